"""The audit: a whole log passes, and nothing can be done to it unnoticed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.keys import LOG, ORIGIN, WITNESSES
from custody.memory import MemoryLog, event, filled, spoil
from custody.oracle import mth
from strikeback.custody import log
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.entry import Event, Kind, parse_plain
from strikeback.custody.faults import Audit, Wrong
from strikeback.custody.fsck import audit
from strikeback.model.errors import LogFormatError

KEYS = [one.key for one in LOG]


def _outside(made: MemoryLog) -> list[Checkpoint]:
    head = made.head_list[-1].head
    return [Checkpoint(origin=ORIGIN, size=head.size, root=head.root)]


def _kinds(found: Audit) -> set[Wrong]:
    return set(found.counts)


@given(st.lists(st.integers(1, 40), max_size=6))
def test_any_batches_give_the_textbook_tree(batches: list[int]) -> None:
    """Root, heads and chains are right however events are gathered into transactions."""
    made = MemoryLog()
    for size in batches:
        made.append([event(len(made.row_list) + number) for number in range(size)], sign=False)
    found = audit(made, KEYS)
    assert found.faults == ()
    assert found.first is None
    assert (found.size, found.root) == (sum(batches), mth([row.leaf for row in made.row_list]))
    assert (found.heads, found.bodies) == (len(batches), sum(batches))


def test_tips_are_the_hashes_of_full_tiles() -> None:
    """What an append gives beside leaves is what the definition says of tiles."""
    made = filled(600, 600)
    leaves = [row.leaf for row in made.row_list]
    assert [(t.level, t.place, t.hash) for t in made.tip_list] == [
        (1, 0, mth(leaves[:256])),
        (1, 1, mth(leaves[256:512])),
    ]


LARGE, SMALL = filled(560, 50), filled(20, 1)


@pytest.mark.no_cover  # hundreds of calls of the same lines
@pytest.mark.parametrize("made", [LARGE, SMALL], ids=["batches", "single"])
def test_every_random_change_is_found(made: MemoryLog) -> None:
    """400 single changes, losses, doublings, swaps and roll-backs; the benchmark does ten thousand."""
    whole = audit(made, KEYS, _outside(made))
    assert (whole.faults, whole.checkpoints) == ((), len(made.head_list))
    random = Random(5)
    for _ in range(200):
        spoiled, what = spoil(made, random)
        assert audit(spoiled, KEYS, _outside(made)).faults, what


def test_the_first_wrong_place_is_named() -> None:
    """A changed leaf is named itself, before the heads that no longer fit."""
    spoiled = LARGE.copy()
    spoiled.row_list[123] = spoiled.row_list[123]._replace(leaf=b"x" + spoiled.row_list[123].leaf[1:])
    found = audit(spoiled, KEYS)
    assert found.first is not None
    assert (found.first.at, found.first.kind) == (123, Wrong.ENTRY_CHANGED)
    assert _kinds(found) >= {
        Wrong.ENTRY_FORM,
        Wrong.HEAD_CHANGED,
        Wrong.CHECKPOINT_CHANGED,
        Wrong.TILE_CHANGED,
    }


def test_a_rewritten_history_needs_the_key() -> None:
    """Everything made anew around a changed leaf: neither old checkpoints nor an outside one fit."""
    forged = filled(20, 1)
    changed = filled(0, 1)
    for number in range(20):
        changed.append([event(number + (number == 3))], sign=False)
    kept = [
        new._replace(checkpoint=old.checkpoint)
        for new, old in zip(changed.head_list, forged.head_list, strict=True)
    ]
    changed.head_list = kept
    found = audit(changed, KEYS)
    assert _kinds(found) == {Wrong.CHECKPOINT_CHANGED}
    assert found.first is not None
    assert found.first.at == 5
    assert _kinds(audit(changed, (), _outside(forged))) == {Wrong.CHECKPOINT_CHANGED}


def test_a_rolled_back_log_is_found_by_who_kept_a_checkpoint() -> None:
    """The shorter log is whole in itself; a later checkpoint from elsewhere betrays it."""
    short = filled(10, 5)
    assert audit(short, KEYS).faults == ()
    assert _kinds(audit(short, KEYS, _outside(LARGE))) == {Wrong.ROLLED_BACK}


def test_entries_lost_behind_a_head() -> None:
    """Heads without their entries are named, and so is an entry without a head."""
    short = SMALL.copy()
    short.row_list = short.row_list[:-2]
    short.kept_list = short.kept_list[:-2]
    assert _kinds(audit(short, KEYS)) == {Wrong.HEAD_MISSING}
    short.head_list = short.head_list[:-3]
    assert _kinds(audit(short, KEYS)) == {Wrong.HEAD_MISSING}


def test_erasure_leaves_a_log_that_verifies() -> None:
    """Body and salt gone with an erasure entry: no fault. Without one, or with the body still there: one."""
    made = MemoryLog()
    made.append([event(number, 3) for number in range(9)])
    reason = Event(kind=Kind.ERASURE, id="d_1", actor="dpo", at="2026-01-02T00:00:00Z", body=b"lawful")
    gone = [one for one in made.kept_list if one.number % 3 != 1]
    made.append([reason])
    still = audit(made, KEYS)
    assert _kinds(still) == {Wrong.BODY_SURPLUS}
    made.kept_list = [*gone, made.kept_list[-1]]
    done = audit(made, KEYS)
    assert (done.faults, done.erased) == ((), 3)
    made.kept_list = [one for one in made.kept_list if one.number != 2]
    assert _kinds(audit(made, KEYS)) == {Wrong.BODY_MISSING}
    made.kept_list[0] = made.kept_list[0]._replace(body=None)
    assert audit(made, KEYS).counts == {Wrong.BODY_MISSING: 2}


def test_a_broken_chain_is_found() -> None:
    """An entry that does not name the one before about its object, in a tree that is otherwise whole."""
    made = MemoryLog()
    made.append([event(0, 1)])
    hidden = made.row_list.pop()
    made.append([event(1, 1)])
    made.row_list.insert(0, hidden)
    assert _kinds(audit(made, KEYS)) == {Wrong.CHAIN}


def test_a_checkpoint_of_another_log_is_found() -> None:
    """The right keys, the right root, another origin in the text."""
    made = filled(4, 4)
    head = made.head_list[0].head
    other = Checkpoint(origin="example.org/other", size=head.size, root=head.root)
    made.head_list[0] = made.head_list[0]._replace(checkpoint=sign_checkpoint(other, LOG[:1], 1))
    assert _kinds(audit(made, KEYS)) == {Wrong.CHECKPOINT_CHANGED}
    made.head_list[0] = made.head_list[0]._replace(checkpoint=b"nonsense")
    assert _kinds(audit(made, KEYS)) == {Wrong.CHECKPOINT_FORM}


def test_checkpoints_among_the_entries_are_compared() -> None:
    """One that was given away has to be signed with all keys and state the root of its size."""
    made = filled(9, 3)
    made.give()
    made.append([event(1)])
    found = audit(made, KEYS)
    assert (found.faults, found.checkpoints) == ((), 7)
    head = made.head_list[-1].head
    for root, signers, kind in (
        (bytes(32), LOG, Wrong.CHECKPOINT_CHANGED),
        (head.root, LOG[:1], Wrong.CHECKPOINT_SIGNATURE),
        (head.root, (*LOG, WITNESSES[0]), Wrong.CHECKPOINT_SIGNATURE),
    ):
        spoiled = made.copy()
        note = sign_checkpoint(Checkpoint(origin=ORIGIN, size=head.size, root=root), signers, 1)
        spoiled.append([Event(kind=Kind.CHECKPOINT, id=ORIGIN, actor="", at="", body=note)])
        assert _kinds(audit(spoiled, KEYS)) == {kind}
        knowing = audit(spoiled, KEYS, witnesses=[WITNESSES[0].key])
        assert bool(knowing.faults) is (len(signers) != 3)


def test_a_damaged_head_is_not_continued() -> None:
    """An append on a head that contradicts itself would bury the damage."""
    head = SMALL.head_list[-1].head
    for peaks in (head.peaks[:-1], head.peaks[:-32], bytes(len(head.peaks))):
        with pytest.raises(LogFormatError):
            log.append(log.Head(size=head.size, root=head.root, peaks=peaks), [], {}, [])


def test_many_faults_are_counted_and_some_named() -> None:
    """A log spoiled everywhere does not fill the memory with its faults."""
    made = filled(300, 300)
    made.row_list = [row._replace(hash=bytes(32)) for row in made.row_list]
    found = audit(made, KEYS)
    assert (found.counts[Wrong.ENTRY_CHANGED], len(found.faults)) == (301, 100)


@pytest.mark.parametrize("batch", [40, 256])
def test_a_whole_tile_is_judged_like_its_entries_one_by_one(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sound or spoiled inside a tile of plain entries: the same faults at the same places, either way."""
    made = filled(600, batch)
    random = Random(batch)
    spoiled = [made, *(spoil(made, random)[0] for _ in range(12))]
    quick = [audit(one, KEYS, _outside(made)) for one in spoiled]
    monkeypatch.setattr("strikeback.custody.fsck._take_tile", lambda *_: False)
    slow = [audit(one, KEYS, _outside(made)) for one in spoiled]
    assert quick == slow
    assert quick[0].faults == ()


def test_a_leaf_of_two_lines_does_not_stand_in_for_another() -> None:
    """Leaves are read many at once; one that holds a newline shifts nothing."""
    good = filled(3, 3).row_list[1].leaf
    assert len(parse_plain([good, good])) == 2
    assert parse_plain([good + b"\n" + good, b"{}"]) == []
    assert parse_plain([good + b"\n", good]) == []
    assert parse_plain([good, good[:-1]]) == []
    assert parse_plain([]) == []

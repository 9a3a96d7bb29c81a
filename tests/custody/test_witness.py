"""The witness: the public conversation, and laws that hold for any conversation."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.keys import LOG, ORIGIN, WITNESSES
from custody.oracle import MemoryHashes, mth
from strikeback.custody import witness
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import open_checkpoint, sign_checkpoint
from strikeback.custody.note import KeyType, Signature, VerifierKey
from strikeback.custody.tiles import Tree
from strikeback.custody.witness import Answer, Seen, add_checkpoint, format_request
from strikeback.model.errors import ProofError

ENTRIES = [b"%d" % number for number in range(60)]
TREE = MemoryHashes(ENTRIES)
LOGS = {ORIGIN: tuple(one.key for one in LOG)}


def _cosign(text: bytes) -> tuple[Signature, ...]:
    return tuple(one.sign(text, 1_700_000_000) for one in WITNESSES[1:])


def _note(size: int, root: bytes | None = None) -> bytes:
    head = Checkpoint(origin=ORIGIN, size=size, root=mth(ENTRIES[:size]) if root is None else root)
    return sign_checkpoint(head, LOG, 1)


def _ask(state: dict[str, Seen], old: int, size: int, root: bytes | None = None) -> tuple[dict, Answer]:
    proof = Tree(TREE, size).consistency(old) if old <= size else ()
    return add_checkpoint(state, LOGS, format_request(old, proof, _note(size, root)), _cosign)


def test_the_public_conversation(shared: Path) -> None:
    """Nine requests in order; an unknown log is answered 404, as the present text has it."""
    talk = json.loads((shared / "vectors/tlog/witness-add-checkpoint.json").read_text())
    key = VerifierKey(
        name=talk["log_origin"], type=KeyType.ED25519, public=bytes.fromhex(talk["log_public_key_hex"])
    )
    state: dict[str, Seen] = {}
    assert len(talk["cases"]) == 9
    for number, case in enumerate(talk["cases"]):
        state, answer = add_checkpoint(state, {talk["log_origin"]: (key,)}, case["request"].encode(), _cosign)
        expected = 404 if case.get("body_contains") == "unknown log" else case["status"]
        assert answer.status == expected, number
        if "body_equals" in case:
            assert answer.body == case["body_equals"]
        elif answer.status == 200:
            assert answer.body.startswith("— example.org/w")
        else:
            assert case["body_contains"] in answer.body


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_what_is_cosigned_never_goes_back(talk: list[tuple[int, int]]) -> None:
    """Whatever is asked in whatever order, sizes only grow and only the right old size is served."""
    state: dict[str, Seen] = {}
    for old, size in talk:
        latest = state[ORIGIN].size if ORIGIN in state else 0
        state, answer = _ask(state, old, size)
        assert (answer.status == 200) is (old == latest <= size)
        if answer.status == 200:
            assert state[ORIGIN] == Seen(size=size, root=mth(ENTRIES[:size]))
        else:
            assert (state[ORIGIN].size if ORIGIN in state else 0) == latest


def test_a_second_history_is_refused_and_kept_as_evidence() -> None:
    """Two heads of one size, both signed: the second is no secret any more."""
    state, answer = _ask({}, 0, 9)
    assert answer.status == 200
    after, answer = _ask(state, 9, 9, bytes(32))
    assert (after, answer.status, answer.body) == (state, 409, "9\n")
    assert answer.evidence
    after, answer = _ask(state, 9, 12, bytes(32))
    assert (after, answer.status) == (state, 422)
    assert answer.evidence


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(b"", 400, id="empty"),
        pytest.param(format_request(3, (), _note(2)), 400, id="shrinks"),
        pytest.param(b"old 01\n\n" + _note(1), 400, id="second-spelling"),
        pytest.param(format_request(0, (bytes(32),) * 64, _note(1)), 400, id="too-many-lines"),
        pytest.param(format_request(0, (bytes(32),), _note(1)), 422, id="proof-from-nothing"),
        pytest.param(b"old 0\n\nno note", 400, id="no-note"),
    ],
)
def test_other_requests(data: bytes, status: int) -> None:
    """Statuses of the specification."""
    assert add_checkpoint({}, LOGS, data, _cosign)[1].status == status


def test_cosignatures_are_collected() -> None:
    """A log adds the lines of witnesses it knows; a wrong line is refused."""
    _, answer = _ask({}, 0, 5)
    keys = tuple(one.key for one in WITNESSES[1:])
    whole = witness.collect(_note(5), (answer.body,), keys)
    assert open_checkpoint(whole, (*LOGS[ORIGIN], *keys), every=True)[0].size == 5
    with pytest.raises(ProofError):
        witness.collect(_note(4), (answer.body,), keys)

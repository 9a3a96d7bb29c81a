"""Hashing and proofs: public vectors, and laws against the textbook definition."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.oracle import mth
from strikeback.custody import merkle
from strikeback.model.errors import ProofError, UsageError


def _decode(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def _cases(shared: Path, name: str, count: int) -> list[tuple[str, dict]]:
    found = list(json.loads((shared / "vectors/merkle" / f"{name}.json").read_text()).items())
    assert len(found) == count
    return found


def _holds(check, *arguments, **keywords) -> bool:
    try:
        check(*arguments, **keywords)
    except ProofError:
        return False
    return True


def test_inclusion_vectors(shared: Path) -> None:
    """All 98 public inclusion cases are judged as their authors judge them."""
    for name, case in _cases(shared, "inclusion", 98):
        proof = [_decode(one) for one in case["proof"] or ()]
        answer = _holds(
            merkle.verify_inclusion,
            case["leafIdx"],
            case["treeSize"],
            _decode(case["leafHash"]),
            _decode(case["root"]),
            proof,
        )
        assert answer is not case["wantErr"], name


def test_consistency_vectors(shared: Path) -> None:
    """All 98 public consistency cases are judged as their authors judge them."""
    for name, case in _cases(shared, "consistency", 98):
        proof = [_decode(one) for one in case["proof"] or ()]
        answer = _holds(
            merkle.verify_consistency,
            case["size1"],
            case["size2"],
            _decode(case["root1"]),
            _decode(case["root2"]),
            proof,
        )
        assert answer is not case["wantErr"], name


def test_subtree_inclusion_vectors(shared: Path) -> None:
    """All 204 public cases of inclusion in a subtree."""
    for name, case in _cases(shared, "subtreeinclusion", 204):
        proof = [_decode(one) for one in case["proof"] or ()]
        answer = _holds(
            merkle.verify_inclusion,
            case["leafIdx"],
            case["end"],
            _decode(case["leafHash"]),
            _decode(case["root"]),
            proof,
            start=case["start"],
        )
        assert answer is not case["wantErr"], name


def test_subtree_consistency_vectors(shared: Path) -> None:
    """All 118 public cases of a subtree's consistency with a tree."""
    for name, case in _cases(shared, "subtreeconsistency", 118):
        proof = [_decode(one) for one in case["proof"] or ()]
        answer = _holds(
            merkle.verify_subtree,
            case["start"],
            case["end"],
            case["size"],
            _decode(case["root1"]),
            _decode(case["root2"]),
            proof,
        )
        assert answer is not case["wantErr"], name


def _entries_of(size: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(size)]


def _range_hash_of(entries: list[bytes]) -> merkle.RangeHash:
    return lambda start, end: mth(entries[start:end])


@given(st.integers(0, 130))
def test_a_stream_has_the_textbook_root(size: int) -> None:
    """Adding leaf by leaf gives the recursive definition's root."""
    entries = _entries_of(size)
    assert merkle.root_of(map(merkle.leaf_hash, entries)) == mth(entries)


@given(st.data())
def test_inclusion_proofs_hold_and_nothing_else_does(data: st.DataObject) -> None:
    """A proof made holds for its leaf at its place, and for no other root, leaf or place."""
    size = data.draw(st.integers(1, 90))
    index = data.draw(st.integers(0, size - 1))
    entries = _entries_of(size)
    root, leaf = mth(entries), merkle.leaf_hash(entries[index])
    proof = merkle.inclusion_proof(index, 0, size, _range_hash_of(entries))
    merkle.verify_inclusion(index, size, leaf, root, proof)
    other = data.draw(st.integers(0, size - 1).filter(lambda i: i != index)) if size > 1 else index + 1
    assert not _holds(merkle.verify_inclusion, other, size, leaf, root, proof)
    assert not _holds(merkle.verify_inclusion, index, size, leaf, leaf[::-1], proof)
    assert not _holds(merkle.verify_inclusion, index, size, leaf, root, (*proof, root))
    if proof:
        assert not _holds(merkle.verify_inclusion, index, size, leaf, root, proof[:-1])


@given(st.data())
def test_subtree_proofs_hold_and_nothing_else_does(data: st.DataObject) -> None:
    """A subtree, the old tree being one, is proved to be part of the tree; a changed one is not."""
    size = data.draw(st.integers(1, 90))
    height = data.draw(st.integers(0, 7))
    start = (data.draw(st.integers(0, size - 1)) >> height) << height
    end = min(size, start + data.draw(st.integers(1, 1 << height)))
    entries = _entries_of(size)
    root, part = mth(entries), mth(entries[start:end])
    proof = merkle.consistency_proof(start, end, size, _range_hash_of(entries))
    merkle.verify_subtree(start, end, size, part, root, proof)
    bad = bytes([part[0] ^ 1]) + part[1:]
    assert not _holds(merkle.verify_subtree, start, end, size, bad, root, proof)
    if proof:
        spoiled = [*proof]
        at = data.draw(st.integers(0, len(proof) - 1))
        spoiled[at] = spoiled[at][:-1] + bytes([spoiled[at][-1] ^ 1])
        assert not _holds(merkle.verify_subtree, start, end, size, part, root, spoiled)
        assert not _holds(merkle.verify_subtree, start, end, size, part, root, proof[:-1])
    if start == 0:
        merkle.verify_consistency(end, size, part, root, proof)


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        pytest.param(0, 5, True, id="any-beginning"),
        pytest.param(4, 7, True, id="ragged"),
        pytest.param(4, 9, False, id="too-wide-for-its-start"),
        pytest.param(3, 5, False, id="odd-start"),
        pytest.param(3, 3, False, id="empty"),
    ],
)
def test_what_is_a_subtree(start: int, end: int, *, fits: bool) -> None:
    """The draft's rule: the start is a multiple of the power of two that holds the range."""
    assert merkle.is_subtree(start, end) is fits


def test_impossible_requests_are_refused() -> None:
    """Proofs of leaves and trees that do not exist are not made."""
    ranges = _range_hash_of(_entries_of(4))
    with pytest.raises(UsageError):
        merkle.inclusion_proof(4, 0, 4, ranges)
    with pytest.raises(UsageError):
        merkle.consistency_proof(0, 5, 4, ranges)
    with pytest.raises(UsageError):
        merkle.Frontier(3, [b""])


def test_frontier_tells_what_it_completes() -> None:
    """Nodes come out once, when their last leaf goes in."""
    entries = _entries_of(8)
    frontier = merkle.Frontier()
    nodes = [node for one in entries for node in frontier.add(merkle.leaf_hash(one))]
    assert {(n.height, n.place): n.hash for n in nodes} == {
        (h, i): mth(entries[i << h : (i + 1) << h]) for h in (1, 2, 3) for i in range(8 >> h)
    }

"""Receipts: public forms, and what they prove."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.keys import LOG, ORIGIN
from custody.oracle import MemoryHashes, mth
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.policy import Policy
from strikeback.custody.proof import Enclosed, Receipt
from strikeback.custody.tiles import Tree
from strikeback.model.errors import LogError, LogFormatError, ProofError

POLICY = Policy(logs=tuple(one.key for one in LOG), witnesses={})


def test_proof_vectors(shared: Path) -> None:
    """Three good, seven bad and one over-long text are read or refused."""
    vectors = json.loads((shared / "vectors/tlog/tlog-proof.json").read_text())
    assert (len(vectors["parse_ok"]), len(vectors["parse_error"])) == (3, 7)
    for case in vectors["parse_ok"]:
        receipt = Receipt.parse(case["text"].encode())
        assert (receipt.index, len(receipt.proof)) == (case["index"], case["hashes"])
        assert (receipt.extra or b"").decode() == (case["extra"] or "")
        assert receipt.text == case["text"].encode()
    for case in vectors["parse_error"]:
        with pytest.raises(LogFormatError):
            Receipt.parse(case["text"].encode())
    long = b"c2sp.org/tlog-proof@v1\nextra " + b"A" * vectors["parse_error_long_line_bytes"]
    with pytest.raises(LogFormatError):
        Receipt.parse(long + b"\nindex 0\n\ncheckpoint\n")


@given(st.data())
def test_receipts_prove_their_entry_and_nothing_else(data: st.DataObject) -> None:
    """A receipt read back holds for its entry; another entry or a changed byte does not."""
    size = data.draw(st.integers(1, 40))
    index = data.draw(st.integers(0, size - 1))
    entries = [b"entry %d" % number for number in range(size)]
    head = Checkpoint(origin=ORIGIN, size=size, root=mth(entries))
    text = Receipt(
        index=index,
        proof=Tree(MemoryHashes(entries), size).inclusion(index),
        checkpoint=sign_checkpoint(head, LOG[:1], 1),
    ).text
    receipt = Receipt.parse(text)
    assert receipt.verify(entries[index], POLICY) == head
    with pytest.raises(ProofError):
        receipt.verify(b"another entry", POLICY)
    at = data.draw(st.integers(0, len(text) - 1))
    spoiled = text[:at] + bytes([text[at] ^ data.draw(st.integers(1, 255))]) + text[at + 1 :]
    with pytest.raises(LogError):
        Receipt.parse(spoiled).verify(entries[index], POLICY)


def test_what_a_receipt_carries() -> None:
    """Entry and salt travel in the extra line; something else there is refused."""
    receipt = Receipt(index=0, proof=(), checkpoint=b"x", extra=b'{"entry":"e","salt":"00"}')
    assert Receipt.parse(receipt.text).enclosed() == Enclosed(entry="e", salt="00")
    for extra in (None, b"nonsense"):
        with pytest.raises(LogFormatError):
            Receipt(index=0, proof=(), checkpoint=b"x", extra=extra).enclosed()

"""Signed notes: public vectors and forms that are refused."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from strikeback.custody.note import KeyType, Signature, VerifierKey, join_note, open_note, parse_note
from strikeback.model.errors import LogError, LogFormatError, ProofError


def test_note_vectors(shared: Path) -> None:
    """All 13 public notes are opened or refused as their authors say."""
    vectors = json.loads((shared / "vectors/signed-note/notes.json").read_text())
    assert len(vectors["notes"]) == 13
    for case in vectors["notes"]:
        keys = [VerifierKey.parse(one) for one in case["vkeys"]]
        if case["ok"]:
            opened = open_note(case["note"].encode(), keys)
            assert [key.name for key, _ in opened.verified] == case["verified"], case["name"]
            assert len(opened.unknown) == case["unverified_count"], case["name"]
        else:
            expected = LogFormatError if case["error"] == "malformed" else ProofError
            with pytest.raises(expected):
                open_note(case["note"].encode(), keys)
    with pytest.raises(LogFormatError):
        parse_note(base64.b64decode(vectors["not_utf8_note_base64"]))


def test_key_vectors(shared: Path) -> None:
    """All public verifier keys are read or refused, and printed as they were."""
    vectors = json.loads((shared / "vectors/signed-note/notes.json").read_text())
    for case in vectors["vkeys"]:
        if case["ok"]:
            assert VerifierKey.parse(case["vkey"]).vkey == case["vkey"]
        else:
            with pytest.raises(LogFormatError):
                VerifierKey.parse(case["vkey"])


def test_ed25519_vectors(shared: Path) -> None:
    """All 151 cases of project Wycheproof are judged as valid or invalid."""
    vectors = json.loads((shared / "vectors/ed25519/wycheproof-ed25519_test.json").read_text())
    judged = 0
    for group in vectors["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        key = VerifierKey(name="k", type=KeyType.ED25519, public=public)
        for case in group["tests"]:
            answer = key.accepts(bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert answer is (case["result"] == "valid"), case["tcId"]
            judged += 1
    assert judged == 151


def _signed(text: bytes) -> tuple[VerifierKey, Signature]:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    key = VerifierKey(name="a.example", type=KeyType.ED25519, public=private.public_key().public_bytes_raw())
    return key, Signature.of(key, private.sign(text))


def test_every_changed_byte_is_noticed() -> None:
    """No other byte anywhere in a note is accepted, the unused bits at the end of Base 64 included."""
    text = b"one line\nand another\n"
    key, signature = _signed(text)
    note = join_note(text, [signature])
    assert open_note(note, [key]).text == text
    for at in range(len(note)):
        for flip in (1, 2, 4, 0x20, 0x80):
            spoiled = note[:at] + bytes([note[at] ^ flip]) + note[at + 1 :]
            with pytest.raises(LogError):
                open_note(spoiled, [key])


def test_a_known_key_must_hold_even_beside_a_good_line() -> None:
    """One bad line of a known key spoils the note, wherever it stands."""
    key, good = _signed(b"text\n")
    bad = Signature.of(key, bytes(64))
    for lines in ([good, bad], [bad, good]):
        with pytest.raises(ProofError):
            open_note(join_note(b"text\n", lines), [key])


def test_a_note_has_a_largest_size() -> None:
    """A megabyte is enough for a hundred signatures."""
    with pytest.raises(LogFormatError):
        parse_note(bytes(1_000_001))

"""Entries: canonical JSON and salted digests."""

import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from strikeback.custody import entry
from strikeback.custody.entry import Entry
from strikeback.model.errors import LogFormatError, UsageError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
DIGEST = "ab" * 32


def test_canonical_json_vectors(shared: Path) -> None:
    """All six public pairs of RFC 8785."""
    folder = shared / "vectors/jcs"
    names = sorted(path.name for path in (folder / "input").iterdir())
    assert len(names) == 6
    for name in names:
        value = json.loads((folder / "input" / name).read_text())
        assert entry.canonical(value) == (folder / "output" / name).read_bytes().rstrip(b"\n"), name


@given(TEXT.filter(bool), TEXT, TEXT)
def test_a_leaf_is_canonical_json(identity: str, actor: str, at: str) -> None:
    """The quick writer equals RFC 8785 for any text, and reading gives the entry back."""
    made = Entry(kind="read", id=identity, actor=actor, at=at, body_digest=DIGEST)
    assert made.leaf == rfc8785.dumps(json.loads(made.leaf))
    assert Entry.parse(made.leaf) == made
    assert set(json.loads(made.leaf)) == {
        "v", "kind", "id", "actor", "at", "prev_for_object", "body_digest",
    }  # fmt: skip


GOOD = Entry(kind="read", id="r_1", actor="a/b", at="2026-01-01T00:00:00Z", body_digest=DIGEST).leaf


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param(GOOD + b" ", id="space-behind"),
        pytest.param(GOOD.replace(b":1}", b":2}"), id="version"),
        pytest.param(GOOD.replace(b'"v"', b'"w"'), id="no-version-field"),
        pytest.param(GOOD.replace(b'"read"', b'"Read"'), id="kind"),
        pytest.param(GOOD.replace(b"ab", b"AB"), id="digest"),
        pytest.param(GOOD.replace(b'"r_1"', b'""'), id="no-object"),
        pytest.param(GOOD.replace(b'object":""', b'object":"x"'), id="chain"),
        pytest.param(GOOD.replace(b"{", b'{"more":1,'), id="further-field"),
        pytest.param(GOOD.replace(b"r_1", b"r\\u005f1"), id="second-spelling"),
        pytest.param(GOOD.replace(b"r_1", b"\xff"), id="not-utf8"),
        pytest.param(b"[]", id="no-object"),
    ],
)
def test_other_leaves_are_refused(leaf: bytes) -> None:
    """One spelling, all fields, known version."""
    with pytest.raises(LogFormatError):
        Entry.parse(leaf)


def test_bodies_are_salted() -> None:
    """The digest is SHA-256 over salt and body; a salt of another length is refused."""
    assert entry.body_digest(bytes(32), b"body") == sha256(bytes(32) + b"body").hexdigest()
    assert entry.body_digest(b"\x01" * 32, b"body") != entry.body_digest(bytes(32), b"body")
    with pytest.raises(UsageError):
        entry.body_digest(bytes(31), b"body")


def test_entries_that_cannot_be_written() -> None:
    """Too long for a bundle, or half a character."""
    with pytest.raises(UsageError):
        _ = Entry(kind="read", id="x" * 66_000, actor="", at="", body_digest=DIGEST).leaf
    with pytest.raises(UsageError):
        _ = Entry(kind="read", id="\ud800", actor="", at="", body_digest=DIGEST).leaf
    with pytest.raises(UsageError):
        entry.canonical(float("nan"))


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=2), st.integers(0, 2))
def test_reading_quickly_is_reading(at: int, put: bytes, lost: int) -> None:
    """With bytes put in or lost anywhere the quick way takes what the decoder takes, and refuses the rest."""
    leaf = GOOD[:at] + put + GOOD[at + lost :]
    quick = entry._PLAIN.fullmatch(leaf.decode("ascii")) if leaf.isascii() else None
    try:
        slow = entry._DECODER.decode(leaf)
        fits = slow.leaf == leaf and slow.v == 1 and slow.id != ""
    except (msgspec.DecodeError, UnicodeDecodeError):
        fits = False
    if quick:
        assert fits
        assert Entry.parse(leaf) == slow

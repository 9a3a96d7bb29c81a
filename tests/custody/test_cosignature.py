"""Checkpoints and what is signed under them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.keys import HEAD, LOG, ORIGIN, WITNESSES
from strikeback.custody import cosignature
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import Signer, check_signature, open_checkpoint, sign_checkpoint
from strikeback.custody.note import KeyType, VerifierKey, parse_note
from strikeback.model.errors import LogError, LogFormatError, ProofError, UsageError

TIME = 1_679_315_147


def test_checkpoints_of_a_public_log(shared: Path) -> None:
    """All 16 checkpoints of a foreign log open under its key."""
    folder = shared / "vectors/tlog/tessera-testdata"
    key = VerifierKey.parse((folder / "log.vkey").read_text().strip())
    for size in range(16):
        data = (folder / f"log/checkpoint.{size}").read_bytes()
        head, _ = open_checkpoint(data, [key], every=True)
        assert (head.origin, head.size) == ("example.com/log/testdata", size)
    assert (folder / "log/checkpoint").read_bytes() == data


def test_the_specifications_example_message() -> None:
    """What an Ed25519 cosigner signs, letter by letter as tlog-cosignature prints it."""
    text = b"example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert cosignature.cosigned_text(text, TIME) == b"cosignature/v1\ntime 1679315147\n" + text


def test_the_message_of_a_subtree() -> None:
    """The structure of tlog-cosignature, byte by byte: label, name, time, origin, range, hash."""
    message = cosignature.cosigned_subtree("ab", 5, "log", bytes(range(32)), 9)
    assert message.hex() == (
        "737562747265652f76310a00" + "026162" + "0000000000000005" + "036c6f67"
        + "0000000000000000" + "0000000000000009" + bytes(range(32)).hex()
    )  # fmt: skip
    with pytest.raises(UsageError):
        cosignature.cosigned_subtree("ab", 5, "log", bytes(32), 9, start=8)
    with pytest.raises(UsageError):
        cosignature.cosigned_subtree("", 5, "log", bytes(32), 9)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    st.integers(0, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.just("extension"), max_size=2),
)
def test_checkpoints_read_as_written(origin: str, size: int, root: bytes, more: list[str]) -> None:
    """Writing and reading give the same checkpoint."""
    head = Checkpoint(origin=origin, size=size, root=root, extensions=tuple(more))
    assert Checkpoint.parse(head.text) == head


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"log\n1\n", id="too-short"),
        pytest.param(HEAD.text[:-1], id="no-last-newline"),
        pytest.param(b"\n" + HEAD.text, id="no-origin"),
        pytest.param(HEAD.text.replace(b"\n7\n", b"\n07\n"), id="leading-zero"),
        pytest.param(HEAD.text.replace(b"\n7\n", b"\n-7\n"), id="negative"),
        pytest.param(HEAD.text.replace(b"\n7\n", b"\n9223372036854775808\n"), id="too-large"),
        pytest.param(b"log\n1\nAAAA\n", id="short-root"),
        pytest.param(b"\xff" + HEAD.text, id="not-utf8"),
    ],
)
def test_what_is_no_checkpoint(text: bytes) -> None:
    """Second spellings and missing parts are refused."""
    with pytest.raises(LogFormatError):
        Checkpoint.parse(text)


@pytest.mark.parametrize("signer", [*LOG, *WITNESSES], ids=lambda one: f"{one.name}-{one.type.name}")
def test_signatures_of_every_type(signer: Signer) -> None:
    """A line holds for its text and no other, under its key and no other, and keeps its time."""
    line = signer.sign(HEAD.text, TIME)
    assert check_signature(signer.key, HEAD.text, line.blob)
    assert cosignature.time_of(signer.key, line.blob) == (0 if signer.type == KeyType.ED25519 else TIME)
    other = Checkpoint(origin=ORIGIN, size=8, root=HEAD.root).text
    assert not check_signature(signer.key, other, line.blob)
    assert not check_signature(signer.key, HEAD.text, line.blob[:-1])
    assert not check_signature(signer.key, b"no checkpoint", line.blob)
    assert Signer.parse(signer.text) == signer
    assert VerifierKey.parse(signer.key.vkey) == signer.key
    assert signer.seed.hex() not in repr(signer)


def test_a_name_that_is_too_long_signs_nothing() -> None:
    """The message holds one byte for the length of a name; a longer one fits no signature."""
    key = VerifierKey(name="n" * 256, type=KeyType.ML_DSA_44, public=LOG[1].key.public)
    assert not check_signature(key, HEAD.text, bytes(8 + 2420))


@pytest.mark.parametrize("line", ["", "PRIVATE+KEY+a+00000000+AQ==", LOG[0].text.replace("example", "other")])
def test_damaged_private_keys_are_refused(line: str) -> None:
    """Another name, a short key or no key at all."""
    with pytest.raises(LogFormatError):
        Signer.parse(line)


def test_all_signatures_can_be_demanded() -> None:
    """A checkpoint with one line lost, one added or one changed is refused when all are expected."""
    whole = sign_checkpoint(HEAD, LOG, TIME)
    keys = [one.key for one in LOG]
    assert open_checkpoint(whole, keys, every=True)[0] == HEAD
    lines = parse_note(whole).signatures
    without = whole.replace(lines[1].line.encode(), b"")
    assert open_checkpoint(without, keys)[0] == HEAD
    more = whole + WITNESSES[0].sign(HEAD.text, TIME).line.encode()
    for spoiled in (without, more):
        with pytest.raises(ProofError):
            open_checkpoint(spoiled, keys, every=True)
    for at in range(0, len(whole), 17):
        with pytest.raises(LogError):
            open_checkpoint(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], keys, every=True)

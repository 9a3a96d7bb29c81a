"""A witness (C2SP tlog-witness 1.0.0): remembers each log's largest consistent tree and cosigns no other.

``add_checkpoint`` is pure. Whoever calls it reads the state, stores the new one and only then answers, in
one transaction; otherwise two requests at once could roll the log back.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from strikeback.custody import merkle
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import check_signature, open_checkpoint
from strikeback.custody.note import Signature, VerifierKey, open_note, parse_note
from strikeback.custody.texts import base64_text, parse_base64, parse_number
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, ProofError

MAX_PROOF_LINES: Final = 63

SIZE_TYPE: Final = "text/x.tlog.size"
"""Content type of an answer that tells the size last cosigned."""

Cosign = Callable[[bytes], tuple[Signature, ...]]
"""Gives the witness's cosignatures of a checkpoint's text, at a time of the caller's clock."""


class Seen(Frozen, frozen=True, kw_only=True):
    """The largest tree of a log that was cosigned."""

    shown: ClassVar = ("size",)

    size: int
    root: bytes


class Answer(Frozen, frozen=True, kw_only=True):
    """What the witness answers, as HTTP has it."""

    shown: ClassVar = ("status",)

    status: int
    body: str
    content_type: str = "text/plain; charset=utf-8"
    evidence: bytes = b""
    """The request, when a log signed what contradicts an earlier head: worth keeping."""


class Request(Frozen, frozen=True, kw_only=True):
    """A request taken apart, nothing of it verified."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: bytes


def format_request(old: int, proof: tuple[bytes, ...], checkpoint: bytes) -> bytes:
    """Return the body of an add-checkpoint request."""
    lines = (f"old {old}", *map(base64_text, proof), "")
    return "".join(line + "\n" for line in lines).encode() + checkpoint


def parse_request(data: bytes) -> Request:
    """Return what an add-checkpoint request says.

    Raises:
        LogFormatError: It does not have its form.
    """
    head, blank, checkpoint = data.partition(b"\n\n")
    old, *lines = head.split(b"\n")
    if not blank or not old.startswith(b"old ") or len(lines) > MAX_PROOF_LINES:
        raise LogFormatError("not an add-checkpoint request")
    proof = tuple(map(parse_base64, lines))
    return Request(old=parse_number(old.removeprefix(b"old ")), proof=proof, checkpoint=checkpoint)


def add_checkpoint(
    state: Mapping[str, Seen],
    logs: Mapping[str, tuple[VerifierKey, ...]],
    data: bytes,
    cosign: Cosign,
) -> tuple[dict[str, Seen], Answer]:
    """Return the new state and the answer to a request.

    Args:
        state: What was cosigned last, by origin.
        logs: Trusted keys, by origin.
        data: The request's body.
        cosign: Signs with the witness's keys.
    """
    try:
        request = parse_request(data)
        told = Checkpoint.parse(parse_note(request.checkpoint).text)
    except LogFormatError:
        return dict(state), Answer(status=400, body="malformed request\n")
    if told.origin not in logs:
        return dict(state), Answer(status=404, body="unknown log\n")
    try:
        opened = open_note(request.checkpoint, logs[told.origin], check_signature)
    except ProofError:
        return dict(state), Answer(status=403, body="invalid signature\n")
    refusal = _refuse(state.get(told.origin), request, told, data)
    if refusal is not None:
        return dict(state), refusal
    lines = "".join(one.line for one in cosign(opened.text))
    return {**state, told.origin: Seen(size=told.size, root=told.root)}, Answer(status=200, body=lines)


def _refuse(seen: Seen | None, request: Request, told: Checkpoint, data: bytes) -> Answer | None:
    """Say why a log's own checkpoint is not cosigned, in the order of the specification; None: it is."""
    if request.old > told.size:
        return Answer(status=400, body="the old size is larger than the checkpoint\n")
    latest = Seen(size=0, root=merkle.EMPTY_ROOT) if seen is None else seen
    if request.old != latest.size:
        return Answer(status=409, body=f"{latest.size}\n", content_type=SIZE_TYPE)
    if told.size == latest.size and told.root != latest.root:
        return Answer(status=409, body=f"{latest.size}\n", content_type=SIZE_TYPE, evidence=data)
    try:
        _check_growth(latest, told, request.proof)
    except ProofError:
        return Answer(status=422, body="the consistency proof does not hold\n", evidence=data)
    return None


def _check_growth(latest: Seen, told: Checkpoint, proof: tuple[bytes, ...]) -> None:
    """Check that the log only grew.

    Raises:
        ProofError: It did not, or this does not prove it.
    """
    if latest.size:
        merkle.verify_consistency(latest.size, told.size, latest.root, told.root, proof)
    elif proof:
        raise ProofError("a proof from an empty tree")


def collect(checkpoint: bytes, answers: tuple[str, ...], witnesses: tuple[VerifierKey, ...]) -> bytes:
    """Return a checkpoint with the cosignatures of known witnesses added; other lines are dropped.

    Args:
        checkpoint: The log's own signed checkpoint.
        answers: Bodies of the witnesses' answers with status 200.
        witnesses: Keys that are trusted.

    Raises:
        LogFormatError: An answer is not made of signature lines.
        ProofError: A trusted witness's line does not hold, or there is none.
    """
    _, opened = open_checkpoint(checkpoint + "".join(answers).encode(), witnesses)
    own = checkpoint.decode()
    added = (one.line for _, one in opened.verified if one.line not in own)
    return checkpoint + "".join(added).encode()

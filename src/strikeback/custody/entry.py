"""Entries: what the log says about one event, as canonical JSON (RFC 8785), and the digest of its body.

An entry says who did what to which object and when it was recorded; what exactly stands in the body, which
is kept elsewhere and can be erased. Ids name objects, never what they contain.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, Final

import msgspec
import rfc8785

from strikeback.custody.tiles import MAX_ENTRY
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, UsageError

VERSION: Final = 1
SALT_BYTES: Final = 32

_KIND: Final = re.compile(r"[a-z][a-z_]{0,39}")
_HEX: Final = re.compile(r"[0-9a-f]{64}")


class Kind(StrEnum):
    """What happened. Other kinds in a log are of another release; they are kept and verified."""

    AGENCY = "agency"
    CONTRIBUTION = "contribution"
    WITHDRAWAL = "withdrawal"
    DECISION = "decision"
    UNDO = "undo"
    ACKNOWLEDGEMENT = "acknowledgement"
    CLAIM = "claim"
    CLAIM_RELEASE = "claim_release"
    RECORD_WITHDRAWAL = "record_withdrawal"
    CORRECTION = "correction"
    HOLD = "hold"
    HOLD_RELEASE = "hold_release"
    PEER = "peer"
    """Another hub was named, or named anew."""
    PACKAGE_SENT = "package_sent"
    PACKAGE_CAME = "package_came"
    BLIND_QUESTION = "blind_question"
    """One hub asked another one which selectors both hold; how many, for whom and what for, never which."""
    BLIND_ANSWER = "blind_answer"
    NOTICE = "notice"
    """Somebody is told that what they were given is withdrawn, corrected or erased."""
    CERTIFICATE = "certificate"
    """They confirm that they acted on it."""
    RETENTION_RUN = "retention_run"
    RENEWAL = "renewal"
    CONCERN = "concern"
    """Somebody asks what is kept about them, or wants it corrected or erased."""
    CONCERN_ANSWER = "concern_answer"
    USER = "user"
    """A user was added, changed, disabled or enrolled."""
    MANAGING_REFUSED = "managing_refused"
    """Somebody tried to manage people or keys and was refused."""
    OPERATOR_ACT = "operator_act"
    """Whoever runs the program on a hub's database used a command that shows or changes content, and why."""
    SIGN_IN = "sign_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGN_OUT = "sign_out"
    STEP_UP = "step_up"
    """Somebody signed in proved the second factor again."""
    MACHINE_KEY = "machine_key"
    """A key of a service account was given or taken back."""
    TERMS_CHANGE = "terms_change"
    GRANT = "grant"
    """One agency is told more of a record than its terms tell."""
    GRANT_END = "grant_end"
    OPENING_ASK = "opening_ask"
    """Somebody asks for what is withheld to be opened in an emergency."""
    OPENING = "opening"
    """A second person opened it."""
    OPENING_ALARM = "opening_alarm"
    """The originator is told that somebody opened something of theirs."""
    OPENING_READ = "opening_read"
    AUDIT = "audit"
    """Records were drawn that people are to resolve, so that a count may carry a level."""
    AUDIT_ANSWER = "audit_answer"
    LIVE_COLLECTION = "live_collection"
    """A collection was made whose records are matched as they arrive."""
    LIVE_DECISION = "live_decision"
    LIVE_UNDO = "live_undo"
    DISCLOSURE = "disclosure"
    READ = "read"
    REQUEST = "request"
    ANSWER = "answer"
    REQUEST_WITHDRAWAL = "request_withdrawal"
    REQUEST_END = "request_end"
    """The owner took back what it had granted."""
    ANSWER_RULE = "answer_rule"
    ANSWER_RULE_END = "answer_rule_end"
    LOG_KEY = "log_key"
    """From here on every head is signed with the keys in the body."""
    CHECKPOINT = "checkpoint"
    """The body is a checkpoint of an earlier size that was given to others, cosigned or not."""
    WITNESSES = "witnesses"
    """The body is the policy (C2SP tlog-policy) by which others witness this log from here on."""
    TIME_STAMP = "time_stamp"
    """The body is what a time-stamping authority (RFC 3161) answered about a checkpoint."""
    ERASURE_ASK = "erasure_ask"
    """Somebody asks for an erasure."""
    ERASURE_ASK_END = "erasure_ask_end"
    """A second person agreed, or the ask was taken back."""
    ERASURE_REASON = "erasure_reason"
    """Why something was erased; the words stand apart and can be erased in their turn."""
    ERASURE = "erasure"
    """Body and salt of every earlier entry about the object were destroyed."""


class Event(Frozen, frozen=True, kw_only=True):
    """Something to be logged."""

    shown: ClassVar = ("kind", "id", "at")

    kind: str
    id: str
    """The object's id."""
    actor: str
    """``agency/user`` or agency."""
    at: str
    """RFC 3339 UTC: when it was recorded."""
    body: bytes
    ref: str = ""
    """Key of the row that keeps the body, when the log is not to keep it itself."""


class Entry(Frozen, frozen=True, kw_only=True):
    """The content of a leaf."""

    shown: ClassVar = ("kind", "id", "at")

    kind: str
    id: str
    actor: str
    at: str
    body_digest: str
    """Hex of SHA-256(salt || body)."""
    prev_for_object: str = ""
    """Hex of the leaf hash of the entry before about the same object; "" for the first."""
    v: int = VERSION

    @property
    def leaf(self) -> bytes:
        """The entry's bytes in the log.

        Raises:
            UsageError: It is too long, or its texts are no Unicode.
        """
        return leaf_of(
            self.kind, self.id, self.actor, self.at, self.prev_for_object, self.body_digest, self.v
        )

    @staticmethod
    def parse(leaf: bytes) -> "Entry":
        """Return the entry behind a leaf's bytes.

        Raises:
            LogFormatError: They are not an entry of version 1 in its one spelling.
        """
        short = leaf.isascii() and len(leaf) <= MAX_ENTRY
        if plain := _PLAIN.fullmatch(leaf.decode("ascii")) if short else None:
            actor, at, digest, identity, kind, before = plain.groups()
            return Entry(
                kind=kind, id=identity, actor=actor, at=at, body_digest=digest, prev_for_object=before
            )
        try:
            entry = _DECODER.decode(leaf)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise LogFormatError("a leaf that is no entry") from None
        formed = _KIND.fullmatch(entry.kind) and _HEX.fullmatch(entry.body_digest) and entry.id
        chained = not entry.prev_for_object or _HEX.fullmatch(entry.prev_for_object)
        if entry.v != VERSION or not formed or not chained or entry.leaf != leaf:
            raise LogFormatError("a leaf that is no entry in its one spelling")
        return entry


# Nearly all entries: ASCII without anything that JSON escapes. What fits has its one spelling.
_TEXT: Final = r'"([\x20\x21\x23-\x5b\x5d-\x7e]*)"'
_PLAIN: Final = re.compile(
    rf'{{"actor":{_TEXT},"at":{_TEXT},"body_digest":"([0-9a-f]{{64}})","id":{_TEXT.replace("]*", "]+")},'
    r'"kind":"([a-z][a-z_]{0,39})","prev_for_object":"([0-9a-f]{64}|)","v":1}'
)
# The same of many at once, one a line, for what an audit compares: digest, id, kind, the entry before.
_UNREAD: Final = _TEXT.replace("(", "(?:")
_PLAIN_LINES: Final = re.compile(
    rf'^{{"actor":{_UNREAD},"at":{_UNREAD},"body_digest":"([0-9a-f]{{64}})","id":{_TEXT.replace("]*", "]+")},'
    r'"kind":"([a-z][a-z_]{0,39})","prev_for_object":"([0-9a-f]{64}|)","v":1}$',
    re.MULTILINE,
)
_DECODER: Final = msgspec.json.Decoder(Entry)
_ENCODER: Final = msgspec.json.Encoder()


def leaf_of(
    kind: str, identity: str, actor: str, at: str, before: str, digest: str, version: int = VERSION
) -> bytes:
    """Return the bytes of an entry.

    Raises:
        UsageError: It is too long, or its texts are no Unicode.
    """
    # Keys in their order, texts and one small integer: this is RFC 8785 at a tenth of its price.
    content = {
        "actor": actor,
        "at": at,
        "body_digest": digest,
        "id": identity,
        "kind": kind,
        "prev_for_object": before,
        "v": version,
    }
    try:
        leaf = _ENCODER.encode(content)
    except UnicodeEncodeError:
        raise UsageError("a log entry with half a character") from None
    if len(leaf) > MAX_ENTRY:
        raise UsageError(f"a log entry of more than {MAX_ENTRY} bytes")
    return leaf


def parse_plain(leaves: Sequence[bytes]) -> list[tuple[str, str, str, str]]:
    """Return body digest, id, kind and ``prev_for_object`` of leaves, read at once.

    Nothing when there is one among them that is not an entry in plain ASCII; ``Entry.parse`` judges it.
    """
    lines = b"\n".join(leaves)
    many = lines.count(b"\n") >= len(leaves)
    if many or not lines.isascii() or max(map(len, leaves)) > MAX_ENTRY:
        return []
    found = _PLAIN_LINES.findall(lines.decode("ascii"))
    return found if len(found) == len(leaves) else []


def body_digest(salt: bytes, body: bytes) -> str:
    """Return hex of SHA-256(salt || body).

    The salt keeps short bodies, such as a phone number, from being guessed out of the leaf. Its length is
    fixed, so that no byte can move between salt and body.

    Raises:
        UsageError: The salt does not have 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise UsageError(f"a salt has {SALT_BYTES} bytes")
    return sha256(salt + body).hexdigest()


def canonical(value: object) -> bytes:
    """Return a JSON value in the one form of RFC 8785, as bodies without a row of their own are kept.

    Raises:
        UsageError: The value has no such form: NaN, integers beyond 2**53, half a character.
    """
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        raise UsageError("a value that canonical JSON cannot hold") from None

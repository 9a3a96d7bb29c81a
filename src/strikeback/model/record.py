"""Records, what holds them together, and what could not be read."""

from enum import StrEnum
from typing import ClassVar, Final

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.bodies import AnyBody
from strikeback.model.handling import Handling
from strikeback.model.ids import derive_id
from strikeback.model.locator import Locator
from strikeback.model.selector import Selector


class Role(StrEnum):
    """What somebody or something is to the incident. Never guessed."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    WITNESS = "witness"
    REPORTER = "reporter"
    OTHER = "other"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """A relation that a source states between two of its records (from the tied record's view)."""

    HAS_ACCOUNT = "has_account"
    """person -> account"""
    HAS_DEVICE = "has_device"
    """person or exhibit -> device"""
    HAS_INSTRUMENT = "has_instrument"
    """person -> instrument"""
    PAYER = "payer"
    """payment -> person or instrument the money came from"""
    PAYEE = "payee"
    """payment or demand -> person or instrument the money went (was to go) to"""
    DEMANDED_BY = "demanded_by"
    """demand -> person or account"""
    CAPTURE_OF = "capture_of"
    """capture -> account, person or device"""
    PARTICIPANT = "participant"
    """conversation -> person or account"""
    FOUND_ON = "found_on"
    """anything -> exhibit or device it was extracted from"""
    SHOWS = "shows"
    """media -> person"""
    CONTACT_OF = "contact_of"
    """person in an address book -> device or person whose book it is"""
    LIVES_AT = "lives_at"
    """person -> place"""
    SEIZED_FROM = "seized_from"
    """exhibit -> person or place"""


class Tie(Frozen, frozen=True, kw_only=True):
    """A stated relation to another record of the same contribution."""

    shown: ClassVar = ("relation", "to")

    relation: Relation
    to: str
    """Record id."""


class Record(Frozen, frozen=True, kw_only=True):
    """One described thing of one contribution."""

    shown: ClassVar = ("id", "role", "originator")

    id: str
    body: AnyBody
    role: Role = Role.UNKNOWN
    originator: str
    """Agency id."""
    contribution: str
    handling: Handling
    locator: Locator
    report: str | None = None
    """Id of the report record in whose context this stands; a report record names itself."""
    selectors: tuple[Selector, ...] = ()
    """Identifiers the source states for this thing. Those inside texts are derived later."""
    ties: tuple[Tie, ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
    """Elements the reader has no place for: path and text, kept and counted."""
    deleted: bool = False
    """The source marks this as deleted and recovered."""
    confidence: str = ""
    """The source's own confidence in its decoding."""

    @property
    def kind(self) -> str:
        """``person``, ``account``, ``report`` ...: the body's tag."""
        return self.body.kind


_ENCODER: Final = msgspec.json.Encoder(order="deterministic")


def record_id(body: AnyBody, role: Role, locator: Locator, originator: str, ordinal: int = 0) -> str:
    """Return the id of a record: ``r_`` and a digest of content, place and originator.

    Args:
        body: What is described.
        role: Role of the described thing.
        locator: Where it stands; the file's digest makes equal texts of two files differ.
        originator: Agency id.
        ordinal: Distinguishes several equal things described at one place.
    """
    parts = [_ENCODER.encode(body), role.value, _ENCODER.encode(locator), originator, str(ordinal)]
    return derive_id("r", parts)


class RefusalReason(StrEnum):
    """Why a part of a file was not taken in."""

    MALFORMED = "malformed"
    """The row, element or message does not parse."""
    NO_CONTENT = "no_content"
    """Nothing in it that a record could say."""
    BAD_SELECTOR = "bad_selector"
    """An identifier was refused; the rest of the record was kept."""
    BAD_TIME = "bad_time"
    BAD_AMOUNT = "bad_amount"
    MEDIA_SKIPPED = "media_skipped"
    """Media content, thumbnail or embedding: never read."""
    SECRET_SKIPPED = "secret_skipped"  # noqa: S105 - names a reason, holds no secret
    """Password, private key, seed phrase or token: never stored."""
    TOO_LONG = "too_long"
    DUPLICATE = "duplicate"
    ASSUMED = "assumed"
    """Nothing is lost: it was read on an assumption, such as an encoding, that somebody should check."""


class Refusal(Frozen, frozen=True, kw_only=True):
    """A counted part of a file that was not taken in. Carries no content."""

    shown: ClassVar = ("reason", "what")

    reason: RefusalReason
    locator: Locator
    what: str = ""
    """Field or element name and the finer reason, such as ``victim_phone: wrong_length``; no values."""


class Agency(Frozen, frozen=True, kw_only=True):
    """A participating body."""

    shown: ClassVar = ("id", "country", "kind")

    id: str
    """Short lower-case id, such as ``hkpf``."""
    name: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2; the default region of its phone numbers."""
    kind: str = "police"
    """``police``, ``hotline``, ``platform``, ``payment``, ``prosecutor``, ``coordinator``."""
    zone: str = ""
    """IANA time zone of its clocks; empty: unknown."""
    date_order: str = ""
    """``DMY``, ``MDY`` or ``YMD`` as the agency writes ambiguous dates; empty: decided by the country."""
    default_handling: Handling = Handling()


class Contribution(Frozen, frozen=True, kw_only=True):
    """What an agency hands in at once: one source file, read by one reader. Never edited."""

    shown: ClassVar = ("id", "originator", "reader", "records", "refused")

    id: str
    originator: str
    file: str
    """Base name."""
    digest: str
    """SHA-256 of the file's bytes."""
    size: int
    reader: str
    """Reader and version."""
    handling: Handling
    received: str
    """RFC 3339 UTC time of import."""
    records: int = 0
    refused: int = 0
    unmapped: int = 0
    supersedes: str = ""
    withdrawn: bool = False


def contribution_id(originator: str, digest: str) -> str:
    """Return the id of a contribution: the same file from the same agency has the same id."""
    return derive_id("c", [originator, digest])

"""What a row of a table is, told by the concepts that occur together."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from strikeback.intake.table.concepts import Concept, Whose


class Kind(StrEnum):
    """What each row describes. Values are stored in saved column maps: never rename."""

    CASES = "cases"
    """A report: victim, offender, demand, payment."""
    TRANSFERS = "transfers"
    """Money from a sender to a receiver; no report."""
    ARRESTS = "arrests"
    """Persons suspected or arrested."""
    VICTIMS = "victims"
    """A register of victims, identified or not."""
    EXHIBITS = "exhibits"
    CALLS = "calls"
    LOGINS = "logins"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    HASHES = "hashes"
    PERSONS = "persons"
    """Persons whose part each row states."""
    GENERIC = "generic"
    """Whatever selectors there are."""


class HasMeaning(Protocol):
    """A column, as far as its meaning goes."""

    @property
    def concept(self) -> Concept:
        """What it means."""
        ...

    @property
    def whose(self) -> Whose:
        """Whose it is."""
        ...


_HASHES = frozenset({Concept.MD5, Concept.SHA1, Concept.SHA256, Concept.HASH, Concept.PDQ, Concept.PHOTODNA})
_CASE = frozenset({Concept.NARRATIVE, Concept.THREAT, Concept.DEMAND, Concept.INCIDENT, Concept.CHANNEL})
_ACCOUNT = frozenset({Concept.HANDLE, Concept.ACCOUNT_ID, Concept.PROFILE_URL, Concept.DISPLAY})
_PERSON = frozenset({Concept.NAME, Concept.GIVEN, Concept.FAMILY})
_REACH = frozenset({Concept.PHONE, Concept.EMAIL})
_DEVICE = frozenset({Concept.IMEI, Concept.SERIAL, Concept.EXHIBIT_TYPE, Concept.DESCRIPTION, Concept.MODEL})
_PARTIES = frozenset({Whose.SENDER, Whose.RECEIVER})


def kind_of(columns: Iterable[HasMeaning]) -> Kind:
    """Return what the rows are; ``GENERIC`` when nothing tells."""
    listed = list(columns)
    have = {column.concept for column in listed} - {
        Concept.NONE,
        Concept.IGNORE,
        Concept.MEDIA,
        Concept.SECRET,
    }
    whose = {column.whose for column in listed if column.concept is not Concept.NONE}
    victims = bool(whose & {Whose.VICTIM, Whose.COMPLAINANT})
    suspects = Whose.SUSPECT in whose
    for rule, kind in (
        (_is_exhibits(have, victims), Kind.EXHIBITS),
        (_is_calls(have, whose, victims), Kind.CALLS),
        (_is_hashes(have, victims, suspects), Kind.HASHES),
        (_is_transfers(have, whose, victims, suspects), Kind.TRANSFERS),
        (_is_arrests(have, victims, suspects), Kind.ARRESTS),
        (_is_victims(have, victims, suspects), Kind.VICTIMS),
        (Concept.ROLE in have and bool(have & (_PERSON | _REACH)), Kind.PERSONS),
        (_is_cases(have, victims, suspects), Kind.CASES),
    ):
        if rule:
            return kind
    return _plain_kind(have)


def _plain_kind(have: set[Concept]) -> Kind:
    if Concept.IP in have and have & {Concept.MOMENT, Concept.EVENT, Concept.PORT}:
        return Kind.LOGINS
    if have & _ACCOUNT and not have & _PERSON:
        return Kind.ACCOUNTS
    if have & _PERSON and have & (_REACH | _ACCOUNT):
        return Kind.CONTACTS
    return Kind.ACCOUNTS if have & _ACCOUNT else Kind.GENERIC


def _is_exhibits(have: set[Concept], victims: bool) -> bool:  # noqa: FBT001 - facts about one table
    seized = Concept.SEIZED_AT in have or Concept.EXHIBIT_NUMBER in have
    return seized and not victims and bool(have & _DEVICE or Concept.EXHIBIT_NUMBER in have)


def _is_calls(have: set[Concept], whose: set[Whose], victims: bool) -> bool:  # noqa: FBT001 - facts about one table
    if victims or not have & {Concept.MOMENT, Concept.INCIDENT, Concept.DURATION, Concept.CLOCK}:
        return False
    both = {Whose.CALLER, Whose.CALLEE} <= whose
    return both or (
        Concept.DURATION in have and (Concept.PHONE in have or bool(whose & {Whose.CALLER, Whose.CALLEE}))
    )


def _is_hashes(have: set[Concept], victims: bool, suspects: bool) -> bool:  # noqa: FBT001 - facts about one table
    return bool(have & _HASHES) and not (have & _PERSON) and not (have & _CASE) and not (victims and suspects)


def _is_transfers(have: set[Concept], whose: set[Whose], victims: bool, suspects: bool) -> bool:  # noqa: FBT001 - facts about one table
    if victims or suspects or have & (_CASE - {Concept.NARRATIVE}) or Concept.REPORTED in have:
        return False
    if Concept.NARRATIVE in have and not have & {Concept.PAID_AT, Concept.REFERENCE, Concept.BANK_ACCOUNT}:
        return False
    money = bool(have & {Concept.AMOUNT, Concept.REMITTANCE, Concept.PAID_AT})
    return money and (
        whose >= _PARTIES
        or bool(have & {Concept.REMITTANCE, Concept.REFERENCE})
        or bool(whose & _PARTIES)
        or Whose.HOLDER in whose
    )


def _is_arrests(have: set[Concept], victims: bool, suspects: bool) -> bool:  # noqa: FBT001 - facts about one table
    if victims:
        return False
    arrest = bool(have & {Concept.ARRESTED, Concept.ARRESTED_AT})
    alone = suspects and not have & (_CASE | {Concept.REPORT_NUMBER, Concept.REPORTED, Concept.AMOUNT})
    return arrest or (alone and bool(have & (_PERSON | {Concept.ALIAS, Concept.DOCUMENT})))


def _is_victims(have: set[Concept], victims: bool, suspects: bool) -> bool:  # noqa: FBT001 - facts about one table
    marked = bool(have & {Concept.IDENTIFIED_BY, Concept.SAFE, Concept.IDENTIFIED})
    case = bool(have & (_CASE | {Concept.REPORTED, Concept.AMOUNT}))
    return not suspects and (
        marked or (victims and not case and Concept.REPORT_NUMBER not in have and not have & _ACCOUNT)
    )


def _is_cases(have: set[Concept], victims: bool, suspects: bool) -> bool:  # noqa: FBT001 - facts about one table
    return (
        victims
        or suspects
        or bool(have & {Concept.REPORT_NUMBER, Concept.NARRATIVE, Concept.DEMAND, Concept.REPORTED})
    )

"""What neighbours tell about a column: whose a bare phone is, which date a bare date, which account."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose

ACCOUNTS_OF_PLATFORMS: Final = "values are accounts with their platform"
"""Why a column holds accounts of whom its header says nothing."""
_OWN: Final = frozenset(
    {
        Concept.AGE, Concept.GENDER, Concept.BIRTH, Concept.NATIONALITY, Concept.PHONE, Concept.EMAIL,
        Concept.ADDRESS, Concept.CITY, Concept.STATE, Concept.POSTCODE, Concept.SCHOOL, Concept.GIVEN,
        Concept.FAMILY, Concept.DOCUMENT, Concept.DOCUMENT_TYPE, Concept.ALIAS, Concept.LANGUAGE,
        Concept.COUNTRY, Concept.BANK_ACCOUNT, Concept.BANK, Concept.IP, Concept.CONTACT,
    }
)  # fmt: skip
"""Belong to the person whose column stands to the left."""
_PROFILE: Final = frozenset(
    {
        Concept.HANDLE,
        Concept.ACCOUNT_ID,
        Concept.PROFILE_URL,
        Concept.PERSONA,
        Concept.DISPLAY,
        Concept.NICKNAME,
        Concept.BIO,
        Concept.CONTACT,
    }
)
"""Belong to the offender where the table tells victims apart: a report names the account it is about."""
_AGES: Final = frozenset({Concept.AGE, Concept.BIRTH})
_RELATED: Final = re.compile(
    r"relation|relaci|rela[cç]|rapporto|lien|parent|hubungan|kaugnayan|beziehung|verwandt|отношен|родств|關係|关系|관계|続柄",
    re.IGNORECASE,
)
"""Headings that tell who reports and who was harmed apart."""
_TRAITS: Final = frozenset({Concept.AGE, Concept.GENDER, Concept.BIRTH, Concept.SCHOOL, Concept.NATIONALITY})
_STARTS: Final = frozenset({Concept.NAME, Concept.GIVEN, Concept.FAMILY})
_PEOPLE: Final = frozenset(
    {
        Whose.VICTIM,
        Whose.SUSPECT,
        Whose.REPORTER,
        Whose.COMPLAINANT,
        Whose.WITNESS,
        Whose.SENDER,
        Whose.RECEIVER,
    }
)
_BREAKS: Final = frozenset(
    {
        Concept.AMOUNT,
        Concept.DEMAND,
        Concept.NARRATIVE,
        Concept.PAID_AT,
        Concept.REPORT_NUMBER,
        Concept.PLATFORM,
        Concept.SERVICE,
    }
)
"""A new subject: what follows is no longer about the person to the left."""


def resolve_context(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with the roles that the whole table decides."""
    whose = {column.whose for column in columns if column.concept is not Concept.NONE}
    calls = Whose.CALLEE in whose or any(column.concept is Concept.DURATION for column in columns)
    if not calls and Whose.CALLER in whose:
        # who calls a hotline or a station is who reports
        columns = [
            replace(column, whose=Whose.COMPLAINANT) if column.whose is Whose.CALLER else column
            for column in columns
        ]
        whose = {column.whose for column in columns if column.concept is not Concept.NONE}
    resolved = _part_names([_complainant(column, whose) for column in columns])
    whose = {column.whose for column in resolved if column.concept is not Concept.NONE}
    if not whose & _PEOPLE:
        return resolved
    resolved = _lead(_reporting(resolved, _inherit(resolved)))
    whose = {column.whose for column in resolved if column.concept is not Concept.NONE}
    others = _of_bare_names(resolved)
    return [_contrast(column, whose, column.index in others) for column in resolved]


def _reporting(before: Sequence[Column], after: Sequence[Column]) -> list[Column]:
    """Take who reports for the victim where their age is asked and nobody else who was harmed is told of.

    Args:
        before: The columns as their headings say.
        after: The same with what stands beside a person given to them.
    """
    told = {column.whose for column in after if column.concept is not Concept.NONE}
    aged = any(
        then.whose is Whose.REPORTER and now.whose is Whose.NOBODY and now.concept in _AGES
        for now, then in zip(before, after, strict=True)
    )
    related = any(_RELATED.search(column.header) is not None for column in after)
    if not aged or related or told & {Whose.VICTIM, Whose.WITNESS, Whose.PARTY}:
        return list(after)
    return [
        replace(one, whose=Whose.VICTIM, why=f"{one.why}; the age of who reports is asked, no other's")
        if one.whose is Whose.REPORTER
        else one
        for one in after
    ]


def _part_names(columns: Sequence[Column]) -> list[Column]:
    """Take a name beside a family name for the given name (``Nombre``, ``Apellidos``)."""
    out = list(columns)
    given = {column.whose for column in columns if column.concept is Concept.GIVEN}
    for place, column in enumerate(columns):
        beside = [columns[other] for other in (place - 1, place + 1) if 0 <= other < len(columns)]
        if (
            column.concept is Concept.NAME
            and column.whose not in given
            and any(one.concept is Concept.FAMILY and one.whose is column.whose for one in beside)
        ):
            out[place] = replace(
                column, concept=Concept.GIVEN, why=f"{column.why}; stands beside a family name"
            )
    return out


def _lead(columns: Sequence[Column]) -> list[Column]:
    """Give a bare name to the victim whose phone or birth date follows it, where no other name is theirs."""
    if any(column.concept in _STARTS and column.whose is Whose.VICTIM for column in columns):
        return list(columns)
    out = list(columns)
    for place, column in enumerate(columns):
        if column.concept not in _STARTS or column.whose is not Whose.NOBODY:
            continue
        run = place
        while (
            run < len(columns)
            and columns[run].whose is Whose.NOBODY
            and columns[run].concept in _OWN | _STARTS
        ):
            run += 1
        if run < len(columns) and columns[run].whose is Whose.VICTIM and columns[run].concept in _OWN:
            out[place:run] = [
                replace(one, whose=Whose.VICTIM, why=f"{one.why}; stands before the victim's")
                for one in columns[place:run]
            ]
            break
    return out


def _of_bare_names(columns: Sequence[Column]) -> set[int]:
    """Return the places of what follows a name nobody is known by: of that person, not of the victim."""
    found: set[int] = set()
    bare = False
    for column in columns:
        if column.concept in _STARTS:
            bare = column.whose in {Whose.NOBODY, Whose.HOLDER}
        elif column.whose is not Whose.NOBODY or column.concept not in _OWN:
            bare = False
        elif bare:
            found.add(column.index)
    return found


def _complainant(column: Column, whose: set[Whose]) -> Column:
    """Who complains is the victim, unless the table names victims apart."""
    if column.whose is Whose.PARTY:
        apart = whose & {Whose.VICTIM, Whose.COMPLAINANT}
        return replace(column, whose=Whose.SUSPECT if apart else Whose.NOBODY)
    if column.whose is not Whose.COMPLAINANT:
        return column
    other = Whose.REPORTER if Whose.VICTIM in whose else Whose.VICTIM
    return replace(column, whose=other, why=f"{column.why}; who complains is taken as the {other.value}")


def _inherit(columns: Sequence[Column]) -> list[Column]:
    """Give a bare column of personal detail to the person to its left."""
    out: list[Column] = []
    last = _before(columns)
    for column in columns:
        if column.whose is not Whose.NOBODY:
            last = column.whose if column.whose in _PEOPLE or column.whose is Whose.HOLDER else Whose.NOBODY
        elif (
            column.concept in _BREAKS
            and (out or last is Whose.NOBODY)
            and any(one.whose is not Whose.NOBODY for one in out)
        ) or column.concept in _STARTS - {Concept.GIVEN, Concept.FAMILY}:
            last = Whose.NOBODY
        elif _of_nobody(column) and last is Whose.VICTIM:
            pass
        elif column.concept is Concept.IP and last is Whose.RECEIVER:
            pass  # whoever sent the money was seen there
        elif column.concept in _OWN and last in _PEOPLE and not _payment(column, last):
            out.append(replace(column, whose=last, why=f"{column.why}; stands after the {last.value}"))
            continue
        out.append(column)
    return out


def _of_nobody(column: Column) -> bool:
    """Tell whether only its values say that a column holds accounts: it is not by its place the victim's."""
    return column.concept is Concept.CONTACT and column.why == ACCOUNTS_OF_PLATFORMS


def _before(columns: Sequence[Column]) -> Whose:
    """Return whose the bare columns are that stand before all persons: the victim's, where one is told of.

    Only where such columns open the table; a bare name there begins a person of its own.
    """
    for column in columns:
        if column.whose in _PEOPLE:
            return Whose.NOBODY
        if column.concept in {Concept.NAME, Concept.PLATFORM, Concept.HANDLE}:
            return Whose.NOBODY
        if column.concept in _OWN:
            break
    told = {column.whose for column in columns if column.concept in _STARTS}
    return Whose.VICTIM if Whose.VICTIM in told else Whose.NOBODY


def _payment(column: Column, last: Whose) -> bool:
    """A bare bank account in a victim's row is where money went, not the victim's own."""
    return column.concept in {Concept.BANK_ACCOUNT, Concept.BANK} and last not in {
        Whose.SENDER,
        Whose.RECEIVER,
    }


def _contrast(column: Column, whose: set[Whose], of_other: bool) -> Column:  # noqa: FBT001 - a fact about one column
    """Give a bare column to the side that the table does not name."""
    if column.whose is not Whose.NOBODY:
        return column
    if Whose.VICTIM in whose and column.concept in _TRAITS and not of_other:
        return replace(column, whose=Whose.VICTIM, why=f"{column.why}; what a report tells of its victim")
    if Whose.VICTIM in whose and column.concept in _PROFILE:
        return replace(column, whose=Whose.SUSPECT, why=f"{column.why}; the table tells victims apart")
    bare = _OWN | _STARTS - {Concept.BANK_ACCOUNT, Concept.BANK, Concept.IP, Concept.ALIAS, Concept.COUNTRY}
    if (
        Whose.SUSPECT in whose
        and Whose.VICTIM not in whose
        and column.concept in bare - {Concept.BANK_ACCOUNT, Concept.BANK, Concept.IP, Concept.ALIAS}
    ):
        return replace(column, whose=Whose.VICTIM, why=f"{column.why}; the table tells suspects apart")
    return column

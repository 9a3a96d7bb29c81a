"""Which column means what: guessed from headers, corrected by values, shown, saved, overridden."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from strikeback.intake.table.cells import is_blank, known_platform, named_platform, pieces
from strikeback.intake.table.column import Column
from strikeback.intake.table.compose import dated
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.context import ACCOUNTS_OF_PLATFORMS, resolve_context
from strikeback.intake.table.digits import find_file_number, is_spoken_name, number_kind
from strikeback.intake.table.genders import is_gender_column
from strikeback.intake.table.headers import NOTHING, Meaning, read_header
from strikeback.intake.table.kinds import Kind, kind_of
from strikeback.intake.table.prose import is_sentences
from strikeback.intake.table.statements import is_statement
from strikeback.intake.table.values import (
    describe_values,
    is_name_like,
    is_number,
    is_prose,
    is_user_name,
)
from strikeback.intake.table.vocabulary import fold
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

_SAMPLE: Final = 100
_TYPED: Final = frozenset(
    {
        Concept.EMAIL, Concept.PHONE, Concept.IP, Concept.MAC, Concept.IMEI, Concept.IMSI, Concept.ICCID,
        Concept.IBAN, Concept.WALLET, Concept.MD5, Concept.SHA1, Concept.SHA256, Concept.HASH,
    }
)  # fmt: skip
"""Concepts whose values have a form of their own, so that values can contradict the header."""
_TEXTUAL: Final = frozenset(
    {Concept.NARRATIVE, Concept.NOTES, Concept.BIO, Concept.PURPOSE, Concept.DESCRIPTION}
)
_WORDY: Final = frozenset(
    {
        Concept.ADDRESS, Concept.SCHOOL, Concept.SITE, Concept.NAME, Concept.OUTLET, Concept.BANK,
        Concept.CATEGORY, Concept.CONTACT, Concept.HANDLE, Concept.DEMAND, Concept.AMOUNT, Concept.STATUS,
    }
)  # fmt: skip
_UNDERSTOOD: Final = 0.75
_MONEY_SIDES: Final = frozenset({Whose.SENDER, Whose.RECEIVER, Whose.HOLDER})
_NAMES: Final = frozenset(
    {
        Concept.NAME,
        Concept.GIVEN,
        Concept.FAMILY,
        Concept.ALIAS,
        Concept.NICKNAME,
        Concept.PERSONA,
        Concept.DISPLAY,
    }
)
_NOT_NAMES: Final = frozenset(
    {
        Concept.NONE,
        Concept.BANK_ACCOUNT,
        Concept.ACCOUNT,
        Concept.IBAN,
        Concept.CARD,
        Concept.AMOUNT,
        Concept.REMITTANCE,
    }
)
"""Concepts whose values cannot be names: names under such a header are of the party it speaks of."""
_PHONE_FORM: Final = re.compile(r"[+(]?\d[\d\s().\-]{5,20}\d")
_NUMBER_OF: Final = {
    Whose.CALLER: Concept.PHONE, Whose.CALLEE: Concept.PHONE, Whose.SENDER: Concept.ACCOUNT,
    Whose.RECEIVER: Concept.ACCOUNT, Whose.HOLDER: Concept.ACCOUNT,
}  # fmt: skip
"""What numbers are under a header that names a party only; of persons of the case they are contacts."""
_LOOSE_KINDS: Final = frozenset({Kind.GENERIC, Kind.ACCOUNTS, Kind.CONTACTS})
_TELLING: Final = frozenset(
    {
        Concept.REPORT_NUMBER,
        Concept.REPORTED,
        Concept.INCIDENT,
        Concept.DEMAND,
        Concept.THREAT,
        Concept.CHANNEL,
    }
)
_CALLS: Final = frozenset({Whose.CALLER, Whose.CALLEE})
_LOOSE: Final = frozenset({Concept.NONE, Concept.MOMENT, Concept.REPORT_NUMBER, Concept.NAME})
_NO_NAMES: Final = frozenset({Whose.NOBODY, Whose.OFFICER, Whose.SEIZED_FROM})
_DATED: Final = frozenset(
    {Concept.MOMENT, Concept.REPORTED, Concept.INCIDENT, Concept.THREAT, Concept.PAID_AT, Concept.NONE}
)
_ACCOUNT_FORMS: Final = frozenset({Concept.EMAIL, Concept.PROFILE_URL, Concept.PHONE, Concept.HANDLE})


class ColumnMap(Frozen, frozen=True, kw_only=True):
    """The meaning of a table: what its rows are, and each column."""

    shown: ClassVar = ("kind",)

    kind: Kind
    columns: tuple[Column, ...]
    sheet: str = ""
    """Sheet it was made for; empty: any."""
    unsure: str = ""
    """Why the kind of the table is a guess that somebody should check; empty: its columns tell."""

    def to_json(self) -> str:
        """Return the map as indented JSON text, fit for saving and editing."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()


def guess_columns(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], region: str = "", *, saved: str = ""
) -> ColumnMap:
    """Return what the columns of a table mean.

    Args:
        header: Column headers, empty where there are none.
        sample_rows: Some of the rows below; a hundred are enough.
        region: ISO country of the writer; a habit of reading, never a role.
        saved: A saved map, as path or JSON text; its columns win where the headers fit.

    Raises:
        UsageError: ``saved`` cannot be read or is no column map.
    """
    del region  # every rule so far holds in all regions
    stated = load_map(saved) if saved else None
    samples = [
        [
            cell
            for row in sample_rows[:_SAMPLE]
            if index < len(row) and not is_blank(cell := row[index].strip())
        ]
        for index in range(len(header))
    ]
    columns = [_guess(index, text, samples[index]) for index, text in enumerate(header)]
    columns = find_file_number(columns, samples)
    columns = [_override(column, stated) for column in resolve_context(columns)]
    if stated is not None and stated.kind is not Kind.GENERIC:
        return ColumnMap(kind=stated.kind, columns=tuple(columns))
    kind = kind_of(columns)
    if kind in _LOOSE_KINDS:
        columns = _notes_told(columns, samples)
        kind = kind_of(columns)
    if kind is Kind.GENERIC and is_statement(columns):
        kind = Kind.TRANSFERS
    return ColumnMap(kind=kind, columns=tuple(columns), unsure=_unsure(kind, columns))


def _notes_told(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Take sentences under a heading for notes as narratives where the table is nothing else."""
    return [
        msgspec.structs.replace(column, concept=Concept.NARRATIVE, why=f"{column.why}; values are sentences")
        if column.concept is Concept.NOTES and is_sentences(samples[column.index])
        else column
        for column in columns
    ]


def _unsure(kind: Kind, columns: Sequence[Column]) -> str:
    """Say that no column tells what the rows are, "" where one does."""
    if kind is Kind.GENERIC:
        return "no column tells what the rows are; only numbers, addresses and accounts are taken"
    if kind is not Kind.CASES or any(
        column.concept in _TELLING or column.whose in {Whose.VICTIM, Whose.SUSPECT} for column in columns
    ):
        return ""
    return "no column tells what the rows are; rows with sentences are taken as reports"


def load_map(saved: str) -> ColumnMap:
    """Return a column map from a path or from JSON text.

    Raises:
        UsageError: Neither a readable file nor a column map.
    """
    text = saved
    if not saved.lstrip().startswith("{"):
        try:
            text = Path(saved).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            raise UsageError("the column map cannot be read", where=Path(saved).name[:80]) from None
    try:
        return msgspec.json.decode(text, type=ColumnMap)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UsageError(
            f"not a column map: {error}",
            remedy="Save one with `strikeback formats --columns FILE` and edit it.",
        ) from None


def _guess(index: int, header: str, values: Sequence[str]) -> Column:
    meaning = _by_values(read_header(header) if header.strip() else NOTHING, header, values)
    return Column(
        index=index,
        header=header.strip() or f"column {index + 1}",
        concept=meaning.concept,
        whose=meaning.whose,
        confidence=round(meaning.confidence, 2),
        why=meaning.why,
        detail=meaning.detail,
    )


def _by_values(meaning: Meaning, header: str, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Let the values complete or correct what the header says."""
    concept = meaning.concept
    if concept is Concept.IGNORE:
        return _running(meaning, values)
    if concept in {Concept.SECRET, Concept.MEDIA}:
        return meaning
    if concept not in _TEXTUAL and is_sentences(values, strong=_stands(meaning)):
        return Meaning(Concept.NARRATIVE, Whose.NOBODY, 0.8, "values are sentences")
    shape, share = describe_values(values)
    if shape is Concept.MEDIA and share > 0.5:
        return meaning._replace(concept=Concept.MEDIA, why="values are media")
    if shape is Concept.MOMENT and share >= 0.7 and concept in _LOOSE | _TEXTUAL and meaning.confidence < 0.9:
        return meaning._replace(concept=dated(header), confidence=0.8, why="values are dates")
    if shape is Concept.CLOCK and share >= 0.7 and concept in _DATED:
        return meaning._replace(concept=Concept.CLOCK, why="values are times of day")
    if concept in _TEXTUAL:
        return meaning
    for rule in (_by_number, _by_kind, _by_person, _by_form):
        found = rule(meaning, shape, share, values)
        if found is not meaning:
            return found
    return meaning


def _stands(meaning: Meaning) -> bool:
    """Tell whether the header says something under which longer texts of other kinds stand too."""
    return meaning.concept in _WORDY and meaning.confidence >= _UNDERSTOOD


def _running(meaning: Meaning, values: Sequence[str]) -> Meaning:
    """A running number that holds letters is the number of the report; of a person, their account."""
    if meaning.whose is not Whose.NOBODY and is_spoken_name(values):
        return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
    lettered = [value for value in values if any(map(str.isalpha, value)) and any(map(str.isdigit, value))]
    if values and len(lettered) >= 0.8 * len(values) and len(set(lettered)) > 0.8 * len(lettered):
        return meaning._replace(
            concept=Concept.REPORT_NUMBER, confidence=0.6, why="values are numbers of files"
        )
    return meaning


def _by_number(meaning: Meaning, _shape: Concept, _share: float, values: Sequence[str]) -> Meaning:
    """Tell phones from numbers of devices, and numbers of a register from accounts."""
    concept = meaning.concept
    if concept is Concept.RECORD_ID and meaning.whose is not Whose.NOBODY and is_spoken_name(values):
        return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
    kind = number_kind(concept, values)
    return meaning if kind is concept else meaning._replace(concept=kind, why="values have that many digits")


def _by_kind(meaning: Meaning, _shape: Concept, _share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Tell platforms, services and accounts from each other by what the cells name."""
    concept = meaning.concept
    if (
        concept not in {Concept.PLATFORM, Concept.SERVICE, Concept.NONE, Concept.NAME, Concept.PHONE}
        or not values
    ):
        return meaning
    labelled = sum(bool(named_platform(value)) for value in values) / len(values)
    if labelled >= 0.5 and concept in {Concept.PLATFORM, Concept.NONE}:
        return meaning._replace(concept=Concept.CONTACT, confidence=0.8, why=ACCOUNTS_OF_PLATFORMS)
    if concept is Concept.PHONE:
        mails = sum("@" in value for value in values) / len(values)
        if mails >= 0.05 and any("@" not in value or _several(value) for value in values):
            return meaning._replace(concept=Concept.CONTACT, why="values are of several kinds")
        spoken = sum(any(map(str.isalpha, value)) and not is_number(value) for value in values) / len(values)
        if labelled >= 0.1 or (labelled and spoken >= 0.3):
            return meaning._replace(concept=Concept.CONTACT, why="values are of several kinds")
        return meaning
    known = sum(bool(known_platform(value)) for value in values) / len(values)
    if concept is Concept.PLATFORM and not known:
        if sum(map(is_user_name, values)) >= 0.5 * len(values):
            return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
        return meaning._replace(concept=Concept.SITE, confidence=0.6, why="values name no platform")
    if concept in {Concept.SERVICE, Concept.NONE} and known >= 0.7:
        return meaning._replace(concept=Concept.PLATFORM, confidence=0.8, why="values are platforms")
    if concept is Concept.NONE and meaning.whose is not Whose.OFFICER and is_gender_column(values):
        return meaning._replace(concept=Concept.GENDER, confidence=0.7, why="values are genders")
    return meaning


def _several(value: str) -> bool:
    """Tell whether a cell lists more than one way to reach somebody."""
    return len(pieces(value, commas=True)) > 1


def _by_person(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Tell names from numbers and user names where the header only says whose they are."""
    concept, whose = meaning.concept, meaning.whose
    if not values:
        return meaning
    wordless = sum(not any(map(str.isalpha, value)) for value in values) / len(values)
    if concept in _NAMES and wordless >= 0.6:
        if share >= 0.6 and shape in _ACCOUNT_FORMS | _TYPED:
            return meaning._replace(concept=shape, why="a person's part; values have the form")
        digits = sum(_PHONE_FORM.fullmatch(value) is not None for value in values)
        if (
            concept is Concept.NAME
            and whose is not Whose.NOBODY
            and (digits >= 0.6 * len(values) or whose in _CALLS)
        ):
            return meaning._replace(
                concept=_NUMBER_OF.get(whose, Concept.CONTACT), why="a person's part; values are numbers"
            )
        return meaning._replace(
            concept=Concept.NONE, whose=Whose.NOBODY, confidence=0.0, why="values are no names"
        )
    if (
        concept is Concept.NAME
        and share >= 0.6
        and shape in _ACCOUNT_FORMS | _TYPED
        and whose is not Whose.NOBODY
    ):
        return meaning._replace(concept=shape, why="a person's part; values have the form")
    if concept is Concept.NAME and whose in {Whose.HOLDER, Whose.NOBODY}:
        users = sum(map(is_user_name, values)) / len(values)
        return (
            meaning._replace(concept=Concept.HANDLE, whose=Whose.NOBODY, why="values are user names")
            if users >= 0.6
            else meaning
        )
    if (
        concept is Concept.NICKNAME
        and whose is not Whose.VICTIM
        and sum(map(is_user_name, values)) >= 0.6 * len(values)
    ):
        return meaning._replace(concept=Concept.HANDLE, why="values are user names")
    least = 0.3 if whose is Whose.RECEIVER and concept in {Concept.NONE, Concept.AMOUNT} else 0.7
    if concept in _NOT_NAMES | {Concept.CONTACT} and sum(map(is_name_like, values)) >= least * len(values):
        if concept is Concept.NONE and (whose in _NO_NAMES or not _varied(values, whose)):
            return meaning
        holder: Whose = whose if whose is not Whose.NOBODY else Whose.HOLDER
        holder = Whose.NOBODY if concept is Concept.CONTACT and whose is Whose.NOBODY else holder
        return meaning._replace(concept=Concept.NAME, whose=holder, confidence=0.7, why="values are names")
    return meaning


def _varied(values: Sequence[str], whose: Whose) -> bool:
    """Tell whether values differ as names do; whoever collects money may do so often."""
    return whose in _MONEY_SIDES or len(values) < 5 or len(set(values)) >= 0.7 * len(values)


def _by_form(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Take the form that the values have where the header says nothing, little, or something else."""
    concept = meaning.concept
    if concept is Concept.NONE:
        if share >= 0.7:
            return meaning._replace(concept=shape, confidence=0.8 * share, why="values have the form")
        if is_prose(values):
            return meaning._replace(concept=Concept.NARRATIVE, confidence=0.5, why="values are sentences")
        return meaning
    contradicts = concept in _TYPED and shape in _TYPED and shape is not concept
    if contradicts and share >= 0.8 and not _kin(concept, shape):
        return meaning._replace(concept=shape, confidence=0.7, why="values contradict the header")
    if concept is Concept.ACCOUNT:
        return _account(meaning, shape, share, values)
    if concept is Concept.BANK_ACCOUNT and shape in {Concept.IBAN, Concept.WALLET} and share >= 0.8:
        return meaning._replace(concept=shape, why="values have the form")
    if concept in {Concept.CHANNEL, Concept.CATEGORY, Concept.STATUS} and is_prose(values):
        return meaning._replace(concept=Concept.NARRATIVE, why="values are sentences")
    return meaning


def _kin(one: Concept, other: Concept) -> bool:
    hashes = {Concept.MD5, Concept.SHA1, Concept.SHA256, Concept.HASH}
    numbers = {Concept.IMEI, Concept.IMSI, Concept.ICCID, Concept.PHONE}
    return {one, other} <= hashes or {one, other} <= numbers


def _account(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:
    """Decide between an account of a platform and one of a bank."""
    if share >= 0.6 and shape in {Concept.IBAN, Concept.WALLET, Concept.PROFILE_URL, Concept.HANDLE}:
        return meaning._replace(concept=shape, why="values have the form")
    digits = [
        value
        for value in values
        if sum(char.isdigit() for char in value) >= 6 and is_number(value.replace("-", " "))
    ]
    if values and len(digits) >= 0.6 * len(values):
        return meaning._replace(
            concept=Concept.BANK_ACCOUNT, confidence=0.7, why="values are account numbers"
        )
    if meaning.whose in _MONEY_SIDES:
        return meaning._replace(
            concept=Concept.BANK_ACCOUNT, confidence=0.6, why="account of a party to a transfer"
        )
    return meaning._replace(concept=Concept.HANDLE, confidence=0.7, why="values are names of accounts")


def _override(column: Column, stated: ColumnMap | None) -> Column:
    """Return what a saved map says of the column of the same header, else the guess."""
    if stated is None:
        return column
    wanted = fold(column.header)
    for other in stated.columns:
        if fold(other.header) == wanted and (other.index == column.index or _only(stated, wanted)):
            return msgspec.structs.replace(
                other, index=column.index, header=column.header, confidence=1.0, why="stated"
            )
    return column


def _only(stated: ColumnMap, wanted: str) -> bool:
    return sum(fold(column.header) == wanted for column in stated.columns) == 1

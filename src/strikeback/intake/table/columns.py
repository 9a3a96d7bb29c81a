"""Which column means what: guessed from headers, corrected by values, shown, saved, overridden."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from strikeback.intake.table.cells import is_blank
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.context import resolve_context
from strikeback.intake.table.digits import find_file_number
from strikeback.intake.table.forms import ACCOUNT_NUMBERS, by_values
from strikeback.intake.table.headers import NOTHING, read_header
from strikeback.intake.table.kinds import Kind, kind_of
from strikeback.intake.table.prose import is_sentences
from strikeback.intake.table.statements import is_statement
from strikeback.intake.table.vocabulary import fold
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

_SAMPLE: Final = 100
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
    if kind is Kind.LOGINS:
        columns = [_of_platform(column) for column in columns]
    return ColumnMap(kind=kind, columns=tuple(columns), unsure=_unsure(kind, columns))


def _of_platform(column: Column) -> Column:
    """Take a bare account's numbers for ids of a platform where its log-ins are listed beside them."""
    if column.concept is not Concept.BANK_ACCOUNT or column.why != ACCOUNT_NUMBERS:
        return column
    return msgspec.structs.replace(
        column, concept=Concept.ACCOUNT_ID, why="account numbers beside IP addresses"
    )


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
    meaning = by_values(read_header(header) if header.strip() else NOTHING, header, values)
    return Column(
        index=index,
        header=header.strip() or f"column {index + 1}",
        concept=meaning.concept,
        whose=meaning.whose,
        confidence=round(meaning.confidence, 2),
        why=meaning.why,
        detail=meaning.detail,
    )


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

"""Which column means what: guessed from headers, corrected by values, shown, saved, overridden."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from strikeback.intake.table.cells import known_platform
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.context import resolve_context
from strikeback.intake.table.headers import NOTHING, Meaning, read_header
from strikeback.intake.table.kinds import Kind, kind_of
from strikeback.intake.table.values import describe_values, is_number, is_prose
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
_MONEY_SIDES: Final = frozenset({Whose.SENDER, Whose.RECEIVER, Whose.HOLDER})
_ACCOUNT_FORMS: Final = frozenset({Concept.EMAIL, Concept.PROFILE_URL, Concept.PHONE, Concept.HANDLE})


class ColumnMap(Frozen, frozen=True, kw_only=True):
    """The meaning of a table: what its rows are, and each column."""

    shown: ClassVar = ("kind",)

    kind: Kind
    columns: tuple[Column, ...]
    sheet: str = ""
    """Sheet it was made for; empty: any."""

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
    columns = [
        _guess(index, text, [row[index].strip() for row in sample_rows[:_SAMPLE] if index < len(row)])
        for index, text in enumerate(header)
    ]
    columns = [_override(column, stated) for column in resolve_context(columns)]
    kind = stated.kind if stated is not None and stated.kind is not Kind.GENERIC else kind_of(columns)
    return ColumnMap(kind=kind, columns=tuple(columns))


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


def _guess(index: int, header: str, cells: Sequence[str]) -> Column:
    values = [cell for cell in cells if cell]
    meaning = read_header(header) if header.strip() else NOTHING
    shape, share = describe_values(values)
    meaning = _by_values(meaning, shape, share, values)
    return Column(
        index=index,
        header=header.strip() or f"column {index + 1}",
        concept=meaning.concept,
        whose=meaning.whose,
        confidence=round(meaning.confidence, 2),
        why=meaning.why,
        detail=meaning.detail,
    )


def _by_values(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:  # noqa: C901, PLR0911 - one line a rule
    """Let the values complete or correct what the header says."""
    concept = meaning.concept
    if concept in {Concept.SECRET, Concept.MEDIA, Concept.IGNORE} or concept in _TEXTUAL:
        return meaning
    if shape is Concept.MEDIA and share > 0.5:
        return meaning._replace(concept=Concept.MEDIA, why="values are media")
    if concept is Concept.NONE:
        if share >= 0.7:
            return meaning._replace(concept=shape, confidence=0.8 * share, why="values have the form")
        if is_prose(values):
            return meaning._replace(concept=Concept.NARRATIVE, confidence=0.5, why="values are sentences")
        return meaning
    if (
        concept is Concept.NAME
        and meaning.whose is not Whose.NOBODY
        and share >= 0.6
        and shape in _ACCOUNT_FORMS | _TYPED
    ):
        return meaning._replace(concept=shape, why="a person's part; values have the form")
    if (
        concept in _TYPED
        and shape in _TYPED
        and shape is not concept
        and share >= 0.8
        and not _kin(concept, shape)
    ):
        return meaning._replace(concept=shape, confidence=0.7, why="values contradict the header")
    if concept is Concept.PLATFORM and values and not any(map(known_platform, values)):
        return meaning._replace(concept=Concept.SITE, confidence=0.6, why="values name no platform")
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

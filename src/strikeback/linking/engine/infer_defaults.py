"""Values that stand where nothing is known, found by the rows that share them: they share nothing else."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from strikeback.linking.engine.form_bytes import sample_rows
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.spec import Field, FieldType

FEWEST: Final = 10
"""Rows looked at that share a value, from which it may be a default."""
LEAST_SHARE: Final = 0.002
"""The same as a share of the filled ones."""
MOST: Final = 12
"""Values of a column that are looked at."""
FAR: Final = 4
"""Times as common as the values behind those that are looked at: years and first days of years are not."""
WITNESSES: Final = 2
"""Other columns that must say that the rows are strangers' to one another."""
ENOUGH: Final = 6
"""Filled cells of a column among these rows, from which it says something."""
STRANGERS: Final = 0.85
"""Distinct values among the rows to those among as many rows taken evenly, from which they are strangers'."""
_BEGINNING: Final = 5
"""Signs of a value that are compared: slips lie behind them more often than not."""
ASKED: Final = frozenset(
    {
        *(FieldType.PHONE, FieldType.EMAIL, FieldType.ID, FieldType.ACCOUNT),
        *(FieldType.HANDLE, FieldType.WALLET, FieldType.DATE),
    }
)
"""What only one person or family has."""
_TELLING: Final = ASKED | {FieldType.NAME, FieldType.GIVEN, FieldType.FAMILY}


def defaults(name: str, rows: Mapping[str, Sequence[str]], types: Mapping[str, FieldType]) -> tuple[str, ...]:
    """Return the values of a column, as written, that stand for nothing known, sorted.

    Rows of one person or family have a name, a date or a number in common, whatever slips there are; rows
    that were filled with one default are no more alike than any.

    Args:
        name: The column.
        rows: The same rows of every column.
        types: What the columns hold.
    """
    values = [value.casefold() for value in rows[name]]
    counts = Counter(value for value in values if value)
    most = counts.most_common(MOST + 1)
    usual = most[MOST][1] if len(most) > MOST else counts.total()
    least = max(FEWEST, LEAST_SHARE * counts.total(), FAR * usual)
    often = [value for value, count in most[:MOST] if count >= least]
    if not often:
        return ()
    others = [_begun(rows[other]) for other, kind in types.items() if kind in _TELLING and other != name]
    places: dict[str, list[int]] = defaultdict(list)
    for row, value in enumerate(values):
        if value in often:
            places[value].append(row)
    strange = {value for value in often if _strangers(places[value], others)}
    return tuple(sorted({text for text, value in zip(rows[name], values, strict=True) if value in strange}))


def _begun(texts: Sequence[str]) -> list[str]:
    return ["".join(filter(str.isalnum, text.casefold()))[:_BEGINNING] for text in texts]


def _strangers(places: Sequence[int], columns: Sequence[Sequence[str]]) -> bool:
    """Whether rows are no more alike in other columns than rows taken evenly."""
    heard = 0
    for column in columns:
        some = [column[row] for row in places if column[row]]
        if len(some) < ENOUGH:
            continue
        filled = [text for text in column if text]
        usual = [filled[i] for i in sample_rows(len(filled), len(some))]
        if len(set(some)) < STRANGERS * len(set(usual)):
            return False
        # Columns of few values are alike in any rows.
        heard += len(set(usual)) > len(usual) / 2
    return heard >= WITNESSES


def without_defaults(field: Field, found: Sequence[str]) -> Field:
    """Return a field for which the comparable forms of some values stand for nothing known."""
    if not found:
        return field
    habits = {habit for _, habit in field.habits} | {""}
    forms = set(field.missing)
    for habit in sorted(habits):
        change = {"region" if field.type is FieldType.PHONE else "order": habit} if habit else {}
        alone = msgspec.structs.replace(field, by="", beside=(), also=(), missing=(), **change)
        forms |= {form[0] for form in prepare(alone, list(found)).forms}
    why = f"{len(found)} common values taken as missing: the rows that share them share nothing else"
    said = f"{field.why}; {why}" if field.why else why
    return msgspec.structs.replace(field, missing=tuple(sorted(forms)), why=said)

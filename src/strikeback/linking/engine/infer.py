"""The specification of a table that has none: what columns hold, told from values first, heading second."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.em import LEAST_CLOSE
from strikeback.linking.engine.form_bytes import Column, Texts, cells, sample_rows
from strikeback.linking.engine.form_dates import first_of
from strikeback.linking.engine.form_lists import first_elements
from strikeback.linking.engine.form_missing import without_placeholders
from strikeback.linking.engine.form_texts import fold_sex
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.infer_across import Joined, join_columns, with_columns
from strikeback.linking.engine.infer_dates import default_dates, order_by, writing
from strikeback.linking.engine.infer_defaults import ASKED, defaults, without_defaults
from strikeback.linking.engine.infer_phones import dialling
from strikeback.linking.engine.infer_telling import Asked, told_by_pairs
from strikeback.linking.engine.infer_titles import date_part
from strikeback.linking.engine.infer_types import PERSONAL, Guess, guess_type
from strikeback.linking.engine.infer_values import Sample
from strikeback.linking.engine.levels import KINDS as KERNEL_KINDS
from strikeback.linking.engine.spec import TABLE, Field, FieldType, Spec

ROWS: Final = 4_000
"""Rows looked at; of columns that hold little there, as many filled ones."""
PAIRED_ROWS: Final = 1_500
"""Rows in which columns are held against each other."""
VALUES: Final = 1_000
"""Distinct values looked at."""
LITTLE: Final = 200
REPEATED: Final = 0.3
"""Distinct values to values of the sample, below which the whole column is counted."""
NESTED_SHARE: Final = 0.3
WHOLE_SHARE: Final = 0.6
MAX_FIELDS: Final = 15
_PARTS: Final = frozenset(
    {FieldType.DATE, FieldType.CATEGORY, FieldType.ID, FieldType.TEXT, FieldType.IGNORE}
)
_PROVEN: Final = frozenset({*PERSONAL, FieldType.EMAIL, FieldType.PHONE, FieldType.ACCOUNT, FieldType.WALLET})
"""Types whose forms only things themselves have: much must speak against them."""
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class _Table:
    """What is looked at of a table."""

    rows: Mapping[str, list[str]]
    """The same rows of every column, placeholders blank."""
    samples: Mapping[str, Sample]
    distinct: Mapping[str, int]
    filled: Mapping[str, int]


def infer(
    columns: Mapping[str, Column], names: Iterable[str] | None = None, *, one_per_table: bool = False
) -> Spec:
    """Return a specification told from evenly spread rows; the same for the same rows in the same order.

    Columns without two values are ignored, as are full names beside their parts and what tells of the record
    rather than of its subject (row numbers, measures, times of entry).

    Args:
        columns: Column name -> cells of any kind. A column ``@table`` tells which table a row came from and
            is never compared: tables may write dates and phone numbers in manners of their own.
        names: The columns to look at, in order; None: all.
        one_per_table: Passed on.
    """
    wanted = [name for name in (columns if names is None else names) if name != TABLE]
    columns, wanted, joined = join_columns(columns, wanted, _guessed)
    table = _look(columns, [*wanted, TABLE] if TABLE in columns else wanted)
    fields = []
    for name in wanted:
        found = guess_type(name, table.samples[name], table.distinct[name], table.filled[name])
        fields.append(Field(name=name, type=found.type, confidence=found.confidence, why=found.why))
    fields = [_as_joined(field, joined) for field in fields]
    fields = _date_of_parts(fields, table)
    fields = [_settled(field, fields, table) for field in fields]
    types = {field.name: field.type for field in fields if not field.beside or field.type is FieldType.PHONE}
    fields = [
        without_defaults(field, defaults(field.name, table.rows, types) if field.type in ASKED else ())
        for field in fields
    ]
    fields = _without_wholes(fields, table)
    fields = [_nested(field, fields, table) for field in fields]
    fields, bits = _telling(fields, columns)
    fields = [with_columns(field, joined) for field in _at_most(fields, table, bits)]
    return Spec(fields=tuple(fields), one_per_table=one_per_table)


def _guessed(name: str, column: Column) -> Guess:
    """Return what one column holds."""
    table = _look({name: column}, [name])
    return guess_type(name, table.samples[name], table.distinct[name], table.filled[name])


def _as_joined(field: Field, joined: Sequence[Joined]) -> Field:
    """A field of several columns keeps the type for which they were put together."""
    kinds = {one.name: one.type for one in joined}
    kind = kinds.get(field.name, field.type)
    return field if kind is field.type else msgspec.structs.replace(field, type=kind)


def _look(columns: Mapping[str, Column], names: Sequence[str]) -> _Table:
    rows, samples, distinct, filled = {}, {}, {}, {}
    for name in names:
        column = columns[name]
        texts = rows[name] = _texts(column, sample_rows(len(column), ROWS), whole=name == TABLE)
        some = [text for text in texts if text]
        filled[name] = round(len(some) / max(1, len(texts)) * len(column))
        if len(some) < LITTLE and len(column) > ROWS:
            some = [text for text in _texts(column, _filled_rows(column)) if text]
        counts = Counter(some)
        distinct[name] = len(counts)
        if len(column) > ROWS and len(counts) < REPEATED * len(some):
            distinct[name] = max(len(counts), _count(column))
        samples[name] = Sample(_spread(counts), len(texts))
    return _Table(rows, samples, distinct, filled)


def _spread(counts: Counter[str]) -> Counter[str]:
    """At most ``VALUES`` values, evenly spread over their order."""
    ordered = sorted(counts)
    return Counter({ordered[i]: counts[ordered[i]] for i in sample_rows(len(ordered), VALUES)})


def _texts(column: Column, rows: Rows, *, whole: bool = False) -> list[str]:
    """Return cells as they are typed: one value each, "" for placeholders; ``whole``: as they are."""
    if whole:
        return [str(text) for text in _taken(column, rows).to_pylist()]
    found = without_placeholders(first_elements(_taken(column, rows)), FieldType.TEXT)
    texts: list[str] = found.to_pylist()
    return texts


def _taken(column: Column, rows: Rows) -> Texts:
    """Return some cells as texts."""
    if isinstance(column, (pa.Array, pa.ChunkedArray)):
        return cells(column.take(pa.array(rows)))[0]
    return cells([column[i] for i in rows])[0]


def _filled_rows(column: Column) -> Rows:
    found = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(cells(column)[0]), 0)))
    return found[sample_rows(len(found), ROWS)]


def _count(column: Column) -> int:
    if isinstance(column, pa.DictionaryArray):
        return len(column.dictionary)
    return int(pc.count_distinct(cells(column)[0]).as_py())


def _changed(field: Field, why: str, **changes: object) -> Field:
    """Return a field with other settings and the reason for them added."""
    said = f"{field.why}; {why}" if why and field.why else why or field.why
    return msgspec.structs.replace(field, why=said, **changes)


def _ignored(field: Field, why: str) -> Field:
    return msgspec.structs.replace(field, type=FieldType.IGNORE, why=why)


def _date_of_parts(fields: Sequence[Field], table: _Table) -> list[Field]:
    """Year, month and day in columns of their own become one date."""
    parts: dict[str, str] = {}
    for field in fields:
        part = date_part(field.name)
        if part and field.type in _PARTS and len(table.samples[field.name].counts) > 1:
            parts.setdefault(part, field.name)
    if not {"year", "month"} <= set(parts):
        return list(fields)
    beside = tuple(parts[part] for part in ("month", "day") if part in parts)
    out = []
    for field in fields:
        if field.name == parts["year"]:
            date = Field(name=field.name, type=FieldType.DATE, beside=beside, confidence=0.9)
            field = _changed(date, "year, month and day in columns of their own")  # noqa: PLW2901
        out.append(_ignored(field, f"part of the date in {parts['year']}") if field.name in beside else field)
    return out


def _settled(field: Field, fields: Sequence[Field], table: _Table) -> Field:
    """Decide for the column what single values leave open: order of day and month, dialling habit."""
    if field.type is FieldType.DATE and not field.beside:
        order, said = writing(table.samples[field.name].values, field.name)
        if "/" in order:
            by, habits = order_by(table.rows[field.name], _groups(fields, table))
            if by:
                order, rest = first_of(order), order.split()[1:]
                habits = tuple((key, " ".join((habit, *rest))) for key, habit in habits)
                field = msgspec.structs.replace(field, by=by, habits=habits)
                said = f"order told by {by}"
        missing = default_dates(Counter(table.rows[field.name]), order)
        said = "; ".join([said] * bool(said) + [f"{', '.join(missing)} taken as missing"] * bool(missing))
        return _changed(field, said, order=order, missing=missing)
    if field.type is FieldType.SEX:
        return _sexes(field, table)
    if field.type is FieldType.PHONE:
        countries = {
            other.name: table.rows[other.name] for other in fields if other.type is FieldType.COUNTRY
        }
        rows, values = table.rows[field.name], table.samples[field.name].values
        found = dialling(rows, values, countries, table.rows.get(TABLE, ()))
        by = TABLE if found.habits else ""
        beside = (found.column,) if found.column else ()
        return _changed(field, found.why, region=found.region, beside=beside, by=by, habits=found.habits)
    return field


def _sexes(field: Field, table: _Table) -> Field:
    """M stands for women where it stands beside H and no F (hombre, mujer), table by table."""
    rows, tables = table.rows[field.name], table.rows.get(TABLE, ())
    letters: dict[str, set[str]] = {}
    for key, text in zip(tables or [""] * len(rows), rows, strict=True):
        letters.setdefault(key, set()).add(fold_sex(text))
    spanish = sorted(key for key, found in letters.items() if {"h", "m"} <= found and "f" not in found)
    if not spanish:
        return field
    if len(letters) == len(spanish):
        return _changed(field, "M beside H: women", order="hm")
    return _changed(field, "M beside H: women", by=TABLE, habits=tuple((key, "hm") for key in spanish))


def _groups(fields: Sequence[Field], table: _Table) -> dict[str, list[str]]:
    """Columns of few values, which may tell who wrote a row."""
    few = (FieldType.CATEGORY, FieldType.COUNTRY)
    names = [field.name for field in fields if field.type in few and table.distinct[field.name] <= LITTLE]
    return {name: table.rows[name] for name in (*names, TABLE) if name in table.rows}


def _without_wholes(fields: Sequence[Field], table: _Table) -> list[Field]:
    """Ignore columns of several words most of which stand in other columns (a full name beside its parts)."""
    used = [field for field in fields if field.type is not FieldType.IGNORE]
    few = {field.name: [table.rows[field.name][i].lower() for i in _paired(table, field)] for field in used}
    out = []
    for field in fields:
        others = [few[other.name] for other in used if other.name != field.name]
        kept = field.name not in few or field.type is FieldType.NOTE or not _whole(few[field.name], others)
        out.append(field if kept else _ignored(field, "its words stand in other columns"))
    return out


def _paired(table: _Table, field: Field) -> Rows:
    return sample_rows(len(table.rows[field.name]), PAIRED_ROWS)


def _whole(values: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    hits = words = 0
    for i, value in enumerate(values):
        parts = value.split()
        if len(parts) > 1:
            words += len(parts)
            around = {other[i] for other in others if other[i]}
            hits += sum(part in around for part in parts)
    return words > 0 and hits > WHOLE_SHARE * words


def _nested(field: Field, fields: Sequence[Field], table: _Table) -> Field:
    """Compare by equality alone what is made of a name (an address with a name in it)."""
    if field.type not in (FieldType.EMAIL, FieldType.TEXT, FieldType.HANDLE):
        return field
    for other in fields:
        if other.type in PERSONAL and other.name != field.name:
            pairs = zip(table.rows[field.name], table.rows[other.name], strict=True)
            both = [(v.lower(), o.lower()) for v, o in pairs if v and len(o) > 2]
            if both and sum(o in v for v, o in both) > NESTED_SHARE * len(both):
                return _changed(field, f"holds {other.name}", exact_only=True)
    return field


def _telling(fields: Sequence[Field], columns: Mapping[str, Column]) -> tuple[list[Field], dict[str, float]]:
    """Ignore what tells nothing of who is the same; also return what each field tells on average, in bits."""
    asked = {
        field.name: Asked(
            columns[field.source],
            partial(_forms_of, field, columns),
            field.type in _PROVEN,
            LEAST_CLOSE[KERNEL_KINDS.index(field.kind.value)] / 10,
        )
        for field in fields
        if field.type not in (FieldType.IGNORE, FieldType.NOTE)
    }
    told, nothing = told_by_pairs(asked)
    said = {
        name: f"tells nothing: {told[name].agreed} of {told[name].pairs} pairs that agree elsewhere"
        for name in nothing
    }
    out = [_ignored(field, said[field.name]) if field.name in said else field for field in fields]
    return out, {name: one.bits for name, one in told.items()}


def _forms_of(field: Field, columns: Mapping[str, Column], rows: Rows) -> list[tuple[str, ...]]:
    """Return the comparable forms of some rows of a field, none where it is missing."""
    wanted = {name: _taken(columns[name], rows) for name in _around(field, columns)}
    found = prepare(field, wanted[field.source], wanted)
    return [found.forms[code] if code >= 0 else () for code in found.codes]


def _around(field: Field, columns: Mapping[str, Column]) -> set[str]:
    """Return the columns on which the forms of a field depend."""
    return {field.source, *field.beside, field.by} & set(columns)


def _at_most(fields: Sequence[Field], table: _Table, bits: Mapping[str, float]) -> list[Field]:
    """Keep the fields that tell most: filled, and telling much of true pairs or else distinct."""
    used = [field for field in fields if field.type is not FieldType.IGNORE]
    worth = {
        field.name: table.filled[field.name]
        * bits.get(field.name, float(np.log2(1 + table.distinct[field.name])) / 2)
        for field in used
    }
    best = sorted(worth, key=lambda name: (-worth[name], name))[:MAX_FIELDS]
    dropped = set(worth) - set(best)
    why = f"tells less than the {MAX_FIELDS} fields compared"
    return [_ignored(field, why) if field.name in dropped else field for field in fields]

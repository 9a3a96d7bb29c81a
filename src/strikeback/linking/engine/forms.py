"""The comparable forms of a column: every distinct value normalised once, by what the column holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.form_ages import ages_form
from strikeback.linking.engine.form_bytes import Column, Texts, cells, sample_rows
from strikeback.linking.engine.form_codes import codes_form, ids_form
from strikeback.linking.engine.form_dates import dates_form
from strikeback.linking.engine.form_lists import each_element
from strikeback.linking.engine.form_missing import without_placeholders
from strikeback.linking.engine.form_names import names_form
from strikeback.linking.engine.form_phones import phones_form
from strikeback.linking.engine.form_several import composed, in_one
from strikeback.linking.engine.form_texts import country_code_of, selectors_form, texts_form
from strikeback.linking.engine.spec import Field, FieldType, Kind

MISSING: Final = -1
_NAMES: Final = frozenset({FieldType.NAME, FieldType.GIVEN, FieldType.FAMILY})
_CODES: Final = frozenset({FieldType.EMAIL, FieldType.HANDLE, FieldType.WALLET, FieldType.POSTCODE})
_NUMBERS: Final = frozenset({FieldType.ID, FieldType.ACCOUNT})
_SAMPLE: Final = 2_000
_MANY: Final = 0.6
"""Share of distinct values in a sample from which coding the raw column first saves nothing."""
PART: Final = 1 << 15
"""Values normalised at once."""
_JOINER: Final = "\x1f"
Codes = NDArray[np.int32]
Rows = NDArray[np.int64]
Others = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A field's values, coded. Codes number the distinct values in the order of their first row."""

    codes: Codes
    """One a record; -1: missing."""
    main: Texts
    """The main comparable form by code. Two codes may share it when their alternatives differ."""
    kind: Kind
    others: Others = field(default_factory=dict)
    """Alternatives by code, only of codes that have any: readings in other systems, alias names, further
    identifiers of a note. The level of two values is the best over all pairs of their forms."""
    parts: Others | None = None
    """Extra tokens for candidate keys by code; None: the words of the forms."""
    truncated: int = 0
    """Cells that were cut at the limit of length."""

    @cached_property
    def forms(self) -> list[tuple[str, ...]]:
        """All forms by code, the main one first."""
        return [(text, *self.others.get(code, ())) for code, text in enumerate(self.main.to_pylist())]


def prepare(field: Field, values: Column, context: Mapping[str, Column] | None = None) -> Prepared:
    """Return the coded comparable forms of a column.

    The form of a cell depends on nothing but the cell, the cells beside it and ``field``.

    Args:
        field: What the column holds.
        values: The column, any kind of cells; a Python sequence or an Arrow array. Of a dictionary array the
            dictionary is normalised and the indices carried over.
        context: The table's columns, for those that ``field`` names ``beside`` and ``by``.
    """
    around = context or {}
    if field.type is FieldType.DATE and field.beside and not field.also:
        texts, truncated = cells(values)
        texts = composed(texts, [cells(around[name])[0] for name in field.beside if name in around])
        return _coded(*_forms(without_placeholders(texts, field.type), field), None, field, truncated)
    if field.also or (field.type is FieldType.NAME and field.beside):
        values = in_one(field, values, around)
    which = _habits(field, around)
    rows: Rows | None = None
    if isinstance(values, pa.DictionaryArray) and values.null_count == 0:
        rows, values = np.asarray(values.indices, dtype=np.int64), values.dictionary
    texts, truncated = cells(values)
    if rows is None and not _mostly_distinct(texts):
        encoded = texts.dictionary_encode()
        rows, texts = np.asarray(encoded.indices, dtype=np.int64), encoded.dictionary
    if which is None or len(which.places) == 0:
        return _coded(*_by_parts(texts, field), rows, field, truncated)
    if rows is None:
        rows = np.arange(len(texts))
    # Each distinct pair of a value and a habit is read once.
    pairs, rows = np.unique(rows * len(which.habits) + which.places, return_inverse=True)
    texts = texts.take(pa.array(pairs // len(which.habits)))
    places = pairs % len(which.habits)
    forms = each_element(
        texts,
        field.type,
        lambda part, at: _by_habit(without_placeholders(part, field.type), places[at], which.habits, field),
    )
    return _coded(*forms, rows, field, truncated)


@dataclass(frozen=True)
class _Habits:
    """What rows follow: place of each row in the list of orders or regions."""

    habits: tuple[str, ...]
    places: Rows


def _habits(field: Field, around: Mapping[str, Column]) -> _Habits | None:
    """Return the habit of each row where it depends on another column, else None."""
    usual = field.region if field.type is FieldType.PHONE else field.order
    if field.by in around:
        source, told = around[field.by], dict(field.habits)
    elif field.type is FieldType.PHONE and field.beside and field.beside[0] in around:
        source, told = around[field.beside[0]], None
    else:
        return None
    encoded = cells(source)[0].dictionary_encode()
    texts = [text.strip() for text in encoded.dictionary.to_pylist()]
    each = [told.get(text, usual) if told is not None else country_code_of(text) or usual for text in texts]
    habits = tuple(sorted({*each, usual}))
    place = np.array([habits.index(habit) for habit in each], dtype=np.int64)
    return _Habits(habits, place[np.asarray(encoded.indices, dtype=np.int64)])


def _by_habit(texts: Texts, which: Rows, habits: tuple[str, ...], field: Field) -> tuple[Texts, Others]:
    """Read each text as its habit has it."""
    if field.type is FieldType.PHONE:
        return phones_form(texts, habits, which)
    parts, places = [], []
    others: dict[int, tuple[str, ...]] = {}
    for number, habit in enumerate(habits):
        rows = np.flatnonzero(which == number)
        some = texts.take(pa.array(rows))
        part, more = (
            dates_form(some, habit)
            if field.type is FieldType.DATE
            else (texts_form(some, field.type, habit), {})
        )
        others |= {int(rows[row]): forms for row, forms in more.items()}
        parts.append(part)
        places.append(rows)
    back = np.empty(len(texts), dtype=np.int64)
    back[np.concatenate(places)] = np.arange(len(texts))
    return pa.concat_arrays(parts).take(pa.array(back)), others


def _by_parts(texts: Texts, field: Field) -> tuple[Texts, Others]:
    """Normalise distinct values, part by part: what lies between stays small and near."""
    mains: list[Texts] = []
    others: dict[int, tuple[str, ...]] = {}
    for at in range(0, max(1, len(texts)), PART):
        main, more = each_element(texts[at : at + PART], field.type, lambda part, _: _cleaned(part, field))
        mains.append(main)
        others |= {at + row: forms for row, forms in more.items()}
    return pa.concat_arrays(mains) if len(mains) > 1 else mains[0], others


def _cleaned(texts: Texts, field: Field) -> tuple[Texts, Others]:
    """Normalise distinct values, what stands for nothing taken out."""
    return _forms(without_placeholders(texts, field.type), field)


def _forms(texts: Texts, field: Field) -> tuple[Texts, Others]:
    """Normalise distinct values."""
    if field.type in _NAMES:
        return names_form(texts, field)
    if field.type is FieldType.DATE:
        return dates_form(texts, field.order)
    if field.type is FieldType.PHONE:
        return phones_form(texts, (field.region,))
    if field.type in _NUMBERS:
        return ids_form(texts, field.type)
    if field.type in _CODES:
        return codes_form(texts, field.type), {}
    return _wordy(texts, field)


def _wordy(texts: Texts, field: Field) -> tuple[Texts, Others]:
    """Normalise what is written in words."""
    if field.type is FieldType.NOTE:
        return selectors_form(texts)
    if field.type is FieldType.AGE:
        return ages_form(texts)
    return texts_form(texts, field.type, field.order), {}


def _coded(main: Texts, others: Others, rows: Rows | None, field: Field, truncated: int) -> Prepared:
    """Number the distinct forms; what is missing gets no number."""
    if field.missing:
        gone = pc.is_in(main, value_set=pa.array(field.missing, type=main.type))
        main = pc.if_else(gone, pa.scalar("", type=main.type), main)
        others = {row: forms for row, forms in others.items() if not gone[row].as_py()}
    keys = main
    if others:
        texts = main.to_pylist()
        for row, forms in others.items():
            texts[row] = _JOINER.join((texts[row], *forms))
        keys = pa.array(texts, type=main.type)
    empty = pc.equal(pc.binary_length(keys), 0)
    encoded = pc.if_else(empty, pa.scalar(None, type=main.type), keys).dictionary_encode()
    codes = np.asarray(pc.fill_null(encoded.indices, MISSING), dtype=np.int32)
    forms = encoded.dictionary
    found: dict[int, tuple[str, ...]] = {}
    if others:
        split = [key.split(_JOINER) for key in forms.to_pylist()]
        found = {code: tuple(parts[1:]) for code, parts in enumerate(split) if len(parts) > 1}
        forms = pa.array([parts[0] for parts in split], type=main.type)
    return Prepared(
        codes=codes if rows is None else codes[rows],
        main=forms,
        kind=field.kind,
        others=found,
        truncated=truncated,
    )


def _mostly_distinct(texts: Texts) -> bool:
    """Whether a sample of the column hardly repeats a value."""
    taken = texts.take(pa.array(sample_rows(len(texts), _SAMPLE)))
    return len(texts) > _SAMPLE and pc.count_distinct(taken).as_py() > _MANY * _SAMPLE

"""Columns of several tables that hold the same under different headings: paired by type, values and words.

One column of one table with one of another, and only where nothing else comes near: two that are alone of
their kind, or two whose values or headings agree far more than any others'.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import Column, cells
from strikeback.linking.engine.form_several import in_one
from strikeback.linking.engine.infer_alike import (
    Side,
    completes,
    is_address,
    part_of,
    places_alike,
    side_of,
    similarity,
)
from strikeback.linking.engine.infer_types import Guess
from strikeback.linking.engine.spec import TABLE, Field, FieldType

MARGIN: Final = 0.25
"""By so much must a pair be more alike than any other of its two columns."""
LEAST: Final = 0.5
_SEVERAL: Final = 1.5
"""Columns of names of more words are full names rather than a patronymic."""
_PARTS: Final = (FieldType.GIVEN, FieldType.FAMILY)
Rows = NDArray[np.int64]
Look = Callable[[str, Column], Guess]


@dataclass(frozen=True)
class Joined:
    """Columns that are one field."""

    name: str
    type: FieldType
    column: str
    beside: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    why: str = ""


def join_columns(
    columns: Mapping[str, Column], names: Sequence[str], look: Look
) -> tuple[dict[str, Column], list[str], list[Joined]]:
    """Return the columns with those in one that hold the same in different tables, what to look at, and why.

    Args:
        columns: Column name -> cells; ``@table`` tells which table a row came from.
        names: The columns to look at, in order.
        look: Tells what a column holds.
    """
    marks = cells(columns[TABLE])[0].dictionary_encode() if TABLE in columns else None
    if marks is None or len(marks.dictionary) < 2:
        return dict(columns), list(names), []
    places = np.argsort([int(mark) for mark in marks.dictionary.to_pylist()])
    tables = np.argsort(places)[np.asarray(marks.indices)]
    present = {name: _tables_of(columns[name], tables) for name in names}
    joined: list[Joined] = []
    for table in sorted(set(tables.tolist())):
        done = {name for one in joined for name in (*one.beside, *one.also)}
        left = [name for name in names if present[name] and name not in done]
        old = [name for name in left if max(present[name]) < table]
        new = [name for name in left if min(present[name]) == table]
        if old and new:
            sides = {
                name: _side(name, columns[name], np.isin(tables, present[name]), look)
                for name in (*old, *new)
            }
            joined = _together(joined, _paired([sides[name] for name in old], [sides[name] for name in new]))
    return _merged(columns, names, joined)


def with_columns(field: Field, joined: Iterable[Joined]) -> Field:
    """Return a field with all the columns that are one with it."""
    for one in joined:
        if one.name == field.name and field.type is not FieldType.IGNORE:
            column = "" if one.column == one.name else one.column
            why = f"{field.why}; {one.why}" if field.why else one.why
            beside = one.beside or field.beside
            return msgspec.structs.replace(field, column=column, beside=beside, also=one.also, why=why)
    return field


def _side(name: str, column: Column, rows: NDArray[np.bool_], look: Look) -> Side:
    """Return a column as it is in the tables that have it."""
    return side_of(name, cells(column)[0].filter(pa.array(rows)), look)


def _tables_of(column: Column, tables: Rows) -> list[int]:
    """Return the tables in which a column has values."""
    encoded = cells(column)[0].dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    filled = np.array([bool(text) for text in texts])[np.asarray(encoded.indices)]
    return [int(table) for table in np.unique(tables[filled])]


def _together(joined: Sequence[Joined], more: Iterable[Joined]) -> list[Joined]:
    """A column of a third table joins those that are one already."""
    out = {one.name: one for one in joined}
    for one in more:
        known = out.get(one.name)
        out[one.name] = one if known is None else replace(known, also=known.also + one.also)
    return list(out.values())


def _paired(old: Sequence[Side], new: Sequence[Side]) -> list[Joined]:
    """Return what is one in both."""
    # Full names first: a part of the name in one table would be held to be the whole name of the other.
    out = [*_names(old, new), *_names(new, old)][:1]
    left, right = _without(old, out), _without(new, out)
    olds, news = list(left), list(right)
    alike = np.array([[similarity(a, b) for b in news] for a in olds]).reshape(len(olds), len(news))
    for i, j in zip(*np.nonzero(alike >= LEAST), strict=True):
        others = max(np.delete(alike[i], j).max(initial=0.0), np.delete(alike[:, j], i).max(initial=0.0))
        if alike[i, j] >= others + MARGIN:
            a, b = olds[i], news[j]
            left.remove(a)
            right.remove(b)
            out.append(_one(a, b))
    if not out or not out[0].beside:
        names = [*_names(left, right), *_names(right, left)][:1]
        left, right = _without(left, names), _without(right, names)
        out += names
    towns = _towns(old, new)
    out += [_one(a, b) for a, b in towns if a in left and b in right]
    left, right = _without(left, out), _without(right, out)
    for one, other in ((left, right), (right, left)):
        out += _places(one, other)
    return out


def _one(one: Side, other: Side) -> Joined:
    return Joined(one.name, one.type, one.name, also=(other.name,), why=f"{other.name!r} holds the same")


def _without(sides: Iterable[Side], joined: Iterable[Joined]) -> list[Side]:
    """Return the columns that are one with none."""
    done = {name for one in joined for name in (one.column, *one.beside, *one.also)}
    return [side for side in sides if side.name not in done]


def _only(sides: Iterable[Side], kind: FieldType) -> Side | None:
    found = [side for side in sides if side.type is kind]
    return found[0] if len(found) == 1 else None


def _names(parts: Sequence[Side], wholes: Sequence[Side]) -> list[Joined]:
    """Given and family name of one table are the full name of another."""
    whole = _only(wholes, FieldType.NAME)
    if whole is None or any(side.type in _PARTS for side in wholes):
        return []
    found = {kind: _only(parts, kind) for kind in _PARTS}
    names = [side for side in parts if side.type is FieldType.NAME]
    given, family = found[FieldType.GIVEN], found[FieldType.FAMILY]
    if (given is None) != (family is None):
        # A heading may say "name" for the one part beside the other: Nom and Prénom, Nome and Cognome.
        part = given or family
        rest = [name for name in names if part is not None and completes(name, part, whole)]
        if len(names) == len(rest) == 1:
            given, family, names = given or rest[0], family or rest[0], []
    if given is None or family is None or any(name.mean_words >= _SEVERAL for name in names):
        return []
    name = f"{given.name} {family.name}"
    why = f"{given.name!r} and {family.name!r} are {whole.name!r}"
    return [Joined(name, FieldType.NAME, given.name, (family.name,), (whole.name,), why)]


def _towns(old: Sequence[Side], new: Sequence[Side]) -> list[tuple[Side, Side]]:
    """Return the two columns of places, the only ones but addresses, that are in letters of two scripts."""
    left, right = (
        [side for side in sides if side.type is FieldType.PLACE and not is_address(side)]
        for sides in (old, new)
    )
    return [(left[0], right[0])] if len(left) == len(right) == 1 and places_alike(left[0], right[0]) else []


def _places(parts: Sequence[Side], wholes: Sequence[Side]) -> list[Joined]:
    """Parts of an address are held against the whole addresses of another table."""
    addresses = [side for side in wholes if is_address(side)]
    if len(addresses) != 1:
        return []
    address = addresses[0]
    return [
        Joined(side.name, side.type, side.name, also=(address.name,), why=f"part of {address.name!r}")
        for side in parts
        if part_of(side, address)
    ]


def _merged(
    columns: Mapping[str, Column], names: Sequence[str], joined: Sequence[Joined]
) -> tuple[dict[str, Column], list[str], list[Joined]]:
    """Return the columns, those that are one in one."""
    out, wanted = dict(columns), list(names)
    for one in joined:
        field = Field(name=one.name, type=one.type, column=one.column, beside=one.beside, also=one.also)
        out[one.name] = in_one(field, columns[one.column], columns)
        wanted[wanted.index(one.column)] = one.name
    gone = {name for one in joined for name in (*one.beside, *one.also)} - {one.name for one in joined}
    return out, [name for name in wanted if name not in gone], list(joined)

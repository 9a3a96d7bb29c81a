"""Records as live linking holds them, and how cells become comparable forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import Final, TypeAlias

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine.prepared import Prepared, prepare
from strikeback.linking.engine.records import Records
from strikeback.linking.engine.tables import Coded, Tables
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.plain import plain_form

Forms: TypeAlias = tuple[str, ...]
_SEVERAL: Final = "\x1f"
"""Begins a text that holds a main form and its other forms as JSON."""
KEY_BITS: Final = 40
"""Bits of a digest in a block (``kernels_keys``); the number of the key stands above them."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record as it comes."""

    id: str
    source: int
    """Number of its table, from 0."""
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is held."""

    number: int
    """How the store names it."""
    id: str
    digest: int
    """Digest of its id, unsigned; ties of any kind are broken by it."""
    source: int
    forms: Forms
    """Comparable form of each field with its other forms (``split``); empty: missing."""
    component: int
    """Number of a record that names its component."""
    head: int
    """Number of the record whose id names its entity."""
    twin: int = 0
    """Digest of its cells (``copies.twin_of``); 0: it is never a copy."""


def tables_of(basis: Basis, arrivals: Sequence[Arrival], *, every: bool = False) -> Tables:
    """Return records as the engine reads them, in the order of their ids' digests.

    Args:
        basis: Specification and model.
        arrivals: The records.
        every: Take all columns, as what a copy is depends on them; else those that are compared.
    """
    digest = id_digests([one.id for one in arrivals])
    order = np.argsort(digest, kind="stable")
    rows = [arrivals[row] for row in order]
    columns = {}
    more = (name for one in rows for name in one.cells) if every else ()
    for name in dict.fromkeys((*basis.columns, *more)):
        coded = pa.array([one.cells.get(name, "") for one in rows], pa.large_string()).dictionary_encode()
        columns[name] = Coded(np.asarray(coded.indices, dtype=np.int32), coded.dictionary)
    ids = pa.array([one.id for one in rows], pa.large_string())
    source = np.array([one.source for one in rows], dtype=np.int32)
    return Tables(ids, digest[order], source, columns)


def normalised(basis: Basis, arrivals: Sequence[Arrival]) -> list[Forms]:
    """Return the comparable forms of each record, in the order given."""
    tables = tables_of(basis, arrivals)
    place = {key: row for row, key in enumerate(tables.ids.to_pylist())}
    columns = [forms_by_row(field) for field in prepare(tables, basis.spec)]
    return [tuple(column[place[one.id]] for column in columns) for one in arrivals]


def normalised_one(basis: Basis, arrival: Arrival) -> Forms:
    """Return the comparable forms of one record: plain cells by the short way, each other one by itself."""
    out = []
    for f, field in enumerate(basis.spec.compared):
        if field.by or field.beside or field.also:
            return normalised(basis, [arrival])[0]
        text = arrival.cells.get(field.source, "").strip()
        out.append(_form(basis, f, text) if text else "")
    return tuple(out)


@lru_cache(maxsize=65_536)
def _form(basis: Basis, field: int, text: str) -> str:
    """Return the form of one cell, the long way being as the engine prepares columns."""
    found = plain_form(basis.spec.compared[field], text)
    if found is not None:
        return found[0] if len(found) == 1 else join(found[0], found[1:])
    alone = msgspec.structs.replace(basis.spec, fields=(basis.spec.compared[field],))
    (form,) = normalised(Basis(alone, basis.model), [Arrival("-", 0, {alone.fields[0].source: text})])[0]
    return form


def forms_by_row(field: Prepared) -> list[str]:
    """Return the comparable form of each record in one field, "" where it is missing."""
    forms = [*joined(field), ""]
    return [forms[code] for code in field.codes.tolist()]


def joined(field: Prepared) -> list[str]:
    """Return each form of a field together with its other forms, as one text."""
    main: list[str] = field.forms.to_pylist()
    others = field.others
    return [
        join(form, others.get(code, ())) if code in others or form.startswith(_SEVERAL) else form
        for code, form in enumerate(main)
    ]


def join(main: str, others: Sequence[str]) -> str:
    """Return a main form and other forms as one text."""
    return _SEVERAL + msgspec.json.encode([main, *others]).decode()


def is_several(form: str) -> bool:
    """Tell whether a text holds other forms beside the main one."""
    return form.startswith(_SEVERAL)


def split(form: str) -> tuple[str, ...]:
    """Return the main form of a text, then its other forms."""
    if not is_several(form):
        return (form,)
    return msgspec.json.decode(form[1:], type=tuple[str, ...])


def id_digests(ids: Sequence[str]) -> NDArray[np.uint64]:
    """Return the digest of each id, as the engine takes it."""
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415 - loads the compiler

    parts = [one.encode() for one in ids]
    starts = np.array(list(accumulate(map(len, parts), initial=0)), dtype=np.int64)
    found: NDArray[np.uint64] = digests(np.frombuffer(b"".join(parts), np.uint8), starts, np.uint64(0))
    return found


def value_key(field: str, form: str) -> int:
    """Return the signed 64-bit name of a value: two of n values share one with a chance of n^2 / 2^65."""
    return int.from_bytes(blake2b(f"{field}\x1e{form}".encode(), digest_size=8).digest(), "big", signed=True)


def values_of(basis: Basis, forms: Forms) -> list[tuple[int, int]]:
    """Return field number and name of each value of a record."""
    names = (field.name for field in basis.empty)
    return [
        (f, value_key(name, form)) for f, (name, form) in enumerate(zip(names, forms, strict=True)) if form
    ]


def blocks_of(basis: Basis, records: Records) -> list[tuple[int, ...]]:
    """Return the blocks of each row: number of the key and the engine's digest in one number."""
    return [tuple(block for block in row if block) for row in block_table(basis, records).tolist()]


def block_table(basis: Basis, records: Records) -> NDArray[np.int64]:
    """Return each row's block under each key, 0 where it has none: ``digests_of`` of the engine."""
    from strikeback.linking.live import kernels_live as kernels  # noqa: PLC0415 - loads the compiler

    book = records.book
    found: NDArray[np.int64] = kernels.blocks(
        book.codes, book.chars, book.start, book.digest, records.first, *basis.parts, KEY_BITS
    )
    return found


def key_of(block: int) -> int:
    """Return the number of the key of a block."""
    return block >> KEY_BITS

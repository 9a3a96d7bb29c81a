"""A live collection from tables: trained and resolved in one batch run, then stored whole."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, ClassVar, Final

import msgspec
import numpy as np

from strikeback.flows.progress import Progress, silent, stamp
from strikeback.flows.tables.files import read_table
from strikeback.flows.tables.ids import find_ids
from strikeback.linking.engine.model import Model, load_model
from strikeback.linking.engine.spec import Spec, load_spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.live.basis import check
from strikeback.linking.live.copies import NO_TWIN, occur_often, twin_of
from strikeback.linking.live.settling import Change, entity_of
from strikeback.linking.live.whole import (
    Whole,
    block_rows,
    form_rows,
    resolve_whole,
    value_counts,
    value_holders,
)
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.time import Clock
from strikeback.store.live import live_fact, next_number, signed
from strikeback.store.live_collections import LiveCollection, add_collection, fill, log_collection
from strikeback.store.live_copies import LiveCopies
from strikeback.store.live_driver import RawConnection
from strikeback.store.open import Store

CREATED: Final = "create"
"""Cause of the first changes of a collection's entities."""
_SHARES: Final = 100


class Created(Frozen, frozen=True, kw_only=True):
    """A new collection."""

    shown: ClassVar = ("name", "records", "pairs", "entities", "release")

    name: str
    records: int
    """Copies too."""
    pairs: int
    """Scored pairs that are kept."""
    entities: int
    copies: int = 0
    """Exact copies; each follows the record that stands for it."""
    release: str
    """Of the model."""
    fields: tuple[str, ...]
    id_column: str


def create_collection(
    store: Store,
    name: str,
    tables: Sequence[Path],
    *,
    clock: Clock,
    id_column: str = "",
    spec: Spec | None = None,
    model: Model | None = None,
    progress: Progress = silent,
) -> Created:
    """Make a collection of the records of some tables, ready for live use.

    Args:
        store: The store.
        name: Its name.
        tables: CSV (UTF-8, with a header) or Parquet files; their names name the tables.
        clock: Tells when.
        id_column: Column of unique ids; empty: told from the tables.
        spec: What to compare; None: told from the tables.
        model: A trained model; None: trained on the tables.
        progress: Told how far it is.

    Raises:
        UsageError: No table, no ids, a name that is taken, a model of other fields.
        RefusedInputError: A table cannot be read.
    """
    if not tables:
        raise UsageError("there is no table to start from", remedy="Give at least one table")
    frames = [read_table(path) for path in tables]
    column = id_column or find_ids(frames)
    return create_from(
        store,
        name,
        frames,
        [path.name for path in tables],
        clock=clock,
        id_column=column,
        spec=spec,
        model=model,
        progress=progress,
    )


def create_from(  # noqa: PLR0913 - one more than create_collection
    store: Store,
    name: str,
    frames: Sequence[Any],
    names: Sequence[str],
    *,
    clock: Clock,
    id_column: str,
    spec: Spec | None = None,
    model: Model | None = None,
    progress: Progress = silent,
) -> Created:
    """Do the same with tables in memory (Arrow tables, data frames, lists of dicts) and their names.

    Raises:
        UsageError: As ``create_collection``.
    """
    read = read_tables(frames, id_column)

    def say(stage: str, share: float) -> None:
        progress(stage, round(share * _SHARES), _SHARES)

    whole = resolve_whole(read, spec, model, progress=say)
    check(whole.basis)
    with live_fact(store) as (connection, raw):
        at = stamp(clock)
        made = add_collection(raw, name, whole.basis, id_column=id_column, tables=names, at=at)
        log_collection(connection, made, records=len(read), at=at)
        _store(raw, made, read, whole, progress)
    return Created(
        name=name,
        records=len(read),
        copies=len(whole.copy_of),
        pairs=len(whole.bits),
        entities=len(np.unique(whole.head)),
        release=whole.basis.model.release,
        fields=tuple(f"{field.name} ({field.type.value})" for field in whole.basis.spec.compared),
        id_column=id_column,
    )


def _store(raw: RawConnection, made: LiveCollection, read: Tables, whole: Whole, progress: Progress) -> None:
    """Write all rows of a new collection, those of keyed tables in the order of their keys."""
    base, own = next_number(raw), made.number
    size = len(whole.ids)

    def put(kind: str, rows: Iterable[tuple[object, ...]], total: int) -> None:
        fill(raw, kind, rows, lambda done: progress(f"store {kind}", done, total))

    digests = (signed(digest) for digest in whole.tables.digest.tolist())
    forms = (msgspec.json.encode(row).decode() for row in form_rows(whole))
    component, head = ((side + base).tolist() for side in (whole.component, whole.head))
    twins = array("q")
    parts = (
        digests,
        whole.tables.source.tolist(),
        _cells(whole.tables, twins, apart=whole.basis.apart),
        forms,
        component,
        head,
    )
    numbers = range(base, base + size)
    rows = zip(numbers, repeat(own), whole.ids, *parts, strict=False)
    put("records", ((*row, twins[-1]) for row in rows), size)
    value, count = value_counts(whole)
    put("values", zip(repeat(own), value.tolist(), count.tolist(), strict=False), len(value))
    value, row = value_holders(whole)
    put("holders", zip(repeat(own), value.tolist(), (row + base).tolist(), strict=False), len(value))
    for block, row in block_rows(whole):
        put("blocks", zip(repeat(own), block.tolist(), (row + base).tolist(), strict=False), len(block))
    one, other = np.concatenate([whole.left, whole.right]), np.concatenate([whole.right, whole.left])
    order = np.lexsort((other, one))
    sides = ((side[order] + base).tolist() for side in (one, other))
    put("pairs", zip(*sides, np.tile(whole.bits, 2)[order].tolist(), strict=True), len(order))
    put("copies", _copies(own, read, whole, twins), len(whole.copy_of))
    put("outbox", _outbox(own, whole), size)
    if not whole.basis.apart and (whole.copy_of or occur_often(twins)):
        LiveCopies(raw, own).begin()


def _cells(tables: Tables, twins: "array[int]", *, apart: bool) -> Iterable[str]:
    """Return the filled cells of each record as JSON; append their digest to ``twins`` before each."""
    columns = []
    for name, column in tables.columns.items():
        texts = column.texts.to_pylist()
        columns.append((name, [texts[code] for code in column.codes.tolist()]))
    for row in range(len(tables)):
        cells = {name: texts[row] for name, texts in columns if texts[row]}
        twins.append(NO_TWIN if apart else twin_of(cells))
        yield msgspec.json.encode(cells).decode()


def _copies(own: int, read: Tables, whole: Whole, twins: Sequence[int]) -> Iterable[tuple[object, ...]]:
    """Return the rows of copies."""
    stands = set(whole.copy_of.values())
    twin = {key: digest for key, digest in zip(whole.ids, twins, strict=True) if key in stands}
    for identity, source in zip(read.ids.to_pylist(), read.source.tolist(), strict=True):
        if identity in whole.copy_of:
            yield own, identity, source, twin[whole.copy_of[identity]], 0


def _outbox(own: int, whole: Whole) -> Iterable[tuple[object, ...]]:
    """Return every entity as new."""
    members: dict[int, list[str]] = defaultdict(list)
    for identity, head in zip(whole.ids, whole.head.tolist(), strict=True):
        members[head].append(identity)
    copies: dict[str, list[str]] = defaultdict(list)
    for copy, stands in whole.copy_of.items():
        copies[stands].append(copy)
    for head, inside in members.items():
        follow = sorted(copy for one in inside for copy in copies.get(one, ()))
        change = Change(entity_of(whole.ids[head]), tuple(sorted(inside)), copies=tuple(follow))
        yield own, CREATED, change.entity, msgspec.json.encode(change).decode()


def read_spec(path: Path) -> Spec:
    """Return the specification of a file.

    Raises:
        UsageError: No such file, or no specification.
    """
    return load_spec(_bytes(path), path.name)


def read_model(path: Path) -> Model:
    """Return the model of a file.

    Raises:
        UsageError: No such file, or no model.
    """
    return load_model(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the file cannot be read ({error.strerror or type(error).__name__})", where=path.name
        ) from None

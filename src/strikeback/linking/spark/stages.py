"""What is done to batches of rows: pure functions from Arrow to Arrow, whoever carries them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine import run
from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.form_bytes import Column, cells, raw_bytes
from strikeback.linking.engine.keys import digests_of
from strikeback.linking.engine.model import Model, load_model
from strikeback.linking.engine.pairs import ROOM, Pairs
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import bins_of, encode
from strikeback.linking.engine.spec import Spec, load_spec
from strikeback.linking.engine.tables import Coded, Tables
from strikeback.linking.spark.batches import (
    GATHERED,
    Digests,
    Longs,
    Shape,
    as_bytes,
    as_matrix,
    joined,
    longs,
    pack,
    records_of,
    shapes_of,
    to_long,
    value_digests,
    whole_groups,
)

Batches = Iterable[pa.RecordBatch]
TEXTS: Final = "source int, id string"
RECORDS: Final = "digest long, source int, id string, record string, vals binary, keys binary"
TALLIES: Final = "block boolean, code long, n long"
PLACED: Final = "block long, digest long, source int, record string, bins binary, keys binary"
EDGES: Final = "left long, right long, packed long, bits int"
MEMBERS: Final = "component long, pair boolean, a long, b long, bits int, record string, bins binary"
LABELS: Final = "digest long, cluster long"
KEY_BITS: Final = 40
"""Bits of a key's digest; the number of the key stands above them."""
RARE: Final = 4
"""Values of fewer records are of the first level of frequency, as if they had not been counted."""
NONE: Final = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Task:
    """What every worker must know: what is compared and how, as files have it."""

    spec: bytes
    model: bytes
    apart: bool
    columns: tuple[str, ...]
    """Columns of all tables, in their order."""

    def open(self) -> "Opened":
        """Return it read."""
        spec, model = load_spec(self.spec), load_model(self.model)
        none = np.empty(0, np.int64)
        empty = tables_of([], none.astype(np.uint64), none.astype(np.int32), dict.fromkeys(self.columns, ()))
        return Opened(spec, model, shapes_of(prepare(empty, spec)))


@dataclass(frozen=True, slots=True)
class Opened:
    """A task, read."""

    spec: Spec
    model: Model
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is common over all records."""

    values: Longs
    """Sorted digests of values of four records and more."""
    bins: NDArray[np.uint8]
    """Level of each of them."""
    blocks: Longs
    """Sorted codes of blocks."""
    useful: bool
    """The blocks are the only ones that propose pairs; else the ones that are over their cap."""
    largest: int = 0
    """Records of the largest block that proposes pairs; 0: not known, as not all were counted."""
    refused: int = 0
    """Records of the largest block over its cap."""


def tables_of(
    ids: Sequence[str] | pa.Array, digest: Digests, source: NDArray[np.int32], columns: Mapping[str, Column]
) -> Tables:
    """Return rows as the engine takes tables, in the order given."""
    coded = {}
    for name, values in columns.items():
        texts = cells(values)[0].dictionary_encode()
        coded[name] = Coded(np.asarray(texts.indices, dtype=np.int32), texts.dictionary)
    return Tables(pa.array(ids, pa.large_string()), digest, source, coded)


def textual(batches: Batches, number: int, id_column: str, names: tuple[str, ...], prefix: str) -> Batches:
    """Yield rows of one table as texts: source, id, and columns of all tables.

    Args:
        batches: Rows of the table.
        number: Its number, from 0.
        id_column: Column of ids.
        names: Columns of all tables.
        prefix: Put before each id, where tables repeat each other's.
    """
    for batch in batches:
        have = set(batch.schema.names)
        ids = cells(batch.column(id_column))[0]
        if prefix:
            ids = pc.binary_join_element_wise(pa.scalar(prefix, ids.type), ids, pa.scalar("", ids.type))
        source = pa.array(np.full(batch.num_rows, number, np.int32))
        blank = pa.array([""] * batch.num_rows)
        texts = [cells(batch.column(name))[0].cast(pa.string()) if name in have else blank for name in names]
        yield pa.RecordBatch.from_arrays(
            [source, ids.cast(pa.string()), *texts], names=["source", "id", *_safe(names)]
        )


def _safe(names: Sequence[str]) -> list[str]:
    """Names of columns that no SQL stumbles over."""
    return [f"c{n}" for n in range(len(names))]


def digests_of_ids(ids: pa.Array) -> Digests:
    """Return the digest of each id."""
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415 - loads the compiler

    out: Digests = digests(*raw_bytes(ids.cast(pa.large_string())), np.uint64(0))
    return out


def prepared(batches: Batches, task: Task, aside: frozenset[str]) -> Iterator[pa.RecordBatch]:
    """Yield records in comparable form, with digests of their values and keys.

    Args:
        batches: Rows as ``textual`` gives them.
        task: What is compared.
        aside: Ids of exact copies that are set aside.
    """
    opened = task.open()
    for batch in _gathered(batches):
        rows = batch
        if aside:
            stays = np.array([key not in aside for key in rows.column("id").to_pylist()])
            rows = rows.filter(pa.array(stays))
        ids, digest = rows.column("id"), digests_of_ids(rows.column("id"))
        source = longs(rows.column("source")).astype(np.int32)
        columns = {name: rows.column(2 + n) for n, name in enumerate(task.columns)}
        fields = prepare(tables_of(ids, digest, source, columns), opened.spec)
        records = encode(fields, digest, source)
        keys = np.stack([digests_of(records, key) for key in opened.model.keys], axis=1)
        yield _batch(
            {
                "digest": pa.array(to_long(digest)),
                "source": pa.array(source),
                "id": ids,
                "record": pack(fields).cast(pa.string()),
                "vals": as_bytes(value_digests(fields)),
                "keys": as_bytes(keys),
            }
        )


def tallied(batches: Batches, task: Task) -> Iterator[pa.RecordBatch]:
    """Yield how many records of a batch have each value, and are in each block."""
    opened = task.open()
    for batch in _gathered(batches):
        values = as_matrix(batch.column("vals"), np.uint64, len(opened.shapes))
        keys = as_matrix(batch.column("keys"), np.uint64, len(opened.model.keys))
        for block, codes in ((False, to_long(values[values > 0])), (True, _codes(keys)[keys > 0])):
            found, count = np.unique(codes, return_counts=True)
            yield _batch(
                {"block": pa.array(np.full(len(found), block)), "code": pa.array(found), "n": pa.array(count)}
            )


def _codes(keys: Digests) -> Longs:
    """Return the code of each record's block under each key."""
    numbers = np.arange(keys.shape[1], dtype=np.int64) << KEY_BITS
    return keys.astype(np.int64) | numbers


def counted(tallies: pa.Table, model: Model, *, useful: bool) -> Counted:
    """Return what is common, from the sums of ``tallied``.

    Args:
        tallies: ``block``, ``code``, ``n``; rows of few records may be absent.
        model: Its keys have the caps.
        useful: All blocks of two records and more are among them.
    """
    block = tallies["block"].to_numpy()
    code, n = tallies["code"].to_numpy(), tallies["n"].to_numpy()
    common = ~block & (n >= RARE)
    order = np.argsort(code[common])
    caps = np.array([key.cap for key in model.keys], np.int64)
    over = n > caps[np.where(block, code >> KEY_BITS, 0)]
    proposing, refused = block & ~over & (n > 1), block & over
    return Counted(
        values=code[common][order],
        bins=bins_of(n[common][order].astype(np.int32)),
        blocks=np.sort(code[proposing if useful else refused]),
        useful=useful,
        largest=int(n[proposing].max(initial=0)) if useful else 0,
        refused=int(n[refused].max(initial=0)),
    )


def bins_for(cells_: pa.Array, known: Counted, fields: int) -> NDArray[np.uint8]:
    """Return how common each record's values are, [records, fields]."""
    values = as_matrix(cells_, np.uint64, fields)
    out = np.ones(values.shape, np.uint8)
    at, found = _among(to_long(values.ravel()), known.values)
    out.ravel()[found] = known.bins[at[found]]
    return out


def _among(codes: Longs, known: Longs) -> tuple[Longs, NDArray[np.bool_]]:
    """Return the place of each code in a sorted list, and whether it is there."""
    if not len(known):
        return np.zeros(len(codes), np.int64), np.zeros(len(codes), bool)
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return at, known[at] == codes


def placed(batches: Batches, task: Task, known: Counted) -> Iterator[pa.RecordBatch]:
    """Yield each record once for each of its blocks that may propose a pair."""
    opened = task.open()
    for batch in _gathered(batches):
        keys = as_matrix(batch.column("keys"), np.uint64, len(opened.model.keys))
        codes = _codes(keys)
        _, found = _among(codes.ravel(), known.blocks)
        there = (keys > 0) & (found.reshape(keys.shape) == known.useful)
        left_in = np.where(there, keys, np.uint64(0))
        rows, key = np.nonzero(there)
        bins = as_bytes(bins_for(batch.column("vals"), known, len(opened.shapes)))
        wide = _batch(
            {
                "digest": batch.column("digest"),
                "source": batch.column("source"),
                "record": batch.column("record"),
                "bins": bins,
                "keys": as_bytes(left_in),
            }
        ).take(pa.array(rows))
        yield _batch(
            {"block": pa.array(codes[rows, key])} | dict(zip(wide.schema.names, wide.columns, strict=True))
        )


def scored(batches: Batches, task: Task) -> Iterator[pa.RecordBatch]:
    """Yield the pairs of blocks that score at least what the model keeps.

    Args:
        batches: Rows of ``placed`` in the order of block and digest, no block in two partitions.
        task: What is compared.
    """
    opened = task.open()
    for batch in whole_groups(batches, "block"):
        digest = longs(batch.column("digest"))
        for pairs in _pairs(batch, opened, apart=task.apart):
            yield _batch(
                {
                    "left": pa.array(digest[pairs.left]),
                    "right": pa.array(digest[pairs.right]),
                    "packed": pa.array(pairs.packed),
                    "bits": pa.array(pairs.bits),
                }
            )


def _pairs(batch: pa.RecordBatch, opened: Opened, *, apart: bool) -> Iterator[Pairs]:
    from strikeback.linking.engine.kernels_pairs import scan  # noqa: PLC0415 - loads the compiler

    model = opened.model
    block, digest = longs(batch.column("block")), longs(batch.column("digest"))
    bins = as_matrix(batch.column("bins"), np.uint8, len(opened.shapes))
    source = longs(batch.column("source"))
    records = of_model(records_of(batch.column("record"), bins, digest, source, opened.shapes), model)
    keys = as_matrix(batch.column("keys"), np.uint64, len(model.keys)).astype(np.int64)
    ids = np.where(keys > 0, keys, -1)
    starts = np.concatenate([[0], 1 + np.flatnonzero(np.diff(block)), [len(block)]])
    size = np.diff(starts)
    number = block[starts[:-1]] >> KEY_BITS
    caps = np.array([key.cap for key in model.keys], np.int64)
    used = (size > 1) & (size <= caps[number])
    rows = np.arange(len(block), dtype=np.int32)
    left, right, bits = (np.empty(ROOM, np.int32) for _ in range(3))
    packed = np.empty(ROOM, np.int64)
    scale = model.scale()
    for key in np.unique(number[used]):
        mine = used & (number == key)
        members = rows[np.repeat(mine, size)]
        begins = np.concatenate([[0], np.cumsum(size[mine])]).astype(np.int32)
        at = 0
        while at < len(begins) - 1:
            at, kept, seen = scan(
                records.book, scale, model.keep, ids, int(key), members, begins, at, 1 << 40,
                records.source, apart, left, right, packed, bits,
            )  # fmt: skip
            yield Pairs(
                left[:kept].copy(), right[:kept].copy(), packed[:kept].copy(), bits[:kept].copy(), seen
            )


def members(batches: Batches, task: Task, known: Counted) -> Iterator[pa.RecordBatch]:
    """Yield records of components as rows that pairs can stand beside."""
    opened = task.open()
    for batch in _gathered(batches):
        size = batch.num_rows
        yield _batch(
            {
                "component": batch.column("component"),
                "pair": pa.array(np.zeros(size, bool)),
                "a": batch.column("digest"),
                "b": pa.array(longs(batch.column("source"))),
                "bits": pa.array(np.zeros(size, np.int32)),
                "record": batch.column("record"),
                "bins": as_bytes(bins_for(batch.column("vals"), known, len(opened.shapes))),
            }
        )


def solved(batches: Batches, task: Task) -> Iterator[pa.RecordBatch]:
    """Yield the cluster of each record, named by its least digest.

    Args:
        batches: Records and pairs in the order of component, records first, and digest; no component in two
            partitions.
        task: What is compared.
    """
    opened = task.open()
    for batch in whole_groups(batches, "component"):
        pair = np.asarray(batch.column("pair").to_numpy(zero_copy_only=False), dtype=bool)
        rows = batch.filter(pa.array(~pair))
        edges = batch.filter(pa.array(pair))
        digest = longs(rows.column("a"))
        bins = as_matrix(rows.column("bins"), np.uint8, len(opened.shapes))
        records = records_of(rows.column("record"), bins, digest, longs(rows.column("b")), opened.shapes)
        order = np.argsort(digest)
        ends = [
            order[np.searchsorted(digest[order], longs(edges.column(side)))].astype(np.int32)
            for side in ("a", "b")
        ]
        bits = edges.column("bits").to_numpy(zero_copy_only=False).astype(np.int32)
        pairs = Pairs(ends[0], ends[1], np.zeros(len(bits), np.int64), bits)
        labels = run.solve(records, pairs, opened.model, Constraints(apart=task.apart))
        yield _batch({"digest": pa.array(digest), "cluster": pa.array(digest[labels])})


def _gathered(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield larger batches."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(part.num_rows for part in held) >= GATHERED:
            yield joined(held)
            held = []
    if sum(part.num_rows for part in held):
        yield joined(held)


def _batch(columns: dict[str, pa.Array]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))

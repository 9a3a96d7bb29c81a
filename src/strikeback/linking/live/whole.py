"""A whole collection at once: what the batch engine gives, in the shape in which records are held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import run
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.copies import set_aside_for
from strikeback.linking.engine.keys import digests_of
from strikeback.linking.engine.model import Model
from strikeback.linking.engine.prepared import MAX_FIELDS, Prepared, infer_spec, prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Tables
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import KEY_BITS, forms_by_row, joined, value_key
from strikeback.model.errors import UsageError
from strikeback.model.links import Verdict

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """All records but copies in the order of their ids' digests, with pairs and clusters."""

    tables: Tables
    basis: Basis
    ids: list[str]
    fields: tuple[Prepared, ...]
    records: Records
    left: Ints
    right: Ints
    bits: Ints
    component: Ints
    """Lowest row of each row's component."""
    head: Ints
    """Row of the least id of each row's cluster."""
    copy_of: Mapping[str, str]
    """Exact copies set aside -> the record that stands for them."""


def resolve_whole(
    tables: Tables,
    spec: Spec | None = None,
    model: Model | None = None,
    decided: Mapping[tuple[str, str], Verdict] | None = None,
    progress: run.Progress | None = None,
) -> Whole:
    """Resolve tables in one run of the batch engine.

    Args:
        tables: The records.
        spec: What to compare; None: told from the tables.
        model: The model; None: trained on the tables.
        decided: Decisions by ids, in the order in which they were taken.
        progress: Told stage and share done.

    Raises:
        UsageError: Nothing to compare, or fewer than two records to train on.
    """
    run.refuse_large(len(tables), min(len(tables.columns), MAX_FIELDS))
    copies = set_aside_for(tables, spec)
    left_over = copies.tables
    wanted = (
        spec
        if spec is not None and spec.fields
        else infer_spec(left_over, one_per_table=bool(spec and spec.one_per_table))
    )
    fields = tuple(prepare(left_over, wanted))
    if not fields or (model is None and len(left_over) < 2):
        raise UsageError(
            "too little to learn from", remedy="Hand in tables of two records or more, or --model"
        )
    records = encode(fields, left_over.digest, left_over.source)
    ids: list[str] = left_over.ids.to_pylist()
    limits = _constraints(ids, decided or {}, copies.copy_of, apart=wanted.one_per_table)
    if len(ids) < 2 and model is not None:
        none, own = np.empty(0, np.int64), np.arange(len(ids))
        basis = Basis(wanted, model)
        return Whole(left_over, basis, ids, fields, records, none, none, none, own, own, copies.copy_of)
    fitted = run.resolve(records, model=model, constraints=limits, progress=progress)
    basis = Basis(wanted, fitted.model)
    left, right, bits = (
        side.astype(np.int64) for side in (fitted.pairs.left, fitted.pairs.right, fitted.pairs.bits)
    )
    component = _components(basis, len(ids), left, right, bits, limits.must)
    head = heads(ids, fitted.labels)
    return Whole(left_over, basis, ids, fields, records, left, right, bits, component, head, copies.copy_of)


def _constraints(
    ids: list[str], decided: Mapping[tuple[str, str], Verdict], copy_of: Mapping[str, str], *, apart: bool
) -> Constraints:
    """Return the decisions about present records as rows; one about a copy is about what stands for it."""
    row = {identity: at for at, identity in enumerate(ids)} if decided else {}
    latest: dict[tuple[int, int], Verdict] = {}
    for ends, verdict in decided.items():
        one, other = sorted(row.get(copy_of.get(end, end), -1) for end in ends)
        if 0 <= one < other:
            latest[one, other] = verdict
    must, cannot = (
        np.array([ends for ends, said in latest.items() if said is verdict], dtype=np.int64).reshape(-1, 2)
        for verdict in (Verdict.SAME, Verdict.DIFFERENT)
    )
    return Constraints(must=must, cannot=cannot, apart=apart)


def _components(basis: Basis, size: int, left: Ints, right: Ints, bits: Ints, must: Ints) -> Ints:
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    strong = bits >= basis.bond
    one, other = np.concatenate([left[strong], must[:, 0]]), np.concatenate([right[strong], must[:, 1]])
    found: Ints = components(size, one, other)
    return found


def heads(ids: list[str], labels: Ints) -> Ints:
    """Return the row of the least id of each row's cluster."""
    out = np.arange(len(ids))
    shared = np.flatnonzero(np.bincount(labels, minlength=len(ids))[labels] > 1).tolist()
    least: dict[int, int] = {}
    for row in shared:
        label = int(labels[row])
        if label not in least or ids[row] < ids[least[label]]:
            least[label] = row
    for row in shared:
        out[row] = least[int(labels[row])]
    return out


def form_rows(whole: Whole) -> Iterator[tuple[str, ...]]:
    """Return the forms of each record."""
    return zip(*(forms_by_row(field) for field in whole.fields), strict=True)


def block_rows(whole: Whole) -> Iterator[tuple[Ints, Ints]]:
    """Return blocks and rows of each key, in the order of the blocks."""
    for k, key in enumerate(whole.basis.keys):
        digests = digests_of(whole.records, key).astype(np.int64)
        rows = np.flatnonzero(digests)
        order = rows[np.argsort(digests[rows], kind="stable")]
        yield digests[order] | np.int64(k << KEY_BITS), order


def value_counts(whole: Whole) -> tuple[Ints, Ints]:
    """Return the name of every value in ascending order, and how many records have it."""
    names, counts = [], []
    for f, field in enumerate(whole.fields):
        names.append(_names(field))
        counts.append(whole.records.counts[whole.records.first[f] : whole.records.first[f + 1]])
    name, count = np.concatenate(names), np.concatenate(counts).astype(np.int64)
    order = np.argsort(name)
    return name[order], count[order]


def value_holders(whole: Whole) -> tuple[Ints, Ints]:
    """Return the name of a value and the row of a record that has it, in ascending order."""
    names, rows = [], []
    for field in whole.fields:
        having = np.flatnonzero(field.codes >= 0)
        names.append(_names(field)[field.codes[having]])
        rows.append(having)
    name, row = np.concatenate(names), np.concatenate(rows)
    order = np.lexsort((row, name))
    return name[order], row[order]


def _names(field: Prepared) -> Ints:
    """Return the name of each form of a field."""
    return np.array([value_key(field.name, form) for form in joined(field)], dtype=np.int64)

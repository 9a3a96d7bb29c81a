"""The engine for everyone: any CSV or Parquet tables in, who is the same out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from strikeback.flows.resolve_run import Run, Settings, left_out, open_tables, run_tables
from strikeback.flows.table_files import find_ids, read_table, refuse_kinds, refuse_places, write_whole
from strikeback.linking.engine.model import dump_model
from strikeback.linking.engine.prepared import infer_spec
from strikeback.linking.engine.spec import dump_spec
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.resolve import CountRange
from strikeback.model.base import Frozen

_read = read_table
_id_column = find_ids


class Resolved(Frozen, frozen=True, kw_only=True):
    """What resolving tables gave."""

    shown: ClassVar = ("records", "pairs", "clusters", "id_column")

    records: int
    pairs: int
    """Scored pairs that are likely the same."""
    clusters: int
    largest: int
    """Records of the largest cluster."""
    threshold: float
    """Bits from which a pair is likely the same."""
    id_column: str
    fields: tuple[str, ...]
    """What was compared: column and type."""
    count: CountRange
    out: str
    model: str = ""
    """Release of the model."""
    left_out: tuple[str, ...] = ()
    """Columns not compared because 15 others tell more."""
    copies: int = 0
    """Exact copies set aside; each is in the cluster of the record that stands for it."""
    decided: int = 0
    """Pairs bound by decisions."""


def resolve_tables(
    tables: Sequence[Path],
    out: Path,
    *,
    id_column: str = "",
    pairs: Path | None = None,
    spec: Path | None = None,
    save_model: Path | None = None,
    settings: Settings | None = None,
) -> Resolved:
    """Resolve tables and write which record belongs to which cluster.

    Args:
        tables: CSV (with a header) or Parquet files.
        out: CSV or Parquet file to write: ``table``, ``id``, ``cluster``, a row a record.
        id_column: Column of unique ids; empty: a column of a usual name, else the first one whose values
            all differ.
        pairs: Also write the scored pairs here: ``left``, ``right``, ``bits``, ``probability``.
        spec: File that says what is compared and how, as ``specify`` gives it; None: told from the tables.
        save_model: Also write the trained model here, for later runs and for ``explain``.
        settings: All else; its id column and specification give way to those above.

    Raises:
        UsageError: Endings that are not known, no id column, ids twice, a file that is no specification,
            places that cannot be written to.
        RefusedInputError: A table cannot be read.
    """
    chosen = settings or Settings()
    chosen = Settings(
        id_column=id_column or chosen.id_column,
        spec=spec or chosen.spec,
        model=chosen.model,
        decisions=chosen.decisions,
        memory=chosen.memory,
        encoding=chosen.encoding,
        progress=chosen.progress,
    )
    refuse_kinds([*tables, out, *([pairs] if pairs else [])])
    inputs = [*tables, *(path for path in (chosen.spec, chosen.model, chosen.decisions) if path)]
    refuse_places({"--out": out, "--pairs": pairs, "--save-model": save_model}, inputs)
    run = run_tables(tables, chosen)
    return write_run(run, out, pairs=pairs, save_model=save_model)


def write_run(run: Run, out: Path, *, pairs: Path | None = None, save_model: Path | None = None) -> Resolved:
    """Write the outcome of a run; all files appear whole, or none does.

    Raises:
        UsageError: A file cannot be written.
    """
    resolution = run.resolution
    clusters = run.clusters()
    contents: dict[Path, pa.Table | bytes] = {out: _membership(run, clusters)}
    if pairs is not None:
        contents[pairs] = resolution.pairs
    if save_model is not None:
        contents[save_model] = dump_model(resolution.model)
    sizes = Counter(clusters.values())
    likely = pc.sum(pc.greater_equal(resolution.pairs["bits"], resolution.threshold)).as_py()
    write_whole(contents)
    return Resolved(
        records=len(clusters),
        pairs=int(likely or 0),
        clusters=len(sizes),
        largest=max(sizes.values(), default=0),
        threshold=resolution.threshold,
        id_column=run.id_column,
        fields=tuple(f"{field.name} ({field.type.value})" for field in resolution.spec.compared),
        count=resolution.count(),
        out=str(out),
        model=resolution.model.release,
        left_out=left_out(resolution.spec),
        copies=len(run.copy_of),
        decided=len(run.verdicts),
    )


def specify(tables: Sequence[Path], *, id_column: str = "", encoding: str = "") -> bytes:
    """Return the specification that tables get by themselves, as a file to read and edit: JSON.

    Args:
        tables: As for ``resolve_tables``.
        id_column: As for ``resolve_tables``.
        encoding: Of CSV files; empty: told from them.

    Raises:
        UsageError: Endings that are not known, no id column, ids twice.
        RefusedInputError: A table cannot be read.
    """
    _, frames, column = open_tables(tables, Settings(id_column=id_column, encoding=encoding))
    return dump_spec(infer_spec(read_tables(frames, column)))


def _membership(run: Run, clusters: dict[str, str]) -> pa.Table:
    """Return table, id and cluster of every record, in the order of the tables."""
    rows: dict[str, list[str]] = {"table": [], "id": [], "cluster": []}
    for label, frame, keys in zip(run.labels, run.frames, run.keys, strict=True):
        rows["table"] += [label] * len(frame)
        rows["id"] += plain_ids(frame, run.id_column)
        rows["cluster"] += [clusters[key] for key in keys]
    return pa.table(rows)


def plain_ids(frame: pa.Table, column: str) -> list[str]:
    """Return ids as the table writes them."""
    return [str(value) for value in frame[column].to_pylist()]

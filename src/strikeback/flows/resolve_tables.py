"""The engine for everyone: any CSV or Parquet tables in, who is the same out."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

from strikeback.linking.engine.prepared import infer_spec
from strikeback.linking.engine.spec import Spec, dump_spec, load_spec
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.resolve import CountRange, Resolution, resolve
from strikeback.model.base import Frozen
from strikeback.model.errors import BrokenFileError, RefusedInputError, UsageError

FORMATS: Final = (".csv", ".parquet")
_USUAL_IDS: Final = ("id", "rec_id", "record_id", "unique_id", "uid", "key")


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


def resolve_tables(
    tables: Sequence[Path],
    out: Path,
    *,
    id_column: str = "",
    pairs: Path | None = None,
    spec: Path | None = None,
) -> Resolved:
    """Resolve tables and write which record belongs to which cluster.

    Args:
        tables: CSV (UTF-8, with a header) or Parquet files.
        out: CSV or Parquet file to write: ``table``, ``id``, ``cluster``, a row a record.
        id_column: Column of unique ids; empty: a column of a usual name, else the first one whose values
            all differ.
        pairs: Also write the scored pairs here: ``left``, ``right``, ``bits``, ``probability``.
        spec: File that says what is compared and how, as ``specify`` gives it; None: told from the tables.

    Raises:
        UsageError: Endings that are not known, no id column, ids twice, a file that is no specification.
        RefusedInputError: A table cannot be read.
    """
    stated = _stated(spec) if spec is not None else None
    _known([*tables, out, *([pairs] if pairs else [])])
    frames = [_read(path) for path in tables]
    column = id_column or _id_column(frames)
    resolution = resolve(frames, id_column=column, spec=stated)
    sizes = Counter(resolution.clusters.values())
    scored = resolution.pairs
    likely = pa.compute.sum(pa.compute.greater_equal(scored["bits"], resolution.threshold)).as_py()
    _write(_membership(tables, frames, column, resolution.clusters), out)
    if pairs is not None:
        _write(scored, pairs)
    return Resolved(
        records=len(resolution.clusters),
        pairs=int(likely or 0),
        clusters=len(sizes),
        largest=max(sizes.values(), default=0),
        threshold=resolution.threshold,
        id_column=column,
        fields=_fields(resolution),
        count=resolution.count(),
        out=str(out),
    )


def specify(tables: Sequence[Path], *, id_column: str = "") -> bytes:
    """Return the specification that tables get by themselves, as a file to read and edit: JSON.

    Args:
        tables: As for ``resolve_tables``.
        id_column: As for ``resolve_tables``.

    Raises:
        UsageError: Endings that are not known, no id column, ids twice.
        RefusedInputError: A table cannot be read.
    """
    _known(tables)
    frames = [_read(path) for path in tables]
    return dump_spec(infer_spec(read_tables(frames, id_column or _id_column(frames))))


def _stated(path: Path) -> Spec:
    """Read a specification."""
    try:
        return load_spec(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(
            f"the specification cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read",
        ) from None


def _known(paths: Sequence[Path]) -> None:
    """Refuse files of other kinds."""
    for path in paths:
        if path.suffix.lower() not in FORMATS:
            raise UsageError("unknown kind of table", where=path.name, remedy="Use .csv or .parquet")


def _fields(resolution: Resolution) -> tuple[str, ...]:
    """Return what was compared."""
    return tuple(f"{field.name} ({field.type.value})" for field in resolution.spec.compared)


def _read(path: Path) -> pa.Table:
    """Read one table with all its cells as texts."""
    try:
        if path.suffix.lower() == ".parquet":
            return pa.parquet.read_table(path)
        header = pa.csv.open_csv(path).schema.names
        kinds = pa.csv.ConvertOptions(
            column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=True
        )
        quoted = pa.csv.ParseOptions(newlines_in_values=True)
        return pa.csv.read_csv(path, convert_options=kinds, parse_options=quoted)
    except OSError as error:
        raise RefusedInputError(
            f"the table cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read",
        ) from None
    except pa.ArrowException:
        raise BrokenFileError(
            "this is no table that can be read",
            where=path.name,
            remedy="Hand in CSV (UTF-8, comma, one header line) or Parquet",
        ) from None


def _id_column(frames: Sequence[pa.Table]) -> str:
    """Return the column that identifies records in every table."""
    common = [name for name in frames[0].column_names if all(name in f.column_names for f in frames)]
    usual = [name for name in common if name.casefold() in _USUAL_IDS]
    for name in (*usual, *common):
        if all(_unique(frame[name]) for frame in frames):
            return str(name)
    raise UsageError(
        "no column of unique ids was found in all tables", remedy="Name one with --id-column, or add one"
    )


def _unique(column: pa.ChunkedArray) -> bool:
    """Tell whether all values are there and differ."""
    return column.null_count == 0 and len(column.unique()) == len(column)


def _membership(
    tables: Sequence[Path], frames: Sequence[pa.Table], column: str, clusters: Mapping[str, str]
) -> pa.Table:
    """Return table, id and cluster of every record, in the order of the tables."""
    rows: dict[str, list[str]] = {"table": [], "id": [], "cluster": []}
    prefixed = _prefixed(frames, column)
    for number, (path, frame) in enumerate(zip(tables, frames, strict=True), 1):
        for value in frame[column].to_pylist():
            key = f"{number}:{value}" if prefixed else str(value)
            rows["table"].append(path.name)
            rows["id"].append(str(value))
            rows["cluster"].append(clusters[key])
    return pa.table(rows)


def _prefixed(frames: Sequence[pa.Table], column: str) -> bool:
    """Tell whether tables repeat each other's ids; the engine then prefixes them with the table's number."""
    keys = [str(value) for frame in frames for value in frame[column].to_pylist()]
    return len(set(keys)) < len(keys)


def _write(table: pa.Table, path: Path) -> None:
    """Write a table; the file appears whole or not at all."""
    writer: Callable[[pa.Table, Path], None] = (
        pa.parquet.write_table if path.suffix.lower() == ".parquet" else pa.csv.write_csv
    )
    part = path.with_name(f".{path.name}.part")
    try:
        writer(table, part)
        part.replace(path)
    except OSError as error:
        raise UsageError(
            f"the file cannot be written ({error.strerror or type(error).__name__})",
            where=str(path),
            remedy="Check folder and permissions",
        ) from None
    finally:
        part.unlink(missing_ok=True)

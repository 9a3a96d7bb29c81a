"""Resolve tables under Spark on this machine: the same files in, the same files out."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from strikeback.flows.tables.across import across
from strikeback.flows.tables.files import labels_of, read_table, refuse_places
from strikeback.flows.tables.ids import IdColumn, choose_ids, is_usual_id, refuse_ids, with_named_ids
from strikeback.flows.tables.kinds import refuse_kinds
from strikeback.flows.tables.resolve import Resolved, contents_of, write_run
from strikeback.flows.tables.resolve_run import Run, Settings, stated_model, stated_spec
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.form_bytes import cells
from strikeback.linking.engine.infer_titles import about_person
from strikeback.linking.engine.learn_decisions import Verdicts
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.run import Fitted
from strikeback.linking.engine.tables import Tables
from strikeback.linking.resolution import Resolution
from strikeback.linking.spark.batches import from_long, longs
from strikeback.linking.spark.run import Outcome, resolve_frames
from strikeback.linking.spark.session import local_session, refuse_absent
from strikeback.linking.spark.stages import digests_of_ids
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MEMORY: Final = 4_000
"""Megabytes of the Java side, unless stated."""
STEPS: Final = 100
FEW: Final = 500_000
"""Records below which most of what Java spends is getting started."""
_PLAIN: Final = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_signed_integer,
    pa.types.is_boolean,
    pa.types.is_date32,
)


def resolve_spark(
    tables: Sequence[Path],
    out: Path | None = None,
    *,
    pairs: Path | None = None,
    save_model: Path | None = None,
    settings: Settings | None = None,
    cores: int = 2,
) -> Resolved:
    """Resolve tables under Spark and write what ``resolve_tables`` writes.

    CSV, and Parquet with columns other than texts, whole numbers, truth values and dates, is read by this
    process and staged; all other Parquet is read by Spark. A table larger than a machine calls for
    ``linking.spark.run`` with the session of a cluster.

    Args:
        tables: CSV (with a header) or Parquet files.
        out: CSV or Parquet file to write: ``table``, ``id``, ``cluster``, a row a record; None: only say what
            was found.
        pairs: Also write the scored pairs here.
        save_model: Also write the model here.
        settings: As for ``resolve_tables``; ``memory`` is that of the Java side. Decisions are not taken.
        cores: Tasks at once.

    Raises:
        UsageError: Spark cannot start; else as ``resolve_tables``.
        RefusedInputError: A table cannot be read.
    """
    chosen = settings or Settings()
    refuse_absent()
    refuse_kinds(tables, [out, pairs])
    refuse_places(
        {"--out": out, "--pairs": pairs, "--save-model": save_model},
        [*tables, *(path for path in (chosen.spec, chosen.model) if path)],
    )
    if chosen.decisions is not None:
        raise UsageError(
            "decisions are not taken under Spark", where="--decisions", remedy="Use --engine local"
        )
    run = _resolved(tables, chosen, cores)
    contents = contents_of(run, pairs=pairs, save_model=save_model)
    return write_run(run, out, contents, None, named=bool(chosen.id_column))


def _resolved(tables: Sequence[Path], chosen: Settings, cores: int) -> Run:
    """Stage the tables, run Spark on them, and return a run as the local engine gives."""
    spec = stated_spec(chosen.spec) if chosen.spec is not None else None
    model = stated_model(chosen.model) if chosen.model is not None else None
    with tempfile.TemporaryDirectory(prefix="strikeback-") as name:
        folder = Path(name)
        read = [
            _staged(path, folder / f"table-{n}.parquet", chosen.encoding) for n, path in enumerate(tables)
        ]
        read, column, counted, own = _with_ids(read, folder, chosen.id_column)
        frames = [_looked_at(path, column) for path in read]
        refuse_ids(tables, frames, column, own)
        quick = sum(len(frame) for frame in frames) < FEW
        memory = f"{chosen.memory or MEMORY}m"
        with local_session(folder, cores=cores, memory=memory, quick=quick) as spark:
            found = resolve_frames(
                spark, [_opened(spark, path) for path in read], f"{folder}/work", id_column=column,
                spec=spec, model=model,
                progress=lambda what, share: chosen.progress(what, round(share * STEPS), STEPS),
            )  # fmt: skip
            labels = labels_of(tables)
            headings = [pq.read_schema(path).names for path in read]
            paired, alone = across(found.spec, dict(zip(labels, headings, strict=True)))
            run = _run(labels, frames, column, found)
            return replace(run, paired=paired, alone=alone, numbered=counted, headings=own)


def _opened(spark: "SparkSession", path: Path) -> "DataFrame":
    return spark.read.parquet(str(path.resolve()))


def _staged(path: Path, place: Path, encoding: str) -> Path:
    """Return a Parquet file that Spark reads as this process would."""
    if path.suffix.lower() == ".parquet":
        try:
            schema = pq.read_schema(path)
        except (OSError, pa.ArrowException):
            schema = None  # told by what reads it whole
        if schema is not None and _plain(schema):
            return path
    frame = read_table(path, encoding)
    texts = {name: _text(frame.column(name)) for name in frame.column_names}
    pq.write_table(pa.table(texts), place)
    return place


def _text(column: pa.ChunkedArray) -> pa.Array:
    """Return a column as the engine reads it; cells that are missing stay so."""
    texts = cells(column)[0].cast(pa.string())
    return pc.if_else(column.is_null().combine_chunks(), pa.scalar(None, pa.string()), texts)


def _plain(schema: pa.Schema) -> bool:
    """Tell whether Spark gives the columns of a file the names and cells that this process gives them."""
    names = schema.names
    told_apart = len({name.casefold() for name in names}) == len(names) and all(
        name.strip() for name in names
    )
    return told_apart and all(any(test(kind) for test in _PLAIN) for kind in schema.types)


def _id_column(paths: Sequence[Path]) -> str:
    """Return the column that identifies records in every table, as ``find_ids`` does, reading one at once.

    Raises:
        UsageError: There is none.
    """
    return choose_ids(
        [pq.read_schema(path).names for path in paths],
        lambda name: (pq.read_table(path, columns=[name])[name] for path in paths),
    )


def _with_ids(
    paths: list[Path], folder: Path, named: IdColumn
) -> tuple[list[Path], str, bool, tuple[str, ...]]:
    """Return the tables, their column of ids, whether rows are numbered, and what each table calls it."""
    names = {named} if isinstance(named, str) else set(named)
    if len(names) == 1 and "" not in names:
        return paths, names.pop(), False, ()
    try:
        if not named:
            return paths, _id_column(paths), False, ()
    except UsageError:
        named = ""
    found = with_named_ids([pq.read_table(path) for path in paths], named)
    places = [folder / f"identified-{at}.parquet" for at in range(len(paths))]
    for place, frame in zip(places, found.frames, strict=True):
        pq.write_table(frame, place)
    return places, found.column, found.numbered, found.headings


def _looked_at(path: Path, column: str) -> pa.Table:
    """Return the columns this process looks at: the ids, and what a person should be warned of."""
    names = pq.read_schema(path).names
    return pq.read_table(
        path, columns=[name for name in names if name == column or is_usual_id(name) or about_person(name)]
    )


def _run(labels: list[str], frames: list[pa.Table], column: str, found: Outcome) -> Run:
    """Return the outcome as a run of one machine has it, columns left out."""
    members = found.membership.select("source", "id").toArrow()
    stays = np.array([key not in found.copy_of for key in members["id"].to_pylist()], dtype=bool)
    members = members.filter(pa.array(stays))
    ids = members["id"].combine_chunks().cast(pa.large_string())
    digest = digests_of_ids(ids)
    order = np.argsort(digest)
    digest = digest[order]
    source = members["source"].to_numpy()[order].astype(np.int32)
    tables = Tables(ids.take(pa.array(order)), digest, source, {})
    edges, named = found.edges.toArrow(), found.labels.toArrow()

    def rows(table: pa.Table, name: str) -> NDArray[np.int64]:
        return np.searchsorted(digest, from_long(longs(table[name].combine_chunks())))

    cluster = np.arange(len(digest))
    cluster[rows(named, "digest")] = rows(named, "cluster")
    pairs = Pairs(
        rows(edges, "left").astype(np.int32), rows(edges, "right").astype(np.int32),
        longs(edges["packed"].combine_chunks()), longs(edges["bits"].combine_chunks()).astype(np.int32),
    )  # fmt: skip
    records = encode([], digest, source)
    resolution = Resolution(tables, found.spec, records, Fitted(found.model, pairs, cluster))
    keys = [cells(frame[column])[0].to_pylist() for frame in frames]
    if found.prefixed:
        keys = [[f"{number}:{key}" for key in one] for number, one in enumerate(keys, 1)]
    constraints = Constraints(apart=found.spec.one_per_table)
    return Run(
        labels=labels,
        frames=frames,
        keys=keys,
        id_column=column,
        resolution=resolution,
        constraints=constraints,
        verdicts=Verdicts(),
        tables=tables,
        ids=tables.ids.to_pylist(),
        copy_of=found.copy_of,
    )

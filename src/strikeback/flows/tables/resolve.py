"""The engine for everyone: any CSV or Parquet tables in, who is the same out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

import pyarrow as pa
import pyarrow.compute as pc
from msgspec.structs import replace

from strikeback.flows.tables.files import refuse_places, write_whole
from strikeback.flows.tables.ids import IdColumn
from strikeback.flows.tables.kinds import refuse_kinds
from strikeback.flows.tables.learn import learn
from strikeback.flows.tables.learn import review as review_of
from strikeback.flows.tables.learn import sample as sample_of
from strikeback.flows.tables.resolve_run import Run, Settings, left_out, open_tables, run_tables
from strikeback.flows.tables.warnings import warnings_of
from strikeback.linking.engine.learn_model import Taught
from strikeback.linking.engine.model import dump_model
from strikeback.linking.engine.prepared import infer_spec
from strikeback.linking.engine.spec import dump_spec
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.resolution import CountRange
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

LIKELY: Final = 0.5
"""Probability from which a pair is counted as likely; the threshold may lie below or above."""


class Resolved(Frozen, frozen=True, kw_only=True):
    """What resolving tables gave."""

    shown: ClassVar = ("records", "pairs", "clusters", "id_column")

    records: int
    pairs: int
    """Scored pairs of probability .5 or more, whatever the threshold."""
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
    """The file of clusters; empty: none was asked for."""
    model: str = ""
    """Release of the model."""
    left_out: tuple[str, ...] = ()
    """Columns not compared: they tell less than 15 others, or nothing of who is the same."""
    paired: tuple[str, ...] = ()
    """Columns of different headings that are compared with each other (``DOB = birth_date``)."""
    alone: tuple[str, ...] = ()
    """Compared columns that stand in one of several tables."""
    copies: int = 0
    """Exact copies set aside; each is in the cluster of the record that stands for it."""
    decided: int = 0
    """Pairs bound by decisions."""
    taught: Taught | None = None
    """What learning from decisions came to."""
    warnings: tuple[str, ...] = ()
    """What is odd about the columns used."""


def resolve_tables(  # noqa: PLR0913 - one parameter a file
    tables: Sequence[Path],
    out: Path | None = None,
    *,
    id_column: IdColumn = "",
    pairs: Path | None = None,
    spec: Path | None = None,
    save_model: Path | None = None,
    learning: bool = False,
    review: Path | None = None,
    sample: Path | None = None,
    questions: int = 50,
    counting: bool = False,
    settings: Settings | None = None,
) -> Resolved:
    """Resolve tables and write which record belongs to which cluster.

    Args:
        tables: CSV (with a header) or Parquet files.
        out: CSV or Parquet file to write: ``table``, ``id``, ``cluster``, a row a record; None: only say what
            was found.
        id_column: Column of unique ids, one for all tables or one for each; empty: a column of a usual name,
            which must not repeat values; else one of codes that differ, else numbers of rows, and a warning.
        pairs: Also write the scored pairs here: ``left``, ``right``, ``bits``, ``probability``.
        spec: File that says what is compared and how, as ``specify`` gives it; None: told from the tables.
        save_model: Also write the trained model here, for later runs and for ``explain``.
        learning: Teach the model by the decisions; where that is not better on decisions held out, the old
            model stands.
        review: Also write the pairs whose answer would change most here, to be filled in and handed back.
        sample: Also write pairs drawn to stand for all here: decided, they are what can be learned from.
        questions: How many pairs each of the two holds at most.
        counting: Also ask the model of counting, which takes seconds, how many distinct things there are.
        settings: All else; its id column and specification give way to those above.

    Raises:
        UsageError: Endings that are not known, ids twice, a file that is no specification, places that
            cannot be written to.
        RefusedInputError: A table cannot be read.
    """
    chosen = settings or Settings()
    chosen = replace(chosen, id_column=id_column or chosen.id_column, spec=spec or chosen.spec)
    refuse_kinds(tables, [out, pairs, review, sample])
    if learning and chosen.decisions is None:
        raise UsageError("there is nothing to learn from", remedy="Name decided pairs with --decisions")
    inputs = [*tables, *(path for path in (chosen.spec, chosen.model, chosen.decisions) if path)]
    refuse_places(
        {"--out": out, "--pairs": pairs, "--save-model": save_model, "--review": review, "--sample": sample},
        inputs,
    )
    run, taught = run_tables(tables, chosen), None
    if learning:
        run, taught = learn(run)
        # A model that is no better is not worth a file; the old one stands.
        save_model = save_model if taught.better else None
    contents = contents_of(run, pairs=pairs, save_model=save_model)
    if review is not None:
        contents[review] = review_of(run, questions)
    if sample is not None:
        contents[sample] = sample_of(run, questions)
    return write_run(run, out, contents, taught, named=bool(chosen.id_column), counting=counting)


def contents_of(run: Run, *, pairs: Path | None, save_model: Path | None) -> dict[Path, pa.Table | bytes]:
    """Return what the files beside the clusters hold."""
    contents: dict[Path, pa.Table | bytes] = {}
    if pairs is not None:
        contents[pairs] = run.resolution.pairs
    if save_model is not None:
        contents[save_model] = dump_model(run.resolution.model)
    return contents


def write_run(
    run: Run,
    out: Path | None,
    others: Mapping[Path, pa.Table | bytes],
    taught: Taught | None,
    *,
    named: bool = True,
    counting: bool = False,
) -> Resolved:
    """Write the outcome of a run; all files appear whole, or none does.

    Args:
        run: The run.
        out: Where to write which record is in which cluster; None: nowhere.
        others: What else to write.
        taught: What learning came to.
        named: The id column was named by the caller.
        counting: Ask the model of counting.
    """
    resolution = run.resolution
    clusters = run.clusters()
    sizes = Counter(clusters.values())
    likely = pc.sum(pc.greater_equal(resolution.pairs["probability"], LIKELY)).as_py()
    membership = {out: _membership(run, clusters)} if out is not None else {}
    write_whole({**membership, **others})
    return Resolved(
        records=len(clusters),
        pairs=int(likely or 0),
        clusters=len(sizes),
        largest=max(sizes.values(), default=0),
        threshold=resolution.threshold,
        id_column=run.id_column,
        fields=tuple(f"{field.name} ({field.type.value})" for field in resolution.spec.compared),
        count=resolution.count() if counting else resolution.spread(),
        out=str(out) if out is not None else "",
        model=resolution.model.release,
        left_out=left_out(resolution.spec),
        paired=run.paired,
        alone=run.alone,
        copies=len(run.copy_of),
        decided=len(run.verdicts),
        taught=taught,
        warnings=warnings_of(run, named=named),
    )


def specify(tables: Sequence[Path], *, id_column: IdColumn = "", encoding: str = "") -> bytes:
    """Return the specification that tables get by themselves, as a file to read and edit: JSON.

    Args:
        tables: As for ``resolve_tables``.
        id_column: As for ``resolve_tables``.
        encoding: Of CSV files; empty: told from them.

    Raises:
        UsageError: Endings that are not known, ids twice.
        RefusedInputError: A table cannot be read.
    """
    _, found = open_tables(tables, Settings(id_column=id_column, encoding=encoding))
    return dump_spec(infer_spec(read_tables(found.frames, found.column)))


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

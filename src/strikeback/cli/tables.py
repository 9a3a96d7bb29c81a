"""resolve, explain: the engine for anybody's tables. No store is needed."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strikeback.cli.options import JsonOption

if TYPE_CHECKING:
    from strikeback.flows.progress import Progress
    from strikeback.flows.tables.resolve import Resolved
    from strikeback.flows.tables.resolve_run import Settings
    from strikeback.linking.engine.learn_model import Taught

TablesArgument = Annotated[
    list[Path], typer.Argument(metavar="TABLE...", help="CSV, TSV, Parquet or Excel files.")
]
IdOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Column of unique ids; once for each table where headings differ. Absent: found, or numbered.",
    ),
]
SpecOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What is compared and how, from --show-spec.")
]
ModelOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Use this trained model, from --save-model.")
]
DecisionsOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Decided pairs: left, right, verdict (same, different, unsure); CSV or JSON."
    ),
]
MemoryOption = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="MB", help="Refuse what needs more memory; 60 % of what is left when absent."
    ),
]
EncodingOption = Annotated[
    str, typer.Option(metavar="NAME", help="Of CSV files that are not UTF-8, such as latin-1 or big5.")
]


class Engine(StrEnum):
    """What carries a run."""

    LOCAL = "local"
    SPARK = "spark"


OutOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write who is in which cluster, .csv or .parquet.")
]
PairsOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the scored pairs here.")]
SaveModelOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Also write the trained model here.")
]
ReviewOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Also write the pairs whose answer would change most, to be filled in."
    ),
]
SampleOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Also write pairs that stand for all, to be filled in for --learn."),
]
QuestionsOption = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many pairs --review and --sample write.")
]
EngineOption = Annotated[
    Engine, typer.Option(help="spark: the same answer from Spark; needs the extra `spark` and Java.")
]
LearnOption = Annotated[
    bool, typer.Option("--learn", help="Teach the model by decided pairs of --sample, if that is better.")
]
CountOption = Annotated[
    bool, typer.Option("--count", help="Also ask the model of counting how many are distinct; seconds.")
]
ShowSpecOption = Annotated[
    bool, typer.Option("--show-spec", help="Print what would be compared, and why, as a file to edit.")
]


def resolve(  # noqa: PLR0913, PLR0917 - one parameter an option
    tables: TablesArgument,
    out: OutOption = None,
    id_column: IdOption = None,
    pairs: PairsOption = None,
    spec: SpecOption = None,
    model: ModelOption = None,
    save_model: SaveModelOption = None,
    decisions: DecisionsOption = None,
    review: ReviewOption = None,
    sample: SampleOption = None,
    questions: QuestionsOption = 50,
    memory: MemoryOption = None,
    encoding: EncodingOption = "",
    engine: EngineOption = Engine.LOCAL,
    *,
    learn: LearnOption = False,
    count: CountOption = False,
    show_spec: ShowSpecOption = False,
    json: JsonOption = False,
) -> None:
    """Find who is the same in any tables: the engine for everyone. No store is needed.

    Without --out the summary alone is printed.

    Example: `strikeback resolve customers.csv complaints.csv --out same.csv --id-column id`
    """
    from strikeback.cli.output import progress_on_stderr, say
    from strikeback.flows.tables.resolve import resolve_tables, specify

    if show_spec:
        say(specify(tables, id_column=tuple(id_column or ()), encoding=encoding).decode().rstrip())
        return
    _say_that_it_compiles()
    with progress_on_stderr(quiet=json) as progress:
        settings = _settings(
            id_column, spec, model, decisions, memory=memory, encoding=encoding, progress=progress
        )
        if engine is Engine.SPARK:
            _refuse_local_only(alone=learn or count or review is not None or sample is not None)
            from strikeback.flows.tables.resolve_spark import resolve_spark

            done = resolve_spark(tables, out, pairs=pairs, save_model=save_model, settings=settings)
        else:
            done = resolve_tables(
                tables,
                out,
                pairs=pairs,
                save_model=save_model,
                learning=learn,
                review=review,
                sample=sample,
                questions=questions,
                counting=count,
                settings=settings,
            )
    _report(done, [file for file in (review, sample) if file is not None], json=json)


def _say_that_it_compiles() -> None:
    """Say that the first run is slow, before it is."""
    from strikeback.cli.output import note
    from strikeback.flows.tables.kinds import compiles_first

    if compiles_first():
        note("First run: the engine is being compiled, about half a minute. Later runs start at once.")


def _report(done: "Resolved", questions: list[Path], *, json: bool) -> None:
    """Print what a run gave and which files wait for an officer."""
    from strikeback.cli.output import note, print_json, say

    for line in done.warnings:
        note(f"Warning: {line}.")
    if json:
        print_json(_done(done))
        return
    for line in _told(done):
        say(line)
    for file in questions:
        say(f"Written: {file}. Fill in `verdict` (same, different, unsure); hand it back as --decisions.")


def _refuse_local_only(*, alone: bool) -> None:
    """Refuse what one machine alone does."""
    from strikeback.model.errors import UsageError

    if alone:
        raise UsageError(
            "learning, its questions and the model of counting are for the local engine",
            where="--engine",
            remedy="Use --engine local",
        )


def explain(  # noqa: PLR0913, PLR0917 - one parameter an option
    tables: TablesArgument,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Ids of two records: why they are one or not."),
    ] = None,
    entity: Annotated[
        str, typer.Option(metavar="A", help="Id of one record: what holds its entity together.")
    ] = "",
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw the pair, or the entity's weakest bridge.")
    ] = None,
    id_column: IdOption = None,
    spec: SpecOption = None,
    model: ModelOption = None,
    decisions: DecisionsOption = None,
    memory: MemoryOption = None,
    encoding: EncodingOption = "",
    *,
    json: JsonOption = False,
) -> None:
    """Say why two records of any tables are one or are not, or what holds an entity together.

    The tables are resolved again: with the `--model`, `--spec` and `--decisions` of a run, its answer is
    explained.

    Example: `strikeback explain customers.csv complaints.csv --pair 17 k-204 --svg why.svg`
    """
    from strikeback.cli.explained import told_entity, told_pair
    from strikeback.cli.output import print_json, progress_on_stderr
    from strikeback.flows.tables.explain import explain_tables
    from strikeback.model.errors import UsageError

    if (pair is None) == (not entity):
        raise UsageError("what is to be explained is not clear", remedy="Name --pair A B, or --entity A")
    left, right = pair or (entity, "")
    _say_that_it_compiles()
    with progress_on_stderr(quiet=json) as progress:
        settings = _settings(
            id_column, spec, model, decisions, memory=memory, encoding=encoding, progress=progress
        )
        found = explain_tables(tables, left, right, settings=settings, svg=svg)
    if json:
        print_json(found)
    elif right:
        told_pair(found)
    else:
        told_entity(found)


def _settings(
    id_column: list[str] | None,
    spec: Path | None,
    model: Path | None,
    decisions: Path | None,
    *,
    memory: int | None,
    encoding: str,
    progress: "Progress",
) -> "Settings":
    """Return the shared options as flows take them."""
    from strikeback.flows.tables.resolve_run import Settings

    return Settings(
        id_column=tuple(id_column or ()),
        spec=spec,
        model=model,
        decisions=decisions,
        memory=memory,
        encoding=encoding,
        progress=progress,
    )


def _done(done: "Resolved") -> dict[str, Any]:
    """Return what resolving gave, for machines."""
    return {
        "records": done.records,
        "pairs": done.pairs,
        "clusters": done.clusters,
        "largest": done.largest,
        "threshold": done.threshold,
        "id_column": done.id_column,
        "fields": done.fields,
        "left_out": done.left_out,
        "paired": done.paired,
        "alone": done.alone,
        "copies": done.copies,
        "decided": done.decided,
        "model": done.model,
        "learned": done.taught,
        "count": {
            "low": done.count.low,
            "high": done.count.high,
            "method": done.count.method,
            "why": done.count.why,
        },
        "warnings": done.warnings,
        "out": done.out,
    }


def _told(done: "Resolved") -> list[str]:
    """Return what resolving gave, for people."""
    compared = f"Compared by {', '.join(done.fields)}"
    if not done.fields:
        compared = "Nothing was compared: no column has values that tell records apart"
    out = [f"{compared}; ids from {done.id_column}."]
    if done.paired:
        out.append(f"Held to be the same under different headings: {'; '.join(done.paired)}.")
    if done.alone:
        out.append(
            f"In one table alone: {', '.join(done.alone)}. Where another has the same, name it in `also`."
        )
    if done.left_out:
        out.append(
            f"Left out, they tell less or nothing: {', '.join(done.left_out)}. "
            "Choose with --show-spec and --spec."
        )
    if done.copies:
        out.append(f"{done.copies:,} exact copies of other rows were set aside and follow them.")
    if done.decided:
        out.append(f"{done.decided:,} pairs are as people decided.")
    if done.taught is not None:
        out += _learned(done.taught)
    out.append(
        f"{done.records:,} records in {done.clusters:,} clusters (largest {done.largest:,}), "
        f"{done.pairs:,} likely pairs; {_distinct(done)}."
    )
    if done.count.why:
        out.append(f"No more can be said of the number: {'; '.join(done.count.why)}.")
    written = f"Written: {done.out}" if done.out else "No clusters were written: name a file with --out."
    out.append(f"Model {done.model}. {written}")
    return out


def _distinct(done: "Resolved") -> str:
    """Return how many distinct things there are, in words."""
    low, high = done.count.low, done.count.high
    if not done.fields:
        return "how many are distinct cannot be told, since nothing tells records apart"
    number = f"between {low:,} and {high:,}" if low < high else f"by every method {low:,}"
    return f"{number} distinct ({done.count.method})"


def _learned(taught: "Taught") -> list[str]:
    """Return what decisions taught."""
    before, after = taught.before, taught.after
    figures = (
        f"on decisions held out ({taught.decisions:,} in {taught.folds} folds): "
        f"log loss {before.loss:.3f} -> {after.loss:.3f} bits, "
        f"errors {before.errors:.2%} -> {after.errors:.2%} of pairs"
    )
    if taught.better:
        return [
            f"Learned from decisions by {after.way}; {figures}.",
            f"Model {taught.old} -> {taught.new}. To go back, use the old one with --model.",
        ]
    return [f"Not better by learning, {figures}: model {taught.old} stands, none was written."]

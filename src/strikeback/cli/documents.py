"""export, resolve, brief: what writes documents for others."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from strikeback.cli.options import STORE, JsonOption, OutOption, StoreOption


class ExportFormat(StrEnum):
    """What can be exported."""

    ENTITIES = "entities"


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="entities: one JSON object a line.")],
    out: OutOption = None,
    store: StoreOption = STORE,
) -> None:
    """Write which rows of which files are one person, account, incident or group.

    Example: `strikeback export --format entities --out entities.jsonl`
    """
    from strikeback.cli.output import write_lines
    from strikeback.flows.export import export as lines
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        write_lines(lines(opened, form.value), out)


def resolve(
    tables: Annotated[list[Path], typer.Argument(metavar="TABLE...", help="CSV or Parquet files.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Which record is in which cluster; .csv or .parquet.")
    ] = None,
    id_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column of unique ids; found by itself when absent.")
    ] = "",
    pairs: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the scored pairs here.")
    ] = None,
    spec: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What is compared and how, from --show-spec.")
    ] = None,
    *,
    show_spec: Annotated[
        bool, typer.Option("--show-spec", help="Print what would be compared, and why, as a file to edit.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Find who is the same in any tables: the engine for everyone. No store is needed.

    Example: `strikeback resolve customers.csv complaints.csv --out same.csv --id-column id`
    """
    from strikeback.cli.output import print_json, say
    from strikeback.flows.resolve_tables import resolve_tables, specify
    from strikeback.model.errors import UsageError

    if show_spec:
        say(specify(tables, id_column=id_column).decode().rstrip())
        return
    if out is None:
        raise UsageError("no file to write the clusters to", remedy="Name one with --out, or use --show-spec")
    done = resolve_tables(tables, out, id_column=id_column, pairs=pairs, spec=spec)
    if json:
        print_json(
            {
                "records": done.records,
                "pairs": done.pairs,
                "clusters": done.clusters,
                "largest": done.largest,
                "threshold": done.threshold,
                "id_column": done.id_column,
                "fields": done.fields,
                "count": {"low": done.count.low, "high": done.count.high, "method": done.count.method},
                "out": done.out,
            }
        )
        return
    say(f"Compared by {', '.join(done.fields)}; ids from {done.id_column}.")
    say(
        f"{done.records:,} records in {done.clusters:,} clusters (largest {done.largest:,}), "
        f"{done.pairs:,} likely pairs; between {done.count.low:,} and {done.count.high:,} distinct."
    )
    say(f"Written: {done.out}")


def brief(
    out: Annotated[Path, typer.Option(metavar="FILE", help="The page to write.")] = Path("brief.html"),
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "Strikeback: coordinator's brief",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Write the coordinator's brief: one self-contained HTML page, alerts first.

    Example: `strikeback brief --out brief.html`
    """
    from strikeback.cli.output import print_json, say, write_lines
    from strikeback.flows.summary import brief_of, summarise
    from strikeback.publishing.brief import render_brief
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        summary = summarise(opened)
        subtitle = f"{summary.records:,} records of {len(summary.agencies)} agencies"
        page = render_brief(brief_of(summary, title=title, subtitle=subtitle))
    write_lines([page], out)
    if json:
        print_json({"brief": str(out), "records": summary.records})
    else:
        say(f"Written: {out}")

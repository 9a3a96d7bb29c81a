"""export, brief: what writes documents for others."""
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

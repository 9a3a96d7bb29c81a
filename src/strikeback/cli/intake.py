"""import: taking files in."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.import_files import FileReport, ImportReport
    from strikeback.store.open import Store


PathsArgument = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")]
OwnerOption = Annotated[str, typer.Option(metavar="ID", help="The agency that hands the files in.")]
FormatOption = Annotated[
    str, typer.Option("--format", help="A name from `strikeback formats`; by content when absent.")
]
HandlingOption = Annotated[
    str,
    typer.Option(
        metavar="LEVEL|JSON",
        help='Terms of these files: nothing, hit, summary, full, or JSON {"level":"hit","codes":["H1"]}.',
    ),
]
RegionOption = Annotated[
    str, typer.Option(metavar="CC", help="Country whose phone and date habits the files follow.")
]
ZoneOption = Annotated[str, typer.Option(help="Time zone of the files' clocks, such as Asia/Manila.")]
OrderOption = Annotated[str, typer.Option(help="DMY, MDY or YMD, for ambiguous dates.")]
ColumnsOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Column map of a table, as --save-columns wrote it.")
]
SaveOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Only write that guess to FILE, to be corrected by hand.")
]
ShowOption = Annotated[
    bool, typer.Option("--show-columns", help="Only show what each column of a table is taken for.")
]


def import_(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: PathsArgument,
    agency: OwnerOption,
    format: FormatOption = "",  # noqa: A002 - the option's name
    handling: HandlingOption = "",
    region: RegionOption = "",
    zone: ZoneOption = "",
    date_order: OrderOption = "",
    columns: ColumnsOption = None,
    save_columns: SaveOption = None,
    store: StoreOption = STORE,
    *,
    show_columns: ShowOption = False,
    json: JsonOption = False,
) -> None:
    """Take files in. Each is stored whole or not at all; triage runs at once and raises alerts.

    A file that cannot be taken says why, the others go on, and the exit code is 3 if any file was
    refused. A file this agency handed in before is recognised and not stored again.

    Example: `strikeback import reports.xlsx chats/ --agency hkpf`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr
    from strikeback.flows.handling import parse_handling
    from strikeback.flows.import_files import import_files
    from strikeback.store.open import open_store

    if show_columns or save_columns:
        with open_store(store, create=False) as opened:
            _columns(opened, paths, agency, region, str(columns or ""), save_columns, json=json)
        return
    with open_store(store, create=False) as opened, progress_on_stderr(quiet=json) as progress:
        report = import_files(
            opened,
            paths,
            agency=agency,
            format=format,
            handling=parse_handling(handling),
            region=region,
            zone=zone,
            date_order=date_order,
            column_map=str(columns or ""),
            clock=SystemClock(),
            progress=progress,
        )
    if json:
        print_json(_machine(report))
    else:
        _human(report)
    if report.refused_files:
        raise typer.Exit(3)


def _columns(
    store: "Store",
    paths: list[Path],
    agency: str,
    region: str,
    saved: str,
    save: Path | None,
    *,
    json: bool,
) -> None:
    """Show or save what the columns of a table are taken for."""
    from strikeback.cli.output import note, print_json, print_table, say, write_lines
    from strikeback.flows.remote.columns import explain_columns, richest
    from strikeback.model.errors import UsageError

    if len(paths) != 1:
        raise UsageError("columns are shown for one file at a time", remedy="Name one file")
    maps = explain_columns(store, paths[0], agency=agency, region=region, column_map=saved)
    if save is not None:
        chosen = richest(maps)
        write_lines([chosen.to_json()], save)
        note(f"Written: {save}. Correct it, then: strikeback import {paths[0]} --columns {save} ...")
    elif json:
        print_json(maps)
    else:
        for one in maps:
            say(f"{one.sheet or paths[0].name}: rows are read as {one.kind.value}")
            if one.unsure:
                say(f"    please check: {one.unsure}")
            rows = [(c.header, c.concept.value, c.whose.value, c.confidence, c.why) for c in one.columns]
            print_table(("column", "taken for", "whose", "sure", "because"), rows, right=[3])


def _machine(report: "ImportReport") -> dict[str, object]:
    """Return the documented shape of ``import --json``."""
    return {
        "files": [
            {
                "file": one.file,
                "path": one.path,
                "status": one.status,
                "reader": one.reader,
                "contribution": one.contribution,
                "records": one.records,
                "refused": one.refused,
                "unmapped": one.unmapped,
                "kinds": one.kinds,
                "reasons": one.reasons,
                "error": one.error,
            }
            for one in report.files
        ],
        "records": report.records,
        "rejected": report.rejected,
        "alerts": report.alerts,
    }


def _human(report: "ImportReport") -> None:
    """Print one line a file and the sum."""
    from strikeback.cli.output import say

    for one in report.files:
        say(_line(one))
        for reason, count in one.reasons.items():
            if reason.startswith("assumed ("):
                say(f"    please check: {reason.removeprefix('assumed (').removesuffix(')')}")
            else:
                say(f"    not taken: {count:,} x {reason}")
    stored = sum(one.status == "stored" for one in report.files)
    say(
        f"{stored} of {len(report.files)} files stored, {report.records:,} records, "
        f"{report.rejected:,} parts not taken, {report.alerts:,} alerts raised."
    )
    if report.alerts:
        say("Somebody may be in danger: strikeback alerts")


def _line(one: "FileReport") -> str:
    """Return one file's line."""
    if one.error is not None:
        where = f" at {one.error['where']}" if one.error["where"] else ""
        return f"refused  {one.path}: {one.error['code']} {one.error['what']}{where}. {one.error['remedy']}"
    if one.status == "known":
        return f"known    {one.path}: handed in before, {one.records:,} records ({one.reader})"
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in one.kinds.items()) or "no records"
    extra = f", {one.unmapped:,} elements kept unmapped" if one.unmapped else ""
    return f"stored   {one.path}: {kinds}{extra} ({one.reader})"

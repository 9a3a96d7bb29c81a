"""Printing: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from strikeback.cli.writing import writing
from strikeback.flows.progress import Progress

UNBROKEN: Final = 400
"""Columns of a table that is not printed on a terminal."""


def print_json(value: object) -> None:
    """Print one JSON document, indented, non-ASCII characters as they are."""
    say(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def say(line: str) -> None:
    """Print one plain line on standard output."""
    with writing(None):
        sys.stdout.write(line + "\n")


def note(line: str) -> None:
    """Print one plain line on standard error."""
    sys.stderr.write(line + "\n")


def print_table(
    heads: Sequence[str], rows: Iterable[Sequence[Any]], *, right: Iterable[int] = (), ids: Iterable[int] = ()
) -> None:
    """Print a table.

    Args:
        heads: Column heads.
        rows: Cells, made text.
        right: Numbers of the columns aligned to the right.
        ids: Numbers of the columns that are never broken, so that they can be copied.
    """
    numbers, whole = set(right), set(ids)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for index, head in enumerate(heads):
        side: Any = "right" if index in numbers else "left"
        table.add_column(head, justify=side, overflow="fold", no_wrap=index in whole)
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    printer = Console(highlight=False)
    if not printer.is_terminal:
        # A file or a pipe has no edge to wrap at.
        printer = Console(highlight=False, width=UNBROKEN)
    with writing(None):
        printer.print(table)


@contextmanager
def progress_on_stderr(*, quiet: bool = False) -> Iterator[Progress]:
    """Give a progress that draws on standard error, when that is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    shown = sys.stderr.isatty() and not quiet
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), disable=not shown, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def update(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for old in tasks.values():
                    bars.update(old, visible=False)
                tasks[stage] = bars.add_task(escape(stage), total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield update


def write_lines(lines: Iterable[str], out: Path | None) -> None:
    """Write lines to a file, whole or not at all; to standard output when none is named.

    A device or a pipe is written to as it is.

    Raises:
        UsageError: They cannot be written.
    """
    if out is None:
        for line in lines:
            say(line)
        return
    plain = not out.exists() or out.is_file()
    part = out.with_name(f".{out.name}.part") if plain else out
    with writing(out):
        try:
            with part.open("w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)
            if plain:
                part.replace(out)
        finally:
            if plain:
                part.unlink(missing_ok=True)

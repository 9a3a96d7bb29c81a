"""Printing: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from strikeback.flows.progress import Progress


def print_json(value: object) -> None:
    """Print one JSON document, indented, non-ASCII characters as they are."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def console() -> Console:
    """Return the console of standard output."""
    return Console(highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Print one plain line on standard output."""
    sys.stdout.write(line + "\n")


def note(line: str) -> None:
    """Print one plain line on standard error."""
    sys.stderr.write(line + "\n")


def print_table(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, right: Iterable[int] = ()) -> None:
    """Print a table; the columns numbered in ``right`` are aligned to the right."""
    numbers = set(right)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    Console(highlight=False).print(table)


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

"""Case tables of police agencies and the hotline's lines."""

import json
from collections.abc import Iterator
from typing import TextIO

from strikeback.scenario.files.cells import CELLS, cell
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.layouts import Layout, layouts
from strikeback.scenario.files.sheets import write_csv, write_xlsx
from strikeback.scenario.moments import local
from strikeback.scenario.views import View

ROWS_A_FILE = 50_000
"""Longer tables come in several files, as offices send them."""


def write_cases(desk: Desk, views: dict[str, list[View]]) -> None:
    """Write every agency's case table and note the truth of each row."""
    preset = desk.makers.preset
    for agency, layout in layouts(preset.name, preset.hk_encoding).items():
        found = views.get(agency, [])
        for start in range(0, len(found), ROWS_A_FILE):
            part = "" if not start else f"-{start // ROWS_A_FILE + 1}"
            _write(desk, agency, layout, found[start : start + ROWS_A_FILE], part)


def _write(desk: Desk, agency: str, layout: Layout, views: list[View], part: str) -> None:
    path = desk.open_path(agency, layout.file.replace("*", f"*{part}"))
    if layout.kind == "jsonl":
        with path.open("w", encoding="utf-8", newline="") as stream:
            _write_lines(layout, views, stream)
    else:
        header = [heading for heading, _, _ in layout.columns]
        rows = _rows(layout, views)
        if layout.kind == "csv":
            write_csv(
                path,
                header,
                rows,
                encoding=layout.encoding,
                delimiter=layout.delimiter,
                newline=layout.newline,
            )
        else:
            write_xlsx(path, header, rows, above=layout.above, sheet=layout.sheet)
    fields = {CELLS[name][0] or name for _, name, _ in layout.columns if name in CELLS}
    kind = "line" if layout.kind == "jsonl" else "row"
    for row, view in enumerate(views, 1):
        desk.note_report(view, desk.key(agency, path, kind, row), fields)
    desk.done(path, agency, layout.kind, len(views))


def _rows(layout: Layout, views: list[View]) -> Iterator[list[object]]:
    for serial, view in enumerate(views, 1):
        yield [serial if name == "serial" else cell(view, name, style) for _, name, style in layout.columns]


def _write_lines(layout: Layout, views: list[View], stream: TextIO) -> None:
    """One JSON object a line; missing fields are left out or null, now and then."""
    for view in views:
        line: dict[str, object] = {}
        for heading, name, style in layout.columns:
            value = _stamp(view, name) if style == "zone" else cell(view, name, style)
            if value != "":
                line[heading] = value
            elif len(view.name) % 3 == 0:
                line[heading] = None
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _stamp(view: View, name: str) -> str:
    """A time with its zone, as the hotline's system keeps it."""
    when = view.reported if name == "reported" else view.incident.contact
    if name != "reported" and not view.has("contact"):
        return ""
    clock = local(when, view.agency.country)
    hours = round((clock - when).total_seconds() / 3600)
    return f"{clock:%Y-%m-%dT%H:%M:%S}{hours:+03d}:00"

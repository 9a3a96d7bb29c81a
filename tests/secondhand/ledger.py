"""The truth beside the files: which place speaks of whom, what is urgent, which file is broken."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from secondhand.cases import Report


@dataclass
class Ledger:
    """Rows of the truth tables, filled while files are written."""

    mentions: list[tuple[str, ...]] = field(default_factory=list)
    alerts: list[tuple[str, ...]] = field(default_factory=list)
    broken: list[tuple[str, ...]] = field(default_factory=list)
    files: list[tuple[str, ...]] = field(default_factory=list)
    """agency, file, reader, kind of record, least number of them, most of them (empty: no limit)."""

    def report(self, one: Report, file: str, row: int | str = "", ident: str = "") -> None:
        """Note the mentions of one report and whether it is urgent."""
        place = (one.agency, file, str(row), "", ident)
        self.mentions.append((*place, "report", one.incident))
        self.mentions.append((*place, "victim", one.victim.id))
        for contact in one.contacts:
            self.mentions.append((*place, "offender", contact.truth))
        self.alerts.append((*place, "P1" if one.urgent else "", one.language, one.family))

    def write(self, folder: Path) -> None:
        """Write the tables."""
        folder.mkdir(parents=True, exist_ok=True)
        place = ("agency", "file", "row", "line", "id")
        _table(folder / "mentions.csv", (*place, "what", "truth"), self.mentions)
        _table(folder / "alerts.csv", (*place, "band", "language", "family"), self.alerts)
        _table(folder / "broken.csv", ("agency", "file", "fate", "words"), self.broken)
        _table(folder / "files.csv", ("agency", "file", "reader", "kind", "least", "most"), self.files)


def _table(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)

"""Holding results against a scenario's truth tables: the only place that reads both."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

from strikeback.linking.quality import Quality, pairwise
from strikeback.model.base import Frozen
from strikeback.model.casework import Band
from strikeback.model.links import EntityKind
from strikeback.model.record import Record, Role
from strikeback.store import lookup, records
from strikeback.store.open import Store

Key = tuple[str, str, str, str]
"""Agency, file, kind of place (``row``, ``line``, ``id``), its value."""

_PLACES: Final = ("row", "line", "id")
_QUESTIONS: Final = {
    "victims": ("victim", "person", Role.VICTIM),
    "suspects": ("offender", "person", Role.SUSPECT),
    "incidents": ("report", "report", None),
}
"""Name: (what the truth calls it, record kind, role)."""


class Missed(Frozen, frozen=True, kw_only=True):
    """Marked cases and how many of them went the wrong way."""

    shown: ClassVar = ("cases", "wrong")

    cases: int
    wrong: int
    places: tuple[str, ...] = ()
    """The first wrong ones: agency, file and place."""


class Scores(Frozen, frozen=True, kw_only=True):
    """How a run did against the truth."""

    shown: ClassVar = ("p1", "lookalikes", "decoys")

    quality: dict[str, Quality]
    unread: dict[str, int]
    """Mentions for which no record stands in the store, by question; each counts as found alone."""
    p1: Missed
    """Marked immediate cases; wrong: no P1 alert."""
    lookalikes: Missed
    """Texts that only look like one; wrong: a P1 alert whose only reasons are texts."""
    decoys: Missed
    """Pairs of different people that look alike; wrong: merged."""
    victims: int
    """True number of distinct victims mentioned in the files."""
    suspects: int
    """True number of distinct offenders mentioned in the files."""


def score(store: Store, directory: Path, everything: Sequence[Record] | None = None) -> Scores:
    """Return how the linked state of ``store`` compares with ``directory/truth``.

    Args:
        store: A linked store.
        directory: Where a scenario was written.
        everything: All standing records, where the caller has them at hand; None: they are read.
    """
    tables = directory / "truth"
    mentions = list(_rows(tables / "mentions.csv"))
    with store.read() as connection:
        known = list(records.all_records(connection)) if everything is None else everything
        entities = lookup.entities(connection)
        urgent = {alert.report for alert in lookup.alerts(connection) if alert.band is Band.P1}
    home = {m: e.id for e in entities if e.kind is not EntityKind.GROUP for m in e.members}
    quality, unread = {}, {}
    for name, (what, kind, role) in _QUESTIONS.items():
        at = _by_place(r for r in known if r.kind == kind and (role is None or r.role is role))
        wanted = [row for row in mentions if row["what"] == what]
        quality[name], unread[name] = _quality(wanted, at, home)
    texts = _by_place(r for r in known if r.kind in {"report", "conversation"})
    return Scores(
        quality=quality,
        unread=unread,
        p1=_without(urgent, texts, _rows(tables / "p1_cases.csv"), raised=False),
        lookalikes=_without(urgent, texts, _rows(tables / "lookalikes.csv"), raised=True),
        decoys=_merged(_persons(known), home, _rows(tables / "decoys.csv")),
        victims=len({row["truth"] for row in mentions if row["what"] == "victim"}),
        suspects=len({row["truth"] for row in mentions if row["what"] == "offender"}),
    )


def _persons(known: Iterable[Record]) -> dict[Role, dict[Key, list[Record]]]:
    """Victims and offenders, each by place: both stand in one row of a report."""
    return {
        role: _by_place(r for r in known if r.kind == "person" and r.role is role)
        for role in (Role.VICTIM, Role.SUSPECT)
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _by_place(known: Iterable[Record]) -> dict[Key, list[Record]]:
    found: dict[Key, list[Record]] = defaultdict(list)
    for one in known:
        at = one.locator
        for kind, value in (("row", at.row), ("line", at.line), ("id", at.ident or at.path)):
            if value not in {None, ""}:
                found[one.originator, at.file, kind, str(value)].append(one)
    return found


def _key(row: Mapping[str, str], prefix: str = "") -> Key:
    agency, file = row[f"{prefix}agency"], Path(row[f"{prefix}file"]).name
    for kind in _PLACES:
        if row.get(f"{prefix}{kind}"):
            return agency, file, kind, row[f"{prefix}{kind}"]
    return agency, file, "", ""


def _quality(
    wanted: Iterable[Mapping[str, str]], at: Mapping[Key, list[Record]], home: Mapping[str, str]
) -> tuple[Quality, int]:
    """Pairs over mentions: the truth against the entity of the record that stands at its place."""
    labels: list[tuple[str, str]] = []
    unread = 0
    for number, row in enumerate(wanted):
        here = at.get(_key(row), [])
        unread += not here
        labels.append((row["truth"], home.get(here[0].id, "") if here else f"unread {number}"))
    return pairwise(labels), unread


def _without(
    urgent: set[str], texts: Mapping[Key, list[Record]], rows: Iterable[Mapping[str, str]], *, raised: bool
) -> Missed:
    """Cases whose reports are urgent (``raised``) or are not."""
    wrong, cases = [], 0
    for row in rows:
        cases += 1
        key = _key(row)
        if any(one.id in urgent for one in texts.get(key, [])) is raised:
            wrong.append(" ".join(key))
    return Missed(cases=cases, wrong=len(wrong), places=tuple(wrong[:20]))


def _merged(
    persons: Mapping[Role, Mapping[Key, list[Record]]],
    home: Mapping[str, str],
    rows: Iterable[Mapping[str, str]],
) -> Missed:
    """Decoy pairs that ended in one entity; a truth id that begins with S is an offender's."""
    wrong, cases = [], 0
    for row in rows:
        if not row["left_file"] or not row["right_file"]:
            continue
        left, right = (_key(row, side) for side in ("left_", "right_"))
        at = persons[Role.SUSPECT if row["left"].startswith("S") else Role.VICTIM]
        ends = [{home.get(one.id, one.id) for one in at.get(key, [])} for key in (left, right)]
        cases += 1
        if left != right and ends[0] & ends[1]:
            wrong.append(" ".join((row["kind"], *left, *right)))
    return Missed(cases=cases, wrong=len(wrong), places=tuple(wrong[:20]))

"""Different people of a scenario that ended in one entity: of what kind, and over which bridge."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from strikeback.model.links import EntityKind, Link, LinkKind
from strikeback.model.record import Record, Role
from strikeback.store import lookup, records
from strikeback.store.open import open_store

Place = tuple[str, str, str, str]
ROLES = {"victim": Role.VICTIM, "offender": Role.SUSPECT}
SAID = 1.5
"""Bits from which a reason for a link is named."""


def merged(directory: Path) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return decoy pairs by kind, and wrong merges by kind and reasons of the bridge.

    Args:
        directory: Where a demo left its store and truth.
    """
    with open_store(str(directory / "strikeback.db")) as store, store.read() as connection:
        persons = [one for one in records.all_records(connection) if one.kind == "person"]
        entities = lookup.entities(connection, kind=EntityKind.PERSON)
        links = [one for one in lookup.all_links(connection) if one.kind is LinkKind.SAME_PERSON]
    home = {member: one.id for one in entities for member in one.members}
    inside: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if home.get(link.left) == home.get(link.right):
            inside[home[link.left]].append(link)
    truths = _truths(persons, directory / "truth" / "mentions.csv")
    decoys = {
        frozenset((row["left"], row["right"])): row["kind"]
        for row in _rows(directory / "truth" / "decoys.csv")
        if row["left_file"] and row["right_file"]
    }
    wrong: Counter[tuple[str, str]] = Counter()
    together: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record, truth in truths.items():
        together[home[record]][truth].append(record)
    for entity, people in together.items():
        for left, right in _neighbours(people, inside[entity]):
            kind = decoys.get(frozenset((left, right)), "people")
            bridge = _bridge(set(people[left]), set(people[right]), inside[entity])
            wrong[kind, bridge] += 1
    return Counter(decoys.values()), wrong


def lines(cases: Mapping[str, int], wrong: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Yield the table: decoys merged by kind, then every kind of bridge."""
    for kind in sorted({*cases, *(kind for kind, _ in wrong)}):
        count = sum(times for (one, _), times in wrong.items() if one == kind)
        yield f"{kind:>24}  merged {count:>3}" + (f" of {cases[kind]:,}" if kind in cases else "")
        for (one, bridge), times in sorted(wrong.items(), key=lambda item: (-item[1], item[0])):
            if one == kind:
                yield f"{'':>26}{times:>3}  {bridge}"


def _neighbours(people: Mapping[str, list[str]], links: Iterable[Link]) -> list[tuple[str, str]]:
    """Return pairs of people of one entity; of three or more those that a link connects."""
    named = sorted(people)
    if len(named) < 2:
        return []
    if len(named) == 2:
        return [(named[0], named[1])]
    who = {record: truth for truth, members in people.items() for record in members}
    pairs = {
        tuple(sorted((who[one.left], who[one.right]))) for one in links if {one.left, one.right} <= who.keys()
    }
    return sorted((left, right) for left, right in pairs if left != right)


def _bridge(one: set[str], other: set[str], links: Iterable[Link]) -> str:
    """Return the reasons of the weakest link on the strongest way between two sets of records."""
    group: dict[str, str] = {}

    def root(member: str) -> str:
        while group.get(member, member) != member:
            member = group[member]
        return member

    for side in (sorted(one), sorted(other)):
        for member in side:
            group[root(member)] = root(side[0])
    for link in sorted(links, key=lambda link: (-link.bits, link.id)):
        group[root(link.left)] = root(link.right)
        if root(min(one)) == root(min(other)):
            rules = sorted((r for r in link.reasons if r.bits >= SAID), key=lambda r: -r.bits)
            return " + ".join(f"{reason.rule}" for reason in rules) or "decision"
    return "no link"


def _truths(persons: Iterable[Record], path: Path) -> dict[str, str]:
    """Return who each person record truly is, victims and offenders."""
    at: dict[tuple[Role, Place], str] = {}
    for one in persons:
        where = one.locator
        for kind, value in (("row", where.row), ("line", where.line), ("id", where.ident or where.path)):
            if value not in {None, ""}:
                at.setdefault((one.role, (one.originator, where.file, kind, str(value))), one.id)
    truths: dict[str, str] = {}
    for row in _rows(path):
        if row["what"] in ROLES:
            kind = next((name for name in ("row", "line", "id") if row[name]), "")
            place = (row["agency"], Path(row["file"]).name, kind, row.get(kind, ""))
            record = at.get((ROLES[row["what"]], place))
            if record:
                truths.setdefault(record, row["truth"])
    return truths


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)

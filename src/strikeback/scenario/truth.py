"""The truth beside the files: who each described thing really is, and how hard the pairs are."""

import csv
import itertools
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from strikeback.scenario.naming import plain
from strikeback.scenario.views import Mark
from strikeback.scenario.world import World

if TYPE_CHECKING:
    import io

Key = tuple[str, str, str, str]
"""Agency, file, kind of key (``row``, ``line``, ``id``) and its value."""

TABLES: Final = {
    "mentions": "agency,file,row,line,id,what,truth",
    "victims": "id,country,birth_date,sex,name,native_name,reported,identified_by",
    "suspects": "id,group,site,country,arrested,name,alias",
    "incidents": "id,victim,suspect,group,account,payout,contact,demand_usd,payments,reports",
    "groups": "id,sites,suspects",
    "accounts": "id,kind,owner,service,value,handles,used",
    "p1_cases": "agency,file,row,line,id,family,incident",
    "lookalikes": "agency,file,row,line,id,kind,incident",
    "decoys": "kind,left,right,left_agency,left_file,left_row,left_id,"
    "right_agency,right_file,right_row,right_id",
}


Described = tuple[frozenset[Mark], frozenset[Mark]]
ENOUGH: Final = 3
"""Shared clues (name, birth date, town, offender's handle, payee, contact) that make a pair without a shared
identifier decidable for a careful reader; name and town alone, as namesakes share, do not. Proposal."""


class Truth:
    """Writes the truth tables while files are written; counts pairs that share no identifier."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.rows: dict[str, int] = dict.fromkeys(TABLES, 0)
        self._streams: dict[str, io.TextIOWrapper] = {}
        for name, header in TABLES.items():
            self._streams[name] = (directory / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self._streams[name].write(header + "\n")
        self._writers = {
            name: csv.writer(stream, lineterminator="\n") for name, stream in self._streams.items()
        }
        self._marks: dict[tuple[str, str], list[Described]] = defaultdict(list)
        self._first: dict[str, Key] = {}
        self.pairs: dict[str, int] = defaultdict(int)

    def __enter__(self) -> Self:
        """Use as a context: the tables are closed at its end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tables."""
        for stream in self._streams.values():
            stream.close()

    def write(self, table: str, *values: object) -> None:
        """One row of a table."""
        self.rows[table] += 1
        self._writers[table].writerow(values)

    def mention(
        self,
        key: Key,
        what: str,
        truth: str,
        marks: set[Mark] | None = None,
        clues: set[Mark] | None = None,
    ) -> None:
        """A described thing and who it is.

        ``marks`` are the exact identifiers it is described with, ``clues`` what else can be compared.
        """
        self.write("mentions", *_places(key), what, truth)
        if marks is not None:
            self._marks[what, truth].append((frozenset(marks), frozenset(clues or ())))
        if what in ("victim", "offender", "payee"):
            self._first.setdefault(truth, key)

    def sign(self, table: str, key: Key, kind: str, incident: str) -> None:
        """A sign of danger (``p1_cases``) or its look-alike (``lookalikes``) in one report."""
        self.write(table, *_places(key), kind, incident)

    def close_part(self, world: World) -> None:
        """Write what is true of a finished part and count its pairs."""
        self._people(world)
        self._decoys(world)
        for (what, _), marks in sorted(self._marks.items()):
            _count(self.pairs, what, marks)
        self._marks.clear()
        self._first.clear()

    def _people(self, world: World) -> None:
        for one in world.victims:
            native = one.name.traditional or one.name.hangul
            name = plain(one.name)
            who = (one.key, one.country, one.birth, "F" if one.name.female else "M", name, native)
            self.write("victims", *who, int(one.reported), one.identified_by)
        for group in world.groups:
            sites = ";".join(office.site for office in group.offices)
            self.write("groups", group.key, sites, sum(len(office.agents) for office in group.offices))
        for agent in world.agents:
            office = agent.office
            where = (office.group.key, office.site, office.country)
            self.write("suspects", agent.key, *where, int(agent.arrested), plain(agent.name), agent.alias)
        for account in world.accounts:
            handles = ";".join(face.handle for face in account.faces)
            self.write(
                "accounts",
                account.key,
                "platform",
                account.agent.key,
                account.platform,
                account.number,
                handles,
                1,
            )
        for payout in world.payouts:
            owner = ";".join(filter(None, (payout.group, payout.shared_with)))
            value = payout.number or plain(payout.holder)
            self.write("accounts", payout.key, payout.kind, owner, payout.institution, value, "", payout.used)
        for case in world.incidents:
            group_key = case.agent.office.group.key
            parts = (case.victim.key, case.agent.key, group_key, case.face.account.key, case.payout.key)
            self.write(
                "incidents", case.key, *parts, f"{case.contact:%Y-%m-%dT%H:%MZ}", round(case.usd, 2),
                len(case.payments), case.reports,
            )  # fmt: skip

    def _decoys(self, world: World) -> None:
        pairs = dict.fromkeys(world.decoys)
        same: dict[str, list[str]] = defaultdict(list)
        for one in world.victims:
            if one.key in self._first:
                same[plain(one.name)].append(one.key)
        for keys in same.values():
            pairs |= {("namesake", left, right): None for left, right in itertools.pairwise(keys)}
        for kind, left, right in pairs:
            ends = [_short(self._first.get(one)) for one in (left, right)]
            self.write("decoys", kind, left, right, *ends[0], *ends[1])

    def difficulty(self) -> dict[str, float]:
        """Pairs of mentions of one person, and the share of pairs that share no exact identifier."""
        found: dict[str, float] = {}
        for what in ("victim", "offender"):
            total = self.pairs[what]
            found[f"{what}_pairs"] = total
            for measure in ("no_shared_identifier", "joined_by_chain"):
                found[f"{what}_{measure}"] = (
                    round(self.pairs[f"{what}/{measure}"] / total, 4) if total else 0.0
                )
        soft = self.pairs["victim/no_shared_identifier"]
        if soft:
            found["victim_decidable_by_clues"] = round(self.pairs["victim/decidable_by_clues"] / soft, 4)
        return found


def _places(key: Key) -> tuple[str, str, str, str, str]:
    agency, file, kind, value = key
    return (agency, file, *(value if kind == name else "" for name in ("row", "line", "id")))  # type: ignore[return-value]


def _short(key: Key | None) -> tuple[str, str, str, str]:
    if key is None:
        return ("", "", "", "")
    places = _places(key)
    return (places[0], places[1], places[2], places[4])


def _count(pairs: dict[str, int], what: str, described: list[Described]) -> None:
    """Count pairs: all, without a shared mark, those of them with enough clues, those joined by a chain."""
    pairs[what] += len(described) * (len(described) - 1) // 2
    group = list(range(len(described)))
    holder: dict[Mark, int] = {}
    for place, (marks, clues) in enumerate(described):
        for mark in sorted(marks):
            if mark in holder:
                _join(group, place, holder[mark])
            holder.setdefault(mark, place)
        for other_marks, other_clues in described[:place]:
            if not marks & other_marks:
                pairs[f"{what}/no_shared_identifier"] += 1
                pairs[f"{what}/decidable_by_clues"] += len(clues & other_clues) >= ENOUGH
    sizes: dict[int, int] = defaultdict(int)
    for place in range(len(described)):
        sizes[_root(group, place)] += 1
    pairs[f"{what}/joined_by_chain"] += sum(size * (size - 1) // 2 for size in sizes.values())


def _root(group: list[int], place: int) -> int:
    while group[place] != place:
        place = group[place]
    return place


def _join(group: list[int], left: int, right: int) -> None:
    group[_root(group, left)] = _root(group, right)

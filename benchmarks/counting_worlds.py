"""Made-up tables of records with known people, and published ones cut into cases: what counting is judged on.

Every made-up person has seven attributes; records distort and leave them out. Six kinds differ in what
breaks a model that takes fields and records as independent.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from strikeback.model.record import Record, Role

LETTERS = np.array(list("abcdefghijklmnopqrstuvwxyz"))
DIGITS = np.array(list("0123456789"))
FIELDS = ("given", "family", "birth", "phone", "handle", "city", "platform")
COMMUNITIES = 8
KINDS = ("mid", "twins", "dependent", "dirty", "alias", "thousand", "low", "high")


@dataclass(frozen=True)
class Case:
    """Records and the number of each one's person."""

    columns: dict[str, list[str]]
    truth: NDArray[np.int64]
    exact: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Ids in the order of the records."""
        return [f"r{i:06d}" for i in range(len(self.truth))]

    @property
    def people(self) -> int:
        """How many there truly are."""
        return len(np.unique(self.truth))


class World:
    """Draws people and records of one kind."""

    def __init__(self, kind: str, seed: int) -> None:
        self.rng = np.random.default_rng([KINDS.index(kind), seed])
        self.kind = kind
        self.people = 1_000 if kind == "thousand" else 200
        self.error = {"low": 0.05, "high": 0.3}.get(kind, 0.15)
        self.missing = {"low": 0.1, "high": 0.3}.get(kind, 0.2)
        self.words = {
            "given": self._words(400, 3, 8),
            "family": self._words(600, 3, 9),
            "city": self._words(60, 4, 10),
            "platform": self._words(8, 5, 9),
        }

    def case(self) -> Case:
        """Return one table, its records in random order."""
        persons = [self._person() for _ in range(self.people)]
        if self.kind == "twins":
            self._relate(persons)
        rows, truth = [], []
        for number, person in enumerate(persons):
            second = self._second(person) if self.kind == "alias" and self.rng.random() < 0.08 else None
            for _ in range(min(8, int(self.rng.geometric(0.5)))):
                shown = second if second and self.rng.random() < 0.5 else person
                rows.append(self._record(shown, persons))
                truth.append(number)
        order = self.rng.permutation(len(rows))
        columns = {field: [rows[i][field] for i in order] for field in FIELDS}
        return Case(columns, np.array(truth)[order], ("platform",))

    def _words(self, count: int, short: int, long: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(self.rng.choice(LETTERS, self.rng.integers(short, long + 1)))] = None
        return list(found)

    def _person(self) -> dict[str, str]:
        community = int(self.rng.integers(COMMUNITIES))
        person = {field: self._zipf(words, community) for field, words in self.words.items()}
        year, month, day = self.rng.integers((1960, 1, 1), (2008, 13, 29))
        person["birth"] = f"{year:04d}{month:02d}{day:02d}"
        person["phone"] = "".join(self.rng.choice(DIGITS, 8))
        person["handle"] = "".join(self.rng.choice(LETTERS, self.rng.integers(6, 11)))
        return person

    def _zipf(self, words: Sequence[str], community: int) -> str:
        """A common word more often; with communities, mostly of the own eighth."""
        if self.kind == "dependent" and self.rng.random() < 0.8:
            words = words[community::COMMUNITIES]
        weights = 1.0 / np.arange(1, len(words) + 1) ** 0.8
        return words[int(self.rng.choice(len(words), p=weights / weights.sum()))]

    def _relate(self, persons: list[dict[str, str]]) -> None:
        """Make 3 % siblings or twins of others and 3 % namesakes."""
        picks = self.rng.permutation(len(persons))
        share = round(0.03 * len(persons))
        for one, other in zip(picks[:share], picks[share : 2 * share], strict=True):
            for field in ("family", "birth", "city") if self.rng.random() < 0.5 else ("family", "city"):
                persons[one][field] = persons[other][field]
        for one, other in zip(picks[2 * share : 3 * share], picks[3 * share : 4 * share], strict=True):
            for field in ("given", "family"):
                persons[one][field] = persons[other][field]

    def _second(self, person: dict[str, str]) -> dict[str, str]:
        other = self._person()
        return person | {field: other[field] for field in ("given", "family", "handle")}

    def _record(self, person: dict[str, str], persons: Sequence[dict[str, str]]) -> dict[str, str]:
        error = self.error
        if self.kind == "dirty":
            error *= 3.0 if self.rng.random() < 0.2 else 0.5
        shown = {}
        for field in FIELDS:
            value = "" if self.rng.random() < self.missing else person[field]
            if value and self.rng.random() < error:
                slip = field != "platform" and self.rng.random() < 0.7
                value = self._slip(value) if slip else persons[self.rng.integers(len(persons))][field]
            shown[field] = value
        return shown

    def _slip(self, word: str) -> str:
        signs = DIGITS if word[0].isdigit() else LETTERS
        place, sign = int(self.rng.integers(len(word) - 1)), str(self.rng.choice(signs))
        kind = self.rng.integers(4)
        if kind == 0:
            return word[:place] + sign + word[place:]
        if kind == 1:
            return word[:place] + word[place + 1 :]
        if kind == 2:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return word[:place] + sign + word[place + 1 :]


def cut(
    rows: Sequence[dict[str, str]], people: Sequence[str], fields: Sequence[str], size: int, seed: int
) -> Case:
    """Return the records of ``size`` people drawn by chance, in random order.

    Args:
        rows: Records.
        people: Person of each record.
        fields: Columns to keep.
        size: People to draw; 0: all.
        seed: Decides who.
    """
    rng = np.random.default_rng(seed)
    by_person = defaultdict(list)
    for row, person in zip(rows, people, strict=True):
        by_person[person].append(row)
    keys = sorted(by_person)
    chosen = [keys[i] for i in rng.permutation(len(keys))[: size or None]]
    pairs = [(row, number) for number, key in enumerate(chosen) for row in by_person[key]]
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    columns = {field: [str(row[field] or "").strip().lower() for row, _ in pairs] for field in fields}
    return Case(columns, np.array([number for _, number in pairs]))


def febrl_rows(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Read the published table of FEBRL that is named, and the person of each record."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, skipinitialspace=True))
    return rows, [row["rec_id"].split("-")[1] for row in rows]


def parquet_rows(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Read a table of which the column ``cluster`` is the truth."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    rows = [{k: str(v or "") for k, v in row.items()} for row in pq.read_table(path).to_pylist()]
    return rows, [row["cluster"] for row in rows]


def persons_of(directory: Path, known: Sequence[Record], role: Role) -> dict[str, str]:
    """Return the true person of the person records of a role in a made-up world.

    Args:
        directory: Where the world was written, with its truth beside it.
        known: All records read from its files.
        role: Victims or suspects.
    """
    at: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for one in known:
        if one.kind == "person" and one.role is role:
            where = one.locator
            for kind, value in (("row", where.row), ("line", where.line), ("id", where.ident or where.path)):
                if value not in {None, ""}:
                    at[one.originator, where.file, kind, str(value)].append(one.id)
    what = "victim" if role is Role.VICTIM else "offender"
    found: dict[str, str] = {}
    with (directory / "truth" / "mentions.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            kind = next((kind for kind in ("row", "line", "id") if row.get(kind)), "")
            here = at.get((row["agency"], Path(row["file"]).name, kind, row.get(kind, "")), [])
            if row["what"] == what and here:
                found.setdefault(here[0], row["truth"])
    return found


def made_up(kinds: Sequence[str], seeds: Sequence[int]) -> Iterator[tuple[str, int, Case]]:
    """Yield cases kind by kind for each seed, so that stopping early leaves all kinds alike."""
    for seed in seeds:
        for kind in kinds:
            yield kind, seed, World(kind, seed).case()

"""Probes as arrays on PostgreSQL, one by one on SQLite: both give what a plain model of a search gives."""

from collections.abc import Iterator
from random import Random

import pytest

from postgres_server import Databases
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.store import derivations, guarded, schema
from strikeback.store.guarded import Match
from strikeback.store.open import Store, open_store
from strikeback.store.probing import Place, Probe
from strikeback.store.terms import Origin, asking, hold

SG = Viewer(agency="spf", user="spf/lim", now="2026-01-02T00:00:00Z")
TERMS = {
    "own": ("spf", Handling(level=Level.NOTHING, audience=())),
    "told": ("hkpf", Handling(level=Level.FULL)),
    "hit": ("hkpf", Handling(level=Level.HIT)),
    "hit-elsewhere": ("ncb", Handling(level=Level.HIT)),
    "nothing": ("hkpf", Handling(level=Level.NOTHING, audience=())),
}
SHOWN = {"own", "told"}
Rows = set[tuple[str, ...]]


def _world(rng: Random) -> tuple[dict[str, str], list[dict[str, object]], list[dict[str, object]]]:
    """Return how each record is told, and rows of selectors and terms with few values, so that many fit."""
    how = {f"r{number:02}": rng.choice(sorted(TERMS)) for number in range(24)}
    selectors = {
        (rng.choice("pq"), rng.choice("abc"), record, rng.choice(("", "note")), rng.randrange(3))
        for record in how
        for _ in range(4)
    }
    terms = {("n", rng.choice("abcde"), record) for record in how for _ in range(3)}
    names = ("kind", "value", "record", "place", "start")
    return (
        how,
        [dict(zip(names, one, strict=True)) | {"linkable": 1} for one in sorted(selectors)],
        [dict(zip(names[:3], one, strict=True)) for one in sorted(terms)],
    )


def _probes(rng: Random) -> list[Probe]:
    some = [
        Probe(kind=rng.choice("pq"), values=(rng.choice("abcx"),), selector=True)
        for _ in range(rng.randrange(3))
    ]
    few = [Probe(kind="n", values=tuple(rng.choices("abcde", k=rng.randrange(1, 4)))) for _ in range(3)]
    return some + few[: rng.randrange(1, 4)]


def _fits(
    probe: Probe, selectors: list[dict[str, object]], terms: list[dict[str, object]]
) -> list[tuple[str, str, int]]:
    """Return record, place and start of what a probe fits, in order."""
    if probe.selector:
        rows = [row for row in selectors if (row["kind"], row["value"]) == (probe.kind, probe.values[0])]
        return sorted((str(row["record"]), str(row["place"]), int(str(row["start"]))) for row in rows)
    held: dict[str, set[object]] = {}
    for row in terms:
        held.setdefault(str(row["record"]), set()).add(row["value"])
    return sorted((record, "", 0) for record, values in held.items() if set(probe.values) <= values)


def _places(found: list[Match]) -> list[tuple[int, str, str, int]]:
    return [(one.probe, one.record, one.place, one.start) for one in found]


@pytest.fixture
def stores(postgres: str, databases: Databases) -> Iterator[tuple[list[Store], list[Store]]]:
    """Two stores as their owners have them, and as a viewer's program does."""
    with (
        open_store("sqlite://") as small,
        open_store(postgres, create=False) as owner,
        open_store(databases.as_program(postgres), create=False) as program,
    ):
        yield [small, owner], [small, program]


@pytest.mark.parametrize("seed", range(3))
def test_what_fits_is_what_the_model_says(stores: tuple[list[Store], list[Store]], seed: int) -> None:
    """Places, pages, hits and matches of given records, for probes of any number and length."""
    rng = Random(seed)
    how, selectors, terms = _world(rng)
    for store in stores[0]:
        with store.write() as connection:
            hold(
                connection,
                [
                    Origin(id=record, originator=TERMS[one][0], contribution="", handling=TERMS[one][1])
                    for record, one in how.items()
                ],
            )
            derivations.put(connection, schema.selector, selectors)
            derivations.put(connection, schema.term, terms)
    for _ in range(8):
        probes, limit = _probes(rng), rng.randrange(1, 9)
        every = [
            (number, *one) for number, probe in enumerate(probes) for one in _fits(probe, selectors, terms)
        ]
        told = [one for one in every if how[one[1]] in SHOWN]
        start = Place(*rng.choice(told)) if told and rng.random() < 0.7 else Place()
        behind = [one for one in told if one > start]
        pages = [one for one in behind if sum(o[0] == one[0] and o < one for o in behind) < limit]
        some = rng.sample(sorted(how), 6)
        among = [one for one in told if one[1] in some]
        first: dict[tuple[int, str, str], str] = {}
        for number, record, place, _ in every:
            if how[record].startswith("hit"):
                key = (number, TERMS[how[record]][0], place)
                first[key] = min(first.get(key, record), record)
        hits = sorted((number, record, place, 0) for (number, _, place), record in first.items())
        for store in stores[1]:
            with store.read_as(SG) as connection:
                asked = asking(connection, SG)
                found = guarded.fitting(connection, asked, probes, start=start, limit=limit)
                assert _places(found) == pages
                found = guarded.fitting_among(connection, asked, probes, some)
                assert sorted(_places(found)) == sorted(among)
                assert sorted(_places(guarded.fitting_as_hits(connection, asked, probes))) == hits
                assert guarded.fitting(connection, asked, [], limit=limit) == []

"""How many they are: a range, never a level."""

import msgspec
import pytest
from tests.linking.worlds import World, email, handle, phone

from strikeback.linking.domain import link_records
from strikeback.model.base import Frozen
from strikeback.model.links import Entity, EntityKind, Link, LinkKind
from strikeback.model.record import Record
from strikeback.network.counts import Estimate, estimate


class State(Frozen, frozen=True, kw_only=True):
    """A linked state written by hand."""

    links: tuple[Link, ...] = ()
    doubtful: tuple[Link, ...] = ()
    entities: tuple[Entity, ...] = ()

    def entity_of(self, record: str) -> Entity | None:
        """Return the entity that holds a record."""
        return next((e for e in self.entities if record in e.members), None)


def pair(left: str, right: str, probability: float, kind: LinkKind = LinkKind.SAME_PERSON) -> Link:
    """A link of a given probability."""
    low, high = sorted((left, right))
    return Link(
        id=f"l_{low}{high}",
        kind=kind,
        left=low,
        right=high,
        bits=0.0,
        probability=probability,
        reasons=(),
        model="m",
    )


def test_sure_duplicates_leave_no_range() -> None:
    """Five records of three people, joined by e-mail."""
    w = World()
    for number, times in enumerate((3, 1, 1)):
        for _ in range(times):
            w.victim(f"Name {'abc'[number]}", email(f"n{number}@example.org"), report=w.report(number))
    found = estimate(link_records(w.records), w.records, "victim")
    assert (found.low, found.estimate, found.high) == (3, 3, 3)
    assert found.records == 5
    assert found.level is None


def test_doubtful_pairs_open_the_range() -> None:
    """Four records apart: pairs of .6, .4 and, hopeless, .1; by hand 1/(1+.6)+1/(1+1)+1/(1+.5)+1/(1+.1)."""
    w = World()
    people = sorted((w.victim("", report=w.report(i)) for i in range(4)), key=lambda r: r.id)
    ids = [p.id for p in people]
    entities = tuple(
        Entity(id=f"e_{i}", kind=EntityKind.PERSON, role="victim", members=(key,))
        for i, key in enumerate(ids)
    )
    doubtful = (
        pair(ids[0], ids[1], 0.6),
        pair(ids[1], ids[2], 0.4),
        pair(ids[2], ids[3], 0.1),
        pair(ids[0], ids[3], 0.9, LinkKind.SAME_INCIDENT),
        pair(ids[0], "r_unknown", 0.9),
    )
    found = estimate(State(doubtful=doubtful, entities=entities), w.records, "victim")
    figures = dict(found.figures)
    assert figures["resolved"] == 4
    assert figures["doubtful pairs taken as one"] == 2
    assert figures["sum of 1 / (1 + sum p)"] == pytest.approx(1 / 1.6 + 1 / 2 + 1 / 1.5 + 1 / 1.1)
    assert figures["with one thing that lasts"] == 1, "nothing says that they are several"
    assert (found.low, found.high) == (1, 4)


def test_shaky_entities_raise_the_upper_end() -> None:
    """One entity held by two bits may be two people."""
    w = World()
    a, b = w.suspect("", report=w.report(0)), w.suspect("", report=w.report(1))
    members = tuple(sorted((a.id, b.id)))
    shaky = Entity(id="e_1", kind=EntityKind.PERSON, role="suspect", members=members, weakest=2.0)
    found = estimate(State(entities=(shaky,), links=(pair(*members, 0.8),)), w.records, "suspect")
    assert (found.low, found.high) == (1, 2)


def test_who_leaves_nothing_that_lasts_may_be_somebody_counted_already() -> None:
    """Accounts and names alone open the range downwards, as do one's telephone and another's arrest."""
    w = World()
    w.suspect("Lee Mei", phone("+85291234567"), report=w.report(0))
    for number, name in enumerate(("Mia Lau", "Ana Goh", "Sue Tan"), 1):
        w.suspect(name, handle(f"girl{number}{number}7"), report=w.report(number))
    found = estimate(link_records(w.records), w.records, "suspect")
    assert (found.low, found.high) == (1, 4)
    assert dict(found.figures)["with one thing that lasts"] == 1

    def arrested(*names: str) -> list[Record]:
        return [
            msgspec.structs.replace(r, body=msgspec.structs.replace(r.body, arrested=True))
            if r.kind == "person" and r.body.names[0].text in names
            else r
            for r in w.records
        ]

    one, two = arrested("Ana Goh"), arrested("Ana Goh", "Mia Lau")
    assert estimate(link_records(one), one, "suspect").low == 1, "whose telephone it was is not known"
    assert estimate(link_records(two), two, "suspect").low == 2


@pytest.mark.parametrize(("times", "low"), [(1, 1), (2, 3)], ids=["seen-once", "seen-twice"])
def test_a_number_seen_once_may_be_the_second_of_somebody_counted(times: int, low: int) -> None:
    """Three suspects by three telephones: each of one report, or each of two."""
    w = World()
    for day in range(times):
        for number in range(3):
            w.suspect("", phone(f"+6391755501{number}0"), report=w.report(day))
    found = estimate(link_records(w.records), w.records, "suspect")
    assert (found.low, found.high) == (low, 3)


def test_no_percentage_and_no_level_anywhere() -> None:
    """What is printed claims no coverage."""
    found = estimate(link_records([]), [], "suspect")
    assert (found.low, found.estimate, found.high, found.records) == (0, 0, 0, 0)
    assert found.method == "range over methods, not audited"
    assert "%" not in repr(found) + found.method
    assert Estimate.__struct_fields__.index("level") >= 0


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(90, 110, True), (90, 111, False), (100, 100, True), (0, 0, True), (1, 2, False)],
)
def test_a_middle_is_told_only_where_methods_lie_near(low: int, high: int, *, told: bool) -> None:
    """Within a tenth of the middle to either side."""
    found = Estimate(role="suspect", estimate=(low + high) // 2, low=low, high=high, records=1)
    assert found.told is told

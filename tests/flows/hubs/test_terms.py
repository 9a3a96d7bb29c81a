"""Terms that change follow the copies that other hubs hold, tighter and looser, with certificates."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.flows.agencies import add_agency
from strikeback.flows.hubs.exchange import compose, next_package, take
from strikeback.flows.keeping.erase import erase
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.terms import change_terms
from strikeback.flows.traces import find_traces
from strikeback.flows.views.records import open_record
from strikeback.model.errors import NotFoundError, RefusedInputError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.sharing.package import pack, unpack
from strikeback.store import facts, peers, records

WORDS = "kanarische-worte"
SUMMARY = Handling()
FULL = Handling(level=Level.FULL)
NAMED = Handling(audience=("npa",))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Callable[..., tuple[Hub, Hub, str, str]]]:
    """Two hubs; the first one's report with these terms has gone to the second: report and contribution."""
    made = made_hubs(tmp_path)

    def make(terms: Handling) -> tuple[Hub, Hub, str, str]:
        a, b = next(made)("ab")
        add_agency(b.store, "mpf", clock=b.clock)
        report, _ = a.world.report("hkpf", "A-1", narrative=WORDS, handling=terms)
        a.sync(b)
        return a, b, report.id, report.contribution

    yield make
    next(made, None)


def level(hub: Hub, identity: str, agency: str = "mpf") -> Level:
    """How much of a record somebody at the hub is told."""
    try:
        return open_record(hub.store, Viewer(agency=agency, user="x/y"), identity, clock=hub.clock).level
    except NotFoundError:
        return Level.NOTHING


def state(hub: Hub, identity: str, terms: Handling, **more: bool) -> None:
    """State other terms."""
    change_terms(hub.store, hub.viewer(), identity, terms, reason="order", clock=hub.clock, **more)


def certified(hub: Hub) -> list[tuple[str, bool]]:
    """Kind of each notice, and whether it was confirmed."""
    return sorted(
        (one.notice.kind.value, one.certificate is not None)
        for one in list_notices(hub.store, clock=hub.clock)
    )


@pytest.mark.parametrize("whole", [True, False], ids=["contribution", "record"])
def test_looser_and_tighter_terms_stand_there_with_the_next_exchange(pair, whole: bool) -> None:  # noqa: FBT001
    """More: told more at once. Less: told less, refused. Each change has its certificate."""
    a, b, report, contribution = pair(SUMMARY)
    target = contribution if whole else report
    assert level(b, report) is Level.SUMMARY
    state(a, target, FULL)
    assert level(b, report) is Level.SUMMARY
    a.sync(b)
    assert level(b, report) is Level.FULL
    state(a, target, Handling(audience=("sgpf",)))
    a.sync(b)
    assert (level(b, report), level(b, report, "sgpf")) == (Level.NOTHING, Level.SUMMARY)
    assert certified(a) == [("terms", True)] * 2
    a.sync(b)
    assert certified(a) == [("terms", True)] * 2
    for hub in (a, b):
        found = custody.verify_log(hub.store)
        assert (found.sound, found.unlogged) == (True, {})


def test_what_is_no_longer_allowed_is_taken_out_and_may_come_back(pair) -> None:
    """Told to others only: gone there, certified. Told again: there again, under an id of its own."""
    a, b, report, contribution = pair(SUMMARY)
    state(a, contribution, NAMED)
    a.sync(b)
    assert (level(b, report, "sgpf"), certified(a)) == (Level.NOTHING, [("terms", True)])
    state(a, contribution, FULL)
    a.sync(b)
    copy = standing(b, "hkpf")
    assert level(b, copy) is Level.FULL
    assert copy != report
    signed = {"by": "hkpf/a", "second": "hkpf/b"}
    erase(a.store, contribution, reason="x", authority="y", clock=a.clock, **signed)
    a.sync(b)
    assert find_traces(b.store, [WORDS]) == ()
    assert [done for _, done in certified(a)] == [True] * 3


def standing(hub: Hub, agency: str) -> str:
    """The one standing report of an agency."""
    with hub.store.read() as connection:
        (one,) = (
            one.id
            for one in records.all_records(connection)
            if one.originator == agency and one.kind == "report"
        )
    return one


def test_a_field_that_was_withheld_comes_with_looser_terms(pair) -> None:
    """The copy without it gives way to one with it; a recall finds both."""
    a, b, report, _ = pair(Handling(level=Level.FULL, withheld=("report.narrative",)))
    assert find_traces(b.store, [WORDS]) == ()
    state(a, report, FULL)
    a.sync(b)
    copy = standing(b, "hkpf")
    told = open_record(b.store, b.viewer(), copy, clock=b.clock).record
    assert (told.body["narrative"], level(b, report)) == (WORDS, Level.NOTHING)
    withdraw(a.store, report, reason="wrong", by="hkpf/a", clock=a.clock)
    a.sync(b)
    assert level(b, copy) is Level.NOTHING
    assert certified(a) == [("terms", True), ("withdrawn", True)]


def test_what_never_went_is_not_named(pair) -> None:
    """A record that the other hub was never told does not show in what changes; nor does its contribution."""
    a, b, report, _ = pair(SUMMARY)
    _, hidden = a.world.report("hkpf", "A-2", handling=Handling(level=Level.HIT))
    state(a, hidden.contribution, Handling(level=Level.NOTHING))
    state(a, report, Handling(level=Level.HIT))
    compose(a.store, b.name, clock=a.clock)
    data = next_package(a.store, b.name, after=1, clock=a.clock)
    package = unpack(data, a.store.keys.public[0])
    assert [one.gone for one in package.terms.values()] == [(report,)]
    for name in (hidden.id, hidden.contribution):
        assert name.encode() not in data
    a.sync(b)
    assert level(b, report, "sgpf") is Level.NOTHING


def test_of_one_file_only_what_went_is_named(pair) -> None:
    """A record that came with stricter terms than its neighbours is not named when all are told no more."""
    a, b, *_ = pair(SUMMARY)
    b.world.report("sgpf", "B-2")
    with b.store.read() as connection:
        head = next(one for one in facts.contributions(connection) if one.originator == "sgpf")
        report, victim = records.records_of(connection, head.id)
    mine = {"originator": "hkpf", "contribution": "c_mixed"}
    told = msgspec.structs.replace(report, **mine)
    hidden = msgspec.structs.replace(victim, handling=Handling(level=Level.HIT), **mine)
    with a.store.write() as connection:
        held = msgspec.structs.replace(head, id="c_mixed", originator="hkpf")
        facts.add_contribution(connection, held, [told, hidden])
    a.sync(b)
    state(a, "c_mixed", NAMED)
    compose(a.store, b.name, clock=a.clock)
    with a.store.read() as connection:
        after = peers.seen(connection, b.name)
    package = unpack(next_package(a.store, b.name, after=after, clock=a.clock), a.store.keys.public[0])
    assert [one.gone for one in package.terms.values()] == [(told.id,)]


def test_nobody_changes_the_terms_of_others(pair) -> None:
    """A hub that states terms for what another agency gave is refused, whatever it claims to be."""
    a, b, _, contribution = pair(SUMMARY)
    own, _ = b.world.report("sgpf", "B-1")
    for change in ({"gone": (own.id,), "handed": ()}, {"gone": ()}):
        state(a, contribution, FULL)
        compose(a.store, b.name, clock=a.clock)
        package = unpack(next_package(a.store, b.name, after=1, clock=a.clock), a.store.keys.public[0])
        (identity, what) = next(iter(package.terms.items()))
        if not change["gone"]:
            head = msgspec.structs.replace(what.handed[0].head, originator="sgpf")
            change = {"handed": (msgspec.structs.replace(what.handed[0], head=head),)}  # noqa: PLW2901
        forged = msgspec.structs.replace(package, terms={identity: msgspec.structs.replace(what, **change)})
        data = pack(forged, lambda text: a.store.keys.sign_note(text, "2014-04-30T00:00:00Z"))
        with pytest.raises(RefusedInputError, match="another agency"):
            take(b.store, data, clock=b.clock)
    assert level(b, own.id, "sgpf") is Level.FULL

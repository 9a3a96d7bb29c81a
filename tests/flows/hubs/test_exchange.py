"""Hubs exchange packages: nothing lost, nothing doubled, nothing in others' names, recalled everywhere."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.hub_world import Hub, made_hubs
from strikeback.custody.note import VerifierKey
from strikeback.flows.derive import derive
from strikeback.flows.hubs.exchange import compose, greeting, list_peers, next_package, take
from strikeback.flows.hubs.exchange_files import read_packages, write_packages
from strikeback.flows.keeping.erase import erase
from strikeback.flows.keeping.holds import release_hold, set_hold
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.peers import add_peer, hub_name
from strikeback.flows.search import search
from strikeback.flows.traces import find_traces
from strikeback.flows.views.listing import list_alerts
from strikeback.model.errors import (
    ConflictError,
    LogError,
    NotFoundError,
    PeerError,
    RefusedInputError,
    StrikebackError,
    UsageError,
)
from strikeback.model.handling import Handling, Level
from strikeback.sharing.package import Package, pack, unpack
from strikeback.store import facts, peers, records
from strikeback.store.open import open_store

CANARY = "Zuvor Canarybird"
WORDS = "kanarische-worte"


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[Callable[[str], list[Hub]]]:
    """Makes hubs that know each other."""
    yield from made_hubs(tmp_path)


def test_a_contribution_arrives_once_with_its_origin_and_terms(hubs) -> None:
    """What terms tell goes, what they withhold stays; alerts are raised there; nothing comes back."""
    a, b = hubs("ab")
    secret = Handling(level=Level.HIT)
    a.world.report("hkpf", "told", name=CANARY, narrative="I want to kill myself tonight")
    a.world.report("hkpf", "hit-only", handling=secret)
    a.world.report("hkpf", "fields", handling=Handling(withheld=("report.narrative",)), narrative=WORDS)
    a.sync(b)
    assert b.contributions() == {"told.csv": "hkpf", "fields.csv": "hkpf"}
    assert find_traces(b.store, [WORDS]) == ()
    with a.store.read() as here, b.store.read() as there:
        mine = {one.id: one for one in records.all_records(here) if one.locator.file == "told.csv"}
        theirs = {one.id: one for one in records.all_records(there) if one.locator.file == "told.csv"}
        assert mine == theirs
    assert any(one.alert.band.value == "P1" for one in list_alerts(b.store))
    a.sync(b)
    b.sync(a)
    assert sorted(a.contributions().values()) == ["hkpf"] * 3
    assert custody.verify_log(a.store).sound
    assert custody.verify_log(b.store).sound


def test_a_hub_passes_nothing_on(hubs) -> None:
    """From a to b, not from b to c: c has it from a or not at all."""
    a, b, c = hubs("abc")
    a.world.report("hkpf", "A-1")
    a.sync(b)
    b.sync(c)
    assert c.contributions() == {}
    c.sync(a)
    c.sync(b)
    assert c.contributions() == {"A-1.csv": "hkpf"}


def test_a_recall_reaches_who_was_away(hubs, tmp_path: Path) -> None:
    """Three hubs, one offline: overdue until it is back; then certificates are complete, nothing is left."""
    a, b, c = hubs("abc")
    a.world.report("hkpf", "A-1", name=CANARY, narrative=WORDS)
    a.world.report("hkpf", "A-2", name="Lo Other", phone="+85261230001")
    for one in (b, c):
        a.sync(one)
        derive(one.store, clock=one.clock)
        assert search(one.store, CANARY)
    with a.store.read() as connection:
        gone = next(one.id for one in facts.contributions(connection) if one.file == "A-1.csv")
    c.online = False
    signed = {"reason": "order", "authority": "12/26", "by": "hkpf/a", "second": "hkpf/b"}
    erase(a.store, gone, clock=a.clock, **signed)
    a.sync(b)
    with pytest.raises(PeerError):
        a.sync(c)
    for one in (a, b, c):
        one.clock.moment += timedelta(days=9)
    late = [one.notice.recipient for one in list_notices(a.store, clock=a.clock) if one.overdue]
    assert late == [c.name]
    c.online = True
    c.sync(a)
    entries = list_notices(a.store, clock=a.clock)
    assert {one.notice.recipient for one in entries} == {b.name, c.name}
    assert all(one.certificate is not None and one.certificate.signed for one in entries)
    for one in (a, b, c):
        assert find_traces(one.store, [WORDS, CANARY, "A-1.csv"]) == ()
        assert not search(one.store, CANARY)
        assert one.contributions() == {"A-2.csv": "hkpf"}
        report = custody.verify_log(one.store)
        assert (report.sound, report.unlogged) == (True, {})


def test_a_hold_over_there_leaves_the_erasure_unconfirmed(hubs) -> None:
    """The other side's law may keep it; then it says nothing until it may, and the list shows it."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1", narrative=WORDS)
    a.sync(b)
    (file,) = a.contributions()
    with a.store.read() as connection:
        gone = next(one.id for one in facts.contributions(connection) if one.file == file)
    hold = set_hold(b.store, gone, reason="trial", authority="law", by="sgpf/x", clock=b.clock)
    erase(a.store, gone, reason="x", authority="y", by="hkpf/a", second="hkpf/b", clock=a.clock)
    a.sync(b)
    assert [one.certificate for one in list_notices(a.store, clock=a.clock)] == [None]
    assert [one.held for one in list_peers(b.store, clock=b.clock)] == [1]
    assert b.contributions() == {}  # withdrawn all the same
    release_hold(b.store, hold.id, reason="over", by="sgpf/x", clock=b.clock)
    b.sync(a)
    assert all(one.certificate for one in list_notices(a.store, clock=a.clock))
    assert find_traces(b.store, [WORDS]) == ()


def test_what_is_withdrawn_before_it_went_does_not_go(hubs) -> None:
    """Its number is kept, its content is not sent."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1", narrative=WORDS)
    assert compose(a.store, b.name, clock=a.clock) == 1
    with a.store.read() as connection:
        (one,) = facts.contributions(connection)
    withdraw(a.store, one.id, reason="wrong", by="hkpf/a", clock=a.clock)
    a.sync(b)
    assert b.contributions() == {}
    assert find_traces(b.store, [WORDS]) == ()
    assert all(one.certificate for one in list_notices(a.store, clock=a.clock))


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.integers(0, 5), min_size=10, max_size=24))
def test_any_network_loses_and_doubles_nothing(
    tmp_path_factory: pytest.TempPathFactory, luck: list[int]
) -> None:
    """Messages dropped, doubled, late and out of order, reports in between: at the end both hold the same."""
    folder = tmp_path_factory.mktemp("hubs")
    a, b = Hub(folder, "a"), Hub(folder, "b")
    a.meet(b)
    b.meet(a)
    flying: list[tuple[Hub, bytes]] = []
    for number, event in enumerate(luck):
        one, other = (a, b) if number % 2 else (b, a)
        if event == 0:
            one.world.report(one.agency, f"{one.letter}-{number}")
        elif event in {1, 2}:
            compose(one.store, other.name, clock=one.clock)
            with one.store.read() as connection:
                after = peers.seen(connection, other.name)
            data = next_package(one.store, other.name, after=after + (event == 2), clock=one.clock)
            if data:
                flying += [(other, data)] * event
        elif event == 3 and flying:
            flying.pop(number % len(flying))
        elif event == 4 and flying:
            to, data = flying[number % len(flying)]
            try:
                take(to.store, data, clock=to.clock)
            except ConflictError:  # packages are missing before it
                continue
        elif event == 5:
            take(other.store, greeting(one.store, other.name, clock=one.clock), clock=other.clock)
    a.sync(b)
    assert a.contributions() == b.contributions()
    for one in (a, b):
        with one.store.read() as connection:
            assert len(facts.contributions(connection)) == len(one.contributions())
        assert custody.verify_log(one.store).sound
        one.store.close()


def test_by_hand_is_the_same(hubs, tmp_path: Path) -> None:
    """Files carried there and back, twice: known ones change nothing, confirmations travel too."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1")
    files = write_packages(a.store, b.name, tmp_path / "out", clock=a.clock)
    assert [one.fresh for one in read_packages(b.store, files, clock=b.clock)] == [True]
    assert [one.fresh for one in read_packages(b.store, files, clock=b.clock)] == [False]
    back = write_packages(b.store, a.name, tmp_path / "back", clock=b.clock)
    read_packages(a.store, back, clock=a.clock)
    (state,) = list_peers(a.store, clock=a.clock)
    assert (state.sent, state.seen, state.waiting) == (1, 1, 0)
    with pytest.raises(UsageError):
        read_packages(a.store, [tmp_path / "none.package"], clock=a.clock)
    for junk in (b"", b"\x1b[2J\xff\n\n\xe2\x80\x94 \x1b[2J AAAA\n"):
        (tmp_path / "junk.package").write_bytes(junk)
        with pytest.raises(NotFoundError, match=r"at junk\.package") as refused:
            read_packages(a.store, [tmp_path / "junk.package"], clock=a.clock)
        assert str(refused.value).isprintable()


def _resigned(hub: Hub, data: bytes, change: Callable[[Package], Package]) -> bytes:
    """A package with something changed, signed again by its dishonest sender."""
    package = change(unpack(data, hub.store.keys.public[0]))
    return pack(package, lambda text: hub.store.keys.sign_note(text, package.manifest.at))


def test_forgeries_are_refused_and_change_nothing(hubs) -> None:
    """Of strangers, changed on the way, for others, in others' names, with a used number, with gaps."""
    a, b, c = hubs("abc")
    a.world.report("hkpf", "A-1")
    compose(a.store, b.name, clock=a.clock)
    data = next_package(a.store, b.name, after=0, clock=a.clock)
    replace = msgspec.structs.replace

    def renamed(package: Package) -> Package:
        (identity, handed) = next(iter(package.contributions.items()))
        head = replace(handed.head, originator="npa")
        return replace(package, contributions={identity: replace(handed, head=head)})

    def foreign_record(package: Package) -> Package:
        (identity, handed) = next(iter(package.contributions.items()))
        inside = tuple(replace(one, originator="sgpf") for one in handed.records)
        return replace(package, contributions={identity: replace(handed, records=inside)})

    def at_number(number: int) -> Callable[[Package], Package]:
        return lambda one: replace(one, manifest=replace(one.manifest, sequence=number))

    bad: list[tuple[bytes, type[StrikebackError]]] = [
        (data.replace(b"hkpf", b"npaf"), RefusedInputError),
        (b"nonsense", NotFoundError),
        (
            _resigned(
                c,
                greeting(c.store, b.name, clock=c.clock),
                lambda one: replace(one, manifest=replace(one.manifest, sender=a.name)),
            ),
            RefusedInputError,
        ),
        (
            _resigned(a, data, lambda one: replace(one, manifest=replace(one.manifest, recipient=c.name))),
            UsageError,
        ),
        (_resigned(a, data, renamed), RefusedInputError),
        (_resigned(a, data, foreign_record), RefusedInputError),
        (_resigned(a, data, at_number(2)), ConflictError),
        (a.store.keys.sign_note(b"strikeback-package/v2\n", "2014-04-30T00:00:00Z"), RefusedInputError),
        (a.store.keys.sign_note(b"strikeback-package/v1\n{}\n", "2014-04-30T00:00:00Z"), RefusedInputError),
        (a.store.keys.sign_note(b"other/v1\n{}\n", "2014-04-30T00:00:00Z"), NotFoundError),
    ]
    for forged, error in bad:
        with pytest.raises(error):
            take(b.store, forged, clock=b.clock)
        assert b.contributions() == {}
    assert take(b.store, data, clock=b.clock).fresh
    fork = _resigned(
        a, data, lambda one: replace(one, manifest=replace(one.manifest, at="2015-01-01T00:00:00Z"))
    )
    with pytest.raises(ConflictError, match="one number to two packages"):
        take(b.store, fork, clock=b.clock)


def test_who_may_be_a_peer(hubs, tmp_path: Path) -> None:
    """Not the hub itself, not for our own agencies, not for another hub's, not without TLS or a key."""
    a, b, c = hubs("abc")
    key = b.store.keys.public[0].vkey
    own = a.store.keys.public[0].vkey
    for changed in (
        {"vkey": own},
        {"vkey": "nonsense"},
        {"agencies": ["hkpf"]},
        {"agencies": []},
        {"url": "http://b.example"},
    ):
        with pytest.raises(UsageError):
            add_peer(a.store, **({"vkey": key, "agencies": ["x"], "by": "x/y"} | changed), clock=a.clock)
    a.world.report("hkpf", "A-1")
    c.world.report("npa", "C-1")
    c.sync(a)
    with pytest.raises(ConflictError):
        add_peer(a.store, vkey=key, agencies=["npa"], by="x/y", clock=a.clock)
    with open_store(str(tmp_path / "bare.db")) as bare, pytest.raises(LogError):
        hub_name(bare)
    with pytest.raises(NotFoundError):
        compose(a.store, "nobody.example/log", clock=a.clock)
    assert VerifierKey.parse(key).name == b.name

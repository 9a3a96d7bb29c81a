"""A hit at another hub is asked for there: answered, clocked, granted, taken back; once, whatever is lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.casework.answer_rules import Rule
from strikeback.casework.requests import Outcome, State
from strikeback.flows.answer_rules import add_rule
from strikeback.flows.answers import answer, end_answer
from strikeback.flows.hubs.blind_ask import ask_hub
from strikeback.flows.hubs.exchange import compose, next_package, take
from strikeback.flows.hubs.exchange_files import read_packages, write_packages
from strikeback.flows.hubs.hits import list_hits
from strikeback.flows.keeping.erase import erase
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.requests import ask, list_requests, withdraw_request
from strikeback.flows.traces import find_traces
from strikeback.flows.views.records import open_record
from strikeback.model.errors import ConflictError, NotFoundError, RefusedInputError
from strikeback.model.handling import Handling, Level
from strikeback.sharing.package import Package, pack, unpack
from strikeback.store import blind, log, peers, records, requests

HIT = Handling(level=Level.HIT)
PHONE = "+85261230007"
WORDS = "kanarische-worte"
WHY = "the same number writes to a victim here"


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[Callable[[str], list[Hub]]]:
    """Makes hubs that know each other."""
    yield from made_hubs(tmp_path)


@pytest.fixture
def pair(hubs) -> tuple[Hub, Hub, str, str]:
    """Two hubs; the second one has something that the first one has a hit on: reference and record."""
    a, b = hubs("ab")
    a.world.report(a.agency, "A-1", phone=PHONE)
    _, victim = b.world.report(b.agency, "B-1", phone=PHONE, name=WORDS, handling=HIT)
    for hub in (a, b):
        hub.index()
    ask_hub(a.store, a.viewer(), b.name, clock=a.clock)
    a.sync(b)
    (hit,) = list_hits(a.store, a.viewer())
    return a, b, hit.reference, victim.id


def asked(hub: Hub, reference: str):
    """Ask for what is behind a reference."""
    return ask(hub.store, hub.viewer(case="A-7"), reference, WHY, clock=hub.clock)


def only(hub: Hub, side: str):
    """The one request of a hub's agency."""
    (one,) = list_requests(hub.store, hub.viewer(), side=side, clock=hub.clock)
    return one


def told(hub: Hub, identity: str) -> str:
    """What a record says to a hub's agency; "" when it is not there."""
    try:
        view = open_record(hub.store, hub.viewer(), identity, clock=hub.clock).record
    except NotFoundError:
        return ""
    return view.body["names"][0]["text"] if view and view.body else "hit"


def test_asked_answered_opened_and_taken_back(pair) -> None:
    """It stands in both lists; the grant brings the record; its end takes it out, with a certificate."""
    a, b, reference, record = pair
    mine = asked(a, reference)
    assert (mine.state, mine.owner, mine.record) == (State.OPEN, "sgpf", "")
    with pytest.raises(ConflictError, match="has asked"):
        asked(a, reference)
    a.sync(b)
    there = only(b, "in")
    assert (there.id, there.record, there.user, there.case, there.why) == (
        mine.id,
        record,
        "hkpf/chan",
        "A-7",
        WHY,
    )
    answer(
        b.store,
        b.viewer(),
        there.id,
        Outcome.CONDITIONAL,
        level=Level.FULL,
        conditions="Not in court.",
        until="2014-12-31",
        clock=b.clock,
    )
    assert told(a, record) == ""
    a.sync(b)
    back = only(a, "out")
    assert (back.state, back.record, back.conditions) == (State.CONDITIONAL, record, "Not in court.")
    assert back.until == "2014-12-31T23:59:59Z"
    assert told(a, record) == WORDS
    for hub in (a, b):
        with hub.store.read() as connection:
            kinds = [entry.kind for _, entry in log.entries_about(connection, mine.id)]
            given = [one.receiver for one in requests.disclosures(connection)]
        assert (kinds, given) == (["request", "answer"], ["hkpf"])
    end_answer(b.store, b.viewer(), mine.id, reason="trial over", clock=b.clock)
    a.sync(b)
    assert only(a, "out").state is State.ENDED
    assert told(a, record) == ""
    (entry,) = list_notices(b.store, clock=b.clock)
    assert (entry.notice.object, entry.certificate is not None) == (record, True)
    for hub in (a, b):
        report = custody.verify_log(hub.store)
        assert (report.sound, report.unlogged) == (True, {})


def test_a_refusal_a_withdrawal_and_the_clock(pair) -> None:
    """Withdrawn before it is answered; overdue on both sides; refused with words."""
    a, b, reference, record = pair
    mine = asked(a, reference)
    withdraw_request(a.store, a.viewer(), mine.id, clock=a.clock)
    a.sync(b)
    assert (only(b, "in").state, only(a, "out").state) == (State.WITHDRAWN, State.WITHDRAWN)
    again = asked(a, reference)
    a.sync(b)
    for hub in (a, b):
        hub.clock.moment += timedelta(days=3)
        late = list_requests(hub.store, hub.viewer(), only_overdue=True, clock=hub.clock)
        assert [one.id for one in late] == [again.id]
    answer(b.store, b.viewer(), again.id, Outcome.REFUSED, reason="sub judice", clock=b.clock)
    b.sync(a)
    found = next(one for one in list_requests(a.store, a.viewer(), clock=a.clock) if one.id == again.id)
    assert (found.state, found.reason, told(a, record)) == (State.REFUSED, "sub judice", "")


def test_a_rule_of_the_owner_answers_on_the_way(pair) -> None:
    """One exchange: request there, answer back."""
    a, b, reference, record = pair
    rule = Rule(to=("hkpf",), level=Level.FULL)
    add_rule(b.store, b.viewer(), rule, clock=b.clock)
    asked(a, reference)
    a.sync(b)
    done = only(a, "out")
    assert (done.state, done.by_rule, told(a, record)) == (State.GRANTED, True, WORDS)


def test_references_that_lead_nowhere_get_one_answer(pair) -> None:
    """What was withdrawn since, made up, or made for somebody else."""
    a, b, reference, record = pair
    with pytest.raises(NotFoundError):
        asked(a, "h_" + "a" * 50)
    asked(a, reference)
    with a.store.read() as connection:
        hits = blind.hits(connection, "hkpf")
    withdraw(b.store, record, reason="wrong", by="sgpf/a", clock=b.clock)
    a.sync(b)
    gone = only(a, "out")
    assert (gone.state, gone.reason, gone.record) == (State.REFUSED, "this reference leads nowhere", "")

    def forged(package: Package) -> Package:
        (identity, what) = next(iter(package.requests.items()))
        made = msgspec.structs.replace(what, id="q_forged", reference="h_" + "a" * 50)
        return msgspec.structs.replace(package, requests={identity: made})

    with pytest.raises(NotFoundError):  # its owner has said that the hit is no more
        asked(a, reference)
    with a.store.write() as connection:
        blind.put_hits(connection, hits)
    again = asked(a, reference)
    data = sent(a, b, forged)
    assert take(b.store, data, clock=b.clock).requests == 1
    with b.store.read() as connection:
        answers = {
            (one.reply.reason, one.request.record)
            for one in requests.requests_of(connection, "sgpf", asked=False, got=True)
            if one.reply
        }
        assert answers == {("this reference leads nowhere", "")}
        assert requests.find_request(connection, again.id) is None


def sent(hub: Hub, other: Hub, change: Callable[[Package], Package] = lambda one: one) -> bytes:
    """The next package of a hub, changed and signed again."""
    compose(hub.store, other.name, clock=hub.clock)
    with hub.store.read() as connection:
        after = peers.last_sent(connection, other.name)[0] - 1
    data = next_package(hub.store, other.name, after=after, clock=hub.clock)
    package = change(unpack(data, hub.store.keys.public[0]))
    return pack(package, lambda text: hub.store.keys.sign_note(text, package.manifest.at))


def test_by_hand_twice_is_once(pair, tmp_path: Path) -> None:
    """Request, answer and end carried as files, each twice: one request, one answer, one grant."""
    a, b, reference, record = pair
    mine = asked(a, reference)

    def carry(one: Hub, other: Hub, number: int) -> None:
        files = write_packages(one.store, other.name, tmp_path / str(number), clock=one.clock)
        for _ in range(2):
            read_packages(other.store, files, clock=other.clock)

    carry(a, b, 1)
    answer(b.store, b.viewer(), mine.id, Outcome.GRANTED, level=Level.FULL, clock=b.clock)
    carry(b, a, 2)
    carry(a, b, 3)
    assert (only(a, "out").state, told(a, record)) == (State.GRANTED, WORDS)
    for hub in (a, b):
        with hub.store.read() as connection:
            assert len(requests.disclosures(connection)) == 1
    with a.store.read() as connection:
        assert len([one for one in records.all_records(connection) if one.originator == "sgpf"]) == 1


def test_what_was_given_is_erased_there_too(pair) -> None:
    """The owner erases what went on a request: certificate, and no trace of it in the asker's store."""
    a, b, reference, record = pair
    mine = asked(a, reference)
    a.sync(b)
    answer(b.store, b.viewer(), mine.id, Outcome.GRANTED, level=Level.FULL, clock=b.clock)
    a.sync(b)
    with b.store.read() as connection:
        home = records.find_record(connection, record).contribution
    erase(b.store, home, reason="x", authority="y", by="sgpf/a", second="sgpf/b", clock=b.clock)
    b.sync(a)
    for hub in (a, b):
        assert find_traces(hub.store, [WORDS]) == ()
        assert custody.verify_log(hub.store).sound
    assert all(one.certificate for one in list_notices(b.store, clock=b.clock))


def test_nobody_asks_or_answers_for_others(pair) -> None:
    """Requests for agencies of others or to agencies that are not ours, answers to what was not asked."""
    a, b, reference, _ = pair
    mine = asked(a, reference)

    def changed(name: str, **what: object) -> Callable[[Package], Package]:
        def change(package: Package) -> Package:
            (identity, one) = next(iter(getattr(package, name).items()))
            made = msgspec.structs.replace(one, **what)
            return msgspec.structs.replace(package, **{name: {identity: made}})

        return change

    for what in ({"asker": "npa"}, {"owner": "npa"}, {"owner": "hkpf"}):
        with pytest.raises(RefusedInputError, match="theirs and ours"):
            take(b.store, sent(a, b, changed("requests", **what)), clock=b.clock)
    a.sync(b)
    answer(b.store, b.viewer(), mine.id, Outcome.GRANTED, level=Level.FULL, clock=b.clock)
    for what, words in (
        ({"request": "q_other"}, "not asked"),
        ({"outcome": "maybe"}, "its form"),
        ({"outcome": "refused"}, "its form"),
        ({"outcome": "refused", "level": Level.NOTHING, "reason": "x"}, "refusal"),
    ):
        with pytest.raises(RefusedInputError, match=words):
            take(a.store, sent(b, a, changed("replies", **what)), clock=a.clock)
    b.sync(a)
    assert only(a, "out").state is State.GRANTED
    end_answer(b.store, b.viewer(), mine.id, reason="over", clock=b.clock)
    with pytest.raises(RefusedInputError, match="not granted"):
        take(a.store, sent(b, a, changed("ends", request="q_other")), clock=a.clock)

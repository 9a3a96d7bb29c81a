"""Two hubs find what both hold without showing question or stock; limits, losses, erasures, both logs."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.flows.hubs.blind_answer import SESSIONS, take_question
from strikeback.flows.hubs.blind_ask import ask_hub, take_answer
from strikeback.flows.hubs.exchange import greeting, next_package, take
from strikeback.flows.hubs.exchange_apply import settle
from strikeback.flows.hubs.exchange_files import read_packages, write_packages
from strikeback.flows.hubs.hits import list_hits, list_questions
from strikeback.flows.keeping.erase import erase
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.peers import add_peer
from strikeback.flows.traces import find_traces
from strikeback.model.errors import NotFoundError, RefusedError, RefusedInputError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Duty
from strikeback.sharing.messages import BlindAnswer, BlindQuestion, Refused
from strikeback.store import blind, log

HIT = Handling(level=Level.HIT)
SAME = "+85261230007"
OTHER = "+85261230008"


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[Callable[[str], list[Hub]]]:
    """Makes hubs that know each other."""
    yield from made_hubs(tmp_path)


def prepared(hub: Hub, phones: dict[str, Handling | None]) -> list[str]:
    """Let a hub's agency hand in a report for each phone; return the victims' records."""
    made = [
        hub.world.report(hub.agency, f"{hub.letter}-{phone[-4:]}", phone=phone, handling=terms)[1].id
        for phone, terms in phones.items()
    ]
    hub.index()
    return made


def question(hub: Hub, other: Hub, **more: object):
    """Ask and return what was kept."""
    return ask_hub(hub.store, hub.viewer(case="A-7"), other.name, clock=hub.clock, **more)


def found(hub: Hub) -> list[tuple[str, str, str]]:
    """Agency, own record and kind of what was found."""
    return [(one.agency, one.record, one.kind) for one in list_hits(hub.store, hub.viewer())]


def test_a_hit_and_no_more_comes_back(hubs) -> None:
    """Found: what is told as a hit. Not: what nobody is told, what is not held, what went there anyhow."""
    a, b = hubs("ab")
    mine = prepared(a, {SAME: None, OTHER: None, "+85261230009": HIT})
    prepared(b, {SAME: HIT, OTHER: Handling(level=Level.NOTHING), "+85261230001": HIT})
    asked = question(a, b)
    assert (asked.points, asked.selectors) == (64, 3)
    a.sync(b)
    assert found(a) == [("sgpf", mine[0], "phone")]
    ((out, told),) = list_questions(a.store)
    assert (out.side, told.hits, told.entries, told.offered, told.refused) == ("out", 1, 64, 0, Refused.NO)
    ((there, answered),) = list_questions(b.store)
    assert (there.side, there.agency, there.user, there.case) == ("in", "hkpf", "hkpf/chan", "A-7")
    assert (there.points, there.selectors, answered.hits, answered.offered) == (64, 0, 0, 2)
    a.sync(b)
    for hub in (a, b):
        with hub.store.read() as connection:
            assert blind.under_way(connection) == ()
            kinds = [entry.kind for _, entry in log.entries_about(connection, asked.id)]
        assert kinds == ["blind_question", "blind_answer"]
        report = custody.verify_log(hub.store)
        assert (report.sound, report.unlogged) == (True, {})
    a.sync(b)
    assert found(a) == [("sgpf", mine[0], "phone")]


TERMS = {
    "named": (Handling(level=Level.HIT, audience=("hkpf",)), True),
    "others": (Handling(level=Level.HIT, audience=("npa",)), False),
    "purpose": (Handling(level=Level.HIT, purpose="traffic"), False),
    "reviewed": (Handling(level=Level.HIT, review="2014-04-29"), False),
    "to-review": (Handling(level=Level.HIT, review="2014-05-29"), True),
    "field": (Handling(level=Level.HIT, withheld=("selectors.phone",)), False),
    "other-field": (Handling(level=Level.HIT, withheld=("selectors.email",)), True),
    "code": (Handling(level=Level.FULL, codes=("H2",)), True),
    "told-anyhow": (Handling(level=Level.SUMMARY), False),
}


def test_the_owners_terms_decide_what_is_on_offer(hubs) -> None:
    """Audience, purpose, review date, fields, codes; what is told at summary went there itself."""
    a, b = hubs("ab")
    phones = {name: f"+852612300{number:02}" for number, name in enumerate(TERMS, start=10)}
    mine = dict(zip(prepared(a, dict.fromkeys(phones.values())), phones, strict=True))
    prepared(b, {phones[name]: terms for name, (terms, _) in TERMS.items()})
    question(a, b)
    ask_hub(a.store, a.viewer("lee", purpose="traffic"), b.name, clock=a.clock)
    a.sync(b)
    hits: dict[str, set[str]] = {}
    for one in list_hits(a.store, a.viewer()):
        hits.setdefault(one.purpose, set()).add(mine[one.record])
    assert hits == {
        "sextortion-investigation": {name for name, (_, hit) in TERMS.items() if hit},
        "traffic": {"purpose"},
    }


def test_by_hand_is_the_same_and_carries_no_value(hubs, tmp_path: Path) -> None:
    """Three walks with a medium: question, answer, confirmation; twice each; no value on any."""
    a, b = hubs("ab")
    (mine,) = prepared(a, {SAME: HIT})
    prepared(b, {SAME: HIT})
    asked = question(a, b)
    walks = []
    for number, (one, other) in enumerate(((a, b), (b, a), (a, b))):
        files = write_packages(one.store, other.name, tmp_path / str(number), clock=one.clock)
        read_packages(other.store, files, clock=other.clock)
        assert not any(done.fresh for done in read_packages(other.store, files, clock=other.clock))
        walks += [path.read_bytes() for path in files]
    assert found(a) == [("sgpf", mine, "phone")]
    with a.store.read() as connection:
        (hit,) = blind.hits(connection, "hkpf")
    for data in walks:
        for value in (SAME.encode(), SAME[1:].encode(), hit.reference.encode(), mine.encode()):
            assert value not in data
    assert len(walks) == 3
    assert asked.id.encode() in walks[0]


def test_a_day_offline_loses_and_doubles_nothing(hubs) -> None:
    """Asked while the other hub is away, answered a day later; the secret is gone afterwards."""
    a, b = hubs("ab")
    prepared(a, {SAME: None})
    prepared(b, {SAME: HIT})
    question(a, b)
    b.online = False
    with pytest.raises(Exception, match="cannot be reached"):
        a.sync(b)
    a.clock.moment += timedelta(days=1)
    b.clock.moment += timedelta(days=1)
    b.online = True
    b.sync(a)
    assert len(found(a)) == 1
    # An old answer, sent again, finds nothing to answer.
    data = next_package(b.store, a.name, after=0, clock=b.clock)
    assert data is None or not take(a.store, data, clock=a.clock).fresh


def test_a_hub_that_asks_too_much_is_refused_and_both_logs_say_so(hubs) -> None:
    """So many selectors a day, so many questions; the next day it may ask again."""
    a, b = hubs("ab")
    prepared(a, {SAME: None})
    prepared(b, {SAME: HIT})
    key = a.store.keys.public[0].vkey
    add_peer(b.store, vkey=key, agencies=[a.agency], daily=2 * 64, by="x/y", clock=b.clock)
    for _ in range(3):
        question(a, b)
    a.sync(b)
    told = [answer for _, answer in list_questions(a.store)]
    assert sorted((one.refused, one.left) for one in told) == [
        (Refused.NO, 0),
        (Refused.NO, 0),
        (Refused.SELECTORS, 0),
    ]
    assert sorted(answer.refused for _, answer in list_questions(b.store)) == sorted(
        one.refused for one in told
    )
    for hub in (a, b):
        hub.clock.moment += timedelta(days=1)
    question(a, b)
    a.sync(b)
    assert list_questions(a.store)[-1][1].refused is Refused.NO
    add_peer(b.store, vkey=key, agencies=[a.agency], daily=1 << 20, by="x/y", clock=b.clock)
    for _ in range(SESSIONS):
        question(a, b)
    a.sync(b)
    assert [one.refused for _, one in list_questions(b.store)].count(Refused.SESSIONS) == 1


def test_an_erased_record_takes_its_question_along(hubs) -> None:
    """Nothing under way could say afterwards what it held; an answer that comes late finds nothing."""
    a, b = hubs("ab")
    (mine,) = prepared(a, {SAME: None})
    prepared(b, {SAME: HIT})
    question(a, b)
    erase(a.store, mine, reason="order", authority="12/26", by="hkpf/a", second="hkpf/b", clock=a.clock)
    settle(a.store, here=a.name, clock=a.clock)
    with a.store.read() as connection:
        assert blind.under_way(connection) == ()
    a.sync(b)
    assert found(a) == []
    assert find_traces(a.store, [SAME]) == ()


def test_a_withdrawn_record_is_neither_on_offer_nor_a_hit(hubs) -> None:
    """Before the question at the owner, after it at the asker."""
    a, b = hubs("ab")
    mine = prepared(a, {SAME: None, OTHER: None})
    theirs = prepared(b, {SAME: HIT, OTHER: HIT})
    withdraw(b.store, theirs[0], reason="wrong", by="sgpf/a", clock=b.clock)
    question(a, b)
    a.sync(b)
    assert found(a) == [("sgpf", mine[1], "phone")]
    withdraw(a.store, mine[1], reason="wrong", by="hkpf/a", clock=a.clock)
    assert found(a) == []


def test_who_may_ask_about_what(hubs) -> None:
    """By name, of this hub, with a purpose, about one's own records, of a hub that is named."""
    a, b = hubs("ab")
    with pytest.raises(UsageError, match="no selector"):
        question(a, b)
    mine = prepared(a, {SAME: None, OTHER: None})
    theirs = prepared(b, {SAME: None})
    b.sync(a)
    for viewer, name, only, error in (
        (a.viewer(), "none.example/log", (), NotFoundError),
        (a.viewer(), b.name, theirs, NotFoundError),
        (a.viewer(), b.name, ("r_none",), NotFoundError),
        (msgspec.structs.replace(a.viewer(), user=""), b.name, (), UsageError),
        (a.viewer(purpose=" "), b.name, (), UsageError),
        (b.viewer(), b.name, (), UsageError),
        (msgspec.structs.replace(a.viewer(), duties=(Duty.AUDITOR,)), b.name, (), RefusedError),
    ):
        with pytest.raises(error):
            ask_hub(a.store, viewer, name, only=only, clock=a.clock)
    assert question(a, b, only=mine[:1]).selectors == 1
    with pytest.raises(RefusedError):
        list_hits(a.store, msgspec.structs.replace(a.viewer(), duties=(Duty.AUDITOR,)))


def test_forged_questions_and_answers(hubs) -> None:
    """Of others' agencies and without form: refused by an answer; answers nobody asked for by an error."""
    a, b = hubs("ab")
    prepared(b, {SAME: HIT})
    peer = b.peer(a)
    at = "2014-04-30T05:00:00.000000Z"
    good = BlindQuestion(id="bq_1", agency="hkpf", user="hkpf/x", purpose="p", at=at, points=bytes(64 * 32))
    bad = (
        msgspec.structs.replace(good, id="bq_2", agency="npa"),
        msgspec.structs.replace(good, id="bq_3", points=b"x"),
        msgspec.structs.replace(good, id="bq_4", purpose=""),
        msgspec.structs.replace(good, id="q_5"),
    )
    with b.store.write() as connection:
        assert [take_question(connection, peer, one, at) for one in (*bad, good, good)] == [1, 1, 1, 1, 1, 0]
        told = {asked.id: answer for asked, answer in blind.questions(connection)}
        assert [told[one.id].refused for one in bad] == [Refused.FORM] * 4
        assert told[good.id] is None
    settle(b.store, here=b.name, clock=b.clock)
    with b.store.read() as connection:
        # Points of small order are found when they are multiplied.
        assert {answer.refused for _, answer in blind.questions(connection)} == {Refused.FORM}
    forged = BlindAnswer(question="bq_9", left=0, at=at)
    with a.store.write() as connection, pytest.raises(RefusedInputError, match="not asked"):
        take_answer(connection, a.peer(b), forged, a.name, at)
    prepared(a, {SAME: None})
    asked = question(a, b)
    with a.store.write() as connection:
        short = msgspec.structs.replace(forged, question=asked.id, points=b"x")
        assert take_answer(connection, a.peer(b), short, a.name, at) == 1
    ((_, told),) = list_questions(a.store)
    assert told.refused is Refused.FORM
    take(b.store, greeting(a.store, b.name, clock=a.clock), clock=b.clock)

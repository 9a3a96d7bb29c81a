"""Hits at other hubs stand among the leads, tell no more than the hit, and go when their owner ends them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.flows.hubs.blind_ask import ask_hub
from strikeback.flows.hubs.exchange import compose, next_package
from strikeback.flows.hubs.gone import take_gone
from strikeback.flows.keeping.erase import destroy
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.remote.acts import take_own
from strikeback.flows.requests import ask
from strikeback.flows.terms import change_terms
from strikeback.flows.views.hub_leads import hit_leads
from strikeback.flows.views.listing import list_alerts, list_leads
from strikeback.model.errors import NotFoundError, RefusedError, RefusedInputError
from strikeback.model.handling import Handling, Level
from strikeback.model.lifecycle import Notice, Recall
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.messages import Gone
from strikeback.sharing.package import unpack
from strikeback.store import blind, log, records

HIT = Handling(level=Level.HIT)
SECRET = "Kanarinchen Bird"
DONE = {"reason": "x", "by": "sgpf/a"}
LATE = {"second": "sgpf/b", "authority": "order", "at": "2015-01-01T00:00:00Z"}
ENDS = {
    "withdrawn": lambda b, record: withdraw(b.store, record, **DONE, clock=b.clock),
    "file withdrawn": lambda b, record: withdraw(b.store, _file(b, record), **DONE, clock=b.clock),
    "erased": lambda b, record: destroy(b.store, record, **DONE, **LATE),
    "told to nobody": lambda b, record: _state(b, record, level=Level.NOTHING),
    "field withheld": lambda b, record: _state(b, _file(b, record), withheld=("selectors.phone",)),
    "told at summary": lambda b, record: _state(b, record, level=Level.SUMMARY),
    "review passed": lambda b, record: _state(b, record, review="2014-04-01"),
}
"""What an owner does that ends a hit."""

PHONES = {name: f"+852612300{number:02}" for number, name in enumerate((*ENDS, "kept", "due"), start=10)}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Hub, Hub, dict[str, str]]]:
    """Two hubs that hold the same phones; the second one's records by phone."""
    for make in made_hubs(tmp_path):
        yield _asked(make)


def _asked(make: Callable[[str], list[Hub]]) -> tuple[Hub, Hub, dict[str, str]]:
    a, b = make("ab")
    theirs = {}
    for name, phone in PHONES.items():
        a.world.report(a.agency, f"A-{name}", phone=phone)
        terms = msgspec.structs.replace(HIT, review="2014-05-20" if name == "due" else "")
        inside = b.world.report(b.agency, f"B-{name}", phone=phone, name=SECRET, handling=terms)
        theirs[name] = inside[1].id
    for hub in (a, b):
        hub.index()
    ask_hub(a.store, a.viewer(), b.name, clock=a.clock)
    a.sync(b)
    return a, b, theirs


def _leads(hub: Hub, **more: str) -> tuple:
    return hit_leads(hub.store, hub.viewer(**more), clock=hub.clock)


def test_a_hit_at_another_hub_is_a_lead_and_no_more(pair) -> None:
    """That it exists, where, and the reference to ask by; for who may see content, for the purpose asked."""
    a, b, theirs = pair
    found = _leads(a)
    assert [(one.kind, one.agency, len(one.own), one.hits[0].agency) for one in found] == [
        ("shared_account", "hkpf", 1, "sgpf")
    ] * len(PHONES)
    assert all(
        one.action == f"Ask sgpf at b.example/log: strikeback requests ask {one.hits[0].reference}"
        for one in found
    )
    listed = list_leads(a.store, agency="hkpf")
    assert [(one.lead.id, one.lead.hits, one.lead.foreign, one.lead.reasons) for one in listed] == [
        (one.id, ("sgpf",), (), ()) for one in found
    ]
    assert [one.lead.id for one in list_leads(a.store)] == [one.id for one in found]
    told = repr([found, listed]) + str([one.own for one in listed])
    assert not any(one in told for one in (SECRET, *theirs.values()))
    assert _leads(a, purpose="traffic") == ()
    assert (list_leads(b.store), _leads(b)) == ((), ())
    auditor = Viewer(agency="hkpf", user="hkpf/x", duties=(Duty.AUDITOR,))
    with pytest.raises(RefusedError):
        hit_leads(a.store, auditor, clock=a.clock)
    with a.store.read() as connection:
        read = next(one for _, one in log.entries_about(connection, "reads:hkpf"))
    assert (read.kind, read.actor) == ("read", "hkpf/chan")
    # Nobody can take such a lead, so that it keeps nobody off; alerts are those of before.
    for one in found:
        with pytest.raises(NotFoundError):
            take_own(a.store, a.viewer(), one.id, note="", clock=a.clock)
    assert {one.alert.agency for one in list_alerts(a.store)} <= {"hkpf"}


def test_what_its_owner_ends_goes(pair) -> None:
    """From leads and from `peer hits`, with a certificate; other hits stay; twice changes nothing."""
    a, b, theirs = pair
    by_phone = {one.own: one.hits[0].reference for one in _leads(a)}
    assert len(by_phone) == len(PHONES)
    for end, act in ENDS.items():
        act(b, theirs[end])
    a.sync(b)
    assert len(_leads(a)) == 2
    for hub in (a, b):
        hub.clock.moment += timedelta(days=30)
    a.sync(b)
    left = {one.hits[0].reference for one in _leads(a)}
    with a.store.read() as connection:
        (hit,) = blind.hits(connection, "hkpf")
        inside = records.get_records(connection, [hit.record])[hit.record]
    assert (left, inside.locator.file) == ({hit.reference}, "A-kept.csv")
    assert sum(bool(one.lead.hits) for one in list_leads(a.store)) == 1
    for gone in set(by_phone.values()) - left:
        with pytest.raises(NotFoundError):
            ask(a.store, a.viewer(), gone, "why", clock=a.clock)
    a.sync(b)
    with b.store.read() as connection:
        (asked,) = [one.id for one, _ in blind.questions(connection)]
    told = list_notices(b.store, clock=b.clock, about=asked)
    assert ["taken out" in one.certificate.done for one in told] == [True, True]
    a.sync(b)
    assert len(list_notices(b.store, clock=b.clock, about=asked)) == 2
    for hub in (a, b):
        assert custody.verify_log(hub.store).sound


def test_what_travels_says_neither_which_nor_how_many(pair) -> None:
    """References only, filled up; terms that still tell the hit end nothing; nobody else ends ours."""
    a, b, theirs = pair
    _state(b, theirs["kept"], audience=("hkpf",))
    a.sync(b)
    assert len(_leads(a)) == len(PHONES)
    for name in ("withdrawn", "erased"):
        withdraw(b.store, theirs[name], reason="x", by="sgpf/a", clock=b.clock)
    compose(b.store, a.name, clock=b.clock)
    with b.store.read() as connection:
        after = max(
            (n for n in range(20) if next_package(b.store, a.name, after=n, clock=b.clock)), default=0
        )
    package = unpack(next_package(b.store, a.name, after=after, clock=b.clock), b.store.keys.public[0])
    (gone,) = package.gone.values()
    assert (len(set(gone.references)), {len(one) for one in gone.references}) == (
        64,
        {len(gone.references[0])},
    )
    # Another agency's word ends nothing of this one's.
    with a.store.write() as connection:
        asked = next(one for one, _ in blind.questions(connection))
        assert blind.drop_hits(connection, asked, "npa", gone.references) == 0
        assert blind.drop_hits(connection, asked, "sgpf", gone.references) == 2
    with b.store.write() as connection:
        for identity in (asked.id, "bq_none"):
            with pytest.raises(RefusedInputError):
                take_gone(connection, b.peer(a), _notice(identity), Gone(references=()))


def _notice(identity: str) -> Notice:
    more = {"originator": "hkpf", "recipient": "b", "at": "2015-01-01T00:00:00Z", "due": "2015-01-08"}
    return Notice(id="nt_1", kind=Recall.WITHDRAWN, object=identity, **more)


def _state(hub: Hub, target: str, **terms: object) -> None:
    stated = msgspec.structs.replace(HIT, **terms)
    change_terms(hub.store, hub.viewer(), target, stated, reason="x", clock=hub.clock)


def _file(hub: Hub, record: str) -> str:
    with hub.store.read() as connection:
        return records.get_records(connection, [record])[record].contribution

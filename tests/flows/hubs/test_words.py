"""Words that went to another hub: their erasure follows them, certified; nobody erases what others said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.casework.requests import Outcome
from strikeback.flows.answers import answer
from strikeback.flows.hubs.blind_ask import ask_hub
from strikeback.flows.hubs.exchange import compose, next_package, take
from strikeback.flows.hubs.hits import list_hits
from strikeback.flows.keeping.erase import destroy, erase
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.flows.requests import ask, show_request
from strikeback.flows.traces import find_traces
from strikeback.model.errors import RefusedInputError
from strikeback.model.handling import Handling, Level
from strikeback.sharing.package import Package, pack, unpack
from strikeback.store import peers, records, words

PHONE = "+85261230007"
WHY, NO = "her aunt Kanarinchen Bird called us", "her uncle Kanarinchen Fish objects"
BOTH = {"reason": "asked for", "authority": "order 1"}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Hub, Hub, str, str]]:
    """Two hubs; the first asked the second one, who refused, each in words: the request, the record asked."""
    for make in made_hubs(tmp_path):
        yield _asked(make)


def _asked(make: Callable[[str], list[Hub]]) -> tuple[Hub, Hub, str, str]:
    a, b = make("ab")
    a.world.report(a.agency, "A-1", phone=PHONE)
    _, victim = b.world.report(b.agency, "B-1", phone=PHONE, handling=Handling(level=Level.HIT))
    for hub in (a, b):
        hub.index()
    ask_hub(a.store, a.viewer(), b.name, clock=a.clock)
    a.sync(b)
    (hit,) = list_hits(a.store, a.viewer())
    made = ask(a.store, a.viewer(), hit.reference, WHY, clock=a.clock)
    a.sync(b)
    answer(b.store, b.viewer(), made.id, Outcome.REFUSED, reason=NO, clock=b.clock)
    a.sync(b)
    return a, b, made.id, victim.id


def _shown(hub: Hub, request: str) -> tuple[str, str]:
    """Why, and the answer's reason."""
    found = show_request(hub.store, hub.viewer(), request, clock=hub.clock)
    return found.why, found.reason


def test_words_are_erased_at_the_other_hub_too(pair) -> None:
    """The asker's there, the owner's here; certificates come back, both logs verify, no trace is left."""
    a, b, request, _ = pair
    for hub in (a, b):
        assert _shown(hub, request) == (WHY, NO)
    for hub, kind in ((a, "request"), (b, "answer")):
        who = {"by": f"{hub.agency}/a", "second": f"{hub.agency}/b"}
        done = erase(hub.store, f"{kind}:{request}", **BOTH, **who, clock=hub.clock)
        other = b if hub is a else a
        assert [one.recipient for one in done.notices] == [other.name]
    a.sync(b)
    a.sync(b)
    for hub in (a, b):
        assert _shown(hub, request) == (words.GONE, words.GONE)
        assert find_traces(hub.store, ["Kanarinchen"]) == ()
        report = custody.verify_log(hub.store)
        assert (report.faults, report.unlogged) == ((), {})
        (told,) = [
            one
            for one in list_notices(hub.store, clock=hub.clock)
            if ":" in one.notice.object and one.notice.originator == hub.agency
        ]
        assert told.certificate is not None
        assert "destroyed" in told.certificate.done
    a.sync(b)
    with a.store.read() as connection:
        sent = peers.last_sent(connection, b.name)[0]
    a.sync(b)
    with a.store.read() as connection:
        assert peers.last_sent(connection, b.name)[0] == sent


def test_words_that_go_with_a_record_go_there_too(pair) -> None:
    """The owner's own answer about it; the asker's words are the asker's to erase."""
    a, b, request, record = pair
    destroy(b.store, record, **BOTH, by="sgpf/a", second="sgpf/b", at="2015-01-01T00:00:00Z")
    a.sync(b)
    assert _shown(a, request) == (WHY, words.GONE)
    assert _shown(b, request) == (words.GONE, words.GONE)


def test_words_erased_before_they_went_do_not_go(tmp_path: Path) -> None:
    """What leaves is what stands: no words, and no notice of what never went."""
    for make in made_hubs(tmp_path):
        a, b = make("ab")
        a.world.report(a.agency, "A-1", phone=PHONE)
        b.world.report(b.agency, "B-1", phone=PHONE, handling=Handling(level=Level.HIT))
        for hub in (a, b):
            hub.index()
        ask_hub(a.store, a.viewer(), b.name, clock=a.clock)
        a.sync(b)
        (hit,) = list_hits(a.store, a.viewer())
        made = ask(a.store, a.viewer(), hit.reference, WHY, clock=a.clock)
        more = {"by": "hkpf/a", "second": "hkpf/b", "at": "2015-01-01T00:00:00Z"}
        assert destroy(a.store, f"request:{made.id}", **BOTH, **more).notices == ()
        a.sync(b)
        assert _shown(b, made.id)[0] == words.GONE
        assert find_traces(b.store, ["Kanarinchen"]) == ()


def test_no_hub_erases_what_others_said_or_withdrew(pair) -> None:
    """A signed notice about our words, or about a record of ours that we withdrew, is refused."""
    a, b, request, _ = pair
    with a.store.read() as connection:
        mine = next(one.id for one in records.all_records(connection))
    withdraw(a.store, mine, reason="x", by="hkpf/a", clock=a.clock)
    more = {"by": "sgpf/a", "second": "sgpf/b", "at": "2015-01-01T00:00:00Z"}
    destroy(b.store, f"answer:{request}", **BOTH, **more)
    for ours in (f"request:{request}", mine):
        with pytest.raises(RefusedInputError, match="another agency"):
            take(a.store, _forged(b, a, ours), clock=a.clock)
    with a.store.read() as connection:
        assert words.known(connection, [f"request:{request}"])
        assert records.find_record(connection, mine) is not None


def _forged(hub: Hub, other: Hub, about: str) -> bytes:
    """The next package of a hub, its notice about something else, signed again."""
    compose(hub.store, other.name, clock=hub.clock)
    with hub.store.read() as connection:
        after = peers.last_sent(connection, other.name)[0] - 1
    package = unpack(
        next_package(hub.store, other.name, after=after, clock=hub.clock), hub.store.keys.public[0]
    )

    def changed(package: Package) -> Package:
        ((identity, told),) = package.notices.items()
        return msgspec.structs.replace(
            package, notices={identity: msgspec.structs.replace(told, object=about)}
        )

    return pack(changed(package), lambda text: hub.store.keys.sign_note(text, package.manifest.at))

"""A hub's key changes, and packages come that are larger, newer or older than usual."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows.hub_world import Hub, made_hubs
from strikeback.flows.hubs import exchange
from strikeback.flows.hubs.exchange import compose, list_peers, next_package, retry_later, take
from strikeback.flows.hubs.exchange_files import read_packages, write_packages
from strikeback.flows.hubs.keys import key_message, renew
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log import custody
from strikeback.model.errors import NotFoundError, PeerError, RefusedInputError, UsageError
from strikeback.sharing import package as package_form
from strikeback.store import facts


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[Callable[[str], list[Hub]]]:
    """Makes hubs that know each other."""
    yield from made_hubs(tmp_path)


def sent(hub: Hub, other: Hub, after: int = 0) -> bytes:
    """The next package of a hub as it travels."""
    compose(hub.store, other.name, clock=hub.clock)
    data = next_package(hub.store, other.name, after=after, clock=hub.clock)
    assert data is not None
    return data


def test_a_new_key_is_told_and_the_old_one_goes_on_for_a_while(hubs) -> None:
    """Signed by old and new: nobody is named anew. What was under way is taken for a week, then no more."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1")
    under_way = sent(a, b)
    custody.rotate_keys(a.store, clock=a.clock)
    custody.rotate_keys(a.store, clock=a.clock)
    with pytest.raises(RefusedInputError, match="not signed"):
        take(b.store, sent(a, b), clock=b.clock)
    message = key_message(a.store, b.name, clock=a.clock)
    assert take(b.store, message, clock=b.clock).fresh
    assert not take(b.store, message, clock=b.clock).fresh
    assert b.peer(a).vkey == a.store.keys.public[0].vkey
    assert take(b.store, under_way, clock=b.clock).fresh
    b.clock.moment += timedelta(days=8)
    with pytest.raises(RefusedInputError, match="not signed"):
        take(b.store, under_way, clock=b.clock)
    a.sync(b)
    # The other hub has said that it knows the key: nothing is told again.
    assert key_message(a.store, b.name, clock=a.clock) is None
    assert b.contributions() == {"A-1.csv": "hkpf"}


@pytest.mark.parametrize("by_hand", [True, False], ids=["files", "network"])
def test_an_exchange_brings_the_key_by_itself(hubs, tmp_path: Path, by_hand: bool) -> None:  # noqa: FBT001
    """Keys change on both sides; the next exchange works; certificates under an old key still hold."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1")
    a.sync(b)
    with a.store.read() as connection:
        (one,) = facts.contributions(connection)
    withdraw(a.store, one.id, reason="wrong", by="hkpf/a", clock=a.clock)
    compose(a.store, b.name, clock=a.clock)
    take(b.store, next_package(a.store, b.name, after=1, clock=a.clock), clock=b.clock)
    exchange.settle(b.store, here=b.name, clock=b.clock)
    for hub in (a, b):
        custody.rotate_keys(hub.store, clock=hub.clock)
    if by_hand:
        for number, (hub, other) in enumerate(((a, b), (b, a))):
            files = write_packages(hub.store, other.name, tmp_path / str(number), clock=hub.clock)
            assert files[0].name.endswith("000000-key.package")
            read_packages(other.store, files, clock=other.clock)
    else:
        a.sync(b)
    a.world.report("hkpf", "A-2")
    custody.rotate_keys(b.store, clock=b.clock)
    a.sync(b)
    assert b.contributions() == {"A-2.csv": "hkpf"}
    assert [one.certificate is not None for one in list_notices(a.store, clock=a.clock)] == [True]


def test_a_key_that_does_not_follow_is_refused(hubs) -> None:
    """Of another hub's log, for another hub, cut, of a stranger; the known key stays."""
    a, b, c = hubs("abc")
    known = b.peer(a).vkey
    custody.rotate_keys(a.store, clock=a.clock)
    right = key_message(a.store, b.name, clock=a.clock)
    other = key_message(a.store, c.name, clock=a.clock)
    custody.rotate_keys(c.store, clock=c.clock)
    theirs = key_message(c.store, b.name, clock=c.clock).replace(b"c.example/log", b"a.example/log")
    for forged in (
        other,
        theirs,
        right.replace(b"2014", b"2044"),
        right[:-40],
        b"strikeback-key/v1\n{}\n\n\xe2\x80\x94 a.example/log AAAAAAAA\n",
        b"strikeback-key/v1\n" + b"x" * 600_000,
    ):
        with pytest.raises(RefusedInputError):
            take(b.store, forged, clock=b.clock)
    stranger = right.replace(b"a.example/log", b"z.example/log")
    with pytest.raises(NotFoundError):
        take(b.store, stranger, clock=b.clock)
    assert b.peer(a).vkey == known


def test_people_renew_a_key_by_hand(hubs) -> None:
    """Compared by phone: the old one is refused at once, or taken until a stated moment."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1")
    old, under_way = b.peer(a).vkey, sent(a, b)
    custody.rotate_keys(a.store, clock=a.clock)
    new = a.store.keys.public[0].vkey
    for name, vkey, until in (
        (b.name, new, ""),
        (a.name, old, ""),
        (a.name, "x", ""),
        (a.name, b.store.keys.public[0].vkey, ""),
        (a.name, new, "soon"),
    ):
        with pytest.raises((UsageError, NotFoundError)):
            renew(b.store, name, vkey=vkey, old_until=until, by="sgpf/x", clock=b.clock)
    renew(b.store, a.name, vkey=new, by="sgpf/x", clock=b.clock)
    with pytest.raises(RefusedInputError):
        take(b.store, under_way, clock=b.clock)
    renew(b.store, a.name, vkey=old, by="sgpf/x", clock=b.clock)
    renew(b.store, a.name, vkey=new, old_until="2014-05-01", by="sgpf/x", clock=b.clock)
    assert take(b.store, under_way, clock=b.clock).fresh
    a.sync(b)


def test_a_package_of_a_newer_form_is_kept_and_read_after_the_update(hubs, monkeypatch) -> None:
    """A clear error, not a lost package; after the update it is applied, once; forged ones are not kept."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1")
    monkeypatch.setattr(package_form, "VERSION", 3)
    newer = sent(a, b)
    monkeypatch.undo()
    for _ in range(2):
        with pytest.raises(PeerError, match="form 3; this release reads form 2"):
            take(b.store, newer, clock=b.clock)
    with pytest.raises(RefusedInputError):
        take(b.store, newer.replace(b"sha256 ", b"sha257 "), clock=b.clock)
    assert [one.later for one in list_peers(b.store, clock=b.clock)] == [1]
    assert retry_later(b.store, clock=b.clock) == ()
    with pytest.raises(PeerError, match="form 3"):
        exchange.answer(b.store, newer, clock=b.clock)
    assert b.contributions() == {}
    monkeypatch.setattr(package_form, "VERSION", 3)
    monkeypatch.setattr(exchange, "VERSION", 3)
    assert [one.fresh for one in retry_later(b.store, clock=b.clock)] == [True]
    assert [one.later for one in list_peers(b.store, clock=b.clock)] == [0]
    a.sync(b)
    assert b.contributions() == {"A-1.csv": "hkpf"}


def test_a_contribution_of_megabytes_fits(hubs) -> None:
    """A package is larger than any note of a log may be."""
    a, b = hubs("ab")
    a.world.report("hkpf", "A-1", narrative="long words " * 120_000)
    assert len(sent(a, b)) > 1_200_000
    a.sync(b)
    assert b.contributions() == {"A-1.csv": "hkpf"}

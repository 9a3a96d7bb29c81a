"""Several processes at once, on a file and on PostgreSQL: each limit, code and token is counted once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest

from flows.people_world import Town
from strikeback.access.limits import Limited, Rule
from strikeback.access.people import OPERATOR
from strikeback.access.sessions import Strength, unix
from strikeback.flows.log.custody import verify_log
from strikeback.flows.people import limits, people, sign_in
from strikeback.flows.people.door import open_session
from strikeback.model.errors import LimitError, StoreError, StrikebackError
from strikeback.model.people import Duty
from strikeback.store import people as stored
from strikeback.store.access_key import VARIABLE, access_key
from strikeback.store.open import Store, open_store

AT_ONCE = 6


@pytest.fixture(params=["file", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store that several connections share."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "access"))
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    return str(tmp_path / "cases.db")


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    """Officer ``hkpf/chan`` has enrolled; ``hkpf`` has two administrators."""
    with open_store(url) as store:
        made = Town(store)
        made.person("hkpf/chan", Duty.OFFICER)
        made.add("hkpf/adm2", Duty.ADMINISTRATOR)
        yield made


def together(url: str, act: Callable[[Store, int], object]) -> list[object]:
    """What each of several connections gives that act at the same moment; errors of ours as values."""
    start, given = Barrier(AT_ONCE), []

    def run(number: int) -> None:
        with open_store(url) as store:
            start.wait()
            try:
                given.append(act(store, number))
            except StrikebackError as error:
                given.append(error)

    threads = [Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_everything_is_counted_once(town: Town, url: str) -> None:
    """One code, one session; so many tries as allowed; one token stepped up; one administrator left."""
    code = town.code("hkpf/chan")
    sessions = together(
        url,
        lambda store, number: sign_in.sign_in_password(
            store,
            "hkpf/chan",
            "several words in a row",
            code,
            clock=town.clock,
            door=town.door(f"192.0.2.{number}"),
        ),
    )
    assert sum(isinstance(one, sign_in.Session) for one in sessions) == 1

    chan, rules = town.viewer("hkpf/chan"), {Limited.EXPORT: (Rule(most=3, seconds=60),)}
    told = together(
        url,
        lambda store, _: limits.charge(store, chan, Limited.EXPORT, clock=town.clock, rules=rules),
    )
    assert sorted(type(one).__name__ for one in told) == ["LimitError"] * 3 + ["NoneType"] * 3

    with town.store.write() as connection:
        session = open_session(
            connection, "hkpf/chan", Strength.PASSKEY, clock=town.clock, random=town.door().random
        )
    town.clock.wait(300)
    digest = sign_in.token_digest(session.token)

    def end(store: Store, _: int) -> bool:
        with store.write() as connection:
            return stored.end_session(connection, digest, unix(town.clock.now()))

    assert sorted(together(url, end)) == [False] * 5 + [True]

    pair = ("hkpf/adm", "hkpf/adm2")
    together(
        url,
        lambda store, number: people.disable(store, pair[number % 2], by=OPERATOR, clock=town.clock),
    )
    left = [one.id for one in people.list_users(town.store, "hkpf", by=OPERATOR) if one.active]
    assert len([one for one in left if one in pair]) == 1
    report = verify_log(town.store, ())
    assert report.faults == ()
    assert report.unlogged == {}


def test_a_whole_round_on_every_kind_of_store(town: Town) -> None:
    """Sign in, look, step up, sign out, machines, limits, forgetting."""
    session = town.sign_in("hkpf/chan")
    town.clock.wait(60)
    second = sign_in.step_up(
        town.store, session.token, town.code("hkpf/chan"), clock=town.clock, door=town.door()
    )
    assert town.look(second.token).viewer.duties == (Duty.OFFICER,)
    assert sign_in.sign_out_everywhere(town.store, second.token, clock=town.clock) == 1
    for user in ("hkpf/ghost", "hkpf/\x00", "hkpf/\ud800"):
        with pytest.raises(StrikebackError):
            town.sign_in(user, code="123456")
    for _ in range(61):
        try:
            limits.charge(town.store, town.viewer("hkpf/chan"), Limited.SEARCH, clock=town.clock)
        except LimitError:
            break
    else:
        pytest.fail("nothing was counted")
    town.clock.wait(100 * 86_400)
    assert limits.forget_old(town.store, clock=town.clock) > 0


def test_the_key_of_second_factors_is_never_kept_in_a_database(url: str, monkeypatch) -> None:
    """On a server somebody says where it is, or nobody signs in."""
    monkeypatch.delenv(VARIABLE)
    with open_store(url) as store:
        if store.keys.path is None:
            with pytest.raises(StoreError, match="nobody has said"):
                access_key(store)
        else:
            access_key(store)
            assert store.keys.path.with_name(f"{store.keys.path.name}.access").is_file()
        with store.read() as connection:
            kept = connection.exec_driver_sql("SELECT key FROM setting").scalars().all()
    assert "access-key" not in kept

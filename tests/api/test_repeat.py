"""Requests that come twice, pages under inserts, states of things that are changed."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.house import Client, House
from strikeback.access.passwords import Hashing
from strikeback.api.operation import NOBODY, Call
from strikeback.api.paging import page
from strikeback.api.problems import UnparsedError
from strikeback.api.settings import PREFIX, Settings
from strikeback.api.words import Nothing, Paged
from strikeback.flows.people.door import Door
from strikeback.flows.remote.repeat import Outcome, once
from strikeback.model.errors import ConflictError, NotFoundError
from strikeback.model.people import Viewer
from strikeback.store.open import Store

RULES = f"{PREFIX}/rules"
KEY = {"idempotency-key": "0f8fad5b-d9cb-469f"}


def rule(client: Client, who: dict[str, str], to: str = "*", **more: str):
    """Make a rule."""
    return client.post(RULES, json={"to": [to]}, headers=who | more)


def test_the_same_request_twice_is_done_once(house: House, client: Client) -> None:
    """The second one gets the first one's answer, and is told so."""
    officer = house.sign_in("hkpf/officer")
    first, second = (rule(client, officer, **KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert len(client.get(RULES, headers=officer).json()["items"]) == 1


def test_a_key_is_its_owners_and_stands_for_one_body(house: House, client: Client) -> None:
    """Another body is a conflict; another person's same key is another key."""
    officer, other = house.sign_in("hkpf/officer"), house.sign_in("hkpf/supervisor")
    made = rule(client, officer, **KEY)
    assert rule(client, officer, "spf", **KEY).status_code == 409
    theirs = rule(client, other, **KEY)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != made.json()["id"]


def test_what_failed_may_be_sent_again(house: House, client: Client) -> None:
    """A refusal is not kept: the key is free."""
    officer = house.sign_in("hkpf/officer")
    assert rule(client, officer, "nobody", **KEY).status_code == 400
    assert rule(client, officer, "spf", **KEY).status_code == 201


@pytest.mark.parametrize("key", ["short", "x" * 129, "with space", "ümlaut-umlaut"])
def test_a_key_has_a_form(house: House, client: Client, key: str) -> None:
    """8 to 128 plain signs."""
    headers = {"idempotency-key": key.encode()} | house.sign_in("hkpf/officer")
    got = client.post(RULES, json={"to": ["*"]}, headers=headers)
    assert (got.status_code, got.json()["where"]) == (400, "Idempotency-Key")


def test_an_upload_sent_twice_is_one_job(house: House, client: Client) -> None:
    """And leaves one file in the spool; another file under the key is a conflict."""
    headers = house.sign_in("hkpf/officer") | KEY
    headers |= {"content-type": "application/octet-stream", "x-file-name": "a.csv"}
    first, second = (client.post(f"{PREFIX}/imports", content=b"a,b", headers=headers) for _ in range(2))
    other = client.post(f"{PREFIX}/imports", content=b"a,c", headers=headers)
    assert first.json()["id"] == second.json()["id"]
    assert second.headers["location"] == first.headers["location"]
    assert other.status_code == 409
    assert len(list((house.folder / "spool").iterdir())) == 2


def test_two_at_once_are_done_once(house: House) -> None:
    """Whoever comes second is told to wait, or gets the answer."""
    viewer = Viewer(agency="hkpf", user="hkpf/officer")
    done: list[int] = []

    def work() -> Outcome:
        done.append(1)
        return Outcome(status=201, headers={}, content=b"{}")

    def ask(_number: int) -> str:
        try:
            return str(once(house.store, viewer, "x", "k" * 8, "d", work, clock=house.clock)[1])
        except ConflictError:
            return "conflict"

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(ask, range(8)))
    assert len(done) == 1
    assert told.count("False") == 1


def test_work_that_raises_gives_the_key_back(house: House) -> None:
    """Whatever it raises."""
    viewer = Viewer(agency="hkpf", user="hkpf/officer")

    def fails() -> Outcome:
        raise NotFoundError("gone")

    with pytest.raises(NotFoundError):
        once(house.store, viewer, "x", "k" * 8, "d", fails, clock=house.clock)
    kept = Outcome(status=201, headers={"a": "b"}, content=b"{}")
    assert once(house.store, viewer, "x", "k" * 8, "d", lambda: kept, clock=house.clock) == (kept, False)
    assert once(house.store, viewer, "x", "k" * 8, "d", fails, clock=house.clock) == (kept, True)


class Item(msgspec.Struct, frozen=True):
    """Something in a list."""

    key: str


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory, template: House) -> House:
    """A store whose key seals cursors."""
    return House(tmp_path_factory.mktemp("paged"), template)


def call(store: Store, cursor: str, limit: int, viewer: Viewer = NOBODY) -> Call[Paged, Nothing]:
    """A request for a page."""
    return Call(
        store=store,
        settings=Settings(spool=None),  # type: ignore[arg-type] - not looked at
        clock=None,  # type: ignore[arg-type]
        viewer=viewer,
        path={},
        query=Paged(cursor=cursor, limit=limit),
        body=Nothing(),
        spool=None,  # type: ignore[arg-type]
        door=Door(hashing=Hashing()),
    )


@settings(max_examples=60)
@given(
    st.sets(st.text(max_size=3), max_size=12),
    st.lists(st.sets(st.text(max_size=3), max_size=3), max_size=8),
    st.integers(1, 5),
)
def test_pages_show_everything_once_whatever_comes_in(
    paged: House, there: set[str], coming: list[set[str]], limit: int
) -> None:
    """What stood there from the beginning is seen once, in order; nothing is seen twice."""
    every, seen, cursor = set(there), [], ""
    for number in range(60):
        items = [Item(one) for one in every]
        found, cursor = page(call(paged.store, cursor, limit), "items", items, lambda one: (one.key,))
        assert len(found) <= limit
        seen += [one.key for one in found]
        if not cursor:
            break
        if number < len(coming):
            every |= coming[number]
    assert seen == sorted(set(seen))
    assert there <= set(seen)


def test_a_cursor_opens_its_own_list_for_its_own_viewer(paged: House) -> None:
    """Not another list's, not another person's, not a changed one."""
    items = [Item("a"), Item("b")]
    _, cursor = page(call(paged.store, "", 1), "items", items, lambda one: (one.key,))
    other = Viewer(agency="hkpf", user="hkpf/officer")
    for request, name in (
        (call(paged.store, cursor, 1), "others"),
        (call(paged.store, cursor, 1, other), "items"),
        (call(paged.store, cursor[:-1], 1), "items"),
        (call(paged.store, "A" * len(cursor), 1), "items"),
    ):
        with pytest.raises(UnparsedError):
            page(request, name, items, lambda one: (one.key,))


def test_nobody_changes_what_they_did_not_see(house: House, client: Client) -> None:
    """Without a state 428, with an old one 412, with the present one it is done."""
    who = house.sign_in("hkpf/administrator")
    place = f"{PREFIX}/users/officer"
    seen = client.get(place, headers=who).headers["etag"]
    body = {"duties": ["coordinator"]}
    put = {"headers": who, "json": body}
    assert client.put(f"{place}/duties", **put).status_code == 428
    assert client.put(f"{place}/duties", headers=who | {"if-match": seen}, json=body).status_code == 200
    assert client.put(f"{place}/duties", headers=who | {"if-match": seen}, json=body).status_code == 412
    told = client.get(place, headers=who).json()
    assert told["duties"] == ["officer"]
    second = house.sign_in("hkpf/supervisor")
    agreed = client.post(f"{place}/duties/agree", headers=second, json={"event": told["waiting"]})
    assert agreed.status_code == 200, agreed.content
    told = client.get(place, headers=who).json()
    assert (told["duties"], told["waiting"]) == (["coordinator"], "")

"""Alerts and leads over the network: page by page what the whole list is, and taking them on."""

from api.house import Client, House
from flows.conftest import World
from strikeback.api.settings import PREFIX
from strikeback.flows.derive import derive
from strikeback.model.people import DEFAULT_PURPOSE, Duty
from strikeback.store import blind
from strikeback.store.blind import PeerHit

ALERTS = f"{PREFIX}/alerts"


def endangered(house: House, count: int) -> None:
    """Let so many people be in danger, some more than others."""
    world = World(house.store)
    world.clock = house.clock
    for number in range(count):
        narrative = "I will kill myself tonight" if number % 2 else "he threatens to tell everybody"
        world.report("hkpf", f"HK-{number}", name=f"Own Invented {number}", narrative=narrative, age=15)
    world.report("spf", "SG-1", narrative="I will kill myself tonight")


def pages(client: Client, path: str, who: dict[str, str], limit: int) -> list[list[str]]:
    """Return the ids of a list, page by page."""
    found, cursor = [], ""
    for _ in range(99):
        got = client.get(f"{path}?limit={limit}&cursor={cursor}", headers=who).json()
        found.append([one["id"] for one in got["items"]])
        cursor = got["next"]
        if not cursor:
            return found
    raise AssertionError("no end")


def test_alerts_page_by_page_are_the_list(house: House, client: Client) -> None:
    """Those nobody took on come first; each page but the last is full; withdrawn ones leave no gap."""
    endangered(house, 7)
    officer = house.sign_in("hkpf/officer")
    whole = client.get(ALERTS, headers=officer).json()["items"]
    assert len(whole) == 7
    for one in (whole[0], whole[3]):
        took = client.post(f"{ALERTS}/{one['id']}/acknowledge", json={"note": "called"}, headers=officer)
        assert took.status_code == 201
    report = client.get(f"{PREFIX}/records/{whole[1]['report']}", headers=officer).json()["record"]
    gone = client.post(
        f"{PREFIX}/contributions/{report['contribution']}/withdraw",
        json={"reason": "a slip"},
        headers=officer,
    )
    assert gone.status_code == 200
    now = client.get(ALERTS, headers=officer).json()["items"]
    ids = [one["id"] for one in now]
    assert set(ids) == {one["id"] for one in whole} - {whole[1]["id"]}
    assert ids[-2:] == [whole[0]["id"], whole[3]["id"]]
    bands = [(one["band"], one["due"], one["id"]) for one in now[:-2]]
    assert bands == sorted(bands)
    for limit in (1, 2, 4, 6, 200):
        parts = pages(client, ALERTS, officer, limit)
        assert [one for part in parts for one in part] == ids
        assert all(len(part) == limit for part in parts[:-1])


def test_a_lead_is_taken_and_given_up_once(house: House, client: Client) -> None:
    """As the list then tells; twice makes no sense."""
    world = World(house.store)
    world.clock = house.clock
    world.report("hkpf", "HK-1", account="100000000000001")
    world.report("spf", "SG-1", account="100000000000001")
    derive(house.store, clock=house.clock, scopes=True)
    officer = house.sign_in("hkpf/officer")
    lead = client.get(f"{PREFIX}/leads", headers=officer).json()["items"][0]["id"]
    place = f"{PREFIX}/leads/{lead}"
    assert client.post(f"{place}/take", headers=officer).status_code == 201
    assert client.post(f"{place}/take", headers=officer).status_code == 400
    (held, *_) = client.get(f"{PREFIX}/leads", headers=officer).json()["items"]
    assert (held["id"], held["holder"]) == (lead, "hkpf")
    assert len(client.post(f"{place}/release", headers=officer).json()["events"]) == 1
    assert client.post(f"{place}/release", headers=officer).status_code == 400


def test_a_hit_at_another_hub_stands_beside_the_leads(house: House, client: Client) -> None:
    """For the agency that asked, and whoever of it may see content."""
    victim = World(house.store).report("hkpf", "HK-1")[1].id
    found = {"peer": "b.example/log", "agency": "npa", "reference": "h_" + "a" * 50, "asker": "hkpf"}
    more = {"record": victim, "purpose": DEFAULT_PURPOSE, "kind": "iban", "question": "bq_1", "at": "2026"}
    with house.store.write() as connection:
        blind.put_hits(connection, [PeerHit(**found, **more)])
    told = client.get(f"{PREFIX}/leads", headers=house.sign_in("hkpf/officer")).json()
    (hit,) = told["hits"]
    assert (hit["kind"], hit["own"], told["items"]) == ("shared_money", [victim], [])
    assert hit["hits"] == [{"agency": "npa", "reference": "h_" + "a" * 50}]
    assert client.get(f"{PREFIX}/leads", headers=house.sign_in("spf/officer")).json()["hits"] == []
    auditor = house.sign_in("hkpf/auditor", Duty.AUDITOR)
    assert client.get(f"{PREFIX}/leads", headers=auditor).status_code == 403

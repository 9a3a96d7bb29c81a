"""Data protection over the network: holds, erasures by two persons, retention, the desk, column maps."""

from datetime import timedelta

import pytest

from api.house import Client, House
from flows.conftest import World
from strikeback.custody.note import open_note
from strikeback.flows.derive import derive
from strikeback.flows.log import custody
from strikeback.flows.remote.jobs import run_job
from strikeback.flows.traces import find_traces
from strikeback.model.handling import Handling, Level
from strikeback.store.erasure_asks import Ended, add_end

API = "/api/v1"
WORDS = "kanarische-worte of an invented person"
ORDER = {"reason": "those concerned asked", "authority": "order 1"}


class Desk:
    """A house with a report of each agency, and data protection, a supervisor and an officer signed in."""

    def __init__(self, house: House, client: Client) -> None:
        self.house, self.client = house, client
        world = World(house.store)
        world.clock = house.clock
        told = Handling(level=Level.FULL)
        phone = {"phone": "+6591237777"}
        self.own = world.report("hkpf", "HK-1", name="Own Invented", narrative=WORDS, handling=told, **phone)
        self.shared = world.report("spf", "SG-1", name="Own Invented", handling=told, **phone)
        self.secret = world.report(
            "spf", "SG-2", name="Own Invented", handling=Handling(level=Level.NOTHING), **phone
        )
        derive(house.store, clock=house.clock, scopes=True)
        house.tokens.clear()
        self.first = house.sign_in("hkpf/data_protection")
        self.second = house.sign_in("hkpf/supervisor")
        self.officer = house.sign_in("hkpf/officer")

    def ask(self, who: dict[str, str], method: str, path: str, body: object = None, **headers: str):
        """Send a request."""
        sent = {"headers": who | headers} | ({} if body is None else {"json": body})
        return self.client.request(method, API + path, **sent)

    def work(self, job: str) -> str:
        """Let the worker do a job."""
        store, spool = self.house.store, self.house.app.state.server.spool
        return run_job(store, spool, job, clock=self.house.clock)

    def age(self, **by: float) -> None:
        """Let time pass."""
        self.house.clock.moment += timedelta(**by)


@pytest.fixture
def desk(house: House, client: Client) -> Desk:
    """A desk."""
    return Desk(house, client)


def test_two_persons_erase_and_can_show_it(desk: Desk) -> None:
    """Dry run, ask, second person, job, certificate; gone from everything, and the log verifies."""
    home = desk.own[0].contribution
    plan = desk.ask(desk.first, "POST", "/erasures/plan", {"object": home}).json()
    assert (plan["records"], plan["holds"]) == (len(desk.own), [])
    assert find_traces(desk.house.store, [WORDS])
    key = {"idempotency-key": "erase-it-1"}
    asked = desk.ask(desk.first, "POST", "/erasures", {"object": home} | ORDER, **key)
    assert (asked.status_code, asked.json()["state"]) == (201, "asked")
    again = desk.ask(desk.first, "POST", "/erasures", {"object": home} | ORDER, **key)
    assert again.headers["idempotency-replayed"] == "true"
    place = f"/erasures/{asked.json()['id']}"
    assert desk.ask(desk.first, "POST", f"{place}/agree").status_code == 403
    assert desk.ask(desk.officer, "POST", f"{place}/agree").status_code == 403
    assert desk.ask(desk.first, "GET", f"{place}/certificate").status_code == 409
    agreed = desk.ask(desk.second, "POST", f"{place}/agree")
    assert (agreed.status_code, agreed.json()["state"]) == (202, "agreed")
    assert desk.ask(desk.second, "POST", f"{place}/agree").status_code == 409
    assert desk.ask(desk.second, "POST", f"/jobs/{agreed.json()['job']}/cancel").status_code == 409
    assert desk.work(agreed.json()["job"]) == "done"
    done = desk.ask(desk.first, "GET", place).json()
    assert (done["state"], done["second"], done["records"]) == ("done", "hkpf/supervisor", len(desk.own))
    assert [one["recipient"] for one in done["recipients"]] == ["spf"]
    assert find_traces(desk.house.store, [WORDS, "HK-1"]) == ()
    assert custody.verify_log(desk.house.store).sound
    note = desk.ask(desk.first, "GET", f"{place}/certificate")
    assert home in open_note(note.content, desk.house.store.keys.public[:1]).text.decode()
    assert desk.ask(desk.first, "GET", "/erasures").json()["items"][0]["erasure"] == done["erasure"]
    sent = desk.ask(desk.first, "GET", "/notices?side=sent").json()["items"]
    assert [(one["kind"], one["recipient"]) for one in sent] == [("erased", "spf")]


def test_a_hold_keeps_until_it_is_lifted_with_a_fresh_factor(desk: Desk) -> None:
    """Set before or after the ask, it wins; lifting it is an act of its own."""
    record = desk.own[0].id
    ask = {"object": record} | ORDER
    waiting = desk.ask(desk.first, "POST", "/erasures", ask).json()["id"]
    made = desk.ask(desk.second, "POST", "/holds", {"object": desk.own[0].contribution} | ORDER)
    assert made.status_code == 201
    assert desk.ask(desk.second, "POST", f"/erasures/{waiting}/agree").status_code == 409
    assert desk.ask(desk.first, "POST", "/erasures", ask).status_code == 409
    assert [one["id"] for one in desk.ask(desk.first, "GET", "/holds").json()["items"]] == [made.json()["id"]]
    lift = f"/holds/{made.json()['id']}/release"
    desk.age(minutes=6)
    stale = desk.ask(desk.first, "POST", lift, {"reason": "over"})
    assert (stale.status_code, stale.json()["where"]) == (401, "step-up")
    desk.house.tokens.pop("hkpf/data_protection")
    fresh = desk.house.sign_in("hkpf/data_protection")
    assert desk.ask(fresh, "POST", lift, {"reason": "over"}).status_code == 200
    assert desk.ask(fresh, "POST", lift, {"reason": "over"}).status_code == 404
    assert desk.ask(desk.second, "POST", f"/erasures/{waiting}/take-back").json()["state"] == "taken_back"
    assert desk.ask(desk.second, "POST", f"/erasures/{waiting}/agree").status_code in {401, 409}


def test_a_hold_set_while_the_job_waits_stops_it(desk: Desk) -> None:
    """What two persons agreed to fails in the open; nothing is destroyed."""
    record = desk.own[0].id
    asked = desk.ask(desk.first, "POST", "/erasures", {"object": record} | ORDER).json()["id"]
    job = desk.ask(desk.second, "POST", f"/erasures/{asked}/agree").json()["job"]
    assert desk.ask(desk.officer, "POST", "/holds", {"object": record} | ORDER).status_code == 403
    desk.ask(desk.first, "POST", "/holds", {"object": record} | ORDER)
    assert desk.work(job) == "failed"
    found = desk.ask(desk.first, "GET", f"/erasures/{asked}").json()
    assert (found["state"], found["failure"], found["erasure"]) == ("failed", "SB305", "")
    assert desk.ask(desk.officer, "GET", f"/records/{record}").status_code == 200


def test_an_agreement_whose_job_was_lost_is_carried_out(desk: Desk) -> None:
    """The server stopped in between: agreeing again queues it again, and nobody has to ask anew."""
    asked = desk.ask(desk.first, "POST", "/erasures", {"object": desk.own[0].id} | ORDER).json()["id"]
    with desk.house.store.write() as connection:
        add_end(connection, asked, Ended.AGREED, by="hkpf/supervisor", at="2026-04-30T05:00:00Z")
    again = desk.ask(desk.second, "POST", f"/erasures/{asked}/agree")
    assert (again.status_code, again.json()["state"]) == (202, "agreed")
    assert desk.work(again.json()["job"]) == "done"
    assert desk.ask(desk.first, "GET", f"/erasures/{asked}").json()["state"] == "done"


def test_an_ask_lapses(desk: Desk) -> None:
    """After a week nobody can agree any more."""
    asked = desk.ask(desk.first, "POST", "/erasures", {"object": desk.own[0].id} | ORDER).json()["id"]
    desk.age(days=9)
    desk.house.tokens.clear()
    second = desk.house.sign_in("hkpf/supervisor")
    assert desk.ask(second, "GET", f"/erasures/{asked}").json()["state"] == "lapsed"
    assert desk.ask(second, "POST", f"/erasures/{asked}/agree").status_code == 409


def test_retention_is_planned_run_and_missed(desk: Desk) -> None:
    """A dry run changes nothing; a real one takes own files only, and never running is an alarm."""
    home = desk.own[0].contribution  # came in 2014, so that its five years are over
    never = {"last": "", "alarm": True, "due": 1, "overdue": 0}
    assert desk.ask(desk.first, "GET", "/retention").json() == never
    assert desk.ask(desk.first, "GET", "/retention/due?day=2019-04-01").json()["items"] == []
    due = desk.ask(desk.first, "GET", "/retention/due").json()["items"]
    assert [one["contribution"] for one in due] == [home]
    dry = desk.ask(desk.first, "POST", "/retention/runs", {})
    assert (dry.status_code, [one["contribution"] for one in dry.json()["going"]]) == (200, [home])
    assert desk.ask(desk.first, "GET", "/retention").json()["alarm"]
    job = desk.ask(desk.first, "POST", "/retention/runs", {"dry": False})
    assert (job.status_code, job.json()["kind"]) == (202, "retain")
    assert desk.ask(desk.first, "POST", "/retention/runs", {"dry": False}).status_code == 409
    assert desk.work(job.json()["id"]) == "done"
    after = desk.ask(desk.first, "GET", "/retention").json()
    assert (after["alarm"], after["due"]) == (False, 0)
    assert find_traces(desk.house.store, ["HK-1"]) == ()
    assert find_traces(desk.house.store, ["SG-1.csv"])
    theirs = desk.house.sign_in("spf/data_protection")
    assert desk.ask(theirs, "GET", "/retention").json()["alarm"]
    desk.age(days=3)
    desk.house.tokens.clear()
    again = desk.house.sign_in("hkpf/data_protection")
    assert desk.ask(again, "GET", "/retention").json()["alarm"]


def test_a_reviewed_file_is_kept_longer(desk: Desk) -> None:
    """By its originator, until a day in the future."""
    path = f"/contributions/{desk.own[0].contribution}/renew"
    assert desk.ask(desk.first, "POST", path, {"until": "2045-01-01", "reason": "appeal"}).status_code == 201
    assert desk.ask(desk.first, "POST", path, {"until": "2020-01-01", "reason": "appeal"}).status_code == 400
    assert desk.ask(desk.first, "GET", "/retention/due?day=2044-01-01").json()["items"] == []


def test_the_desk_finds_everything_and_tells_recipients(desk: Desk) -> None:
    """Own records whole; others as far as they may be known; what withholds is not even counted."""
    record = desk.own[1].id
    desk.ask(desk.officer, "GET", f"/records/{record}")
    found = desk.ask(desk.first, "POST", "/concerns/find", {"texts": ["+65 9123 7777", "HK-1"]}).json()
    assert {one.id for one in desk.own if one.kind == "person"} <= set(found["records"])
    assert found["others"] == ["spf"]
    assert "hkpf/officer" in {one["by"] for one in found["seen"] if one["record"] == record}
    assert not {one.id for one in desk.secret} & set(found["records"])
    assert desk.ask(desk.officer, "POST", "/concerns/find", {"texts": ["HK-1"]}).status_code == 403
    asked = desk.ask(desk.first, "POST", "/concerns", {"wish": "restriction", "reference": "DP-1"}).json()[
        "id"
    ]
    told = desk.ask(desk.first, "POST", f"/concerns/{asked}/notify", {"objects": [record]})
    assert [(one["kind"], one["recipient"]) for one in told.json()["notices"]] == [("restricted", "spf")]
    answer = {"granted": True, "reason": "restricted", "objects": [record]}
    assert desk.ask(desk.first, "POST", f"/concerns/{asked}/answer", answer).status_code == 204
    other = desk.ask(desk.first, "POST", "/concerns", {"wish": "access", "reference": "DP-2"}).json()["id"]
    assert desk.ask(desk.first, "POST", f"/concerns/{other}/notify", {"objects": [record]}).status_code == 409


def test_what_only_hidden_records_hold_is_not_hinted_at(desk: Desk) -> None:
    """The desk answers about a number of a withheld record as about one that nobody has."""
    world = World(desk.house.store)
    world.clock = desk.house.clock
    world.report("spf", "SG-9", name="Hid Den", phone="+6598765432", handling=Handling(level=Level.NOTHING))
    derive(desk.house.store, clock=desk.house.clock, scopes=True)
    told = [
        desk.ask(desk.first, "POST", "/concerns/find", {"texts": [text]}).json()
        for text in ("+65 9876 5432", "+65 9000 0000")
    ]
    assert told[0] == told[1]


def test_a_single_record_is_taken_back(desk: Desk) -> None:
    """And those who were told are told."""
    record = desk.own[1].id
    told = desk.ask(desk.officer, "POST", f"/records/{record}/withdraw", {"reason": "entered twice"})
    assert told.json() == {"id": record, "notices": 1}
    assert desk.ask(desk.officer, "GET", f"/records/{record}").status_code == 404


def test_columns_are_guessed_corrected_kept_and_used(desk: Desk) -> None:
    """A header that means nothing by itself is taken for what the agency says."""
    content = b"case,xq-field\nR-1,+85261234567\nR-2,+85261234568\n"
    file = {"content-type": "application/octet-stream", "x-file-name": "a.csv"}

    def send(path: str):
        return desk.client.request("POST", API + path, content=content, headers=desk.officer | file)

    guessed = send("/columns/guess").json()["items"][0]
    assert [one["header"] for one in guessed["columns"]] == ["case", "xq-field"]
    stated = [
        {"header": "case", "concept": "report_number"},
        {"header": "xq-field", "concept": "phone", "whose": "victim"},
    ]
    new = {"name": "ours", "kind": guessed["kind"], "columns": stated}
    assert desk.ask(desk.officer, "POST", "/columns", new).status_code == 201
    assert desk.ask(desk.officer, "POST", "/columns", new).status_code == 409
    tried = send("/columns/guess?columns=ours").json()["items"][0]["columns"]
    assert [(one["concept"], one["whose"]) for one in tried][1] == ("phone", "victim")
    assert send("/imports?columns=theirs").status_code == 404
    job = send("/imports?columns=ours").json()["id"]
    assert desk.work(job) == "done"
    home = desk.ask(desk.officer, "GET", f"/jobs/{job}").json()["report"]["contribution"]
    kept = desk.ask(desk.officer, "GET", f"/records?contribution={home}").json()["records"]
    assert {one["role"] for one in kept if one["kind"] == "person"} == {"victim"}
    assert desk.ask(desk.officer, "DELETE", "/columns/ours").status_code == 204
    assert desk.ask(desk.officer, "GET", "/columns").json()["items"] == []

"""Files handed in over the network, and the jobs that take them in."""

import json
import threading
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from api.house import Client, House
from strikeback.api.settings import PREFIX
from strikeback.api.worker import Worker, in_this_process
from strikeback.flows.import_files import import_files
from strikeback.flows.remote import jobs
from strikeback.flows.remote.jobs import CancelledError, requeue, run_job, waiting_jobs
from strikeback.store import facts

if TYPE_CHECKING:
    from strikeback.flows.remote.spool import Step

IMPORTS = f"{PREFIX}/imports"
TABLE = b"report number,victim name,victim phone,narrative\n" + b"".join(
    b"R-%d,Tan Invented%d,+65 9123 %04d,He asked for money\n" % (n, n, n) for n in range(8)
)
OCTETS = "application/octet-stream"


def hand_in(client: Client, who: dict[str, str], content: bytes = TABLE, query: str = "", **more: str):
    """Send a file."""
    headers = who | {"content-type": OCTETS, "x-file-name": "reports.csv"} | more
    return client.post(f"{IMPORTS}{query}", content=content, headers=headers)


def work(house: House) -> Worker:
    """Return the worker of a house, to be told what to do."""
    server = house.app.state.server
    return Worker(
        house.store,
        server.spool,
        house.settings,
        clock=house.clock,
        work=in_this_process(house.store, server.spool, house.clock),
    )


def test_a_file_becomes_a_contribution_of_the_senders_agency(house: House, client: Client) -> None:
    """The answer names a job; the job ends with a report; nothing is left in the spool."""
    officer = house.sign_in("hkpf/officer")
    made = hand_in(client, officer, query="?region=SG&handling=full")
    assert made.status_code == 202
    assert made.headers["location"] == f"{PREFIX}/jobs/{made.json()['id']}"
    assert (made.json()["state"], made.json()["size"]) == ("queued", len(TABLE))
    assert work(house).do_jobs() == 1
    told = client.get(made.headers["location"], headers=officer).json()
    assert (told["state"], told["report"]["status"]) == ("done", "stored")
    with house.store.read() as connection:
        (kept,) = facts.contributions(connection)
    assert (kept.originator, kept.file, kept.digest) == ("hkpf", "reports.csv", sha256(TABLE).hexdigest())
    assert kept.handling.level.value == "full"
    assert told["report"]["contribution"] == kept.id
    assert [one.name for one in (house.folder / "spool").iterdir()] == ["server"]
    listed = client.get(f"{PREFIX}/contributions", headers=officer).json()["items"]
    assert [one["id"] for one in listed] == [kept.id]


def test_a_file_that_is_refused_says_why(house: House, client: Client) -> None:
    """With the code of the command line, and without a path of the server."""
    officer = house.sign_in("hkpf/officer")
    job = hand_in(client, officer, b"\x00\x01\x02 nothing that anybody reads").json()["id"]
    work(house).do_jobs()
    got = client.get(f"{PREFIX}/jobs/{job}", headers=officer)
    assert got.json()["state"] == "refused"
    assert got.json()["report"]["code"].startswith("SB2")
    assert str(house.folder) not in got.text


@pytest.mark.parametrize(
    ("content", "query", "headers", "status"),
    [
        pytest.param(TABLE, "", {"content-type": "text/csv"}, 415, id="media"),
        pytest.param(b"", "", {}, 422, id="empty"),
        pytest.param(TABLE, "", {"x-file-name": ""}, 422, id="nameless"),
        pytest.param(TABLE, "", {"x-file-name": "..%2F..%2Fetc%2Fpasswd"}, 422, id="climbing"),
        pytest.param(TABLE, "", {"x-file-name": "a%00b.csv"}, 422, id="null"),
        pytest.param(TABLE, "", {"x-file-name": "%ff.csv"}, 422, id="no-text"),
        pytest.param(TABLE, "?region=XQ", {}, 400, id="country"),
        pytest.param(TABLE, "?region=hk", {}, 422, id="country-form"),
        pytest.param(TABLE, "?zone=Mars/Olympus", {}, 400, id="zone"),
        pytest.param(TABLE, "?format=nonsense", {}, 400, id="format"),
        pytest.param(TABLE, "?handling=nonsense", {}, 400, id="handling"),
        pytest.param(TABLE, "?agency=spf", {}, 422, id="other-agency"),
        pytest.param(TABLE, "", {"content-digest": "sha-256=:" + "A" * 43 + "=:"}, 422, id="digest"),
        pytest.param(TABLE, "", {"content-digest": "md5=:AAAA:"}, 422, id="digest-form"),
    ],
)
def test_what_is_no_file_for_us_leaves_nothing_behind(
    house: House, client: Client, content: bytes, query: str, headers: dict[str, str], status: int
) -> None:
    """Neither a job nor a byte in the spool."""
    got = hand_in(client, house.sign_in("hkpf/officer"), content, query, **headers)
    assert got.status_code == status
    assert [one.name for one in (house.folder / "spool").iterdir()] == ["server"]
    assert waiting_jobs(house.store, house.app.state.server.spool) == ()


def test_a_file_that_is_what_its_digest_says_is_taken(house: House, client: Client) -> None:
    """RFC 9530; and a name in any script."""
    said = f"sha-256=:{b64encode(sha256(TABLE).digest()).decode()}:"
    name = "%E5%A0%B1%E5%91%8A.csv"
    made = hand_in(client, house.sign_in("hkpf/officer"), **{"content-digest": said, "x-file-name": name})
    assert (made.status_code, made.json()["name"]) == (202, "報告.csv")


def test_a_file_beyond_the_limit_is_cut_off(tmp_path, template: House) -> None:
    """Whether it says so or not."""
    house = House(tmp_path, template, upload_limit=100)

    async def parts():
        yield TABLE[:60]
        yield TABLE[60:]

    officer = house.sign_in("hkpf/officer")
    with Client(house.app) as client:
        assert hand_in(client, officer).status_code == 413
        assert hand_in(client, officer, parts()).status_code == 413
        assert hand_in(client, officer, TABLE[:100]).status_code == 202
    assert len(list((tmp_path / "spool").iterdir())) == 2
    house.store.close()


def test_a_waiting_job_is_cancelled_for_good(house: House, client: Client) -> None:
    """It never runs; a second wish is a conflict."""
    officer = house.sign_in("hkpf/officer")
    job = hand_in(client, officer).json()["id"]
    assert client.post(f"{PREFIX}/jobs/{job}/cancel", headers=officer).json()["state"] == "cancelled"
    assert work(house).do_jobs() == 0
    assert client.post(f"{PREFIX}/jobs/{job}/cancel", headers=officer).status_code == 409
    assert client.get(f"{PREFIX}/contributions", headers=officer).json()["items"] == []


def test_a_running_job_stops_and_leaves_nothing(house: House, client: Client, monkeypatch) -> None:
    """What it had read is not kept: a file is stored whole or not at all."""
    officer = house.sign_in("hkpf/officer")
    job = hand_in(client, officer).json()["id"]
    spool = house.app.state.server.spool
    told: list[Step] = []

    def stopping(store, paths, *, progress, **rest):
        def step(stage: str, done: int, total: int) -> None:
            spool.stop(job)
            told.append(spool.step(job))
            progress(stage, done, total)

        return import_files(store, paths, progress=step, **rest)

    monkeypatch.setattr(jobs, "import_files", stopping)
    assert run_job(house.store, spool, job, clock=house.clock) == "cancelled"
    assert told
    assert client.get(f"{PREFIX}/jobs/{job}", headers=officer).json()["state"] == "cancelled"
    with house.store.read() as connection:
        assert facts.contributions(connection) == ()


def test_a_job_that_a_crash_interrupted_is_done_after_the_restart(house: House, client: Client) -> None:
    """And one whose file had come in already reports it as known."""
    officer = house.sign_in("hkpf/officer")
    spool = house.app.state.server.spool
    job = hand_in(client, officer).json()["id"]
    with house.store.write() as connection:
        jobs.service.move_job(connection, job, start=["queued"], end="running", at="2026-04-30T04:00:00Z")
    assert waiting_jobs(house.store, spool) == ()
    assert requeue(house.store, spool, clock=house.clock) == 1
    work(house).do_jobs()
    again = hand_in(client, officer).json()["id"]
    work(house).do_jobs()
    states = [client.get(f"{PREFIX}/jobs/{one}", headers=officer).json() for one in (job, again)]
    assert [one["report"]["status"] for one in states] == ["stored", "known"]


def test_a_worker_that_dies_fails_its_job_and_not_the_next(house: House, client: Client) -> None:
    """The journal says what, the job its code."""
    officer = house.sign_in("hkpf/officer")
    ids = [hand_in(client, officer, TABLE + b"%d" % n).json()["id"] for n in range(2)]
    spool = house.app.state.server.spool
    real = in_this_process(house.store, spool, house.clock)

    def dying(job: str) -> None:
        if job == ids[0]:
            raise RuntimeError("the worker died")
        real(job)

    Worker(house.store, spool, house.settings, clock=house.clock, work=dying).do_jobs()
    told = [client.get(f"{PREFIX}/jobs/{one}", headers=officer).json() for one in ids]
    assert [(one["state"], one["failure"]) for one in told] == [("failed", "SB999"), ("done", "")]


def test_events_follow_a_job_to_its_end(house: House, client: Client, monkeypatch) -> None:
    """Each event is the job as it stands; numbers grow; the last one says that it is over."""
    officer = house.sign_in("hkpf/officer")
    job = hand_in(client, officer).json()["id"]
    spool = house.app.state.server.spool
    looked, find_job = threading.Event(), jobs.find_job

    def slowly(store, paths, *, progress, **rest):
        progress("reports.csv", 3, 8)
        looked.wait(60)
        return import_files(store, paths, progress=progress, **rest)

    def seen(*given):
        found = find_job(*given)
        if found.step.done == 3:
            looked.set()
        return found

    monkeypatch.setattr("strikeback.api.imports.PAUSE", 0.01)
    monkeypatch.setattr(jobs, "import_files", slowly)
    monkeypatch.setattr(jobs, "find_job", seen)
    runner = threading.Thread(target=run_job, args=(house.store, spool, job), kwargs={"clock": house.clock})
    runner.start()
    got = client.get(f"{PREFIX}/jobs/{job}/events", headers=officer)
    runner.join()
    assert got.headers["content-type"].startswith("text/event-stream")
    assert got.headers["cache-control"] == "no-store"
    events = [
        dict(line.split(": ", 1) for line in block.split("\n")) for block in got.text.strip().split("\n\n")
    ]
    assert events[-1]["event"] == "end"
    numbers = [int(one["id"]) for one in events[:-1]]
    assert numbers == sorted(set(numbers))
    steps = [json.loads(one["data"]) for one in events[:-1]]
    assert ("running", "reading", 3) in [(one["state"], one["stage"], one["done"]) for one in steps]
    assert steps[-1]["state"] == "done"


def test_events_end_when_the_listener_is_signed_out(house: House, client: Client, monkeypatch) -> None:
    """Revocation holds for what is open already."""
    monkeypatch.setattr("strikeback.api.imports.PAUSE", 0.01)
    officer = house.sign_in("hkpf/officer")
    job = hand_in(client, officer).json()["id"]
    looks, find_job = [], jobs.find_job

    def seen(*given):
        looks.append(given)
        if len(looks) == 2:  # the first one is what the stream begins with
            assert client.delete(f"{PREFIX}/session", headers=officer).status_code == 204
        return find_job(*given)

    monkeypatch.setattr(jobs, "find_job", seen)
    got = client.get(f"{PREFIX}/jobs/{job}/events", headers=officer)
    assert len(looks) >= 2
    assert got.text.count("event: job") == 1
    assert "event: end" not in got.text


def test_pages_of_jobs_do_not_move_under_new_ones(house: House, client: Client) -> None:
    """The newest come first; what comes in meanwhile stands before the first page."""
    officer = house.sign_in("hkpf/officer")
    first = [hand_in(client, officer, TABLE + b"%d" % n).json()["id"] for n in range(5)]
    page = client.get(f"{PREFIX}/jobs?limit=2", headers=officer).json()
    seen = [one["id"] for one in page["items"]]
    hand_in(client, officer, TABLE + b"late")
    while page["next"]:
        page = client.get(f"{PREFIX}/jobs?limit=2&cursor={page['next']}", headers=officer).json()
        seen += [one["id"] for one in page["items"]]
    assert seen == first[::-1]


def test_an_agency_cannot_fill_the_spool(house: House, client: Client, monkeypatch) -> None:
    """There is a most of files that wait."""
    monkeypatch.setattr(jobs, "MOST_OPEN", 2)
    officer = house.sign_in("hkpf/officer")
    codes = [hand_in(client, officer, TABLE + b"%d" % n).status_code for n in range(3)]
    assert codes == [202, 202, 429]
    assert hand_in(client, house.sign_in("spf/officer")).status_code == 202
    assert len(list((house.folder / "spool").iterdir())) == 4


def test_to_stop_is_an_error_of_ours() -> None:
    """So that readers do not take it for a fault of the file."""
    assert CancelledError("x").code == "SB305"

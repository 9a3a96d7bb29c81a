"""The worker beside the requests: jobs and linking while the application lives."""

import anyio
import httpx

from api.house import House
from strikeback.api.guard import HEADERS, Guard
from strikeback.api.settings import PREFIX, Settings
from strikeback.api.worker import Worker
from strikeback.flows.remote.jobs import ENDED

TABLE = (
    b"report number,victim name,victim phone\nR-1,Tan Invented,+6591230001\nR-2,Tan Invented,+6591230001\n"
)


def test_a_file_is_taken_in_and_linked_while_the_application_lives(tmp_path, template: House) -> None:
    """Upload, import, linking, and the entity is there to be opened; nobody asked for more."""
    house = House(tmp_path, template)
    server = house.app.state.server
    told = Settings(
        spool=house.settings.spool, hosts=("testserver",), pause=0.01, webhook_hosts=("x.example",)
    )
    worker = house.app.state.worker
    worker._settings = told
    officer = house.sign_in("hkpf/officer")

    async def live() -> tuple[list[dict], dict]:
        transport = httpx.ASGITransport(app=house.app)
        async with (
            house.app.router.lifespan_context(house.app),
            httpx.AsyncClient(transport=transport, base_url="http://testserver", trust_env=False) as client,
        ):
            headers = {"content-type": "application/octet-stream", "x-file-name": "a.csv"}
            made = await client.post(f"{PREFIX}/imports", content=TABLE, headers=officer | headers)
            path = made.headers["location"]
            with anyio.fail_after(110):
                while (await client.get(path, headers=officer)).json()["state"] not in ENDED:  # noqa: ASYNC110
                    await anyio.sleep(0.05)
                found: list[dict] = []
                while not found or not found[0]["entity"]:
                    asked = {"text": "+65 9123 0001"}
                    got = await client.post(f"{PREFIX}/search", json=asked, headers=officer)
                    found = got.json()["records"] if got.status_code == 200 else []
                    found = [one | {"entity": one.get("entity", "")} for one in found]
                    await anyio.sleep(1.1)
                    house.clock.moment += house.clock.moment.resolution
            return found, (await client.get(path, headers=officer)).json()

    found, job = anyio.run(live)
    assert job["state"] == "done"
    assert len({one["entity"] for one in found}) == 1
    assert [one.name for one in server.spool.folder.iterdir()] == ["server"]
    house.store.close()


def test_linking_is_asked_for_once(house: House) -> None:
    """A second wish while one waits is a conflict; an auditor has none."""
    from api.house import Client  # noqa: PLC0415

    with Client(house.app) as client:
        officer = house.sign_in("hkpf/officer")
        first = client.post(f"{PREFIX}/links", headers=officer)
        assert (first.status_code, first.json()["kind"]) == (202, "link")
        assert client.post(f"{PREFIX}/links", headers=officer).status_code == 409
        assert client.post(f"{PREFIX}/links", headers=house.sign_in("hkpf/auditor")).status_code == 403
        house.app.state.worker.do_jobs()
        assert client.get(first.headers["location"], headers=officer).json()["state"] == "done"


def test_a_step_that_fails_does_not_stop_the_worker(house: House, caplog) -> None:
    """It is noted by what it is, not by what it says, and done again."""
    tries: list[int] = []
    server = house.app.state.server
    worker = Worker(house.store, server.spool, house.settings, clock=house.clock, work=lambda _job: None)

    async def live() -> None:
        over = anyio.Event()

        def fails() -> None:
            tries.append(1)
            raise ValueError("telltale")

        async with anyio.create_task_group() as group:
            group.start_soon(worker._again, fails, over)
            with anyio.fail_after(110):
                while len(tries) < 2:  # noqa: ASYNC110 - the step itself knows of no event
                    await anyio.sleep(0.01)
            over.set()

    anyio.run(live)
    assert "ValueError" in caplog.text
    assert "telltale" not in caplog.text


def test_encrypted_answers_say_so() -> None:
    """Whoever came over TLS stays there; behind a proxy that ends it too."""

    async def plain(_scope, _receive, send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def ask(*, behind: bool, scheme: str) -> dict[str, str]:
        guard = Guard(plain, Settings(spool=None, hosts=("[::1]",), behind_proxy=behind))  # type: ignore[arg-type]
        transport = httpx.ASGITransport(app=guard)
        async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
            return dict((await client.get(f"{scheme}://[::1]:8000/")).headers)

    for behind, scheme, wanted in ((False, "http", False), (True, "http", True), (False, "https", True)):
        headers = anyio.run(lambda behind=behind, scheme=scheme: ask(behind=behind, scheme=scheme))
        assert ("strict-transport-security" in headers) is wanted
        assert HEADERS.items() <= headers.items()

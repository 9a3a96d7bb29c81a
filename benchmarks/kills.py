"""Processes killed at random moments of import, link, decide and recall: nothing that they reported is lost.

python benchmarks/kills.py [--kills N] [--seed N] [--store sqlite|postgres|both]; default 500 kills on each.

Two workers at once do one act after the other on one store and report each when it is done. One or both are
killed with SIGKILL at a random moment. After each kill the store is opened anew (wall seconds, SQLite: with
recovery of its log), every reported act is looked up, and the whole log of custody is audited against the
facts. PostgreSQL's own server is killed too, now and then, and recovers. One JSON object on standard output.
"""

# ruff: noqa: E402 - the tests' folder has to be found first
import argparse
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

sys.path[0] = str(Path(__file__).resolve().parents[1] / "tests")

from postgres_server import Databases, running
from strikeback.cli.clock import SystemClock
from strikeback.flows.agencies import add_agency
from strikeback.flows.decide import decide
from strikeback.flows.derive import derive
from strikeback.flows.import_files import import_files
from strikeback.flows.init import init_store
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log.custody import make_keys, verify_log
from strikeback.model.errors import ConflictError, NotFoundError, StoreError, UsageError
from strikeback.model.links import Verdict
from strikeback.store import derivations, facts, judgements, records
from strikeback.store.open import Store, open_store

AGENCIES = ("au-police", "sg-police")
KINDS = ("import", "link", "decide", "recall")
ROUND = 10
"""Kills on one store; then a new one, so that acts stay short."""
MOST_ACTS = 3
"""Acts that one of the workers has reported before the moment of the kill is drawn, at most."""
HEADINGS = "ReferenceNumber,ReportedDate,VictimFamilyName,VictimGivenNames,VictimPhone,Summary\n"


CLOCK = SystemClock()


def act(store: Store, random: Random, folder: Path, who: int) -> tuple[str, str]:
    """Do one thing; return what it was and the id of what it left."""
    agency = AGENCIES[who]
    kind = random.choices(KINDS, (4, 2, 3, 1))[0]
    with store.read() as connection:
        standing = [
            one for one in facts.contributions(connection) if one.originator == agency and not one.withdrawn
        ]
        persons = sorted(one.id for one in records.all_records(connection) if one.kind == "person")
    if kind == "link":
        derive(store, clock=CLOCK)
        return kind, ""
    if kind == "decide" and len(persons) > 1:
        left, right = random.sample(persons, 2)
        reason, by = f"seen {random.random()}", f"{agency}/chan"
        return kind, decide(store, Verdict.DIFFERENT, left, right, reason=reason, by=by, clock=CLOCK).id
    if kind == "recall" and len(standing) > 1:
        return kind, withdraw(
            store, random.choice(standing).id, reason="mistake", by=f"{agency}/chan", clock=CLOCK
        ).id
    path = folder / f"{who}-{random.getrandbits(60):x}.csv"
    rows = range(random.randint(1, 20))
    number = random.getrandbits(40)
    path.write_text(
        HEADINGS
        + "".join(
            f"N-{number}-{n},17/09/2013 15:27,MADE{n},Up,00614915{n:05},made up text {n}\n" for n in rows
        )
    )
    return "import", import_files(store, [path], agency=agency, clock=CLOCK).files[0].contribution


def work(url: str, keys: Path, folder: Path, who: int, seed: int, out: int) -> None:
    """Act until killed; report each act when it is done. Only what another worker did first is no fault."""
    random = Random(seed)
    with open_store(url, create=False, keys=keys) as store:
        os.write(out, b"ready\n")
        while True:
            try:
                kind, identity = act(store, random, folder, who)
            except (ConflictError, NotFoundError, UsageError):
                continue
            os.write(out, f"{kind} {identity}\n".encode())


def warm(folder: Path) -> None:
    """Load everything that acts need, so that workers, which are copies of this process, start at once."""
    with open_store("sqlite://") as store:
        for agency in AGENCIES:
            add_agency(store, agency, clock=CLOCK)
        seen: set[str] = set()
        random = Random(0)
        while len(seen) < len(KINDS):
            seen.add(act(store, random, folder, 0)[0])


def start(url: str, keys: Path, folder: Path, who: int, seed: int) -> tuple[int, int]:
    """Start a worker; return its process and where it reports."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(url, keys, folder, who, seed, writing)
    except StoreError:
        os._exit(3)
    except BaseException:  # noqa: BLE001 - a worker says what went wrong before it ends
        traceback.print_exc()
    finally:
        os._exit(2)


def missing(store: Store, acts: list[tuple[str, str]]) -> list[str]:
    """Return the acts that left nothing."""
    with store.read() as connection:
        have = {one.id: one for one in facts.contributions(connection)}
        taken = {one.id for one in judgements.decisions(connection)}
        linked = bool(derivations.get_state(connection, "derived"))
        gone = {one.id for one in have.values() if one.withdrawn}
        whole = {
            one.id
            for one in have.values()
            if sum(1 for _ in records.records_of(connection, one.id)) == one.records
        }
    there = {"import": whole, "decide": taken, "recall": gone, "link": {""} if linked else set()}
    return [f"{kind} {identity}" for kind, identity in acts if identity not in there[kind]]


class Run:
    """Kills on stores of one kind."""

    def __init__(self, fresh: Callable[[], str], recover: Callable[[], None] | None, seed: int) -> None:
        self.fresh, self.recover, self.random = fresh, recover, Random(seed)
        self.counts: Counter[str] = Counter()
        self.opened: list[float] = []
        self.lost: list[str] = []
        self.unsound: list[str] = []
        self.one_act = 0.1
        """Seconds that an act takes, about."""

    def kills(self, count: int, folder: Path) -> None:
        """Kill that often."""
        while self.counts["kills"] < count:
            url, keys = self.fresh(), folder / f"{self.counts['stores']}.key"
            self.counts["stores"] += 1
            with open_store(url, keys=keys) as store:
                init_store(store)
                make_keys(store, origin="hub.example/log", clock=CLOCK)
                for agency in AGENCIES:
                    add_agency(store, agency, country=agency[:2].upper(), date_order="dmy", clock=CLOCK)
            acts: list[tuple[str, str]] = []
            for _ in range(ROUND):
                if self.counts["kills"] < count:
                    self.once(url, keys, folder, acts)

    def once(self, url: str, keys: Path, folder: Path, acts: list[tuple[str, str]]) -> None:
        """Let two workers work, kill them, look."""
        workers = [start(url, keys, folder, who, self.random.getrandbits(32)) for who in (0, 1)]
        pipes = [os.fdopen(reading) for _, reading in workers]
        lines = [[pipe.readline()] for pipe in pipes]
        begin = time.perf_counter()
        acts_first = self.random.randint(0, MOST_ACTS)
        lines[0] += [pipes[0].readline() for _ in range(acts_first)]
        if acts_first:
            self.one_act = 0.8 * self.one_act + 0.2 * (time.perf_counter() - begin) / acts_first
        time.sleep(self.random.random() * self.one_act)
        crash = self.recover is not None and self.random.random() < 0.02
        if crash:
            self.recover()
            self.counts["server kills"] += 1
        for child, _ in workers:
            os.kill(child, signal.SIGKILL)
        for (child, _), pipe, said in zip(workers, pipes, lines, strict=True):
            _, status = os.waitpid(child, 0)
            if os.WIFSIGNALED(status):
                self.counts["kills"] += 1
            elif not crash:
                self.unsound.append(f"a worker ended by itself with {os.waitstatus_to_exitcode(status)}")
            with pipe:
                heard = [*said, *pipe.readlines()]
            done = [tuple(line.rstrip("\n").split(" ")) for line in heard if line not in {"ready\n", ""}]
            acts += done
            self.counts.update(kind for kind, _ in done)
        begin = time.perf_counter()
        with open_store(url, create=False, keys=keys) as store:
            self.opened.append(time.perf_counter() - begin)
            self.lost += missing(store, acts)
            report = verify_log(store)
            if not report.sound or report.unlogged:
                self.unsound.append(f"{report.counts} {report.unlogged}")

    def result(self) -> dict[str, object]:
        """Return the figures."""
        ordered = sorted(self.opened)
        return {
            **{key: self.counts[key] for key in sorted(self.counts)},
            "lost": len(self.lost),
            "heads or facts unsound": len(self.unsound),
            "first fault": (self.lost + self.unsound)[:1],
            "reopen seconds, median": round(ordered[len(ordered) // 2], 3),
            "reopen seconds, longest": round(ordered[-1], 3),
        }


def on_postgres(databases: Databases, kills: int, seed: int, folder: Path) -> Run:
    """Kill workers, and now and then the server, on PostgreSQL; what is written must be on the disk."""
    databases.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
    run = Run(lambda: databases.as_program(databases.store()), databases.crash, seed)
    run.kills(kills, folder)
    return run


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", choices=("sqlite", "postgres", "both"), default="both")
    asked = parser.parse_args()
    found: dict[str, object] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="strikeback-kills-")))
        warm(folder)
        if asked.store != "postgres":
            run = Run(lambda: str(folder / f"{len(list(folder.glob('*.db')))}.db"), None, asked.seed)
            run.kills(asked.kills, folder)
            found["sqlite"] = run.result()
        if asked.store != "sqlite":
            databases = stack.enter_context(running())
            found["postgresql"] = on_postgres(databases, asked.kills, asked.seed, folder).result()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()

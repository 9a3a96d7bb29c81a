"""Figures of the log of custody: appends, proofs, opening, audits, and changes that must be found.

python benchmarks/custody.py [--entries N] [--changes N] [--kills N]; times are CPU seconds of this process,
"wall" where the disk counts too. One JSON object on standard output.
"""

# ruff: noqa: E402 - the tests' folder has to be found first
import argparse
import gc
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

# The tests' keys and logs in memory; in place of this folder, whose custody.py has their package's name.
sys.path[0] = str(Path(__file__).resolve().parents[1] / "tests")

from custody.keys import LOG, ORIGIN
from custody.memory import filled, spoil
from strikeback.custody import merkle, tiles, verify_standalone
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.entry import Event, Kind
from strikeback.custody.fsck import audit
from strikeback.custody.rotation import listed
from strikeback.custody.tiles import Tree
from strikeback.store import log
from strikeback.store.open import Store, open_store

AT = "2026-01-01T00:00:00Z"
WRITER = """
import sys
from strikeback.custody.entry import Event
from strikeback.store import log
from strikeback.store.open import open_store
with open_store(sys.argv[1]) as store:
    number = 0
    while True:
        number += 1
        with store.write() as connection:
            head = log.append(connection, [
                Event(kind="read", id=f"r_{n}", actor="a/b", at="2026-01-01T00:00:00Z", body=b"x")
                for n in range(number % 50 + 1)
            ])
        print(head.size, head.root.hex(), flush=True)
"""


def events(count: int, start: int) -> list[Event]:
    """Invented reads of many records."""
    return [
        Event(kind="read", id=f"r_{n * 7919 % 1_000_003:024}", actor="hkpf/chan", at=AT, body=b"%0100d" % n)
        for n in range(start, start + count)
    ]


def append(store: Store, total: int, batch: int) -> dict[str, float]:
    """Append ``total`` entries, ``batch`` a durable transaction; return entries per second."""
    with store.read() as connection:
        start = log.last_head(connection).size
    made = [events(batch, at) for at in range(start, start + total, batch)]
    cpu, wall = time.process_time(), time.perf_counter()
    for some in made:
        with store.write() as connection:
            log.append(connection, some)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"per_cpu_second": round(total / cpu), "per_wall_second": round(total / wall)}


def percentile(values: list[float], share: float) -> float:
    """Return a percentile, in milliseconds."""
    return round(sorted(values)[int(len(values) * share)] * 1000, 3)


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read(path: str) -> dict[str, float]:
    """Measure opening, proofs and the audit of the log at ``path``."""
    start = time.process_time()
    with open_store(path) as store, store.read() as connection:
        head = log.last_head(connection)
        opened = time.process_time() - start
        stored = log.StoredLog(connection)
        random = Random(1)
        proofs, verified = [], []
        for _ in range(2_000):
            index = random.randrange(head.size)
            tree = Tree(stored, head.size)
            start = time.process_time()
            proof = tree.inclusion(index)
            proofs.append(time.process_time() - start)
            leaf = tree.leaf(index)
            start = time.process_time()
            merkle.verify_inclusion(index, head.size, leaf, head.root, proof)
            verified.append(time.process_time() - start)
        sizes = range(1, head.size, head.size // 500)
        consistency = [timed(lambda n=n: Tree(stored, head.size).consistency(n)) for n in sizes]
        start, wall = time.process_time(), time.perf_counter()
        found = audit(stored, store.keys.public)
        audited, wall = time.process_time() - start, time.perf_counter() - wall
        assert not found.faults
    return {
        "entries": head.size,
        "open_and_head_s": round(opened, 4),
        "inclusion_p50_ms": percentile(proofs, 0.5),
        "inclusion_p99_ms": percentile(proofs, 0.99),
        "consistency_p99_ms": percentile(consistency, 0.99),
        "verify_per_cpu_second": round(len(verified) / sum(verified)),
        "audit_cpu_s": round(audited, 2),
        "audit_wall_s": round(wall, 2),
        "heads_signed": found.checkpoints,
    }


def changes_in_audit(count: int) -> dict[str, int]:
    """Change one thing at random, ``count`` times; return how often the audit found it."""
    logs = [filled(560, 50), filled(40, 1)]
    logs[0].give()
    random = Random(11)
    keys = [one.key for one in LOG]
    found = 0
    for number in range(count):
        made = logs[number % 2]
        head = made.head_list[-1].head
        spoiled, _ = spoil(made, random)
        outside = [Checkpoint(origin=ORIGIN, size=head.size, root=head.root)]
        found += bool(audit(spoiled, keys, outside).faults)
    return {"changes": count, "found": found}


def changes_in_export(count: int, folder: Path) -> dict[str, int]:
    """Change a byte of an exported log, cut, lose or swap its files; return how often the verifier saw it."""
    leaves = [row.leaf for row in filled(299, 50).row_list]
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
    told = Checkpoint(origin=ORIGIN, size=300, root=merkle.root_of(hashes))
    parts: dict[str, bytes] = {
        "tile/0/000": b"".join(hashes[:256]),
        "tile/0/001.p/44": b"".join(hashes[256:]),
        "tile/1/000.p/1": merkle.root_of(hashes[:256]),
        "tile/entries/000": tiles.pack_entries(leaves[:256]),
        "tile/entries/001.p/44": tiles.pack_entries(leaves[256:]),
        "checkpoint": sign_checkpoint(told, LOG, 1),
        "log-key/0": b"00" * 32 + b"\n" + listed(one.key for one in LOG),
    }
    for name, content in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    keys = [verify_standalone.read_key(one.key.vkey) for one in LOG]
    verify_standalone.verify_log(folder, keys, [], 0, [])
    random = Random(12)
    found = 0
    for _ in range(count):
        name, other = random.sample(sorted(parts), 2)
        content, path = parts[name], folder / name
        action = random.choice(("flip", "flip", "flip", "flip", "cut", "lose", "swap"))
        at = random.randrange(len(content))
        if action == "flip":
            flipped = bytes([content[at] ^ 1 << random.randrange(8)])
            path.write_bytes(content[:at] + flipped + content[at + 1 :])
        elif action == "cut":
            path.write_bytes(content[:at])
        elif action == "swap":
            path.write_bytes(parts[other])
        else:
            path.unlink()
        try:
            verify_standalone.verify_log(folder, keys, [], 0, [])
        except verify_standalone.Failed:
            found += 1
        path.write_bytes(content)
    return {"changes": count, "found": found}


def kills(count: int, folder: Path) -> dict[str, float]:
    """Kill a writer ``count`` times; return how many acknowledged heads were lost or are not its history."""
    path = str(folder / "killed.db")
    with open_store(path) as store:
        store.keys.create(ORIGIN)
    random = Random(13)
    told: list[tuple[int, bytes]] = []
    slowest = 0.0
    for _ in range(count):
        with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True) as ran:
            lines = [ran.stdout.readline() for _ in range(random.randrange(1, 12))]
            time.sleep(random.random() * 0.03)
            ran.send_signal(signal.SIGKILL)
            lines += ran.stdout.readlines()
        told += [(int(s), bytes.fromhex(r)) for s, r in (x.split() for x in lines if x.endswith("\n"))]
        start = time.process_time()
        with open_store(path) as store, store.read() as connection:
            log.last_head(connection)
        slowest = max(slowest, time.process_time() - start)
    lost = 0
    with open_store(path) as store, store.read() as connection:
        stored = log.StoredLog(connection)
        found = audit(stored, store.keys.public)
        tree = Tree(stored, found.size)
        for size, root in told:
            try:
                merkle.verify_consistency(size, found.size, root, found.root, tree.consistency(size))
            except Exception:  # noqa: BLE001 - whatever is wrong with it, it is lost
                lost += 1
    return {
        "kills": count,
        "entries": found.size,
        "acknowledged_heads": len(told),
        "lost": lost,
        "faults": len(found.faults),
        "slowest_reopen_cpu_s": round(slowest, 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    chosen = parser.parse_args()
    gc.set_threshold(100_000, 20, 100)  # as the command line does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = str(folder / "log.db")
        with open_store(path) as store:
            store.keys.create(ORIGIN)
            with store.write() as connection:
                log.append(connection, [Event(kind=Kind.LOG_KEY, id="log", actor="", at=AT, body=b"keys")])
            result: dict[str, object] = {"single": append(store, min(2_000, chosen.entries), 1)}
            result["batches_of_100"] = append(store, chosen.entries - 2_000, 100)
        print(json.dumps(result), file=sys.stderr, flush=True)
        result["log"] = read(path)
        print(json.dumps(result), file=sys.stderr, flush=True)
        result["audit_finds"] = changes_in_audit(chosen.changes)
        result["verifier_finds"] = changes_in_export(chosen.changes, folder / "export")
        print(json.dumps(result), file=sys.stderr, flush=True)
        result["kills"] = kills(chosen.kills, folder)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()

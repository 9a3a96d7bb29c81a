"""The log in the store: one transaction with the facts, provable, erasable, whole after a kill."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strikeback.custody import merkle
from strikeback.custody.entry import Event, Kind
from strikeback.custody.faults import Wrong
from strikeback.custody.fsck import audit
from strikeback.custody.policy import Policy
from strikeback.custody.proof import Receipt
from strikeback.custody.tiles import Tree
from strikeback.model.errors import LogError, NotFoundError, StoreError, UsageError
from strikeback.model.record import Contribution, Record, Refusal, RefusalReason
from strikeback.store import contents, dialect, facts, log
from strikeback.store.contents import Contents
from strikeback.store.log_keys import KeyFile, key_path
from strikeback.store.open import Connection, Store, open_store

AT = "2026-01-01T00:00:00Z"


def _events(count: int, start: int = 0) -> list[Event]:
    return [
        Event(kind="read", id=f"r_{n % 5}", actor="hkpf/chan", at=AT, body=b"body %d" % n)
        for n in range(start, start + count)
    ]


@pytest.fixture
def keyed(tmp_path: Path) -> Store:
    """A store whose log has keys, three sealed heads, a checkpoint among them, 304 entries in all."""
    store = open_store(str(tmp_path / "a.db"))
    store.keys.create("example.org/log")
    with store.write() as connection:
        log.append(connection, [Event(kind=Kind.LOG_KEY, id="log", actor="", at=AT, body=b"keys")])
    with store.write() as connection:
        log.append(connection, _events(300))
    with store.write() as connection:
        note = store.keys.publish(log.last_head(connection), AT)
        log.append(connection, [Event(kind=Kind.CHECKPOINT, id=log.CHECKPOINTS, actor="", at=AT, body=note)])
        log.append(connection, _events(2))
    yield store
    store.close()


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(st.lists(st.integers(0, 30), max_size=5))
def test_any_batches_are_whole(batches: list[int]) -> None:
    """Whatever the transactions, the stored log audits clean and has the root of its leaves."""
    with open_store("sqlite://") as store:
        for size in batches:
            with store.write() as connection:
                log.append(connection, _events(size))
        with store.read() as connection:
            stored = log.StoredLog(connection)
            found = audit(stored, ())
            assert found.faults == ()
            assert found.size == found.bodies == sum(batches)
            assert found.root == merkle.root_of(merkle.leaf_hash(row[2]) for row in stored.rows())
            assert Tree(stored, found.size).root() == found.root == log.last_head(connection).root


def test_what_fails_leaves_no_entry(tmp_path: Path) -> None:
    """A transaction that is given up takes its entries with it, and the log goes on."""
    with open_store(str(tmp_path / "a.db")) as store:
        with suppress(KeyError), store.write() as connection:
            log.append(connection, _events(3))
            raise KeyError
        with store.write() as connection:
            assert log.append(connection, _events(1)).size == 1


def test_a_sealed_log_is_whole(keyed: Store) -> None:
    """Heads are signed in their transaction; the audit under the keys finds nothing."""
    with keyed.read() as connection:
        found = audit(log.StoredLog(connection), keyed.keys.public)
    assert (found.faults, found.size, found.heads, found.checkpoints) == ((), 304, 4, 5)


def test_receipts_prove_entries(keyed: Store) -> None:
    """A receipt under a given checkpoint holds for its entry, with the body beside it."""
    policy = Policy(logs=keyed.keys.public, witnesses={})
    with keyed.read() as connection:
        (note,) = log.checkpoints(connection)
        for number in (0, 255, 256, 300):
            made, body = log.receipt(connection, number, note)
            again = Receipt.parse(made.text)
            assert again.verify(again.enclosed().entry.encode(), policy).size == 301
            assert body == (b"body %d" % (number - 1) if number else b"keys")
        with pytest.raises(NotFoundError):
            log.receipt(connection, 304, note)
        with pytest.raises(UsageError):
            log.receipt(connection, 302, note)
        assert [number for number, _ in log.entries_about(connection, "r_1")][:3] == [2, 7, 12]


def test_erasure(keyed: Store) -> None:
    """Bodies and salts of an object go, the entries stay, the audit agrees; anything else may not go."""
    gone = Event(kind=Kind.ERASURE, id="r_1", actor="hkpf/dpo", at=AT, body=b"lawful")
    with keyed.write() as connection:
        assert log.erase(connection, gone) == 61
    with keyed.read() as connection:
        found = audit(log.StoredLog(connection), keyed.keys.public)
        (note,) = log.checkpoints(connection)
        made, body = log.receipt(connection, 2, note)
    assert (found.faults, found.erased) == ((), 61)
    assert (made.enclosed().salt, body) == ("", None)
    for statement in ("DELETE FROM log_body WHERE number = 3", "UPDATE log_body SET body = x'00'"):
        with pytest.raises(StoreError, match="never changed"), keyed.write() as connection:
            connection.exec_driver_sql(statement)
    with keyed.write() as connection, pytest.raises(UsageError):
        log.erase(connection, _events(1)[0])


def _drop_guards(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        return
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    for name in names.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _forge(store: Store, statement: str) -> set[Wrong]:
    """Do what somebody with the database can do: drop the guard rails, change one thing, audit."""
    with suppress(KeyError), store.write() as connection:
        _drop_guards(connection)
        assert connection.exec_driver_sql(statement).rowcount > 0
        found = audit(log.StoredLog(connection), store.keys.public)
        raise KeyError
    return set(found.counts)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'a', 'b') AS BLOB) WHERE number = 9",
        "UPDATE log_entry SET hash = zeroblob(32) WHERE number = 9",
        "UPDATE log_entry SET object = 'r_9' WHERE number = 9",
        "DELETE FROM log_entry WHERE number = 303",
        "DELETE FROM log_entry WHERE number = 0",
        "UPDATE log_entry SET number = -1 WHERE number = 9",
        "UPDATE log_node SET hash = zeroblob(32)",
        "DELETE FROM log_node",
        "INSERT INTO log_node VALUES (1, 7, zeroblob(32))",
        "UPDATE log_head SET root = zeroblob(32) WHERE number = 1",
        "UPDATE log_head SET checkpoint = x'' WHERE number = 2",
        "UPDATE log_head SET size = 200 WHERE number = 1",
        "DELETE FROM log_head WHERE number = 1",
        "DELETE FROM log_head WHERE number = 3",
        "UPDATE log_body SET body = x'00' WHERE number = 9",
        "UPDATE log_body SET salt = zeroblob(32) WHERE number = 9",
        "DELETE FROM log_body WHERE number = 9",
        "UPDATE log_body SET ref = 'decision:d_1' WHERE number = 9",
        "INSERT INTO log_body VALUES (999, x'00', '', x'00')",
        "UPDATE log_body SET body = CAST(replace(CAST(body AS TEXT), '301', '9') AS BLOB) WHERE number = 301",
    ],
)  # fmt: skip
def test_changes_behind_our_back_are_found(keyed: Store, statement: str) -> None:
    """One statement with the guard rails gone; every one leaves a trace."""
    assert _forge(keyed, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = replace(body, 'Name 2', 'Name 3') WHERE seq = 2",
        "UPDATE record SET role = 'suspect' WHERE seq = 1",
        "UPDATE record SET seq = 99 WHERE seq = 1",
        "DELETE FROM record WHERE seq = 3",
        "UPDATE refusal SET reason = 'empty'",
        "UPDATE contribution SET body = replace(body, 'reports', 'others')",
    ],
)
def test_changed_records_are_found(
    store: Store, head: Callable[..., Contribution], person: Callable[..., Record], statement: str
) -> None:
    """What a contribution brought, changed behind the log's back: the digests in its entry tell."""
    first = head()
    refused = Refusal(reason=RefusalReason.MALFORMED, locator=person(9, first).locator)
    with store.write() as connection:
        facts.add_contribution(
            connection, first, [person(1, first), refused, *map(person, (2, 3), [first] * 2)]
        )
    with store.read() as connection:
        assert audit(log.StoredLog(connection), ()).faults == ()
        assert log.unlogged(connection) == {}
    assert _forge(store, statement) == {Wrong.BODY_CHANGED}


def test_keys_lie_outside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is its owner's only, is made once, is read back, and no part of it is in the database."""
    path = key_path(str(tmp_path / "a.db"))
    assert path is not None
    keys = KeyFile(path)
    assert keys.signers == ()
    assert keys.seal(log.growth.EMPTY, AT) == b""
    with pytest.raises(LogError):
        keys.publish(log.growth.EMPTY, AT)
    keys = KeyFile(path)
    assert keys.create("example.org/log")
    assert not keys.create("example.org/log")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert KeyFile(path).signers == keys.signers
    with open_store(str(tmp_path / "a.db")) as store, store.write() as connection:
        log.append(connection, _events(1))
    content = (tmp_path / "a.db").read_bytes()
    assert not any(one.seed in content or one.text.encode() in content for one in keys.signers)
    assert key_path("") is None
    monkeypatch.setenv("STRIKEBACK_LOG_KEY", "/elsewhere/log.key")
    assert key_path("a.db") == Path("/elsewhere/log.key")


def test_unusable_key_files(tmp_path: Path) -> None:
    """Damaged, of two logs, a folder, or in a folder that is not there."""
    path = tmp_path / "a.key"
    one, other = KeyFile(tmp_path / "1.key"), KeyFile(tmp_path / "2.key")
    one.create("example.org/one")
    other.create("example.org/two")
    for text in ("nonsense", "", one.signers[0].text + "\n" + other.signers[0].text):
        path.write_text(text)
        with pytest.raises(LogError):
            _ = KeyFile(path).signers
    for bad in (tmp_path, tmp_path / "none" / "a.key"):
        with pytest.raises(LogError):
            _ = KeyFile(bad).create("example.org/log") or KeyFile(bad).signers


WRITER = """
import sys
from strikeback.custody.entry import Event
from strikeback.store import log
from strikeback.store.open import open_store
with open_store(sys.argv[1]) as store:
    number = 0
    while True:
        with store.write() as connection:
            events = [Event(kind="read", id=f"r_{n}", actor="a/b", at="2026-01-01T00:00:00Z", body=b"x")
                      for n in range(number % 7 + 1)]
            head = log.append(connection, events)
        number += 1
        print(head.size, head.root.hex(), flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """Killed twice in the middle of its work, every head it told of is the log's history; no fault."""
    path = str(tmp_path / "a.db")
    with open_store(path) as store:
        store.keys.create("example.org/log")
    random = Random(3)
    told: list[tuple[int, bytes]] = []
    for _ in range(2):
        with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True) as ran:
            assert ran.stdout is not None
            lines = [ran.stdout.readline() for _ in range(random.randrange(5, 25))]
            os.kill(ran.pid, signal.SIGKILL)
            lines += ran.stdout.readlines()
        whole = [line.split() for line in lines if line.endswith("\n")]
        told += [(int(size), bytes.fromhex(root)) for size, root in whole]
    with open_store(path) as store, store.read() as connection:
        stored = log.StoredLog(connection)
        found = audit(stored, store.keys.public)
        assert found.faults == ()
        tree = Tree(stored, found.size)
        assert told[-1][0] <= found.size
        for size, root in told:
            merkle.verify_consistency(size, found.size, root, found.root, tree.consistency(size))


def test_what_was_stored_before_salts_is_verified_without(
    store: Store,
    head: Callable[..., Contribution],
    person: Callable[..., Record],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Records then had no salts, and counted as lines of JSON; a change of one is still found."""
    told = head()
    with monkeypatch.context() as then, store.write() as connection:
        then.setattr(facts, "SALT_BYTES", 0)
        then.setattr(Contents, "add_records", lambda self, rows: self.add_unsalted(row[1:] for row in rows))
        facts.add_contribution(connection, told, [person(row, told) for row in range(3)])
        log.append(connection, [])
        rows = connection.exec_driver_sql("SELECT id, kind, role, report, body FROM record ORDER BY seq")
        lines = [json.dumps(list(row), separators=(",", ":"), ensure_ascii=False) + "\n" for row in rows]
    with store.read() as connection:
        assert contents.unsalted(connection) == 1
        digests = contents.stored_contents(connection, told.id)
        assert digests["records"] == sha256("".join(lines).encode()).hexdigest()
        assert audit(log.StoredLog(connection), ()).faults == ()
    with store.write() as connection:
        if dialect.is_postgres(connection):
            return  # the server keeps its guards for the next test
        dialect.allow_changes(connection, "record")
        connection.exec_driver_sql("UPDATE record SET role = 'x' WHERE seq = (SELECT min(seq) FROM record)")
    with store.read() as connection:
        assert set(audit(log.StoredLog(connection), ()).counts) == {Wrong.BODY_CHANGED}

"""Android databases: read only from a private copy, counts and texts as sqlite3 gives them."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from strikeback.intake.android import AndroidReader
from strikeback.intake.open import open_source
from strikeback.model.bodies import Account, Conversation, Device, Person
from strikeback.model.errors import BrokenFileError, EncryptedFileError, RefusedInputError, WrongKindError
from strikeback.model.record import Record, Refusal, RefusalReason, Relation


def read(path: Path, **stated: str) -> list[Record | Refusal]:
    """Read one database."""
    return list(AndroidReader().read(open_source(path, originator="hkpf", **stated)))


def bodies(records, kind):
    """Records whose body is of one type."""
    return [r for r in records if isinstance(r, Record) and isinstance(r.body, kind)]


def query(path: Path, tmp_path: Path, sql: str) -> list[tuple]:
    """What sqlite3 itself says about a copy of the file."""
    copy = tmp_path / "independent.db"
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        return connection.execute(sql).fetchall()


def folder_state(folder: Path) -> dict[str, str]:
    """Names and digests of everything in a folder."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


def test_sample_messages(shared, tmp_path) -> None:
    """Every message of the public sample, with its direction; three spellings of one number are one."""
    path = shared / "samples/plaso/android/mmssms.db"
    expected = query(
        path, tmp_path, "SELECT rowid, body, date, type FROM sms ORDER BY thread_id, date, rowid"
    )
    records = read(path, region="US")
    messages = [m for c in bodies(records, Conversation) for m in c.body.messages]
    assert len(messages) == len(expected) == 9
    assert [(m.place, m.text) for m in messages] == [(f"row:{row}", body) for row, body, _, _ in expected]
    assert [round(m.at.utc.timestamp() * 1000) for m in messages] == [date for _, _, date, _ in expected]
    assert [m.sender == "(owner)" for m in messages] == [kind != 1 for *_, kind in expected]
    spellings = {row[0] for row in query(path, tmp_path, "SELECT DISTINCT address FROM sms")}
    assert len(spellings) > 1
    accounts = bodies(records, Account)
    assert len(accounts) == len(spellings)
    values = {s.value for a in accounts for s in a.selectors}
    assert values == {"+15555215554"}


def test_sample_calls(shared, tmp_path) -> None:
    """Every call of the public sample with direction and length."""
    path = shared / "samples/plaso/android/contacts2.db"
    rows = query(
        path, tmp_path, "SELECT _id, date, duration, type, normalized_number FROM calls ORDER BY _id"
    )
    records = read(path)
    calls = [r for r in bodies(records, Conversation) if r.body.medium == "call"]
    assert [r.locator.row for r in calls] == [row[0] for row in rows]
    assert [r.body.seconds for r in calls] == [row[2] for row in rows]
    directions = {1: "incoming", 2: "outgoing", 3: "missed"}  # documented constants of the platform
    assert [r.body.direction for r in calls] == [directions[row[3]] for row in rows]
    assert [round(r.body.at.utc.timestamp() * 1000) for r in calls] == [row[1] for row in rows]
    assert {s.value for a in bodies(records, Account) for s in a.selectors} == {row[4] for row in rows}
    assert bodies(records, Person) == []


def make_sms(path: Path, count: int, *, wal: bool = False) -> sqlite3.Connection:
    """A database of text messages; in WAL mode the rows stand only in the log while it is open."""
    connection = sqlite3.connect(path)
    if wal:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id, address, date, type, body)")
    connection.commit()
    rows = [(n, 1, "+447700900123", 1394000000000 + n, 1 + n % 2, f"line {n}") for n in range(1, count + 1)]
    connection.executemany("INSERT INTO sms VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    return connection


def test_log_is_read_and_the_folder_stays_as_it_was(tmp_path) -> None:
    """Rows that stand only in the -wal file are read; nothing beside the original changes or appears."""
    folder = tmp_path / "seized"
    live = tmp_path / "live"
    folder.mkdir()
    live.mkdir()
    with closing(make_sms(live / "mmssms.db", 5, wal=True)):
        for file in live.iterdir():
            shutil.copyfile(file, folder / file.name)
    before = folder_state(folder)
    assert {"mmssms.db", "mmssms.db-wal"} <= set(before)
    messages = [m for c in bodies(read(folder / "mmssms.db"), Conversation) for m in c.body.messages]
    assert [m.text for m in messages] == [f"line {n}" for n in range(1, 6)]
    assert folder_state(folder) == before
    (folder / "mmssms.db-wal").unlink()
    (folder / "mmssms.db-shm").unlink(missing_ok=True)
    before = folder_state(folder)
    with pytest.raises(WrongKindError):  # without its log the database has no table yet
        read(folder / "mmssms.db")
    assert folder_state(folder) == before


def test_long_threads_come_in_parts(tmp_path) -> None:
    """2,100 messages of one thread give three records, nothing lost."""
    make_sms(tmp_path / "mmssms.db", 2100).close()
    parts = bodies(read(tmp_path / "mmssms.db"), Conversation)
    assert [len(p.body.messages) for p in parts] == [1000, 1000, 100]
    assert [p.body.part for p in parts] == [1, 2, 3]
    assert [m.text for p in parts for m in p.body.messages] == [f"line {n}" for n in range(1, 2101)]


def test_contacts_with_accounts_and_birthday(tmp_path) -> None:
    """Names, numbers, mailboxes, messenger accounts; pictures are counted, deleted contacts marked."""
    path = tmp_path / "contacts2.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, deleted INTEGER)")
        db.execute("CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY, mimetype TEXT)")
        db.execute(
            "CREATE TABLE data (_id INTEGER PRIMARY KEY, mimetype_id, raw_contact_id,"
            " data1, data2, data3, data5, data6, data15)"
        )
        db.executemany("INSERT INTO raw_contacts VALUES (?, ?)", [(1, 0), (2, 1)])
        kinds = [
            "name",
            "phone_v2",
            "email_v2",
            "im",
            "photo",
            "contact_event",
            "note",
            "nickname",
            "website",
        ]
        db.executemany(
            "INSERT INTO mimetypes VALUES (?, ?)",
            [(n, f"vnd.android.cursor.item/{k}") for n, k in enumerate(kinds, 1)],
        )
        rows = [
            (1, 1, "Mira Syn", "Mira", "Syn", None, None, None),
            (2, 1, "07700 900123", 2, None, None, None, None),
            (3, 1, "mira@example.org", None, None, None, None, None),
            (4, 1, "mira.syn", None, None, "3", None, None),
            (4, 1, "mira_syn", None, None, "-1", "Telegram", None),
            (5, 1, None, None, None, None, None, b"\xff\xd8\xff"),
            (6, 1, "1990-05-17", 3, None, None, None, None),
            (7, 1, "met at the desk", None, None, None, None, None),
            (9, 1, "https://www.instagram.com/mira.syn/", None, None, None, None, None),
            (8, 2, "Jo", None, None, None, None, None),
        ]
        db.executemany(
            "INSERT INTO data (mimetype_id, raw_contact_id, data1, data2, data3, data5, data6, data15)"
            " VALUES (?,?,?,?,?,?,?,?)",
            rows,
        )
    records = read(path, region="GB")
    first, second = bodies(records, Person)
    assert (first.body.names[0].text, first.body.names[0].family) == ("Mira Syn", "Syn")
    assert {s.value for s in first.selectors} >= {"+447700900123", "mira@example.org", "instagram:mira.syn"}
    assert (first.body.birth_date.year, first.body.birth_date.month, first.body.birth_date.day) == (
        1990,
        5,
        17,
    )
    assert ("note", "met at the desk") in first.unmapped
    assert [a.selectors[0].value for a in bodies(records, Account)] == ["skype:mira.syn", "telegram:mira_syn"]
    assert sum(t.relation is Relation.HAS_ACCOUNT for t in first.ties) == 2
    assert first.ties[0].to == bodies(records, Device)[0].id
    assert second.deleted
    assert [r.reason for r in records if isinstance(r, Refusal)] == [RefusalReason.MEDIA_SKIPPED]


def test_multimedia_messages(tmp_path) -> None:
    """Text parts are kept, pictures counted, the sender told by the header's type."""
    path = tmp_path / "mmssms.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE pdu (_id INTEGER PRIMARY KEY, date INTEGER)")
        db.execute("CREATE TABLE part (_id INTEGER PRIMARY KEY, mid, ct, text)")
        db.execute("CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id, address, type)")
        db.execute("INSERT INTO pdu VALUES (1, 1394000000)")
        db.executemany(
            "INSERT INTO part VALUES (?, 1, ?, ?)",
            [(1, "application/smil", "<smil/>"), (2, "text/plain", "see you"), (3, "image/jpeg", None)],
        )
        db.executemany(
            "INSERT INTO addr VALUES (?, 1, ?, ?)",
            [(1, "+447700900123", 137), (2, "insert-address-token", 151)],
        )
    records = read(path)
    talk = bodies(records, Conversation)[0].body
    assert [(m.text, m.sender, m.attachments) for m in talk.messages] == [("see you", "+447700900123", 1)]
    assert talk.at.utc.timestamp() == 1394000000
    assert [r.reason for r in records if isinstance(r, Refusal)] == [RefusalReason.MEDIA_SKIPPED]


def test_sparse_tables_and_odd_values(tmp_path) -> None:
    """Missing columns, text in number columns and unusable numbers give records and counts, not errors."""
    path = tmp_path / "calllog.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE calls (number, date, type)")
        db.executemany(
            "INSERT INTO calls VALUES (?, ?, ?)",
            [("BANK", "soon", 9), (None, 1394000000000, 2), (b"\x01", 0, None)],
        )
    records = read(path)
    calls = bodies(records, Conversation)
    assert [c.body.direction for c in calls] == ["", "outgoing", ""]
    assert [c.body.at and c.body.at.utc is not None for c in calls] == [False, True, None]
    assert [r.reason for r in records if isinstance(r, Refusal)] == [RefusalReason.BAD_TIME]
    assert dict(calls[0].unmapped) == {"type": "9"}


def test_refused_databases(tmp_path) -> None:
    """Another application's, damaged, encrypted, and no database at all."""
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("CREATE TABLE things (a)")
        db.execute(
            "CREATE VIEW sms AS WITH RECURSIVE c(address) AS (SELECT 1 UNION ALL SELECT 1 FROM c)"
            " SELECT address, address AS date FROM c"
        )
    with pytest.raises(WrongKindError):
        read(other)
    damaged = tmp_path / "mmssms.db"
    make_sms(damaged, 3000).close()
    data = bytearray(damaged.read_bytes())
    data[4096 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 4096)
    damaged.write_bytes(data)
    with pytest.raises(BrokenFileError):
        read(damaged)
    cut = tmp_path / "cut.db"
    cut.write_bytes(b"SQLite format 3\x00" + b"\x11" * 500)
    with pytest.raises(RefusedInputError):
        read(cut)
    locked = tmp_path / "contacts2.db"
    locked.write_bytes(hashlib.sha256(b"x").digest() * 64)
    with pytest.raises(EncryptedFileError):
        read(locked)
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    with pytest.raises(WrongKindError):
        read(text)


def test_changed_file_is_refused(tmp_path) -> None:
    """The copy must be what was hashed."""
    path = tmp_path / "mmssms.db"
    make_sms(path, 2).close()
    source = open_source(path, originator="a")
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(BrokenFileError):
        list(AndroidReader().read(source))


def test_sniff(shared) -> None:
    """Told by tables; other databases score low."""
    reader = AndroidReader()
    for name in ("android/mmssms.db", "android/contacts2.db"):
        path = shared / "samples/plaso" / name
        assert reader.sniff(path, path.read_bytes()[:65536]) > 0.9
    skype = shared / "samples/plaso/sqlite/skype_main.db"
    assert reader.sniff(skype, skype.read_bytes()[:65536]) < 0.5
    assert reader.sniff(Path("x.csv"), b"a,b\n") == 0
    assert reader.sniff(Path("mmssms.db"), b"garbage") == 0.3

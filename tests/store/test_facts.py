"""Facts: appended, whole, never changed."""

import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from strikeback.custody.entry import Event
from strikeback.linking.counting.audit import Frame
from strikeback.model.bodies import Person
from strikeback.model.errors import BrokenFileError, NotFoundError, StoreError, UsageError
from strikeback.model.links import Decision, Verdict
from strikeback.model.names import Name
from strikeback.model.record import Agency, Contribution, Record, Refusal, RefusalReason
from strikeback.store import audits, claims, facts, judgements, log, records, schema
from strikeback.store.open import Store, open_store

Head = Callable[..., Contribution]
MakePerson = Callable[..., Record]
AT = "2014-04-30T00:00:00Z"


def _fill(store: Store) -> None:
    """Put one row into every table of facts."""
    with store.write() as connection:
        facts.put_setting(connection, "k", b"v")
        judgements.add_decision(
            connection,
            Decision(id="d_1", verdict=Verdict.SAME, left="r_1", right="r_2", by="a/b", reason="x", at=AT),
        )
        judgements.add_undo(connection, "d_1", by="a/b", reason="x", at=AT)
        judgements.add_acknowledgement(
            connection, judgements.Acknowledgement(id="ack_1", alert="al_1", by="a/b", at=AT)
        )
        claims.add_claim(
            connection,
            claims.Taken(id="cl_1", lead="ld_1", agency="hkpf", by="hkpf/b", at=AT, records=("r_1",)),
        )
        claims.add_release(connection, "cl_1", by="hkpf/b", note="", at=AT)
        frame = Frame(records=1, people=1.0, expected=0.0, floor=0.0)
        audit = audits.Audit(
            id="au_1",
            role="victim",
            by="hkpf/b",
            at=AT,
            seed=1,
            model="m/1",
            frame=frame,
            sample=(),
            members=(),
        )
        audits.add_audit(connection, audit)
        audits.add_answer(
            connection, audits.Answer(id="an_1", audit="au_1", record="r_1", others=(), by="hkpf/b", at=AT)
        )
        seen = Event(kind="read", id="r_1", actor="a/b", at=AT, body=b"x")
        log.append(connection, [seen] * 256)
        identity = facts.contributions(connection)[0].id
        facts.withdraw(connection, identity, by="a/b", reason="x", at=AT)
        _fill_the_rest(connection)


def _fill_the_rest(connection: Connection) -> None:
    """Put one row into every table of facts that has none, whatever its columns."""
    for table in schema.FACTS.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            continue
        row = {}
        for column in table.columns:
            if column.foreign_keys:
                (key,) = column.foreign_keys
                row[column.name] = connection.execute(select(key.column).limit(1)).scalar_one()
            else:
                row[column.name] = {int: 1, bytes: b"x", float: 1.0}.get(
                    column.type.python_type, f"{table.name}-x"
                )
        connection.execute(table.insert(), row)


def _changed(store: Store, table: str, statement: str) -> str:
    """What a statement did to a table of facts instead of being refused; empty where it was refused."""
    count = f"SELECT count(*) FROM {table}"
    with store.read() as connection:
        before = connection.exec_driver_sql(count).scalar()
    said = "done"
    try:
        with store.write() as connection:
            connection.exec_driver_sql(statement.format(table, table))
    except StoreError as error:
        said = "" if "never changed" in str(error) else str(error)
    with store.read() as connection:
        after = connection.exec_driver_sql(count).scalar()
    if not before or after != before:
        said += f" ({before} rows before, {after} after)"
    return said and f"{table}: {said}"


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"]
)
@pytest.mark.parametrize("store", ["memory"], indirect=True)
def test_no_fact_can_be_changed(store: Store, head: Head, person: MakePerson, statement: str) -> None:
    """UPDATE, DELETE and REPLACE fail on every table of facts, and the row stays."""
    first = head()
    refusal = Refusal(reason=RefusalReason.MALFORMED, locator=person(2, first).locator)
    with store.write() as connection:
        facts.add_contribution(connection, first, [person(1, first), refusal])
    _fill(store)
    tables = sorted(schema.FACTS.tables)
    assert len(tables) >= 64
    assert [said for table in tables if (said := _changed(store, table, statement))] == []


def test_records_come_back_as_they_went_in(store: Store, head: Head, person: MakePerson) -> None:
    """A stored record equals the one handed in, in any script."""
    first = head()
    given_records = [person(1, first, "Santos 桑托斯"), person(2, first, "김 가나")]
    with store.write() as connection:
        kept, kinds = facts.add_contribution(connection, first, given_records)
    with store.read() as connection:
        assert list(records.records_of(connection, first.id)) == given_records
        assert sorted(records.all_records(connection), key=lambda r: r.id) == sorted(
            given_records, key=lambda r: r.id
        )
        assert facts.find_contribution(connection, first.id) == kept
    assert (kept.records, kept.refused, dict(kinds)) == (2, 0, {"person": 2})


def test_refusals_keep_their_places_and_are_counted(store: Store, head: Head, person: MakePerson) -> None:
    """Every refused part keeps its locator; the counts say how many of each reason."""
    first = head()
    bad = [
        Refusal(reason=RefusalReason.BAD_SELECTOR, locator=person(row, first).locator, what="phone: too_long")
        for row in (3, 5)
    ]
    media = Refusal(reason=RefusalReason.MEDIA_SKIPPED, locator=person(4, first).locator)
    with store.write() as connection:
        kept, _ = facts.add_contribution(connection, first, [bad[0], person(1, first), media, bad[1]])
    with store.read() as connection:
        assert [one.locator.row for one in facts.refusals(connection, first.id)] == [3, 4, 5]
        assert facts.refusal_counts(connection, first.id) == {
            "bad_selector (phone: too_long)": 2,
            "media_skipped": 1,
        }
    assert kept.refused == 3


def test_a_file_that_breaks_in_the_middle_leaves_nothing(
    store: Store, head: Head, person: MakePerson
) -> None:
    """When the reader gives up after several batches, no row of the contribution exists."""
    first = head()

    def items() -> Iterator[Record]:
        for row in range(facts.BATCH * 2 + 1):
            yield person(row, first)
        raise BrokenFileError("the file ends in the middle", where="row 4001")

    with pytest.raises(BrokenFileError), store.write() as connection:
        facts.add_contribution(connection, first, items())
    with store.read() as connection:
        assert records.count_records(connection) == {}
        assert facts.contributions(connection) == ()


def test_the_same_record_twice_is_kept_once_and_counted(store: Store, head: Head, person: MakePerson) -> None:
    """A repetition inside one batch, or of an earlier batch, is the refusal ``duplicate``."""
    first = head()
    rows = [person(row, first) for row in range(facts.BATCH)]
    with store.write() as connection:
        kept, _ = facts.add_contribution(connection, first, [*rows[:3], rows[1], *rows[3:], rows[7]])
    with store.read() as connection:
        assert facts.refusal_counts(connection, first.id) == {"duplicate (person)": 2}
        assert records.count_records(connection) == {"person": facts.BATCH}
    assert (kept.records, kept.refused) == (facts.BATCH, 2)


def test_a_contribution_is_stored_once(store: Store, head: Head, person: MakePerson) -> None:
    """The second insert of one contribution fails as a whole."""
    first = head()
    with store.write() as connection:
        facts.add_contribution(connection, first, [person(1, first)])
    with pytest.raises(StoreError), store.write() as connection:
        facts.add_contribution(connection, first, [person(2, first)])
    with store.read() as connection:
        assert records.count_records(connection) == {"person": 1}


def test_records_need_a_registered_agency(store: Store, head: Head, person: MakePerson) -> None:
    """A contribution of an agency nobody registered is refused by the database itself."""
    stranger = Contribution(
        **{f: getattr(head(), f) for f in Contribution.__struct_fields__} | {"originator": "x"}
    )
    with pytest.raises(StoreError), store.write() as connection:
        facts.add_contribution(connection, stranger, [person(1, stranger)])


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(order=st.permutations(range(6)))
def test_reading_does_not_depend_on_arrival(head: Head, person: MakePerson, order: list[int]) -> None:
    """All records come in one order, whatever order the files came in."""
    heads = [head(f"{number:064x}", f"{number}.csv") for number in range(6)]
    with open_store("sqlite://") as store:
        with store.write() as connection:
            facts.add_agency(connection, Agency(id="hkpf"), AT)
            for number in order:
                rows = [person(row, heads[number]) for row in range(3)]
                facts.add_contribution(connection, heads[number], rows)
        with store.read() as connection:
            seen = [one.id for one in records.all_records(connection)]
    expected = sorted(person(row, one).id for one in heads for row in range(3))
    assert seen == expected


def test_withdrawn_records_count_no_more(store: Store, head: Head, person: MakePerson) -> None:
    """After a withdrawal the facts are still there, and no reading of standing records finds them."""
    first, second = head("1" * 64, "a.csv"), head("2" * 64, "b.csv")
    with store.write() as connection:
        facts.add_contribution(connection, first, [person(1, first)])
        facts.add_contribution(connection, second, [person(1, second)])
        before = records.fingerprint(connection)
        facts.withdraw(connection, first.id, by="hkpf/chan", reason="sent by mistake", at=AT)
    with store.read() as connection:
        assert [one.contribution for one in records.all_records(connection)] == [second.id]
        assert records.get_records(connection, [person(1, first).id]) == {}
        assert facts.find_contribution(connection, first.id).withdrawn
        assert records.fingerprint(connection) != before
        assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 2


def test_withdrawing_what_is_not_there_or_gone(store: Store, head: Head, person: MakePerson) -> None:
    """Unknown contributions and second withdrawals are told apart."""
    first = head()
    with store.write() as connection:
        facts.add_contribution(connection, first, [person(1, first)])
        with pytest.raises(NotFoundError):
            facts.withdraw(connection, "c_unknown", by="a/b", reason="x", at=AT)
        facts.withdraw(connection, first.id, by="a/b", reason="x", at=AT)
        with pytest.raises(UsageError):
            facts.withdraw(connection, first.id, by="a/b", reason="x", at=AT)


def test_an_agency_id_is_given_once(store: Store) -> None:
    """A second agency of the same id is refused and the first stays."""
    with pytest.raises(UsageError, match="already"), store.write() as connection:
        facts.add_agency(connection, Agency(id="hkpf", country="PH"), AT)
    with store.read() as connection:
        assert facts.agencies(connection)["hkpf"].country == "HK"


def test_a_setting_is_kept_as_first_written(store: Store) -> None:
    """Two commands that both make a secret key end with one key."""
    with store.write() as connection:
        assert facts.put_setting(connection, "key", b"one") == b"one"
        assert facts.put_setting(connection, "key", b"two") == b"one"
        assert facts.get_setting(connection, "none") is None


def test_reports_bring_their_records(store: Store, head: Head, person: MakePerson) -> None:
    """Records are found through the report in whose context they stand."""
    first = head()
    inside = Record(
        **{f: getattr(person(1, first), f) for f in Record.__struct_fields__} | {"report": "r_report"}
    )
    with store.write() as connection:
        facts.add_contribution(connection, first, [inside, person(2, first)])
    with store.read() as connection:
        assert list(records.records_of_reports(connection, ["r_report", "r_none"])) == [inside]


CRASH = """
import sys
from pathlib import Path
from strikeback.model.bodies import Person
from strikeback.model.handling import Handling
from strikeback.model.locator import Locator
from strikeback.model.record import Contribution, Record
from strikeback.store import facts
from strikeback.store.open import open_store

def items():
    for row in range(10**9):
        if row == 50_000:
            Path(sys.argv[2]).touch()
        at = Locator(file="f.csv", digest="9" * 64, reader="table/1", row=row)
        yield Record(id=f"r_{row}", body=Person(), originator="hkpf", contribution="c_x",
                     handling=Handling(), locator=at)

head = Contribution(id="c_x", originator="hkpf", file="f.csv", digest="9" * 64, size=1, reader="table/1",
                    handling=Handling(), received="2014-04-30T00:00:00Z")
with open_store(sys.argv[1]) as store, store.write() as connection:
    facts.add_contribution(connection, head, items())
"""


def test_killing_the_process_leaves_nothing_half_written(
    tmp_path: Path, head: Head, person: MakePerson
) -> None:
    """After kill -9 in the middle of storing, the earlier file is there and nothing of the later one."""
    path, signal_file = tmp_path / "cases.db", tmp_path / "busy"
    first = head()
    with open_store(str(path)) as store, store.write() as connection:
        facts.add_agency(connection, Agency(id="hkpf"), AT)
        facts.add_contribution(connection, first, [person(1, first)])
    with subprocess.Popen([sys.executable, "-c", CRASH, str(path), str(signal_file)]) as process:
        while not signal_file.exists():
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    with open_store(str(path), create=False) as store, store.read() as connection:
        assert records.count_records(connection) == {"person": 1}
        assert [one.id for one in facts.contributions(connection)] == [first.id]
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, head: Head, person: MakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Further records need next to no further memory: the stream is never gathered.

    A record held costs over 700 bytes; caches that fill up cost some dozens a record.
    """
    monkeypatch.setattr(facts, "BATCH", 200)

    def peak(rows: int, name: str) -> int:
        first = head(name * 64, f"{name}.csv")
        with open_store(str(tmp_path / f"{name}.db")) as store:
            with store.write() as connection:
                facts.add_agency(connection, Agency(id="hkpf"), AT)
            tracemalloc.start()
            with store.write() as connection:
                facts.add_contribution(connection, first, (person(row, first) for row in range(rows)))
            used = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return used

    peak(10, "0")
    few, many = facts.BATCH * 2, facts.BATCH * 10
    assert (peak(many, "1") - peak(few, "2")) / (many - few) < 250


def test_errors_tell_nothing_personal(store: Store, head: Head, person: MakePerson) -> None:
    """A failed insert names neither the person nor any value."""
    first = head()
    secret = person(1, first, body=Person(names=(Name(text="Unspeakable Name"),)))
    with store.write() as connection:
        facts.add_contribution(connection, first, [secret])
    again = head("3" * 64, "b.csv")
    with pytest.raises(StoreError) as caught, store.write() as connection:
        connection.execute(
            schema.record.insert(),
            [
                {
                    "id": secret.id,
                    "contribution": again.id,
                    "kind": "person",
                    "role": "x",
                    "body": "Unspeakable",
                }
            ],
        )
    assert "Unspeakable" not in str(caught.value)
    assert caught.value.__cause__ is None

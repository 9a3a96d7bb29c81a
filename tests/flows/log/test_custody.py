"""The log's journeys: keys, receipts that a stranger can check, export, audit."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.conftest import TickingClock
from strikeback.custody import verify_standalone
from strikeback.flows.agencies import add_agency
from strikeback.flows.log import custody
from strikeback.flows.views import read_log
from strikeback.model.errors import LogError, NotFoundError, UsageError
from strikeback.model.links import Decision, Verdict
from strikeback.store import judgements
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store, open_store

AT = "2026-01-01T00:00:00Z"


@pytest.fixture
def store(tmp_path: Path, clock: TickingClock) -> Iterator[Store]:
    """A store on disk with keys, a decision and its undoing, and two acknowledgements of one alert."""
    with open_store(str(tmp_path / "a.db")) as opened:
        assert custody.make_keys(opened, origin="example.org/log", clock=clock)
        add_agency(opened, "hkpf", country="HK", clock=clock)
        with opened.write() as connection:
            judgements.add_decision(
                connection,
                Decision(
                    id="d_1", verdict=Verdict.SAME, left="r_1", right="r_2", by="hkpf/a", reason="x", at=AT
                ),
            )
        with opened.write() as connection:
            judgements.add_undo(connection, "d_1", by="hkpf/b", reason="y", at=AT)
            for number in (1, 1, 2):
                judgements.add_acknowledgement(
                    connection, Acknowledgement(id=f"ack_{number}", alert="al_1", by="hkpf/b", at=AT)
                )
        yield opened


def _keys(folder: Path, store: Store) -> str:
    path = folder / "trusted"
    path.write_text("".join(key.vkey + "\n" for key in store.keys.public))
    return str(path)


def test_keys_are_made_once(store: Store, clock: TickingClock) -> None:
    """Beside the store, for the owner's eyes, and logged; never for a store in memory."""
    assert store.keys.path is not None
    assert stat.S_IMODE(store.keys.path.stat().st_mode) == 0o600
    assert not custody.make_keys(store, origin="example.org/other", clock=clock)
    with open_store("sqlite://") as memory:
        assert not custody.make_keys(memory, clock=clock)
    for name in ("with space", "with+plus", "x" * 256):
        with pytest.raises(UsageError):
            custody.make_keys(store, origin=name, clock=clock)


def test_a_stranger_verifies_receipts(
    store: Store, clock: TickingClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each event about a thing has a receipt and a body that the stand-alone verifier accepts."""
    keys = _keys(tmp_path, store)
    assert [one.kind for one in custody.prove(store, "d_1", tmp_path / "r", clock=clock)] == [
        "decision",
        "undo",
    ]
    about_alert = custody.prove(store, "al_1", tmp_path / "r", clock=clock)
    assert len(about_alert) == 2
    assert custody.prove(store, "ack_2", tmp_path / "r", clock=clock) == about_alert[1:]
    assert [one.entry for one in custody.prove(store, "0", tmp_path / "r", clock=clock)] == [0]
    for one in about_alert:
        assert verify_standalone.main([one.receipt, "--vkey", keys, "--body", one.body]) == 0
    assert (
        verify_standalone.main([about_alert[0].receipt, "--vkey", keys, "--body", about_alert[1].body]) == 1
    )
    assert "not the one" in capsys.readouterr().out
    for unknown in ("d_2", "99", "9" * 30):
        with pytest.raises(NotFoundError):
            custody.prove(store, unknown, tmp_path / "r", clock=clock)


def test_a_stranger_verifies_the_export(store: Store, clock: TickingClock, tmp_path: Path) -> None:
    """The folder holds a log that a copy of the verifier accepts, later exports being its future."""
    keys = _keys(tmp_path, store)
    done = custody.export_log(store, tmp_path / "one", clock=clock)
    files = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert (done.size, done.files) == (6, len(files))
    assert (tmp_path / "one/verify.py").read_bytes() == Path(verify_standalone.__file__).read_bytes()
    assert b"hkpf/a" not in (tmp_path / "one/checkpoint").read_bytes()
    with store.write() as connection:
        judgements.add_acknowledgement(connection, Acknowledgement(id="ack_3", alert="al_1", by="b/b", at=AT))
    custody.export_log(store, tmp_path / "two", clock=clock)
    older = ["--older", str(tmp_path / "one/checkpoint")]
    assert verify_standalone.main([str(tmp_path / "two"), "--vkey", keys, *older]) == 0
    older = ["--older", str(tmp_path / "two/checkpoint")]
    assert verify_standalone.main([str(tmp_path / "one"), "--vkey", keys, *older]) == 1
    with pytest.raises(UsageError, match="not empty"):
        custody.export_log(store, tmp_path / "one", clock=clock)
    with pytest.raises(UsageError, match="cannot be written"):
        custody.export_log(store, tmp_path / "a.db.key" / "x", clock=clock)


def test_the_audit_of_a_sound_log(store: Store, clock: TickingClock, tmp_path: Path) -> None:
    """Sound, with a checkpoint that was kept; what is no checkpoint of it is refused."""
    given = custody.give_checkpoint(store, clock=clock)
    assert custody.give_checkpoint(store, clock=clock) == given
    (tmp_path / "kept").write_text(given.note)
    report = custody.verify_log(store, [tmp_path / "kept"])
    assert (report.sound, report.origin, report.size) == (True, "example.org/log", given.size + 1)
    assert report.unlogged == {}
    (tmp_path / "kept").write_text(given.note.replace("\n6\n", "\n4\n"))
    for path in (tmp_path / "kept", tmp_path / "none"):
        with pytest.raises(UsageError):
            custody.verify_log(store, [path])


def test_a_changed_row_of_facts_is_found(store: Store) -> None:
    """A decision rewritten, lost or slipped in behind the log's back."""
    with store.write() as connection:
        for name in ("decision_no_update", "acknowledgement_no_delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE decision SET body = replace(body, 'same', 'different')")
        connection.exec_driver_sql("DELETE FROM acknowledgement WHERE id = 'ack_2'")
        connection.exec_driver_sql("INSERT INTO acknowledgement VALUES ('ack_9', 'al_1', 'x/y', '', '')")
    report = custody.verify_log(store)
    assert not report.sound
    assert report.counts == {"body_changed": 1, "body_missing": 1}
    assert report.unlogged == {"acknowledgement": 1}


def test_without_keys_and_entries(tmp_path: Path, clock: TickingClock) -> None:
    """Nothing can be signed; the audit says so and goes on."""
    with open_store(str(tmp_path / "b.db")) as store:
        with pytest.raises(LogError, match="no entries"):
            custody.give_checkpoint(store, clock=clock)
        seen = custody.read_event("r_1", by="hkpf/a", purpose="triage", case="HK-1", clock=clock)
        read_log.log_reads(store, [seen, seen])
        with pytest.raises(LogError, match="no keys"):
            custody.give_checkpoint(store, clock=clock)
        report = custody.verify_log(store)
        assert (report.sound, report.origin, report.size) == (True, "", 2)

"""serve: where it listens, and where uploads wait."""

from pathlib import Path

import pytest

from strikeback.cli import serve
from strikeback.cli.serve import check_listens, in_own_process, work_alone
from strikeback.flows.agencies import add_agency
from strikeback.flows.remote.jobs import ImportTerms, find_job, submit_import
from strikeback.flows.remote.spool import Spool, Upload
from strikeback.model.errors import UsageError
from strikeback.model.people import Viewer
from strikeback.store.open import open_store


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_is_served_plainly(host: str) -> None:
    """Nothing leaves it."""
    check_listens(host, safe=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "hub.example.org", ""])
def test_other_machines_are_served_encrypted_only(host: str) -> None:
    """Whatever the address is called."""
    with pytest.raises(UsageError):
        check_listens(host, safe=False)
    check_listens(host, safe=True)


def test_what_does_not_make_sense_is_refused_before_anything_starts() -> None:
    """A certificate without key, a database server without a folder for uploads."""
    with pytest.raises(UsageError, match="belong together"):
        serve.serve(cert=Path("a.pem"))
    with pytest.raises(UsageError, match="uploads wait"):
        serve.serve(store="postgresql://hub")


def test_it_is_started_with_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts beside this machine's own, and no more."""
    told: list = []
    monkeypatch.setattr(serve, "tls_options", lambda *files: {"ssl": [str(one) for one in files if one]})
    monkeypatch.setattr(serve, "_run", lambda *given: told.append(given))
    serve.serve(
        store="sqlite:///a.db",
        host="192.0.2.1",
        port=443,
        cert=Path("c"),
        key=Path("k"),
        allowed=["Hub.Example"],
    )
    (store, settings, options) = told[0]
    assert (store, settings.spool) == ("sqlite:///a.db", Path("a.db.spool"))
    assert set(settings.hosts) == {"localhost", "127.0.0.1", "[::1]", "hub.example"}
    assert options == {"host": "192.0.2.1", "port": 443, "ssl": ["c", "k"]}
    assert not settings.behind_proxy


def test_a_job_is_done_by_whoever_opens_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process of its own."""
    monkeypatch.setattr("os.nice", lambda _more: 0)
    url = str(tmp_path / "a.db")
    viewer = Viewer(agency="hkpf", user="hkpf/chan")
    from strikeback.cli.clock import SystemClock  # noqa: PLC0415

    clock = SystemClock()
    with open_store(url) as store:
        add_agency(store, "hkpf", country="HK", clock=clock)
        spool = Spool(tmp_path / "spool")
        folder = spool.new()
        (folder / "file").mkdir()
        path = folder / "file" / "a.csv"
        path.write_text("report number,victim name\nR-1,Tan Invented\n")
        upload = Upload(folder=folder, path=path, name="a.csv", digest="0" * 64, size=44)
        job = submit_import(store, viewer, spool, upload, ImportTerms(), clock=clock).id
        work_alone(url, str(tmp_path / "spool"), job)
        assert find_job(store, viewer, spool, job).state == "done"


def test_a_process_that_dies_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its job fails; the server goes on."""

    class Dead:
        exitcode = -9

        def start(self) -> None: ...

        def join(self) -> None: ...

    class Context:
        def Process(self, **_given: object) -> Dead:  # noqa: N802
            return Dead()

    monkeypatch.setattr("multiprocessing.get_context", lambda _how: Context())
    from strikeback.api.settings import Settings  # noqa: PLC0415

    with pytest.raises(RuntimeError):
        in_own_process("a.db", Settings(spool=tmp_path))("j_1")

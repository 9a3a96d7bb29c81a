"""import and the store it goes to: a mistyped name, a store that is new, a disk that is full."""

import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from strikeback.store.open import like_another, open_store, stores_beside

PLENTY = "report no,victim name\n" + "".join(f"R-{n},Invented Person {n}\n" for n in range(2_000))


@contextmanager
def little_space(size: int) -> Iterator[None]:
    """Let no file grow beyond this many bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_mistyped_store_is_not_made(ready, tmp_path: Path) -> None:
    """It says what there is, and how to make one on purpose; nothing is left behind."""
    before = sorted(tmp_path.iterdir())
    ran = ready("import", "hk.csv", "--agency", "hkpf", "--store", "strikebak.db")
    assert (ran.code, ran.out) == (1, "")
    assert "There is strikeback.db beside it" in ran.err
    assert "strikeback init --store strikebak.db" in ran.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_newcomers_first_store_is_said(run, tmp_path: Path) -> None:
    """Registering an agency makes it; a second one under nearly its name takes an init."""
    made = run("agency", "add", "hkpf", "--store", "cases.db")
    assert (made.code, made.err) == (0, "New store: cases.db\n")
    assert run("agency", "add", "spf", "--store", "cases.db").err == ""
    slip = run("agency", "add", "hkpf", "--store", "case.db")
    assert slip.code == 1
    assert "cases.db" in slip.err
    assert not (tmp_path / "case.db").exists()
    assert run("init", "--store", "case.db").code == 0
    assert run("agency", "add", "hkpf", "--store", "case.db").code == 0
    assert run("agency", "add", "hkpf", "--store", "archive-2014.sqlite").err.startswith("New store")


def test_stores_are_told_by_what_they_are(tmp_path: Path) -> None:
    """Neither files of other programs nor folders are named; the likest name comes first."""
    for name in ("zeta.db", "cases.db"):
        open_store(str(tmp_path / name)).close()
    (tmp_path / "case.db").mkdir()
    (tmp_path / "casis.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    assert stores_beside(tmp_path / "casas.db") == ["cases.db", "zeta.db"]
    assert like_another(str(tmp_path / "casas.db"))
    assert not like_another(str(tmp_path / "other.sqlite"))
    assert not like_another(str(tmp_path / "cases.db"))
    assert not like_another("postgresql://somebody@example.org/hub")


def test_a_full_disk_keeps_nothing_of_an_import(ready, tmp_path: Path) -> None:
    """One clear line; the store is as it was, and takes the file in when there is space again."""
    (tmp_path / "big.csv").write_text(PLENTY, encoding="utf-8")
    with little_space(400_000):
        ran = ready("import", "big.csv", "--agency", "hkpf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "SB400" in ran.err
    assert "nothing was stored" in ran.err
    assert [one.name for one in tmp_path.glob("*.part")] == []
    again = ready("import", "big.csv", "--agency", "hkpf", "--json")
    assert (again.code, again.json["records"]) == (0, 4_000)


@pytest.mark.parametrize("command", [("export", "--format", "entities"), ("brief",)], ids=["export", "brief"])
def test_a_document_is_written_whole_or_not_at_all(linked, tmp_path: Path, command: tuple[str, ...]) -> None:
    """No space: one line, what was there stays, and no part is left; a device stays a device."""
    old = tmp_path / "old"
    old.write_text("as it was", encoding="utf-8")
    with little_space(300):
        ran = linked(*command, "--out", "old")
    assert ran.code != 0
    assert ran.err.count("\n") == 1
    assert old.read_text("utf-8") == "as it was"
    assert list(tmp_path.glob(".old*")) == []
    full = linked(*command, "--out", "/dev/full")
    assert (full.code, full.err.count("\n")) == (2, 1)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    below = linked(*command, "--out", "old/below")
    assert (below.code, "old/below" in below.err) == (2, True)
    assert linked(*command, "--out", "old").code == 0
    assert old.read_text("utf-8") != "as it was"

"""Which files the paths on a command line mean."""

from pathlib import Path

import pytest

from strikeback.flows.gather import gather_files


def names(paths: list[Path], base: Path) -> list[str]:
    """Found files, relative to a folder."""
    return [path.relative_to(base).as_posix() for path in gather_files(paths)]


def test_a_folder_stands_for_its_files_in_a_fixed_order(tmp_path: Path) -> None:
    """Sorted by path, whatever the file system's order; hidden and desktop files are passed over."""
    for name in ("b.csv", "a.csv", "sub/c.csv", ".hidden", ".git/x", "__MACOSX/a.csv", "sub/Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names([tmp_path], tmp_path) == ["a.csv", "b.csv", "sub/c.csv"]


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_database_sidecar_is_no_file_of_its_own(tmp_path: Path, end: str) -> None:
    """Beside its database it is passed over; alone it may be anything and is read."""
    for name in ("sms.db", f"sms.db{end}", f"alone.db{end}"):
        (tmp_path / name).touch()
    assert names([tmp_path], tmp_path) == [f"alone.db{end}", "sms.db"]


def test_what_is_named_is_returned_once(tmp_path: Path) -> None:
    """Also hidden or missing files, and files named twice."""
    hidden, missing = tmp_path / ".report.csv", tmp_path / "missing.csv"
    hidden.touch()
    assert gather_files([hidden, missing, hidden]) == (hidden, missing)
    (tmp_path / "a.csv").touch()
    assert names([tmp_path / "a.csv", tmp_path], tmp_path) == ["a.csv"]

"""Zip files: members stream, hostile archives are refused before anything is unpacked."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.archive import open_archive
from strikeback.intake.limits import Limits
from strikeback.model.errors import (
    BrokenFileError,
    EncryptedFileError,
    NotFoundError,
    StrikebackError,
    TooLargeError,
)


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    return path


def test_members_stream_and_are_found_by_base_name(tmp_path: Path) -> None:
    """A member is found at any depth, shallowest first, and read by pieces or whole."""
    path = _write(tmp_path, _zip({"a/b/Report.xml": b"deep", "report.xml": b"one\ntwo\n", "dir/": b""}))
    with open_archive(path) as archive:
        assert [member.name for member in archive.find("REPORT.XML")] == ["report.xml", "a/b/Report.xml"]
        assert archive.read("a/b/Report.xml") == b"deep"
        with archive.open("report.xml") as stream:
            assert list(stream) == [b"one\n", b"two\n"]
            assert stream.readable()
        assert len(archive.members) == 2


def test_parent_and_absolute_names_are_only_labels(tmp_path: Path) -> None:
    """A hostile member name can be read and writes nothing."""
    path = _write(tmp_path, _zip({"../../evil": b"x", "/etc/evil": b"y"}))
    with open_archive(path) as archive:
        assert archive.read("../../evil") == b"x"
        assert archive.read("/etc/evil") == b"y"
    assert not (tmp_path.parent / "evil").exists()
    assert sorted(child.name for child in tmp_path.iterdir()) == ["x.zip"]


def test_encrypted_archive_is_refused(tmp_path: Path) -> None:
    """The password flag of any member refuses the archive."""
    data = bytearray(_zip({"a": b"secret"}))
    data[6] |= 1
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(EncryptedFileError), open_archive(_write(tmp_path, bytes(data))):
        pass


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Ratio, total, member count and single size are all bounded."""
    path = _write(tmp_path, _zip({"a": b"\0" * 3_000_000, "b": b"1"}))
    for limits in (Limits(zip_floor=1_000), Limits(zip_total_bytes=1_000_000), Limits(zip_members=1)):
        with pytest.raises(TooLargeError), open_archive(path, limits=limits):
            pass
    with open_archive(path) as archive, pytest.raises(TooLargeError):
        archive.read("a", most=10)


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    """Two directory entries on the same packed bytes are a bomb."""
    data = bytearray(_zip({"a": b"x" * 100, "b": b"y" * 100}, zipfile.ZIP_STORED))
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(TooLargeError, match="overlap"), open_archive(_write(tmp_path, bytes(data))):
        pass


def test_links_truncation_and_wrong_checksums_are_refused(tmp_path: Path) -> None:
    """A symbolic link, a cut file and a flipped byte each give one clear error."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BrokenFileError, match="link"), open_archive(_write(tmp_path, out.getvalue())):
        pass
    good = _zip({"a": b"hello" * 50}, zipfile.ZIP_STORED)
    with pytest.raises(BrokenFileError), open_archive(_write(tmp_path, good[:-30])):
        pass
    path = _write(tmp_path, good.replace(b"hellohello", b"hellojello", 1))
    with open_archive(path) as opened, pytest.raises(BrokenFileError):
        opened.read("a")
    with open_archive(_write(tmp_path, good)) as opened, pytest.raises(NotFoundError):
        opened.read("b")


@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_is_refused_or_read(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever bytes are changed, only errors of the tree come out."""
    good = bytearray(_zip({"a": b"hello" * 50, "b/c": b"x"}))
    for _ in range(data.draw(st.integers(1, 6))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    path = _write(tmp_path_factory.mktemp("zip"), bytes(good))
    try:
        with open_archive(path) as archive:
            for member in archive.members:
                archive.read(member.name)
    except StrikebackError:
        return

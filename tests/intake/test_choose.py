"""The reader is chosen by content; what no reader may take is refused with a remedy."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.choose import choose_reader
from strikeback.intake.open import open_source
from strikeback.model.errors import (
    BrokenFileError,
    EncryptedFileError,
    RefusedInputError,
    StrikebackError,
    UnknownFormatError,
    UsageError,
    WrongKindError,
)

CASES = b"Case No,Victim Name,Victim Phone\nA1,Lee,+85251234567\n"


@cache
def _book() -> bytes:
    """One workbook: it holds the moment it was made, and its length varies with that."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Case No", "Victim Name"])
    sheet.append(["A1", "Lee"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip(names: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.csv", b"\xff\xd8\xff\xe0" + bytes(50), WrongKindError),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), WrongKindError),
        ("a.csv", b"GIF89a" + bytes(50), WrongKindError),
        (
            "a.csv",
            b"BM" + b"\x10\x00\x00\x00" + bytes(4) + b"\x36\x00\x00\x00\x28\x00\x00\x00",
            WrongKindError,
        ),
        ("a.mp4", bytes(4) + b"ftypisom" + bytes(50), WrongKindError),
        ("a.avi", b"RIFF" + bytes(4) + b"AVI ", WrongKindError),
        ("a.mp3", b"\xff\xfb\x90\x00" + bytes(500), WrongKindError),
        ("a.ogg", b"OggS" + bytes(50), WrongKindError),
        ("a.pdf", b"%PDF-1.7\n", WrongKindError),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", WrongKindError),
        ("a.xls", b"\xef\xbb\xbf\n<!DOCTYPE html>", WrongKindError),
        ("a.gz", b"\x1f\x8b\x08\x00" + bytes(20), UnknownFormatError),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), UnknownFormatError),
        ("a.exe", b"MZ\x90\x00" + bytes(80), WrongKindError),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00\x00", EncryptedFileError),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le") + b"\x00\x00", WrongKindError),
        ("a.docx", _zip(["word/document.xml"]), WrongKindError),
        ("a.xlsx", _book()[:-200], BrokenFileError),
        ("a.txt", b"hello", UnknownFormatError),
        ("a.csv", b"", RefusedInputError),
        ("a.xlsx", b"just a note of one line", WrongKindError),
    ],
)
def test_refusals(tmp_path: Path, name: str, data: bytes, error: type[StrikebackError]) -> None:
    """Each wrong file gives its own error, naming the file and what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        choose_reader(path)
    assert caught.value.remedy
    assert caught.value.where == name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", CASES),
        ("a.txt", CASES.replace(b",", b"\t")),
        ("noname", _book()),
        ("a.csv", _book()),
        ("a.xlsx", CASES),
        ("a.jsonl", b'{"case no":"1","victim":"x"}\n{"case no":"2","victim":"y"}\n'),
        ("a.json", b'[{"case_no":"1","victim_name":"x","victim_phone":"1"}]'),
    ],
)
def test_content_wins_over_the_name(tmp_path: Path, name: str, data: bytes) -> None:
    """A table is a table under any name."""
    path = tmp_path / name
    path.write_bytes(data)
    assert choose_reader(path).name == "table"


def test_format_can_be_stated(tmp_path: Path) -> None:
    """The stated reader is taken; an unknown name lists the known ones; media stay refused."""
    path = tmp_path / "a.csv"
    path.write_bytes(CASES)
    assert choose_reader(path, "whatsapp").name == "whatsapp"
    with pytest.raises(UsageError, match="table"):
        choose_reader(path, "nosuch")
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    with pytest.raises(WrongKindError):
        choose_reader(path, "table")
    with pytest.raises(RefusedInputError):
        choose_reader(tmp_path / "missing.csv")
    with pytest.raises(WrongKindError):
        choose_reader(tmp_path)


def _damaged(draw: Callable[[st.SearchStrategy[int]], int], data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(draw(st.integers(0, 5))):
        out[draw(st.integers(0, len(out) - 1))] = draw(st.integers(0, 255))
    return bytes(out[: draw(st.integers(1, len(out)))])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Damaged workbooks and tables, or any bytes: records with locators, or an error of the tree."""
    start = data.draw(st.sampled_from([_book(), CASES, b"PAR1", b"{", b"[{", b"PK\x03\x04", b"a;b\n"]))
    content = _damaged(data.draw, start) + data.draw(st.binary(max_size=60))
    path = tmp_path_factory.mktemp("any") / data.draw(st.sampled_from(["a.csv", "a.xlsx", "a.json", "a"]))
    path.write_bytes(content)
    try:
        reader = choose_reader(path)
        for item in reader.read(open_source(path, originator="hkpf")):
            assert item.locator.file == path.name
    except StrikebackError:
        return


def test_what_was_tried_and_what_to_do_is_said(tmp_path: Path) -> None:
    """Blanks and noise each have their own words; both say what to do."""
    blank = tmp_path / "blank.csv"
    blank.write_text("\n \n\n")
    with pytest.raises(UnknownFormatError, match="nothing but blanks") as caught:
        choose_reader(blank)
    assert "header line" in caught.value.remedy
    noise = tmp_path / "noise.csv"
    noise.write_bytes(b"a,b\n" + bytes(range(128, 256)) * 8 + b"\0\1\2")
    with pytest.raises(
        UnknownFormatError, match=r"tried by content: .*table.* no text in any encoding"
    ) as caught:
        choose_reader(noise)
    assert "--format" in caught.value.remedy

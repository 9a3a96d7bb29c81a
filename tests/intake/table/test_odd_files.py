"""Workbooks broken inside a sound archive, typed cells, odd exhibits and dialects."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from strikeback.intake.table.delimited import detect_dialect
from strikeback.intake.table.grid import MEDIA_CELL, text_of
from strikeback.intake.table.structured import flatten
from strikeback.model.errors import BrokenFileError


def _book_with(change: bytes) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Case No", "Victim Name"])
    plain = io.BytesIO()
    book.save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change if name == "xl/workbook.xml" else old.read(name))
    return out.getvalue()


def test_a_broken_part_breaks_the_workbook(read) -> None:
    """The archive is sound and what is in it is not; the same for an old workbook cut short."""
    with pytest.raises(BrokenFileError):
        read(_book_with(b"<broken"), name="a.xlsx")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(2)
    with pytest.raises(BrokenFileError):
        read(ole, name="a.xls")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (3.0, "3"),
        (0.5, "0.5"),
        (1e-7, "0.0000001"),
        (float("nan"), ""),
        (float("inf"), ""),
        (dt.timedelta(minutes=2), "120"),
        (dt.time(10, 20), "10:20:00"),
        (dt.date(2014, 3, 5), "2014-03-05"),
        (b"\xff\xd8", MEDIA_CELL),
        (12, "12"),
    ],
)
def test_typed_cells_become_texts(value: object, text: str) -> None:
    """One type a row."""
    assert text_of(value) == text


def test_dialects() -> None:
    """One column counts under a known header only; an empty text is no table."""
    assert detect_dialect("") is None
    single = detect_dialect("phone\n+6591234567\n")
    assert single is not None
    assert single.delimiter == ","
    assert detect_dialect("nothing known\nhere at all\n") is None


def test_nested_values_become_texts() -> None:
    """Dotted names, joined lists, objects of a list numbered, mixed lists as JSON."""
    flat = flatten({"a": {"b": 1, "c": None}, "d": [1, "x"], "e": [{"f": 1}, {"f": 2}], "g": [{"h": 1}, 2]})
    assert flat == {"a.b": "1", "a.c": "", "d": "1; x", "e.1.f": "1", "e.2.f": "2", "g": '[{"h":1},2]'}


def test_exhibits_with_numbers_and_devices(read) -> None:
    """SIM cards by number and ICCID; bad ones are counted; a row without anything gives nothing."""
    table = read(
        "Exhibit No,Type,Phone Number,ICCID,Serial No,Date Seized\n"
        "E1,SIM card,+639175550123,89014103211118510720,,30/04/2014\nE2,Laptop,12,1,SN-99812-K,\n,,,,,\n"
    )
    devices = {one.locator.row: one for one in table.kind("device")}
    assert {kind for kind, _ in table.values(devices[1])} == {"phone", "iccid"}
    assert [kind for kind, _ in table.values(devices[2])] == ["device_id"]
    assert [(row, reason) for row, reason, _ in table.refused()] == [
        (2, "bad_selector"),
        (2, "bad_selector"),
        (3, "no_content"),
    ]


def test_a_two_sided_list_of_suspects_and_devices_of_a_subscriber(read) -> None:
    """Bank accounts beside a suspect belong to the suspect."""
    table = read(
        "Suspect Name,DOB,Bank Account,Bank\nDante Cruz,13/04/1988,110-123-456789,Some Bank\n", region="PH"
    )
    person, instrument = table.kind("person", "suspect")[0], table.kind("instrument")[0]
    assert [(one.relation.value, one.to) for one in person.ties] == [("has_instrument", instrument.id)]

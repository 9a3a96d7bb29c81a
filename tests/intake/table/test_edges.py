"""Rows at the edges of what tables hold: calls, clocks, channels, hotlines, statements of parts."""

import pytest
import python_calamine as calamine

from strikeback.intake.table.delimited import detect_dialect
from strikeback.intake.table.devices import read_thing_numbers
from strikeback.intake.table.workbook import foreign_errors
from strikeback.model.errors import BrokenFileError, EncryptedFileError


def test_call_rows_without_parties_or_with_blank_ones(read) -> None:
    """A row of neither party nor time gives nothing; a blank party is left out, as are other words."""
    table = read(
        "Calling number,Called number,Date,Time,Duration,Direction\n"
        "+639175550123,-,30/04/2014,10:20,5s,transit\n-,-,-,-,90,out\n+639175550123,+639175550124,30/04/2014,,1:2:3:4,mo\n",
        region="PH",
    )
    bodies = [one.body for one in table.kind("conversation")]
    assert [(len(one.participants), one.seconds, one.direction) for one in bodies] == [
        (1, 5, ""),
        (2, None, "outgoing"),
    ]
    assert [row for row, reason, _ in table.refused() if reason == "no_content"] == [2]


@pytest.mark.parametrize(
    ("cell", "channel"),
    [("Walk-in", "victim"), ("熱線", "hotline"), ("Carrier pigeon", "Carrier pigeon"), ("", "")],
)
def test_channels_in_canonical_words(read, cell: str, channel: str) -> None:
    """Words for a way to report in several languages; others stay. A row id stands in for a number."""
    table = read(f"id,Victim Name,Reporting channel,Details\n7,Ana Belo,{cell},text\n")
    report = table.kind("report")[0]
    assert (report.body.channel, report.locator.ident) == (channel, "7")


def test_a_hotlines_caller_is_who_reports(read) -> None:
    """Bare details before the caller's name are the caller's; an age after all others is the victim's."""
    table = read(
        "case_ref,phone,town,platform,offender_handle,caller_name,age\n"
        "H1,+639175550123,Moncton,Skype,live:x1,Ana Belo,19\nH2,,Halifax,Skype,live:x2,Caro Dinu,20\n"
    )
    victim = table.kind("person", "victim")[0]
    assert (victim.body.age, victim.body.places[0].city) == (19, "Moncton")
    assert table.values(victim) == [("phone", "+639175550123")]


def test_a_nominal_is_the_suspect_only_beside_a_victim(read) -> None:
    """Where victims are told apart the other party is the suspect; alone nobody's part is stated."""
    apart = read("URN,IP Name,Nominal tel\n1,Ana Belo,+639175550123\n")
    assert apart.values(apart.kind("person", "suspect")[0]) == [("phone", "+639175550123")]
    alone = read("Nominal name,Nominal tel\nAna Belo,+639175550123\n")
    assert {one.role.value for one in alone.records} == {"unknown"}


def test_a_detail_before_a_platform_is_nobodys(read) -> None:
    """A handle that opens the table says nothing of whose the phone beside it is."""
    table = read("Username,Phone,Complainant\nana.b1,+639175550123,Caro Dinu\n")
    victim = table.kind("person", "victim")[0]
    assert not victim.selectors


def test_clocks_and_numbers_as_times(read) -> None:
    """One clock for one date; a clock that is none; numbers of a named epoch; spreadsheet days."""
    table = read(
        "Case No,Time,Date reported,Victim Name\n1,10:20,30/04/2014,Ana Belo\n"
        "2,noonish,30/04/2014,Caro Dinu\n"
    )
    first, second = (one.body.reported for one in table.kind("report"))
    assert (first.utc.hour, first.utc.minute, second.precision) == (10, 20, "day")
    table = read("username,ip,timestamp (webkit)\na_1,203.0.113.9,13046400000000000\n")
    assert table.kind("capture")[0].body.at.utc.year == 2014
    table = read("Report No,Victim Name,DOB,Date reported\n1,Ana Belo,32874,41759\n")
    assert table.kind("person", "victim")[0].body.birth_date.year == 1990
    assert table.kind("report")[0].body.reported.utc.date().isoformat() == "2014-04-30"


def test_births_of_the_last_century_in_two_digits(read) -> None:
    """12/03/65 was 1965: nobody is born in the future."""
    table = read("Report No,Victim Name,DOB\n1,Ana Belo,13/03/65\n")
    assert table.kind("person", "victim")[0].body.birth_date.year == 1965


def test_numbers_of_things_that_are_none() -> None:
    """Empty pieces are passed over, a masked card is no serial number, plain digits are one."""
    numbers = read_thing_numbers("4929123412341234 ; ; 12", "PH", b"k" * 32)
    assert "4929123412341234" not in numbers.unread
    assert [one.kind.value for one in read_thing_numbers("7391842", "PH", b"").selectors] == ["device_id"]
    masked = read_thing_numbers("500000******9169", "PH", b"k" * 32)
    assert all(one.kind.value == "card" for one in masked.selectors)


def test_texts_that_are_no_table() -> None:
    """Nothing, one line, lines cut at the end of a long head."""
    assert detect_dialect("") is None
    assert detect_dialect("just, one") is None
    long = "Report No,Details\n" + "".join(f"{number},{'x' * 1_500}\n" for number in range(60))
    assert detect_dialect(long).delimiter == ","


def test_foreign_errors_become_ours() -> None:
    """Passwords, broken files and the library's panics; our own and the interpreter's pass through."""
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(BrokenFileError), foreign_errors("x.xlsx"):
        raise panic
    with pytest.raises(BrokenFileError), foreign_errors("x.xlsx"):
        raise ValueError
    with pytest.raises(EncryptedFileError), foreign_errors("x.xlsx"):
        raise EncryptedFileError("locked")
    with pytest.raises(EncryptedFileError), foreign_errors("x.xlsx"):
        raise calamine.PasswordError
    with pytest.raises(KeyboardInterrupt), foreign_errors("x.xlsx"):
        raise KeyboardInterrupt

"""Cells of several kinds, torn rows, statements of accounts, glued encodings."""

from decimal import Decimal

import pytest

from strikeback.intake.table.contacts import read_contacts
from strikeback.intake.table.devices import read_thing_numbers
from strikeback.intake.table.genders import gender_reader, is_gender_column
from strikeback.model.errors import BrokenFileError, WrongEncodingError


@pytest.mark.parametrize(
    ("cell", "selectors", "accounts"),
    [
        ("skype: live:ana.x", [], [("skype", "live:ana.x")]),
        ("whatsapp +639175550123", ["+639175550123"], [("whatsapp", "+639175550123")]),
        ("ana_belo77", [], [("", "ana_belo77")]),
        ("0917 555 0123", ["+639175550123"], []),
        ("cell no.: 0917 555 0123", ["+639175550123"], []),
        ("email: ana@example.org; ig: ana.b", ["ana@example.org"], [("instagram", "ana.b")]),
        ("n/a", [], []),
    ],
)
def test_contacts_by_form_and_word(cell: str, selectors: list[str], accounts: list[tuple[str, str]]) -> None:
    """Each piece of a cell decides for itself."""
    found = read_contacts(cell, "", "PH")
    assert [one.value for one in found.selectors] == selectors
    assert [(one.platform, one.handle) for one in found.accounts] == accounts
    assert not found.bad


def test_prose_is_no_contact(read) -> None:
    """It is kept as it stands and counts as no error."""
    table = read(
        "Report No,Victim Name,Suspect Name,Other contact of suspect\n"
        "R1,Ana Belo,Caro Dinu,asked to move to an app\n"
        "R2,Fosi Gimo,Halu Iven,skype: live:halu\n"
    )
    assert table.kind("report")[0].unmapped == (("Other contact of suspect", "asked to move to an app"),)
    assert not table.refusals
    assert [one.body.handle for one in table.kind("account", "suspect")] == ["live:halu"]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("490154203237518", ["imei"]),
        ("IMEI: 490154203237518 / SN: C02XL0GZJGH5", ["imei", "device_id"]),
        ("8901260123456789012", ["iccid"]),
        ("4111111111111111", ["card"]),
        ("+639175550123", ["phone"]),
        ("00:1A:2B:3C:4D:5E", ["mac"]),
        ("C02XL0GZJGH5", ["device_id"]),
    ],
)
def test_numbers_of_things_by_their_form(cell: str, kinds: list[str]) -> None:
    """The test numbers are those of the standards: IMEI of 3GPP, the cards' test number."""
    numbers = read_thing_numbers(cell, "PH", b"k" * 32)
    assert [one.kind.value for one in numbers.selectors] == kinds
    assert "4111" not in numbers.unread


def test_exhibits_of_mixed_numbers(read) -> None:
    """The device, the card as a keyed digest, the site and the description."""
    table = read(
        "Exhibit No,Item,Description,Serial / IMEI / Card No,Site,Date Seized\n"
        "X-1,phone,black,490154203237518,Room 4,30/04/2014\n"
        "X-2,bank card,gold,4111111111111111,Room 5,30/04/2014\n"
        "X-3,notebook,red,??,Room 5,30/04/2014\nX-4,phone,,no label at all here,Room 5,30/04/2014\n"
    )
    exhibits = {one.body.number: one for one in table.kind("exhibit")}
    assert [one.body.site for one in exhibits.values()] == ["Room 4", "Room 5", "Room 5", "Room 5"]
    assert exhibits["X-1"].body.description == "black"
    assert [one.kind.value for one in exhibits["X-2"].selectors] == ["card"]
    assert "4111111111111111" not in repr(
        [(one.unmapped, one.selectors[0].value) for one in [exhibits["X-2"]]]
    )
    assert [one.selectors[0].kind.value for one in table.kind("device")][:1] == ["imei"]


@pytest.mark.parametrize(
    ("header", "cells", "read_as"),
    [
        ("Sexo", ["H", "M"], ["male", "female"]),
        ("Sexo", ["M", "F"], ["male", "female"]),
        ("Sexo", ["M"], ["M"]),
        ("JK", ["L", "P"], ["male", "female"]),
        ("Jenis kelamin", ["P"], ["female"]),
        ("Kasarian", ["L", "B"], ["male", "female"]),
        ("Geschlecht", ["m", "w"], ["male", "female"]),
        ("Sex", ["Female", "男", "laki-laki", "other"], ["female", "male", "male", "other"]),
    ],
)
def test_letters_of_genders_by_the_column(header: str, cells: list[str], read_as: list[str]) -> None:
    """M is a man beside F and a woman beside H; alone under a Spanish header it stays as stated."""
    reader = gender_reader(header, cells)
    assert [reader(cell) for cell in cells] == read_as


def test_gender_columns_by_their_values() -> None:
    """Two letters that are a pair, or words; not any two letters."""
    assert is_gender_column(["P", "L", "P"])
    assert is_gender_column(["male", "女"])
    assert not is_gender_column(["A", "B"])
    assert not is_gender_column(["M"])


def test_an_account_statement_has_the_account_on_one_side(read) -> None:
    """Debits leave it, credits come in; nobody gets a part in a case."""
    table = read(
        "Txn Date;Account No;Account Name;Description;Reference;Debit;Credit\n"
        "06/08/2013;416907048027;ANA BELO;ATM;193178915;710.92;\n"
        "08/08/2013;416907048027;ANA BELO;TRANSFER;296166460;;65.08\n"
    )
    assert table.maps[0].kind.value == "transfers"
    assert {one.role.value for one in table.records} == {"unknown"}
    account = {one.id for one in table.kind("instrument")}
    out, into = table.kind("payment")
    assert (out.body.money.amount, into.body.money.amount) == (Decimal("710.92"), Decimal("65.08"))
    assert [one.relation.value for one in out.ties if one.to in account] == ["payer"]
    assert [one.relation.value for one in into.ties if one.to in account] == ["payee"]


def test_rows_torn_by_a_separator_in_a_text(read) -> None:
    """Joined where every date and number fits again; counted; one that fits nowhere stays a text."""
    head = "Report No,Victim Name,Details,Date Reported,Victim Email\n"
    good = "R1,Ana Belo,nothing,30/04/2014,a@example.org\n"
    table = read(f"{head}{good}R2,Caro Dinu,paid, then blocked,01/05/2014,c@example.org\n")
    second = table.kind("report")[1].body
    assert (second.narrative, second.reported.utc.day) == ("paid, then blocked", 1)
    assert table.refused() == [(2, "malformed", "more cells than the header: put together again")]


def test_several_offenders_in_one_cell(read) -> None:
    """As many suspects as plain names; what is stated once stays with the first."""
    table = read(
        "Report No,Victim Name,Suspect Name,Suspect Phone\nR1,Ana Belo,Caro Dinu; Elar Fosi,+639175550123\n"
    )
    suspects = table.kind("person", "suspect")
    assert [table.texts(one)[0][0] for one in suspects] == ["Caro Dinu", "Elar Fosi"]
    assert [len(one.selectors) for one in suspects] == [1, 0]


def test_open_day_and_month_is_said(read) -> None:
    """No value, caller or country decides: the moment says so; a stated order closes it."""
    text = "Report No,Victim Name,Date Reported,Details\nR1,Ana Belo,03/04/2014,text\n"
    assert read(text).kind("report")[0].body.reported.ambiguous
    assert not read(text, date_order="DMY").kind("report")[0].body.reported.ambiguous


def test_births_in_six_digits_and_eras(read) -> None:
    """Year, month and day as Korean files write them; Japanese eras; two-digit years are past ones."""
    table = read("피해자성명,생년월일,사건번호\n김하나,070917,1\n이두나,651231,2\n", region="KR")
    births = [one.body.birth_date for one in table.kind("person", "victim")]
    assert [(one.year, one.month, one.day) for one in births] == [(2007, 9, 17), (1965, 12, 31)]
    table = read(
        "受理番号,受理年月日,被害者氏名,被害者生年月日\n1,令和7年1月11日,山田花子,平成元年2月3日\n",
        region="JP",
    )
    assert table.kind("report")[0].body.reported.utc.date().isoformat() == "2025-01-11"
    born = table.kind("person", "victim")[0].body.birth_date
    assert (born.year, born.month, born.day) == (1989, 2, 3)


def test_lists_of_objects_get_columns(read) -> None:
    """One account an element, each with its own platform, also where later records add a key."""
    table = read(
        '{"caseRef":"1","victim":{"name":"Ana Belo"},"offender":{"accounts":['
        '{"platform":"Instagram","username":"a.b1"},'
        '{"platform":"Skype","username":"live:a"}]}}\n'
        '{"caseRef":"2","victim":{"name":"Caro Dinu"},"offender":{"accounts":['
        '{"platform":"Kik","username":"c_9"}]},"late":"x"}\n',
        name="x.jsonl",
    )
    accounts = [(one.body.platform, one.body.handle) for one in table.kind("account", "suspect")]
    assert accounts == [("instagram", "a.b1"), ("skype", "live:a"), ("kik", "c_9")]
    assert table.kind("report")[1].unmapped == (("late", "x"),)
    assert not table.refusals


def test_glued_encodings_are_named(read) -> None:
    """Lines in Big5 under lines in UTF-8: refused with the line, not read as rare characters."""
    big5 = "案號,被害人姓名,案情\n1,陳大文,對方要求匯款並威脅公開影片給朋友\n".encode("cp950")
    utf8 = "2,王小明,對方在網上要求付款並威脅公開\n".encode()
    with pytest.raises(WrongEncodingError, match="line 3"):
        read(big5 + utf8)


def test_a_table_of_which_nothing_is_taken_is_refused(read) -> None:
    """One cell beyond all limits in the only row."""
    with pytest.raises(BrokenFileError, match="no row"):
        read("Report No,Details\n1," + "x" * 4_000_100 + "\n")


def test_arrests_say_when_and_where(read) -> None:
    """The day and place of an arrest, and the accounts admitted in one cell."""
    table = read(
        "Name of arrested person,Date of birth,Date of arrest,Place of arrest,Social accounts admitted\n"
        'Ana Belo,01/02/1990,30/04/2014,Room 4,"facebook: ana.b1, facebook: ana.b2"\n'
        "Caro Dinu,01/02/1991,30/04/2014,Room 5,skype: live:caro\n"
    )
    first = table.kind("person", "suspect")[0]
    assert (first.body.arrested, first.body.arrested_at.utc.day, first.body.arrest_place) == (
        True,
        30,
        "Room 4",
    )
    assert len([one for one in first.ties if one.relation.value == "has_account"]) == 2


def test_payees_are_names_or_wallets(read) -> None:
    """An address in a column of payees is an instrument, not a name; the example is Bitcoin's first."""
    table = read(
        "Report No,Victim Name,Suspect Name,Amount paid,Remitted to\n"
        "R1,Ana Belo,Caro Dinu,USD 50,Elar Fosi\n"
        "R2,Gimo Halu,Caro Dinu,USD 60,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n"
    )
    assert [table.texts(one) for one in table.kind("person", "unknown")] == [[("Elar Fosi", "holder")]]
    assert [one.selectors[0].kind.value for one in table.kind("instrument")] == ["wallet"]
    assert not table.refusals


@pytest.mark.parametrize("heading", ["이용 메신저", "사용 메신저", "App account", "Messenger"])
def test_a_column_of_platform_names_is_no_account(read, heading: str) -> None:
    """A heading that holds the name of a service does not make "Telegram" somebody's user name."""
    table = read(
        f"Case no,Victim name,Suspect username,{heading}\n"
        "R1,Ana Belo,luna.haze19,Telegram\nR2,Fosi Gimo,jade_fern7,Instagram\n"
        "R3,Ono Gimo,jade_fern8,Telegram\n"
    )
    assert sorted(value for one in table.kind("account") for _, value in table.values(one)) == [
        "instagram:jade_fern7",
        "telegram:jade_fern8",
        "telegram:luna.haze19",
    ]


@pytest.mark.parametrize("heading", ["Facebook Suspek", "嫌疑人Telegram", "상대방페이스북"])
def test_addresses_at_a_platform_are_accounts(read, heading: str) -> None:
    """They hold the platform's name and are no names of platforms."""
    host = "t.me" if "Telegram" in heading else "www.facebook.com"
    table = read(
        f"Case no,Victim name,{heading}\n"
        f"R1,Ana Belo,https://{host}/jade.fern7\nR2,Fosi Gimo,{host}/luna.haze8\n"
    )
    assert len(table.kind("account", "suspect")) == 2

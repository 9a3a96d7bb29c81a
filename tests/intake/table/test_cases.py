# ruff: noqa: E501 - rows of a table stand on one line
"""Case reports in several languages and layouts become the records of decision 0002."""

from decimal import Decimal

import pytest

SEMICOLONS = """Cases of the first quarter;;;;;;;;;;;
;;;;;;;;;;;
Case No.;Date;Victim Name;Age;Phone;Platform;Account;Demand;Amount paid (HKD);Payee account;Account holder;Details
A1;03/04/2014;Wong Siu Ming;17;5123 4567;fb;anna.x88;USD 500;3.000,50;GB82 WEST 1234 5698 7654 32;Dante Cruz;"He paid; then more
was asked."
A2;13/04/2014;Lee;unk;+852 5123 4568;Skype;live:x.y;;#REF!;;;text
Total;;;;;;;;3.000,50;;;
A3;14/04/2014;Chan;18;5123 4569;WhatsApp;+63 917 000 0000;;1;2;3;4;5;6
A4;15/04/2014;Ho
Case No.;Date;Victim Name;Age;Phone;Platform;Account;Demand;Amount paid (HKD);Payee account;Account holder;Details
"""


def test_one_row_gives_report_victim_offender_money(read) -> None:
    """Every convention of a case row on one table with a title, semicolons and a decimal comma."""
    table = read(SEMICOLONS, region="HK", zone="Asia/Hong_Kong")
    report = table.kind("report")[0]
    body = report.body
    assert (body.number, body.platform, body.narrative) == (
        "A1",
        "facebook",
        "He paid; then more\nwas asked.",
    )
    assert body.reported.utc.isoformat() == "2014-04-02T16:00:00+00:00"
    assert (report.locator.row, report.locator.line, report.locator.ident) == (1, 4, "A1")
    row = [one for one in table.records if one.locator.row == 1]
    assert {one.report for one in row} == {report.id}
    assert {one.locator.ident for one in row} == {"A1"}
    victim = next(one for one in row if one.role.value == "victim")
    assert table.texts(victim) == [("Wong Siu Ming", "legal")]
    assert victim.body.age == 17
    assert table.values(victim) == [("phone", "+85251234567")]
    account = next(one for one in row if one.kind == "account")
    suspect = next(one for one in row if one.kind == "person" and one.role.value == "suspect")
    assert account.role.value == "suspect"
    assert [(one.relation.value, one.to) for one in suspect.ties] == [("has_account", account.id)]
    instrument = next(one for one in row if one.kind == "instrument")
    assert instrument.body.holder.text == "Dante Cruz"
    assert table.values(instrument) == [("iban", "GB82WEST12345698765432")]
    payment = next(one for one in row if one.kind == "payment")
    assert (payment.body.money.amount, payment.body.money.currency) == (Decimal("3000.50"), "HKD")
    assert [(one.relation.value, one.to) for one in payment.ties] == [
        ("payer", victim.id),
        ("payee", instrument.id),
    ]
    demand = next(one for one in row if one.kind == "demand")
    assert (demand.body.money.amount, demand.body.money.currency) == (Decimal(500), "USD")
    assert ("demanded_by", suspect.id) in [(one.relation.value, one.to) for one in demand.ties]


def test_ragged_rows_totals_and_errors_are_counted(read) -> None:
    """Nothing is lost silently: a long row is kept as text, a short one read, the rest refused by name."""
    table = read(SEMICOLONS, region="HK")
    assert table.refused() == [
        (2, "malformed", "Amount paid (HKD): spreadsheet error"),
        (3, "no_content", "total row"),
        (4, "malformed", "more cells than the header"),
        (5, "malformed", "fewer cells than the header"),
        (6, "no_content", "repeated header"),
    ]
    long = next(one for one in table.kind("report") if one.locator.row == 4)
    assert "+63 917 000 0000" in long.body.narrative
    assert next(one for one in table.kind("report") if one.locator.row == 5).locator.ident == "A4"


HANT = (
    "報案編號,報案日期,被害人姓名,出生日期,被害人電話,嫌疑人臉書帳號,嫌疑人暱稱,使用平台,要求金額,匯款方式,損失金額,案情摘要,密碼\n"
    "103-1,103年3月5日,王小明,87/3/2,0912-345-678,anna.cruz.9,Anna,臉書,新台幣3萬元,西聯匯款,5000元,對方要求匯款否則傳送給朋友,x\n"
)


@pytest.mark.parametrize("codec", ["big5", "utf-8-sig", "utf-16"])
def test_traditional_chinese(read, codec: str) -> None:
    """Dates of the Republic, 萬 and 元, secrets skipped; in the encodings of Taiwan and Hong Kong."""
    table = read(HANT, codec=codec, region="TW", zone="Asia/Taipei")
    victim = table.kind("person", "victim")[0]
    assert (victim.body.birth_date.year, victim.body.birth_date.month, victim.body.birth_date.day) == (
        1998,
        3,
        2,
    )
    assert table.values(victim) == [("phone", "+886912345678")]
    assert table.texts(table.kind("person", "suspect")[0]) == [("Anna", "nickname")]
    demand, payment = table.kind("demand")[0].body, table.kind("payment")[0].body
    assert (demand.money.amount, demand.money.currency) == (Decimal(30_000), "TWD")
    assert (payment.money.amount, payment.money.currency, payment.method) == (
        Decimal(5_000),
        "TWD",
        "westernunion",
    )
    assert table.refused() == [(1, "secret_skipped", "密碼")]
    assert "x" not in [text for one in table.records for _, text in one.unmapped]


def test_korean_in_cp949(read) -> None:
    """Korean headers, dates, amounts and messenger ids."""
    text = (
        "접수번호,접수일시,피해자 성명,피해자 연락처,피의자 카카오톡 아이디,사용 이름,요구금액,송금액,계좌번호,은행,예금주,사건개요\n"
        "2014-77,2014년 3월 5일 오후 3시 20분,김지원,010-0000-1234,sweet_a99,Kim Mina,500만원,100만원,110-123-456789,신한은행,박가상,상대방이 영상을 유포한다고 협박함\n"
    )
    table = read(text, codec="cp949", region="KR", zone="Asia/Seoul")
    report = table.kind("report")[0].body
    assert report.reported.utc.isoformat() == "2014-03-05T06:20:00+00:00"
    suspect = table.kind("person", "suspect")[0]
    assert table.texts(suspect) == [("Kim Mina", "persona")]
    assert table.values(table.kind("account", "suspect")[0]) == [("handle", "kakaotalk:sweet_a99")]
    demand, payment = table.kind("demand")[0].body, table.kind("payment")[0].body
    assert (demand.money.amount, payment.money.amount) == (Decimal(5_000_000), Decimal(1_000_000))
    instrument = table.kind("instrument")[0]
    assert instrument.role.value == "suspect"
    assert table.values(instrument)[0][0] == "bank_account"


def test_group_headings_above_repeated_headers(read) -> None:
    """A row of group names above the header tells whose the columns are."""
    text = (
        ",Victim,,,Suspect,,,\nCase,Name,Age,Phone,Name,Facebook,Phone,Facts\n"
        "7,Lee Wei,16,+6591234567,Anna Cruz,anna.c1,+639175550123,threatened\n"
    )
    table = read(text, region="SG")
    assert table.texts(table.kind("person", "victim")[0]) == [("Lee Wei", "legal")]
    suspect = table.kind("person", "suspect")[0]
    assert table.texts(suspect) == [("Anna Cruz", "unknown")]
    assert table.values(suspect) == [("phone", "+639175550123")]
    assert table.values(table.kind("account")[0]) == [("handle", "facebook:annac1")]


def test_several_values_platform_in_the_cell_and_bad_selectors(read) -> None:
    """Lists split; a platform in a cell beats the column; what cannot be used is kept and counted."""
    text = (
        "report id,victim phone,suspect handle,platform,suspect email\n"
        'R1,"+6591234567; +6591234568","FB: anna.x\nig @anna_y\nSkype live:z","Facebook",not an address\n'
        "R2,12,https://www.facebook.com/anna.z9,,a@example.org\n"
    )
    table = read(text, region="SG")
    first, second = table.kind("person", "victim")[0], table.kind("report")[1]
    assert [value for _, value in table.values(first)] == ["+6591234567", "+6591234568"]
    handles = {table.values(one)[0][1] for one in table.kind("account") if one.locator.row == 1}
    assert handles == {"facebook:annax", "instagram:anna_y", "skype:live:z"}
    assert {reason for _, reason, _ in table.refused()} == {"bad_selector"}
    assert {(row, what.split(":")[0]) for row, _, what in table.refused()} == {
        (1, "suspect email"),
        (2, "victim phone"),
    }
    assert second.unmapped == (("victim phone", "12"),)
    link = [one for one in table.kind("account") if one.locator.row == 2]
    assert ("handle", "facebook:annaz9") in table.values(link[0])


def test_reporter_beside_a_victim_and_complainant_alone(read) -> None:
    """Who complains is the victim unless the table names victims apart."""
    both = read("Case No,Victim Name,Complainant Name,Narrative\n1,Lee Wei,Lee Mei,facts\n")
    assert both.texts(both.kind("person", "reporter")[0]) == [("Lee Mei", "legal")]
    alone = read("Case No,Complainant Name,Suspect Name,Narrative\n1,Lee Mei,Anna,facts\n")
    assert alone.texts(alone.kind("person", "victim")[0]) == [("Lee Mei", "legal")]


def test_a_reporter_whose_age_is_asked_is_the_victim(read) -> None:
    """Where nobody else who was harmed is told of; who is told apart, or asked for no age, stays the reporter."""
    table = read(
        "report_no,reported_on,reporter,age,contact,suspect account,platform,narrative\n"
        "r1,2026-04-29,Lee Mei,21,+84 925 211 193,northecho94,Instagram,facts\n"
    )
    victim = table.kind("person", "victim")[0]
    assert (table.texts(victim), victim.body.age) == ([("Lee Mei", "legal")], 21)
    assert not table.kind("person", "reporter")
    apart = read("Case No,Victim Name,Reporter Name,Age,Narrative\n1,Lee Wei,Lee Mei,41,facts\n")
    assert apart.texts(apart.kind("person", "reporter")[0]) == [("Lee Mei", "legal")]
    mother = read("Case No,Reporter Name,Age,Relationship to child,Narrative\n1,Lee Mei,41,mother,facts\n")
    assert not mother.kind("person", "victim")
    unasked = read("Case No,Reporter Name,Phone,Suspect Name,Narrative\n1,Lee Mei,555,Anna,facts\n")
    assert not unasked.kind("person", "victim")
    assert unasked.texts(unasked.kind("person", "reporter")[0]) == [("Lee Mei", "legal")]


def test_unknown_columns_stay_on_the_report(read) -> None:
    """A column nobody understands is kept whole; running numbers are not."""
    table = read("No,Case No,Victim Name,Zorblax,Officer in charge\n1,A,Lee Wei,blue 7,Sgt Tan\n")
    assert dict(table.kind("report")[0].unmapped) == {"Zorblax": "blue 7", "Officer in charge": "Sgt Tan"}
    assert len(table.kind("person")) == 1


def test_media_and_data_addresses_are_never_kept(read) -> None:
    """Media columns, data addresses and base64 inside a text are cut and counted."""
    blob = "A" * 600
    table = read(
        f"Case No,Victim Name,Photo,Extra,Narrative\n1,Lee Wei,x.jpg,data:image/png;base64{blob},before {blob} after\n"
    )
    assert sorted(table.refused()) == [
        (1, "media_skipped", "Extra"),
        (1, "media_skipped", "Narrative"),
        (1, "media_skipped", "Photo"),
    ]
    body = table.kind("report")[0].body
    assert blob not in body.narrative
    assert body.narrative.startswith("before ")

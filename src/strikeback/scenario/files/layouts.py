"""The tables of police agencies and the hotline: their own headings, order of columns, ways of writing.

A column is its heading, the cell it shows and the style of that cell.
"""

from typing import Final

from strikeback.model.base import Frozen

Column = tuple[str, str, str]


class Layout(Frozen, frozen=True, kw_only=True):
    """How one agency's case table looks."""

    file: str
    """Name below the agency's folder; ``*`` stands for the part."""
    kind: str
    """``csv``, ``xlsx`` or ``jsonl``."""
    columns: tuple[Column, ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\r\n"
    above: tuple[str, ...] = ()
    """Lines above the heading (spreadsheets)."""
    sheet: str = "Sheet1"


HK: Final = (
    ("案件編號", "number", ""),
    ("報案日期", "reported", "ymd/"),
    ("首次接觸時間", "contact", "ymd/"),
    ("事主姓名", "name", ""),
    ("性別", "sex", ""),
    ("年齡", "age", "歲"),
    ("出生日期", "birth", "ymd/"),
    ("聯絡電話", "phone", ""),
    ("電郵地址", "mail", ""),
    ("身份證號碼", "document", ""),
    ("居住地區", "city", "native"),
    ("社交平台", "platform", ""),
    ("疑犯帳號", "handle", "link"),
    ("疑犯網名", "persona", ""),
    ("疑犯其他聯絡方法", "second", "labelled"),
    ("疑犯電郵", "offender_mail", ""),
    ("勒索金額", "amount", "signed"),
    ("已付金額", "paid", "signed"),
    ("收款人", "payee", ""),
    ("匯款編號", "reference", ""),
    ("案情撮要", "narrative", ""),
    ("狀態", "status", ""),
)
SG: Final = (
    ("S/N", "serial", ""),
    ("Report No.", "number", ""),
    ("Date of Report", "reported", "cell"),
    ("Complainant / Victim", "name", ""),
    ("Gender", "sex", ""),
    ("D.O.B.", "birth", "cell"),
    ("Contact No.", "phone", ""),
    ("Email", "mail", ""),
    ("NRIC/FIN", "document", ""),
    ("Estate", "city", ""),
    ("Date/Time of Contact", "contact", "cell"),
    ("Platform", "platform", ""),
    ("Subject's Account", "handle", "plain"),
    ("Name Used by Subject", "persona", ""),
    ("Other Contact of Subject", "second", ""),
    ("Amount Demanded", "amount", "grouped"),
    ("Amount Lost", "paid", "grouped"),
    ("Remitted to", "payee", ""),
    ("MTCN / Ref", "reference", ""),
    ("Brief Facts", "narrative", ""),
)
UK: Final = (
    ("URN", "number", ""),
    ("Date reported", "reported", "dmy/"),
    ("Victim surname", "family", "family"),
    ("Victim forename(s)", "given", "given"),
    ("Sex", "sex", ""),
    ("DOB", "birth", "dmy/"),
    ("Telephone", "phone", ""),
    ("E-mail", "mail", ""),
    ("Town", "city", ""),
    ("School", "school", ""),
    ("Victim username", "own", ""),
    ("Site/app", "platform", ""),
    ("Suspect username or URL", "handle", "link"),
    ("Suspect display name", "persona", ""),
    ("Moved to", "second", "labelled"),
    ("Suspect e-mail", "offender_mail", ""),
    ("First contact", "contact", "dmy/"),
    ("Demand (£)", "amount", "grouped"),
    ("Paid (£)", "paid", "grouped"),
    ("Paid on", "paid_at", "day:dmy/"),
    ("Payee", "payee", ""),
    ("Payment ref", "reference", ""),
    ("Circumstances", "narrative", ""),
)
ID: Final = (
    ("No. Laporan", "number", ""),
    ("Tanggal Lapor", "reported", "dmy-"),
    ("Nama Korban", "name", ""),
    ("JK", "sex", ""),
    ("Umur", "age", " thn"),
    ("Tgl Lahir", "birth", "dmy-"),
    ("No. HP Korban", "phone", ""),
    ("Email Korban", "mail", ""),
    ("NIK", "document", ""),
    ("Kota", "city", ""),
    ("Media Sosial", "platform", ""),
    ("Akun Pelaku", "handle", "at"),
    ("Nama yang Dipakai Pelaku", "persona", ""),
    ("Kontak Lain Pelaku", "second", ""),
    ("Waktu Kejadian", "contact", "dmy-"),
    ("Permintaan", "amount", "dots"),
    ("Kerugian", "paid", "dots"),
    ("Penerima Uang", "payee", ""),
    ("No. Kiriman", "reference", ""),
    ("Kronologi", "narrative", ""),
    ("Keterangan", "status", ""),
)
AU: Final = (
    ("ReferenceNumber", "number", ""),
    ("ReportedDate", "reported", "dmy/"),
    ("VictimFamilyName", "family", "family"),
    ("VictimGivenNames", "given", "given"),
    ("VictimDOB", "birth", "dmy/"),
    ("VictimGender", "sex", ""),
    ("VictimPhone", "phone", ""),
    ("VictimEmail", "mail", ""),
    ("Suburb", "city", ""),
    ("OffenderPlatform", "platform", ""),
    ("OffenderAccount", "handle", "plain"),
    ("OffenderAlias", "persona", ""),
    ("OffenderOtherContact", "second", ""),
    ("OffenderEmail", "offender_mail", ""),
    ("IncidentDate", "contact", "dmy/"),
    ("DemandAUD", "amount", "bare"),
    ("LossAUD", "paid", "bare"),
    ("PaidTo", "payee", ""),
    ("TransactionRef", "reference", ""),
    ("Summary", "narrative", ""),
)
KR: Final = (
    ("접수번호", "number", ""),
    ("접수일시", "reported", "iso"),
    ("피해자 성명", "name", ""),
    ("성별", "sex", ""),
    ("생년월일", "birth", "iso"),
    ("연락처", "phone", ""),
    ("이메일", "mail", ""),
    ("거주지", "city", "native"),
    ("이용 플랫폼", "platform", ""),
    ("피의자 계정", "handle", "plain"),
    ("피의자 사용명", "persona", ""),
    ("피의자 기타 연락처", "second", "labelled"),
    ("최초 접촉일시", "contact", "iso"),
    ("요구 금액", "amount", "won"),
    ("피해 금액", "paid", "won"),
    ("수취인", "payee", ""),
    ("송금번호", "reference", ""),
    ("피해 내용", "narrative", ""),
    ("진행상태", "status", ""),
)
MY: Final = (
    ("No. Repot", "number", ""),
    ("Tarikh Repot", "reported", "dmy."),
    ("Nama Pengadu", "name", ""),
    ("Jantina", "sex", ""),
    ("No. KP", "document", ""),
    ("Umur", "age", ""),
    ("Tarikh Lahir", "birth", "dmy."),
    ("No. Telefon", "phone", ""),
    ("E-mel", "mail", ""),
    ("Bandar", "city", ""),
    ("Platform", "platform", ""),
    ("Akaun Suspek", "handle", "at"),
    ("Nama Digunakan Suspek", "persona", ""),
    ("Hubungan Lain Suspek", "second", ""),
    ("Tarikh Kejadian", "contact", "dmy."),
    ("Jumlah Diminta (RM)", "amount", "cents"),
    ("Kerugian (RM)", "paid", "cents"),
    ("Penerima", "payee", ""),
    ("No. Rujukan Bayaran", "reference", ""),
    ("Ringkasan Kes", "narrative", ""),
    ("Status", "status", ""),
)
PH: Final = (
    ("BLOTTER NO", "number", ""),
    ("DATE REPORTED", "reported", "mdy/"),
    ("PANGALAN NG BIKTIMA / NAME OF VICTIM", "name", ""),
    ("EDAD", "age", ""),
    ("KAPANGANAKAN", "birth", "mdy/"),
    ("CELLPHONE NO", "phone", ""),
    ("EMAIL ADD", "mail", ""),
    ("ADDRESS", "city", ""),
    ("COUNTRY", "country", ""),
    ("SOCMED", "platform", ""),
    ("ACCOUNT NG SUSPEK", "handle", "link"),
    ("PANGALANG GINAMIT", "persona", ""),
    ("IBA PANG CONTACT", "second", ""),
    ("EMAIL NG SUSPEK", "offender_mail", ""),
    ("DATE COMMITTED", "contact", "mdy/"),
    ("HALAGANG HININGI", "amount", "signed"),
    ("HALAGANG NAIBIGAY", "paid", "signed"),
    ("PAYEE", "payee", ""),
    ("CONTROL NO", "reference", ""),
    ("SALAYSAY", "narrative", ""),
)
HOTLINE: Final = (
    ("case_ref", "number", ""),
    ("received_at", "reported", "zone"),
    ("caller_name", "name", ""),
    ("age", "age", "cell"),
    ("dob", "birth", "iso"),
    ("phone", "phone", ""),
    ("email", "mail", ""),
    ("town", "city", ""),
    ("country", "country", ""),
    ("platform", "platform", ""),
    ("offender_handle", "handle", "plain"),
    ("offender_display_name", "persona", ""),
    ("offender_other_contact", "second", "labelled"),
    ("offender_email", "offender_mail", ""),
    ("first_contact", "contact", "zone"),
    ("demanded", "amount", "code"),
    ("paid", "paid", "code"),
    ("payee", "payee", ""),
    ("payment_reference", "reference", ""),
    ("account_of_events", "narrative", ""),
)


def layouts(preset: str, hk_encoding: str) -> dict[str, Layout]:
    """The case tables of a preset, by agency."""
    korean = (
        Layout(file="사건목록*.csv", kind="csv", columns=KR, encoding="cp949")
        if preset == "2014"
        else Layout(
            file="몸캠피싱_사건목록*.xlsx",
            kind="xlsx",
            columns=KR,
            above=("사이버범죄 접수 현황", ""),
            sheet="접수대장",
        )
    )
    title = ("TECHNOLOGY CRIME - EXTORTION CASES", "Extracted for the coordination meeting. Restricted.", "")
    raid = "ph-acg" if preset == "2014" else "joint-raid-team"
    return {
        "hk-police": Layout(file="裸聊勒索案件*.csv", kind="csv", columns=HK, encoding=hk_encoding),
        "sg-police": Layout(
            file="extortion_cases*.xlsx", kind="xlsx", columns=SG, above=title, sheet="Cases"
        ),
        "uk-ceop": Layout(file="referrals*.csv", kind="csv", columns=UK, encoding="cp1252", delimiter=";"),
        "id-police": Layout(file="laporan*.csv", kind="csv", columns=ID, newline="\n"),
        "au-police": Layout(file="reports*.csv", kind="csv", columns=AU),
        "kr-police": korean,
        "my-police": Layout(file="repot*.csv", kind="csv", columns=MY, delimiter=";", encoding="utf-8-sig"),
        "hotline": Layout(file="calls*.jsonl", kind="jsonl", columns=HOTLINE),
        raid: Layout(file="case_table*.csv", kind="csv", columns=PH, encoding="utf-8-sig"),
    }

"""Headers in many languages: concept and whose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.table.headers import read_header
from strikeback.intake.table.vocabulary import fold


@pytest.mark.parametrize(
    ("header", "concept", "whose"),
    [
        ("Case No.", "report_number", ""),
        ("Date Reported", "reported", ""),
        ("victim_name", "name", "victim"),
        ("VictimName", "name", "victim"),
        ("Victim's DOB", "birth", "victim"),
        ("Complainant Phone", "phone", "complainant"),
        ("Vicitm Name", "name", "victim"),
        ("suspct name", "name", "suspect"),
        ("Suspect", "name", "suspect"),
        ("name used by suspect", "persona", "suspect"),
        ("Suspect Facebook URL", "profile_url", "suspect"),
        ("被害人姓名", "name", "victim"),
        ("嫌疑人臉書帳號", "handle", "suspect"),
        ("事主電話", "phone", "victim"),
        ("受害人年龄", "age", "victim"),
        ("損失金額(港幣)", "amount", ""),
        ("要求金額", "demand", ""),
        ("收款帳號", "bank_account", ""),
        ("戶名", "name", "holder"),
        ("報案日期", "reported", ""),
        ("發生時間", "incident", ""),
        ("案情摘要", "narrative", ""),
        ("對方使用平台", "platform", "suspect"),
        ("匯款人", "name", "sender"),
        ("收款人姓名", "name", "receiver"),
        ("證物編號", "exhibit_number", ""),
        ("피해자 성명", "name", "victim"),
        ("피의자 연락처", "phone", "suspect"),
        ("용의자 계좌번호", "bank_account", "suspect"),
        ("접수번호", "report_number", ""),
        ("송금일시", "paid_at", ""),
        ("사건개요", "narrative", ""),
        ("예금주", "name", "holder"),
        ("카카오톡 아이디", "handle", ""),
        ("신고인 전화번호", "phone", "complainant"),
        ("요구금액", "demand", ""),
        ("생년월일", "birth", ""),
        ("Nama Korban", "name", "victim"),
        ("No HP Pelaku", "phone", "suspect"),
        ("Tanggal Laporan", "reported", ""),
        ("Nomor Rekening Tujuan", "bank_account", ""),
        ("Kronologi", "narrative", ""),
        ("Nama Mangsa", "name", "victim"),
        ("Tarikh Laporan", "reported", ""),
        ("No. Telefon Suspek", "phone", "suspect"),
        ("Pengirim", "name", "sender"),
        ("Pangalan ng Biktima", "name", "victim"),
        ("Petsa ng pangyayari", "incident", ""),
        ("Salaysay", "narrative", ""),
        ("Nombre de la víctima", "name", "victim"),
        ("teléfono del sospechoso", "phone", "suspect"),
        ("Fecha de denuncia", "reported", ""),
        ("Prénom de la victime", "given", "victim"),
        ("Montant demandé (EUR)", "demand", ""),
        ("Bénéficiaire", "name", "receiver"),
        ("Geburtsdatum Opfer", "birth", "victim"),
        ("被害者氏名", "name", "victim"),
        ("MTCN", "remittance", ""),
        ("GCash No", "ewallet", ""),
        ("IMEI 1", "imei", ""),
        ("SHA-1", "sha1", ""),
        ("Password", "secret", ""),
        ("FB password", "secret", ""),
        ("密碼", "secret", ""),
        ("Profile photo", "media", ""),
        ("Seized From", "name", "seized_from"),
        ("Date Seized", "seized_at", ""),
        ("A-Number", "name", "caller"),
        ("B Party", "name", "callee"),
        ("Officer in Charge", "name", "officer"),
        ("Identified by", "identified_by", ""),
        ("姓名 Name", "name", ""),
        ("#", "ignore", ""),
        ("zxqwv", "none", ""),
        ("", "none", ""),
    ],
)
def test_headers(header: str, concept: str, whose: str) -> None:
    """One header a row, as agencies of eight languages write them."""
    meaning = read_header(header)
    assert (meaning.concept.value, meaning.whose.value) == (concept, whose)


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_header_is_read(header: str) -> None:
    """No header raises; confidence stays within 0 and 1; folding twice changes nothing."""
    assert 0 <= read_header(header).confidence <= 1
    assert fold(fold(header)) == fold(header)

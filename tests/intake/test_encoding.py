"""Encodings are decided over the whole file, by evidence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.encoding import decode_head, detect_encoding, open_text, read_text
from strikeback.model.errors import TooLargeError, WrongEncodingError

TEXTS = {
    "hant": "報案編號,被害人姓名,電話,嫌疑人帳號,金額\nA1,王小明,0912345678,anna,3000\n",
    "hans": "报案编号,受害人姓名,电话,嫌疑人账号,金额\nA1,王小明,13912345678,anna,3000\n",
    "hangul": "접수번호,피해자 성명,연락처,계좌번호,피해금액\n1,김지원,010-1234,국민은행,50000\n",
    "kana": "受付番号,被害者氏名,電話番号,容疑者アカウント\n1,やまだ,03,アンナ\n",
    "latin": "numéro,prénom,téléphone,pays\n1,José Muñoz,06,Côte d'Ivoire\n",
    "cyrillic": "номер,имя,телефон\n1,Иван,7\n",
}
CODECS = {
    "hant": ["cp950", "big5hkscs", "gb18030"],
    "hans": ["gb18030"],
    "hangul": ["cp949", "euc-kr"],
    "kana": ["cp932", "euc_jp"],
    "latin": ["cp1252", "latin-1"],
    "cyrillic": ["cp1251"],
}
PAIRS = [
    (script, codec)
    for script, codecs in CODECS.items()
    for codec in [*codecs, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
]


@pytest.mark.parametrize(("script", "codec"), PAIRS)
def test_text_comes_back_as_written(tmp_path: Path, script: str, codec: str) -> None:
    """Every script in every encoding used for it is read back letter by letter."""
    if codec == "utf-16-be" and script not in {"latin", "hant", "hans", "hangul", "kana", "cyrillic"}:
        pytest.skip("not a text of this kind")
    path = tmp_path / "x.csv"
    path.write_bytes(TEXTS[script].encode(codec))
    text, _ = read_text(path, most=10_000)
    assert text == TEXTS[script]
    assert decode_head(path.read_bytes()) == TEXTS[script]


def test_the_whole_file_decides(tmp_path: Path) -> None:
    """A file that is ASCII for a megabyte and Korean after that is Korean, not UTF-8."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"a,b,c\n" * 300_000 + (TEXTS["hangul"] * 20).encode("cp949"))
    assert detect_encoding(path).codec == "cp949"
    stream, _ = open_text(path)
    with stream:
        assert "피해자" in stream.read()[-2_000:]


def test_region_breaks_ties_only(tmp_path: Path) -> None:
    """A Korean file from a Chinese office stays Korean."""
    path = tmp_path / "x.csv"
    path.write_bytes(TEXTS["hangul"].encode("cp949"))
    assert detect_encoding(path, region="CN").codec == "cp949"


def test_binary_is_refused_with_its_offset(tmp_path: Path) -> None:
    """Control bytes name the place of the first one."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"abcd" + bytes(range(1, 9)) * 20)
    with pytest.raises(WrongEncodingError, match="byte 4 "):
        detect_encoding(path)


def test_text_that_breaks_its_own_mark_is_refused(tmp_path: Path) -> None:
    """A byte order mark is a promise: the byte that breaks it is named."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xef\xbb\xbfabc\xffdef")
    with pytest.raises(WrongEncodingError, match="byte 6 "):
        detect_encoding(path)
    path.write_bytes("ab".encode("utf-16") + b"\x00")
    with pytest.raises(WrongEncodingError):
        detect_encoding(path)


def test_too_large_text_is_refused(tmp_path: Path) -> None:
    """A whole-load format is bounded."""
    path = tmp_path / "x.json"
    path.write_bytes(b"12345")
    with pytest.raises(TooLargeError):
        read_text(path, most=4)


@settings(max_examples=80)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_decode_or_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Either the detected codec decodes every byte, or the refusal is ours."""
    path = tmp_path_factory.mktemp("enc") / "x"
    path.write_bytes(data)
    decode_head(data)
    try:
        encoding = detect_encoding(path)
    except WrongEncodingError:
        return
    data.decode(encoding.codec)


PAGES = {
    "PL": ("cp1250", "Imię i nazwisko pokrzywdzonego; Data zgł.; Łukasz Śliwa; mówił, że żądał pieniędzy"),
    "CZ": ("cp1250", "Jméno a příjmení poškozeného; Pachatel požadoval peníze; Šťastný Jiří"),
    "HU": ("cp1250", "Sértett neve; Az elkövető pénzt követelt, majd megszakította; Ügyszám"),
    "TR": ("cp1254", "Mağdurun Adı Soyadı; Şüpheli Hesap; Olayın Özeti; İstenen Tutar"),
    "LT": ("cp1257", "Nukentėjusysis; Vardas, pavardė; Įvykio aprašymas; žinutė; ūkis"),
    "UA": ("cp1251", "ПІБ потерпілого; Дата народження; Невідомий вимагав гроші"),
    "GR": ("cp1253", "Ονοματεπώνυμο θύματος; Ημερομηνία γέννησης; Ο δράστης ζήτησε χρήματα"),
    "AE": ("cp1256", "رقم البلاغ; اسم المجني عليه; تفاصيل الواقعة; طلب المتهم مبلغا"),
    "IL": ("cp1255", "מספר תיק; שם המתלונן; תיאור האירוע; החשוד ביקש כסף"),
    "TH": ("cp874", "เลขรับแจ้ง;ชื่อ-สกุล ผู้เสียหาย;พฤติการณ์ คนร้ายเรียกเงิน"),
    "FR": ("cp1252", "Né(e) le; Exposé des faits; le garçon a été menacé où ça; Noël"),
    "ES": ("cp1252", "Teléfono de la víctima; Dirección; señaló que pidió dinero; ¿qué pasó?"),
    "PT": ("cp1252", "Vítima; Histórico; A vítima não quer; ação; João Sá; informações"),
    "DE": ("cp1252", "Geschädigter; Täter-Account; Straße; für; Größe"),
    "DK": ("cp1252", "Fødselsdato; Gerningsmand; Hændelsesforløb; Ålborg"),
}  # fmt: skip


@pytest.mark.parametrize("country", PAGES)
@pytest.mark.parametrize("known", [True, False], ids=["country", "letters"])
def test_pages_of_one_byte_are_told_by_their_letters(tmp_path: Path, country: str, *, known: bool) -> None:
    """With the country stated or without it; a foreign country does not bend what the letters say."""
    page, text = PAGES[country]
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(page))
    found = detect_encoding(path, region=country if known else "")
    assert text.encode(page).decode(found.codec) == text
    path.write_bytes(PAGES["PL"][1].encode("cp1250"))
    assert detect_encoding(path, region=country).codec == "cp1250"

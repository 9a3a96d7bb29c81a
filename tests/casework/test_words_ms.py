# ruff: noqa: E501 - a line of a report stays on one line
"""What speakers of Malay type of each danger, and what only sounds like it; the lines were written with the words."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINOR, ADULT = 16, 20


def band(text: str, age: int) -> Band:
    """Assess one text of a report."""
    return assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(age,)), received=RECEIVED).band


DANGER = [
    "pengadu menyatakan anaknya cakap dah tak nak hidup",
    "sy rasa nak tamatkan semua ni",
    "lebih baik aku takde, semua org lagi senang",
    "adik sy toreh lengan dia malam tadi",
    "dia telan banyak panadol",
    "kawan saya duduk kat tepi jejantas menangis",
    "mak maafkan saya, tolong jaga adik adik",
    "bila korang baca ni aku dah takde",
    "hidup saya dah musnah, tak nampak jalan keluar",
    "saya risau dia apa apakan diri",
    "anak saya dah tak larat nak hadap semua ni",
    "dia search cara nak mati cepat",
    "anak dara sy x balik dari semalam, fon dia off",
    "budak tu lari dari asrama bawa beg",
    "adik saya tak dapat dihubungi sejak petang semalam",
    "kali terakhir dia dikesan di stesen bas",
    "gambar sy dah kena viralkan kat group kelas",
    "suspek telah menghantar video kepada ibu mangsa",
    "kawan kawan semua dah tengok video tu",
    "bos saya dapat gambar tu",
    "cikgu tanya pasal video saya",
    "anak saya setuju nak jumpa lelaki yang dia kenal dalam game esok",
    "dia dah belikan tiket bas suruh saya datang",
    "lelaki tu datang ambil adik saya lepas sekolah",
    "dia tengah tunggu depan rumah",
    "lelaki tu ketuk pintu rumah saya sekarang",
    "dia kunci saya dalam bilik tak bagi keluar",
    "pakcik masuk bilik saya tiap malam",
    "ayah tiri masih raba saya",
    "dia paksa adik saya buat live tiap malam untuk orang luar",
    "suspek suruh anak saya toreh nama dia kat lengan",
    "dia suruh sy cucuh rokok kat tangan depan kamera",
    "saya murid darjah 4",
    "umur saya 11 tahun",
]
WITHIN_HOURS = [
    "dia bagi masa sejam je nak bayar",
    "kena bank in sebelum pukul 10 malam ni kalau tak dia hantar kat mak",
    "masa dah nak habis, tinggal 20 minit",
    "sebelum mak balik kena transfer kalau x dia post",
]
LOOK_ALIKE = [
    "saya tiada niat untuk bunuh diri",
    "mangsa menafikan mempunyai pemikiran bunuh diri",
    "lapar nak mampus",
    "lawak gila nak mati gelak",
    "tengok drama tu pasal budak hilang dan bunuh diri",
    "poster cegah bunuh diri di sekolah",
    "masa sekolah dulu saya pernah cuba bunuh diri, sekarang saya dah ok",
    "anak dah jumpa balik, selamat di rumah",
    "parcel saya hilang",
    "dompet saya hilang dalam bas",
    "dia ugut akan hantar kepada keluarga kalau saya tak bayar",
    "gambar belum disebarkan",
    "bayar sebelum minggu depan katanya",
    "dia kata nak bunuh diri kalau saya tinggalkan dia",
    "esok saya jumpa kaunselor",
    "dia ajak jumpa tapi saya tolak",
    "saya dah hantar penyata ke bank",
    "kucing saya hilang",
    "scammer kata anak dia hilang nak pinjam duit",
    "lirik lagu tu kata aku nak mati",
    "mampus aku kalau mak tahu",
    "enjin kereta mati tepi jalan",
    "suami saya dah tahu jadi tak apa",
    "dalam simulasi ada kanak kanak hilang",
]


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_immediate(text: str) -> None:
    """Every way of saying it is P1, for an adult too."""
    assert band(text, ADULT) == Band.P1


@pytest.mark.parametrize("text", WITHIN_HOURS)
def test_a_minors_deadline_within_hours_is_immediate(text: str) -> None:
    """Clock times and daily events are deadlines; an adult's is for the same day."""
    assert band(text, MINOR) == Band.P1


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_a_look_alike_is_not_raised(text: str) -> None:
    """Denials, jokes, fiction, what is past or over, threats, things and helpers are not P1."""
    assert band(text, ADULT) != Band.P1

# ruff: noqa: E501 - a line of a report stays on one line
"""What speakers of Indonesian type of each danger, and what only sounds like it; the lines were written with the words."""

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
    "pelapor menyatakan anaknya beberapa kali bilang ingin mengakhiri hidupnya",
    "gw udah ga kuat pgn ngilang aja",
    "mending gw gaada di dunia ini",
    "adik saya ngumpulin obat tidur di laci",
    "dia lagi duduk di pagar jembatan ga mau turun",
    "kalo kalian baca ini berarti aku udah ga ada",
    "makasih buat semuanya ya jagain mama",
    "buat apa masih hidup kalo semua orang tau",
    "anak saya nyilet tangannya sendiri tadi malam",
    "temenku nanya gimana cara mati tanpa sakit",
    "hidupku udah hancur, ga ada jalan lain",
    "saya takut dia berbuat yang tidak tidak",
    "aku capek banget, pengen tidur dan gak bangun lagi",
    "anak saya blm pulang dari kemarin, hpnya mati",
    "adek gue kabur dari rumah bawa tas",
    "temen kos ga bisa dihubungi dari semalem",
    "korban terakhir terlihat di terminal kemarin sore",
    "sudah tiga hari istri saya tidak ada kabar",
    "anak perempuan saya tidak sampai di sekolah dan tidak bisa dihubungi",
    "fotoku udah disebarin ke grup kelas",
    "videonya beredar di sekolah",
    "pelaku telah mengirimkan rekaman kepada orang tua korban",
    "temen temenku pada liat videonya",
    "bosku nerima videonya barusan",
    "foto saya nongol di twitter",
    "kakak ipar nanyain soal video itu",
    "anak saya mau ketemuan sama om yang dikenal di game besok",
    "dia udah beliin aku tiket kereta buat ke kotanya",
    "adikku dijemput cowok yang dikenal online tadi siang",
    "dia nunggu di depan kos sekarang",
    "orang itu gedor pintu rumah saya",
    "aku dikunciin di kamar ga boleh pulang",
    "om saya masuk kamarku tiap malam",
    "bapak tiri masih megang megang saya sampai sekarang",
    "dia disuruh live tiap malam buat orang luar negeri",
    "pelaku nyuruh anak saya ngukir namanya di lengan",
    "dia disuruh nyundut tangannya pakai rokok di depan kamera",
    "grup itu nyuruh dia nyiksa kucing",
    "aku masih kelas 5 sd",
    "umurku 11 tahun",
]
WITHIN_HOURS = [
    "kalo ga transfer sebelum jam 9 malem ini bakal disebar",
    "dikasih waktu satu jam buat bayar",
    "katanya sebelum mama pulang uangnya harus ada",
    "waktunya tinggal setengah jam lagi",
    "maksimal magrib harus tf kalo enggak dikirim ke ortu",
]
LOOK_ALIKE = [
    "saya tidak ada niat bunuh diri",
    "pelapor membantah pernah ingin menyakiti diri",
    "gak kepikiran mati kok cuma malu",
    "ngakak sampe mau mati",
    "laper setengah mati",
    "aku lagi nonton film tentang anak yang hilang dan bunuh diri",
    "poster pencegahan bunuh diri ditempel di sekolah",
    "sepuluh tahun lalu saya pernah mau bunuh diri, sekarang saya baik",
    "dulu waktu sma aku pernah kabur dari rumah",
    "anaknya sudah ketemu dan pulang dengan selamat",
    "paket saya hilang",
    "hp saya hilang di angkot",
    "dia ngancem bakal kirim ke keluarga kalo aku ga bayar",
    "fotonya belum disebar",
    "katanya bayar paling lambat minggu depan",
    "dia bilang mau bunuh diri kalau aku putusin",
    "besok saya ketemu psikolog",
    "saya mau bertemu penyidik besok",
    "dia ngajak ketemu tapi aku nolak",
    "saya sudah kirim laporan ke bank",
    "kucing saya hilang",
    "pelaku bilang anaknya hilang dan minta uang",
    "lagu itu liriknya aku ingin mati",
    "nyokap bakal bunuh gue kalo tau",
    "drakor semalam tokoh utamanya lompat dari gedung",
    "mati listrik dari semalam",
    "suamiku sudah tahu jadi tidak apa apa",
    "kabar burung ada siswa bunuh diri itu hoaks",
    "dalam simulasi ada anak hilang di mall",
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

"""Indonesian and Malay."""
# ruff: noqa: E501 - sentences stay on one line

from typing import Final

from strikeback.scenario.phrases.book import Phrases

INDONESIAN: Final = Phrases(
    meet=(
        "Pada {date} saya berkenalan dengan {persona} di {platform}, akun {handle}.",
        "Akun {platform} {handle} menghubungi saya duluan.",
        "Pelapor dihubungi melalui {platform} oleh akun {handle} yang mengaku bernama {persona}.",
    ),
    move=("Lalu pindah ke {second}, {contact}.", "Pelaku mengajak lanjut di {second} ({contact})."),
    threat=(
        "Pelaku mengancam akan menyebarkan rekaman ke keluarga dan teman.",
        "Katanya video call sudah direkam dan akan dikirim ke semua kontak kalau tidak bayar.",
    ),
    demand=("Pelaku meminta {amount} {deadline}.", "Disuruh transfer {amount} ke {payee}.", "Minta {amount}, kalau tidak disebar."),
    paid=("Saya sudah kirim {amount} ke {payee}, no. {ref}.", "Pelapor mentransfer {amount} kepada {payee} (ref {ref})."),
    again=("Setelah itu minta lagi.", "Besoknya pelaku kembali meminta uang."),
    unpaid=("Belum ada uang yang dikirim.", "Saya tidak bayar dan sudah blokir."),
    distress=("Saya takut dan tidak bisa tidur.", "Saya malu sekali.", "Pelapor merasa tertekan."),
    helpline=("Saya sempat telepon {helpline}.",),
    deadlines=("dalam dua hari", "sebelum hari Jumat", "paling lambat minggu depan", "dalam 48 jam"),
    child_meet=("Anak saya dihubungi akun {handle} di {platform}.",),
    risks={
        "self_harm": ("Saya ingin mengakhiri hidup saya.", "Rasanya sudah tidak mau hidup lagi.", "Kalau disebar saya mau bunuh diri."),
        "deadline": ("Saya harus bayar sebelum jam {hour} malam ini.", "Batasnya hari ini jam {hour}."),
        "disclosure": ("Videonya sudah dikirim ke kakak saya.", "Rekaman sudah disebar di grup kelas."),
        "meeting": ("Pelaku mengajak bertemu besok di terminal.",),
    },
    child_risks={
        "self_harm": ("Anak saya bilang ingin mati.",),
        "missing": ("Anak saya pergi dari rumah sejak kemarin dan tidak bisa dihubungi.",),
        "deadline": ("Anak saya diberi waktu sampai jam {hour} malam ini.",),
        "disclosure": ("Teman sekelasnya sudah menerima video itu.",),
        "under13": ("Anak saya baru berumur {age} tahun.",),
        "meeting": ("Pelaku mengajak anak saya bertemu hari Sabtu.",),
    },
    lookalikes=(
        ("negated", "Saya tidak berpikir untuk bunuh diri, hanya ingin ini selesai."),
        ("negated", "Sampai sekarang belum ada yang disebar."),
        ("idiom", "Malunya setengah mati."),
        ("offender", "Pelaku bilang mau bunuh diri kalau tidak dibalas, tapi itu cuma sandiwara."),
    ),
)  # fmt: skip

MALAY: Final = Phrases(
    meet=(
        "Pengadu berkenalan dengan {persona} ({handle}) melalui {platform} pada {date}.",
        "Saya terima permintaan kawan daripada {handle} di {platform}.",
        "Suspek guna akaun {platform} {handle}.",
    ),
    move=("Kemudian beralih ke {second}, {contact}.", "Suspek minta sambung di {second} ({contact})."),
    threat=(
        "Suspek mengugut untuk menyebarkan rakaman kepada keluarga dan rakan.",
        "Dia kata panggilan video telah dirakam dan akan dihantar kepada semua kenalan.",
    ),
    demand=("Suspek minta {amount} {deadline}.", "Saya disuruh bayar {amount} kepada {payee}.", "Dia nak {amount}."),
    paid=("Saya dah bayar {amount} kepada {payee}, rujukan {ref}.", "Pengadu menghantar {amount} kepada {payee} (no. {ref})."),
    again=("Selepas itu suspek minta lagi.", "Esoknya dia minta lagi wang."),
    unpaid=("Tiada bayaran dibuat.", "Saya tak bayar dan dah block."),
    distress=("Saya takut dan tak boleh tidur.", "Saya sangat malu.", "Pengadu berasa tertekan."),
    helpline=("Saya telefon {helpline} dahulu.",),
    deadlines=("dalam masa dua hari", "sebelum hari Jumaat", "selewat-lewatnya minggu depan", "dalam 48 jam"),
    child_meet=("Anak saya dihubungi oleh {handle} di {platform}.",),
    risks={
        "self_harm": ("Saya rasa nak bunuh diri.", "Saya dah tak mahu hidup lagi.", "Kalau tersebar, saya lebih rela mati."),
        "deadline": ("Saya mesti bayar sebelum pukul {hour} malam ini.", "Tarikh akhir hari ini pukul {hour}."),
        "disclosure": ("Rakaman itu telah dihantar kepada abang saya.", "Video dah tersebar dalam kumpulan kelas."),
        "meeting": ("Suspek mahu berjumpa saya esok di stesen bas.",),
    },
    child_risks={
        "self_harm": ("Anak saya kata dia mahu mati.",),
        "missing": ("Anak saya keluar rumah semalam dan gagal dihubungi.",),
        "deadline": ("Anak saya diberi masa hingga pukul {hour} malam ini.",),
        "disclosure": ("Rakan sekelasnya sudah menerima video itu.",),
        "under13": ("Anak saya berumur {age} tahun.",),
        "meeting": ("Suspek mengajak anak saya berjumpa pada hari Sabtu.",),
    },
    lookalikes=(
        ("negated", "Saya tidak terfikir untuk bunuh diri."),
        ("negated", "Setakat ini tiada sesiapa menerima rakaman."),
        ("idiom", "Malu separuh mati saya."),
        ("offender", "Suspek kata dia akan bunuh diri kalau saya tak jawab, lakonan sahaja."),
    ),
)  # fmt: skip

# ruff: noqa: E501 - a pattern or table row stays on one line
"""Indonesian."""

from strikeback.casework.phrases.language import (
    MEETING,
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    REPEATED,
    SADISTIC,
    SELFHARM,
    THIRD,
    THREAT,
    VULNERABLE,
    Language,
    Phrase,
)

_P = Phrase
SLOTS = {
    "want": r"ingin|pengen|pengin|pingin|pgn|kepingin|kepengen|mau|mw|hendak|akan|bakal|bakalan|berniat|niat|berencana|rencana|mencoba|nyoba|coba|memikirkan|mikir|mikirin|kepikiran|terpikir|berpikir|berpikiran|pikiran|siap|mending|mendingan|lebih baik|berharap|harap|pilih|memilih|sudah siap|kudu",
    "die": r"mati|matii|meninggal|mampus|menghilang|hilang selamanya|ngilang|lenyap|mengakhiri|akhiri|akhirin|mengakhiri hidup|tiada|wafat|pergi selamanya|tidur selamanya|lompat|loncat|terjun|gantung diri|bunuh diri|bunuhdiri|bundir|menyakiti diri|nyakitin diri|melukai diri|end it|suicide|menghabisi nyawa|menghabisi hidup",
    "they": r"dia|dya|mereka|ia|beliau|nya|si \w+",
    "fam": r"keluarga|kluarga|ibu|ibuku|ayah|bapak|mama|mamaku|papa|orang ?tua|ortu|temen|teman|teman2|temen2|kawan|sahabat|kakak|kak|adik|sodara|saudara|sekolah|kelas|guru|kantor|bos|rekan|kontak|follower|followers|tetangga|pacar|istri|suami|grup|group|semua orang|semuanya|kampus|om|tante|sepupu|fb|facebook|ig|instagram|twitter|tiktok|telegram|internet|medsos|sosmed|wa|whatsapp|website|online",
    "media": r"video|vidio|videonya|foto|fotoku|fotonya|poto|gambar|gambarku|rekaman|ss|screenshot|konten|semuanya|itu|nya",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?<!dia.)(?<!mereka.)(?:{want}) (?:\w+ ){0,2}{die}", person=0),
    _P(rule=f"{SELFHARM}.wish3", template=r"(?:dia|ia|mereka|dirinya) (?:\w+ ){0,3}(?:{want}) (?:\w+ ){0,2}{die}", person=THIRD),
    _P(rule=f"{SELFHARM}.self", template=r"(?:bunuh diri|bunuhdiri|bundir|gantung diri|akhiri hidup\w*|mengakhiri (?:hidup|nyawa|semua)\w*|akhirin hidup|menyayat|nyayat|nyilet|silet|sayat (?:tangan|nadi|lengan)|iris nadi|memotong nadi|potong nadi|motong nadi|menyakiti diri|nyakitin diri|melukai diri|lukai diri|menghabisi nyawa\w*|menghilangkan nyawa)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:tidak|tak|gak|ga|ngga|nggak|engga|enggak|gk|g|ogah|males|malas|capek|cape|lelah|bosan|udah|sudah)(?: (?!mengakhiri|akhiri|tamatkan|menghabisi|berniat|niat|bunuh)\w+){0,3} (?:mau|ingin|pengen|sanggup|kuat|bisa|mampu|pingin|tahan)?(?: lagi| untuk| buat)* ?(?:hidup|idup|bertahan hidup|melanjutkan hidup|bangun lagi|ada di dunia|di dunia ini|jalani hidup|menjalani hidup)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:tidak|tak|gak|ga|ngga|nggak|enggak|percuma|buat apa|untuk apa|ngapain)(?: ada| punya)?(?: lagi)?(?: \w+){0,1} ?(?:gunanya|guna|alasan|artinya|arti|tujuan|harapan|makna|berarti|berguna)?(?: lagi)?(?: (?!mengakhiri|akhiri|menghabisi|berniat|niat|bunuh)\w+){0,2} (?:hidup|idup)(?:ku)?"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:lebih baik|mending|mendingan|baiknya|lebih bagus)(?: \w+){0,3} (?:mati|tidak ada|gak ada|ga ada|nggak ada|tanpa aku|tanpa saya|tiada|meninggal|hilang)|(?:semua|mereka|keluarga|dunia)(?: \w+){0,3} (?:lebih baik|bahagia)(?: \w+)? tanpa (?:aku|saya|gue|ku)|(?:andai|andaikan|seandainya|kenapa) (?:aku|saya|gue) (?:gak|tidak|nggak|ga) (?:pernah )?(?:lahir|dilahirkan)|hidup(?:ku)? (?:\w+ )?(?:tidak berarti|gak berarti|ga berarti|tak berarti|hancur dan|sudah berakhir|udah berakhir|gak ada artinya)"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:loncat|lompat|terjun|menjatuhkan diri|melompat|nabrakin diri|tabrakin diri)(?: \w+){0,1} (?:dari|ke|di)(?: \w+){0,1} (?:jembatan|gedung|atap|lantai|balkon|rel|kereta|tebing|jurang|apartemen|rooftop|sungai)|(?:minum|menenggak|telan|menelan|nelan|tenggak|nenggak|minumin)(?: \w+){0,3} (?:obat|pil|racun|baygon|pemutih|obat tidur|tablet|semua obat|cairan)(?!nya? (?:batuk|flu|demam))|(?:berdiri|ada|udah|di)(?: \w+){0,2} (?:di )?(?:atas|pinggir|tepi)(?: \w+)? (?:jembatan|gedung|atap|rel|tebing|balkon|rooftop)|(?:siapkan|siapin|nyiapin|menyiapkan|beli|bawa|pegang|punya|nyari) (?:\w+ ){0,2}(?:tali|pisau|silet|racun|obat tidur|baygon)|di rooftop|di atas genteng"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:surat|pesan|kata) (?:perpisahan|terakhir|wasiat|bunuh diri|selamat tinggal)|selamat tinggal (?:\w+ ){0,2}(?:semua\w*|dunia|ma|mama|bu|ibu|selamanya|keluarga\w*)|(?:ini|itu) pesan terakhir|besok (?:aku|saya|gue) (?:udah|sudah) (?:gak|tidak|nggak|ga) ada|maaf\w* (?:\w+ )?(?:ma|mama|bu|ibu|yah|pah) (?:\w+ ){0,3}(?:gak|tidak|nggak) (?:kuat|sanggup)"),
    _P(rule=f"{MISSING}.left", template=r"(?:belum|blm|tidak|gak|ga|nggak|tak|ngga)(?: \w+){0,2} (?:pulang|balik|kembali|bisa dihubungi|dapat dihubungi|menjawab|jawab telpon|jawab telepon|angkat telpon|angkat telepon|bales|membalas|bisa menghubungi|bisa hubungi|ditemukan|ketemu|ada kabar|tahu (?:\w+ )?(?:di mana|dimana|kemana)|tau (?:\w+ )?(?:di mana|dimana|kemana))(?: \w+){0,5} (?:sejak|dari|semalam|kemarin|kmrn|tadi|seharian|berhari|hari|dia|adik|anak|putri|putra|kakak|keponakan|lagi|jam|sampai|kami|saya)", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:anak|putri|putra|adik|kakak|keponakan|teman|dia|sepupu|cucu|siswa|korban|pacar)(?: \w+){0,3} (?:hilang|menghilang|kabur(?: dari rumah)?|minggat|diculik|pergi dari rumah|lenyap)(?! (?:hp|uang|dompet|akun))|(?:nomornya|hpnya|teleponnya|telponnya|ponselnya|hp|nomor) (?:\w+ ){0,1}(?:tidak aktif|gak aktif|ga aktif|mati|nggak aktif)(?: \w+){0,1} (?:sejak|dari)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:sudah|udah|dah|telah|udh|sdh|barusan|baru saja|tadi|mulai|keburu|terlanjur|malah)(?: \w+){0,2} (?:kirim|mengirim|ngirim|dikirim|kirimin|sebar|menyebar|nyebarin|ngirimin|nyebar|disebar|sebarin|menyebarkan|disebarkan|tersebar|posting|memposting|diposting|ngepost|post|upload|mengupload|diupload|unggah|mengunggah|diunggah|share|dishare|bocorin|bocor|viral|forward|kasih lihat|dikirimkan|dikirimin|mengirimkan)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:{media}) (?:\w+ ){0,3}(?:tersebar|disebar|disebarkan|dikirim|diposting|diupload|diunggah|viral|beredar|menyebar|bocor)(?: \w+){0,2} (?:di|ke|sama)(?: \w+){0,2} (?:{fam})|(?:dia|mereka|pelaku|penipu)(?:nya)? (?:\w+ )?(?:kirim|mengirim|ngirim|posting|memposting|upload|sebar|menyebar|menyebarkan|nyebarin)(?: \w+){0,3} (?:ke|di|sama)(?: \w+){0,2} (?:{fam}) (?:tadi|barusan|kemarin|semalam|saya tadi)"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:{fam})(?:ku| saya| aku| gue)? (?:\w+ ){0,2}(?:sudah|udah|dah|telah|pada|semua|udh)? ?(?:lihat|liat|melihat|ngeliat|nonton|menonton|terima|menerima|nerima|dapat|dapet|dikirimi|dikirimin|tau soal|tahu soal) (?:\w+ ){0,2}(?:{media})"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:mau|akan|bakal|janjian|sepakat|setuju|otw|jalan|berangkat|pergi|harus|hendak|disuruh|nanti|sedang|lagi|di jalan|diajak)(?: \w+){0,4} (?:ketemu|ketemuan|bertemu|menemui|nemuin|jumpa|temui|temuin)(?: \w+){0,4} (?:dia|malam|besok|hotel|nanti|sore|pelaku|orang itu|di|hari ini|jam|pelakunya|mereka)|(?:janji|janjian) (?:ketemu|bertemu|temu)|(?:dia|mereka|pelaku) (?:\w+ ){0,2}(?:jemput|menjemput|njemput)(?: \w+){0,3}"),
    _P(rule=f"{ONGOING}.present", template=r"(?:dia|mereka|pelaku|orang itu|orangnya|pelakunya)(?: \w+){0,3} (?:ada |udah |sudah |berada )?(?:di|ke) (?:depan|luar|dalam|sekitar|dekat) (?:\w+ ){0,1}(?:rumah|sekolah|kos|pintu|kamar|gerbang|kost)\w*|(?:mengikuti|ngikutin|membuntuti) (?:saya|aku)|(?:dia|mereka) (?:\w+ ){0,2}(?:menyekap|mengurung|nahan) (?:saya|aku)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:dipaksa|disuruh|dipaksain|memaksa|maksa|paksa|dijual)(?: \w+){0,3} (?:live|streaming|siaran|siaran langsung|di depan kamera|vcs|video call|tampil)(?: \w+){0,3} (?:malam|hari|setiap|tiap|sekarang|buat|untuk|lagi|anak)|(?:anak|adik)(?: \w+){0,4} (?:dilecehkan|disiksa|dianiaya)(?: \w+){0,3} (?:sekarang|tiap|setiap|masih|terus)"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:dipaksa|disuruh|menyuruh|nyuruh|maksa|memaksa)(?: \w+){0,3} (?:menyayat|sayat|nyayat|melukai|ukir|mengukir|nyilet|menyakiti)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:disabilitas|difabel|autis\w*|hamil|depresi|yatim|bipolar|takut banget|sangat takut|ketakutan|nangis terus|menangis terus|(?:gak|tidak|ga|nggak) bisa tidur|dibully|putus asa)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:kedua kalinya|kejadian lagi|terjadi lagi|sebelumnya juga|pernah (?:juga )?(?:diperas|kena|ditipu))", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:sudah|udah|telah|dah) (?:bayar|transfer|kirim|tf|membayar|mentransfer)(?: \w+){0,8} (?:tapi|lagi|masih|terus|minta|tetap)|(?:minta|nagih|meminta)(?: \w+){0,2} (?:lagi|terus|tambah)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:ngajak|mengajak|minta|memaksa|maksa|nyuruh|menyuruh|ajak|ingin)(?: \w+){0,3} (?:ketemu|bertemu|ketemuan|jumpa|datang ke)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:akan|mau|bakal|bakalan|ngancam|mengancam|ancam|diancam|kalau|kalo|jika|atau)(?: \w+){0,5} (?:sebar\w*|menyebar\w*|nyebar\w*|kirim\w*|mengirim\w*|dikirim|disebar\w*|posting|upload|viralkan|viralin)|belum (?:\w+ )?(?:disebar|kirim|sebar|posting)", certain=True),
)  # fmt: skip

INDONESIAN = Language(
    code="id",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:tidak|tdk|tak|gak|ga|gk|ngga|nggak|engga|enggak|kagak|bukan|tanpa)(?! (?:\w+ )?(?:tahan|kuat|sanggup|tau|tahu|bohong|bercanda|becanda|main|cuma|hanya|bisa (?:berhenti|tidur|makan)|ada yang tahu|mampu|lagi))|belum|blm|jangan|ogah|takkan|takan|ndak|(?:gak|ga|tidak|tak|nggak) (?:ada|pernah|akan|ingin|mau|bakal) ?\w*)\b",
    reports=r"\b(?:dia|mereka|ia|penipu(?:nya)?|pelaku(?:nya)?|orang(?:nya| itu)?|cewek(?:nya)?|cowok(?:nya)?)(?: \w+)? (?:bilang|berkata|ngomong|mengatakan|kata|ngancam|mengancam|tulis|nulis|chat)(?: \w+)?(?: bahwa| kalau| kalo)?\b|\bkatanya\b",
    first=r"\b(?:aku|saya|gue|gw|ku)\b",
    others=r"\b(?:dia|mereka|penipu(?:nya)?|pelaku(?:nya)?|orang (?:itu|lain)|seseorang|tokoh\w*|artis|penyanyi|anak|putri|putra|adik|kakak|teman|korban|siswa)\b",
    victims=r"(?<!ke )(?<!kepada )(?<!sama )(?<!ke teman )\b(?:anak|putri|putra|adik|adek|keponakan|ponakan|sepupu|teman|temen|sahabat|cucu|siswa|murid|korban|pacar|kakak|istri|suami)(?:ku|nya)?(?: (?:saya|kami|aku|gue|gw|perempuan|laki laki|laki|kecil|sulung|bungsu|kandung))*\b(?<!teman teman)(?<!temen temen)",
    offenders=r"\b(?:penipu|pelaku|pemeras|tersangka|scammer|scamer|hacker)(?:nya)?\b",
    condition=r"\b(?:kalau|kalo|kl|klo|jika|bila|apabila|agar|supaya|sebelum|takut|biar|jangan sampai|bila)\b",
    soft=r"\b(?:(?<!bukan )(?<!tidak )(?<!gak )(?<!lagi )bercanda|(?<!gak )(?<!bukan )becanda|cuma guyon|ketawa|tertawa|ngakak|film|lagu|lagunya|judul\w*|novel|sinetron|drama|cerita|game|lapar|laper|kelaparan|kehausan|kepanasan|kedinginan|bosan setengah|gaya|hp|lampu|listrik|mesin|baterai|batre|sinyal|nenek|kakek|kucing|anjing|ikan|mati rasa|penasaran|kutu|seandainya|andaikan|misalnya|kalau suatu saat|hotline|pencegahan|seminar|dulu pernah|bertahun|waktu|kangen|malu sekali lucu)\b(?! (?:perpisahan))",
    manipulation=r"\b(?:kalau|kalo|jika|bila) (?:aku|saya|gue|gak|tidak|ga|nggak|dia) ?\w* ?(?:pergi|tinggal\w*|blokir|blok|bayar|putus|dibayar|lapor|transfer)\b",
    anchors=r"tali|pisau|yebar|girim|yayat|nemu|enghub|mat[i]|bunuh|bundir|hidup|idup|gantung|sayat|silet|nadi|lonc|lomp|terjun|obat|racun|pil\b|surat|pesan|selamat tinggal|pulang|balik|hubung|hilang|ngilang|kabur|minggat|jawab|angkat|bales|kirim|ngirim|sebar|post|upload|unggah|bocor|viral|beredar|lihat|liat|nonton|terima|dapat|dapet|ketemu|temu|jumpa|jemput|depan|luar|live|stream|siaran|dipaksa|disuruh|paksa|diri|aktif|lenyap|akhir|ukir|disabil|hamil|depres|takut|nangis|bayar|transfer|minta|ancam|ajak|kali|ada|guna|lahir|rooftop|atap|jembatan|suicide|tau|tahu|meningal|luka|anak|share|forward",
    mention=r"\b(?:mati|meninggal|bunuh|membunuh|bunuh diri|mampus|hilang|matikan|nyakitin diri|menyakiti diri)\b",
    critical="bunuh hidup mengakhiri menghilang disebar",
    common="yang dan di ke dari saya aku dia itu ini tidak gak ga ada untuk dengan sudah udah kalau kalo juga mau bisa akan nya kami kamu tapi lagi buat sama gue gw lo pada karena saja aja",
)

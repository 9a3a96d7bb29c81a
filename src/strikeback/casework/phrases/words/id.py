# ruff: noqa: E501 - a table row stays on one line
"""Indonesian words, also colloquial spelling."""

from itertools import product
from typing import Final

_NO: Final = "tidak|gak|ga|nggak|ngga|enggak|engga|gk|tdk|ndak|nda|tak|kagak"
_DONE: Final = "sudah|udah|udh|dah|sdh|telah|uda"
_WANT: Final = "mau|ingin|pengen|pengin|pingin|kepengen|pgn|pengennya|maunya|kepingin|hendak|berniat|niat|bakal|siap|rela"
_I: Final = "saya|aku|gue|gw|gua|sy|dia|kami|ane"


def _row(*parts: str) -> str:
    """Join the lines of a row."""
    return "|".join(parts)


def _each(*parts: str) -> str:
    """Every phrase made of one of each part: people negate and hurry in many spellings."""
    return "|".join(" ".join(words) for words in product(*(part.split("|") for part in parts)))


# fmt: off
INDONESIAN: Final = {
    "FIRST": _row(
        "saya|aku|gue|gw|gua|kami|sy|w|q|aq",
        "ane|aku2|diriku|gwe|awak",
    ),
    "PRON3": _row(
        "dia|ia|mereka|nya|dy|doi",
        "beliau|dianya|doski|die|si dia",
    ),
    "KIN": _row(
        "anak|putri|putra|adik|kakak|adek|keponakan|sepupu|cucu|teman|temen|temenku|temanku|sahabat|murid|siswa|siswi|korban|istri|suami|pacar|remaja|bocah|abang|mahasiswi|mahasiswa|santri|pelapor|anaknya|adiknya|anakku|adikku|ponakan|pasien|klien|balita|gadis",
        "anak saya|anak kami|anak gue|anak gw|anak perempuan|anak laki laki|buah hati|si kecil|si bungsu|si sulung|kakakku|ade|adekku|keponakanku|sepupuku|sohib|bestie|teman kos|teman sekamar|anak didik|peserta didik|anak asuh|anak kos|anak tiri|mantan pacar saya|tunangan|calon istri|calon suami|wanita muda|pemuda|pemudi|remaja putri|anak baru gede|abg|penelepon|pengadu|saksi korban|korbannya|suamiku|istriku|pacarku|saudara kembar|pengirim laporan|yang bersangkutan|ybs",
    ),
    "OFFENDER": _row(
        "pelaku|penipu|pemeras|scammer|tersangka|orang itu|cowok itu|cewek itu|pria itu|laki laki itu|wanita itu|pengancam|predator|pemilik akun|si penipu|terlapor|hacker|akun itu|akaun itu|akaun tu|akun tersebut|penipu itu",
        "orang tsb|orang tersebut|si pelaku|si pemeras|si pengancam|terduga pelaku|terduga|oknum|predatornya|penjahat|bajingan itu|cowo itu|cewe itu|om itu|bapak itu|orangnya itu|pemilik nomor|akun palsu|akun fake|sindikat|pemerasnya|penipunya",
    ),
    "HIM": "dia|pelaku|laki laki|pria|cowok|orang|om|om om|lelaki|pemilik akun|orangnya|kenalan|wanita|cewek|orang asing|nya|seseorang|bule",
    "OTHERS": _row(
        "artis|tetangga|rekan kerja|nenek|kakek|orang lain|teman kantor|tokoh|penyanyi|anaknya hilang|istrinya|ibunya sakit|selebriti|aktor|pejabat",
        "youtuber|influencer|idol|anggota dpr|teman sekantor|tetangga sebelah|orang tua teman|korban lain|siswa lain|anak tetangga|mertua tetangga|tokoh sejarah|pahlawan|kenalan ibu|sepupunya teman",
    ),
    "PET": "kucing|anjing|burung|kelinci|hewan|ayam|hamster|peliharaan",
    "SAY": _row(
        "bilang|katanya|kata|mengatakan|bercerita|cerita|ngakunya|chatnya|ngomong|ngancem|mengancam|mengaku",
        "menulis|nulis|ngetik|mengetik|curhat|berkata|menyampaikan|ngancam|mengirim pesan|bilangnya|tuturnya",
    ),
    "FUT": "akan|bakal|mau|kalau|kalo",
    "IRR": _row(
        "kalau|kalo|klo|jika|bila|apabila|akan|bakal|mau|agar|supaya|takut|sebelum|mengancam|ngancam|ngancem|diancam|ancam|ancaman|kecuali|nanti|biar|jangan sampai|khawatir|mungkin|bisa bisa|hendak",
        "andai|andaikan|seandainya|misal|misalnya|semisal|asalkan|bakalan|mau disebar|akan disebar|ancamannya|ngancemnya|mengancam akan|mengancam mau|katanya mau|katanya akan|niatnya|rencananya|belum|blm|jgn sampai|jangan sampe|takutnya|takut kalau|cemas|was was|ntar|entar|awas|disuruh bayar|hampir|nyaris|sebelum sempat",
    ),
    "IF": _row(
        "kalau|kalo|klo|jika|bila|apabila",
        "jikalau|andai|andaikan|seandainya|misalnya|semisal|asalkan|kecuali|selama belum|sampai saya bayar|sampai aku bayar",
    ),
    "MANIP": _row(
        "kalau saya tinggal*|kalau aku tinggal*|kalau kutinggal*|kalau ditinggal*|kalo ditinggal*|kalau diblokir|kalo diblokir|kalo diblok|kalau saya blokir|kalau aku blokir|kalau saya putus*|kalau aku putus*|kalau saya tidak|kalau saya pergi|jika saya tinggal*|kalau saya lapor*|kalau aku pergi|kalo aku pergi|kalau gue pergi",
        _each("kalau|kalo|klo|jika|bila|misal", "saya|aku|gue|gw|sy", "tinggalin|tinggalkan|pergi|putusin|putusin dia|putus|blokir|blok|block|lapor|laporin|laporkan|gak bales|ga bales|tidak balas|gak balas|cuekin|nolak|menolak|ninggalin|ninggalin dia|mengakhiri hubungan|gak mau|ga mau|tidak mau"),
        _each("kalau|kalo|klo|jika", "diputusin|ditinggalin|ditinggal|diblok|diblock|diblokir|dicuekin|dilaporin|dilaporkan|kutinggal|kuputusin|kublokir|hubungan berakhir|putus"),
    ),
    "MANIPYOU": _row(
        "kalo lo blokir|kalau kamu blokir|kalo kamu blokir|kalau kamu tinggal*|kalo kamu tinggal*|kalo lo tinggal*|kalau kamu pergi|kalau lu blokir|kalo lu blokir|kalau kau tinggal*|kalau kamu block|kalo kamu block|tanpa kamu|tanpamu",
        _each("kalau|kalo|klo|jika|awas kalau", "kamu|kmu|lo|lu|elo|kau|anda", "tinggalin|ninggalin|putusin|blokir|blok|block|pergi|lapor|gak bales|ga bales|gak balas|putus|cuekin|nolak|gak mau|ga mau|tinggalkan|ngeblok"),
    ),
    "NEG": _row(
        "tidak|tak|gak|ga|nggak|ngga|enggak|belum|blm|bukan|jangan|tanpa|gk|tdk|ndak|nda|membantah|menyangkal|tidak pernah|gak pernah|engga|nggk|kagak|ogah",
        "kaga|engga|tdak|tidaklah|belom|blum|belon|gada|gaada|mboten|ora|nggak pernah|bukannya|tiada|tanpa ada|tidak ada|nihil",
    ),
    "NEGX": _row(
        "tahu|tau|bercanda|becanda|bohong|cuma|hanya|sanggup|kuat|bisa tidur|bisa makan|tahan|peduli|berhenti|yakin|main main|mampu|bisa berhenti|bisa bernapas",
        "tenang|nyangka|menyangka|sengaja|nafsu makan|mau berhenti|bisa tenang|ngerti|mengerti|bisa berbuat|bisa apa|terbayang|bisa lagi|kuat lagi|usah|perlu",
    ),
    "CANT": "tidak sanggup|gak sanggup|ga sanggup|nggak sanggup|tidak kuat|gak kuat|ga kuat|nggak kuat|tak sanggup|tidak bisa|gak bisa|ga bisa|nggak bisa|tidak dapat|tidak mampu|susah|sulit|gagal|tidak berhasil|blm bisa|belum bisa|enggak bisa|tak bisa|tak dapat",
    "NOBODY": "tidak tahu|gak tau|ga tau|nggak tau|nggak tahu|tidak seorang pun|tak ada yang tahu|tidak ada yang tahu|entah|gatau|gatahu|tidak diketahui|ga tahu|gak tahu",
    "TIRED": "capek|cape|lelah|bosan|muak|udah gak mau|sudah tidak mau|gak mau|ga mau|tidak mau|nggak mau|ogah|tak mau|tidak ingin|gak pengen|ga pengen|nggak pengen|tidak pengen|enggak mau|males",
    "BUT": "tapi|tetapi|namun|karena|soalnya|terus|lalu|trus|makanya|sehingga|padahal|dan",
    "SOFT": _row(
        "hotline|seandainya|judulnya|wkwk*|haha*|hehe*|bercanda|becanda|lapar|laper|game|malu setengah mati|cinta mati|setengah mati|lucu|ngantuk|bosen|baterai|batre|listrik|mati lampu|sinyal|internet|obat batuk|obat flu|pusing|demam|vitamin|waktu aja|bunuh waktu|mampus|kanker|artis|motor|mesin|kompor|rokok|diskon|mati kutu|mati gaya|rindu setengah",
        "ngakak|lol|xixi*|awokwok*|canda|iseng|prank|kepanasan|kedinginan|kelaparan|haus|kenyang|kangen setengah|malunya setengah|panas banget|dingin banget|capek kerja|skripsi|ujian|remedial|ulangan|tugas numpuk|nonton konser|ngefans|gemes|gemas|imut|receh|ketawa sampai|ketawa sampe|ngantuk banget|kesel banget|macet|deadline tugas|push rank|mabar|mobile legends|ml|pubg|mati listrik|hp mati|mesin mati|mati suri|mati rasa|mati gaya|mati langkah|harga mati|setengah mampus|obat sakit kepala|obat maag|minum vitamin|resep dokter",
    ),
    "FICTION": _row(
        "film|lagu|novel|sinetron|drama|karakter game|cerita tentang|berita|di berita|nonton|judul|adegan|seminar|poster|penyuluhan|sosialisasi|pelajaran|komik|anime|hoaks|hoax|kabar burung|khabar angin|teater|skrip|cerpen",
        "drakor|serial|webtoon|manga|wattpad|fanfic|ftv|naskah|pementasan|pentas|peran|tokoh utama|karakter|lirik|puisi|dongeng|mimpi|bermimpi|kultum|ceramah|khotbah|materi|modul|pelatihan|simulasi|latihan soal|contoh kasus|studi kasus|soal ujian|kuesioner|angket|survei|kampanye|edukasi|webinar|sosialisasi|artikel|koran|headline|tajuk|podcast|radio|trailer|youtube tentang|video edukasi|konten edukasi|terjemahan|kalimat contoh|dokumenter|roleplay|main peran|kata kunci|uji coba|testing|tes sistem|rumor|katanya orang orang",
    ),
    "PAST": _row(
        "dulu|tahun lalu|waktu kecil|bertahun*|masa lalu|waktu sma|waktu smp|tahun yang lalu|pernah dulu|dulu saya|dulu aku|semasa|zaman",
        "dahulu|dulunya|jaman|jaman dulu|waktu masih|waktu aku masih|pas masih|semasa sekolah|masa sma|masa smp|masa sd|masa kuliah|masa remaja|waktu sekolah|waktu kuliah|pada tahun|sekian tahun|puluhan tahun|belasan tahun|kala itu|ketika itu|saat itu|zaman dulu|silam|tempo dulu|beberapa tahun|tahun tahun lalu|sekarang sudah baik|sekarang sudah sembuh|sekarang saya baik|sekarang aku baik|udah sembuh|sudah pulih|sudah move on",
    ),
    "AGAIN": _row(
        "lagi|sampai sekarang|masih|barusan|tadi malam|sejak|semalam|kembali",
        "akhir akhir ini|belakangan ini|baru baru ini|skrg|sekarang lagi|kambuh|malam ini|barusan juga",
    ),
    "NOW": "sekarang|skrg|saat ini|lagi|sedang|kini",
    "COUNSEL": _row(
        "polisi|guru|guru bk|konselor|pengacara|dokter|psikolog|penyidik|petugas|kepala sekolah|wali kelas|pekerja sosial|perawat|bank|terapis|notaris",
        "psikiater|konseling|ruang bk|bk|kapolsek|polsek|polres|unit ppa|ppa|kpai|jaksa|hakim|relawan|pendamping|lsm|puskesmas|rumah sakit|ustadz|pendeta|wali asuh",
    ),
    "SUICIDE": _row(
        "bunuh diri|bundir|membunuh diri|gantung diri|menggantung diri|menyakiti diri|nyakitin diri|nyakiti diri|melukai diri|menyayat|nyayat|mengakhiri hidup*|ngakhirin hidup*|akhiri hidup*|akhirin hidup*|mengakhiri nyawa|menghabisi nyawa|menghabisi diri|mengakhiri semuanya|akhiri semuanya|akhiri saja semuanya|suicide|selfharm|self harm|menghilangkan nyawa|mencelakai diri|nyilet|menyilet|harakiri|percobaan bunuh|menyakiti dirinya|melukai dirinya|cabut nyawa",
        _each("menyakiti|nyakitin|nyakiti|melukai|ngelukain|mencelakai|mencelakakan|membahayakan|menyiksa|nyiksa|merusak|menghukum|menyilet|nyilet|menyayat|nyayat|menggores|ngegores|menusuk|mencederai|membunuh|ngebunuh|bunuh|menghabisi|ngabisin|membakar|menghilangkan", "diri|diriku|dirinya|diri sendiri|diri saya|badan sendiri|tubuh sendiri|nyawa sendiri|nyawanya sendiri|nyawaku"),
        _each("mengakhiri|ngakhirin|ngakhiri|akhiri|akhirin|menyudahi|nyudahin|sudahi|udahin|menghabisi|habisi|menamatkan|menghentikan|mengambil|memutus", "hidup|hidupku|hidupnya|hidup saya|hidup gue|hidup gw|hidup ini|nyawa|nyawaku|nyawanya|nyawa sendiri|kehidupan|kehidupannya|penderitaan|penderitaan ini|semua ini|segalanya|semuanya aja|semuanya saja"),
        _each("menyayat|nyayat|sayat|menyilet|nyilet|silet|mengiris|ngiris|iris|menggores|goresin|melukai|memotong|potong|tusuk", "nadi|urat nadi|pergelangan|pergelangan tangan|tangan sendiri|tangannya sendiri|tanganku|lengan sendiri|lenganku|paha sendiri|urat"),
        _each("minum|menenggak|nenggak|menelan|nelen|telan|konsumsi|mengonsumsi|nelan|menghabiskan|teguk", "racun|baygon|obat nyamuk|pemutih|sianida|racun tikus|obat tidur|banyak obat|banyak pil|banyak tablet|obat banyak|semua obat|satu strip|satu botol obat|obat satu botol|obat sekaligus|puluhan pil|puluhan tablet|pestisida|cairan pembersih|karbol|wipol|soklin"),
        _each("lompat|loncat|terjun|melompat|meloncat|menjatuhkan diri|menerjunkan diri|nyebur", "dari lantai|dari atap|dari gedung|dari jembatan|dari balkon|dari rooftop|dari apartemen|dari jendela|ke sungai|ke rel|ke laut|ke jurang|ke bawah|dari atas|dari tebing|ke sumur"),
        "overdosis|over dosis|od obat|self injury|self harming|sh lagi|cutting|barcode di tangan|bundirr|bunduir|bun dir|bunuhdiri|bnuh diri|bunuh dri|b*nuh diri|gandir|gantung leher|menggantung leher|tabrakin diri|menabrakkan diri|nabrakin diri|tidur di rel|tiduran di rel|percobaan mengakhiri|upaya bunuh|niat bunuh|ide bunuh|pikiran bunuh|menjemput maut|menghirup gas|bakar diri|mogok makan sampai mati|tindakan menyakiti|perilaku menyakiti",
    ),
    "WISHDIE": _row(
        "ingin mati|pengen mati|pengin mati|mau mati|pingin mati|lebih baik mati|mending mati|mendingan mati|lebih baik saya mati|lebih baik aku mati|mending aku mati|mati aja|mati saja|biar mati|ingin menghilang|pengen ngilang|pengen hilang|ingin hilang|lebih baik saya tidak ada|lebih baik aku tidak ada|lebih baik gak ada|mending gak ada|mending nggak ada|mending ga ada|lebih baik tanpa dia|lebih baik tanpa aku|lebih baik tanpa saya|lebih bahagia tanpa|tidak pernah lahir|gak pernah lahir|gak dilahirkan|tidak dilahirkan|tidur selamanya|tidak bangun lagi|gak bangun lagi|ga bangun lagi|nggak bangun lagi|pengen tidur terus|besok aku sudah tidak ada|besok saya sudah tidak ada|besok aku udah gak ada|menyusul ibu|menyusul ayah|nyusul almarhum|beban keluarga|jadi beban|tidak pantas hidup|gak pantas hidup|nunggu ajal|menjemput ajal|siap mati|besok aku ga ada|besok aku udah ga ada|besok udah ga ada",
        _each(_WANT, "mati|mati aja|mati saja|meninggal|meninggal aja|tiada|lenyap|menghilang|ngilang|hilang aja|hilang saja|hilang selamanya|hilang dari dunia|hilang dari muka|pergi selamanya|pergi untuk selamanya|pergi dari dunia|tidur selamanya|tidur dan tidak|tidur terus|istirahat selamanya|mengakhirinya|udahan aja|udahan hidup|nyerah aja|menyerah saja|nyusul|menyusul almarhum|ke surga aja|ketemu tuhan|pulang ke tuhan|menghadap tuhan|mengakhiri semua"),
        _each("lebih baik|mending|mendingan|lebih enak|lebih bagus|baiknya|sebaiknya|bagusan|enakan", _I, "mati|mati aja|mati saja|meninggal|tiada|hilang|ngilang|menghilang|pergi|lenyap|tidak ada|gak ada|ga ada|nggak ada|enggak ada|gaada|tidak lahir|gak lahir|ga lahir"),
        _each("andai|seandainya|coba|semoga|kenapa|harusnya|seharusnya|mestinya|pengennya|berharap", _I, "mati|mati aja|mati saja|meninggal|hilang|tidak pernah lahir|gak pernah lahir|ga pernah lahir|nggak pernah lahir|tidak pernah ada|gak pernah ada|tidak bangun|gak bangun|ga bangun|tidak dilahirkan|gak dilahirkan|yang mati|dilahirkan"),
        _each(_NO, "usah bangun lagi|bangun lagi|bangun bangun lagi|pernah bangun|mau bangun|mau bangun lagi|pengen bangun|ingin bangun|bangun besok|mau ada|pengen ada|pengen lahir|pernah lahir|seharusnya lahir|seharusnya hidup|layak hidup|pantas hidup|berhak hidup|mau lihat besok|mau ketemu besok|akan ada lagi|bakal ada lagi|ada lagi besok|ada di dunia|ada lagi di dunia|pengen bernapas|mau napas lagi|usah hidup"),
        "mati adalah|hanya kematian|cuma kematian|kematian adalah|kematian satu satunya|satu satunya jalan mati|dengan mati|kalau mati|kalo mati|setelah mati|cepat mati|cepet mati|biar cepet mati|biar mati aja|mau mati rasanya|rasanya mau mati|rasanya ingin mati|kepikiran mati|kepikiran buat mati|mikirin mati|mikir mati|terpikir mati|mikir buat mati|dunia lebih baik tanpa|dunia tanpa aku|dunia tanpa saya|lebih tenang tanpa|lebih bahagia tanpa|hidup mereka lebih|cuma beban|cuma jadi beban|hanya beban|hanya jadi beban|bikin susah semua orang|cuma nyusahin|merepotkan semua orang|meninggalkan dunia|pergi dari dunia|pamit dari dunia|tidur panjang|besok tidak ada aku|ini hari terakhir|malam ini terakhir buat|malam terakhir saya|malam terakhir aku|sebentar lagi aku pergi|aku pergi duluan|aku duluan ya|saya duluan ya|menyusul nenek|menyusul kakek|nyusul nenek|nyusul kakek|nyusul mama|nyusul papa|nyusul ayah|nyusul bapak|harus mati|aku harus mati|pantas mati|pantesnya mati|layak mati|ajal saja|mati di tangan sendiri",
    ),
    "NOLIVE": _row(
        "tidak mau hidup|gak mau hidup|ga mau hidup|nggak mau hidup|tidak ingin hidup|gak pengen hidup|capek hidup|cape hidup|lelah hidup|bosan hidup|tidak sanggup hidup|gak sanggup hidup|gak kuat hidup|ga kuat hidup|tidak ada gunanya hidup|gak ada gunanya hidup|ga ada gunanya|percuma hidup|buat apa hidup|untuk apa hidup|buat apa lagi hidup|ngapain hidup|tidak ada alasan hidup|hidup tidak ada artinya|hidup gak ada artinya|hidup sudah tidak|hidupku udah hancur|hidup saya sudah hancur|hidup gue udah|putus asa|tidak ada harapan|gak ada harapan|ga ada harapan|nggak ada harapan|tidak ada jalan keluar|gak ada jalan keluar|nggak lihat jalan keluar|tak ada jalan|menyerah sama hidup|menyerah dengan hidup|nyerah hidup|tidak punya harapan|hilang harapan|kehilangan harapan",
        _each(_NO, "mau|ingin|pengen|pengin|pingin|sanggup|kuat|bisa|mampu|niat|minat|sudi|tahan|betah|siap|punya semangat|punya alasan|punya keinginan|punya tujuan|ada semangat|ada alasan|ada niat|ada keinginan|ada gunanya|ada artinya|ada gairah|ada tujuan|ada harapan|guna|berguna|berarti|layak", "hidup|untuk hidup|buat hidup|hidup lagi|hidup lebih lama|lanjutin hidup|melanjutkan hidup|meneruskan hidup|nerusin hidup|bertahan hidup|jalani hidup|menjalani hidup|jalanin hidup|bertahan|bertahan lagi|lanjut hidup|ngelanjutin hidup"),
        _each("capek|cape|lelah|bosan|bosen|muak|jenuh|letih|eneg|benci|males|malas|nyerah|menyerah|putus asa|lelah menjalani|capek menjalani|capek jalanin", "hidup|sama hidup|dengan hidup|hidup ini|sama hidupku|sama hidup ini|jalanin hidup|menjalani hidup|jadi manusia|bertahan|bertahan hidup|bernapas"),
        _each("buat apa|untuk apa|ngapain|kenapa|apa gunanya|apa artinya|percuma|sia sia|ngapain lagi|buat apa lagi|untuk apa lagi|kenapa harus|kenapa masih", "hidup|hidup lagi|aku hidup|saya hidup|gue hidup|gw hidup|masih hidup|aku masih hidup|saya masih hidup|bertahan|lanjut hidup|dilahirkan|aku lahir|saya lahir"),
        _each("hidup|hidupku|hidupnya|hidup saya|hidup aku|hidup gue|hidup gw|hidup dia|masa depanku|masa depan saya|masa depannya", "hancur|sudah hancur|udah hancur|sudah berakhir|udah berakhir|berakhir|selesai|sudah selesai|udah selesai|tamat|sudah tamat|udah tamat|habis|sudah habis|tidak berarti|gak berarti|ga berarti|gak ada artinya|tidak berguna|gak berguna|sia sia|sudah tidak ada|udah gak ada|udah ga ada|sampai sini|cukup sampai|gak ada gunanya|kosong banget|gelap"),
        _each(_NO, "ada harapan|ada harapan lagi|ada jalan|ada jalan lain|ada jalan keluar|ada cara lain|ada pilihan lain|lihat jalan|liat jalan|melihat jalan|nemu jalan|menemukan jalan|lihat masa depan|ada masa depan|punya masa depan|punya harapan|ada yang peduli|ada yang akan kangen|ada yang bakal kangen|ada yang bakal nyari|ada yang akan merindukan"),
        "jalan buntu|satu satunya jalan|satu satunya jalan keluar|gak kuat hidup|hidup segan|hilang semangat hidup|kehilangan semangat hidup|kehilangan keinginan hidup|semangat hidupnya|gairah hidup hilang|keinginan hidupnya hilang|merasa tidak ada gunanya|merasa hidupnya",
    ),
    "DESPAIR": _row(
        "sudah tidak kuat lagi|udah gak kuat lagi|udah ga kuat|udah nggak kuat|sudah tidak sanggup|udah gak sanggup|udah ga sanggup|tidak tahan lagi|gak tahan lagi|melakukan hal nekat|berbuat nekat|hal nekat|nekat|membahayakan diri|bahaya bagi dirinya|jiwanya terancam|pikiran gelap",
        _each("sudah|udah|udh|dah|bener bener|benar benar|sungguh", _NO, "kuat|kuat lagi|sanggup|sanggup lagi|tahan|tahan lagi|mampu|mampu lagi|bisa lagi|bisa bertahan"),
        _each(_NO, "kuat lagi|sanggup lagi|tahan lagi|mampu lagi|bisa bertahan|bisa bertahan lagi|bisa tahan lagi|kuat begini|kuat nanggung|sanggup menanggung|sanggup nanggung|bisa begini terus"),
        "berbuat yang tidak tidak|melakukan yang tidak tidak|hal yang tidak diinginkan|berbuat macam macam|hal bodoh|berbuat bodoh|bertindak bodoh|tindakan bodoh|tindakan nekat|bertindak nekat|berbuat sesuatu pada dirinya|melakukan sesuatu pada diri|melakukan sesuatu ke diri|ngelakuin hal bodoh|ngelakuin sesuatu|apa yang akan dilakukannya|takut dia kenapa kenapa|takut dia nekat|takut anak saya nekat|takut terjadi apa apa|membahayakan nyawanya|nyawanya terancam|nyawa anak|pengen udahan|mau udahan|ingin udahan|sudah di ujung|udah di ujung|titik terendah|depresi berat dan|udah nyerah|sudah menyerah|aku nyerah|saya menyerah|gue nyerah",
    ),
    "FAREWELL": _row(
        "berpamitan|pamit selamanya|surat perpisahan|surat terakhir|pesan terakhir|selamat tinggal|kata kata terakhir|surat wasiat|maafkan saya|maafin aku|maafkan aku|jaga ibu|jaga mama|jaga adik|titip ibu|titip mama|titip anak|titip adik|kalau aku sudah tidak ada|kalau saya sudah tidak ada|kalau aku udah gak ada|kalian tidak akan melihat|gak bakal ketemu aku lagi|pesan perpisahan|pamit|pamitan|kalau kamu baca ini|jika kamu baca ini|saat kamu baca ini|saat kalian baca ini|malam terakhirku|malam terakhir|hari terakhirku",
        _each("surat|pesan|catatan|chat|wa|voice note|vn|video|status|salam|ucapan|kata kata|tulisan|story", "terakhir|perpisahan|pamit|pamitan|terakhirku|terakhir dari|selamat tinggal|perpisahannya"),
        _each("titip|tolong jaga|jagain|jaga|rawat|tolong rawat|tolong urus|sayangi|urus", "ibu|mama|ayah|papa|bapak|mamah|emak|bunda|adik|adek|adikku|adik adik|kakak|anak anak|anakku|kucingku|keluarga|keluargaku|mereka|nenek|orang tua|ortu|ibuku|mamaku|kucing|istriku"),
        _each("kalau|kalo|jika|saat|ketika|bila|begitu|pas", "kalian|kamu|mama|ibu|ayah|papa|lo|lu|anda|semua", "baca ini|membaca ini|baca pesan ini|membaca pesan ini|baca surat ini|membaca surat ini|nemu surat ini|terima pesan ini|baca chat ini|menemukan surat"),
        _each("kalau|kalo|jika|andai|setelah|saat|nanti kalau", "aku|saya|gue|gw", "sudah tidak ada|udah tidak ada|udah gak ada|udah ga ada|udah nggak ada|sudah tiada|tiada|sudah pergi|udah pergi|pergi nanti|mati nanti|mati jangan|tidak ada lagi|gak ada lagi|ga ada lagi|gak kembali"),
        "wasiat|selamat tinggal semua|selamat tinggal dunia|dadah semua|dadah dunia|good bye|goodbye semua|makasih buat semuanya|makasih untuk semuanya|terima kasih untuk semuanya|terima kasih buat semuanya|makasih ya selama ini|terima kasih selama ini|maaf ya ma|maaf ya bu|maaf ma aku|maafin aku ma|maafin aku bu|maafkan aku ma|maafkan aku bu|maafkan anakmu|maafin anakmu|maafkan kakak|maafin kakak|ikhlasin aku|ikhlaskan aku|ikhlaskan saya|jangan cari aku|jangan cari saya|jangan cariin aku|jangan nangis kalau aku|doain aku tenang|doakan aku tenang|sampai jumpa di surga|sampai ketemu di surga|ketemu di surga|ketemu di akhirat|sampai jumpa di kehidupan|di kehidupan selanjutnya|di kehidupan berikutnya|kuburkan aku|kubur aku|kuburin aku|pemakamanku|pemakaman saya|nisan|terakhir kalinya aku|terakhir kali aku chat|ini chat terakhir|ini terakhir kali|gak akan lihat aku lagi|tidak akan lihat aku lagi|ga bakal liat aku lagi|gak bakal liat aku|tak akan mengganggu lagi|gak akan nyusahin lagi|ga akan nyusahin lagi|tidak akan menyusahkan lagi|pamit pergi selamanya|pamit ke semua|berpamitan ke semua|berpamitan pada semua|memberikan barang barang kesayangan|bagi bagi barang|minta maaf ke semua orang",
    ),
    "DIE": _row(
        "mati|meninggal|tewas|mampus|lenyap|menghilang|ngilang|tiada",
        "metong|modar|koit|mokat|wafat|death|die|berpulang|game over aja",
    ),
    "WANT": _row(
        "ingin|mau|pengen|pengin|pingin|kepengen|berniat|niat|berencana|rencana|berpikir|kepikiran|mikir|memikirkan|terpikir|siap|rasanya|mending|mendingan|lebih baik|biar|coba|mencoba|hendak|berkeinginan|keinginan|nekat|akan|bakal|rela|lebih rela|sanggup mati",
        "pgn|pengennya|maunya|kepingin|mikirin|terlintas|terbesit|terbersit|kebayang|bertekad|bermaksud|ngerasa|ngerasa pengen|rasanya pengen|tergoda|ancang ancang|berpikiran|punya pikiran|punya niat|punya rencana|kepikir|bilang mau|bilang ingin|bilang pengen|ancam mau",
    ),
    "THINK": _row(
        "berpikir|kepikiran|mikir|memikirkan|terpikir|mencari cara|cari cara|googling",
        "kepikir|terlintas|mikirin|nyari cara|mencari tahu cara|search cara|browsing cara|nyari info|cari info|memandangi|melihat terus|ngumpulin|mengumpulkan",
    ),
    "BETTER": _row(
        "lebih baik|mending|mendingan|lebih bahagia|lebih tenang|lebih enak",
        "mendinganlah|lebih bagus|bagusan|enakan|sebaiknya|lebih damai|lebih senang|lebih ringan|lebih lega",
    ),
    "LIVE": "hidup|bertahan|melanjutkan hidup|bernapas|bangun",
    "LIVEON": _row(
        "melanjutkan hidup|hidup seperti ini|hidup begini|bertahan hidup|menghadapi hari",
        "hidup kayak gini|hidup kaya gini|lanjut hidup|nerusin hidup|jalanin hidup|bertahan lagi|menghadapi besok|menghadapi semua|ngadepin semua ini|hadapi ini semua",
    ),
    "HOPE": "harapan|jalan keluar|masa depan",
    "REASON": "alasan|gunanya|artinya|arti|guna|tujuan|makna",
    "LIFE": "hidup|hidupku|hidupnya|hidup saya|nyawa|nyawaku|semuanya|segalanya",
    "END": "mengakhiri|akhiri|ngakhirin|akhirin|menghabisi|habisi|mengakhirinya|udahan|selesaikan",
    "HURT": _row(
        "menyakiti|nyakitin|nyakiti|melukai|lukai|ngelukain|mencederai|membakar|bakar|menyiksa|memukul|menusuk|mencekik|mencelakai|disakiti|menyiram",
        "nyiksa|siksa|nyubit|mencubit|mukul|pukul|memukuli|nampar|tampar|menampar|membenturkan|benturin|bentur|menjedotkan|jedotin|nyundut|sundut|menyundut|nyulut|menyulut|nusuk|nyakar|mencakar|celakai|mencederakan|mencambuk",
    ),
    "KILL": _row(
        "membunuh|bunuh|ngebunuh|menghabisi",
        "dibunuh|ngabisin|habisin|mematikan|matiin|menyembelih|disembelih|dicekik",
    ),
    "SELF": "diri|dirinya|diriku|diri sendiri|diri saya|badannya sendiri|tubuhnya sendiri",
    "CUT": _row(
        "menyayat|nyayat|sayat|mengiris|iris|mengukir|ngukir|ukir|menggores|gores|menyilet|silet|potong|memotong|menato|mencap|melukai|tusuk",
        "ngiris|mengirisi|irisin|nyilet|disilet|disayat|nyayat nyayat|goresin|menggoreskan|digores|ngegores|menoreh|menorehkan|toreh|baret|baretin|melubangi|nusuk|menusuk|sayatan",
    ),
    "WRIST": "pergelangan|nadi|tangan|lengan|urat|paha|kulit|lengannya|tangannya",
    "MEANS": _row(
        "obat|pil|racun|baygon|tali|silet|pisau|cutter|pistol|pemutih|obat tidur|tablet|sianida|racun tikus|gunting|parasetamol|obatnya|racun*",
        "obat obatan|obat obat|obat penenang|obat tidurnya|antidepresan|bodrex|panadol|paramex|ctm|tali tambang|tali rafia|tali jemuran|tambang|pisau dapur|pisau cukur|pecahan kaca|beling|carter|katana|golok|celurit|bensin|karbol|pembersih lantai|pemutih baju|deterjen|potas|insektisida|pestisida|herbisida|gas|arang",
    ),
    "HAVE": _row(
        "punya|pegang|megang|memegang|beli|membeli|siapkan|menyiapkan|simpan|menyimpan|di tanganku|di tangan|ada di kamar|menumpuk|mengumpulkan|nyimpen|bawa|membawa|ditemukan|di tanganku ada|campur|nyampur|campurin",
        "ngumpulin|nyetok|menyembunyikan|ngumpetin|umpetin|sembunyiin|disembunyikan|disimpan|dibawa|dipegang|ketemu|nemuin|nemu|ngambil|mengambil|menyiapkan|nyiapin|siapin|pesan online|beli online|checkout|di bawah bantal|di laci|di tasnya|di kamarnya|pegangin|genggam|menggenggam|ditaruh|terkumpul",
    ),
    "TAKE": _row(
        "minum|menelan|nelen|telan|menenggak|tenggak|meminum|diminum|nenggak|overdosis",
        "makan|konsumsi|mengonsumsi|minumin|diminumnya|ditelan|tertelan|abisin|menghabiskan|ngabisin|sekaligus",
    ),
    "JUMP": "loncat|lompat|terjun|melompat|meloncat|menabrakkan diri|tabrak",
    "PLACE": _row(
        "jembatan|gedung|atap|rooftop|rel|jendela|balkon|jurang|sungai|lantai atas|laut|kereta|apartemen lantai|tebing|lantai|sumur",
        "flyover|jembatan layang|jpo|penyeberangan|gedung tinggi|lantai paling atas|lantai teratas|pinggir jurang|pinggir sungai|tepi jembatan|tepi atap|pagar pembatas|menara|tower|bendungan|waduk|dermaga|pelabuhan|rel kereta|perlintasan|palang kereta|jalan tol|truk|pantai",
    ),
    "BE": _row(
        "berdiri|di atas|duduk di|naik ke|di pinggir|di tepi|memanjat|berada di|ada di",
        "di ujung|di puncak|bergelantungan|duduk|manjat|nangkring|berdiri di|termenung di|melamun di|mondar mandir di|lagi di|sudah di|udah di|posisi di|menuju|naik",
    ),
    "GO": "pergi|berangkat|menuju|naik|keluar|datang|dateng|ke sana|nyamperin|jalan ke|sudah di jalan|mau ke|dijemput|kabur|menginap|nginep|terbang|disuruh|ikut",
    "DISAPPEAR": "menghilang|ngilang|lenyap|hilang selamanya|hilang dari dunia|hilang",
    "WITHOUTME": "tanpa aku|tanpa saya|tanpa dia|tanpa gue|kalau aku gak ada|kalau aku tidak ada|kalau saya tidak ada|kalau dia tidak ada|aku gak ada|aku tidak ada|saya tidak ada|nggak ada di dunia",
    "GONE": _row(
        "hilang|kabur|menghilang|minggat|raib|diculik|dibawa lari|lenyap|lari dari rumah|dibawa kabur|ngilang",
        "ngacir|hilang entah|lenyap entah|pergi entah|kabur sama|kabur bareng|kawin lari|diambil orang|dibawa orang|dibawa pergi orang|dibawa laki laki|diajak kabur|dibawa seseorang|tidak diketahui rimbanya|tak diketahui keberadaannya",
    ),
    "GONESURE": _row(
        "orang hilang|anak hilang|kabur dari rumah|lari dari rumah|minggat dari rumah|hilang kontak|dilaporkan hilang|hilang sejak|menghilang sejak|hilang dari rumah|kamarnya kosong|kamar kosong|lost contact|putus kontak|tidak ada di kamar",
        _each("anak|anak saya|anakku|anak kami|putri saya|putra saya|adik|adik saya|adikku|kakak saya|keponakan|keponakan saya|sepupu saya|teman saya|temanku|siswi|siswa|murid|korban|remaja|istri saya|suami saya|ponakan|cucu saya|si bungsu|anak perempuan saya", "hilang|menghilang|kabur|minggat|diculik|dibawa kabur|ngilang|raib|belum pulang|blm pulang|gak pulang|ga pulang|nggak pulang|tidak pulang|tak pulang|gak pulang pulang|tidak pulang pulang|ga pulang pulang|belum balik|tidak kembali|belum kembali|gak balik|ga balik|gak bisa dihubungi|ga bisa dihubungi|nggak bisa dihubungi|tidak bisa dihubungi|tak bisa dihubungi|belum ditemukan|belum ketemu|blm ketemu|gak ada di rumah|hilang kontak|lost contact|tidak ada kabar|gak ada kabar|ga ada kabar|belum ada kabar|tanpa kabar|tidak ditemukan|pergi dari rumah|pergi tanpa pamit|meninggalkan rumah|tidak sampai rumah|tidak sampai sekolah|belum sampai rumah"),
        _each("tidak|gak|ga|nggak|belum|blm|tak|enggak", "diketahui keberadaannya|diketahui di mana|diketahui kemana|tahu keberadaannya|tau keberadaannya|diketahui nasibnya|pulang semalaman|pulang sejak kemarin|pulang sejak semalam|pulang dari semalam|pulang dari kemarin|pulang ke rumah|pulang seharian|pulang sampai sekarang|pulang sampe sekarang|pulang hingga"),
        "semalaman gak pulang|semalaman tidak pulang|laporan orang hilang|lapor orang hilang|dinyatakan hilang|kehilangan anak|mencari anak|nyari anak|cari anak saya|mencari keberadaan anak|kasurnya kosong|tempat tidurnya kosong|ranjangnya kosong|kamarnya sudah kosong|kamar sudah kosong|lemarinya kosong|meninggalkan surat|ninggalin surat|kabur dari asrama|kabur dari pondok|kabur dari kos|kabur dari panti|hilang dari sekolah|hilang dari asrama|hilang dari kemarin|hilang dari semalam|hilang semalam|hilang kemarin|hilang sudah|menghilang dari|menghilang semalam|menghilang kemarin|masih hilang|belum juga pulang|belum juga kembali|tak kunjung pulang|tidak kunjung pulang|tak kunjung kembali|gak nyampe rumah|ga nyampe rumah|gak nyampe sekolah|gak sampe sekolah|ga sampe sekolah",
    ),
    "OBJECT": _row(
        "hp saya|hp|dompet|uang|rekening|file|pembayaran|bukti|resi|akun|pesan|chat|kunci|paket|sinyal|transferan|saldo|data",
        "barang|laptop|motor|mobil|sepeda|kartu|kartu atm|atm|ktp|sim|dokumen|jaket|sepatu|cincin|kalung|jam tangan|ikan|pesanan|orderan|pengembalian|refund|bukti transfer|penjual|toko|baju",
    ),
    "HOME": _row(
        "pulang|balik|kembali|sampai rumah|tiba di rumah|pulang ke rumah|masuk sekolah|datang ke sekolah|sampe rumah|sampai di sekolah",
        "pulang pulang|nyampe rumah|ke rumah|masuk kelas|absen|hadir|hadir di sekolah|masuk kerja|datang|nongol di rumah|sampai di rumah|tiba di sekolah|balik ke kos|balik ke asrama|pulang ke asrama",
    ),
    "BACK": _row(
        "kembali|muncul|ditemukan|ketemu|terlihat|balik|kelihatan|nongol",
        "nongol|keliatan|dijumpai|tampak|pulang|datang lagi|nampak|muncul muncul",
    ),
    "CONTACT": _row(
        "dihubungi|hubungi|menghubungi|menjawab|jawab|membalas|balas|bales|angkat|mengangkat|diangkat|dikontak|kontak|ditelepon|ditemukan|menemukan|nemuin|merespons|respon|mencari|nyari|dilacak|aktif",
        "dikontek|ngontak|ngehubungin|dihubungin|hubungin|ngangkat|diangkat teleponnya|jawab telepon|balas chat|bales chat|baca chat|dibaca|read|diread|online|on|respon chat|ngerespon|merespon|sahut|menyahut|nyaut|kabar|ngabarin|mengabari|memberi kabar|kasih kabar|ngasih kabar|terlacak|ditelpon|ditelfon|telfon|nyambung|tersambung|ketemu",
    ),
    "SILENT": _row(
        "tidak ada kabar|gak ada kabar|ga ada kabar|tanpa kabar|nggak ada kabar|tak ada kabar|tidak bisa dihubungi|gak bisa dihubungi|ga bisa dihubungi|tidak dapat dihubungi|nomornya tidak aktif|hp nya tidak aktif|hilang kabar|tidak menjawab lagi|tidak merespons|lost contact|hilang kontak|gak ada jawaban|tidak ada jawaban",
        _each(_NO, "bisa dihubungi|bisa dikontak|bisa dihubungin|dapat dihubungi|bisa ditelepon|bisa ditelpon|bisa ditemui|ada kabar|ada kabarnya|ada berita|ada respon|ada balasan|ada jawaban|membalas|membalas pesan|balas pesan|balas chat|bales chat|bales wa|membalas wa|balas wa|angkat telepon|angkat telpon|mengangkat telepon|jawab telepon|menjawab telepon|merespon|merespons|aktif|aktif lagi|aktif hpnya|ngabarin|kasih kabar|memberi kabar|ada kontak|nyaut|menyahut|bisa dilacak|online online|buka pintu|membuka pintu"),
        _each("nomornya|hpnya|hp nya|teleponnya|ponselnya|nomor hpnya|wanya|wa nya|hapenya|handphonenya|whatsappnya", "mati|off|gak aktif|ga aktif|nggak aktif|tidak aktif|tak aktif|dimatikan|mati terus|nonaktif|sudah tidak aktif|udah gak aktif|udah ga aktif|di luar jangkauan|tidak bisa dihubungi|gak bisa dihubungi|ga bisa dihubungi|centang satu|ceklis satu|ceklis 1|centang 1|tidak diangkat|gak diangkat|ga diangkat|nggak diangkat"),
        "hilang kabar|tanpa berita|hening|sunyi senyap|centang satu|ceklis satu|ceklis 1|centang 1|cuma diread|cuma dibaca|last seen kemarin|terakhir online kemarin",
    ),
    "PHONE": "hp|handphone|telepon|ponsel|hpnya|teleponnya|ponselnya|nomor|nomornya|wa|hape",
    "MYPHONE": "hp saya|hp aku|hpku|hp gue|telepon saya|ponsel saya",
    "OFF": _row(
        "mati|tidak aktif|gak aktif|ga aktif|dimatikan|nonaktif|non aktif|nggak aktif|tak aktif|tidak diangkat|di luar jangkauan|ceklis satu|centang satu",
        "ga nyala|gak nyala|tidak menyala|di matikan|off|offline|gak diangkat|ga diangkat|nggak diangkat|centang 1|ceklis 1|tidak tersambung|gak nyambung|ga nyambung|sibuk terus|tidak merespon|gak respon|lowbat terus",
    ),
    "LEAVEHOME": _row(
        "keluar rumah|pergi dari rumah|meninggalkan rumah|pergi tanpa pamit|tanpa pamit|pergi tanpa|keluar malam|keluar diam diam|diam diam keluar|membawa tas|bawa tas|bawa baju|membawa baju|tidak sampai sekolah|tidak pernah sampai|tidak masuk sekolah sejak|bolos dan|pergi semalam|pergi tadi malam|keluar tadi pagi|malam itu juga dia keluar|keluar dari kos|tidak ada di rumah|ga ada di rumah|gak ada di rumah|tak ada di rumah|tidak ada di kamar",
        _each("pergi|keluar|kabur|berangkat|minggat|menyelinap", "dari rumah|tanpa pamit|tanpa bilang|tanpa izin|tanpa sepengetahuan|diam diam|tengah malam|malam malam|subuh|lewat jendela|tanpa kabar|tanpa hp|bawa tas|bawa baju|bawa koper|membawa tas|membawa baju|semalam|tadi malam|kemarin malam|kemarin sore|dari asrama|dari pondok|dari kos|dari sekolah|naik motor|naik ojek|ga bilang|gak bilang"),
        "ga di rumah|gak di rumah|nggak di rumah|tidak berada di rumah|tidak di kamarnya|gak ada di kamar|ga ada di kamar|tidak ada di kamarnya|tidak ada di asrama|tidak ada di sekolah|gak ada di sekolah|ga masuk sekolah dan|tidak hadir di sekolah|tidak masuk sekolah dan|tidak datang ke sekolah|gak dateng ke sekolah|tidak sampai di sekolah|pamit ke sekolah tapi|pamitnya ke sekolah|izin ke sekolah tapi|berangkat sekolah tapi|berangkat ke sekolah tapi|bajunya gak ada|bajunya tidak ada|tasnya gak ada|tasnya tidak ada|kamarnya kosong",
    ),
    "SINCE": _row(
        "sejak|dari kemarin|kemarin|semalam|tadi malam|tadi pagi|tiga hari|dua hari|sehari|seharian|senin|selasa|rabu|kamis|jumat|sabtu|minggu|berhari*|berjam*|sampai sekarang|sampe sekarang|hingga kini|hingga sekarang|dari tadi|sampai saat ini|sudah hari",
        "dari pagi|dari siang|dari sore|dari malam|dari subuh|sejak subuh|sejak siang|sejak sore|sejak magrib|sejak maghrib|sejak pulang|sepulang sekolah|kemarin sore|kemarin malam|kemarin siang|kemaren|kmrn|smalem|semalem|seharian ini|semaleman|semalaman|dua malam|tiga malam|seminggu|dua puluh empat jam|24 jam|empat hari|lima hari|beberapa hari|beberapa jam|pagi tadi|siang tadi|sore tadi|dari semalam|dari kmrn|sampe skrg|sampai detik ini|hingga malam|hingga saat ini",
    ),
    "LASTSEEN": _row(
        "terakhir terlihat|terakhir dilihat|terakhir kelihatan|terakhir kali terlihat|terakhir kali dilihat|terakhir kali kami|terakhir aktif di|lokasi terakhir|terakhir diketahui|kali terakhir|terakhir online|terakhir menghubungi",
        _each("terakhir|terakhir kali|kali terakhir", "terlihat|dilihat|kelihatan|keliatan|diliat|terpantau|terekam|terekam cctv|terdeteksi|diketahui|dihubungi|kontak|komunikasi|berkomunikasi|chat|ngechat|online|aktif|bertemu|ketemu|memberi kabar|ngabarin|pamit|keluar rumah|di lokasi|pakai baju|memakai baju|mengenakan"),
    ),
    "NONEWS": _row(
        "tidak ada kabar|gak ada kabar|ga ada kabar|tanpa kabar|belum ada kabar|nggak ada kabar|tanpa jejak|tidak memberi kabar|gak ngabarin|ga ngabarin|tidak ada yang melihat",
        _each("tidak|gak|ga|nggak|belum|tak|tanpa|blm|enggak|tiada", "ada kabar|ada kabarnya|kabar|berita|ada berita|jejak|ada jejak|ngabarin|memberi kabar|kasih kabar|ada yang melihat|ada yang tahu|ada yang tau|ada informasi|ada petunjuk|ada tanda"),
    ),
    "WHERE": _row(
        "di mana|dimana|kemana|ke mana|kmn|keberadaannya|dmn|keberadaan",
        "rimbanya|entah di mana|entah kemana|entah ke mana|posisinya|lokasinya|dimananya|kmana|kemananya|d mana",
    ),
    "SEARCH": _row(
        "mencari|nyari|cari|mencari keberadaan|tolong cari|pencarian|dicari",
        "mencarikan|bantu cari|bantuin cari|bantu nyari|tolong temukan|mohon temukan|bantu temukan|menemukan|temukan|melacak|lacak|nyariin|cariin|mencari cari|menyisir",
    ),
    "JOB": "kerja|pekerjaan|bukti|jawaban|cara|bantuan|uang",
    "MONEY": "uang|rupiah|duit|transfer|ribu|juta|rekening|pulsa|dana|saldo|bayar|rp|pinjaman|tagihan|laporan",
    "SENT": _row(
        "dikirim|mengirim|kirim|ngirim|kirimin|dikirimin|disebar|disebarkan|menyebarkan|menyebar|nyebarin|disebarin|sebarin|sebar|diposting|posting|memposting|diupload|upload|mengunggah|diunggah|unggah|dishare|share|membagikan|dibagikan|bagikan|dibocorkan|bocorin|membocorkan|diforward|diteruskan|meneruskan|ditunjukkan|menunjukkan|memperlihatkan|ditag|disebarluaskan|mempublikasikan|dipublikasikan|dipost|ngepost|diedarkan|kirimkan|mengirimkan|dikirimkan|kasih liat|menghubungi|dm",
        "ngeshare|ngeshare|share in|shareke|dishare in|disharenya|dikirimin|dikirimnya|terkirim|kekirim|ngirimin|dikirim2|dikirimkannya|ngepostin|dipostin|nge post|diposting2|ngupload|diuploadnya|di upload|di posting|di post|di share|di sebar|di kirim|di viralkan|ngebocorin|dibocorin|bocorkan|nyebarkan|disebarluaskannya|disebarkannya|disiarkan|menyiarkan|dipajang|memajang|dipertontonkan|mempertontonkan|diperlihatkan|ngeliatin|diliatin|ditayangkan|dipublish|publish|ngespam|spam|dispam|ditempel|menempel|dicetak|diedarin|mengedarkan|membeberkan|dibeberkan|dibongkar|membongkar|ngebongkar|mengekspos|diekspos|ekspos|nge tag|menandai|ditandai|dimention|mention|dilempar|blast|diblast",
    ),
    "START": _row(
        "mulai|sudah mulai|udah mulai|terus menerus|terus|sedang|lagi|satu per satu|satu satu",
        "terus terusan|gak berhenti|tidak berhenti|masih|makin|mulai mulai|sedang sedang",
    ),
    "SENDING": _row(
        "mengirim|ngirim|ngirimin|kirim|menyebarkan|nyebarin|menyebar|posting|memposting|share|membagikan|upload|mengunggah|meneruskan|dikirimi",
        "ngirim|ngeshare|nge share|ngepost|nyebarin|ngupload|ngedm|nge dm|ngespam|mengunggah|mengedarkan|nyebar|memviralkan|viralin",
    ),
    "ALREADY": _row(
        "sudah|udah|dah|telah|barusan|baru saja|baru|tadi|kemarin|semalam|ternyata|sdh|udh|akhirnya|keburu|langsung|sekarang",
        "beneran|benar benar|bener bener|jadi|betulan|td|tadi pagi|tadi siang|tadi sore|tadi malam|barusan ini|pagi ini|kmrn|kemaren|uda|udh|terlanjur|telanjur|kadung|langsung aja|satu jam lalu",
    ),
    "AUDIENCE": _row(
        "keluarga|ibu|ayah|mama|papa|bapak|orang tua|ortu|kakak|adik|teman|temen|teman teman|temen temen|temanku|temenku|sekolah|kelas|kelasku|guru|wali kelas|kepala sekolah|bos|atasan|kantor|rekan kerja|istri|suami|pacar|pacarku|tante|om|paman|bibi|nenek|kakek|sepupu|keponakan|saudara|kontak|followers|follower|pengikut|grup|group|gereja|masjid|tetangga|semua orang|orang orang|kampus|murid|mertua|komunitas|kontakku|perusahaan|hrd|rt|seisi|satu sekolah|satu kelas|se sekolah|alumni|pelatih|tim",
        "bosku|omku|keluarga besar|grup keluarga|grup kelas|grup sekolah|grup kantor|grup rt|grup wa|grup angkatan|grup alumni|teman sekelas|temen sekelas|teman sekolah|teman kantor|teman kampus|teman kuliah|temen kuliah|anak anak kelas|anak kelas|orang tuaku|ortuku|mamaku|mama saya|papaku|ibuku|ibu saya|ayahku|ayah saya|kakakku|adikku|kakak saya|adik saya|suamiku|suami saya|istriku|istri saya|pacar saya|calon mertua|mertuaku|tunangan|dosen|rektor|kaprodi|walikelas|guru bk|guru guru|kepsek|satpam|manajer|manager|pimpinan|klien|pelanggan|customer|rekan|kerabat|famili|om tante|budhe|pakdhe|bude|pakde|eyang|mbah|opa|oma|tetangga tetangga|warga|satu kampung|satu angkatan|satu kantor|satu kampus|jemaat|jamaah|pengajian|pendeta|ustadz|followerku|followersku|teman teman saya|temen temenku|teman temanku|banyak orang|orang banyak|semuanya|daftar kontak|kontak saya|kontak hp|kontak wa|nomor kontak|mutual|mutuals|circle|geng|anak basket|osis|ekskul|les|bimbel|kosan",
    ),
    "ONLINE": _row(
        "fb|facebook|ig|instagram|twitter|tiktok|telegram|youtube|internet|online|website|situs|medsos|media sosial|story|status|wa|whatsapp|forum|porno|publik|sosmed|channel|link",
        "medsosku|sosial media|sosmedku|fesbuk|efbi|igs|insta|snapgram|reels|fyp|x|thread|threads|discord|tele|channel telegram|grup telegram|google drive|gdrive|web|laman|website porno|situs porno|situs dewasa|base|menfess|lambe|akun gosip|akun lambe|komentar|dinding|beranda|publik|mana mana",
    ),
    "MEDIA": _row(
        "video|videonya|videoku|foto|fotonya|fotoku|gambar|rekaman|rekamannya|screenshot|ss|tangkapan layar|klip|itu|vcs|file|konten|aib|link|fotoku|berkas",
        "vidio|vidionya|vidioku|vid|pap|papku|poto|potoku|photo|fotoku|fotoku itu|foto saya|video saya|video aku|foto aku|fotonya saya|gambarku|gambar saya|rekaman saya|rekaman layar|screen record|sc|skrinsut|capture|wajahku|mukaku|wajah saya|muka saya|identitasku|data pribadi|deepfake|editan|chatku|chatan|isi chat|percakapan",
    ),
    "SEE": _row(
        "melihat|lihat|liat|ngeliat|nonton|menonton|menerima|nerima|dapat|dapet|mendapat|mendapatkan|terima|tahu|tau|dikirimi|dikirimin|buka|ngeliatin|mengetahui|kebagian|dikirim|mendapati",
        "udah liat|ngelihat|dilihat|diliat|ditonton|kelihatan|ketahuan|tau semua|menemukan|nemu|nemuin|melihatnya|menontonnya|nontonin|menyimpan|nyimpen|mendownload|download|mendapatkannya|menerimanya|dapet kiriman|dapat kiriman|menerima kiriman|terima kiriman|nerima kiriman|dapat video|dapet video|dapet foto|dapat foto|heboh|pada tau|pada liat|pada tahu|pada lihat|pada nonton|pada dapet",
    ),
    "ASK": _row(
        "nanya|bertanya|menanyakan|tanya|menelepon|nelpon|nelepon|telepon|telpon|chat|ngechat|wa|mengirim pesan|ngomongin|membicarakan|ngetawain|menertawakan|ngejek|mengejek|memberi tahu|ngasih tau|kasih tau|katanya|ditanya|ditanyain|menegur",
        "nanyain|nanyai|menelpon|menelfon|ngabarin|memberitahu|kasih tahu|ngasih tahu|laporin|ngelapor|nunjukin|menunjukkan|nunjukkin|kirim screenshot|ngirim screenshot|ngirim ss|kirim ss|bisik bisik|ngegosip|gosipin|digosipin|diejek|dibully|diketawain|ditertawakan|dihina|dipanggil|manggil|marah|marah marah|konfirmasi|mengonfirmasi|komen|komentar|reply|ngereply|mention",
    ),
    "SPREAD": _row(
        "beredar|tersebar|nyebar|menyebar|viral|kesebar|ke sebar|bocor|diviralkan|heboh|ramai|rame|disebarluaskan|menyebar luas|trending",
        "kesebar|tersebar luas|menyebar ke|sudah menyebar|nyebar kemana|nyebar ke|beredar luas|beredar di|bocor ke|tersebar di|tersebar ke|jadi bahan|jadi omongan|jadi gosip|jadi tontonan|rame di|ramai di|viral di|dibicarakan|diomongin|disebar|diedarkan|di mana mana|dimana mana|kemana mana|ke mana mana|ke publik",
    ),
    "UP": _row(
        "ada di internet|ada di fb|ada di facebook|ada di ig|ada di twitter|ada di situs|ada di grup|sudah online|sudah tayang|terpampang|muncul di|udah di|sudah ada di|udah ada di|masuk grup",
        "nongol di|terpajang di|ada di grup kelas|ada di medsos|ada di tiktok|ada di telegram|ada di twitter|muncul di ig|naik ke|tayang di|masuk ke grup|masuk ke fyp|masuk fyp|keposting|keupload|ke upload|ke share|keshare|ketemu di internet|ada di google|sudah di internet|udah di internet|di internet sudah|ada di akun|dipajang di|masih ada di internet|publik sekarang",
    ),
    "DONE": _row(
        "melaksanakan ancamannya|benar benar menyebarkan|beneran disebar|beneran nyebarin|semua orang sudah tahu|semua orang udah tau|semua sudah lihat|semua udah liat|satu sekolah tahu|satu sekolah sudah|satu kelas udah|sekelas udah|sudah tahu semua|udah tau semua|sudah disebar|udah disebar|udah nyebar|udah diposting|sudah diposting|sudah diupload|udah diupload|sudah dia sebar|udah dia sebar|masuk akun gosip|masuk lambe|masuk lambe2an|sudah masuk grup|udah masuk grup",
        _each("sudah|udah|udh|dah|telah|beneran|benar benar|bener bener|akhirnya|keburu|ternyata|tetap|tetep", "disebar|disebarkan|disebarin|nyebarin|menyebarkan|nyebar|diviralkan|memviralkan|diviralin|dibocorkan|membocorkan|dibocorin|diposting|memposting|dipost|diupload|mengupload|diunggah|mengunggah|dishare|ngeshare|tersebar|kesebar|viral|beredar|bocor|dipublikasikan|dia sebar|dia posting|dia upload|dia share|dia viralkan|dia bocorkan|mereka sebar|mereka posting"),
        _each("semua orang|semua teman|satu sekolah|satu kelas|sekelas|seangkatan|satu kampung|satu kampus|satu kantor|seisi kelas|seisi sekolah|sekampung|keluarga besar|semua", "sudah tahu|sudah tau|udah tau|udah tahu|udh tau|sudah lihat|sudah liat|udah liat|udah lihat|udah nonton|sudah nonton|pada tau|pada tahu|pada liat|pada lihat|pada nonton|tau semua|melihat videonya|lihat videonya|liat videonya|liat fotonya|lihat fotonya|nonton videonya|sudah menerima|udah nerima|udah dapet"),
        "ancamannya dilaksanakan|ancamannya terjadi|ancamannya jadi kenyataan|menepati ancamannya|jadi disebar|jadi diposting|tetap disebar|tetep disebar|tetap menyebarkan",
    ),
    "REMAIN": _row(
        "lg|sisa|tinggal|tersisa|lagi|dalam|waktu|dikasih waktu|diberi waktu|kasih waktu|batas|hanya|cuma|sampai|sebelum|tenggat|deadline|punya waktu",
        "tersisa waktu|waktuku|waktu saya|waktu aku|batasnya|dikasih|diberi|ngasih waktu|memberi waktu|beri waktu|kurang dari|tidak sampai|gak sampai|maksimal|paling lama|maks|max|selambat lambatnya|lewat dari|jatuh tempo|dlm|hitungannya|deadlinenya",
    ),
    "SHORT": _row(
        "satu jam|1 jam|sejam|dua jam|2 jam|tiga jam|3 jam|empat jam|4 jam|lima jam|5 jam|setengah jam|menit|beberapa jam|mnt|jam",
        "satu jam an|sejam an|sejam lagi|enam jam|6 jam|setengah jaman|30 menit|15 menit|10 menit|20 menit|45 menit|dua jaman|bbrp jam|beberapa menit|detik|jam lagi|menit lagi|mnt lagi|satu setengah jam|hitungan jam|hitungan menit|satu dua jam",
    ),
    "AGO": "lalu|yang lalu|kemudian|sehari|tadi|ngobrol|telponan",
    "TIMEUP": _row(
        "waktu habis|waktunya habis|waktu hampir habis|waktunya hampir|peringatan terakhir|kesempatan terakhir|batas waktu sudah|lewat tenggat|sebelum tengah malam|sebelum malam ini|malam ini juga|hari ini juga|sebelum maghrib|sebelum magrib|sebelum isya|sebelum makan siang|sebelum makan malam|hitung mundur|menghitung mundur|detik ini juga|sekarang juga|sampai nanti malam|paling lambat malam|paling lambat hari ini|paling lambat jam|sebelum jam|sebelum pukul|deadline malam|deadline hari ini|deadline nanti|malam ini terakhir|sampai jam|sampai pukul|sebelum pulang sekolah|sampai tengah malam",
        _each("sebelum|sblm|sampai|sampe|paling lambat|maksimal|maks|max|batas|batasnya|deadline|deadlinenya|terakhir|hingga|selambatnya|selambat lambatnya|tunggu sampai|ditunggu sampai", "malam ini|nanti malam|ntar malam|ntar malem|nanti malem|malem ini|hari ini|sore ini|nanti sore|ntar sore|siang ini|nanti siang|tengah malam|tengah malem|magrib|maghrib|isya|ashar|asar|dzuhur|zuhur|subuh|matahari terbenam|jam makan siang|makan siang|makan malam|mama pulang|ibu pulang|ayah pulang|papa pulang|bapak pulang|ortu pulang|orang tua pulang|orang tuaku pulang|ibuku pulang|mamaku pulang|nyokap pulang|bokap pulang|jam pulang|pulang sekolah|bel pulang|jam pelajaran selesai|masuk sekolah|berangkat sekolah|bel masuk|tidur|aku tidur|bank tutup|besok pagi|pagi|pagi ini|jam|pukul|jam 12|jam 10|dini hari|matahari terbit"),
        _each("waktunya|waktu|waktuku|waktu saya|waktu aku|sisa waktu", "habis|hampir habis|mau habis|tinggal sedikit|tinggal sebentar|mepet|sudah mepet|udah mepet|sudah habis|udah habis|udah mau habis|sudah lewat|terbatas|tidak banyak|gak banyak|ga banyak|sempit"),
        "kesempatan terakhirku|peringatan terakhirnya|ultimatum|terakhir kali diperingatkan|hitungan mundur|itungan mundur|hitung sampai tiga|hitung sampai 3|hitungan ketiga|bayar sekarang|transfer sekarang|tf sekarang|kirim sekarang juga|kirim sekarang atau|bayar sekarang atau|detik ini juga|sekarang juga|saat ini juga|hari ini terakhir|malam ini terakhir|malam ini batasnya|malam ini deadlinenya|hari ini batasnya|deadlinenya malam|deadlinenya hari|deadlinenya jam|tenggatnya malam|tenggatnya hari|tenggat malam|tenggat hari|tenggat jam",
    ),
    "PAY": _row(
        "bayar|membayar|transfer|kirim uang|uang|tf|lunas|setor|melunasi|dibayar|duit",
        "ditransfer|ngirim uang|mengirim uang|kirim duit|kirim pulsa|beliin|belikan|top up|topup|isi saldo|tebus|menebus|uangnya|duitnya|dibayarin|bayaran|nebus|kirimin",
    ),
    "TODAY": _row(
        "malam ini|hari ini|nanti malam|sore ini|siang ini|nanti sore|tengah malam|makan siang|maghrib|magrib",
        "malem ini|nanti malem|ntar malem|ntar malam|sore nanti|siang nanti|tengah malem|dini hari|subuh|besok subuh|jam makan siang|isya|ashar|dzuhur|sebelum tidur|pulang sekolah",
    ),
    "CLOCK": "jam|pukul",
    "ORELSE": _row(
        "kalau|kalo|jika|atau|sebelum|sampai|harus|katanya|kalau tidak|kalo ga|paling lambat|klo|apabila",
        "klo ga|kalo gak|kalau gak|kalau nggak|kalo nggak|klo gak|atau disebar|atau diviralkan|atau dikirim|nanti disebar|ntar disebar|maksimal|maks|deadline|ancamannya|kalau telat|kalo telat|lewat dari itu|sblm|disuruh",
    ),
    "DEADLINE": _row(
        "deadline|tenggat|batas waktu|batas|sampai|sebelum|paling lambat|maksimal|tanggal akhir|batas akhir|waktu terakhir|paling telat|selambatnya|tempo",
        "sblm|sampe|maks|max|deadlinenya|tenggatnya|batasnya|jatuh tempo|selambat lambatnya|paling lama",
    ),
    "MEET": _row(
        "bertemu|ketemu|ketemuan|menemui|nemuin|jumpa|berjumpa|janjian|janji temu|kopdar|menyusul|nyusul|tinggal bersama|mengunjungi|samperin|nyamperin|menjumpai|kencan|meet up|meetup|ngajak ketemu|diajak ketemu",
        "temui|menemuinya|nemuin dia|ketemu sama|jumpain|meet|meetan|ngedate|nge date|dating|jalan bareng|jalan sama|nginap bareng|ketemu darat|bersua|tatap muka|bertatap muka|datengin|mendatangi|nyamperin dia",
    ),
    "MEETSURE": _row(
        "dalam perjalanan menemui|di jalan mau ketemu|mau ketemu dia|mau ketemuan sama|janjian bertemu|janjian ketemu|sudah janjian|udah janjian|sepakat bertemu|setuju bertemu|setuju ketemu|mau menemui dia|pergi menemui|berangkat menemui|membelikan tiket|dibelikan tiket|dibeliin tiket|beliin tiket|mengirim tiket|dikirimi tiket|diongkosin|dikirim ongkos|memesan hotel|pesan kamar|disuruh datang ke|disuruh dateng ke|akan bertemu dia|mau dijemput",
        _each("mau|akan|bakal|ingin|pengen|sudah janji|udah janji|janjian|janji|disuruh|diajak|sepakat|setuju|rencananya|berencana|nekat|mau pergi|pergi|berangkat|lagi jalan|dalam perjalanan|otw|di jalan|besok|nanti malam|sabtu ini|minggu ini|malam ini|hari ini|sore ini|nanti sore|akhir pekan ini|lusa|kabur", "ketemuan|ketemuan sama|ketemu dia|ketemu orang itu|ketemu orangnya|ketemu om|ketemu cowok|ketemu cowo|ketemu laki laki|ketemu pria|ketemu sama|ketemu kenalan|ketemu teman online|menemui dia|menemui laki laki|menemui pria|menemui orang|menemui kenalan|menemuinya|bertemu dia|bertemu dengan|bertemu pria|bertemu laki laki|bertemu orang|nyamperin dia|nyamperin orang|nyamperin cowok|jumpa dia|jumpa orang|ke hotel|ke penginapan|ke kosannya|ke kosan dia|ke rumahnya|ke rumah dia|ke apartemennya|ke vila|ke villa|kopdar|kopdar sama|datang ke hotel|nginep sama|menginap sama|menginap bersama"),
        _each("dibelikan|dibeliin|dibayarin|dikirim|dikirimi|dikirimin|dipesankan|dipesenin|diorderin|diongkosin|membelikan|beliin|mengirim|ngirim|pesenin|memesankan|dikasih|dipesan", "tiket|tiket kereta|tiket bus|tiket pesawat|tiket travel|ongkos|ongkos buat|uang transport|travel|taksi|grab|gojek|gocar|ojek|kamar hotel|hotel|kamar|penginapan"),
        "dijemput di sekolah|dijemput di depan gang|dijemput laki laki|dijemput cowok|dijemput orang itu|dijemput om|dijemput dia|dijemput pria|mau dijemput|akan dijemput|bakal dijemput|naik mobil orang|naik mobil laki laki|naik mobil pria|dibawa ke hotel|dibawa ke penginapan|diajak ke hotel|diajak ke rumahnya|diajak nginep|diajak menginap|diajak ketemuan di|disuruh datang sendiri|disuruh dateng sendiri|disuruh datang sendirian|disuruh ke hotel|disuruh ke rumahnya|disuruh nginep|kenalan online ngajak|kabur buat ketemu|kabur untuk bertemu|kabur demi ketemu|pergi sama orang yang dikenal|pergi dengan orang yang dikenal|pergi sama kenalan|pergi dengan kenalan|ikut laki laki|ikut pria|ikut orang tak dikenal|ikut om|ikut cowok",
    ),
    "TRAVEL": _row(
        "bus|bis|kereta|pesawat|tiket|taksi|ojek|gojek|grab|travel|kapal|bandara|terminal|stasiun|dalam perjalanan|di jalan|otw|perjalanan|naik motor",
        "travelnya|mobil travel|shuttle|krl|commuter|busway|transjakarta|ojol|gocar|angkot|naik ojek|naik grab|naik bus|naik kereta|naik pesawat|naik travel|tiketnya|sudah berangkat|udah berangkat",
    ),
    "VENUE": _row(
        "hotel|motel|penginapan|kosan|kos nya|kosannya|rumahnya|apartemennya|apartemen|mall|mal|taman|losmen|vila|villa|kamarnya",
        "oyo|reddoorz|homestay|kontrakannya|kontrakan dia|rumah kontrakan|kost|kostan|kosan dia|kos dia|rumah dia|rumah om|kamar hotel|guest house|guesthouse|wisma|pantai|kebun|gudang kosong|rumah kosong|mobilnya|kafe|cafe|alun alun|warnet|gang",
    ),
    "WHEN": _row(
        "malam ini|besok|nanti malam|sekarang|hari ini|sabtu|minggu|jumat|lusa|sepulang sekolah|pulang sekolah|nanti|sendirian|sore ini|diam diam|tadi pagi|sepulang|lagi di jalan|akhir pekan|sendiri",
        "ntar malem|nanti malem|bsk|besok pagi|besok sore|besok malam|malem ini|malam minggu|sabtu ini|minggu ini|abis magrib|habis magrib|abis sekolah|habis sekolah|pulang les|sebentar lagi|bentar lagi|lagi otw|diam diem|tanpa bilang|weekend|liburan|minggu depan|senin|selasa|rabu|kamis|sekarang ini|jam",
    ),
    "AGREE": _row(
        "setuju|sepakat|janjian|berjanji|janji|menyetujui|diajak|ngajak|mengajak|dipaksa|direncanakan|rencananya|disuruh|dibujuk|terpaksa",
        "mau aja|sudah oke|udah oke|iya in|diiyain|mengiyakan|ngiyain|diiming imingi|dirayu|dibohongi|diundang|mengundang|ngundang|dijanjikan|dijanjiin|ditentukan|disepakati|ditunggu|diatur|oke",
    ),
    "PICKUP": _row(
        "menjemput|jemput|dijemput|ngejemput|dibawa pergi|membawa pergi|diajak pergi|masuk mobilnya|masuk ke mobil|naik mobilnya|dibawa ke|diangkut|membawa anak|membawa adik",
        "ngejemputnya|menjemputnya|jemputin|dijemputnya|jemput di|dibawa lari|diajak naik mobil|diajak naik motor|naik motornya|masuk mobil|masuk mobil orang|dibonceng|diboncengin|dibawa entah kemana|dibawa kabur|membawa kabur|membawanya pergi|ngangkut|bawa pergi",
    ),
    "WAIT": _row(
        "menunggu|nunggu|nungguin|menunggui|menanti|parkir|berdiri|mondar mandir",
        "nongkrong|ngintai|mengintai|berjaga|berkeliaran|datang|dateng|muncul|sudah ada|udah ada|berhenti|standby|mangkal",
    ),
    "OUTSIDE": _row(
        "di depan rumah|depan rumah|di luar rumah|depan pintu|di depan|di bawah|di dalam mobil|di mobil|depan sekolah|di gerbang|gerbang sekolah|di teras|dekat rumah|mengikuti saya|ngikutin aku|mengikuti aku|membuntuti|mengetuk|ngetok|di dalam rumah|serumah|di kamar sebelah|satu rumah|di ujung jalan|di pagar|tinggal bersama pelaku|tinggal serumah|di rumah kami|di rumah saya|di parkiran|di luar pagar|di luar sekolah|ada di luar|di luar pintu",
        "depan kos|depan kosan|depan kostan|depan kantor|depan gang|depan gerbang|depan kampus|di lobi|di lobby|di parkiran sekolah|di teras rumah|di balik pagar|di halaman|di belakang rumah|di pos satpam|gedor pintu|menggedor pintu|gedor gedor|gedorin pintu|ketuk pintu|ketok pintu|ngetok pintu|ngetuk pintu|mencet bel|pencet bel|bel rumah|menguntit|nguntit|diikuti|diikutin|dibuntuti|ngebuntutin|di dalam kamar|di kamar saya|di kamarku|di rumahku|tinggal satu rumah|tinggal satu atap|seatap|tinggal bareng",
    ),
    "HELD": _row(
        "tidak boleh pulang|gak boleh pulang|ga boleh pulang|tidak diizinkan pulang|tidak boleh keluar|gak boleh keluar|dikurung|disekap|dikunci|ditahan di|tidak bisa pulang|tidak bisa keluar dari|gak bisa keluar dari|masih bersama pelaku|masih sama pelaku|bersama pelaku|di rumah pelaku|paspor diambil|paspor ditahan|disandera|tinggal bareng pelaku",
        _each(_NO, "boleh pulang|boleh keluar|boleh pergi|dibolehin pulang|dibolehin keluar|dibolehin pergi|dikasih pulang|dikasih keluar|diizinkan pulang|diizinkan keluar|diizinkan pergi|diperbolehkan pulang|bisa pulang|bisa keluar dari|bisa kabur|bisa pergi dari|dilepas|dilepasin|dibebaskan|dibukain pintu"),
        "dikurung di|dikunci di|dikunciin|dikuncikan|kunciin aku|kunci aku di|mengunci saya|mengurung saya|ngurung aku|mengurung anak|menyekap|nyekap|disekap di|disandera di|ditawan|diborgol|diikat di|terkurung|terjebak di rumah|terjebak di kamar|hp diambil dan|hp disita dan|ktp ditahan|masih di rumah pelaku|masih di tempat pelaku|masih tinggal dengan pelaku|masih serumah dengan|serumah sama pelaku|satu rumah dengan pelaku|satu rumah sama pelaku|satu atap dengan pelaku|masih tinggal sama",
    ),
    "FORCE": _row(
        "dipaksa|memaksa|maksa|disuruh|menyuruh|nyuruh|suruh|diperintah|memerintah|diperintahkan|menyuruhnya|dituntut|harus|wajib|paksa|kalo aku ga|kalau aku tidak|kalau aku gak|kalau saya tidak|tantangan|ditantang|diminta|meminta|minta|diwajibkan|ditekan|didorong",
        "disuruhnya|nyuruhin|suruhan|diharuskan|harusin|dipaksanya|maksain|dipaksain|mewajibkan|menuntut|nuntut|memerintahkan|perintahnya|ngancem suruh|disuruh suruh|diarahkan|mengarahkan|tugasnya|tugas|misi|tantangannya|hukumannya|hukuman|sebagai bukti|buat bukti|sebagai hukuman|ditantangin|dihasut|menghasut|membujuk|dibujuk|dikasih tugas|diperas",
    ),
    "CAMERA": _row(
        "kamera|live|siaran langsung|siaran|streaming|video call|vc|vcs|tampil|depan kamera|webcam|direkam|merekam|ditonton|pertunjukan|difilmkan|divideoin|livestream|syuting",
        "di kamera|buka kamera|nyalain kamera|menyalakan kamera|on cam|oncam|live ig|live tiktok|live bigo|bigo|mango live|room live|sambil live|sambil vc|sambil video call|disiarkan|ditayangkan|disiarin|difoto|difotoin|dishoot|di depan hp",
    ),
    "CHILD": "anak|anak anak|adik|bocah|balita|bayi|keponakan|siswi|siswa|remaja|putri|anaknya|cucu|gadis|aku|saya|dia",
    "REPEAT": _row(
        "setiap malam|tiap malam|tiap hari|setiap hari|setiap|tiap|setiap minggu|sering|selalu|terus|berulang|terus menerus|sampai sekarang|sampe skrg|sampe sekarang|masih|hampir tiap",
        "tiap minggu|tiap pulang|tiap kali|tiap sore|tiap siang|setiap kali|setiap sore|hampir setiap|berkali kali|bolak balik|terus terusan|berulang kali|berulang ulang|seminggu sekali|tiap weekend|tiap akhir pekan|saban hari|saban malam|sampai detik ini|masih terjadi|belum berhenti|sampai sekarang",
    ),
    "BUYERS": "orang asing|bule|pelanggan|pembeli|penonton|demi uang|untuk uang|dibayar|membayar|klien|tamu|turis|luar negeri|pembayaran|dijual",
    "ABUSE": _row(
        "dilecehkan|melecehkan|pelecehan|disiksa|menyiksa|dicabuli|mencabuli|diperkosa|memperkosa|dianiaya|menganiaya|dipukuli|disentuh|disakiti|kekerasan|dieksploitasi|melakukannya kepada saya|melakukannya pada saya|melakukan itu|menyentuh|meraba|diraba|melakukannya",
        "digerayangi|menggerayangi|digrepe|grepe|dicolek|dipegang pegang|megang megang|pegang pegang|memegang megang|ditampar|ditendang|dihajar|menghajar|dipukulin|mukulin|gebukin|digebukin|digebuk|dibanting|disundut|kdrt|disetubuhi|menyetubuhi|dinodai|dipaksa melayani|perbuatan cabul|pelecehan seksual|kekerasan seksual|kekerasan fisik|dieksploitasi|dijual|hal hal itu|perbuatan itu",
    ),
    "STILL": _row(
        "masih|terus|sampai sekarang|belum berhenti|berlangsung|tetap|sedang",
        "masih aja|masih terus|masih berlangsung|masih terjadi|tetep|terus menerus|hingga kini|saat ini|sekarang pun|tidak berhenti|gak berhenti|ga berhenti|belum stop",
    ),
    "SKIN": _row(
        "lengan|lengannya|kulit|tangan|tangannya|paha|tubuh|badan|kaki|dada|perut|dahi|pahanya",
        "pergelangan|telapak|telapak tangan|punggung|punggung tangan|kening|jidat|wajah|pipi|betis|lutut|leher|bahu|jari",
    ),
    "WRITE": _row(
        "menulis|nulis|tulis|menuliskan|mengukir|ngukir|ukir|menggores|gores|menato|mencap|menggambar",
        "menorehkan|toreh|menoreh|nyoret|coret|mencoret|tatoin|ngecap|menulisi|nulisin|tulisin|digores|diukir|ditulis|disayat|mengguratkan",
    ),
    "NAME": "nama|huruf|simbol|logo|inisial|kata|username|tulisan|angka|grup",
    "BLOOD": "darah",
    "GRADE": _row(
        "kelas 1 sd|kelas 2 sd|kelas 3 sd|kelas 4 sd|kelas 5 sd|kelas 6 sd|sekolah dasar|anak sd|siswa sd|siswi sd|murid sd|masih sd|masih tk|taman kanak kanak|paud|kelas satu sd|kelas dua sd|kelas tiga sd|kelas empat sd|kelas lima sd|kelas enam sd|bocah sd|duduk di sd",
        _each("kelas|kls", "1|2|3|4|5|6|satu|dua|tiga|empat|lima|enam|i|ii|iii|iv|v|vi", "sd|esde|mi|sekolah dasar"),
        "sd kelas|anak sd|anak kelas 1|anak kelas 2|anak kelas 3|anak kelas 4|tk a|tk b|anak tk|murid tk|baru masuk sd|masih di sd|bocil sd|siswa sekolah dasar|siswi sekolah dasar|murid sekolah dasar|madrasah ibtidaiyah|kelompok bermain|playgroup",
    ),
    "TEACHER": _row(
        "guru",
        "mengajar|ngajar|kepala sekolah|alumni|reuni|wali murid|dulu|lulusan|penjaga sekolah",
    ),
    "PAPER": _row(
        "bank|rekening koran|laporan|kantor wilayah|tagihan|surat",
        "kuitansi|invoice|struk|formulir|proposal|skripsi|rapor|raport|undangan|foto wisuda|foto keluarga|foto liburan|foto ktp|cv|lamaran|dokumen kerja|presentasi",
    ),
    "OBLIQUE": "karena|gara gara|gara2|oleh|dari|sama|dengan|akibat|tentang|ke|kepada",
    "REFUSE": _row(
        "saya tolak|aku tolak|menolak|tolak",
        "nolak|menolaknya|tidak jadi ketemu|gak jadi ketemu|ga jadi ketemu|nggak jadi ketemu|batal|dibatalkan|membatalkan|ngebatalin|tidak mau ketemu|gak mau ketemu|ga mau ketemu|nggak mau ketemu|tidak mau bertemu|gak mau ketemuan|ga mau ketemuan|tidak datang|gak dateng|ga dateng|tidak pergi|gak pergi|saya menolak|aku nolak|gue nolak",
    ),
    "NOTE": _row(
        "surat|catatan",
        "tulisan|kertas|buku harian|diary|secarik kertas|pesan",
    ),
    "SORRY": _row(
        "minta maaf|maaf|memaafkan",
        "mohon maaf|maafin|maafkan|mengampuni|ampuni|minta ampun|menyesal",
    ),
    "HEIR": _row(
        "bantal|buat siapa|untuk siapa|kasur|barangnya",
        "buat adik|untuk adik|buat adikku|untuk adikku|dikasih ke|diwariskan|warisan|buat kamu aja|ambil aja",
    ),
    "HOWDIE": _row(
        "cara mati|mati yang tidak sakit|mati tanpa sakit",
        _each("cara|gimana cara|bagaimana cara|gmn cara|cari cara|metode", "mati|meninggal|mati cepat|mati cepet|mati tenang|mati tanpa|mati yang|bunuh diri|bundir|mengakhiri|gantung|paling gampang mati|paling cepat mati|tercepat mati"),
        "berapa pil sampai mati|berapa obat biar mati|dosis mematikan|dosis letal|mati paling gampang|mati paling cepet|mati gak sakit|mati ga sakit|biar gak sakit matinya|mati tanpa rasa sakit|kematian tanpa rasa sakit",
    ),
    "DOIT": _row(
        "mau melakukannya|akan melakukannya|akan dilakukan|sudah ada rencana|rencana malam",
        "malam ini juga aku|malam ini aku lakuin|bakal lakuin malam|mau lakuin malam|aku lakuin malam|besok aku lakuin|rencananya malam|rencananya besok|sudah memutuskan|udah mutusin",
    ),
    "WEEKDAY": "senin|selasa|rabu|kamis|jumat",
    "NOTTHERE": "tidak|ga|gak|jangan",
    "WONTWAKE": _row(
        "ga usah bangun lagi|gak bangun lagi|ngapain bangun besok|tidur ga bangun|tidak bangun lagi",
        "gak mau bangun|ga mau bangun|nggak mau bangun|tidak mau bangun lagi|semoga gak bangun|semoga ga bangun|semoga tidak bangun|pengen gak bangun|tidur gak bangun|tidur dan gak bangun|tidur ga usah bangun|tidur selamanya",
    ),
    "BYE": "selamat tinggal|jangan nangis|dadah",
    "THENOFF": "terus off|hp mati|ga aktif",
    "LEDGE": "jembatan|atap|pagar jembatan",
    "NOWAY": "tidak ada jalan|buntu",
    "OBEY": _row(
        "disuruh2|disuruh suruh|nurutin dia|nurut sama dia|apa yang dia suruh|disuruh",
        "nurut terus|nurutin terus|harus nurut|harus nurutin|ikutin maunya|menuruti|turutin|apa maunya dia|semua perintahnya",
    ),
    "AGAINNOW": "masih|barusan|tadi|terus|tiap malam",
    "HEARS": "dengar|mendengar|terdengar",
    "LITTLE": "anak anak|bocah",
    "FILMS": "merekam|rekam|kamera|syuting",
    "KEPT": _row(
        "ga boleh pulang|tidak boleh pulang|disekap|dikurung|ga dibolehin pulang",
        "gak dibolehin pulang|gak boleh pulang|nggak boleh pulang|dikunciin|ditahan di rumah|gak dikasih pulang|ga dikasih pulang",
    ),
    "SHOWNON": "depan kamera",
    "EVENINGS": "hampir tiap malam|tiap malam|setiap malam",
    "SEEN": "udah liat|sudah lihat|udah dapet|sudah terima|udah nonton|udah lihat",
    "SENTON": "diteruskannya|diteruskan ke|dia teruskan|meneruskan foto",
    "ROUNDS": "beredar|menyebar",
    "YEARGROUP": "siswa|kelas|murid|angkatan",
    "APOST": "postingan|unggahan",
    "FACE": "wajah|muka|sekolah",
    "STILLUP": "masih ada|belum dihapus|masih tayang",
    "SKIPS": _row(
        "bolos|cabut",
        "madol|mabal|bolos sekolah|ga masuk|gak masuk|tidak masuk sekolah|izin palsu",
    ),
    "HISPLACE": _row(
        "rumah cowok|rumah laki|kos cowok|rumah dia|kosan|rumah pelaku|rumah tersangka|kos pelaku|kontrakan pelaku|rumah terduga",
        "rumah om|kos om|kosan cowok|rumah cowo|rumah pria|rumah laki laki|rumah orang itu|rumah kenalan|kontrakan|apartemen dia|rumah temannya yang dewasa",
    ),
    "WONTGO": "tidak mau pergi|ga mau pergi|gak mau pergi|nggak mau pulang",
    "ARRIVED": "datang ke rumah|rumah|gerbang",
    "FETCH": _row(
        "jemput aku|jemput gw|jemput gue|mau jemput|dijemput",
        "jemput saya|ngejemput aku|menjemput saya|jemputin aku|jemput gw",
    ),
    "AFTERCLASS": _row(
        "pulang sekolah|abis sekolah|jangan bilang",
        "abis les|pulang les|habis sekolah|abis pulang|jgn bilang|jangan bilang siapa|jangan kasih tau|rahasia|jangan cerita",
    ),
    "BOOKEDROOM": _row(
        "kamar dipesan|pesan kamar|booking kamar|kamar hotel atas nama",
        "booking hotel|pesan hotel|hotel sudah dipesan|kamarnya sudah dipesan|sudah booking|udah booking|pesen kamar|pesen hotel|nyewa kamar|sewa kamar",
    ),
    "TONIGHT": "malam ini|nanti malam|ntar malam",
    "NOSIGN": "ga ada kabar|gak ada kabar|tidak ada kabar|tanpa kabar",
    "DAYS": "hari|sejak",
    "NOTBACK": _row(
        "tidak ketahuan rimbanya|tak tahu rimbanya|belum pulang",
        _each("belum|blm|gak|ga|nggak|tidak|tak kunjung|tidak kunjung|belum juga|blm juga", "pulang|pulang pulang|balik balik|kembali ke rumah|pulang ke rumah|balik ke rumah"),
    ),
    "PRESSSEND": _row(
        "pencet kirim|tekan kirim|klik kirim|pencet send",
        "tinggal kirim|tinggal pencet|tinggal klik|klik kirim|tombol kirim|pencet upload|klik upload|tekan upload",
    ),
    "PARENTBACK": _row(
        "mama pulang|ibu pulang|sampe mama|nyokap pulang",
        "mamah pulang|ayah pulang|papa pulang|bapak pulang|ortu pulang|orang tua pulang|bokap pulang|mamaku pulang|ibuku pulang|mama balik|ibu balik",
    ),
    "UNTIL": "sampe|sampai|sebelum",
    "HOURLEFT": _row(
        "hitungan mundur|dalam satu jam|timer tinggal",
        "timer jalan|timernya|hitungan mundurnya|sisa waktu menit|tinggal menit",
    ),
    "PRETEND": _row(
        "pura pura kabur|pura2 kabur",
        "pura pura hilang|pura pura diculik|pura2 hilang|prank hilang|prank diculik|settingan|rekayasa|akal akalan|bohong soal hilang|seolah olah hilang|mengarang cerita|ngarang cerita",
    ),
    "FOUNDSAFE": _row(
        "ditemukan selamat|sudah ketemu|sudah ditemukan|sudah pulang|udah pulang|sudah kembali",
        _each("sudah|udah|udh|dah|sdh|telah|akhirnya|ternyata|alhamdulillah|syukurlah|alhamdulillah sudah", "ketemu|ketemu lagi|ditemukan|ditemuin|pulang|pulang ke rumah|kembali|kembali ke rumah|balik|balik ke rumah|selamat|aman|di rumah|ada di rumah|sampai rumah|bisa dihubungi|ada kabar|ditemukan selamat|pulang sendiri|pulang dengan selamat|kembali dengan selamat"),
        "pulang dengan selamat|kembali dengan selamat|dalam keadaan selamat|ditemukan dalam keadaan|selamat sampai rumah|laporan dicabut|mencabut laporan|cabut laporan|ternyata cuma|ternyata menginap di|ternyata nginep di",
    ),
    "WITHOUTHIM": "tanpa aku|tanpa saya|tanpa gw",
    "HESAYS": "katanya",
    "THEATRE": "dramanya|drama lagi|sandiwara",
    "THING": "kartu sim|sim|halaman|simcard",
    "CIRCULAR": _row(
        "surat edaran|keamanan internet",
        "pengumuman sekolah|edaran|surat pemberitahuan|pemberitahuan sekolah|himbauan|imbauan|internet sehat|materi keamanan",
    ),
    "OFFICIAL": "ketemu petugas|bertemu petugas",
    "ENDLIFE": _row(
        "coba bunuh diri|mau gantung diri",
        _each("mencoba|nyoba|nyobain|coba|sempat|hampir|nyaris", "bunuh diri|bundir|gantung diri|gantungin diri|loncat dari|lompat dari|minum racun|nyilet nadi|mengakhiri"),
    ),
    "SHARP": "tajam|silet",
    "ONSKIN": "kulit|kulitnya",
    "RELATIVE": "nenek|kakek|pelatih|guru|atasan|bos|sepupu",
    "STORY": "podcast",
    "JEST": _row(
        "bakal bunuh aku",
        _each("mama|mamah|ibu|nyokap|bokap|papa|bapak|istri|bini|suami|guru|bos|pacar", "bakal bunuh|bisa bunuh|pasti bunuh|bakal ngebunuh", "aku|gue|gw|saya|gua"),
        "dibunuh mama|dibunuh nyokap|dibunuh emak|dibunuh istri|dibunuh bini",
    ),
    "IDIOM": _row(
        "sakit kepala mau",
        "malu banget|malunya|ketawa|ngakak|laper|lapar|gemes|kepanasan|kangen|bosen|gabut",
    ),
    "LONGAGO": _row(
        "semasa remaja|lebih dari sepuluh|tahun 2019|tahun 2020",
        "puluhan tahun|belasan tahun|waktu remaja|masa muda|sepuluh tahun lalu|20 tahun lalu|10 tahun lalu",
    ),
    "NOWISH": _row(
        "ga bakal gw nyakitin|ga bakal aku nyakitin|gak bakal nyakitin",
        _each(_NO, "akan bunuh diri|akan menyakiti|bakal bunuh diri|bakal nyakitin|mungkin bunuh diri|mau bunuh diri|ada niat bunuh|ada pikiran bunuh|ada niat menyakiti|berniat bunuh diri|berniat menyakiti|ada keinginan bunuh|ada keinginan menyakiti|pernah mau bunuh|kepikiran bunuh|kepikiran menyakiti|ada rencana bunuh"),
        "ngapain bunuh diri|ngapain aku bunuh diri|buat apa bunuh diri",
    ),
    "VULNERABLE": _row(
        "disabilitas|difabel|autis*|hamil|depresi|yatim|bipolar|takut banget|sangat takut|ketakutan|nangis terus|menangis terus|gak bisa tidur|tidak bisa tidur|ga bisa tidur|nggak bisa tidur|dibully|trauma",
        "gemetar|gemeteran|panik|panic attack|cemas banget|stres|stress|stres berat|tertekan|sakit mental|gangguan jiwa|gangguan mental|odgj|tuna rungu|tuna netra|tunarungu|tunanetra|down syndrome|keterbelakangan|panti asuhan|piatu|broken home|dirundung|dikucilkan|gak mau makan|ga mau makan|tidak mau makan|gak nafsu|ngurung diri|mengurung diri di kamar|nangis mulu|nangis tiap|malu banget|sangat malu|hancur banget|putus sekolah|mengandung|pengungsi|terlantar|tunawisma",
    ),
    "TWICE": _row(
        "kedua kalinya|kejadian lagi|terjadi lagi|sebelumnya juga|pernah diperas|pernah kena|pernah ditipu|pernah juga|akun baru|akun lain",
        "ketiga kalinya|sekali lagi diperas|diperas lagi|diancam lagi|ditipu lagi|kena lagi|nomor lain lagi|ganti akun|ganti nomor|muncul lagi|nongol lagi|orang yang sama lagi|akun berbeda",
    ),
    "MORE": _row(
        "lagi|terus|tambah|masih minta|minta lagi|nagih|berkali*",
        "minta terus|terus minta|masih nagih|nambah|tambahan|lagi lagi|sekali lagi|kurang terus|cicilan|berulang|gak puas|terus menagih",
    ),
    "BLACKMAIL": _row(
        "ancam*|mengancam|diancam|ngancam|peras|diperas|memeras|pemerasan|sebar*|disebar*|menyebar*|nyebar*|viralkan|viralin|blackmail",
        "aib|malu maluin|permalukan|dipermalukan|bongkar|dibongkar|ancem|diancem|ngancem|intimidasi",
    ),
    "DEATH": "mati|meninggal|bunuh|membunuh|mampus|hilang|matikan|nyakitin diri|menyakiti diri",
    "DENY": _row(
        "membantah|menafikan|menyangkal|tidak pernah|tak pernah",
        "membantahnya|menyangkalnya|disangkal|dibantah|tidak ada niat|tidak ada keinginan|tidak ada pikiran|tidak ada rencana|tidak ada tanda|tidak ada indikasi|tidak ditemukan indikasi|tidak menunjukkan|gak ada niat|ga ada niat|nggak ada niat|gak ada pikiran|ga ada pikiran|nggak kepikiran|gak kepikiran|ga kepikiran|bukan berarti|belum pernah|gak pernah|ga pernah|nggak pernah|enggak pernah|tidak ingin sampai|menegaskan tidak|mengaku tidak",
    ),
    "ATONCE": "sekarang|segera|sekarang juga",
    "INJURY": _row(
        "luka bakar|sayatan|luka",
        "lebam|memar|luka sayat|luka gores|bekas sayatan|luka bakar rokok|sundutan",
    ),
    "LEAFLET": _row(
        "brosur|poster|pamflet|selebaran|spanduk|baliho",
        "banner|pengumuman|mading|stiker|sticker|iklan|infografis|buku panduan|buku saku|pamflet|leaflet|flyer|papan pengumuman|kartu informasi",
    ),
    "TIE": "ikat|mengikat|diikat|gantung|ikatkan",
    "CORD": _row(
        "selendang|tali|kabel|sabuk|syal|tali pinggang|kain|seprai|tudung|wayar|cadar",
        "tambang|rafia|jilbab|kerudung|hijab|sarung|charger|kabel charger|kawat|selimut|dasi|sprei|seprei",
    ),
    "FIXTURE": _row(
        "gagang pintu|pintu|tombol pintu|palang|kipas|plafon|siling|pohon|pokok|tiang|kusen",
        "kayu plafon|balok|ventilasi|teralis|kipas angin|lemari|gantungan|handle pintu|genteng|kuda kuda|rangka atap",
    ),
    "INGROUP": _row(
        "di grup|ke grup|masuk grup|di dalam grup|di group",
        "di grup wa|ke grup wa|di grup kelas|ke grup kelas|di grup keluarga|ke grup keluarga|di grup kantor|ke grup kantor|di grup sekolah|ke grup sekolah|di grup angkatan|ke grup angkatan|di grup rt|masuk ke grup|di group wa|ke group|di chat kelas|di wag|ke wag",
    ),
    "SLEEP": "nginep|menginap|tidur|bermalam",
    "LIE": _row(
        "bercerita|mengaku|ngaku|beralasan|berbohong|pura pura",
        "katanya anaknya|ngakunya anaknya|ngaku anaknya|bilang anaknya|bilang istrinya|bilang ibunya|berdalih|beralasan|modus|alasannya",
    ),
    "LOCKED": "mengunci diri|kunci diri|ngunci diri|mengurung diri|kurung diri",
    "GIVEAWAY": _row(
        "memberikan|bagi bagi|ngasih|membagikan",
        "dikasih kasihin|dibagiin|bagiin|ngasihin|membagi bagikan|dikasihkan|diberikan ke|dihibahkan",
    ),
    "NONEED": _row(
        "ga butuh lagi|tidak butuh lagi|tidak perlu lagi|gak perlu lagi|udah ga perlu",
        "gak butuh lagi|nggak butuh lagi|udah gak butuh|udah gak perlu|sudah tidak perlu|sudah tidak butuh|gak kepake lagi",
    ),
    "NIGHTROOM": _row(
        "masuk kamarku|masuk kamar saya|masuk ke kamarku|masuk ke kamar saya|masuk kamarnya",
        "masuk kamar ku|masuk ke kamar aku|masuk kamar aku|masuk ke kamarnya|naik ke kasurku|naik ke ranjangku|naik ke tempat tidur|tidur di sebelahku|tidur di sampingku|masuk selimut|masuk kamar adik|masuk ke kamar adik",
    ),
    "HOUSEMAN": _row(
        "ayah tiri|bapak tiri|paman|om|pacar ibu|pacar mama|kakek|tetangga",
        "ayah sambung|bapak sambung|papa tiri|pakde|pakdhe|oom|kakak tiri|abang tiri|sepupu cowok|guru ngaji|ustadz|pelatih|guru les|majikan|bapak kos|ayah kandung|bapak kandung|ayahku|bapakku|pacar nyokap",
    ),
    "COMMENTS": "komentar|komen|komennya|komentarnya|share|views|likes",
    "PUTUP": "unggah|mengunggah|diunggah|posting|upload|nambah terus",
    "GOTALL": "masuk ke emailnya|masuk emailnya|dapat emel|dapat semuanya|terima semuanya",
    "RANK": _row(
        "naik pangkat|naik level|inisiasi",
        "naik tingkat|naik peringkat|jadi anggota|syarat masuk|syarat gabung|ujian masuk grup|naik jabatan",
    ),
    "BLADE": "pisau|silet|cutter",
    "PLACESURE": _row(
        _each("berdiri|duduk|nongkrong|sendirian|ada|nangkring|termenung|melamun|mondar mandir", "di atas|di tepi|di pinggir|di ujung|di pagar", "jembatan|gedung|atap|rooftop|flyover|balkon|jurang|rel|jendela|tebing|apartemen|menara|pagar jembatan|pagar balkon|jpo"),
        "naik ke atap|naik ke rooftop|manjat pagar jembatan|memanjat pagar balkon|memanjat jendela|naik ke pagar balkon|di bibir jurang|di bibir gedung|di bibir atap",
    ),
    "SHOWN": _row(
        "ditunjukin|ditunjukkan|nunjukin|diperlihatkan|dilihatin|dilihatkan|diliatin|dipertontonkan|memperlihatkan|kasih liat|kasih lihat|ngasih liat|nunjukkin",
    ),
    "YOURSELF": _row(
        "dirimu|diri kamu|diri lo|diri lu|dirimu sendiri",
    ),
    "GANG": _row(
        "grup sadis|komunitas sadis|grup penyiksaan|grup gore|cutsign|bloodsign",
    ),
}
"""Words by concept; a star stands for any ending."""

# ruff: noqa: E501 - a table row stays on one line
"""Malay words, also as typed in short messages."""

from itertools import product
from typing import Final

_NO: Final = "tak|tidak|x|tk|tdk|dah tak|dah x|sudah tidak|dah tidak"
_WANT: Final = "nak|nk|mahu|mau|ingin|teringin|rasa nak|rasa nk|rasa mahu|rasa macam nak|mcm nak|terasa nak|berniat|niat nak|cuba nak|fikir nak|terfikir nak|bercadang nak|sanggup"
_I: Final = "saya|aku|sy|aq|dia|kami|akak|abang|kita"


def _row(*parts: str) -> str:
    """Join the lines of a row."""
    return "|".join(parts)


def _each(*parts: str) -> str:
    """Every phrase made of one of each part: people negate and hurry in many spellings."""
    return "|".join(" ".join(words) for words in product(*(part.split("|") for part in parts)))


# fmt: off
MALAY: Final = {
    "FIRST": _row(
        "saya|aku|kami|sy|aq|i",
        "ana|gua|den|akak|saye|ako je|sya",
    ),
    "PRON3": _row(
        "dia|dorang|diorang|mereka|depa|beliau",
        "si dia|dye|dya|deme|dema|kome|dorg|dioran|korang",
    ),
    "KIN": _row(
        "anak|anak saudara|anak buah|adik|kakak|abang|sepupu|cucu|kawan|kawan baik|murid|pelajar|mangsa|isteri|suami|teman lelaki|teman wanita|budak|remaja|pengadu|pesakit|rakan|bini|laki saya|anak angkat|gadis",
        "anak saya|anak sy|anak kami|anak perempuan|anak lelaki|anak dara|anak buah saya|adik saya|adik sy|adik perempuan|adik lelaki|kakak saya|abang saya|kawan saya|kawan sy|kwn|kwn sy|member|bff|kawan rapat|rakan sekelas|rakan sebilik|roommate|housemate|cucu saya|bakal isteri|bakal suami|tunang|tunang saya|suami saya|isteri saya|wife saya|husband saya|gf saya|bf saya|awek saya|pakwe saya|pelapor|mangsanya|anak murid|pelajar saya|anak tiri|adik ipar|anak jiran saya|klien|pemanggil|gadis remaja|budak perempuan|budak lelaki|along|angah|adik bongsu|anak bongsu|anak sulung",
    ),
    "OFFENDER": _row(
        "suspek|penipu|pemeras|scammer|lelaki tu|lelaki itu|perempuan tu|orang tu|pengugut|penjenayah|pemilik akaun|pelaku|org tu|mamat tu|akun itu|akaun itu|akaun tu|akun tersebut|penipu itu",
        "lelaki tersebut|individu tersebut|individu itu|individu berkenaan|suspek lelaki|suspek wanita|pemeras ugut|budak scam|geng scammer|sindiket|scammer tu|penipu tu|org tu|orang itu|mamat tu|perempuan itu|si pelaku|pemangsa|pedofilia",
    ),
    "HIM": "dia|lelaki|lelaki tu|perempuan tu|orang tu|suspek|pemilik akaun|orang|pakcik|orang asing|kenalan|mamat|mereka|abang tu",
    "OTHERS": _row(
        "artis|jiran|rakan sekerja|nenek|atuk|datuk|orang lain|penyanyi|pelakon|ahli politik",
        "youtuber|influencer|idola|menteri|jiran sebelah|mangsa lain|pelajar lain|orang kampung|rakan pejabat|anak jiran|pempengaruh|tokoh sejarah|adik ipar jiran",
    ),
    "PET": "kucing|anjing|burung|arnab|haiwan|ayam|hamster",
    "SAY": _row(
        "kata|cakap|ckp|beritahu|bagitau|katanya|bercerita|cerita|taip|ugut|mengugut",
        "berkata|menyatakan|mendakwa|maklumkan|memaklumkan|tulis|menulis|hantar mesej|bgtau|bgtahu|bagi tahu|cakap dia",
    ),
    "FUT": "akan|nak|kalau|bakal",
    "IRR": _row(
        "kalau|jika|bila|apabila|akan|nak|hendak|mahu|takut|risau|sebelum|ugut|mengugut|diugut|ugutan|supaya|bimbang|kecuali|mungkin|jangan sampai|bakal|mengancam",
        "andai|sekiranya|misalnya|klu|klau|kalu|kalau kalau|ugutannya|ugut nak|ugut akan|mengugut akan|mengugut nak|kata nak|cakap nak|ckp nak|katanya nak|belum|blm|jgn sampai|takut kalau|risau kalau|bimbang kalau|nanti|kelak|awas|mungkin akan|hampir|nyaris|sebelum sempat|melainkan|sampai saya bayar",
    ),
    "IF": _row(
        "kalau|jika|bila|apabila",
        "andai|sekiranya|melainkan|kecuali|selagi|klu|klau|asalkan|sampai saya bayar|sampai aku bayar|sampai sy bayar",
    ),
    "MANIP": _row(
        "kalau saya tinggal*|kalau aku tinggal*|kalau sy tinggal*|kalau saya block|kalau sy block|kalau saya putus*|kalau saya report|kalau saya tak|kalau ditinggal*|jika saya tinggal*|kalau saya blok",
        _each("kalau|klu|jika|bila|andai", "saya|aku|sy|aq", "tinggalkan|pergi|putus|putuskan|break|clash|block|blok|report|lapor|ignore|tak layan|x layan|tak balas|tak reply|tolak|tak nak|tak mahu|buat laporan|minta putus|abaikan"),
        _each("kalau|klu|jika", "ditinggalkan|ditinggal|diputuskan|diblock|diblok|break|putus|clash"),
    ),
    "MANIPYOU": _row(
        "kalau kau block|kalau kau tinggal*|kalau awak tinggal*|kalau awak block|kalau kau blok|kalau awak blok|kalau hang block|kalau you block|kalau u block|tanpa awak|tanpa kau|tanpamu",
        _each("kalau|klu|jika", "kau|awak|u|you|hang|kamu|ko|mu", "tinggalkan|tinggal|putus|block|blok|pergi|lapor|report|tak layan|tak balas|break|clash|tolak|tak nak|ignore|abaikan"),
    ),
    "NEG": _row(
        "tak|tidak|x|belum|bukan|jangan|tiada|takde|tanpa|xnak|takkan|tak pernah|menafikan|nafikan|enggan|takda|tak ada",
        "tk|tdk|tiada langsung|bkn|blm|jgn|tkkan|taknak|takdak|xde|xda|x ada|x pernah|tidak pernah|tanpa ada|bukannya|langsung tiada|langsung tak|usah|nafi",
    ),
    "NEGX": _row(
        "tahu|tau|bergurau|tipu|main|sanggup|kuat|boleh tidur|boleh makan|tahan|larat|pasti|boleh berhenti|hairan|mampu",
        "tenang|sangka|faham|mengerti|terkata|lalu makan|selera|boleh buat|boleh tenang|boleh lagi|payah|perlu|sengaja|bohong|main main|kisah|sedap hati",
    ),
    "CANT": "tak sanggup|tak mampu|tak larat|tak tahan|tidak sanggup|tak boleh|tidak dapat|tak dapat|gagal|susah|tak kuat|x boleh|xboleh|x dapat|tidak boleh|tak berjaya",
    "NOBODY": "tak tahu|tak tau|xtau|x tau|tiada siapa tahu|tiada siapa|entah|tidak tahu|tidak diketahui|tak pasti|xtahu",
    "TIRED": "penat|letih|bosan|dah tak nak|tak nak|taknak|xnak|tak mahu|tidak mahu|malas|serik|muak|tak ingin",
    "BUT": "tapi|tetapi|namun|sebab|lepas tu|pastu|jadi|maka|dan",
    "SOFT": _row(
        "hotline|kalaulah|gelak|haha*|hehe*|bergurau|gurau|lapar|game|lawak|malu nak mampus|cinta mati|kucing|bateri|lampu|elektrik|internet|wifi|line|ubat batuk|ubat selsema|demam|vitamin|bunuh masa|matilah aku|kanser|artis|enjin|mati kutu",
        "lol|wkwk*|hahaha|xixi|prank|seronok gila|lawak gila|kelakar|panas gila|panas nak mampus|sejuk nak mampus|mengantuk|ngantuk|lapar gila|lapar nak mampus|penat kerja|exam|periksa|assignment|final exam|kuiz|rindu gila|comel|geram|jem|jammed|bola|gelak sampai|gelak nak|ketawa sampai|bosan gila|malu gila|malu sampai|terkejut beruk|terkejut separuh|separuh mati|kereta mati|enjin mati|bateri mati|api mati|elektrik mati|lampu mati|line mati|mati akal|mati langkah|mati rasa|mati kering|harga mati|ubat gastrik|ubat sakit|preskripsi|rank|push rank|mlbb|pubg|roblox|kpop|konsert|diskaun",
    ),
    "FICTION": _row(
        "filem|lagu|novel|drama|cerita pasal|berita|dalam berita|tonton|tajuk|babak|seminar|poster|ceramah|pelajaran|komik|anime|hoaks|hoax|kabar burung|khabar angin|teater|skrip|cerpen",
        "drama tv|telefilem|kdrama|drama korea|sinetron|novel tu|karakter|watak|watak utama|pementasan|lirik|sajak|pantun|mimpi|bermimpi|khutbah|slaid|modul|latihan simulasi|simulasi|kajian kes|contoh kes|soalan peperiksaan|soal selidik|borang kaji|kempen|kesedaran|webinar|bengkel|taklimat|artikel|akhbar|surat khabar|tajuk berita|podcast|radio|trailer|dokumentari|terjemahan|contoh ayat|ayat contoh|main peranan|lakonan|kata kunci|ujian sistem|mesej ujian|khabar palsu|berita palsu|desas desus|cerita rakyat|wattpad|webtoon|manga",
    ),
    "PAST": _row(
        "dulu|tahun lalu|masa kecil|bertahun*|tahun lepas|masa sekolah dulu|zaman sekolah|suatu masa|masa itu|masa tu|tahun sudah",
        "dahulu|zaman dulu|zaman remaja|masa remaja|zaman universiti|masa sekolah|masa kat sekolah|masa belajar|masa form|masa tingkatan|masa darjah|masa muda|semasa remaja|semasa di sekolah|ketika itu|pada masa itu|pada tahun|berpuluh tahun|sepuluh tahun|lima tahun|beberapa tahun|tahun tahun lepas|tahun lepas|tahun yang lalu|silam|sekarang saya dah ok|sekarang dah ok|sekarang saya ok|skrg dah ok|dah pulih|sudah pulih|dah sembuh|sudah sembuh|sekarang saya baik",
    ),
    "AGAIN": _row(
        "lagi|sampai sekarang|masih|tadi|malam tadi|sejak|semalam|sampai skrg",
        "kebelakangan ini|kebelakangan ni|baru baru ini|akhir akhir ni|malam ni|sekarang pun|datang balik|kembali|skrg pun",
    ),
    "NOW": "sekarang|skrg|sedang|kini|tengah",
    "COUNSEL": _row(
        "polis|cikgu|guru|kaunselor|peguam|doktor|pegawai|pengetua|jabatan kebajikan|pakar|hospital|penyiasat|jururawat|bank",
        "ustaz|ustazah|kaunseling|bilik kaunseling|balai|inspektor|sarjan|pegawai penyiasat|io|jkm|talian kasih|befrienders|psikiatri|psikologi|klinik|hakim|pendakwa|majikan saya|warden|sukarelawan",
    ),
    "SUICIDE": _row(
        "bunuh diri|membunuh diri|bunuhdiri|gantung diri|menggantung diri|cederakan diri|mencederakan diri|tamatkan hidup|menamatkan hidup|tamatkan riwayat|menamatkan riwayat|tamatkan nyawa|akhiri hidup|mengakhiri hidup|kelar tangan|mengelar|kelar diri|toreh tangan|menoreh tangan|cabut nyawa|lukakan diri|melukakan diri|sakiti diri|menyakiti diri|suicide|selfharm|self harm|habiskan nyawa|tamatkan segalanya|tamatkan semua*",
        _each("cederakan|mencederakan|lukakan|melukakan|sakiti|menyakiti|sakitkan|menyakitkan|seksa|menyeksa|rosakkan|hukum|menghukum|kelar|mengelar|toreh|menoreh|bahayakan|tikam|menikam|bakar|membakar|bunuh|membunuh|tembak|gantung|menggantung", "diri|diri dia|dirinya|diri sendiri|diri saya|diri aku|badan sendiri|tubuh sendiri|nyawa sendiri"),
        _each("tamatkan|menamatkan|akhiri|mengakhiri|habiskan|menghabiskan|hentikan|menghentikan|ambil|cabut|ragut|korbankan", "hidup|hidupnya|hidup saya|hidup aku|hidup ini|hidup ni|hidup dia|nyawa|nyawanya|nyawa sendiri|nyawa saya|riwayat|riwayat hidup|riwayat hidupnya|riwayat sendiri|segala galanya|segalanya|semua ni|semua ini|penderitaan|penderitaan ini|penderitaan ni|kesengsaraan|semuanya"),
        _each("kelar|mengelar|toreh|menoreh|hiris|menghiris|potong|memotong|gores|torehkan", "tangan|tangannya|tangan sendiri|pergelangan|pergelangan tangan|lengan|lengan sendiri|lengannya|nadi|urat|urat nadi|peha|peha sendiri|leher|kaki sendiri"),
        _each("telan|menelan|minum|meminum|makan|ambil|teguk|habiskan|bolot", "racun|racun tikus|racun rumpai|clorox|peluntur|ubat tidur|banyak ubat|ubat banyak|banyak pil|pil banyak|banyak panadol|panadol banyak|semua ubat|sebotol ubat|sepapan panadol|berpapan panadol|ubat berlebihan|ubat sekaligus|paraquat|sabun pencuci|ubat berlambak|pil tidur|segenggam ubat|berbiji biji"),
        _each("terjun|lompat|melompat|loncat|jatuhkan diri", "dari tingkat|dari bumbung|dari jambatan|dari balkoni|dari flat|dari kondo|dari bangunan|dari tingkap|dari atas|ke sungai|ke laut|ke landasan|ke bawah|dari apartment|dari apartmen|dari rumah flat|dari tebing|bangunan|jambatan|balkoni|sungai"),
        "overdos|overdose|od pil|terlebih dos|dos berlebihan|percubaan bunuh|cubaan bunuh|niat bunuh|pemikiran bunuh|idea bunuh|kecenderungan bunuh|fikiran bunuh|terjun bangunan|terjun jambatan|jerut leher|menjerut leher|jerut diri|minum racun|gantung leher|bunuh dri|bnuh diri|bnh diri|bunuh dr|baring atas landasan|langgar lori|rempuh lori|cutting|kelar kelar",
    ),
    "WISHDIE": _row(
        "nak mati|mahu mati|ingin mati|rasa nak mati|baik mati|lebih baik mati|baik saya mati|baik aku mati|lebih baik saya mati|mati je|mati saja|biar mati|biar saya mati|lebih baik saya takde|lebih baik aku takde|lebih baik saya tiada|lebih baik tiada|lebih senang kalau dia tiada|lebih senang kalau saya tiada|lebih senang tanpa|lebih bahagia tanpa|kalau saya tiada|kalau aku tiada|kalau dia tiada|kalau saya takde|kalau aku takde|tak bangun lagi|tidak bangun lagi|tidur selamanya|tak lahir|tidak dilahirkan|tak dilahirkan|hilang dari dunia|esok saya dah tiada|esok aku dah takde|beban keluarga|menyusahkan semua orang|jadi beban|tak layak hidup|nak hilang dari|nak lenyap|biar aku mati|biar sy mati|esok sy dah takde|esok aku dah tiada",
        _each(_WANT, "mati|mati je|mati saja|mati jer|mampus|meninggal|lenyap|ghaib|hilang|hilang je|hilang selamanya|hilang terus|hilang dari dunia|hilang dari muka bumi|pergi selamanya|pergi buat selamanya|pergi dari dunia|pergi jauh selamanya|tidur selamanya|tidur terus|tidur tak bangun|tidur je terus|tamatkan|tamatkan semua|tamatkan je|akhiri semua|habiskan semua|end kan semua|give up hidup|ikut arwah|jumpa arwah|jumpa tuhan|menghadap ilahi|pejam mata selamanya|rehat selamanya|sudahi semua"),
        _each("lebih baik|baik|lagi baik|elok|lagi bagus|lebih bagus|lebih elok|lg baik|baiklah|better", _I, "mati|mati je|mati saja|tiada|takde|tak ada|dah tiada|dah takde|xde|hilang|lenyap|pergi|tak wujud|tak lahir|tak dilahirkan|tidak dilahirkan|tak hidup|meninggal"),
        _each("kalau|kalaulah|jika|andai|andainya|sekiranya|lepas|bila", _I, "mati|tiada|takde|tak ada|dah tiada|dah takde|dah tak ada|xde|dah xde|tak wujud|tak dilahirkan|hilang", "mesti|semua|mereka|keluarga|lagi|lebih|tentu|mak|hidup|family|diorang|takkan|siapa|tolong|tak|jaga"),
        _each("kenapa|apasal|knp|sepatutnya|patutnya|alangkah|harap|harapnya|semoga|moga", _I, "mati|mati je|lahir|dilahirkan|masih hidup|tak mati|tak bangun|tak bangun lagi|tak pernah lahir|tak pernah wujud|yang mati|tak wujud|tiada"),
        _each("tak|tidak|x|takkan|tak payah|tak perlu|tak nak|tak mahu|xnak|taknak", "bangun lagi|bangun dah|bangun bangun|jaga lagi|bangun esok|celik mata|buka mata lagi|wujud lagi|ada esok|tengok esok|jumpa esok|ada lagi esok|bernafas|bernafas lagi|ada kat dunia|ada di dunia|layak hidup|berhak hidup|patut hidup|patut lahir|patut wujud"),
        "mati adalah|mati je jalan|mati satu satunya|hanya mati|cuma mati|kematian|dengan mati|mati cepat|cepat mati|cepat cepat mati|biar mati je|biarlah mati|biarlah saya mati|biarlah aku mati|tunggu mati|nak je mati|terfikir mati|fikir pasal mati|fikir tentang mati|asyik fikir mati|cakap pasal mati|cakap nak mati|kata nak mati|dunia tanpa saya|dunia tanpa aku|dunia lebih baik tanpa|semua lagi senang tanpa|hidup mereka lebih senang|beban je|jadi beban je|hanya beban|cuma beban|hanya menyusahkan|asyik menyusahkan|menyusahkan keluarga|menyusahkan mak ayah|tinggalkan dunia|meninggalkan dunia|tinggalkan dunia ini|pergi dulu|saya pergi dulu ya|aku pergi dulu|malam ni terakhir|malam ini malam terakhir|hari ini hari terakhir|esok saya tiada|esok sy tiada|esok aku tiada|esok saya takde|esok dah tiada|esok dah takde|ikut arwah|ikut nenek|layak mati|patut mati|lebih rela mati|rela mati|sanggup mati|tidur buat selamanya",
    ),
    "NOLIVE": _row(
        "tak nak hidup|taknak hidup|xnak hidup|tak mahu hidup|tidak mahu hidup|tidak ingin hidup|penat hidup|letih hidup|bosan hidup|tak sanggup hidup|tak larat hidup|tak guna hidup|tiada guna hidup|buat apa hidup|apa guna hidup|untuk apa hidup|hidup tak bermakna|hidup dah tak|hidup saya dah hancur|hidup aku dah|tiada sebab untuk hidup|tiada sebab hidup|putus asa|hilang harapan|tiada harapan|takde harapan|tak ada harapan|tak nampak jalan|tiada jalan keluar|tak ada jalan keluar|dah tak nampak|hilang punca hidup|give up hidup|tak bermakna",
        _each("tak|tidak|x|dah tak|dah x|tk|sudah tidak|dah tidak|dh x|dh tak", "nak|mahu|ingin|sanggup|larat|mampu|boleh|tahan|kuat|ada semangat|ada sebab|ada sebab nak|ada tujuan|ada keinginan|ada guna|ada gunanya|ada erti|ada makna|rasa nak|lalu|layak|teringin|daya|berdaya|terasa nak", "hidup|hidup lagi|hidup dah|untuk hidup|teruskan hidup|meneruskan hidup|teruskan|terus hidup|bernafas|bertahan|bertahan lagi|hidup macam ni|hidup begini|hidup lama|hadap semua ni|hadapi hidup|menghadapi hidup"),
        _each("penat|letih|bosan|muak|benci|serik|give up|jemu|putus asa|fed up|dah penat|dah letih|lelah|malas", "hidup|nak hidup|dengan hidup|hidup ni|hidup ini|dengan hidup ni|dengan dunia|jadi manusia|bernafas|teruskan hidup|nak teruskan|dengan hidup saya|dengan hidup aku"),
        _each("buat apa|apa guna|untuk apa|kenapa|apa gunanya|apa makna|sia sia|nak buat apa|kenapa nak|kenapa masih|apa lagi guna|tak guna|takde guna|tiada guna|tiada makna|takde makna|tiada erti", "hidup|hidup lagi|saya hidup|aku hidup|sy hidup|masih hidup|aku masih hidup|saya masih hidup|teruskan hidup|teruskan|saya dilahirkan|aku dilahirkan|aku lahir|saya wujud|aku wujud|bernafas"),
        _each("hidup|hidup saya|hidup aku|hidup sy|hidup dia|hidupku|hidupnya|masa depan saya|masa depan aku|masa depan dia", "hancur|dah hancur|sudah hancur|berakhir|dah berakhir|sudah berakhir|tamat|dah tamat|sudah tamat|habis|dah habis|musnah|dah musnah|gelap|dah gelap|tak bermakna|tidak bermakna|tak berguna|tiada makna|dah tiada makna|tak ada makna|takde makna|dah tak ada|sia sia|sampai sini|setakat ini|dah rosak|punah|kosong|tiada erti"),
        _each("tiada|takde|tak ada|xde|x de|dah tiada|dah takde|tak nampak|x nampak|hilang|dah hilang|tiada lagi|tak jumpa", "harapan|harapan lagi|jalan|jalan lain|jalan keluar|jalan penyelesaian|masa depan|esok|cahaya|pilihan|pilihan lain|cara lain|sebab untuk hidup|sebab nak hidup|sesiapa peduli|siapa peduli|orang peduli|siapa akan rindu|siapa kisah|semangat hidup|semangat nak hidup|arah"),
        "jalan buntu|buntu sangat|satu satunya jalan|satu satunya cara|jalan terakhir|hilang semangat untuk hidup|putus harap|berputus asa",
    ),
    "DESPAIR": _row(
        "dah tak tahan|dah tak sanggup|tak tahan dah|dah tak larat|buat benda bodoh|buat perkara bodoh|buat sesuatu pada diri|buat sesuatu kat diri|membahayakan diri|bahaya pada diri|fikiran gelap",
        _each("dah|sudah|betul betul|memang|benar benar|da|dh", "tak|tidak|x|tk", "tahan|tahan lagi|sanggup|sanggup lagi|larat|larat lagi|mampu|mampu lagi|boleh tahan|boleh hadap|boleh go on|kuat|kuat lagi|boleh teruskan|boleh bertahan|terdaya|berdaya"),
        _each("tak|tidak|x|tk|xleh|x boleh", "tahan lagi|tahan dah|sanggup lagi|sanggup dah|larat dah|larat lagi|mampu lagi|mampu dah|boleh tahan lagi|boleh tahan dah|boleh hadap lagi|kuat lagi|kuat dah|boleh teruskan lagi|hadap lagi|boleh bertahan"),
        "buat benda tak elok|buat perkara tak elok|buat benda bukan bukan|buat yang bukan bukan|buat sesuatu yang bukan|buat sesuatu yang tak elok|buat benda gila|buat kerja gila|bertindak bodoh|tindakan bodoh|tindakan drastik|bertindak di luar|bertindak nekad|nekad|buat sesuatu pada dirinya|buat sesuatu kepada dirinya|apa apakan diri|mengapa apakan diri|mengapa apakan dirinya|takut dia apa apakan|risau dia apa apakan|takut jadi apa apa|risau jadi apa apa|takut dia buat apa apa|risau dia buat sesuatu|takut dia buat sesuatu|membahayakan nyawa|nyawa terancam|nyawanya dalam bahaya|nyawa dia dalam bahaya|dah give up|saya give up|aku give up|sudah menyerah|dah menyerah|dah putus asa",
    ),
    "FAREWELL": _row(
        "selamat tinggal|surat terakhir|mesej terakhir|pesanan terakhir|ucapan terakhir|surat selamat tinggal|wasiat|maafkan saya|maafkan abang|maafkan kakak|maafkan aku|ampunkan saya|ampunkan aku|ampunkan dosa|jaga mak|jaga ibu|jaga adik|jaga anak|tolong jaga|halalkan semua|kalau saya dah tiada|kalau aku dah takde|takkan jumpa saya lagi|nota bunuh diri|kalau awak baca ini|bila korang baca ni|bila baca mesej ni|malam terakhirku|malam terakhir|hari terakhirku",
        _each("surat|mesej|pesanan|nota|voice note|vn|video|status|ucapan|kata kata|wasap|whatsapp|posting|salam|amanat", "terakhir|perpisahan|selamat tinggal|terakhirnya|terakhir dari|akhir|terakhir saya|terakhir aku"),
        _each("jaga|tolong jaga|tolong tengokkan|tengok tengokkan|tgkkan|jagakan|titip|amanahkan|sayangi", "mak|ibu|mama|ayah|abah|papa|adik|adik adik|anak anak|anak saya|kakak|keluarga|keluarga saya|family|nenek|kucing saya|mereka|mak ayah|mak abah|diri baik baik"),
        _each("kalau|jika|bila|masa|sewaktu|ketika|lepas|apabila", "korang|awak|mak|ibu|ayah|kau|kamu|anda|semua|kalian|hang|u", "baca ni|baca ini|baca mesej ni|baca mesej ini|membaca ini|membaca mesej ini|baca surat ni|baca surat ini|jumpa surat ni|terima mesej ni|baca nota ini|jumpa nota"),
        _each("kalau|jika|bila|lepas|andai|sekiranya|apabila", "saya|aku|sy|aq", "dah tiada|dah takde|dah tak ada|dah xde|tiada nanti|takde nanti|pergi nanti|dah pergi|mati nanti|tiada lagi|dah mati|tak kembali|tak balik lagi"),
        "wasiat|selamat tinggal semua|selamat tinggal dunia|bye semua|bye dunia|goodbye semua|terima kasih untuk semuanya|terima kasih atas segalanya|terima kasih atas semua|terima kasih selama ini|tq for everything|thank you semua|maafkan saya mak|maafkan aku mak|maafkan sy|maafkan saya ibu|maafkan anak|maafkan salah silap|ampunkan dosa saya|ampunkan salah|halalkan makan minum|halalkan segala|halalkan semuanya|redhakan saya|redhakan pemergian|jangan cari saya|jangan cari aku|jgn cari sy|jangan sedih bila saya|jangan menangis kalau saya|doakan saya|doakan aku tenang|jumpa di syurga|jumpa di sana|jumpa kat syurga|jumpa di akhirat|jumpa lagi di dunia lain|di kehidupan lain|kubur saya|kebumikan|kuburkan|pusara|pengebumian saya|ini mesej terakhir|ini wasap terakhir|ni last|last message|last text|kali terakhir saya mesej|takkan nampak saya lagi|takkan jumpa aku lagi|tak akan jumpa saya lagi|tak akan menyusahkan lagi|takkan menyusahkan|takkan kacau lagi|saya pergi dulu|aku pergi dulu|saya minta diri selamanya|hadiahkan barang barang|bagi barang barang kesayangan|minta maaf kat semua orang|minta maaf pada semua orang",
    ),
    "DIE": _row(
        "mati|meninggal|mampus|lenyap|tiada|hilang selamanya",
        "maut|arwah|wafat|meninggal dunia|koyak nyawa|gone dah",
    ),
    "WANT": _row(
        "nak|hendak|mahu|ingin|rasa|rasa nak|terfikir|fikir|berfikir|niat|berniat|rancang|merancang|cuba|sedia|lebih baik|baik|biar|akan|teringin|bercadang|plan|rela|lebih rela|sanggup mati|nk",
        "nk nk|terasa|terasa nak|rasa mcm nak|mcm nak|macam nak|fikir nak|terfikir nak|fikir untuk|terlintas|terdetik|tergerak|bertekad|nekad|berhasrat|bercadang|asyik cakap|cakap nak|ckp nak|kata nak|kata mahu|luahkan|meluahkan|ada fikiran|ada niat|ada rancangan|tergoda",
    ),
    "THINK": _row(
        "fikir|terfikir|berfikir|cari cara|google",
        "terlintas|terdetik|search|cari maklumat|google cara|mencari cara|bayangkan|terbayang|merenung|pandang|kumpul|mengumpul",
    ),
    "BETTER": _row(
        "lebih baik|baik|lebih senang|lebih bahagia|lebih tenang",
        "lagi baik|lagi bagus|lebih bagus|elok|lebih elok|lagi senang|lagi bahagia|lagi tenang|lebih aman|better",
    ),
    "LIVE": "hidup|teruskan hidup|bernafas|bangun",
    "LIVEON": _row(
        "teruskan hidup|hidup macam ni|hidup begini|hadapi esok|meneruskan hidup",
        "teruskan hidup mcm ni|hidup macam ini|hadap esok|hadap semua ni|hadapi semua ini|bertahan lagi|go on|teruskan lagi|hadapi hari",
    ),
    "HOPE": "harapan|jalan keluar|masa depan",
    "REASON": "sebab|guna|gunanya|makna|erti|tujuan",
    "LIFE": "hidup|hidup saya|nyawa|riwayat|semuanya|segalanya",
    "END": "tamatkan|menamatkan|akhiri|mengakhiri|habiskan",
    "HURT": _row(
        "cederakan|mencederakan|lukakan|melukakan|sakiti|menyakiti|bakar|membakar|pukul|seksa|menyeksa|dera|cucuh|tikam",
        "tampar|menampar|tumbuk|menumbuk|hantuk|hantukkan|cubit|menikam|cucuhkan|mencucuh|lecurkan|melecurkan|cekik|mencekik|libas|sebat|rotan|tendang|sepak|hentak|cakar|mencakar|celaka|simbah|menyimbah",
    ),
    "KILL": _row(
        "bunuh|membunuh",
        "dibunuh|sembelih|menyembelih|tembak|cekik|lemaskan|habiskan|matikan",
    ),
    "SELF": "diri|dirinya|diri saya|diri sendiri|diri dia",
    "CUT": _row(
        "kelar|mengelar|toreh|menoreh|ukir|mengukir|hiris|potong|gores|cop|tatu|lukakan",
        "hiriskan|menghiris|torehkan|goreskan|menggores|mengukir nama|tikam|tebuk|menebuk|calar|mencalarkan|potongkan|dikelar|ditoreh|kelarkan",
    ),
    "WRIST": "pergelangan|nadi|tangan|lengan|urat|peha|kulit",
    "MEANS": _row(
        "ubat|pil|racun|tali|pisau|silet|bilah|clorox|peluntur|panadol|ubat tidur|pistol|gunting|racun tikus",
        "ubat ubatan|ubat penenang|pil tidur|pil pil|panadol banyak|tali nilon|tali jemuran|tali rafia|pisau dapur|pisau lipat|pisau cukur|kaca|serpihan kaca|racun rumpai|racun serangga|paraquat|sabun cuci|gas|arang|parang|cutter|penukul|petrol|ridsect",
    ),
    "HAVE": _row(
        "ada|pegang|memegang|beli|membeli|sediakan|simpan|menyimpan|sorok|kat tangan|di tangan|kumpul|mengumpul|bawa|jumpa",
        "sorokkan|menyorok|disorok|simpankan|disimpan|dibawa|dipegang|terjumpa|menjumpai|dijumpai|kumpulkan|mengumpulkan|order online|beli online|bawah bantal|dalam laci|dalam begnya|dalam bilik dia|genggam|sedia|dah sedia|ambil dari",
    ),
    "TAKE": _row(
        "telan|menelan|makan|minum|ambil|overdose|tertelan",
        "ditelan|habiskan|sekaligus|teguk|meneguk|mengambil|dimakan",
    ),
    "JUMP": "terjun|lompat|melompat",
    "PLACE": _row(
        "jambatan|bangunan|bumbung|rooftop|landasan|tingkap|balkoni|gaung|sungai|tingkat atas|laut|flat|kondo|keretapi|tingkat|perigi",
        "jejantas|flyover|tingkat paling atas|tingkat tinggi|tebing|tepi sungai|tepi balkoni|tepi bangunan|empangan|jeti|landasan keretapi|rel|platform|lebuhraya|jalan besar|pagar balkoni|susur|hujung bangunan|air terjun|rumah flat|pangsapuri|pantai",
    ),
    "BE": _row(
        "berdiri|atas|duduk|naik|tepi|panjat|berada",
        "tercegat|panjat|memanjat|bergayut|kat atas|di atas|kat tepi|di tepi|kat hujung|di hujung|termenung|menuju",
    ),
    "GO": "pergi|pegi|keluar|naik|menuju|datang|ke sana|bertolak|otw|lari|ikut|terbang|suruh|disuruh",
    "DISAPPEAR": "hilang|lenyap|menghilang|ghaib",
    "WITHOUTME": "tanpa saya|tanpa aku|tanpa dia|saya tiada|aku tiada|dia tiada|saya takde|aku takde",
    "GONE": _row(
        "hilang|lari|menghilang|ghaib|lesap|diculik|dilarikan|dibawa lari|lari rumah|hilangkan diri|menghilangkan diri",
        "hilang entah|lesap entah|ikut lelaki lari|kahwin lari|dilarikan lelaki|dibawa orang|dibawa lelaki|diambil orang|tak dapat dikesan|gagal dikesan|tidak dapat dikesan|larikan diri",
    ),
    "GONESURE": _row(
        "orang hilang|kanak kanak hilang|lari rumah|lari dari rumah|hilang sejak|hilang dari rumah|dilaporkan hilang|biliknya kosong|bilik kosong|katilnya kosong|masih hilang|menghilangkan diri",
        _each("anak|anak saya|anak sy|anak kami|anak perempuan saya|anak lelaki saya|adik|adik saya|adik sy|kakak saya|abang saya|sepupu saya|kawan saya|kawan sy|anak saudara saya|pelajar|murid|mangsa|remaja|cucu saya|isteri saya|suami saya|budak tu|budak itu|anak angkat saya|anak buah saya", "hilang|menghilang|lari|lari dari rumah|diculik|dilarikan|belum balik|tak balik|tak balik balik|x balik|x balik2|tidak pulang|tak pulang|belum pulang|blm balik|tak balik rumah|tidak balik|tak dapat dihubungi|tidak dapat dihubungi|x dapat dihubungi|tak dapat dikesan|tidak dapat dikesan|gagal dihubungi|gagal dikesan|belum dijumpai|belum ditemui|masih tak jumpa|tak jumpa jumpa|hilang jejak|tak ada kat rumah|takde kat rumah|tiada di rumah|keluar rumah|tinggalkan rumah|tiada khabar|takde khabar|tak ada khabar|tanpa khabar|tak sampai rumah|tak sampai sekolah|tak sampai sampai|hilang tanpa|keluar tak balik"),
        _each("tak|tidak|x|belum|masih belum|masih tak", "diketahui di mana|diketahui ke mana|tahu dia di mana|tau dia kat mana|tahu ke mana dia|tau mana dia|diketahui keberadaannya|diketahui nasib|balik semalaman|balik dari semalam|balik sejak semalam|balik sejak|balik dari tadi|balik sampai sekarang|balik sampai skrg|balik rumah|balik ke rumah|pulang ke rumah|pulang sejak|pulang sehingga|balik asrama|balik hostel"),
        "lapor orang hilang|laporan orang hilang|laporan kehilangan|report orang hilang|kehilangan anak|mencari anak saya|cari anak saya|tolong cari anak|tolong carikan|katil kosong|katilnya kosong|bilik dia kosong|bilik kosong|almari kosong|tinggalkan surat|tinggal surat|tinggalkan nota|lari asrama|lari dari asrama|lari dari hostel|lari dari sekolah|hilang dari asrama|hilang dari sekolah|hilang semalam|hilang malam tadi|hilang sejak|hilang dari semalam|hilang dah|dah hilang|ghaib begitu|tak balik balik|tak kunjung pulang|tak muncul muncul|tak reti balik|tak sampai sekolah|tak nampak batang hidung|tanpa jejak|hilang tanpa jejak|hilang tanpa khabar",
    ),
    "OBJECT": _row(
        "telefon sy|telefon saya|telefon|dompet|duit|akaun|fail|bayaran|resit|mesej|kunci|penyata|wang|line|beg|data",
        "barang|laptop|motosikal|basikal|kereta saya|kad|kad bank|kad pengenalan|ic|simkad|dokumen|baju|kasut|cincin|rantai|jam tangan|bungkusan|parcel|pesanan saya|refund|penjual|kedai|payung",
    ),
    "HOME": _row(
        "balik|pulang|kembali|sampai rumah|balik rumah|balik ke rumah|tiba di rumah|pergi sekolah|sampai sekolah|hadir ke sekolah",
        "sampai umah|balik umah|blk rumah|blk|balik asrama|balik hostel|balik kampung|masuk kelas|datang sekolah|hadir|ke sekolah|pi sekolah|pegi sekolah|masuk kerja|sampai asrama",
    ),
    "BACK": _row(
        "balik|kembali|muncul|dijumpai|ditemui|kelihatan|nampak",
        "muncul muncul|timbul|datang balik|nampak batang|dilihat|sampai",
    ),
    "CONTACT": _row(
        "dihubungi|hubungi|menghubungi|jawab|menjawab|balas|membalas|angkat|reply|contact|dijumpai|jumpa|cari|dikesan|kesan|call|telefon",
        "hubung|menjawab telefon|angkat telefon|jawab telefon|jawab call|angkat call|pick up|balas mesej|balas wasap|reply mesej|baca mesej|dibaca|seen|bluetick|blue tick|online|active|aktif|berita|khabar|dengar khabar|dengar berita|dihubungi semula|sahut|menyahut|mengesan|dikesan|dijejaki|tracking|connect|call balik|respon|respons",
    ),
    "SILENT": _row(
        "senyap|tanpa khabar|tiada khabar|tak dapat dihubungi|gagal dihubungi|tidak dapat dihubungi|hilang khabar|tiada berita|tak jawab telefon|tidak menjawab|tiada jawapan|tak dapat contact",
        _each("tak|tidak|x|tk|xde|takde|tiada|dah tak|langsung tak|belum", "dapat dihubungi|dapat dikesan|dapat contact|dapat call|boleh dihubungi|boleh contact|boleh call|jawab telefon|jawab call|jawab|angkat telefon|angkat call|angkat|pick up|balas mesej|balas wasap|balas whatsapp|balas|reply|reply mesej|respon|ada khabar|ada berita|khabar|berita|hantar khabar|bagi khabar|menjawab|menjawab panggilan|membalas|online|aktif|active|muncul|buka pintu|menyahut"),
        _each("telefon dia|telefonnya|fon dia|phone dia|hp dia|hpnya|nombor dia|nombornya|telefon anak|handphone dia|henfon dia|wasap dia|telefon", "mati|off|tutup|ditutup|dimatikan|tak aktif|tidak aktif|tak dapat|tak berjawab|tidak berjawab|tak diangkat|tak dijawab|masuk voicemail|masuk peti suara|dah off|dah mati|satu tick|1 tick|tak dapat dihubungi|padam|di luar kawasan"),
        "senyap je|terus senyap|senyap terus|diam membisu|satu tick|1 tick|one tick|last seen semalam|peti suara|voicemail je|langsung senyap",
    ),
    "PHONE": "telefon|fon|phone|hp|nombor|handphone|telefonnya|wasap",
    "MYPHONE": "telefon saya|telefon sy|fon saya|phone saya|hp saya|telefon aku",
    "OFF": _row(
        "mati|tutup|off|dimatikan|tak aktif|tidak aktif|voicemail|tak dapat|padam",
        "ditutup|tertutup|offline|peti suara|satu tick|1 tick|tak berjawab|tidak berjawab|tak diangkat|di luar kawasan|xdapat|x dapat|tak connect|x aktif|dah off|masuk voicemail|habis bateri dah",
    ),
    "LEAVEHOME": _row(
        "keluar rumah|keluar dari rumah|tinggalkan rumah|pergi tanpa|tanpa beritahu|tanpa pesan|keluar senyap|keluar malam tadi|keluar tanpa|bawa beg|bawa baju|tak sampai sekolah|tidak sampai ke sekolah|ponteng dan|lari malam tadi|malam tu juga anak keluar|anak keluar|tinggalkan asrama|lari dari asrama|tiada di rumah|tak ada di rumah|takde kat rumah|tiada dalam bilik",
        _each("keluar|pergi|lari|menyelinap|cabut|blah", "rumah|dari rumah|tanpa beritahu|tanpa bagitahu|tanpa bagitau|tanpa izin|tanpa pengetahuan|senyap senyap|curi curi|tengah malam|malam tadi|semalam|subuh tadi|pagi tadi|ikut tingkap|tanpa telefon|tanpa khabar|bawa beg|bawa baju|bawa pakaian|dari asrama|dari hostel|dari sekolah|naik grab|naik bas|naik motor|petang semalam|lepas maghrib"),
        "takde kat umah|tak ada kat umah|tiada di biliknya|tak ada dalam bilik|takde dalam bilik|xde dlm bilik|tidak berada di rumah|tiada di asrama|tiada di sekolah|tak ada kat sekolah|takde kat sekolah|tak hadir ke sekolah dan|tidak hadir ke sekolah sejak|tidak hadir ke sekolah dan|tak datang sekolah dan|tak pergi sekolah sebenarnya|kata pergi sekolah tapi|cakap pergi sekolah tapi|cakap nak ke sekolah tapi|bajunya tiada|beg dia tiada|beg dia takde|bilik dia kosong",
    ),
    "SINCE": _row(
        "sejak|semalam|malam tadi|pagi tadi|petang semalam|tiga hari|dua hari|sehari|isnin|selasa|rabu|khamis|jumaat|sabtu|ahad|berhari*|sampai sekarang|sampai skrg|hingga kini|dari tadi|sepanjang malam|kelmarin",
        "smlm|mlm tadi|pg tadi|ptg tadi|petang tadi|tengah hari tadi|tengah hari semalam|subuh tadi|dari pagi|dari petang|dari malam|dari semalam|sejak pagi|sejak petang|sejak malam|sejak balik sekolah|semalaman|seharian|sepanjang hari|dua malam|tiga malam|seminggu|24 jam|empat hari|lima hari|beberapa hari|beberapa jam|berjam jam|sehingga kini|sehingga sekarang|smpai skrg|sampai la ni|sampai sekarang ni|lepas sekolah|balik sekolah|hari ahad|dua hari lepas",
    ),
    "LASTSEEN": _row(
        "kali terakhir dilihat|terakhir dilihat|kali terakhir kami|kali terakhir nampak|terakhir kali dilihat|lokasi terakhir|kali terakhir dia|terakhir kelihatan|kali terakhir",
        _each("terakhir|kali terakhir|terakhir kali|last", "dilihat|kelihatan|nampak|dikesan|dihubungi|contact|online|active|aktif|seen|dirakam|dirakam cctv|jumpa|bertemu|call|mesej|balas|keluar rumah|dilihat memakai|dilihat di|berada di|kat|di lokasi|memakai baju|ada kat"),
    ),
    "NONEWS": _row(
        "tanpa khabar|tiada khabar|tiada berita|tak ada khabar|takde khabar|tanpa berita|tak hantar khabar|tiada siapa nampak|tanpa dikesan",
        _each("tak|tidak|tiada|takde|tanpa|belum|xde|x de|tak ada|langsung tiada", "khabar|khabar berita|dengar khabar|dengar berita|berita|jejak|kesan|petunjuk|hantar berita|beri khabar|siapa nampak|sesiapa nampak|orang nampak|siapa tahu|maklumat|dengar apa apa"),
    ),
    "WHERE": _row(
        "di mana|kat mana|mana|ke mana|pegi mana|pergi mana|dimana",
        "kat ne|kt mana|dkt mana|mane|ntah mana|entah ke mana|entah mana|lokasi dia|keberadaannya|dekat mana|pi mana",
    ),
    "SEARCH": _row(
        "mencari|cari|tolong cari|sedang mencari|dicari",
        "carikan|tolong carikan|bantu cari|membantu cari|mengesan|jejak|menjejaki|menjejak|tlg cari|cari cari|viralkan untuk cari|sapa nampak|sesiapa nampak|siapa nampak",
    ),
    "MONEY": "duit|wang|ringgit|rm|bayar|bayaran|transfer|pinjaman|bank|resit|ribu|e dompet|penyata|laporan",
    "SENT": _row(
        "hantar|menghantar|dihantar|sebar|sebarkan|menyebarkan|disebarkan|disebar|viralkan|post|dipost|upload|muat naik|dimuat naik|memuat naik|share|dishare|kongsi|dikongsi|berkongsi|bocorkan|dibocorkan|tunjuk|tunjukkan|menunjukkan|forward|send|dedahkan|didedahkan|tag|panjangkan|edarkan|wasap|pos|letak",
        "hntr|hntar|anta|dihntar|terhantar|hantarkan|menghantarkan|dihantarnya|sent|disend|di send|di share|di post|di upload|di viralkan|diviralkan|memviralkan|viralkn|ditularkan|menularkan|tularkan|dimuatnaik|muatnaik|memuatnaik|siarkan|menyiarkan|disiarkan|terbitkan|dipaparkan|memaparkan|papar|dikongsikan|mengongsikan|kongsikan|dibocor|membocorkan|dedah|mendedahkan|terdedah|ditag|tagged|dm|pm|emailkan|emelkan|wassap|whatsappkan|diforward|forwardkan|majukan|dimajukan|panjangkan|dipanjangkan|diedar|mengedarkan|diedarkan|ditampal|menampal|tampal|dicetak|post kat|letak kat|dihebahkan|menghebahkan|hebahkan|blast|spam",
    ),
    "START": _row(
        "mula|dah mula|sudah mula|satu persatu|tengah|sedang|terus|sorang sorang",
        "mula mula|dh mula|start|dah start|asyik|tak henti|tak berhenti|masih|satu satu",
    ),
    "SENDING": _row(
        "hantar|menghantar|sebar|menyebarkan|sebarkan|post|share|upload|viralkan|kongsi|memuat naik",
        "hntr|hntar|mengedarkan|spam|tag|dm|forward|memviralkan|menularkan|tularkan|muatnaik|edarkan",
    ),
    "ALREADY": _row(
        "dah|sudah|telah|da|baru|baru je|tadi|semalam|rupanya|pun dah|akhirnya|terus|sekarang",
        "dh|sdh|dah pun|baru saja|baru sahaja|baru tadi|td|pagi tadi|petang tadi|malam tadi|tadi pagi|betul betul|memang|jadi jugak|jadi juga|sempat|terus je|kemudian|lepas tu terus|smlm|sejam lepas|pagi ni",
    ),
    "AUDIENCE": _row(
        "keluarga|mak|ayah|ibu|bapa|ibu bapa|abang|kakak|adik|kawan|kawan kawan|kwn|sekolah|kelas|cikgu|guru|guru besar|pengetua|bos|majikan|pejabat|ofis|rakan|rakan sekerja|isteri|suami|bini|teman wanita|teman lelaki|makcik|mak cik|pakcik|pak cik|nenek|atuk|sepupu|anak saudara|saudara|kenalan|contact|followers|group|grup|kumpulan|masjid|jiran|semua orang|orang|universiti|murid|mertua|syarikat|satu sekolah|satu kelas|jurulatih",
        "group family|group keluarga|group kelas|group sekolah|group pejabat|group ofis|group whatsapp|group kejiranan|group surau|group wasap|group rakan|family|fmly|mak ayah|mak abah|mak saya|mak sy|ayah saya|ayah sy|abah|ummi|walid|babah|mama|papa|mommy|daddy|kakak saya|adik saya|abang saya|suami saya|isteri saya|wife|husband|laki|tunang|bakal mertua|mak mertua|bapa mertua|ipar|biras|besan|pak su|mak su|pak long|mak long|pak ngah|mak ngah|cik su|tok|opah|wan|nenda|saudara mara|kawan kawan|kawan sekolah|kawan sekelas|kawan kelas|member|membe|geng|budak kelas|budak sekolah|pelajar|pelajar lain|rakan sekelas|rakan sekolah|rakan pejabat|rakan kerja|officemate|collegue|colleague|bos saya|supervisor|pengurus|manager|pelanggan|customer|klien|cikgu kelas|guru kelas|cikgu disiplin|cikgu cikgu|ustaz|ustazah|warden|pensyarah|dekan|pihak sekolah|pihak universiti|imam|surau|gereja|orang kampung|satu kampung|satu ofis|satu pejabat|satu batch|satu u|orang ramai|ramai orang|semua kawan|semua kenalan|senarai kenalan|kenalan saya|contact saya|contact list|follower|followers saya|friend list|friends|mutual",
    ),
    "ONLINE": _row(
        "fb|facebook|ig|instagram|twitter|tiktok|telegram|youtube|internet|online|laman web|website|media sosial|story|status|whatsapp|forum|lucah|umum|channel",
        "fb saya|insta|ig story|fb story|page|page fb|tele|group telegram|channel telegram|x|thread|threads|discord|reddit|tiktok live|reels|web|laman|laman lucah|web lucah|google drive|link|komen|ruangan komen|media sosial|medsos|sosmed|wall|story ig|awam|public|mana mana",
    ),
    "MEDIA": _row(
        "video|video tu|video itu|gambar|gambar saya|foto|rakaman|screenshot|tangkap layar|klip|tu|itu|fail|link|gmbr|gmbar|pic|vid",
        "vdeo|vidio|vids|video saya|video sy|video aku|video dia|gambar sy|gambar aku|gambar dia|gmbr sy|pic sy|pics|photo|muka saya|muka sy|muka aku|identiti|maklumat peribadi|ss|screen record|screenrecord|perbualan|chat|bukti chat|deepfake|edit|montaj|rakaman saya|rakaman sy|benda tu|benda itu",
    ),
    "SEE": _row(
        "tengok|lihat|melihat|nampak|terima|menerima|dapat|mendapat|tonton|tahu|dihantar|buka|menonton|tau",
        "dpt|dapat video|dapat gambar|terima video|terima gambar|dah tengok|ternampak|terjumpa|jumpa|tonton video|buka link|save|simpan|download|muat turun|semua tahu|dh tau|tgk|dilihat|ditonton|diterima|menjumpai|menyaksikan",
    ),
    "ASK": _row(
        "tanya|bertanya|telefon|call|mesej|wasap|beritahu|bagitahu|cakap pasal|bercakap pasal|gelakkan|ketawakan|ejek|mengejek|tegur",
        "tny|tanyakan|tanya pasal|tanya tentang|tegur pasal|call tanya|mesej tanya|wasap tanya|pm tanya|dm tanya|maklumkan|memaklumkan|memberitahu|bgtau|bgtahu|inform|tunjuk kat saya|tunjuk dekat saya|hantar screenshot|send screenshot|ss kan|gosip|bergosip|mengumpat|umpat|bisik bisik|kutuk|mengutuk|perli|memerli|sindir|gelak|ketawa|panggil|marah|sound|komen|kecam|mengecam",
    ),
    "SPREAD": _row(
        "tersebar|viral|bocor|berlegar|merebak|tular|ditularkan|menular|tular kan|heboh",
        "tersebar luas|tersebar di|tersebar kat|viral kat|viral dalam|viral di|tular di|tular dalam|tular kat|bocor ke|beredar|berlegar legar|disebar luas|disebarkan|disebar|diviralkan|jadi bualan|jadi bahan|jadi tontonan|merata|merata rata|sana sini|heboh satu|dah keluar|terdedah|kecoh|kecoh satu|trending",
    ),
    "UP": _row(
        "masuk dalam kumpulan|masuk kumpulan|masuk dalam group|masuk ke group|ada kat fb|ada di internet|ada kat internet|ada dalam group|ada di facebook|dah online|masuk group|dah ada kat|keluar kat|muncul di|sudah ada di|ada kat dinding|ada kat group|ada di dinding",
        "dah ada kat internet|ada kat tiktok|ada dekat telegram|ada kat telegram|ada dalam telegram|ada di telegram|naik kat|naik di|dah naik|keluar di|terpampang|dipaparkan di|masuk fyp|ada dalam group kelas|masuk group kelas|masuk group keluarga|masuk group family|masih ada kat internet|terpapar|muncul kat|muncul dalam|dah public|dah diupload|dimuat naik ke|dimuat naik di|boleh dijumpai di",
    ),
    "DONE": _row(
        "buat betul betul|dia buat juga|betul betul sebar|semua orang dah tahu|semua orang dah tengok|satu sekolah dah|satu kelas dah|semua dah tengok|semua dah tahu|dah habis tersebar|dah post|dah sebar|dah viralkan|dah upload|sudah sebar|sudah viralkan|dah sebarkan|telah sebarkan",
        _each("dah|sudah|telah|dh|betul betul|akhirnya|rupanya|tetap|memang dah|baru", "sebar|sebarkan|disebar|disebarkan|menyebarkan|viralkan|diviralkan|tularkan|ditularkan|bocorkan|dibocorkan|post|dipost|upload|diupload|muat naik|dimuat naik|memuat naik|share|dishare|kongsi|dikongsi|tersebar|viral|tular|bocor|terdedah|dedahkan|didedahkan|dia sebar|dia post|dia viralkan|dia upload|dia share|diorang sebar|diorang post"),
        _each("semua orang|semua kawan|semua|satu sekolah|satu kelas|satu kampung|satu ofis|satu pejabat|satu u|satu batch|seluruh sekolah|seluruh kelas|seluruh kampung|seluruh keluarga|sekelas|ramai", "dah tahu|dah tau|sudah tahu|dah tengok|sudah tengok|dah nampak|dah dapat|dah terima|tahu|tau|tengok video|nampak gambar|dah dapat video|dah dapat gambar|dah tengok video|telah melihat|sudah melihat|telah menonton|dah tonton"),
        "laksanakan ugutan|melaksanakan ugutannya|ugutan jadi kenyataan|kotakan ugutan|mengotakan ugutan|buat jugak|jadi juga dia sebar|sebar jugak|sebar juga|post juga|post jugak|viralkan juga",
    ),
    "REMAIN": _row(
        "lg|tinggal|lagi|dalam|masa|bagi masa|diberi masa|baki|hanya|cuma|sampai|sebelum|tempoh|ada|had masa",
        "masa saya|masa aku|masa sy|bagi masa|beri masa|diberi tempoh|bagi tempoh|kurang dari|kurang daripada|tak sampai|paling lewat|maksimum|max|dlm|had|hadnya|tamat dalam|luput dalam",
    ),
    "SHORT": _row(
        "satu jam|1 jam|sejam|dua jam|2 jam|tiga jam|3 jam|empat jam|4 jam|lima jam|5 jam|setengah jam|minit|beberapa jam|jam",
        "sejam lagi|sejam je|sejam saja|enam jam|6 jam|30 minit|15 minit|10 minit|20 minit|45 minit|beberapa minit|saat|setengah jam lagi|satu jam setengah|jam lagi|minit lagi|dua tiga jam|sejam dua|suku jam",
    ),
    "AGO": "lalu|lepas|yang lalu|sudah|tadi|sembang",
    "TIMEUP": _row(
        "masa dah habis|masa hampir habis|masa suntuk|amaran terakhir|peluang terakhir|tamat tempoh|sebelum tengah malam|sebelum tengah hari|malam ni juga|hari ni juga|malam ini juga|hari ini juga|sebelum maghrib|sebelum isyak|kiraan detik|sekarang juga|sampai malam ni|selewat lewatnya malam|sebelum pukul|sebelum jam|sampai pukul|sampai jam|deadline malam|deadline hari|sebelum habis sekolah|sebelum makan tengah hari|sebelum malam|kira masa",
        _each("sebelum|sblm|sampai|smpi|hingga|sehingga|selewat|paling lewat|lewat lewat|selewatnya|deadline|due|had masa|tempoh sampai|tarikh akhir|kena sebelum", "malam ni|malam ini|mlm ni|hari ni|hari ini|petang ni|petang ini|tengah malam|tengah hari|tengahari|maghrib|magrib|isyak|isya|asar|zohor|subuh|matahari terbenam|makan tengah hari|makan malam|mak balik|ibu balik|ayah balik|abah balik|mama balik|papa balik|mak ayah balik|parents balik|mak balik kerja|ibu pulang|ayah pulang|balik sekolah|habis sekolah|waktu sekolah|sekolah habis|waktu rehat|kelas habis|loceng|masuk kelas|pergi sekolah|tidur|saya tidur|bank tutup|pagi esok|pagi|pagi ini|esok pagi|subuh esok|pukul|jam|12 malam|12 tengah malam|matahari terbit|siang"),
        _each("masa|masa saya|masa aku|masa sy|waktu|tempoh|masanya", "dah nak habis|nak habis|hampir habis|hampir tamat|hampir tiba|tinggal sikit|tinggal sedikit|dah habis|semakin suntuk|makin suntuk|dah tamat|tamat malam|suntuk|dah dekat|tak banyak|terhad|singkat"),
        "kata dua|amaran terakhirnya|amaran terakhir|peluang terakhir|kiraan tiga|kira sampai tiga|kira sampai 3|kira sampai sepuluh|countdown|undur detik|bayar sekarang|transfer sekarang|hantar sekarang|bank in sekarang|sekarang jugak|skrg jugak|sekarang juga|saat ini juga|hari ni terakhir|malam ni terakhir|malam ni deadline|deadline mlm ni|deadline pukul|deadline jam|tempoh tamat malam|tempoh tamat hari|tamat malam ini|tamat malam ni|tamat hari ini|tamat tengah malam",
    ),
    "PAY": _row(
        "bayar|membayar|transfer|bank in|duit|wang|settle|hantar duit|masukkan duit|jelaskan",
        "byr|byar|bayarkan|dibayar|bank|bankin|pindahkan|pindah wang|hantar wang|hantarkan duit|top up|topup|reload|beli kad|gift card|tng|touch n go|duitnya|bagi duit|beri wang|kirim duit|masuk duit|transferkan",
    ),
    "TODAY": _row(
        "malam ni|malam ini|hari ni|hari ini|petang ni|petang ini|tengah malam|tengah hari|tengah hari ni",
        "mlm ni|ptg ni|hr ni|petang nanti|malam nanti|isyak|maghrib|asar|zohor|subuh|tgh malam|tgh hari|balik sekolah|tengahari",
    ),
    "CLOCK": "pukul|jam",
    "ORELSE": _row(
        "kalau|jika|atau|sebelum|sampai|kena|mesti|kalau tak|selewat|cakap|ckp|hingga",
        "kalau x|kalau tidak|klu tak|klu x|jika tidak|jika tak|atau dia|atau gambar|atau video|nanti dia|sblm|selewatnya|paling lewat|deadline|smpai|ugut|mengugut|kalau lambat|lewat je|jika gagal|kalau gagal",
    ),
    "DEADLINE": _row(
        "deadline|tempoh|had masa|sampai|sebelum|hingga|selewat lewatnya|tarikh akhir|tarikh tamat|had akhir|paling lewat|selewatnya|tarikh luput|batas waktu",
        "sblm|smpai|sehingga|due|paling lambat|tempoh masa|masa akhir",
    ),
    "MEET": _row(
        "jumpa|berjumpa|bertemu|temu|dating|date|menemui|tinggal bersama|bersua|ikut lelaki|melawat|meet up|janji temu",
        "jumpa2|berjumpa dengan|jumpa dengan|jumpa depan|bersemuka|jumpa kali pertama|keluar dengan|keluar dgn|keluar sama|keluar jumpa|dating dengan|meet|jumpalah|lepak dengan|temujanji|bermalam|menemuinya|berjumpanya",
    ),
    "MEETSURE": _row(
        "nak jumpa dia|nak pergi jumpa|nak jumpa lelaki|dah janji nak jumpa|berjanji untuk bertemu|janji nak jumpa|setuju nak jumpa|setuju berjumpa|setuju bertemu|belikan tiket|dibelikan tiket|hantar tiket|tempah hotel|dalam perjalanan nak jumpa|suruh saya datang|suruh sy datang|suruh dia datang|akan jumpa dia|ajak saya ke hotel|pergi berjumpa",
        _each("nak|nk|akan|mahu|nak pergi|pergi|pegi|pi|dah janji nak|dah setuju nak|setuju nak|setuju untuk|janji nak|berjanji nak|berjanji akan|plan nak|bercadang nak|merancang untuk|merancang nak|dalam perjalanan|otw|on the way|esok|malam ni|petang ni|hari ni|sabtu ni|ahad ni|jumaat ni|hujung minggu ni|lepas sekolah|curi curi|senyap senyap|dijemput|diajak|suruh saya|suruh dia|suruh anak saya|keluar", "jumpa lelaki|jumpa lelaki tu|jumpa lelaki itu|jumpa orang|jumpa orang tu|jumpa abang|jumpa mamat|jumpa kawan online|jumpa kenalan|jumpa suspek|jumpa scammer|jumpa pakcik|jumpa boyfriend online|berjumpa lelaki|berjumpa dengan|berjumpa seorang|berjumpa orang|berjumpa kenalan|berjumpa suspek|bertemu lelaki|bertemu dengan|bertemu seorang|bertemu kenalan|bertemu dia|berjumpa dia|jumpa dia|jumpa dgn dia|jumpa dengan dia|ke hotel|ke rumah dia|ke rumahnya|ke rumah lelaki|ke rumah lelaki tu|ke homestay|ke bilik hotel|pergi hotel|pergi rumah dia|pergi rumah lelaki|bermalam dengan|tidur rumah dia|tidur rumah lelaki|naik kereta dia"),
        _each("dia|lelaki tu|lelaki itu|suspek|mamat tu|orang tu|abang tu|dah|telah", "belikan|belanja|bayarkan|tempahkan|tempah|bookkan|book|hantar|sponsor|beli|bagi", "tiket|tiket bas|tiket flight|tiket kapal terbang|tiket ets|tiket keretapi|grab|grab untuk|teksi|hotel|bilik|bilik hotel|homestay|tambang|duit tambang|airbnb"),
        "dibawa ke hotel|dibawa ke rumah lelaki|dijemput lelaki|dijemput oleh lelaki|diambil lelaki|diambil oleh lelaki|diambil orang tak dikenali|naik kereta lelaki|naik kereta orang tak kenal|masuk kereta lelaki|keluar dengan lelaki yang|keluar dengan orang yang dikenali|keluar dgn lelaki|ikut lelaki yang|ikut kenalan|ikut lelaki tu|ikut lelaki itu|lari ikut lelaki|lari dengan lelaki|kenal online nak jumpa|kenal dalam game nak jumpa|kenal kat ig nak jumpa|suruh datang sorang|suruh datang seorang|suruh datang hotel|suruh ke hotel|suruh datang rumah|ajak tidur hotel|ajak ke rumah dia|ajak bermalam",
    ),
    "TRAVEL": _row(
        "bas|keretapi|kereta api|kapal terbang|tiket|teksi|grab|feri|lapangan terbang|stesen|dalam perjalanan|perjalanan|otw|flight|lrt|naik motor",
        "ets|komuter|mrt|monorel|bas ekspres|otw pergi|dah bertolak|sudah bertolak|dah gerak|tiketnya|airport|klia|tbs|terminal|feri|naik grab|naik bas|naik flight|naik ets",
    ),
    "VENUE": _row(
        "hotel|motel|bilik hotel|rumah dia|rumahnya|kondo dia|mall|taman|homestay|rumah tumpangan|airbnb|bilik dia",
        "bilik sewa|rumah sewa dia|rumah sewa|rumah lelaki|rumah lelaki tu|rumah lelaki itu|apartment dia|apartmen dia|pangsapuri|rumah kosong|bilik homestay|oyo|resort|pantai|taman tasik|kereta dia|parking|stesen|kebun|chalet|inap desa",
    ),
    "WHEN": _row(
        "malam ni|esok|sekarang|hari ni|petang ni|sabtu|ahad|jumaat|lusa|lepas sekolah|sorang|sorang sorang|seorang diri|nanti|senyap senyap|pagi tadi|selepas|sorang2|hujung minggu",
        "esk|esok pagi|esok petang|esok malam|mlm ni|ptg ni|lps sekolah|lepas kelas|lepas tuisyen|malam esok|sabtu ni|ahad ni|jumaat ni|hujung minggu ni|cuti sekolah|minggu depan|sekejap lagi|kejap lagi|jap lagi|petang nanti|malam nanti|tengah hari|curi curi|tanpa pengetahuan|isnin|selasa|rabu|khamis|tengah otw|pukul|jam",
    ),
    "AGREE": _row(
        "setuju|janji|berjanji|sepakat|ajak|diajak|paksa|dipaksa|rancang|suruh|disuruh|dipujuk",
        "dah setuju|ok je|cakap ok|terima pelawaan|pelawa|dipelawa|jemput|dijemput|diumpan|umpan|digoda|goda|pujuk|memujuk|ajaknya|tetapkan|ditetapkan|aturkan|diatur|plan|janjikan|dijanjikan",
    ),
    "PICKUP": _row(
        "ambil saya|ambil anak|ambil dia|jemput saya|jemput dia|jemput anak|datang ambil|bawa saya pergi|bawa dia pergi|bawa anak saya|naik kereta dia|masuk kereta dia|dibawa pergi|dibawa ke",
        "jemput sy|jemput aku|jemputnya|menjemput|dijemput|dtg ambil|dtg amik|amik sy|amik saya|ambik saya|ambik sy|ambik aku|ambil sy|ambil aku|ambil adik|amik adik|angkut|dibawa lari|bawa lari|naik motor dia|naik kereta lelaki|masuk dalam kereta|tumpang kereta dia|dibawa naik|bawa sy pergi|bawa keluar",
    ),
    "WAIT": _row(
        "tunggu|menunggu|tercegat|parking|berdiri|mundar mandir|intai",
        "mengintai|berlegar|lepak|datang|sampai|muncul|ada|berkeliaran|mengendap|standby|duduk dalam kereta|tengah tunggu|tggu",
    ),
    "OUTSIDE": _row(
        "depan rumah|luar rumah|kat luar|depan pintu|kat bawah|dalam kereta|depan sekolah|pagar sekolah|pagar rumah|dekat rumah|ikut saya|ekori saya|mengekori|mengikuti|ketuk pintu|dalam rumah|serumah|sebumbung|bilik sebelah|tinggal serumah|duduk serumah|di rumah kami|kat rumah saya|di lobi|di luar rumah|di luar pagar|di luar sekolah|ada di luar|di luar pintu",
        "depan umah|luar umah|depan pagar|depan flat|depan asrama|depan ofis|depan kelas|kat lobi|kat parking|kat pintu|dekat pintu|dekat pagar|kat pagar|kat pintu pagar|luar pagar|belakang rumah|halaman|garaj|ketuk pintu|mengetuk pintu|goncang pagar|hon depan|tekan loceng|loceng rumah|ikut belakang|ikut dari belakang|menghendap|mengendap|stalk|stalking|mengekori saya|ekori sy|dalam bilik saya|dalam rumah saya|tinggal sebumbung|duduk sebumbung|tinggal sekali|duduk sekali|duduk rumah kami|tinggal dengan kami",
    ),
    "HELD": _row(
        "tak bagi balik|tak bagi saya balik|tak benarkan|tak boleh balik|dikurung|kurung saya|dikunci|kunci saya|ditahan di|tak boleh keluar|bersama suspek|dengan suspek|dgn suspek|rumah suspek|pasport diambil|pasport dirampas|dijadikan tebusan|masih bersama suspek",
        _each("tak|tidak|x|tk", "bagi balik|bagi keluar|bagi pergi|bagi saya keluar|bagi saya balik|bagi dia balik|bagi dia keluar|bagi anak saya balik|benarkan balik|benarkan keluar|benarkan saya|benarkan dia|dibenarkan balik|dibenarkan keluar|dibenarkan pulang|boleh balik|boleh keluar rumah|boleh lari|lepaskan|lepaskan saya|lepaskan dia|lepaskan anak|dilepaskan|kasi balik|kasi keluar"),
        "dikurung dalam|terkurung|dikunci dalam|kuncikan|kunci saya dalam|kurung sy|kurung dia|kurung anak|mengurung|mengurungnya|dirantai|diikat kat|diikat di|terperangkap di|terperangkap dalam|ic dirampas|telefon dirampas dan|passport dirampas|ditawan|masih di rumah suspek|masih kat rumah suspek|masih tinggal dengan suspek|tinggal dengan suspek|tinggal serumah dengan|sebumbung dengan suspek|serumah dengan suspek|masih dengan suspek|masih dgn suspek|masih dengan lelaki|bersama lelaki itu sekarang",
    ),
    "FORCE": _row(
        "paksa|dipaksa|memaksa|suruh|disuruh|menyuruh|menyuruhnya|arah|diarahkan|mengarahkan|perlu|kena|mesti|wajib|kalau saya tak|kalau sy x|kalau sy tak|kalau aku tak|cabaran|dicabar|minta|diminta|desak|didesak",
        "paksaan|suruhan|mengarah|arahkan|diarah|diarahnya|suruhnya|disuruhnya|kene|tugasan|tugas|misi|hukuman|denda|didenda|sebagai bukti|buat bukti|hasut|dihasut|menghasut|pujuk|dipujuk|perintah|diperintah|memerintahkan|kerah|dikerah|kalau tak buat|kalau x buat|challenge|dicabar|memaksa",
    ),
    "CAMERA": _row(
        "kamera|live|siaran langsung|siaran|streaming|video call|vc|depan kamera|webcam|dirakam|merakam|rakam|persembahan|livestream|tayang",
        "on cam|oncam|buka kamera|on kamera|depan cam|live bigo|bigo|live tiktok|live ig|sambil live|sambil vc|sambil video call|disiarkan|siarkan|ditonton|difilemkan|filemkan|shooting|depan telefon",
    ),
    "CHILD": "anak|budak|budak budak|kanak kanak|adik|bayi|anak saudara|murid|pelajar|remaja|cucu|gadis|saya|sy|dia|aku",
    "REPEAT": _row(
        "tiap malam|setiap malam|tiap hari|setiap hari|tiap2 hari|tiap tiap hari|setiap|tiap|selalu|kerap|berulang|sampai sekarang|sampai skrg|masih|setiap minggu|hampir setiap",
        "hari hari|malam malam|saban hari|saban malam|tiap petang|tiap kali|setiap kali|berkali kali|berulang kali|tak henti|tak berhenti|masih berlaku|masih jadi|hujung minggu|setiap hujung minggu|asyik|sentiasa|sehingga kini|sampai la ni|sampai sekarang",
    ),
    "BUYERS": "orang luar|orang asing|pelanggan|pembeli|penonton|demi duit|untuk duit|dibayar|membayar|warga asing|mat saleh|luar negara|untuk wang",
    "ABUSE": _row(
        "didera|mendera|penderaan|dicabul|mencabul|dirogol|merogol|dianiaya|dipukul|disentuh|sentuh|diraba|raba|buat benda tu|buat perkara itu|eksploitasi|dieksploitasi|buat macam tu|noda",
        "dirabanya|meraba|merabanya|sentuh sentuh|pegang pegang|dipegang pegang|raba raba|ditampar|ditendang|dibelasah|belasah|dihentak|dibantai|bantai|pukul pukul|memukul|diseksa|menyeksa|diliwat|liwat|menodai|dinodai|keganasan|gangguan seksual|serangan seksual|perbuatan sumbang|sumbang mahram|amang seksual|buat benda tak senonoh|buat tak senonoh|perkara tak senonoh|dijual",
    ),
    "STILL": _row(
        "masih|terus|sampai sekarang|belum berhenti|berlaku|tetap|sedang",
        "masih lagi|masih berlaku|masih jadi|tengah|sekarang pun|tak henti|tak berhenti|tidak berhenti|sehingga kini|sampai la ni|berterusan|berlarutan",
    ),
    "SKIN": _row(
        "lengan|kulit|tangan|peha|badan|kaki|dada|perut|dahi|paha",
        "pergelangan|tapak tangan|belakang tangan|belakang badan|dahinya|pipi|betis|lutut|leher|bahu|jari|muka",
    ),
    "WRITE": _row(
        "tulis|menulis|ukir|mengukir|toreh|gores|cop|tatu|lukis",
        "torehkan|ukirkan|goreskan|conteng|menconteng|menulis nama|tulis nama|cacah|mencacah|cap|menandakan|tandakan|ditoreh|diukir|ditulis|dikelar",
    ),
    "NAME": "nama|huruf|simbol|logo|perkataan|username|nombor|kumpulan",
    "BLOOD": "darah",
    "GRADE": _row(
        "darjah 1|darjah 2|darjah 3|darjah 4|darjah 5|darjah 6|darjah satu|darjah dua|darjah tiga|darjah empat|darjah lima|darjah enam|tahun 1 sekolah|tahun 4 sekolah|sekolah rendah|tadika|prasekolah|murid tahun 3|murid tahun 4|murid tahun 5|murid tahun 6|murid tahun 2|budak darjah|murid tahun",
        _each("darjah|drjh|tahun|tahap", "1|2|3|4|5|6|satu|dua|tiga|empat|lima|enam", "sekolah rendah|sk|sjk|sekolah kebangsaan"),
        "drjh 1|drjh 2|drjh 3|drjh 4|drjh 5|drjh 6|budak sekolah rendah|murid sekolah rendah|pelajar sekolah rendah|anak tadika|budak tadika|pasti|tabika|tabika kemas|murid tahun satu|murid tahun 1|murid tahun dua|murid tahun tiga|murid tahun empat|murid tahun lima|murid tahun enam|upsr|baru darjah|masih darjah|masih sekolah rendah|prasekolah",
    ),
    "TEACHER": _row(
        "guru|cikgu",
        "mengajar|guru besar|alumni|reunion|ibu bapa|dulu|kawan lama",
    ),
    "PAPER": _row(
        "bank|penyata|laporan|fail|pejabat wilayah|bil|surat",
        "resit bank|invois|borang|kertas kerja|tesis|buku laporan|kad jemputan|gambar konvo|gambar keluarga|gambar bercuti|gambar ic|resume|cv|minit mesyuarat|pembentangan",
    ),
    "OBLIQUE": "sebab|sbb|kerana|oleh|dari|dengan|akibat|pasal|kepada|pada",
    "REFUSE": _row(
        "tak mahu|tak nak|tolak|menolak",
        "menolaknya|tak jadi jumpa|x jadi jumpa|tak jadi pergi|batal|dibatalkan|batalkan|cancel|tak nak jumpa|x nak jumpa|tak mahu jumpa|taknak jumpa|tidak mahu berjumpa|tak pergi|x pergi|tidak pergi|saya tolak|sy tolak|aku tolak|tak layan",
    ),
    "NOTE": _row(
        "nota|surat",
        "kertas|diari|buku nota|mesej|catatan|tulisan",
    ),
    "SORRY": _row(
        "minta ampun|minta maaf|maaf|ampun",
        "ampunkan|maafkan|mohon maaf|mintak maaf|menyesal|mohon ampun",
    ),
    "HEIR": _row(
        "bantal|bagi siapa|untuk siapa|tilam|barang dia",
        "untuk adik|bagi adik|bagi kat adik|untuk kakak|wariskan|serahkan|ambil je barang",
    ),
    "HOWDIE": _row(
        "cara mati|mati yang tak sakit|mati tanpa sakit",
        _each("cara|macam mana|mcm mana|macamana|bagaimana|camne|cara nak", "mati|nak mati|nak mati cepat|mati cepat|mati tenang|mati tanpa|bunuh diri|nak bunuh diri|tamatkan hidup|gantung diri|paling cepat mati|paling senang mati|untuk mati"),
        "berapa biji panadol boleh mati|berapa pil boleh mati|dos maut|dos yang boleh membunuh|mati paling cepat|mati paling senang|mati tak rasa sakit|mati tanpa rasa sakit|mati x sakit",
    ),
    "DOIT": _row(
        "rancangan malam|ada rancangan|nak buat malam|akan buat malam",
        "malam ni aku buat|malam ni saya buat|aku akan buat malam ni|esok aku buat|rancang malam|plan malam ni|dah decide|dah buat keputusan",
    ),
    "WEEKDAY": "isnin|selasa|rabu|khamis|jumaat",
    "NOTTHERE": "takkan|tak|tidak|jangan",
    "WONTWAKE": _row(
        "apa guna bangun|tidur terus tak payah|tak payah jaga|tak bangun lagi",
        "tak nak bangun|tak mahu bangun|taknak bangun dah|harap tak bangun|harap x bangun|semoga tak bangun|tidur tak bangun|tidur x bangun|tak payah bangun|tidur selamanya",
    ),
    "BYE": "selamat tinggal|jangan nangis|jangan sedih",
    "THENOFF": "terus off|phone mati|tak aktif",
    "LEDGE": "jambatan|bumbung|jejambat",
    "NOWAY": "tiada jalan|tak nampak jalan",
    "OBEY": _row(
        "arahkan sy|arahkan saya|ikut cakap dia|apa dia suruh|ikut arahan",
        "kena ikut cakap|kena dengar cakap|ikut je cakap|ikut semua arahan|kena patuh|patuh arahan|apa yang dia suruh|semua arahan dia",
    ),
    "AGAINNOW": "masih|tadi|setiap malam|tiap hari|sekarang",
    "HEARS": "dengar|mendengar|terdengar",
    "LITTLE": "budak budak|kanak kanak|budak",
    "FILMS": "merakam|rakam|kamera",
    "KEPT": _row(
        "kena kurung|xbagi balik|tak bagi balik|x bagi balik|dikurung",
        "tak bagi keluar|x bagi keluar|xbagi keluar|tak lepaskan|tak benarkan balik|dikunci|ditahan di rumah|kena kunci",
    ),
    "SHOWNON": "depan kamera",
    "EVENINGS": "hampir setiap malam|setiap malam|tiap malam",
    "SEEN": "dah tengok|dah dapat|dah terima|dah nampak",
    "SENTON": "dia majukan|dimajukan|dipanjangkan|dia panjangkan",
    "ROUNDS": "tersebar|beredar",
    "YEARGROUP": "pelajar|tingkatan|kelas|murid",
    "APOST": "hantaran|posting",
    "FACE": "muka|wajah|sekolah",
    "STILLUP": "masih ada|belum dipadam",
    "SKIPS": _row(
        "ponteng",
        "tuang kelas|tuang sekolah|skip kelas|skip sekolah|tak pergi sekolah|ponteng sekolah|ponteng kelas",
    ),
    "HISPLACE": _row(
        "rumah mamat|rumah lelaki|rumah dia|rumah suspek|rumah pelaku|bilik suspek",
        "rumah lelaki tu|rumah lelaki itu|rumah pakcik|rumah abang tu|rumah sewa lelaki|bilik lelaki|bilik sewa dia|rumah orang tu|rumah suspek|rumah kenalan",
    ),
    "WONTGO": "tak mahu balik|tak nak balik|tak mahu pergi|taknak balik|x nak balik",
    "ARRIVED": "sampai rumah|datang rumah|pagar",
    "FETCH": _row(
        "amik sy|ambik sy|ambil sy|amik saya|ambil saya|jemput sy",
        "jemput saya|jemput aku|ambik saya|ambik sy|amik aku|ambil aku|datang ambil|dtg ambil",
    ),
    "AFTERCLASS": _row(
        "lepas tuisyen|lepas sekolah|jgn bgtau|jangan bagitau",
        "lps sekolah|lepas kelas|balik sekolah|habis sekolah|jangan bagitahu|jgn bagitau|rahsia|jangan cakap kat|jangan beritahu",
    ),
    "BOOKEDROOM": _row(
        "bilik ditempah|tempah bilik|bilik hotel atas nama|tempahan bilik",
        "book hotel|hotel dah book|dah book bilik|bilik dah ditempah|sewa bilik|tempah hotel|book bilik|book homestay|tempah homestay",
    ),
    "TONIGHT": "malam ni|malam ini",
    "NOSIGN": "xde khabar|takde khabar|tiada khabar|x de khabar",
    "DAYS": "hari|sejak",
    "NOTBACK": _row(
        "tidak dapat dikesan|tak dapat dikesan|gagal dikesan|belum pulang",
        _each("belum|tak|tidak|x|masih belum|tak kunjung", "balik|balik balik|pulang|pulang pulang|balik rumah|kembali ke rumah|pulang ke rumah", "lagi|sejak|dari|sampai|semalam|malam|hingga|sehingga|walaupun|rumah"),
    ),
    "PRESSSEND": _row(
        "tekan send|tekan hantar|klik send",
        "tinggal tekan|tinggal send|tekan upload|klik hantar|tekan butang|tekan je send",
    ),
    "PARENTBACK": _row(
        "mak balik|ibu balik|ayah balik",
        "mama balik|papa balik|abah balik|mak ayah balik|parents balik|mak balik kerja|ibu pulang|ayah pulang|mak pulang",
    ),
    "UNTIL": "sampai|sebelum|masa",
    "HOURLEFT": _row(
        "kiraan detik|dalam masa sejam|dalam sejam",
        "tinggal sejam|lagi sejam|kiraan masa|timer|masa tinggal",
    ),
    "PRETEND": _row(
        "buat2 lari|buat buat lari|pura pura lari",
        "pura pura hilang|buat buat hilang|acah acah hilang|prank hilang|prank kena culik|rekaan|reka cerita|mereka cerita|konon konon hilang|lakonan hilang|kononnya anak",
    ),
    "FOUNDSAFE": _row(
        "dijumpai selamat|ditemui selamat|sudah dijumpai|dah jumpa balik|dah balik rumah|selamat ditemui|dah selamat",
        _each("dah|sudah|telah|akhirnya|rupanya|alhamdulillah|alhamdulillah dah|syukur|dh", "jumpa|dijumpai|ditemui|balik|balik rumah|pulang|pulang ke rumah|selamat|kembali|ada kat rumah|ada di rumah|sampai rumah|dapat dihubungi|dapat contact|dijumpai selamat|balik sendiri|pulang dengan selamat|balik dengan selamat|ditemui selamat"),
        "pulang dengan selamat|balik dengan selamat|dalam keadaan selamat|ditemui dalam keadaan|selamat sampai|tarik balik laporan|laporan ditarik|rupanya tidur rumah|rupanya kat rumah|rupanya di rumah",
    ),
    "WITHOUTHIM": "tanpa aku|tanpa saya",
    "HESAYS": "dia kata",
    "THEATRE": "drama dia|lakonan",
    "THING": "simkad|sim|muka surat",
    "CIRCULAR": _row(
        "surat edaran|keselamatan internet|pekeliling",
        "surat makluman|makluman sekolah|notis sekolah|hebahan|pengumuman|kempen keselamatan|siber|keselamatan siber",
    ),
    "OFFICIAL": "jumpa pegawai|berjumpa pegawai",
    "ENDLIFE": _row(
        "cuba bunuh diri|nak gantung diri",
        _each("cuba|pernah cuba|hampir|nyaris|mencuba", "gantung diri|bunuh diri|terjun|telan|kelar|minum racun|menggantung|tamatkan|mengelar"),
    ),
    "SHARP": "tajam|pisau",
    "ONSKIN": "kulit|kulitnya",
    "RELATIVE": "nenek|atuk|coach|cikgu|bos|sepupu",
    "STORY": "podcast",
    "JEST": _row(
        "bunuh aku nanti",
        _each("mak|ibu|mama|ayah|abah|bini|wife|cikgu|bos|isteri", "bunuh|akan bunuh|mesti bunuh|confirm bunuh|gerenti bunuh|mau bunuh", "saya|aku|sy"),
        "mati aku kalau mak|mati la aku|mati lah aku|mampus la aku|mampus aku|mati kena marah|mati kena bebel",
    ),
    "IDIOM": _row(
        "sakit kepala nak",
        "malu gila|malunya|gelak|ketawa|lapar|geram|panas gila|rindu|bosan gila|lawak",
    ),
    "LONGAGO": _row(
        "masa remaja|lebih sepuluh tahun|tahun 2019|tahun 2020",
        "berpuluh tahun|belasan tahun|masa muda|10 tahun lepas|20 tahun lepas|sepuluh tahun lepas",
    ),
    "NOWISH": _row(
        "takkan la aku nak cederakan|takkan saya nak cederakan",
        _each("tak|tidak|x|takkan|takde|tiada|tak ada|bukan|tak pernah|tidak pernah", "akan bunuh diri|nak bunuh diri|niat bunuh diri|niat nak bunuh|niat untuk bunuh|terfikir bunuh diri|terfikir nak bunuh|terfikir untuk bunuh|fikir nak bunuh|niat mencederakan|niat cederakan|rancangan bunuh|keinginan bunuh|keinginan mencederakan|sampai bunuh diri"),
        "buat apa nak bunuh diri|takkan nak bunuh diri",
    ),
    "VULNERABLE": _row(
        "oku|autisme|mengandung|kemurungan|depresi|yatim|sangat takut|takut sangat|nangis|menangis|tak boleh tidur|dibuli|trauma",
        "gelisah|panik|panic attack|anxiety|stress|stres|tekanan|tertekan|sakit mental|masalah mental|kesihatan mental|bipolar|lembam|pekak|bisu|buta|kurang upaya|sindrom down|adhd|anak yatim|rumah kebajikan|gelandangan|pelarian|dipulaukan|dibuli teruk|tak lalu makan|tak makan|tak tidur|x tidur|menggigil|ketakutan|malu sangat|sangat malu|takut gila|hamil|broken family",
    ),
    "TWICE": _row(
        "kali kedua|pernah kena|berlaku lagi|jadi lagi|akaun baru|akaun lain",
        "kali ketiga|kena lagi|kena balik|diugut lagi|diperas lagi|tukar akaun|tukar nombor|muncul balik|datang balik|orang sama|akaun kedua|ditipu lagi",
    ),
    "MORE": _row(
        "lagi|tambah|masih minta|minta lagi|berkali*",
        "mintak lagi|mintak tambah|nak lagi|nak tambah|tak cukup|x cukup|sekali lagi|terus minta|asyik minta|ansuran|berulang",
    ),
    "BLACKMAIL": _row(
        "ugut*|mengugut|diugut|peras ugut|diperas|sebar*|viralkan|blackmail|hantar gambar|ancam*",
        "aib|memalukan|malukan|tularkan|viral*|dedahkan|ugutannya|paksa bayar",
    ),
    "DEATH": "mati|mampus|bunuh|hilang|meninggal|cederakan",
    "DENY": _row(
        "membantah|menafikan|menyangkal|tidak pernah|tak pernah",
        "menafikannya|dinafikan|nafi|nafikan|tiada niat|takde niat|tak ada niat|tidak berniat|tak berniat|tiada fikiran|tiada keinginan|tiada rancangan|tiada tanda|tidak menunjukkan|x pernah|tak terfikir|tidak terfikir|x terfikir|bukan nak|bukan bermaksud|bukan maksud|menegaskan tidak|langsung tiada",
    ),
    "ATONCE": "sekarang|segera|sekarang juga",
    "INJURY": _row(
        "luka|kesan cucuh|lebam",
        "kesan kelar|kesan toreh|luka kelar|luka toreh|kesan lecur|kesan cucuhan|parut",
    ),
    "LEAFLET": _row(
        "risalah|poster|brosur|kain rentang|papan iklan",
        "banner|notis|papan kenyataan|pelekat|sticker|iklan|infografik|buku panduan|flyer|leaflet|poster kesedaran|papan tanda|bunting",
    ),
    "TIE": "ikat|mengikat|diikat|gantung|ikatkan",
    "CORD": _row(
        "selendang|tali|kabel|sabuk|syal|tali pinggang|kain|seprai|tudung|wayar|cadar",
        "tali nilon|tali rafia|shawl|selimut|cas|kabel cas|tali leher|dawai|tali kasut|sarung|kain batik|tuala",
    ),
    "FIXTURE": _row(
        "gagang pintu|pintu|tombol pintu|palang|kipas|plafon|siling|pohon|pokok|tiang|kusen",
        "kayu alang|alang|kipas siling|grill|gril|jeriji|almari|penyangkut|bumbung|ventilasi",
    ),
    "INGROUP": _row(
        "dalam group|masuk group|dalam grup|dalam kumpulan|kat group|ke group",
        "dalam group kelas|dalam group family|dalam group keluarga|dalam group ofis|dalam group sekolah|dlm group|dlm grup|kat group kelas|kat group family|kat dalam group|masuk group kelas|masuk group family|masuk group keluarga|ke group kelas|ke dalam group|group wasap|group whatsapp kelas",
    ),
    "SLEEP": "tidur|bermalam|menginap",
    "LIE": _row(
        "bercerita|mengaku|mendakwa|kononnya|berbohong|pura pura",
        "kata anak dia|cakap anak dia|dakwa|mendakwa anaknya|alasan|beralasan|modus|tipu kata|menipu kata|konon",
    ),
    "LOCKED": "mengunci diri|kunci diri|ngunci diri|mengurung diri|kurung diri",
    "GIVEAWAY": _row(
        "bagi semua|agih|berikan|hadiahkan",
        "bagi bagi|agihkan|mengagihkan|dihadiahkan|sedekahkan|bagi kat kawan|bagi kat adik",
    ),
    "NONEED": _row(
        "tak perlu lagi|dah tak perlu|tak payah dah",
        "tak perlu dah|dah x perlu|x perlu lagi|tak guna dah|dah tak guna|tak pakai dah",
    ),
    "NIGHTROOM": _row(
        "masuk bilik saya|masuk bilik sy|masuk bilik aku|masuk ke bilik saya|masuk biliknya",
        "masuk bilik tidur|masuk ke bilik tidur|masuk bilik adik|masuk bilik anak|naik katil saya|naik katil sy|naik atas katil|tidur sebelah saya|masuk dalam selimut|datang ke bilik|dtg bilik",
    ),
    "HOUSEMAN": _row(
        "ayah tiri|bapa tiri|pakcik|teman lelaki mak|datuk|abang tiri|jiran",
        "pak tiri|abah tiri|papa tiri|bapa saudara|bapak sedara|pak su|pak long|pak ngah|abang ipar|abang sepupu|ustaz|jurulatih|coach|cikgu|majikan|ayah kandung|bapa kandung|ayah saya|abah|boyfriend mak|tok|atuk|penyewa",
    ),
    "COMMENTS": "komentar|komen|komennya|komentarnya|share|views|likes",
    "PUTUP": "muat naik|post|upload|pos",
    "GOTALL": "masuk ke emailnya|masuk emailnya|dapat emel|dapat semuanya|terima semuanya",
    "RANK": _row(
        "naik pangkat|naik level|inisiasi",
        "naik tahap|jadi ahli|syarat masuk|ujian masuk|naik kedudukan|syarat jadi ahli",
    ),
    "BLADE": "pisau|silet|cutter",
    "PLACESURE": _row(
        _each("berdiri|duduk|ada|termenung|panjat|menangis|berada|tercegat|seorang diri|sorang sorang", "atas|kat atas|di atas|tepi|kat tepi|di tepi|hujung|di hujung|kat hujung|pagar", "jambatan|bangunan|bumbung|jejambat|jejantas|balkoni|flat|kondo|tebing|tingkap|landasan|tingkat paling atas|rooftop|apartmen|apartment"),
        "naik atas bumbung|naik ke bumbung|panjat pagar balkoni|panjat pagar jambatan|panjat tingkap|naik ke tingkat atas dan",
    ),
    "SHOWN": _row(
        "ditunjuk|ditunjukkan|tunjukkan|menunjukkan|dipertontonkan|tayang|ditayangkan|menayangkan|tunjuk",
    ),
    "YOURSELF": _row(
        "diri kau|diri awak|dirimu|diri kamu|diri hang",
    ),
    "GANG": _row(
        "kumpulan sadis|group sadis|group seksa|komuniti sadis|cutsign|bloodsign",
    ),
}
"""Words by concept; a star stands for any ending."""

# ruff: noqa: E501 - a pattern or table row stays on one line
"""Malay."""

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
    "want": r"nak|hendak|mahu|ingin|akan|rasa macam nak|rasa nak|teringin|terfikir(?: nak| untuk)?|fikir(?: nak| untuk)?|berfikir(?: untuk)?|cuba|baik|lebih baik|sanggup|bercadang|mau|berniat|plan nak|decide nak|biar|harap",
    "die": r"mati|mampus|bunuh diri|bunuhdiri|gantung diri|terjun|lompat|hilang selamanya|lenyap|tamatkan|tamatkan riwayat|tamatkan semua|cederakan diri|kelar tangan|akhiri hidup|meninggal|suicide|menghilang|pergi selamanya|tidur selamanya|tamatkan hidup|cederakan",
    "fam": r"keluarga|family|mak|ayah|ibu|bapa|ibu bapa|parents|kawan|kawan kawan|kwn|sekolah|kelas|cikgu|guru|pejabat|ofis|bos|adik|abang|kakak|saudara|sepupu|semua orang|contact|kenalan|kenalan saya|facebook|fb|ig|instagram|twitter|tiktok|telegram|internet|online|whatsapp|group|grup|jiran|suami|isteri|followers|rakan",
    "media": r"video|gambar|foto|rakaman|screenshot|klip|tu|itu",
}
PHRASES = (
    _P(rule=f"{SELFHARM}.wish", template=r"(?<!dia.)(?:{want}) (?:\w+ ){0,2}{die}(?: (?:riwayat )?(?:hidup|diri))?"),
    _P(rule=f"{SELFHARM}.wish3", template=r"dia (?:\w+ ){0,3}(?:{want}) (?:\w+ ){0,2}{die}", person=THIRD),
    _P(rule=f"{SELFHARM}.self", template=r"(?:bunuh diri|bunuhdiri|gantung diri|tamatkan (?:riwayat )?(?:hidup|nyawa|segala)|kelar (?:tangan|pergelangan|nadi)|toreh tangan|cederakan diri|mencederakan diri|menamatkan riwayat|akhiri hidup)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:tak|tidak|x|dah tak|penat|letih|malas|bosan|xnak|taknak)(?: (?!mengakhiri|akhiri|tamatkan|menghabisi|berniat|niat|bunuh)\w+){0,2} (?:nak|mahu|sanggup|mampu|larat|boleh|kuat|tahan|ingin)?(?: lagi| untuk| nak| terus)* ?(?:hidup|teruskan hidup|bangun esok|ada kat dunia|ada di dunia)"),
    _P(rule=f"{SELFHARM}.nolife", template=r"(?:tak|tidak|tiada|dah tak|x|takda|takde|tak ada)(?: \w+){0,1} ?(?:guna|gunanya|sebab|makna|bermakna|erti|tujuan|harapan|berguna|ada makna)(?: lagi)?(?: \w+){0,2} (?:hidup|untuk hidup)|hidup (?:saya|aku)(?: \w+){0,2} (?:tak bermakna|tiada makna|tak berguna|hancur|dah tamat|bermakna lagi|dah berakhir)"),
    _P(rule=f"{SELFHARM}.betterdead", template=r"(?:lebih )?baik(?: \w+){0,2} (?:mati|takde|tiada|hilang|tak wujud)|semua (?:\w+ ){0,3}(?:lebih )?(?:baik|bahagia|senang) tanpa (?:aku|saya)|kalaulah aku tak (?:lahir|dilahirkan|pernah lahir)"),
    _P(rule=f"{SELFHARM}.method", template=r"(?:terjun|lompat|melompat)(?: \w+){0,1} (?:bangunan|jambatan|dari|flat|tingkat|landasan|balkoni|kondo|sungai)|(?:telan|menelan|makan|minum|ditelan)(?: \w+){0,2} (?:ubat|pil|racun|clorox|panadol|peluntur)(?: tidur| banyak)?(?! (?:demam|batuk|selsema))|(?:atas|tepi|bumbung)(?: \w+){0,1} (?:bumbung|jambatan|bangunan|rooftop|balkoni|landasan)"),
    _P(rule=f"{SELFHARM}.goodbye", template=r"(?:surat|mesej|pesanan|nota) (?:selamat tinggal|terakhir|perpisahan|bunuh diri|wasiat)|selamat tinggal (?:\w+ ){0,2}(?:semua|dunia|mak|ibu|selamanya|ayah|keluarga)|esok (?:saya|aku) (?:dah )?(?:tak ada|tiada|takde)"),
    _P(rule=f"{MISSING}.left", template=r"(?:belum|tak|tidak|x)(?: \w+){0,2} (?:balik|pulang|kembali|jawab|menjawab|angkat|reply|balas|dapat hubungi|dapat dihubungi|boleh hubungi|boleh dihubungi|dapat contact|dijumpai|dapat cari|tahu (?:\w+ )?(?:di mana|kat mana|mana))(?: \w+){0,5} (?:sejak|dari|semalam|dia|adik|anak|malam tadi|telefon|call|pagi tadi|kelmarin|lagi|abang|kakak|kami)", certain=True),
    _P(rule=f"{MISSING}.left", template=r"(?:anak|adik|kakak|abang|dia|sepupu|kawan|mangsa|cucu|pelajar)(?: \w+){0,3} (?:hilang|lari dari rumah|lari rumah|keluar rumah|menghilangkan diri|diculik)(?! (?:telefon|duit|dompet))"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:dah|sudah|telah|da|baru|mula|tadi)(?: \w+){0,2} (?:hantar|menghantar|dihantar|sebar|sebarkan|menyebarkan|disebarkan|tersebar|viral|viralkan|post|dipost|upload|share|dishare|kongsi|tunjuk|forward|send|muat naik|dimuat naik|bocor|bocorkan)"),
    _P(rule=f"{PUBLISHED}.sent", template=r"(?:dia|mereka|scammer) (?:\w+ )?(?:hantar|sebarkan|post|upload|share|viralkan)(?: \w+){0,3} (?:kat|ke|pada|dekat|di|kepada)(?: \w+){0,2} (?:{fam}) (?:tadi|semalam|pagi tadi|malam tadi)"),
    _P(rule=f"{PUBLISHED}.seen", template=r"(?:{fam})(?: saya| aku| kami)? (?:\w+ ){0,2}(?:dah|sudah|telah|semua|da) (?:tengok|lihat|nampak|terima|dapat|tonton|tahu)(?: \w+){0,2} (?:{media})"),
    _P(rule=f"{ONGOING}.meeting", template=r"(?:nak|akan|pergi|keluar|janji|setuju|perjalanan|kena|otw|hendak|dah janji|sedang)(?: \w+){0,3} (?:jumpa|berjumpa|temu|bertemu|date)(?: \w+){0,4} (?:dia|malam|esok|hotel|kat|petang|hari ini|orang tu|mereka)|dia (?:\w+ )?(?:ambil|jemput) (?:saya|aku|anak saya)(?: \w+){0,3} (?:malam|esok|sekarang|jam|pukul)"),
    _P(rule=f"{ONGOING}.present", template=r"(?:dia|mereka|lelaki tu|orang tu)(?: \w+){0,3} (?:kat|di|dekat|depan|dalam)(?: \w+){0,1} (?:luar|depan|dalam|rumah|pintu|sekolah)(?: \w+){0,1} ?(?:rumah|sekolah|pintu|bilik|saya|hostel)|dia (?:ikut|ekori|kurung) (?:saya|aku)"),
    _P(rule=f"{ONGOING}.forced", template=r"(?:dipaksa|disuruh|paksa|memaksa|suruh|dijual)(?: \w+){0,3} (?:live|siaran langsung|siaran|streaming|depan kamera|video call)(?: \w+){0,3} (?:malam|hari|tiap|setiap|sekarang|untuk|lagi)|(?:anak|budak)(?: \w+){0,4} (?:didera|dianiaya|dicabul)(?: \w+){0,3} (?:sekarang|tiap|setiap|masih)"),
    _P(rule=f"{SADISTIC}.marking", template=r"(?:dipaksa|disuruh|suruh|paksa|memaksa)(?: \w+){0,3} (?:kelar|toreh|ukir|cederakan|lukakan)"),
    _P(rule=f"{VULNERABLE}.stated", template=r"(?:oku|autisme|mengandung|kemurungan|depresi|yatim|sangat takut|takut sangat|nangis|menangis|tak boleh tidur|dibuli|putus asa)", certain=True),
    _P(rule=f"{REPEATED}.again", template=r"(?:kali kedua|pernah kena|berlaku lagi|jadi lagi)", certain=True),
    _P(rule=f"{PAYING}.more", template=r"(?:dah|sudah|telah) (?:bayar|transfer|bank in|masukkan)(?: \w+){0,8} (?:tapi|lagi|masih|minta|nak)|minta(?: \w+){0,2} (?:lagi|tambah)", certain=True),
    _P(rule=f"{MEETING}.demanded", template=r"(?:ajak|nak|suruh|paksa|minta)(?: \w+){0,3} (?:jumpa|berjumpa|datang)", certain=True),
    _P(rule=f"{THREAT}.publish", template=r"(?:akan|nak|ugut|mengugut|kalau|jika|atau)(?: \w+){0,5} (?:sebar\w*|hantar\w*|viralkan|post|upload)|belum (?:\w+ ){0,3}(?:sebarkan|terima|hantar|sebar)", certain=True),
)  # fmt: skip

MALAY = Language(
    code="ms",
    slots=SLOTS,
    phrases=PHRASES,
    negation=r"\b(?:(?:tak|tidak|x|takkan|tak akan|bukan|xnak|taknak)(?! (?:\w+ )?(?:tahan|kuat|sanggup|tahu|tipu|gurau|main|boleh (?:berhenti|tidur|makan)|larat|mampu|guna|lagi))|belum|jangan|(?:tiada|takde|tak ada|tak pernah)(?: \w+)?)\b",
    reports=r"\b(?:dia|mereka|scamm?er(?: tu)?|lelaki tu|orang tu|perempuan tu)(?: \w+)? (?:kata|cakap|ugut|mengugut|bagitahu|tulis|beritahu|ckp)\b|\bkatanya\b",
    first=r"\b(?:aku|saya)\b",
    others=r"\b(?:dia|mereka|scamm?er|lelaki tu|perempuan tu|orang tu|seseorang|pelakon|penyanyi|budak|anak|adik|kawan|mangsa|pelajar)\b",
    victims=r"(?<!kat )(?<!kepada )(?<!ke )(?<!pada )\b(?:anak|adik|anak saudara|sepupu|cucu|pelajar|mangsa|kawan baik|kakak|abang|suami|isteri|teman wanita|teman lelaki)(?: (?:saya|kami|aku|perempuan|lelaki|bongsu|sulung))*\b",
    offenders=r"\b(?:scamm?er|penipu|pemeras|suspek|penjenayah)\b",
    condition=r"\b(?:kalau|jika|bila|apabila|supaya|sebelum|takut|jangan sampai)\b",
    soft=r"\b(?:(?<!bukan )(?<!tak )gurau|(?<!tak )(?<!bukan )bergurau|lawak|gelak|ketawa|filem|lagu|tajuk|novel|drama|cerita|game|lapar|dahaga|panas|sejuk|bosan|kutu|telefon|bateri|enjin|lampu|nenek|datuk|kucing|ikan|masa|kalaulah saya nak|hotline|talian|pencegahan|seminar|dulu pernah|rindu|enjin)\b",
    manipulation=r"\b(?:kalau|jika|bila) (?:aku|saya|tak|dia) ?\w* ?(?:tinggal\w*|block|bayar|putus|lapor|pergi)\b",
    anchors=r"mati|bunuh|hidup|gantung|kelar|toreh|terjun|lompat|ubat|pil\b|racun|surat|mesej|nota|tingal|balik|pulang|hubung|hilang|lari|jawab|angkat|reply|balas|hantar|sebar|post|upload|share|viral|bocor|tengok|lihat|nampak|terima|dapat|jumpa|temu|ambil|jemput|depan|luar|live|siaran|paksa|suruh|diri|tamat|riwayat|ukir|oku|mengandung|murung|takut|nangis|bayar|minta|ugut|ajak|kali|guna|makna|lahir|bumbung|suicide|anak|baik|lenyap|meningal",
    mention=r"\b(?:mati|mampus|bunuh|bunuh diri|hilang|meninggal|cederakan)\b",
    critical="bunuh hidup tamatkan tersebar",
    common="yang dan di ke dari saya aku dia itu ini tak tidak nak ada untuk dengan dah kalau juga mahu boleh akan kami awak tapi lagi je tu ni kat pun sebab sahaja",
)

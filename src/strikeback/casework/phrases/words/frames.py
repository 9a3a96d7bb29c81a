# ruff: noqa: E501 - a table row stays on one line, in its own script
"""What frames a danger as told and not as happening: settled since, or read, sung, played, printed, rehearsed."""

from typing import Final

_EN = {
    "NEGAFTER": "nothing|to nobody|to no one|to none",
    "RESOLVED": "now fine|fine now|im fine now|im okay now|im ok now|am fine now|am okay now|doing well now|doing fine now|doing better now|is fine now|is well now|is doing well|much better now|recovered since|have recovered|has recovered|fully recovered|long since recovered|moved on|moved past it|over it now|got through it|came through it|put it behind|behind me now|behind us now|case was closed|case is closed|matter was closed|was settled|was resolved|been resolved|resolved since|long resolved|for completeness|for the record only|purely historical|historic matter|historical note|no current concern|no ongoing concern|no further concerns|back then|those days are|in recovery for|happily married|sober since|convicted|sentenced|served his sentence|served her sentence",
    "FICTION": "exercise scenario|training scenario|training exercise|training day|mock|role play|roleplay|practice call|test message|sample report|sample text|sample sentence|example sentence|template|translation exercise|exam question|survey question|questionnaire item|multiple choice|screenplay|script for|fan fiction|fanfic|trailer|headline|slogan|caption|meme|proverb|quotation|play called|podcast episode|true crime|documentary|crime drama|soap opera|chapter|plot|storyline|dialogue|monologue|lyric|chorus|verse|the track|album|stage show|comic|manga|board game|escape room|murder mystery|textbook|worksheet|news item|news story|newspaper|magazine|article|editorial|press release|book review|film review|reading group|book club",
    "LEAFLET": "printed on|the sticker|sticker says|banner reads|sign reads|helpline card|info card|wall of the|website says|advice page|faq|guidance says|guideline|guidelines|policy says|handbook|manual|protocol says|checklist",
}
_ES = {
    "NEGAFTER": "a nadie|a ninguno|nada",
    "RESOLVED": "ya estoy bien|ahora estoy bien|hoy estoy bien|ya esta bien|ahora esta bien|ya lo supere|lo supere|ya lo supero|superado|quedo resuelto|ya resuelto|se resolvio|caso cerrado|caso archivado|para que conste|solo como antecedente|antecedente|en aquel entonces|por aquel entonces|fue condenado|cumplio condena|ya recuperada|ya recuperado|recuperado del todo|aquello quedo atras|quedo atras",
    "FICTION": "simulacro|obra de teatro|titular|lema|eslogan|refran|letra|estribillo|monologo|personaje|trama|capitulo|cuestionario|encuesta|ejemplo|plantilla|redaccion|club de lectura|telenovela|documental|podcast|reportaje|articulo|revista|periodico|videojuego|comic|cortometraje|resena",
    "LEAFLET": "cartel|folleto|triptico|guia|manual|protocolo|pagina de ayuda|pegatina|pancarta|campana|valla|anuncio",
}
_FR = {
    "NEGAFTER": "a personne|à aucun|rien",
    "RESOLVED": "je vais bien maintenant|aujourdhui je vais bien|va bien maintenant|va mieux maintenant|va bien aujourdhui|maintenant ca va|tout va bien maintenant|cest du passe|cest derriere moi|derriere nous|a ete resolu|est resolu|affaire classee|dossier clos|pour memoire|pour info seulement|a lepoque|jen suis sorti*|je men suis sorti*|elle sen est sortie|il sen est sorti|guerie|gueri|a ete condamne|a purge sa peine",
    "FICTION": "simulation|piece de theatre|gros titre|titre du journal|slogan|proverbe|paroles|refrain|couplet|monologue|personnage|intrigue|chapitre|questionnaire|sondage|exemple|modele de|redaction|roman|feuilleton|serie|documentaire|podcast|reportage|article|revue|magazine|journal|jeu video|bande dessinee|bd|court metrage|comedie musicale|critique|dictee",
    "LEAFLET": "affiche|brochure|depliant|prospectus|guide|manuel|protocole|autocollant|panneau|banderole|campagne|plaquette",
}
_TL = {
    "NEGAFTER": "kahit kanino",
    "RESOLVED": "ok na ako ngayon|okay na ako ngayon|maayos na ako|maayos na siya|okay na siya ngayon|ok na siya ngayon|magaling na|naka move on|nakamove on|naka recover|nalampasan|nalagpasan|tapos na yun|tapos na iyon|sarado na ang kaso|naayos na|para sa record lang|noong araw|nakulong na|nahatulan",
    "FICTION": "pelikula|teleserye|dula|kanta|liriko|titulo|kwento|kabanata|tauhan|karakter|halimbawa|template|dokumentaryo|podcast|dyaryo|magasin|komiks|role play|roleplay|wattpad|meme|hugot",
    "LEAFLET": "poster|polyeto|flyer|karatula|tarpaulin|manwal|gabay|sticker",
}
_CEB = {
    "RESOLVED": "ok na ko karon|okay na ko karon|maayo na ko|maayo na siya|naayo na|human na to|sarado na ang kaso|naka move on|nalabyan na",
    "FICTION": "salida|pelikula|drama|kanta|estorya sa|libro|pananglitan|podcast|mantalaan|dula|komiks|roleplay|wattpad|meme",
    "LEAFLET": "poster|pulyeto|flyer|karatula|tarpaulin|manwal",
}
_ID = {
    "NEGAFTER": "kepada siapapun|ke siapapun|ke siapa siapa|ke siapa pun",
    "RESOLVED": "sekarang sudah baik|sekarang sudah sehat|sekarang baik baik saja|udah baik baik aja|udah gapapa|sudah pulih|udah pulih|sudah move on|udah move on|sudah selesai|kasus ditutup|sudah ditutup|sekadar catatan|waktu itu|dulu sekali|sudah dihukum|sudah divonis|sudah melewati",
    "FICTION": "simulasi|drama|sinetron|naskah|skenario|lirik|judul|slogan|peribahasa|bab|tokoh|karakter|survei|kuesioner|contoh|templat|novel|dokumenter|podcast|koran|majalah|artikel|berita|komik|teater|roleplay|wattpad|meme",
    "LEAFLET": "poster|brosur|selebaran|pamflet|spanduk|stiker|baliho|panduan|manual|buku saku|protokol",
}
_MS = {
    "NEGAFTER": "kepada sesiapa|pada sesiapa|dekat sesiapa",
    "RESOLVED": "sekarang dah ok|sekarang ok|dah ok sekarang|sekarang sudah sihat|sudah pulih|dah pulih|dah move on|sudah selesai|dah selesai|kes ditutup|kes telah ditutup|sekadar rekod|masa tu|zaman dulu|telah dihukum|sudah dihukum",
    "FICTION": "simulasi|latih tubi|drama|skrip|lirik|tajuk|slogan|peribahasa|bab|watak|kaji selidik|soal selidik|contoh|templat|novel|dokumentari|podcast|surat khabar|akhbar|majalah|artikel|berita|komik|teater|pementasan|meme",
    "LEAFLET": "poster|risalah|brosur|flyer|kain rentang|pelekat|papan iklan|panduan|manual|protokol",
}
_PCM = {
    "RESOLVED": "i don okay now|i dey okay now|she dey okay now|e dey okay now|e don better|she don better|i don pass am|we don settle|case don close|e don tey|dat time don pass|don pass since",
    "FICTION": "drama|song|lyrics|headline|story book|chapter|example|podcast|newspaper|comic|skit|nollywood|comedy|meme",
    "LEAFLET": "poster|flyer|signboard|sticker|handbill|manual",
}
_ZH = {
    "RESOLVED": "(?:现在|如今|而家|依家|目前)(?:已|都|都已|已经)?(?:很好|冇事|没事|好返|好咗|过得很好|平安|康复|痊愈|正常)|早(?:已|就)(?:没事|好了|过去|解决|康复)|已经?(?:走出来|走过来|康复|痊愈|释怀|放下|结案|和解|了结)|走过来了|(?:案件|个案)(?:已|经已)(?:结|关闭|了结)|(?:仅|只)(?:供|作)(?:参考|记录|备案)|当时的事|陈年旧事|旧事|判刑|服刑完|刑满",
    "FICTION": "演练|模拟|剧本(?!杀)|台词|歌词|标题|口号|谚语|成语|章节|角色|问卷|例子|样本|模板|小说|纪录片|播客|报纸|杂志|文章|漫画|话剧|舞台剧|音乐剧|书评|影评|读书会|预告片|迷因|梗图|金句|语录|绘本",
    "LEAFLET": "海报|传单|单张|小册子|手册|宣传|横幅|告示|贴纸|标语|指引|守则|广告",
}
_KO = {
    "RESOLVED": "(?:지금|이제|현재)(?:은|는)?(?:괜찮|잘지내|건강|회복|멀쩡|문제없|안정)|(?:이미|다)(?:해결|종결|끝난|지난)|극복했|이겨냈|회복했|완치|사건(?:은)?(?:종결|마무리)|참고(?:로|용|만)|지난일|옛일|과거의일|형을(?:살|마)|실형|만기출소",
    "FICTION": "훈련|모의|대본|대사(?=[를가는이])|가사|제목|구호|속담|챕터|등장인물|시험문제|설문|예시|예문|양식|작문|소설|다큐|팟캐스트|신문|잡지|기사|게임(?:속|내|에나오)|웹툰|만화|연극|뮤지컬|독후감|영화|예고편|밈|짤|명언|동화",
    "LEAFLET": "포스터|전단|팸플릿|리플릿|안내문|현수막|스티커|표어|지침|매뉴얼|수칙|광고",
}
_FURTHER: Final = {
    "pt": {"RESOLVED": "agora estou bem|hoje estou bem|ja estou bem|esta bem agora|ja superei|superei isso|caso encerrado|ja foi resolvido|foi resolvido|ficou no passado|so para constar", "FICTION": "simulacao|manchete|refrao|letra|monologo|prova de|questionario|exemplo|modelo|resenha|clube do livro|quadrinhos|telenovela", "LEAFLET": "cartaz|folheto|panfleto|manual|guia|protocolo|adesivo|faixa"},
    "de": {"RESOLVED": "geht es mir gut|geht es ihr gut|geht es ihm gut|wieder gut|überstanden|verarbeitet|fall abgeschlossen|akte geschlossen|erledigt|der vollständigkeit halber|nur zur info|hat sich geklärt|verurteilt", "FICTION": "übungsszenario|rollenspiel|probealarm|beispielsatz|vorlage|prüfungsfrage|fragebogen|oper|rezension|lesekreis|krimi|trailer|schlagzeile|comic|planspiel|theater", "LEAFLET": "aufkleber|banner|leitfaden|handbuch|infoblatt|schild|aushang|infotafel"},
    "it": {"RESOLVED": "adesso sto bene|ora sta bene|adesso sta bene|oggi sto bene|superato|caso chiuso|caso archiviato|risolto|solo per completezza|acqua passata", "FICTION": "simulazione|copione|ritornello|monologo|questionario|esempio|modello|recensione|fumetto|telenovela|trailer|club del libro", "LEAFLET": "adesivo|striscione|guida|manuale|protocollo|cartello"},
    "nl": {"RESOLVED": "gaat het goed met|gaat nu goed|gaat weer goed|hersteld|verwerkt|zaak gesloten|opgelost|achter me gelaten|voor de volledigheid|veroordeeld", "FICTION": "oefenscenario|rollenspel|voorbeeldzin|sjabloon|toetsvraag|vragenlijst|recensie|boekenclub|thriller|trailer|strip|toneel", "LEAFLET": "sticker|spandoek|handleiding|handboek|protocol|bord"},
    "ru": {"RESOLVED": "сейчас все хорошо|теперь все хорошо|сейчас в порядке|уже в порядке|все наладилось|пережила это|пережил это|дело закрыто|вопрос решен|осталось в прошлом|для протокола|осужден", "FICTION": "сценарий|заголовок|припев|монолог|опрос|анкетирование|пример|шаблон|рецензия|мюзикл|комикс|трейлер", "LEAFLET": "наклейка|баннер|инструкция|руководство|методичка|стенд"},
    "uk": {"RESOLVED": "зараз все добре|тепер все добре|вже все гаразд|справу закрито|питання вирішено|залишилося в минулому", "FICTION": "сценарій|заголовок|опитування|приклад|шаблон|рецензія|комікс", "LEAFLET": "наліпка|банер|інструкція|посібник|стенд"},
    "pl": {"RESOLVED": "teraz jest dobrze|już jest dobrze|już dobrze|sprawa zamknięta|sprawa wyjaśniona|to przeszłość|dla porządku|skazany", "FICTION": "symulacja|scenariusz|nagłówek|refren|monolog|ankieta|przykład|szablon|recenzja|komiks|zwiastun", "LEAFLET": "naklejka|baner|instrukcja|poradnik|podręcznik|tablica"},
    "tr": {"RESOLVED": "şimdi iyiyim|şimdi iyi|artık iyi|atlattı|atlattım|dava kapandı|çözüldü|geçmişte kaldı|bilgi için", "FICTION": "tatbikat|senaryo|başlık|nakarat|monolog|anket|şablon|müzikal|çizgi roman|fragman|ders kitabı", "LEAFLET": "çıkartma|pankart|kılavuz|rehber kitap|tabela"},
    "vi": {"RESOLVED": "bây giờ ổn|giờ đã ổn|đã ổn|đã hồi phục|đã vượt qua|vụ việc đã khép|đã giải quyết|chuyện cũ", "FICTION": "diễn tập|kịch bản|điệp khúc|khảo sát|mẫu câu|truyện tranh|nhạc kịch|phim truyền hình", "LEAFLET": "băng rôn|sách hướng dẫn|cẩm nang|nhãn dán|biển báo"},
    "ar": {"RESOLVED": "انا بخير الان|أنا بخير الآن|صارت بخير|تحسنت|تعافت|انتهت القضية|اغلقت القضية|تم حل|من الماضي|للعلم فقط", "FICTION": "تمثيلية|سيناريو|عنوان|استبيان|نموذج|قصة قصيرة|مسلسل|مونولوج", "LEAFLET": "لافتة|دليل|ملصقات|بروشور"},
    "hi": {"RESOLVED": "अब ठीक है|अब सब ठीक|ठीक हो गई|ठीक हो गया|मामला बंद|मामला सुलझ|ab theek hai|ab sab theek|theek ho gay*|mamla band|case band ho|purani baat", "FICTION": "नाटक|उदाहरण|धारावाहिक|उपन्यास|mock drill|drama|udaharan|serial|web series|webseries", "LEAFLET": "बैनर|स्टिकर|पुस्तिका|banner|sticker"},
    "ja": {"RESOLVED": "今は(?:元気|大丈夫|落ち着|回復|普通に)|もう(?:大丈夫|解決|元気)|解決済|解決し(?:た|て|まし)|回復し|過去の(?:話|こと)|昔の(?:話|こと)|参考まで|和解", "FICTION": "台本|脚本|見出し|サビ|試験問題|アンケート|例題|テンプレ|感想文|朗読|絵本|名言", "LEAFLET": "ステッカー|標語|マニュアル|手引|看板"},
    "th": {"RESOLVED": "ตอนนี้(?:สบายดี|ดีขึ้น|โอเค|ปกติ|หายดี)|หายดีแล้ว|คดีปิด|ปิดคดี|เรื่องจบ(?:ไป)?แล้ว|เรื่องเก่า", "FICTION": "จำลอง|บทละคร|พาดหัว|แบบสอบถาม|รีวิว|การ์ตูน", "LEAFLET": "สติกเกอร์|คู่มือ|แบนเนอร์"},
}  # fmt: skip
FRAMES: Final = {
    "en": _EN, "es": _ES, "fr": _FR, "tl": _TL, "ceb": _CEB, "id": _ID, "ms": _MS, "pcm": _PCM, "zh": _ZH, "ko": _KO,
    **_FURTHER,
}  # fmt: skip
"""Words by language and concept, added to those of the language's own table."""

# ruff: noqa: E501 - a table row stays on one line
"""Oblique signs of danger in all languages, by concept: what people say around a thing rather than the thing."""

from typing import Final

SIGNS: Final[dict[str, dict[str, str]]] = {
    "NOTE": {
        "en": "note|letter", "es": "carta|nota|papelito", "fr": "lettre|mot|papier", "id": "surat|catatan", "ms": "nota|surat", "tl": "sulat|liham", "ceb": "sulat",
        "pcm": "letter|note", "zh": "信|纸条|字条", "ko": "편지|쪽지|메모",
    },
    "SORRY": {
        "en": "sorry|apolog*|forgive*", "es": "perdon|perdonen|disculp*|lo siento", "fr": "pardon|desole|desolee|excus*", "id": "minta maaf|maaf|memaafkan", "ms": "minta ampun|minta maaf|maaf|ampun",
        "tl": "humihingi ng tawad|patawad|sorry|tawad", "ceb": "pasaylo|pasayloa|sorry", "pcm": "sorry|beg us|forgive", "zh": "对不起|对唔住|道歉|抱歉", "ko": "미안|죄송|용서",
    },
    "HEIR": {
        "en": "who should have|who gets|who should get|pillow|mattress|goes to|my things", "es": "almohada|guitarra|mis cosas|colchon|para quien", "fr": "oreiller|guitare|mes affaires|matelas",
        "id": "bantal|buat siapa|untuk siapa|kasur|barangnya", "ms": "bantal|bagi siapa|untuk siapa|tilam|barang dia", "tl": "nagbibilin|kung kanino|unan|bilin", "ceb": "nagbilin|kung kang kinsa|unlan|bilin",
        "pcm": "pillow|make * take|take di|who go get", "zh": "枕头|留给|留俾|留畀|执房|书包", "ko": "베개|누구주라|주라는|물려",
    },
    "HOWDIE": {
        "en": "how to die|way to die|ways to die|hurt least to die|die without pain|die painlessly|painless way|least painful way|how people die|which way would hurt", "es": "como morirse|como morir|morir sin dolor|morirse sin que|morir sin que",
        "fr": "comment mourir|mourir sans souffrir|mourir sans douleur", "id": "cara mati|mati yang tidak sakit|mati tanpa sakit", "ms": "cara mati|mati yang tak sakit|mati tanpa sakit", "tl": "paano mamatay|paraan para mamatay|mamatay nang hindi masakit",
        "ceb": "unsaon pagkamatay|paagi sa pagkamatay|mamatay nga dili sakit", "pcm": "way person fit take die|how person fit die|how to die|die wey no go pain", "zh": "(?:怎么|怎样|点样|如何)死(?:才|会|唔|不|比|冇|得)|死[^.!?]{0,3}(?:不|唔)(?:会)?(?:痛|疼)|没有?痛苦的?死", "ko": "죽는방법|안아프게죽|고통없이죽|어떻게(?:하면)?죽",
    },
    "DOIT": {
        "en": "do it tonight|doing it tonight|going to do it|plan for tonight|will do it|has a plan", "es": "lo va a hacer|lo voy a hacer|lo hara|va a hacerlo|tiene un plan", "fr": "passerait a lacte|passer a lacte|le ferait|le faire cette nuit|va le faire", "id": "mau melakukannya|akan melakukannya|akan dilakukan|sudah ada rencana|rencana malam",
        "ms": "rancangan malam|ada rancangan|nak buat malam|akan buat malam", "tl": "mamaya na niya gagawin|gagawin na niya|gagawin mamaya|gagawin ngayong|gagawin na", "ceb": "buhaton na niya|buhaton karong|himuon karong|buhaton niya", "pcm": "go do am|dis night she go|tonight she go", "zh": "今晚[^.!?]{0,4}(?:会做|动手|有[计計][划劃画畫]|就做|要做|执行)|今晚就会", "ko": "오늘밤[^.!?]{0,4}(?:실행|할거|하겠|계획)",
    },
    "WEEKDAY": {
        "en": "monday|tuesday|wednesday|thursday|friday|tomorrow", "es": "lunes|martes|miercoles|jueves|viernes", "fr": "lundi|mardi|mercredi|jeudi|vendredi", "id": "senin|selasa|rabu|kamis|jumat", "ms": "isnin|selasa|rabu|khamis|jumaat", "tl": "lunes|martes|miyerkules|huwebes|biyernes", "ceb": "lunes|martes|miyerkules|huwebes|biyernes",
        "pcm": "monday|friday", "zh": "周[一二三四五]|星期[一二三四五]|礼拜[一二三四五]", "ko": "월요일|화요일|수요일|목요일|금요일",
    },
    "NOTTHERE": {
        "en": "not|wont|never|dont", "es": "no", "fr": "ne|pas", "id": "tidak|ga|gak|jangan", "ms": "takkan|tak|tidak|jangan", "tl": "hindi|di", "ceb": "dili|wala", "pcm": "no|never", "zh": "不用等|唔使等|不必等|等不到|不用|唔使|见不到", "ko": "없을거|못볼|안나올|없을",
    },
    "WONTWAKE": {
        "en": "point of waking up|waking up tmrw|waking up tomorrow i wont|wont wake up tomorrow|never waking up|dont want to wake", "es": "no despertar|no volver a despertar|no despertarme|para que despertar", "fr": "ne plus me reveiller|ne pas me reveiller|a quoi bon me reveiller|pas me reveiller demain",
        "id": "ga usah bangun lagi|gak bangun lagi|ngapain bangun besok|tidur ga bangun|tidak bangun lagi", "ms": "apa guna bangun|tidur terus tak payah|tak payah jaga|tak bangun lagi", "tl": "wag na magising|di na magising|hindi na magising|huwag na magising|wag na gumising", "ceb": "dili na makamata|dili na momata|ayaw na og mata",
        "pcm": "use to wake up|make i sleep go|no wake up again", "zh": "(?:不要|不用|唔使|不想|唔想)再?醒", "ko": "눈(?:을)?안(?:떴|뜨)|안깼으면|깨어나지|안일어났으면",
    },
    "BYE": {
        "en": "bye|goodbye|dont cry", "es": "adios|no llores", "fr": "adieu|ne pleure pas", "id": "selamat tinggal|jangan nangis|dadah", "ms": "selamat tinggal|jangan nangis|jangan sedih", "tl": "bye|paalam|wag ka iiyak|wag kang iiyak", "ceb": "bye|babay|ayaw paghilak|ayaw hilak", "pcm": "bye|no cry", "zh": "拜拜|再见|掰掰|别哭|唔好喊", "ko": "안녕|울지마|잘있어",
    },
    "THENOFF": {
        "en": "then off|went offline|phone off|switched off|silent since|no reply since", "es": "luego apagado|se apago|desconectad*|no contesta", "fr": "puis plus rien|injoignable|eteint", "id": "terus off|hp mati|ga aktif", "ms": "terus off|phone mati|tak aktif", "tl": "naka off|off na|di na sumasagot|tas off", "ceb": "off na|dili na motubag|unya off", "pcm": "phone off|don off", "zh": "就关机|就没回|就冇覆|关机|冇再覆|没有再回", "ko": "폰꺼|꺼져|답이없",
    },
    "LEDGE": {
        "en": "parapet|bridge|ledge|roof|rooftop|railing", "es": "puente|azotea|baranda|barandal|cornisa|techo", "fr": "parapet|pont|toit|rebord|rambarde", "id": "jembatan|atap|pagar jembatan", "ms": "jambatan|bumbung|jejambat", "tl": "tulay|bubong|rooftop|barandilya", "ceb": "tulay|taytayan|atop|rooftop", "pcm": "bridge|roof", "zh": "天台|桥|栏杆|楼顶|顶楼", "ko": "다리위|옥상|난간",
    },
    "NOWAY": {
        "en": "no way out|see no way|no other way|no way forward", "es": "sin salida|no ve salida|no veo salida", "fr": "plus dissue|aucune issue|pas dissue", "id": "tidak ada jalan|buntu", "ms": "tiada jalan|tak nampak jalan", "tl": "wala ng paraan|walang paraan|wala nang", "ceb": "walay paagi|wala nay paagi", "pcm": "no see any way|no see road|no see way", "zh": "没有?出路|冇出路|走投无路|无路可走", "ko": "길이없|방법이없|출구",
    },
    "OBEY": {
        "en": "what he says|what she says|what they say|whatever he says|what he tells me", "es": "lo que dice|lo q dice|lo que me dice|lo que diga|lo que me pide", "fr": "ce quil dit|ce quil veut|ce quil demande|ce quils disent", "id": "disuruh2|disuruh suruh|nurutin dia|nurut sama dia|apa yang dia suruh|disuruh", "ms": "arahkan sy|arahkan saya|ikut cakap dia|apa dia suruh|ikut arahan", "tl": "sinasabi nya|sinasabi niya|utos nya|utos niya|inuutos", "ceb": "iyang gisulti|iyang mando|iyang sugo|gimando", "pcm": "wetin e talk|wetin he talk|wetin dem talk", "zh": "(?:照|跟|按)(?:他|她|佢|对方)(?:的话|讲|说)[^.!?]{0,2}做|听(?:他|佢)(?:的话|话)", "ko": "시키는대로|시키는거|하라는대로",
    },
    "AGAINNOW": {
        "en": "even today|just now|again today|every single day|every day|every night|still", "es": "sigo|todavia|otra vez|hace un rat*|cada dia|cada noche|hoy", "fr": "encore|toujours|tjrs|tout a lheure|chaque soir|tous les jours", "id": "masih|barusan|tadi|terus|tiap malam", "ms": "masih|tadi|setiap malam|tiap hari|sekarang", "tl": "pa rin|parin|kanina|gabi gabi|ngayon", "ceb": "gihapon|ganina|kada gabii|karon", "pcm": "still|just now|every night|again", "zh": "还是得|还是要|仲系要|仲要|刚才|刚刚|啱啱|每晚|天天|晚晚", "ko": "아직도|방금|매일|지금도|계속",
    },
    "HEARS": {
        "en": "hear|hears|heard", "es": "oye|escucha|oyen|oigo|escucho", "fr": "entend|entends|entendent", "id": "dengar|mendengar|terdengar", "ms": "dengar|mendengar|terdengar", "tl": "naririnig|dinig|rinig", "ceb": "nadungog|madungog|dungog|nadunggan", "pcm": "hear", "zh": "听到|有(?:小孩|细路)|细路声|声音", "ko": "소리가|들려|들립",
    },
    "LITTLE": {
        "en": "little ones|children|kids|child", "es": "pequenos|ninos|ninas|criaturas", "fr": "petits|enfants|gamins", "id": "anak anak|bocah", "ms": "budak budak|kanak kanak|budak", "tl": "mga bata|bata", "ceb": "mga bata|bata", "pcm": "small children|pikin|children", "zh": "小孩|细路|孩子|小朋友", "ko": "아이들|아이|애들",
    },
    "FILMS": {
        "en": "film|filming|films|record*|camera|streaming", "es": "graban|grabando|filman|camara", "fr": "filment|filme|enregistr*|camera", "id": "merekam|rekam|kamera|syuting", "ms": "merakam|rakam|kamera", "tl": "kumukuha ng video|nagvivideo|kamera|nagrerecord", "ceb": "nag video|nagvideo|kamera|nagrecord", "pcm": "record|dey record|film|camera", "zh": "在拍|拍摄|拍紧|镜头|录影", "ko": "촬영|찍고|카메라",
    },
    "KEPT": {
        "en": "wont let her come home|wont let him come home|kept at his|keeps her at his|not let her go home", "es": "no la deja salir|no lo deja salir|no la deja volver|encerrada|encerrado|la tiene en su casa", "fr": "la retient|le retient|enfermee chez|ne la laisse pas|lempeche de rentrer", "id": "ga boleh pulang|tidak boleh pulang|disekap|dikurung|ga dibolehin pulang", "ms": "kena kurung|xbagi balik|tak bagi balik|x bagi balik|dikurung", "tl": "ayaw syang pauwiin|ayaw siyang pauwiin|di pinauuwi|ayaw pauwiin|kinulong", "ceb": "dili siya paulion|dili paulion|gipriso|dili pauli*|gikulong", "pcm": "no gree make she come house|no gree make e come|lock am|no gree make * go house",
        "zh": "关在[^.!?]{0,3}家|困住|唔俾走|唔俾返|[家屋][里裡]出不[来來]|不给回|不让回|不给走", "ko": "붙잡혀|잡혀있|못나와|갇혀|가둬",
    },
    "SHOWNON": {
        "en": "on camera|in front of the camera|on cam", "es": "frente a la camara|ante la camara", "fr": "devant la camera", "id": "depan kamera", "ms": "depan kamera", "tl": "harap ng camera|harap ng kamera", "ceb": "atubangan sa camera|atubangan sa kamera", "pcm": "front of camera", "zh": "上镜|镜头前|开镜头", "ko": "카메라앞",
    },
    "EVENINGS": {
        "en": "most evenings|every evening|most nights|every night|each night", "es": "casi todas las noches|cada noche|todas las noches", "fr": "presque tous les soirs|chaque soir|tous les soirs", "id": "hampir tiap malam|tiap malam|setiap malam", "ms": "hampir setiap malam|setiap malam|tiap malam", "tl": "gabi gabi|halos gabi gabi|tuwing gabi", "ceb": "kada gabii|matag gabii", "pcm": "almost every night|every night", "zh": "每晚|晚晚|夜夜", "ko": "매일밤|밤마다|저녁마다",
    },
    "SEEN": {
        "en": "has seen|have seen|has got it|got it|got sent|has it|received it|already saw", "es": "ya lo vio|ya la vio|lo vio|la vio|lo han visto|lo recibio|ya lo tiene", "fr": "la vue|la vu|lont vue|la recue|la recu|lont recu", "id": "udah liat|sudah lihat|udah dapet|sudah terima|udah nonton|udah lihat", "ms": "dah tengok|dah dapat|dah terima|dah nampak", "tl": "nakita na|natanggap na|napanood na", "ceb": "nakita na|nadawat na|nakakita na", "pcm": "don see|don get am|don receive", "zh": "(?:看|睇|收|见|見)(?:到|咗|了|过)", "ko": "봤|받았|받으",
    },
    "SENTON": {
        "en": "forwarded the|forwarded my|forwarded them|forwarded it|sent it on", "es": "reenvio las|reenvio mis|reenvio el|reenvio la|reenvio a", "fr": "a transfere|a transmis mes|a renvoye", "id": "diteruskannya|diteruskan ke|dia teruskan|meneruskan foto", "ms": "dia majukan|dimajukan|dipanjangkan|dia panjangkan", "tl": "ipinasa niya|ipinasa nya|pinasa nya|pinasa niya", "ceb": "gipasa niya|gipasa ang", "pcm": "don forward|e forward", "zh": "(?:转寄|转发|转俾|传)(?:了|咗)?(?:给|到|俾)", "ko": "전달했|보냈",
    },
    "ROUNDS": {
        "en": "going round|circulating|doing the rounds|passed around", "es": "circula|circulando|se esta pasando|anda circulando", "fr": "circule|circulent|tourne", "id": "beredar|menyebar", "ms": "tersebar|beredar", "tl": "umiikot|kumakalat", "ceb": "nagtuyok|mikatap|nagkatag|nikatag", "pcm": "dey waka|dey go round|dey fly", "zh": "流传|在传|传紧|传开", "ko": "퍼짐|퍼졌|돌고|떠돌",
    },
    "YEARGROUP": {
        "en": "year|class|form|pupils|students", "es": "alumnos|clase|curso|grado|estudiantes", "fr": "secondes|premieres|terminales|eleves|classe|lyceens|collegiens", "id": "siswa|kelas|murid|angkatan", "ms": "pelajar|tingkatan|kelas|murid", "tl": "grade|estudyante|kaklase|klase", "ceb": "grade|estudyante|klasmeyt|klase", "pcm": "students|class|ss1|ss2|ss3", "zh": "班|年级|中[一二三四五六]|学生|同学", "ko": "학생|학년|우리반|직장사람|회사",
    },
    "APOST": {
        "en": "post|a post", "es": "publicacion|post", "fr": "publication|un post", "id": "postingan|unggahan", "ms": "hantaran|posting", "tl": "post", "ceb": "post", "pcm": "post", "zh": "帖子|[贴貼]文|post", "ko": "게시물|게시글",
    },
    "FACE": {
        "en": "face|school", "es": "cara|rostro|escuela|colegio", "fr": "visage|college|lycee", "id": "wajah|muka|sekolah", "ms": "muka|wajah|sekolah", "tl": "mukha|school|paaralan", "ceb": "nawong|eskwelahan|school", "pcm": "face|school", "zh": "脸|样|学校", "ko": "얼굴|학교",
    },
    "STILLUP": {
        "en": "still up|still there|still visible|not been removed", "es": "sigue visible|sigue ahi|sigue publicad*|no la han quitado", "fr": "toujours visible|encore visible|toujours en ligne", "id": "masih ada|belum dihapus|masih tayang", "ms": "masih ada|belum dipadam", "tl": "nandun pa|andun pa|naka post pa|hindi pa natatanggal", "ceb": "naa pa|wala pa matangtang", "pcm": "still dey|never comot", "zh": "还没删|[还還到][^.!?]{0,3}[挂掛][着著]|[挂掛][着著]|仲未删|仲喺度|未删", "ko": "안내려|그대로|아직있",
    },
    "SKIPS": {
        "en": "skipping|skips|skipped|bunking|skip|cutting class", "es": "se salta|saltarse|se salto|faltar a", "fr": "seche|secher|sauter", "id": "bolos|cabut", "ms": "ponteng", "tl": "mag cutting|nag cutting|cutting|magcutting", "ceb": "mo cutting|mocutting|cutting", "pcm": "dodge|skip", "zh": "[翘翹][掉了咗]|走堂|逃课|旷课", "ko": "교시빠지|수업빠지|땡땡이|조퇴하",
    },
    "HISPLACE": {
        "en": "mans place|mans house|man s place|man s house|guys place|guys house|guy s place|guy s house|his place|his house|his flat", "es": "casa del hombre|casa de ese|casa de el|su casa|casa del tipo", "fr": "chez ce type|chez lui|chez cet homme|chez le type", "id": "rumah cowok|rumah laki|kos cowok|rumah dia|kosan", "ms": "rumah mamat|rumah lelaki|rumah dia", "tl": "lalaki sa bahay|bahay ng lalaki|bahay nito|bahay nya|bahay niya", "ceb": "lalaki sa balay|balay sa lalaki|balay niini|iyang balay", "pcm": "man house|guy house|im house", "zh": "(?:男的?|男生|男仔|那个人|嗰个人|他|佢)(?:的|嘅)?(?:家|屋企|住[处處]|房)", "ko": "자취방|오빠집|남자집|그사람집",
    },
    "WONTGO": {
        "en": "refuses to leave|wont leave|will not leave|wouldnt leave|refusing to leave", "es": "no se quiere ir|no quiere irse|no se va|se niega a irse", "fr": "refuse de partir|ne veut pas partir|ne part pas", "id": "tidak mau pergi|ga mau pergi|gak mau pergi|nggak mau pulang", "ms": "tak mahu balik|tak nak balik|tak mahu pergi|taknak balik|x nak balik", "tl": "ayaw umalis", "ceb": "dili mohawa|dili molakaw|di mohawa", "pcm": "no gree go|no gree comot", "zh": "[赖賴][着著]不走|[赶趕](?:都|极都)?(?:[赶趕])?(?:不|唔)走|不肯走|唔肯走|趕極都唔走", "ko": "안가고|안가요|가지를않|버티고",
    },
    "ARRIVED": {
        "en": "turned up|came to|arrived|house|gate|door", "es": "llego|casa|puerta", "fr": "debarque|maison|arrive|porte", "id": "datang ke rumah|rumah|gerbang", "ms": "sampai rumah|datang rumah|pagar", "tl": "dumating|gate|bahay", "ceb": "niabot|miabot|gate|balay", "pcm": "land|our house|gate", "zh": "找上门|上咗|来家|跑来|门口|前", "ko": "찾아와|집에와|집앞|문앞",
    },
    "ATSTATION": {
        "zh": "(?:在|喺)(?:车站|站|地铁站|火车站|商场|公园|酒店)等(?:他|佢|她|紧|緊)|已经到(?:车站|站|酒店|商场)|约[^.!?]{0,12}当面",
    },
    "FETCH": {
        "en": "picks me up|picking me up|pick me up|fetching me", "es": "me recoge|me va a recoger|pasa por mi|me pasa a buscar|me busca", "fr": "vient me chercher|passe me prendre|me recupere", "id": "jemput aku|jemput gw|jemput gue|mau jemput|dijemput", "ms": "amik sy|ambik sy|ambil sy|amik saya|ambil saya|jemput sy", "tl": "susunduin nya ko|susunduin niya ako|susunduin ako|sunduin nya|sunduin niya", "ceb": "sundoon ko|sundoon niya|kuhaon ko niya", "pcm": "come carry me|pick me", "zh": "来接我|嚟接我|接我", "ko": "데리러",
    },
    "AFTERCLASS": {
        "en": "after school|after class|dont tell", "es": "saliendo de clases|salida del colegio|despues de clase|no le digan", "fr": "apres les cours|sortie du college|dites rien|dis rien", "id": "pulang sekolah|abis sekolah|jangan bilang", "ms": "lepas tuisyen|lepas sekolah|jgn bgtau|jangan bagitau", "tl": "pagkatapos ng klase|after class|wag nyo sabihin|wag sabihin", "ceb": "after sa klase|human sa klase|ayaw mo pagsulti|ayaw isulti", "pcm": "after school|after lesson|no tell", "zh": "放学|下课|放咗学|别告诉|唔好话", "ko": "학교끝|학원끝|수업끝|말하지마|말하지말",
    },
    "BOOKEDROOM": {
        "en": "room booked|booked a room|hotel booked|booked room|room reserved", "es": "habitacion reservada|reservo una habitacion|hotel reservado|reserva de hotel", "fr": "chambre reservee|chambre dhotel reservee|reserve une chambre|hotel reserve", "id": "kamar dipesan|pesan kamar|booking kamar|kamar hotel atas nama", "ms": "bilik ditempah|tempah bilik|bilik hotel atas nama|tempahan bilik", "tl": "kwartong naka book|naka book na kwarto|nag book ng kwarto|booking ng kwarto", "ceb": "kwarto nga gi book|nag book og kwarto|gi book nga kwarto", "pcm": "book room|room wey dem book|hotel room", "zh": "(?:订|开|訂)(?:了|好|咗)?(?:的)?(?:房间|房|酒店)|房间[^.!?]{0,4}(?:订|预订)", "ko": "예약된(?:숙소|방|호텔|모텔)|숙소(?:를)?예약|방을예약",
    },
    "TONIGHT": {
        "en": "tonight|this evening", "es": "esta noche|hoy", "fr": "ce soir|cette nuit", "id": "malam ini|nanti malam|ntar malam", "ms": "malam ni|malam ini", "tl": "ngayong gabi|mamaya|mamayang gabi", "ceb": "karong gabii|unya", "pcm": "tonight|dis night", "zh": "今晚|今夜", "ko": "오늘밤|오늘저녁",
    },
    "NOSIGN": {
        "en": "no word|no sign|no news", "es": "sin saber nada|sin noticias|no sabemos nada", "fr": "pas de nouvelles|aucune nouvelle|sans nouvelles", "id": "ga ada kabar|gak ada kabar|tidak ada kabar|tanpa kabar", "ms": "xde khabar|takde khabar|tiada khabar|x de khabar", "tl": "walang paramdam|walang balita|di nagpaparamdam", "ceb": "walay paramdam|walay balita|walay dungog", "pcm": "no word|never hear from", "zh": "没(?:有)?音信|冇[声聲][气氣]|[声聲][气氣]都冇|冇[声聲][气氣氣]|没消息|冇音讯", "ko": "소식이없|연락이없|감감무소식",
    },
    "DAYS": {
        "en": "days|since", "es": "dias|dia|desde", "fr": "jours|dpuis|depuis", "id": "hari|sejak", "ms": "hari|sejak", "tl": "days|araw|simula", "ceb": "days|adlaw|sukad", "pcm": "days|since", "zh": "[一二两三四五几]天|[一二两三四五几]日", "ko": "이틀|사흘|며칠|일째",
    },
    "NOTBACK": {
        "es": "no ha vuelto|no volvio a casa|sin paradero", "fr": "nest pas rentre|nest pas rentree|nest toujours pas", "id": "tidak ketahuan rimbanya|tak tahu rimbanya|belum pulang", "ms": "tidak dapat dikesan|tak dapat dikesan|gagal dikesan|belum pulang", "tl": "hindi pa nakakabalik|di pa nakakauwi|hindi pa umuuwi|di pa umuuwi", "ceb": "wala pa makabalik|wala pa makauli|wala pa mouli", "pcm": "pikin don loss|don loss o|never return",
        "zh": "(?:到现在|到而家|至今)(?:都|也|还|仲)?(?:未|没有?|冇)[^.!?]{0,3}(?:返|回|搵返|找到)|(?:孩子|小孩|个仔|个女|女儿|儿子)(?:不见|唔见)|房间?(?:是|系)?空", "ko": "안돌아왔|아직안들어",
    },
    "PRESSSEND": {
        "en": "presses send|press send|hits send|hit send|clicks send", "es": "le da a enviar|aprieta enviar|presiona enviar|pulsa enviar", "fr": "appuie sur envoyer|clique sur envoyer|appuiera sur envoyer", "id": "pencet kirim|tekan kirim|klik kirim|pencet send", "ms": "tekan send|tekan hantar|klik send", "tl": "pipindutin ang send|pindot ng send|pipindutin nya|isesend na nya", "ceb": "pisliton ang send|i send na niya|pislit sa send", "pcm": "press send|click send", "zh": "(?:撳|按|点|㩒|揿)(?:下)?(?:send|送出|发送|传送)", "ko": "전송누|전송버튼|보내기누",
    },
    "PARENTBACK": {
        "en": "mum gets home|mom gets home|mum comes home|mom comes home|dad gets home|mum is back|mom is back", "es": "llegue mi mama|vuelva mi mama|llega mi mama|regrese mi mama|llegue mi madre", "fr": "retour de ma mere|ma mere rentre|retour de mon pere|mes parents rentrent", "id": "mama pulang|ibu pulang|sampe mama|nyokap pulang", "ms": "mak balik|ibu balik|ayah balik", "tl": "uwi ni mama|dating ni mama|umuwi si mama|dumating si mama", "ceb": "uli ni mama|abot ni mama|makauli si mama", "pcm": "mama come back|mumsi come|mama return", "zh": "妈[^.!?]{0,6}(?:下班|返工|放工|返到|回来|返嚟|回家)", "ko": "엄마(?:가)?(?:퇴근|오기|올때|오실)",
    },
    "UNTIL": {
        "en": "until|till|before", "es": "hasta|antes", "fr": "jusquau|jusqua|jusque|avant", "id": "sampe|sampai|sebelum", "ms": "sampai|sebelum|masa", "tl": "hanggang|bago", "ceb": "hangtod|ayha|sa dili pa", "pcm": "till|before", "zh": "之前|拖到|撑到|只能|要搞掂", "ko": "까지|전에|전까지",
    },
    "HOURLEFT": {
        "en": "countdown on the screen|countdown says|timer says|within the hour", "es": "contador marca|cronometro marca|cuenta regresiva marca|temporizador marca", "fr": "dans lheure|compteur affiche|minuteur affiche|compte a rebours", "id": "hitungan mundur|dalam satu jam|timer tinggal", "ms": "kiraan detik|dalam masa sejam|dalam sejam", "tl": "sa loob ng isang oras|countdown sa screen|timer sa screen", "ceb": "sulod sa usa ka oras|countdown sa screen", "pcm": "within one hour|inside one hour|timer remain", "zh": "一(?:个)?(?:小时|钟头)内|一个钟内|倒计时", "ko": "한시간안|한시간내|카운트다운",
    },
    "PRETEND": {
        "en": "pretended to have run|pretending to have run|pretended to run|pretended to be missing", "es": "fingio haberse|fingio escapar*", "fr": "semblant davoir fugue|semblant detre en fugue", "id": "pura pura kabur|pura2 kabur", "ms": "buat2 lari|buat buat lari|pura pura lari", "tl": "nagkunwaring naglayas|nagkunwaring tumakas|nagkunwari siyang naglayas|kunwari naglayas", "ceb": "nagpakaaron ingnon", "pcm": "form say she run|form say e run", "zh": "(?:假[装裝]|扮)(?:离家|離家|失踪|失蹤)", "ko": "(?:가출|실종)(?:했|됐)다고거짓말",
    },
    "FOUNDSAFE": {
        "en": "found safe|came back safe|found unharmed", "es": "aparecio sano|aparecio sana|sano y salvo|sana y salva", "fr": "sain et sauf|saine et sauve", "id": "ditemukan selamat", "ms": "dijumpai selamat|ditemui selamat", "tl": "natagpuang ligtas|nakita siyang ligtas", "ceb": "nakaplagan nga luwas", "pcm": "don come back safe|don find am safe", "zh": "平安(?:找|搵|回|返)|安全找到", "ko": "무사히",
    },
    "WITHOUTHIM": {
        "en": "without me", "es": "sin mi", "fr": "sans moi", "id": "tanpa aku|tanpa saya|tanpa gw", "ms": "tanpa aku|tanpa saya", "tl": "kung wala ako|wala ako|kung wala ko", "ceb": "kung wala ko|kon wala ko", "pcm": "without me|if i no dey", "zh": "没有我|冇咗我|没我", "ko": "나없(?:으면|이)",
    },
    "HESAYS": {
        "en": "he told|she told|he said|she said|told me", "es": "decia|dijo|q su|que su", "fr": "il disait|elle disait|il a dit|elle a dit", "id": "katanya", "ms": "dia kata", "tl": "daw|raw", "ceb": "daw", "pcm": "e talk|e say", "zh": "他说|她说|佢话", "ko": "대요|래요|답니다",
    },
    "THEATRE": {
        "en": "sob story|act again|waterworks", "es": "su teatro", "fr": "son cinema|sa comedie", "id": "dramanya|drama lagi|sandiwara", "ms": "drama dia|lakonan", "tl": "drama nya|drama niya|drama na naman", "ceb": "drama niya|iyang drama", "pcm": "crocodile tears|story come again", "zh": "又(?:开始|嚟|来)(?:演|了|啦)|做戏", "ko": "신파|연기시작",
    },
    "THING": {
        "en": "sim|sim card|page|statement", "es": "chip|pagina|sim", "fr": "sim|page|carte sim", "id": "kartu sim|sim|halaman|simcard", "ms": "simkad|sim|muka surat", "tl": "sim|pahina", "ceb": "sim|panid", "pcm": "sim|page", "zh": "手机卡|sim卡|电话卡|页", "ko": "유심|페이지|장째",
    },
    "CIRCULAR": {
        "en": "online safety|newsletter|circular", "es": "una circular|seguridad en internet", "fr": "circulaire|securite en ligne", "id": "surat edaran|keamanan internet", "ms": "surat edaran|keselamatan internet|pekeliling", "tl": "online safety", "ceb": "online safety", "pcm": "online safety", "zh": "告知书|通知[单單书書]|网络安全|通告", "ko": "안내문|가정통신",
    },
    "OFFICIAL": {
        "en": "one of you|someone from your|one of your officers", "es": "alguien de ustedes", "fr": "de chez vous|qqn de chez", "id": "ketemu petugas|bertemu petugas", "ms": "jumpa pegawai|berjumpa pegawai", "tl": "taga inyo", "ceb": "taga inyo", "pcm": "una officer", "zh": "见[^.!?]{0,3}(?:办案人员|承办人)|跟承办人", "ko": "(?:담당자|수사관)(?:를|을|와)?(?:만나|뵐)",
    },
    "ENDLIFE": {
        "en": "tried to hang|tried to end it|tried to take his|tried to take her", "es": "intento quitarse|quiso quitarse la vida|intento colgarse", "fr": "tente de mettre fin|voulu en finir|tente d en finir", "id": "coba bunuh diri|mau gantung diri", "ms": "cuba bunuh diri|nak gantung diri", "tl": "bibitay|bibigti|magbibigti|kikitilin ang buhay",
        "ceb": "kutloon ang iyang kinabuhi|kutloon ang kinabuhi|magbikti|gikutlo ang kinabuhi", "pcm": "try take im life|wan hang imself", "zh": "想吊[颈頸]|[试試][过過图圖](?:自[杀殺]|[轻輕]生)|差[点點啲](?:就)?吊", "ko": "목을매려|목숨을끊으려",
    },
    "SHARP": {
        "en": "sharp", "es": "filoso|filosa|punzante|navaja", "fr": "tranchant|pointu|coupant", "id": "tajam|silet", "ms": "tajam|pisau", "tl": "matalim|matulis", "ceb": "hait|talinis", "pcm": "sharp|razor", "zh": "尖|利器|刀片", "ko": "날카로운|뾰족한",
    },
    "ONSKIN": {
        "en": "skin", "es": "piel", "fr": "peau", "id": "kulit|kulitnya", "ms": "kulit|kulitnya", "tl": "balat", "ceb": "panit", "pcm": "skin|body", "zh": "皮[肤膚]", "ko": "피부|살에",
    },
    "RELATIVE": {
        "en": "grandma|grandpa|granny|coach|teacher|pastor|boss", "es": "abuela|abuelo|entrenador|profesora|maestra|jefe", "fr": "mamie|papi|entraineur|prof|patron", "id": "nenek|kakek|pelatih|guru|atasan|bos", "ms": "nenek|atuk|coach|cikgu|bos", "tl": "lola|lolo|coach|titser|amo", "ceb": "lola|lolo|coach|maestra|amo",
        "pcm": "grandmama|grandma|coach|teacher|oga", "zh": "奶奶|[爷爺]{2}|阿[嬷嬤公婆]|嫲嫲|外婆|教[练練]|老[师師]|姊姊|主管", "ko": "할머니|할아버지|코치|감독|선생님",
    },
    "STORY": {
        "en": "podcast|homework i play", "es": "podcast", "fr": "podcast", "id": "podcast", "ms": "podcast", "tl": "podcast", "ceb": "podcast", "pcm": "podcast", "zh": "播客|podcast|关卡|關卡|[艺藝]人[轻輕自]|首?歌叫", "ko": "팟캐스트|실종자포스터|동료가세상",
    },
    "JEST": {
        "en": "will kill me|gonna kill me|kill me when", "es": "me va a matar", "fr": "va me tuer", "id": "bakal bunuh aku", "ms": "bunuh aku nanti", "tl": "papatayin ako ni", "ceb": "patyon ko ni", "pcm": "go kill me", "zh": "[杀殺]了我|打死我", "ko": "엄마한테죽",
    },
    "IDIOM": {
        "en": "mortified|sunk through", "ms": "sakit kepala nak", "id": "sakit kepala mau",
    },
    "LONGAGO": {
        "en": "more than ten years|in 2016|in 2017|in 2018|in 2019|in 2020|in 2021|in 2022|as a teen|be teenager|two summers ago", "es": "hace mas de diez|hace mas de quince|hace mas de veinte|en 2016|en 2017|en 2018|en 2019|en 2020|en 2021|en 2022|de adolescente|hace dos veranos", "fr": "il y a plus de dix|il y a plus de vingt|en 2017|en 2018|en 2019|en 2020|en 2021|en 2022|il y a deux etes",
        "id": "semasa remaja|lebih dari sepuluh|tahun 2019|tahun 2020", "ms": "masa remaja|lebih sepuluh tahun|tahun 2019|tahun 2020", "tl": "noong teenager|taon na iyon|taon na yun|noong 2019", "ceb": "sa batan on pa|ka tuig to|niadtong 2019", "pcm": "be teenager|pass ten years", "zh": "嗰[阵陣][试試][过過]|十[几幾多]?年前|年[轻輕][时時]", "ko": "십대때|십년도|년도더지",
    },
    "NOWISH": {
        "en": "why should i hurt|why would i hurt", "es": "por que me iba a", "fr": "pourquoi je me ferais", "id": "ga bakal gw nyakitin|ga bakal aku nyakitin|gak bakal nyakitin", "ms": "takkan la aku nak cederakan|takkan saya nak cederakan", "tl": "itinanggi|bakit ko naman sasaktan", "ceb": "nilimod", "pcm": "no be say i wan|why i go wound|why i go kill", "zh": "[没沒]有要(?:自|[伤傷]|去?死)|使[乜咩][^.!?]{0,6}[伤傷]", "ko": "(?:자살|자해)그런거아니|내가왜(?:자해|자살|죽)",
    },
}  # fmt: skip
"""Words by concept and language; in Chinese and Korean patterns."""

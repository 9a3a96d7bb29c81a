"""Sentences as people and officers write them: in danger now, or only looking like it.

Every line is invented and neutral. ``URGENT`` holds what must be acted on at once (band P1), ``CALM`` what
reads alike and must not be: negated, said by the offender, an idiom, a film, over and resolved, a mere threat.
A line that states an age stands in a report without other statement of age.
"""
# ruff: noqa: E501 - data read better whole

URGENT = """
en|selfharm|Caller crying, told the counsellor he does not want to live any more and has tablets beside him.
en|selfharm|I can't do this anymore, tonight I'm going to jump, please tell mum sorry.
en|missing|Mother reports the boy left home at 6 am after the messages, phone off, nobody has seen him since.
en|published|He already sent the recording to my sister and three of my classmates, it is all over the group chat.
en|deadline|Victim is 15. Offender says pay 400 dollars within 2 hours or everything goes to the school.
en|meeting|Our daughter, 14, has agreed to meet him at the bus station this afternoon, he bought her the ticket.
en|under13|Parent states the child is 11 years old and was contacted inside a game.
en|selfharm|Victim was found with cuts on both wrists this morning and was taken to hospital.
en|selfharm|gonna unalive myself if this gets out fr
zh-Hant|selfharm|事主表示已經不想活下去，昨晚站在天台邊。
zh-Hant|missing|兒子今早離家出走，電話關機，至今下落不明。
zh-Hant|published|對方已將影片傳給我的同學和家人，班群已經有人轉發。
zh-Hant|deadline|事主十四歲，對方要求三小時內匯款，否則公開影片。
zh-Hant|meeting|女兒約好今天下午到車站與對方見面。
zh-Hant|under13|受害人為小學五年級學生，年僅十一歲。
zh-Hant|selfharm|學生在輔導室遞交遺書，說對不起父母。
zh-Hans|selfharm|孩子说活着没意思，已经吞了一整瓶药。
zh-Hans|selfharm|我把遗书写好了，今晚就结束。
zh-Hans|published|骗子已经把截图发到我公司群里了，同事都看到了。
zh-Hans|missing|失联：受害人昨晚十点离校后未归，手机打不通。
zh-Hans|deadline|我今年十六岁，他说两个小时内不转账就发给全班。
yue|selfharm|我真係唔想做人喇，依家企咗喺天台。
yue|published|佢已經send咗條片畀我啲同學，個個都睇到。
yue|missing|阿仔尋晚出咗門口就冇返過屋企，電話又打唔通。
yue|deadline|我得15歲咋，佢話兩個鐘之內唔過數就派畀全校。
yue|meeting|個女約咗佢今晚喺旺角見面，我哋攔唔住。
yue|selfharm|我個心好辛苦，想食晒啲安眠藥瞓咗佢算數。
ko|selfharm|피해자가 더 이상 살고 싶지 않다고 말하며 옥상에 올라가 있음.
ko|missing|아들이 어젯밤 유서를 남기고 집을 나갔고 휴대전화가 꺼져 있습니다.
ko|published|상대방이 이미 영상을 같은 반 친구들과 부모님께 보냈습니다.
ko|deadline|만 15세, 3시간 안에 50만원을 안 보내면 학교에 뿌리겠다고 함.
ko|meeting|오늘 저녁 역 앞에서 만나기로 약속했다고 합니다.
ko|under13|피해자는 초등학교 4학년(만 10세) 여아임.
ko|selfharm|죽고 싶어요. 약을 모아 뒀어요.
id|selfharm|Korban bilang sudah tidak sanggup hidup lagi dan mau gantung diri malam ini.
id|missing|Anak saya kabur dari rumah sejak subuh, HP mati, belum ketemu sampai sekarang.
id|published|Pelaku sudah menyebarkan video ke teman sekolah dan keluarga korban.
id|deadline|Korban umur 15 tahun, pelaku minta transfer Rp2.000.000 dalam waktu 3 jam.
id|meeting|Korban janjian ketemu pelaku sore ini di terminal, tiket sudah dibelikan.
id|under13|Korban masih kelas 5 SD, usia 11 tahun.
id|selfharm|Korban ditemukan menyayat tangan, sekarang di IGD.
ms|selfharm|Mangsa beritahu cikgu dia tak mahu hidup lagi dan dah telan ubat banyak.
ms|missing|Anak saya keluar rumah semalam, telefon tutup, sampai sekarang tak balik.
ms|published|Dia dah hantar video tu pada kawan-kawan sekolah saya, semua orang dah tengok.
ms|deadline|Mangsa 16 tahun, diberi masa 2 jam untuk bayar RM800 atau video ditular.
ms|meeting|Mangsa merancang berjumpa suspek petang ini di stesen bas.
tl|selfharm|Sabi niya ayaw na niyang mabuhay at tatalon siya mamayang gabi.
tl|missing|Hindi pa umuuwi ang anak ko mula kahapon, patay ang cellphone, hindi namin mahanap.
tl|published|Pinost na niya yung video sa page ng school, nakita na ng mga kaklase ko.
tl|deadline|15 years old lang po ako, binigyan niya ako ng dalawang oras para magbayad kundi ikakalat niya.
tl|meeting|Magkikita daw sila mamayang hapon sa terminal, binilhan na ng ticket ang bata.
tl|under13|Grade 5 pa lang po ang bata, 11 anyos.
ceb|selfharm|Miingon siya nga dili na siya ganahan mabuhi ug andam na ang pisi.
ceb|missing|Wala na mouli ang akong anak sukad gahapon, dili na makontak.
ceb|published|Gipadala na niya ang video sa akong mga klasmeyt ug sa akong mama.
ceb|deadline|14 anyos ra ang biktima, gitagaan og duha ka oras para mobayad.
ceb|meeting|Magkita sila karong hapon sa pier, naa nay tiket ang bata.
fr|selfharm|La victime déclare vouloir en finir ce soir et avoir préparé des médicaments.
fr|missing|Mon fils a disparu depuis hier soir, son téléphone est éteint.
fr|published|Il a déjà envoyé la vidéo à mes parents et à toute ma classe.
fr|deadline|Mineur de 15 ans, sommé de payer 300 € dans les deux heures sous peine de diffusion.
fr|meeting|Elle a rendez-vous avec lui cet après-midi à la gare, billet déjà payé.
fr|under13|L'enfant a 11 ans et est scolarisée en CM2.
fr|selfharm|j'en peux plus je vais me foutre en l'air
es|selfharm|Dice que ya no quiere vivir y que esta noche se va a quitar la vida.
es|missing|Mi hijo salió de casa ayer y no aparece, tiene el celular apagado.
es|published|Ya mandó el video a mis primos y a mis compañeros de la escuela.
es|deadline|La víctima tiene 15 años y le dieron dos horas para pagar 200 dólares.
es|meeting|Quedó de verse con él hoy en la tarde en la terminal.
pcm|selfharm|I no wan live again, I don buy the poison, na tonight e go end.
pcm|published|E don post the video for our church group, everybody don see am.
pcm|missing|My pikin comot house since yesterday, e phone no dey go, we never see am.
pcm|deadline|Dem give am two hours make e pay, the boy na 15 years.
"""

CALM = """
en|negated|Asked directly, he said he is not thinking of hurting himself and has support from his parents.
en|quoted|The man wrote "I will kill myself if you block me", she blocked him anyway.
en|idiom|I nearly died of embarrassment but I am okay, just want it on record.
en|idiom|My dad is going to kill me when he sees the bank statement lol.
en|film|He first chatted about a film where a boy goes missing and jumps off a bridge.
en|resolved|Two years ago she had thoughts of suicide after another matter; treated, discharged and well since.
en|other|A leaflet with the number of the suicide prevention line was handed over at the desk.
en|resolved|Reported missing on Monday, was found safe at a friend's house the same evening.
en|threat|He threatens to send the pictures to my followers if I do not pay. Nothing has been sent so far.
en|thing|The offender's profile has gone missing and the account can't be reached any more.
en|resolved|Victim, 34, was given until Friday last month; the deadline passed and nothing happened.
en|negated|No meeting was ever arranged; he only asked which town she lives in.
en|negated|He claimed he had posted it but a check of the accounts found nothing published.
zh-Hant|negated|經詢問，事主否認有輕生念頭，情緒平穩。
zh-Hant|quoted|對方說：「你不理我，我就去死。」事主隨即封鎖。
zh-Hant|idiom|氣死我了，竟然被騙了三萬元。
zh-Hant|film|對方最初以聊一部講述少女失蹤的電影作開場。
zh-Hant|resolved|去年曾因學業壓力有自殺念頭，經治療已康復，現時狀況良好。
zh-Hant|other|派出所張貼自殺防治海報，已提供專線供參考。
zh-Hant|threat|對方揚言不付款就把影片傳給家人，目前尚未散布。
zh-Hant|resolved|上週曾通報失蹤，當晚已平安返家。
zh-Hant|idiom|笑死，他以為我真的會付錢。
zh-Hans|negated|当事人明确表示没有自杀的想法，只是很生气。
zh-Hans|quoted|对方发语音说自己要跳楼，逼我继续聊天。
zh-Hans|idiom|急死人了，客服电话一直占线。
zh-Hans|film|视频是他推荐的一部关于失踪案的电视剧。
zh-Hans|threat|他威胁说要发给通讯录里所有人，但没有发。
zh-Hans|resolved|三年前有过轻生经历，现已痊愈，本次报案情绪稳定。
zh-Hans|thing|我买的快递失踪了，骗子借口重发货要我加好友。
yue|negated|我冇諗過自殺，只係好嬲好想捉到佢。
yue|quoted|佢話如果我唔理佢，佢就死畀我睇，我冇理佢。
yue|idiom|嚇死我，原來係假嘅公安。
yue|idiom|笑到死，佢張相係明星嚟㗎。
yue|threat|佢恐嚇話會send畀我屋企人，但係到而家都冇send過。
yue|film|齣戲講一個男仔失蹤，佢就係用呢個話題搭訕。
yue|resolved|舊年試過唔開心想死，睇咗醫生之後好返晒，而家冇事。
ko|negated|극단적 선택을 생각한 적은 없다고 분명히 진술함.
ko|quoted|상대방이 '답장 안 하면 죽어버리겠다'고 했으나 피해자는 차단함.
ko|idiom|쪽팔려 죽겠어요. 그래도 신고는 해야겠죠.
ko|idiom|배고파 죽겠다는 메시지로 대화를 시작함.
ko|film|실종 사건을 다룬 드라마 이야기를 하며 접근함.
ko|resolved|작년에 자해 경험이 있었으나 상담 후 호전되어 현재 문제 없음.
ko|threat|영상을 유포하겠다고 협박했지만 아직 유포되지 않음.
ko|resolved|지난주 실종 신고되었으나 친구 집에서 안전하게 발견됨.
ko|negated|만나자고 했지만 피해자가 거절하여 만남은 없었음.
id|negated|Korban menyatakan tidak ada niat bunuh diri, kondisi stabil.
id|quoted|Pelaku menulis "aku bunuh diri kalau kamu blokir", lalu diblokir oleh korban.
id|idiom|Saya malu setengah mati, tapi mau lapor.
id|film|Pelaku awalnya bahas film tentang anak hilang.
id|resolved|Tahun lalu pernah ada keinginan mengakhiri hidup, sudah ditangani psikolog dan sekarang sehat.
id|threat|Pelaku mengancam akan menyebarkan foto, sampai saat ini belum ada yang disebarkan.
id|resolved|Bulan lalu sempat dilaporkan hilang, sudah ditemukan selamat di rumah neneknya.
id|thing|Akun pelaku sudah hilang dan nomornya mati.
id|negated|Korban menolak bertemu, tidak ada pertemuan.
ms|negated|Mangsa kata dia tidak berniat membunuh diri, cuma marah.
ms|quoted|Suspek kata "saya bunuh diri kalau awak tak jawab", mangsa terus sekat.
ms|idiom|Malu nak mati rasanya, tapi saya okey.
ms|film|Mereka bersembang pasal filem budak hilang.
ms|threat|Suspek ugut nak sebar kepada keluarga, setakat ini belum sebar.
ms|resolved|Pernah cuba cederakan diri tiga tahun lepas, sudah pulih sepenuhnya.
ms|negated|Mangsa enggan berjumpa, tiada perjumpaan berlaku.
tl|negated|Hindi naman daw niya naisip na magpakamatay, galit lang siya.
tl|quoted|Sabi ng suspek "magpapakamatay ako pag iniwan mo ko", binlock na siya ng biktima.
tl|idiom|Patay ako sa nanay ko pag nalaman niya, haha.
tl|idiom|Mamatay-matay ako sa hiya pero okay na ako.
tl|film|Pinag-usapan nila yung pelikula tungkol sa nawawalang bata.
tl|resolved|Nawala siya noong isang linggo pero nakauwi na nang ligtas.
tl|threat|Tinatakot niya akong ikakalat pero wala pa naman siyang pinapadala.
tl|negated|Hindi natuloy ang pagkikita, tumanggi ang biktima.
ceb|negated|Wala siya maghunahuna nga maghikog, nasuko lang gyud.
ceb|quoted|Ingon sa suspek "maghikog ko kung imo kong biyaan", iyang gi-block.
ceb|idiom|Mamatay ko sa kaulaw uy, pero okay ra ko.
ceb|threat|Gihulga ko niya nga ipakatap, pero wala pa siya nagpadala bisan kinsa.
ceb|film|Salida bahin sa nawala nga bata ang ilang gi-estoryahan.
ceb|negated|Wala madayon ang panagkita kay midumili ang biktima.
fr|negated|La victime n'a pas d'idées suicidaires, elle est entourée par sa famille.
fr|quoted|L'auteur a écrit « je me tue si tu me bloques », la victime l'a bloqué.
fr|idiom|Je suis mort de honte, mais je tiens à déposer plainte.
fr|film|Ils parlaient d'un film sur une disparition d'enfant.
fr|threat|Il menace de tout envoyer à mes contacts ; à ce jour rien n'a été diffusé.
fr|resolved|A fait une tentative il y a quatre ans, suivie depuis, va bien aujourd'hui.
fr|resolved|Signalé disparu le mois dernier, retrouvé sain et sauf le soir même.
fr|negated|Aucune rencontre n'a eu lieu ni n'est prévue.
es|negated|La víctima dice que no ha pensado en quitarse la vida.
es|quoted|El sujeto le escribió "me mato si me bloqueas"; ella lo bloqueó.
es|idiom|Me muero de vergüenza, pero quiero denunciar.
es|film|Hablaban de una película de un niño desaparecido.
es|threat|Amenaza con mandar el video a mi familia, pero no lo ha enviado.
es|resolved|Hace tres años tuvo una crisis; recibió tratamiento y está bien.
pcm|negated|E say e no dey think to kill himself, e just vex.
pcm|quoted|The guy talk say "I go kill myself if you leave me", she don block am.
pcm|idiom|Shame wan kill me, but I dey okay.
pcm|threat|E dey threaten say e go post am, but e never post anything.
pcm|film|Dem dey gist about one film wey person loss.
"""

TAILS = {
    "en": (
        "Contact began on a social app, money was demanded later. Bank hotline 0800 555 0100 given.",
        "Money was asked for after a video call. Advised to keep messages and call the helpline 0800 555 0199.",
    ),
    "zh-Hant": (
        "雙方於社交平台認識，其後對方要求付款。已告知銀行熱線 2555 0100。",
        "視訊通話後對方索款，已建議保留對話紀錄，諮詢專線 165。",
    ),
    "zh-Hans": ("双方在社交平台认识，之后对方要求付款。已告知银行热线 1-300-88-0100。",),
    "yue": ("喺社交平台識，之後對方要錢。已經俾咗銀行熱線 2555 0100。",),
    "ko": (
        "사회관계망으로 알게 된 뒤 금전을 요구받음. 상담전화 1366 안내.",
        "영상통화 이후 송금 요구를 받음. 은행 고객센터 1588-0100 안내.",
    ),
    "id": (
        "Kenal lewat media sosial, lalu diminta uang. Sudah diberi nomor bank 1500-100.",
        "Setelah panggilan video, pelaku meminta transfer. Bukti percakapan disimpan.",
    ),
    "ms": ("Berkenalan di media sosial, kemudian diminta bayaran. Talian bank 1-300-88-0100 diberikan.",),
    "tl": (
        "Nagkakilala sa social media, tapos humingi ng pera. Ibinigay ang hotline ng bangko (02) 8555 0100.",
    ),
    "ceb": (
        "Nagkaila sa social media, unya nangayo og kwarta. Gihatag ang hotline sa bangko (02) 8555 0100.",
    ),
    "fr": (
        "Prise de contact sur un réseau social, puis demande d'argent. Numéro de la banque remis : 09 69 39 01 00.",
        "Demande de virement après un appel vidéo ; conseil de conserver les échanges.",
    ),
    "es": ("Se conocieron en una red social y después le pidieron dinero. Línea del banco: 1-800-555-0100.",),
    "pcm": ("Na for social media dem meet, after e ask for money. Bank hotline na 0700 555 0100.",),
}


def lines(block: str) -> list[tuple[str, str, str]]:
    """Return (language, family, text) of every line."""
    parts = [line.split("|", 2) for line in block.strip().splitlines()]
    return [(language, family, text) for language, family, text in parts]

"""A second series of lines, kept apart from the first to measure how far rules generalise."""
# ruff: noqa: E501 - data read better whole

URGENT_LATER = """
en|selfharm|His flatmate rang: he has locked himself in the bathroom with a knife and says there is no point going on.
en|selfharm|i took all of moms sleeping pills, sorry everyone
en|missing|School liaison: pupil did not arrive this morning, last message to his friend said goodbye, cannot be located.
en|published|My cousin just phoned me, the clip is in our family WhatsApp group right now.
en|deadline|I'm in year 10, he says I have til 9 tonight, three hours, or he presses send.
en|meeting|She is on the train to meet him now, she is thirteen, we only found the ticket receipt.
en|under13|Complaint taken from the father of a nine-year-old girl.
zh-Hant|selfharm|母親來電稱女兒割腕，已送急診。
zh-Hant|published|影片已被上傳到學校的匿名版，同學都在討論。
zh-Hant|missing|被害人今日未到校，家人聯絡不上，恐有輕生之虞。
zh-Hant|selfharm|我不想再活了，對不起大家，再見。
zh-Hans|selfharm|他说撑不住了，准备从宿舍楼顶跳下去。
zh-Hans|published|视频刚刚被发到家族群里，我爸妈都看到了。
zh-Hans|under13|报案人称其九岁的女儿被人要求视频聊天。
zh-Hans|meeting|女孩今年十四岁，今晚要坐火车去见他。
yue|selfharm|佢話已經寫好晒遺書，今晚就會去跳海。
yue|published|啱啱同學打嚟話，條片已經喺學校個group度瘋傳。
yue|missing|個仔今朝冇返學，成日都搵唔到人，部電話熄咗。
ko|selfharm|친구에게 '이제 다 끝내고 싶다, 한강에 와 있다'고 문자를 보냄.
ko|published|단톡방에 영상이 올라왔다고 방금 친구가 알려줬어요.
ko|missing|딸이 등교하지 않았고 연락이 두절된 상태입니다.
ko|deadline|중학교 2학년 학생이며 오늘 밤 9시까지 송금하지 않으면 가족에게 보낸다고 함.
ko|selfharm|손목을 그어 응급실로 이송됨.
id|selfharm|Teman korban menelepon, korban sudah di atas jembatan dan mau lompat.
id|published|Videonya barusan masuk ke grup WA keluarga saya.
id|missing|Korban tidak pulang sejak tadi malam dan tidak bisa dihubungi.
id|under13|Pelapor adalah ibu dari anak perempuan berusia 9 tahun.
ms|selfharm|Adik saya cakap dia nak tamatkan riwayat hidup malam ni, tolong cepat.
ms|published|Video itu baru sahaja masuk dalam kumpulan WhatsApp keluarga.
ms|missing|Pelajar itu tidak hadir ke sekolah dan gagal dikesan sejak pagi tadi.
ms|under13|Mangsa murid tahun 4, berumur 10 tahun.
tl|selfharm|Uminom siya ng lason kanina, dinala namin sa ospital.
tl|published|Kumakalat na po yung video sa GC ng pamilya namin.
tl|missing|Hindi pumasok sa school ang anak ko at hindi na sumasagot, nag-iwan ng sulat ng pamamaalam.
tl|under13|Siyam na taong gulang lang ang bata.
ceb|selfharm|Nag-inom siya og hilo ganihang buntag, naa na sa ospital.
ceb|published|Nikatap na ang video sa GC sa among pamilya.
ceb|missing|Wala na siya mitungha ug dili na namo makit-an sukad kagabii.
fr|selfharm|Appel de la sœur : il est monté sur le toit et menace de sauter.
fr|published|La vidéo tourne déjà dans le groupe WhatsApp du lycée.
fr|missing|L'adolescent ne s'est pas présenté au collège, il est introuvable et a laissé une lettre d'adieu.
fr|under13|Le père de la fillette de 9 ans dépose plainte.
fr|meeting|La jeune fille de 14 ans est partie le rejoindre ce matin en train.
es|selfharm|Se tomó un frasco de pastillas y está en urgencias.
es|published|El video ya está circulando en el grupo de la familia.
es|missing|La menor no llegó a la escuela y no logramos localizarla desde la mañana.
es|under13|La madre de una niña de 9 años presenta la denuncia.
pcm|selfharm|My brother don drink sniper, we dey carry am go hospital.
pcm|published|The video don dey spread for our family WhatsApp group.
pcm|under13|The pikin na nine years old.
"""

CALM_LATER = """
en|negated|Officer asked about self-harm; none reported, none suspected.
en|quoted|According to the screenshot the blackmailer said he would hang himself if she reported him.
en|idiom|This whole thing is doing my head in, I could murder a coffee.
en|film|They got talking over a crime podcast about a teenager who vanished.
en|resolved|She went to meet him last summer with two friends; nobody turned up and nothing came of it.
en|threat|If I don't pay he says my nan will get the video. She has not received anything.
en|other|My uncle died by suicide in 2009, the blackmailer seemed to know about it.
en|thing|The money went missing from my account and I can't get hold of the bank.
zh-Hant|negated|詢問後得知並無自殘行為，亦無此打算。
zh-Hant|quoted|嫌犯傳訊「再不回我就自殺給你看」，被害人未予理會。
zh-Hant|threat|嫌犯稱若不匯款將公開影片，截至目前未發現外流。
zh-Hant|idiom|嚇得要死，還好朋友提醒我這是詐騙。
zh-Hans|negated|家长确认孩子情绪正常，无自残自杀倾向。
zh-Hans|idiom|累死我了，跑了三趟派出所。
zh-Hans|quoted|骗子发来消息：“你报警我就死给你看。”
zh-Hans|resolved|孩子上个月曾离家出走，第二天自己回来了，与本案无关。
yue|idiom|攰死我喇，排咗成日隊先報到案。
yue|negated|我冇約過佢出嚟見面，亦都唔會去。
yue|threat|佢話十二點前唔畀錢就公開，但其實上個月已經過咗，乜都冇發生。
ko|idiom|답답해 죽겠는데 은행은 전화를 안 받네요.
ko|quoted|가해자가 "신고하면 나 죽는다"며 동정심을 유발함.
ko|negated|자해나 자살 시도는 없었으며 심리상태 안정적임.
ko|film|웹툰에 나오는 가출 청소년 이야기로 대화를 시작했다고 함.
id|idiom|Capek setengah mati bolak-balik ke bank.
id|negated|Korban tidak pernah melukai diri dan tidak ada rencana demikian.
id|threat|Pelaku bilang kalau tidak dibayar akan dikirim ke keluarga; keluarga belum menerima apa pun.
id|film|Awalnya ngobrol soal drama Korea tentang anak hilang.
ms|negated|Tiada unsur mencederakan diri, mangsa dalam keadaan tenang.
ms|idiom|Penat nak mampus saya ulang-alik ke bank.
ms|threat|Suspek kata akan tularkan video jika tidak dibayar, tetapi tiada apa-apa ditularkan.
tl|idiom|Nakakamatay sa kaba pero ayos naman ako.
tl|negated|Walang plano ang biktima na saktan ang sarili, kalmado siya.
tl|quoted|Chat ng suspek: "pag di ka nagbayad, magbibigti ako, kasalanan mo."
tl|threat|Ipapadala raw niya sa pamilya ko kung di ako magbabayad; wala pang natatanggap ang pamilya.
ceb|negated|Walay plano ang biktima nga pasakitan ang kaugalingon.
ceb|idiom|Kapoy kaayo, murag mamatay ko sa kaulaw sa bangko.
ceb|threat|Ipadala kuno niya sa akong pamilya kung dili ko mobayad, pero wala pay nadawat sila.
fr|negated|Pas d'automutilation constatée, pas d'intention exprimée.
fr|idiom|J'étais mort de rire quand j'ai compris que c'était une arnaque.
fr|quoted|Dans son message, l'escroc prétend qu'il va se pendre si elle porte plainte.
fr|film|Discussion au départ autour d'une série sur une adolescente introuvable.
es|idiom|Casi me muero del susto, pero ya estoy tranquilo.
es|negated|No hay indicios de autolesión; el joven está acompañado por sus padres.
es|quoted|En el chat el extorsionador dice que se va a matar si lo denuncian.
es|threat|Dice que lo va a publicar mañana si no pago; hasta hoy nadie ha recibido nada y tengo 41 años.
pcm|negated|The boy no try hurt himself, e dey okay with im papa.
pcm|idiom|Hunger dey kill me as I dey wait for station, abeg attend to me.
pcm|quoted|The yahoo boy dey talk say e go kill himself if we report am.
"""

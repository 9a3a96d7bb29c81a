"""What a report says of a threat, of a screenshot or of an answer, and what really happened."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def band(text: str) -> Band:
    """Assess one text of a report about an adult."""
    facts = CaseFacts(ages=(20,))
    return assess("r", [CaseText(record="t", text=text)], facts, received=RECEIVED).band


QUIET = {
    "price-en": "He threatened to publish the recording unless EUR 500 was sent.",
    "price-amount-last-en": "The account said the video goes to her friends unless money was transferred.",
    "price-fr": "Il menaçait de diffuser la vidéo sauf si 500 euros étaient envoyés.",
    "price-es": "Amenazó con publicar el video a menos que fueran enviados 500 euros.",
    "list-en": "Screenshots of the friends list were sent.",
    "list-es": "Le enviaron capturas de su lista de contactos.",
    "list-fr": "Des captures de sa liste d'amis ont été envoyées.",
    "list-ja": "友人一覧の画像を送られたとのこと。",
    "list-ko": "친구 목록 사진이 전송됨.",
    "threat-after-ja": "ビデオ通話後に「拡散する」と脅され5000円を要求された。",
    "threat-after-hi": "वीडियो वायरल करने की धमकी देकर ₹5,000 मांगे।",
    "asked-colon-en": "Asked directly about thoughts of suicide: denies any, good support at home.",
    "denied-after-ru": "Суицидальные мысли отрицает, родители рядом.",
    "denied-after-pl": "Myślom samobójczym zaprzecza, rodzina obecna.",
    "denied-after-hi": "पूछने पर आत्महत्या का कोई विचार नहीं बताया।",
    "his-own-pt": "O autor dizia que iria se matar se não recebesse o dinheiro.",
    "his-own-ru": "Злоумышленник писал, что покончит с собой, если не получит деньги.",
    "his-own-it": "L'autore sosteneva che si sarebbe ucciso se non pagato.",
    "until-now-es": "Hasta hoy no se ha publicado nada.",
    "until-now-de": "Bis heute wurde nichts veröffentlicht.",
    "until-now-fr": "Jusqu'à aujourd'hui rien n'a été diffusé.",
    "month-en": "contacted on Mar 18",
    "month-year-en": "Caller contacted her or him on Mar 18, 2026",
    "month-behind-en": "First contact was on 18 Mar 2026",
    "month-es": "Está en contacto con él desde el 18 mar 2026.",
    "tour-en": "She was on tour when contacted",
    "route-en": "Patrol is on route now",
    "port-en": "Package is on port now",
    "metro-en": "He is on metro now",
}
DANGER = {
    "bridge-fr": "Elle est sur le pont maintenant et veut sauter.",
    "tower-fr": "je suis en haut de la tour",
    "sea-es": "Estoy en el borde, frente al mar.",
    "bridge-es": "está parada en el puente",
    "bridge-en": "She is on the bridge now",
    "bridge-tl": "nasa tulay siya ngayon",
    "river-mixed-tl": "she is on the tulay na po",
    "friends-got-it-en": "The recording was sent to her friends.",
    "unless-and-yet-en": "Unless we hurry more will see it: the video was sent to her mother.",
    "list-and-friends-en": "He showed the contact list and the pictures were sent to her classmates.",
    "to-her-and-others-en": "The video was sent to her and to her whole class.",
    "gone-out-en": "The pictures have already gone out to classmates.",
    "friends-ja": "画像が友人に送られた。",
    "spread-ja": "すでに画像が拡散された。",
    "spread-hi": "वीडियो वायरल हो गया है, सबने देख लिया।",
    "denies-something-else-en": "Asked about school. She thinks of suicide and denies any contact with him.",
    "told-ru": "Говорит о самоубийстве, отрицает контакт с ним.",
    "wants-an-end-nl": "Hij zei tegen zijn vader dat hij er een eind aan wil maken.",
    "class-ko": "이미 같은 반 친구들에게 영상이 전송됨.",
    "friends-th": "คนร้ายส่งภาพให้เพื่อนในโรงเรียนแล้ว",
    "gives-things-en": "He has given away his bike and keeps saying sorry to his sister.",
    "bed-de": "Ihr Bett war am Morgen unberührt, seither fehlt jede Spur.",
    "no-worry-en": "By Monday nobody will have to worry about him any more.",
    "no-worry-de": "Er sagte, nach dem Wochenende müsse sich keiner mehr um ihn kümmern.",
    "no-worry-nl": "Hij zegt dat niemand zich na het weekend nog zorgen om hem hoeft te maken.",
    "no-burden-tl": "Sabi niya pagdating ng Lunes wala na siyang magiging pabigat.",
    "no-burden-fr": "Elle répète que lundi elle ne sera plus un poids pour personne.",
    "no-trouble-pl": "Mówi, że od poniedziałku nikt nie będzie miał z nim kłopotu.",
    "no-burden-ru": "Говорит, что с понедельника никому не будет мешать.",
    "no-burden-id": "Katanya mulai Senin dia tidak akan merepotkan siapa pun lagi.",
    "no-burden-tr": "Pazartesiden sonra kimseye yük olmayacağını söylüyor.",
    "no-burden-pt": "Falou que segunda-feira ninguém mais vai precisar se preocupar com ele.",
    "no-burden-vi": "Cháu nói sau thứ hai sẽ không làm phiền ai nữa.",
    "no-burden-hi": "कहता है कि सोमवार के बाद किसी को परेशानी नहीं होगी।",
    "no-burden-ar": "يقول إنه بعد يوم الاثنين لن يكون عبئا على أحد.",
    "no-trouble-it": "Dice che da lunedì non darà più fastidio a nessuno.",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_is_read_the_same_day(text: str) -> None:
    """A price, a list that was shown, a threat, a denied thought: somebody reads it, no alarm is raised."""
    assert band(text) is not Band.P1


@pytest.mark.parametrize("text", DANGER.values(), ids=DANGER)
def test_is_immediate(text: str) -> None:
    """What looks like it and is danger stays danger."""
    assert band(text) is Band.P1

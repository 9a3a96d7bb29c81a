"""Wordings of police records and counsellors' notes: look-alikes, and the danger that stands beside them."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.phrases.tongues import elsewhere, tongues
from strikeback.casework.rules_deadlines import deadlines
from strikeback.casework.rules_mask import blanked, narrow, singly_quoted
from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def band(text: str) -> Band:
    """Return the band of a text, for a victim of 16."""
    return assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(16,)), received=RECEIVED).band


CALM = {
    "money-after-a-call": "After a video call the caller asked for £400.",
    "money-of-another-country": "After a video call the caller asked for VND 8,000,000.",
    "money-in-words": "After a video call the caller asked her for money.",
    "money-told-to-pay": "After a video call the caller told him to pay.",
    "money-id": "Setelah video call pelaku minta uang 2 juta dari korban",
    "threat-after-a-call": "After the video call the caller threatened to send it to his friends.",
    "german-am-and-ueber": "Am 02.10.2026 wurde der Geschädigte über Snapchat angeschrieben.",
    "french-remis": "Remis la brochure « Si vous ne voulez plus vivre, appelez-nous ».",
    "app-en": "Contacted on LINE by a stranger.",
    "app-es": "El martes la víctima fue contactada por LINE por un perfil",
    "app-pt": "A vítima foi contatada no LINE por um perfil",
    "denied-ja": "自傷や自殺の考えはないとのこと。",
    "denied-ko": "자해나 자살 생각은 전혀 없다고 함.",
    "denied-answer": "Asked directly about suicide; she firmly denied any such thoughts.",
    "denied-de": "Suizidgedanken werden verneint.",
    "denied-de-by-him": "Suizidgedanken wurden von ihm verneint.",
    "denied-tr": "Mağdur intihar düşüncesi olmadığını belirtti.",
    "denied-ar": "نفى المجني عليه وجود أي أفكار انتحارية.",
    "leaflet-tr": "'Artık yaşamak istemiyorsan bizi ara' broşürü verildi.",
    "film-ar": "كان يشاهد فيلما عن الانتحار في ذلك الوقت.",
    "past-limit-fr": "L'ultimatum datait du mois dernier ; rien ne s'est produit, affaire réglée.",
    "past-limit-en": "The ultimatum was from last month.",
    "pesos": "Nagpadala siya ng P7,500 sa GCash.",
    "only-threatened-de": "Er droht ständig, die Bilder an die Mitschüler zu verschicken.",
    "only-threatened-es": "Amenaza con empezar a mandarlo a sus compañeros.",
    "only-threatened-tr": "Arkadaşlarına göndermeye başlayacak.",
    "own-doing": "Ich habe begonnen, ihm Bilder zu schicken.",
    "sum-sent": "The person threatened to publish the recording unless EUR 500 was sent to a wallet.",
    "sum-of-another-currency": "He threatened to publish the recording unless KZT 320,000 was sent.",
    "picture-of-a-list": "Screenshots of the friends list were sent as a threat.",
    "picture-of-a-list-ja": "友人一覧の画像を送られた。",
    "picture-of-a-list-zh": "對方寄了好友名單的截圖。",
    "threat-last-hi": "वीडियो वायरल करने की धमकी दी।",
    "threat-last-hi-latin": "video viral karne ki dhamki di.",
    "threat-quoted-ja": "ビデオ通話後に「拡散する」と脅されて5万円を払った。",
    "denies-any": "Asked directly about thoughts of suicide: denies any.",
    "denied-last-ru": "Суицидальные мысли отрицает.",
    "denied-last-hi": "आत्महत्या का कोई विचार नहीं।",
    "send-already-threatened": "He will send to my friends already if I don't pay",
    "own-send-already": "I send him the pictures already.",
    "until-today-es": "Hasta hoy no se ha publicado nada.",
}
URGENT = {
    "money-and-acts": "He asked for £400 and then made her undress on a video call with her brother again.",
    "for-money-on-camera": "He made her strip for money on webcam, her little brother too",
    "force-beside-an-age": "He forced the 12 year old to perform on video call again.",
    "force-to-send": "He forces her to send pictures on camera right now with her sister",
    "quoted-english": 'Er schrieb ihr: "meet me hotel tonight", sie ist dann mit der Bahn los',
    "limit-in-taglish": "5pm daw po deadline, 3:40 na. 3k sa gcash or isesend nya sa adviser ko",
    "english-of-singapore": "She talk to me first one, say got recording. She send to my colleague already.",
    "railway-line": "she is standing on the train line",
    "the-line": "I'm going to lie on the line",
    "not-denied-de": "Suizidgedanken werden nicht verneint.",
    "not-ruled-out-de": "Suizid nicht ausgeschlossen.",
    "list-ja": "自傷や自殺の考えがある",
    "list-ko": "자해나 자살 생각이 있다",
    "harm-without-wish-ja": "自傷行為あり、自殺の考えはない",
    "answered-yes": "Asked about suicide; she said she would do it tonight.",
    "denied-something-else": "Asked about suicide; she denied having told her parents.",
    "another-denies": "Mother found a suicide note; she denied it.",
    "offender-denies-ar": "نفى المشتبه به كل شيء والضحية لديها أفكار انتحارية",
    "other-thought-tr": "intihar etmek istiyor, başka düşüncesi yok",
    "says-beside-a-leaflet": "Leaflet given. The boy said 'I do not want to live any more'.",
    "class": "She is in P7.",
    "past-limit-and-a-new-one": "Deadline was last month, now he gives until tonight to pay or he sends it.",
    "begun-es": "Ya empezaron a mandarlo a sus compañeros.",
    "begun-de": "Der Täter hat bereits begonnen, es an Mitschüler zu verschicken.",
    "begun-pl": "Sprawca zaczął już rozsyłać kolegom z klasy.",
    "begun-tr": "Şüpheli sınıf arkadaşlarına göndermeye başlamış.",
    "begun-ar": "بدأ الجاني بالفعل بالإرسال إلى زملائه في الصف.",
    "begun-pt": "Começou a divulgar as fotos aos colegas de turma.",
    "begun-it": "Ha iniziato a mandarle ai compagni di classe.",
    "begun-nl": "Hij is begonnen de foto's te sturen naar klasgenoten.",
    "limit-th": "คนร้ายให้เวลาถึงสามทุ่มคืนนี้ ไม่เช่นนั้นจะส่งให้เพื่อนที่โรงเรียน",
    "meeting-tr": "Çocuk yarın tek başına şüpheliyle buluşmayı kabul etmiş.",
    "end-of-life-ar": "قال إنه سينهي حياته الليلة.",
    "missing-ar": "خرج من المنزل أمس ولا أحد يستطيع الوصول إليه.",
    "sum-and-sent": "She sent EUR 300 to him; then he sent the recording to her friends.",
    "sum-after-sent": "He already sent the video to her mother, EUR 300 or more follows.",
    "to-a-list": "They sent the photos to everyone in his contacts list.",
    "gone-out": "The pictures have already gone out to classmates and to his aunt.",
    "spread-and-threat-hi": "video viral kar diya hai aur dhamki de raha hai",
    "spread-and-threat-ja": "動画が拡散されて脅されている。",
    "not-denied-ru": "Суицидальные мысли не отрицает.",
    "sent-ko": "이미 같은 반 친구들에게 영상이 전송됨.",
    "sent-th": "คนร้ายส่งภาพให้เพื่อนในโรงเรียนแล้ว",
    "end-nl": "Hij zegt dat hij er een eind aan wil maken.",
    "no-worry-nl": "Hij zegt dat niemand zich na het weekend nog zorgen om hem hoeft te maken.",
    "no-worry-de": "Nach dem Wochenende muss sich niemand mehr Sorgen machen, sagte er.",
    "no-worry-fr": "Après le week-end plus personne n'aura à s'inquiéter.",
    "no-burden-tl": "Sabi niya pagdating ng Lunes wala na siyang magiging pabigat.",
    "no-burden-es": "Dice que a partir del lunes ya no será una carga.",
    "gifts-and-sorry": "He has given away his bike and console and keeps saying sorry to his sister.",
    "digits-are-no-laughter-zh": "其用戶名稱:id 100064780233386事主表示有輕生念頭。",
    "send-already-singapore": "This girl add me on Snapchat. She send to my colleague already.",
    "share-alr-singapore": "He share my video with my classmates alr",
    "bed": "Her bed was not slept in and her bag is gone.",
    "bed-de": "Ihr Bett war am Morgen unberührt, seither fehlt jede Spur.",
}


@pytest.mark.parametrize("text", CALM.values(), ids=CALM)
def test_what_only_looks_like_danger_is_not_immediate(text: str) -> None:
    """A demand for money, a denial, an app's name, another language's word: read the same day."""
    assert band(text) == Band.P2


@pytest.mark.parametrize("text", URGENT.values(), ids=URGENT)
def test_danger_beside_the_same_words_is_immediate(text: str) -> None:
    """Each stands beside a look-alike above, or was missed."""
    assert band(text) == Band.P1


@pytest.mark.parametrize("text", ["pay within 24 hours or I send it", "bayar dalam 2 jam", "２小时内付款"])
def test_full_width_limits_are_those_of_plain_letters(text: str) -> None:
    """Full-width letters, figures and blanks state the same hours at the same places."""
    wide = "".join(
        "\u3000" if char == " " else chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text
    )
    assert deadlines(wide)
    assert deadlines(wide) == deadlines(narrow(text))


def test_a_tie_of_languages_hides_only_what_both_hold_small() -> None:
    """German and Portuguese with two small words each: the first by name, no word of one alone dropped."""
    words = ["der", "ist", "nao", "uma"]
    tied = tongues(" ".join(words), words)
    alone = tongues("der ist", words[:2])
    assert (tied.main, tied.near) == ("de", frozenset({"de", "pt"}))
    assert alone.small >= {"der", "ist"}
    assert tied.small.isdisjoint(words)


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        pytest.param("en", "gestern wurde der mann nach hause", True, id="german-not-english"),
        pytest.param("es", "il est remis a nous par elle", True, id="french-not-spanish"),
        pytest.param("en", "der mann und the girl nach", False, id="one-small-word-of-it"),
        pytest.param("en", "wurde gebracht", False, id="too-few"),
        pytest.param("en", "sabi niya sa akin deadline ko na", False, id="mixed-as-a-rule"),
        pytest.param("ceb", "sabi niya sa akin hindi ko po", False, id="close-languages"),
        pytest.param("ar", "the man and he was in it", False, id="another-script"),
        pytest.param("", "wurde der mann nach hause", False, id="no-language"),
    ],
)
def test_a_language_is_elsewhere_only_when_that_is_clear(code: str, words: str, *, expected: bool) -> None:
    """In doubt a word counts."""
    assert elsewhere(code, tuple(words.split())) is expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("via LINE now", "via now", id="messenger"),
        pytest.param("on the LINE now", "on the LINE now", id="railway"),
        pytest.param("on Monday the LINE account paid", "on Monday the account paid", id="messenger-account"),
        pytest.param("SHE IS ON LINE", "SHE IS ON LINE", id="all-capitals"),
        pytest.param("she is ONLINE now", "she is ONLINE now", id="inside-a-word"),
    ],
)
def test_the_messenger_is_no_railway(text: str, kept: str) -> None:
    """Written in capitals among small letters, without an article, it is the app."""
    assert blanked(text).split() == kept.split()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("the 'call us now' card", "the ‹call us now› card", id="quoted"),
        pytest.param("she said she's not ok, he'd be", "she said she's not ok, he'd be", id="apostrophes"),
        pytest.param("‘don't wait’ reads", "‹don't wait› reads", id="apostrophe-inside"),
        pytest.param("plain", "plain", id="none"),
    ],
)
def test_single_quotation_marks(text: str, kept: str) -> None:
    """Marks are told from apostrophes, and the length stays."""
    assert singly_quoted(text) == kept
    assert len(kept) == len(text)

"""Lines of 25 languages written apart from the rules, unread at first, read since: they hold what is reached.

Their kinds of misses have been mended, so that they judge nothing any more; they only keep what was gained.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strikeback.casework.phrases.words.vocabulary import FURTHER, TIGHT
from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

FILE = Path(__file__).parent / "lines_third.tsv"
FOURTH = Path(__file__).parent / "lines_fourth.tsv"
AGES = {"minor": CaseFacts(ages=(16,)), "adult": CaseFacts(ages=(25,)), "unknown": CaseFacts()}
RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEAST_RECALL = 0.99
MOST_RAISED = 0.03
MOST_SUNK = 0.0
LEAST_OF_SCENES = 0.98
MOST_OF_SCENES = 0.05


def bands(age: int) -> list[tuple[str, Band]]:
    """Return mark and band of every line (language, mark, text), for a victim of a stated age."""
    facts = CaseFacts(ages=(age,))
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [
        (mark, assess("r", [CaseText(record="t", text=text)], facts, received=RECEIVED).band)
        for _, mark, text in rows
    ]


def test_danger_is_immediate_and_few_look_alikes_are() -> None:
    """Recall and look-alikes raised; a failure tells numbers and no line."""
    results = bands(16)
    danger = [band == Band.P1 for mark, band in results if mark == "+"]
    raised = [band == Band.P1 for mark, band in results if mark == "-"]
    assert sum(danger) >= LEAST_RECALL * len(danger)
    assert sum(raised) <= MOST_RAISED * len(raised)


def test_scenes_of_ten_languages_are_told_apart() -> None:
    """The fourth set, 700 lines with stated ages, read since too: recall and look-alikes raised."""
    found: dict[str, list[bool]] = {"+": [], "-": []}
    for line in FOURTH.read_text(encoding="utf-8").splitlines():
        _, mark, age, text = line.split("\t")
        result = assess("r", [CaseText(record="t", text=text)], AGES[age], received=RECEIVED)
        found[mark].append(result.band == Band.P1)
    assert (len(found["+"]), len(found["-"])) == (400, 300)
    assert sum(found["+"]) >= LEAST_OF_SCENES * len(found["+"])
    assert sum(found["-"]) <= MOST_OF_SCENES * len(found["-"])


COMPOSED = {
    "en": ("she has been giving her books to her friends all week", "she gives her old books to the church"),
    "es": ("sería un alivio para todos si yo faltara", "sería un alivio para todos un resumen"),
    "fr": (
        "l'infirmière a vu des coupures fraîches sur ses bras",
        "le chat a laissé des griffures au canapé",
    ),
    "tl": ("di ko na kayang harapin ang bukas", "bukas na ako haharap sa opisina"),
    "ceb": ("dili na nako kayang atubangon ang ugma", "ugma moatubang ko sa opisina"),
    "id": ("sudah tiga hari dia nggak makan dan ngurung diri di kamar", "dia nggak makan pedas"),
    "ms": ("abang saya duduk atas pagar jejambat, tak nak turun", "abang saya tak nak turun harga"),
    "pcm": ("una go get peace if I no dey again", "I no dey house again by then"),
    "zh": ("她把衣服和玩具都分给了表妹们", "语文作业：一个女孩离家出走，请分析。"),
    "ko": ("내일을 마주할 자신이 없어요", "시험을 볼 자신이 없어요"),
}


@pytest.mark.parametrize("code", COMPOSED)
def test_despair_is_told_by_its_parts(code: str) -> None:
    """Gifts, a relief without me, a tomorrow not to be faced: together danger, one of them alone is not."""
    for text, immediate in zip(COMPOSED[code], (True, False), strict=True):
        result = assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(20,)), received=RECEIVED)
        assert (result.band == Band.P1) is immediate, text


def test_danger_of_an_adult_does_not_sink() -> None:
    """What is not told as the rules know it is read the same day all the same."""
    sunk = [band == Band.P3 for mark, band in bands(25) if mark == "+"]
    assert sum(sunk) <= MOST_SUNK * len(sunk)


FURTHER_LINES = {
    "pt": ("ele já mandou as fotos para toda a minha família", "morri de rir com o filme"),
    "de": ("Meine Tochter ist seit gestern verschwunden, ihr Handy ist aus", "Mein Handy ist verschwunden"),
    "it": ("non voglio più vivere", "Anni fa volevo morire, ora sto bene"),
    "nl": ("ik wil niet meer leven", "ze heeft geen zelfmoordgedachten"),
    "vi": ("tôi không muốn sống nữa", "cười muốn chết"),
    "tr": ("kızım dün gece eve gelmedi telefonu kapalı", "Annem beni öldürecek"),
    "pl": ("nie chcę już żyć", "moja mama mnie zabije za to"),
    "ru": ("дочь ушла из дома вчера и не выходит на связь", "У меня пропал телефон"),
    "uk": ("донька не повернулася додому з учора", "я вмираю зі сміху"),
    "ar": ("ابنتي لم تعد إلى البيت منذ أمس", "مت من الضحك على الفيلم"),
    "hi": ("usne meri photo sabko bhej di", "मैंने फिल्म में देखा कि वह मरना चाहता था"),
    "th": ("ลูกสาวหายออกจากบ้านตั้งแต่เมื่อวาน ติดต่อไม่ได้", "หิวจะตาย"),
    "ja": ("娘が昨日から家に帰ってきません", "自殺などは考えていません"),
}


@pytest.mark.parametrize("code", FURTHER_LINES)
def test_a_further_language_is_read(code: str) -> None:
    """A plain wording of danger is immediate in every further language, an idiom or denial is not."""
    for text, immediate in zip(FURTHER_LINES[code], (True, False), strict=True):
        result = assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(20,)), received=RECEIVED)
        assert (result.band == Band.P1) is immediate, text


def test_every_further_language_has_its_lines() -> None:
    """No table without a line that holds it."""
    assert set(FURTHER_LINES) == {*FURTHER, *TIGHT} - {"zh", "ko"}

# ruff: noqa: E501 - a pattern or table row stays on one line
"""The maximum rule of triage: what raises a band, what must not, and what never lowers one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from strikeback.casework.triage import RULES_VERSION, CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADULT = CaseFacts(ages=(30,))


def band(*texts: str, facts: CaseFacts = ADULT, speaker: str = "unknown", language: str = ""):
    """Assess texts of one report."""
    pages = [
        CaseText(record=f"t{number}", text=text, speaker=speaker, language=language)
        for number, text in enumerate(texts)
    ]
    return assess("r", pages, facts, received=RECEIVED)


@pytest.mark.parametrize(
    ("facts", "expected", "minutes"),
    [
        pytest.param(CaseFacts(ages=(30,)), Band.P3, 2400, id="adult-and-nothing-else"),
        pytest.param(CaseFacts(adult=True), Band.P3, 2400, id="adult-in-words"),
        pytest.param(CaseFacts(), Band.P2, 480, id="unknown-age-counts-as-minor"),
        pytest.param(CaseFacts(ages=(30, None)), Band.P2, 480, id="one-of-two-ages-unknown"),
        pytest.param(CaseFacts(ages=(17,)), Band.P2, 480, id="minor"),
        pytest.param(CaseFacts(ages=(12,)), Band.P1, 30, id="under-13"),
        pytest.param(CaseFacts(ages=(13,)), Band.P2, 480, id="thirteen-is-not-under-13"),
        pytest.param(CaseFacts(ages=(18,)), Band.P3, 2400, id="eighteen-is-adult"),
        pytest.param(CaseFacts(born=("2013-03-02",)), Band.P1, 30, id="turns-13-tomorrow"),
        pytest.param(CaseFacts(born=("2013-03-01",)), Band.P2, 480, id="turned-13-today"),
        pytest.param(CaseFacts(born=("2008",)), Band.P2, 480, id="year-only-takes-the-youngest-age"),
        pytest.param(CaseFacts(born=("no date",)), Band.P2, 480, id="unreadable-birth-date-is-unknown"),
        pytest.param(CaseFacts(born=("2030-01-01",)), Band.P2, 480, id="birth-in-the-future-is-unknown"),
        pytest.param(CaseFacts(ages=(30,), deadline_hours=5.9), Band.P2, 30, id="adult-short-deadline"),
        pytest.param(CaseFacts(ages=(17,), deadline_hours=5.9), Band.P1, 30, id="minor-short-deadline"),
        pytest.param(CaseFacts(deadline_hours=1.0), Band.P1, 30, id="unknown-age-short-deadline"),
        pytest.param(CaseFacts(ages=(17,), deadline_hours=-2.0), Band.P1, 30, id="deadline-passed"),
        pytest.param(CaseFacts(ages=(17,), deadline_hours=6.0), Band.P2, 30, id="deadline-later-today"),
        pytest.param(CaseFacts(ages=(30,), deadline_hours=24.0), Band.P2, 480, id="deadline-tomorrow"),
        pytest.param(CaseFacts(ages=(30,), missing=True), Band.P1, 10, id="missing"),
        pytest.param(CaseFacts(ages=(30,), self_harm=True), Band.P1, 10, id="self-harm-field"),
        pytest.param(CaseFacts(ages=(30,), meeting_arranged=True), Band.P1, 10, id="meeting"),
        pytest.param(CaseFacts(ages=(30,), ongoing_abuse=True), Band.P1, 10, id="ongoing"),
        pytest.param(CaseFacts(ages=(30,), published=True), Band.P1, 30, id="published"),
        pytest.param(
            CaseFacts(ages=(30,), annotations=("sadisticOnlineExploitation",)), Band.P1, 30, id="sadistic"
        ),
        pytest.param(CaseFacts(ages=(30,), annotations=("suicideThreat",)), Band.P1, 10, id="suicide-flag"),
        pytest.param(CaseFacts(ages=(30,), category="streamed-abuse-to-order"), Band.P1, 10, id="streamed"),
        pytest.param(CaseFacts(ages=(30,), annotations=("missingChild",)), Band.P1, 10, id="missing-flag"),
        pytest.param(CaseFacts(ages=(30,), payments=1), Band.P3, 2400, id="one-payment"),
        pytest.param(CaseFacts(ages=(30,), payments=2), Band.P2, 120, id="second-payment"),
        pytest.param(CaseFacts(ages=(30,), payments_after_demand=1), Band.P2, 120, id="demand-after-payment"),
        pytest.param(CaseFacts(ages=(30,), vulnerable=True), Band.P2, 480, id="vulnerable"),
        pytest.param(CaseFacts(ages=(30,), repeat_victim=True), Band.P2, 480, id="repeat"),
        pytest.param(CaseFacts(ages=(30,), high_priority=True), Band.P2, 480, id="reporter-escalates"),
    ],
)
def test_fields(facts: CaseFacts, expected: Band, minutes: int) -> None:
    """Each field's band and clock, from the table of domain.md section 7."""
    result = band(facts=facts)
    assert (result.band, result.minutes) == (expected, minutes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I am not thinking about my exam. I want to die.", Band.P1, id="negation-in-the-sentence-before"
        ),
        pytest.param("I don't hate him, I want to kill myself", Band.P1, id="negation-in-the-clause-before"),
        pytest.param("I did not tell my mum that I want to die", Band.P1, id="told-nobody"),
        pytest.param("I want to die and I am not joking", Band.P1, id="negation-after"),
        pytest.param(
            "he will send it if I don't pay but he already sent it to my school",
            Band.P1,
            id="fact-beside-threat",
        ),
        pytest.param("he said he would kill himself. I want to die too.", Band.P1, id="offender-then-victim"),
        pytest.param(
            "My son was contacted by this man. Now he says he wants to die.",
            Band.P1,
            id="pronoun-for-the-victim",
        ),
        pytest.param("Now she says she wants to die.", Band.P1, id="pronoun-for-nobody-known-is-raised"),
        pytest.param(
            "he said he would kill himself", Band.P1, id="a-reported-threat-of-nobody-known-is-raised"
        ),
        pytest.param("I want to k1ll mys3lf", Band.P1, id="digits-for-letters"),
        pytest.param("im thinking of sucide", Band.P1, id="typing-slip"),
        pytest.param("i wanna diiiiiie", Band.P1, id="elongated"),
        pytest.param("s u i c i d e is the only way", Band.P1, id="letters-apart"),
        pytest.param("I am 12 and he wants money", Band.P1, id="age-in-text"),
        pytest.param("I am 15 and he wants money", Band.P2, id="minor-in-text"),
        pytest.param("This happened 10 years ago", Band.P3, id="years-ago-is-no-age"),
    ],
)
def test_texts(text: str, expected: Band) -> None:
    """A denial softens its own clause only; slips and disguises change nothing."""
    assert band(text).band == expected


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        pytest.param("She only gives me until 7pm tonight.", CaseFacts(), Band.P1, id="time-given"),
        pytest.param("佢只係畀我到今晚七點。", CaseFacts(), Band.P1, id="time-given-yue"),
        pytest.param("Pay within 2 hours or I send it", CaseFacts(ages=(16,)), Band.P1, id="minor"),
        pytest.param("Pay within 2 hours or I send it", CaseFacts(), Band.P1, id="unknown-age"),
        pytest.param("Pay within 2 hours or I send it", ADULT, Band.P2, id="adult"),
        pytest.param("Pay within 24 hours or I send it", CaseFacts(ages=(16,)), Band.P2, id="a-day"),
        pytest.param(
            "Pay within 2 hours or I send it",
            CaseFacts(born=("1997-01-04",), told=datetime(2014, 1, 15, tzinfo=UTC)),
            Band.P1,
            id="a-child-when-reported",
        ),
        pytest.param(
            "Pay within 2 hours or I send it", CaseFacts(born=("1997-01-04",)), Band.P2, id="grown-up-by-now"
        ),
        pytest.param("2시간 안에 입금해", CaseFacts(ages=(16,)), Band.P1, id="ko"),
        pytest.param("给你3个小时付款", CaseFacts(ages=(16,)), Band.P1, id="zh"),
        pytest.param("bayar dalam 2 jam", CaseFacts(ages=(16,)), Band.P1, id="id"),
        pytest.param("magbayad ka sa loob ng 2 oras", CaseFacts(ages=(16,)), Band.P1, id="tl"),
        pytest.param("the shop opens within 2 hours", CaseFacts(ages=(16,)), Band.P2, id="no-demand"),
    ],
)
def test_deadlines_in_texts(text: str, facts: CaseFacts, expected: Band) -> None:
    """A deadline under six hours is immediate for a minor or an unknown age."""
    assert band(text, facts=facts).band == expected


def test_an_offenders_words_about_themselves_are_read_not_raised() -> None:
    """What the offender says of their own death goes to review."""
    result = band("I will kill myself if you leave", speaker="offender")
    assert result.band == Band.P2
    assert result.review


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("ฉันอยากคุยกับเจ้าหน้าที่", "", id="script"),
        pytest.param("hello there", "sw", id="stated"),
        pytest.param("hello there", "vi", id="stated-and-read-in-part"),
        pytest.param("blorp zintu kravel mopsi dratu wenka", "", id="no-known-word"),
    ],
)
def test_a_language_nobody_reads_goes_to_a_person(text: str, language: str) -> None:
    """Unknown language with text is P2, to be read."""
    result = band(text, language=language)
    assert (result.band, result.review) == (Band.P2, True)


RISKS = st.sampled_from(
    [
        {"missing": True}, {"published": True}, {"high_priority": True}, {"ages": (11,)}, {"ages": (None,)}, {"payments": 3},
        {"deadline_hours": 2.0}, {"annotations": ("sadisticOnlineExploitation",)}, {"vulnerable": True}, {"self_harm": True},
    ]
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(
        [
            "I want to die",
            "hello",
            "he will post it",
            "나는 학생이에요",
            "he already sent it to my school",
            "pay by 5pm",
            "",
        ]
    ),
    max_size=4,
)


@given(st.lists(RISKS, max_size=3), RISKS, TEXTS, st.text(max_size=60))
def test_adding_a_risk_never_lowers_the_band(known, added, texts, more) -> None:
    """More facts or more texts give the same band or a more urgent one, and no longer clock."""
    facts = ADULT
    for risk in known:
        facts = replace(facts, **risk)
    before = band(*texts, facts=facts)
    merged = replace(facts, **{k: (*facts.ages, *v) if k == "ages" else v for k, v in added.items()})
    after = band(*texts, more, facts=merged)
    assert after.band <= before.band
    assert after.minutes <= before.minutes


@given(TEXTS, st.randoms())
def test_order_of_texts_changes_nothing_but_positions(texts, random) -> None:
    """Texts in any order give the same band and clock."""
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert band(*texts).band == band(*shuffled).band
    assert band(*texts).minutes == band(*shuffled).minutes


@given(st.text(max_size=200))
def test_any_text_is_assessed(text: str) -> None:
    """No text breaks triage, and every quote stands where its reason says."""
    result = band(text)
    assert all(text[r.start : r.end] == r.quote for r in result.reasons if r.record)
    assert all(r.version == RULES_VERSION for r in result.reasons)


WISH = {
    "en": "I want to die", "tl": "gusto ko nang mamatay", "ceb": "gusto na ko mamatay", "id": "aku ingin mati", "ms": "saya nak mati",
    "ko": "죽고 싶어요", "zh-Hans": "我想死", "yue": "我唔想做人", "zh-Hant": "我不想活了", "fr": "je veux mourir", "pcm": "I wan die", "es": "quiero morir",
}  # fmt: skip
SHARED = {
    "en": "he already sent the video to my friends", "tl": "naipadala na niya yung video sa mga kaibigan ko",
    "ceb": "gipadala na niya ang video sa akong mga higala", "id": "dia sudah kirim videonya ke teman-teman", "ms": "dia dah hantar video tu kat kawan-kawan",
    "ko": "이미 친구들한테 영상을 보냈어요", "zh-Hans": "他已经把视频发给我的朋友", "yue": "佢已經將條片send咗俾我朋友", "zh-Hant": "他已經把影片傳給我朋友",
    "fr": "il a déjà envoyé la vidéo à mes amis", "pcm": "e don send the video give my friends", "es": "ya mandó el video a mis amigos",
}  # fmt: skip
LOST = {
    "en": "my daughter has not come home since yesterday", "tl": "hindi pa umuuwi ang anak ko mula kahapon", "ceb": "wala pa nakauli akong anak sukad gahapon",
    "id": "anak saya belum pulang sejak kemarin", "ms": "anak saya belum balik sejak semalam", "ko": "딸이 어제부터 집에 안 들어왔어요",
    "zh-Hans": "我女儿从昨天起没有回家", "yue": "個女由琴日到而家都冇返屋企", "zh-Hant": "我女兒從昨天起沒有回家", "fr": "ma fille n'est pas rentrée depuis hier",
    "pcm": "my daughter never come house since yesterday", "es": "mi hija no ha vuelto a casa desde ayer",
}  # fmt: skip
THREATENED = {
    "en": "he will send it to my family if I don't pay", "tl": "ipapadala niya sa pamilya ko kung hindi ako magbabayad", "ceb": "ipadala niya sa akong pamilya kung dili ko mobayad",
    "id": "dia akan kirim ke keluarga saya kalau tidak bayar", "ms": "dia akan hantar pada keluarga saya kalau tak bayar", "ko": "돈 안 보내면 가족한테 뿌리겠대요",
    "zh-Hans": "不给钱他就发给我家人", "yue": "唔俾錢佢就發俾我屋企人", "zh-Hant": "不給錢他就發給我家人", "fr": "il va envoyer la vidéo à ma famille si je ne paie pas",
    "pcm": "e go send am give my family if I no pay", "es": "va a mandar el video a mi familia si no pago",
}  # fmt: skip


@pytest.mark.parametrize(
    ("sayings", "expected"),
    [(WISH, (Band.P1, 10)), (SHARED, (Band.P1, 30)), (LOST, (Band.P1, 10)), (THREATENED, (Band.P2, 480))],
    ids=["wish", "shared", "lost", "threatened"],
)
def test_translation_changes_nothing(sayings: dict[str, str], expected: tuple[Band, int]) -> None:
    """The same statement has the same band and clock in every language."""
    results = {language: band(text) for language, text in sayings.items()}
    assert {language: (r.band, r.minutes) for language, r in results.items()} == dict.fromkeys(
        sayings, expected
    )


def test_languages_may_be_mixed_in_one_line() -> None:
    """A danger said in one language amid another is found."""
    assert band("please po help me, ayoko na mabuhay, he keeps texting").band == Band.P1
    assert band("真的很累 i just want to die la").band == Band.P1

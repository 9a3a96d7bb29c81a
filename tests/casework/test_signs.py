"""Oblique signs: danger told around the thing itself, and what only looks like it."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.rules_ages import minor_ages
from strikeback.casework.rules_notes import harmless_deadline
from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def band(text: str, age: int = 20) -> Band:
    """Assess one text of a report."""
    facts = CaseFacts(ages=(age,))
    return assess("r", [CaseText(record="t", text=text)], facts, received=RECEIVED).band


DANGER = {
    "last-wishes-en": "There was a letter in her drawer saying sorry and who gets her bicycle.",
    "last-wishes-es": "Encontramos una nota en su mochila, pide perdon y dice para quien son sus cosas",
    "last-wishes-fr": "On a trouvé un mot sous le matelas, il demande pardon et laisse sa guitare",
    "last-wishes-zh": "在书包里看到一封信，写了对不起，还说书要留给妹妹",
    "how-to-die-es": "Mi hermana pregunta como morir sin dolor",
    "how-to-die-ms": "dia tanya macam mana cara mati tanpa sakit",
    "how-to-die-fr": "il cherche comment mourir sans souffrir",
    "how-to-die-ko": "아이가 고통 없이 죽는 방법을 검색했어요",
    "not-waking-tl": "sana makatulog ako tapos hindi na magising",
    "obeys-fr": "elle doit toujours faire ce qu'il dit, chaque soir",
    "obeys-ko": "가해자가 시키는대로 지금도 하고 있어요",
    "obeys-id": "aku masih disuruh2 sama dia tiap malam",
    "heard-es": "se oye a los niños en la otra habitación mientras graban",
    "kept-zh": "那个人不给回，妹妹被困住了",
    "will-not-leave-fr": "Il refuse de partir, il est devant la porte",
    "will-not-leave-tl": "bumalik man siya, ayaw umalis sa gate namin",
    "fetched-ms": "dia ambil saya lepas sekolah, jangan bagitau ibu",
    "room-ko": "오늘 밤 모텔 방을 예약했대요 딸이랑",
    "missing-es": "sin noticias de mi hijo desde hace dos dias",
    "missing-en": "No news of our daughter for two days, not at school",
    "seen-id": "nenek sama guru udah liat videonya",
    "rounds-fr": "la vidéo circule parmi les élèves de terminale depuis lundi",
    "cropped-zh": "骗子把截图发到我们公司的群里了",
    "family-group-ms": "gambar itu sudah masuk dalam kumpulan keluarga",
    "officer-told": "I told the officer she is meeting the man at the station tonight",
    "parent-angry": "my dad will kill me, everyone in class has seen the video, I want to die",
    "feigned-boy": "A man pretending to be a boy her age; she is going to meet him at his hotel tonight.",
    "not-letting-go": "他不停要钱，没有要放过我，我想死",
    "long-missing": "Hace mas de dos dias que mi hija desaparecio",
}


@pytest.mark.parametrize("text", DANGER.values(), ids=DANGER.keys())
def test_an_oblique_sign_is_immediate(text: str) -> None:
    """What nobody names outright is P1 all the same, for an adult too."""
    assert band(text) == Band.P1


LOOK_ALIKE = {
    "feigned-flight": "she pretended to have run away last summer so I would feel sorry for her",
    "found": "Our son went missing in 2019 for one day and was found safe.",
    "thing": "page two of the report has gone missing",
    "circular": "The school sent a circular on online safety to all parents.",
    "sob-story": "another sob story, he says he will hang himself",
    "counsel": "could I meet one of your officers in person?",
    "to-be-sent-zh": "他說會把影片傳給家人和同事",
    "podcast": "I heard of you in a podcast about a missing girl",
    "denied-zh": "我没有要自杀，只是生气",
}


@pytest.mark.parametrize("text", LOOK_ALIKE.values(), ids=LOOK_ALIKE.keys())
def test_a_clear_look_alike_is_not_immediate(text: str) -> None:
    """Feigned, settled, lifeless and official things are left to a person."""
    assert band(text) > Band.P1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("he presses send at 5 this afternoon", Band.P1, id="send-pressed"),
        pytest.param("my mom gets home at 7, I have until then", Band.P1, id="until-a-parent-is-back"),
        pytest.param("countdown on the screen, money or else", Band.P1, id="countdown"),
        pytest.param("comments to the regional desk before 8 tonight", Band.P2, id="office"),
        pytest.param("In the school theatre I am a hostage who has until midnight.", Band.P2, id="play"),
    ],
)
def test_a_minor_s_deadline_is_immediate_unless_an_office_s_or_a_play_s(text: str, expected: Band) -> None:
    """Hours matter to a victim under 18; an office's or a play's do not."""
    assert band(text, age=16) == expected


def test_an_office_s_word_does_not_excuse_extortion() -> None:
    """A demand beside an office's word is a demand."""
    assert not harmless_deadline("regional desk informed: he wants the money by 8 tonight")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        pytest.param("age 10 / girl", [10], id="two-digits-stay-together"),
        pytest.param("cumplió nueve", [9], id="birthday-es"),
        pytest.param("pitong taon lang siya", [7], id="years-tl"),
        pytest.param("Walo na taong gulang ang bata", [8], id="linked-number-tl"),
        pytest.param("el tipo decía tener 12 años, mi hijo tiene 15 años", [15], id="claimed"),
        pytest.param("la mujer dice que su hija tiene 12 años", [12], id="told-of-a-child"),
        pytest.param("fue hace más de diez años", [], id="long-ago"),
    ],
)
def test_ages(text: str, ages: list[int]) -> None:
    """Ages of children, without the offender's claim and without spans of time."""
    assert [age for age, _, _ in minor_ages(text)] == ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("when i was in primary school, resolved since, im 17 now", Band.P2, id="settled"),
        pytest.param("she is in primary school", Band.P1, id="now"),
    ],
)
def test_a_school_left_long_ago_is_no_child_s(text: str, expected: Band) -> None:
    """The grade somebody was in is not the grade somebody is in."""
    assert band(text, age=17) == expected

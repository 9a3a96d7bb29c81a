"""Concepts of English, French, Spanish and Tagalog: wordings that tell danger, and what denies it."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)

DANGER = {
    "euphemism-en": "He keeps saying that he won't be a problem for anybody after tonight.",
    "letter-en": "Mum found letters for each of us and a note on her pillow",
    "platform-en": "She is sitting on the wrong side of the railing and will not talk",
    "bed-en": "Her bed hasn't been slept in and the window was open",
    "year-group-en": "everyone in my year has been sent the pictures",
    "taxi-en": "A man sent a taxi for my niece, she got in a van with him",
    "tether-es": "Mi hermana dice que ya no puede más y que mañana no va a estar",
    "fled-es": "Mi sobrino se ha escapado esta madrugada y nadie da con él",
    "village-es": "ya lo ha publicado y todo el pueblo lo ha visto",
    "clock-es": "tengo 15, me queda media hora y luego lo sube",
    "weary-fr": "g plus envie de vivre, demain tout sera fini",
    "fled-fr": "Le mineur s'est enfui du foyer cette nuit, son lit est vide",
    "family-fr": "il a tout envoyé à ma famille, ça tourne partout",
    "leave-tl": "wag nyo na akong hanapin, mahal ko kayong lahat",
    "lost-tl": "Lumayas siya kagabi, di na namin ma contact",
    "spread-tl": "kumakalat na po sa gc namin yung video nya",
}


@pytest.mark.parametrize("text", DANGER.values(), ids=DANGER.keys())
def test_a_usual_wording_of_danger_is_immediate(text: str) -> None:
    """Synonyms, euphemisms and chat forms are danger like the plain word."""
    got = assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(16,)), received=RECEIVED)
    assert got.band == Band.P1


LOOK_ALIKE = {
    "denied-en": "He denies any thoughts of self-harm and there is no risk of suicide.",
    "script-en": "The usual script: he would kill himself if I reported him.",
    "news-en": "I read about a girl who went missing, it was in the paper.",
    "parcel-en": "My suitcase has gone missing.",
    "denied-es": "No presenta ideación suicida.",
    "found-es": "Mi hija se perdió en la feria, apareció al rato sana y salva.",
    "denied-fr": "Il nie toute idée suicidaire.",
    "laugh-fr": "on était morts de rire",
    "none-tl": "Wala siyang balak magpakamatay.",
    "laugh-tl": "namatay ako sa kakatawa charot",
}


@pytest.mark.parametrize("text", LOOK_ALIKE.values(), ids=LOOK_ALIKE.keys())
def test_what_is_denied_resolved_or_said_in_jest_is_not_immediate(text: str) -> None:
    """A person reads it, but nobody is called out."""
    got = assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(25,)), received=RECEIVED)
    assert got.band != Band.P1

"""Every text is neutral, filled in, and says what the truth says it says."""

import re
import string

import pytest

from strikeback.scenario.files.talk import ANSWERS, DAILY, SCRIPTS
from strikeback.scenario.narrate import BOOKS
from strikeback.scenario.phrases.book import Phrases

PLACES = {
    "platform",
    "handle",
    "persona",
    "second",
    "contact",
    "amount",
    "payee",
    "ref",
    "deadline",
    "date",
    "age",
    "hour",
    "helpline",
}
FAMILIES = {"self_harm", "missing", "deadline", "disclosure", "under13", "meeting"}
UNWANTED = re.compile(
    r"\b(nak(ed|t)|nud(e|es|ity)|porn\w*|genital\w*|intimate|sexual act|bugil|telanjang)\b|裸體|性器|알몸",
    re.IGNORECASE,
)
"""A reminder for writers, kept short and neutral itself."""


def _sentences(book: Phrases) -> list[str]:
    """All sentences of a language."""
    found: list[str] = []
    for name in book.__struct_fields__:
        value = getattr(book, name)
        if isinstance(value, dict):
            found += [text for texts in value.values() for text in texts]
        elif name == "lookalikes":
            found += [text for _, text in value]
        else:
            found += value
    return found


@pytest.mark.parametrize("language", sorted(BOOKS))
def test_sentences_are_neutral_and_complete(language: str) -> None:
    """No unwanted word, only known places, every family of sign, no sentence both sign and look-alike."""
    book = BOOKS[language]
    sentences = _sentences(book)
    assert len(sentences) >= 40
    for text in sentences:
        assert not UNWANTED.search(text), text
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= PLACES
    assert set(book.child_risks) == FAMILIES
    assert {"self_harm", "deadline", "disclosure", "meeting"} == set(book.risks)
    signs = {text for texts in (*book.risks.values(), *book.child_risks.values()) for text in texts}
    assert not signs & {text for _, text in book.lookalikes}
    assert {"negated", "idiom", "offender"} <= {kind for kind, _ in book.lookalikes}


def test_chats_are_neutral() -> None:
    """Lines of chats as well."""
    lines = [line for script in SCRIPTS for line in script]
    assert not any(UNWANTED.search(line) for line in (*lines, *ANSWERS, *DAILY))


def test_written_text_files_are_neutral_and_filled_in(made) -> None:
    """No unwanted word and no place left open in any text file handed in."""
    place = re.compile("|".join(f"{{{name}}}" for name in PLACES))
    for kind in ("csv", "jsonl", "cybertip_json", "cybertipline_xml", "whatsapp"):
        for _, path in made.files(kind):
            text = path.read_bytes().decode("utf-8", "replace")
            assert not UNWANTED.search(text), path.name
            assert not place.search(text), path.name


def test_signs_stand_in_the_narrative(made_2014) -> None:
    """In the hotline's lines, a report marked for self-harm holds a sentence of that family."""
    import json  # noqa: PLC0415 - used here alone

    path = made_2014.paths["hotline", "calls.jsonl"]
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    books = [BOOKS[name] for name in ("en", "fr")]
    checked = 0
    for row in made_2014.truth["p1_cases"]:
        if row["agency"] == "hotline" and row["family"] == "self_harm":
            text = lines[int(row["line"]) - 1]["account_of_events"]
            wanted = [
                one for book in books for one in (*book.risks["self_harm"], *book.child_risks["self_harm"])
            ]
            assert any(one in text for one in wanted)
            checked += 1
    assert checked


def test_no_report_is_both_marked_and_lookalike(made) -> None:
    """A look-alike stands only in reports without any sign of danger."""
    keys = [
        {(r["agency"], r["file"], r["row"], r["line"], r["id"]) for r in made.truth[n]}
        for n in ("p1_cases", "lookalikes")
    ]
    assert not keys[0] & keys[1]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("zh-Hant", "big5hkscs"), ("ko", "cp949"), ("en", "cp1252"), ("fr", "cp1252"), ("zh-Hans", "gb18030")],
)
def test_signs_survive_the_encoding_of_their_file(language: str, encoding: str) -> None:
    """No sentence loses a character where its agency writes an older encoding."""
    for text in _sentences(BOOKS[language]):
        assert text.encode(encoding).decode(encoding) == text

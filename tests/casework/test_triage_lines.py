# ruff: noqa: E501 - a pattern or table row stays on one line
"""Lines written before the rules of their language: danger must be P1, look-alikes must not, and are never dropped."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

FOLDER = Path(__file__).parent / "triage_lines"
RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINES = {
    file.stem: [(line[0], line[2:]) for line in file.read_text(encoding="utf-8").splitlines()]
    for file in sorted(FOLDER.glob("*.txt"))
}
"""Mark and text of every line of a language."""
ALTERED = {
    "upper": str.upper,
    "emoji": lambda text: f"😭😭 {text} 💔",
    "punctuated": lambda text: f"{text}!!!...",
    "zero-width": lambda text: text[:3] + "\u200b" + text[3:],
    "full-width": lambda text: "".join(
        chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text
    ),
    "curly": lambda text: text.replace("'", "’"),
}


def assessed(text: str):
    """Assess one text of a report whose victim is stated to be 20: only the words can raise it."""
    return assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(20,)), received=RECEIVED)


def every_line(mark: str) -> list[str]:
    """The texts of a mark, of all languages."""
    return [text for lines in LINES.values() for marked, text in lines if marked == mark]


@pytest.mark.parametrize("language", LINES)
def test_danger_is_immediate_and_a_look_alike_is_read_by_a_person(language: str) -> None:
    """Danger gives P1; negated, quoted, idiomatic and conditional lines are never dropped to P3."""
    found = [(number, *line, assessed(line[1]).band) for number, line in enumerate(LINES[language], 1)]
    assert [one for one in found if one[1] == "+" and one[3] != Band.P1] == []
    assert [one for one in found if one[3] > Band.P2] == []


def test_few_look_alikes_are_raised() -> None:
    """Of the look-alikes at most one in twenty is P1: in doubt danger is raised, but not always."""
    others = every_line("-")
    raised = [text for text in others if assessed(text).band == Band.P1]
    assert len(raised) <= 0.05 * len(others), raised


@pytest.mark.parametrize("change", ALTERED.values(), ids=ALTERED.keys())
def test_typing_habits_do_not_lower_danger(change) -> None:
    """Case, emoji, punctuation, invisible characters and full-width letters leave every P1 line P1."""
    assert [text for text in every_line("+") if assessed(change(text)).band != Band.P1] == []


def test_every_language_has_its_lines() -> None:
    """At least 25 lines of danger and 25 look-alikes a language."""
    assert len(LINES) >= 11
    for language, lines in LINES.items():
        marks = [mark for mark, _ in lines]
        assert marks.count("+") >= 25, language
        assert marks.count("-") >= 25, language
        assert len(marks) == marks.count("+") + marks.count("-"), language


def test_spans_point_into_the_original() -> None:
    """Every quote is the original text between its positions."""
    for text in every_line("+") + every_line("-"):
        for reason in assessed(text).reasons:
            assert text[reason.start : reason.end] == reason.quote


AGES = {"minor": CaseFacts(ages=(16,)), "adult": CaseFacts(ages=(25,)), "unknown": CaseFacts()}
"""What the report states of the victim's age beside a line of the second set."""
LEAST_RECALL = 0.97
MOST_FALSE = 0.09
SECOND_SET = sorted(FOLDER.glob("*.tsv"))


def bands(file: Path) -> list[tuple[str, str, Band]]:
    """Return mark, text and band of every line of the second set: mark, family, age, text."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        (
            mark,
            text,
            assess("r", [CaseText(record="t", text=text)], AGES[age], received=RECEIVED).band,
        )
        for mark, _, age, text in rows
    ]


@pytest.mark.parametrize("file", SECOND_SET, ids=lambda file: file.stem)
def test_recall_and_false_alarms_of_the_second_set(file: Path) -> None:
    """Written by another hand, eight families: nearly all danger is P1, few look-alikes are."""
    results = bands(file)
    danger = [(text, band) for mark, text, band in results if mark == "P1"]
    others = [(text, band) for mark, text, band in results if mark != "P1"]
    missed = [text for text, band in danger if band != Band.P1]
    raised = [text for text, band in others if band == Band.P1]
    assert len(missed) <= (1 - LEAST_RECALL) * len(danger), missed
    assert len(raised) <= MOST_FALSE * len(others), raised


def test_every_language_has_a_second_set() -> None:
    """Twelve languages, both marks."""
    assert len(SECOND_SET) == 12
    for file in SECOND_SET:
        marks = {line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()}
        assert marks == {"P1", "LOOK"}, file.stem

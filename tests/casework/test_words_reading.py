"""Files of words and patterns: blocks by concept, wrapped rows, phrases of one of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.casework.phrases.words.reading import read_patterns, read_words
from strikeback.casework.phrases.words.vocabulary import FURTHER, MALAY, MIXED, TIGHT

WORD = st.text(alphabet="abcñж", min_size=1, max_size=4)


@given(st.dictionaries(st.from_regex(r"[A-Z]{2,5}", fullmatch=True), st.lists(WORD, min_size=1, max_size=9)))
def test_rows_are_read_however_they_are_wrapped(table: dict[str, list[str]]) -> None:
    """A row wrapped after every word reads like one on a line."""
    wrapped = "\n".join(f"{name}\n    " + " |\n    ".join(words) for name, words in table.items())
    plain = "\n\n".join(f"{name}\n    " + " | ".join(words) for name, words in table.items())
    assert read_words(wrapped) == read_words(plain) == read_patterns(plain)
    assert read_words(plain) == {name: "|".join(words) for name, words in table.items()}


def test_braces_stand_for_every_phrase_of_one_of_each() -> None:
    """Written out, or by the name of a list."""
    text = "# remark\n{NO}\n    tidak | gak\n\nNOLIVE\n    hidup |\n    {NO} {mau | bisa} {lagi} | mati\n"
    assert read_words(text) == {
        "NOLIVE": "hidup|tidak mau lagi|tidak bisa lagi|gak mau lagi|gak bisa lagi|mati"
    }


def test_patterns_keep_their_braces_and_groups() -> None:
    """What a regular expression says is left as it is."""
    assert read_patterns("SENT\n    送(?:信 | った){1,2} |\n    投稿\n") == {
        "SENT": "送(?:信|った){1,2}|投稿"
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    words without a name\n", "line 1 stands in no block"),
        ("A\n    a\nA\n    b\n", "line 3: a second block A"),
    ],
)
def test_a_slip_in_a_file_is_told(text: str, said: str) -> None:
    """With its line, so that whoever edits the file finds it."""
    with pytest.raises(ValueError, match=said):
        read_words(text)


def test_words_stand_trimmed_and_none_is_empty() -> None:
    """A stroke too many would be a word that stands everywhere."""
    for group in (MIXED, MALAY, FURTHER):
        for code, table in group.items():
            for concept, row in table.items():
                words = row.split("|")
                assert all(words), (code, concept)
                assert all(word == word.strip() for word in words), (code, concept)


def test_every_language_tells_of_the_gravest_dangers() -> None:
    """No table is without words of suicide and of pictures that were sent."""
    for group in (MIXED, MALAY, FURTHER, TIGHT):
        for code, table in group.items():
            assert {"SUICIDE", "SENT"} <= table.keys(), code

"""Readings of names in many scripts. All names are invented or specimens of published romanisation rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.selectors.names.readings import MAX_TOKENS, readings

# Hong Kong and pinyin forms of the specimen name 陳大文; Revised forms from the rules' own examples (2000).
TABLE = [
    ("latin", "Reyes, Jonah", "latin", ("reyes", "jonah")),
    ("accents", "José Núñez", "latin", ("jose", "nunez")),
    ("full-width", "Ｊｏｎａｈ Ｒｅｙｅｓ", "latin", ("jonah", "reyes")),
    ("ligature", "ﬁona Reyes", "latin", ("fiona", "reyes")),
    ("combining", "Jose\u0301 Reyes", "latin", ("jose", "reyes")),
    ("mojibake-cp1252", "JosÃ© Reyes", "latin", ("jose", "reyes")),
    ("mojibake-hangul", "ê¹€ë¯¼ìˆ˜".encode("cp1252", "ignore").decode("cp1252"), "revised", ("gim", "minsu")),
    ("look-alike-letter", "R\u0415YES", "latin", ("reyes",)),
    ("apostrophe", "O'Brien D’Souza", "latin", ("obrien", "dsouza")),
    ("hyphen", "Ji-Won Kim", "latin", ("ji", "won", "kim")),
    ("camel", "JonahReyes", "latin", ("jonah", "reyes")),
    ("pinyin", "陳大文", "pinyin", ("chen", "dawen")),
    ("hong-kong", "陳大文", "cantonese", ("chan", "taiman")),
    ("polyphonic-surname", "單小明", "pinyin", ("shan", "xiaoming")),
    ("compound-surname", "歐陽小明", "pinyin", ("ouyang", "xiaoming")),
    ("wade-giles", "張志明", "wade", ("chang", "chihming")),
    ("hong-kong-ng", "吳志明", "cantonese", ("ng", "chiming")),
    ("hong-kong-cheung", "張小燕", "cantonese", ("cheung", "siuyin")),
    ("middle-dot", "马克·雷耶斯", "transcribed", ("mak", "reyes")),
    ("revised-min", "민용하", "revised", ("min", "yongha")),
    ("revised-song", "송나리", "revised", ("song", "nari")),
    ("revised-han", "한복남", "revised", ("han", "boknam")),
    ("revised-hong", "홍빛나", "revised", ("hong", "bitna")),
    ("hangul-spaced", "마크 레예스", "revised", ("makeu", "reyeseu")),
    ("hangul-compound", "남궁민수", "revised", ("namgung", "minsu")),
    ("popular", "김준영", "popular", ("gim", "joonyoung")),
    ("mccune", "박정수", "mccune", ("pak", "chongsu")),
    ("katakana", "ファン・レイエス", "kana", ("fan", "reiesu")),
    ("katakana-long", "マーク", "kana", ("maku",)),
    ("hiragana", "みなこ", "kana", ("minako",)),
    ("cyrillic", "Борис Лисин", "cyrillic", ("boris", "lisin")),
    ("devanagari", "प्रिया", "devanagari", ("priya",)),
    ("mixed", "陳大文 Peter", "cantonese", ("chan", "taiman", "peter")),
]


@pytest.mark.parametrize(("text", "system", "tokens"), [pytest.param(*row[1:], id=row[0]) for row in TABLE])
def test_a_name_has_the_reading_others_write(text, system, tokens):
    """Each script gives the Latin form its users know."""
    found = readings(text)
    assert tokens in found.readings
    assert found.systems[found.readings.index(tokens)] == system or system in {"wade", "mccune", "popular"}


@pytest.mark.parametrize(
    "text", ["ماري", "ทดสอบ", "שרה", "Արամ"], ids=["arabic", "thai", "hebrew", "armenian"]
)
def test_every_script_has_some_reading(text):
    """A script without a table of its own still gives ASCII tokens."""
    found = readings(text)
    assert found.tokens
    assert all(token.isascii() for token in found.tokens)
    assert "latin" not in found.scripts


@pytest.mark.parametrize("text", ["", "12345", "!?", "\u200b"])
def test_a_text_without_letters_has_no_reading(text):
    """Nothing to read gives nothing, not an error."""
    found = readings(text)
    assert found.readings == found.tokens == found.keys == ()


def test_traditional_and_simplified_are_one_native_form():
    """Two ways of writing the same characters are equal."""
    assert readings("陳偉強").native == readings("陈伟强").native


def test_a_reading_prints_no_name():
    """Names must not reach logs through repr."""
    assert "reyes" not in repr(readings("Jonah Reyes")).casefold()


@pytest.mark.parametrize(
    ("left", "right"),
    [("Kim Ji Won", "김지원"), ("Chan Tai Man", "陳大文"), ("Jonah Reyes", "Reyes, Jonah"), ("Michelle",
    "Michel"),
     ("Jon Reyes", "Jonah Reyes"), ("Cheung Siu Yin", "張小燕"), ("Park Jisung", "Pak Chisong")],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(left, right):
    """Candidate search finds the other spelling through at least one key."""
    assert set(readings(left).keys) & set(readings(right).keys)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text):
    """Readings never raise, are folded, and reading a reading changes nothing."""
    found = readings(text)
    assert len(found.readings) == len(found.systems)
    assert set(found.tokens) == {token for reading in found.readings for token in reading}
    for tokens in found.readings:
        assert 0 < len(tokens) <= MAX_TOKENS
        assert all(token.isascii() and token.isalnum() and token == token.casefold() for token in tokens)
    assert readings(text) == found


@given(
    st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=4)
)
@settings(max_examples=80, deadline=None)
def test_plain_latin_reads_as_written(words):
    """Folding is idempotent on tokens that are folded already."""
    assert readings(" ".join(words)).readings == (tuple(words),)

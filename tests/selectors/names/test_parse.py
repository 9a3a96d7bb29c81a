"""Alias forms, titles and placeholders. All names are invented."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.model.names import NameKind
from strikeback.selectors.names.parse import MAX_FIELD_CHARS, MAX_NAME_CHARS, parse_names

MAIN, ALIAS, NICK = NameKind.HOLDER, NameKind.ALIAS, NameKind.NICKNAME

FORMS = [
    ("english-bracket", "Dante Cruz (alias Kim Ji Won)", [("Dante Cruz", MAIN), ("Kim Ji Won", ALIAS)]),
    ("given-name-alias", "Rico (alias Gio) Salas", [("Rico Salas", MAIN), ("Gio Salas", ALIAS)]),
    ("given-alias-two", "Juan Rico (a.k.a. Gio) Salas", [("Juan Rico Salas", MAIN), ("Gio Salas", ALIAS)]),
    ("whole-alias-inside", "Rico (alias Gio Abad) Salas", [("Rico Salas", MAIN), ("Gio Abad", ALIAS)]),
    ("aka-dots", "Nilo Abad a.k.a. Boyet Abad", [("Nilo Abad", MAIN), ("Boyet Abad", ALIAS)]),
    ("aka-spaced-dots", "Nilo Abad A. K. A. Boyet Abad", [("Nilo Abad", MAIN), ("Boyet Abad", ALIAS)]),
    ("aka-bare", "Nilo Abad AKA Boyet Abad", [("Nilo Abad", MAIN), ("Boyet Abad", ALIAS)]),
    ("fka", "Nilo Abad f.k.a. Nilo Dizon", [("Nilo Abad", MAIN), ("Nilo Dizon", ALIAS)]),
    ("also-known-as", "Nilo Abad, also known as Boyet Abad", [("Nilo Abad", MAIN), ("Boyet Abad", ALIAS)]),
    ("list", "Nilo Abad aka Boyet, Jun and Totoy",
     [("Nilo Abad", MAIN), ("Boyet", ALIAS), ("Jun", ALIAS), ("Totoy", ALIAS)]),
    ("two-marks", "Nilo Abad alias Boyet alias Jun", [("Nilo Abad", MAIN), ("Boyet", ALIAS), ("Jun", ALIAS)]),
    ("mark-and-quote", 'Nilo Abad alias "Boyet"', [("Nilo Abad", MAIN), ("Boyet", ALIAS)]),
    ("mark-first", "alias Boyet", [("Boyet", ALIAS)]),
    ("tagalog", "Nilo Abad alyas Boyet", [("Nilo Abad", MAIN), ("Boyet", ALIAS)]),
    ("spaced-at", "Lim Wei @ Ah Boy", [("Lim Wei", MAIN), ("Ah Boy", ALIAS)]),
    ("two-spaced-at", "Lim Wei @ Ah Boy @ Ah Wei", [("Lim Wei", MAIN), ("Ah Boy", ALIAS), ("Ah Wei", ALIAS)]),
    ("full-width-at", "Lim Wei ＠ Ah Boy", [("Lim Wei", MAIN), ("Ah Boy", ALIAS)]),
    ("handle", "Lim Wei @ahboy88", [("Lim Wei", MAIN)]),
    ("handle-alone", "@ahboy88", []),
    ("e-mail", "nilo@example.org", []),
    ("handle-in-front", "@ahboy88 Lim Wei", [("Lim Wei", MAIN)]),
    ("indonesian-als", "Budi Hartono als. Joko", [("Budi Hartono", MAIN), ("Joko", ALIAS)]),
    ("indonesian-known", "Budi Hartono dikenal sebagai Joko", [("Budi Hartono", MAIN), ("Joko", ALIAS)]),
    ("zh-youming", "陳大文又名陳小文", [("陳大文", MAIN), ("陳小文", ALIAS)]),
    ("zh-bieming", "陈大文（别名：陈小文）", [("陈大文", MAIN), ("陈小文", ALIAS)]),
    ("zh-bieming-traditional", "陳大文 別名 陳小文", [("陳大文", MAIN), ("陳小文", ALIAS)]),
    ("zh-nickname-quoted", "陳大文，綽號「阿文」", [("陳大文", MAIN), ("阿文", NICK)]),
    ("zh-nickname-simplified", "陈大文，绰号阿文", [("陈大文", MAIN), ("阿文", NICK)]),
    ("zh-huaming", "陳大文（化名陳小文）", [("陳大文", MAIN), ("陳小文", ALIAS)]),
    ("zh-rencheng", "陳大文，人稱「阿文」", [("陳大文", MAIN), ("阿文", NICK)]),
    ("ko-ilmyeong", "김민수(일명 박지호)", [("김민수", MAIN), ("박지호", ALIAS)]),
    ("ko-gamyeong", "김민수 가명 박지호", [("김민수", MAIN), ("박지호", ALIAS)]),
    ("ko-byeolmyeong", "김민수, 별명: 호랑", [("김민수", MAIN), ("호랑", NICK)]),
    ("ko-mark-within-a-name", "이명수", [("이명수", MAIN)]),
    ("ko-mark-with-particle", "김민수, 가명은 박지호", [("김민수", MAIN), ("박지호", ALIAS)]),
    ("ja-mark-within-a-name", "山田真名", [("山田真名", MAIN)]),
    ("zh-real-name", "阿文（真名：陳大文）", [("阿文", MAIN), ("陳大文", ALIAS)]),
    ("quoted", 'Rizal "Boy" Reyes', [("Rizal Reyes", MAIN), ("Boy", NICK)]),
    ("curly-quoted", "Rizal “Boy” Reyes", [("Rizal Reyes", MAIN), ("Boy", NICK)]),
    ("single-quoted", "Rizal 'Boy' Reyes", [("Rizal Reyes", MAIN), ("Boy", NICK)]),
    ("bracketed-nickname", "Rizal (Boy) Reyes", [("Rizal Reyes", MAIN), ("Boy", NICK)]),
    ("bracketed-other-name", "Rizal Reyes (Marco Dizon)", [("Rizal Reyes", MAIN), ("Marco Dizon", ALIAS)]),
    ("nickname-word", "Rizal Reyes, nickname: Boy", [("Rizal Reyes", MAIN), ("Boy", NICK)]),
    ("french-dit", "Luc Morel dit Petit Luc", [("Luc Morel", MAIN), ("Petit Luc", ALIAS)]),
    ("french-alias", "Luc Morel alias Petit Luc", [("Luc Morel", MAIN), ("Petit Luc", ALIAS)]),
    ("native-behind", "Chan Tai Man (陳大文)", [("Chan Tai Man", MAIN), ("陳大文", MAIN)]),
    ("native-in-front", "陳大文 (Chan Tai Man)", [("陳大文", MAIN), ("Chan Tai Man", MAIN)]),
    ("native-without-brackets", "陳大文 Chan Tai Man", [("陳大文", MAIN), ("Chan Tai Man", MAIN)]),
    ("latin-in-front", "Chan Tai Man 陳大文", [("Chan Tai Man", MAIN), ("陳大文", MAIN)]),
    ("one-latin-word-stays", "陳大文 Peter", [("陳大文 Peter", MAIN)]),
    ("hanja", "김민수(金民秀)", [("김민수", MAIN), ("金民秀", MAIN)]),
    ("semicolon", "Ana Reyes; Marco Dizon", [("Ana Reyes", MAIN), ("Marco Dizon", MAIN)]),
    ("slash", "Ana Reyes / Marco Dizon", [("Ana Reyes", MAIN), ("Marco Dizon", MAIN)]),
    ("line-break", "Ana Reyes\nMarco Dizon", [("Ana Reyes", MAIN), ("Marco Dizon", MAIN)]),
    ("patronymic-slash", "Kumar a/l Raju", [("Kumar a/l Raju", MAIN)]),
    ("patronymic-slash-capital", "PRIYA D/O RAJU", [("PRIYA D/O RAJU", MAIN)]),
    ("comma-kept", "Reyes, Jonah A.", [("Reyes, Jonah A.", MAIN)]),
    ("apostrophe-kept", "O'Brien, Pat", [("O'Brien, Pat", MAIN)]),
    ("junior", "Jonah Reyes Jr.", [("Jonah Reyes Jr.", MAIN)]),
    ("initial", "J. Reyes", [("J. Reyes", MAIN)]),
    ("mr", "Mr. Jonah Reyes", [("Jonah Reyes", MAIN)]),
    ("ms-no-dot", "Ms Ana Reyes", [("Ana Reyes", MAIN)]),
    ("two-titles", "Prof. Dr. Ana Reyes", [("Ana Reyes", MAIN)]),
    ("encik", "Encik Ahmad bin Ali", [("Ahmad bin Ali", MAIN)]),
    ("puan", "Puan Siti binti Omar", [("Siti binti Omar", MAIN)]),
    ("bapak", "Bapak Budi Hartono", [("Budi Hartono", MAIN)]),
    ("ibu", "Ibu Sari Hartono", [("Sari Hartono", MAIN)]),
    ("ginoo-initial", "G. Juan Reyes", [("Juan Reyes", MAIN)]),
    ("initial-g", "G. Reyes", [("G. Reyes", MAIN)]),
    ("ginang", "Gng. Ana Reyes", [("Ana Reyes", MAIN)]),
    ("sir-dot", "Fr. Ana Reyes", [("Ana Reyes", MAIN)]),
    ("name-like-title", "Hon Wai Lau", [("Hon Wai Lau", MAIN)]),
    ("xiansheng", "陳大文先生", [("陳大文", MAIN)]),
    ("xiaojie", "陳小文 小姐", [("陳小文", MAIN)]),
    ("ssi-glued", "김민수씨", [("김민수", MAIN)]),
    ("ssi-spaced", "김민수 씨", [("김민수", MAIN)]),
    ("nim", "김민수님", [("김민수", MAIN)]),
    ("gun-is-a-syllable", "김민군", [("김민군", MAIN)]),
    ("gun-spaced", "김민수 군", [("김민수", MAIN)]),
    ("sama", "山田みなこ様", [("山田みなこ", MAIN)]),
    ("age-in-brackets", "Jonah Reyes (34)", [("Jonah Reyes", MAIN)]),
    ("age-behind-comma", "Jonah Reyes, 34", [("Jonah Reyes", MAIN)]),
    ("role-in-brackets", "Jonah Reyes (suspect)", [("Jonah Reyes", MAIN)]),
    ("numbered", "1. Jonah Reyes", [("Jonah Reyes", MAIN)]),
    ("unknown-with-nickname", "Unknown (Boyet)", [("Boyet", NICK)]),
    ("unclosed-bracket", "Jonah Reyes (alias Boyet", [("Jonah Reyes", MAIN), ("Boyet", ALIAS)]),
    ("zero-width", "Jonah\u200b Reyes", [("Jonah Reyes", MAIN)]),
    ("list-in-brackets", "Jonah Reyes (a.k.a. Gio Reyes; Boy)",
     [("Jonah Reyes", MAIN), ("Gio Reyes", ALIAS), ("Boy", ALIAS)]),
    ("label", "Suspect 1: Jonah Reyes", [("Jonah Reyes", MAIN)]),
    ("label-zh", "姓名：陳大文", [("陳大文", MAIN)]),
    ("identity-card-at", "TAN AH KOW@JOHNNY TAN", [("TAN AH KOW", MAIN), ("JOHNNY TAN", ALIAS)]),
    ("pictograph", "Jonah Reyes ❤\ufe0f", [("Jonah Reyes", MAIN)]),
    ("ssi-behind-surname", "김씨", [("김", MAIN)]),
    ("repeated", "Ana Reyes; Ana Reyes", [("Ana Reyes", MAIN)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in FORMS])
def test_a_name_field_is_taken_apart(text, expected):
    """Each way of writing several names of one person gives each name with its kind."""
    assert [(name.text, name.kind) for name in parse_names(text, MAIN)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "   ", "unknown", "UNKNOWN", "N/A", "n.a.", "none", "-", "?", "不詳", "不详", "未知", "미상",
    "성명불상", "tidak diketahui",
     "inconnu", "withheld", "Mr.", "()", "«»", "12345", "N.N.", "(unknown)", "Unknown; N/A"],
)  # fmt: skip
def test_a_placeholder_is_no_name(text):
    """Texts that say there is no name give none."""
    assert parse_names(text) == ()


def test_prose_is_no_name():
    """A text beyond the limits is not cut into a name."""
    assert parse_names("a" * (MAX_NAME_CHARS + 1)) == ()
    assert parse_names("Ana; " * (MAX_FIELD_CHARS // 5 + 1)) == ()
    assert len(parse_names("a" * MAX_NAME_CHARS)) == 1


def test_given_and_family_are_never_guessed():
    """Position does not tell which part is the surname."""
    assert all(not name.given and not name.family for name in parse_names("Reyes, Jonah (alias Gio)"))


PIECES = st.sampled_from(
    ["Dante", "Cruz", "alias", "a.k.a.", "(", ")",
    '"', "「", "」", "@", " @ ", ";", "/", "陳大文", "又名", "김민수", "씨", "Mr.", "J.",
     "unknown", "不詳", ",", "'", "’", "34", "als.", "dit", " ", ".", "G.", "nick:", "Jr.", "[", "]"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_no_letter_is_invented(text):
    """Whatever stands in a field, each name is made of its letters only."""
    stock = Counter(char for char in text if char.isalpha())
    for name in parse_names(text):
        assert not Counter(char for char in name.text if char.isalpha()) - stock
        assert name.text == " ".join(name.text.split())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_result_stays_as_it_is(text):
    """A name that was taken out is one name when it is read again."""
    for name in parse_names(text):
        assert parse_names(name.text, name.kind) == (name,)

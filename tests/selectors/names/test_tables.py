"""Romanisation tables, held against published forms."""

import pytest

from strikeback.selectors.names import hangul
from strikeback.selectors.names.cantonese import hong_kong
from strikeback.selectors.names.fold import repaired, runs
from strikeback.selectors.names.han import split_name, wade
from strikeback.selectors.names.kana import romaji
from strikeback.selectors.names.keys import blocking_keys, skeleton
from strikeback.selectors.names.script import is_eastern, is_hangul, script_of
from strikeback.selectors.names.surnames import families_of, is_surname, spellings_of
from strikeback.selectors.names.titles import strip_titles


@pytest.mark.parametrize(
    ("jyutping", "spelling"),
    [("can4", "chan"), ("wong4", "wong"), ("ng4", "ng"), ("zoeng1", "cheung"), ("loeng4", "leung"),
    ("zau1", "chau"),
     ("ceoi4", "tsui"), ("ze6", "tse"), ("zang1", "tsang"), ("deng6", "teng"), ("gwok3", "kwok"),
     ("joeng4", "yeung"),
     ("hou4", "ho"), ("jyun4", "yuen"), ("heoi2", "hui"), ("sou1", "so"), ("jip6", "yip"),
     ("dang6", "tang"), ("???", "???")],
)  # fmt: skip
def test_hong_kong_spelling(jyutping, spelling):
    """Common surnames as Hong Kong identity cards print them."""
    assert hong_kong(jyutping) == spelling


@pytest.mark.parametrize(
    ("han", "spelling"),
    [
        ("張", "chang"),
        ("許", "hsu"),
        ("謝", "hsieh"),
        ("蔡", "tsai"),
        ("郭", "kuo"),
        ("志", "chih"),
        ("子", "tzu"),
        ("建", "chien"),
    ],
)
def test_wade_giles(han, spelling):
    """Taiwanese forms without marks."""
    assert wade(han, surname=False) == spelling


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("シャ", "sha"),
        ("キョ", "kyo"),
        ("ファ", "fa"),
        ("ヴィ", "vi"),
        ("ッカ", "kka"),
        ("ラー", "ra"),
        ("ァ", "a"),
        ("アァ", "aa"),
        ("ちゃん", "chan"),
    ],
)
def test_kana(kana, latin):
    """Small signs join the syllable before them, as in Hepburn."""
    assert romaji(kana) == latin


def test_hangul_systems_differ_where_rules_differ():
    """ㅈ is j in the Revised system and ch in McCune-Reischauer; ㅓ is eo and o."""
    assert hangul.revised("정") == "jeong"
    assert hangul.mccune("정") == "chong"
    assert hangul.popular("정") == "jung"
    assert hangul.revised("abc") == hangul.mccune("abc") == hangul.popular("abc") == ""


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("陳大文", ("陳", "大文")),
        ("歐陽明", ("歐陽", "明")),
        ("陳", ("陳",)),
        ("馬克雷耶斯", ("馬克雷耶斯",)),
        ("陳明", ("陳", "明")),
    ],
)
def test_han_names_are_split_behind_the_surname(run, parts):
    """Two-character surnames stay whole; transcribed foreign names are not split."""
    assert split_name(run) == parts


def test_hangul_names_are_split_behind_the_surname():
    """Long runs are foreign names and stay whole."""
    assert hangul.split_name("선우민수") == ("선우", "민수")
    assert hangul.split_name("김민") == ("김", "민")
    assert hangul.split_name("알렉산더") == ("알렉산더",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("park", "bak"),
        ("lee", "rhee"),
        ("chan", "chen"),
        ("chan", "tan"),
        ("wong", "huang"),
        ("teo", "zhang"),
        ("ng", "wu"),
        ("jung", "jeong"),
    ],
)
def test_spellings_of_one_surname_share_a_family(one, other):
    """Surname spellings used side by side stand in one row."""
    assert families_of(one) & families_of(other)


def test_surnames_know_their_forms():
    """Traditional, simplified and Hanja readings are found; other text is no surname."""
    assert spellings_of("陳")[0] == spellings_of("陈")[0] == "chen"
    assert "kim" in spellings_of("金")
    assert "lee" in spellings_of("李")
    assert is_surname("欧阳")
    assert not is_surname("馬克")
    assert families_of("zzz") == frozenset()


def test_broken_encoding_is_repaired_only_where_it_was_broken():
    """A round trip through the wrong code page is undone; sound text stays."""
    for name in ("José", "김민수", "陳大文"):
        assert repaired(name) == name
    assert repaired("José".encode().decode("latin-1")) == "José"
    assert repaired("ï¿½\u0081é") == "ï¿½\u0081é"


def test_runs_keep_long_marks_and_digits_with_their_letters():
    """ー belongs to kana, a digit to the Latin word around it; digits alone are no part of a name."""
    assert runs("マーク") == [("kana", "マーク")]
    assert runs("anna12") == [("latin", "anna12")]
    assert runs("陳12") == [("han", "陳")]


def test_scripts():
    """Letters know their script; signs have none."""
    assert [script_of(char) for char in "a陳김カб1々"] == [
        "latin",
        "han",
        "hangul",
        "kana",
        "cyrillic",
        "",
        "han",
    ]
    assert script_of("ᚠ") == "other"
    assert is_eastern("陳김")
    assert not is_eastern("陳a")
    assert not is_hangul("1")


def test_keys_hold_consonants_beginnings_and_initials():
    """The four kinds of key, by hand for one name."""
    assert blocking_keys((("reyes", "jonah"),)) == ("p:reye", "s:ls", "p:jona", "s:sn", "i:jr", "j:lnss")
    assert blocking_keys((("al",),)) == ("s:al",)
    assert skeleton("philippa") == skeleton("filipa")


@pytest.mark.parametrize(
    ("name", "rest"),
    [("Mr", ""), ("Dr. Reyes", "Reyes"), ("씨", "씨"), ("박씨", "박"), ("김님", "김님"), ("님 님", "님")],
)
def test_titles_alone(name, rest):
    """What is left when a title stands alone or with one syllable."""
    assert strip_titles(name) == rest

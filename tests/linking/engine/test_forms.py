# ruff: noqa: E501 - a case stays on one line
"""Comparable forms: one person's spellings meet, other people's stay apart, and nothing breaks them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.engine.form_bytes import MAX_CELL_CHARS, cells
from strikeback.linking.engine.form_countries import code_of
from strikeback.linking.engine.form_dates import read_date
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.spec import Field, FieldType, Kind


def forms(kind: str, values: Sequence[Any], context: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    """The forms of each cell, None where missing."""
    found = prepare(Field(name="x", type=FieldType(kind), **more), values, context)
    return [found.forms[code] if code >= 0 else None for code in found.codes]


def main(kind: str, values: Sequence[Any], context: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    """The main form of each cell, None where missing."""
    return [found[0] if found else None for found in forms(kind, values, context, **more)]


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        pytest.param("1999-03-12", "", "19990312", id="iso"),
        pytest.param("1999/3/2", "", "19990302", id="short parts"),
        pytest.param("1999-03-12T00:00:00Z", "", "19990312", id="with a clock"),
        pytest.param("19990312", "", "19990312", id="no signs"),
        pytest.param("12031999", "dmy", "19990312", id="no signs, year last"),
        pytest.param("12031999", "mdy", "19991203", id="no signs, month first"),
        pytest.param("12.03.1999", "dmy", "19990312", id="day first"),
        pytest.param("12/03/1999", "mdy", "19991203", id="month first"),
        pytest.param("25/03/1999", "mdy", "19990325", id="no such month"),
        pytest.param("12.3.99", "dmy", "19990312", id="two digits, last century"),
        pytest.param("12.3.05", "dmy", "20050312", id="two digits, this century"),
        pytest.param("99-03-12", "ymd", "19990312", id="two digits first"),
        pytest.param("850312", "ymd", "19850312", id="six digits"),
        pytest.param("March 12, 1999", "", "19990312", id="english"),
        pytest.param("12-Mar-99", "", "19990312", id="month in the middle"),
        pytest.param("12 août 1999", "", "19990812", id="french"),
        pytest.param("12. März 1999", "", "19990312", id="german"),
        pytest.param("12 марта 1999", "", "19990312", id="russian"),
        pytest.param("12 Agustus 1999", "", "19990812", id="indonesian"),
        pytest.param("1999年3月12日", "", "19990312", id="chinese"),
        pytest.param("1999년 3월 12일", "", "19990312", id="korean"),
        pytest.param("民國88年3月12日", "", "19990312", id="taiwan"),
        pytest.param("平成11年3月12日", "", "19990312", id="japan"),
        pytest.param("١٢/٠٣/١٩٩٩", "dmy", "19990312", id="arabic digits"),
        pytest.param("12/03/2542", "dmy", "19990312", id="thai year"),
        pytest.param("2542-03-12", "", "19990312", id="thai iso"),
        pytest.param("1999", "", "19990000", id="year"),
        pytest.param("1999-03", "", "19990300", id="year and month"),
        pytest.param("03/1999", "", "19990300", id="month and year"),
        pytest.param("Mar 1999", "", "19990300", id="month in letters and year"),
        pytest.param("about 1999", "", "19990000", id="about"),
        pytest.param("1999-??-??", "", "19990000", id="unknown parts"),
        pytest.param("1973-13-02", "", "19731302", id="slip of the pen keeps its digits"),
        pytest.param("not a date", "", None, id="words"),
        pytest.param("N/A", "", None, id="placeholder"),
        pytest.param("0000-00-00", "", None, id="zeros"),
        pytest.param("00/00/0000", "", None, id="zeros, year last"),
        pytest.param("1.2.3.4", "", None, id="address"),
        pytest.param("123456789012", "", None, id="long number"),
    ],
)
def test_dates_of_every_layout(text: str, order: str, expected: str | None) -> None:
    """To yyyymmdd with zeros for what is unknown."""
    assert main("date", [text], order=order) == [expected]


def test_dates_of_two_orders_keep_both_readings() -> None:
    """Where the column writes both, an open date has a second form."""
    found = forms("date", ["03/04/1999", "25/04/1999", "1999-04-03"], order="dmy/mdy")
    assert found == [("19990403", "19990304"), ("19990425",), ("19990403",)]


def test_dates_follow_the_habit_of_a_column_beside() -> None:
    """One text, two offices, two dates."""
    offices = ["a", "b", "c"]
    found = main(
        "date", ["03/04/1999"] * 3, {"office": offices}, by="office", habits=(("b", "mdy"),), order="dmy"
    )
    assert found == ["19990403", "19990304", "19990403"]


def test_year_month_and_day_of_three_columns_are_one_date() -> None:
    """A missing part is unknown, not a reason to drop the rest."""
    context = {"m": ["3", None, "12"], "d": [12, 1, None]}
    assert main("date", [1999, 1985, 2001], context, beside=("m", "d")) == [
        "19990312",
        "19850001",
        "20011200",
    ]


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_reads_the_same_in_all_its_layouts(day: date) -> None:
    """The law behind the table above."""
    expected = day.strftime("%Y%m%d")
    layouts = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d %b %Y", "%B %d, %Y", "%Y年%m月%d日", "%Y%m%d")
    assert {read_date(day.strftime(layout), "dmy") for layout in layouts} == {expected}
    assert read_date(day.strftime("%m/%d/%Y"), "mdy") == expected


@pytest.mark.parametrize(
    ("spellings", "region"),
    [
        pytest.param(
            ["+44 7700 900123", "07700 900123", "0044 7700 900123", "(07700) 900-123", "+44 (0)7700 900123",
             "07700 900123 ext. 5", "tel: 07700 900123", "00 44 7700900123", "7700900123"],
            "GB", id="britain",
        ),
        pytest.param(["+1 202-555-0123", "(202) 555-0123", "1-202-555-0123", "2025550123"], "US", id="america"),
        pytest.param(["+852 9123 4567", "9123 4567", "0085291234567", "91234567"], "HK", id="hong kong"),
        pytest.param(["+82 10-1234-5678", "010-1234-5678", "01012345678", "+82 (0)10 1234 5678"], "KR", id="korea"),
        pytest.param(["+63 917 123 4567", "0917-123-4567", "09171234567", "63 917 1234567"], "PH", id="philippines"),
        pytest.param(["+54 9 11 2345 6789", "011 15-2345-6789"], "AR", id="argentina, changed inside"),
        pytest.param(["+39 06 1234 5678", "06 12345678"], "IT", id="italy keeps its zero"),
        pytest.param(["+44 7700 900123", "07700 900123", "0044 7700 900123"], "", id="home unknown"),
        pytest.param(["+٤٤ ٧٧٠٠ ٩٠٠١٢٣", "07700 900123"], "GB", id="arabic digits"),
    ],
)  # fmt: skip
def test_spellings_of_one_number_are_one_form(spellings: list[str], region: str) -> None:
    """National, international, with and without signs."""
    assert len(set(main("phone", spellings, region=region))) == 1


def test_phone_numbers_stay_apart() -> None:
    """Different numbers, and none at all."""
    found = main(
        "phone", ["07700 900123", "07700 900124", "unknown", "0000000000", "1234567", ""], region="GB"
    )
    assert found == ["7700900123", "7700900124", None, None, None, None]


def test_national_numbers_follow_the_country_beside_them() -> None:
    """The same digits dialled in two countries are not cut alike."""
    lands = ["GB", "Hong Kong", "臺灣", "", "United States"]
    texts = ["07700 900123", "9123 4567", "0912 345 678", "+852 9123 4567", "1 (202) 555-0123"]
    found = main("phone", texts, {"land": lands}, beside=("land",))
    assert found == ["7700900123", "91234567", "912345678", "91234567", "2025550123"]


def test_a_number_that_lost_its_plus_sign_has_a_second_form() -> None:
    """Only where no home is known."""
    assert forms("phone", ["85291234567"]) == [("85291234567", "91234567")]
    assert forms("phone", ["85291234567"], region="HK") == [("91234567",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Jane Q. Miller", "jane q miller", id="plain"),
        pytest.param("MILLER, Jane", "jane miller", id="family first with a comma"),
        pytest.param("Dr. Jane Miller", "jane miller", id="title"),
        pytest.param("José García y López", "jose garcia lopez", id="marks and y"),
        pytest.param("Seán O'Neill", "sean oneill", id="apostrophe"),
        pytest.param("Ahmad bin Abdullah", "ahmad abdullah", id="bin"),
        pytest.param("Siti binti Rahman", "siti rahman", id="binti"),
        pytest.param("Muhd. Azlan", "muhammad azlan", id="short form"),
        pytest.param("Martin King Jr.", "martin king", id="ending"),
        pytest.param("Abdel-Rahman El-Masry", "abdulrahman almasry", id="servant and article"),
        pytest.param("ABD ALLAH Al Masry", "abdullah almasry", id="in three words"),
        pytest.param("Abdur Rahman Abu Zayd", "abdulrahman abuzayd", id="before a letter of the sun"),
        pytest.param("Omar Ad-Dawsari", "omar aldawsari", id="article as it is spoken"),
        pytest.param("Khaled ben Yusuf Rahmani", "khaled yusuf rahmani", id="ben between names"),
        pytest.param("Ben Taylor", "ben taylor", id="ben before a name"),
        pytest.param("Al Baker", "al baker", id="al before a name"),
        pytest.param("OmarAliSalem", "omar ali salem", id="blanks left out"),
        pytest.param("MacArthur Jones", "macarthur jones", id="a capital within"),
        pytest.param("Dña. Carmen Soler", "carmen soler", id="dona"),
        pytest.param("Иван Петров", "ivan petrov", id="cyrillic"),
        pytest.param("Chan Tai-man", "chan taiman", id="hyphen in a given name"),
        pytest.param("CHAN, Tai Man", "taiman chan", id="comma before syllables"),
        pytest.param("Kim Marie Jones", "kim marie jones", id="surname as a given name"),
        pytest.param("unknown", None, id="placeholder"),
        pytest.param("-", None, id="dash"),
    ],
)
def test_main_reading_of_full_names(text: str, expected: str | None) -> None:
    """Latin words in written order."""
    assert main("name", [text]) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("陳大文", "Chan Tai Man", id="hong kong"),
        pytest.param("陈大文", "Chen Dawen", id="pinyin"),
        pytest.param("박지성", "Park Ji-sung", id="korean"),
        pytest.param("محمد علي", "Mohammed Ali", id="arabic"),
        pytest.param("Rico (alias Gio) Salas", "Gio Salas", id="alias of a given name"),
        pytest.param("Lim Wei @ Ah Boy", "Ah Boy", id="alias behind a sign"),
        pytest.param("김수현 (Kim Soo-hyun)", "Kim Soo Hyun", id="two scripts in one cell"),
    ],
)
def test_names_of_two_scripts_share_a_form(left: str, right: str) -> None:
    """Some form of the one is some form of the other."""
    one, other = forms("name", [left, right])
    assert set(one) & set(other)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        pytest.param("family", "박", "Park", id="korean surname"),
        pytest.param("family", "陳", "Chan", id="hong kong surname"),
        pytest.param("family", "الحسيني", "Al-Husseini", id="arabic surname"),
        pytest.param("given", "지원", "Ji Won", id="korean given name"),
        pytest.param("given", "大文", "Dawen", id="pinyin given name"),
    ],
)
def test_parts_of_names_of_two_scripts_share_a_form(kind: str, left: str, right: str) -> None:
    """As with whole names."""
    one, other = forms(kind, [left, right])
    assert set(one) & set(other)


def test_arabic_names_outside_the_table_are_sounded_out() -> None:
    """Letter by letter, with the vowels that writing leaves out; the article is part of the name."""
    assert main("given", ["غريب"]) == ["gharib"]
    assert main("family", ["الغريب"]) == ["algharib"]
    assert main("name", ["يزن وسام"]) == ["yazan wasam"]


def test_surnames_that_look_like_placeholders_are_kept() -> None:
    """Written as names are written; and left out as placeholders are."""
    assert main("family", ["Na", "NA", "n/a", "Null", "null", "Blank"]) == [
        "na",
        None,
        None,
        "null",
        None,
        "blank",
    ]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        pytest.param("email", ["A.B@Gmail.com", "ab+x@googlemail.com"], ["ab@gmail.com"] * 2, id="gmail"),
        pytest.param("email", ["Jane <J@Example.ORG>", "mailto:j@example.org"], ["j@example.org"] * 2, id="dressed"),
        pytest.param("email", ["noreply@example.org", "none"], [None, None], id="of machines"),
        pytest.param("email", ["jane at example"], ["janeatexample"], id="no address"),
        pytest.param("handle", ["@Ann_R", "ann_r", "https://example.com/Ann_R/"], ["ann_r"] * 3, id="handle"),
        pytest.param("account", ["GB82 WEST 1234 5698 7654 32", "iban gb82west12345698765432"],
                     ["gb82west12345698765432"] * 2, id="iban"),
        pytest.param("postcode", ["SW1A 2AA", "sw1a2aa"], ["sw1a2aa"] * 2, id="postcode"),
        pytest.param("postcode", ["01001", "1001", "01001-1234"], ["1001"] * 3, id="lost zero, long form"),
        pytest.param("id", ["AB-12 34", "ab1234", "ＡＢ１２３４"], ["ab1234"] * 3, id="id"),
        pytest.param("country", ["UK", "United Kingdom", "GBR", "British", "英国", "영국"], ["gb"] * 6, id="country"),
        pytest.param("country", ["Narnia"], ["narnia"], id="no country"),
        pytest.param("sex", ["F", "female", "女", "Femme", "여"], ["f"] * 5, id="female"),
        pytest.param("sex", ["M", "Male.", "男", "homme"], ["m"] * 4, id="male"),
        pytest.param("place", ["Zürich", "ZURICH ", "zurich"], ["zurich"] * 3, id="place"),
        pytest.param("organisation", ["Acme Trading Ltd.", "ACME Trading Limited", "acme trading"],
                     ["acme trading ltd"] * 2 + ["acme trading"], id="organisation"),
        pytest.param("organisation", ["Tarn S.L.", "Tarn SL", "Tarn Gesellschaft mbH", "Tarn G.m.b.H.", "TARN GMBH & CO. KG"],
                     ["tarn sl"] * 2 + ["tarn gmbh"] * 2 + ["tarn cokg"], id="legal forms"),
        pytest.param("organisation", ["Limited", "Tarn & Sons", "Tarn Gesellschaft mit beschränkter Haftung"],
                     ["limited", "tarn sons", "tarn gmbh"], id="no legal form, the longest one"),
        pytest.param("place", ["12 Mill Street", "12 Mill St.", "Hauptstraße 3", "Hauptstr. 3", "St. Tarn Avenue"],
                     ["12 mill st"] * 2 + ["hauptstr 3"] * 2 + ["st tarn av"], id="words for streets"),
        pytest.param("category", ["No", "Yes", "N/A"], ["no", "yes", None], id="no is an answer"),
        pytest.param("wallet", ["bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
                     ["btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"], id="wallet"),
        pytest.param("wallet", ["no wallet at all"], ["nowalletatall"], id="no wallet"),
    ],
)  # fmt: skip
def test_spellings_of_identifiers_and_words(kind: str, values: list[str], expected: list[str]) -> None:
    """One form for one thing."""
    assert main(kind, values) == expected


def test_free_text_counts_by_the_identifiers_in_it() -> None:
    """All of them, and nothing where there is none."""
    found = forms("note", ["write to jane@example.org or +44 7700 900123", "nothing here"])
    assert found == [("email:jane@example.org", "phone:+447700900123"), None]
    assert prepare(Field(name="x", type=FieldType.NOTE), ["a"]).kind is Kind.EXACT


def test_columns_that_repeat_little_are_coded_alike() -> None:
    """A long column of distinct cells takes another way to the same codes."""
    values = [f"Town {i} " for i in range(3_000)] + ["town 7", "", "Town 2999"]
    found = prepare(Field(name="x", type=FieldType.PLACE), values)
    assert found.codes.tolist() == [*range(3_000), 7, -1, 2999]
    assert found.main[7].as_py() == "town 7"


def test_codes_number_distinct_forms() -> None:
    """Equal forms have one code, missing ones -1, whatever the column is made of."""
    field = Field(name="x", type=FieldType.PLACE)
    values = ["Bern", None, "bern ", "Rome", ""]
    plain = prepare(field, values)
    assert plain.codes.tolist() == [0, -1, 0, 1, -1]
    assert plain.main.to_pylist() == ["bern", "rome"]
    assert plain.codes.dtype == np.int32
    for column in (
        pa.array(values),
        pa.chunked_array([values[:2], values[2:]]),
        pa.array(values).dictionary_encode(),
    ):
        other = prepare(field, column)
        assert other.codes.tolist() == plain.codes.tolist()
        assert other.main.equals(plain.main)


def test_forms_stated_as_missing_are_missing() -> None:
    """What the specification calls a default value."""
    assert main("date", ["1900-01-01", "1999-01-01"], missing=("19000101",)) == [None, "19990101"]


def test_cells_of_any_kind() -> None:
    """Numbers, dates, nested values, broken characters; too long ones are cut and counted."""
    values: list[Any] = [
        None, 3.0, 2.5, float("nan"), float("inf"), True, date(1999, 3, 12),
        datetime(1999, 3, 12, tzinfo=UTC), ["b", {"a": 1}], b"caf\xc3\xa9", "\ud800x", "y" * 10_000_000,
    ]  # fmt: skip
    texts, cut = cells(values)
    assert texts.to_pylist()[:11] == [
        "", "3", "2.5", "", "", "True", "1999-03-12", "1999-03-12", '["b", {"a": 1}]', "café", "?x",
    ]  # fmt: skip
    assert len(texts[11].as_py()) == MAX_CELL_CHARS
    assert cut == 1
    assert prepare(Field(name="x", type=FieldType.TEXT), values).truncated == 1


def test_long_cells_of_arrow_columns_are_cut_by_characters() -> None:
    """Not in the middle of one."""
    texts, cut = cells(pa.array(["é" * (MAX_CELL_CHARS + 5), "é" * (MAX_CELL_CHARS - 1)]))
    assert [len(text) for text in texts.to_pylist()] == [MAX_CELL_CHARS, MAX_CELL_CHARS - 1]
    assert cut == 1


@pytest.mark.parametrize("kind", list(FieldType))
@settings(max_examples=25, deadline=None)
@given(values=st.lists(st.one_of(st.none(), st.text(max_size=30), st.floats(), st.integers()), max_size=12))
def test_nothing_breaks_a_form(kind: FieldType, values: list[Any]) -> None:
    """Any cells: a code each, and every code has a form."""
    found = prepare(Field(name="x", type=kind), values)
    assert len(found.codes) == len(values)
    assert sorted({code for code in found.codes.tolist() if code >= 0}) == list(range(len(found.forms)))
    assert all(form for some in found.forms for form in some)


@pytest.mark.parametrize("kind", [kind for kind in FieldType if kind not in ("wallet", "note", "handle")])
@settings(max_examples=25, deadline=None)
@given(values=st.lists(st.text(max_size=20), min_size=1, max_size=8), seed=st.randoms(use_true_random=False))
def test_the_form_of_a_cell_is_its_own(kind: FieldType, values: list[str], seed: Any) -> None:
    """Alone, among others, and in any order: a record that comes later gets the form the batch gave it."""
    together = forms(kind, values)
    assert [forms(kind, [value])[0] for value in values] == together
    places = list(range(len(values)))
    seed.shuffle(places)
    assert forms(kind, [values[i] for i in places]) == [together[i] for i in places]


@pytest.mark.parametrize(
    "kind", ["given", "family", "place", "id", "postcode", "category", "date", "country"]
)
@settings(max_examples=40, deadline=None)
@given(value=st.text(alphabet="abBnNtTyj 019", max_size=20))
def test_forms_of_forms_are_themselves(kind: str, value: str) -> None:
    """Normalising twice changes nothing (a word that stands for nothing may come to light)."""
    once = main(kind, [value])[0]
    if once is not None:
        assert main(kind, [once])[0] in (once, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Côte d'Ivoire", "CI"), ("the Netherlands", "NL"), ("대한민국", "KR"), ("日本", "JP"), ("usa", "US"),
     ("中国籍", "CN"), ("DEU", "DE"), ("Россия", "RU"), ("xx", ""), ("", "")],
)  # fmt: skip
def test_countries_by_any_name(text: str, code: str) -> None:
    """Names, nationalities, codes."""
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Shri Ram Lal", "ram lal"),
        ("Hajj Md Abouzeid", "muhammad abouzeid"),
        ("Al-Hajj Omar Said", "omar said"),
        ("El Hadj Diallo", "diallo"),
        ("Smt. Sita Devi", "sita devi"),
        ("Muthu s/o Raman", "muthu raman"),
        ("Priya D/O Ramesh Kumar", "priya ramesh kumar"),
        ("Muthu A/L Raman", "muthu raman"),
        ("الحاج أحمد", "ahmad"),
        ("Haji", "haji"),
        ("Hajime Sato", "hajime sato"),
        ("Engel Adam", "engel adam"),
        ("Wilson of York", "wilson of york"),
    ],
)
def test_what_honours_and_relates_is_no_part_of_a_name(written: str, form: str) -> None:
    """Forms of address of South Asia and the Arab world go, and words for "child of"; names like them stay."""
    found = prepare(Field(name="n", type=FieldType.NAME), [written])
    assert found.main.to_pylist() == [form]

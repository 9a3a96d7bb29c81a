# ruff: noqa: E501 - a case stays on one line
"""Telling what columns hold: from values, from headings in many languages, and from neither."""

import itertools
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linking.engine.columns import columns
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.infer import MAX_FIELDS, infer
from strikeback.linking.engine.infer_dates import date_order, order_by
from strikeback.linking.engine.infer_titles import titled
from strikeback.linking.engine.spec import TABLE, Field, FieldType

MADE = columns(300, 5)
T = FieldType


def told(name: str, values: list[Any], **others: list[Any]) -> Field:
    """What is said of the first of some columns."""
    return infer({name: values, **others}).fields[0]


@pytest.mark.parametrize("column", MADE, ids=[f"{n}-{column.heading}" for n, column in enumerate(MADE)])
def test_columns_of_many_countries(column) -> None:
    """Value and heading together tell the type."""
    found = told(column.heading, column.values)
    assert found.type.value in column.kind.split(), found.why
    assert 0 < found.confidence <= 1
    assert found.why


WITHOUT = [
    c
    for c in MADE
    if c.kind in ("email", "date", "phone", "country", "sex", "organisation", "wallet", "note")
]


@pytest.mark.parametrize("column", WITHOUT, ids=[f"{n}-{c.heading}" for n, c in enumerate(WITHOUT)])
def test_what_proves_itself_needs_no_heading(column) -> None:
    """A heading that says nothing."""
    assert told("c7", column.values).type.value == column.kind


def _mails(n: int) -> list[str]:
    return [f"person{i}@example.org" for i in range(n)]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        pytest.param("phone", _mails(50), T.EMAIL, id="addresses under phone"),
        pytest.param("date", [f"AB-{i:05}" for i in range(50)], T.ID, id="codes under date"),
        pytest.param(
            "name", [f"Acme {i} Ltd" for i in "ABCDEFGHIJ"], T.ORGANISATION, id="companies under name"
        ),
        pytest.param(
            "email", ["Anna Abel", "Bruno Brandt", "Carla Costa"] * 4, T.NAME, id="names under email"
        ),
        pytest.param("zip", ["1980-02-03", "1991-12-31", "1975-06-30"], T.DATE, id="dates under zip"),
        pytest.param("city", _mails(9), T.EMAIL, id="addresses under city"),
        pytest.param("age_at_report", [str(n) for n in range(16, 80)], T.AGE, id="ages"),
        pytest.param("나이", [f"{n}세" for n in range(16, 80)], T.AGE, id="ages in Korean"),
        pytest.param("age", _mails(9), T.EMAIL, id="addresses under age"),
        pytest.param(
            "account",
            [f"GB{n % 90 + 10} ABCD {n:04} 5698 7654" for n in range(40)]
            + [f"de{n % 90 + 10}{n:014}" for n in range(40)],
            T.ACCOUNT,
            id="numbers of accounts without right check digits under a heading of handles",
        ),
    ],
)
def test_values_win_over_a_misleading_heading(name: str, values: list[str], expected: FieldType) -> None:
    """The heading is second."""
    found = told(name, values).type
    assert found is expected or (expected is T.NAME and found is T.TEXT)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("given_name", T.GIVEN), ("NAME_LAST", T.FAMILY), ("lname_c1", T.FAMILY), ("cust_nm", T.NAME),
        ("dateOfBirth", T.DATE), ("homePhone", T.PHONE), ("work_phone1", T.PHONE), ("tel_no", T.PHONE),
        ("eMailAddr", T.EMAIL), ("email_address", T.EMAIL), ("res_city_desc", T.PLACE), ("street_number", T.ID),
        ("country of birth", T.COUNTRY), ("birth_place", T.PLACE), ("soc_sec_id", T.ID), ("出生地", T.PLACE),
        ("出生日期", T.DATE), ("姓名", T.NAME), ("姓氏", T.FAMILY), ("手机号码", T.PHONE), ("이메일", T.EMAIL),
        ("전화번호", T.PHONE), ("생년월일", T.DATE), ("Фамилия", T.FAMILY), ("الهاتف", T.PHONE),
        ("Staatsangehörigkeit", T.COUNTRY), ("Straße", T.PLACE), ("prénom", T.GIVEN), ("c7", None), ("", None),
        ("Adı", T.GIVEN), ("Soyadı", T.FAMILY), ("Doğum Tarihi", T.DATE), ("TC Kimlik No", T.ID), ("NIN No", T.ID),
        ("CMND/CCCD", T.ID), ("ชื่อ-สกุล", T.NAME), ("นามสกุล", T.FAMILY), ("โทรศัพท์", T.PHONE), ("ที่อยู่", T.PLACE),
        ("เลขประจำตัวประชาชน", T.ID), ("नाम", T.NAME), ("जन्म तिथि", T.DATE), ("மொபைல்", T.PHONE), ("نام خانوادگی", T.FAMILY),
        ("Vezetéknév", T.FAMILY), ("Imię", T.GIVEN), ("Ημερομηνία γέννησης", T.DATE), ("Geburtstag", T.DATE), ("phone no", T.PHONE),
    ],
)  # fmt: skip
def test_headings(heading: str, expected: FieldType | None) -> None:
    """In the languages tables are written in."""
    assert titled(heading) is expected


@pytest.mark.parametrize(
    ("values", "order"),
    [
        pytest.param(["01/02/1999", "25/02/1999", "03/04/1988"], "dmy", id="day first"),
        pytest.param(["01/02/1999", "02/25/1999", "03/04/1988"], "mdy", id="month first"),
        pytest.param(["01/02/1999", "03/04/1988"], "dmy", id="nothing tells"),
        pytest.param(["99-02-25", "88-11-30"], "ymd", id="years of two digits first"),
        pytest.param(["1999-02-25"], "", id="iso leaves nothing open"),
        pytest.param(["5 March 1999"], "", id="letters leave nothing open"),
        pytest.param(["25/02/1999"] * 99 + ["02/26/1999"], "dmy", id="one slip"),
        pytest.param([f"{d}/01/1999" for d in range(13, 29)] + ["01/13/1999", "01/14/1999", "02/15/1999"],
                     "dmy/mdy", id="both"),
    ],
)  # fmt: skip
def test_order_of_day_and_month(values: list[str], order: str) -> None:
    """Decided for the whole column."""
    assert date_order(values)[0] == order


def test_order_told_by_another_column() -> None:
    """Two offices with habits of their own; a column that tells nothing is not named."""
    days = range(13, 25)
    rows = [f"{d}/01/1999" for d in days] + [f"01/{d}/1999" for d in days]
    noise = ["u", "v"] * 12
    assert order_by(rows, {"noise": noise, "office": ["a"] * 12 + ["b"] * 12}) == (
        "office",
        (("a", "dmy"), ("b", "mdy")),
    )
    assert order_by(rows, {"noise": noise})[0] == ""


def test_two_tables_with_habits_of_their_own() -> None:
    """The order of dates and the dialling habit, by table; the same person's cells meet.

    The numbers of the first table are mobiles of Korea and lines of Beijing, cut alike.
    """
    days = [(d, m, y) for d in range(1, 29, 3) for m in (1, 5, 12) for y in (1970, 1985)]
    born = [f"{d:02}/{m:02}/{y}" for d, m, y in days] + [f"{m:02}/{d:02}/{y}" for d, m, y in days]
    phones = [f"010-4{i:03}-5678" for i in range(len(days))] + [
        f"8 (912) 345-{i:02}-17" for i in range(len(days))
    ]
    table = ["1"] * len(days) + ["2"] * len(days)
    cells = {"born": born, "phone": phones, TABLE: table}
    spec = infer(cells)
    assert [field.name for field in spec.fields] == ["born", "phone"]
    date, phone = spec.fields
    assert (date.by, dict(date.habits)) == (TABLE, {"1": "dmy", "2": "mdy"})
    assert (phone.by, dict(phone.habits)) == (TABLE, {"1": "CN", "2": "RU"})
    codes = prepare(date, born, cells).codes
    assert (codes[: len(days)] == codes[len(days) :]).all()
    assert prepare(phone, phones, cells).main.to_pylist()[:: len(days)] == ["1040005678", "9123450017"]


def test_dialling_habit_from_international_numbers() -> None:
    """The country that the numbers with a code are of."""
    values = [f"+44 7700 900{i:03}" for i in range(20)] + [f"07700 900{i:03}" for i in range(100, 130)]
    field = told("tel", values)
    assert (field.type, field.region) == (T.PHONE, "GB")


def test_numbers_that_need_no_habit_or_have_none() -> None:
    """All with a code; of many countries and none stated."""
    codes = ("+44 7700 900", "+852 9123 4", "+82 10 1234 5", "+63 917 123 4", "+1 202 555 0")
    abroad = [f"{code}{i:03}" for code in codes for i in range(100, 110)]
    field = told("tel", abroad)
    assert (field.region, field.beside) == ("", ())
    assert "all numbers name their country" in field.why
    mixed = [*abroad, *(f"07700 900{i:03}" for i in range(9)), *(f"9123 4{i:03}" for i in range(9))]
    assert told("tel", mixed).region == ""


def test_dialling_habit_from_the_country_beside() -> None:
    """Row by row, where one country does not explain the numbers."""
    numbers = {"GB": "07700 900{:03}", "HK": "9{:03} 4567", "KR": "010-4{:03}-5678"}
    rows = [(shape.format(i), land) for i in range(30) for land, shape in numbers.items()]
    field = told("tel", [number for number, _ in rows], land=[land for _, land in rows])
    assert field.beside == ("land",)


def test_year_month_and_day_in_three_columns() -> None:
    """One date; its parts are not compared on their own."""
    size = 60
    cells = {
        "by": [str(1940 + i % 60) for i in range(size)],
        "bm": [str(1 + i % 12) for i in range(size)],
        "bd": [str(1 + i % 28) for i in range(size)],
    }
    first, *rest = infer(cells).fields
    assert (first.type, first.beside) == (T.DATE, ("bm", "bd"))
    assert all(field.type is T.IGNORE for field in rest)


def test_a_full_name_beside_its_parts_is_left_out() -> None:
    """And an address made of a name is compared by equality alone."""
    people = MADE[0].values, MADE[3].values
    cells = {
        "first": people[0],
        "last": people[1],
        "full": [f"{a} {b}" for a, b in zip(*people, strict=True)],
        "mail": [f"{a}.{b}{i}@example.org".lower() for i, (a, b) in enumerate(zip(*people, strict=True))],
    }
    fields = {field.name: field for field in infer(cells).fields}
    assert fields["full"].type is T.IGNORE
    assert fields["mail"].exact_only
    assert not fields["first"].exact_only


def test_default_dates_are_missing() -> None:
    """A day far commoner than its like stands for nothing; a common year does not."""
    days = [f"{y}-{m:02}-01" for y in range(1950, 1990) for m in (1, 6)]
    assert told("born", [*days, *["1900-01-01"] * 9]).missing == ("19000101",)
    firsts = [f"{y}-01-01" for y in range(1890, 1910) for _ in range(9)]
    assert told("born", firsts).missing == ()


def test_a_list_typed_by_hand_is_text() -> None:
    """Rare values beside common ones are slips of the pen, and likeness tells something."""
    r = random.Random(1)
    words = ["blacksmith", "carpenter", "labourer", "merchant"]
    slips = ["blaksmith", "carpentr", "laborer", "merchnat", "carpenterr", "blacksmiht", "labouer", "merchan"]
    column = [r.choice(words) for _ in range(500)] + slips
    assert told("trade", column).type is T.TEXT
    assert told("trade", column[:500]).type is T.CATEGORY


def test_at_most_fifteen_fields_are_compared() -> None:
    """The others are named with a reason."""
    r = random.Random(2)
    cells = {
        f"c{i}": [f"{r.choice('abcdefgh')}{r.randrange(10 ** (2 + i % 4))}x" for _ in range(80)]
        for i in range(20)
    }
    spec = infer(cells)
    assert len(spec.compared) == MAX_FIELDS
    assert all("tells less" in field.why for field in spec.fields if field.type is T.IGNORE)


def test_sparse_columns_are_looked_at_where_they_are_filled() -> None:
    """One cell in a hundred."""
    column = [f"person{i}@example.org" if i % 100 == 7 else None for i in range(20_000)]
    assert told("c1", column).type is T.EMAIL


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([], id="empty"),
        pytest.param([None] * 9, id="null"),
        pytest.param([float("nan"), float("inf")] * 5, id="not numbers"),
        pytest.param(["N/A", "-", "unknown", "0000"] * 5, id="placeholders"),
        pytest.param(["same"] * 50, id="one value"),
    ],
)
def test_columns_that_tell_nothing_are_ignored(values: list[Any]) -> None:
    """With the reason."""
    found = told("name", values)
    assert found.type is T.IGNORE
    assert found.why == "no two values"


def test_mixed_and_nested_cells() -> None:
    """No kind of cell stops it."""
    cells = [1, "a", None, 2.5, [1, 2], {"k": "v"}, b"x", "y" * 1_000_000, True]
    assert told("mixed", cells * 3).type in FieldType


CELLS = st.one_of(
    st.none(),
    st.text(max_size=15),
    st.integers(),
    st.floats(),
    st.sampled_from(["1999-01-02", "+442071234567"]),
)


@settings(max_examples=60, deadline=None)
@given(
    table=st.dictionaries(st.text(max_size=8), st.lists(CELLS, min_size=6, max_size=6), max_size=4),
    places=st.permutations(range(6)),
)
def test_the_order_of_rows_changes_nothing(table: dict[str, list[Any]], places: list[int]) -> None:
    """And nothing raises."""
    turned = {name: [values[i] for i in places] for name, values in table.items()}
    assert infer(table) == infer(turned)


def test_kinds_of_columns_are_alike() -> None:
    """Lists, Arrow columns and coded columns."""
    values = list(itertools.chain(_mails(30), [None]))
    expected = told("c", values)
    for column in (pa.array(values), pa.chunked_array([values]), pa.array(values).dictionary_encode()):
        assert infer({"c": column}).fields[0] == expected


def test_historical_people(shared: Path) -> None:
    """The benchmark's columns: what is compared and what is not."""
    table = pq.read_table(shared / "er" / "historical_dev.parquet")
    cells = {name: table[name] for name in table.column_names if name not in ("unique_id", "cluster")}
    types = {field.name: field.type for field in infer(cells).fields}
    assert types == {
        "full_name": T.IGNORE,
        "first_and_surname": T.IGNORE,
        "first_name": T.GIVEN,
        "surname": T.FAMILY,
        "dob": T.DATE,
        "birth_place": T.PLACE,
        "postcode_fake": T.POSTCODE,
        "gender": T.SEX,
        "occupation": T.CATEGORY,
    }


@pytest.mark.parametrize(
    "heading", ["born", "date of birth", "geburtsdatum", "fecha de nacimiento", "생년월일"]
)
def test_a_birth_with_a_clock_stays_a_date(heading: str) -> None:
    """Databases write dates as moments, with a zone: under a heading of birth they are births."""
    values = [f"19{40 + n % 50}-0{1 + n % 9}-1{n % 10} 23:30:00+09:00" for n in range(90)]
    assert told(heading, values).type is T.DATE
    assert told("logged", values).type is T.IGNORE


@pytest.mark.parametrize("heading", ["patronymic", "отчество", "Vatersname"])
def test_a_patronymic_is_a_name(heading: str) -> None:
    """It is compared as names are, and is no second given name."""
    assert told(heading, [f"Petrovich{'abcdefghij'[n % 10]}" for n in range(60)]).type is T.NAME


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([f"203.0.{n}.{n * 7 % 250}" for n in range(2, 90)], id="network addresses"),
        pytest.param(
            [f"{n % 9}-{n:04}-{n * 37 % 99999:05}-{n % 99:02}-{n % 7}" for n in range(900, 990)]
            + [f"{n % 9}{n:04}{n * 37 % 99999:05}{n % 99:02}{n % 7}" for n in range(990, 1080)],
            id="thirteen digits, in groups or not",
        ),
    ],
)
def test_numbers_that_are_no_phone_numbers(values: list[str]) -> None:
    """Groups of digits are dialled only where they could be."""
    assert told("c7", values).type is T.ID


def test_birthdays_by_the_numbers_of_residents() -> None:
    """A birthday with the hidden rest of a resident number beside birthdays in other layouts is a date."""
    values = [f"{n % 40 + 50}{n % 12 + 1:02}{n % 28 + 1:02}-{n % 2 + 1}******" for n in range(60)]
    values += [f"19{n % 40 + 50}.{n % 12 + 1:02}.{n % 28 + 1:02}" for n in range(60)]
    values += [f"{n % 40 + 50}{n % 12 + 1:02}{n % 28 + 1:02}" for n in range(30)]
    assert told("birth", values).type is T.DATE

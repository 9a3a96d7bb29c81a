"""Columns of two tables under different headings: paired where that is beyond doubt, left alone otherwise."""

import random
from typing import Any

import pyarrow as pa
import pytest

from strikeback.linking.engine.form_several import in_one, postcodes_in
from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.spec import TABLE, Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables

GIVEN = ("Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Hugo", "Irene", "Jakob", "Karin", "Leo")
FAMILY = (
    "Adler",
    "Brandt",
    "Castell",
    "Dorn",
    "Engel",
    "Falk",
    "Gruber",
    "Hansen",
    "Imhof",
    "Jansen",
    "Kern",
)
TOWNS = ("Ashford", "Bedford", "Carlisle", "Dover", "Exeter", "Falmouth", "Grantham", "Hull", "Ipswich")
STREETS = ("High Street", "Mill Lane", "Station Road", "King Street", "Church Road")


def world(size: int = 150, seed: int = 3) -> list[dict[str, str]]:
    """Made-up people."""
    chance = random.Random(seed)
    out = []
    for number in range(size):
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        day, month = chance.randrange(1, 29), chance.randrange(1, 13)
        out.append(
            {
                "given": given,
                "family": family,
                "born": f"{chance.randrange(1940, 2004)}-{month:02d}-{day:02d}",
                "phone": f"+4420794601{number:03d}",
                "second": f"+4420794602{number:03d}",
                "mail": f"{given}.{family}{number}@example.org".lower(),
                "house": str(chance.randrange(1, 99)),
                "street": chance.choice(STREETS),
                "town": chance.choice(TOWNS),
                "post": f"{chance.choice('ABDE')}{chance.randrange(1, 20)} {chance.randrange(1, 9)}XY",
            }
        )
    return out


def two(left: dict[str, list[Any]], right: dict[str, list[Any]]) -> Spec:
    """The specification of two tables."""
    frames = [pa.table({"id": [f"{mark}{n}" for n in range(len(next(iter(side.values()))))], **side})
              for mark, side in (("a", left), ("b", right))]  # fmt: skip
    return infer_spec(read_tables(frames, "id"))


def column(name: str, rows: list[dict[str, str]]) -> list[str]:
    """One column of some people."""
    return [row[name] for row in rows]


PEOPLE = world()
SOME = PEOPLE[50:] + world(40, 9)


@pytest.mark.parametrize(
    ("what", "one", "other", "expected"),
    [
        pytest.param("born", "DOB", "geboren am", FieldType.DATE, id="dates"),
        pytest.param("phone", "Mobile", "Rufnummer", FieldType.PHONE, id="phone numbers"),
        pytest.param(
            "mail", "contact 1", "reach", FieldType.EMAIL, id="mail under headings that say nothing"
        ),
        pytest.param("family", "Surname", "Nachname", FieldType.FAMILY, id="family names in two languages"),
        pytest.param("town", "city", "residence", FieldType.PLACE, id="towns"),
        pytest.param("post", "Post Code", "zip", FieldType.POSTCODE, id="postcodes"),
    ],
)
def test_columns_of_one_sort_are_paired(what: str, one: str, other: str, expected: FieldType) -> None:
    """Two columns of one sort are one field, whatever they are called."""
    (field,) = two({one: column(what, PEOPLE)}, {other: column(what, SOME)}).compared
    assert (field.type, field.source, field.also) == (expected, one, (other,))


def test_two_candidates_are_told_apart_by_what_they_hold() -> None:
    """One telephone column against two: the one that shares numbers is it."""
    left = {"tel": column("phone", PEOPLE)}
    right = {"line one": column("second", SOME), "line two": column("phone", SOME)}
    spec = two(left, right)
    assert {(field.name, field.also) for field in spec.fields} == {("tel", ("line two",)), ("line one", ())}


def test_what_cannot_be_told_is_left_alone() -> None:
    """Two telephone columns against one, and no number in common: none is paired."""
    left = {"tel": column("phone", PEOPLE)}
    right = {"line one": column("second", SOME), "line two": column("second", world(90, 5))[:90] + [""] * 50}
    assert all(not field.also for field in two(left, right).fields)


def test_a_date_of_other_years_is_not_paired() -> None:
    """Births and contracts are both dates, and not one."""
    since = [f"20{10 + n % 14}-0{1 + n % 9}-1{n % 10}" for n in range(len(SOME))]
    spec = two({"born": column("born", PEOPLE)}, {"since": since})
    assert all(not field.also for field in spec.fields)


def test_parts_of_a_name_are_the_whole_of_another_table() -> None:
    """Given and family name are compared with a full name, written either way round."""
    left = {"First Name": column("given", PEOPLE), "Last Name": column("family", PEOPLE)}
    right = {"customer": [f"{row['family']}, {row['given']}" for row in PEOPLE]}
    frames = [
        pa.table({"id": [f"{mark}{n}" for n in range(150)], **side})
        for mark, side in (("a", left), ("b", right))
    ]
    tables = read_tables(frames, "id")
    spec = infer_spec(tables)
    (field,) = spec.compared
    assert (field.source, field.beside, field.also) == ("First Name", ("Last Name",), ("customer",))
    (found,) = prepare(tables, spec)
    form = dict(zip(tables.ids.to_pylist(), found.codes.tolist(), strict=True))
    assert all(form[f"a{n}"] == form[f"b{n}"] for n in range(150))


@pytest.mark.parametrize(
    ("given", "family", "whole"),
    [("Prénom", "Nom", "ФИО"), ("Vorname", "Name", "姓名"), ("Nome", "Cognome", "Full name")],
)
def test_a_heading_that_says_name_is_the_family_beside_a_given_name(
    given: str, family: str, whole: str
) -> None:
    """`Nom` beside `Prénom` is not held to be the whole name of the other table."""
    left = {family: column("family", PEOPLE), given: column("given", PEOPLE)}
    right = {whole: [f"{row['family']} {row['given']}" for row in SOME]}
    (field,) = two(left, right).compared
    assert ({field.source, *field.beside}, field.also) == ({given, family}, (whole,))


def test_a_parent_beside_a_given_name_is_no_part_of_it() -> None:
    """Whole names of somebody else complete no given name."""
    left = {
        "First Name": column("given", PEOPLE),
        "Mother": [f"{r['given']} {r['family']}" for r in world(150, 8)],
    }
    right = {"Full name": [f"{row['given']} {row['family']}" for row in SOME]}
    assert all(not field.beside for field in two(left, right).fields)


CITIES = {"Paris": "Париж", "Tbilisi": "Тбилиси", "Mumbai": "Мумбаи", "Tokyo": "東京", "Rabat": "Рабат"}
PEOPLES = {"géorgienne": "Грузия", "française": "Франция", "indienne": "Индия", "israélienne": "Израиль"}


def test_towns_and_peoples_in_two_languages_are_paired() -> None:
    """The only towns of both tables are one, though no word is the same, and so are countries and peoples."""
    left = {
        "Prénom": column("given", PEOPLE),
        "Ville": [*CITIES] * 30,
        "Nationalité": [*PEOPLES] * 37 + ["", ""],
    }
    count = len(SOME)
    right = {
        "Имя": column("given", SOME),
        "Город": ([*CITIES.values()] * count)[:count],
        "Гражданство": ([*PEOPLES.values()] * count)[:count],
    }
    found = {field.name: (field.type, field.also) for field in two(left, right).fields}
    assert found["Ville"] == (FieldType.PLACE, ("Город",))
    assert found["Nationalité"] == (FieldType.COUNTRY, ("Гражданство",))


def test_a_birthplace_is_no_town_of_residence() -> None:
    """The only places of both tables are not one where a heading says birth and the other does not."""
    left = {"Geburtsort": [*CITIES] * 30}
    right = {"Город": (["Париж", "Омск", "Тверь", "Тула", "Псков", "Орел"]) * 20}
    assert all(not field.also for field in two(left, right).fields)


def test_a_whole_address_holds_town_and_postcode() -> None:
    """Town and postcode of one table are found in the addresses of another."""
    left = {"Town": column("town", PEOPLE), "Post Code": column("post", PEOPLE)}
    right = {"address": [f"{row['house']} {row['street']}, {row['town']} {row['post']}" for row in SOME]}
    found = {field.name: field.also for field in two(left, right).compared}
    assert found == {"Town": ("address",), "Post Code": ("address",)}


def test_three_tables() -> None:
    """What is one in two tables takes in the column of a third."""
    sides = [
        {"DOB": column("born", PEOPLE)},
        {"born on": column("born", SOME)},
        {"Geburtsdatum": column("born", SOME)},
    ]
    frames = [
        pa.table({"id": [f"{n}-{i}" for i in range(len(next(iter(side.values()))))], **side})
        for n, side in enumerate(sides)
    ]
    (field,) = infer_spec(read_tables(frames, "id")).compared
    assert (field.name, field.also) == ("DOB", ("born on", "Geburtsdatum"))


def test_one_table_is_as_it_was() -> None:
    """Nothing is paired within a table."""
    columns = {"a": column("mail", PEOPLE), "b": column("born", PEOPLE), TABLE: ["1"] * 150}
    assert all(not field.also for field in infer(columns).fields)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("12 Bridge Lane, SW4 3DP Truro", "SW4 3DP"),
        ("166 Albert Road, 70660 Nantes", "70660"),
        ("1400 Bridge Road, Truro", ""),
        ("SW1 2GJ", "SW1 2GJ"),
        ("Hauptstrasse 5, 1010 Wien", "1010"),
        ("200 Main St, Fresno, CA 90919-1234", "90919-1234"),
        ("", ""),
    ],
)
def test_postcodes_in_addresses(address: str, code: str) -> None:
    """The last postcode of an address, never the number of the house; short cells as they are."""
    assert postcodes_in(pa.array([address], pa.large_string())).to_pylist() == [code]


def test_the_first_filled_column_counts() -> None:
    """Parts are composed, other columns stand in where they are empty."""
    field = Field(name="n", type=FieldType.NAME, column="g", beside=("f",), also=("whole", "more"))
    around = {
        "f": ["Adler", "", "", "Falk"],
        "whole": ["x", "Ben Dorn", "", ""],
        "more": ["", "y", "Leo", ""],
    }
    assert in_one(field, ["Anna", "", "n/a", ""], around).to_pylist() == [
        "Anna Adler",
        "Ben Dorn",
        "Leo",
        "Falk",
    ]


def test_dates_in_parts_beside_a_whole_one() -> None:
    """Year, month and day of one table, a date of another."""
    field = Field(name="d", type=FieldType.DATE, column="y", beside=("m", "d"), also=("born",))
    around = {"m": ["5", ""], "d": ["7", ""], "born": ["", "1980-01-02"]}
    assert in_one(field, ["1990", ""], around).to_pylist() == ["1990-05-07", "1980-01-02"]

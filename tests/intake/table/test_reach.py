"""How a person is reached: what comes twice counts once, what cannot be read is kept."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]


def test_a_number_in_two_columns_counts_once(read: Read) -> None:
    """Two columns of phones that agree, whatever their spelling, give one selector."""
    table = read(
        "Case No,Victim Name,Victim Phone,Victim Mobile,Victim Email\n"
        "1,Anna Prueba,+44 7700 900123,+44-7700-900123,\n"
        "2,Ben Muster,+44 7700 900123,+447700900123,ben@example.org\n"
        "3,Cleo Beispiel,+44 7700 900123,+44 7700 900456,\n"
    )
    first, second, third = table.kind("person", "victim")
    assert table.values(first) == [("phone", "+447700900123")]
    assert table.values(second) == [("phone", "+447700900123"), ("email", "ben@example.org")]
    assert table.values(third) == [("phone", "+447700900123"), ("phone", "+447700900456")]
    assert not table.refused()


def test_the_number_of_a_messenger_and_of_a_phone_column_count_once(read: Read) -> None:
    """The number by which a messenger knows somebody is that person's phone number, stated once."""
    table = read(
        "Case No,Victim Name,Suspect WhatsApp,Suspect Phone,Details\n"
        "1,Anna Prueba,+447700900123,+44 7700 900123,facts\n"
        "2,Ben Muster,+447700900123,+44 7700 900456,facts\n"
    )
    first, second = table.kind("person", "suspect")
    assert table.values(first) == [("phone", "+447700900123")]
    assert table.values(second) == [("phone", "+447700900123"), ("phone", "+447700900456")]


def test_a_masked_document_is_kept_and_no_error(read: Read) -> None:
    """What was written with stars is no number; the text stays with the report."""
    table = read(
        "Case No,Victim Name,Victim Passport No,Victim Phone\n1,Anna Prueba,K****567,+44 7700 900123\n",
        region="HK",
    )
    assert not table.refused()
    assert table.values(table.kind("person", "victim")[0]) == [("phone", "+447700900123")]
    assert dict(table.kind("report")[0].unmapped) == {"Victim Passport No": "K****567"}


def test_bad_cells_beside_a_good_one(read: Read) -> None:
    """Each bad cell is counted under its column; the good one of the row still reaches the person."""
    table = read(
        "Case No,Victim Name,Victim Phone,Victim Email\n"
        "1,Anna Prueba,12,anna@example.org\n"
        "2,Ben Muster,12,no at\n"
    )
    first, second = table.kind("person", "victim")
    assert table.values(first) == [("email", "anna@example.org")]
    assert table.values(second) == []
    assert [(row, what.split(":")[0]) for row, _, what in table.refused()] == [
        (1, "Victim Phone"),
        (2, "Victim Phone"),
        (2, "Victim Email"),
    ]

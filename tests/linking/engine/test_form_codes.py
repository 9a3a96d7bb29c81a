"""Numbers of which a part is hidden or misread, and values that stand where nothing is known."""

import numpy as np
import pytest

from strikeback.linking.engine import prepared
from strikeback.linking.engine.form_codes import masked
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.infer_defaults import defaults
from strikeback.linking.engine.kernels_levels import value_levels
from strikeback.linking.engine.levels import ELSE, INITIAL, NEAR
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Field, FieldType


def level_of(kind: FieldType, one: str, other: str) -> int:
    """The level of two cells, the same either way round."""
    found = prepare(Field(name="c", type=kind), [one, other])
    field = prepared.Prepared("c", found.kind.value, found.codes, found.main, dict(found.others))
    records = encode([field], np.array([1, 2], np.uint64), np.zeros(2, np.int32))
    a, b = records.book.codes[:, 0]
    both = [int(value_levels(records.book, 0, np.array([x]), np.array([y]))[0]) for x, y in ((a, b), (b, a))]
    assert both[0] == both[1]
    return both[0]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("XXXXXXXX5799", "********5799"),
        ("xxx-xx-1234", "*****1234"),
        ("1234 **** **** 9876", "1234********9876"),
        ("●●●●5799", "****5799"),
        ("A1234567", ""),
        ("MAXX12345", ""),
        ("******", ""),
    ],
)
def test_hidden_signs_stay_hidden(text: str, form: str) -> None:
    """Each hidden sign is a star; letters of a number are no mask; a number that shows nothing is none."""
    assert masked(text) == form


@pytest.mark.parametrize(
    ("kind", "one", "other", "level"),
    [
        ("id", "XXXXXXXX5799", "2839 1715 5799", INITIAL),
        ("id", "XXXXXXXX5799", "2839 1715 5798", ELSE),
        ("id", "12******99", "1234567899", INITIAL),
        ("id", "12******99", "13******99", ELSE),
        ("phone", "+84 90 ***4567", "090 123 4567", INITIAL),
        ("id", "1l1049", "111049", NEAR),
    ],
)
def test_numbers_with_hidden_signs_agree_in_what_they_show(
    kind: str, one: str, other: str, level: int
) -> None:
    """What is shown agrees or speaks against; what is hidden does neither."""
    assert level_of(FieldType(kind), one, other) == level


def test_letters_misread_for_digits_have_the_digits_as_another_form() -> None:
    """Letters between digits that machines read for digits; letters of a series stay what they are."""
    found = prepare(Field(name="c", type=FieldType.ID), ["1l1O49", "B1234567", "12345678S"])
    assert found.forms == [("1l1o49", "111049"), ("b1234567",), ("12345678s",)]


NAMES = [
    f"{a}{b} {c}{d}"
    for a in ("Al", "Be", "Co", "Du")
    for b in ("na", "rt", "ko")
    for c in ("Ma", "Ro", "Ti")
    for d in ("ler", "nov")
]
DAYS = [f"19{n % 60 + 30}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(72)]


def test_a_number_that_strangers_share_is_missing() -> None:
    """A default that no list knows is found by its rows; a number of one person many times over stays."""
    phones = [f"0{700000000 + 7919 * n}" for n in range(72)]
    phones[::5] = ["0555123987"] * len(phones[::5])
    rows = {"name": NAMES, "born": DAYS, "phone": phones}
    types = {"name": FieldType.NAME, "born": FieldType.DATE, "phone": FieldType.PHONE}
    assert defaults("phone", rows, types) == ("0555123987",)
    same = {
        "name": ["Ann Miller" if n % 5 == 0 else name for n, name in enumerate(NAMES)],
        "born": DAYS,
        "phone": phones,
    }
    assert defaults("phone", same, types) == ()
    (field,) = (one for one in infer(rows).fields if one.name == "phone")
    assert ("555123987" in field.missing, "share nothing else" in field.why) == (True, True)


def test_values_that_many_share_like_their_neighbours_stay() -> None:
    """Years are shared by strangers, each as often as the next one: none of them stands for nothing."""
    years = [str(1960 + n % 4) for n in range(72)]
    rows = {"name": NAMES, "mail": [f"p{n}@example.org" for n in range(72)], "born": years}
    types = {"name": FieldType.NAME, "mail": FieldType.EMAIL, "born": FieldType.DATE}
    assert defaults("born", rows, types) == ()


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("0lmutz", "olmutz"),
        ("Z1mmermann", "zimmermann"),
        ("Wi1helm", "wilhelm"),
        ("8aker Row 5", "baker row 5"),
        ("5th Row 12a", "5th row 12a"),
        ("B-52 Hill", "b 52 hill"),
    ],
)
def test_digits_misread_in_words_are_letters(cell: str, form: str) -> None:
    """A digit with letters behind it inside a word is a letter; numbers and their endings are not."""
    assert prepare(Field(name="c", type=FieldType.TEXT), [cell]).forms == [(form,)]

"""What columns hold in the notations of many countries: dates, ages, numbers, sexes, names, places."""

import pytest

from linking.engine.notations import Notation, notations
from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.spec import FieldType

ALL = list(notations())


@pytest.mark.parametrize("column", ALL, ids=[f"{n} {one.heading}" for n, one in enumerate(ALL)])
def test_columns_in_the_notations_of_many_countries(column: Notation) -> None:
    """A column is taken for what a careful reader would take it for."""
    (found,) = infer({column.heading: column.values}).fields
    assert found.type.value in column.kinds, found.why


def test_m_beside_h_is_a_woman() -> None:
    """In Spanish and Portuguese tables M is mujer or mulher; in a table of M and F it is not."""
    rows = {"sexo": ["H", "M"] * 20, "x": [str(n * 7919) for n in range(40)]}
    (field,) = (one for one in infer(rows).fields if one.name == "sexo")
    assert (field.type, field.order) == (FieldType.SEX, "hm")
    both = {"@table": ["0"] * 40 + ["1"] * 40, "sexo": ["H", "M"] * 20 + ["F", "M"] * 20}
    (field,) = infer(both).fields
    assert (field.by, field.habits) == ("@table", (("0", "hm"),))

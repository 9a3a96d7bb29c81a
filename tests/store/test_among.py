"""A column among many values, given as one parameter: the same rows as a list of parameters finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, String, Table, create_engine, select
from sqlalchemy.dialects import postgresql, sqlite

from strikeback.store.among import among

THINGS = Table("things", MetaData(), Column("name", String, primary_key=True))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)


@settings(max_examples=50)
@given(there=st.sets(TEXTS, max_size=12), asked=st.lists(TEXTS, max_size=12))
def test_it_finds_what_is_in_both(there: set[str], asked: list[str]) -> None:
    """Whatever signs are in the texts, also none at all, also one twice."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        THINGS.create(connection)
        if there:
            connection.execute(THINGS.insert(), [{"name": one} for one in there])
        found = connection.execute(select(THINGS).where(among(THINGS.c.name, "ids")), {"ids": asked})
        assert set(found.scalars()) == there & set(asked)
    engine.dispose()


@pytest.mark.parametrize("dialect", [postgresql.dialect(), sqlite.dialect()], ids=["postgresql", "sqlite"])
def test_there_is_one_parameter(dialect) -> None:
    """The statement does not depend on how many values are given: it is planned once."""
    compiled = select(THINGS).where(among(THINGS.c.name, "ids")).compile(dialect=dialect)
    assert set(compiled.params) == {"ids"}
    assert str(compiled).count("ids") + str(compiled).count("?") == 1

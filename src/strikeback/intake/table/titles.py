"""What a sheet's name or a title above the table says of whom it lists."""

import re

from msgspec import structs

from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.headers import read_header
from strikeback.intake.table.kinds import Kind, kind_of
from strikeback.intake.table.vocabulary import fold, vocabulary

_PERSONAL = frozenset(
    {
        Concept.NAME,
        Concept.GIVEN,
        Concept.FAMILY,
        Concept.ALIAS,
        Concept.PHONE,
        Concept.EMAIL,
        Concept.BIRTH,
        Concept.AGE,
    }
)
_PLAIN = 5
_LISTED = frozenset({Whose.VICTIM, Whose.SUSPECT})


def apply_title(meaning: ColumnMap, title: str) -> ColumnMap:
    """Return the map with the part that a title states, where no column states one.

    Only lists of persons are concerned; a title that names both sides says nothing.
    """
    if meaning.kind not in {Kind.CONTACTS, Kind.GENERIC, Kind.ACCOUNTS} or any(
        column.whose in _LISTED for column in meaning.columns
    ):
        return meaning
    words = [word for word in re.split(r"[\s_\-–—/:,.()]+", title) if word]
    named = {read_header(word).whose for word in words} | {read_header(title).whose}
    named &= _LISTED
    if len(named) != 1 or not any(column.concept in _PERSONAL for column in meaning.columns):
        return meaning
    whose = named.pop()
    columns = tuple(
        structs.replace(column, whose=whose, why=f"{column.why}; the title says so")
        if column.concept is not Concept.NONE and column.whose is Whose.NOBODY
        else column
        for column in meaning.columns
    )
    return structs.replace(meaning, columns=columns, kind=kind_of(columns))


def titled_platform(title: str) -> str:
    """Return the one platform that a file's name, a sheet or a title names, "" for none or several.

    Short names are left out: they are words and abbreviations of other meanings too.
    """
    words = vocabulary().platforms
    names = {words[word] for word in fold(title).split() if word in words and len(word) >= _PLAIN}
    return names.pop() if len(names) == 1 else ""

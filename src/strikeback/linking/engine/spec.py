"""What is compared and how: the specification of a table, shown, edited and saved as a file."""

from enum import StrEnum
from typing import ClassVar, Final

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

TABLE: Final = "@table"
"""Name of the column that tells which table a record came from, where there are several."""
VERSION: Final = 1
"""Version of the file; a reader refuses a higher one."""


class FieldType(StrEnum):
    """What the values of a column are."""

    GIVEN = "given"
    FAMILY = "family"
    NAME = "name"
    DATE = "date"
    PLACE = "place"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    ID = "id"
    COUNTRY = "country"
    SEX = "sex"
    ACCOUNT = "account"
    WALLET = "wallet"
    ORGANISATION = "organisation"
    TEXT = "text"
    NOTE = "note"
    CATEGORY = "category"
    AGE = "age"
    IGNORE = "ignore"


class Kind(StrEnum):
    """How the kernel compares the forms of a field."""

    NAME = "name"
    TEXT = "text"
    DATE = "date"
    CODE = "code"
    CATEGORY = "category"
    EXACT = "exact"


KINDS: Final = {
    FieldType.GIVEN: Kind.NAME,
    FieldType.FAMILY: Kind.NAME,
    FieldType.NAME: Kind.NAME,
    FieldType.DATE: Kind.DATE,
    FieldType.PLACE: Kind.TEXT,
    FieldType.POSTCODE: Kind.CODE,
    FieldType.PHONE: Kind.CODE,
    FieldType.EMAIL: Kind.TEXT,
    FieldType.HANDLE: Kind.TEXT,
    FieldType.ID: Kind.CODE,
    FieldType.COUNTRY: Kind.CATEGORY,
    FieldType.SEX: Kind.CATEGORY,
    FieldType.ACCOUNT: Kind.CODE,
    FieldType.WALLET: Kind.EXACT,
    FieldType.ORGANISATION: Kind.TEXT,
    FieldType.TEXT: Kind.TEXT,
    FieldType.NOTE: Kind.EXACT,
    FieldType.CATEGORY: Kind.CATEGORY,
    FieldType.AGE: Kind.CATEGORY,
    FieldType.IGNORE: Kind.EXACT,
}


class Field(Frozen, frozen=True, kw_only=True):
    """One comparison: a column, what it holds, and all that its normal form depends on.

    The comparable form of a cell is a function of the cell, the cells ``beside`` it and this record alone,
    never of the rest of the table: a record that arrives later gets the form the batch would have given it.
    """

    shown: ClassVar = ("name", "type", "exact_only", "confidence")

    name: str
    """Unique among the fields; the column where ``column`` is empty."""
    type: FieldType
    exact_only: bool = False
    """Likeness says nothing because the value is made of another column's (an address with a name in it)."""
    column: str = ""
    beside: tuple[str, ...] = ()
    """Columns that complete the value: month and day of a year, country names beside a phone number, the
    family name that makes a given name a full one."""
    also: tuple[str, ...] = ()
    """Columns of other tables that hold the same under other headings: the first that is filled counts where
    ``column`` is empty. Of a postcode they may be whole addresses, of which the postcode counts."""
    order: str = ""
    """Dates: ``dmy``, ``mdy`` or ``ymd`` where a text allows several; empty: ``dmy``. Two of them with a
    stroke between (``dmy/mdy``): both readings count, the first one as the main form."""
    region: str = ""
    """Phone numbers: ISO 3166-1 alpha-2 country whose dialling habit national numbers follow."""
    by: str = ""
    """Column on whose value the order or region depends, ``@table`` for the table a record came from."""
    habits: tuple[tuple[str, str], ...] = ()
    """Value of ``by`` -> order or region of its rows; other rows follow ``order`` or ``region``."""
    missing: tuple[str, ...] = ()
    """Comparable forms that stand for nothing known in this column."""
    confidence: float = 1.0
    """0 to 1: how sure the type is; 1 where a person stated it."""
    why: str = ""
    """In words, what the type was told from."""

    @property
    def source(self) -> str:
        """The column the values come from."""
        return self.column or self.name

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns its values come from, without those that only say how they are written."""
        composed = self.type in (FieldType.DATE, FieldType.NAME)
        return (self.source, *(self.beside if composed else ()), *self.also)

    @property
    def kind(self) -> Kind:
        """How the kernel compares it."""
        return Kind.EXACT if self.exact_only and KINDS[self.type] is not Kind.DATE else KINDS[self.type]


class Spec(Frozen, frozen=True, kw_only=True):
    """What is compared."""

    shown: ClassVar = ("fields", "one_per_table")

    fields: tuple[Field, ...] = ()
    one_per_table: bool = False
    """No table holds two records of one thing: clusters take at most one record of each."""
    version: int = VERSION

    @property
    def compared(self) -> tuple[Field, ...]:
        """The fields that are not ignored."""
        return tuple(field for field in self.fields if field.type is not FieldType.IGNORE)


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A field as a file writes it."""

    name: str
    type: FieldType
    exact_only: bool = False
    column: str = ""
    beside: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    order: str = ""
    region: str = ""
    by: str = ""
    habits: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    confidence: float = 1.0
    why: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A specification as a file writes it: an unknown word is a slip of the pen, not a wish to ignore."""

    version: int
    fields: tuple[_Stored, ...]
    one_per_table: bool = False


def dump_spec(spec: Spec) -> bytes:
    """Return a specification as JSON, one readable file; ``load_spec`` gives back an equal one."""
    fields = tuple(
        _Stored(*(getattr(field, name) for name in _Stored.__struct_fields__)) for field in spec.fields
    )
    file = _File(version=spec.version, fields=fields, one_per_table=spec.one_per_table)
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def load_spec(data: bytes, where: str = "") -> Spec:
    """Return the specification of a file.

    Args:
        data: JSON as ``dump_spec`` writes it, edited or not.
        where: Name of the file, for the error.

    Raises:
        UsageError: No such JSON, an unknown type or word, two fields of one name, a newer version.
    """
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"this is no specification ({error})", where=where, remedy="start from what --show-spec prints"
        ) from None
    if file.version > VERSION:
        raise UsageError("the specification is of a newer version", where=where, remedy="update the program")
    fields = tuple(
        Field(**{name: getattr(stored, name) for name in _Stored.__struct_fields__}) for stored in file.fields
    )
    names = [field.name for field in fields]
    if len(set(names)) < len(names):
        raise UsageError(
            "two fields have one name", where=where, remedy="name fields apart, set their column"
        )
    return Spec(fields=fields, one_per_table=file.one_per_table, version=file.version)


def show_spec(spec: Spec) -> list[tuple[str, str, str, str]]:
    """Return a row a field for a screen: name, type and setting, confidence, why."""
    rows = []
    for field in spec.fields:
        setting = ", ".join(
            text
            for text in (
                "equality only" if field.exact_only else "",
                f"column {field.column}" if field.column else "",
                f"with {', '.join(field.beside)}" if field.beside else "",
                f"elsewhere {', '.join(field.also)}" if field.also else "",
                field.order,
                field.region,
                f"by {field.by}: " + " ".join(f"{key}={habit}" for key, habit in field.habits)
                if field.by
                else "",
            )
            if text
        )
        kind = f"{field.type.value} ({setting})" if setting else field.type.value
        rows.append((field.name, kind, f"{field.confidence:.2f}", field.why))
    return rows

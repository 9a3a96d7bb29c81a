"""The fields of a table in comparable form: what to compare, and each distinct cell normalised once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine import forms
from strikeback.linking.engine.form_bytes import Texts
from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import Tables
from strikeback.model.errors import UsageError

MAX_FIELDS: Final = 15
_PERSONAL: Final = frozenset({FieldType.GIVEN, FieldType.FAMILY})

PEOPLE: Final = frozenset({FieldType.GIVEN, FieldType.FAMILY, FieldType.NAME})
_OWN: Final = frozenset({FieldType.GIVEN, FieldType.DATE, FieldType.AGE})
_PLACES: Final = frozenset(
    {FieldType.PLACE, FieldType.POSTCODE, FieldType.COUNTRY, FieldType.CATEGORY, FieldType.SEX}
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One field: a code a record (-1 missing), the main form of each code, other forms of some."""

    name: str
    kind: str
    codes: NDArray[np.int32]
    forms: Texts
    others: Mapping[int, tuple[str, ...]]
    group: str = ""
    """Two fields of one group hold values of one sort (given and family names): they may be swapped."""
    role: int = 1
    """0: shared by those of one place; 1: tells households apart; 2: tells their members apart."""


def infer_spec(tables: Tables, *, one_per_table: bool = False) -> Spec:
    """Return a specification told from the tables, whatever the order of their rows."""
    return infer(_arrow(tables), list(tables.columns), one_per_table=one_per_table)


def prepare(tables: Tables, spec: Spec) -> list[Prepared]:
    """Return the compared fields of a specification in comparable form.

    Raises:
        UsageError: A field names a column no table has, or there are over 15 fields.
    """
    wanted = [field for field in spec.compared if field.type is not FieldType.IGNORE]
    missing = [field.source for field in wanted if field.source not in tables.columns]
    if missing:
        raise UsageError(
            "no table has a column of the specification", where=missing[0], remedy="correct its name"
        )
    if len(wanted) > MAX_FIELDS:
        raise UsageError(
            f"{len(wanted)} fields are more than can be compared at once",
            remedy=f"choose the {MAX_FIELDS} that tell most",
        )
    columns = _arrow(tables)
    people = any(field.type in PEOPLE for field in wanted)
    return [_prepared(field, columns, people=people) for field in wanted]


def _prepared(field: Field, columns: Mapping[str, pa.DictionaryArray], *, people: bool) -> Prepared:
    found = forms.prepare(field, columns[field.source], columns)
    group = "person" if field.type in _PERSONAL and not field.exact_only else ""
    codes = np.asarray(found.codes, dtype=np.int32)
    return Prepared(
        field.name, found.kind.value, codes, found.main, found.others, group, _role(field.type, people=people)
    )


def _role(kind: FieldType, *, people: bool) -> int:
    """What a field tells apart; where no field names people there are no households."""
    return 2 if people and kind in _OWN else 0 if kind in _PLACES else 1


def _arrow(tables: Tables) -> dict[str, pa.DictionaryArray]:
    """Return the columns as Arrow has them, and the number of the table as one more."""
    out = {
        name: pa.DictionaryArray.from_arrays(pa.array(column.codes), column.texts)
        for name, column in tables.columns.items()
    }
    numbers = pa.array([str(n) for n in range(1, 2 + int(tables.source.max(initial=0)))], pa.large_string())
    return {**out, "@table": pa.DictionaryArray.from_arrays(pa.array(tables.source), numbers)}

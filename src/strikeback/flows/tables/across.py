"""Several tables under different headings: what was paired, and nothing in common."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from strikeback.linking.engine.spec import Field, Spec
from strikeback.model.errors import UsageError


def filled(frame: pa.Table) -> list[str]:
    """Return the columns of a table that hold anything."""
    return [str(name) for name in frame.column_names if frame[name].null_count < len(frame)]


def across(spec: Spec, headings: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which columns are compared under different headings, and which stand in one table alone.

    Args:
        spec: What is compared.
        headings: Name of a table -> its columns with values.

    Raises:
        UsageError: There are several tables, and nothing of one is compared with anything of another.
    """
    if len(headings) < 2:
        return (), ()
    where = {field.name: _tables_of(field, headings) for field in spec.compared}
    if not any(len(names) > 1 for names in where.values()):
        raise UsageError(
            "the tables have no column in common that could be compared",
            where=", ".join(headings),
            remedy="Give columns that hold the same one heading, or name the other's column in `also` of a "
            "field: --show-spec prints the fields, --spec takes them",
        )
    paired = tuple(_spoken(field) for field in spec.compared if field.also)
    alone = tuple(f"{name} ({names[0]})" for name, names in where.items() if len(names) == 1)
    return paired, alone


def _tables_of(field: Field, headings: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the tables in which a field has a column."""
    return [label for label, names in headings.items() if any(name in names for name in field.columns)]


def _spoken(field: Field) -> str:
    own = field.columns[: len(field.columns) - len(field.also)]
    return " = ".join((" + ".join(own), *field.also))

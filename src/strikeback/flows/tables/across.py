"""Several tables under different headings: ids in one column, what was paired, nothing in common."""

from collections.abc import Mapping, Sequence
from typing import Final

import pyarrow as pa

from strikeback.flows.tables.files import find_ids, is_unique, is_usual_id
from strikeback.linking.engine.infer_titles import titled
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.model.errors import UsageError

OWN_ID: Final = "id"
"""What the column of ids is called where each table has a name of its own for it."""


def with_one_id(frames: Sequence[pa.Table]) -> tuple[list[pa.Table], str]:
    """Return the tables with their column of ids under one name, and that name.

    A column that all tables have is taken; else each table's own, if its heading says that it is one.

    Raises:
        UsageError: There is none.
    """
    try:
        return list(frames), find_ids(frames)
    except UsageError:
        owns = [_own_id(frame) for frame in frames]
        if not all(owns) or len(frames) < 2:
            raise
    name = OWN_ID
    while any(name in frame.column_names and name != own for frame, own in zip(frames, owns, strict=True)):
        name = f"{name} of record"
    return [
        frame.rename_columns([name if head == own else head for head in frame.column_names])
        for frame, own in zip(frames, owns, strict=True)
    ], name


def _own_id(frame: pa.Table) -> str:
    """Return a table's column of ids by its heading, "" where none is one."""
    usual = [name for name in frame.column_names if is_usual_id(name)]
    numbers = [name for name in frame.column_names if titled(name) is FieldType.ID]
    return next((str(name) for name in (*usual, *numbers) if is_unique(frame[name])), "")


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

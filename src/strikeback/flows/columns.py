"""What the columns of a table are taken for, before anything is stored."""

from collections.abc import Sequence
from pathlib import Path

from strikeback.flows.agencies import check_country, find_agency
from strikeback.intake.choose import choose_reader
from strikeback.intake.open import open_source
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.reader import TableReader
from strikeback.model.errors import UsageError
from strikeback.store.open import Store


def explain_columns(
    store: Store, path: Path, *, agency: str, region: str = "", column_map: str = ""
) -> tuple[ColumnMap, ...]:
    """Return the meaning of every column of every table in a file.

    Args:
        store: The store; nothing is written to it.
        path: The file.
        agency: Who would hand it in.
        region: ISO country whose habits it follows; empty: the agency's.
        column_map: A saved map to be tried.

    Raises:
        UsageError: The file is no table, or the agency is unknown.
        RefusedInputError: The file cannot be read.
    """
    who = find_agency(store, agency)
    reader = choose_reader(path)
    if not isinstance(reader, TableReader):
        raise UsageError(f"the file is read as {reader.name}, which has no columns", where=path.name)
    source = open_source(
        path,
        originator=who.id,
        region=check_country(region, "--region") or who.country,
        column_map=column_map,
    )
    return reader.explain(source)


def richest(maps: Sequence[ColumnMap]) -> ColumnMap:
    """Return the map that knows most columns; of equals the first.

    Raises:
        UsageError: There is none.
    """
    if not maps:
        raise UsageError("the file holds no table with columns")
    return max(maps, key=lambda one: sum(column.concept is not Concept.NONE for column in one.columns))

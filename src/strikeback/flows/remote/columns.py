"""What the columns of a table are taken for, before anything is stored."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from strikeback.flows.agencies import check_country, find_agency
from strikeback.flows.progress import stamp
from strikeback.flows.remote.acts import check_works
from strikeback.intake.choose import choose_reader
from strikeback.intake.open import open_source
from strikeback.intake.table.columns import ColumnMap, load_map
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.reader import TableReader
from strikeback.model.errors import ConflictError, NotFoundError, TooLargeError, UsageError
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import service
from strikeback.store.open import Store
from strikeback.store.service import SavedColumns

MOST_MAPS: Final = 200
"""Column maps of one agency."""
MOST_BYTES: Final = 64 * 1024**2
"""Of a table whose columns are guessed while somebody waits; larger ones can be cut off."""


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


def guess_own(
    store: Store, viewer: Viewer, path: Path, *, region: str = "", name: str = ""
) -> tuple[ColumnMap, ...]:
    """Return what the columns of an uploaded table are taken for; nothing is stored.

    Args:
        store: The store.
        viewer: Who asks.
        path: The file.
        region: ISO country whose habits it follows; empty: the agency's.
        name: Of a map of the agency, to be tried.

    Raises:
        NotFoundError: The agency has no map of this name.
        RefusedError: The viewer's duty is another one.
        RefusedInputError: The file cannot be read.
        TooLargeError: It is too large to wait for.
        UsageError: The file is no table.
    """
    check_works(viewer)
    if path.stat().st_size > MOST_BYTES:
        raise TooLargeError(f"columns are guessed from at most {MOST_BYTES >> 20} MB")
    saved = own_map(store, viewer, name).body if name else ""
    return explain_columns(store, path, agency=viewer.agency, region=region, column_map=saved)


def own_maps(store: Store, viewer: Viewer) -> tuple[SavedColumns, ...]:
    """Return the column maps of the viewer's agency.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.read() as connection:
        return service.column_maps(connection, viewer.agency)


def own_map(store: Store, viewer: Viewer, name: str) -> SavedColumns:
    """Return one of them.

    Raises:
        NotFoundError: There is none of this name.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.read() as connection:
        found = service.column_maps(connection, viewer.agency, name=name)
    if not found:
        raise NotFoundError("there is no column map of this name")
    return found[0]


def save_map(store: Store, viewer: Viewer, name: str, stated: ColumnMap, *, clock: Clock) -> SavedColumns:
    """Keep a column map under a name of the agency's.

    Raises:
        ConflictError: There is one of this name, or there are too many.
        RefusedError: The viewer's duty is another one.
        UsageError: It is no column map.
    """
    check_works(viewer)
    load_map(stated.to_json())
    new = SavedColumns(
        agency=viewer.agency, name=name, by=viewer.name, at=stamp(clock), body=stated.to_json()
    )
    with store.write() as connection:
        if len(service.column_maps(connection, viewer.agency)) >= MOST_MAPS:
            raise ConflictError(f"an agency keeps at most {MOST_MAPS} column maps")
        if not service.put_column_map(connection, new):
            raise ConflictError("there is a column map of this name", remedy="Delete it first")
    return new


def drop_map(store: Store, viewer: Viewer, name: str) -> None:
    """Delete a column map; files that were taken in with it stay as they are.

    Raises:
        NotFoundError: There is none of this name.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.write() as connection:
        if not service.drop_column_map(connection, viewer.agency, name):
            raise NotFoundError("there is no column map of this name")

"""Searching every table for bytes, whatever the table is for, and naming the files a store lies in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, MetaData, select

from strikeback.store import dialect
from strikeback.store.contents import CHUNK


def search(connection: Connection, needles: Sequence[bytes]) -> Iterator[tuple[str, int]]:
    """Yield ``table.column`` and the number of rows in which one of the needles stands.

    The tables are read from the database itself, so that none is forgotten.
    """
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        counts = dict.fromkeys((column.name for column in table.columns), 0)
        rows = connection.execute(select(table), execution_options={"yield_per": CHUNK})
        for row in rows.mappings():
            for name, value in row.items():
                counts[name] += _holds(value, needles)
        yield from ((f"{table.name}.{name}", count) for name, count in counts.items() if count)


def _holds(value: object, needles: Sequence[bytes]) -> bool:
    """Tell whether a cell holds one of the needles."""
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes | memoryview):
        data = bytes(value)
        return any(one in data for one in needles)
    return False


def files_of(name: str) -> list[Path]:
    """Return the files of a store on SQLite that exist: the database, its write-ahead log, its index."""
    path = dialect.file_of(name)
    if not path:
        return []
    return [one for end in ("", "-wal", "-shm") if (one := Path(path + end)).is_file()]

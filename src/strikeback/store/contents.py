"""One digest over all records and refusals of a contribution: what its entry in the log vouches for."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, select

from strikeback.store.schema import record, refusal

CHUNK: Final = 5_000
"""Rows fetched at once."""

_ENCODER: Final = msgspec.json.Encoder()


class Contents:
    """Digests rows as they are stored; how they are gathered into batches does not matter.

    A row is one line of JSON: the list of its texts in the order of the table's columns.
    """

    def __init__(self) -> None:
        self._records = sha256()
        self._refusals = sha256()

    def add_records(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take id, kind, role, report and body of records in the order of the file."""
        self._records.update(_ENCODER.encode_lines(rows))

    def add_refusals(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take reason, what and locator of refusals in the order of the file."""
        self._refusals.update(_ENCODER.encode_lines(rows))

    @property
    def digests(self) -> dict[str, str]:
        """Hex of SHA-256 over each of the two."""
        return {"records": self._records.hexdigest(), "refusals": self._refusals.hexdigest()}


def stored_contents(connection: Connection, contribution: str) -> dict[str, str]:
    """Return the digests of what is stored of a contribution now."""
    made = Contents()
    own = record.c
    query = select(own.id, own.kind, own.role, own.report, own.body)
    for part in _parts(connection, query.where(own.contribution == contribution).order_by(own.seq)):
        made.add_records(part)
    told = refusal.c
    refused = select(told.reason, told.what, told.locator)
    for part in _parts(connection, refused.where(told.contribution == contribution).order_by(told.seq)):
        made.add_refusals(part)
    return made.digests


def _parts(connection: Connection, query: Select[Any]) -> Iterable[list[tuple[Any, ...]]]:
    """Fetch rows as plain tuples, some at once."""
    rows = connection.execute(query, execution_options={"yield_per": CHUNK})
    return ([tuple(row) for row in part] for part in rows.partitions())

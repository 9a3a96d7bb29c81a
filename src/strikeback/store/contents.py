"""One digest over all records and refusals of a contribution: what its entry in the log vouches for.

Each record counts with the digest of its row under a salt of its own. When a record is erased, row and salt
go, and the digest stays behind in a tombstone: the rest can still be checked, and nobody can find out from
the digest what the record said.

Records that were stored before they had salts count as lines of JSON, as they did then.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, func, select

from strikeback.store.schema import record, refusal
from strikeback.store.schema_lifecycle import tombstone

CHUNK: Final = 5_000
"""Rows fetched at once."""

SALT_BYTES: Final = 16
"""Random bytes a record; they cannot be guessed, however little the record says."""

_ENCODER: Final = msgspec.json.Encoder()

RecordRow = tuple[bytes, object, object, object, object, object]
"""Salt, id, kind, role, report and body of a record."""


def row_digest(row: RecordRow) -> bytes:
    """Return SHA-256 over a record's salt and the JSON list of its texts."""
    return sha256(row[0] + _ENCODER.encode(row[1:])).digest()


class Contents:
    """Digests rows as they are stored; how they are gathered into batches does not matter."""

    def __init__(self) -> None:
        self._records = sha256()
        self._refusals = sha256()

    def add_records(self, rows: Iterable[RecordRow]) -> None:
        """Take records in the order of the file."""
        self.add_digests(map(row_digest, rows))

    def add_unsalted(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take id, kind, role, report and body of records that have no salts, in the order of the file."""
        self._records.update(_ENCODER.encode_lines(rows))

    def add_digests(self, digests: Iterable[bytes]) -> None:
        """Take the digests of records in the order of the file."""
        self._records.update(b"".join(digests))

    def add_refusals(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take reason, what and locator of refusals in the order of the file, each a line of JSON."""
        self._refusals.update(_ENCODER.encode_lines(rows))

    @property
    def digests(self) -> dict[str, str]:
        """Hex of SHA-256 over each of the two."""
        return {"records": self._records.hexdigest(), "refusals": self._refusals.hexdigest()}


def stored_contents(connection: Connection, contribution: str) -> dict[str, str]:
    """Return the digests of what is stored of a contribution; erased records count by their tombstones."""
    made = Contents()
    gone = _tombstones(connection, contribution)
    own = record.c
    query = select(own.seq, own.salt, own.id, own.kind, own.role, own.report, own.body)
    for part in _parts(connection, query.where(own.contribution == contribution).order_by(own.seq)):
        if not gone and not any(row[1] for row in part):
            made.add_unsalted(row[2:] for row in part)
            continue
        for seq, *row in part:
            while gone and gone[-1][0] < seq:
                made.add_digests([gone.pop()[1]])
            made.add_digests([row_digest((bytes(row[0]), *row[1:]))])
    made.add_digests(digest for _, digest in reversed(gone))
    told = refusal.c
    refused = select(told.reason, told.what, told.locator)
    for part in _parts(connection, refused.where(told.contribution == contribution).order_by(told.seq)):
        made.add_refusals(part)
    return made.digests


def unsalted(connection: Connection) -> int:
    """Return how many contributions have records that were stored before records had salts."""
    query = select(func.count(record.c.contribution.distinct())).where(record.c.salt == b"")
    return connection.execute(query).scalar_one()


def _tombstones(connection: Connection, contribution: str) -> list[tuple[int, bytes]]:
    """Return place and digest of a contribution's erased records, the last one first."""
    own = tombstone.c
    query = select(own.place, own.digest).where(own.contribution == contribution).order_by(own.place.desc())
    return [(place, bytes(digest)) for place, digest in connection.execute(query)]


def _parts(connection: Connection, query: Select[Any]) -> Iterable[list[tuple[Any, ...]]]:
    """Fetch rows as plain tuples, some at once."""
    rows = connection.execute(query, execution_options={"yield_per": CHUNK})
    return ([tuple(row) for row in part] for part in rows.partitions())

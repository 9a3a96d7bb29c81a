"""Words that people add to what they do: reasons, conditions, notes. A reason may name somebody.

They stand apart from the fact they belong to. The fact's entry in the log vouches for them by a digest under
a salt of their own, as it does for a contribution's records; when words are erased, they and their salt go,
the digest stays behind, and the log still verifies.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, delete, select

from strikeback.custody.entry import Kind, canonical
from strikeback.model.base import Frozen
from strikeback.store import dialect
from strikeback.store.chunks import chunks
from strikeback.store.contents import SALT_BYTES
from strikeback.store.schema_words import wording, wording_gone

GONE: Final = "(erased)"
"""What stands in the place of words that were erased."""

WORDS: Final = "words"
"""Under what an entry's body names the digest."""

T = TypeVar("T", bound=Frozen)
Texts = dict[str, str]

_TEXTS: Final = msgspec.json.Decoder(Texts)


def reference(kind: Kind, key: str) -> str:
    """Return under what the words of a fact are kept: the reference of its entry."""
    return f"{kind.value}:{key}"


def agency_of(actor: str) -> str:
    """Return the agency of ``agency/user``."""
    return actor.partition("/")[0]


def put(connection: Connection, kind: Kind, key: str, agency: str, texts: Mapping[str, str]) -> Texts:
    """Keep the words of a fact that is just inserted; return what its entry says of them.

    Args:
        connection: The writing transaction of the fact.
        kind: Kind of the fact's entry.
        key: The fact's key.
        agency: Whose people wrote them.
        texts: By field; where all are empty nothing is kept.
    """
    said = {name: text for name, text in texts.items() if text}
    if not said:
        return {}
    salt, body = os.urandom(SALT_BYTES), canonical(said)
    row = {"id": reference(kind, key), "agency": agency, "salt": salt, "body": body.decode()}
    connection.execute(wording.insert(), row)
    return {WORDS: _digest(salt, body).hex()}


def strip(new: T, fields: Sequence[str]) -> tuple[T, Texts]:
    """Return a record without some of its texts, and these."""
    texts = {name: str(getattr(new, name)) for name in fields}
    return msgspec.structs.replace(new, **dict.fromkeys(fields, "")), texts


def of(connection: Connection, kind: Kind, keys: Iterable[str]) -> dict[str, Texts]:
    """Return the words of facts by their keys; ``GONE`` under every name where they were erased."""
    ids = {reference(kind, key): key for key in keys}
    found: dict[str, Texts] = {}
    for some in chunks(sorted(ids)):
        rows = connection.execute(select(wording.c.id, wording.c.body).where(wording.c.id.in_(some)))
        found |= {ids[one]: _TEXTS.decode(body) for one, body in rows}
        gone = connection.execute(select(wording_gone.c.id).where(wording_gone.c.id.in_(some))).scalars()
        found |= {ids[one]: _Erased() for one in gone}
    return found


class _Erased(Texts):
    """Words that are gone, whatever they are asked by."""

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401, ARG002 - as of any mapping
        """Return what stands in their place."""
        return GONE


def fill(record: T, texts: Texts | None, fields: Sequence[str]) -> T:
    """Return a record with its words; one that was stored with them stays as it is."""
    if texts is None:
        return record
    return msgspec.structs.replace(record, **{name: texts.get(name, "") for name in fields})


def filled(connection: Connection, kind: Kind, found: Mapping[str, T], fields: Sequence[str]) -> dict[str, T]:
    """Return records, by key, with their words."""
    said = of(connection, kind, found)
    return {key: fill(record, said.get(key), fields) for key, record in found.items()}


def digests(connection: Connection, references: Sequence[str]) -> dict[str, Texts]:
    """Return what entries say of the words of these facts: of those that are there, from what is there."""
    found: dict[str, Texts] = {}
    for some in chunks(references):
        rows = connection.execute(select(wording).where(wording.c.id.in_(some)))
        found |= {row.id: {WORDS: _digest(bytes(row.salt), row.body.encode()).hex()} for row in rows}
        gone = connection.execute(select(wording_gone).where(wording_gone.c.id.in_(some)))
        found |= {row.id: {WORDS: bytes(row.digest).hex()} for row in gone}
    return found


def find(connection: Connection, texts: Sequence[str], agency: str) -> tuple[str, ...]:
    """Return the references of an agency's own words in which one of the texts stands, whatever its case."""
    wanted = [text.casefold() for text in texts]
    rows = connection.execute(
        select(wording.c.id, wording.c.body).where(wording.c.agency == agency).order_by(wording.c.id)
    )
    return tuple(
        one
        for one, body in rows
        if any(text in said.casefold() for said in _TEXTS.decode(body).values() for text in wanted)
    )


def known(connection: Connection, references: Iterable[str]) -> dict[str, str]:
    """Return those of the references under which words stand, and the agency whose they are."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(references))):
        rows = connection.execute(select(wording.c.id, wording.c.agency).where(wording.c.id.in_(some)))
        found |= {one: agency for one, agency in rows}  # noqa: C416 - rows are not pairs
    return found


def bury(connection: Connection, references: Sequence[str]) -> None:
    """Destroy words that an erasure names; their digests stay."""
    for some in chunks(references):
        rows = connection.execute(select(wording).where(wording.c.id.in_(some))).all()
        left = [{"id": row.id, "digest": _digest(bytes(row.salt), row.body.encode())} for row in rows]
        dialect.insert_new(connection, wording_gone, left)
        connection.execute(delete(wording).where(wording.c.id.in_(some)))


def _digest(salt: bytes, body: bytes) -> bytes:
    return sha256(salt + body).digest()

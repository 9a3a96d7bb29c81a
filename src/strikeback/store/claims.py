"""Claims: an agency states that it works on what a lead is about. Facts that people add."""

from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, func, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.ids import derive_id
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema import claim, claim_release


class Taken(Frozen, frozen=True, kw_only=True):
    """One claim, tied to records: entities grow and are renamed, records stay."""

    shown: ClassVar = ("id", "lead", "agency", "at")

    id: str
    lead: str
    """The lead as it was called when the claim was made."""
    agency: str
    by: str
    """``agency/user``."""
    at: str
    """RFC 3339 UTC."""
    records: tuple[str, ...]
    """The agency's own records of the entity; for a lead about a touching pair, its two ends."""
    pair: bool = False
    """The lead is about two records that touch, not about one entity."""
    note: str = ""


SAID: Final = ("note",)
"""Texts that stand apart (``store/words.py``)."""

_TAKEN: Final = msgspec.json.Decoder(Taken)


def add_claim(connection: Connection, new: Taken) -> None:
    """Append a claim; the same one twice is kept once."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "agency": new.agency, "lead": new.lead, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, claim, [row]):
        row |= words.put(connection, Kind.CLAIM, new.id, new.agency, texts)
        log.record_fact(connection, Kind.CLAIM, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_release(connection: Connection, identity: str, *, by: str, note: str, at: str) -> str:
    """Append the release of a claim; return the id of the event. A claim is released once."""
    event = derive_id("rel", [identity, by, at])
    row = {"id": event, "claim": identity, "by": by, "note": "", "at": at}
    if dialect.insert_new(connection, claim_release, [row]):
        row |= words.put(connection, Kind.CLAIM_RELEASE, event, words.agency_of(by), {"note": note})
        log.record_fact(connection, Kind.CLAIM_RELEASE, row, ref=event, about=identity, by=by, at=at)
    return event


def standing(connection: Connection) -> tuple[Taken, ...]:
    """Return the claims nobody has released, in the order they were made."""
    query = (
        select(claim.c.body)
        .outerjoin(claim_release, claim_release.c.claim == claim.c.id)
        .where(claim_release.c.id.is_(None))
        .order_by(claim.c.at, claim.c.id)
    )
    found = {one.id: one for one in map(_TAKEN.decode, connection.execute(query).scalars())}
    return tuple(words.filled(connection, Kind.CLAIM, found, SAID).values())


def fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever a claim is made or released."""
    made = connection.execute(select(func.count()).select_from(claim)).scalar_one()
    released = connection.execute(select(func.count()).select_from(claim_release)).scalar_one()
    return f"{made}-{released}"

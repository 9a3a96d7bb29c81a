"""Deconfliction: two agencies do not work on the same person without knowing of each other.

A claim is a fact: an agency states that it works on a lead. The first claim on an entity stands; every
other agency's leads about that entity say whom to ask first. Alerts are no leads: nothing here takes,
returns or delays one.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.casework import Lead


class Claim(Frozen, frozen=True, kw_only=True):
    """An agency's statement that it works on an entity."""

    shown: ClassVar = ("entity", "agency", "at")

    entity: str
    agency: str
    at: str
    """RFC 3339 UTC."""


def first_claims(claims: Iterable[Claim]) -> dict[str, str]:
    """Return for each claimed entity the agency whose claim is the oldest; equal times by agency id."""
    holders: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.at, c.agency, c.entity)):
        holders.setdefault(claim.entity, claim.agency)
    return holders


def hold(leads: Sequence[Lead], claims: Iterable[Claim]) -> tuple[Lead, ...]:
    """Return the same leads, each saying which other agency already works on its entity."""
    holders = first_claims(claims)
    return tuple(_held(lead, holders.get(lead.entity, "")) for lead in leads)


def _held(lead: Lead, holder: str) -> Lead:
    if holder in {"", lead.agency}:
        return lead
    action = f"{holder} already works on this: ask {holder} before acting."
    return msgspec.structs.replace(lead, hold=holder, action=action)

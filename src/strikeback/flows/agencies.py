"""Participating agencies: registering them and looking one up."""

import re
from typing import Final
from zoneinfo import available_timezones

from phonenumbers import SUPPORTED_REGIONS

from strikeback.flows.progress import stamp
from strikeback.model.errors import UsageError
from strikeback.model.handling import Handling
from strikeback.model.record import Agency
from strikeback.model.time import Clock
from strikeback.store import facts
from strikeback.store.open import Store

KINDS: Final = ("police", "hotline", "platform", "payment", "prosecutor", "coordinator")
ORDERS: Final = ("DMY", "MDY", "YMD")

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ALIASES: Final[dict[str, str]] = {"UK": "GB"}
"""What people write for an ISO code."""


def add_agency(  # noqa: PLR0913 - an agency is described by this many things
    store: Store,
    identity: str,
    *,
    name: str = "",
    country: str = "",
    kind: str = "police",
    zone: str = "",
    date_order: str = "",
    handling: Handling | None = None,
    clock: Clock,
) -> Agency:
    """Register an agency.

    Args:
        store: The store.
        identity: Short lower-case id: letters, digits, ``.``, ``_``, ``-``, at most 40 characters.
        name: Full name.
        country: ISO 3166-1 alpha-2; the default region of its phone numbers and dates.
        kind: One of ``KINDS``.
        zone: IANA time zone of its clocks.
        date_order: One of ``ORDERS``.
        handling: Terms of what it hands in, unless a file's own are stated.
        clock: Tells when it was registered.

    Raises:
        UsageError: A value is not of its form, or the id is taken.
    """
    if not _ID.fullmatch(identity):
        raise UsageError(
            "an agency id is lower-case letters, digits, dots, dashes, at most 40", remedy="For example: hkpf"
        )
    if kind not in KINDS:
        raise UsageError("unknown kind of agency", where="--kind", remedy=f"One of: {', '.join(KINDS)}")
    new = Agency(
        id=identity,
        name=name,
        country=check_country(country, "--country"),
        kind=kind,
        zone=check_zone(zone),
        date_order=check_order(date_order),
        default_handling=handling or Handling(),
    )
    with store.write() as connection:
        facts.add_agency(connection, new, stamp(clock))
    return new


def list_agencies(store: Store) -> tuple[Agency, ...]:
    """Return all agencies in the order of their ids."""
    with store.read() as connection:
        return tuple(facts.agencies(connection).values())


def find_agency(store: Store, identity: str) -> Agency:
    """Return an agency.

    Raises:
        UsageError: Nobody has registered it.
    """
    with store.read() as connection:
        known = facts.agencies(connection)
    if identity not in known:
        have = f"Known: {', '.join(known)}" if known else "None is registered yet"
        raise UsageError(
            f"there is no agency {identity[:40]!r}",
            where="--agency",
            remedy=f"{have}. Register it first: strikeback agency add ID --country CC",
        )
    return known[identity]


def check_country(text: str, option: str) -> str:
    """Return an ISO country code in upper case, ``UK`` as ``GB``; "" stays "".

    Raises:
        UsageError: Not two letters, or no country with a telephone numbering plan.
    """
    code = text.strip().upper()
    code = _ALIASES.get(code, code)
    if code and not _COUNTRY.fullmatch(code):
        raise UsageError("a country is a code of two letters", where=option, remedy="For example: HK")
    if code and code not in SUPPORTED_REGIONS:
        raise UsageError(f"there is no country {code}", where=option, remedy="For example: HK")
    return code


def check_zone(text: str) -> str:
    """Return a time zone's name; "" stays "".

    Raises:
        UsageError: No such zone.
    """
    if text and text not in available_timezones():
        raise UsageError("unknown time zone", where="--zone", remedy="For example: Asia/Hong_Kong")
    return text


def check_order(text: str) -> str:
    """Return a date order in upper case; "" stays "".

    Raises:
        UsageError: Not one of ``ORDERS``.
    """
    order = text.strip().upper()
    if order and order not in ORDERS:
        raise UsageError("unknown date order", where="--date-order", remedy=f"One of: {', '.join(ORDERS)}")
    return order

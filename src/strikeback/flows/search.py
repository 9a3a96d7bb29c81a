"""Finding records by whatever a person has: an identifier in any spelling, a name in any script, a number."""

from collections.abc import Iterable
from typing import ClassVar, Final

from strikeback.flows.index import HANDLE, NAME, NUMBER, WHOLE, fold_number, whole_forms
from strikeback.flows.init import secret_key
from strikeback.flows.keys import selector_keys
from strikeback.flows.place import place
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.selectors.names.readings import readings
from strikeback.sharing.mask import label, mask_value
from strikeback.store import facts, lookup, records
from strikeback.store.open import Connection, Store

LIMIT: Final = 50
MAX_CHARS: Final = 400
_WIDE: Final = 20_000
"""Records looked at per token of a name before they are narrowed down."""


class Hit(Frozen, frozen=True, kw_only=True):
    """A record that a search found; names and identifiers are masked."""

    shown: ClassVar = ("record", "by")

    record: str
    by: str
    """``id``, ``selector``, ``number``, ``handle`` or ``name``."""
    matched: str
    """The selector that fitted, masked; empty for the rest."""
    found_in: str
    """``stated``, or the field of the record in whose text it was found."""
    label: str
    entity: str
    """Entity the record belongs to; empty before linking."""
    place: dict[str, str | int]


def search(store: Store, text: str, *, region: str = "", limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return records that fit, the surest kind of fit first.

    Args:
        store: The store; what came since the last derivation is not found.
        text: Identifier, name, report number or id.
        region: ISO country whose dialling habit a national number follows; empty: those of all agencies.
        limit: Most hits returned.

    Raises:
        UsageError: Nothing, or too much, to search for.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > MAX_CHARS:
        raise UsageError(f"give 1 to {MAX_CHARS} characters to search for")
    key = secret_key(store)
    with store.read() as connection:
        found: dict[str, tuple[str, str, str]] = {}
        for record, by, matched, where in _candidates(connection, wanted, region, key, limit):
            found.setdefault(record, (by, matched, where))
        best = list(found)[:limit]
        known = records.get_records(connection, best)
        homes = lookup.entities_of(connection, best)
    return tuple(
        Hit(
            record=one,
            by=found[one][0],
            matched=found[one][1],
            found_in=found[one][2] or "stated",
            label=label(known[one]),
            entity=homes.get(one, ""),
            place=place(known[one]),
        )
        for one in best
        if one in known
    )


def _candidates(
    connection: Connection, text: str, region: str, key: bytes, limit: int
) -> Iterable[tuple[str, str, str, str]]:
    """Yield record, kind of fit, masked selector and field, the surest first."""
    for one in _by_id(connection, text, limit):
        yield one, "id", "", ""
    countries = [region] if region else sorted({a.country for a in facts.agencies(connection).values()})
    keys = selector_keys(text, countries, key)
    for one, kind, value, where in lookup.records_with_selectors(connection, keys, limit=limit):
        yield one, "selector", mask_value(kind, value), where
    number = fold_number(text)
    if number:
        for one, _ in lookup.records_with_terms(connection, NUMBER, [number], limit=limit):
            yield one, "number", "", ""
    handle = text.casefold().lstrip("@")
    for one, _ in lookup.records_with_terms(connection, HANDLE, [handle], limit=limit):
        yield one, "handle", "", ""
    for one in _by_name(connection, text):
        yield one, "name", "", ""


def _by_id(connection: Connection, text: str, limit: int) -> list[str]:
    """Return records named by an id: of a record, an entity, or a group."""
    if text in records.get_records(connection, [text]):
        return [text]
    entity = lookup.get_entity(connection, text)
    if entity is None:
        return []
    members: list[str] = []
    for member in entity.members:
        inside = lookup.get_entity(connection, member) if entity.kind.value == "group" else None
        members += inside.members if inside else [member]
    return members[:limit]


def _by_name(connection: Connection, text: str) -> list[str]:
    """Return records whose name is ``text``, or has all tokens of one of its readings."""
    read = readings(text)
    found: dict[str, None] = {}
    same = lookup.records_with_terms(connection, WHOLE, whole_forms(text), limit=_WIDE)
    found.update(dict.fromkeys(record for record, _ in same))
    holders = {
        token: {record for record, _ in lookup.records_with_terms(connection, NAME, [token], limit=_WIDE)}
        for token in read.tokens
    }
    for reading in read.readings:
        together = set.intersection(*(holders[token] for token in reading))
        found.update(dict.fromkeys(sorted(together)))
    return list(found)

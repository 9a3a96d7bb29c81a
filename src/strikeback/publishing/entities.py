"""Entities as JSON lines: which records, in which files, are one person, account, incident or group."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from strikeback.model.links import Entity, EntityKind
from strikeback.model.locator import Locator

EXPORTED: Final = (EntityKind.PERSON, EntityKind.ACCOUNT, EntityKind.INCIDENT, EntityKind.GROUP)


def entity_lines(entities: Iterable[Entity], places: Mapping[str, tuple[str, Locator]]) -> Iterator[str]:
    """Yield one JSON object an entity, in the order given, without line ends.

    Keys: ``entity``, ``kind`` (person, account, incident, group), ``role``, ``records``: a list of
    ``{file, row | line | id, originator, record}``. Rows count data rows from 1. A group's records are
    those of its member entities.

    Args:
        entities: All entities; kinds that are not exported are still needed as members of groups.
        places: Originator and locator of every record, by record id.
    """
    known = list(entities)
    members = {entity.id: entity.members for entity in known if entity.kind is not EntityKind.GROUP}
    for entity in known:
        if entity.kind not in EXPORTED:
            continue
        records = entity.members
        if entity.kind is EntityKind.GROUP:
            records = tuple(sorted({r for m in entity.members for r in members.get(m, ())}))
        line = {
            "entity": entity.id,
            "kind": entity.kind.value,
            "role": entity.role,
            "records": [place_of(record, *places[record]) for record in records],
        }
        yield msgspec.json.encode(line).decode()


def place_of(record: str, originator: str, locator: Locator) -> dict[str, str | int]:
    """Return where a record stands: file, the places its format has, originator, record id."""
    place: dict[str, str | int] = {"file": locator.file}
    if locator.row is not None:
        place["row"] = locator.row
    if locator.line is not None:
        place["line"] = locator.line
    if locator.ident:
        place["id"] = locator.ident
    if locator.path:
        place["path"] = locator.path
    return place | {"originator": originator, "record": record}

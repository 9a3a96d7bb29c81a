"""What somebody gets of a record at a level (decision 0008): plain values, ready to be shown or sent.

Nothing: None. Hit: the agency to ask. Summary: what lets one recognise whether it is worth asking. Full:
everything but what the terms withhold.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final

import msgspec

from strikeback.model.bodies import Account, AnyBody, Conversation, Instrument, Person, Place, Report
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.selector import Selector
from strikeback.model.time import Moment
from strikeback.sharing.mask import mask_text
from strikeback.sharing.policy import END, allow, now_of, second_of, touches, weaker

Told = dict[str, Any]

SUMMARY_DATES: Final = {
    "person": ("birth_date", "arrested_at"),
    "payment": ("at",),
    "demand": ("at", "deadline"),
    "conversation": ("at",),
    "report": ("reported", "incident", "threat"),
    "exhibit": ("seized",),
    "capture": ("at",),
}
"""Times that a summary gives to the day; of a birth date the year."""


def project(
    record: Record,
    level: Level,
    handling: Handling,
    *,
    viewer: Viewer | None = None,
    own: Collection[tuple[str, str]] = (),
) -> Told | None:
    """Return what is told of a record at ``level``; None when nothing is.

    Args:
        record: The record.
        level: What ``allow`` gave for the record.
        handling: The terms in force.
        viewer: Who looks: decides field by field. None: nobody in particular, withheld fields stay out.
        own: Selectors, as kind and value, that the viewer holds itself: shown in clear where they match.
    """
    if level is Level.NOTHING:
        return None
    if level is Level.HIT:
        return {"level": level.value, "agency": record.originator}
    look = _Look(record, level, handling, viewer)
    told: Told = {
        "level": level.value,
        "id": record.id,
        "agency": record.originator,
        "kind": record.kind,
        "role": record.role.value,
        "terms": _terms(handling, viewer),
    }
    told |= (
        _whole(record, look, frozenset(own))
        if level is Level.FULL
        else _summary(record, look, frozenset(own))
    )
    return told


def view(viewer: Viewer, record: Record, own: Collection[tuple[str, str]] = ()) -> Told | None:
    """Return what ``viewer`` is told of a record under the terms it carries."""
    level = allow(viewer, record.originator, record.handling)
    return project(record, level, record.handling, viewer=viewer, own=own)


class _Look:
    """Says field by field how much is told."""

    def __init__(self, record: Record, level: Level, handling: Handling, viewer: Viewer | None) -> None:
        self._record = record
        self._level = level
        self._handling = handling
        self._viewer = viewer

    def at(self, field: str) -> Level:
        """Return the level of one field."""
        if self._viewer is None:
            return Level.NOTHING if touches(self._handling.withheld, field) else self._level
        return weaker(self._level, allow(self._viewer, self._record.originator, self._handling, field))

    def of_body(self, name: str) -> Level:
        """Return the level of a field of the body."""
        return self.at(f"{self._record.kind}.{name}")


def _terms(handling: Handling, viewer: Viewer | None) -> Told:
    """Return what the receiver must heed."""
    conditions = [
        grant.conditions
        for grant in handling.grants
        if viewer is not None
        and grant.agency == viewer.agency
        and grant.conditions
        and second_of(grant.until, END) > now_of(viewer)
    ]
    told: Told = {"codes": list(handling.codes), "purpose": handling.purpose, "review": handling.review}
    return told | ({"conditions": conditions} if conditions else {})


def _whole(record: Record, look: _Look, own: frozenset[tuple[str, str]]) -> Told:
    """Return everything that is not withheld; fields told as a summary only are masked."""
    body = msgspec.to_builtins(record.body)
    summary = _summary(record, look, own)
    told: Told = {
        "body": {
            name: value
            for name, value in body.items()
            if name != "kind_" and look.of_body(name) is Level.FULL
        },
        "selectors": [*_selectors(record, look, own)],
    }
    for name in ("locator", "report", "ties", "unmapped", "deleted", "confidence", "contribution"):
        if look.at(name) is Level.FULL:
            told[name] = msgspec.to_builtins(getattr(record, name))
    return {name: value for name, value in summary.items() if name not in told} | told


def _summary(record: Record, look: _Look, own: frozenset[tuple[str, str]]) -> Told:
    return {
        "country": _country(record.body, look),
        "dates": dict(_dates(record.body, look)),
        "name": _name(record.body, look),
        "selectors": [*_selectors(record, look, own, most=Level.SUMMARY)],
    }


def _selectors(
    record: Record, look: _Look, own: frozenset[tuple[str, str]], most: Level = Level.FULL
) -> Iterator[Told]:
    """Yield selectors: in clear when told in full or held by the viewer, else masked."""
    for one in record.selectors:
        level = weaker(most, look.at(f"selectors.{one.kind.value}"))
        if (one.kind.value, one.value) in own and level is not Level.NOTHING:
            yield {"kind": one.kind.value, "value": one.value, "own": True}
        elif level is Level.FULL:
            yield _clear(one)
        elif level is Level.SUMMARY:
            yield {"kind": one.kind.value, "masked": one.masked}


def _clear(one: Selector) -> Told:
    return {
        "kind": one.kind.value,
        "value": one.value,
        "raw": one.raw,
        "valid": one.valid,
        "notes": list(one.notes),
    }


def _name(body: AnyBody, look: _Look) -> str:
    """Return a masked name of what has one."""
    if isinstance(body, Person) and body.names:
        field, text = "names", body.names[0].text
    elif isinstance(body, Account):
        field = "handle" if body.handle else "display_names"
        text = body.handle or next(iter(body.display_names), "")
    elif isinstance(body, Instrument) and body.holder is not None:
        field, text = "holder", body.holder.text
    else:
        return ""
    return "" if look.of_body(field) in {Level.NOTHING, Level.HIT} else mask_text(text)


def _country(body: AnyBody, look: _Look) -> str:
    """Return an ISO country where the record states one."""
    field = "nationality" if isinstance(body, Person) else "country"
    if not isinstance(body, Person | Report | Place | Instrument):
        return ""
    if look.of_body(field) in {Level.NOTHING, Level.HIT}:
        return ""
    return str(getattr(body, field))


def _dates(body: AnyBody, look: _Look) -> Iterator[tuple[str, str]]:
    """Yield names of times and their days."""
    for name in SUMMARY_DATES.get(body.kind, ()):
        if look.of_body(name) in {Level.NOTHING, Level.HIT}:
            continue
        value = getattr(body, name)
        if isinstance(value, Moment) and value.utc is not None:
            yield name, value.utc.date().isoformat()
        elif value is not None and not isinstance(value, Moment) and value.year is not None:
            yield name, str(value.year)
    if isinstance(body, Conversation) and look.of_body("messages") not in {Level.NOTHING, Level.HIT}:
        days = [one.at.utc.date().isoformat() for one in body.messages if one.at and one.at.utc]
        if days:
            yield from (("first", min(days)), ("last", max(days)))

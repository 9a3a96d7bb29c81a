"""What a text may stand for, and what fits it among all that a viewer may be told of, page by page.

Matches have an order that nothing that comes in changes: what has the text as its id, then probe by probe
(identifiers, number, handle, whole name, parts of a name), each in the order of record ids. A record stands
where it fits first. A page continues behind the last record given.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from strikeback.flows.index import HANDLE, NAME, NUMBER, WHOLE, fold_number, whole_forms
from strikeback.flows.keys import selector_keys
from strikeback.flows.scopes import field_of
from strikeback.flows.views import cursors
from strikeback.flows.views.reading import Look
from strikeback.flows.views.values import Hit
from strikeback.model.bodies import Account, Exhibit, Instrument, Person, Report
from strikeback.model.errors import UsageError
from strikeback.model.handling import Level
from strikeback.model.record import Record
from strikeback.model.selector import SelectorKind
from strikeback.selectors.names.readings import readings
from strikeback.sharing.mask import mask_value
from strikeback.store import facts, guarded, lookup
from strikeback.store.guarded import BEHIND, Match
from strikeback.store.probing import Place, Probe

FIRST: Final = 32
"""Matches of a probe read at first; then twice as many each time, up to ``MOST``."""
MOST: Final = 200

_NAMED: Final = -1
"""In the place of a probe's number: the record has the text as its id."""
_SELECTOR: Final = "selector"
_HANDLES: Final = (f"selectors.{SelectorKind.HANDLE.value}", f"selectors.{SelectorKind.ACCOUNT.value}")


class Fit(NamedTuple):
    """A record that fits, and how."""

    record: Record
    probe: int
    by: str
    matched: str
    place: str


class Spot(NamedTuple):
    """Where a page begins: behind this record under this probe, after so many records."""

    probe: int = _NAMED
    record: str = ""
    given: int = 0


class Asked:
    """What a text may stand for, and what fits it.

    Args:
        look: The look that the search is made in.
        text: What somebody typed.
        region: ISO country whose dialling habit a national number follows; empty: those of all agencies.
    """

    def __init__(self, look: Look, text: str, region: str) -> None:
        self._look = look
        self._text = text
        countries = [region] if region else facts.countries(look.connection)
        probes = [
            Probe(kind=kind, values=(value,), selector=True)
            for kind, value in sorted(selector_keys(text, countries, look.key))
        ]
        number = fold_number(text)
        probes += [Probe(kind=NUMBER, values=(number,))] if number else []
        probes += [Probe(kind=HANDLE, values=(text.casefold().lstrip("@"),))]
        probes += [Probe(kind=WHOLE, values=(whole,)) for whole in whole_forms(text)]
        # A single part of a name fits too many: it finds what one may see, and gives no hits.
        self._telling = len(probes)
        parts = (tuple(dict.fromkeys(one)) for one in readings(text).readings if one)
        self._probes = [*probes, *(Probe(kind=NAME, values=one) for one in parts)]

    def spot(self, cursor: str) -> Spot:
        """Return where a page begins.

        Raises:
            UsageError: The cursor was not given out for this search to this viewer.
        """
        if not cursor:
            return Spot()
        key = cursors.unseal(self._look.key, self._look.viewer, self._list_name(), cursor)
        if key is None:
            raise UsageError("there is no such page", remedy="Begin with the first one")
        probe, record, given = key
        return Spot(int(probe), record, int(given))

    def cursor(self, last: Fit, given: int) -> str:
        """Return the cursor of the page behind a record."""
        key = (str(last.probe), last.record.id, str(given))
        return cursors.seal(self._look.key, self._look.viewer, self._list_name(), key)

    def _list_name(self) -> str:
        """Return what tells this search from others: probes that change have another order."""
        probes = msgspec.json.encode([self._text, *((one.kind, one.values) for one in self._probes)])
        return f"search {sha256(probes).hexdigest()}"

    def fits(self, spot: Spot, count: int) -> Iterator[Fit]:
        """Yield what fits behind a spot, once each; ``count`` of them are likely to be asked for."""
        named = self._named()
        if spot.probe == _NAMED:
            yield from (Fit(named[one], _NAMED, "id", "", "") for one in sorted(named) if one > spot.record)
        seen = set(named)
        for one in self._matched(spot, count):
            if one.record.id not in seen:
                seen.add(one.record.id)
                yield one

    def _named(self) -> dict[str, Record]:
        """Return the record, or the members of the entity, that has the text as its id."""
        look = self._look
        if "_" not in self._text:
            return {}
        scope = look.seen
        entity = None if scope is None else lookup.get_entity(look.connection, self._text, scope=scope)
        return look.told(entity.members if entity else (self._text,))

    def _matched(self, spot: Spot, count: int) -> Iterator[Fit]:
        """Yield what fits the probes; the same record more than once."""
        look = self._look
        place = Place() if spot.probe == _NAMED else Place(spot.probe, spot.record, BEHIND)
        size = max(FIRST, min(count, MOST))
        while True:
            found = guarded.fitting(look.connection, look.asking, self._probes, start=place, limit=size)
            whole = _complete(found, size)
            yield from self._tellable(whole, before=spot)
            if len(whole) == len(found) and not _cut(found, size):
                return
            last = whole[-1]
            place = Place(last.probe, last.record, last.place, last.start)
            size = min(2 * size, MOST)

    def _tellable(self, found: list[Match], before: Spot) -> Iterator[Fit]:
        """Read matches; leave out fields that the viewer is not told, and what earlier pages gave."""
        for at in range(0, len(found), FIRST):
            some = found[at : at + FIRST]
            told = self._look.told(one.record for one in some)
            given = self._given_before(told, some[-1].probe) if before.probe != _NAMED else {}
            for one in some:
                record = told.get(one.record)
                if record is None or given.get(one.record, one.probe) < one.probe:
                    continue
                if _tells(self._look, record, one, Level.SUMMARY):
                    yield self._fit(record, one)

    def _given_before(self, told: dict[str, Record], last: int) -> dict[str, int]:
        """Return under which probe each record was, or will be, given first."""
        look, first = self._look, dict[str, int]()
        for one in guarded.fitting_among(look.connection, look.asking, self._probes[: last + 1], [*told]):
            if _tells(look, told[one.record], one, Level.SUMMARY):
                first[one.record] = min(first.get(one.record, one.probe), one.probe)
        return first

    def _fit(self, record: Record, match: Match) -> Fit:
        probe = self._probes[match.probe]
        by = _SELECTOR if probe.selector else "name" if probe.kind in {NAME, WHOLE} else probe.kind
        matched = mask_value(probe.kind, probe.values[0]) if probe.selector else ""
        return Fit(record, match.probe, by, matched, match.place)

    def hits(self) -> tuple[Hit, ...]:
        """Return a hit for each agency that holds something that fits and says no more than that."""
        look = self._look
        matches = guarded.fitting_as_hits(look.connection, look.asking, self._probes[: self._telling])
        named = [self._text] if "_" in self._text else []
        wanted = [*named, *(one.record for one in matches)]
        records = guarded.only_hits(look.connection, look.asking, wanted) if wanted else {}
        fit = {
            m.record for m in matches if m.record in records and _tells(look, records[m.record], m, Level.HIT)
        }
        return look.hits(one for one in records.values() if one.id in fit or one.id == self._text)


def _cut(found: list[Match], size: int) -> bool:
    """Tell whether the last probe that has matches may have more of them."""
    last = found[-1].probe if found else 0
    return sum(one.probe == last for one in found) >= size


def _complete(found: list[Match], size: int) -> list[Match]:
    """Return matches up to the first probe that may have more: those of the probes behind it wait."""
    counts: dict[int, int] = {}
    for one in found:
        counts[one.probe] = counts.get(one.probe, 0) + 1
    cut = next((probe for probe, count in sorted(counts.items()) if count >= size), None)
    return found if cut is None else [one for one in found if one.probe <= cut]


def _tells(look: Look, record: Record, match: Match, at_least: Level) -> bool:
    """Tell whether the field in which something fits is told to the viewer."""
    if look.own(record) or not (record.handling.withheld or record.handling.grants):
        return True
    return any(look.tells(record, name, at_least) for name in _fields(record, match))


def _fields(record: Record, match: Match) -> Iterable[str]:
    """Return the fields in which a match may stand."""
    if match.place:
        return (field_of(record.kind, match.place),)
    if match.kind in {NAME, WHOLE}:
        return _NAMES.get(type(record.body), ())
    if match.kind == NUMBER:
        return (f"{record.kind}.number",) if isinstance(record.body, Report | Exhibit) else ("locator",)
    if match.kind == HANDLE:
        return ("account.handle", *_HANDLES)
    return (f"selectors.{match.kind}",)


_NAMES: Final[dict[type, tuple[str, ...]]] = {
    Person: ("person.names",),
    Account: ("account.display_names",),
    Instrument: ("instrument.holder",),
}

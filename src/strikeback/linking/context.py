"""What surrounds a person: the offenders, days and amounts of the report it stands in."""

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from strikeback.linking.corpus import Corpus, Key, selectors_of, texts_of
from strikeback.linking.priors import (
    AMOUNT_CAP,
    BASE,
    CONTEXT_CAP,
    CONTEXT_M,
    DAYS_M,
    MINUTE_BITS,
    SAME_MINUTES,
)
from strikeback.linking.weights import Weights
from strikeback.model.bodies import Demand, Payment, Report
from strikeback.model.money import Money
from strikeback.model.record import Role
from strikeback.model.selector import SelectorKind
from strikeback.model.time import Moment

OffenderKey = tuple[str, str]
NEAR_DAYS: Final = 2
WEEKS_DAYS: Final = 14
FAR_DAYS: Final = 60
MIN_SPAN_DAYS: Final = 60
MIN_UNITS: Final = 100


@dataclass(slots=True)
class Unit:
    """One case: what it states about offenders, money and time."""

    offenders: frozenset[OffenderKey] = frozenset()
    """Selectors of offenders, and ``("entity", id)`` of those resolved."""
    day: date | None = None
    """Day of the incident, threat or report, whichever is stated first in that order."""
    minute: int | None = None
    """Minutes since 1970 of the incident, when it is stated to the minute and is no round hour."""
    amounts: frozenset[tuple[str, str]] = frozenset()
    """Amount and currency."""
    platform: str = ""


@dataclass(slots=True)
class Contexts:
    """All cases, with how many each offender and amount is seen in."""

    units: dict[str, Unit]
    cases: dict[OffenderKey, int] = field(default_factory=dict)
    amounts: Counter[str] = field(default_factory=Counter)
    days: list[int] = field(default_factory=list)
    total: int = MIN_UNITS

    def shared_offender(self, left: str, right: str) -> tuple[float, str]:
        """Return bits and note for the rarest offender two units share; 0 when none.

        An offender has many victims, so sharing one says log2(m N / victims of that offender), capped.
        """
        if left == right or left not in self.units or right not in self.units:
            return 0.0, ""
        common = self.units[left].offenders & self.units[right].offenders
        if not common:
            return 0.0, ""
        least = min(self.cases[key] for key in common)
        bits = math.log2(max(1.0, CONTEXT_M * self.total / least))
        return min(CONTEXT_CAP, bits), f"the offender is seen in {least:,} of {self.total:,} reports"

    def other_course(self, left: str, right: str) -> bool:
        """Return whether two units identify offenders, no common one, and state two platforms."""
        one, other = self.units.get(left), self.units.get(right)
        if one is None or other is None or not (one.offenders and other.offenders):
            return False
        apart = one.platform not in other.platform and other.platform not in one.platform
        return apart and one.offenders.isdisjoint(other.offenders)

    def days_apart(self, left: str, right: str) -> int | None:
        """Return the days between two units' incidents, None when one is not dated."""
        one, other = self.units.get(left), self.units.get(right)
        if one is None or other is None or one.day is None or other.day is None:
            return None
        return abs((one.day - other.day).days)

    def same_minute(self, left: str, right: str) -> tuple[float, str]:
        """Return bits for incidents that two cases place within minutes of each other."""
        one, other = self.units[left].minute, self.units[right].minute
        if left == right or one is None or other is None or abs(one - other) > SAME_MINUTES:
            return 0.0, ""
        return MINUTE_BITS, f"stated {abs(one - other)} minutes apart"

    def near_in_time(self, left: str, right: str) -> tuple[float, str]:
        """Return bits for incidents on about the same day, from how crowded those days are."""
        gap = self.days_apart(left, right)
        if gap is None or left == right:
            return 0.0, ""
        if gap > NEAR_DAYS:
            return (0.5 if gap <= WEEKS_DAYS else -1.0 if gap > FAR_DAYS else 0.0), f"{gap} days apart"
        day = self.units[left].day
        middle = day.toordinal() if day else 0
        low = bisect.bisect_left(self.days, middle - NEAR_DAYS)
        high = bisect.bisect_right(self.days, middle + NEAR_DAYS)
        share = max((high - low) / max(len(self.days), MIN_UNITS), (2 * NEAR_DAYS + 1) / 365)
        return max(0.0, math.log2(DAYS_M / share)), f"{gap} days apart; {share:.1%} of reports fall that near"

    def same_amount(self, left: str, right: str) -> tuple[float, str]:
        """Return bits for an equal amount in a currency that may be the same, by its frequency."""
        one, other = self.units.get(left), self.units.get(right)
        if one is None or other is None or left == right:
            return 0.0, ""
        equal = {a for a, c in one.amounts for b, d in other.amounts if a == b and (c == d or not c or not d)}
        if not equal:
            return 0.0, ""
        rarest = min(self.amounts[amount] for amount in equal)
        bits = min(AMOUNT_CAP, math.log2(max(1.0, 0.5 * self.total / rarest)))
        return bits, f"this amount is stated in {rarest:,} of {self.total:,} reports"


def build_contexts(corpus: Corpus, weights: Weights, entity_of: Mapping[str, str]) -> Contexts:
    """Return the context of every case unit.

    Args:
        corpus: The records.
        weights: To leave shared services out.
        entity_of: Resolved suspects and things: record id -> entity id.
    """
    contexts = Contexts({unit: _unit(corpus, unit, inside) for unit, inside in corpus.by_unit.items()})
    offenders: dict[str, set[OffenderKey]] = defaultdict(set)
    victims = _held_by_others(corpus)
    for number, record in enumerate(corpus.records):
        unit = corpus.unit[number]
        if record.role is Role.SUSPECT:
            keys: set[Key] = {(s.kind, s.value) for s in selectors_of(record) if s.linkable}
            keys |= set(corpus.held.get(number, ()))
            offenders[unit].update(_offender_keys(keys, weights))
            if record.id in entity_of:
                offenders[unit].add(("entity", entity_of[record.id]))
        mentioned = {(s.kind, s.value) for s in texts_of(corpus.found.get(record.id, ()))}
        offenders[unit].update(_offender_keys(mentioned - victims, weights))
    seen: Counter[OffenderKey] = Counter()
    for unit, offending in offenders.items():
        contexts.units[unit].offenders = frozenset(offending)
        seen.update(offending)
    contexts.cases = dict(seen)
    for one in contexts.units.values():
        contexts.amounts.update({amount for amount, _ in one.amounts})
        if one.day:
            contexts.days.append(one.day.toordinal())
    contexts.days.sort()
    contexts.total = max(MIN_UNITS, len(corpus.of("report")))
    return contexts


def _offender_keys(keys: Iterable[Key], weights: Weights) -> set[OffenderKey]:
    return {
        (kind.value, value)
        for kind, value in keys
        if kind in BASE and kind is not SelectorKind.IP and weights.weight((kind, value)).bits > 0
    }


def _held_by_others(corpus: Corpus) -> set[Key]:
    """Selectors in the hands of anybody who is not a suspect: a victim's own phone is no offender's."""
    held: set[Key] = set()
    for number, record in enumerate(corpus.records):
        if record.role is Role.VICTIM or (record.role is not Role.SUSPECT and record.kind == "person"):
            held.update((s.kind, s.value) for s in selectors_of(record))
            held.update(corpus.held.get(number, ()))
    return held


def _unit(corpus: Corpus, unit: str, inside: Iterable[int]) -> Unit:
    out = Unit()
    head = corpus.records[corpus.number[unit]].body
    if isinstance(head, Report):
        moments = [m for m in (head.incident, head.threat, head.reported) if m and m.utc]
        out.day = moments[0].utc.date() if moments and moments[0].utc else None
        out.minute = _minute(head.incident)
        out.platform = head.platform.strip().lower()
    amounts: set[tuple[str, str]] = set()
    for number in inside:
        body = corpus.records[number].body
        if isinstance(body, Payment | Demand) and body.money is not None:
            amounts.update(_amounts(body.money))
    out.amounts = frozenset(amounts)
    return out


def _minute(moment: Moment | None) -> int | None:
    """Return the minute of a moment stated to the minute; round hours are estimates."""
    if moment is None or moment.utc is None or moment.precision == "day" or moment.utc.minute == 0:
        return None
    return int(moment.utc.timestamp()) // 60


def _amounts(money: Money) -> set[tuple[str, str]]:
    plain = format(money.amount.normalize(), "f")
    return {(plain, code) for code in ((money.currency,) if money.currency else money.candidates or ("",))}

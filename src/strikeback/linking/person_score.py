"""Two person records compared: every piece of evidence in bits, for and against.

Fellegi and Sunter's model: the parts are log2(m/u) of each field's level of agreement, with u from the
frequencies of the data at hand where it can be known exactly; the prior is the expected number of true
pairs over all pairs. Names alone never merge, nor does a birth date or a common offender alone: without an
identifier two kinds of evidence are needed, else the sum is capped below even odds, by a reason like any.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from strikeback.linking.birth import age_level
from strikeback.linking.candidates import Pair, pairs_among
from strikeback.linking.context import NEAR_DAYS, Contexts
from strikeback.linking.contradictions import contradiction
from strikeback.linking.corpus import Corpus, Held, Key
from strikeback.linking.field_weights import FieldWeights, usual_weights
from strikeback.linking.handle_likeness import UNLIKE, compare_handles, handles_of
from strikeback.linking.linked import grain
from strikeback.linking.names import NameLevel, NameMatch
from strikeback.linking.person_anchors import OTHER_CONTACTS, SURE_DATES, backed, namesakes, one_course
from strikeback.linking.person_fields import IDENTIFIER, compare_fields
from strikeback.linking.person_names import NamesAgree, compare_own_names
from strikeback.linking.priors import (
    BOTH_DIFFER,
    FAMILY,
    FURTHER,
    MAX_FURTHER,
    MAX_SELECTORS,
    NAME_CAP,
    NAME_CAPS,
)
from strikeback.linking.profiles import Profile
from strikeback.linking.successions import Successions
from strikeback.linking.weights import Weights
from strikeback.model.links import Reason
from strikeback.model.selector import SelectorKind as K

ALONE_BITS: Final = -2.0
"""Where the sum is capped when only names and general attributes agree: odds of one in five."""
CONTRADICTION: Final = -100.0
ANCHOR_BITS: Final = 8.0
"""Bits of identifiers from which a pair rests on more than names."""
CONTEXT_ANCHOR: Final = 3.0
WITH_OFFENDER: Final = 1.5
ALONE: Final = 4.0
"""Most that days and amounts say, with and without a common offender (judgement)."""
HOUSEHOLD: Final = frozenset(
    {K.PHONE, K.IP, K.MAC, K.IMEI, K.IMSI, K.ICCID, K.DEVICE_ID, K.BANK_ACCOUNT, K.IBAN}
)
"""What a family shares: these do not outweigh two different given names."""
ONE_OFFENDER: Final = 2.5
"""Posterior odds, 85 in 100, that the only offenders named by two reports of one incident are one
(accounts are handed over between shifts now and then); whatever else is known moves it."""
LEAST: Final = 2
"""Kinds of evidence without which nothing is merged."""
SEVERAL_OFFENDERS: Final = -2.0
PERSONA_FACTOR: Final = 0.4
"""A name in a column that only says 'suspect' may be the persona's."""
NAME_AGAIN: Final = 2.0
"""Most that a name says beside user names of one stem: both name the persona. Of 180 true and 99
false successions in which both sides are named, the names agree in 90 and 74 of 100: .3 bits."""


_USUAL: Final = usual_weights()


@dataclass(slots=True)
class Score:
    """The evidence about one pair."""

    reasons: list[Reason] = field(default_factory=list)
    bits: float = 0.0
    strong: float = 0.0
    """Bits of the best exact identifier, or of user names so alike that they stand for one."""
    exact: float = 0.0
    """Bits of the best exact identifier."""
    named: bool = False
    """The two have a name that agrees."""
    one_incident: bool = False
    """The only offenders of two reports of one incident."""
    held_back: bool = False
    """Only what a family shares connects the two victims: no third record may either."""
    course: bool = False
    """One minute and one offender or birth date, or one day, offender and birth date: a name that differs
    is another spelling."""
    contradicts: str = ""
    """What makes the two certainly two people; empty: nothing does."""

    @property
    def rules(self) -> dict[str, float]:
        """Rule of each reason and its bits."""
        return {reason.rule: reason.bits for reason in self.reasons}

    def add(self, rule: str, name: str, bits: float, left: str = "", right: str = "", note: str = "") -> None:
        """Add a part, rounded to the grain; parts of no weight are left out."""
        part = grain(bits)
        if part:
            self.reasons.append(Reason(rule=rule, field=name, bits=part, left=left, right=right, note=note))
            self.bits += part


@dataclass(slots=True)
class PersonScorer:
    """Scores pairs of person records of one corpus; the left one has the smaller number."""

    corpus: Corpus
    profiles: Mapping[int, Profile]
    weights: Weights
    contexts: Contexts
    rarity: Callable[[str], float]
    priors: Mapping[str, tuple[float, str]]
    """Wall -> prior bits and note; empty: pairs with or among other roles."""
    fields: Mapping[str, FieldWeights] = field(default_factory=dict)
    """Wall -> what agreement in each field is worth; where it is not learned, as usual."""
    alone: frozenset[int] = frozenset()
    """Suspects who are the only one of their report."""
    incidents: Mapping[str, str] = field(default_factory=dict)
    """Report -> incident, once those are resolved."""
    successions: Successions = field(default_factory=Successions)

    def pairs_among(self, members: Sequence[int]) -> Iterator[Pair]:
        """Yield the candidate pairs of a block."""
        return pairs_among(members, self.profiles)

    def score(self, left: int, right: int) -> Score:
        """Return all evidence about two different person records."""
        a, b = self.profiles[left], self.profiles[right]
        wall = a.wall if a.wall == b.wall else ""
        out = Score()
        prior, note = self.priors[wall]
        out.add("prior", "", prior, note=note)
        household, names, offended = self._evidence(out, a, b, wall, prior)
        self._fields(out, a, b, wall)
        rules = out.rules
        near = not rules.keys().isdisjoint({"place.postcode", "school.equal"})
        anchors = [
            names is not None and names.match.bits > 0 and names.match.level is not NameLevel.DIFFERENT,
            not SURE_DATES.isdisjoint(rules),
            near and age_level(a.born, b.born) in ("equal", "near"),
            offended,
        ]
        out.named = anchors[0]
        self._against(out, a, b, names, household=household)
        # Without an identifier two of four: a name with a date, a date with an offender.
        rules = out.rules
        shared = wall == "victim" and household and not out.named and not self._backed(rules, a, b, names)
        identified = out.strong >= ANCHOR_BITS and not shared
        several = sum(anchors) > LEAST or (
            sum(anchors) == LEAST
            and not namesakes(rules, named=anchors[0], dated=anchors[1], offended=anchors[3])
        )
        enough = identified or out.one_incident or several or one_course(rules)
        out.held_back = shared and not enough and out.strong >= ANCHOR_BITS
        if not enough and out.bits > ALONE_BITS:
            out.add("cap.one_kind", "", ALONE_BITS - out.bits, note="one kind of evidence alone never merges")
        return out

    def evidence(self, left: int, right: int) -> float:
        """Return the bits of what the domain weighs itself: identifiers, names, and the cases around."""
        a, b = self.profiles[left], self.profiles[right]
        wall = a.wall if a.wall == b.wall else ""
        out = Score()
        household, names, _ = self._evidence(out, a, b, wall, self.priors[wall][0])
        self._against(out, a, b, names, household=household)
        return out.bits

    def _evidence(
        self, out: Score, a: Profile, b: Profile, wall: str, prior: float
    ) -> tuple[bool, NamesAgree | None, bool]:
        """Add it; say whether a household shares all of it, how the names agree, whether the cases anchor."""
        household = self._selectors(out, a.number, b.number, wall)
        names = compare_own_names(a.names, b.names, self.rarity)
        self._names(out, names, a, b)
        return household, names, self._context(out, a, b, wall, prior)

    def _fields(self, out: Score, a: Profile, b: Profile, wall: str) -> None:
        """Add how two persons agree in each field that both state."""
        weights = self.fields.get(wall) or _USUAL
        held = self.corpus.held
        for one in compare_fields(a, b, held[a.number], held[b.number], weights.counted):
            if one.rule != IDENTIFIER:
                name = one.rule.partition(".")[0]
                out.add(one.rule, name, weights.bits(one), one.left, one.right, weights.note(one))
        if out.rules.keys() >= OTHER_CONTACTS:
            out.add("selector.all_differ", "contact", BOTH_DIFFER, note="neither phone nor e-mail in common")

    def _selectors(self, out: Score, left: int, right: int, wall: str) -> bool:
        """Add shared identifiers; True when all of weight are such that a household shares."""
        one, other = self.corpus.held[left], self.corpus.held[right]
        small, large = (one, other) if len(one) <= len(other) else (other, one)
        parts = [(*self._shared(key, one[key], other[key], wall), key) for key in small if key in large]
        parts = sorted((p for p in parts if p[0] > 0), key=lambda p: (-p[0], p[2][0].value, p[2][1]))
        families: dict[str, int] = {}
        room = MAX_SELECTORS
        for bits, note, key in parts:
            family = FAMILY.get(key[0], key[0].value)
            nth = families.get(family, 0)
            families[family] = nth + 1
            worth = min(bits if nth == 0 else min(bits, FURTHER) if nth <= MAX_FURTHER else 0.0, room)
            room -= worth
            out.add(
                f"selector.{key[0].value}",
                key[0].value,
                worth,
                one[key].selector.raw,
                other[key].selector.raw,
                note,
            )
            if key[0] is not K.IP:
                out.strong = out.exact = max(out.strong, bits)
        if wall != "victim":
            self._handles(out, one, other, families, self.priors[wall][0])
        return bool(parts) and all(p[2][0] in HOUSEHOLD for p in parts)

    def _shared(self, key: Key, one: Held, other: Held, wall: str) -> tuple[float, str]:
        weight = self.weights.between(key, one, other, wall)
        return weight.bits, weight.note

    def _handles(
        self,
        out: Score,
        one: Mapping[Key, Held],
        other: Mapping[Key, Held],
        families: dict[str, int],
        prior: float,
    ) -> None:
        """Add one user name on two platforms, else a rotated one: the same stem with other digits.

        A stem and the time it was used in never say more than such successions turned out to be.
        """
        if families.get("account"):
            return
        likeliest = max(
            (
                compare_handles(mine, theirs, self.weights, self.successions)
                for mine in handles_of(one)
                for theirs in handles_of(other)
            ),
            default=UNLIKE,
        )
        if likeliest.bits > 0:
            out.add(likeliest.rule, "handle", likeliest.bits, likeliest.left, likeliest.right, likeliest.note)
            follows = max(0.0, min(likeliest.follows, likeliest.odds - prior - likeliest.bits))
            out.add("handle.succession", "handle", follows, note=likeliest.when)
            out.strong = max(out.strong, likeliest.bits + follows)

    def _names(self, out: Score, names: NamesAgree | None, a: Profile, b: Profile) -> None:
        if names is None:
            return
        bits = name_bits(names.match)
        if "suspect" in (a.wall, b.wall) and not (names.left.firm and names.right.firm):
            bits = bits * PERSONA_FACTOR if bits > 0 else max(-1.0, bits)
            bits = min(bits, NAME_AGAIN) if "handle.stem" in out.rules else bits
        note = ", ".join(part for part, _ in names.match.evidence[:4])
        out.add(f"name.{names.match.level.value}", "name", bits, names.left.text, names.right.text, note)

    def _context(self, out: Score, a: Profile, b: Profile, wall: str, prior: float) -> bool:
        """Add what the two reports have in common; True when it is an anchor."""
        if wall == "suspect":
            return self._incident(out, a, b, prior)
        if wall != "victim":
            return False
        offender, note = self.contexts.shared_offender(a.unit, b.unit)
        out.add("context.offender", "context", offender, note=note)
        # One offender's victims are close in time and asked for like amounts: those then say little more.
        room = WITH_OFFENDER if offender > 0 else ALONE
        minutes, told = self.contexts.same_minute(a.unit, b.unit)
        out.add("context.minute", "context", minutes, note=told)
        days, note = self.contexts.near_in_time(a.unit, b.unit)
        out.add("context.days", "context", min(0.0 if minutes else room, days), note=note)
        money, note = self.contexts.same_amount(a.unit, b.unit)
        out.add("context.amount", "context", min(room, money), note=note)
        return offender >= CONTEXT_ANCHOR or minutes > 0

    def _backed(self, rules: Mapping[str, float], a: Profile, b: Profile, names: NamesAgree | None) -> bool:
        return backed(
            rules,
            names=names is not None,
            clash=names is not None and names.conflict,
            gap=self.contexts.days_apart(a.unit, b.unit),
            other_course=self.contexts.other_course(a.unit, b.unit),
        )

    def _same_days(self, a: Profile, b: Profile) -> bool:
        gap = self.contexts.days_apart(a.unit, b.unit)
        return gap is not None and gap <= NEAR_DAYS

    def one_incident(self, left: int, right: int) -> bool:
        """Return whether two persons stand in different reports of one incident."""
        a, b = self.profiles[left], self.profiles[right]
        incident = self.incidents.get(a.unit)
        return a.unit != b.unit and incident is not None and incident == self.incidents.get(b.unit)

    def _incident(self, out: Score, a: Profile, b: Profile, prior: float) -> bool:
        """Add that two reports of one incident name offenders; True when both name one only."""
        if not self.one_incident(a.number, b.number):
            return False
        out.one_incident = a.number in self.alone and b.number in self.alone
        bits = (ONE_OFFENDER if out.one_incident else SEVERAL_OFFENDERS) - prior
        out.add("context.incident", "context", bits, note="offenders of one incident")
        return True

    def _against(
        self, out: Score, a: Profile, b: Profile, names: NamesAgree | None, *, household: bool
    ) -> None:
        rules = out.rules
        born = "birth_date.equal" in rules
        dated = out.strong == 0 and born and self._same_days(a, b)
        agree = rules.keys() & {"context.offender", "context.minute", "birth_date.equal"}
        # Twins share a telephone, no e-mail address: with one birth date such an identifier is one person's.
        own = born and out.exact >= ANCHOR_BITS and not household
        one_course = ("context.minute" in rules and len(agree) > 1) or ("context.offender" in rules and dated)
        out.course = one_course or own
        cause = contradiction(a, b, names, household=household, strong=out.strong, course=out.course)
        if cause:
            out.contradicts = cause
            out.add(f"contradiction.{cause}", cause, CONTRADICTION, note="speaks of two people; never merged")


def name_bits(match: NameMatch) -> float:
    """Return what a comparison of names says about persons.

    The comparator says how sure it is that the two are one name (p); one name says as much as it is rare:
    log2(p 2^information). Where it is surer that they are two names, its own odds count.
    """
    if match.bits <= 0:
        return max(-NAME_CAP, match.bits)
    sure = 1.0 / (1.0 + math.exp2(-min(60.0, match.bits)))
    return max(0.0, min(NAME_CAPS.get(match.level.value, NAME_CAP), match.information + math.log2(sure)))

"""Reports of one incident: the same victim and a compatible course, or one reference.

Two siblings who report one offender are two incidents; one victim whom another offender approaches
months later is two incidents; a bank's or a platform's report about the same course belongs to it.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from strikeback.linking.candidates import Pair
from strikeback.linking.cluster import Edge, Grower
from strikeback.linking.comparing import Compare, Scores, brief, compare_here
from strikeback.linking.context import Contexts
from strikeback.linking.decisions import Constraints
from strikeback.linking.entity_ids import make_entity
from strikeback.linking.incident_facts import Facts, telling
from strikeback.linking.linked import DOUBTFUL, Part, make_link, probability
from strikeback.linking.person_names import compare_own_names
from strikeback.linking.person_score import ALONE_BITS, Score
from strikeback.linking.priors import BLOCK, DUPLICATES, MIN_POPULATION, SAME_MINUTES
from strikeback.linking.things import DECIDED_BITS
from strikeback.model.links import EntityKind, Link, LinkKind, Reason

SAME_VICTIM: Final = 13.0
"""One victim, two reports: seven in ten concern one incident (27 % of payers are extorted on, mostly by
the same offender, published survey of 2024); less the share of victims who report twice at all."""
OTHER_VICTIM: Final = -10.0
VICTIM_KEY: Final = 12.0
OWN_NUMBER: Final = 24.0
FOREIGN_NUMBER: Final = 8.0
REFERENCE: Final = 15.0
ONE_PAYMENT: Final = 16.0
SAME_PAYEE: Final = 8.0
PAYER_NAMED: Final = 6.0
OFFENDER_CAP: Final = 7.0
OTHER_OFFENDER: Final = -3.0
OTHER_AMOUNT: Final = -0.5
SAME_AGENCY: Final = -2.0
"""An agency keeps one case under one number: a second number of its own for one victim is mostly another
course (m .15, that it did not notice, u .6; judgement)."""
PLATFORM: Final = (1.0, -3.0)
"""One platform, two platforms: agencies note where contact began, one in ten where it went on (m .1), while
cases of different offenders begin on different platforms three times in four (u .75); judgement."""
OTHER_COUNTRY: Final = -1.5
GAPS: Final = ((14, 1.0), (30, 0.0), (60, -2.0), (120, -5.0), (100_000, -8.0))
"""Days between incidents and bits; within two days the crowding of those days decides."""
UNDATED_FACTOR: Final = 0.4
"""A late report is no late incident: one report in ten comes after 60 days (project's reference)."""
NEIGHBOURS: Final = 3
PAYMENT_DAYS: Final = 3
PAYER_NAME_BITS: Final = 3.0


@dataclass(slots=True)
class IncidentScorer:
    """Scores pairs of reports."""

    facts: Sequence[Facts]
    contexts: Contexts
    rarity: Callable[[str], float]

    def two_victims(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two sets of reports know victims and no common one; rows of one report may."""
        mine, theirs = ({v for i in side for v in self.facts[i].victims} for side in (one, other))
        if not mine or not theirs or not mine.isdisjoint(theirs):
            return False
        if any(two_names(self.facts[a], self.facts[b]) for a in one for b in other):
            return False
        numbers = [
            {(f.record.originator, f.number) for i in s if (f := self.facts[i]).number} for s in (one, other)
        ]
        return numbers[0].isdisjoint(numbers[1])

    def pairs_among(self, members: Sequence[int]) -> Iterable[Pair]:
        """Return all pairs of a small block; of a large one those next to each other in time."""
        if len(members) <= BLOCK:
            return combinations(members, 2)
        days = {m: self.contexts.units[self.facts[m].record.id].day for m in members}
        ordered = sorted(members, key=lambda m: (str(days[m]), m))
        return (
            (min(one, other), max(one, other))
            for i, one in enumerate(ordered)
            for other in ordered[i + 1 : i + 1 + NEIGHBOURS]
        )

    def score(self, left: int, right: int) -> Score:
        """Return all evidence that two reports (by position) are about one incident."""
        a, b = self.facts[left], self.facts[right]
        out = Score()
        size = max(MIN_POPULATION, len(self.facts))
        out.add(
            "prior", "", math.log2(DUPLICATES / size), note=f"{DUPLICATES} true pairs a report among {size:,}"
        )
        if a.record.originator == b.record.originator and a.number != b.number and a.number and b.number:
            out.add("report.two_numbers", "number", SAME_AGENCY, note="one agency, two case numbers")
        anchors = (
            _numbers(out, a, b),
            _victims(out, a, b),
            self._payments(out, a, b),
            self._course(out, a, b),
        )
        if not any(anchors) and out.bits > ALONE_BITS:
            out.add(
                "cap.no_anchor",
                "",
                ALONE_BITS - out.bits,
                note="neither victim, payment nor number in common",
            )
        return out

    def _payments(self, out: Score, a: Facts, b: Facts) -> bool:
        """Add one payment seen by both; True when it anchors the pair."""
        common = a.payments & b.payments
        if common:
            out.add("payment.reference", "payment", ONE_PAYMENT, min(common), min(common))
            return True
        gap = self.contexts.days_apart(a.record.id, b.record.id)
        amount, _ = self.contexts.same_amount(a.record.id, b.record.id)
        if not a.payees & b.payees or amount <= 0 or gap is None or gap > PAYMENT_DAYS:
            return False
        if not (a.victims and b.victims and a.victims.isdisjoint(b.victims)):
            names = compare_own_names(a.names, b.names, self.rarity)
            if names is None or names.match.bits >= PAYER_NAME_BITS:
                out.add(
                    "payment.same_payee_amount_day",
                    "payment",
                    SAME_PAYEE,
                    note="payee, amount and days agree",
                )
                if names is not None:
                    out.add("payment.payer_name", "name", PAYER_NAMED, names.left.text, names.right.text)
                return True
        return False

    def _course(self, out: Score, a: Facts, b: Facts) -> bool:
        """Add offender, days, amounts, platform and country; True when offender and minute anchor it."""
        one, other = a.record.id, b.record.id
        offender, note = self.contexts.shared_offender(one, other)
        if offender > 0:
            out.add("incident.offender", "context", min(OFFENDER_CAP, offender), note=note)
        elif self.contexts.units[one].offenders and self.contexts.units[other].offenders:
            out.add(
                "incident.other_offender",
                "context",
                OTHER_OFFENDER,
                note="no offender's identifier in common",
            )
        minute, note = self.contexts.same_minute(one, other)
        out.add("incident.minute", "time", minute, note=note)
        self._days(out, a, b)
        amount, note = self.contexts.same_amount(one, other)
        if amount > 0:
            out.add("incident.amount", "payment", amount, note=note)
        elif self.contexts.units[one].amounts and self.contexts.units[other].amounts:
            out.add("incident.other_amount", "payment", OTHER_AMOUNT)
        if a.platform and b.platform:
            same = a.platform in b.platform or b.platform in a.platform
            out.add(
                f"incident.{'' if same else 'other_'}platform",
                "platform",
                PLATFORM[not same],
                a.platform,
                b.platform,
            )
        if a.country and b.country and a.country != b.country:
            out.add("incident.other_country", "country", OTHER_COUNTRY, a.country, b.country)
        # Platforms report one account many times in a minute: without a victim such tips are several.
        return offender > 0 and minute > 0 and (a.tells_of_victim or b.tells_of_victim)

    def _days(self, out: Score, a: Facts, b: Facts) -> None:
        gap = self.contexts.days_apart(a.record.id, b.record.id)
        if gap is None:
            return
        near, note = self.contexts.near_in_time(a.record.id, b.record.id)
        bits = near if near > 1 else next(worth for limit, worth in GAPS if gap <= limit)
        if bits < 0 and not (a.dated and b.dated):
            bits *= UNDATED_FACTOR
        out.add("incident.days", "time", bits, note=note or f"{gap} days apart")


def _numbers(out: Score, a: Facts, b: Facts) -> bool:
    """Add equal report numbers and references; True when they anchor the pair."""
    if a.number and a.number == b.number:
        own = a.record.originator == b.record.originator
        if own or telling(a.number):
            bits = OWN_NUMBER if own else FOREIGN_NUMBER
            out.add(f"report.number{'' if own else '_of_two_agencies'}", "number", bits, a.number, b.number)
            return own
    if a.number in b.mentions or b.number in a.mentions:
        cited = a.number if a.number in b.mentions else b.number
        out.add("report.reference", "number", REFERENCE, cited, cited, "one report cites the other's number")
        return True
    return False


def two_names(a: Facts, b: Facts) -> bool:
    """Return whether victims of two agencies' reports share identifier and birth date, no gender against.

    As persons they stay apart where their names clash, for twins share a telephone: a rule of caution. An
    agency that writes two names knows two people; two agencies are likelier to know one under two names.
    """
    if a.record.originator == b.record.originator:
        return False
    if a.genders and b.genders and a.genders.isdisjoint(b.genders):
        return False
    return not (a.victim_keys.isdisjoint(b.victim_keys) or a.births.isdisjoint(b.births))


def _victims(out: Score, a: Facts, b: Facts) -> bool:
    """Add whether the victims are the same; True when they anchor the pair."""
    if a.victims & b.victims:
        out.add("victim.same", "victim", SAME_VICTIM, note="resolved to one person")
        return True
    keys = a.victim_keys & b.victim_keys
    renamed = two_names(a, b)
    if renamed or (keys and not (a.victims and b.victims)):
        key = min(keys)
        note = "with one birth date, under two names" if renamed else "one side does not name the victim"
        out.add("victim.identifier", key[0].value, VICTIM_KEY, key[1], key[1], note)
        return True
    if a.victims and b.victims:
        out.add("victim.other", "victim", OTHER_VICTIM, note="resolved to different persons")
    return False


def resolve_incidents(scorer: IncidentScorer, decided: Constraints, compare: Compare = compare_here) -> Part:
    """Return incident entities, the links that hold them, and doubtful pairs."""
    ids = [facts.record.id for facts in scorer.facts]
    place = {identity: i for i, identity in enumerate(ids)}

    def ends(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

    same = set(ends(decided.same))
    kept: dict[Pair, Score] = {}
    edges = [Edge(-DECIDED_BITS, *pair, decided=True) for pair in sorted(same)]
    known: Scores = {pair: scorer.score(*pair) for pair in same}
    for pair in sorted({*compare(scorer, report_blocks(scorer.facts, scorer.contexts), known), *same}):
        score = known[pair]
        if probability(score.bits) >= DOUBTFUL or pair in same:
            kept[pair] = score
        if score.bits > 0 and pair not in same:
            numbered = any(reason.rule == "report.number" for reason in score.reasons)
            edges.append(Edge(-score.bits, *pair, chains=numbered))
    grower = Grower(
        len(ids), apart=ends(decided.apart), forbids=scorer.two_victims, score=_bits(scorer, known)
    )
    grower.grow(edges)
    clusters = grower.result()
    home = {member: i for i, cluster in enumerate(clusters.members) for member in cluster}
    out = Part()
    for members, weakest in zip(clusters.members, clusters.weakest, strict=True):
        out.entities.append(make_entity(EntityKind.INCIDENT, [ids[m] for m in members], weakest=weakest))
    for pair, score in sorted(kept.items()):
        link = incident_link(ids, pair, score, decided=pair in same)
        if home[pair[0]] != home[pair[1]]:
            out.doubtful.append(link)
        elif score.bits > 0 or pair in same:
            out.links.append(link)
    return out


def _bits(scorer: IncidentScorer, known: Scores) -> Callable[[int, int], float]:
    """Return the score of any two reports in bits; computed once a pair."""

    def bits(left: int, right: int) -> float:
        pair = (min(left, right), max(left, right))
        if pair not in known:
            known[pair] = brief(scorer, *pair)
        return known[pair].bits

    return bits


def incident_link(ids: Sequence[str], pair: tuple[int, int], score: Score, *, decided: bool) -> Link:
    """Return the link of a scored pair of reports."""
    reasons = list(score.reasons)
    if decided:
        reasons.append(Reason(rule="decision.same", field="decision", bits=DECIDED_BITS))
    return make_link(LinkKind.SAME_INCIDENT, ids[pair[0]], ids[pair[1]], reasons)


def report_blocks(facts: Sequence[Facts], contexts: Contexts) -> Iterator[Sequence[int]]:
    """Yield the reports (by position, ascending) with one victim, number, reference or payment in common."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    numbers: Mapping[str, list[int]] = defaultdict(list)
    for i, one in enumerate(facts):
        for block in _blocks(one, contexts):
            blocks[block].append(i)
        if telling(one.number):
            numbers[one.number].append(i)
    yield from (members for members in blocks.values() if len(members) > 1)
    for i, one in enumerate(facts):
        for word in one.mentions:
            yield from ((min(i, j), max(i, j)) for j in numbers.get(word, ())[:BLOCK] if i != j)


def _blocks(one: Facts, contexts: Contexts) -> Iterable[tuple[str, ...]]:
    yield from (("victim", victim) for victim in one.victims)
    yield from (("key", kind.value, value) for kind, value in one.victim_keys)
    yield from (("payment", reference) for reference in one.payments)
    if one.number:
        yield ("number", one.record.originator, one.number)
    if telling(one.number):
        yield ("number", one.number)
    unit = contexts.units[one.record.id]
    amounts = {amount for amount, _ in unit.amounts}
    if unit.minute is not None:
        for step in (0, 1):
            yield ("minute", str((unit.minute + step * SAME_MINUTES) // (2 * SAME_MINUTES)), str(step))
    yield from (("paid", *payee, amount) for payee in one.payees for amount in amounts)

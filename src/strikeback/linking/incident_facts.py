"""What one report states that tells incidents apart, gathered once a report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from strikeback.linking.context import Contexts
from strikeback.linking.corpus import Corpus, Key, selectors_of
from strikeback.linking.priors import MONEY
from strikeback.linking.profiles import OwnName, Profile
from strikeback.linking.weights import Weights
from strikeback.model.bodies import Payment, Report
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import SelectorKind

ONE_PAYMENT: Final = frozenset({SelectorKind.REMITTANCE, SelectorKind.GIFT_CARD})
"""Selectors that belong to one payment."""
MIN_REFERENCE: Final = 6
_TOKEN: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z/_.\-]{4,38}[0-9A-Za-z]")


@dataclass(slots=True)
class Facts:
    """One report, as far as it tells which incident it is about."""

    record: Record
    number: str
    """The report's own number, folded."""
    platform: str
    country: str
    dated: bool
    """The incident itself is dated, not only the report."""
    has_victim: bool = False
    """A victim is described, be it without name and identifier."""
    victims: set[str] = field(default_factory=set)
    """Entity ids of its victims that have a name or an identifier, or are known by other records."""
    births: set[tuple[int, int, int]] = field(default_factory=set)
    """Full birth dates of its victims."""
    genders: set[str] = field(default_factory=set)
    """Stated genders of its victims."""
    names: list[OwnName] = field(default_factory=list)
    """Names of victims and payers."""
    victim_keys: set[Key] = field(default_factory=set)
    payments: set[str] = field(default_factory=set)
    """References of single payments."""
    payees: set[tuple[str, str]] = field(default_factory=set)
    """Offender keys that collect money."""
    mentions: set[str] = field(default_factory=set)
    """Words in its texts that look like a reference number."""

    @property
    def tells_of_victim(self) -> bool:
        """Whether anybody or any identifier in it is a victim's."""
        return bool(self.victims or self.victim_keys or self.names or self.has_victim)


def telling(number: str) -> bool:
    """Whether a report number is long and odd enough to be recognised outside its own agency."""
    return len(number) >= MIN_REFERENCE and sum(char.isdigit() for char in number) >= 4


def fold(number: str) -> str:
    """Return a reference without blanks and signs, in capitals."""
    return "".join(char for char in number.upper() if char.isalnum())


def gather_facts(
    corpus: Corpus,
    profiles: Mapping[int, Profile],
    weights: Weights,
    contexts: Contexts,
    entity_of: Mapping[str, str],
) -> list[Facts]:
    """Return the facts of every report, in the order of their record ids."""
    payers = _payers(corpus)
    known = Counter(entity_of.values())
    out = []
    for number in corpus.of("report"):
        record = corpus.records[number]
        if isinstance(record.body, Report):
            inside = corpus.by_unit.get(record.id, [])
            facts = _open(record, record.body)
            _people(facts, corpus, profiles, inside, payers, entity_of, known)
            facts.victim_keys = {k for k in facts.victim_keys if weights.weight(k).bits > 0}
            _payments(facts, corpus, inside)
            money = {kind.value for kind in MONEY}
            facts.payees = {key for key in contexts.units[record.id].offenders if key[0] in money}
            out.append(facts)
    return out


def _open(record: Record, body: Report) -> Facts:
    texts = [body.narrative, body.status, *(text for _, text in record.unmapped)]
    words = {fold(word) for text in texts for word in _TOKEN.findall(text)}
    number = fold(body.number or record.locator.ident)
    return Facts(
        record=record,
        number=number,
        platform=body.platform.strip().lower(),
        country=body.country,
        dated=bool(body.incident or body.threat),
        mentions={word for word in words if telling(word)} - {number},
    )


def _payers(corpus: Corpus) -> dict[str, set[int]]:
    """Person numbers named as payers, by unit."""
    found: dict[str, set[int]] = defaultdict(set)
    for number in corpus.of("payment"):
        for tie in corpus.records[number].ties:
            target = corpus.number.get(tie.to)
            if tie.relation is Relation.PAYER and target in corpus.held:
                found[corpus.unit[number]].add(target)
    return found


def _people(
    facts: Facts,
    corpus: Corpus,
    profiles: Mapping[int, Profile],
    inside: Iterable[int],
    payers: Mapping[str, set[int]],
    entity_of: Mapping[str, str],
    known: Mapping[str, int],
) -> None:
    for number in inside:
        record = corpus.records[number]
        profile = profiles.get(number)
        if profile is None:
            if record.kind == "account" and record.role is Role.VICTIM:
                facts.victim_keys |= {(s.kind, s.value) for s in selectors_of(record) if s.linkable}
        elif profile.wall == "victim":
            facts.has_victim = True
            if profile.names or corpus.held[number] or known[entity_of[record.id]] > 1:
                facts.victims.add(entity_of[record.id])
            facts.genders |= {profile.gender} - {""}
            birth = profile.birth
            if birth and birth.year and birth.month and birth.day:
                facts.births.add((birth.year, birth.month, birth.day))
            facts.names.extend(profile.names)
            facts.victim_keys |= {key for key in corpus.held[number] if key[0] is not SelectorKind.IP}
    for number in sorted(payers.get(facts.record.id, ())):
        if profiles[number].wall != "victim":
            facts.names.extend(profiles[number].names)


def _payments(facts: Facts, corpus: Corpus, inside: Iterable[int]) -> None:
    for number in inside:
        record = corpus.records[number]
        if isinstance(record.body, Payment) and len(fold(record.body.reference)) >= MIN_REFERENCE:
            facts.payments.add(fold(record.body.reference))
        for selector in record.selectors:
            if selector.kind in ONE_PAYMENT and selector.linkable:
                facts.payments.add(fold(selector.value))

"""Persons: candidates, scores, clusters, links. Victims and suspects never share an entity."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from strikeback.linking.candidates import person_blocks
from strikeback.linking.cluster import Edge, Grower
from strikeback.linking.comparing import Compare, Scores, brief, candidates, compare_here
from strikeback.linking.context import Contexts
from strikeback.linking.corpus import Corpus
from strikeback.linking.decisions import Constraints
from strikeback.linking.entity_ids import make_entity
from strikeback.linking.field_weights import SAMPLE, FieldWeights, learn_weights
from strikeback.linking.linked import DOUBTFUL, GRAIN, Part, make_link, probability
from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.person_fields import compare_fields, count_values
from strikeback.linking.person_score import PersonScorer, Score
from strikeback.linking.priors import DUPLICATES, MIN_POPULATION, STRONG
from strikeback.linking.profiles import Profile
from strikeback.linking.successions import find_successions
from strikeback.linking.things import DECIDED_BITS
from strikeback.linking.weights import Weights
from strikeback.model.links import EntityKind, Link, LinkKind, Reason
from strikeback.model.record import Role

KNOWN_APART: Final = 2.0
"""Bits, for each doubling of the reports that know the lesser known of two suspects, against a join that
rests on an inference: who is one shows it sooner or later by an identifier. On made-up worlds kept for tuning
such joins to a suspect of one report were right 16 to 1, of two to four 3 to 1, of five or more 1 to 11."""
COMMON_SPARE: Final = 1.0
"""Bits by which a name common in the world may be rarer in a corpus: a small one cannot count it better."""


def make_scorer(
    corpus: Corpus, profiles: Mapping[int, Profile], weights: Weights, contexts: Contexts
) -> PersonScorer:
    """Return a scorer with priors and frequencies counted from the corpus."""
    walls = Counter(profile.wall for profile in profiles.values())
    sizes = {"victim": walls["victim"], "suspect": walls["suspect"], "": len(profiles)}
    named = Counter(profile.unit for profile in profiles.values() if profile.wall == "suspect")
    return PersonScorer(
        alone=frozenset(n for n, p in profiles.items() if p.wall == "suspect" and named[p.unit] == 1),
        corpus=corpus,
        profiles=profiles,
        weights=weights,
        contexts=contexts,
        rarity=partial(_rarity, weights.parts),
        priors={wall: _prior(size) for wall, size in sizes.items()},
        successions=find_successions(corpus, contexts),
    )


def _rarity(parts: Mapping[str, float], token: str) -> float:
    return min(parts.get(token, 13.0), prior_bits(token) + COMMON_SPARE)


def _prior(size: int) -> tuple[float, str]:
    population = max(MIN_POPULATION, size)
    bits = round(math.log2(DUPLICATES / population) * GRAIN) / GRAIN
    return bits, f"{DUPLICATES} true pairs a record expected among {population:,}"


class PersonRun:
    """One resolution of all persons, or of those of some walls.

    Args:
        scorer: Scores any pair.
        members: Person record numbers, ascending.
        decided: People's decisions.
        known: Scores of earlier runs that still hold, by record numbers; this run adds its own.
        compare: Compares the candidate pairs.
    """

    def __init__(
        self,
        scorer: PersonScorer,
        members: Sequence[int],
        decided: Constraints,
        known: Scores | None = None,
        compare: Compare = compare_here,
    ) -> None:
        self._scorer = scorer
        self._known: Scores = {} if known is None else known
        self._compare = compare
        self._members = members
        self._ids = [scorer.corpus.records[n].id for n in members]
        self._place = {identity: i for i, identity in enumerate(self._ids)}
        self._same = set(self._ends(decided.same))
        self._apart = self._ends(decided.apart)
        self._kept: dict[tuple[int, int], Score] = {}

    @cached_property
    def blocks(self) -> list[Sequence[int]]:
        """Record numbers among which pairs are worth comparing."""
        scorer = self._scorer
        profiles = {number: scorer.profiles[number] for number in self._members}
        return list(
            person_blocks(
                scorer.corpus,
                profiles,
                scorer.weights,
                scorer.contexts,
                scorer.incidents,
                scorer.successions.pairs,
            )
        )

    def learn(self, wall: str) -> FieldWeights:
        """Return what agreement in each field is worth among the persons of a wall, from candidate pairs."""
        scorer = self._scorer
        profiles = [scorer.profiles[n] for n in self._members if scorer.profiles[n].wall == wall]
        inside = {profile.number for profile in profiles}
        pairs = sorted(p for p in candidates(scorer, self.blocks) if p[0] in inside and p[1] in inside)
        step = max(1, -(-len(pairs) // SAMPLE))
        counted, held = count_values(profiles), scorer.corpus.held
        seen = [
            (
                tuple(compare_fields(scorer.profiles[a], scorer.profiles[b], held[a], held[b], counted)),
                scorer.evidence(a, b),
            )
            for a, b in pairs[::step]
        ]
        return learn_weights(profiles, held, counted, seen, len(seen) / max(1, len(pairs)))

    def resolve(self) -> Part:
        """Compare candidates, grow clusters, and return entities and links."""
        scorer = self._scorer
        where = {number: i for i, number in enumerate(self._members)}
        edges = []
        for left, right in self._compare(scorer, self.blocks, self._known):
            pair = (where[left], where[right])
            score = self._known[left, right]
            if probability(score.bits) >= DOUBTFUL:
                self._kept[pair] = score
            if pair not in self._same and score.bits > 0 and not score.contradicts:
                edges.append(_edge(pair, score))
        for pair in self._same:
            low, high = sorted((self._members[pair[0]], self._members[pair[1]]))
            self._kept[pair] = scorer.score(low, high)
            edges.append(Edge(-DECIDED_BITS, *pair, decided=True))
        grower = Grower(
            len(self._members), apart=self._apart, forbids=self._forbids, score=self._bits, doubt=self._doubt
        )
        grower.grow(edges)
        return self._outcome(grower)

    def _ends(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        place = self._place
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

    def _score(self, left: int, right: int) -> Score:
        """Return the score of two record numbers, the smaller first; computed once."""
        score = self._known.get((left, right))
        if score is None:
            score = self._known[left, right] = brief(self._scorer, left, right)
        return score

    def _bits(self, left: int, right: int) -> float:
        return self._score(*sorted((self._members[left], self._members[right]))).bits

    def _forbids(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """True when the two hold a victim and a suspect, or records that contradict each other."""
        profiles = self._scorer.profiles
        mine = [profiles[self._members[i]] for i in one]
        theirs = [profiles[self._members[i]] for i in other]
        if {"victim", "suspect"} <= {p.wall for p in (*mine, *theirs)}:
            return True
        pairs = [(a, b) for a in mine for b in theirs if _checkable(a, b)]
        causes = {self._two_people(a, b) for a, b in pairs} - {""}
        # A name that agrees elsewhere, or one course, outweighs names that differ: one person, two spellings.
        if causes and not (causes == {"name"} and any(self._one_name(a, b) for a, b in pairs)):
            return True
        return self._household(mine, theirs)

    def _household(self, mine: Sequence[Profile], theirs: Sequence[Profile]) -> bool:
        """True when victims on both sides share a family's phone, and no pair of them more than that."""
        victims = [[p for p in side if p.wall == "victim"] for side in (mine, theirs)]
        scores = [self._compared(a, b) for a in victims[0] for b in victims[1]]
        return any(s.held_back for s in scores) and not any(s.bits > 0 for s in scores)

    def _doubt(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return bits against two clusters that no exact identifier connects, by the cases of the smaller."""
        return KNOWN_APART * math.log2(min(self._cases(one), self._cases(other)))

    def _cases(self, members: Sequence[int]) -> int:
        """Count the reports in which the members stand as suspects, at least 1."""
        profiles = [self._scorer.profiles[self._members[i]] for i in members]
        return max(1, len({p.unit for p in profiles if p.wall == "suspect"}))

    def _compared(self, a: Profile, b: Profile) -> Score:
        return self._score(min(a.number, b.number), max(a.number, b.number))

    def _one_name(self, a: Profile, b: Profile) -> bool:
        score = self._compared(a, b)
        return score.named or score.course

    def _two_people(self, a: Profile, b: Profile) -> str:
        """Return what makes two records two people, or an empty text; a person's word overrules it."""
        pair = (self._place[min(a.id, b.id)], self._place[max(a.id, b.id)])
        return "" if pair in self._same else self._compared(a, b).contradicts

    def _outcome(self, grower: Grower) -> Part:
        clusters = grower.result()
        home = {member: i for i, cluster in enumerate(clusters.members) for member in cluster}
        out = Part()
        records = self._scorer.corpus.records
        for members, weakest in zip(clusters.members, clusters.weakest, strict=True):
            roles = sorted({records[self._members[m]].role for m in members} - {Role.UNKNOWN}) or [
                Role.UNKNOWN
            ]
            ids = [self._ids[m] for m in members]
            out.entities.append(
                make_entity(EntityKind.PERSON, ids, role="+".join(r.value for r in roles), weakest=weakest)
            )
        for pair, score in sorted(self._kept.items()):
            joined = home[pair[0]] == home[pair[1]]
            if joined and (score.bits > 0 or pair in self._same):
                out.links.append(self._link(pair, score))
            elif not joined:
                out.doubtful.append(self._link(pair, score))
        return out

    def _link(self, pair: tuple[int, int], score: Score) -> Link:
        reasons = list(score.reasons)
        if pair in self._same:
            reasons.append(Reason(rule="decision.same", field="decision", bits=DECIDED_BITS))
        return make_link(LinkKind.SAME_PERSON, self._ids[pair[0]], self._ids[pair[1]], reasons)


def _edge(pair: tuple[int, int], score: Score) -> Edge:
    exact = score.exact >= STRONG
    chains = exact or score.strong >= STRONG or score.one_incident
    return Edge(-score.bits, *pair, chains=chains, inferred=chains and not exact)


def _checkable(a: Profile, b: Profile) -> bool:
    """Whether two records state anything that could contradict: dates, documents, firm names, one report."""
    return bool(
        (a.born and b.born)
        or (a.documents and b.documents)
        or (a.unit == b.unit and a.wall)
        or (a.gender and b.gender and a.wall == b.wall == "victim")
        or (a.names and b.names and (a.wall == "victim" or b.wall == "victim" or (a.firm and b.firm)))
    )

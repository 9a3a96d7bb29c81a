"""Which pairs of persons are worth comparing: an inverted index with blocks of bounded size.

Every way to an anchor is a key: an identifier, a birth date, a shared offender, an address with an age.
Names alone are no key, because names alone never merge. Heavy keys are split by parts of the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from strikeback.linking.context import Contexts
from strikeback.linking.corpus import Corpus
from strikeback.linking.handles import joined, platform_and_name, stem
from strikeback.linking.priors import BLOCK
from strikeback.linking.profiles import Profile
from strikeback.linking.weights import Weights
from strikeback.model.selector import SelectorKind as K

Pair = tuple[int, int]
Blocks = dict[tuple[str, ...], list[int]]
SMALL_BLOCK: Final = 12
"""Victims of one offender of whom all pairs are compared, names or not."""
MAX_OFFENDERS: Final = 12
"""Offender keys of one case used for finding, rarest first."""


def person_blocks(
    corpus: Corpus,
    profiles: Mapping[int, Profile],
    weights: Weights,
    contexts: Contexts,
    incidents: Mapping[str, str],
    successions: Iterable[Pair] = (),
) -> Iterator[Sequence[int]]:
    """Yield the record numbers, ascending, among which pairs are worth comparing; see ``pairs_among``."""
    yield from (pair for pair in successions if pair[0] in profiles and pair[1] in profiles)
    for key, everybody in corpus.holders.items():
        holders = [holder for holder in everybody if holder in profiles]
        # All that two may share is weighed here, so that what is ignored does not hang on who compares.
        if len(holders) > 1 and weights.weight(key).bits > 0 and key[0] is not K.IP:
            yield holders
    blocks: Blocks = defaultdict(list)
    for number, profile in profiles.items():
        for block in {*_birth_keys(profile), *_address_keys(profile), *_handle_keys(corpus, profile)}:
            blocks[block].append(number)
        if profile.wall == "suspect" and profile.unit in incidents:
            blocks["incident", incidents[profile.unit]].append(number)
        if profile.wall == "victim":
            for block in set(_offender_keys(profile, contexts)):
                blocks[block].append(number)
    for block, members in blocks.items():
        limit = SMALL_BLOCK if block[0] == "offender" else BLOCK
        if 1 < len(members) <= limit:
            yield sorted(members)


def pairs_among(members: Sequence[int], profiles: Mapping[int, Profile]) -> Iterator[Pair]:
    """Yield the candidate pairs of a block, the smaller number first; never a victim with a suspect.

    All pairs of a small block; of a large one each wall's ring and star, for strong keys chain.
    """
    if len(members) <= BLOCK:
        yield from _compatible(members, profiles)
        return
    walls: dict[str, list[int]] = defaultdict(list)
    for member in members:
        walls[profiles[member].wall].append(member)
    for some in (walls["victim"], walls["suspect"], walls[""]):
        others = some if some is walls[""] else [*some, *walls[""]]
        if some:
            yield from ((min(some[0], m), max(some[0], m)) for m in others if m != some[0])
            yield from pairwise(some)


def _compatible(members: Sequence[int], profiles: Mapping[int, Profile]) -> Iterator[Pair]:
    for left, right in combinations(members, 2):
        if {profiles[left].wall, profiles[right].wall} != {"victim", "suspect"}:
            yield left, right


def _bones(profile: Profile, prefix: str) -> set[str]:
    return {key for name in profile.names for key in name.form.keys if key.startswith(prefix)}


def _birth_keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Whole date with day and month in either order, and each two of its parts with a word of the name."""
    birth = profile.birth
    if birth is None or birth.year is None or birth.month is None or birth.day is None:
        return
    low, high = sorted((birth.month, birth.day))
    yield ("date", f"{birth.year}-{low}-{high}")
    for bone in _bones(profile, "s:"):
        yield ("year+month", f"{birth.year}-{birth.month}", bone)
        yield ("year+day", f"{birth.year}/{birth.day}", bone)
        yield ("day", f"{low}-{high}", bone)


def _address_keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    if profile.born is None:
        return
    places = {f"pc:{code}" for code in profile.postcodes} | (
        {f"school:{profile.school}"} if profile.school else set()
    )
    for place in places:
        for bone in _bones(profile, "s:"):
            yield ("address", place, bone)


def _handle_keys(corpus: Corpus, profile: Profile) -> Iterator[tuple[str, ...]]:
    if profile.wall == "victim":
        return
    for kind, value in corpus.held[profile.number]:
        if kind is K.HANDLE:
            name = platform_and_name(value)[1]
            yield ("handle", joined(name))
            if stem(name):
                yield ("stem", stem(name))


def _offender_keys(profile: Profile, contexts: Contexts) -> Iterator[tuple[str, ...]]:
    """The offender alone (small blocks), and with a word of the name or the birth year."""
    unit = contexts.units[profile.unit]
    rarest = sorted(unit.offenders, key=lambda key: (contexts.cases[key], key))[:MAX_OFFENDERS]
    traits: Iterable[str] = _bones(profile, "s:") | ({f"born:{int(profile.born)}"} if profile.born else set())
    for key in rarest:
        if contexts.cases[key] > 1:
            yield ("offender", *key)
            for trait in traits:
                yield ("offender+name", *key, trait)

"""From two names to the numbers the name model weighs, over the pair of readings that agrees best."""

from collections.abc import Callable
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA, Indel

from strikeback.linking.name_align import Alignment, align
from strikeback.linking.name_rarity import PARTICLE_BITS, PARTICLES
from strikeback.linking.name_sounds import SCHEME_OF
from strikeback.selectors.names.readings import Readings

Rarity = Callable[[str], float]
_indel: Final = Indel.normalized_similarity
_osa: Final = OSA.normalized_similarity
_SETTLED: Final = 0.95
_READINGS_APART: Final = 0.15
_READINGS_ALIGNED: Final = 2
"""Reading pairs aligned in full; the rest is passed over by the likeness of the whole strings."""
_PATRONYMIC: Final = frozenset({"bin", "ibn", "ben", "bint", "binti", "binte", "bt"})
_EASTERN: Final = frozenset({"han", "hangul"})


class Seen(NamedTuple):
    """What a comparison of two names saw. Shares are of the bits that the tokens carry."""

    covered: float
    """Agreeing share of the name that says less, 0 to 1."""
    covered_all: float
    """Agreeing share of the name that says more, 0 to 1."""
    worst: float
    """Similarity of the worst aligned pair of tokens; 0 when both sides have a token left over."""
    conflict: float
    """Share left over on both sides."""
    missing: float
    """Share left over on one side only."""
    bits: float
    """Bits of the agreeing tokens."""
    initials: float
    """Share of pairs where an initial stands for a name."""
    single: bool
    """One name is a single token and the other is not."""
    both_single: bool
    bridge: bool
    """The names are in different scripts."""
    reordered: bool
    alignment: Alignment


def look(left: Readings, right: Readings, rarity: Rarity) -> Seen | None:
    """Compare two names over their readings; None when either has no reading."""
    best: Seen | None = None
    score = -1.0
    for one, other, scheme in _candidates(left, right):
        if best is not None and best.worst > _SETTLED and not best.missing:
            break
        seen = _measure(one, other, scheme, rarity)
        here = seen.covered + seen.covered_all + seen.worst
        if here > score:
            best, score = seen, here
    if best is not None and left.scripts == right.scripts and not _EASTERN.isdisjoint(left.scripts):
        return _with_native(best, _osa(left.native, right.native))
    return best


def _candidates(left: Readings, right: Readings) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """The reading pairs worth aligning, likeliest first."""
    ones, others = _forms(left, right), _forms(right, left)
    if len(ones) == 1 and len(others) == 1:
        (one, system), (other, other_system) = ones[0], others[0]
        return [(one, other, _scheme(system, other_system))]
    scored = []
    for one, system in ones:
        for other, other_system in others:
            likeness = max(map(_indel, _rotations(one), repeat("".join(other))))
            scored.append((likeness, one, other, _scheme(system, other_system)))
    scored.sort(key=_first, reverse=True)
    floor = scored[0][0] - _READINGS_APART if scored else 0.0
    return [entry[1:] for entry in scored[:_READINGS_ALIGNED] if entry[0] >= floor]


def _forms(name: Readings, met: Readings) -> list[tuple[tuple[str, ...], str]]:
    """Readings with their systems; against a single token an eastern name is taken as one word too.

    Nothing in Han or Hangul shows whether the first sign is a surname or the start of a foreign name.
    """
    forms = list(zip(name.readings, name.systems, strict=True))
    if _EASTERN.isdisjoint(name.scripts) or not any(len(reading) == 1 for reading in met.readings):
        return forms
    return [(("".join(reading),), system) for reading, system in forms]


@lru_cache(maxsize=262_144)
def _rotations(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens joined as written and with the last one first: the surname stands at either end."""
    return ("".join(tokens), "".join((*tokens[-1:], *tokens[:-1])))


def _first(entry: tuple[float, tuple[str, ...], tuple[str, ...], str]) -> float:
    """Sort key: likeness alone, so that ties keep the order of the systems."""
    return entry[0]


def _scheme(system: str, other: str) -> str:
    """Sound scheme of two systems: that of the non-Latin side; two different ones meet as Latin."""
    if other == "latin":
        return SCHEME_OF.get(system, "other")
    return SCHEME_OF.get(other, "other") if system in ("latin", other) else "latin"


def _measure(one: tuple[str, ...], other: tuple[str, ...], scheme: str, rarity: Rarity) -> Seen:
    """Align two readings and add up what agrees."""
    alignment = align(one, other, scheme)
    agreed = bits = 0.0
    left_mass = right_mass = 1e-9
    worst = 1.0
    initials = told = 0
    for pair in alignment.pairs:
        similarity = pair.match.similarity
        here, there = _mass(pair.left, rarity), _mass(pair.right, rarity)
        low = min(here, there)
        agreed += low * similarity
        left_mass += here
        right_mass += there
        bits += low * max(0.0, 2.0 * similarity - 1.0)
        initials += pair.match.what == "initial"
        told += pair.match.what != "initial"
        if similarity < worst and low > PARTICLE_BITS:
            worst = similarity
    if not told and scheme != "latin":
        # Signs are not abbreviated: one letter that fits some reading is chance.
        agreed = bits = worst = 0.0
    left_rest = sum([_mass(token, rarity) for token in alignment.left_rest])
    right_rest = sum([_mass(token, rarity) for token in alignment.right_rest])
    conflict = min(left_rest, right_rest)
    if not _PATRONYMIC.isdisjoint(one) and _father_and_son(one, other):
        worst, conflict = 0.0, max(conflict, 0.5 * (left_mass + left_rest))
    left_mass += left_rest
    right_mass += right_rest
    less, more = min(left_mass, right_mass), max(left_mass, right_mass)
    return Seen(
        covered=agreed / less,
        covered_all=agreed / more,
        worst=0.0 if conflict > PARTICLE_BITS else worst,
        conflict=conflict / less,
        missing=(more - less) / more,
        bits=bits,
        initials=initials / max(1, len(alignment.pairs)),
        single=(len(one) == 1) != (len(other) == 1),
        both_single=len(one) == 1 and len(other) == 1,
        bridge=scheme != "latin",
        reordered=_reordered(one, other, alignment),
        alignment=alignment,
    )


def _mass(token: str, rarity: Rarity) -> float:
    """Bits of a token for weighing, 1 to 16; particles say little whatever their count."""
    if token in PARTICLES:
        return PARTICLE_BITS
    return min(16.0, max(1.0, rarity(token)))


def _reordered(one: tuple[str, ...], other: tuple[str, ...], alignment: Alignment) -> bool:
    """Whether aligned tokens stand in another order; joined ones are taken as in order."""
    places = [
        (one.index(pair.left), other.index(pair.right))
        for pair in alignment.pairs
        if pair.left in one and pair.right in other and pair.left not in PARTICLES
    ]
    places.sort()
    return any(places[number][1] > places[number + 1][1] for number in range(len(places) - 1))


def _father_and_son(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a patronymic word stands between the same names the other way round: A bin B, B bin A."""
    marks = [_patronymic_place(name) for name in (one, other)]
    before, other_before = set(one[: marks[0]]), set(other[: marks[1]])
    if not before or not other_before or not before.isdisjoint(other_before):
        return False
    return not before.isdisjoint(other[marks[1] + 1 :]) and not other_before.isdisjoint(one[marks[0] + 1 :])


def _patronymic_place(name: tuple[str, ...]) -> int:
    """Index of the first patronymic word; 0 when there is none."""
    return next((place for place, token in enumerate(name) if token in _PATRONYMIC), 0)


def _with_native(seen: Seen, native: float) -> Seen:
    """Homophones are not the same name: within Han or Hangul the characters themselves count too.

    A name has two to four of them, so that one that differs makes another name: the share is squared.
    """
    factor = 0.4 + 0.6 * native
    return seen._replace(
        covered=seen.covered * factor,
        covered_all=seen.covered_all * factor,
        worst=min(seen.worst, native * native),
        bridge=False,
    )

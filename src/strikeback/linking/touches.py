"""Cases that touch: the same money, device, handle, persona or media in different incidents.

Such a link never makes two things one. Of a value that k incidents share, k - 1 links are kept, from the
case with the smallest id to each other one: a star instead of all pairs.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from strikeback.linking.cluster import star
from strikeback.linking.corpus import Corpus
from strikeback.linking.linked import grain, make_link
from strikeback.linking.priors import BASE, DUPLICATES, MAX_UNITS, MIN_POPULATION
from strikeback.linking.profiles import Profile
from strikeback.linking.weights import Weights
from strikeback.model.links import Link, LinkKind, Reason
from strikeback.model.selector import SelectorKind as K

MEDIA: Final[dict[K, float]] = {K.MD5: 28.0, K.SHA1: 30.0, K.SHA256: 30.0, K.PHOTODNA: 24.0, K.PDQ: 20.0}
"""Equal hashes: chance agreement is impossible, but stock pictures travel between strangers."""
TOKEN_CAP: Final = 9.0
"""Bits of one word of a persona's name; a name of one word never suffices."""
Found = dict[tuple[LinkKind, str, str], list[Reason]]


def touching(
    corpus: Corpus, profiles: Mapping[int, Profile], weights: Weights, incident_of: Mapping[str, str]
) -> list[Link]:
    """Return the links between cases of different incidents.

    Args:
        corpus: The records.
        profiles: For the personas.
        weights: What selectors are worth; shared services are worth nothing.
        incident_of: Report record id -> incident entity id.
    """
    found: Found = defaultdict(list)
    for (kind, value), units in sorted(corpus.units.items()):
        if kind in MEDIA:
            _add(found, LinkKind.SAME_MEDIA, units, incident_of, _media(kind, value, len(units)))
        elif kind in BASE and kind is not K.IP and len(units) > 1:
            weight = weights.weight((kind, value))
            reason = Reason(
                rule=f"selector.{kind.value}",
                field=kind.value,
                bits=grain(weight.bits),
                left=value,
                right=value,
                note=weight.note,
            )
            _add(found, LinkKind.SHARED_SELECTOR, units, incident_of, reason)
    for name, units in sorted(_personas(profiles).items()):
        _add(found, LinkKind.SHARED_PERSONA, units, incident_of, _persona(name, len(units), weights))
    size = max(MIN_POPULATION, len(corpus.by_unit))
    prior = Reason(
        rule="prior",
        field="",
        bits=grain(math.log2(DUPLICATES / size)),
        note=f"{DUPLICATES} among {size:,} cases",
    )
    links = [make_link(kind, left, right, [prior, *parts]) for (kind, left, right), parts in found.items()]
    return [link for link in links if link.bits > 0]


def _media(kind: K, value: str, seen: int) -> Reason:
    return Reason(
        rule=f"media.{kind.value}",
        field=kind.value,
        bits=MEDIA[kind],
        left=value,
        right=value,
        note=f"seen in {seen} cases",
    )


def _add(
    found: Found, kind: LinkKind, units: Iterable[str], incident_of: Mapping[str, str], reason: Reason
) -> None:
    """Add a reason to the star of one case of each incident; nothing when it is worth nothing."""
    first: dict[str, str] = {}
    for unit in sorted(units):
        first.setdefault(incident_of.get(unit, unit), unit)
    if not 1 < len(first) <= MAX_UNITS or reason.bits <= 0:
        return
    ordered = sorted(first.values())
    for left, right in star(range(len(ordered))):
        found[kind, ordered[left], ordered[right]].append(reason)


def _personas(profiles: Mapping[int, Profile]) -> dict[tuple[str, ...], set[str]]:
    """Cases of each persona's name, by its sorted words in the first reading."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for profile in profiles.values():
        if profile.wall == "suspect":
            for name in (*profile.personas, *(n for n in profile.names if not n.firm)):
                if name.form.readings and len(name.form.readings[0]) > 1:
                    found[tuple(sorted(name.form.readings[0]))].add(profile.unit)
    return found


def _persona(name: tuple[str, ...], seen: int, weights: Weights) -> Reason:
    bits = math.fsum(min(TOKEN_CAP, weights.parts.get(word, TOKEN_CAP)) for word in name)
    text = " ".join(name)
    note = f"seen in {seen:,} of {weights.total:,} cases; a persona links cases, never persons"
    worth = grain(bits - math.log2(max(1, seen - 1)))
    return Reason(rule="persona.name", field="persona", bits=worth, left=text, right=text, note=note)

"""What a shared selector is worth: its space, its surprise, and how many it was seen with.

A selector that is seen with too many otherwise distinct people is a shared service (a counter, a
switchboard, a school's address, a common handle) and is worth nothing, whatever its kind. What is
ignored is counted by name of kind and cause, so that nobody wonders where a link went.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from strikeback.linking.corpus import Corpus, Held, Key, Source
from strikeback.linking.handles import CAP_BITS, platform_and_name, surprisal
from strikeback.linking.priors import (
    BASE,
    FORM_ONLY,
    MAX_NAMES_SUSPECT,
    MAX_NAMES_VICTIM,
    MAX_TEXT_UNITS,
    MAX_UNITS,
    MAX_UNITS_SHARE,
    MENTION,
    MIXED_USE,
    MONEY,
    SUSPECT_MONEY,
)
from strikeback.linking.profiles import OwnName, Profile
from strikeback.model.selector import SelectorKind as K

WORDS_ONLY: Final = 4.0
"""Two users of one persona choose a user name of its bare names alike (judgement)."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bits of one selector between two persons, and the frequencies behind them."""

    bits: float
    note: str


@dataclass(slots=True)
class Weights:
    """Weights of all selectors of a corpus, computed when asked for."""

    corpus: Corpus
    profiles: Mapping[int, Profile]
    parts: dict[str, float] = field(default_factory=dict)
    """Bits of name parts seen in the corpus, for handles made of names."""
    handles: Counter[str] = field(default_factory=Counter)
    """Distinct platform spellings of each handle name."""
    total: int = 1
    """Reports."""
    ignored: Counter[str] = field(default_factory=Counter)
    known: dict[Key, Weight] = field(default_factory=dict)
    surprises: dict[str, float] = field(default_factory=dict)

    def surprise(self, name: str) -> float:
        """Return the surprisal of a user name, read with the names of this corpus; computed once a name."""
        if name not in self.surprises:
            self.surprises[name] = surprisal(name, self.parts)
        return self.surprises[name]

    def weight(self, key: Key) -> Weight:
        """Return the weight of a selector in two persons' own hands."""
        if key not in self.known:
            self.known[key] = self._weigh(key)
        return self.known[key]

    def between(self, key: Key, left: Held, right: Held, wall: str) -> Weight:
        """Return the weight of ``key`` held by two persons of ``wall`` (empty: of other or mixed roles)."""
        weight = self.weight(key)
        bits = weight.bits
        if not (left.selector.valid and right.selector.valid):
            bits *= FORM_ONLY
        if Source.TEXT in (left.source, right.source):
            bits *= MENTION
        if left.source is right.source is Source.TEXT and len(self.corpus.units[key]) > MAX_TEXT_UNITS:
            return Weight(0.0, f"{weight.note}; only in texts")
        if left.source is right.source is Source.TEXT and key[0] in (K.PHONE, K.EMAIL):
            # Texts name the number to pay to as readily as the offender's own.
            bits = min(bits, SUSPECT_MONEY)
        handed = Source.MONEY in (left.source, right.source)
        if wall != "victim" and (handed or (wall == "suspect" and key[0] in MONEY)):
            bits = min(bits, SUSPECT_MONEY)
        return Weight(bits, weight.note)

    def _weigh(self, key: Key) -> Weight:
        kind = key[0]
        seen = len(self.corpus.units.get(key, ()))
        named = {wall: self._distinct(key, wall) for wall in ("victim", "suspect")}
        note = f"seen in {seen:,} cases; {self.total:,} reports"
        cause = self._service(key, seen, named)
        if cause or kind not in BASE:
            if kind in BASE:
                self.ignored[f"selector.{kind.value}: {cause}"] += 1
            return Weight(0.0, f"{note}; ignored: {cause}" if cause else note)
        bits = self._base(key)
        fan = max(1, *named.values())
        if fan > 1:
            note += f"; {fan} different names on it"
        return Weight(max(0.0, bits - math.log2(fan)), note)

    def _service(self, key: Key, seen: int, named: Mapping[str, int]) -> str:
        """Return why a selector is a shared service, or an empty text."""
        if seen > max(MAX_UNITS, MAX_UNITS_SHARE * self.total):
            return "seen with too many cases"
        if named["victim"] > MAX_NAMES_VICTIM or named["suspect"] > MAX_NAMES_SUSPECT:
            return "seen with too many different people"
        holders = self.corpus.holders.get(key, ())
        walls = Counter(self.profiles[person].wall for person in holders)
        if min(walls["victim"], walls["suspect"]) >= MIXED_USE:
            return "held by victims and offenders alike"
        return ""

    def _base(self, key: Key) -> float:
        kind, value = key
        if kind is not K.HANDLE:
            return BASE[kind]
        platform, name = platform_and_name(value)
        bits = self.surprise(name)
        # On one platform a user name is unique at a time; what remains is reuse and mistyping.
        return min(CAP_BITS, bits + 6.0) if platform != "?" else max(0.0, bits - 2.0)

    def across_platforms(self, name: str) -> Weight:
        """Return the weight of one user name on two platforms (m about .5)."""
        spread = self.handles[name]
        bits = self.surprise(name) - 1.0 - math.log2(max(1, spread - 1))
        if not any(char.isdigit() for char in name):
            bits -= WORDS_ONLY
        return Weight(max(0.0, bits - 2.0), f"the same name on {spread} platforms")

    def _distinct(self, key: Key, wall: str) -> int:
        """Count holders that are certainly different people: by their own names' skeletons."""
        names: list[frozenset[str]] = []
        for person in self.corpus.holders.get(key, ()):
            profile = self.profiles[person]
            if profile.wall != wall:
                continue
            for name in profile.names[:1]:
                if wall != "suspect" or name.firm:
                    _add_distinct(names, name)
            if len(names) > MAX_NAMES_VICTIM:
                break
        return len(names)


def _add_distinct(names: list[frozenset[str]], name: OwnName) -> None:
    """Add a name unless it shares a skeleton with one already there."""
    bones = frozenset(key for key in name.form.keys if key.startswith("s:"))
    if bones and all(bones.isdisjoint(other) or len(bones ^ other) > 1 for other in names):
        names.append(bones)


def build_weights(corpus: Corpus, profiles: Mapping[int, Profile]) -> Weights:
    """Count what weights rest on: case units, handle names over platforms, name parts."""
    spread: dict[str, set[str]] = defaultdict(set)
    for kind, value in corpus.units:
        if kind is K.HANDLE:
            platform, name = platform_and_name(value)
            spread[name].add(platform)
    parts: Counter[str] = Counter()
    for profile in profiles.values():
        for own in (*profile.names, *profile.personas):
            parts.update(token for token in own.form.tokens if len(token) >= 3)
    total = sum(parts.values())
    bits = {part: math.log2(total / count) + 2.0 for part, count in parts.items() if count > 2}
    return Weights(
        corpus=corpus,
        profiles=profiles,
        parts={part: max(6.0, min(13.0, value)) for part, value in bits.items()},
        handles=Counter({name: len(platforms) for name, platforms in spread.items()}),
        total=max(1, len(corpus.of("report"))),
    )

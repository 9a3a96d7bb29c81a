"""Values that stand for each other: learned from pairs that are sure without them, held to by a model.

"William" and "Bill" share no spelling, "Westminster" and "London" neither. Where records that are surely
one, whatever stands in a field, hold the same two values of it again and again, and strangers hardly ever
would, the two values are known variants from then on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine import em
from strikeback.linking.engine.keys import distinct, numbered
from strikeback.linking.engine.levels import (
    ALIAS,
    DATE,
    ELSE,
    EXACT,
    EXACT_ONLY,
    INITIAL,
    NEAR,
    SHIFT,
    SWAPPED,
)
from strikeback.linking.engine.model import Alias
from strikeback.linking.engine.records import Records

if TYPE_CHECKING:
    from strikeback.linking.engine.keys import Pool

SURE: Final = 0.95
"""Probability of a pair, the field left out, from which it teaches what values of the field go together."""
FAINT: Final = 2.0**-14
"""No difference in one field makes a sure pair less likely than this."""
SHARE: Final = 0.002
"""Variants that fewer of the teaching pairs of a field show are not worth looking up."""
LEAST: Final = 3
"""Entities that must show two values together: fewer are chance or one family."""
BITS: Final = 2.5
"""How much more often than among strangers two values must stand together: nearly six times."""
MORE: Final = 1.0
"""Bits by which that must exceed what their spelling says already."""
TELLING: Final = 0.01
"""Entities are independent where they differ in each other field in which strangers agree less often."""
FEW: Final = 100
"""Fewer teaching pairs of values in a field tell nothing."""
_OUT: Final = (NEAR, INITIAL, SWAPPED, ALIAS)
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Seen:
    """Values of one field that stand together in sure pairs, one entry for each entity and pair of values."""

    low: Ints
    high: Ints
    level: Ints
    row: Ints
    """A record of the entity."""
    total: int
    """Entries, those of equal values too."""


def learn(
    records: Records, pool: "Pool", chances: em.Chances, patterns: Ints, inverse: Ints
) -> tuple[tuple[Alias, ...], ...]:
    """Return each field's pairs of values that stand for each other.

    Args:
        records: Coded records.
        pool: A sample of candidate pairs.
        chances: What EM gave.
        patterns: Distinct patterns of the sample.
        inverse: Pattern of each of its pairs.
    """
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    levels = np.stack([(patterns >> (SHIFT * f)) & 15 for f in range(len(records.names))], axis=1)
    p = em.posterior(chances, levels)
    sure = np.flatnonzero((p >= SURE)[inverse])
    entity = components(len(records), pool.left[sure], pool.right[sure])
    likely = p >= FAINT
    place = np.flatnonzero(likely[inverse])
    levels, inverse = levels[likely], (np.cumsum(likely) - 1)[inverse[place]]
    left, right = pool.left[place], pool.right[place]
    bits = em.bits(chances)[0]
    out = []
    for f, kind in enumerate(chances.kinds):
        found: tuple[Alias, ...] = ()
        if kind not in {DATE, EXACT_ONLY}:
            without = levels.copy()
            without[:, f] = 0
            teaches = (levels[:, f] > 0) & (em.posterior(chances, without) >= SURE)
            at = np.flatnonzero(teaches[inverse])
            seen = _seen(records, f, left[at], right[at], levels[inverse[at], f], entity)
            if seen.total >= FEW and len(seen.low):
                found = _learned(records, chances, f, seen, bits[f])
        out.append(found)
    return tuple(out)


def _seen(records: Records, f: int, left: Ints, right: Ints, level: Ints, entity: Ints) -> _Seen:
    """Return what teaching pairs show, once for each entity."""
    one, other = (records.book.codes[side, f].astype(np.int64) for side in (left, right))
    whose = np.minimum(entity[left], entity[right])
    equal = level <= EXACT
    same = distinct(whose[equal] * len(records.counts) + one[equal])
    unequal = ~equal
    low, high = np.minimum(one, other)[unequal], np.maximum(one, other)[unequal]
    order = np.lexsort((left[unequal], whose[unequal], high, low))
    low, high, whose = low[order], high[order], whose[unequal][order]
    new = np.ones(len(low), dtype=bool)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1]) | (whose[1:] != whose[:-1])
    return _Seen(
        low[new], high[new], level[unequal][order][new], left[unequal][order][new],
        len(same) + int(new.sum()),
    )  # fmt: skip


def _learned(
    records: Records, chances: em.Chances, f: int, seen: _Seen, bits: NDArray[np.float64]
) -> tuple[Alias, ...]:
    """Return the pairs of values that stand together more often than chance and spelling explain."""
    _, pair = numbered((seen.low << 32) | seen.high)
    count = np.bincount(pair)
    first = np.searchsorted(pair, np.arange(len(count)))
    low, high, level = seen.low[first], seen.high[first], seen.level[first]
    expected = 2.0 * records.counts[low] * records.counts[high] / max(chances.filled[f], 1.0) ** 2
    # One entity brought the two to notice: the others speak.
    gain = np.log2(np.maximum(count - 1, 0.5) / seen.total / np.maximum(expected, 1e-12))
    good = (count >= LEAST) & (gain >= np.maximum(BITS, bits[level] + MORE)) & ~np.isin(level, _OUT)
    good &= records.book.digest[low] != records.book.digest[high]
    kept = good[pair]
    if not kept.any():
        return ()
    many = _independent(records, chances, f, seen.row[kept], pair[kept], len(count))
    found = []
    for n in np.flatnonzero(good & (many >= LEAST)).tolist():
        one, other = sorted((records.text(f, int(low[n])), records.text(f, int(high[n]))))
        found.append(Alias(left=one, right=other, entities=int(count[n])))
    if sum(each.entities for each in found) < SHARE * seen.total:
        return ()
    return tuple(sorted(found, key=lambda each: (each.left, each.right)))


def _independent(records: Records, chances: em.Chances, f: int, rows: Ints, pair: Ints, size: int) -> Ints:
    """Return how many entities show each pair of values, families that share another telling value as one."""
    out = np.bincount(pair, minlength=size)
    for g in range(len(records.names)):
        if g == f or chances.u[g, 1 : EXACT + 1].sum() >= TELLING:
            continue
        codes = records.book.codes[rows, g].astype(np.int64)
        missing = codes == 0
        both = distinct(pair[~missing] * len(records.counts) + codes[~missing]) // len(records.counts)
        mine = np.bincount(both, minlength=size) + np.bincount(pair[missing], minlength=size)
        out = np.minimum(out, mine)
    return out


def with_variants(records: Records, chances: em.Chances, learned: Sequence[Sequence[Alias]]) -> em.Chances:
    """Return chances in which strangers hold known variants as often as their values are common."""
    u = chances.u.copy()
    for f, aliases in enumerate(learned):
        if not aliases:
            continue
        first = int(records.first[f])
        count = dict.fromkeys((side for one in aliases for side in (one.left, one.right)), 0)
        forms = records.forms[f]
        hit = np.flatnonzero(np.asarray(pc.is_in(forms, pa.array(list(count), forms.type))))
        for place in hit.tolist():
            count[str(forms[place].as_py())] += int(records.counts[first + place])
        pairs = sum(count[one.left] * count[one.right] for one in aliases)
        share = 2.0 * pairs / max(chances.filled[f], 1.0) ** 2
        u[f, ALIAS] += share
        u[f, ELSE] = max(u[f, ELSE] - share, 1e-6)
    return replace(chances, u=u)

"""Which columns tell who is the same: told from pairs of rows that agree elsewhere where hardly any two do.

A column of the record (when it was opened, who took it down, its number, an amount) has a form like any
other. But rows that share two rare values elsewhere agree in it no more often than any two rows: it tells
nothing, and compared it would speak against every true pair.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import comb, log2
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from strikeback.linking.engine.form_bytes import Column, cells
from strikeback.linking.engine.infer_values import digits_of

WHOLE: Final = 300
"""Tables of so many rows are looked at whole, values being equal but for slips: too few are equal there."""
LIKE: Final = 0.8
"""Likeness (1 - optimal string alignment distance / length) from which values of such tables agree."""
FOLDED: Final = 50_000
"""Up to so many rows values are folded where too few are equal as written."""
PAIRS: Final = 40_000
"""Pairs looked at, an equal part by each column's rare values."""
USUAL: Final = 15
"""Columns up to which all of them are looked at; of more, fewer pairs."""
AT_ONCE: Final = 3
"""One in so many of the columns that tell nothing is dropped before the others are asked again."""
RARE: Final = 10
"""Rows of a value up to which it is rare."""
BITS: Final = 4.0
"""Pairs count as the same when what else they share is rarer than one pair of rows a row by so many bits."""
ENOUGH: Final = 10
PLENTY: Final = 100
LEAST_BITS: Final = 0.1
"""What a column tells on average at least, in bits a pair, where there are plenty of pairs to ask."""
SPREAD: Final = 3.0
"""Standard errors above chance."""
AGREEING: Final = 2
"""Other columns in which a sure pair agrees at least: one value may be shared by chance."""
ASKED: Final = 300
"""Sure pairs that are held against each other for likeness."""
TELLING: Final = 0.3
"""How far above chance true pairs agree in a column that tells."""
DOUBT: Final = 0.05
"""A column goes when so few agreements would be this unlikely for one that tells."""
PROVEN_DOUBT: Final = 0.001
"""The same for forms that only things themselves have: addresses, numbers, names."""
_TAIL: Final = 8
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Bits = NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """What pairs that agree elsewhere say of a column."""

    pairs: int
    agreed: int
    chance: float
    """How often any two rows agree."""

    @property
    def bits(self) -> float:
        """What the column tells on average of a true pair; half agree where there are none to ask."""
        rate = (self.agreed + ENOUGH / 4) / (self.pairs + ENOUGH / 2)
        return rate * max(log2(rate / max(self.chance, 1e-7)), 0.0)

    @property
    def plain(self) -> float:
        """The same as far as the pairs show it."""
        rate = self.agreed / max(self.pairs, 1)
        return rate * log2(max(rate / max(self.chance, 1e-7), 1.0))

    @property
    def limit(self) -> float:
        """Agreements up to which chance explains them."""
        expected = self.pairs * self.chance
        return expected + SPREAD * float(np.sqrt(expected * (1 - self.chance))) + 1

    def little(self, least: float) -> bool:
        """Whether plenty of pairs show that the column tells next to nothing, or agrees too rarely."""
        rate = self.agreed / max(self.pairs, 1)
        return self.plain < LEAST_BITS or rate < least

    def nothing(self, doubt: float, least: float = 0.0) -> bool:
        """Whether the column tells nothing.

        Args:
            doubt: So unlikely must be what is seen of a column that tells.
            least: Agreement of true pairs that it takes.
        """
        if self.pairs < ENOUGH:
            return False
        likely = self.chance + TELLING * (1 - self.chance)
        if self.agreed <= self.limit and _at_most(self.agreed, self.pairs, likely) < doubt:
            return True
        return self.pairs >= PLENTY and self.little(least)


@dataclass(frozen=True)
class Asked:
    """A column that is asked what it tells."""

    column: Column
    forms: Callable[[Codes], list[tuple[str, ...]]]
    """Gives the comparable forms of some rows, none of an empty one."""
    proven: bool = False
    """Only things themselves have such forms: much must speak against it."""
    least: float = 0.01
    """Agreement of true pairs below which it cannot be weighed for what it is."""


def told_by_pairs(asked: Mapping[str, Asked]) -> tuple[dict[str, Told], list[str]]:
    """Return what true pairs say of each column, and the columns that tell nothing.

    Args:
        asked: By name; rows in an order that does not depend on the table's.
    """
    rows = len(next(iter(asked.values())).column) if asked else 0
    if rows < 2 * ENOUGH or len(asked) <= AGREEING:
        return {}, []
    found = _judged(asked, rows, folded=rows <= WHOLE)
    thin = min(told.pairs for told in found[0].values()) < 3 * ENOUGH
    if WHOLE < rows <= FOLDED and (found[1] or thin):
        found = _judged(asked, rows, folded=True)
    return found


@dataclass(frozen=True)
class _Coded:
    """A column as numbers."""

    codes: Codes
    """-1: missing."""
    texts: pa.Array
    counts: Codes

    @property
    def chance(self) -> float:
        """How often two rows agree."""
        filled = float(self.counts.sum())
        return float((self.counts * (self.counts - 1.0)).sum() / max(filled * (filled - 1.0), 1.0))


def _coded(column: Column, *, folded: bool) -> _Coded:
    """Number the values of a column."""
    if not isinstance(column, pa.DictionaryArray):
        column = cells(column)[0].dictionary_encode()
    codes = np.asarray(column.indices, np.int64)
    if folded:
        numbers: dict[str, int] = {}
        forms = [_folded(text) for text in column.dictionary.to_pylist()]
        new = np.array([numbers.setdefault(form, len(numbers)) if form else -1 for form in forms], np.int64)
        codes = new[codes]
        counts = np.bincount(codes[codes >= 0], minlength=len(numbers))
        return _Coded(codes, pa.array(list(numbers), pa.large_string()), counts)
    blank = column.dictionary.index("").as_py()
    counts = np.bincount(codes, minlength=len(column.dictionary))
    if blank >= 0:
        counts[blank] = 0
        codes = np.where(codes == blank, -1, codes)
    return _Coded(codes, column.dictionary, counts)


def _folded(text: str) -> str:
    """A value whatever its case, signs and order of words; of a long number its last digits."""
    digits = digits_of(text)
    if len(digits) >= _TAIL - 1 and 5 * len(digits) >= 3 * len(text.replace(" ", "")):
        return digits[-_TAIL:]
    return " ".join(sorted("".join(char if char.isalnum() else " " for char in text.casefold()).split()))


@dataclass(frozen=True)
class _Pairs:
    """Some pairs of rows; by column whether it proposed them, they agree, both are filled, for what bits."""

    left: Codes
    right: Codes
    proposed: Flags
    agreed: Flags
    filled: Flags
    bits: Bits
    chance: Floats


def _evidence(coded: Sequence[_Coded], rows: int) -> _Pairs:
    """Return pairs that share a rare value, or all pairs of a small table."""
    whole = rows <= WHOLE
    if whole:
        left, right = np.triu_indices(rows, 1)
        proposed = np.ones((len(coded), len(left)), bool)
    else:
        left, right, proposed = _proposed(coded, rows)
    agreed, filled, bits, chance = [], [], [], []
    for column in coded:
        one, other = column.codes[left], column.codes[right]
        both = (one >= 0) & (other >= 0)
        if whole and len(column.texts):
            texts = column.texts.to_pylist()
            near = np.asarray(cdist(texts, texts, scorer=OSA.normalized_similarity, score_cutoff=LIKE) > 0)
            same = both & near[one, other]
            share = same.sum() / max(both.sum(), 1)
            weight = np.full(len(one), -log2(max(share, 1e-9)))
        else:
            same = both & (one == other)
            share = column.chance
            weight = np.log2(max(column.counts.sum(), 1) / np.maximum(column.counts, 1))[np.maximum(one, 0)]
        agreed.append(same)
        filled.append(both)
        bits.append(np.where(same, weight, 0.0).astype(np.float32))
        chance.append(share)
    return _Pairs(left, right, proposed, np.stack(agreed), np.stack(filled), np.stack(bits), np.array(chance))


def _proposed(coded: Sequence[_Coded], rows: int) -> tuple[Codes, Codes, Flags]:
    """Return pairs of rows that share a rare value, each once, and the columns that proposed it."""
    keys, owners = [], []
    for number, column in enumerate(coded):
        rare = np.flatnonzero((column.counts >= 2) & (column.counts <= RARE))
        size = (column.counts[rare] * (column.counts[rare] - 1) // 2).sum()
        every = int(np.ceil(size * len(coded) * max(1, len(coded) / USUAL) / PAIRS)) if size else 1
        wanted = np.zeros(len(column.counts) + 1, bool)
        wanted[rare[::every]] = True
        places = np.flatnonzero(wanted[column.codes])
        places = places[np.argsort(column.codes[places], kind="stable")]
        codes = column.codes[places]
        for step in range(1, min(RARE, len(places))):
            same = codes[step:] == codes[:-step]
            one, other = places[:-step][same], places[step:][same]
            keys.append(np.minimum(one, other) * rows + np.maximum(one, other))
            owners.append(np.full(len(one), number))
    key, inverse = np.unique(np.concatenate(keys or [np.empty(0, np.int64)]), return_inverse=True)
    proposed = np.zeros((len(coded), len(key)), bool)
    proposed[np.concatenate(owners or [np.empty(0, np.int64)]), inverse] = True
    return key // rows, key % rows, proposed


def _judged(asked: Mapping[str, Asked], rows: int, *, folded: bool) -> tuple[dict[str, Told], list[str]]:
    """Drop what tells nothing, the least telling first: it is no evidence for others either."""
    names = list(asked)
    pairs = _evidence([_coded(one.column, folded=folded) for one in asked.values()], rows)
    left, alike = np.ones(len(names), bool), set[int]()
    while True:
        sure = _sure(pairs, left, rows)
        told = [_told(pairs, number, each) for number, each in enumerate(sure)]
        gone = [
            number
            for number, one in enumerate(told)
            if left[number]
            and number not in alike
            and one.nothing(
                PROVEN_DOUBT if asked[names[number]].proven else DOUBT, asked[names[number]].least
            )
        ]
        gone.sort(key=lambda number: (told[number].bits, names[number]))
        gone = gone[: -(-len(gone) // AT_ONCE)]
        found = {
            n for n in gone if _alike(told[n], asked[names[n]], pairs.left[sure[n]], pairs.right[sure[n]])
        }
        alike |= found
        if not gone or left.sum() <= AGREEING:
            nothing = [name for name, kept in zip(names, left, strict=True) if not kept]
            return dict(zip(names, told, strict=True)), nothing
        left[[number for number in gone if number not in found]] = False


def _sure(pairs: _Pairs, left: Flags, rows: int) -> list[Codes]:
    """Return for each column the pairs that are sure without it and filled in it."""
    bits, agreed, proposed = (each[left].sum(axis=0) for each in (pairs.bits, pairs.agreed, pairs.proposed))
    out = []
    for number, own in enumerate(left):
        sure = pairs.filled[number] & (bits - own * pairs.bits[number] >= log2(rows) + BITS)
        sure &= agreed - own * pairs.agreed[number] >= AGREEING
        sure &= proposed > own * pairs.proposed[number]
        out.append(np.flatnonzero(sure))
    return out


def _told(pairs: _Pairs, number: int, sure: Codes) -> Told:
    """Ask the pairs that are sure without a column."""
    return Told(len(sure), int(pairs.agreed[number, sure].sum()), float(pairs.chance[number]))


def _alike(told: Told, one: Asked, left: Codes, right: Codes) -> bool:
    """Whether the forms of values hardly ever written alike agree more often than those of other pairs."""
    every = 1 + len(left) // ASKED
    forms = one.forms(np.concatenate([left[::every], right[::every]]))
    ours, theirs = forms[: len(forms) // 2], forms[len(forms) // 2 :]
    same = sum(_near(a, b) for a, b in zip(ours, theirs, strict=True))
    chance = sum(_near(a, b) for a, b in zip(ours, theirs[1:] + theirs[:1], strict=True))
    seen = Told(len(ours), same, max(chance, 0.5) / max(len(ours), 1))
    return same > seen.limit and (told.pairs < PLENTY or not seen.little(one.least))


def _near(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two values have a form in common, nearly, or one holds the words of the other."""
    for a, b in product(one, other):
        if a == b or (not a.isdigit() and not b.isdigit() and _alike_words(a, b)):
            return True  # of numbers and dates only equal ones: those of one time are alike by chance
    return False


def _alike_words(one: str, other: str) -> bool:
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return few <= many or OSA.normalized_similarity(one, other) >= LIKE


def _at_most(count: int, trials: int, share: float) -> float:
    """Return the chance of at most so many of some trials (binomial), exact where that matters."""
    if trials > PLENTY * ENOUGH:
        return 0.0 if count < share * trials else 1.0
    return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(count + 1))

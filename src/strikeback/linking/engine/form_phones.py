"""Phone numbers in national and international spellings to one, for whole columns.

The comparable form is the national significant number of ITU-T E.164: digits without country code, trunk
prefix and signs. So a number typed at home and the same one typed abroad agree even where nothing says whose
home it was; equal national numbers of two countries are rare, and counted as one value where they occur.

Where a plan cuts a number is told by its first digits and its length; so the plan is asked once for each
class of numbers (``normalise_phone`` on made-up members of it) and its answer carried to all members.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import (
    Texts,
    from_bytes,
    only,
    raw_bytes,
    replace,
    texts_of,
    without,
)
from strikeback.linking.engine.form_codes import MASK, masked
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector

_PLAIN: Final = r"^\s*\(?\+?[0-9 ().\-/]*$"
_FIRST: Final = 4
"""First digits that tell the class of a number; three more behind the sign of going abroad."""
_LONGEST: Final = 18
_FILLINGS: Final = ("2345678901234567", "7012345678901234", "9123456780123456")
_ABROAD: Final = r"^(?:\+|00)"
_SHORTEST_GUESS: Final = 9
"""Digits from which a number without a known home is tried as one that lost its plus sign."""
_SURELY_LONG: Final = 11
"""Digits from which few countries have national numbers: then the length alone gives a second reading."""
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
Ints = NDArray[np.int64]


def phones_form(
    texts: Texts, regions: Sequence[str], which: Ints | None = None
) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the comparable form of each number, "" where no digits are left, and by row its other reading.

    A number without a known home may be an international one that lost its plus sign: then the national
    number of that reading is its other form.

    Args:
        texts: Numbers as written, "" for missing.
        regions: ISO 3166-1 alpha-2 countries whose habit national numbers follow; "": unknown.
        which: Place in ``regions`` of each number; None: the first of all.
    """
    where = np.zeros(len(texts), dtype=np.int64) if which is None else which
    plain = np.asarray(pc.match_substring_regex(texts, _PLAIN), dtype=bool)
    plain &= ~np.array([bool(region) and _infixed(region) for region in regions])[where]
    odd = np.flatnonzero(~plain & np.asarray(pc.greater(pc.binary_length(texts), 0)))
    classes = _classed(only(texts, "+0123456789"), regions, where)
    out = _cut(classes.digits, classes.drop)
    found = [_one(text, regions[n]) for text, n in zip(texts_of(texts, odd), where[odd], strict=True)]
    out = pc.ascii_ltrim(replace(out, odd, found), "0+")
    twice = np.flatnonzero((classes.second > 0) & plain)
    again = _cut(classes.digits.take(pa.array(twice)), classes.second[twice])
    pairs = zip(twice, again.to_pylist(), strict=True)
    others: dict[int, tuple[str, ...]] = {int(row): (text,) for row, text in pairs}
    return out, others


class _Classed(NamedTuple):
    """Numbers and how many signs each drops, in its first reading and (0: none) its second."""

    digits: Texts
    drop: Ints
    second: Ints


def _classed(digits: Texts, regions: Sequence[str], where: Ints) -> _Classed:
    """Find what each number drops by its class."""
    lengths = np.diff(raw_bytes(digits)[1])
    abroad = pc.match_substring_regex(digits, _ABROAD)
    long, short = pc.utf8_slice_codeunits(digits, 0, _FIRST + 3), pc.utf8_slice_codeunits(digits, 0, _FIRST)
    heads = pc.if_else(abroad, long, short).dictionary_encode()
    most = _LONGEST + 2
    keys = np.asarray(heads.indices, dtype=np.int64) * most + np.minimum(lengths, most - 1)
    found, inverse = np.unique(keys * len(regions) + where, return_inverse=True)
    words = heads.dictionary.to_pylist()
    classes = [
        (words[key // len(regions) // most], int(key // len(regions) % most), regions[key % len(regions)])
        for key in found
    ]
    drops = np.array([(_drop(*one), _second(*one)) for one in classes], dtype=np.int64).reshape(-1, 2)[
        inverse
    ]
    return _Classed(digits, np.minimum(drops[:, 0], lengths), np.minimum(drops[:, 1], lengths))


def _cut(digits: Texts, drop: Ints) -> Texts:
    """Return the numbers without their first signs."""
    if len(digits) == 0:
        return digits
    data, starts = raw_bytes(digits)
    lengths = np.diff(starts)
    place = np.arange(len(data)) - np.repeat(starts[:-1], lengths)
    return from_bytes(*without(data, starts, place < np.repeat(drop, lengths)))


@lru_cache(maxsize=262_144)
def _drop(head: str, length: int, region: str) -> int:
    """Return how many signs a class drops: what the plan does to two made-up members, else by a rule."""
    if (region or head.startswith(("+", "00"))) and 0 < length <= _LONGEST:
        drop = _agreed(head, length, region)
        if drop is not None:
            return drop
    for sign in ("+", "00"):
        if head.startswith(sign):
            rest = head.removeprefix(sign)
            return len(sign) + next((size for size in (1, 2, 3) if rest[:size] in _calling_codes()), 0)
    return 0


@lru_cache(maxsize=262_144)
def _second(head: str, length: int, region: str) -> int:
    """Return how many signs drop when a number of no known home lost its plus sign; 0 where it did not."""
    if region or head.startswith(("+", "0")) or not _SHORTEST_GUESS <= length <= _LONGEST:
        return 0
    drop = _agreed("+" + head, length + 1, "", sure=length < _SURELY_LONG)
    return drop - 1 if drop else 0


def _agreed(head: str, length: int, region: str, *, sure: bool = False) -> int | None:
    """Return what the plan drops from made-up members of a class, when two agree; ``sure``: in a plan."""
    fillings = _FILLINGS if length > len(head) else _FILLINGS[:1]
    seen: list[int] = []
    for filling in fillings:
        number = head + filling[: length - len(head)]
        text = "+" + number.removeprefix("00") if number.startswith("00") and not region else number
        selector = _selector(text, region)
        if selector is None or (sure and not selector.valid):
            continue
        significant = _significant(selector.value)
        drop = len(number) - len(significant) if number.endswith(significant) else None
        if drop is not None and (drop in seen or len(fillings) == 1):
            return drop
        seen += [] if drop is None else [drop]
    return seen[0] if seen and not sure else None


def _one(text: str, region: str) -> str:
    """One number with words or an extension, partly hidden, or of a country whose numbers change inside."""
    if MASK in (hidden := masked(text)):
        return _hidden(hidden, text, region)
    selector = _selector(text[:64], region)
    if selector is not None and selector.value.startswith("+"):
        return _significant(selector.value)
    ascii_text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    digits = _NOT_DIGITS.sub("", ascii_text)[:_LONGEST]
    number = "+" + digits if ascii_text.lstrip("( ").startswith("+") else digits
    head = number[: _FIRST + 3 * number.startswith(("+", "00"))]
    return number[_drop(head, min(len(number), _LONGEST + 1), region) :]


def _hidden(form: str, text: str, region: str) -> str:
    """A number part of which is a mask: cut as a whole number of its length is."""
    digits = "".join(char for char in form if char.isdigit() or char == MASK)
    filled = digits.replace(MASK, _FILLINGS[0][0])
    whole = _one("+" + filled if text.lstrip("( ").startswith("+") else filled, region)
    return digits[len(filled) - len(whole) :] if filled.endswith(whole) else digits


def _selector(text: str, region: str) -> Selector | None:
    from strikeback.selectors.phone import normalise_phone  # noqa: PLC0415 - number plans take time to load

    try:
        return normalise_phone(text, region or None)
    except UnusableSelectorError:
        return None


def _significant(value: str) -> str:
    """Return the national significant number of an E.164 value."""
    digits = value.removeprefix("+")
    return digits[next((size for size in (1, 2, 3) if digits[:size] in _calling_codes()), 0) :]


@lru_cache(maxsize=1)
def _calling_codes() -> frozenset[str]:
    """Return the country calling codes; none begins another one."""
    import phonenumbers  # noqa: PLC0415

    return frozenset(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE))


@lru_cache(maxsize=512)
def _infixed(region: str) -> bool:
    """Whether national numbers change inside when they are dialled from abroad (Argentina, Mexico)."""
    import phonenumbers  # noqa: PLC0415

    plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    return plan is not None and plan.national_prefix_transform_rule is not None

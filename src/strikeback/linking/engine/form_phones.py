"""Phone numbers in national and international spellings to one, for whole columns.

Where a number's plan cuts it is told by its first digits and its length; so the plan is asked once for each
class of numbers (``normalise_phone`` on made-up members of the class) and its answer carried to all members.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, only, raw_bytes, replace, texts_of
from strikeback.model.errors import UnusableSelectorError

_PLAIN: Final = r"^\s*\(?\+?[0-9 ().\-/]*$"
_FIRST: Final = 4
"""First digits that tell the class of a number; three more behind a plus sign."""
_LONGEST: Final = 18
_FILLINGS: Final = ("2345678901234567", "7012345678901234", "9123456780123456")
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")


class _Edit(NamedTuple):
    """What makes a number of a class comparable: signs to drop at its beginning, signs to put there."""

    drop: int
    put: str


def phones_form(texts: Texts, region: str, *, home: bool) -> Texts:
    """Return the comparable form of each number: ``+`` and digits, or the national digits at home.

    Args:
        texts: Numbers as written, "" for missing.
        region: ISO 3166-1 alpha-2 country whose habit national numbers follow; empty: unknown, then
            national numbers are their digits without leading zeros.
        home: Leave the country code of ``region`` out, so that beginnings tell something.
    """
    plain = np.asarray(pc.match_substring_regex(texts, _PLAIN), dtype=bool)
    digits = only(texts, "+0123456789")
    if region and _infixed(region):
        plain &= False
    filled = np.asarray(pc.greater(pc.binary_length(texts), 0))
    out = _classes(digits, region)
    odd = np.flatnonzero(~plain & filled)
    out = replace(out, odd, [_one(text, region) for text in texts_of(texts, odd)])
    code = country_code(region)
    return pc.replace_substring_regex(out, rf"^\+{code}", "") if home and code else out


def _classes(digits: Texts, region: str) -> Texts:
    """Apply to each class of numbers its edit."""
    size = len(digits)
    lengths = np.diff(raw_bytes(digits)[1])
    plus = np.asarray(pc.starts_with(digits, "+"), dtype=bool)
    first = pc.if_else(
        pa.array(plus),
        pc.utf8_slice_codeunits(digits, 0, _FIRST + 3),
        pc.utf8_slice_codeunits(digits, 0, _FIRST),
    ).dictionary_encode()
    keys = np.asarray(first.indices, dtype=np.int64) * (_LONGEST + 2) + np.minimum(lengths, _LONGEST + 1)
    found, inverse = np.unique(keys, return_inverse=True)
    heads = first.dictionary.to_pylist()
    edits = [_edit(heads[key // (_LONGEST + 2)], int(key % (_LONGEST + 2)), region) for key in found]
    kinds = sorted(set(edits))
    kind = np.array([kinds.index(edit) for edit in edits], dtype=np.int64)[inverse]
    order = np.argsort(kind, kind="stable")
    ends = np.searchsorted(kind[order], np.arange(len(kinds) + 1))
    parts = []
    for number, edit in enumerate(kinds):
        part = digits.take(pa.array(order[ends[number] : ends[number + 1]]))
        part = pc.utf8_slice_codeunits(part, edit.drop)
        put = pa.scalar(edit.put, type=pa.large_string())
        parts.append(pc.binary_join_element_wise(put, part, pa.scalar("", type=pa.large_string())))
    if not parts:
        return digits
    back = np.empty(size, dtype=np.int64)
    back[order] = np.arange(size)
    joined = pa.concat_arrays(parts).take(pa.array(back))
    return pc.ascii_ltrim(joined, "0") if not region else joined


@lru_cache(maxsize=65_536)
def _edit(head: str, length: int, region: str) -> _Edit:
    """Return the edit of a class: what the plan does to two of three made-up members, else the plain rule."""
    if length == 0 or not region and not head.startswith(("+", "00")):
        return _Edit(0, "")
    room = length - len(head)
    seen: list[_Edit] = []
    if length <= _LONGEST:
        for filling in _FILLINGS:
            edit = _asked(head + filling[:room], region)
            if edit is not None and edit in seen:
                return edit
            if edit is not None:
                seen.append(edit)
            if room <= 0:
                break
    return seen[0] if seen else _rule(head, region)


def _asked(number: str, region: str) -> _Edit | None:
    """What the plan does to one number."""
    from strikeback.selectors.phone import normalise_phone  # noqa: PLC0415 - number plans take time to load

    try:
        value = normalise_phone(number, region or None).value
    except UnusableSelectorError:
        return None
    kept = next((size for size in range(1, len(number) + 1) if not value.endswith(number[-size:])), len(number) + 1) - 1
    if not value.startswith("+") or kept < len(number) - 6:
        return None
    code = _code_of(value)
    kept = min(kept, len(value) - 1 - len(code))
    return _Edit(len(number) - kept, value[: len(value) - kept])


def _code_of(value: str) -> str:
    import phonenumbers  # noqa: PLC0415

    return str(phonenumbers.parse(value).country_code)


def _rule(head: str, region: str) -> _Edit:
    """A number outside every plan: the sign of going abroad, or the country's code instead of its zero."""
    if head.startswith("+"):
        return _Edit(0, "")
    if head.startswith("00"):
        return _Edit(2, "+")
    code = country_code(region)
    return _Edit(1 if head.startswith("0") else 0, f"+{code}" if code else "")


def _one(text: str, region: str) -> str:
    """One number with words or an extension, or of a country whose numbers change inside."""
    from strikeback.selectors.phone import normalise_phone  # noqa: PLC0415

    try:
        selector = normalise_phone(text[:64], region or None)
    except UnusableSelectorError:
        digits = _NOT_DIGITS.sub("", "".join(str(int(c)) if c.isdecimal() else c for c in text))
        number = ("+" if text.lstrip("( ").startswith("+") else "") + digits[:_LONGEST]
        edit = _edit(number[: _FIRST + 3 * number.startswith("+")], len(number), region)
        found = edit.put + number[edit.drop :]
        return found if region else found.lstrip("0")
    return selector.value


@lru_cache(maxsize=512)
def country_code(region: str) -> str:
    """Return the country calling code of a region, "" when it has none."""
    if not region:
        return ""
    import phonenumbers  # noqa: PLC0415

    code = phonenumbers.country_code_for_region(region)
    return str(code) if code else ""


@lru_cache(maxsize=512)
def _infixed(region: str) -> bool:
    """Whether national numbers change inside when they are dialled from abroad (Argentina, Mexico)."""
    import phonenumbers  # noqa: PLC0415

    plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    return plan is not None and plan.national_prefix_transform_rule is not None

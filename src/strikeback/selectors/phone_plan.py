"""Number plans, compiled once a country: what ``phonenumbers`` answers about digits, in a tenth of the time.

The plans are those of ``phonenumbers``; only the walk through them is ours, for texts that are known to be
digits. ``tests/selectors/test_phone_plan.py`` holds both against each other.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    REGION_CODE_FOR_NON_GEO_ENTITY,
    PhoneMetadata,
    PhoneNumberDesc,
    PhoneNumberType,
)

_MOST_CODE: Final = 3  # digits of a calling code, ITU-T E.164
_LEAST: Final = 2
_MOST: Final = 17
"""Digits of a national number that ``phonenumbers`` takes."""
_UNKNOWN: Final = PhoneNumberType.UNKNOWN
_FIXED: Final = PhoneNumberType.FIXED_LINE
_BEFORE_LINES: Final = (
    ("premium_rate", PhoneNumberType.PREMIUM_RATE),
    ("toll_free", PhoneNumberType.TOLL_FREE),
    ("shared_cost", PhoneNumberType.SHARED_COST),
    ("voip", PhoneNumberType.VOIP),
    ("personal_number", PhoneNumberType.PERSONAL_NUMBER),
    ("pager", PhoneNumberType.PAGER),
    ("uan", PhoneNumberType.UAN),
    ("voicemail", PhoneNumberType.VOICEMAIL),
)
"""Kinds of numbers in the order in which the library asks for them; fixed and mobile lines follow."""
_CODES: Final = {str(code): code for code in COUNTRY_CODE_TO_REGION_CODE}
_BY_GROUP: Final[dict[str | None, int]] = {
    f"kind_{kind}": kind for kind in (*(kind for _, kind in _BEFORE_LINES), _FIXED, PhoneNumberType.MOBILE)
}

_MOST_KNOWN: Final = 1 << 13
"""Beginnings of numbers remembered for each calling code."""
_TELLING: Final = {
    3: (20, 41, 45, 52, 53, 58, 93, 221, 228),
    4: (32, 36, 40, 43, 46, 48, 51, 55, 63, 64, 65, 84, 94, 234, 254, 852, 856, 966, 971),
    5: (31, 33, 39, 47, 82, 212, 225, 233, 853),
    6: (7, 27, 49, 54, 56, 60, 61, 62, 66, 81, 86, 90, 91, 92, 98, 351, 353, 855, 880, 886),
    7: (1, 30, 34, 44, 95),
}
_TELLING_ANYWHERE: Final = 8
"""How many first digits of a national number, with its length, tell its kind: behind them the plans name no
digit. By calling code, and for all others. ``tests/selectors/test_phone_plan.py`` reads it off the plans."""
_TELLING_BY_CODE: Final = {code: size for size, codes in _TELLING.items() for code in codes}

_Fullmatch = Callable[[str], object]
_Kind = tuple[frozenset[int], _Fullmatch]
"""Lengths (empty: any) and form of the numbers of one description."""


class Number(NamedTuple):
    """A number as parsed."""

    code: int
    """Calling code."""
    national: str
    """National significant number, with leading zeros that belong to it."""

    @property
    def possible(self) -> bool:
        """Tell whether the calling code has full numbers of this length."""
        return _calling(self.code).main.possible(self.national)

    @property
    def possible_type(self) -> int | None:
        """Return the type of a possible number, None for others."""
        calling = _calling(self.code)
        return calling.type_of(self.national) if calling.main.possible(self.national) else None

    @property
    def type(self) -> int:
        """Return the ``PhoneNumberType``; UNKNOWN when the number lies in no assigned range."""
        return _calling(self.code).type_of(self.national)


def _kind(desc: PhoneNumberDesc | None) -> _Kind | None:
    """Return how to tell numbers of a description, None when there are none of its kind."""
    if desc is None or not desc.national_number_pattern:
        return None
    return frozenset(desc.possible_length), re.compile(desc.national_number_pattern).fullmatch


def _is(kind: _Kind | None, digits: str) -> bool:
    """Tell whether digits are of a kind."""
    if kind is None:
        return False
    lengths, full = kind
    return (not lengths or len(digits) in lengths) and full(digits) is not None


def _named(desc: PhoneNumberDesc, kind: int) -> str:
    """Return the pattern of one kind of numbers as a group that bears its name."""
    sizes = "|".join(rf"\d{{{size}}}" for size in desc.possible_length)
    ahead = rf"(?=(?:{sizes})\Z)" if sizes else ""
    return f"(?P<kind_{kind}>{ahead}(?:{desc.national_number_pattern}))"


class _Country:
    """The plan of one country.

    Args:
        plan: Its metadata.
    """

    def __init__(self, plan: PhoneMetadata) -> None:
        general = plan.general_desc or PhoneNumberDesc()
        self.code = plan.country_code or 0
        self.trunk: str = plan.national_prefix or ""
        self._general = _kind(general)
        self._form = self._general[1] if self._general is not None else None
        self._lengths = frozenset(general.possible_length)
        self._longest = general.possible_length[-1]
        self._local = frozenset(general.possible_length_local_only)
        prefix = plan.national_prefix_for_parsing
        self._prefix = re.compile(prefix) if prefix else None
        self._rule: str = plan.national_prefix_transform_rule or ""
        self._abroad = re.compile(plan.international_prefix) if plan.international_prefix else None
        leading = plan.leading_digits
        self.leading = re.compile(leading).match if leading is not None else None
        """Tells this country's numbers among those that share the calling code; None: its plan does."""
        told = [
            (desc, kind)
            for name, kind in (*_BEFORE_LINES, ("fixed_line", _FIXED), ("mobile", PhoneNumberType.MOBILE))
            if (desc := getattr(plan, name)) is not None and desc.national_number_pattern
        ]
        self._kinds = re.compile("|".join(_named(desc, kind) for desc, kind in told) or r"(?!)").fullmatch
        self._same: bool = plan.same_mobile_and_fixed_line_pattern
        self._mobile = _kind(plan.mobile)

    def possible(self, digits: str) -> bool:
        """Tell whether full numbers of this length exist; numbers within a town only do not count."""
        size = len(digits)
        return size in self._lengths and size not in self._local

    def type_of(self, digits: str) -> int:
        """Return the kind of a national number, UNKNOWN outside the assigned ranges."""
        if not _is(self._general, digits):
            return _UNKNOWN
        found = self._kinds(digits)
        if found is None:
            return _UNKNOWN
        kind = _BY_GROUP[found.lastgroup]
        if kind == _FIXED:
            both = self._same or _is(self._mobile, digits)
            return PhoneNumberType.FIXED_LINE_OR_MOBILE if both else _FIXED
        return _UNKNOWN if kind == PhoneNumberType.MOBILE and self._same else kind

    def without_trunk(self, digits: str) -> str:
        """Return digits without the trunk prefix, unless that would spoil a number that fits."""
        found = self._prefix.match(digits) if self._prefix is not None else None
        if self._prefix is None or found is None:
            return digits
        if not self._rule or found.group(found.re.groups) is None:
            rest = digits[found.end() :]
        else:
            rest = self._prefix.sub(self._rule, digits, count=1)
        return digits if self._formed(digits) and not self._formed(rest) else rest

    def national(self, digits: str) -> str | None:
        """Return the national significant number of digits, None when there are too few or too many."""
        if len(digits) < _LEAST:
            return None
        if self._prefix is None or self._prefix.match(digits) is None:
            return digits if len(digits) <= _MOST else None
        rest = self.without_trunk(digits)
        if len(rest) > self._longest or self.possible(rest):
            digits = rest
        return digits if _LEAST <= len(digits) <= _MOST else None

    def after_prefix(self, digits: str) -> str | None:
        """Return what follows the prefix for calls abroad, None when the digits do not begin with it."""
        found = self._abroad.match(digits) if self._abroad is not None else None
        if found is None or digits[found.end() : found.end() + 1] == "0":
            return None
        return digits[found.end() :]

    def after_own_code(self, digits: str) -> str | None:
        """Return what follows the country's own calling code where that reading fits better, else None."""
        code = str(self.code)
        if not digits.startswith(code):
            return None
        rest = self.without_trunk(digits[len(code) :])
        better = not self._formed(digits) and self._formed(rest)
        size = len(digits)
        return rest if better or (size > self._longest and size not in self._local) else None

    def _formed(self, digits: str) -> bool:
        return self._form is not None and self._form(digits) is not None


def telling_digits(code: int) -> int:
    """Return how many first digits of a national number tell its kind, together with its length."""
    return _TELLING_BY_CODE.get(code, _TELLING_ANYWHERE)


class _Calling:
    """The countries that share a calling code.

    Args:
        code: The calling code.
    """

    def __init__(self, code: int) -> None:
        self.regions: tuple[str, ...] = COUNTRY_CODE_TO_REGION_CODE[code]
        self.countries = tuple(_countries(code, self.regions))
        self.main = self.countries[0]
        self._telling = telling_digits(code)
        self._known: dict[tuple[int, str], int] = {}

    def type_of(self, digits: str) -> int:
        """Return the kind of a number after this calling code; the first digits and the length tell it."""
        key = len(digits), digits[: self._telling]
        kind = self._known.get(key)
        if kind is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            kind = self._known[key] = self._look_up(digits)
        return kind

    def _look_up(self, digits: str) -> int:
        if len(self.countries) == 1:
            return self.main.type_of(digits)
        for country in self.countries:
            if country.leading is None:
                if (kind := country.type_of(digits)) != _UNKNOWN:
                    return kind
            elif country.leading(digits):
                return country.type_of(digits)
        return _UNKNOWN


def _countries(code: int, regions: tuple[str, ...]) -> Iterator[_Country]:
    for region in regions:
        if region == REGION_CODE_FOR_NON_GEO_ENTITY:
            plan = PhoneMetadata.metadata_for_nongeo_region(code, None)
        else:
            plan = PhoneMetadata.metadata_for_region(region, None)
        if plan is not None:
            yield _Country(plan)


@lru_cache(maxsize=512)
def _calling(code: int) -> _Calling:
    return _Calling(code)


@lru_cache(maxsize=512)
def _country(region: str) -> _Country:
    plan = PhoneMetadata.metadata_for_region(region, None)
    assert plan is not None, "the caller asks for supported regions only"  # noqa: S101 - states a precondition
    return _Country(plan)


def trunk_prefix(region: str) -> str:
    """Return the digits dialled before national numbers in a supported region, "" for none."""
    return _country(region).trunk


def parse_international(digits: str) -> Number | None:
    """Return the number of digits that begin with a calling code, None when they cannot be one.

    Args:
        digits: 0 to 9 only.
    """
    if len(digits) <= _LEAST or digits[0] == "0":
        return None
    for size in range(1, min(len(digits), _MOST_CODE) + 1):
        code = _CODES.get(digits[:size])
        if code is not None:
            national = _calling(code).main.national(digits[size:])
            return None if national is None else Number(code, national)
    return None


def parse_national(digits: str, region: str) -> Number | None:
    """Return the number that digits reach when dialled in a country, None when they reach none.

    Args:
        digits: 0 to 9 only, two at least.
        region: A supported region, upper case.
    """
    country = _country(region)
    abroad = country.after_prefix(digits)
    if abroad is not None:
        return parse_international(abroad)
    own = country.after_own_code(digits)
    if own is None:
        national = country.national(digits)
    else:
        calling = _calling(country.code)
        national = (country if calling.regions[0] == region else calling.main).national(own)
    return None if national is None else Number(country.code, national)

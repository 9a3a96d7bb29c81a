"""Our walk through the number plans against the library's own, on numbers of every country."""

import re._constants as tree
import re._parser as parser
from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import NumberParseException, ValidationResult

from strikeback.selectors.phone_plan import (
    Number,
    parse_international,
    parse_national,
    telling_digits,
    trunk_prefix,
)

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
KINDS = range(11)
"""``PhoneNumberType`` from fixed line to voicemail."""


def _examples() -> list[tuple[str, str]]:
    """Every example of the library: region and digits with the calling code."""
    found = [
        (region, number)
        for region in REGIONS
        for number in [
            *(phonenumbers.example_number_for_type(region, kind) for kind in KINDS),
            phonenumbers.invalid_example_number(region),
        ]
    ]
    found += [("GB", phonenumbers.example_number_for_non_geo_entity(code)) for code in (800, 870, 883, 979)]
    return [
        (region, f"{number.country_code}{phonenumbers.national_significant_number(number)}")
        for region, number in found
        if number is not None
    ]


EXAMPLES = _examples()

Answer = tuple[int, str, bool, int] | None


def _library(text: str, region: str | None) -> Answer:
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    national = phonenumbers.national_significant_number(number)
    return number.country_code, national, possible, phonenumbers.number_type(number)


def _ours(number: Number | None) -> Answer:
    return None if number is None else (number.code, number.national, number.possible, number.type)


@st.composite
def _near_a_number(draw: st.DrawFn) -> tuple[str, str]:
    """A region, and digits of an example with a few changed, added and taken out."""
    region, text = draw(st.sampled_from(EXAMPLES))
    digits = list(text)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(digits)))
        some = draw(st.text("0123456789", max_size=2))
        digits[place : place + draw(st.integers(0, 1))] = some
    return region, "".join(digits)


def test_every_example_is_read_alike() -> None:
    """Example numbers of all countries and kinds, abroad and at home, with and without trunk prefix."""
    for region, digits in EXAMPLES:
        assert _ours(parse_international(digits)) == _library(f"+{digits}", None)
        code = str(phonenumbers.country_code_for_region(region))
        national = digits.removeprefix(code)
        trunk = phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) or ""
        assert trunk_prefix(region) == trunk
        for text in (national, trunk + national, digits, "00" + digits, "011" + digits):
            assert _ours(parse_national(text, region)) == _library(text, region)


@given(_near_a_number())
def test_numbers_near_a_plan_are_read_alike(case: tuple[str, str]) -> None:
    """Digits that nearly fit a plan, read as international ones."""
    _, digits = case
    assert _ours(parse_international(digits)) == _library(f"+{digits}", None)


@given(_near_a_number(), st.sampled_from(["", "0", "00", "1", "8", "011", "0011"]), st.booleans())
def test_digits_dialled_in_a_country_are_read_alike(case: tuple[str, str], prefix: str, whole: bool) -> None:  # noqa: FBT001 - drawn
    """Digits dialled at home: with prefixes that may or may not mean something there."""
    region, digits = case
    code = str(phonenumbers.country_code_for_region(region))
    text = prefix + (digits if whole else digits.removeprefix(code))
    if len(text) > 1:
        assert _ours(parse_national(text, region)) == _library(text, region)


@given(st.text("0123456789", min_size=1, max_size=20), st.sampled_from(REGIONS))
def test_any_digits_are_read_alike(digits: str, region: str) -> None:
    """Digits that follow no plan at all."""
    assert _ours(parse_international(digits)) == _library(f"+{digits}", None)
    if len(digits) > 1:
        assert _ours(parse_national(digits, region)) == _library(digits, region)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("442079460958", (44, "2079460958")),
        ("390612345678", (39, "0612345678")),
        ("012345", None),
        ("99", None),
    ],
    ids=["trunk free", "leading zero belongs", "no calling code", "too short"],
)
def test_known_numbers(digits: str, value: tuple[int, str] | None) -> None:
    """Numbers whose parts anybody can tell: Ofcom's fictional London range, an Italian fixed line."""
    number = parse_international(digits)
    assert (number and tuple(number)) == value


def _named_places(pattern: Any, place: int) -> tuple[int, int]:
    """Return the last place a parsed pattern reaches, and the last at which it names a digit; from 1."""
    named = 0
    for what, inside in pattern:
        if what in {tree.MAX_REPEAT, tree.MIN_REPEAT}:
            _, most, part = inside
            end, last = _named_places(part, 0)
            named = max(named, place + end * (most - 1) + last) if last else named
            place += end * most
        elif what is tree.SUBPATTERN:
            place, last = _named_places(inside[-1], place)
            named = max(named, last)
        elif what is tree.BRANCH:
            ends = [_named_places(one, place) for one in inside[1]]
            place, named = max(end for end, _ in ends), max(named, *(last for _, last in ends))
        elif what is tree.IN and (tree.CATEGORY, tree.CATEGORY_DIGIT) in inside:
            place += 1
        else:
            assert what in {tree.LITERAL, tree.IN}, what
            place += 1
            named = place
    return place, named


def test_the_first_digits_tell_the_kind() -> None:
    """No pattern of a calling code names a digit behind those by which kinds are remembered."""
    codes = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
    assert len(codes) >= 200
    assert [code for code in codes if _needed_digits(code) > telling_digits(code)] == []


def _needed_digits(code: int) -> int:
    """Return the last digit that a pattern of a calling code names."""
    kinds = (
        "general_desc",
        "premium_rate",
        "toll_free",
        "shared_cost",
        "voip",
        "personal_number",
        "pager",
        "uan",
    )
    needed = 0
    for region in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]:
        plan = (
            phonenumbers.PhoneMetadata.metadata_for_nongeo_region(code, None)
            if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
            else phonenumbers.PhoneMetadata.metadata_for_region(region, None)
        )
        assert plan is not None
        told = [getattr(plan, kind) for kind in (*kinds, "voicemail", "fixed_line", "mobile")]
        patterns = [one.national_number_pattern for one in told if one and one.national_number_pattern]
        for text in [*patterns, *([plan.leading_digits] if plan.leading_digits else [])]:
            needed = max(needed, _named_places(parser.parse(text), 0)[1])
    return needed

"""Whose dialling habit the national numbers of a column follow."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from strikeback.linking.engine.form_countries import code_of
from strikeback.linking.engine.infer_values import digits_of

_USUAL: Final = [
    "US",
    "GB",
    "DE",
    "FR",
    "IN",
    "CN",
    "ID",
    "BR",
    "JP",
    "PH",
    "VN",
    "TR",
    "TH",
    "IT",
    "ES",
    "KR",
    "MY",
    "AU",
    "CA",
    "HK",
    "TW",
    "SG",
    "NL",
    "PL",
    "RU",
    "UA",
    "ZA",
    "NG",
    "GH",
    "KE",
    "EG",
    "SA",
    "AE",
    "PK",
    "BD",
    "MX",
    "CO",
    "AR",
    "PE",
    "CL",
    "VE",
    "BE",
    "SE",
    "CH",
    "AT",
    "PT",
    "GR",
    "CZ",
    "HU",
    "RO",
    "IE",
    "DK",
    "NO",
    "FI",
    "NZ",
    "IL",
    "IR",
    "IQ",
    "MA",
    "DZ",
    "TN",
    "CI",
    "SN",
    "CM",
    "BJ",
    "LK",
    "NP",
    "KH",
    "MM",
    "LA",
    "KZ",
    "UZ",
    "RS",
    "HR",
    "SK",
    "BG",
    "LT",
]
"""Tried in this order where nothing hints at a country: by speakers of the languages served and people."""
_FIRST_LOOK: Final = 10
_FEWEST_PAIRS: Final = 5
_POSSIBLE: Final = 0.6
"""What a number of the right length in no assigned range counts, as invented numbers are."""
_MOST: Final = 0.6
"""Share of the numbers with a country code that must be of one country for it to be everybody's home."""
_SOME: Final = 0.03
"""Share of numbers with a country code below which they tell nothing of the others."""
_SEVERAL: Final = 3
_SURE: Final = 0.95
_PLENTY: Final = 0.9
"""Share from which no further country is tried."""
_LEAST: Final = 0.75
"""Share of numbers that must lie in a country's plan for it to be taken."""
_LEAST_HINTED: Final = 0.5
"""The same for the country that most numbers with a country code are of."""


@dataclass(frozen=True)
class Dialling:
    """How national numbers of a column are read."""

    why: str
    region: str = ""
    column: str = ""
    """Column that names the country row by row."""
    habits: tuple[tuple[str, str], ...] = ()
    """Region by table, where tables differ."""


def dialling(
    rows: Sequence[str],
    values: Sequence[str],
    countries: Mapping[str, Sequence[str]],
    tables: Sequence[str] = (),
) -> Dialling:
    """Return whose habit the national numbers of a column follow.

    Args:
        rows: The column's values, row by row.
        values: Its distinct values.
        countries: Columns of countries, the same rows.
        tables: The table of each of these rows; empty: one table.
    """
    if not any(not _abroad(value) for value in values):
        return Dialling("all numbers name their country")
    outside = [value for value in values if _abroad(value)]
    abroad = Counter(region for value in _some(outside) if (region := _region_of(value)))
    stated = Counter(code_of(text) for texts in countries.values() for text in texts if text)
    hinted = dict.fromkeys(
        region for count, most in ((abroad, 5), (stated, 8)) for region, _ in count.most_common(most)
    )
    regions = [region for region in hinted if region] or list(_USUAL)
    regions += [] if stated else [region for region in _USUAL if region not in hinted]
    national = [value for value in values if not _abroad(value)]
    top, count = next(iter(abroad.most_common(1)), ("", 0))
    if len(outside) < _SOME * len(values):
        abroad.clear()
    one = count > _MOST * abroad.total() > 0
    region, share = _best(national, [top], _LEAST_HINTED) if one else ("", 0.0)
    if not region:
        # Numbers of many countries make one home unlikely, and some plans hold almost any number.
        many = not one and len(abroad) >= _SEVERAL
        region, share = _best(national, [*hinted] if many else regions, _SURE if many else _LEAST)
    for name, texts in countries.items():
        told = _by_row(rows, texts)
        if told > max(_LEAST, share + 0.05):
            return Dialling(f"national numbers follow {name} ({told:.0%} in its plans)", column=name)
    if share < _PLENTY and len(set(tables)) > 1:
        habits = _by_table(rows, tables, regions)
        if len({habit for _, habit in habits}) > 1:
            said = ", ".join(f"{habit} in table {key}" for key, habit in habits)
            return Dialling(f"national numbers follow {said}", region=region, habits=habits)
    if not region:
        return Dialling("national numbers fit no one country's plan")
    return Dialling(f"national numbers follow {region} ({share:.0%} in its plan)", region=region)


def _by_table(
    rows: Sequence[str], tables: Sequence[str], regions: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """Return the region of each table that has one."""
    national = [(key, value) for key, value in zip(tables, rows, strict=True) if value and not _abroad(value)]
    best = {key: _best([v for k, v in national if k == key], regions)[0] for key in sorted(set(tables))}
    return tuple((key, region) for key, region in best.items() if region)


def _some(values: Sequence[str], most: int = 60) -> Sequence[str]:
    """At most ``most`` values, evenly spread."""
    return values[:: max(1, -(-len(values) // most))]


def _abroad(text: str) -> bool:
    return text.lstrip("( ").startswith(("+", "＋", "00"))


def _best(values: Sequence[str], regions: Sequence[str], least: float = _LEAST) -> tuple[str, float]:
    """Return the region whose plan holds most of the numbers, "" where none holds enough."""
    many = _some(values)
    few = _some(many, _FIRST_LOOK)
    best, highest = ("", 0.0), 0.0
    for region in regions:
        if _share(few, region) < least - 0.2 or (share := _share(many, region)) < least:
            continue
        trunk = sum(digits_of(value).startswith(_trunk(region)) for value in many) / len(many)
        # Of equals, the country whose trunk prefix the numbers begin with.
        if share + trunk / 20 > highest + 1e-9:
            best, highest = (region, share), share + trunk / 20
        if min(share, trunk) > _PLENTY:
            break
    return best


@lru_cache(maxsize=512)
def _trunk(region: str) -> str:
    """Return the trunk prefix of a region; a sign no number holds where it has none."""
    import phonenumbers  # noqa: PLC0415

    plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    return (plan.national_prefix if plan is not None else None) or "#"


def _share(values: Sequence[str], region: str) -> float:
    return sum(_fits(value, region) for value in values) / max(1, len(values))


def _by_row(rows: Sequence[str], texts: Sequence[str]) -> float:
    """Return the share of national numbers that lie in the plan of the country beside them."""
    pairs = [
        (value, code)
        for value, text in zip(rows, texts, strict=True)
        if value and text and not _abroad(value) and (code := code_of(text))
    ]
    if len(pairs) < _FEWEST_PAIRS:
        return 0.0
    some = pairs[:: -(-len(pairs) // 120)]
    return sum(_fits(value, region) for value, region in some) / len(some)


@lru_cache(maxsize=65_536)
def _fits(text: str, region: str) -> float:
    """Return how well a national number fits a region's plan: 1 in an assigned range, less by its length."""
    import phonenumbers  # noqa: PLC0415 - number plans take time to load

    try:
        number = phonenumbers.parse(digits_of(text), region)
    except phonenumbers.NumberParseException:
        return 0.0
    if phonenumbers.is_valid_number_for_region(number, region):
        return 1.0
    possible = (
        phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    )
    return _POSSIBLE if possible else 0.0


@lru_cache(maxsize=4096)
def _region_of(text: str) -> str:
    import phonenumbers  # noqa: PLC0415

    digits = digits_of(text)
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("00"), None)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(number) or phonenumbers.region_code_for_country_code(
        number.country_code or 0
    )
    return "" if region in (None, "ZZ", "001") else region

"""Whose dialling habit the national numbers of a column follow."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from strikeback.linking.engine.form_countries import code_of
from strikeback.linking.engine.infer_values import digits_of

_USUAL: Final = (
    "US GB DE FR IN CN ID BR JP PH VN TR TH IT ES KR MY AU CA HK TW SG NL PL RU UA ZA NG GH KE EG SA AE PK BD MX CO AR PE "
    "CL VE BE SE CH AT PT GR CZ HU RO IE DK NO FI NZ IL IR IQ MA DZ TN CI SN CM BJ LK NP KH MM LA KZ UZ RS HR SK BG LT"
).split()
"""Tried in this order where nothing hints at a country: by speakers of the languages served and people."""
_FIRST_LOOK: Final = 10
_SECOND_LOOK: Final = 60
_PLENTY: Final = 0.9
"""Share from which no further country is tried."""
_LEAST: Final = 0.6
"""Share of numbers that must lie in a country's plan for it to be taken."""


def dialling(
    rows: Sequence[str], values: Sequence[str], countries: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[str, ...], str]:
    """Return the region of national numbers, the column that names it row by row, and why.

    Args:
        rows: The column's values, row by row.
        values: Its distinct values.
        countries: Columns of countries, the same rows.
    """
    national = [value for value in values if not _abroad(value)]
    if not national:
        return "", (), "all numbers name their country"
    abroad = Counter(region for value in values if _abroad(value) if (region := _region_of(value)))
    hinted = [region for region, _ in abroad.most_common(5)]
    stated = Counter(code_of(text) for texts in countries.values() for text in texts if text)
    hinted += [region for region, _ in stated.most_common(8) if region]
    best, share = _best(national, list(dict.fromkeys(hinted)), least=_LEAST)
    if not best and not stated:
        best, share = _best(national, _USUAL, least=_LEAST)
    for name, texts in countries.items():
        told = _by_row(rows, texts)
        if told > max(_LEAST, share + 0.05):
            return best, (name,), f"national numbers follow {name} ({told:.0%} in its plans)"
    if not best:
        return "", (), "national numbers fit no one country's plan"
    return best, (), f"national numbers follow {best} ({share:.0%} in its plan)"


def _abroad(text: str) -> bool:
    return text.lstrip("( ").startswith(("+", "＋", "00"))


def _best(values: Sequence[str], regions: Sequence[str], *, least: float) -> tuple[str, float]:
    """Return the region whose plan holds most of the numbers; the earlier one of equals."""
    step = max(1, len(values) // _SECOND_LOOK)
    many = values[::step][:_SECOND_LOOK]
    few = many[:: max(1, len(many) // _FIRST_LOOK)][:_FIRST_LOOK]
    best = ("", 0.0)
    for region in regions:
        if _share(few, region) >= least - 0.2 and (share := _share(many, region)) > max(best[1], least - 1e-9):
            best = (region, share)
            if share >= _PLENTY:
                break
    return best


def _share(values: Sequence[str], region: str) -> float:
    return sum(_fits(value, region) for value in values) / max(1, len(values))


def _by_row(rows: Sequence[str], texts: Sequence[str]) -> float:
    pairs = [(value, code) for value, text in zip(rows, texts, strict=True) if value and not _abroad(value) and (code := code_of(text))]
    step = max(1, len(pairs) // (2 * _SECOND_LOOK))
    some = pairs[::step]
    return sum(_fits(value, region) for value, region in some) / max(1, len(some)) if len(pairs) >= 5 else 0.0


@lru_cache(maxsize=65_536)
def _fits(text: str, region: str) -> bool:
    """Whether a national number lies in a region's plan, written as people of it write."""
    import phonenumbers  # noqa: PLC0415 - number plans take time to load

    try:
        number = phonenumbers.parse(digits_of(text), region)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number_for_region(number, region))


@lru_cache(maxsize=4096)
def _region_of(text: str) -> str:
    import phonenumbers  # noqa: PLC0415

    digits = digits_of(text)
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("00"), None)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(number) or phonenumbers.region_code_for_country_code(number.country_code)
    return "" if region in (None, "ZZ", "001") else region

"""Amounts in cells: separators of several countries, signs, codes, and words of scale."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from strikeback.model.money import Money
from strikeback.selectors.text import numerals
from strikeback.selectors.text.currencies import LETTERS, SIGNS, WORDS, meaning, names_pattern

_NAMES: Final = re.compile(
    rf"(?<![^\W\d_])(?:{names_pattern(SIGNS)}|{names_pattern(WORDS)}|(?:{names_pattern(LETTERS)})(?![^\W\d_]))"
    rf"|(?:{names_pattern(SIGNS)})|(?:{names_pattern(WORDS)})$",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"(?<![A-Z])([A-Z]{3})(?![A-Z])")
_NUMBER: Final = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*")
_PLAIN: Final = re.compile(r"(?:[A-Z]{3} ?)?([0-9]{1,9})")
"""Whole amounts without separators, alone or after a currency's code."""
_SCALE: Final = re.compile(numerals.SCALE, re.IGNORECASE)
_EAST: Final = re.compile(numerals.EAST)
_EAST_SCALE: Final = re.compile(r"[萬万만億亿억千천百백]")
_COMMA_REGIONS: Final = frozenset(
    {
        "ID",
        "DE",
        "FR",
        "ES",
        "IT",
        "NL",
        "BE",
        "BR",
        "AR",
        "CL",
        "CO",
        "VN",
        "TR",
        "PT",
        "AT",
        "DK",
        "NO",
        "SE",
        "FI",
        "PL",
        "CI",
        "SN",
        "RO",
        "RU",
        "UA",
        "GR",
    }
)
"""Countries that write a decimal comma (CLDR)."""
_REGION_CURRENCY: Final = {
    "HK": "HKD",
    "SG": "SGD",
    "PH": "PHP",
    "US": "USD",
    "GB": "GBP",
    "ID": "IDR",
    "MY": "MYR",
    "KR": "KRW",
    "JP": "JPY",
    "CN": "CNY",
    "TW": "TWD",
    "AU": "AUD",
    "CA": "CAD",
    "NZ": "NZD",
    "NG": "NGN",
    "GH": "GHS",
    "CI": "XOF",
    "SN": "XOF",
    "BJ": "XOF",
    "CM": "XAF",
    "TH": "THB",
    "VN": "VND",
    "IN": "INR",
    "MX": "MXN",
    "FR": "EUR",
    "DE": "EUR",
    "ES": "EUR",
    "IT": "EUR",
    "NL": "EUR",
    "BE": "EUR",
    "IE": "EUR",
    "MA": "MAD",
    "CH": "CHF",
    "BR": "BRL",
}
_MOST: Final = Decimal(10) ** 13
_CODES: Final = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "HKD",
        "SGD",
        "PHP",
        "IDR",
        "MYR",
        "KRW",
        "JPY",
        "CNY",
        "TWD",
        "AUD",
        "CAD",
        "NZD",
        "NGN",
        "GHS",
        "XOF",
        "XAF",
        "THB",
        "VND",
        "INR",
        "MXN",
        "CHF",
        "BRL",
        "MAD",
        "ZAR",
        "AED",
        "SAR",
        "KES",
        "RUB",
        "TRY",
        "PLN",
        "SEK",
        "NOK",
        "DKK",
        "CZK",
        "HUF",
        "ILS",
        "MOP",
        "BND",
        "KHR",
        "LAK",
        "MMK",
        "BDT",
        "PKR",
        "LKR",
        "COP",
        "ARS",
        "CLP",
        "PEN",
        "BTC",
        "ETH",
        "TRX",
        "LTC",
        "XMR",
        "USDT",
    ]
)


def decides_comma(values: Iterable[str], region: str = "") -> bool:
    """Tell whether a column writes a decimal comma: by its values, then by the region.

    ``1.234,5`` or ``12,50`` decide for the comma, ``1,234.5`` or ``12.50`` for the point.
    """
    comma = point = 0
    for value in values:
        text = value.strip()
        if re.search(r"\.\d{3},\d|\d,\d{1,2}\b(?![,.\d])|\d\.\d{3}\.\d{3}", text):
            comma += 1
        if re.search(r",\d{3}\.\d|\d\.\d{1,2}\b(?![,.\d])|\d,\d{3},\d{3}", text):
            point += 1
    if comma != point:
        return comma > point
    return region.upper() in _COMMA_REGIONS


@lru_cache(maxsize=4096)
def read_currency(text: str, region: str = "") -> tuple[str | None, tuple[str, ...]]:
    """Return the currency a sign, code, word or header names, and what an ambiguous one may mean."""
    code = _CODE.search(text.upper()) if len(text) < 60 else None
    if code is not None and code[1] in _CODES:
        return code[1], ()
    if "USDT" in text.upper():
        return "USDT", ()
    found = _NAMES.search(text)
    if found is None:
        return None, ()
    return meaning(found[0].strip(), region.upper(), "")


def read_amount(raw: str, *, currency: str = "", region: str = "", comma: bool = False) -> Money | None:
    """Return the amount in a cell, None when there is no number in it.

    Args:
        raw: Cell text.
        currency: What the table says elsewhere (currency column, header); the cell's own sign wins.
        region: ISO country of the writer; decides ``$`` and 元.
        comma: True: the column writes a decimal comma.
    """
    value = Decimal(plain[1]) if (plain := _PLAIN.fullmatch(raw)) else _value(raw, comma=comma)
    if value is None or value > _MOST:
        return None
    code, candidates = read_currency(raw, region)
    if code is None and not candidates and currency:
        code, candidates = read_currency(currency, region)
    if code is None and not candidates and region.upper() in _REGION_CURRENCY:
        candidates = (_REGION_CURRENCY[region.upper()],)
    return Money(amount=value, currency=code, candidates=candidates, raw=raw)


def _value(raw: str, *, comma: bool) -> Decimal | None:
    found = _NUMBER.search(raw)
    if found is None or re.match(r"\s*[(\-−]\s*$", raw[: found.start()]):
        return None
    text = re.sub(r"[\s\u00a0\u202f'’]", "", found[0]).rstrip(".,")
    rest = raw[found.end() :].strip()
    if _NUMBER.search(rest) and not _EAST_SCALE.match(rest):
        return None
    try:
        number = Decimal(_pointed(text, comma=comma))
    except InvalidOperation:
        return None
    if _EAST_SCALE.match(rest):
        east = _EAST.match(raw[found.start() :].replace(" ", ""))
        return numerals.eastern(east[0]) if east else None
    scale = _SCALE.match(rest)
    return number * numerals.scale_of(scale[0]) if scale else number


def _pointed(text: str, *, comma: bool) -> str:
    """Return digits with a decimal point only."""
    if "," in text and "." in text:
        mark = max(",.", key=text.rfind)
        return text.replace("," if mark == "." else ".", "").replace(mark, ".")
    mark = "," if "," in text else "."
    if mark not in text:
        return text
    groups = text.split(mark)
    decimal = mark == ("," if comma else ".")
    if len(groups) == 2 and (len(groups[1]) != 3 or (decimal and len(groups[0]) > 3) or groups[0] == "0"):
        return text.replace(mark, ".")
    if len(groups) == 2 and decimal and mark == "." and len(groups[1]) == 3 and not comma:
        return text.replace(mark, "") if len(groups[0]) <= 3 else text
    return text.replace(mark, "")

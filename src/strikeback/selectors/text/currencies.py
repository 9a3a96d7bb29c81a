# ruff: noqa: E501 - a pattern or table row stays on one line
"""Currency signs and words of the languages concerned, and what an ambiguous one may mean where."""

import re
from functools import lru_cache
from typing import Final

DOLLARS: Final = ("USD", "SGD", "HKD", "AUD", "CAD", "NZD", "TWD")
PESOS: Final = ("PHP", "MXN", "COP", "ARS", "CLP")
YUAN: Final = ("CNY", "HKD", "TWD")
POUNDS: Final = ("GBP", "EGP")
YEN: Final = ("CNY", "JPY")
FRANCS: Final = ("XOF", "XAF", "CHF")

DOLLAR_OF: Final = {
    "US": "USD", "SG": "SGD", "HK": "HKD", "AU": "AUD", "CA": "CAD", "NZ": "NZD", "TW": "TWD",
    "PH": "USD", "ID": "USD", "MY": "USD", "KR": "USD", "NG": "USD", "GH": "USD", "GB": "USD", "CN": "USD", "FR": "USD", "CI": "USD",
}  # fmt: skip
"""Dollar meant by a bare ``$``: the country's own, or the US dollar where it has none."""
PESO_OF: Final = {"PH": "PHP", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP"}
YUAN_OF: Final = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "SG": "SGD", "MO": "MOP", "MY": "MYR"}
YEN_OF: Final = {"CN": "CNY", "JP": "JPY"}
FRANC_OF: Final = {"CI": "XOF", "SN": "XOF", "BJ": "XOF", "TG": "XOF", "CM": "XAF", "GA": "XAF", "CH": "CHF"}
POUND_OF: Final = {"GB": "GBP", "EG": "EGP"}

AMBIGUOUS: Final = {
    "$": (DOLLARS, DOLLAR_OF),
    "peso": (PESOS, PESO_OF),
    "yuan": (YUAN, YUAN_OF),
    "yen": (YEN, YEN_OF),
    "franc": (FRANCS, FRANC_OF),
    "pound": (POUNDS, POUND_OF),
}
"""Sign class -> codes it may mean, likeliest first, and the code by region."""

SIGNS: Final = (
    ("USD", r"us\s?\$|u\.s\.\s?\$|usd\s?\$"),
    ("SGD", r"s\$|sg\$|sgd\s?\$"),
    ("HKD", r"hk\s?\$|hkd\s?\$|港幣\$"),
    ("TWD", r"nt\s?\$"),
    ("AUD", r"au?\$|au\s\$"),
    ("CAD", r"ca?\$"),
    ("NZD", r"nz\s?\$"),
    ("PHP", r"₱"),
    ("NGN", r"₦"),
    ("GHS", r"gh\s?(?:₵|¢|c)|₵"),
    ("KRW", r"₩|￦"),
    ("BTC", r"₿"),
    ("EUR", r"€"),
    ("GBP", r"£"),
    ("INR", r"₹"),
    ("THB", r"฿"),
    ("VND", r"₫"),
    ("$", r"\$"),
    ("yen", r"¥|￥"),
)
"""Signs that need no word boundary, longest first."""
LETTERS: Final = (
    ("MYR", r"rm"),
    ("IDR", r"rp\.?|idr"),
    ("PHP", r"php"),
    ("NGN", r"ngn"),
    ("XOF", r"f?cfa|xof"),
    ("XAF", r"xaf"),
    ("KRW", r"krw"),
    ("CNY", r"cny|rmb"),
    ("USD", r"usd"),
    ("SGD", r"sgd"),
    ("HKD", r"hkd"),
    ("TWD", r"twd|ntd"),
    ("AUD", r"aud"),
    ("CAD", r"cad"),
    ("NZD", r"nzd"),
    ("GBP", r"gbp"),
    ("EUR", r"eur"),
    ("MYR", r"myr"),
    ("GHS", r"ghs"),
    ("JPY", r"jpy"),
    ("THB", r"thb"),
    ("VND", r"vnd"),
    ("MXN", r"mxn"),
    ("INR", r"inr"),
    ("USDT", r"usdt"),
    ("BTC", r"btc"),
    ("ETH", r"eth"),
    ("TRX", r"trx"),
    ("LTC", r"ltc"),
    ("XMR", r"xmr"),
)
"""Codes and letter signs; written before or after the number."""
WORDS: Final = (
    (
        "USD",
        r"(?:us|u\.s\.|american)\s(?:dollars?|bucks)|dolar (?:amerika|us|as)|美金|美元|美刀|미국\s?달러|미화|dollars américains|dollars us",
    ),
    (
        "SGD",
        r"sing(?:apore)?\s(?:dollars?)|dolar singapura|sing dollars?|新幣|新币|坡币|坡幣|싱가포르\s?달러",
    ),
    ("HKD", r"(?:hong\s?kong|hk)\sdollars?|港幣|港币|港元|港紙|港纸|蚊|홍콩\s?달러"),
    ("TWD", r"台幣|台币|新台幣|新台币|臺幣"),
    ("AUD", r"(?:australian|aussie|au)\sdollars?|澳幣|澳币|澳元|호주\s?달러"),
    ("CAD", r"canadian\sdollars?|加元|加幣"),
    ("CNY", r"人民幣|人民币|yuan|위안"),
    ("KRW", r"(?:korean\s)?won|韩元|韓元|韓圓|韩币|韓幣|원"),
    ("PHP", r"piso|philippine\spesos?|菲律賓披索|披索|페소"),
    ("IDR", r"rupiah|perak|印尼盾|루피아"),
    ("MYR", r"ringgits?|令吉|馬幣|马币|링깃"),
    ("NGN", r"nairas?|奈拉|나이라"),
    ("GHS", r"cedis?"),
    ("XOF", r"francs?\s(?:f?cfa|xof)"),
    ("EUR", r"euros?|歐元|欧元|유로"),
    ("GBP", r"quid|british\spounds?|pounds?\ssterling|sterling|英鎊|英镑|파운드"),
    ("JPY", r"yen|日元|日圓|엔화|엔"),
    ("THB", r"baht|泰銖|泰铢|바트"),
    ("BTC", r"bitcoins?|比特幣|比特币|비트코인"),
    ("ETH", r"ethereum|ether|以太幣|以太坊|이더리움"),
    ("USDT", r"tether|泰達幣|泰达币|테더|u(?=\s?(?:trc|erc))"),
    ("$", r"dollars?|bucks|dolyar|dolar|달러|불|刀"),
    ("peso", r"pesos?"),
    ("yuan", r"元|塊錢|块钱|塊|块|圓"),
    ("pound", r"pounds?|livres?"),
    ("franc", r"francs?"),
)
"""Words written after the number (Chinese and Korean ones without a space)."""


def names_pattern(table: tuple[tuple[str, str], ...]) -> str:
    """Return one alternation for a table, longer texts first within it as listed."""
    return "|".join(f"(?:{pattern})" for _, pattern in table)


def meaning(text: str, region: str, language: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the currency of a sign or word and the codes it may mean.

    Args:
        text: Sign or word as found.
        region: ISO 3166-1 alpha-2 of the report; decides ``$``, peso, 元.
        language: BCP 47 tag; Philippine languages decide peso.
    """
    sign = _sign(text)
    if sign not in AMBIGUOUS:
        return sign, ()
    codes, by_region = AMBIGUOUS[sign]
    if sign == "peso" and language.split("-", maxsplit=1)[0] in {"tl", "fil", "ceb", "ilo"}:
        return "PHP", codes
    decided = by_region.get(region)
    if decided is None:
        return None, codes
    return decided, (decided, *(code for code in codes if code != decided))


_PATTERNS: Final = tuple(
    (code, re.compile(pattern, re.IGNORECASE)) for table in (SIGNS, LETTERS, WORDS) for code, pattern in table
)
_REMEMBERED: Final = 1_024
"""Signs and words remembered."""


@lru_cache(maxsize=_REMEMBERED)
def _sign(text: str) -> str:
    for code, pattern in _PATTERNS:
        if pattern.fullmatch(text):
            return code
    raise AssertionError(text)

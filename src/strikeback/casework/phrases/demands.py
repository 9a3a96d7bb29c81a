"""Who is made to do something, and who is only asked for money: the ordinary course of sextortion."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from strikeback.casework.phrases.tight import Found

WITHIN: Final = 40
"""Characters after a demand within which what is demanded stands."""
_CODES: Final = (
    "rm|rp|rs|php|usd|hkd|sgd|myr|idr|gbp|eur|krw|vnd|thb|twd|ntd|nt|pln|inr|jpy|cny|rmb|aed|sar|egp|mad|"
    "tl|brl|mxn|cop|ars|clp|pen|aud|nzd|cad|chf|sek|nok|dkk|czk|huf|ron|uah|rub|ngn|ghs|kes|zar|xof|xaf|"
    "fcfa|pkr|bdt|lkr|kzt|try|ils|kgs|uzs|gel|amd|bgn|rsd|ugx|tzs|mop|mmk|khr|npr|usdt|p|r"
)
_SIGNS: Final = "£$€¥₱₩₫฿₹₦₸₺₴₽"
_STATED: Final = re.compile(
    rf"[{_SIGNS}] ?\d[\d.,]*|(?<![^\W_])(?:{_CODES})[. ]{{0,2}}\d[\d.,]*|"
    rf"\d[\d.,]* ?(?:[{_SIGNS}]|(?:{_CODES})(?![^\W_]))"
)
_SUM: Final = (
    rf"(?:[{_SIGNS}]|(?<![^\W_])(?:{_CODES})[. ]{{0,2}}\d(?:\d|[.,]\d{{3}})|\d{{3}}|\d{{1,3}}[.,]\d{{3}})"
)
"""A sum; two digits may be an age."""
_SMALL: Final = (
    "for|to|her|him|me|them|us|you|that|he|she|they|i|we|a|an|the|of|more|some|total|sum|amount|extra|further|"
    "another|immediate|urgent|about|around|over|up|victim|de|que|le|la|les|lui|leur|un|une|una|el|al|suma|somme|"
    "cantidad|victime|victima|ng|sa|si|siya|po|daw|ang|og|ug|kay|ako|niya|dari|kepada|untuk|sejumlah|sebanyak|"
    "korban|mangsa|von|ihm|ihr|dem|der|den|opfer"
)
_BETWEEN: Final = rf"(?:[ ,]+(?:{_SMALL})(?![^\W_]))*[ ,]*"
"""Small words only: who is made to strip for money is made to strip."""
_FOR_MONEY: Final = re.compile(_BETWEEN + _SUM)
_JUST_BETWEEN: Final = re.compile(_BETWEEN)


def sums(text: str) -> list[Found]:
    """Return the sums of money of a folded text, as concepts: a figure with a currency's sign or code."""
    return [("SUM", "", match.start(), match.end()) for match in _STATED.finditer(text)]


def told_apart(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the concepts of a text with those of its words of force that make somebody act.

    "For money" tells of buyers, save where it is what is asked for. A threat to send makes nobody act.

    Args:
        text: Folded.
        found: The concepts found in it.
    """
    sent = {one[2] for one in found if one[0] in _SENDING}
    paid = {one[2] for one in found if one[0] in _PAID} - sent
    threats = {one[2] for one in found if one[0] == "IRR"}
    forces = [one for one in found if one[0] == "FORCE"]
    demands = {
        end for _, _, start, end in forces if _for_money(text, end, paid | sent if start in threats else paid)
    }
    return [
        *(one for one in found if one[0] != "BUYERS" or not any(_next(text, end, one[2]) for end in demands)),
        *(("COERCE", *one[1:]) for one in forces if one[3] not in demands),
    ]


_PAID: Final = frozenset({"MONEY", "PAY"})
_SENDING: Final = frozenset({"SENDING", "SENT", "SPREAD"})


def _for_money(text: str, end: int, paid: Iterable[int]) -> bool:
    """Whether money is what is demanded: a sum, or a word of money or payment, comes next."""
    return _FOR_MONEY.match(text, end, end + WITHIN) is not None or any(
        _next(text, end, place) for place in paid
    )


def _next(text: str, end: int, place: int) -> bool:
    """Whether only small words stand between two places."""
    return end < place <= end + WITHIN and _JUST_BETWEEN.fullmatch(text, end, place) is not None

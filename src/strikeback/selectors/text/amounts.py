# ruff: noqa: E501 - a pattern or table row stays on one line
"""Amounts of money: number, scale and currency, several a line, ambiguity kept as candidates."""

import re
from decimal import Decimal
from typing import Final

from strikeback.model.money import Money
from strikeback.selectors.text import numerals
from strikeback.selectors.text.currencies import LETTERS, SIGNS, WORDS, meaning, names_pattern
from strikeback.selectors.text.finding import AMOUNT, Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought

CRYPTO: Final = frozenset({"BTC", "ETH", "TRX", "LTC", "XMR", "USDT"})
_DIGITS: Final = r"\d{1,3}(?:[ ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'’]\d+)*"
_SIGN: Final = names_pattern(SIGNS)
_LETTER: Final = names_pattern(LETTERS)
_WORD: Final = names_pattern(WORDS)
_ASIAN_WORD: Final = r"[\u3400-\u9fff\uac00-\ud7a3]"
_PREFIX: Final = Sought(
    rf"(?:(?<![A-Za-z])(?P<letters>{_LETTER})[ ]?|(?<![A-Za-z0-9])(?P<local>[PN])(?=\d{{1,3}}(?:,\d{{3}})|\d{{3,}}|\d+k)|(?P<sign>{_SIGN})[ ]?|(?P<asian>人民[币幣]|港[币幣]|美[金元]|新[币幣]|台[币幣])[ ]?)"
    rf"(?P<number>{numerals.EAST}|{_DIGITS})(?:[ ]?(?P<scale>{numerals.SCALE}))?",
    re.IGNORECASE,
)
_SUFFIX: Final = Sought(
    rf"(?:(?P<east>{numerals.EAST})|(?<![\w.,])(?P<number>{_DIGITS})(?:[ ]?(?P<scale>{numerals.SCALE}))?|(?P<spelled>{numerals.SPELLED}))"
    rf"[ ]?(?:-|ng[ ]|ka[ ]|na[ ]|de[ ]|of[ ]|d')?(?:(?P<letters>{_LETTER})(?![A-Za-z])|(?P<sign>{_SIGN})(?!\d)|(?P<word>{_WORD})(?![A-Za-z]))",
    re.IGNORECASE,
)
_CUE: Final = (
    r"pay|send|transfer|deposit|bayar|kirim|hantar|bayad(?:an|i)?|magbayad|magpadala|padala(?:i|han)?|hulog|padad-?i|envoie[rz]?|payer?|paie|virement|"
    r"给我|給我|畀我|转|轉|汇|匯|付|入数|入數|보내|입금|송금"
)
_CUED: Final = Sought(
    rf"(?<![A-Za-z])(?:{_CUE})(?:[ ]?(?:me|us|him|her|them|another|more|only|just|the|ako|ko|mo|ng|og|saya|gue|moi|过来|過來|帳|账|款))*[ ]?"
    rf"(?P<number>{_DIGITS})[ ]?(?P<scale>{numerals.SCALE})?(?![\w%]|[.,]\d|[ ]?(?:{_ASIAN_WORD}|times|pic|photo|video|hour|hr|min|day|jam|hari|oras|message|people|friend|week))",
    re.IGNORECASE,
)
_EASTERN: Final = re.compile(f"[{numerals.HAN}{numerals.HANGUL}]")
_BARE_SCALE: Final = frozenset({"m", "k"})


_HINT: Final = re.compile(
    r"[\d\u3400-\u9fff\uac00-\ud7a3]|dollar|buck|dolyar|peso|piso|ringgit|rupiah|perak|naira|cedi|franc|euro|pound|quid|sterling|livre|won|yuan|yen|baht|bitcoin|tether|ether",
    re.IGNORECASE,
)


def find_amounts(page: Page) -> None:
    """Add every amount with a currency sign, code or word, then bare numbers after a word of paying."""
    if _HINT.search(page.masked) is None:
        return
    for match in _PREFIX.finditer(page.masked, page.low):
        currency = match["letters"] or match["sign"] or match["asian"]
        _add(
            page,
            match,
            _value(match, currency or ""),
            currency or _local(match["local"]),
            "amount.prefix",
            1.0,
        )
    for match in _SUFFIX.finditer(page.masked, page.low):
        currency = match["letters"] or match["sign"] or match["word"]
        _add(page, match, _value(match, currency), currency, "amount.suffix", 1.0)
    for match in _CUED.finditer(page.masked, page.low):
        amount = _value(match, "")
        if amount is not None and amount >= 20:
            _add(page, match, amount, "", "amount.cue", 0.5, "number")


def _local(letter: str) -> str:
    return "PHP" if letter in {"P", "p"} else "NGN"


def _value(match: re.Match[str], currency: str) -> Decimal | None:
    groups = match.groupdict()
    if groups.get("spelled"):
        return numerals.spelled(groups["spelled"])
    east = groups.get("east") or (groups["number"] if _EASTERN.search(groups["number"] or "") else "")
    if east:
        return numerals.eastern(east)
    scale = groups.get("scale") or ""
    crypto = meaning(currency, "", "")[0] in CRYPTO if currency else False
    number = numerals.grouped(groups["number"], decimal_only=crypto or bool(scale))
    return number * numerals.scale_of(scale)


def _add(
    page: Page,
    match: re.Match[str],
    amount: Decimal | None,
    currency: str,
    rule: str,
    confidence: float,
    group: str = "",
) -> None:
    if amount is None or amount <= 0 or amount >= Decimal(10) ** 13:
        return
    start, end = match.start(group) if group else match.start(), match.end()
    while end > start and page.masked[end - 1].isspace():
        end -= 1
    code, candidates = meaning(currency.strip(), page.region, page.language) if currency else (None, ())
    raw = page.raw(start, end)
    page.add(
        Finding(
            type=AMOUNT,
            start=start,
            end=end,
            raw=raw,
            money=Money(amount=amount, currency=code, candidates=candidates, raw=raw),
            rule=rule,
            confidence=confidence if code or not candidates else confidence * 0.8,
            negated=page.denied(start),
        )
    )

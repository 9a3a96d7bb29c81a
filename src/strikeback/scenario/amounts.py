"""Amounts of money as offices print them and as people write them."""

import random

from strikeback.scenario.settings import USD_RATES

_SIGNS = {
    "HKD": "HK$", "SGD": "S$", "GBP": "£", "USD": "US$", "IDR": "Rp", "PHP": "P", "AUD": "A$", "KRW": "₩",
    "MYR": "RM", "CAD": "C$", "NGN": "₦", "XOF": "CFA ", "EUR": "€",
}  # fmt: skip

_CHINESE = {
    "HKD": ("港幣{1}元", "{0}蚊"),
    "SGD": ("{0}新元",),
    "USD": ("{0}美元", "美金{0}"),
}
_SPOKEN = {
    "HKD": ("HK${0}", "{0} Hong Kong dollars"),
    "SGD": ("${0} SGD", "S$ {0}", "{0} sing dollars"),
    "GBP": ("{0} pounds", "£{0}"),
    "USD": ("${1}", "{0} dollars", "USD{0}"),
    "IDR": ("Rp{0}", "Rp {1},-"),
    "PHP": ("{1} pesos", "₱{1}", "P{0}"),
    "KRW": ("{1}원", "{0}원"),
    "MYR": ("RM {0}", "{0} ringgit"),
}
"""Ways of saying an amount: 0 is the bare number, 1 with thousands set apart."""


def in_currency(usd: float, currency: str) -> int:
    """Whole units of ``currency`` for so many US dollars."""
    return max(1, round(usd * USD_RATES[currency]))


def print_amount(amount: int, currency: str, style: str) -> str:
    """An amount in a column: ``bare``, ``grouped``, ``cents``, ``signed``, ``code``, ``dots`` or ``won``."""
    forms = {
        "bare": f"{amount}",
        "grouped": f"{amount:,}",
        "cents": f"{amount:,}.00",
        "signed": f"{_SIGNS[currency]}{amount:,}",
        "code": f"{currency} {amount:,}",
        "dots": f"Rp {amount:,}".replace(",", "."),
        "won": f"{amount:,}원",
    }
    return forms[style]


def say_amount(amount: int, currency: str, language: str, rng: random.Random) -> str:
    """An amount as somebody writes it in a sentence."""
    grouped = f"{amount:,}"
    forms = [f"{_SIGNS[currency]}{grouped}", f"{currency} {grouped}", f"{grouped} {currency}"]
    forms += _by_currency(amount, currency, language)
    return rng.choice(forms)


def _by_currency(amount: int, currency: str, language: str) -> list[str]:
    """Spoken forms of one currency; in Chinese and Korean text the forms of that language."""
    grouped = f"{amount:,}"
    if language.startswith("zh") and currency in _CHINESE:
        return [form.format(amount, grouped) for form in _CHINESE[currency]]
    if language == "ko" and currency == "USD":
        return [f"{amount}달러", f"미화 {grouped}달러"]
    if currency == "IDR" and amount % 100_000 == 0:
        millions = f"{amount / 1e6:.1f}".removesuffix(".0").replace(".", ",")
        return [f"{millions} juta", f"Rp{millions}jt", f"Rp {grouped}".replace(",", ".")]
    if currency == "KRW" and amount % 10_000 == 0:
        return [f"{amount // 10_000}만원", f"{amount // 10_000}만 원", f"{grouped}원"]
    return [form.format(amount, grouped) for form in _SPOKEN.get(currency, ("{0} dollars",))]

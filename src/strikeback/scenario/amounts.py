"""Amounts of money as offices print them and as people write them."""

import random

from strikeback.scenario.settings import USD_RATES

_SIGNS = {
    "HKD": "HK$", "SGD": "S$", "GBP": "£", "USD": "US$", "IDR": "Rp", "PHP": "P", "AUD": "A$", "KRW": "₩",
    "MYR": "RM", "CAD": "C$", "NGN": "₦", "XOF": "CFA ", "EUR": "€",
}  # fmt: skip


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
    chinese = language.startswith("zh")
    grouped = f"{amount:,}"
    if currency == "HKD":
        return [f"港幣{grouped}元", f"{amount}蚊"] if chinese else [f"HK${amount}", f"{amount} Hong Kong dollars"]
    if currency == "SGD":
        return [f"{amount}新元"] if chinese else [f"${amount} SGD", f"S$ {amount}", f"{amount} sing dollars"]
    if currency == "GBP":
        return [f"{amount} pounds", f"£{amount}"]
    if currency == "USD":
        if chinese:
            return [f"{amount}美元", f"美金{amount}"]
        if language == "ko":
            return [f"{amount}달러", f"미화 {grouped}달러"]
        return [f"${grouped}", f"{amount} dollars", f"USD{amount}"]
    if currency == "IDR":
        millions = f"{amount / 1e6:.1f}".rstrip("0").rstrip(".").replace(".", ",")
        return [f"Rp {grouped}".replace(",", "."), f"Rp{grouped},-".replace(",", ".", grouped.count(","))] + (
            [f"{millions} juta", f"Rp{millions}jt"] if amount % 100000 == 0 else []
        )
    if currency == "PHP":
        return [f"{grouped} pesos", f"₱{grouped}", f"P{amount}"]
    if currency == "KRW":
        return [f"{grouped}원", f"{amount}원"] + ([f"{amount // 10000}만원", f"{amount // 10000}만 원"] if amount % 10000 == 0 else [])
    return [f"RM {amount}", f"{amount} ringgit"] if currency == "MYR" else [f"{amount} dollars"]

"""Amounts that a source states in fields of their own."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from strikeback.intake.gather import Gather
from strikeback.model.money import Money
from strikeback.model.record import RefusalReason

_CODE: Final = re.compile(r"\b([A-Z]{3,4})\b")
_SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₱": "PHP",
    "₩": "KRW",
    "₹": "INR",
    "₫": "VND",
    "฿": "THB",
    "₿": "BTC",
}
_MOST: Final = Decimal(10) ** 15


def read_money(gather: Gather, field: str, amount: str, currency: str) -> Money | None:
    """Return an amount, or None when there is none; one that cannot be read is kept and counted.

    Args:
        gather: The record in the making.
        field: Name of the amount's field.
        amount: Digits with a decimal point; thousands may be set apart by commas.
        currency: ISO code or sign as the source states it; empty: looked for beside the amount.
    """
    text = amount.strip()
    if not text:
        return None
    stated = currency.strip() or text
    code = next((code for sign, code in _SIGNS.items() if sign in stated), None)
    found = _CODE.search(stated.upper()) if code is None else None
    digits = re.sub(r"[^\d.\-]", "", text)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        value = _MOST
    if not abs(value) < _MOST:
        gather.keep(field, amount)
        gather.refuse(RefusalReason.BAD_AMOUNT, field)
        return None
    return Money(amount=value, currency=code or (found[1] if found else None), raw=amount)

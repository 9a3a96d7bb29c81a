"""Amounts as reported: a decimal, and a currency that may be ambiguous."""

from decimal import Decimal
from typing import ClassVar

from strikeback.model.base import Frozen


class Money(Frozen, frozen=True, kw_only=True):
    """An amount with the currency the source states, or the ones it may mean."""

    shown: ClassVar = ("currency",)

    amount: Decimal
    """In whole units of the currency (not cents)."""
    currency: str | None = None
    """ISO 4217 code, or BTC, ETH, TRX, LTC, XMR, USDT; None when unknown."""
    candidates: tuple[str, ...] = ()
    """Codes an ambiguous sign may mean, most likely first (``$``, peso)."""
    raw: str = ""

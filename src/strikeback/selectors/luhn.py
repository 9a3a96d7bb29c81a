"""The Luhn check digit (ISO/IEC 7812-1 annex B), used by cards, IMEI and ICCID."""


def luhn_sum(digits: str) -> int:
    """Return the Luhn sum modulo 10 of digits that include their check digit."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10


def luhn_valid(digits: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of those before it."""
    return luhn_sum(digits) == 0


def luhn_digit(digits: str) -> str:
    """Return the check digit to be appended to ``digits``."""
    return str(-luhn_sum(digits + "0") % 10)

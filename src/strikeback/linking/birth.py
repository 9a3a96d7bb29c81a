"""Birth dates and ages: how much two of them agree."""

from typing import Final

from strikeback.model.time import Moment, PartialDate

SURE: Final = frozenset({"equal", "swapped", "ambiguous"})
"""Levels at which two full dates are one date; a slip of one digit is as often another person's date."""
DAYS_A_YEAR: Final = 365.25
MAX_AGE_GAP: Final = 4.0
"""Years between the birth years that two stated ages imply from which they contradict each other."""


def birth_level(left: PartialDate | None, right: PartialDate | None) -> str:
    """Return the level of agreement: such as ``one_digit``, or empty when one says nothing."""
    if left is None or right is None or left.year is None or right.year is None:
        return ""
    if left.month is None or right.month is None:
        return "partial_year" if left.year == right.year else "else"
    if left.day is None or right.day is None:
        return (
            "partial_month" if (left.year, left.month) == (right.year, right.month) else _parts(left, right)
        )
    if (left.year, left.month, left.day) == (right.year, right.month, right.day):
        return "equal"
    if left.year == right.year and (left.month, left.day) == (right.day, right.month):
        return "ambiguous" if left.ambiguous or right.ambiguous else "swapped"
    return "one_digit" if _one_slip(_digits(left), _digits(right)) else _full(left, right)


def _parts(left: PartialDate, right: PartialDate) -> str:
    return "same_year" if left.year == right.year else "else"


def _full(left: PartialDate, right: PartialDate) -> str:
    if left.year == right.year:
        return "year_month" if left.month == right.month else "same_year"
    if (left.month, left.day) == (right.month, right.day):
        return "month_day"
    return "else"


def _digits(date: PartialDate) -> str:
    return f"{date.year:04d}{date.month:02d}{date.day:02d}"


def _one_slip(left: str, right: str) -> bool:
    """True when one digit differs or two neighbours are exchanged."""
    differ = [i for i in range(len(left)) if left[i] != right[i]]
    if len(differ) == 1:
        return True
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return left[first] == right[second] and left[second] == right[first]


def birth_year(birth: PartialDate | None, age: int | None, moment: Moment | None) -> float | None:
    """Return when somebody was born, in years with a fraction, as far as date or age tell.

    An age of n at a moment means a birth between n and n + 1 years before; the middle is taken.
    """
    if birth is not None and birth.year is not None:
        return birth.year + ((birth.month or 7) - 0.5) / 12
    if age is None or moment is None or moment.utc is None:
        return None
    return moment.utc.year + moment.utc.timetuple().tm_yday / DAYS_A_YEAR - age - 0.5


def age_level(left: float | None, right: float | None) -> str:
    """Return the level of agreement of two birth years, or empty."""
    if left is None or right is None:
        return ""
    gap = abs(left - right)
    limits = {"equal": 0.75, "near": 1.6, "off": MAX_AGE_GAP}
    return next((level for level, limit in limits.items() if gap <= limit), "far")

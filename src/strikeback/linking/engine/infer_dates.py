"""Whether a column of dates writes the day or the month first."""

from collections.abc import Sequence

from strikeback.linking.engine.form_dates import numeric_groups


def date_order(values: Sequence[str]) -> tuple[str, str]:
    """Return ``dmy``, ``mdy`` or ``ymd`` for dates whose layout leaves it open, "" where none does, and why.

    A value above 12 in a place rules that place out for the month, above 31 for the day; the many decide
    against single slips. Where nothing decides, day first.
    """
    groups = [found for value in values if (found := numeric_groups(value))]
    if not groups:
        return "", ""
    first_year = sum(1 for a, b, c in groups if a > 31 and b <= 12 and c <= 31)
    last_year = sum(1 for a, b, c in groups if c > 31 and a <= 31)
    if first_year > last_year:
        return "ymd", "years first"
    day_first = sum(1 for a, b, _ in groups if 12 < a <= 31 and b <= 12)
    month_first = sum(1 for a, b, _ in groups if a <= 12 < b <= 31)
    if month_first > day_first:
        return "mdy", f"{month_first} values can only be month first"
    if day_first:
        return "dmy", f"{day_first} values can only be day first"
    return "dmy", "nothing tells day from month: day first taken"

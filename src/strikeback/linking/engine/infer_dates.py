"""Whether a column of dates writes the day or the month first, as a whole or by another column."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from strikeback.linking.engine.form_dates import numeric_groups, read_date

_DEFAULTS: Final = (
    "19000101",
    "19010101",
    "19700101",
    "18991230",
    "18991231",
    "17530101",
    "10010101",
    "20000101",
    "29991231",
)
"""First days of the calendars of common systems."""
_SLIPS: Final = 0.04
"""Share of deciding values against the many that passes for slips of the pen."""
_LEAST_VOTES: Final = 3
_PURE: Final = 0.95
"""Share of deciding values that must agree with their group's order for a column to explain the order."""


def date_order(values: Sequence[str]) -> tuple[str, str]:
    """Return ``dmy``, ``mdy`` or ``ymd`` for dates whose layout leaves it open, "" where none does, and why.

    A value above 12 in a place rules that place out for the month, above 31 for the day; the many decide
    against single slips. Where both orders occur for certain, both readings are kept (``dmy/mdy``). Where
    nothing decides, day first.
    """
    votes = Counter(vote for value in values if (vote := _vote(value)))
    if not votes:
        return "", ""
    if votes["ymd"] > votes["year_last"]:
        return "ymd", "years first"
    day, month = votes["dmy"], votes["mdy"]
    if not day and not month:
        return "dmy", "nothing tells day from month: day first taken"
    first, second = ("mdy", "dmy") if month > day else ("dmy", "mdy")
    less = min(day, month)
    if less >= _LEAST_VOTES and less > _SLIPS * (day + month):
        return f"{first}/{second}", f"{day} values can only be day first, {month} only month first"
    said = f"{max(day, month)} values can only be {'month' if first == 'mdy' else 'day'} first"
    return first, said


def default_dates(values: Mapping[str, int], order: str) -> tuple[str, ...]:
    """Return the dates that stand for nothing known: system defaults, when far commoner than their like.

    Args:
        values: Rows by date as written.
        order: As for ``read_date``.
    """
    first = order.partition("/")[0]
    counts: Counter[str] = Counter()
    for text, count in values.items():
        counts[read_date(text, first)] += count
    found = []
    for default in _DEFAULTS:
        year = int(default[:4])
        like = [counts[f"{near:04d}{default[4:]}"] for near in range(year - 5, year + 6) if near != year]
        if counts[default] >= 2 and counts[default] > 5 * max(like):
            found.append(default)
    return tuple(found)


def order_by(
    rows: Sequence[str], columns: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the column by whose values the order of day and month changes, and the order of each value.

    Args:
        rows: Dates, row by row.
        columns: Columns of few values, the same rows.
    """
    votes = [vote if (vote := _vote(value)) in ("dmy", "mdy") else "" for value in rows]
    best, habits, purest = "", {}, _PURE
    for name in sorted(columns):
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for vote, group in zip(votes, columns[name], strict=True):
            if vote and group:
                seen[group][vote] += 1
        told = {group: count.most_common(1)[0] for group, count in seen.items()}
        known = sum(count.total() for count in seen.values())
        pure = sum(n for _, n in told.values()) / known if known >= 2 * _LEAST_VOTES else 0.0
        if pure > purest or (pure == purest and not best):
            best, purest = name, pure
            habits = {group: order for group, (order, _) in told.items()}
    return best, tuple(sorted(habits.items()))


def _vote(value: str) -> str:
    """What one date proves: ``dmy``, ``mdy``, ``ymd``, or only that a year of two digits stands last."""
    groups = numeric_groups(value)
    if groups is None:
        return ""
    a, b, c = groups
    if a > 31 and b <= 12 and c <= 31:
        return "ymd"
    if 12 < a <= 31 and b <= 12:
        return "dmy"
    if a <= 12 < b <= 31:
        return "mdy"
    return "year_last" if c > 31 else "open"

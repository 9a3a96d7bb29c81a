"""How a column of dates is written: day or month first, its calendar, the century of short years."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from strikeback.linking.engine.form_calendars import BUDDHIST
from strikeback.linking.engine.form_dates import LATEST, first_of, numeric_groups, plain_groups, read_date

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
_ENOUGH: Final = 8
"""Years of four digits that say which hundred years shorter ones are of."""
_LATE: Final = 0.01
"""Share of the latest years that may be slips."""
_OLD_YEARS: Final = range(1250, 1461)
_OLD: Final = 0.2
"""Share of years of another calendar from which a column is kept in it."""
_THREE: Final = 0.05
_LAST_PERSIAN: Final = 1410
"""Years above are not yet reached in Iran, and are of the Hijri calendar."""
_LONG_ENOUGH: Final = 60
"""Dates of which one falls on the 31st of a month of the Persian calendar."""
_SOLAR: Final = ("shamsi", "jalali", "شمسی", "شمسي", "خورشیدی")
_LUNAR: Final = ("hijri", "هجري", "هجری", "قمری")
_EASTERN: Final = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"


def writing(values: Sequence[str], title: str = "") -> tuple[str, str]:
    """Return all that ``Field.order`` says of how dates are written, and why.

    Args:
        values: Dates as written.
        title: Their heading, which may name a calendar.
    """
    order, said = date_order(values)
    calendar = _calendar(values, title.lower())
    latest = _latest(values, calendar)
    words = [order or "dmy", *[str(latest)] * bool(latest), *[calendar] * bool(calendar)]
    why = [said] * bool(said)
    why += [f"two-digit years up to {latest}, as years of four digits go"] if latest else []
    why += [f"{calendar} calendar"] if calendar else []
    return (" ".join(words) if latest or calendar else order), "; ".join(why)


def _calendar(values: Sequence[str], title: str) -> str:
    """Return the calendar that a column keeps without saying so, "" for the Gregorian one."""
    groups = [found for value in values if (found := plain_groups(value))]
    years = [int(group) for found in groups for group in found if len(group) == 4]
    years += [int(found[0][:4]) for found in groups if len(found) == 1 and len(found[0]) == 8]
    old = [year for year in years if year in _OLD_YEARS]
    if len(old) >= max(3, _OLD * len(years)):
        return _solar_or_lunar(values, groups, old, title)
    short = sum(_is_minguo(found) for found in groups) + sum("民" in value for value in values)
    return "minguo" if short >= max(3, _THREE * len(values)) else ""


def _solar_or_lunar(
    values: Sequence[str], groups: Sequence[Sequence[str]], years: Sequence[int], title: str
) -> str:
    if any(word in title for word in _SOLAR):
        return "persian"
    text = "".join(chain.from_iterable(values))
    latest = sorted(years)[int((1 - _LATE) * (len(years) - 1))]
    if any(word in title for word in _LUNAR) or latest > _LAST_PERSIAN or "هـ" in text:
        return "hijri"
    if any(digit in text for digit in _PERSIAN) or any(
        "31" in found[1:] or found[0] == "31" for found in groups
    ):
        return "persian"
    return "hijri" if len(groups) >= _LONG_ENOUGH or any(digit in text for digit in _EASTERN) else "persian"


def _is_minguo(groups: Sequence[str]) -> bool:
    """Whether a year of three digits, or seven digits that begin with one, stands first."""
    parts = groups
    if len(groups) == 1 and len(groups[0]) == 7 and groups[0][0] in "01":
        parts = (groups[0][:3], groups[0][3:5], groups[0][5:])
    return len(parts) == 3 and len(parts[0]) == 3 and 1 <= int(parts[1]) <= 12 and 1 <= int(parts[2]) <= 31


def _latest(values: Sequence[str], calendar: str) -> int:
    """Return the last year that two digits mean, 0 for the usual one: as far as years of four digits go."""
    years, short = [], 0
    for value in values:
        groups = plain_groups(value)
        long = [int(group) for group in groups if len(group) == 4]
        long += [int(groups[0][:4])] if len(groups) == 1 and len(groups[0]) == 8 else []
        years += long[:1]
        short += not long and len(groups) in (1, 2, 3) and all(len(group) in (1, 2, 6) for group in groups)
    far = [year for year in years if year in BUDDHIST]
    if len(far) > len(years) / 2:
        years = far
    elif calendar in ("persian", "hijri"):
        years = [year for year in years if year in _OLD_YEARS]
    else:
        years = [year for year in years if 1700 <= year <= LATEST]
    if len(years) < _ENOUGH or not short:
        return 0
    years.sort()
    # A few years seen leave a gap to the latest there are.
    latest = years[int((1 - _LATE) * (len(years) - 1))] + 1 + 3 * (years[-1] - years[0]) // len(years)
    return 0 if LATEST - 10 <= latest <= LATEST else latest


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
    first = first_of(order)
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

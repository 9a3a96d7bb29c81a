# ruff: noqa: E501 - a pattern or table row stays on one line
"""Deadlines: how long a text gives somebody, as hours after the moment of writing.

The clock reading of the writer is unknown here, so "by 5 pm tomorrow" is an interval: 17 hours when
written just before midnight, 41 when written just after. Dates are kept as text.
"""

import re
from functools import cache
from typing import Final

from strikeback.selectors.text.deadline_rules import NUMBERS, RULES, UNITS, DeadlineRule
from strikeback.selectors.text.finding import DEADLINE, Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought, SoughtTable, found_at

_HINT: Final = Sought(
    r"hour|hr|min|day|noon|midnight|\bam\b|\bpm\b|tonight|tomorrow|today|tmr|2nite|by |before|until|till|deadline|week|o.?clock"
    r"|oras|bukas|ngayon|mamaya|araw|gabi|bago|adlaw|ugma|karon|takna|gabii|minuto|jam|besok|malam|hari|menit|minit|esok|lusa|tarikh|tanggal|sebelum"
    r"|시간|내일|오늘|까지|이내|전에|분|밤|小时|小時|鐘|钟|分鐘|分钟|明天|今晚|今日|聽日|听日|之前|前|内|內|天"
    r"|heure|demain|avant|ce soir|minute|jour|\d ?h\b|hora|mañana|manana|antes|noche|date limite",
    re.IGNORECASE,
)


def find_deadlines(page: Page) -> None:
    """Add deadlines of all languages; language is never a gate, texts mix them."""
    possible = _table().possible(page.low)
    if not possible or _HINT.search(page.masked, page.low) is None:
        return
    for number, ways in possible:
        rule = RULES[number]
        for match in found_at(rule.pattern, ways, page.masked, page.low):
            _add(page, match, rule)


@cache
def _table() -> SoughtTable:
    return SoughtTable([rule.pattern for rule in RULES])


def _add(page: Page, match: re.Match[str], rule: DeadlineRule) -> None:
    start, end = match.span()
    words = match[0]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    hours = _hours(match, rule)
    if hours is None and rule.form != "date":
        return
    page.add(
        Finding(
            type=DEADLINE,
            start=start,
            end=end,
            raw=page.raw(start, end),
            hours=hours,
            text=page.raw(start, end) if hours is None else "",
            rule=f"deadline.{rule.form}.{rule.language}",
            language=rule.language,
            confidence=rule.confidence,
            negated=page.denied(start),
        )
    )


def _hours(match: re.Match[str], rule: DeadlineRule) -> tuple[float, float] | None:
    if rule.form == "date":
        return None
    if rule.form == "span":
        return _span(match)
    if rule.form == "clock":
        return _clock(match, rule.day)
    return rule.hours


def _span(match: re.Match[str]) -> tuple[float, float] | None:
    groups = match.groupdict()
    unit = next(hours for pattern, hours in UNITS if pattern.fullmatch(groups["unit"]))
    low = _count(groups["n"])
    high = _count(groups["m"]) if groups.get("m") else low
    if low is None or high is None:
        return None
    return (round(low[0] * unit, 4), round(high[1] * unit, 4))


def _count(text: str) -> tuple[float, float] | None:
    text = re.sub(r"\s+", " ", text.strip().lower())
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        value = float(text.replace(",", "."))
        return (value, value)
    return NUMBERS.get(text)


def _clock(match: re.Match[str], day: int | None) -> tuple[float, float] | None:
    """Interval of the next time a clock shows the stated hour; ``day`` 0 today, 1 tomorrow, None unsaid."""
    groups = match.groupdict()
    hour = _hour(groups)
    if hour is None:
        return None
    if day is None:
        return (0.0, 24.0)
    if day == 0:
        return (0.0, hour if hour > 0 else 24.0)
    return (hour + 24.0 * (day - 1), hour + 24.0 * day)


def _hour(groups: dict[str, str | None]) -> float | None:
    value = NUMBERS.get((groups["hour"] or "").strip().lower())
    number = value[0] if value else float(groups["hour"] or 0)
    if not 0 <= number <= 24:
        return None
    part = (groups.get("part") or groups.get("part2") or "").strip().lower().replace(".", "")
    if part and number < 12 and _PM.search(part):
        number += 12
    if part and number == 12 and _AM.fullmatch(part):
        number = 0
    minute = groups.get("minute") or groups.get("minute2") or "0"
    half = 0.5 if minute in {"半", "반"} else float(minute) / 60 if minute.isdigit() else 0.0
    return number + half


_PM: Final = re.compile(
    r"pm|p m|afternoon|evening|night|noon|下午|晚|夜|오후|밤|저녁|sore|malam|petang|siang|hapon|gabi|tanghali|udto|gabii|soir|après-midi|tarde|noche"
)
_AM: Final = re.compile(r"am|a m|오전|上午|凌晨|midnight|in the morning|ng umaga|pagi")

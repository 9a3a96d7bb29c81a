"""The first pass over a chat export: what only the whole file can decide.

The order of day and month, and where a sender's name ends when it holds a colon itself.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from strikeback.intake.times import region_order
from strikeback.intake.whatsapp_lines import (
    Head,
    clean,
    colon_cuts,
    date_parts,
    has_blank_cut,
    looks_like_application,
    read_head,
)

_FIRST_YEAR: Final = 2009  # the service began in 2009
_LAST_YEAR: Final = 2099
_BUDDHIST: Final = 2400  # years above count from the Buddha, 543 ahead, as the shared time reader takes them
_FOREIGN: Final = re.compile(
    r"\[\d{4}-\d\d-\d\d,? \d\d:\d\d\] "
)  # exports of Signal; WhatsApp adds seconds in brackets
_ORDERS: Final = ("DMY", "MDY", "YMD")
_COLON_FLOOR: Final = 3  # messages before a colon is believed to be part of a name


class Scan(NamedTuple):
    """What the first pass found."""

    messages: int
    order: str
    """``DMY``, ``MDY`` or ``YMD``."""
    decided_by: str
    """``values``, ``caller``, ``region`` or ``default``."""
    open_order: bool
    """True: another order would fit the dates just as well."""
    senders: dict[str, int]
    """Label of each sender and the line of the first message."""
    own_form: bool
    """False: every line has the form of another messenger's exports, so the platform stays open."""


class _Names:
    """Counts the possible senders of a file."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.count: dict[str, int] = {}
        self.second: dict[str, str] = {}

    def see(self, rest: str, line: int) -> None:
        """Take one message line into account."""
        cuts = colon_cuts(rest)
        if not cuts or not has_blank_cut(rest) or looks_like_application(*cuts[0]):
            return
        name = cuts[0][0]
        longer = cuts[1][0] if len(cuts) > 1 else ""
        self.first.setdefault(name, line)
        self.count[name] = self.count.get(name, 0) + 1
        if self.second.setdefault(name, longer) != longer:
            self.second[name] = ""

    def settle(self) -> dict[str, int]:
        """Return the senders; a name that always goes on to the same second colon includes it."""
        return {
            self.second[name] if self.second[name] and self.count[name] >= _COLON_FLOOR else name: line
            for name, line in self.first.items()
        }


def scan(lines: Iterable[str], *, stated: str, region: str) -> Scan:
    """Read all lines once.

    Args:
        lines: The file's lines.
        stated: The caller's date order; used when the dates leave it open.
        region: ISO country of the phone; used after that.
    """
    names = _Names()
    dates: list[str] = []
    messages = foreign = 0
    for number, line in enumerate(lines, 1):
        head = read_head(line)
        if head is None:
            continue
        messages += 1
        foreign += _FOREIGN.match(line) is not None
        names.see(head.rest, number)
        if not dates or dates[-1] != head.date:
            dates.append(head.date)
    order, decided_by, open_order = _decide(dates, stated, region)
    return Scan(messages, order, decided_by, open_order, names.settle(), foreign < messages)


def split_sender(head: Head, senders: dict[str, int]) -> tuple[str, str]:
    """Return sender and text; the sender of a line written by the application is empty."""
    cuts = colon_cuts(head.rest)
    for name, text in reversed(cuts):
        if name in senders:
            return name, text
    return "", clean(head.rest)


def _decide(dates: list[str], stated: str, region: str) -> tuple[str, str, bool]:
    """Return the order, who decided it, and whether it stayed open.

    An order must make every text a day of the service's life. Messages stand in the order of time,
    so among those the order with the fewest steps backwards wins.
    """
    parts = [numbers for text in dates if (numbers := date_parts(text)) is not None]
    misses = {order: sum(_day(numbers, order) is None for numbers in parts) for order in _ORDERS}
    fits = [order for order in _ORDERS if misses[order] == min(misses.values())]
    steps = {order: _backward(parts, order) for order in fits}
    fits = [order for order in fits if steps[order] == min(steps.values())]
    readings = {tuple(_day(numbers, order) for numbers in parts) for order in fits}
    if len(readings) == 1:
        return fits[0], "values", False
    if stated in fits:
        return stated, "caller", False
    habit = region_order(region)
    if habit in fits:
        return habit, "region", True
    return fits[0], "default", True


def _backward(parts: list[tuple[int, int, int]], order: str) -> int:
    days = [day for numbers in parts if (day := _day(numbers, order)) is not None]
    return sum(later < earlier for earlier, later in pairwise(days))


def _day(numbers: tuple[int, int, int], order: str) -> date | None:
    """Return the day three numbers mean in an order; None when there is no such day."""
    first, second, third = numbers
    if order == "YMD":
        year, month, day = first, second, third
    elif order == "MDY":
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    if year < 100:
        year += 2000
    elif year > _BUDDHIST:
        year -= 543
    if (
        not _FIRST_YEAR <= year <= _LAST_YEAR
        or (order == "YMD" and third > 99)
        or (order != "YMD" and first > 99)
    ):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

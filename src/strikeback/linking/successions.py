"""Accounts that follow each other: the same stem on the same platform, one ending where the next begins.

An offender whose account is closed opens the next within days, on the same platform, under the same name
with other digits. Another user of the same persona does so at another time, or at the same time. What tells
them apart is when accounts were in use, which no pair of records shows: it is gathered once an account.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from strikeback.linking.context import Contexts
from strikeback.linking.corpus import Corpus
from strikeback.linking.handles import joined, platform_and_name, stem
from strikeback.linking.linked import grain
from strikeback.model.record import Role
from strikeback.model.selector import SelectorKind as K

OVERLAP_DAYS: Final = 1
"""Days by which a successor may begin early: victims are still held on the old account."""
NEXT_DAYS: Final = 14
"""Longest pause: closed accounts are replaced within days, reports of the first victims come later."""
RIVAL_DAYS: Final = 21
"""Within which a third account of the same stem and platform could as well be the neighbour."""
SUCCESSION: Final = ((7, 9.0), (NEXT_DAYS, 7.5))
"""Pause in days, at most, and bits. m .6, that the next account keeps the stem and is reported; u that of a
stranger's accounts of this stem one of this platform begins in those days: some 5 platforms, a year of
days, so 14 / 365 / 5 or 7.0 bits, and twice that for half the pause (less .7 for m, plus 1.5 for the hand
that made the name, judgement)."""

RIVAL_BITS: Final = 3.5
MAX_RIVALS: Final = 3
PARTED_DAYS: Final = 30
"""Pause from which accounts of one made-up name on two platforms are as likely two users of one persona."""
MAX_ACCOUNTS: Final = 40
"""Accounts of one stem on one platform from which it is a fashion, not a person's."""

Account = tuple[str, str]
"""Platform and user name without separators."""


@dataclass(slots=True)
class Successions:
    """When accounts of suspects were in use, and which follow which."""

    periods: dict[Account, tuple[int, int]] = field(default_factory=dict)
    """First and last day (ordinal) of each account's reports."""
    bits: dict[tuple[Account, Account], tuple[float, str]] = field(default_factory=dict)
    """Bits and note of two accounts, in order, of which one succeeds the other."""
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Person records worth comparing: the last of one account with the first of its successor."""

    def between(self, one: str, other: str) -> tuple[float, str]:
        """Return bits and note for two handles (selector values) one of which succeeds the other."""
        low, high = sorted((account_of(one), account_of(other)))
        return self.bits.get((low, high), (0.0, ""))

    def parted(self, one: str, other: str) -> bool:
        """Whether two handles were in use at times far from each other."""
        here, there = self.periods.get(account_of(one)), self.periods.get(account_of(other))
        if here is None or there is None:
            return False
        return max(here[0], there[0]) - min(here[1], there[1]) > PARTED_DAYS


def account_of(handle: str) -> Account:
    """Return platform and joined user name of a handle selector's value."""
    platform, name = platform_and_name(handle)
    return platform, joined(name)


def find_successions(corpus: Corpus, contexts: Contexts) -> Successions:
    """Return the accounts of suspects by when they were in use, and which of them follow each other."""
    uses: dict[Account, list[tuple[int, int]]] = defaultdict(list)
    groups: dict[Account, set[Account]] = defaultdict(set)
    for person in corpus.of("person"):
        day = contexts.units[corpus.unit[person]].day
        if day is None or corpus.records[person].role is not Role.SUSPECT:
            continue
        for kind, value in corpus.held[person]:
            platform, name = platform_and_name(value)
            if kind is K.HANDLE:
                uses[account_of(value)].append((day.toordinal(), person))
                if stem(name) and platform != "?":
                    groups[platform, stem(name)].add(account_of(value))
    out = Successions(periods={account: (min(used)[0], max(used)[0]) for account, used in uses.items()})
    for accounts in groups.values():
        if 1 < len(accounts) <= MAX_ACCOUNTS:
            _follow(out, sorted(accounts), uses)
    out.pairs.sort()
    return out


def _follow(out: Successions, accounts: list[Account], uses: dict[Account, list[tuple[int, int]]]) -> None:
    """Add the successions among the accounts of one stem and platform."""
    for one, other in combinations(accounts, 2):
        earlier, later = sorted((one, other), key=lambda account: (out.periods[account], account))
        end, begin = out.periods[earlier][1], out.periods[later][0]
        pause = begin - end
        if not -OVERLAP_DAYS <= pause <= NEXT_DAYS:
            continue
        rivals = _rivals(out, (a for a in accounts if a not in (one, other)), end, begin)
        bits = next(worth for limit, worth in SUCCESSION if pause <= limit)
        bits = grain(bits - RIVAL_BITS * min(MAX_RIVALS, rivals))
        note = f"same platform, begins {max(0, pause)} days after the other ends"
        if rivals:
            note += f"; {rivals} other accounts of this stem near"
        if bits > 0:
            out.bits[one, other] = bits, note
            left, right = max(uses[earlier])[1], min(uses[later])[1]
            if left != right:
                out.pairs.append((min(left, right), max(left, right)))


def _rivals(out: Successions, others: Iterable[Account], end: int, begin: int) -> int:
    """Count other accounts that begin near the end of the first or end near the beginning of the second."""
    return sum(
        abs(out.periods[a][0] - end) <= RIVAL_DAYS or abs(begin - out.periods[a][1]) <= RIVAL_DAYS
        for a in others
    )

"""Accounts that follow each other: the same stem on the same platform, one ending where the next begins.

An offender whose account is closed opens the next within days, on the same platform, under the same name
with other digits. Another user of the same persona does so at another time, or at the same time. What tells
them apart is when accounts were in use, which no pair of records shows: it is gathered once an account.

How sure a succession is, the records themselves tell: users of one persona who do not know of each other
begin at any time, successors right after an end. Pairs of accounts that begin one to four months after an
end say how many begin in the first days by chance; what is seen there beyond that are successors. Few such
pairs prove nothing: then a further witness is needed, such as a payment, a device or a victim in common.
"""

import math
from collections import Counter, defaultdict
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
PARTED_DAYS: Final = 30
"""Pause from which accounts of one made-up name on two platforms are as likely two users of one persona."""
CHANCE: Final = range(31, 121)
"""Days after an end in which accounts of a stem begin by chance: too late for a successor, as a rule."""
LEAST_ODDS: Final = 0.25
"""Of a kind of which chance explains all: the one at hand may be the first that is none (judgement)."""
UNPROVEN: Final = 2.0
"""Chance successions taken for granted beside those expected: three seen, none expected, are 3 : 2."""
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
    proven: dict[tuple[Account, Account], tuple[float, str]] = field(default_factory=dict)
    """Posterior log2 odds that such a succession is one, and note, from how many of its kind are chance."""
    rivals: dict[tuple[Account, Account], int] = field(default_factory=dict)
    """Third accounts that could as well be the neighbour of one of two."""
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Person records worth comparing: the last of one account with the first of its successor."""

    def between(self, one: str, other: str) -> tuple[float, str]:
        """Return bits and note for two handles (selector values) one of which succeeds the other."""
        low, high = sorted((account_of(one), account_of(other)))
        return self.bits.get((low, high), (0.0, ""))

    def pause(self, one: Account, other: Account) -> int:
        """Return the days from the end of the account that began first to the beginning of the other."""
        earlier, later = sorted((one, other), key=lambda account: (self.periods[account], account))
        return self.periods[later][0] - self.periods[earlier][1]

    def odds(self, one: str, other: str) -> tuple[float, str]:
        """Return what stem and time together can amount to: log2 odds and note."""
        low, high = sorted((account_of(one), account_of(other)))
        odds, note = self.proven.get((low, high), (0.0, "no such succession is known to be one"))
        return grain(odds - shared(self.rivals.get((low, high), 0))), note

    def parted(self, one: str, other: str) -> bool:
        """Whether two handles were in use at times far from each other."""
        here, there = self.periods.get(account_of(one)), self.periods.get(account_of(other))
        if here is None or there is None:
            return False
        return max(here[0], there[0]) - min(here[1], there[1]) > PARTED_DAYS


def shared(rivals: int) -> float:
    """Return the bits that rivals take: one at most is the neighbour, each as likely.

    On 321 pairs of eight worlds kept for tuning one rival took 1.0 bits, two or more 1.9.
    """
    return math.log2(1 + rivals)


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
    some = [sorted(accounts) for accounts in groups.values() if 1 < len(accounts) <= MAX_ACCOUNTS]
    for accounts in some:
        _follow(out, accounts, uses)
    _prove(out, some)
    out.pairs.sort()
    return out


def _prove(out: Successions, groups: Iterable[list[Account]]) -> None:
    """Add the odds of each succession: those seen of its kind against those that chance would show.

    A kind is the pause, and whether the stem has further accounts. In a span of d days, two fall k days apart
    in proportion to d - k.
    """
    days = [day for period in out.periods.values() for day in period]
    span = max(days, default=0) - min(days, default=0)
    late: Counter[bool] = Counter()
    seen: dict[tuple[int, bool], list[tuple[Account, Account]]] = defaultdict(list)
    for accounts in groups:
        several = len(accounts) > 2
        for one, other in combinations(accounts, 2):
            pause = out.pause(one, other)
            late[several] += pause in CHANCE
            if -OVERLAP_DAYS <= pause <= NEXT_DAYS:
                limit = next(limit for limit, _ in SUCCESSION if pause <= limit)
                seen[limit, several].append((one, other))
    known = sum(max(0, span - k) for k in CHANCE)
    first = -OVERLAP_DAYS
    for limit, _ in SUCCESSION:
        share = sum(max(0, span - abs(k)) for k in range(first, limit + 1)) / known if known else math.inf
        for several in (False, True):
            pairs = seen[limit, several]
            chance = late[several] * share if late[several] else 0.0
            odds = max(LEAST_ODDS, (len(pairs) - chance) / (chance + UNPROVEN)) if known else 1.0
            note = f"{len(pairs):,} accounts follow so, {chance:,.1f} of them by chance"
            if not known:
                note = "the cases span too few days to tell chance"
            worth = grain(math.log2(odds)), note
            out.proven.update(dict.fromkeys(pairs, worth))
        first = limit + 1


def _follow(out: Successions, accounts: list[Account], uses: dict[Account, list[tuple[int, int]]]) -> None:
    """Add the successions among the accounts of one stem and platform."""
    for one, other in combinations(accounts, 2):
        earlier, later = sorted((one, other), key=lambda account: (out.periods[account], account))
        end, begin = out.periods[earlier][1], out.periods[later][0]
        pause = out.pause(one, other)
        if not -OVERLAP_DAYS <= pause <= NEXT_DAYS:
            continue
        rivals = _rivals(out, (a for a in accounts if a not in (one, other)), end, begin)
        bits = next(worth for limit, worth in SUCCESSION if pause <= limit)
        bits = grain(bits - shared(rivals))
        note = f"same platform, begins {max(0, pause)} days after the other ends"
        if rivals:
            note += f"; {rivals} other accounts of this stem near"
        if bits > 0:
            out.bits[one, other] = bits, note
            out.rivals[one, other] = rivals
            left, right = max(uses[earlier])[1], min(uses[later])[1]
            if left != right:
                out.pairs.append((min(left, right), max(left, right)))


def _rivals(out: Successions, others: Iterable[Account], end: int, begin: int) -> int:
    """Count other accounts that begin near the end of the first or end near the beginning of the second."""
    return sum(
        abs(out.periods[a][0] - end) <= RIVAL_DAYS or abs(begin - out.periods[a][1]) <= RIVAL_DAYS
        for a in others
    )

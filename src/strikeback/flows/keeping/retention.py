"""Retention: what may no longer be kept goes, unless a law holds it; and somebody notices when nobody looked.

A contribution is due when the earliest review date of its records, or the default period after it came, has
passed and nobody has renewed it. A dry run is the default everywhere; a real one is a fact, logged, and its
absence is an alarm.
"""

from datetime import date, timedelta
from typing import ClassVar, Final

from strikeback.flows.decide import check_signature
from strikeback.flows.derive import derive
from strikeback.flows.keeping.erase import RETENTION, destroy
from strikeback.flows.keeping.withdraw import own_contribution
from strikeback.flows.progress import Progress, silent, stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Renewal, Run
from strikeback.model.time import Clock
from strikeback.store import facts, lifecycle, notices, records
from strikeback.store.open import Connection, Store

DEFAULT_DAYS: Final = 5 * 365
"""INTERPOL's Rules on the Processing of Data: at most five years for the first period (read in summaries)."""

ALARM_DAYS: Final = 2
"""A daily run that is missing this long is an alarm."""

REASON: Final = "the time for keeping it is over"
AUTHORITY: Final = "the retention rule"


class Due(Frozen, frozen=True, kw_only=True):
    """A contribution whose time is over, or soon will be."""

    shown: ClassVar = ("contribution", "originator", "until", "held")

    contribution: str
    originator: str
    file: str
    records: int
    until: str
    """ISO date: the last day on which it may be kept."""
    held: bool
    """A legal hold keeps it all the same."""


class Retained(Frozen, frozen=True, kw_only=True):
    """What a run found and did."""

    shown: ClassVar = ("day", "dry")

    day: str
    dry: bool
    due: tuple[Due, ...]
    erased: tuple[str, ...]


class Status(Frozen, frozen=True, kw_only=True):
    """Whether somebody looks."""

    shown: ClassVar = ("last", "alarm")

    last: str
    """ISO date of the newest run; empty: never."""
    alarm: bool
    due: int
    """Contributions whose time is over and that no hold keeps."""
    overdue: int
    """Notices nobody has confirmed in time."""


def list_due(
    store: Store, *, day: str, default_days: int = DEFAULT_DAYS, agency: str = ""
) -> tuple[Due, ...]:
    """Return the contributions whose time is over on a day, the oldest first.

    Args:
        store: The store.
        day: ISO date; a later one than today shows what is coming.
        default_days: How long is kept what states no review date.
        agency: Only what this one gave; empty: everybody's.

    Raises:
        UsageError: Not a date.
    """
    today = _day(day)
    with store.read() as connection:
        return _due(connection, today, default_days, agency)


def run_retention(
    store: Store,
    *,
    clock: Clock,
    by: str,
    dry: bool = True,
    default_days: int = DEFAULT_DAYS,
    agency: str = "",
    progress: Progress = silent,
) -> Retained:
    """Erase what is due and not held; a dry run only says what it would do.

    Args:
        store: The store.
        clock: Tells the day.
        by: Who runs it, ``agency/user`` or the name of a job.
        dry: Change nothing.
        default_days: How long is kept what states no review date.
        agency: Only what this one gave; empty: everybody's.
        progress: Told the contributions done.
    """
    at = stamp(clock)
    found = list_due(store, day=at[:10], default_days=default_days, agency=agency)
    going = [one for one in found if not one.held]
    if dry:
        return Retained(day=at[:10], dry=True, due=found, erased=())
    for number, one in enumerate(going):
        progress("erasing", number, len(going))
        destroy(store, one.contribution, reason=REASON, authority=AUTHORITY, by=by, second=RETENTION, at=at)
    made = Run(
        id=derive_id("run", [at, by]),
        day=at[:10],
        at=at,
        by=by,
        due=len(found),
        erased=len(going),
        held=len(found) - len(going),
        agency=agency,
    )
    with store.write() as connection:
        notices.add_run(connection, made)
    if going:
        derive(store, clock=clock, progress=progress)
        store.scrub()
    return Retained(day=at[:10], dry=False, due=found, erased=tuple(one.contribution for one in going))


def renew(store: Store, contribution: str, *, until: str, reason: str, by: str, clock: Clock) -> Renewal:
    """Keep a contribution longer, after its originator has reviewed it.

    Raises:
        NotFoundError: No such contribution.
        RefusedError: It is another agency's.
        UsageError: Reason or person are missing, or the date is none or not in the future.
    """
    check_signature(reason, by)
    at = stamp(clock)
    if _day(until).isoformat() <= at[:10]:
        raise UsageError("the next review has to lie in the future", where="--until")
    with store.write() as connection:
        found = own_contribution(connection, contribution, by)
        made = Renewal(
            id=derive_id("ren", [found.id, until, by, at]),
            object=found.id,
            by=by,
            reason=reason,
            until=until,
            at=at,
        )
        notices.add_renewal(connection, made)
    return made


def status(store: Store, *, clock: Clock, agency: str = "") -> Status:
    """Return whether retention ran lately, and what waits; of one agency, or of everybody."""
    today = date.fromisoformat(stamp(clock)[:10])
    with store.read() as connection:
        last = notices.last_run(connection, agency)
        due = [one for one in _due(connection, today, DEFAULT_DAYS, agency) if not one.held]
        late = [
            told
            for told, done in notices.notices(connection)
            if done is None and told.due < str(today) and agency in {"", told.originator}
        ]
    ran = last.day if last else ""
    silent_for = (today - date.fromisoformat(ran)).days if ran else ALARM_DAYS + 1
    return Status(last=ran, alarm=silent_for > ALARM_DAYS, due=len(due), overdue=len(late))


def _due(connection: Connection, today: date, default_days: int, agency: str) -> tuple[Due, ...]:
    """Return what is due on a day."""
    renewed = notices.renewals(connection)
    found = []
    for one in facts.contributions(connection):
        if agency not in {"", one.originator}:
            continue
        reviews = [r for r in records.reviews_of(connection, one.id) if r]
        until = _until(one.received, min(reviews, default=""), renewed.get(one.id, ""), default_days)
        if until < today.isoformat():
            held = bool(lifecycle.held_with(connection, one.id))
            due = Due(
                contribution=one.id,
                originator=one.originator,
                file=one.file,
                records=one.records,
                until=until,
                held=held,
            )
            found.append(due)
    return tuple(sorted(found, key=lambda one: (one.until, one.contribution)))


def _until(received: str, review: str, renewed: str, default_days: int) -> str:
    """Return the last day on which something may be kept; what is no date counts as the default period."""
    try:
        stated = date.fromisoformat(review).isoformat()
    except ValueError:
        stated = (date.fromisoformat(received[:10]) + timedelta(days=default_days)).isoformat()
    return max(stated, renewed)


def _day(text: str) -> date:
    """Return an ISO date.

    Raises:
        UsageError: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("a date is written YYYY-MM-DD", remedy="For example: 2027-01-31") from None

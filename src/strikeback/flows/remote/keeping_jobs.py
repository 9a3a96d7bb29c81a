"""Jobs of data protection: an erasure that two persons agreed to, and an agency's retention."""

from typing import ClassVar

import msgspec

from strikeback.flows.remote.job_progress import telling
from strikeback.flows.remote.spool import Spool
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.time import Clock
from strikeback.store import erasure_asks
from strikeback.store.open import Store
from strikeback.store.service import JobRow


class KeepAsk(Frozen, frozen=True, kw_only=True):
    """What a job of data protection is about: the id of an ask, or an agency."""

    shown: ClassVar = ("about",)

    about: str


def carry_out(store: Store, spool: Spool, row: JobRow, clock: Clock) -> tuple[str, str]:
    """Carry out what two persons agreed to; return the state and the result to keep."""
    from strikeback.flows.derive import derive  # noqa: PLC0415 - the engine is slow to import
    from strikeback.flows.keeping.erase import erase  # noqa: PLC0415

    about = msgspec.json.decode(row.ask, type=KeepAsk).about
    with store.read() as connection:
        found = [one for one in erasure_asks.asks(connection, row.agency) if one.ask.id == about]
    if not found or found[0].outcome != erasure_asks.Ended.AGREED:
        return "failed", NotFoundError.code
    asked, second = found[0].ask, found[0].second
    progress = telling(spool, row.id)
    try:
        if found[0].erasure is None:
            erase(
                store,
                asked.object,
                reason=asked.reason,
                authority=asked.authority,
                by=asked.by,
                second=second,
                ask=asked.id,
                clock=clock,
                progress=progress,
            )
        else:  # the server stopped between the rows and what is derived from them
            derive(store, clock=clock, progress=progress)
            store.scrub()
    except (ConflictError, NotFoundError, RefusedError, UsageError) as error:
        return "failed", error.code
    return "done", ""


def retain(store: Store, spool: Spool, row: JobRow, clock: Clock) -> tuple[str, str]:
    """Run retention for an agency; return the state and the result to keep."""
    from strikeback.flows.keeping.retention import run_retention  # noqa: PLC0415 - the engine is slow to import

    try:
        run_retention(
            store,
            clock=clock,
            by=row.user,
            dry=False,
            agency=row.agency,
            progress=telling(spool, row.id),
        )
    except ConflictError as error:
        return "failed", error.code
    return "done", ""

"""Break-glass: what an opening in an emergency may cover, and who may open it. Pure rules.

It takes a reason and two people of one agency: one asks, a supervisor who is somebody else opens. It covers
the records named, at the level named, for the person who asked, for the minutes named, and nothing else.
"""

from collections.abc import Sequence
from typing import Final

from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.policy import sees_content

MOST_MINUTES: Final = 240
MOST_RECORDS: Final = 200
OPENERS: Final = frozenset({Duty.OFFICER, Duty.SUPERVISOR})
"""Duties with which an opening is asked for; machines never do."""


def check_ask(viewer: Viewer, records: Sequence[str], level: Level, minutes: int, reason: str) -> None:
    """Refuse what may not even be asked for.

    Raises:
        RefusedError: The duty does not allow it.
        UsageError: Nobody named, no reason, no record, too much or too long.
    """
    if not sees_content(viewer) or OPENERS.isdisjoint(viewer.duties):
        raise RefusedError("this duty does not open what is withheld")
    if not viewer.user or not reason.strip():
        raise UsageError("an opening needs a name and a reason", where="--reason")
    if level not in {Level.SUMMARY, Level.FULL}:
        raise UsageError("an opening is to a summary or to the full record", where="--level")
    if not 1 <= minutes <= MOST_MINUTES:
        raise UsageError(f"an opening lasts 1 to {MOST_MINUTES} minutes", where="--minutes")
    if not 1 <= len(records) <= MOST_RECORDS:
        raise UsageError(f"an opening is about 1 to {MOST_RECORDS} records")


def check_second(agency: str, user: str, second: Viewer) -> None:
    """Refuse a second person who may not open what ``user`` of ``agency`` asks for.

    Raises:
        RefusedError: The same person, of another agency, or no supervisor.
    """
    if second.agency != agency or not second.user or second.user == user:
        raise RefusedError("a second person of the same agency opens it")
    if Duty.SUPERVISOR not in second.duties:
        raise RefusedError("a supervisor opens it")

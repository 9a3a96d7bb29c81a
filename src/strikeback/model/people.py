"""People who use the system, what their duty is, and as whom they look at something."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen

DEFAULT_PURPOSE = "sextortion-investigation"
"""The purpose that terms carry unless their originator states another one."""


class Duty(StrEnum):
    """What somebody is there for; one person may have several duties in one agency."""

    OFFICER = "officer"
    """Imports, searches, decides, asks and answers for its agency."""
    SUPERVISOR = "supervisor"
    """What an officer may; second person of what needs two."""
    COORDINATOR = "coordinator"
    """Sees who works with whom, as far as the records' terms allow."""
    EXHIBIT_OFFICER = "exhibit_officer"
    AUDITOR = "auditor"
    """Reads the log, never content."""
    DATA_PROTECTION = "data_protection"
    """Answers those concerned, sets holds, runs retention."""
    ADMINISTRATOR = "administrator"
    """Manages people and keys without sight of content."""
    SERVICE = "service"
    """A machine of the agency; acts as an officer within the scopes its key has."""


CONTENT_DUTIES = frozenset(
    {
        Duty.OFFICER,
        Duty.SUPERVISOR,
        Duty.COORDINATOR,
        Duty.EXHIBIT_OFFICER,
        Duty.DATA_PROTECTION,
        Duty.SERVICE,
    }
)
"""Duties with which content may be seen at all; the terms of each record still decide."""


class User(Frozen, frozen=True, kw_only=True):
    """A person, or a machine, of an agency."""

    shown: ClassVar = ("id", "duties", "active")

    id: str
    """``agency/name``, lower case."""
    duties: tuple[Duty, ...]
    active: bool = True

    @property
    def agency(self) -> str:
        """Id of the agency."""
        return self.id.partition("/")[0]


class Viewer(Frozen, frozen=True, kw_only=True):
    """As whom, and what for, something is looked at. Every guarded flow takes one."""

    shown: ClassVar = ("agency", "duties", "purpose")

    agency: str
    user: str = ""
    """``agency/name``; empty: the agency as such, as for leads."""
    duties: tuple[Duty, ...] = (Duty.OFFICER,)
    purpose: str = DEFAULT_PURPOSE
    case: str = ""
    """The viewer's own case number; kept with what is logged."""
    broken: str = ""
    """Id of a break-glass opening that is in force; empty: none."""
    now: str = ""
    """RFC 3339 UTC: when it is looked at. Empty: unknown, and whatever ends some day counts as ended."""

    @property
    def name(self) -> str:
        """The actor of what is logged."""
        return self.user or self.agency

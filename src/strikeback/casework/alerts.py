"""From an assessment to alerts: who must act, by when. Nothing may hold an alert back.

Who and when: the proposal of reference/domain.md section 7 (duty officers of the agency that took the
report and of the victim's country). A handling code decides what the second agency is told, never whether.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.casework import Alert, Assessment, Band, TriageReason
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.record import Agency
from strikeback.sharing.policy import allow

ALERTED: Final = (Band.P1, Band.P2)
_DUTY_KINDS: Final = frozenset({"police", "hotline"})


class ReportInHand(Frozen, frozen=True, kw_only=True):
    """What raising an alert needs to know of the report it is about."""

    shown: ClassVar = ("report", "originator")

    report: str
    """Record id of the report or conversation."""
    originator: str
    handling: Handling
    received: datetime
    """Aware UTC time at which the contribution was taken in: the clock starts here."""
    victim_country: str = ""
    """ISO alpha-2; empty: unknown."""
    entity: str = ""
    """Victim entity, when known."""


def raise_alerts(
    assessments: Iterable[Assessment], reports: dict[str, ReportInHand], agencies: Sequence[Agency]
) -> tuple[Alert, ...]:
    """Return one alert an agency for every assessment that is not routine, most urgent first.

    Args:
        assessments: Triage results.
        reports: By record id; every assessed report is in it.
        agencies: All participating agencies.
    """
    alerts = [
        _alert(assessment, reports[assessment.report], agency, told)
        for assessment in assessments
        if assessment.band in ALERTED
        for agency, told in _recipients(reports[assessment.report], agencies)
    ]
    return tuple(sorted(alerts, key=urgency))


def urgency(alert: Alert) -> tuple[str, str, str]:
    """Sort key: band, then time due, then id."""
    return (alert.band.value, alert.due, alert.id)


def _recipients(report: ReportInHand, agencies: Sequence[Agency]) -> list[tuple[str, tuple[str, ...]]]:
    """The agencies to alert, each with those the alert escalates to."""
    abroad = sorted(
        agency.id
        for agency in agencies
        if report.victim_country
        and agency.country == report.victim_country
        and agency.kind in _DUTY_KINDS
        and agency.id != report.originator
    )
    coordinators = tuple(sorted(agency.id for agency in agencies if agency.kind == "coordinator"))
    return [(agency, coordinators) for agency in [report.originator, *abroad]]


def _alert(assessment: Assessment, report: ReportInHand, agency: str, chain: tuple[str, ...]) -> Alert:
    full = allow(Viewer(agency=agency), report.originator, report.handling) is Level.FULL
    reasons = assessment.reasons if full else tuple(_without_words(r) for r in assessment.reasons)
    rules = sorted({reason.rule for reason in assessment.reasons})
    return Alert(
        id=derive_id("al", [assessment.report, agency, assessment.band.value, *rules]),
        band=assessment.band,
        agency=agency,
        report=assessment.report,
        entity=report.entity,
        reasons=reasons,
        raised=_text(report.received),
        due=_text(report.received + timedelta(minutes=assessment.minutes)),
        escalate_to=chain,
    )


def _without_words(reason: TriageReason) -> TriageReason:
    return msgspec.structs.replace(reason, quote="", start=0, end=0)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")

"""Alerts and leads as an agency reads them: what is urgent on top."""

from typing import ClassVar

from strikeback.flows.assess import assess_new
from strikeback.flows.claims import holders, stored_claims
from strikeback.flows.place import place
from strikeback.flows.views.hub_leads import every_lead
from strikeback.model.base import Frozen
from strikeback.model.bodies import Report
from strikeback.model.casework import Alert, Lead
from strikeback.model.record import Record
from strikeback.store import judgements, lookup, records
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store


class AlertEntry(Frozen, frozen=True, kw_only=True):
    """An alert with the place of its report and whether somebody has taken it on."""

    shown: ClassVar = ("alert",)

    alert: Alert
    minutes: int
    report: dict[str, str | int]
    acknowledged: Acknowledgement | None = None


class LeadEntry(Frozen, frozen=True, kw_only=True):
    """A lead with the places of the records that its agency may see."""

    shown: ClassVar = ("lead",)

    lead: Lead
    own: tuple[dict[str, str | int], ...]
    foreign: tuple[dict[str, str | int], ...]
    holder: str = ""
    """Agency that works on it now, also one that took it after the last derivation; empty: nobody."""


def list_alerts(store: Store, *, agency: str = "") -> tuple[AlertEntry, ...]:
    """Return alerts, those nobody has acknowledged first, then by band and time due.

    Reports that were stored but not assessed yet (a crash in between) are assessed now.
    """
    assess_new(store)
    with store.read() as connection:
        found = lookup.alerts(connection, agency=agency)
        known = records.get_records(connection, {one.report for one in found})
        results = lookup.assessments(connection, {one.report for one in found})
        taken = judgements.acknowledgements(connection)
    entries = [
        AlertEntry(
            alert=one,
            minutes=results[one.report].minutes,
            report=report_place(known[one.report]),
            acknowledged=taken.get(one.id),
        )
        for one in found
        if one.report in known
    ]
    return tuple(sorted(entries, key=lambda entry: entry.acknowledged is not None))


def list_leads(store: Store, *, agency: str = "") -> tuple[LeadEntry, ...]:
    """Return leads, the strongest first within an agency, and then what other hubs have a hit on."""
    with store.read() as connection:
        found = [*lookup.leads(connection, agency=agency), *every_lead(connection, agency)]
        known = records.get_records(connection, {r for one in found for r in (*one.own, *one.foreign)})
        working = holders(found, stored_claims(connection))
    return tuple(
        LeadEntry(
            lead=one,
            own=tuple(place(known[r]) for r in one.own if r in known),
            foreign=tuple(place(known[r]) for r in one.foreign if r in known),
            holder=working.get(one.id, ""),
        )
        for one in found
    )


def report_place(record: Record) -> dict[str, str | int]:
    """Return the place of a report, with its number."""
    number = record.body.number if isinstance(record.body, Report) else ""
    return place(record) | {"number": number or record.locator.ident}

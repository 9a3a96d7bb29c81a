"""search, show, why, alerts, leads: what only reads."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, AgencyFilter, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.views.listing import AlertEntry, LeadEntry
    from strikeback.model.links import Link


def search(
    text: Annotated[
        str, typer.Argument(help="Phone, account, wallet, name in any script, report number, id.")
    ],
    region: Annotated[
        str, typer.Option(metavar="CC", help="Country of a national phone number; all agencies' when absent.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most hits shown.")] = 50,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Find records by an identifier in any spelling, a name in any script, a number, an id.

    Names and identifiers are masked in the list; `strikeback show ID` opens one record.

    Example: `strikeback search "0917 000 0000" --region PH`
    """
    from strikeback.cli.output import note, print_json, print_table
    from strikeback.flows.derive import is_stale
    from strikeback.flows.search import search as find
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        hits = find(opened, text, region=region.upper(), limit=limit)
        stale = is_stale(opened)
    if json:
        print_json(
            [
                {
                    "record": hit.record,
                    "by": hit.by,
                    "matched": hit.matched,
                    "found_in": hit.found_in,
                    "label": hit.label,
                    "entity": hit.entity,
                    "place": hit.place,
                }
                for hit in hits
            ]
        )
    else:
        rows = [
            (hit.record, hit.place["kind"], hit.place["role"], hit.label, hit.by, hit.place["originator"])
            for hit in hits
        ]
        print_table(("record", "kind", "role", "masked", "found by", "agency"), rows, ids=[0])
        note(f"{len(hits)} found.")
    if stale:
        note("Facts have changed since the last link: run strikeback link to search them all.")


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Record, entity, alert, lead, contribution.")],
    store: StoreOption = STORE,
) -> None:
    """Show one thing with everything around it, unmasked, as JSON.

    Example: `strikeback show e_ab12cd`
    """
    from strikeback.cli.output import print_json
    from strikeback.flows.show import show as describe
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        print_json(describe(opened, identity))


def why(
    left: Annotated[str, typer.Argument(metavar="A", help="Record or entity id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    store: StoreOption = STORE,
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw the reasons of the weakest link.")
    ] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Say why two records or entities are linked: every reason with its weight; they add up.

    Example: `strikeback why r_ab12cd r_ef34gh`
    """
    from strikeback.cli.output import print_json, say, write_lines
    from strikeback.flows.why import drawn
    from strikeback.flows.why import why as explain
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        answer = explain(opened, left, right)
    if svg is not None:
        write_lines([drawn(answer)], svg)
    if json:
        print_json(
            {
                "left": answer.left,
                "right": answer.right,
                "together": answer.together,
                "links": answer.links,
                "touching": answer.touching,
                "doubtful": answer.doubtful,
                "decisions": answer.decisions,
            }
        )
        return
    if answer.together:
        say(f"The same: both belong to {answer.together}.")
    else:
        say("Not held to be the same.")
    for head, links in (
        ("The way from one to the other:", answer.links),
        ("They touch:", answer.touching),
        ("Compared and not joined:", answer.doubtful),
    ):
        _print_links(head, links)
    for decision in answer.decisions:
        undone = " (undone)" if decision.undone_by else ""
        say(f"Decided {decision.verdict.value} by {decision.by} at {decision.at}{undone}: {decision.reason}")


def alerts(agency: AgencyFilter = "", store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List alerts about somebody's safety, the most urgent first, acknowledged ones last.

    Example: `strikeback alerts --agency hkpf`
    """
    from strikeback.cli.output import print_json, print_table, say
    from strikeback.flows.views.listing import list_alerts
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        entries = list_alerts(opened, agency=agency)
    if json:
        print_json([_alert(entry) for entry in entries])
        return
    rows = [
        (
            entry.alert.band.value,
            entry.alert.id,
            entry.alert.agency,
            entry.alert.due,
            entry.report["number"] or entry.report["file"],
            ", ".join(dict.fromkeys(reason.rule for reason in entry.alert.reasons)),
            entry.acknowledged.by if entry.acknowledged else "OPEN",
        )
        for entry in entries
    ]
    print_table(("band", "alert", "agency", "act before", "report", "rules", "taken on by"), rows, ids=[0, 1])
    waiting = sum(entry.acknowledged is None for entry in entries)
    say(f"{waiting} open, {len(entries) - waiting} taken on.")
    if waiting:
        say("Take one on: strikeback ack ALERT --by AGENCY/USER")


def leads(agency: AgencyFilter = "", store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List what links ask agencies to do, the strongest first.

    Example: `strikeback leads --agency hkpf`
    """
    from strikeback.cli.output import note, print_json, print_table
    from strikeback.flows.derive import is_stale
    from strikeback.flows.views.listing import list_leads
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        entries = list_leads(opened, agency=agency)
        stale = is_stale(opened)
    if json:
        print_json([_lead(entry) for entry in entries])
    else:
        rows = [
            (
                entry.lead.id,
                entry.lead.agency,
                entry.lead.kind.value,
                ", ".join(entry.lead.others),
                f"{entry.lead.bits:.1f}",
                entry.holder or "-",
                entry.lead.action,
            )
            for entry in entries
        ]
        print_table(("lead", "for", "what", "with", "bits", "held by", "do"), rows, right=[4], ids=[0])
    if stale:
        note("Facts have changed since the last link: run strikeback link.")


def _alert(entry: "AlertEntry") -> dict[str, object]:
    """Return the documented shape of one alert."""
    alert, taken = entry.alert, entry.acknowledged
    return {
        "id": alert.id,
        "band": alert.band.value,
        "agency": alert.agency,
        "minutes": entry.minutes,
        "raised": alert.raised,
        "due": alert.due,
        "entity": alert.entity,
        "escalate_to": alert.escalate_to,
        "report": entry.report,
        "reasons": [
            {
                "rule": reason.rule,
                "band": reason.band.value,
                "record": reason.record,
                "quote": reason.quote,
                "start": reason.start,
                "end": reason.end,
                "language": reason.language,
                "review": reason.review,
            }
            for reason in alert.reasons
        ],
        "acknowledged": taken and {"by": taken.by, "at": taken.at, "note": taken.note},
    }


def _lead(entry: "LeadEntry") -> dict[str, object]:
    """Return the documented shape of one lead."""
    lead = entry.lead
    return {
        "id": lead.id,
        "kind": lead.kind.value,
        "agency": lead.agency,
        "others": lead.others,
        "entity": lead.entity,
        "bits": lead.bits,
        "own": entry.own,
        "foreign": entry.foreign,
        "hits": lead.hits,
        "reasons": lead.reasons,
        "action": lead.action,
        "hold": lead.hold,
        "holder": entry.holder,
    }


def _print_links(head: str, links: "tuple[Link, ...]") -> None:
    """Print links with their reasons; the bits stand in a column that adds up."""
    from strikeback.cli.output import say

    if links:
        say(head)
    for link in links:
        say(f"  {link.kind.value} {link.left} - {link.right}: {link.bits:.1f} bits, p {link.probability:.4f}")
        for reason in link.reasons:
            values = " | ".join(value for value in (reason.left, reason.right) if value)
            extra = f"  {reason.note}" if reason.note else ""
            say(f"    {reason.bits:+8.1f}  {reason.field or reason.rule}  {values}{extra}")

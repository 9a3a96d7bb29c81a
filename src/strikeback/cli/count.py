"""count, audit draw, audit show, audit answer, audit result: how many people there are, honestly."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.counting.answers import AuditState
    from strikeback.flows.counting.people import Told


class Counted(StrEnum):
    """What can be counted."""

    PERSONS = "persons"
    VICTIMS = "victims"
    SUSPECTS = "suspects"


class Audited(StrEnum):
    """What can be audited."""

    VICTIMS = "victims"
    SUSPECTS = "suspects"


audit_app = typer.Typer(
    no_args_is_help=True, help="Resolve a sample of records by hand, so that a count may carry a level."
)


def count(
    what: Annotated[Counted, typer.Argument(help="persons, victims or suspects.")],
    plan: Annotated[
        str, typer.Option("--plan", metavar="X%", help="Say how many records to audit for +-X %.")
    ] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Say how many distinct persons the records describe: audited, by a model, or as a range.

    Only an audit carries a level. Victims and suspects are never added up.

    Example: `strikeback count suspects --plan 3%`
    """
    from strikeback.cli.output import print_json, progress_on_stderr
    from strikeback.flows.counting.people import count_people
    from strikeback.store.open import open_store

    accuracy = _share(plan) if plan else None
    with open_store(store, create=False) as opened, progress_on_stderr(quiet=json) as progress:
        found = count_people(opened, what.value, accuracy=accuracy, progress=progress)
    if json:
        print_json([_machine(one) for one in found])
    else:
        _print(found)


@audit_app.command("draw")
def draw(
    what: Annotated[Audited, typer.Argument(help="victims or suspects.")],
    records: Annotated[int, typer.Option(metavar="M", help="How many records; see count --plan.")] = 100,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All records: a full review.")] = False,
    json: JsonOption = False,
) -> None:
    """Draw the records that people are to resolve. How many is fixed before anybody looks.

    Example: `strikeback audit draw suspects --records 100 --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.counting.audit import draw as draw_sample
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = draw_sample(opened, what.value, None if everything else records, by=by, clock=SystemClock())
    if json:
        print_json(
            {
                "id": made.id,
                "role": made.role,
                "at": made.at,
                "records": len(made.sample),
                "of": len(made.members),
                "model": made.model,
            }
        )
    else:
        say(f"Audit {made.id}: {len(made.sample):,} of {len(made.members):,} records drawn.")
        say("Resolve everybody belonging to each: strikeback audit show")


@audit_app.command("show")
def show(
    what: Annotated[Audited | None, typer.Argument(help="victims or suspects; else the newest.")] = None,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Show the records of the newest audit, those still to be resolved first.

    Example: `strikeback audit show suspects`
    """
    from strikeback.cli.output import print_json, print_table, say
    from strikeback.flows.counting.audit import plain, sheet
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        state, items = sheet(opened, what.value if what else "")
    if json:
        print_json({"id": state.audit.id, **_state(state), "items": [plain(item) for item in items]})
        return
    say(f"Audit {state.audit.id} ({state.audit.role}): {len(state.open):,} of {len(items):,} to resolve.")
    rows = [
        (
            item.record,
            item.place,
            item.label,
            len(item.linked),
            len(item.doubtful),
            "yes" if item.resolved else "",
        )
        for item in items
    ]
    print_table(
        ("record", "place", "shown", "linked with", "in doubt with", "resolved"), rows, right=[3, 4], ids=[0]
    )
    for line in state.notes():
        say(line)


@audit_app.command("answer")
def answer(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="A record that was drawn.")],
    others: Annotated[
        str,
        typer.Option("--with", metavar="R1,R2", help="All other records, or entities, of the same person."),
    ] = "",
    note: Annotated[str, typer.Option(help="Anything to add.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    alone: Annotated[bool, typer.Option("--alone", help="No other record is of this person.")] = False,
    json: JsonOption = False,
) -> None:
    """Keep whom a drawn record was found to be. Looking everywhere is part of it, not only at what is linked.

    Example: `strikeback audit answer r_ab12cd --with r_ef34gh,r_ij56kl --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.counting.audit import answer as keep
    from strikeback.model.errors import UsageError
    from strikeback.store.open import open_store

    named = [part.strip() for part in others.split(",") if part.strip()]
    if bool(named) == alone:
        raise UsageError(
            "say who belongs to it, or that nobody does", remedy="Give either --with R1,R2 or --alone"
        )
    with open_store(store, create=False) as opened:
        given, state = keep(opened, record, named, by=by, note=note, clock=SystemClock())
    if json:
        print_json(
            {
                "id": given.id,
                "audit": given.audit,
                "record": given.record,
                "person": [given.record, *given.others],
                "open": len(state.open),
            }
        )
    else:
        say(f"Kept: {len(given.others) + 1:,} records of one person. {len(state.open):,} records to resolve.")


@audit_app.command("result")
def result(
    what: Annotated[Counted, typer.Argument(help="persons, victims or suspects.")] = Counted.PERSONS,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Say how many people there are by the audit, with its interval and level.

    Example: `strikeback audit result suspects`
    """
    from strikeback.cli.output import print_json
    from strikeback.flows.counting.people import result as tell
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = tell(opened, what.value)
    if json:
        print_json([_machine(one) for one in found])
    else:
        _print(found)


def _share(text: str) -> float:
    """Return ``3%`` or ``3`` as .03.

    Raises:
        UsageError: Not a number.
    """
    from strikeback.model.errors import UsageError

    try:
        return float(text.strip().removesuffix("%").strip()) / 100.0
    except ValueError:
        raise UsageError("not a percentage", where="--plan", remedy="For example: --plan 3%") from None


def _state(state: "AuditState") -> dict[str, object]:
    """Return the documented shape of an audit's progress."""
    return {
        "role": state.audit.role,
        "records": len(state.audit.sample),
        "of": len(state.audit.members),
        "open": len(state.open),
        "conflicts": state.conflicts,
        "notes": state.notes(),
    }


def _machine(told: "Told") -> dict[str, object]:
    """Return the documented shape of one count."""
    claim = told.claim
    return {
        "role": told.role,
        "estimate": None if claim.people is None else round(claim.people),
        "low": claim.low,
        "high": claim.high,
        "level": claim.level,
        "records": claim.records,
        "kind": claim.kind.value,
        "method": claim.text,
        "why": claim.why,
        "figures": dict(claim.figures),
        "plan": [{"accuracy": one.accuracy, "records": one.records} for one in told.plans],
        "audit": told.audit,
        "notes": told.notes,
    }


def _print(found: "Sequence[Told]") -> None:
    """Print counts: the claim, why no more can be said, what an audit would take."""
    from strikeback.cli.output import say

    for told in found:
        for line in _lines(told):
            say(line)


def _lines(told: "Told") -> Iterator[str]:
    claim = told.claim
    yield f"{told.role}: {claim.text}"
    for reason in claim.why:
        yield f"  {reason}"
    for name, value in claim.figures:
        yield f"  {value:8,.0f}  {name}"
    for one in told.plans:
        wanted = (
            f"a full review of all {claim.records:,} records"
            if one.records is None
            else f"about {one.records:,} records"
        )
        yield f"  for +-{one.accuracy:.1%}: {wanted}"
    for note in told.notes:
        yield f"  {note}"

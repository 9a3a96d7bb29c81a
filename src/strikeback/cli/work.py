"""link, rebuild, decide, undo, take, withdraw, ack: what changes the state."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.derive import Derived


class Engine(StrEnum):
    """Where linking runs."""

    LOCAL = "local"
    SPARK = "spark"


class Judgement(StrEnum):
    """What a person may decide."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def link(
    engine: Annotated[
        Engine,
        typer.Option(help="spark: the same result, record pairs compared by Spark (extra `spark`, Java)."),
    ] = (Engine.LOCAL),
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Find out who is who: entities, links with reasons, groups, leads, alerts and counts.

    Everything is computed anew from what was imported and decided, so the order never matters.

    Example: `strikeback link && strikeback leads`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr
    from strikeback.flows.derive import derive
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened, progress_on_stderr(quiet=json) as progress:
        if engine is Engine.SPARK:
            from strikeback.flows.link_spark import derive_spark

            derived = derive_spark(opened, clock=SystemClock(), progress=progress)
        else:
            derived = derive(opened, clock=SystemClock(), progress=progress)
    if json:
        print_json(_machine(derived))
    else:
        _human(derived)


def rebuild(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Drop everything computed, compute it again, and check that nothing differs.

    Exit code 1 when something differs although no facts came in between.

    Example: `strikeback rebuild`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr, say
    from strikeback.flows.rebuild import rebuild as again
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened, progress_on_stderr(quiet=json) as progress:
        result = again(opened, clock=SystemClock(), progress=progress)
    if json:
        print_json(
            {
                "identical": result.identical,
                "stale": result.stale,
                "differs": result.differs,
                "digests": result.after,
                "derived": _machine(result.derived),
            }
        )
    else:
        _human(result.derived)
        if result.identical:
            say("Identical: the same facts gave the same results.")
        elif result.stale:
            say(f"New facts were taken up; renewed: {', '.join(result.differs)}.")
        else:
            say(f"DIFFERS without new facts: {', '.join(result.differs)}. Please report this.")
    if not (result.identical or result.stale):
        raise typer.Exit(1)


def decide(
    verdict: Annotated[Judgement, typer.Argument(help="same, different or unsure.")],
    left: Annotated[str, typer.Argument(metavar="A", help="Record or entity id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    reason: Annotated[str, typer.Option(help="Why, in words; kept for ever.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Say that two records are the same, are different, or cannot be told. Wins over the engine.

    Example: `strikeback decide different r_ab12cd r_ef34gh --reason "two brothers" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.decide import decide as record_decision
    from strikeback.model.links import Verdict
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        decision = record_decision(
            opened, Verdict(verdict.value), left, right, reason=reason, by=by, clock=SystemClock()
        )
    if json:
        print_json(decision)
    else:
        say(f"Decision {decision.id} recorded. It takes effect with: strikeback link")


def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision (d_...).")],
    reason: Annotated[str, typer.Option(help="Why, in words; kept for ever.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Take a decision back. After the next `link` everything is as if it had never been taken.

    Example: `strikeback undo d_ab12cd --reason "wrong file" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.decide import undo as take_back
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        event = take_back(opened, decision, reason=reason, by=by, clock=SystemClock())
    if json:
        print_json({"id": event, "decision": decision})
    else:
        say(f"Undone ({event}). It takes effect with: strikeback link")


def take(
    lead: Annotated[str, typer.Argument(metavar="LEAD", help="Id of the lead, or its first characters.")],
    by: ByOption = "",
    note: Annotated[str, typer.Option(help="Anything to add.")] = "",
    store: StoreOption = STORE,
    *,
    give_up: Annotated[bool, typer.Option("--release", help="Say that you no longer work on it.")] = False,
    json: JsonOption = False,
) -> None:
    """Say that your agency works on a lead, so that the others ask first. Alerts are never held.

    The oldest claim stands. After the next `link` the leads of other agencies say whom to ask.

    Example: `strikeback take ld_ab12cd --by hkpf/chan`, later the same with `--release`.
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.claims import release
    from strikeback.flows.claims import take as claim
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        if give_up:
            events = release(opened, lead, by=by, note=note, clock=SystemClock())
            done = {"lead": lead, "released": events}
            line = "Given up. Other agencies learn it with: strikeback link"
        else:
            made = claim(opened, lead, by=by, note=note, clock=SystemClock())
            done = {"id": made.id, "lead": made.lead, "agency": made.agency, "by": made.by, "at": made.at}
            line = f"{made.agency} works on {made.lead}. Other agencies learn it with: strikeback link"
    if json:
        print_json(done)
    else:
        say(line)


def withdraw(
    contribution: Annotated[str, typer.Argument(metavar="ID", help="A contribution (c_...) or one record.")],
    reason: Annotated[str, typer.Option(help="Why, in words; kept for ever.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Withdraw a file or a record that should not have come. Its alerts leave the lists at once.

    The fact stays. After the next `link` everything computed is as if it had never come. Agencies that
    were told of it get a notice: `strikeback notices list`.

    Example: `strikeback withdraw c_ab12cd --reason "wrong case" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.withdraw import withdraw as take_out
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        gone = take_out(opened, contribution, reason=reason, by=by, clock=SystemClock())
    if json:
        print_json({"contribution": gone.id, "file": gone.file, "records": gone.records, "withdrawn": True})
    else:
        say(f"Withdrawn: {gone.file}, {gone.records:,} records. Links change with: strikeback link")


def ack(
    alert: Annotated[str, typer.Argument(metavar="ALERT", help="Id of the alert, or its first characters.")],
    by: ByOption = "",
    note: Annotated[str, typer.Option(help="Anything to add.")] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Acknowledge an alert: you act on it. This never closes a case.

    Example: `strikeback ack al_ab12cd --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.acknowledge import acknowledge
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = acknowledge(opened, alert, by=by, note=note, clock=SystemClock())
    if json:
        print_json(done)
    else:
        say(f"{done.by} acts on {done.alert} since {done.at}.")


def _machine(derived: "Derived") -> dict[str, object]:
    """Return the documented shape of ``link --json``."""
    return {
        "records": derived.records,
        "links": derived.links,
        "doubtful": derived.doubtful,
        "entities": derived.entities,
        "groups": derived.groups,
        "alerts": derived.alerts,
        "leads": derived.leads,
        "selectors": derived.selectors,
        "ignored": derived.ignored,
        "model": derived.model,
    }


def _human(derived: "Derived") -> None:
    """Print what was derived."""
    from strikeback.cli.output import say

    say(
        f"{derived.records:,} records: {derived.links:,} links, {derived.entities:,} entities, "
        f"{derived.groups:,} groups ({derived.model})."
    )
    say(f"{derived.alerts:,} alerts, {derived.leads:,} leads; {derived.doubtful:,} pairs in doubt.")

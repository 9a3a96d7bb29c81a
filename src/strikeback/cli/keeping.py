"""retention, desk: what may no longer be kept, and people who ask what is kept about them."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import Annotated

import typer

from strikeback.cli.lifecycle import ReasonOption
from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

retention_app = typer.Typer(no_args_is_help=True, help="What may no longer be kept.")
desk_app = typer.Typer(no_args_is_help=True, help="People who ask what is kept about them.")


@retention_app.command("due")
def due(
    day: Annotated[str, typer.Option(metavar="DATE", help="A later day shows what is coming.")] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List what may no longer be kept.

    Example: `strikeback retention due --day 2027-01-01`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.keeping.retention import list_due
    from strikeback.store.open import open_store

    today = day or SystemClock().now().date().isoformat()
    with open_store(store, create=False) as opened:
        found = list_due(opened, day=today)
    if json:
        print_json(found)
    else:
        rows = [
            (one.contribution, one.originator, one.until, f"{one.records:,}", "held" if one.held else "")
            for one in found
        ]
        print_table(("contribution", "agency", "until", "records", ""), rows, right=[3], ids=[0])


@retention_app.command("run")
def run(
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    really: Annotated[bool, typer.Option("--erase", help="Erase; without it nothing is changed.")] = False,
    json: JsonOption = False,
) -> None:
    """Erase what may no longer be kept and no hold keeps. A dry run unless --erase is given.

    Example: `strikeback retention run --erase --by hkpf/retention-job`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.retention import run_retention
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = run_retention(opened, clock=SystemClock(), by=by or "operator", dry=not really)
    held = sum(one.held for one in done.due)
    if json:
        print_json(done)
    elif done.dry:
        say(f"{len(done.due)} due, {held} of them held. Nothing was changed; --erase does it.")
    else:
        say(f"{len(done.erased)} erased, {held} held.")


@retention_app.command("renew")
def renew(
    contribution: Annotated[str, typer.Argument(metavar="CONTRIBUTION", help="Its id (c_...).")],
    until: Annotated[str, typer.Option(metavar="DATE", help="Day of the next review.")],
    reason: ReasonOption,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Keep a contribution longer, after reviewing it.

    Example: `strikeback retention renew c_ab12cd --until 2028-01-31 --reason "appeal" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.retention import renew as prolong
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = prolong(opened, contribution, until=until, reason=reason, by=by, clock=SystemClock())
    if json:
        print_json(made)
    else:
        say(f"{made.object} is kept until {made.until}.")


@retention_app.command("status")
def status(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Say whether retention ran lately; exit code 1 when it did not, for whoever watches.

    Example: `strikeback retention status`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.retention import status as look
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = look(opened, clock=SystemClock())
    if json:
        print_json(found)
    else:
        say(f"Last run: {found.last or 'never'}. {found.due} due, {found.overdue} notices overdue.")
        if found.alarm:
            say("ALARM: retention has not run. Run: strikeback retention run --erase")
    if found.alarm:
        raise typer.Exit(1)


@desk_app.command("find")
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Phone, account, report number or id.")],
    agency: Annotated[str, typer.Option(metavar="ID", help="The agency that was asked.")],
    region: Annotated[str, typer.Option(metavar="CC", help="Country of a national phone number.")] = "",
    store: StoreOption = STORE,
) -> None:
    """Find everything that one agency holds about somebody, and who saw it, as JSON.

    Example: `strikeback desk find "+852 6123 4567" --agency hkpf`
    """
    from strikeback.cli.output import print_json
    from strikeback.flows.keeping.desk import find_everything
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        print_json(find_everything(opened, text, agency=agency, region=region.upper()))


@desk_app.command("take")
def take(
    wish: Annotated[str, typer.Argument(metavar="WISH", help="access, correction, erasure or restriction.")],
    agency: Annotated[str, typer.Option(metavar="ID", help="The agency that was asked.")],
    reference: Annotated[str, typer.Option(help="Your own file number; never a name.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Keep that somebody asked about themselves; one month to answer.

    Example: `strikeback desk take access --agency hkpf --reference DP-2026-7 --by hkpf/dpo`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.desk import take_concern
    from strikeback.model.errors import UsageError
    from strikeback.model.lifecycle import Wish
    from strikeback.store.open import open_store

    wishes = {one.value: one for one in Wish}
    if wish not in wishes:
        raise UsageError("nobody can ask for that here", where="WISH", remedy=f"One of: {', '.join(wishes)}")
    with open_store(store, create=False) as opened:
        made = take_concern(
            opened, wishes[wish], agency=agency, reference=reference, by=by, clock=SystemClock()
        )
    if json:
        print_json(made)
    else:
        say(f"Taken in ({made.id}); answer until {made.due}.")


@desk_app.command("answer")
def answer(
    identity: Annotated[str, typer.Argument(metavar="CONCERN", help="Its id (con_...).")],
    reason: Annotated[str, typer.Option(help="What was done, or the law's reason for refusing.")],
    by: ByOption = "",
    about: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="What was corrected or erased.")
    ] = None,
    store: StoreOption = STORE,
    *,
    refuse: Annotated[bool, typer.Option("--refuse", help="They do not get what they asked for.")] = False,
    json: JsonOption = False,
) -> None:
    """Keep what somebody concerned was told.

    Example: `strikeback desk answer con_ab12cd --reason "erased" --about r_ef34gh --by hkpf/dpo`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.desk import answer_concern
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = answer_concern(
            opened,
            identity,
            granted=not refuse,
            reason=reason,
            by=by,
            objects=tuple(about or ()),
            clock=SystemClock(),
        )
    if json:
        print_json(made)
    else:
        say(f"Answered ({made.id}).")


@desk_app.command("list")
def concerns(
    agency: Annotated[str, typer.Option(metavar="ID", help="Only those of this agency.")] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List who waits for an answer; those waited for longest first.

    Example: `strikeback desk list --agency hkpf`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.keeping.desk import list_concerns
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_concerns(opened, clock=SystemClock(), agency=agency)
    if json:
        print_json(found)
        return
    rows = [
        (
            one.concern.id,
            one.concern.agency,
            one.concern.wish.value,
            one.concern.due,
            ("granted" if one.answer.granted else "refused")
            if one.answer
            else ("OVERDUE" if one.overdue else "waiting"),
        )
        for one in found
    ]
    print_table(("concern", "agency", "wish", "until", "answer"), rows, ids=[0])

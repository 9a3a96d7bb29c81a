"""correct, erase, hold, notices, trace: what happens to things after they came."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in words; kept for ever, so name nobody.")]
AuthorityOption = Annotated[str, typer.Option("--authority", help="The law, order or request it rests on.")]

hold_app = typer.Typer(no_args_is_help=True, help="Legal holds: what must be kept is not erased.")
notices_app = typer.Typer(
    no_args_is_help=True, help="Who has to act on what was withdrawn, corrected or erased, and who has."
)


def correct(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The contribution that was wrong (c_...).")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The one that stands now; import it first.")],
    reason: ReasonOption,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """State that a corrected file replaces an earlier one: the old one is withdrawn, who was told learns it.

    Example: `strikeback correct c_ab12cd c_ef34gh --reason "wrong dates" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.withdraw import correct as replace
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = replace(opened, old, new, reason=reason, by=by, clock=SystemClock())
    if json:
        print_json(made)
    else:
        say(f"{made.new} replaces {made.old}. Links change with: strikeback link")


def erase(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A record or a contribution.")],
    reason: ReasonOption,
    authority: AuthorityOption,
    second: Annotated[
        str, typer.Option(metavar="AGENCY/USER", help="Another person of the agency who agrees.")
    ],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be destroyed.")] = False,
    json: JsonOption = False,
) -> None:
    """Destroy a record or a whole contribution: rows, log bodies and their salts, everything derived.

    The log keeps that, why and by whom, and still verifies. Two persons of the agency sign. A legal hold
    prevents it. Backups keep what they have until they expire.

    Example: `strikeback erase r_ab12cd --reason "order" --authority "HCMP 12/26" --by hkpf/a --second hkpf/b`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr, say
    from strikeback.flows.keeping.erase import erase as destroy
    from strikeback.flows.keeping.erase import plan_erasure
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        if dry_run:
            plan = plan_erasure(opened, identity)
            if json:
                print_json(plan)
            else:
                say(f"Would destroy {plan.records:,} records and {plan.judgements} judgements about them.")
                for one in plan.holds:
                    say(f"Kept by {one.id} of {one.by}: {one.authority}")
            return
        with progress_on_stderr(quiet=json) as progress:
            done = destroy(
                opened,
                identity,
                reason=reason,
                authority=authority,
                by=by,
                second=second,
                clock=SystemClock(),
                progress=progress,
            )
    if json:
        print_json(done)
    else:
        say(
            f"Erased: {done.erasure.records:,} records, {done.erasure.others} judgements ({done.erasure.id})."
        )
        say(f"{len(done.notices)} told to confirm: strikeback notices list --about {identity}")


@hold_app.command("add")
def add_hold(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A record or a contribution.")],
    reason: ReasonOption,
    authority: AuthorityOption,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Keep something from being erased.

    Example: `strikeback hold add c_ab12cd --reason "trial" --authority "order 12/2026" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.holds import set_hold
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = set_hold(opened, identity, reason=reason, authority=authority, by=by, clock=SystemClock())
    if json:
        print_json(made)
    else:
        say(f"Held: {made.object} ({made.id}).")


@hold_app.command("release")
def end_hold(
    identity: Annotated[str, typer.Argument(metavar="HOLD", help="Id of the hold.")],
    reason: ReasonOption,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """State that a hold is over.

    Example: `strikeback hold release hold_ab12cd --reason "trial over" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.holds import release_hold
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        over = release_hold(opened, identity, reason=reason, by=by, clock=SystemClock())
    if json:
        print_json(over)
    else:
        say(f"Released: {over.object}.")


@hold_app.command("list")
def show_holds(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List the holds in force.

    Example: `strikeback hold list`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.keeping.holds import list_holds
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_holds(opened)
    if json:
        print_json(found)
    else:
        rows = [(one.id, one.object, one.by, one.at, one.authority) for one in found]
        print_table(("hold", "keeps", "set by", "at", "authority"), rows, ids=[0, 1])


@notices_app.command("list")
def show_notices(
    agency: Annotated[str, typer.Option(metavar="ID", help="Only those of this agency or hub.")] = "",
    about: Annotated[
        str, typer.Option(metavar="ID", help="Only those about this record or contribution.")
    ] = "",
    store: StoreOption = STORE,
    *,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those nobody confirmed in time.")] = False,
    json: JsonOption = False,
) -> None:
    """List who was told of a withdrawal, correction or erasure, and what they answered; the latest first.

    Example: `strikeback notices list --overdue`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.keeping.notices import list_notices
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_notices(opened, clock=SystemClock(), recipient=agency, about=about)
    entries = [one for one in found if one.overdue or not overdue]
    if json:
        print_json(entries)
        return
    rows = [
        (
            one.notice.id,
            one.notice.kind.value,
            one.notice.object,
            one.notice.recipient,
            one.notice.due,
            one.certificate.by if one.certificate else ("OVERDUE" if one.overdue else "waiting"),
        )
        for one in entries
    ]
    print_table(("notice", "what", "about", "told", "confirm until", "confirmed by"), rows, ids=[0, 2])


@notices_app.command("confirm")
def confirm(
    identity: Annotated[str, typer.Argument(metavar="NOTICE", help="Id of the notice.")],
    done: Annotated[str, typer.Option(help="What your agency did, in words.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Confirm that your agency acted on a notice; the answer is a signed certificate.

    Example: `strikeback notices confirm nt_ab12cd --done "removed from two files" --by sgpf/tan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.keeping.notices import certify
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = certify(opened, identity, done=done, by=by, clock=SystemClock())
    if json:
        print_json(made)
    else:
        say(f"Confirmed ({made.id}).")


def trace(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="What should be gone, as written.")],
    folder: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Exports or caches to search too.")
    ] = None,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Look for texts in every table, in the store's own files and in folders; exit code 1 when one is found.

    Example: `strikeback trace "+85261234567" --folder exports/`
    """
    from strikeback.cli.output import print_json, print_table, say
    from strikeback.flows.traces import find_traces
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = find_traces(opened, texts, folder or [])
    if json:
        print_json(found)
    elif found:
        print_table(("where", "times"), [(one.where, str(one.count)) for one in found], right=[1])
    else:
        say("Nothing found.")
    if found:
        raise typer.Exit(1)

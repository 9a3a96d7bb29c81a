"""terms: what others are told of a record or a contribution, shown and changed by its originator."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.model.handling import Handling

TargetArgument = Annotated[str, typer.Argument(metavar="RECORD|CONTRIBUTION", help="Its id, whole (r_, c_).")]

terms_app = typer.Typer(no_args_is_help=True, help="What others are told of what an agency gave.")


@terms_app.command("show")
def show(
    target: TargetArgument, by: ByOption = "", store: StoreOption = STORE, *, json: JsonOption = False
) -> None:
    """Show the terms in force, what their codes mean, who was granted more, and what changed.

    Of another agency's record only what one is told oneself.

    Example: `strikeback terms show r_ab12cd --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table, say
    from strikeback.flows.signed import signed
    from strikeback.flows.terms import show_terms
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        found = show_terms(opened, signed(opened, by, clock=clock), target, clock=clock)
    if json:
        print_json(found)
        return
    say(f"{found.target} of {found.originator}: {_line(found.handling)}")
    for code, meaning in found.meanings:
        say(f"  {code}: {meaning}")
    for grant in found.handling.grants:
        kind = f"opened by {grant.opening}" if grant.opening else "granted"
        end = grant.until or "the terms change"
        say(f"  {kind}: {grant.user or grant.agency} {grant.level.value} until {end}")
    if found.changes:
        rows = [(one.at[:16], one.by, _line(one.handling), one.reason) for one in found.changes]
        print_table(("when", "by", "terms", "reason"), rows)


@terms_app.command("change")
def change(
    target: TargetArgument,
    handling: Annotated[
        str,
        typer.Argument(
            metavar="LEVEL|JSON",
            help="A level, or JSON: level, audience, codes, purpose, review, withheld.",
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    keep_grants: Annotated[
        bool, typer.Option("--keep-grants", help="What single agencies were granted goes on.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """State other terms for a record, or for every record of a contribution. They stand at once.

    Example: `strikeback terms change r_ab12cd hit --reason "court order of today" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note, print_json, say
    from strikeback.flows.handling import parse_handling
    from strikeback.flows.signed import signed
    from strikeback.flows.terms import change_terms
    from strikeback.model.errors import UsageError
    from strikeback.store.open import open_store

    new = parse_handling(handling)
    if new is None:
        raise UsageError("no terms are given", where="LEVEL|JSON")
    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, clock=clock)
        done = change_terms(opened, viewer, target, new, reason=reason, keep_grants=keep_grants, clock=clock)
    if json:
        print_json(done)
        return
    for code in done.unknown:
        note(f"{code}: not known here; others are told a hit at most")
    say(f"{done.records} record(s) under other terms now. Leads change with: strikeback link")


def _line(handling: "Handling") -> str:
    """Return terms on one line."""
    parts = [handling.level.value, f"to {', '.join(handling.audience) or 'nobody'}", *handling.codes]
    parts += [f"for {handling.purpose}"]
    parts += [f"until review on {handling.review}"] if handling.review else []
    parts += [f"without {', '.join(handling.withheld)}"] if handling.withheld else []
    return "; ".join(parts)

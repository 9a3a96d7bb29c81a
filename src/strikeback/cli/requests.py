"""requests: ask the owner of a hit, answer what one's agency is asked, and rules that answer at once."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.request_values import RequestView
    from strikeback.model.handling import Level

IdArgument = Annotated[str, typer.Argument(metavar="REQUEST", help="Its id (q_).")]
PurposeOption = Annotated[
    str, typer.Option(metavar="PURPOSE", help="What for; safeguarding is answered sooner.")
]
LevelOption = Annotated[str, typer.Option(metavar="LEVEL", help="summary or full.")]

requests_app = typer.Typer(
    no_args_is_help=True, help="Hit and no hit: asking other agencies for what one may only know to exist."
)


@requests_app.command("list")
def show(
    by: ByOption = "",
    side: Annotated[str, typer.Option(help="in: what we are asked; out: what we asked; empty: both.")] = "",
    store: StoreOption = STORE,
    *,
    open_: Annotated[bool, typer.Option("--open", help="Only what waits for an answer.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what should be answered.")] = False,
    json: JsonOption = False,
) -> None:
    """List the requests of, and to, an agency: what is due first comes first.

    Example: `strikeback requests list --overdue --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.requests import list_requests
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, clock=clock)
        found = list_requests(opened, viewer, side=side, only_open=open_, only_overdue=overdue, clock=clock)
    if json:
        print_json(found)
        return
    rows = [
        (one.id, "out" if one.mine else "in", one.owner if one.mine else one.asker, *_where(one))
        for one in found
    ]
    print_table(("request", "side", "agency", "state", "due", "wanted", "given", "why"), rows)


@requests_app.command("ask")
def ask(
    reference: Annotated[
        str, typer.Argument(metavar="REFERENCE", help="Of the hit (h_), or a record told in part (r_).")
    ],
    why: Annotated[str, typer.Option("--why", help="Why, for the owner to judge.")],
    level: LevelOption = "full",
    purpose: PurposeOption = "sextortion-investigation",
    case: Annotated[str, typer.Option(help="Your own case number.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Ask the owner of a hit. Where a rule of theirs fits, the answer is there at once.

    Example: `strikeback requests ask h_ab12cd --why "same account blackmails a victim here" --by spf/tan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.requests import ask as ask_owner
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, purpose=purpose, case=case, clock=clock)
        made = ask_owner(opened, viewer, reference, why, wanted=_level(level), clock=clock)
    if json:
        print_json(made)
    elif made.by_rule:
        say(f"{made.id}: answered by a rule of {made.owner}: {made.level.value} of {made.record}")
    else:
        say(f"{made.id}: {made.owner} is asked; an answer is due {made.due[:16]}Z")


@requests_app.command("answer")
def answer(  # noqa: PLR0913 - one parameter an option
    request: IdArgument,
    outcome: Annotated[str, typer.Argument(metavar="grant|refuse", help="What to answer.")],
    *,
    level: LevelOption = "full",
    field: Annotated[
        list[str] | None, typer.Option("--field", help="Only this field, withheld or not; may be repeated.")
    ] = None,
    conditions: Annotated[str, typer.Option(help="What they must heed.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Last day it is told.")] = "",
    reason: Annotated[str, typer.Option(help="Why; a refusal needs one.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    whole_report: Annotated[
        bool, typer.Option("--whole-report", help="With it every record of ours in the same report.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Answer what another agency asks. What is granted is told from this moment on, to that agency alone.

    Example: `strikeback requests answer q_ab12cd grant --level full --until 2027-01-31 --by hkpf/chan`
    """
    from strikeback.casework.requests import Outcome
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.answers import answer as give_answer
    from strikeback.flows.signed import signed
    from strikeback.model.errors import UsageError
    from strikeback.model.handling import Level
    from strikeback.store.open import open_store

    if outcome not in {"grant", "refuse"}:
        raise UsageError("an answer is grant or refuse", where="grant|refuse")
    granted = Outcome.CONDITIONAL if conditions else Outcome.GRANTED
    clock = SystemClock()
    with open_store(store, create=False) as opened:
        done = give_answer(
            opened,
            signed(opened, by, clock=clock),
            request,
            granted if outcome == "grant" else Outcome.REFUSED,
            level=_level(level) if outcome == "grant" else Level.NOTHING,
            fields=tuple(field or ()),
            conditions=conditions,
            until=until,
            reason=reason,
            whole_report=whole_report,
            clock=clock,
        )
    if json:
        print_json(done)
    else:
        say(
            f"{done.id}: {done.state.value.replace('_', ' ')}; {len(done.records)} record(s) for {done.asker}"
        )


@requests_app.command("withdraw")
def withdraw(
    request: IdArgument,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Withdraw what your agency asked, as long as nobody has answered.

    Example: `strikeback requests withdraw q_ab12cd --by spf/tan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.requests import withdraw_request
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        done = withdraw_request(opened, signed(opened, by, clock=clock), request, reason=reason, clock=clock)
    if json:
        print_json(done)
    else:
        say(f"{done.id}: withdrawn")


@requests_app.command("end")
def end(
    request: IdArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Take back what your agency granted: from this moment on it is told no more.

    Example: `strikeback requests end q_ab12cd --reason "trial begins" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.answers import end_answer
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        done = end_answer(opened, signed(opened, by, clock=clock), request, reason=reason, clock=clock)
    if json:
        print_json(done)
    else:
        say(f"{done.id}: {done.asker} is told this no more")


@requests_app.command("rule")
def rule(  # noqa: PLR0913 - one parameter an option
    *,
    to: Annotated[
        list[str] | None, typer.Option("--to", help="An agency, or * for all; may be repeated.")
    ] = None,
    purpose: PurposeOption = "sextortion-investigation",
    kind: Annotated[list[str] | None, typer.Option("--kind", help="person, account ...; repeatable.")] = None,
    role: Annotated[list[str] | None, typer.Option("--role", help="victim, suspect ...; repeatable.")] = None,
    level: LevelOption = "summary",
    days: Annotated[str, typer.Option(help="Such as mon,tue,wed,thu,fri in your zone; empty: all.")] = "",
    hours: Annotated[str, typer.Option(help="Such as 08:00-18:00 in your zone; empty: all day.")] = "",
    conditions: Annotated[str, typer.Option(help="What they must heed.")] = "",
    valid_days: Annotated[int, typer.Option("--valid-days", help="For how many days it gives it.")] = 90,
    ends: Annotated[str, typer.Option("--end", metavar="RULE", help="End this rule instead (ar_).")] = "",
    reason: Annotated[str, typer.Option(help="Why it ends.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    despite_codes: Annotated[
        bool, typer.Option("--despite-codes", help="Also where a code limits what others are told.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Let requests that fit be answered at once, or end such a rule. What fits no rule waits for a person.

    Example: `strikeback requests rule --to spf --role victim --hours 08:00-18:00 --by hkpf/chan`
    """
    from strikeback.casework.answer_rules import Rule
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.answer_rules import add_rule, end_rule
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    new = Rule(
        id=ends,
        to=tuple(to or ()),
        purposes=(purpose,),
        kinds=tuple(kind or ()),
        roles=tuple(role or ()),
        level=_level(level),
        conditions=conditions,
        days=tuple(one.strip() for one in days.split(",") if one.strip()),
        hours=hours,
        valid_days=valid_days,
        despite_codes=despite_codes,
    )
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, clock=clock)
        if ends:
            end_rule(opened, viewer, ends, reason=reason, clock=clock)
        else:
            new = add_rule(opened, viewer, new, clock=clock)
    if json:
        print_json({"rule": new.id, "ended": bool(ends)})
    else:
        say(f"{new.id}: {'ended' if ends else 'answers from now on'}")


@requests_app.command("rules")
def rules(by: ByOption = "", store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List the standing rules of an agency.

    Example: `strikeback requests rules --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.answer_rules import list_rules
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_rules(opened, signed(opened, by, clock=SystemClock()))
    if json:
        print_json(found)
        return
    rows = [
        (
            one.id,
            ", ".join(one.to),
            ", ".join(one.purposes),
            ", ".join((*one.kinds, *one.roles)) or "all",
            one.level.value,
            " ".join((*one.days, one.hours)).strip() or "always",
        )
        for one in found
    ]
    print_table(("rule", "to", "purpose", "about", "level", "when"), rows)


def _where(one: "RequestView") -> tuple[str, str, str, str, str]:
    """Return state, due time, what is wanted and given, and why."""
    state = "overdue" if one.overdue else one.state.value.replace("_", " ")
    return (state, f"{one.due[:16]}Z", one.wanted.value, one.level.value, one.why[:60])


def _level(text: str) -> "Level":
    """Return a level that can be asked for or given.

    Raises:
        UsageError: Another one.
    """
    from strikeback.model.errors import UsageError
    from strikeback.model.handling import Level

    if text not in {"summary", "full"}:
        raise UsageError("the level is summary or full", where="--level")
    return Level(text)

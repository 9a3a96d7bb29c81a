"""glass: opening what others withhold when a life is at stake. Two persons, a reason, a clock, an alarm."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.model.handling import Level

OpeningArgument = Annotated[str, typer.Argument(metavar="OPENING", help="Its id (op_).")]

glass_app = typer.Typer(
    no_args_is_help=True, help="In an emergency: others' records, opened by two persons, with an alarm."
)


@glass_app.command("open")
def ask(
    what: Annotated[
        list[str], typer.Argument(metavar="WHAT...", help="References of hits (h_), or records told in part.")
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why it cannot wait; the originators read it.")],
    minutes: Annotated[int, typer.Option("--minutes", help="How long once it is open, at most 240.")] = 60,
    level: Annotated[str, typer.Option("--level", metavar="LEVEL", help="summary or full.")] = "full",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Ask for others' records to be opened. Nothing is told before a supervisor who is somebody else agrees.

    Example: `strikeback glass open h_ab12cd --reason "he said he ends it tonight" --minutes 60 --by spf/tan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.break_glass import ask_opening
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, clock=clock)
        made = ask_opening(
            opened, viewer, what, level=_level(level), minutes=minutes, reason=reason, clock=clock
        )
    if json:
        print_json(made)
    else:
        say(f"{made.id}: waits for a supervisor: strikeback glass confirm {made.id} --by {made.agency}/...")


@glass_app.command("confirm")
def confirm(
    opening: OpeningArgument, by: ByOption = "", store: StoreOption = STORE, *, json: JsonOption = False
) -> None:
    """Open it, as the second person: the minutes run from now, and every originator gets an alarm.

    Example: `strikeback glass confirm op_ab12cd --by spf/lim`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.break_glass import open_glass
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        made = open_glass(opened, signed(opened, by, clock=clock), opening, clock=clock)
    if json:
        print_json(made)
    else:
        say(f"{made.ask}: open until {made.until[:16]}Z. The originators are told.")


@glass_app.command("close")
def close(
    opening: OpeningArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why it is needed no more.")],
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """End an opening before its minutes are over: who asked for it, or a supervisor.

    Example: `strikeback glass close op_ab12cd --reason "found safe" --by spf/tan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.break_glass import close_glass
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        made = close_glass(opened, signed(opened, by, clock=clock), opening, reason=reason, clock=clock)
    if json:
        print_json(made)
    else:
        say(f"{made.ask}: closed")


@glass_app.command("list")
def show(by: ByOption = "", store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List what waits for a second person, what is open, and what others opened of the own agency's records.

    Example: `strikeback glass list --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.break_glass import alarms, open_now, waiting
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, clock=clock)
        asked = waiting(opened, viewer)
        standing = open_now(opened, viewer, clock=clock)
        told = alarms(opened, viewer)
    if json:
        print_json(
            {
                "waiting": asked,
                "open": [{"ask": one, "opening": made} for one, made in standing],
                "alarms": told,
            }
        )
        return
    rows = [(one.id, "waits", one.user, "", one.reason[:60]) for one in asked]
    rows += [(one.id, "open", one.user, f"{made.until[:16]}Z", one.reason[:60]) for one, made in standing]
    rows += [(one.id, "ALARM", one.user, f"{one.until[:16]}Z", one.reason[:60]) for one in told]
    print_table(("id", "state", "asked by", "until", "why"), rows, ids=[0])


@glass_app.command("read")
def read(
    alarm: Annotated[str, typer.Argument(metavar="ALARM", help="Its id (oa_).")],
    note: Annotated[str, typer.Option("--note", help="What was done about it.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Say that somebody of the originator has read an alarm; it leaves the list.

    Example: `strikeback glass read oa_ab12cd --note "called them" --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.break_glass import read_alarm
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        read_alarm(opened, signed(opened, by, clock=clock), alarm, note=note, clock=clock)
    if json:
        print_json({"alarm": alarm, "read": True})
    else:
        say(f"{alarm}: read")


def _level(text: str) -> "Level":
    """Return a level that can be opened.

    Raises:
        UsageError: Another one.
    """
    from strikeback.model.errors import UsageError
    from strikeback.model.handling import Level

    if text not in {"summary", "full"}:
        raise UsageError("the level is summary or full", where="--level")
    return Level(text)

"""peer match, hits, questions, renew, later: what hubs ask each other, and what keeps the exchange going."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import Annotated

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

HubArgument = Annotated[str, typer.Argument(metavar="HUB", help="Its name.")]


def match(
    name: HubArgument,
    only: Annotated[
        list[str] | None, typer.Argument(metavar="[RECORD...]", help="Own records; absent: all of them.")
    ] = None,
    purpose: Annotated[str, typer.Option(metavar="PURPOSE", help="What for.")] = "sextortion-investigation",
    case: Annotated[str, typer.Option(help="Your own case number.")] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Ask a hub which identifiers of your records it has a hit on; it cannot read which they are.

    The question goes with the next exchange, by network or by hand; what comes back stands in `peer hits`.

    Example: `strikeback peer match other.example/log r_ab12cd --case HK-7 --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.blind_ask import ask_hub
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    clock = SystemClock()
    with open_store(store, create=False) as opened:
        viewer = signed(opened, by, purpose=purpose, case=case, clock=clock)
        made = ask_hub(opened, viewer, name, only=only or (), clock=clock)
    if json:
        print_json(made)
    else:
        counts = f"{made.selectors} identifiers, sent as {made.points}"
        say(f"{made.id}: {counts}. Next: strikeback peer sync {name}")


def hits(by: ByOption = "", store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """List what other hubs have a hit on. Ask by the reference: `strikeback requests ask REFERENCE`.

    Example: `strikeback peer hits --by hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.hubs.hits import list_hits
    from strikeback.flows.signed import signed
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_hits(opened, signed(opened, by, clock=SystemClock()))
    if json:
        print_json(found)
        return
    rows = [(one.record, one.kind, one.agency, one.peer, one.reference) for one in found]
    print_table(("own record", "by", "ask", "at hub", "reference"), rows)


def questions(
    name: Annotated[str, typer.Argument(metavar="[HUB]", help="One hub; absent: all.")] = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List who asked whom, what for and how much, in both directions. What was asked nobody can say.

    Example: `strikeback peer questions other.example/log`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.hubs.hits import list_questions
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_questions(opened, name=name)
    if json:
        print_json([{"question": asked, "answer": told} for asked, told in found])
        return
    rows = [
        (
            asked.at[:19],
            asked.side,
            asked.peer,
            asked.user or asked.agency,
            asked.case,
            asked.points,
            "waits" if told is None else told.refused or "answered",
            told.hits if told and asked.side == "out" else "",
        )
        for asked, told in found
    ]
    print_table(("at", "side", "hub", "who", "case", "points", "state", "hits"), rows, right=[5, 7])


def renew(
    name: HubArgument,
    vkey: Annotated[str, typer.Option(help="Its new key, compared with its people by phone.")],
    old_until: Annotated[
        str,
        typer.Option(metavar="DATE", help="Until when the old one is taken too; absent: now."),
    ] = "",
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Give a hub another key by hand. Where its old key stands it says so itself at the next exchange.

    Example: `strikeback peer renew other.example/log --vkey "other.example/log+5e6f7a8b+AX..."`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.keys import renew as renew_key
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        made = renew_key(
            opened, name, vkey=vkey, old_until=old_until, by=by or "operator", clock=SystemClock()
        )
    if json:
        print_json(made)
    else:
        say(f"{made.name}: the new key is known; the old one is taken until {made.former[-1].until}.")


def later(store: StoreOption = STORE, *, json: JsonOption = False) -> None:
    """Apply packages that came before this release could read them.

    Example: `strikeback peer later`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.hubs.exchange import retry_later
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = retry_later(opened, clock=SystemClock())
    if json:
        print_json(done)
    else:
        say(f"{len(done)} packages applied.")

"""user key, keys, agree-key, unkey."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

import os
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.operator import acting_as
from strikeback.cli.options import STORE, JsonOption, StoreOption
from strikeback.cli.users import AsOption

if TYPE_CHECKING:
    from strikeback.store.people import MachineKey

KeyArgument = Annotated[str, typer.Argument(metavar="ID", help="Of the key.")]


def key(
    machine: Annotated[str, typer.Argument(metavar="AGENCY/NAME", help="The machine, such as hkpf/nightly.")],
    scope: Annotated[list[str], typer.Option("--scope", help="What it is for; may be repeated.")],
    days: Annotated[int, typer.Option(help="How long it is good for, at most 366.")] = 90,
    actor: AsOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Give a machine of an agency a key and print it, once.

    On a hub this is one half: a second person agrees with `user agree-key` and gets the other one.

    Example: `strikeback user key hkpf/nightly --scope import --days 90`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.people.machine_keys import give_key
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        by = acting_as(opened, actor)
        made = give_key(opened, machine, scope, days=days, by=by, clock=SystemClock(), random=os.urandom)
    if json:
        print_json(made)
    else:
        what = "First half of the key" if made.waiting else "Key"
        say(f"{what} of {made.user}, shown this once: {made.key}")
        if made.waiting:
            say(f"A second person gets the other half, within seven days: user agree-key {made.id}")


def keys(
    agency: Annotated[str, typer.Option("--agency", metavar="ID", help="Whose machines.")],
    actor: AsOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List the keys of an agency's machines.

    Example: `strikeback user keys --agency hkpf`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.people.machine_keys import list_keys
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        found = list_keys(opened, agency, by=acting_as(opened, actor), clock=SystemClock())
    if json:
        names = ("id", "person", "scopes", "expires", "used_day", "ended", "asked_by")
        print_json([{name: getattr(one, name) for name in names} for one in found])
    else:
        rows = [
            (
                one.id,
                one.person,
                " ".join(one.scopes),
                one.used_day,
                _state(one),
            )
            for one in found
        ]
        print_table(("id", "machine", "scopes", "last used", ""), rows)


def agree_key(
    key_id: KeyArgument,
    actor: Annotated[str, typer.Option("--as", metavar="AGENCY/NAME", help="The second person.")],
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Agree to a machine's key that somebody else asked for, and print its other half, once.

    An administrator does, or a supervisor. What it is for stands in `user keys`. On the machine the key is
    the first half, a dot, and this one.

    Example: `strikeback user agree-key abcdefgh23456789 --as hkpf/wong`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.people.machine_keys import agree_key as agree_to
    from strikeback.model.errors import UsageError
    from strikeback.model.people import Viewer
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        second = acting_as(opened, actor)
        if not isinstance(second, Viewer):
            raise UsageError("a second person must agree", where="--as")
        done = agree_to(opened, key_id, second=second, clock=SystemClock(), random=os.urandom)
    if json:
        print_json(done)
    else:
        say(f"Other half of the key of {done.user}, shown this once: {done.half}")
        say(f"First half, a dot, and this one: the key works now, for: {' '.join(done.scopes)}")


def unkey(
    key_id: KeyArgument,
    actor: AsOption = "",
    store: StoreOption = STORE,
) -> None:
    """Take a machine's key back, from its next request on.

    Example: `strikeback user unkey abcdefgh23456789`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import say
    from strikeback.flows.people.machine_keys import take_key
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        take_key(opened, key_id, by=acting_as(opened, actor), clock=SystemClock())
    say("Taken back.")


def _state(one: "MachineKey") -> str:
    """Return what an administrator has to know of a key."""
    if one.asked_by:
        return f"waits for a second person (asked for by {one.asked_by})"
    return "" if one.ended is None else "taken back"

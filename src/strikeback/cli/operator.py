"""Commands on a hub's database are its operator's: they ask for a reason and are logged before they run."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from strikeback.access.people import Alarm, Manager
    from strikeback.store.open import Store

FREE: Final = frozenset(
    {
        "init",
        "serve",
        "agency",
        "user",
        "log verify",
        "log checkpoint",
        "log export",
        "log rotate",
        "log stamp",
        "log witness",
        "peer add",
        "peer later",
        "peer list",
        "peer serve",
        "peer sync",
        "retention status",
    }
)
"""Commands, and groups of them, that show and change no content, or that log themselves as the operator's."""

_NAMES: Final = ("by", "second", "actor")
_ID: Final = re.compile(r"[a-z]{1,5}_[a-z0-9]{2,64}")


def guard(command: Any, path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - the library's own copy of click
    """Let commands that show or change content ask for the operator's reason where the store is a hub."""
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            guard(one, (*path, name))
    elif (
        command.callback is not None
        and any(one.name == "store" for one in command.params)
        and path[0] not in FREE
        and " ".join(path[:2]) not in FREE
    ):
        command.callback = partial(_told, command.callback, " ".join(path))
    return command


def _told(run: Callable[..., object], command: str, **values: object) -> object:
    """Run a command after the log says who does so and why."""
    tell(command, values)
    return run(**values)


def tell(command: str, values: Mapping[str, Any]) -> None:
    """Log a command on a hub.

    Raises:
        UsageError: The store is a hub, and no reason is given or nobody registered a name.
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.operator import PURPOSE, REASON, operator_act
    from strikeback.store.dialect import file_of
    from strikeback.store.open import open_store

    url = str(values["store"])
    path = file_of(url)
    if path is not None and not Path(path).is_file():
        return
    listed = [one for value in values.values() for one in (value if isinstance(value, list) else [value])]
    texts = [one for one in listed if isinstance(one, str)]
    with open_store(url, create=False) as opened:
        operator_act(
            opened,
            command,
            names=tuple(name for key in _NAMES if (name := values.get(key))),
            about=tuple(one for one in texts if _ID.fullmatch(one)),
            agency=str(values.get("agency") or ""),
            reason=os.environ.get(REASON, ""),
            purpose=os.environ.get(PURPOSE, ""),
            clock=SystemClock(),
        )


def acting_as(store: "Store", actor: str) -> "Manager":
    """Return as whom to act: the operator, or the person named, who proves it on a hub."""
    from strikeback.flows.people.people import acting
    from strikeback.store.hub import is_hub

    with store.read() as connection:
        hub = is_hub(connection)
    by = acting(store, actor)
    if actor and hub:
        prove(store, actor)
    return by


def prove(store: "Store", user: str) -> None:
    """Ask a person for password and code of the app, as the hub's door does.

    Raises:
        SignInError: They are not the person's.
    """
    from strikeback.access.passwords import Hashing
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note
    from strikeback.flows.people.door import Door
    from strikeback.flows.people.sign_in import sign_in_password, sign_out

    password = typer.prompt(f"Password of {user}", hide_input=True)
    code = typer.prompt("Code of the app")
    door, clock = Door(Hashing()), SystemClock()
    session = sign_in_password(store, user, password, code, clock=clock, door=door)
    for one in session.alarms:
        note(alarm_line(one))
    sign_out(store, session.token, clock=clock)


def alarm_line(one: "Alarm") -> str:
    """Return an alarm about somebody's way in as one line."""
    second = f", agreed to by {one.second}" if one.second else ""
    what = {
        "reset": "was reset",
        "reset_asked": "is asked to be reset",
        "provider_asked": "is asked to be given another way",
    }.get(one.change, "was given another way")
    return f"ALARM: the sign-in of {one.user} {what} by {one.by}{second} at {one.at[:16]}Z ({one.event})"

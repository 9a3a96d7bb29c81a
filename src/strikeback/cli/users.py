"""user add, list, duties, agree, disable, enable, invite, reset, accept."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

import os
from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.operator import acting_as
from strikeback.cli.options import STORE, JsonOption, StoreOption

if TYPE_CHECKING:
    from strikeback.flows.people.ways import Changed, Invitation
    from strikeback.model.people import Duty

user_app = typer.Typer(
    no_args_is_help=True,
    help="People of the agencies and keys of their machines; nobody has a default password.",
)

UserArgument = Annotated[str, typer.Argument(metavar="AGENCY/NAME", help="Such as hkpf/chan.")]
DutyOption = Annotated[
    list[str],
    typer.Option(
        "--duty",
        help="officer, supervisor, coordinator, exhibit_officer, auditor, data_protection or administrator; "
        "may be repeated.",
    ),
]
AsOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="AGENCY/NAME",
        help="Act as this administrator, under its rules; on a hub with its password and code. Empty: the "
        "operator.",
    ),
]


@user_app.command("add")
def add(
    user: UserArgument,
    duty: DutyOption,
    actor: AsOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Add a person and print its invitation, once: with it the person sets its own password and codes.

    On a hub, from an agency's third person on, it is one half: a second person agrees and gets the other one.

    Example: `strikeback user add hkpf/lam --duty administrator`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.people.people import add_user
    from strikeback.store.open import open_store

    with open_store(store) as opened:
        by = acting_as(opened, actor)
        made = add_user(opened, user, _duties(duty), by=by, clock=SystemClock(), random=os.urandom)
    _tell(made, json=json)


@user_app.command("list")
def show(
    agency: Annotated[str, typer.Option("--agency", metavar="ID", help="Whose people.")],
    actor: AsOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """List the people of an agency.

    Example: `strikeback user list --agency hkpf`
    """
    from strikeback.cli.output import print_json, print_table
    from strikeback.flows.people.people import list_users, list_waiting
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        by = acting_as(opened, actor)
        found = list_users(opened, agency, by=by)
        asked = {one.user: one for one in list_waiting(opened, agency, by=by)}
    if json:
        told = [{"id": one.id, "duties": one.duties, "active": one.active} for one in found]
        print_json([one | {"waiting": asked[one["id"]].id if one["id"] in asked else ""} for one in told])
    else:
        rows = []
        for one in found:
            waits = asked.get(one.id)
            state = "" if one.active else "disabled"
            if waits:
                what = ", ".join(waits.duties) or waits.change.replace("_", " ")
                state = f"waits for a second person: {what} ({waits.id} by {waits.by})"
            rows.append((one.id, ", ".join(one.duties), state))
        print_table(("id", "duties", ""), rows)


@user_app.command("duties")
def duties(
    user: UserArgument,
    duty: DutyOption,
    actor: AsOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Give a person other duties, from its next request on.

    Who gives itself a duty with sight of content only asks: a second person agrees with `user agree`. On a
    hub every duty that somebody is given is asked for.

    Example: `strikeback user duties hkpf/chan --duty officer --duty supervisor`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.people.people import change_duties
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = change_duties(opened, user, _duties(duty), by=acting_as(opened, actor), clock=SystemClock())
    _changed(done, json=json)


@user_app.command("agree")
def agree(
    user: UserArgument,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="What was asked for: ue_...")],
    actor: Annotated[str, typer.Option("--as", metavar="AGENCY/NAME", help="The second person.")],
    store: StoreOption = STORE,
    *,
    subject: Annotated[
        str, typer.Option(help="Who the person is at its provider, where that was asked for.")
    ] = "",
    json: JsonOption = False,
) -> None:
    """Agree to a person, duties, a reset, an invitation or a way in that somebody else asked for.

    An administrator does, or a supervisor. It prints the other half of an invitation, once: that is for the
    person itself, and for nobody else. Who the person is at a provider is asked of the person, not of whoever
    asks for it.

    Example: `strikeback user agree hkpf/lam ue_ab12cd --as hkpf/wong`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.people.people import agree as agree_to
    from strikeback.model.errors import UsageError
    from strikeback.model.people import Viewer
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        second = acting_as(opened, actor)
        if not isinstance(second, Viewer):
            raise UsageError("a second person must agree", where="--as")
        done = agree_to(opened, user, event, second=second, clock=SystemClock(), subject=subject)
    _changed(done, json=json)


@user_app.command("disable")
def disable(user: UserArgument, actor: AsOption = "", store: StoreOption = STORE) -> None:
    """Shut a person out: its sessions end at once.

    Example: `strikeback user disable hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import say
    from strikeback.flows.people.people import disable as shut_out
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        shut_out(opened, user, by=acting_as(opened, actor), clock=SystemClock())
    say(f"Disabled {user}.")


@user_app.command("enable")
def enable(user: UserArgument, actor: AsOption = "", store: StoreOption = STORE) -> None:
    """Let a disabled person in again.

    Example: `strikeback user enable hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import say
    from strikeback.flows.people.people import enable as let_in
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        let_in(opened, user, by=acting_as(opened, actor), clock=SystemClock())
    say(f"Enabled {user}.")


@user_app.command("invite")
def invite(
    user: UserArgument, actor: AsOption = "", store: StoreOption = STORE, *, json: JsonOption = False
) -> None:
    """Print a new invitation, on a hub half of one, for a person who has not set anything yet.

    Example: `strikeback user invite hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.people.people import invite as invite_again
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        by = acting_as(opened, actor)
        made = invite_again(opened, user, by=by, clock=SystemClock(), random=os.urandom)
    _tell(made, json=json)


@user_app.command("reset")
def reset(
    user: UserArgument, actor: AsOption = "", store: StoreOption = STORE, *, json: JsonOption = False
) -> None:
    """Take away everything a person signs in with, end its sessions, and print a new invitation.

    On a hub it is asked for: a second person agrees, it is done, and each of the two has half an invitation.
    To shut somebody out at once: `user disable`.

    Example: `strikeback user reset hkpf/chan`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.flows.people.people import reset as start_anew
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        by = acting_as(opened, actor)
        made = start_anew(opened, user, by=by, clock=SystemClock(), random=os.urandom)
    _tell(made, json=json)


@user_app.command("accept")
def accept(
    invitation: Annotated[
        str,
        typer.Option(prompt=True, hide_input=True, help="The invitation, whole or FIRST.OTHER; asked for."),
    ],
    password: Annotated[
        str,
        typer.Option(
            prompt="New password", hide_input=True, confirmation_prompt=True, help="The new one; asked for."
        ),
    ],
    store: StoreOption = STORE,
) -> None:
    """Accept an invitation here: set a password and an authenticator app, get recovery codes.

    Example: `strikeback user accept`
    """
    from strikeback.access.passwords import Hashing, check_password
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import say
    from strikeback.flows.people.door import Door
    from strikeback.flows.people.enrol import accept_invitation, open_invitation
    from strikeback.store.open import open_store

    door, clock = Door(Hashing()), SystemClock()
    with open_store(store, create=False) as opened:
        offer = open_invitation(opened, invitation, clock=clock, door=door)
        check_password(password, user=offer.user)
        say(f"Put this into your authenticator app: {offer.secret}")
        code = typer.prompt("Code of the app")
        codes = accept_invitation(opened, invitation, password, code, clock=clock, door=door)
    say("Keep these recovery codes apart from your phone; each works once:")
    for one in codes:
        say(f"  {one}")


def _duties(named: list[str]) -> list["Duty"]:
    """Return duties by their names."""
    from strikeback.model.errors import UsageError
    from strikeback.model.people import Duty

    try:
        return [Duty(one) for one in named]
    except ValueError:
        raise UsageError("unknown duty", where="--duty", remedy=f"One of: {', '.join(Duty)}") from None


def _tell(made: "Invitation", *, json: bool) -> None:
    """Print an invitation."""
    from strikeback.cli.output import print_json, say

    if json:
        print_json(made)
    else:
        what = "First half of an invitation" if made.waiting else "Invitation"
        say(f"{what} for {made.user}, shown this once: {made.token}")
        if made.waiting:
            say(f"A second person agrees within seven days: user agree {made.user} {made.waiting}")
            say("It gets the other half. Each of you gives its half to the person itself.")
        else:
            say("It is accepted within three days at the hub's sign-in, or with: strikeback user accept")


def _changed(done: "Changed", *, json: bool) -> None:
    """Print what became of a change of duties."""
    from strikeback.cli.output import print_json, say

    if json:
        print_json(done)
    elif done.waiting:
        say(f"Asked for: {done.event}. A second person agrees with: strikeback user agree")
    else:
        say(f"Done: {done.event}")
        if done.token:
            say(f"The invitation's other half, shown this once, for the person itself: {done.token}")
            say(
                "It types FIRST.OTHER within three days, at the hub's sign-in or with: strikeback user accept"
            )

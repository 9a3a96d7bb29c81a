"""What every act upon people shares: who may act, on whom, and the fact that is left behind."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

import msgspec

from strikeback.access import people as rules
from strikeback.access.people import Change, Manager, Operator, UserEvent
from strikeback.custody.entry import Kind
from strikeback.flows.progress import stamp
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError
from strikeback.model.ids import derive_id
from strikeback.model.people import Duty, User, Viewer
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.open import Connection, Store

P = ParamSpec("P")
T = TypeVar("T")


def accountable(act: Callable[P, T]) -> Callable[P, T]:
    """Log when an act of managing is refused: who tried which act, and on whom of the own agency.

    The act takes the store and whom or what it is about first, ``by`` or ``second`` and ``clock`` by name.
    """

    @wraps(act)
    def tried(*args: P.args, **named: P.kwargs) -> T:
        try:
            return act(*args, **named)
        except (RefusedError, NotFoundError, ConflictError) as error:
            store, about = cast("tuple[Store, str]", args[:2])
            by = cast("Manager", named.get("by") or named.get("second"))
            _note_refused(store, act.__name__, about, by, error.code, cast("Clock", named["clock"]))
            raise

    return tried


def _note_refused(store: Store, act: str, about: str, by: Manager, code: str, clock: Clock) -> None:
    """Log a refusal; what names nobody of the own agency is not repeated."""
    agency = "" if isinstance(by, Operator) else by.agency
    with store.write() as connection:
        ours = rules.is_id(about) and about.partition("/")[0] == agency
        known = ours and people.find_user(connection, about) is not None
        body = {"about": about if known else "", "act": act, "code": code}
        kind = Kind.MANAGING_REFUSED
        about_log = f"people:{agency or by.name}"
        people.note_event(connection, kind, about=about_log, by=by.name, at=stamp(clock), body=body)


def enter(connection: Connection, by: Manager, user: str) -> Manager:
    """Return the manager as it stands inside this transaction, if it may manage the user."""
    rules.check_manages(by, user)
    people.lock_people(connection, user.partition("/")[0])
    if isinstance(by, Operator):
        return by
    manager = fresh(connection, by)
    rules.check_manages(manager, user)
    return manager


def fresh(connection: Connection, viewer: Viewer) -> Viewer:
    """Return a viewer with the duties it has now; a request may have waited for another one."""
    known = people.find_user(connection, viewer.user)
    if known is None or not known.active or known.agency != viewer.agency:
        raise RefusedError("only a known person of the agency may do this")
    return msgspec.structs.replace(viewer, duties=known.duties)


def found(connection: Connection, user: str) -> User:
    """Return a user.

    Raises:
        NotFoundError: No such one.
    """
    known = people.find_user(connection, user) if rules.is_id(user) else None
    if known is None:
        raise rules.no_user()
    return known


def check_added(connection: Connection, user: str) -> None:
    """Refuse to change who waits to be added: otherwise a change would take the second person's place.

    Raises:
        ConflictError: The person waits.
    """
    asked = rules.waiting(people.events_of(connection, user))
    if asked is not None and asked.change == Change.ADD_ASKED:
        raise ConflictError("a second person must agree to this user first", remedy="strikeback user agree")


def add_event(
    connection: Connection,
    user: str,
    change: Change,
    by: Manager,
    *,
    clock: Clock,
    duties: tuple[Duty, ...] = (),
) -> UserEvent:
    """Append an event in a manager's name."""
    return append_event(connection, user, change, by.name, clock=clock, duties=duties)


def append_event(
    connection: Connection,
    user: str,
    change: Change,
    by: str,
    *,
    clock: Clock,
    duties: tuple[Duty, ...] = (),
    second: str = "",
    detail: str = "",
) -> UserEvent:
    """Append an event of a user."""
    number, at = len(people.events_of(connection, user)), stamp(clock)
    made = UserEvent(
        id=derive_id("ue", [user, str(number), change, by, second, detail, at]),
        user=user,
        number=number,
        change=change,
        by=by,
        at=at,
        second=second,
        duties=duties,
        detail=detail,
    )
    people.add_event(connection, made)
    return made


def note_enrolled(connection: Connection, user: str, detail: str, *, clock: Clock) -> None:
    """Append that a person set what it signs in with, in its own name."""
    append_event(connection, user, Change.ENROLLED, user, clock=clock, detail=detail)

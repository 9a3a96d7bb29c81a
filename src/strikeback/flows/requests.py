"""Asking the owner of a hit, and both sides' lists of what is asked.

Nobody learns from asking whether something exists: a reference opens to a record for the agency it was made
for alone, and every other text, like a record that is gone or told to nobody any more, gets the one answer.
"""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from strikeback.casework.answer_rules import fitting
from strikeback.casework.requests import (
    Facts,
    Outcome,
    Reply,
    Request,
    State,
    check_asker,
    check_withdrawer,
    due_at,
    overdue,
    state_of,
)
from strikeback.flows.answers import check_sees, give, written
from strikeback.flows.init import secret_key
from strikeback.flows.request_values import RequestView, request_view
from strikeback.model.errors import ConflictError, NotFoundError, UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.sharing.policy import RANK, allow, last_day
from strikeback.sharing.reference import record_of
from strikeback.store import blind, facts, records, requests
from strikeback.store.open import Connection, Store

_STANDING: Final = frozenset({State.OPEN, State.GRANTED, State.CONDITIONAL})


def ask(
    store: Store,
    viewer: Viewer,
    reference: str,
    why: str,
    *,
    wanted: Level = Level.FULL,
    clock: Clock,
) -> RequestView:
    """Ask the owner of what the viewer has a hit on; where a rule of the owner fits, it is answered at once.

    What another hub has a hit on is asked there: the request goes with the next exchange.

    Args:
        store: The store.
        viewer: Who asks, by name, for what purpose, in which case.
        reference: The hit's reference, or the id of a record that the viewer is told in part.
        why: Why, for the owner to judge.
        wanted: ``summary`` or ``full``.
        clock: Tells when.

    Raises:
        ConflictError: The viewer's agency has asked already, or is told as much already.
        NotFoundError: The reference leads nowhere.
        RefusedError: The viewer's duty does not ask.
        UsageError: Nobody named, no reason.
    """
    now = clock.now()
    present = msgspec.structs.replace(viewer, now=written(now))
    check_asker(present, why, wanted)
    key = secret_key(store)
    with store.write() as connection:
        requests.alone(connection)
        hit = next(iter(blind.hits(connection, viewer.agency, reference=reference.strip())), None)
        record = None if hit else found_behind(connection, present, key, reference)
        if record is not None:
            _check_new(connection, present, record, wanted, now)
        else:
            _check_new_there(connection, viewer.agency, reference.strip(), now)
        owner = record.originator if record else hit.agency if hit else ""
        new = Request(
            id=requests.request_id(viewer.agency, record.id if record else reference, present.now),
            reference=reference.strip(),
            record=record.id if record else "",
            asker=viewer.agency,
            user=viewer.user,
            owner=owner,
            purpose=viewer.purpose,
            case=viewer.case,
            why=why,
            wanted=wanted,
            at=present.now,
            due=written(due_at(now, viewer.purpose)),
        )
        requests.add_request(connection, new)
        reply = by_rule(connection, new, record, now) if record else None
    return request_view(Facts(request=new, reply=reply), viewer.agency, now)


def withdraw_request(
    store: Store, viewer: Viewer, identity: str, *, reason: str = "", clock: Clock
) -> RequestView:
    """Withdraw what the viewer's agency asked, as long as nobody has answered.

    Raises:
        ConflictError: It is no longer open.
        NotFoundError: No such request of this agency.
        RefusedError: The viewer's duty does not ask.
    """
    now = clock.now()
    with store.write() as connection:
        requests.alone(connection)
        found = check_withdrawer(viewer, requests.find_request(connection, identity), now)
        at = written(now)
        if not requests.add_withdrawal(connection, identity, by=viewer.user, reason=reason, at=at):
            raise ConflictError("the request is withdrawn", where=identity)
    return request_view(msgspec.structs.replace(found, withdrawn=at), viewer.agency, now)


def list_requests(
    store: Store,
    viewer: Viewer,
    *,
    side: str = "",
    only_open: bool = False,
    only_overdue: bool = False,
    clock: Clock,
) -> tuple[RequestView, ...]:
    """Return what the viewer's agency asked or was asked: what is due first, then what is settled.

    Args:
        store: The store.
        viewer: Whose lists.
        side: ``out`` for what it asked, ``in`` for what it was asked; empty: both.
        only_open: Leave out what is settled.
        only_overdue: Only what should have been answered.
        clock: Tells what is due.

    Raises:
        RefusedError: The viewer's duty gives no sight of content.
        UsageError: Another side.
    """
    if side not in {"", "in", "out"}:
        raise UsageError("the sides are in and out", where="--side")
    check_sees(viewer)
    now = clock.now()
    with store.read() as connection:
        found = requests.requests_of(connection, viewer.agency, asked=side != "in", got=side != "out")
    wanted = [
        one
        for one in found
        if (not only_open or state_of(one, now) is State.OPEN) and (not only_overdue or overdue(one, now))
    ]
    wanted.sort(key=lambda one: (state_of(one, now) is not State.OPEN, one.request.due, one.request.id))
    return tuple(request_view(one, viewer.agency, now) for one in wanted)


def show_request(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> RequestView:
    """Return one request of, or to, the viewer's agency.

    Raises:
        NotFoundError: There is none.
        RefusedError: The viewer's duty gives no sight of content.
    """
    check_sees(viewer)
    with store.read() as connection:
        found = requests.find_request(connection, identity)
    if found is None or viewer.agency not in {found.request.asker, found.request.owner}:
        raise NotFoundError("there is no such request")
    return request_view(found, viewer.agency, clock.now())


def found_behind(connection: Connection, viewer: Viewer, key: bytes, reference: str) -> Record:
    """Return the standing record of somebody else behind a reference.

    Raises:
        NotFoundError: It leads nowhere, or to what this viewer may not know of.
    """
    identity = record_of(key, viewer.agency, reference) or reference.strip()
    record = records.get_records(connection, [identity]).get(identity)
    if record is None or record.originator == viewer.agency or _level(viewer, record) is Level.NOTHING:
        raise NotFoundError("this reference leads nowhere", remedy="References stand beside hits")
    return record


def _check_new(connection: Connection, viewer: Viewer, record: Record, wanted: Level, now: datetime) -> None:
    """Refuse to ask twice, or for what is told.

    Raises:
        ConflictError: It would be.
    """
    for one in requests.requests_about(connection, viewer.agency, record.id):
        state = state_of(one, now)
        enough = state is State.OPEN or (one.reply and RANK[one.reply.level] >= RANK[wanted])
        if state in _STANDING and enough and _still(viewer, record, one, state):
            raise ConflictError("your agency has asked this", where=one.request.id)
    if RANK[_level(viewer, record)] >= RANK[wanted] and not record.handling.withheld:
        raise ConflictError("your agency is told this already")


def _check_new_there(connection: Connection, asker: str, reference: str, now: datetime) -> None:
    """Refuse to ask another hub what was asked and is open or granted.

    Raises:
        ConflictError: It is.
    """
    for one in requests.requests_about(connection, asker, ""):
        if one.request.reference == reference and state_of(one, now) in _STANDING:
            raise ConflictError("your agency has asked this", where=one.request.id)


def _still(viewer: Viewer, record: Record, one: Facts, state: State) -> bool:
    """Tell whether asking again would bring nothing: it waits, or what was given is still told."""
    return state is State.OPEN or bool(one.reply and RANK[_level(viewer, record)] >= RANK[one.reply.level])


def _level(viewer: Viewer, record: Record) -> Level:
    return allow(viewer, record.originator, record.handling)


def by_rule(connection: Connection, asked: Request, record: Record, now: datetime) -> Reply | None:
    """Answer by a rule of the owner, if one fits."""
    owner = facts.agencies(connection)[record.originator]
    local = now.astimezone(ZoneInfo(owner.zone) if owner.zone else UTC)
    rule = fitting(requests.rules_of(connection, owner.id), asked, record, local)
    if rule is None or last_day(record.handling.review) < written(now)[:10]:
        return None
    level = min(rule.level, asked.wanted, key=lambda one: RANK[one])
    reply = Reply(
        request=asked.id,
        outcome=Outcome.CONDITIONAL if rule.conditions else Outcome.GRANTED,
        level=level,
        conditions=rule.conditions,
        until=written(now + timedelta(days=rule.valid_days)),
        by=rule.by,
        at=written(now),
        rule=rule.id,
        records=(record.id,),
    )
    give(connection, asked, reply)
    return reply

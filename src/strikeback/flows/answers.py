"""The owner answers what it was asked: grants, grants with conditions, refuses; and takes back what it gave.

A grant is a fact for one agency and single records, which the policy takes into account wherever it is asked.
Other terms that the owner states later end it, unless they say that they keep it.
"""

from datetime import datetime
from typing import Final

import msgspec

from strikeback.casework.requests import (
    Outcome,
    Reply,
    Request,
    check_answerer,
    check_ender,
    check_reply,
)
from strikeback.flows.decide import check_signature
from strikeback.flows.request_values import RequestView, request_view
from strikeback.model.errors import ConflictError, RefusedError, UsageError
from strikeback.model.handling import Grant, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.sharing.policy import END, last_day, second_of, sees_content
from strikeback.store import records, requests, terms_changes
from strikeback.store.open import Connection, Store
from strikeback.store.requests import Disclosure

DAY_LENGTH: Final = len("2026-12-31")


def answer(  # noqa: PLR0913 - what an answer consists of
    store: Store,
    viewer: Viewer,
    identity: str,
    outcome: Outcome,
    *,
    level: Level = Level.NOTHING,
    fields: tuple[str, ...] = (),
    conditions: str = "",
    until: str = "",
    reason: str = "",
    whole_report: bool = False,
    clock: Clock,
) -> RequestView:
    """Answer a request to the viewer's agency. What is granted is told from this moment on.

    Args:
        store: The store.
        viewer: Who answers, by name.
        identity: The request.
        outcome: ``granted``, ``granted_with_conditions`` or ``refused``.
        level: What is given: ``summary`` or ``full``; for a refusal nothing.
        fields: The only fields that are given, withheld ones included; empty: all that are not withheld.
        conditions: What the asker must heed.
        until: ISO date of the last day, or RFC 3339 UTC; empty: as long as the terms stand.
        reason: Why; a refusal needs one.
        whole_report: Give every record of the viewer's agency in the same report as well.
        clock: Tells when.

    Raises:
        ConflictError: It is no longer open, the record is gone, or its terms wait to be renewed.
        NotFoundError: No such request to this agency.
        RefusedError: The viewer's duty does not answer.
        UsageError: The answer is not of its form.
    """
    now = clock.now()
    at = written(now)
    with store.write() as connection:
        requests.alone(connection)
        found = check_answerer(viewer, requests.find_request(connection, identity), now)
        reply = Reply(
            request=identity,
            outcome=outcome,
            level=level,
            fields=fields,
            conditions=conditions,
            until=_until(until, at),
            reason=reason,
            by=viewer.user,
            at=at,
        )
        check_reply(reply)
        if outcome is not Outcome.REFUSED:
            given = _given(connection, found.request, at, whole=whole_report)
            reply = msgspec.structs.replace(reply, records=given)
        give(connection, found.request, reply)
    return request_view(msgspec.structs.replace(found, reply=reply), viewer.agency, now)


def end_answer(store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock) -> RequestView:
    """Take back what was granted on a request: from this moment on it is told no more.

    Raises:
        ConflictError: Nothing is granted on it.
        NotFoundError: No such request to this agency.
        RefusedError: The viewer's duty does not answer.
        UsageError: No reason.
    """
    now = clock.now()
    at = written(now)
    check_signature(reason, viewer.user)
    with store.write() as connection:
        requests.alone(connection)
        found = check_ender(viewer, requests.find_request(connection, identity), now)
        if not requests.add_end(connection, identity, by=viewer.user, reason=reason, at=at):
            raise ConflictError("it was taken back already", where=identity)
        for one in requests.disclosures(connection, identity=identity):
            terms_changes.end_grant(connection, one.grant, by=viewer.user, reason=reason, at=at)
    return request_view(msgspec.structs.replace(found, ended=at), viewer.agency, now)


def give(connection: Connection, asked: Request, reply: Reply) -> None:
    """Keep an answer and what follows from it: a grant and a disclosure for each record.

    Raises:
        ConflictError: Somebody has answered.
    """
    if not requests.add_reply(connection, reply):
        raise ConflictError("the request is answered", where=asked.id)
    if reply.outcome is Outcome.REFUSED:
        return
    grant = Grant(
        agency=asked.asker,
        level=reply.level,
        purpose=asked.purpose,
        until=reply.until,
        fields=reply.fields,
        conditions=reply.conditions,
    )
    made = terms_changes.add_grants(
        connection, reply.records, grant, by=reply.by, at=reply.at, cause=asked.id
    )
    requests.add_disclosures(
        connection,
        [
            Disclosure(
                id=derive_id("di", [asked.id, one.record]),
                request=asked.id,
                record=one.record,
                originator=asked.owner,
                receiver=asked.asker,
                level=reply.level,
                purpose=asked.purpose,
                case=asked.case,
                conditions=reply.conditions,
                grant=one.id,
                by=reply.by,
                at=reply.at,
            )
            for one in made
        ],
    )


def check_sees(viewer: Viewer) -> None:
    """Let only those pass whose duty gives sight of content.

    Raises:
        RefusedError: Another duty.
    """
    if not sees_content(viewer):
        raise RefusedError("this duty gives no sight of content", remedy="Ask somebody who has another duty")


def _given(connection: Connection, asked: Request, at: str, *, whole: bool) -> tuple[str, ...]:
    """Return the records that an answer gives.

    Raises:
        ConflictError: The record is gone, or its terms wait to be renewed.
    """
    record = records.get_records(connection, [asked.record]).get(asked.record)
    if record is None:
        raise ConflictError("the record was withdrawn since", where=asked.record)
    if last_day(record.handling.review) < at[:10]:
        raise ConflictError(
            "the terms wait to be renewed", where=asked.record, remedy="Renew them: strikeback terms change"
        )
    if not whole or record.report is None:
        return (record.id,)
    around = records.records_of_reports(connection, [record.report])
    return tuple(sorted({record.id, *(one.id for one in around if one.originator == asked.owner)}))


def _until(text: str, at: str) -> str:
    """Return when a grant ends: a day ends with its last second.

    Raises:
        UsageError: No date, or it has passed.
    """
    if not text:
        return ""
    whole = f"{text}T23:59:59Z" if len(text) == DAY_LENGTH else text
    try:
        datetime.fromisoformat(whole)
        formed = second_of(whole, END) > at[:19]
    except ValueError:
        formed = False
    if not formed:
        raise UsageError("a grant ends on a day to come", where="--until", remedy="For example: 2027-01-31")
    return whole


def written(when: datetime) -> str:
    """Return a moment as RFC 3339 UTC text with microseconds and a final ``Z``."""
    return when.isoformat(timespec="microseconds").replace("+00:00", "Z")

"""Requests between hubs: what one hub asks, and the other one answers, as messages of packages.

Each side keeps the request as its own fact under one id, with its own clock for what is due; on the owner's
side it stands in the lists of requests like any other, and a rule or a person answers it. What is granted
travels with the answer and is placed under the same terms and the same grant.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from strikeback.casework.requests import (
    MAX_WORDS,
    Facts,
    Outcome,
    Reply,
    Request,
    State,
    check_asker,
    check_reply,
    due_at,
    moment,
    state_of,
)
from strikeback.flows.answers import give, written
from strikeback.flows.hubs.place import place
from strikeback.flows.hubs.terms import told_now
from strikeback.flows.hubs.told import cut, hand, hidden_from
from strikeback.flows.keeping.notices import DAYS
from strikeback.flows.peers import own_agencies
from strikeback.flows.requests import by_rule, found_behind
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, RefusedInputError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Notice, Recall
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.sharing.messages import Answered, Asked, Ended, Handed
from strikeback.store import facts, notices, records, requests, terms_changes
from strikeback.store.open import Connection
from strikeback.store.peers import Peer

NOWHERE: Final = "this reference leads nowhere"
_REQUEST_ID: Final = "q_"


def asked_of(request: Request) -> Asked:
    """Return a request as it travels."""
    return Asked(
        id=request.id,
        reference=request.reference,
        asker=request.asker,
        user=request.user,
        owner=request.owner,
        purpose=request.purpose,
        case=request.case,
        why=request.why,
        wanted=request.wanted,
        at=request.at,
    )


def take_request(
    connection: Connection, peer: Peer, asked: Asked, *, key: bytes, here: str, now: datetime
) -> int:
    """Keep a request of another hub and answer it where a rule fits; return 1 when it is new.

    A reference that leads nowhere is answered by the hub itself, in the same words whatever the reason.

    Raises:
        RefusedInputError: The hub asks for an agency of somebody else, or of one that is not ours.
    """
    if asked.asker not in peer.agencies or asked.owner not in own_agencies(connection):
        raise RefusedInputError("a request between agencies that are not theirs and ours", where=peer.name)
    if requests.find_request(connection, asked.id) is not None:
        return 0
    viewer = Viewer(
        agency=asked.asker, user=asked.user, purpose=asked.purpose, case=asked.case, now=written(now)
    )
    requests.alone(connection)
    record = _behind(connection, viewer, asked, key)
    new = Request(
        id=asked.id,
        reference=asked.reference,
        record=record.id if record else "",
        asker=asked.asker,
        user=asked.user,
        owner=asked.owner,
        purpose=asked.purpose,
        case=asked.case,
        why=asked.why[:MAX_WORDS],
        wanted=asked.wanted,
        # Nobody keeps a request open for longer by a clock that is ahead.
        at=min(written(moment(asked.at)), written(now)),
        due=written(due_at(now, asked.purpose)),
    )
    requests.add_request(connection, new)
    if record is not None:
        by_rule(connection, new, record, now)
        return 1
    no = Reply(request=new.id, outcome=Outcome.REFUSED, reason=NOWHERE, by=here, at=written(now), rule=here)
    give(connection, new, no)
    return 1


def _behind(connection: Connection, viewer: Viewer, asked: Asked, key: bytes) -> Record | None:
    """Return the record that a request is about, or None where it leads nowhere or nobody may ask so."""
    try:
        check_asker(viewer, asked.why, asked.wanted)
        record = found_behind(connection, viewer, key, asked.reference)
    except (NotFoundError, RefusedError, UsageError):
        return None
    formed = asked.id.startswith(_REQUEST_ID) and asked.user.startswith(f"{asked.asker}/")
    return record if formed and record.originator == asked.owner else None


def take_withdrawal(connection: Connection, peer: Peer, said: Ended, now: datetime) -> int:
    """Keep that a request of another hub was withdrawn, where nobody has answered."""
    found = requests.find_request(connection, said.request)
    if found is None or found.request.asker not in peer.agencies:
        raise RefusedInputError("a withdrawal of what this hub has not asked", where=peer.name)
    if state_of(found, now) is not State.OPEN:
        return 0
    by = found.request.user
    return int(requests.add_withdrawal(connection, said.request, by=by, reason="", at=written(now)))


def answered_of(connection: Connection, one: Facts, at: str) -> Answered:
    """Return an answer as it travels, with what it gives as far as that is still given."""
    reply = one.reply
    if reply is None:
        raise ConflictError("the request is not answered", where=one.request.id)
    return Answered(
        request=reply.request,
        outcome=reply.outcome.value,
        level=reply.level,
        fields=reply.fields,
        conditions=reply.conditions,
        until=reply.until,
        reason=reply.reason,
        by=reply.by,
        at=reply.at,
        rule=reply.rule,
        handed=tuple(_handed(connection, one.request, reply, at)),
    )


def _handed(connection: Connection, asked: Request, reply: Reply, at: str) -> Iterable[Handed]:
    """Yield the records of an answer by contribution, as its asker is told them now."""
    viewer = Viewer(agency=asked.asker, user=asked.user, purpose=asked.purpose, now=at)
    by_home: dict[str, list[Record]] = {}
    for one in records.get_records(connection, reply.records).values():
        hidden = hidden_from([viewer], one.originator, one.handling)
        if hidden is not None:
            by_home.setdefault(one.contribution, []).append(cut(one, hidden))
    for home, some in sorted(by_home.items()):
        head = facts.find_contribution(connection, home)
        if head is not None:
            yield hand(connection, head, some)


def take_reply(connection: Connection, peer: Peer, said: Answered, now: datetime) -> int:
    """Keep an answer to a request of ours, place what it gives, and grant it to the agency that asked.

    What was withdrawn here before the answer came is not placed.

    Raises:
        RefusedInputError: It is no request of ours to that hub, or the answer is not of its form.
    """
    found = requests.find_request(connection, said.request)
    mine = own_agencies(connection)
    if found is None or found.request.owner not in peer.agencies or found.request.asker not in mine:
        raise RefusedInputError("an answer to what this hub was not asked", where=peer.name)
    if found.reply is not None or found.withdrawn:
        return 0
    at = written(now)
    ids: dict[str, str] = {}
    for handed in said.handed:
        if handed.head.originator != found.request.owner:
            raise RefusedInputError("an answer with what another agency gave", where=peer.name)
        ids |= place(connection, peer, handed, cause=said.request, at=at)
    try:
        reply = Reply(
            request=said.request,
            outcome=Outcome(said.outcome),
            level=said.level,
            fields=said.fields,
            conditions=said.conditions,
            until=said.until,
            reason=said.reason,
            by=f"{found.request.owner}/{peer.name}",
            at=at,
            rule=said.rule,
            records=tuple(sorted(ids.values())),
        )
        check_reply(reply)
    except (UsageError, ValueError):
        raise RefusedInputError("an answer that does not have its form", where=peer.name) from None
    if reply.outcome is Outcome.REFUSED and ids:
        raise RefusedInputError("a refusal that gives something", where=peer.name)
    give(connection, found.request, reply)
    return 1


def take_end(connection: Connection, peer: Peer, said: Ended, now: datetime) -> int:
    """Keep that an owner took back what it had granted: from here on it is told no more."""
    found = requests.find_request(connection, said.request)
    if found is None or found.request.owner not in peer.agencies:
        raise RefusedInputError("the end of what this hub has not granted", where=peer.name)
    by, reason, at = f"{found.request.owner}/{peer.name}", "taken back by its owner", written(now)
    if found.reply is None or not requests.add_end(connection, said.request, by=by, reason=reason, at=at):
        return 0
    for one in requests.disclosures(connection, identity=said.request):
        terms_changes.end_grant(connection, one.grant, by=by, reason=reason, at=at)
    return 1


def notice_ends(connection: Connection, peer: Peer, ended: Iterable[Facts], at: str) -> None:
    """Append notices that recall what was given on requests and is told by nothing else.

    Args:
        connection: A writing transaction.
        peer: The hub that asked.
        ended: Its requests whose grants were taken back and that it has not been told.
        at: RFC 3339 UTC.
    """
    for one in ended:
        given = [each.record for each in requests.disclosures(connection, identity=one.request.id)]
        still = told_now(connection, peer, given, at)
        for identity in sorted(set(given) - still):
            new = Notice(
                id=derive_id("nt", ["end", one.request.id, identity, peer.name]),
                kind=Recall.WITHDRAWN,
                object=identity,
                originator=one.request.owner,
                recipient=peer.name,
                at=at,
                due=_due(at),
            )
            notices.add_notice(connection, new)


def _due(at: str) -> str:
    return (moment(at) + timedelta(days=DAYS)).date().isoformat()

"""Jobs, answers to be given again, webhooks and their messages, as rows."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, TypeVar

import msgspec
from sqlalchemy import Connection, RowMapping, func, select, text

from strikeback.model.base import Frozen
from strikeback.store import dialect
from strikeback.store.facts import text_of
from strikeback.store.schema import log_entry, log_head
from strikeback.store.schema_service import column_map, delivery, idempotency, job, webhook

PENDING: Final = 0
"""Status of an answer that is not there yet."""


class Kept(Frozen, frozen=True, kw_only=True):
    """An answer that is given again when the same request comes again."""

    shown: ClassVar = ("status",)

    key: str
    body_digest: str
    status: int = PENDING
    headers: str = "{}"
    """JSON."""
    content: bytes = b""
    at: str


class JobRow(Frozen, frozen=True, kw_only=True):
    """Something that takes longer than a request."""

    shown: ClassVar = ("id", "agency", "kind", "state")

    id: str
    agency: str
    user: str
    kind: str
    state: str
    """``queued``, ``running``, ``done``, ``refused``, ``failed``, ``cancelled``."""
    spool: str
    """Id of the folder, and so of the server, that holds what the job works on."""
    made: str
    changed: str
    ask: str
    """JSON."""
    result: str = ""
    """JSON; empty until it ended."""


class SavedColumns(Frozen, frozen=True, kw_only=True):
    """What an agency's people say that the columns of a kind of table mean."""

    shown: ClassVar = ("agency", "name")

    agency: str
    name: str
    by: str
    at: str
    body: str
    """A column map as JSON."""


class Webhook(Frozen, frozen=True, kw_only=True):
    """Where an agency wants to be told of leads and alerts."""

    shown: ClassVar = ("id", "agency", "kinds", "active")

    id: str
    agency: str
    url: str
    kinds: tuple[str, ...]
    """``alert``, ``lead``."""
    active: bool = True
    by: str
    made: str
    version: int = 1
    """Counts changes."""


class Delivery(Frozen, frozen=True, kw_only=True):
    """A message to be sent, or sent."""

    shown: ClassVar = ("id", "webhook", "kind", "state", "tries")

    id: str
    webhook: str
    object: str
    """Id of the alert or lead."""
    kind: str
    state: str
    """``waiting``, ``sent``, ``given_up``, ``skipped``."""
    tries: int = 0
    due: str
    status: int = 0
    """What the other side answered last; 0: nothing."""


T = TypeVar("T", bound=Frozen)

_WEBHOOK: Final = msgspec.json.Decoder(Webhook)


def _of(kind: type[T], row: RowMapping) -> T:
    """Return a row as a record; the database's names of columns are more than texts."""
    return kind(**{str(name): value for name, value in row.items()})


def claim_answer(connection: Connection, new: Kept) -> Kept | None:
    """Take a key for a request; return what is kept under it already, or None when it was free."""
    if dialect.insert_new(connection, idempotency, [msgspec.structs.asdict(new)]):
        return None
    row = connection.execute(select(idempotency).where(idempotency.c.key == new.key)).mappings().one()
    return _of(Kept, row)


def keep_answer(connection: Connection, key: str, *, status: int, headers: str, content: bytes) -> None:
    """Keep the answer to the request that took a key."""
    values = {"status": status, "headers": headers, "content": content}
    connection.execute(idempotency.update().where(idempotency.c.key == key).values(values))


def forget_answer(connection: Connection, key: str) -> None:
    """Give a key back: its request did nothing."""
    connection.execute(idempotency.delete().where(idempotency.c.key == key))


def forget_answers(connection: Connection, *, before: str) -> int:
    """Delete answers kept before a time; return how many."""
    return connection.execute(idempotency.delete().where(idempotency.c.at < before)).rowcount


def add_job(connection: Connection, new: JobRow) -> None:
    """Queue a job."""
    connection.execute(job.insert(), msgspec.structs.asdict(new))


def find_job(connection: Connection, identity: str) -> JobRow | None:
    """Return a job, or None."""
    row = connection.execute(select(job).where(job.c.id == identity)).mappings().first()
    return None if row is None else _of(JobRow, row)


def jobs(
    connection: Connection, *, agency: str, limit: int, before: tuple[str, str] | None = None
) -> tuple[JobRow, ...]:
    """Return jobs of an agency, the newest first, those made before ``(time, id)``."""
    query = select(job).where(job.c.agency == agency)
    if before is not None:
        at, identity = before
        query = query.where((job.c.made < at) | ((job.c.made == at) & (job.c.id < identity)))
    rows = connection.execute(query.order_by(job.c.made.desc(), job.c.id.desc()).limit(limit)).mappings()
    return tuple(_of(JobRow, row) for row in rows)


def open_jobs(connection: Connection, *, spool: str) -> tuple[JobRow, ...]:
    """Return the jobs of a server that have not ended, the oldest first."""
    query = select(job).where(job.c.spool == spool, job.c.state.in_(["queued", "running"]))
    rows = connection.execute(query.order_by(job.c.made, job.c.id)).mappings()
    return tuple(_of(JobRow, row) for row in rows)


def newest_job(connection: Connection, *, agency: str, kind: str, ask: str) -> JobRow | None:
    """Return the newest job of an agency that was asked for in these very words, or None."""
    query = select(job).where(job.c.agency == agency, job.c.kind == kind, job.c.ask == ask)
    row = connection.execute(query.order_by(job.c.made.desc(), job.c.id.desc()).limit(1)).mappings().first()
    return None if row is None else _of(JobRow, row)


def count_open_jobs(connection: Connection, *, agency: str) -> int:
    """Return how many jobs of an agency have not ended."""
    query = select(func.count()).where(job.c.agency == agency, job.c.state.in_(["queued", "running"]))
    return connection.execute(query).scalar_one()


def move_job(
    connection: Connection, identity: str, *, start: Iterable[str], end: str, at: str, result: str = ""
) -> bool:
    """Bring a job from one of the states ``start`` to ``end``; tell whether it was in one of them."""
    query = job.update().where(job.c.id == identity, job.c.state.in_(list(start)))
    return bool(connection.execute(query.values(state=end, changed=at, result=result)).rowcount)


def forget_imports(connection: Connection, contribution: str) -> int:
    """Delete the jobs that took a contribution in: they name its file; return how many."""
    told = f'%"contribution":"{contribution}"%'
    return connection.execute(job.delete().where(job.c.result.like(told))).rowcount


def forget_answers_about(connection: Connection, identities: Iterable[str]) -> int:
    """Delete kept answers in which one of the ids stands; return how many."""
    gone = 0
    for one in identities:
        holds = text(dialect.bytes_contain(connection, "content", "".join(filter(_plain, one))))
        gone += connection.execute(idempotency.delete().where(holds)).rowcount
    return gone


def _plain(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in "_.-")


def put_column_map(connection: Connection, new: SavedColumns) -> bool:
    """Keep a column map; False when the agency has one of this name."""
    return bool(dialect.insert_new(connection, column_map, [msgspec.structs.asdict(new)]))


def column_maps(connection: Connection, agency: str, *, name: str = "") -> tuple[SavedColumns, ...]:
    """Return an agency's column maps by name, or the one of a name."""
    query = select(column_map).where(column_map.c.agency == agency).order_by(column_map.c.name)
    query = query.where(column_map.c.name == name) if name else query
    return tuple(_of(SavedColumns, row) for row in connection.execute(query).mappings())


def drop_column_map(connection: Connection, agency: str, name: str) -> bool:
    """Delete a column map; False when there is none of this name."""
    query = column_map.delete().where(column_map.c.agency == agency, column_map.c.name == name)
    return bool(connection.execute(query).rowcount)


def put_webhook(connection: Connection, new: Webhook) -> bool:
    """Add a webhook, or put it in the place of the version before it; tell whether that was there."""
    values = {"version": new.version, "body": text_of(new)}
    if new.version == 1:
        row = {"id": new.id, "agency": new.agency, "made": new.made}
        connection.execute(webhook.insert(), row | values)
        return True
    query = webhook.update().where(webhook.c.id == new.id, webhook.c.version == new.version - 1)
    return bool(connection.execute(query.values(values)).rowcount)


def drop_webhook(connection: Connection, identity: str, *, version: int) -> bool:
    """Delete a webhook and its messages, if it still has this version."""
    query = webhook.delete().where(webhook.c.id == identity, webhook.c.version == version)
    gone = bool(connection.execute(query).rowcount)
    if gone:
        connection.execute(delivery.delete().where(delivery.c.webhook == identity))
    return gone


def webhooks(connection: Connection, *, agency: str = "") -> tuple[Webhook, ...]:
    """Return the webhooks, of one agency or of all, in the order in which they were made."""
    query = select(webhook.c.body).order_by(webhook.c.made, webhook.c.id)
    if agency:
        query = query.where(webhook.c.agency == agency)
    return tuple(_WEBHOOK.decode(body) for body in connection.execute(query).scalars())


def known_objects(connection: Connection, identity: str) -> set[str]:
    """Return what a webhook was told, or will be told, already."""
    return set(connection.execute(select(delivery.c.object).where(delivery.c.webhook == identity)).scalars())


def add_deliveries(connection: Connection, new: Sequence[Delivery]) -> int:
    """Add messages whose object the webhook does not know; return how many."""
    return dialect.insert_new(connection, delivery, [msgspec.structs.asdict(one) for one in new])


def due_deliveries(connection: Connection, *, at: str, limit: int) -> tuple[Delivery, ...]:
    """Return messages that are to be sent now, those that wait longest first."""
    query = select(delivery).where(delivery.c.state == "waiting", delivery.c.due <= at)
    rows = connection.execute(query.order_by(delivery.c.due, delivery.c.id).limit(limit)).mappings()
    return tuple(_of(Delivery, row) for row in rows)


def deliveries(connection: Connection, identity: str, *, limit: int) -> tuple[Delivery, ...]:
    """Return messages of a webhook, those due last first."""
    query = select(delivery).where(delivery.c.webhook == identity)
    rows = connection.execute(query.order_by(delivery.c.due.desc(), delivery.c.id).limit(limit)).mappings()
    return tuple(_of(Delivery, row) for row in rows)


def put_delivery(connection: Connection, new: Delivery) -> None:
    """Note what became of a message."""
    values = {"state": new.state, "tries": new.tries, "due": new.due, "status": new.status}
    connection.execute(delivery.update().where(delivery.c.id == new.id).values(values))


def newest_seal(connection: Connection) -> bytes:
    """Return the log's last head as it was signed; b"" when nothing is logged or there are no keys."""
    query = select(log_head.c.checkpoint).order_by(log_head.c.number.desc()).limit(1)
    return bytes(connection.execute(query).scalar() or b"")


def leaves_before(connection: Connection, number: int, *, limit: int) -> list[tuple[int, bytes]]:
    """Return number and leaf of the log's entries before a number, the newest first."""
    query = select(log_entry.c.number, log_entry.c.leaf).where(log_entry.c.number < number)
    rows = connection.execute(query.order_by(log_entry.c.number.desc()).limit(limit))
    return [(row.number, bytes(row.leaf)) for row in rows]

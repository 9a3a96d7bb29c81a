"""Telling an agency's own systems that there is a new alert or lead: ids and kinds, never content.

Messages go only to hosts that the operator configured. A message carries what an HMAC-SHA256 over time and
body needs to be checked, and is tried again with growing pauses until somebody takes it.
"""

import hmac
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import ClassVar, Final
from urllib.parse import urlsplit

import msgspec

from strikeback.flows.init import secret_key
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, LimitError, NotFoundError, RefusedError, UsageError
from strikeback.model.people import DEFAULT_PURPOSE, Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import lookup, service
from strikeback.store.open import Connection, Store
from strikeback.store.service import Delivery, Webhook

KINDS: Final = ("alert", "lead")
MOST: Final = 20
"""Webhooks of one agency."""

PAUSES: Final = tuple(
    timedelta(seconds=seconds) for seconds in (30, 120, 600, 1_800, 3_600, 14_400, 43_200, 86_400)
)
"""How long to wait after each failure; after the last one the message is given up."""

BATCH: Final = 100
"""Messages sent in one go."""

SIGNATURE: Final = "x-strikeback-signature"
TIME: Final = "x-strikeback-time"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

Post = Callable[[str, bytes, dict[str, str]], int]
"""Sends a body with headers to a URL; returns the status, 0 when there was no answer."""


class Targets(Frozen, frozen=True, kw_only=True):
    """Where messages may go."""

    shown: ClassVar = ("hosts", "loopback")

    hosts: tuple[str, ...]
    """``host`` or ``host:port``, as the operator configured them."""
    loopback: bool = False
    """Whether plain HTTP to this machine is allowed."""


class Message(Frozen, frozen=True, kw_only=True, omit_defaults=False):
    """What is sent."""

    shown: ClassVar = ("id", "kind")

    id: str
    """The same at every try."""
    kind: str
    object: str
    agency: str


class Secret(Frozen, frozen=True, kw_only=True):
    """A new webhook with the secret that its receiver checks signatures with; shown once."""

    shown: ClassVar = ("webhook",)

    webhook: Webhook
    secret: str
    """Hex, 32 bytes."""


def add_webhook(
    store: Store, viewer: Viewer, targets: Targets, *, url: str, kinds: Iterable[str], clock: Clock
) -> Secret:
    """Register where the viewer's agency wants to be told; what stands already is not told.

    Raises:
        RefusedError: Not an administrator.
        UsageError: Not a URL on a host that messages may go to, or an unknown kind.
        LimitError: The agency has enough of them.
    """
    check_administers(viewer)
    check_target(url, targets)
    at = stamp(clock)
    new = Webhook(
        id=f"w_{secrets.token_hex(12)}",
        agency=viewer.agency,
        url=url,
        kinds=_kinds(kinds),
        by=viewer.name,
        made=at,
    )
    key = secret_key(store)
    with store.write() as connection:
        if len(service.webhooks(connection, agency=viewer.agency)) >= MOST:
            raise LimitError("the agency has as many webhooks as it may", seconds=86_400)
        service.put_webhook(connection, new)
        service.add_deliveries(connection, _news(connection, new, "skipped", at))
    return Secret(webhook=new, secret=_secret(key, new.id).hex())


def list_webhooks(store: Store, viewer: Viewer) -> tuple[Webhook, ...]:
    """Return the webhooks of the viewer's agency in the order in which they were made.

    Raises:
        RefusedError: Not an administrator.
    """
    check_administers(viewer)
    with store.read() as connection:
        return service.webhooks(connection, agency=viewer.agency)


def find_webhook(store: Store, viewer: Viewer, identity: str) -> tuple[Webhook, tuple[Delivery, ...]]:
    """Return a webhook of the viewer's agency and its last messages.

    Raises:
        NotFoundError: No such webhook, or another agency's.
        RefusedError: Not an administrator.
    """
    check_administers(viewer)
    with store.read() as connection:
        found = [one for one in service.webhooks(connection, agency=viewer.agency) if one.id == identity]
        if not found:
            raise NotFoundError("there is no such webhook")
        return found[0], service.deliveries(connection, identity, limit=BATCH)


def change_webhook(
    store: Store,
    viewer: Viewer,
    targets: Targets,
    known: Webhook,
    *,
    url: str,
    kinds: Iterable[str],
    active: bool,
) -> Webhook:
    """Replace a webhook that still is as ``known``.

    Raises:
        ConflictError: It has changed since.
        RefusedError: Not an administrator.
        UsageError: As for a new one.
    """
    check_administers(viewer)
    check_target(url, targets)
    new = msgspec.structs.replace(
        known, url=url, kinds=_kinds(kinds), active=active, version=known.version + 1
    )
    with store.write() as connection:
        if known.agency != viewer.agency or not service.put_webhook(connection, new):
            raise ConflictError("the webhook has changed since it was read")
    return new


def drop_webhook(store: Store, viewer: Viewer, known: Webhook) -> None:
    """Delete a webhook that still is as ``known``, with its messages.

    Raises:
        ConflictError: It has changed since.
        RefusedError: Not an administrator.
    """
    check_administers(viewer)
    with store.write() as connection:
        gone = known.agency == viewer.agency and service.drop_webhook(
            connection, known.id, version=known.version
        )
    if not gone:
        raise ConflictError("the webhook has changed since it was read")


def check_administers(viewer: Viewer) -> None:
    """Let only administrators pass.

    Raises:
        RefusedError: Another duty.
    """
    if Duty.ADMINISTRATOR not in viewer.duties:
        raise RefusedError("this is an administrator's to do")


def check_target(url: str, targets: Targets) -> None:
    """Refuse a URL to anywhere but the hosts that were configured.

    Raises:
        UsageError: Another host, another scheme, or a URL that readers could understand in two ways.
    """
    if not _may_go(url, targets):
        raise UsageError("messages may not be sent there", where="--url", remedy="Ask the operator")


def _may_go(url: str, targets: Targets) -> bool:
    # Programs disagree about backslashes, spaces and user names in URLs; none of them is needed here.
    if not url.isascii() or not url.isprintable() or any(sign in url for sign in ' \\"<>@#'):
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    here = host in LOOPBACK and targets.loopback
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        return False
    shown = f"[{host}]" if ":" in host else host
    names = {shown, f"{shown}:{port or (443 if parts.scheme == 'https' else 80)}"}
    # A host named without port stands for the port of its scheme alone.
    return bool(names & set(targets.hosts)) and (port is None or f"{shown}:{port}" in targets.hosts)


def _kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    asked = set(kinds)
    if not asked or asked - set(KINDS):
        raise UsageError(f"a webhook tells of: {', '.join(KINDS)}", where="--kinds")
    return tuple(kind for kind in KINDS if kind in asked)


def find_news(store: Store, *, clock: Clock) -> int:
    """Queue a message for everything that a webhook does not know; return how many."""
    at = stamp(clock)
    with store.read() as connection:
        news = [
            new for hook in service.webhooks(connection) for new in _news(connection, hook, "waiting", at)
        ]
    if not news:
        return 0
    with store.write() as connection:
        return service.add_deliveries(connection, news)


def _news(connection: Connection, hook: Webhook, state: str, at: str) -> list[Delivery]:
    """Return messages about what a webhook does not know yet: of its agency, and of nobody else's."""
    if not hook.active:
        return []
    ids: dict[str, str] = {}
    if "alert" in hook.kinds:
        ids |= {one.id: "alert" for one in lookup.alerts(connection, agency=hook.agency)}
    if "lead" in hook.kinds:
        # Leads as the agency itself is told of them: what others withhold has no part in these scopes.
        for scope in lookup.viewpoint(connection, hook.agency, DEFAULT_PURPOSE) or ():
            found = lookup.leads(connection, agency=hook.agency, scope=scope)
            ids |= {one.id: "lead" for one in found}
    known = service.known_objects(connection, hook.id)
    return [
        Delivery(
            id=sha256(f"{hook.id}/{name}".encode()).hexdigest()[:32],
            webhook=hook.id,
            object=name,
            kind=kind,
            state=state,
            due=at,
        )
        for name, kind in sorted(ids.items())
        if name not in known
    ]


def send_due(store: Store, targets: Targets, post: Post, *, clock: Clock) -> int:
    """Send what is due; return how many messages were taken.

    Args:
        store: The store.
        targets: Where messages may go now; a host that was taken off the list gets nothing more.
        post: Sends one.
        clock: Tells the time that is signed.
    """
    key = secret_key(store)
    with store.read() as connection:
        due = service.due_deliveries(connection, at=stamp(clock), limit=BATCH)
        hooks = {one.id: one for one in service.webhooks(connection)}
    taken = 0
    for one in due:
        hook = hooks.get(one.webhook)
        status = 0
        if hook is not None and hook.active and _may_go(hook.url, targets):
            message = Message(id=one.id, kind=one.kind, object=one.object, agency=hook.agency)
            content = msgspec.json.encode(message)
            status = post(hook.url, content, sign(_secret(key, hook.id), content, clock.now()))
        taken += 200 <= status < 300
        with store.write() as connection:
            service.put_delivery(connection, after(one, status, clock.now()))
    return taken


def sign(secret: bytes, content: bytes, moment: datetime) -> dict[str, str]:
    """Return the headers that prove a message: HMAC-SHA256 over time, a full stop and the body."""
    at = str(int(moment.timestamp()))
    made = hmac.digest(secret, at.encode() + b"." + content, sha256).hex()
    return {TIME: at, SIGNATURE: f"v1={made}", "content-type": "application/json"}


def after(one: Delivery, status: int, moment: datetime) -> Delivery:
    """Return a message after a try: sent, waiting for its next turn, or given up."""
    tries = one.tries + 1
    if 200 <= status < 300:
        return msgspec.structs.replace(one, state="sent", tries=tries, status=status)
    if tries > len(PAUSES):
        return msgspec.structs.replace(one, state="given_up", tries=tries, status=status)
    due = (moment + PAUSES[tries - 1]).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return msgspec.structs.replace(one, tries=tries, status=status, due=due)


def _secret(key: bytes, identity: str) -> bytes:
    """Return a webhook's secret; it is kept nowhere."""
    return hmac.digest(key, b"webhook:" + identity.encode(), sha256)

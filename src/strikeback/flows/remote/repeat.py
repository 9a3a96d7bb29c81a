"""Requests that may be sent again: the first one is done, the others get its answer."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec

from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, UsageError
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import service
from strikeback.store.open import Store
from strikeback.store.service import PENDING, Kept

KEPT: Final = timedelta(days=1)
"""How long an answer is kept."""

_KEY: Final = re.compile(r"[A-Za-z0-9_:-]{8,128}")


class Outcome(Frozen, frozen=True, kw_only=True):
    """An answer as it was sent."""

    shown = ("status",)

    status: int
    headers: dict[str, str]
    content: bytes


def once(
    store: Store,
    viewer: Viewer,
    operation: str,
    key: str,
    digest: str,
    work: Callable[[], Outcome],
    *,
    clock: Clock,
) -> tuple[Outcome, bool]:
    """Do ``work`` unless the viewer had it done under this key before; then return that answer.

    Work that raises leaves no trace, and the key is free again.

    Args:
        store: The store.
        viewer: Who asks; the keys of others are other keys.
        operation: What is asked for, its place included.
        key: 8 to 128 letters, digits, ``_``, ``:``, ``-``, chosen by the client.
        digest: Of the body.
        work: Gives the answer.
        clock: Tells when.

    Returns:
        The answer, and whether it is one from before.

    Raises:
        ConflictError: The key came with another body, or its first request is not answered yet.
        UsageError: The key does not have its form.
    """
    if not _KEY.fullmatch(key):
        raise UsageError("an idempotency key has 8 to 128 letters and digits", where="Idempotency-Key")
    name = sha256(msgspec.json.encode((viewer.agency, viewer.name, operation, key))).hexdigest()
    with store.write() as connection:
        service.forget_answers(connection, before=_stamped(clock.now() - KEPT))
        kept = service.claim_answer(connection, Kept(key=name, body_digest=digest, at=stamp(clock)))
    if kept is not None:
        return _again(kept, digest), True
    done: Outcome | None = None
    try:
        done = work()
    finally:
        with store.write() as connection:
            if done is None:
                service.forget_answer(connection, name)
            else:
                headers = msgspec.json.encode(done.headers).decode()
                service.keep_answer(
                    connection, name, status=done.status, headers=headers, content=done.content
                )
    return done, False


def _again(kept: Kept, digest: str) -> Outcome:
    if kept.body_digest != digest:
        raise ConflictError("this key came with another body before", where="Idempotency-Key")
    if kept.status == PENDING:
        raise ConflictError("the first request with this key is not answered yet", where="Idempotency-Key")
    headers = msgspec.json.decode(kept.headers, type=dict[str, str])
    return Outcome(status=kept.status, headers=headers, content=kept.content)


def _stamped(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")

"""The door for other hubs: one address, signed packages in and out, behind mutual TLS on its own port."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from strikeback.flows.hubs.exchange import answer
from strikeback.flows.hubs.exchange_http import TYPE
from strikeback.flows.peers import hub_name
from strikeback.model.errors import (
    ConflictError,
    LogError,
    NotFoundError,
    RefusedInputError,
    StrikebackError,
    UsageError,
)
from strikeback.model.time import Clock
from strikeback.sharing.package import MAX_BYTES
from strikeback.store.open import Store

PATH: Final = "/exchange/v1"

_STATUS: Final[tuple[tuple[type[StrikebackError], int], ...]] = (
    (ConflictError, 409),
    (NotFoundError, 403),
    (RefusedInputError, 422),
    (UsageError, 422),
    (LogError, 503),
)


def create_peer_app(store: Store, clock: Clock) -> Starlette:
    """Return the application that takes packages of other hubs.

    Args:
        store: The store; its log needs keys.
        clock: Tells when.

    Raises:
        LogError: The log has no keys.
    """
    hub_name(store)
    return Starlette(routes=[Route(PATH, _exchange(store, clock), methods=["POST"])])


def _exchange(store: Store, clock: Clock) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a posted package."""

    async def exchange(request: Request) -> Response:
        if request.headers.get("Content-Type") != TYPE:
            return _refusal(415, UsageError("this is no package", where="Content-Type", remedy=TYPE))
        data = bytearray()
        async for part in request.stream():
            data += part
            if len(data) > MAX_BYTES:
                return _refusal(413, RefusedInputError("the package is too large"))
        try:
            content = await run_in_threadpool(answer, store, bytes(data), clock=clock)
        except StrikebackError as error:
            status = next((status for kind, status in _STATUS if isinstance(error, kind)), 503)
            return _refusal(status, error)
        return Response(content, media_type=TYPE, headers={"Cache-Control": "no-store"})

    return exchange


def _refusal(status: int, error: StrikebackError) -> Response:
    """Say why a package is not taken."""
    return JSONResponse(error.diagnostics(), status_code=status, headers={"Cache-Control": "no-store"})

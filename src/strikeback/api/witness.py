"""The door of a witness (C2SP tlog-witness): one address, checkpoints in, cosignatures out."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from strikeback.custody.cosignature import Signer
from strikeback.custody.note import VerifierKey
from strikeback.flows.log.witness import PATH, cosign
from strikeback.model.errors import StrikebackError
from strikeback.model.time import Clock
from strikeback.store.open import Store

MAX_REQUEST: Final = 256 * 1024
"""Bytes of a request: 63 hashes, and a checkpoint with some signatures."""


def create_witness_app(
    store: Store,
    logs: Mapping[str, tuple[VerifierKey, ...]],
    signers: tuple[Signer, ...],
    clock: Clock,
) -> Starlette:
    """Return the application of a witness.

    Args:
        store: Where it remembers what it cosigned.
        logs: Trusted keys, by origin.
        signers: Its keys.
        clock: Tells the time of cosignatures.
    """

    def answer(data: bytes) -> Response:
        made = cosign(store, logs, signers, data, clock=clock)
        return Response(made.body, made.status, media_type=made.content_type)

    return Starlette(routes=[Route(PATH, _add(answer), methods=["POST"])])


def _add(answer: Callable[[bytes], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a posted checkpoint."""

    async def add(request: Request) -> Response:
        data = bytearray()
        async for part in request.stream():
            data += part
            if len(data) > MAX_REQUEST:
                return Response("the request is too large\n", 413, media_type="text/plain")
        try:
            return await run_in_threadpool(answer, bytes(data))
        except StrikebackError:
            # Nothing was stored, so nothing is cosigned.
            return Response("try again later\n", 503, media_type="text/plain")

    return add

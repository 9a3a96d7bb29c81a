"""From a request to the one call of a flow, and from its result to the answer: the same way for all."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import anyio
import httpx
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from strikeback.access.passwords import Hashing
from strikeback.api import reading
from strikeback.api.guard import respond
from strikeback.api.operation import EVENTS, JSON, NOBODY, Answer, AnyOperation, Call
from strikeback.api.problems import headers_of, problem_of
from strikeback.api.settings import BOUND, COOKIE, Settings
from strikeback.api.signed_in import check_scope, door_of, proof_of, signed_of
from strikeback.api.words import encode
from strikeback.flows.people.sign_in import Signed
from strikeback.flows.people.sign_in_oidc import STATE_SECONDS
from strikeback.flows.remote.repeat import Outcome, once
from strikeback.flows.remote.spool import Spool, Upload
from strikeback.model.errors import StrikebackError
from strikeback.model.time import Clock
from strikeback.store.open import Store

Endpoint = Callable[[Request], Awaitable[Response]]

REPLAYED: Final = "idempotency-replayed"


@dataclass(frozen=True, kw_only=True)
class Server:
    """What all operations of one server share."""

    store: Store
    settings: Settings
    clock: Clock
    spool: Spool
    hashing: Hashing
    turns: anyio.CapacityLimiter
    transport: httpx.BaseTransport | None = None
    """Reaches providers of agencies; None: over the network."""


def endpoint(server: Server, operation: AnyOperation) -> Endpoint:
    """Return what answers requests for an operation."""

    async def answer(request: Request) -> Response:
        request.scope["operation"] = operation.name
        try:
            return await _serve(server, operation, request)
        except StrikebackError as error:
            return respond(problem_of(error), headers_of(error))

    return answer


async def _serve(server: Server, operation: AnyOperation, request: Request) -> Response:
    """Check who asks before anything of the request is believed, then read it, then do it."""
    proof = proof_of(request, operation, behind_proxy=server.settings.behind_proxy)

    def look() -> Signed:
        signed = signed_of(server.store, proof, clock=server.clock)
        check_scope(signed, operation)
        return signed

    signed: Signed | None = None if operation.open else await _in_thread(server, look)
    path = reading.read_path(request)
    query = reading.read_query(request, operation.query)
    upload: Upload | None = None
    if operation.upload:
        upload = await reading.read_upload(request, server.spool, server.settings)
        body: Any = operation.body()
    else:
        body = await reading.read_body(request, operation, server.settings)
    call = Call(
        store=server.store,
        settings=server.settings,
        clock=server.clock,
        viewer=signed.viewer if signed else NOBODY,
        signed=signed,
        path=path,
        query=query,
        body=body,
        token=proof.token,
        door=door_of(proof, server.hashing),
        match=request.headers.get("if-match", ""),
        upload=upload,
        spool=server.spool,
        bound=request.cookies.get(BOUND, ""),
        transport=server.transport,
        renew=look,
    )
    made: Response = await _in_thread(server, lambda: _do(server, operation, call, request.headers))
    return made


def _do(
    server: Server, operation: AnyOperation, call: Call[Any, Any], headers: Mapping[str, str]
) -> Response:
    """Do what is asked, once where the client says so; in a thread."""
    key = headers.get("idempotency-key", "")
    try:
        if operation.creates and key:
            return _repeatable(server, operation, call, key)
        return _response(operation.run(call))
    finally:
        _tidy(server, call.upload)


def _repeatable(server: Server, operation: AnyOperation, call: Call[Any, Any], key: str) -> Response:
    what = call.upload.digest + call.upload.name if call.upload else ""
    parts = (encode(call.body), encode(call.query), what.encode())
    digest = sha256(b"\0".join(sha256(part).digest() for part in parts)).hexdigest()
    place = f"{operation.name} {sorted(call.path.items())}"

    def work() -> Outcome:
        answer = operation.run(call)
        content = b"" if answer.content is None else encode(answer.content)
        return Outcome(status=answer.status, headers=dict(answer.headers), content=content)

    outcome, replayed = once(server.store, call.viewer, place, key, digest, work, clock=server.clock)
    told = outcome.headers | ({REPLAYED: "true"} if replayed else {})
    return Response(outcome.content, outcome.status, headers=told, media_type=JSON)


def _tidy(server: Server, upload: Upload | None) -> None:
    """Delete an upload that no job has taken over."""
    if upload is not None and upload.folder.is_dir():
        server.spool.drop(upload.folder.name)


def _response(answer: Answer) -> Response:
    """Return an answer as it is sent."""
    headers = dict(answer.headers)
    if answer.events is not None:
        return StreamingResponse(answer.events, answer.status, headers=headers, media_type=EVENTS)
    if answer.raw is not None:
        response = Response(answer.raw, answer.status, headers=headers, media_type=answer.media)
    elif answer.content is None:
        response = Response(status_code=answer.status, headers=headers)
    else:
        response = Response(encode(answer.content), answer.status, headers=headers, media_type=JSON)
    if answer.cookie:
        response.set_cookie(COOKIE, answer.cookie, secure=True, httponly=True, samesite="strict", path="/")
    elif answer.cookie == "":
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="strict", path="/")
    if answer.bound:
        # Not strict: the provider sends the browser back from another site.
        response.set_cookie(
            BOUND, answer.bound, max_age=STATE_SECONDS, secure=True, httponly=True, samesite="lax", path="/"
        )
    elif answer.bound == "":
        response.delete_cookie(BOUND, secure=True, httponly=True, samesite="lax", path="/")
    return response


async def _in_thread(server: Server, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - what work gives
    return await to_thread.run_sync(work, limiter=server.turns)

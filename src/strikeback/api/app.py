"""The application: every operation at its path, the guard around it, a worker behind it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import anyio
import httpx
from anyio import to_thread
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from strikeback import __version__
from strikeback.access.passwords import Hashing
from strikeback.api.describe import describe
from strikeback.api.dispatch import Server, endpoint
from strikeback.api.guard import Guard, respond
from strikeback.api.operation import AnyOperation
from strikeback.api.operations import OPERATIONS
from strikeback.api.problems import ABSENT, NoMethodError, problem_of
from strikeback.api.settings import PREFIX, Settings
from strikeback.api.worker import Work, Worker, in_this_process
from strikeback.flows.remote.spool import Spool
from strikeback.flows.views.ready import make_ready
from strikeback.model.time import Clock
from strikeback.store.open import Store

HASHES_AT_ONCE: Final = 2
"""Passwords hashed at the same time; each takes 64 MiB."""


def create_app(
    store: Store,
    settings: Settings,
    *,
    clock: Clock,
    hashing: Hashing | None = None,
    work: Work | None = None,
    transport: httpx.BaseTransport | None = None,
    operations: Sequence[AnyOperation] = OPERATIONS,
) -> FastAPI:
    """Return the application that serves a store.

    Args:
        store: Open for as long as the application runs.
        settings: How it is served.
        clock: Tells the time of everything that is done.
        hashing: Hashes passwords; None: one of its own.
        work: Does one job; None: in a thread of this process.
        transport: Reaches providers of agencies; None: over the network.
        operations: What is served.
    """
    spool = Spool(settings.spool)
    server = Server(
        store=store,
        settings=settings,
        clock=clock,
        spool=spool,
        hashing=hashing or Hashing(at_once=HASHES_AT_ONCE),
        turns=anyio.CapacityLimiter(settings.threads),
        transport=transport,
    )
    worker = Worker(store, spool, settings, clock=clock, work=work or in_this_process(store, spool, clock))
    app = FastAPI(
        title="Strikeback",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan(lambda: make_ready(store, settings.threads, clock=clock), worker.run),
        redirect_slashes=False,
    )
    app.state.server, app.state.worker, app.state.operations = server, worker, tuple(operations)
    for one in operations:
        app.add_api_route(
            PREFIX + one.path,
            endpoint(server, one),
            methods=[one.method],
            name=one.name,
            response_class=Response,
            include_in_schema=False,
        )
    app.openapi = lambda: describe(operations)  # type: ignore[method-assign]
    app.add_exception_handler(HTTPException, _not_served)
    app.add_middleware(Guard, settings=settings)
    return app


def _lifespan(begin: Callable[[], None], run: Callable[[anyio.Event], Any]) -> Callable[[FastAPI], Any]:
    """Return what makes the store ready before the first request, and runs the worker meanwhile."""

    @asynccontextmanager
    async def alive(_app: FastAPI) -> AsyncIterator[None]:
        await to_thread.run_sync(begin)
        over = anyio.Event()
        async with anyio.create_task_group() as group:
            group.start_soon(run, over)
            try:
                yield
            finally:
                over.set()
                # A job at work is abandoned; it is queued again at the next start.
                group.cancel_scope.cancel()

    return alive


async def _not_served(_request: Request, error: Exception) -> Response:
    """Answer for paths and methods that there are not."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        return respond(problem_of(NoMethodError("this cannot be done here")), dict(error.headers or {}))
    return respond(ABSENT)

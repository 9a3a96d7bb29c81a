"""What holds for every request: where it may be addressed to, and what every answer says."""

import logging
import secrets
import time
import traceback
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from strikeback.api.problems import MEDIA, Problem, problem_of, unexpected
from strikeback.api.settings import Settings
from strikeback.api.words import encode
from strikeback.model.errors import UsageError

JOURNAL: Final = logging.getLogger("strikeback.api")
"""One line a request: method, operation, status, milliseconds, id. Nothing of what was asked."""

HEADERS: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""On every answer: nothing is kept by browsers and proxies, nothing is run, framed or guessed at."""

WANTED_HOST: Final = UsageError("requests for this host are not served here", where="Host")


class Guard:
    """ASGI middleware around everything."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in settings.hosts)
        self._encrypted = settings.behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        began = time.perf_counter()
        status = 0

        async def out(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["x-request-id"] = request_id
                if self._encrypted or scope["scheme"] == "https":
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        try:
            if host_of(Headers(scope=scope).get("host", "")) in self._hosts:
                await self._app(scope, receive, out)
            else:
                await respond(problem_of(WANTED_HOST))(scope, receive, out)
        except Exception as error:
            JOURNAL.error("%s failed: %s at %s", request_id, type(error).__name__, place_of(error))
            if status:
                raise
            await respond(unexpected(request_id))(scope, receive, out)
        finally:
            took = (time.perf_counter() - began) * 1000
            name = scope.get("operation", "none")
            JOURNAL.info("%s %s %s %.0f ms %s", scope["method"][:10], name, status, took, request_id)


def host_of(header: str) -> str:
    """Return the host in a ``Host`` header, without port."""
    host = header.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def respond(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return the answer that states a problem."""
    return Response(encode(problem), problem.status, headers=headers, media_type=MEDIA)


def place_of(error: BaseException) -> str:
    """Return where in our code an error arose: files and lines; its text may quote what was sent."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "strikeback" in Path(f.filename).parts]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours[-3:]) or "elsewhere"

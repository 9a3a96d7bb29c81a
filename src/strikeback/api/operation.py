"""What an operation of the interface is: its path, what it takes, what it answers, and the flow it calls."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Final, Generic, TypeVar

import httpx
import msgspec

from strikeback.api.settings import Settings
from strikeback.api.words import Nothing
from strikeback.flows.people.door import Door
from strikeback.flows.people.sign_in import Signed
from strikeback.flows.remote.spool import Spool, Upload
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store.open import Store

Q = TypeVar("Q", bound=msgspec.Struct)
B = TypeVar("B", bound=msgspec.Struct)
Query_co = TypeVar("Query_co", bound=msgspec.Struct, covariant=True)
Body_co = TypeVar("Body_co", bound=msgspec.Struct, covariant=True)

JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
TEXT: Final = "text/plain; charset=utf-8"
EVENTS: Final = "text/event-stream"

PERSON: Final = "person"
"""A scope that no machine's key has."""

NOBODY: Final = Viewer(agency="", duties=())
"""Who asks where nobody has to be signed in."""


@dataclass(frozen=True, kw_only=True)
class Call(Generic[Query_co, Body_co]):
    """One request, taken apart and checked."""

    store: Store
    settings: Settings
    clock: Clock
    viewer: Viewer
    path: Mapping[str, str]
    query: Query_co
    body: Body_co
    spool: Spool
    door: Door
    """What the flows of signing in need."""
    signed: Signed | None = None
    """None where nobody has to be signed in."""
    token: str = ""
    """What the caller proved itself with."""
    match: str = ""
    """``If-Match``."""
    upload: Upload | None = None
    bound: str = ""
    """What this browser was given when it went to its agency's provider."""
    transport: httpx.BaseTransport | None = None
    """Reaches providers; None: over the network."""
    renew: Callable[[], object] | None = None
    """Looks again whether the caller is still signed in; for answers that take long."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is sent back."""

    content: msgspec.Struct | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    media: str = JSON
    events: AsyncIterator[bytes] | None = None
    cookie: str | None = None
    """A new session's token; "" takes the cookie away."""
    bound: str | None = None
    """What binds a sign-in at a provider to this browser; "" takes it away."""


@dataclass(frozen=True)
class Operation(Generic[Q, B]):
    """One method of one path. ``run`` is called in a thread and may wait."""

    method: str
    path: str
    name: str
    """Unique; ``operationId``."""
    summary: str
    run: Callable[[Call[Q, B]], Answer]
    answers: Mapping[int, type[msgspec.Struct] | str | None]
    """Successful statuses, with the record, or media type, that is answered."""
    _: KW_ONLY
    query: type[Q] = Nothing  # type: ignore[assignment]
    body: type[B] = Nothing  # type: ignore[assignment]
    refusals: tuple[int, ...] = ()
    """Statuses beyond those that follow from the other fields."""
    scope: str = PERSON
    """What a machine's key must be for; empty: any key will do."""
    open: bool = False
    """Nobody has to be signed in."""
    creates: bool = False
    """``Idempotency-Key`` makes it safe to send again."""
    matches: bool = False
    """``If-Match`` is asked for."""
    upload: bool = False
    """The body is a file."""
    arrives: bool = False
    """A browser comes here from another site, as from an agency's provider; a cookie of its own proves it."""

    @property
    def resource(self) -> str:
        """First part of the path."""
        return self.path.strip("/").partition("/")[0]

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names in the path."""
        parts = self.path.split("/")
        return tuple(part[1:-1].partition(":")[0] for part in parts if part.startswith("{"))


AnyOperation = Operation[Any, Any]

"""For whoever runs the server: whether it lives, whether its store answers; and what the interface is."""

from typing import Any

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.words import Nothing
from strikeback.flows.agencies import list_agencies


def alive(call: Call[Nothing, Nothing]) -> Answer:  # noqa: ARG001 - nothing is asked
    """Say nothing, which is enough."""
    return Answer(status=204)


def ready(call: Call[Nothing, Nothing]) -> Answer:
    """Say nothing after the store answered."""
    list_agencies(call.store)
    return Answer(status=204)


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation("GET", "/healthz", "alive", "The server lives", alive, {204: None}, open=True),
    Operation("GET", "/readyz", "ready", "The server and its store answer", ready, {204: None}, open=True),
)

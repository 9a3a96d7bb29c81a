"""The description of the interface, served to programs: it tells what there is, and nothing that is kept."""

from functools import lru_cache
from typing import Any

import msgspec

from strikeback.api.operation import JSON, Answer, Call, Operation
from strikeback.api.words import Nothing


@lru_cache(maxsize=1)
def description() -> bytes:
    """Return the OpenAPI 3.1 document of all operations, this one included."""
    from strikeback.api.describe import describe  # noqa: PLC0415 - made of the table that this module is in
    from strikeback.api.operations import OPERATIONS as EVERY  # noqa: PLC0415

    return msgspec.json.encode(describe(EVERY))


def tell(call: Call[Nothing, Nothing]) -> Answer:  # noqa: ARG001 - nothing is asked
    """Give the description."""
    return Answer(raw=description(), media=JSON)


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation(
        "GET", "/openapi.json", "describe", "This description (OpenAPI 3.1)", tell, {200: JSON}, open=True
    ),
)

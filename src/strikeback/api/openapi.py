"""The description of the interface, served to programs: it tells what there is, and nothing that is kept."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from strikeback.api.describe import describe
from strikeback.api.operation import JSON, Answer, AnyOperation, Call, Operation
from strikeback.api.words import Nothing


def offer(others: Sequence[AnyOperation]) -> AnyOperation:
    """Return the operation that gives the OpenAPI 3.1 document of all others and of itself."""

    @lru_cache(maxsize=1)
    def description() -> bytes:
        return msgspec.json.encode(describe([*others, made]))

    def tell(call: Call[Nothing, Nothing]) -> Answer:  # noqa: ARG001 - nothing is asked
        """Give the description."""
        return Answer(raw=description(), media=JSON)

    made: AnyOperation = Operation(
        "GET", "/openapi.json", "describe", "This description (OpenAPI 3.1)", tell, {200: JSON}, open=True
    )
    return made

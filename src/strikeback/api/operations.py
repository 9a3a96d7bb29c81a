"""All operations of the interface, resource by resource."""

from typing import Any, Final

from strikeback.api import (
    agencies,
    contributions,
    decisions,
    entities,
    health,
    imports,
    later,
    log,
    openapi,
    passkeys,
    records,
    requests,
    session,
    terms,
    users,
    webhooks,
    work,
)
from strikeback.api.operation import AnyOperation

_RESOURCES: Final[tuple[Any, ...]] = (
    session,
    passkeys,
    users,
    agencies,
    imports,
    contributions,
    records,
    entities,
    decisions,
    work,
    requests,
    terms,
    later,
    log,
    webhooks,
    health,
)

_REST: Final = tuple(operation for resource in _RESOURCES for operation in resource.OPERATIONS)

OPERATIONS: Final[tuple[AnyOperation, ...]] = (*_REST, openapi.offer(_REST))
"""What is served; the description of the interface is made of it."""

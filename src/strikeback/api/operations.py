"""All operations of the interface, resource by resource."""

from typing import Any, Final

from strikeback.api import (
    agencies,
    columns,
    contributions,
    decisions,
    desk,
    entities,
    health,
    imports,
    keeping,
    later,
    log,
    openapi,
    passkeys,
    providers,
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
    providers,
    users,
    agencies,
    imports,
    columns,
    contributions,
    records,
    entities,
    decisions,
    work,
    requests,
    terms,
    later,
    desk,
    keeping,
    log,
    webhooks,
    health,
)

_REST: Final = tuple(operation for resource in _RESOURCES for operation in resource.OPERATIONS)

OPERATIONS: Final[tuple[AnyOperation, ...]] = (*_REST, openapi.offer(_REST))
"""What is served; the description of the interface is made of it."""

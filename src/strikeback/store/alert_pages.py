"""Alerts of one agency page by page: those nobody has acknowledged first, then by band and time due."""

from typing import Final

import msgspec
from sqlalchemy import Connection, case, exists, literal, select, tuple_

from strikeback.model.casework import Alert
from strikeback.store.schema import acknowledgement, alert

Place = tuple[str, ...]
"""Acknowledged (``1``) or not (``0``), band, time due, id."""

_ALERT: Final = msgspec.json.Decoder(Alert)


def alert_page(
    connection: Connection, agency: str, *, after: Place = (), limit: int = 0
) -> tuple[tuple[Place, Alert], ...]:
    """Return alerts with their places, those behind ``after``, at most ``limit``; 0: all of them."""
    rank = case((exists().where(acknowledgement.c.alert == alert.c.id), literal("1")), else_=literal("0"))
    place = (rank, alert.c.band, alert.c.due, alert.c.id)
    query = select(alert.c.body, *place).where(alert.c.agency == agency).order_by(*place)
    if len(after) == len(place):
        query = query.where(tuple_(*place) > tuple_(*map(literal, after)))
    if limit:
        query = query.limit(limit)
    return tuple((tuple(rest), _ALERT.decode(body)) for body, *rest in connection.execute(query))

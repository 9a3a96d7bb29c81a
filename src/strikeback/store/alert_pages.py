"""Alerts of one agency page by page: those nobody has acknowledged first, then by band and time due."""

from functools import cache
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, bindparam, exists, select, tuple_

from strikeback.model.casework import Alert
from strikeback.store.among import among
from strikeback.store.judgements import Acknowledgement
from strikeback.store.schema import acknowledgement, alert

Place = tuple[str, ...]
"""Acknowledged (``1``) or not (``0``), band, time due, id."""

_ALERT: Final = msgspec.json.Decoder(Alert)
_PLACE: Final = (alert.c.band, alert.c.due, alert.c.id)
_NAMES: Final = ("band", "due", "id")


def alert_page(
    connection: Connection, agency: str, *, after: Place = (), limit: int = 0
) -> tuple[tuple[Place, Alert], ...]:
    """Return alerts with their places, those behind ``after``, at most ``limit``; 0: all of them."""
    begin = after if len(after) == 1 + len(_PLACE) else ("", *[""] * len(_PLACE))
    found: list[tuple[Place, Alert]] = []
    # One after the other: each has the order of an index, both together have none.
    for rank in ("0", "1"):
        rest = limit - len(found)
        if rank >= begin[0] and (rest or not limit):
            behind = begin[1:] if rank == begin[0] else [""] * len(_PLACE)
            given = {"agency": agency, **dict(zip(_NAMES, behind, strict=True))}
            rows = connection.execute(_page(rank == "1", bounded=bool(limit)), given | {"limit": rest})
            found += [((rank, *place), _ALERT.decode(body)) for body, *place in rows]
    return tuple(found)


@cache
def _page(taken: bool, *, bounded: bool) -> Select[Any]:  # noqa: FBT001 - a key of the cache
    """Return the query for alerts that were, or were not, acknowledged."""
    noted = exists().where(acknowledgement.c.alert == alert.c.id)
    behind = tuple_(*_PLACE) > tuple_(*(bindparam(name) for name in _NAMES))
    query = select(alert.c.body, *_PLACE).where(alert.c.agency == bindparam("agency"), behind)
    query = query.where(noted if taken else ~noted).order_by(*_PLACE)
    return query.limit(bindparam("limit")) if bounded else query


_TAKEN: Final = (
    select(acknowledgement)
    .where(among(acknowledgement.c.alert, "ids"))
    .order_by(acknowledgement.c.at.desc(), acknowledgement.c.id.desc())
)


def acknowledged(connection: Connection, alerts: list[str]) -> dict[str, Acknowledgement]:
    """Return the first acknowledgement of each of these alerts that has one."""
    rows = connection.execute(_TAKEN, {"ids": alerts}).mappings()
    return {row["alert"]: Acknowledgement(**row) for row in rows}

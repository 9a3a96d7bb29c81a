"""PostgreSQL's driver as live collections use it: with the statements that SQLite's driver takes.

One writer at a time, as SQLite has it: an advisory lock is held from the beginning of a change to its end, so
that numbers, counts and blocks are those the change before left. Readers see one state throughout.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from strikeback.store.dialect_postgres import LIVE, lock_statement

_PLACE: Final = re.compile(r"\?(\d*)")
_HUB: Final = "SELECT set_config('strikeback.service', 'hub', true)"
"""What is computed from everything is the hub's own work (``store/rls.py``)."""


class PostgresRaw:
    """A connection of psycopg that takes the statements of live collections."""

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - the driver is loaded when it is used
        self._driver = driver

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.usable and bool(self._driver.info.transaction_status)

    @property
    def usable(self) -> bool:
        """Whether the server is still there."""
        return not self._driver.closed and not self._driver.broken

    def begin_by_hand(self) -> None:
        """From here on transactions begin with ``begin`` alone."""
        self._driver.autocommit = True

    def begin(self, *, write: bool) -> None:
        """Begin, and wait for the writer before."""
        self._driver.execute("BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self._driver.execute(_HUB)
        if write:
            self.lock()

    def lock(self) -> None:
        """Let no other change begin until the transaction ends."""
        self._driver.execute(lock_statement(LIVE))

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Any:  # noqa: ANN401
        """Run a statement; return what gives its rows."""
        text, numbered = spoken(sql)
        return self._driver.execute(text, _named(parameters) if numbered else parameters)

    def executemany(self, sql: str, rows: Sequence[Sequence[object]], /) -> Any:  # noqa: ANN401
        """Run a statement once for each row."""
        text, numbered = spoken(sql)
        cursor = self._driver.cursor()
        cursor.executemany(text, [_named(row) for row in rows] if numbered else rows)
        return cursor

    def close(self) -> None:
        """End the connection."""
        self._driver.close()


def _named(values: Sequence[object]) -> dict[str, object]:
    return {f"p{number}": value for number, value in enumerate(values, 1)}


@lru_cache(maxsize=256)
def spoken(sql: str) -> tuple[str, bool]:
    """Return a statement of SQLite's driver as psycopg takes it, and whether its places are numbered."""
    numbered = re.search(r"\?\d", sql) is not None
    plain = sql.replace("%", "%%").replace("min(a.id, b.id)", "least(a.id, b.id)")
    plain = plain.replace("max(a.id, b.id)", "greatest(a.id, b.id)")
    return _PLACE.sub(lambda found: f"%(p{found[1]})s" if numbered else "%s", plain), numbered

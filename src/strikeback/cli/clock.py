"""The one place where the present comes from."""

from datetime import UTC, datetime


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present as an aware UTC time."""
        return datetime.now(UTC)  # noqa: TID251 - everybody else takes a Clock

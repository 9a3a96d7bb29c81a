"""Where something is written: what the system refuses becomes one clear error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strikeback.model.errors import UsageError


@contextmanager
def writing(out: Path | None) -> Iterator[None]:
    """Turn a failure of the system while something is written into ours.

    Args:
        out: What is written; None: standard output.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(
            f"nothing can be written there ({error.strerror or type(error).__name__})",
            where=str(out or "standard output"),
            remedy="Check folder, permissions and free space; nothing half written was kept",
        ) from None

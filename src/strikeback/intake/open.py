"""One file handed in becomes a ``Source``: checked, hashed, and tied to its contribution."""

import hashlib
import stat
from pathlib import Path
from typing import Final

from strikeback.intake.contract import Source
from strikeback.intake.limits import LIMITS, Limits, check_size
from strikeback.model.errors import RefusedInputError, WrongKindError
from strikeback.model.handling import Handling
from strikeback.model.record import contribution_id

_CHUNK: Final = 1 << 20


def open_source(  # noqa: PLR0913 - a source is stated by this many things
    path: Path,
    *,
    originator: str,
    contribution: str | None = None,
    handling: Handling | None = None,
    region: str = "",
    zone: str = "",
    date_order: str = "",
    key: bytes = b"",
    column_map: str = "",
    scratch: Path | None = None,
    limits: Limits = LIMITS,
) -> Source:
    """Return the source for one file.

    Args:
        path: A regular file; symbolic links are followed.
        originator: Agency id.
        contribution: Contribution id; derived from originator and digest when None.
        handling: The originator's terms; the defaults of ``Handling`` when None.
        region: ISO 3166-1 alpha-2 country whose habits the file follows.
        zone: IANA zone or UTC offset of the file's clock.
        date_order: ``DMY``, ``MDY`` or ``YMD``.
        key: Secret for keyed digests.
        column_map: Path or JSON text of a saved column map.
        scratch: Folder for a private copy. When given, the bytes are copied there while they
            are hashed, and the copy is read: the original is opened once and never written to.
        limits: Largest size allowed.

    Raises:
        RefusedInputError: The file does not exist, cannot be read, or is empty.
        WrongKindError: It is not a regular file.
        TooLargeError: It exceeds ``limits.stream_bytes``.
    """
    try:
        check_regular(path)
        size = check_size(path, limits.stream_bytes)
        digest, where = _digest(path, scratch)
    except OSError as error:
        raise RefusedInputError(
            f"the file cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read.",
        ) from None
    return Source(
        path=where,
        name=path.name,
        digest=digest,
        size=size,
        originator=originator,
        contribution=contribution or contribution_id(originator, digest),
        handling=handling or Handling(),
        region=region.upper(),
        zone=zone,
        date_order=date_order.upper(),
        key=key,
        column_map=column_map,
    )


def check_regular(path: Path) -> None:
    """Refuse everything that is not a regular file with at least one byte.

    Raises:
        WrongKindError: A folder, device, socket or pipe.
        RefusedInputError: An empty file.
        OSError: The file does not exist or may not be looked at.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise WrongKindError("this is a folder, not a file", where=path.name, remedy="Name the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise WrongKindError(
            "this is not a regular file", where=path.name, remedy="Copy its content into a file first."
        )
    if status.st_size == 0:
        raise RefusedInputError(
            "the file is empty", where=path.name, remedy="Ask the sender for the file again."
        )


def _digest(path: Path, scratch: Path | None) -> tuple[str, Path]:
    """Hash a file, copying it on the way when a scratch folder is given."""
    digest = hashlib.sha256()
    if scratch is None:
        with path.open("rb") as file:
            while block := file.read(_CHUNK):
                digest.update(block)
        return digest.hexdigest(), path
    scratch.mkdir(parents=True, exist_ok=True)
    part = scratch / f"{path.name}.part"
    with path.open("rb") as file, part.open("wb") as copy:
        while block := file.read(_CHUNK):
            digest.update(block)
            copy.write(block)
    folder = scratch / digest.hexdigest()
    folder.mkdir(exist_ok=True)
    return digest.hexdigest(), part.replace(folder / path.name)

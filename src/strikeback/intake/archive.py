"""Zip files opened so that a hostile one does no harm.

Members are only ever streamed; nothing is extracted, so a member named ``../../x`` or ``/etc/x``
is merely a name. Sizes, ratios, overlaps and encryption are judged from the directory before the
first byte is unpacked, and the bytes that really come out are counted against what it declared.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, ClassVar, Final, cast

from strikeback.intake.limits import LIMITS, Limits
from strikeback.intake.units import show_bytes
from strikeback.model.base import Frozen
from strikeback.model.errors import BrokenFileError, EncryptedFileError, NotFoundError, TooLargeError

_ENCRYPTED: Final = 0x1
_STRONG: Final = 0x40
_HEADER: Final = 30  # fixed part of a local file header, APPNOTE 4.3.7
_FOREIGN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError)


class Member(Frozen, frozen=True, kw_only=True):
    """A file inside an archive."""

    shown: ClassVar = ("size",)

    name: str
    """As written in the archive. A label, never a path to write to."""
    size: int
    """Declared size in bytes."""


class Archive:
    """An archive whose directory has passed the limits.

    Args:
        handle: The opened zip file.
        name: What to call the archive in messages.
        limits: Bounds for what comes out of a member.
    """

    def __init__(self, handle: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self._handle = handle
        self._name = name
        self._limits = limits
        entries = [entry for entry in handle.infolist() if entry.filename and not entry.is_dir()]
        self._entries = {entry.filename: entry for entry in entries}
        self.members = tuple(Member(name=entry.filename, size=entry.file_size) for entry in entries)
        """All files, in the order of the archive's directory; folders are left out."""

    def find(self, base: str) -> tuple[Member, ...]:
        """Return the members whose last path part is ``base``, letter case ignored, shallowest first."""
        wanted = base.casefold()
        found = [member for member in self.members if _base(member.name).casefold() == wanted]
        return tuple(sorted(found, key=lambda member: member.name.count("/")))

    @contextmanager
    def open(self, name: str, *, most: int | None = None) -> Iterator[IO[bytes]]:
        """Stream one member.

        Args:
            name: Exact member name.
            most: Largest declared size allowed in bytes; ``limits.stream_bytes`` when None.

        Raises:
            NotFoundError: No such member.
            TooLargeError: The member declares more than ``most`` bytes.
            BrokenFileError: Its bytes do not unpack, or the checksum is wrong (found at its end).
        """
        entry = self._entries.get(name)
        if entry is None:
            raise NotFoundError("the archive has no such member", where=self._name)
        most = self._limits.stream_bytes if most is None else most
        if entry.file_size > most:
            raise TooLargeError(
                f"a member declares {show_bytes(entry.file_size)}, more than {show_bytes(most)}",
                where=self._name,
                remedy="Export less at once.",
            )
        try:
            raw = self._handle.open(entry)
        except _FOREIGN as error:
            raise _broken(self._name, error) from None
        with raw:
            yield cast("IO[bytes]", _Guarded(raw, self._name))

    def read(self, name: str, *, most: int | None = None) -> bytes:
        """Return one member whole; ``limits.whole_bytes`` bounds it unless ``most`` says less or more."""
        with self.open(name, most=self._limits.whole_bytes if most is None else most) as stream:
            return stream.read()


class _Guarded:
    """A member's stream that turns foreign errors into ours; offers what parsers call."""

    def __init__(self, raw: IO[bytes], name: str) -> None:
        self._raw = raw
        self._name = name

    def read(self, count: int = -1) -> bytes:
        """Return up to ``count`` bytes, all when negative."""
        try:
            return self._raw.read(count)
        except _FOREIGN as error:
            raise _broken(self._name, error) from None

    def readline(self, limit: int = -1) -> bytes:
        """Return one line."""
        try:
            return self._raw.readline(limit)
        except _FOREIGN as error:
            raise _broken(self._name, error) from None

    def __iter__(self) -> Iterator[bytes]:
        """Lines."""
        return iter(self.readline, b"")

    def readable(self) -> bool:
        """Return True."""
        return True

    def close(self) -> None:
        """Close the member."""
        self._raw.close()


@contextmanager
def open_archive(path: Path, *, name: str = "", limits: Limits = LIMITS) -> Iterator[Archive]:
    """Open a zip file after judging its directory.

    Args:
        path: The file.
        name: What to call it in messages; the base name otherwise.
        limits: Bounds for members, sizes and ratios.

    Raises:
        BrokenFileError: Truncated, or no zip file at all.
        EncryptedFileError: A member needs a password.
        TooLargeError: A bomb: too many members, too large, too high a ratio, or overlapping members.
    """
    name = name or path.name
    try:
        handle = zipfile.ZipFile(path)
    except _FOREIGN as error:
        raise _broken(name, error) from None
    with handle:
        _judge(handle.infolist(), name, limits)
        yield Archive(handle, name, limits)


def _judge(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Refuse an archive by its directory alone."""
    if any(entry.flag_bits & (_ENCRYPTED | _STRONG) for entry in entries):
        raise EncryptedFileError(
            "the archive needs a password", where=name, remedy="Ask the sender for a copy without a password."
        )
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.zip_members or total > limits.zip_total_bytes:
        raise _bomb(name, f"{len(entries)} members with {show_bytes(total)} in all")
    for entry in entries:
        if entry.file_size > limits.zip_floor and entry.file_size > limits.zip_ratio * entry.compress_size:
            raise _bomb(
                name, f"a member unpacks to {entry.file_size // max(entry.compress_size, 1)} times its size"
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BrokenFileError(
                "the archive holds a symbolic link", where=name, remedy="Pack the files themselves."
            )
    _judge_overlap(entries, name)


def _judge_overlap(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse members that share bytes: one packed stream counted many times is a bomb."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise _bomb(name, "members overlap")
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size


def _bomb(name: str, what: str) -> TooLargeError:
    return TooLargeError(
        f"the archive looks like a decompression bomb: {what}",
        where=name,
        remedy="If it is genuine, unpack it on a separate machine and hand in the files.",
    )


def _broken(name: str, error: Exception) -> BrokenFileError:
    return BrokenFileError(
        f"the archive cannot be unpacked ({type(error).__name__})",
        where=name,
        remedy="It may be truncated: ask the sender for it again.",
    )


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]

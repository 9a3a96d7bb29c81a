"""Kinds of content that no reader may take, told by their first bytes."""

import zipfile
from pathlib import Path
from typing import Final

from strikeback.intake.archive import open_archive
from strikeback.model.errors import BrokenFileError, EncryptedFileError, UnknownFormatError, WrongKindError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEDIA: Final = (
    (b"\xff\xd8\xff", "JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"FLV\x01", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"\x00\x00\x01\xb3", "video"),
)
_PACKED: Final = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)
_DOCUMENTS: Final = (
    (b"%PDF-", "PDF document"),
    (b"{\\rtf", "RTF document"),
    (b"MZ", "Windows program"),
    (b"\x7fELF", "program"),
)
_ZIP_MEDIA: Final = ("word/document.xml", "ppt/presentation.xml")


def refuse_unreadable_kinds(path: Path, head: bytes) -> None:
    """Refuse media, documents, foreign archives and anything that needs a password.

    Args:
        path: The file.
        head: Its first bytes, 64 KiB or fewer.

    Raises:
        WrongKindError: Media (its bytes are never taken in) or a document.
        EncryptedFileError: A zip file or workbook that needs a password.
        UnknownFormatError: A packed file that must be unpacked first.
        BrokenFileError, TooLargeError: A zip file that is truncated or a bomb.
    """
    if media := media_kind(head):
        raise WrongKindError(
            f"the content is {media}; media are never taken in",
            where=path.name,
            remedy="Hand in its hashes instead.",
        )
    for magic, kind in _PACKED:
        if head.startswith(magic):
            raise UnknownFormatError(
                f"the file is packed ({kind})", where=path.name, remedy="Unpack it first."
            )
    for magic, kind in _DOCUMENTS:
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head[:64]):
            raise WrongKindError(
                f"the content is a {kind}", where=path.name, remedy="Export its table as CSV or XLSX."
            )
    if head[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise WrongKindError(
            "the content is an HTML page",
            where=path.name,
            remedy="Open it and save its table as CSV or XLSX.",
        )
    if head.startswith(_OLE):
        _judge_ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _judge_zip(path)


def media_kind(head: bytes) -> str:
    """Return what kind of image, audio or video a head belongs to; empty when it is none."""
    for magic, kind in _MEDIA:
        if head.startswith(magic):
            return f"a {kind}" if kind not in {"audio", "video", "icon"} else kind
    if head[:4] == b"RIFF" and head[8:12] in {b"WEBP", b"AVI ", b"WAVE"}:
        return "an image, video or sound (RIFF)"
    if head[4:8] == b"ftyp":
        return "a video or image (ISO media)"
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00" and b"\x00" in head[14:18]:
        return "a bitmap image"
    if head[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"} and b"\x00" in head[:512]:
        return "audio"
    return ""


def is_workbook_ole(path: Path) -> bool:
    """Tell whether an OLE file holds an old spreadsheet (BIFF) stream."""
    names = _ole_names(path)
    return "Workbook" in names or "Book" in names


def _judge_ole(path: Path) -> None:
    names = _ole_names(path)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise EncryptedFileError(
            "the workbook needs a password",
            where=path.name,
            remedy="Ask the sender for it without a password.",
        )
    if not names & {"Workbook", "Book"}:
        raise WrongKindError(
            "the content is an Office document, not a table",
            where=path.name,
            remedy="Export its table as CSV or XLSX.",
        )


def _ole_names(path: Path) -> set[str]:
    """Return which of the stream names we care about occur in an OLE directory (UTF-16 names)."""
    wanted = ("EncryptedPackage", "EncryptionInfo", "Workbook", "Book", "WordDocument")
    found: set[str] = set()
    tail = b""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            data = tail + block
            found.update(name for name in wanted if name.encode("utf-16-le") + b"\x00\x00" in data)
            tail = data[-64:]
    return found


def _judge_zip(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        raise BrokenFileError(
            "the archive has no directory at its end",
            where=path.name,
            remedy="It is truncated: ask the sender for it again.",
        )
    with open_archive(path) as archive:
        names = {member.name for member in archive.members}
    if names.intersection(_ZIP_MEDIA):
        raise WrongKindError(
            "the content is an Office document, not a table",
            where=path.name,
            remedy="Export its table as CSV or XLSX.",
        )

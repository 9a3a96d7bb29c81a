"""Checkpoints (C2SP tlog-checkpoint 1.0.0): the text that states how long a log is and what its root is."""

from typing import ClassVar, Self

from strikeback.custody.merkle import HASH_BYTES
from strikeback.custody.texts import base64_text, parse_base64, parse_number
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError


class Checkpoint(Frozen, frozen=True, kw_only=True):
    """A log's head, as its text states it; who signed it is another question."""

    shown: ClassVar = ("origin", "size")

    origin: str
    """The log's name."""
    size: int
    """Leaves."""
    root: bytes
    extensions: tuple[str, ...] = ()
    """Further lines, which nobody audits."""

    @property
    def text(self) -> bytes:
        """The lines of the note."""
        lines = (self.origin, str(self.size), base64_text(self.root), *self.extensions)
        return "".join(line + "\n" for line in lines).encode()

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """Return what a note's text says.

        Raises:
            LogFormatError: Not a checkpoint.
        """
        lines = text.split(b"\n")
        if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
            raise LogFormatError("not the text of a checkpoint")
        try:
            origin, *extensions = (line.decode() for line in (lines[0], *lines[3:-1]))
        except UnicodeDecodeError:
            raise LogFormatError("a checkpoint that is not UTF-8") from None
        root = parse_base64(lines[2])
        if len(root) != HASH_BYTES:
            raise LogFormatError("the root of a checkpoint does not have 32 bytes")
        return cls(origin=origin, size=parse_number(lines[1]), root=root, extensions=tuple(extensions))

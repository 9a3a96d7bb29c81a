"""Every error Strikeback raises on purpose.

StrikebackError
├── UnusableSelectorError      a text that cannot become a selector; carries ``why``
├── RefusedInputError          a file that is not taken in, as a whole
│   ├── UnknownFormatError     no reader recognises it
│   ├── BrokenFileError        it starts like a known format and then stops making sense
│   ├── WrongKindError         its content is of another kind than its name says
│   ├── WrongEncodingError     its bytes are not text in any encoding tried
│   ├── EncryptedFileError     it needs a password
│   └── TooLargeError          larger, deeper or more compressed than the limits allow
├── UsageError                 a command or call that does not make sense
├── NotFoundError              an id nobody has heard of, or that must not be told
├── RefusedError               somebody known asks for what they may not do
├── SignInError                nobody is signed in, or not well enough
├── LimitError                 too many tries, or too much at once; carries ``seconds``
├── ConflictError              it stands already, or has changed since it was read
├── PeerError                  another hub cannot be reached, or answers otherwise than agreed
├── StoreError                 the store cannot be opened, is of another release, or is in use
└── LogError                   the log of custody
    ├── LogFormatError         a note, proof, tile or entry that does not have its form
    └── ProofError             a proof or signature that does not hold

Each error has a stable ``code`` and says what happened, where, and what to do next.
Messages never quote personal data: a locator or a masked form stands in its place.
"""

from enum import StrEnum
from typing import ClassVar


class StrikebackError(Exception):
    """Base of the tree.

    Args:
        what: What happened, one sentence without personal data.
        where: File, place in it, table or option concerned; empty when there is none.
        remedy: What the reader of the message can do next.
    """

    code: ClassVar[str] = "SB000"

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """What, where and remedy on one line."""
        parts = [self.what]
        if self.where:
            parts.append(f"at {self.where}")
        text = " ".join(parts)
        return f"{self.code}: {text}. {self.remedy}".rstrip()

    def diagnostics(self) -> dict[str, str]:
        """The same for machines: code, what, where, remedy."""
        return {"code": self.code, "what": self.what, "where": self.where, "remedy": self.remedy}


class Unusable(StrEnum):
    """Why a text cannot become a selector."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    PLACEHOLDER = "placeholder"
    NO_REGION = "no_region"
    NO_CUE = "no_cue"
    WRONG_FORM = "wrong_form"
    WRONG_LENGTH = "wrong_length"
    WRONG_CHECKSUM = "wrong_checksum"
    UNKNOWN_PLATFORM = "unknown_platform"
    UNKNOWN_COUNTRY = "unknown_country"


class UnusableSelectorError(StrikebackError):
    """A text that cannot become a selector of the kind asked for."""

    code = "SB100"

    def __init__(self, kind: str, why: Unusable) -> None:
        super().__init__(f"not a usable {kind}: {why.value}")
        self.kind = kind
        self.why = why


class RefusedInputError(StrikebackError):
    """A file that is refused as a whole; nothing of it is stored."""

    code = "SB200"


class UnknownFormatError(RefusedInputError):
    """No reader recognises the file."""

    code = "SB201"


class BrokenFileError(RefusedInputError):
    """The file starts like a known format and then stops making sense."""

    code = "SB202"


class WrongKindError(RefusedInputError):
    """The content is of another kind than the name or the caller says."""

    code = "SB203"


class WrongEncodingError(RefusedInputError):
    """The bytes are not text in any encoding tried."""

    code = "SB204"


class EncryptedFileError(RefusedInputError):
    """The file needs a password."""

    code = "SB205"


class TooLargeError(RefusedInputError):
    """The file is larger, deeper or more compressed than the limits allow."""

    code = "SB206"


class UsageError(StrikebackError):
    """A command or call that does not make sense as given."""

    code = "SB300"


class NotFoundError(StrikebackError):
    """An id that does not exist, or whose existence must not be told."""

    code = "SB301"


class RefusedError(StrikebackError):
    """Somebody known asks for what their duty or the terms do not let them do."""

    code = "SB302"


class SignInError(StrikebackError):
    """Nobody is signed in, the session is over, or a stronger proof is needed."""

    code = "SB303"


class LimitError(StrikebackError):
    """Too many tries, or too much at once.

    Args:
        what: What happened.
        seconds: How long to wait before trying again.
        where: Which limit.
    """

    code = "SB304"

    def __init__(self, what: str, *, seconds: int, where: str = "") -> None:
        super().__init__(what, where=where, remedy=f"Try again in {seconds} s")
        self.seconds = seconds


class ConflictError(StrikebackError):
    """It stands already, or it has changed since it was read."""

    code = "SB305"


class StoreError(StrikebackError):
    """The store cannot be opened, is of another release, or is in use."""

    code = "SB400"


class PeerError(StrikebackError):
    """Another hub cannot be reached, or answers otherwise than agreed."""

    code = "SB600"


class LogError(StrikebackError):
    """The log of custody cannot do what is asked."""

    code = "SB500"


class LogFormatError(LogError):
    """A note, key, checkpoint, proof, tile, policy or entry that does not have its form."""

    code = "SB501"


class ProofError(LogError):
    """A proof or signature that does not hold."""

    code = "SB502"

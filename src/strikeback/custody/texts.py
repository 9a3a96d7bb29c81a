"""The spellings that the log's text formats share: each value has one, and any other is refused."""

import binascii
import re
from base64 import b64decode, b64encode
from typing import Final

from strikeback.model.errors import LogFormatError

_NUMBER: Final = re.compile(rb"0|[1-9][0-9]{0,18}")


def base64_text(value: bytes) -> str:
    """Return standard Base 64 (RFC 4648 section 4) with padding."""
    return b64encode(value).decode()


def parse_base64(text: str | bytes) -> bytes:
    """Return the bytes behind standard Base 64.

    Raises:
        LogFormatError: Another alphabet, wrong padding, or bits behind the end.
    """
    try:
        value = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise LogFormatError("not standard Base 64") from None
    if b64encode(value) != (text.encode() if isinstance(text, str) else text):
        raise LogFormatError("not standard Base 64 in its one spelling")
    return value


def parse_number(text: str | bytes) -> int:
    """Return a decimal number below 2**63, without sign and leading zeroes.

    Raises:
        LogFormatError: Anything else.
    """
    raw = text.encode() if isinstance(text, str) else text
    if not _NUMBER.fullmatch(raw) or int(raw) >= 1 << 63:
        raise LogFormatError("not a decimal number in its one spelling")
    return int(raw)

"""States of things that are changed: a client says which state it saw, and changes no other."""

from hashlib import sha256

import msgspec

from strikeback.api.operation import Call
from strikeback.api.problems import StaleError, UnmatchedError
from strikeback.api.words import encode


def etag(value: msgspec.Struct) -> str:
    """Return the strong entity tag of what is shown."""
    return f'"{sha256(encode(value)).hexdigest()[:32]}"'


def check_match(call: Call[msgspec.Struct, msgspec.Struct], value: msgspec.Struct) -> None:
    """Let only those change a thing who saw its present state.

    Raises:
        StaleError: It has changed since.
        UnmatchedError: The client does not say what it saw.
    """
    if not call.match:
        raise UnmatchedError("say which state is changed", where="If-Match", remedy="Send the ETag")
    if call.match.strip() != etag(value):
        raise StaleError("it has changed since it was read", where="If-Match")

"""Handling terms as people state them: a level, or all of the terms as JSON."""

from typing import Final

import msgspec

from strikeback.model.errors import UsageError
from strikeback.model.handling import Handling, Level

_STATED: Final = frozenset(Handling.__struct_fields__) - {"grants"}
"""Grants come from answers to requests, never with a file."""


def parse_handling(text: str) -> Handling | None:
    """Return the terms stated on a command line; None when nothing is stated.

    Args:
        text: A level (``nothing``, ``hit``, ``summary``, ``full``) or a JSON object with any of
            ``level``, ``audience``, ``codes``, ``purpose``, ``review``, ``withheld``.

    Raises:
        UsageError: Neither.
    """
    stated = text.strip()
    if not stated:
        return None
    if stated.lower() in set(Level):
        return Handling(level=Level(stated.lower()))
    try:
        loose = msgspec.json.decode(stated)
        if isinstance(loose, dict) and set(loose) <= _STATED:
            return msgspec.convert(loose, Handling)
    except (msgspec.DecodeError, msgspec.ValidationError):
        pass
    levels = ", ".join(level.value for level in Level)
    raise UsageError(
        "handling terms not understood",
        where="--handling",
        remedy=f'Give {levels}, or JSON such as {{"level":"hit","audience":["hkpf"],"codes":["H1"]}}',
    )

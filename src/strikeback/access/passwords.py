"""Passwords: which ones are taken, and how they are kept (argon2id, RFC 9106).

The cost is the smallest that the OWASP password storage sheet names for argon2id: 19 MiB, two passes,
one lane. Every hash needs that memory, so that no more than a few run at once in a process.
"""

import re
import unicodedata
from collections.abc import Collection
from threading import BoundedSemaphore
from typing import ClassVar, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from strikeback.model.base import Frozen
from strikeback.model.errors import LimitError, UsageError

MIN_CHARS: Final = 12
"""OWASP ASVS 5.0.0 V6.2.1 asks for 8 at least and recommends 15 for a password that stands alone."""

MAX_CHARS: Final = 256
"""ASVS V6.2.9 asks that 64 are taken; the end keeps hashing from being fed files."""

SALT_BYTES: Final = 16

_UNKNOWN_SALT: Final = bytes(SALT_BYTES)

_COMMON: Final = (
    "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "letmein", "welcome", "administrator",
    "qwerty", "qwertz", "azerty", "iloveyou", "changeme", "secret", "default", "police", "strikeback",
    "dragon", "monkey", "football", "baseball", "sunshine", "princess", "master", "login", "guest", "test",
    "admin", "user", "god",
    "superman", "batman", "trustno1", "whatever", "computer", "internet", "security", "summer", "winter",
    "spring", "autumn", "abc", "hello", "love", "please", "access", "root", "pass", "officer",
)  # fmt: skip
_ROWS: Final = (
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv",
)
_RUN: Final = 4
_LEFT: Final = 4
"""Different signs that must be left of a password."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


class Cost(Frozen, frozen=True, kw_only=True):
    """What one hash takes."""

    shown: ClassVar = ("passes", "kib", "lanes")

    passes: int = 2
    kib: int = 19 * 1024
    lanes: int = 1


class Hashing:
    """Hashes passwords, a few at once; one object for the whole process, made by its door.

    Args:
        at_once: Hashes that may run at the same time.
        wait: Seconds that a caller waits for its turn before it is sent away.
        cost: What one hash takes.
    """

    def __init__(self, at_once: int = 4, wait: float = 10.0, cost: Cost = Cost()) -> None:  # noqa: B008 - frozen
        self._slots = BoundedSemaphore(at_once)
        self._wait = wait
        self._hasher = PasswordHasher(
            time_cost=cost.passes, memory_cost=cost.kib, parallelism=cost.lanes, salt_len=SALT_BYTES
        )
        self.done = 0
        """Hashes computed so far, whatever for."""

    def hash(self, password: str, salt: bytes) -> str:
        """Return what is kept of a password, with its parameters and salt (PHC string).

        Raises:
            LimitError: Too many hashes are running.
        """
        self._enter()
        try:
            return self._hasher.hash(normal(password), salt=salt)
        finally:
            self._slots.release()

    def verify(self, kept: str, password: str) -> bool:
        """Tell whether a password is the one that is kept; with nothing kept, work as hard and say no.

        Raises:
            LimitError: Too many hashes are running.
        """
        self._enter()
        try:
            if not kept:
                self._hasher.hash(normal(password)[:MAX_CHARS], salt=_UNKNOWN_SALT)
                return False
            return self._hasher.verify(kept, normal(password)[:MAX_CHARS])
        except (VerificationError, InvalidHashError):
            return False
        finally:
            self._slots.release()

    def outdated(self, kept: str) -> bool:
        """Tell whether a kept hash was made at another cost than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _enter(self) -> None:
        """Wait for a turn."""
        if not self._slots.acquire(timeout=self._wait):
            raise LimitError("too many are signing in at once", seconds=5, where="passwords")
        self.done += 1


def normal(password: str) -> str:
    """Return the password as it is hashed: NFKC, the same from every keyboard (SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


def check_password(password: str, *, user: str, breached: Collection[str] = ()) -> None:
    """Refuse a password that others would try first. No signs are demanded (ASVS V6.2.5).

    Args:
        password: As typed.
        user: ``agency/name``; neither half may be most of the password.
        breached: More passwords that are refused, in lower case, as the operator configures them.

    Raises:
        UsageError: Too short, too long or too common; the password is not quoted.
    """
    length = len(normal(password))
    if not MIN_CHARS <= length <= MAX_CHARS:
        raise UsageError(
            f"a password has {MIN_CHARS} to {MAX_CHARS} characters", remedy="Several words in a row do well"
        )
    plain = normal(password).casefold()
    own = {part for part in re.split(r"\W+", user.casefold()) if len(part) >= 3}
    if plain in breached or _is_common(plain, own):
        raise UsageError(
            "a password that others would try early", remedy="Take several words that say nothing of you"
        )


def _is_common(plain: str, own: Collection[str]) -> bool:
    """Tell whether hardly anything is left when common words, runs and repetitions are struck out."""
    rest = plain
    for word in sorted({*_COMMON, *own}, key=len, reverse=True):
        rest = rest.replace(word, "")
    for row in _ROWS:
        for line in (row, row[::-1]):
            rest = _strike(rest, line)
    rest = _YEAR.sub("", re.sub(r"(.{1,4}?)\1{2,}", r"\1", rest))
    return len(set(rest)) < _LEFT


def _strike(text: str, line: str) -> str:
    """Remove stretches of a keyboard's row, the alphabet or the digits."""
    for length in range(len(line), _RUN - 1, -1):
        for at in range(len(line) - length + 1):
            text = text.replace(line[at : at + length], "")
    return text

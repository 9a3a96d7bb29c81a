"""Secrets that the system hands out itself: random texts of which only digests are kept.

They carry 120 bits at least, so that a plain SHA-256 is enough: nobody can try them all (NIST SP 800-63B,
5.1.2.2, asks for slow hashes below 112 bits only).
"""

import base64
import re
from collections.abc import Callable
from hashlib import sha256
from hmac import compare_digest
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError

Random = Callable[[int], bytes]
"""Gives that many random bytes fit for secrets."""

TOKEN_BYTES: Final = 32

_KEY: Final = re.compile(r"sb_([a-z2-7]{16})_([A-Za-z0-9_-]{43}(?:\.[A-Za-z0-9_-]{43})?)")
_KEY_ID: Final = re.compile(r"[a-z2-7]{16}")
_RECOVERY: Final = re.compile(r"[a-z2-7]{24}")


def new_token(random: Random) -> str:
    """Return a fresh reference token: 43 characters of base64url that mean nothing."""
    return base64.urlsafe_b64encode(random(TOKEN_BYTES)).rstrip(b"=").decode()


def new_session_token(random: Random) -> str:
    """Return a fresh token of a session; its beginning tells it from a key."""
    return f"ss_{new_token(random)}"


def token_digest(token: str) -> str:
    """Return hex of SHA-256 over the token, as it is kept; any text has one."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def joined_digest(one: str, other: str) -> str:
    """Return under what an invitation in two halves is kept, from the digests of both in any order.

    Each half alone is 256 random bits short of it.
    """
    return token_digest(f"{min(one, other)}.{max(one, other)}")


def invitation_digest(text: str) -> str:
    """Return the digest of an invitation as it is typed: whole, or its two halves with a dot between them."""
    one, dot, other = text.strip().partition(".")
    return joined_digest(token_digest(one.strip()), token_digest(other.strip())) if dot else token_digest(one)


def subject_digest(issuer: str, subject: str) -> str:
    """Return under what a provider's subject is kept: hex of SHA-256 over both, apart from each other."""
    return sha256(f"{len(issuer)}:{issuer}{subject}".encode("utf-8", "surrogatepass")).hexdigest()


class ApiKey(Frozen, frozen=True, kw_only=True):
    """A key of a service account."""

    shown: ClassVar = ("id",)

    id: str
    secret: str
    """Of a key that two people gave: their halves, with a dot between them."""

    @property
    def text(self) -> str:
        """The key as its machine sends it."""
        return f"sb_{self.id}_{self.secret}"

    @property
    def digest(self) -> str:
        """What is kept of the secret."""
        first, dot, other = self.text.partition(".")
        return joined_digest(token_digest(first), token_digest(other)) if dot else token_digest(first)

    def fits(self, kept: str) -> bool:
        """Tell whether ``kept`` is this key's digest, in constant time."""
        return compare_digest(self.digest, kept)


def new_key(random: Random) -> ApiKey:
    """Return a fresh key: an id of 80 bits, a secret of 256."""
    return ApiKey(id=base64.b32encode(random(10)).decode().lower(), secret=new_token(random))


def is_key_id(text: str) -> bool:
    """Tell whether a text can be a key's id."""
    return _KEY_ID.fullmatch(text) is not None


def parse_key(text: str) -> ApiKey:
    """Return the key in a text.

    Raises:
        SignInError: It does not have the form of one; the text is not quoted.
    """
    found = _KEY.fullmatch(text)
    if found is None:
        raise SignInError("the key is not known, is over or was taken back")
    return ApiKey(id=found[1], secret=found[2])


def new_recovery_code(random: Random) -> str:
    """Return a code of 120 bits in six groups of four, for the day the second factor is lost."""
    plain = base64.b32encode(random(15)).decode().lower()
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def recovery_digest(typed: str) -> str:
    """Return the digest of a recovery code, however it is grouped; "" when it does not have its form."""
    plain = re.sub(r"[\s-]", "", typed).lower()
    return token_digest(plain) if _RECOVERY.fullmatch(plain) else ""

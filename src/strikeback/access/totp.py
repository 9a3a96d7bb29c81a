"""Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), each good for one use."""

import base64
import re
from hmac import compare_digest
from typing import Final

import pyotp

from strikeback.access.tokens import Random

STEP: Final = 30
"""Seconds of a step."""

DRIFT: Final = 1
"""Steps that a phone's clock may be off (RFC 6238, 5.2)."""

SECRET_BYTES: Final = 20
"""As long as the hash (RFC 4226, 4: at least 16, 20 recommended)."""

ISSUER: Final = "Strikeback"

_CODE: Final = re.compile(r"[0-9]{6}")


def new_secret(random: Random) -> str:
    """Return a fresh secret in base 32."""
    return base64.b32encode(random(SECRET_BYTES)).decode()


def enrolment_uri(secret: str, user: str) -> str:
    """Return the address that an app reads as a QR code. It holds the secret."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=user, issuer_name=ISSUER))


def matching_step(secret: str, code: str, *, now: int, used: int) -> int | None:
    """Return the step that a code is of, or None when it is wrong or was used up.

    Args:
        secret: Base 32.
        code: As typed; spaces do not count.
        now: Unix seconds.
        used: The last step of which a code was taken; that and all before are over (ASVS V6.5.1).
    """
    plain = re.sub(r"\s", "", code)
    if not _CODE.fullmatch(plain):
        return None
    maker = pyotp.TOTP(secret, interval=STEP)
    found = None
    for step in range(now // STEP - DRIFT, now // STEP + DRIFT + 1):
        # All steps are computed, so that a wrong code takes as long as a right one.
        if compare_digest(maker.generate_otp(max(step, 0)), plain) and step > used and found is None:
            found = step
    return found

"""Passkeys (W3C Web Authentication level 3): what is asked of an authenticator, and whether its answer holds.

User verification is demanded throughout: a passkey is then something held and something known or a feature
of the body, so that it needs no password beside it. Attestation is not asked for.
"""

import json
import re
from binascii import Error as Base64Error
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, ClassVar, Final

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError

MAX_ANSWER: Final = 16_384
"""Characters of an authenticator's answer."""

_CREDENTIAL: Final = re.compile(r"[A-Za-z0-9_-]{1,1400}")
"""Base64url of 1023 bytes at most (Web Authentication, 4)."""

_BROKEN: Final = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError, Base64Error)
"""What the library raises at answers that are not of their form."""


class Party(Frozen, frozen=True, kw_only=True):
    """Who asks, as the operator configures it; never taken from a request."""

    shown: ClassVar = ("id", "origin")

    id: str
    """Host name, such as ``hub.example``."""
    origin: str
    """Scheme, host and port as browsers send them, such as ``https://hub.example``."""
    name: str = "Strikeback"


class Registered(Frozen, frozen=True, kw_only=True):
    """A passkey that was made."""

    shown: ClassVar = ("count",)

    id: str
    """Base64url."""
    public_key: bytes
    """COSE."""
    count: int
    """Signatures so far, as the authenticator counts; 0: it does not."""


def registration_options(party: Party, user: str, challenge: str, have: Iterable[str]) -> str:
    """Return the JSON with which a browser makes a passkey.

    Args:
        party: Who asks.
        user: ``agency/name``.
        challenge: 32 random bytes in base64url.
        have: Ids of the passkeys that the user has.
    """
    options = webauthn.generate_registration_options(
        rp_id=party.id,
        rp_name=party.name,
        user_name=user,
        # An opaque handle, as the standard asks: an authenticator may tell it to whoever holds it.
        user_id=sha256(f"passkey {user}".encode()).digest(),
        challenge=base64url_to_bytes(challenge),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in have],
    )
    return webauthn.options_to_json(options)


def authentication_options(party: Party, challenge: str, allowed: Iterable[str] = ()) -> str:
    """Return the JSON with which a browser proves a passkey.

    Args:
        party: Who asks.
        challenge: 32 random bytes in base64url.
        allowed: Ids of passkeys; none: whichever the person picks, so that no name is asked for or told.
    """
    options = webauthn.generate_authentication_options(
        rp_id=party.id,
        challenge=base64url_to_bytes(challenge),
        allow_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in allowed],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def challenge_of(answer: str) -> str:
    """Return the challenge that an answer says it is for, base64url; to be looked up, not to be believed.

    Raises:
        SignInError: It has not the form of an answer.
    """
    try:
        client = json.loads(base64url_to_bytes(_parsed(answer)["response"]["clientDataJSON"]))
        challenge = client["challenge"]
    except (*_BROKEN, RecursionError):
        raise _refused() from None
    if not isinstance(challenge, str):
        raise _refused()
    return challenge


def id_of(answer: str) -> str:
    """Return the id of the passkey that an answer says it is of.

    Raises:
        SignInError: It has not the form of an answer.
    """
    try:
        identity = _parsed(answer)["id"]
    except (*_BROKEN, RecursionError):
        raise _refused() from None
    if not isinstance(identity, str) or not _CREDENTIAL.fullmatch(identity):
        raise _refused()
    return identity


def check_registration(party: Party, answer: str, challenge: str) -> Registered:
    """Return the passkey that was made, if everything about it holds.

    Args:
        party: Who asked.
        answer: The browser's JSON.
        challenge: What was asked, base64url.

    Raises:
        SignInError: Another challenge, origin or party, no user verification, or not of its form.
    """
    try:
        made = webauthn.verify_registration_response(
            credential=_parsed(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except (*_BROKEN, RecursionError):
        raise _refused() from None
    identity = bytes_to_base64url(made.credential_id)
    return Registered(id=identity, public_key=made.credential_public_key, count=made.sign_count)


def check_authentication(party: Party, answer: str, challenge: str, kept: Registered) -> int:
    """Return the authenticator's new count, if the proof holds.

    Args:
        party: Who asked.
        answer: The browser's JSON.
        challenge: What was asked, base64url.
        kept: The passkey of this id.

    Raises:
        SignInError: Another challenge, origin, party or key, no user verification, a count that did not
            rise (a copied authenticator), or not of its form.
    """
    try:
        proved = webauthn.verify_authentication_response(
            credential=_parsed(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=kept.public_key,
            credential_current_sign_count=kept.count,
            require_user_verification=True,
        )
    except (*_BROKEN, RecursionError):
        raise _refused() from None
    return proved.new_sign_count


def _parsed(answer: str) -> dict[str, Any]:
    """Return an answer's JSON object."""
    if len(answer) > MAX_ANSWER:
        raise ValueError
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise TypeError
    return found


def _refused() -> SignInError:
    return SignInError("the passkey is refused", remedy="Try again, or sign in another way")

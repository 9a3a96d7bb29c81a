"""Signing in at the agency's own provider (OpenID Connect Core 1.0, code flow with PKCE, RFC 7636).

Only what the provider's configured keys signed counts; the provider must state that a second factor was
used. Who a subject is among us was entered by an administrator, never taken from a claim.
"""

import base64
from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from strikeback.access.tokens import Random, new_token
from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures with a public key only: with a shared one, whoever reads the configuration could sign."""

LEEWAY: Final = 60
"""Seconds that clocks may differ."""

MAX_AGE: Final = 600
"""Seconds after which an unused token is not taken, whatever it says of its own expiry."""

MAX_TOKEN: Final = 16_384


class Provider(Frozen, frozen=True, kw_only=True):
    """An agency's provider, as the operator configures it."""

    shown: ClassVar = ("issuer", "client_id")

    issuer: str
    client_id: str
    authorize_url: str
    token_url: str
    redirect_url: str
    amr: tuple[str, ...] = ("mfa",)
    """Values of ``amr`` (RFC 8176) of which one must be stated."""
    acr: tuple[str, ...] = ()
    """Values of ``acr`` that do as well."""


class Begun(Frozen, frozen=True, kw_only=True):
    """What is kept while the person is at its provider."""

    state: str
    nonce: str
    verifier: str


class Stated(Frozen, frozen=True, kw_only=True):
    """What the provider vouches for."""

    shown: ClassVar = ("issuer",)

    issuer: str
    subject: str
    proved: int
    """Unix seconds of the sign-in there; 0: not stated."""


def begin(random: Random) -> Begun:
    """Return fresh state, nonce and PKCE verifier."""
    return Begun(state=new_token(random), nonce=new_token(random), verifier=new_token(random))


def authorize_url(provider: Provider, begun: Begun, *, fresh: bool = False) -> str:
    """Return where the person's browser goes.

    Args:
        provider: The provider.
        begun: What was made for this sign-in.
        fresh: Ask for a new proof there even if the person is signed in.
    """
    challenge = base64.urlsafe_b64encode(sha256(begun.verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "scope": "openid",
        "client_id": provider.client_id,
        "redirect_uri": provider.redirect_url,
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    if fresh:
        query |= {"prompt": "login", "max_age": "0"}
    sign = "&" if "?" in provider.authorize_url else "?"
    return f"{provider.authorize_url}{sign}{urlencode(query)}"


def check_id_token(
    provider: Provider, jwks: Mapping[str, Any], token: str, *, nonce: str, now: int
) -> Stated:
    """Return whom a provider vouches for (OpenID Connect Core 1.0, 3.1.3.7).

    Args:
        provider: The provider.
        jwks: Its public keys (RFC 7517).
        token: The ID token.
        nonce: The one of this sign-in.
        now: Unix seconds.

    Raises:
        SignInError: Signature, issuer, audience, time, nonce or second factor do not hold.
    """
    try:
        # (1) signature, by a key of the provider and an algorithm of ours
        claims = _signed(jwks, token)
        # (2) issuer, (3) audience, (9) expiry, (10) age
        jwt.JWTClaimsRegistry(
            now=now,
            leeway=LEEWAY,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        ).validate(claims)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _refused() from None
    audience = claims["aud"]
    # (4), (5) a token for several must name us as the one it was given to
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise _refused()
    if isinstance(audience, list) and len(audience) > 1 and "azp" not in claims:
        raise _refused()
    if claims["iat"] < now - MAX_AGE or not _is_nonce(claims.get("nonce"), nonce):
        raise _refused()
    # (12) what was proved there
    if not _has_second_factor(provider, claims):
        raise SignInError(
            "your agency's provider does not state a second factor", remedy="Sign in there with one"
        )
    proved = claims.get("auth_time", 0)
    usable = isinstance(proved, int) and not isinstance(proved, bool) and 0 < proved <= now + LEEWAY
    return Stated(issuer=provider.issuer, subject=claims["sub"], proved=min(proved, now) if usable else 0)


def _signed(jwks: Mapping[str, Any], token: str) -> dict[str, Any]:
    """Return the claims under a provider's signature."""
    if len(token) > MAX_TOKEN:
        raise ValueError
    public = [one for one in jwks["keys"] if one.get("kty") in {"RSA", "EC", "OKP"}]
    keys = KeySet.import_key_set({"keys": public})
    return jwt.decode(token, keys, algorithms=ALGORITHMS).claims


def _is_nonce(stated: object, nonce: str) -> bool:
    return isinstance(stated, str) and compare_digest(stated.encode("utf-8", "replace"), nonce.encode())


def _has_second_factor(provider: Provider, claims: Mapping[str, Any]) -> bool:
    """Tell whether the provider states one of the methods that are asked for."""
    methods = claims.get("amr")
    used = {one for one in methods if isinstance(one, str)} if isinstance(methods, list) else set()
    return bool(used & set(provider.amr)) or claims.get("acr") in set(provider.acr)


def _refused() -> SignInError:
    return SignInError("the sign-in at your agency's provider is refused", remedy="Begin again")

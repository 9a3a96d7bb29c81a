"""Trading a code for an ID token at a provider's token endpoint, over HTTPS; which providers there are."""

import re
import ssl
from pathlib import Path
from typing import ClassVar, Final
from urllib.parse import urlsplit

import httpx
import msgspec

from strikeback.access.oidc import MAX_TOKEN, Provider
from strikeback.flows.people.sign_in_oidc import Exchange, Jwks
from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError, UsageError

SECONDS: Final = 10.0
MAX_BYTES: Final = 256 * 1024

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class Configured(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider as the operator's file names it."""

    shown: ClassVar = ("name",)

    name: str
    """In addresses; commonly the agency's id."""
    agency: str
    """Whose people sign in there, and nobody else's."""
    provider: Provider
    jwks_url: str
    secret: str = ""
    """Of this client at the provider; empty: PKCE alone."""
    ca: str = ""
    """File of the authorities that may vouch for the provider, PEM; empty: the system's."""
    after: str = ""
    """Path on this host to which a browser goes once it is signed in; empty: it is answered in JSON."""


_FILE: Final = msgspec.json.Decoder(tuple[Configured, ...])


def read_providers(path: Path) -> tuple[Configured, ...]:
    """Return the providers of a file: a JSON list.

    Raises:
        UsageError: It cannot be read, is not of its form, or an address is neither HTTPS nor this machine's.
    """
    try:
        found = _FILE.decode(path.read_bytes())
    except OSError:
        raise UsageError("the providers cannot be read", where="--oidc") from None
    except msgspec.DecodeError as error:
        raise UsageError(f"the providers are not of their form: {error}", where="--oidc") from None
    if len({one.name for one in found}) < len(found):
        raise UsageError("two providers of one name", where="--oidc")
    for one in found:
        check_configured(one)
    return found


def check_configured(one: Configured) -> None:
    """Refuse a provider that would be asked without encryption, or is not of its form.

    Raises:
        UsageError: It is so.
    """
    if not _NAME.fullmatch(one.name) or not one.agency:
        raise UsageError("a provider has a short name and an agency", where="--oidc")
    if one.after and (not one.after.startswith("/") or one.after.startswith("//")):
        raise UsageError("after the sign-in a browser goes to a path of this host", where="--oidc")
    for address in (one.provider.authorize_url, one.provider.token_url, one.jwks_url):
        parts = urlsplit(address)
        local = parts.scheme == "http" and parts.hostname == "127.0.0.1"
        if not parts.hostname or (parts.scheme != "https" and not local):
            raise UsageError("providers are asked over https only", where="--oidc")


def client_for(one: Configured, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Return a client for one provider; proxies of the environment are not used.

    Raises:
        UsageError: The file of authorities cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=one.ca or None)
    except (OSError, ssl.SSLError):
        raise UsageError("the provider's authorities cannot be read", where="--oidc") from None
    return httpx.Client(transport=transport, verify=context, trust_env=False)


_OBJECT: Final = msgspec.json.Decoder(dict[str, object])


def make_exchange(client: httpx.Client, secret: str = "") -> Exchange:
    """Return what trades codes, over a client that the door made; redirects are not followed.

    Args:
        client: With the operator's certificates and proxies.
        secret: Of the client at the provider; empty: PKCE alone.
    """

    def exchange(provider: Provider, code: str, verifier: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": provider.redirect_url,
            "client_id": provider.client_id,
            "code_verifier": verifier,
        }
        if secret:
            form["client_secret"] = secret
        found = _asked(client, "POST", provider.token_url, form).get("id_token")
        if not isinstance(found, str) or len(found) > MAX_TOKEN:
            raise _failed()
        return found

    return exchange


def fetch_jwks(client: httpx.Client, url: str) -> Jwks:
    """Return a provider's public keys from the configured address.

    Raises:
        SignInError: The provider does not answer as it should.
    """
    found = _asked(client, "GET", url, None)
    if not isinstance(found.get("keys"), list):
        raise _failed()
    return found


def _asked(client: httpx.Client, method: str, url: str, form: dict[str, str] | None) -> dict[str, object]:
    """Return the JSON object of an answer."""
    try:
        answer = client.request(method, url, data=form, timeout=SECONDS, follow_redirects=False)
        if answer.status_code != httpx.codes.OK or len(answer.content) > MAX_BYTES:
            raise _failed()
        return _OBJECT.decode(answer.content)
    except (httpx.HTTPError, httpx.InvalidURL, msgspec.DecodeError):
        raise _failed() from None


def _failed() -> SignInError:
    return SignInError("your agency's provider does not answer as it should", remedy="Begin again")

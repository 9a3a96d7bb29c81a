"""Trading a code for an ID token at a provider's token endpoint, over HTTPS."""

from typing import Final

import httpx
import msgspec

from strikeback.access.oidc import MAX_TOKEN, Provider
from strikeback.flows.sign_in_oidc import Exchange, Jwks
from strikeback.model.errors import SignInError

SECONDS: Final = 10.0
MAX_BYTES: Final = 256 * 1024

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

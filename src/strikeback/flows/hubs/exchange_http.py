"""Carrying packages over HTTPS: both sides show a certificate that the other one has pinned."""

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Final

import httpx

from strikeback.model.errors import PeerError, UsageError
from strikeback.sharing.package import MAX_BYTES

TYPE: Final = "application/vnd.strikeback.package"
"""Media type of packages in both directions."""

SECONDS: Final = 300.0
"""How long one answer may take: applying a large contribution on the other side."""


def poster(url: str, *, cert: Path, key: Path, trusted: Path) -> Callable[[bytes], bytes]:
    """Return what carries a package to a hub and brings back its answer.

    Args:
        url: The hub's ``https://`` address for packages.
        cert: This hub's certificate, PEM.
        key: Its private key, PEM.
        trusted: The other hub's certificate, or the authority that signed it, PEM; no other is accepted.

    Raises:
        UsageError: A file cannot be read, or is no certificate.
    """
    try:
        context = ssl.create_default_context(cafile=str(trusted))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(str(cert), str(key))
    except (OSError, ssl.SSLError) as error:
        raise UsageError(
            f"certificate or key cannot be used ({type(error).__name__})", where="--cert, --key, --trusted"
        ) from None

    def post(data: bytes) -> bytes:
        try:
            with httpx.Client(verify=context, timeout=SECONDS, trust_env=False) as client:
                answer = client.post(url, content=data, headers={"Content-Type": TYPE})
        except httpx.HTTPError as error:
            raise PeerError(
                f"the hub cannot be reached ({type(error).__name__})",
                where=url,
                remedy="Try again later; nothing is lost",
            ) from None
        if answer.status_code != httpx.codes.OK or answer.headers.get("Content-Type") != TYPE:
            raise PeerError(_said(answer), where=url)
        if len(answer.content) > MAX_BYTES:
            raise PeerError("the hub's answer is too large", where=url)
        return answer.content

    return post


def _said(answer: httpx.Response) -> str:
    """Return what a refusing hub says, as far as it says it in our form."""
    try:
        told = answer.json()
        return f"the hub refuses: {told['code']} {told['what']}; {told['remedy']}"[:400]
    except (ValueError, KeyError, TypeError):
        return f"the hub answers with status {answer.status_code}"

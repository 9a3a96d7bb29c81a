"""Carrying checkpoints to witnesses over HTTPS. What is sent is public: no certificate of ours is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from strikeback.flows.log.witness import Answered
from strikeback.model.errors import PeerError, UsageError

SECONDS: Final = 20.0
MAX_ANSWER: Final = 100_000
"""Bytes of an answer: some signature lines."""

LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def asker(trusted: Path | None = None) -> Callable[[str, bytes], Answered]:
    """Return what carries requests to witnesses.

    Args:
        trusted: Certificates of the witnesses or of who signed them, PEM; None: those the system trusts.

    Raises:
        UsageError: The file cannot be read, or holds no certificate.
    """
    import ssl  # noqa: PLC0415 - only where witnesses are asked

    try:
        context = ssl.create_default_context(cafile=str(trusted) if trusted else None)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"certificates cannot be used ({type(error).__name__})", where="--trusted") from None

    def ask(url: str, data: bytes) -> Answered:
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
            raise PeerError("witnesses are asked over https only", where=url)
        try:
            with (
                httpx.Client(verify=context, timeout=SECONDS, trust_env=False) as client,
                client.stream("POST", url, content=data) as answer,
            ):
                body = b""
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > MAX_ANSWER:
                        raise PeerError("the witness's answer is too large", where=url)
        except httpx.HTTPError as error:
            raise PeerError(f"the witness cannot be reached ({type(error).__name__})", where=url) from None
        return Answered(answer.status_code, body.decode("utf-8", "replace"))

    return ask

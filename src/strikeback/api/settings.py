"""Everything the network door is told when it starts; nothing is read from the environment."""

from pathlib import Path
from typing import ClassVar, Final

from strikeback.access.passkeys import Party
from strikeback.flows.people.oidc_exchange import Configured
from strikeback.model.base import Frozen

PREFIX: Final = "/api/v1"
"""What every path of this version begins with."""

COOKIE: Final = "__Host-sb"
"""Name of the session's cookie: the prefix binds it to one host, one path and to encrypted connections."""

BOUND: Final = "__Host-sb-oidc"
"""Name of the cookie that binds a sign-in at an agency's provider to the browser that began it."""

MARK: Final = "x-strikeback"
"""Header that a page of another site cannot send without being asked first (custom-header defence)."""


class Settings(Frozen, frozen=True, kw_only=True):
    """How the door serves one store."""

    shown: ClassVar = ("hosts", "threads")

    spool: Path
    """Folder of uploads that wait to be taken in. One server a folder; nobody else may read it."""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Host names that requests may be addressed to, without port."""
    behind_proxy: bool = False
    """Whether a proxy in front, and nobody else, says from where a request came."""
    body_limit: int = 1_000_000
    """Bytes of a body that is no upload."""
    upload_limit: int = 16 * 1024**3
    """Bytes of an uploaded file."""
    depth_limit: int = 32
    """How deep a JSON document may be nested."""
    page_limit: int = 200
    """Most items of a page."""
    threads: int = 32
    """Requests worked on at once."""
    pause: float = 1.0
    """Seconds between two looks for jobs and messages to send."""
    link: bool = True
    """Whether everything is linked anew once no uploaded file waits any more."""
    stream_limit: float = 900.0
    """Seconds after which a stream of events ends; a client then asks again."""
    webhook_hosts: tuple[str, ...] = ()
    """``host`` or ``host:port`` that messages may be sent to; empty: none are sent."""
    webhook_loopback: bool = False
    """Whether messages may go to this machine without encryption, for trials."""
    party: Party | None = None
    """As whom passkeys are asked for; None: there are none."""
    providers: tuple[Configured, ...] = ()
    """Agencies' providers at which people may sign in."""
    log_readers: tuple[str, ...] = ()
    """Agencies whose auditors may read the log's entries of everybody; the operator names them."""

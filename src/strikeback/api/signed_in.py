"""Who is asking: the cookie of a browser, or the token or key that a program sends; and from where."""

from typing import Any, ClassVar, Final

import msgspec
from starlette.requests import Request

from strikeback.access.passwords import Hashing
from strikeback.api.operation import AnyOperation, Call
from strikeback.api.reading import one_header
from strikeback.api.settings import COOKIE, MARK
from strikeback.flows.people.door import Door
from strikeback.flows.people.machine_keys import viewer_of_key
from strikeback.flows.people.sign_in import Signed, require_scope, stated, viewer_of
from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedError, SignInError
from strikeback.model.people import DEFAULT_PURPOSE
from strikeback.model.time import Clock
from strikeback.store.open import Store

SAFE: Final = frozenset({"GET", "HEAD"})
KEY_START: Final = "sb_"
"""What keys of machines begin with; tokens of sessions never do."""

OWN_SITE: Final = frozenset({"", "same-origin", "none"})


class Proof(Frozen, frozen=True, kw_only=True):
    """What a request brought to say who sends it."""

    shown: ClassVar = ("cookie",)

    token: str = ""
    cookie: bool = False
    purpose: str = DEFAULT_PURPOSE
    case: str = ""
    opening: str = ""
    """Id of an opening in an emergency under which the caller looks."""
    address: str = ""
    """Network address of the other side."""


def proof_of(request: Request, operation: AnyOperation, *, behind_proxy: bool) -> Proof:
    """Return what a request brought.

    Raises:
        RefusedError: A browser sends it on behalf of another site.
        SignInError: Two proofs at once, or one of an unknown form.
        UsageError: A header that stands twice.
    """
    headers = request.scope["headers"]
    stated = one_header(headers, b"authorization")
    kept = request.cookies.get(COOKIE, "")
    if stated and kept:
        raise SignInError("a cookie and a token at once", remedy="Send one of them")
    if (kept or operation.open) and not operation.arrives:
        _check_site(request, operation, kept=bool(kept))
    scheme, _, token = stated.partition(" ")
    if stated and (scheme.lower() != "bearer" or not token.strip()):
        raise SignInError("the authorization is of an unknown form")
    return Proof(
        token=kept or token.strip(),
        cookie=bool(kept),
        purpose=one_header(headers, b"x-purpose") or DEFAULT_PURPOSE,
        case=one_header(headers, b"x-case"),
        opening=one_header(headers, b"x-opening"),
        address=_address(request, behind_proxy=behind_proxy),
    )


def _check_site(request: Request, operation: AnyOperation, *, kept: bool) -> None:
    """Refuse what a page of another site made a browser send (Fetch Metadata; the custom header; Origin)."""
    if request.headers.get("sec-fetch-site", "") not in OWN_SITE:
        raise RefusedError("the request comes from another site")
    origin = request.headers.get("origin", "")
    if origin and origin.partition("://")[2] != request.headers.get("host", ""):
        raise RefusedError("the request comes from another site")
    if kept and operation.method not in SAFE and not request.headers.get(MARK):
        raise RefusedError("a request with a cookie needs the header X-Strikeback", where="X-Strikeback")


def _address(request: Request, *, behind_proxy: bool) -> str:
    """Return the address of the other side; a proxy's word is taken only where one is said to be there."""
    told = request.headers.get("x-forwarded-for", "") if behind_proxy else ""
    # The last one is what the proxy itself saw; those before it are what the client says.
    last = told.rpartition(",")[2].strip()
    return last or (request.client.host if request.client else "")


def signed_of(store: Store, proof: Proof, *, clock: Clock) -> Signed:
    """Return who is signed in; everything is read anew.

    Raises:
        SignInError: Nobody.
    """
    if not proof.token:
        raise SignInError("nobody is signed in", remedy="Sign in first")
    find = viewer_of_key if proof.token.startswith(KEY_START) and not proof.cookie else viewer_of
    signed = find(store, proof.token, purpose=proof.purpose, case=proof.case, clock=clock)
    if not proof.opening:
        return signed
    # The policy looks up whether this person was granted anything under it.
    viewer = msgspec.structs.replace(signed.viewer, broken=stated(proof.opening, "opening"))
    return msgspec.structs.replace(signed, viewer=viewer)


def person_of(call: Call[Any, Any]) -> Signed:
    """Return who is signed in, for acts that ask how and when they proved it.

    Raises:
        SignInError: Nobody.
    """
    if call.signed is None:
        raise SignInError("nobody is signed in")
    return call.signed


def door_of(proof: Proof, hashing: Hashing) -> Door:
    """Return what the flows of signing in need of the door."""
    return Door(hashing=hashing, address=proof.address)


def check_scope(signed: Signed, operation: AnyOperation) -> None:
    """Let a machine do only what its key is for.

    Raises:
        RefusedError: The key is not for this.
    """
    if operation.scope:
        require_scope(signed, operation.scope)

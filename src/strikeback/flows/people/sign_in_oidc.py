"""Signing in at the agency's own provider: going there, coming back, and who is whom."""

from collections.abc import Callable, Mapping
from hmac import compare_digest
from typing import Any, ClassVar, Final

import msgspec

from strikeback.access.limits import Limited
from strikeback.access.oidc import (
    Begun,
    Provider,
    Stated,
    authorize_url,
    begin,
    check_id_token,
)
from strikeback.access.people import Manager, needs_other_half
from strikeback.access.sealing import masked_digest, seal, unseal
from strikeback.access.sessions import Session, Strength, unix
from strikeback.access.tokens import subject_digest, token_digest
from strikeback.flows.people.door import Door, check_token_tries, log_refusal, open_session, refused
from strikeback.flows.people.limits import require
from strikeback.flows.people.managing import accountable, check_added, enter, found
from strikeback.flows.people.ways import OIDC, Changed, ask_subject, enter_subject
from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError, UsageError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.access_key import access_key
from strikeback.store.hub import is_hub
from strikeback.store.open import Store
from strikeback.store.people import Awaited

STATE_SECONDS: Final = 600
MAX_SUBJECT: Final = 255
"""Characters (OpenID Connect Core 1.0, section 2)."""

_BEGUN: Final = msgspec.json.Decoder(Begun)

Exchange = Callable[[Provider, str, str], str]
"""Trades a code and the PKCE verifier at the provider's token endpoint for an ID token."""

Jwks = Mapping[str, Any]


class Going(Frozen, frozen=True, kw_only=True):
    """Where the person's browser goes."""

    shown: ClassVar = ()

    url: str
    state: str
    """To be kept in a cookie of this browser, and handed back as ``bound``."""


def go_to_provider(
    store: Store, provider: Provider, *, clock: Clock, door: Door, fresh: bool = False
) -> Going:
    """Begin a sign-in at a provider.

    Args:
        store: The store.
        provider: The provider.
        clock: Tells when.
        door: The door's means.
        fresh: Ask for a new proof there: for stepping up, which is signing in again.

    Raises:
        LimitError: Too many from this address.
    """
    key, moment = access_key(store, door.random), unix(clock.now())
    begun = begin(door.random)
    digest = token_digest(begun.state)
    body = seal(key, msgspec.json.encode(begun).decode(), about=f"{OIDC}:{digest}", random=door.random)
    with store.write() as connection:
        address = masked_digest(key, "address", door.address)
        require(connection, Limited.SIGN_IN_ADDRESS, address, moment, door.rules)
        new = Awaited(digest=digest, kind=OIDC, person="", expires=moment + STATE_SECONDS, body=body)
        people.put_awaited(connection, new)
    return Going(url=authorize_url(provider, begun, fresh=fresh), state=begun.state)


def sign_in_oidc(  # noqa: PLR0913 - what came back, from whom, and the door's means
    store: Store,
    provider: Provider,
    jwks: Jwks | Callable[[], Jwks],
    *,
    state: str,
    bound: str,
    code: str,
    exchange: Exchange,
    clock: Clock,
    door: Door,
    agency: str = "",
) -> Session:
    """Sign a person in who comes back from its provider.

    Args:
        store: The store.
        provider: The provider.
        jwks: Its public keys, or what fetches them once the state is proved.
        state: As the browser brings it back.
        bound: The state in the browser's cookie: who began is who comes back.
        code: As the browser brings it back.
        exchange: Asks the provider for the ID token.
        clock: Tells when.
        door: The door's means.
        agency: Whose people the provider vouches for; empty: it does not matter.

    Raises:
        SignInError: State, token or second factor do not hold, or the subject is nobody here.
    """
    begun = _take(store, state, bound, clock=clock, door=door)
    token = exchange(provider, code, begun.verifier)
    moment = unix(clock.now())
    try:
        proved = check_id_token(
            provider, jwks() if callable(jwks) else jwks, token, nonce=begun.nonce, now=moment
        )
    except SignInError:
        with store.write() as connection:
            log_refusal(connection, "nobody", "oidc token", clock=clock)
        raise
    made = _open(store, proved, agency, clock=clock, door=door)
    if made is None:
        raise refused()
    return made


@accountable
def enrol_oidc(
    store: Store, user: str, provider: Provider, subject: str, *, by: Manager, clock: Clock
) -> Changed:
    """Enter which subject of a provider a user is.

    On a hub it is only asked for: nobody signs in by it before a second person of the agency agrees, who
    names the same subject.

    Args:
        store: The store.
        user: ``agency/name``.
        provider: The provider.
        subject: Its ``sub`` for this person.
        by: An administrator of the agency, or the operator.
        clock: Tells when.

    Raises:
        ConflictError: The subject is somebody else here, or the person waits to be added.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
        UsageError: No subject, or one too long.
    """
    if not 0 < len(subject) <= MAX_SUBJECT:
        raise UsageError(f"a subject has 1 to {MAX_SUBJECT} characters")
    with store.write() as connection:
        manager = enter(connection, by, user)
        there = people.users(connection, found(connection, user).agency)
        check_added(connection, user)
        waits = is_hub(connection) and needs_other_half(manager, there, user)
        put = ask_subject if waits else enter_subject
        made = put(connection, user, provider.issuer, subject, by=manager, clock=clock)
    return Changed(event=made.id, waiting=waits)


def _take(store: Store, state: str, bound: str, *, clock: Clock, door: Door) -> Begun:
    """Return what was begun under a state, once."""
    digest, key = token_digest(state), access_key(store, door.random)
    if not compare_digest(digest, token_digest(bound)):
        check_token_tries(store, door, key, clock=clock)
        raise refused()
    with store.write() as connection:
        asked = people.find_awaited(connection, digest, OIDC, unix(clock.now()))
        taken = asked is not None and people.take_awaited(connection, digest)
    if asked is None or not taken:
        check_token_tries(store, door, key, clock=clock)
        raise refused()
    body = unseal(key, asked.body, about=f"{OIDC}:{digest}")
    return _BEGUN.decode(body)


def _open(store: Store, proved: Stated, agency: str, *, clock: Clock, door: Door) -> Session | None:
    """Open a session for whoever a subject is; None and a line in the log for nobody."""
    with store.write() as connection:
        known = people.find_credential(connection, f"{OIDC}:{subject_digest(proved.issuer, proved.subject)}")
        user = people.find_user(connection, known.person) if known else None
        if user is not None and agency not in {"", user.agency}:
            user = None
        if user is None or not user.active:
            about, reason = (user.id, "disabled") if user else ("nobody", "unknown")
            log_refusal(connection, about, f"oidc {reason}", clock=clock)
            return None
        return open_session(
            connection, user.id, Strength.OIDC, clock=clock, random=door.random, proved=proved.proved
        )

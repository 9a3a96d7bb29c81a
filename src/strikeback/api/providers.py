"""Signing in at the own agency's provider: going there, coming back, and who is whom (OpenID Connect)."""

from typing import Annotated, Any

from msgspec import Meta

from strikeback.access.people import check_manages
from strikeback.access.sessions import require_step_up
from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.session import SessionTold, session_told
from strikeback.api.signed_in import person_of
from strikeback.api.users import DutiesChanged
from strikeback.api.words import AgencyId, Asked, Nothing, Told
from strikeback.flows.people import sign_in_oidc
from strikeback.flows.people.oidc_exchange import Configured, client_for, fetch_jwks, make_exchange
from strikeback.model.errors import NotFoundError, SignInError

Short = Annotated[str, Meta(max_length=2_000, examples=["text-as-the-provider-made-it"])]


class ProviderTold(Told, frozen=True, kw_only=True):
    """A provider that the operator configured."""

    name: AgencyId
    agency: AgencyId
    issuer: str


class Providers(Told, frozen=True, kw_only=True):
    """All of them."""

    items: tuple[ProviderTold, ...]


class Leaving(Asked, frozen=True, kw_only=True):
    """Whether the provider is to ask for a new proof: for stepping up, which is signing in again."""

    fresh: bool = False


class GoingTold(Told, frozen=True, kw_only=True):
    """Where the browser goes; the cookie that came with this answer goes with it."""

    url: str


class Back(Asked, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """What the provider gave the browser; providers add names of their own."""

    state: Short = ""
    code: Short = ""
    error: Short = ""


class NewSubject(Asked, frozen=True, kw_only=True):
    """Who a person is at the agency's provider."""

    provider: AgencyId
    subject: Annotated[str, Meta(min_length=1, max_length=255, examples=["248289761001"])]


def _provider(call: Call[Any, Any], name: str) -> Configured:
    found = next((one for one in call.settings.providers if one.name == name), None)
    if found is None:
        raise NotFoundError("there is no such provider")
    return found


def show_all(call: Call[Nothing, Nothing]) -> Answer:
    """List providers."""
    told = tuple(
        ProviderTold(name=one.name, agency=one.agency, issuer=one.provider.issuer)
        for one in call.settings.providers
    )
    return Answer(content=Providers(items=told))


def go(call: Call[Nothing, Leaving]) -> Answer:
    """Begin."""
    found = _provider(call, call.path["provider"])
    going = sign_in_oidc.go_to_provider(
        call.store, found.provider, clock=call.clock, door=call.door, fresh=call.body.fresh
    )
    return Answer(content=GoingTold(url=going.url), bound=going.state)


def come_back(call: Call[Back, Nothing]) -> Answer:
    """Sign in whom the provider vouches for."""
    found, asked = _provider(call, call.path["provider"]), call.query
    if asked.error or not (asked.state and asked.code and call.bound):
        raise SignInError("the sign-in at your agency's provider is refused", remedy="Begin again")
    with client_for(found, call.transport) as client:
        made = sign_in_oidc.sign_in_oidc(
            call.store,
            found.provider,
            lambda: fetch_jwks(client, found.jwks_url),
            state=asked.state,
            bound=call.bound,
            code=asked.code,
            exchange=make_exchange(client, found.secret),
            clock=call.clock,
            door=call.door,
            agency=found.agency,
        )
    told = session_told(made, "cookie")
    if found.after:
        return Answer(status=303, headers={"location": found.after}, cookie=told.cookie, bound="")
    return Answer(content=told.content, cookie=told.cookie, bound="")


def enrol(call: Call[Nothing, NewSubject]) -> Answer:
    """Enter, on a hub ask for, who a person is at its provider; nobody becomes somebody by a claim."""
    signed, asked = person_of(call), call.body
    user = f"{call.viewer.agency}/{call.path['user']}"
    check_manages(call.viewer, user)
    require_step_up(signed.session, call.clock.now())
    found = _provider(call, asked.provider)
    if found.agency != call.viewer.agency:
        raise NotFoundError("there is no such provider")
    made = sign_in_oidc.enrol_oidc(
        call.store, user, found.provider, asked.subject, by=call.viewer, clock=call.clock
    )
    return Answer(content=DutiesChanged(event=made.event, waiting=made.waiting))


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation("GET", "/session/providers", "listProviders", "Agencies' providers at which one may sign in",
              show_all, {200: Providers}, open=True),
    Operation("POST", "/session/providers/{provider}", "goToProvider",
              "Where a browser signs in at its agency's provider", go, {200: GoingTold}, body=Leaving,
              open=True, refusals=(429,)),
    Operation("GET", "/session/providers/{provider}/callback", "comeFromProvider",
              "Where the provider sends the browser back", come_back, {200: SessionTold, 303: None},
              query=Back, open=True, arrives=True, refusals=(401, 429)),
    Operation("POST", "/users/{user}/provider", "enrolAtProvider",
              "Enter who a person is at the agency's provider; after the second factor", enrol,
              {200: DutiesChanged}, body=NewSubject, refusals=(409,)),
)  # fmt: skip

"""Signing in and out, the second factor again, and who one is; setting one's password with an invitation."""

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import asdict

from strikeback.access.sessions import Session
from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.words import AgencyId, Asked, Id, Nothing, Time, Told, UserId
from strikeback.flows.people.enrol import accept_invitation, open_invitation
from strikeback.flows.people.sign_in import sign_in_password, sign_out, sign_out_everywhere, step_up
from strikeback.model.errors import SignInError

Typed = Annotated[str, Meta(min_length=1, max_length=1_000, examples=["correct horse battery staple"])]
OneTime = Annotated[str, Meta(min_length=1, max_length=60, examples=["123456"])]
Token = Annotated[str, Meta(min_length=1, max_length=100, examples=["invitation-token-as-it-was-told"])]
Keep = Annotated[
    Literal["token", "cookie"], Meta(description="Where the session's token goes: the answer, or a cookie.")
]


class SignIn(Asked, frozen=True, kw_only=True):
    """Name, password and second factor."""

    user: UserId
    password: Typed
    code: OneTime
    keep: Keep = "token"


class StepUp(Asked, frozen=True, kw_only=True):
    """The second factor again."""

    code: OneTime
    keep: Keep = "token"


class AlarmTold(Told, frozen=True, kw_only=True):
    """What somebody else did to a person's way in."""

    event: Id
    user: UserId
    change: str
    by: str
    second: str
    at: Time


class SessionTold(Told, frozen=True, kw_only=True):
    """A session."""

    user: str
    strength: str
    expires: int
    """Unix seconds: at the latest."""
    token: str = ""
    """Empty where a cookie holds it."""
    alarms: tuple[AlarmTold, ...] = ()
    """What others did to the way in of this person, or of those it supervises."""


class Me(Told, frozen=True, kw_only=True):
    """Who is signed in, and as whom it looks."""

    user: str
    agency: AgencyId
    duties: tuple[str, ...]
    scopes: tuple[str, ...]
    purpose: str
    case: str
    strength: str


class Ended(Told, frozen=True, kw_only=True):
    """How many sessions were ended."""

    sessions: int


class Invited(Asked, frozen=True, kw_only=True):
    """An invitation."""

    token: Token


class Accepting(Asked, frozen=True, kw_only=True):
    """What an invited person will sign in with."""

    token: Token
    password: Typed
    code: OneTime


class OfferTold(Told, frozen=True, kw_only=True):
    """What goes into an authenticator app."""

    user: str
    secret: str
    uri: str


class Recovery(Told, frozen=True, kw_only=True):
    """Recovery codes, told this once."""

    codes: tuple[str, ...]


def sign_in(call: Call[Nothing, SignIn]) -> Answer:
    """Sign in."""
    asked = call.body
    made = sign_in_password(
        call.store, asked.user, asked.password, asked.code, clock=call.clock, door=call.door
    )
    return session_told(made, asked.keep)


def again(call: Call[Nothing, StepUp]) -> Answer:
    """Step up."""
    made = step_up(call.store, call.token, call.body.code, clock=call.clock, door=call.door)
    return session_told(made, call.body.keep)


def session_told(made: Session, keep: str) -> Answer:
    """Return a new session, its token in one place only."""
    in_cookie = keep == "cookie"
    told = SessionTold(
        user=made.user,
        strength=made.strength.value,
        expires=made.expires,
        token="" if in_cookie else made.token,
        alarms=tuple(AlarmTold(**asdict(one)) for one in made.alarms),
    )
    return Answer(content=told, cookie=made.token if in_cookie else None)


def me(call: Call[Nothing, Nothing]) -> Answer:
    """Tell who is signed in."""
    if call.signed is None:
        raise SignInError("nobody is signed in")
    viewer = call.viewer
    told = Me(
        user=viewer.user,
        agency=viewer.agency,
        duties=tuple(duty.value for duty in viewer.duties),
        scopes=call.signed.scopes,
        purpose=viewer.purpose,
        case=viewer.case,
        strength=call.signed.session.strength.value,
    )
    return Answer(content=told)


def leave(call: Call[Nothing, Nothing]) -> Answer:
    """Sign out."""
    sign_out(call.store, call.token, clock=call.clock)
    return Answer(status=204, cookie="")


def leave_all(call: Call[Nothing, Nothing]) -> Answer:
    """Sign out everywhere."""
    ended = sign_out_everywhere(call.store, call.token, clock=call.clock)
    return Answer(content=Ended(sessions=ended), cookie="")


def offer(call: Call[Nothing, Invited]) -> Answer:
    """Open an invitation."""
    made = open_invitation(call.store, call.body.token, clock=call.clock, door=call.door)
    return Answer(content=OfferTold(user=made.user, secret=made.secret, uri=made.uri))


def accept(call: Call[Nothing, Accepting]) -> Answer:
    """Accept an invitation."""
    asked = call.body
    codes = accept_invitation(
        call.store, asked.token, asked.password, asked.code, clock=call.clock, door=call.door
    )
    return Answer(content=Recovery(codes=codes))


OPERATIONS = (
    Operation("POST", "/session", "signIn", "Sign in with password and second factor", sign_in,
              {200: SessionTold}, body=SignIn, open=True, refusals=(401, 429)),
    Operation("GET", "/session", "whoAmI", "Who is signed in", me, {200: Me}, scope=""),
    Operation("DELETE", "/session", "signOut", "Sign out", leave, {204: None}, scope=""),
    Operation("POST", "/session/step-up", "stepUp", "Prove the second factor again", again,
              {200: SessionTold}, body=StepUp),
    Operation("POST", "/session/end-all", "signOutEverywhere", "End all sessions of this person",
              leave_all, {200: Ended}),
    Operation("POST", "/session/invitation", "openInvitation", "Get the secret for an authenticator app",
              offer, {200: OfferTold}, body=Invited, open=True, refusals=(401, 429)),
    Operation("POST", "/session/invitation/accept", "acceptInvitation", "Set password and second factor",
              accept, {200: Recovery}, body=Accepting, open=True, refusals=(401, 429)),
)  # fmt: skip

"""Passkeys, where the operator configured an origin, and changing what one signs in with."""

from typing import Annotated, Any

from msgspec import Meta

from strikeback.access.passkeys import Party
from strikeback.api.operation import JSON, Answer, Call, Operation
from strikeback.api.session import Invited, Keep, Recovery, SessionTold, Token, Typed, session_told
from strikeback.api.words import Asked, Nothing, Told
from strikeback.flows.people import own_secrets, sign_in_passkey
from strikeback.model.errors import NotFoundError

Proved = Annotated[
    str,
    Meta(min_length=2, max_length=16_384, examples=["{}"], description="What the browser answered, JSON."),
]


class Proving(Asked, frozen=True, kw_only=True):
    """An authenticator's answer."""

    answer: Proved
    keep: Keep = "token"


class Keeping(Asked, frozen=True, kw_only=True):
    """A new passkey, as the browser made it."""

    answer: Proved


class FirstPasskey(Asked, frozen=True, kw_only=True):
    """An invited person's first passkey."""

    token: Token
    answer: Proved


class NewPassword(Asked, frozen=True, kw_only=True):
    """Another password."""

    old: Typed
    new: Typed


class PasskeysTold(Told, frozen=True, kw_only=True):
    """Ids of a person's passkeys."""

    ids: tuple[str, ...]


def _party(call: Call[Any, Any]) -> Party:
    """Return who asks for passkeys, as the operator configured it."""
    if call.settings.party is None:
        raise NotFoundError("there are no passkeys here")
    return call.settings.party


def _options(text: str) -> Answer:
    return Answer(raw=text.encode(), media=JSON)


def ask(call: Call[Nothing, Nothing]) -> Answer:
    """Ask for a passkey."""
    party = _party(call)
    return _options(sign_in_passkey.ask_passkey(call.store, party, clock=call.clock, door=call.door))


def prove(call: Call[Nothing, Proving]) -> Answer:
    """Sign in."""
    party, asked = _party(call), call.body
    made = sign_in_passkey.sign_in_passkey(call.store, asked.answer, party, clock=call.clock, door=call.door)
    return session_told(made, asked.keep)


def ask_again(call: Call[Nothing, Nothing]) -> Answer:
    """Ask for a passkey of whoever is signed in."""
    party = _party(call)
    return _options(
        sign_in_passkey.ask_passkey(call.store, party, clock=call.clock, door=call.door, token=call.token)
    )


def prove_again(call: Call[Nothing, Proving]) -> Answer:
    """Step up."""
    party, asked = _party(call), call.body
    made = sign_in_passkey.step_up_passkey(
        call.store, call.token, asked.answer, party, clock=call.clock, door=call.door
    )
    return session_told(made, asked.keep)


def make(call: Call[Nothing, Nothing]) -> Answer:
    """Ask for another passkey to be made."""
    party = _party(call)
    return _options(
        sign_in_passkey.add_passkey(call.store, call.token, party, clock=call.clock, door=call.door)
    )


def keep(call: Call[Nothing, Keeping]) -> Answer:
    """Keep another passkey."""
    party = _party(call)
    ids = sign_in_passkey.keep_passkey(call.store, call.token, call.body.answer, party, clock=call.clock)
    return Answer(content=PasskeysTold(ids=ids), status=201)


def make_first(call: Call[Nothing, Invited]) -> Answer:
    """Ask for an invited person's first passkey to be made."""
    party, token = _party(call), call.body.token
    return _options(sign_in_passkey.offer_passkey(call.store, token, party, clock=call.clock, door=call.door))


def keep_first(call: Call[Nothing, FirstPasskey]) -> Answer:
    """Keep an invited person's first passkey."""
    party, asked = _party(call), call.body
    ids = sign_in_passkey.accept_passkey(
        call.store, asked.token, asked.answer, party, clock=call.clock, door=call.door
    )
    return Answer(content=PasskeysTold(ids=ids), status=201)


def change_password(call: Call[Nothing, NewPassword]) -> Answer:
    """Set another password."""
    asked = call.body
    own_secrets.change_password(
        call.store, call.token, asked.old, asked.new, clock=call.clock, door=call.door
    )
    return Answer(status=204)


def renew_recovery(call: Call[Nothing, Nothing]) -> Answer:
    """Get fresh recovery codes."""
    codes = own_secrets.renew_recovery_codes(call.store, call.token, clock=call.clock, door=call.door)
    return Answer(content=Recovery(codes=codes))


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation("POST", "/session/passkey/options", "askPasskey", "What a browser proves a passkey with", ask,
              {200: JSON}, open=True, refusals=(401, 404, 429)),
    Operation("POST", "/session/passkey", "signInPasskey", "Sign in with a passkey", prove,
              {200: SessionTold}, body=Proving, open=True, refusals=(401, 404, 429)),
    Operation("POST", "/session/step-up/passkey/options", "askPasskeyAgain", "The same, for stepping up",
              ask_again, {200: JSON}, refusals=(404,)),
    Operation("POST", "/session/step-up/passkey", "stepUpPasskey", "Step up with a passkey", prove_again,
              {200: SessionTold}, body=Proving, refusals=(404,)),
    Operation("POST", "/session/passkeys/options", "makePasskey", "What a browser makes a passkey with",
              make, {200: JSON}, refusals=(404,)),
    Operation("POST", "/session/passkeys", "keepPasskey", "Keep another passkey", keep, {201: PasskeysTold},
              body=Keeping, refusals=(404, 409)),
    Operation("POST", "/session/invitation/passkey/options", "makeFirstPasskey", "The same, by invitation",
              make_first, {200: JSON}, body=Invited, open=True, refusals=(401, 404, 429)),
    Operation("POST", "/session/invitation/passkey", "keepFirstPasskey", "Keep an invited person's passkey",
              keep_first, {201: PasskeysTold}, body=FirstPasskey, open=True, refusals=(401, 404, 409, 429)),
    Operation("POST", "/session/password", "changePassword", "Set another password; other sessions end",
              change_password, {204: None}, body=NewPassword, refusals=(409,)),
    Operation("POST", "/session/recovery", "renewRecovery", "Fresh recovery codes, told once", renew_recovery,
              {200: Recovery}),
)  # fmt: skip

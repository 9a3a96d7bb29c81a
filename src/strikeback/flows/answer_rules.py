"""An owner's rules: what is answered without asking a person."""

import msgspec

from strikeback.casework.answer_rules import Rule, check_rule
from strikeback.casework.requests import ANSWERERS
from strikeback.flows.agencies import find_agency
from strikeback.flows.decide import check_signature
from strikeback.flows.peers import agencies_elsewhere
from strikeback.flows.progress import stamp
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.sharing.policy import ANYONE
from strikeback.store import requests
from strikeback.store.open import Store


def add_rule(store: Store, viewer: Viewer, rule: Rule, *, clock: Clock) -> Rule:
    """Let requests to the viewer's agency that fit a rule be answered at once from now on.

    Args:
        store: The store.
        viewer: Who makes it, by name; its answers carry that name.
        rule: What it says; id, agency, author and time are filled in here.
        clock: Tells when.

    Raises:
        RefusedError: The viewer's duty does not answer.
        UsageError: The rule is not of its form, or names an agency that is unknown.
    """
    _check(viewer)
    check_rule(rule)
    elsewhere = agencies_elsewhere(store)
    for agency in rule.to:
        if agency != ANYONE and agency not in elsewhere:
            find_agency(store, agency)
    at = stamp(clock)
    new = msgspec.structs.replace(
        rule,
        id=derive_id("ar", [viewer.agency, viewer.user, at, msgspec.json.encode(rule)]),
        agency=viewer.agency,
        by=viewer.user,
        at=at,
    )
    with store.write() as connection:
        requests.add_rule(connection, new)
    return new


def end_rule(store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock) -> None:
    """Let a rule answer no more. What it gave goes on until it ends.

    Raises:
        ConflictError: It has ended.
        NotFoundError: No such rule of the viewer's agency.
        RefusedError: The viewer's duty does not answer.
        UsageError: No reason, or nobody named.
    """
    _check(viewer)
    check_signature(reason, viewer.user)
    with store.write() as connection:
        if identity not in {one.id for one in requests.rules_of(connection, viewer.agency)}:
            raise NotFoundError("there is no such rule", where=identity[:40])
        if not requests.end_rule(connection, identity, by=viewer.user, reason=reason, at=stamp(clock)):
            raise ConflictError("the rule has ended", where=identity)


def list_rules(store: Store, viewer: Viewer) -> tuple[Rule, ...]:
    """Return the standing rules of the viewer's agency, oldest first."""
    with store.read() as connection:
        return requests.rules_of(connection, viewer.agency)


def _check(viewer: Viewer) -> None:
    if ANSWERERS.isdisjoint(viewer.duties) or not viewer.user:
        raise RefusedError("this duty does not answer other agencies")

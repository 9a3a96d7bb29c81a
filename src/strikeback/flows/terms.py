"""An originator looks at the terms of what it gave, and changes them."""

from typing import ClassVar, Final

import msgspec

from strikeback.flows.decide import check_signature
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, RefusedError, UsageError
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.sharing.codes import parse_code, unknown_codes
from strikeback.sharing.policy import RANK, allow, without_grants
from strikeback.store import facts, records, terms, terms_changes
from strikeback.store.open import Connection, Store
from strikeback.store.terms_changes import Change

CHANGERS: Final = frozenset({Duty.OFFICER, Duty.SUPERVISOR, Duty.DATA_PROTECTION, Duty.SERVICE})
"""Duties with which terms are changed and requests are answered."""

MAX_CODES: Final = 20
MAX_NAMES: Final = 200
"""Agencies, or withheld fields, of one handling."""


class TermsView(Frozen, frozen=True, kw_only=True):
    """The terms of a record or of a contribution, as far as the viewer is told."""

    shown: ClassVar = ("target", "originator")

    target: str
    originator: str
    level: Level
    """What the viewer is told of it."""
    handling: Handling
    """Own: everything, grants to others included. Others': without who else is told."""
    meanings: tuple[tuple[str, str], ...] = ()
    """Codes and what they mean."""
    changes: tuple[Change, ...] = ()
    """Own only: what changed, in order."""


class TermsChanged(Frozen, frozen=True, kw_only=True):
    """What a change of terms did."""

    shown: ClassVar = ("change", "target", "records")

    change: str
    target: str
    records: int
    """For how many records other terms stand now."""
    unknown: tuple[str, ...] = ()
    """Codes that nobody here knows: they tell others a hit at most."""


def change_terms(
    store: Store,
    viewer: Viewer,
    target: str,
    handling: Handling,
    *,
    reason: str,
    keep_grants: bool = False,
    clock: Clock,
) -> TermsChanged:
    """State other terms for a record of the viewer's agency, or for all records of one contribution.

    They stand at once, wherever the policy is asked. The last statement about a record counts, whether it was
    about the record or about its contribution.

    Args:
        store: The store.
        viewer: Who states them, by name.
        target: Id of a record or contribution.
        handling: The new terms, whole.
        reason: Why, in words.
        keep_grants: Answers given to single agencies go on; without it they end.
        clock: Tells when.

    Raises:
        NotFoundError: Nothing there that the viewer is told of.
        RefusedError: It is another agency's, or the viewer's duty does not change terms.
        UsageError: No reason, nobody named, or the terms are not of their form.
    """
    check_signature(reason, viewer.user)
    check_handling(handling)
    at = stamp(clock)
    with store.write() as connection:
        originator, _, _ = _find(connection, msgspec.structs.replace(viewer, now=at), target)
        if originator != viewer.agency:
            raise RefusedError("only its originator changes the terms", remedy=f"Ask {originator}")
        if CHANGERS.isdisjoint(viewer.duties):
            raise RefusedError("this duty does not change terms")
        change, count = terms_changes.add_change(
            connection, target, handling, by=viewer.user, reason=reason, at=at, keeps=keep_grants
        )
    return TermsChanged(change=change.id, target=target, records=count, unknown=unknown_codes(handling.codes))


def show_terms(store: Store, viewer: Viewer, target: str, *, clock: Clock) -> TermsView:
    """Return the terms of a record that the viewer is told of, or of an own contribution.

    Raises:
        NotFoundError: Nothing there that the viewer is told of.
    """
    present = msgspec.structs.replace(viewer, now=stamp(clock))
    with store.read() as connection:
        originator, handling, targets = _find(connection, present, target)
        own = originator == viewer.agency
        stated = terms_changes.changes_of(connection, targets) if own else ()
        changes = terms_changes.with_reasons(connection, stated)
    return TermsView(
        target=target,
        originator=originator,
        level=allow(present, originator, handling),
        handling=handling if own else for_viewer(handling, viewer.agency),
        meanings=tuple((code, parse_code(code).meaning) for code in handling.codes),
        changes=changes,
    )


def for_viewer(handling: Handling, agency: str) -> Handling:
    """Return terms without who else is told: the agency itself and what it was granted."""
    mine: tuple[Grant, ...] = tuple(grant for grant in handling.grants if grant.agency == agency)
    audience = tuple(name for name in handling.audience if name in {agency, "*"})
    return msgspec.structs.replace(without_grants(handling), audience=audience, grants=mine)


def check_handling(handling: Handling) -> None:
    """Refuse terms that are not of their form. Unknown codes are kept: they tighten.

    Raises:
        UsageError: Grants, too many names, no purpose.
    """
    if handling.grants:
        raise UsageError("grants are answers to requests, not terms", where="--handling")
    if not handling.purpose.strip():
        raise UsageError("terms need a purpose", where="--handling")
    if len(handling.codes) > MAX_CODES or max(len(handling.audience), len(handling.withheld)) > MAX_NAMES:
        raise UsageError("too many codes, agencies or fields in one handling", where="--handling")


def _find(connection: Connection, viewer: Viewer, target: str) -> tuple[str, Handling, tuple[str, ...]]:
    """Return originator, terms in force and what changes of them are about.

    Raises:
        NotFoundError: Nothing there that the viewer is told of.
    """
    held = terms.in_force(connection, [target]).get(target)
    if held is not None:
        originator, handling = held
        # What was withdrawn is there for its originator alone.
        stands = originator == viewer.agency or records.get_records(connection, [target])
        if stands and RANK[allow(viewer, originator, handling)] >= RANK[Level.SUMMARY]:
            return originator, handling, (target, *terms.contribution_of(connection, target))
    found = facts.find_contribution(connection, target)
    if found is not None and allow(viewer, found.originator, terms.UNTOLD) is not Level.NOTHING:
        changes = terms_changes.changes_of(connection, [target])
        return found.originator, changes[-1].handling if changes else found.handling, (target,)
    raise NotFoundError("there is nothing with this id, or nothing that may be told")

"""Claims: who works on what a lead is about, so that nobody works on it twice. Alerts ignore them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from strikeback.casework.deconfliction import Claim, first_claims, hold
from strikeback.flows.agencies import find_agency
from strikeback.flows.identify import full_id
from strikeback.flows.progress import stamp
from strikeback.model.casework import Lead
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.links import Link, LinkKind
from strikeback.model.time import Clock
from strikeback.store import claims, lookup
from strikeback.store.claims import Taken
from strikeback.store.derivations import WHOLE
from strikeback.store.open import Connection, Store

MAX_NOTE: Final = 2_000
"""Characters of a note."""

_TOUCHING: Final = frozenset({LinkKind.SHARED_SELECTOR, LinkKind.SHARED_PERSONA})


def take(store: Store, lead: str, *, by: str, note: str = "", scope: str = WHOLE, clock: Clock) -> Taken:
    """Record that an agency works on what one of its leads is about.

    The oldest claim stands. With the next derivation the leads of other agencies about the same
    thing name its holder, where they may know of that agency at all.

    Args:
        store: The store.
        lead: Id of a lead, or a beginning of at least six characters that fits one only.
        by: Who takes it, ``agency/user``; the lead must be that agency's.
        note: Anything to add.
        scope: Whose knowledge the lead was found in; the whole id is needed in all but the whole scope.
        clock: Tells when.

    Raises:
        NotFoundError: No such lead.
        UsageError: Nobody is named, the lead is another agency's, or this agency holds it already.
    """
    agency = _signed(store, by, note)
    with store.write() as connection:
        found = _own_lead(connection, lead, agency, scope)
        if any(one.agency == agency for one in _claims_on(connection, found, scope)):
            raise UsageError(
                f"{agency} works on this already", where=found.id, remedy="To give it up: --release"
            )
        at = stamp(clock)
        ends = _ends(connection, found, scope)
        new = Taken(
            id=derive_id("cl", [found.id, agency, by, note, at]),
            lead=found.id,
            agency=agency,
            by=by,
            at=at,
            records=ends or found.own,
            pair=bool(ends),
            note=note,
        )
        claims.add_claim(connection, new)
    return new


def release(
    store: Store, lead: str, *, by: str, note: str = "", scope: str = WHOLE, clock: Clock
) -> tuple[str, ...]:
    """Record that an agency no longer works on what a lead is about; return the ids of the events.

    Args:
        store: The store.
        lead: Id of the lead, also one that it had when it was taken.
        by: Who gives it up, ``agency/user``.
        note: Anything to add.
        scope: Whose knowledge the lead was found in.
        clock: Tells when.

    Raises:
        NotFoundError: No such lead.
        UsageError: Nobody is named, or the agency holds no claim on it.
    """
    agency = _signed(store, by, note)
    with store.write() as connection:
        ours = [one for one in claims.standing(connection) if one.agency == agency and one.lead == lead]
        if not ours:
            found = _own_lead(connection, lead, agency, scope)
            ours = [one for one in _claims_on(connection, found, scope) if one.agency == agency]
        if not ours:
            raise UsageError(f"{agency} does not hold this lead", where=lead[:40])
        at = stamp(clock)
        return tuple(claims.add_release(connection, one.id, by=by, note=note, at=at) for one in ours)


def hold_leads(leads: Sequence[Lead], made: Iterable[Claim]) -> tuple[Lead, ...]:
    """Return the leads, each saying which other agency works on its subject already.

    A claim of an agency that the lead's reader may not know to hold anything is not told.
    """
    about: dict[str, list[Claim]] = defaultdict(list)
    for one in made:
        about[one.entity].append(one)
    if not about:
        return tuple(leads)
    return tuple(one for lead in leads for one in hold([lead], _told(lead, about[lead.entity])))


def holders(leads: Sequence[Lead], made: Iterable[Claim]) -> dict[str, str]:
    """Return by lead id the agency that works on it now, the lead's own agency included."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for one in made:
        about[one.entity].append(one)
    return {
        lead.id: first_claims(told)[lead.entity]
        for lead in leads
        if (told := _told(lead, about[lead.entity]))
    }


def claims_now(taken: Iterable[Taken], home: Mapping[str, str], links: Iterable[Link]) -> tuple[Claim, ...]:
    """Return what each claim is about today.

    Args:
        taken: Standing claims.
        home: Entity of every record.
        links: All links that hold, or at least those of the entities claimed.
    """
    made = list(taken)
    touching: dict[frozenset[str], list[str]] = defaultdict(list)
    if any(one.pair for one in made):
        for link in links:
            if link.kind in _TOUCHING:
                touching[_pair(link.left, link.right, home)].append(link.id)
    return tuple(
        Claim(entity=subject, agency=one.agency, at=one.at)
        for one in made
        for subject in _subjects(one, home, touching)
    )


def stored_claims(connection: Connection, *, scope: str = WHOLE) -> tuple[Claim, ...]:
    """Return what each standing claim is about, as last derived for a scope."""
    return _now(connection, claims.standing(connection), scope)


def _now(connection: Connection, taken: Sequence[Taken], scope: str = WHOLE) -> tuple[Claim, ...]:
    """Look up what claims are about."""
    records = {record for one in taken for record in one.records}
    own = lookup.entities_of(connection, records, scope=scope)
    homes = sorted(set(own.values()))
    found = (lookup.get_entity(connection, identity, scope=scope) for identity in homes)
    members = sorted(records.union(*(entity.members for entity in found if entity is not None)))
    links = lookup.links_of(connection, members, scope=scope) if any(one.pair for one in taken) else ()
    ends = {end for link in links for end in (link.left, link.right)}
    return claims_now(taken, lookup.entities_of(connection, ends | records, scope=scope), links)


def _claims_on(connection: Connection, lead: Lead, scope: str) -> list[Taken]:
    """Return the standing claims on what a lead is about."""
    return [
        one
        for one in claims.standing(connection)
        if any(now.entity == lead.entity for now in _now(connection, [one], scope))
    ]


def _subjects(one: Taken, home: Mapping[str, str], touching: Mapping[frozenset[str], list[str]]) -> list[str]:
    """Return entities, or touching pairs, that a claim is about; a pair that merged is its entity."""
    if not one.pair:
        return sorted({home[record] for record in one.records if record in home})
    pair = _pair(one.records[0], one.records[1], home)
    return sorted(pair) if len(pair) == 1 else touching.get(pair, [])


def _pair(left: str, right: str, home: Mapping[str, str]) -> frozenset[str]:
    return frozenset({home.get(left, left), home.get(right, right)})


def _told(lead: Lead, made: Iterable[Claim]) -> list[Claim]:
    """Leave out claims of agencies that the lead's reader does not know of."""
    known = {lead.agency, *lead.others}
    return [one for one in made if one.agency in known]


def _ends(connection: Connection, lead: Lead, scope: str) -> tuple[str, ...]:
    """Return the two ends when a lead is about a touching pair, else nothing."""
    links = lookup.links_of(connection, lead.own, scope=scope)
    return next(((one.left, one.right) for one in links if one.id == lead.entity), ())


def _own_lead(connection: Connection, typed: str, agency: str, scope: str) -> Lead:
    """Return the lead that is named.

    Raises:
        NotFoundError: No such lead.
        UsageError: It is another agency's.
    """
    identity = full_id(connection, typed) if scope == WHOLE else typed
    found = lookup.leads(connection, identity=identity, scope=scope)
    if not found:
        raise NotFoundError("this is no lead", where=typed[:40], remedy="See: strikeback leads")
    if found[0].agency != agency:
        raise UsageError(
            f"the lead is not {agency}'s",
            where=found[0].id,
            remedy=f"See: strikeback leads --agency {agency}",
        )
    return found[0]


def _signed(store: Store, by: str, note: str) -> str:
    """Return the agency of a signature.

    Raises:
        UsageError: Nobody or an unknown agency is named, or the note is too long.
    """
    agency, _, user = by.partition("/")
    if not agency.strip() or not user.strip():
        raise UsageError("nobody is named", where="--by", remedy="For example: --by hkpf/chan")
    if len(note) > MAX_NOTE:
        raise UsageError(f"the note is longer than {MAX_NOTE} characters", where="--note")
    return find_agency(store, agency).id

"""What a set of records leads to: links, entities, groups, leads and counts, of everything or of a scope."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from strikeback.casework.leads import find_leads
from strikeback.flows.assess import Stored
from strikeback.flows.claims import claims_now, hold_leads
from strikeback.flows.progress import Progress
from strikeback.flows.scopes import WHOLE, Plan, Scope, cut_records, digest_of, field_of
from strikeback.flows.texts import Found, find_in_texts, regions, selectors_for_linking
from strikeback.linking.comparing import Compare
from strikeback.linking.domain import link_records
from strikeback.linking.linked import Linked
from strikeback.model.base import Frozen
from strikeback.model.casework import Lead
from strikeback.model.ids import derive_id
from strikeback.model.links import Decision, Entity
from strikeback.model.record import Agency, Contribution, Record, Role
from strikeback.network.counts import Estimate, estimate
from strikeback.network.groups import find_groups
from strikeback.sharing.policy import BEGINNING
from strikeback.store.claims import Taken

COUNTED: Final = (Role.VICTIM, Role.SUSPECT)


class Facts(Frozen, frozen=True, kw_only=True):
    """Everything derivations are computed from."""

    records: tuple[Record, ...]
    decisions: tuple[Decision, ...]
    claims: tuple[Taken, ...]
    agencies: dict[str, Agency]
    contributions: dict[str, Contribution]
    key: bytes
    fingerprint: str
    gone: str
    """Changes whenever something is withdrawn or erased."""
    terms: str = ""
    """Changes whenever other terms come to stand."""
    assessed: dict[str, Stored] = msgspec.field(default_factory=dict)
    """Assessments made before, to be used again where nothing changed."""


class Picture(Frozen, frozen=True, kw_only=True):
    """What the records of one scope lead to."""

    scope: str = WHOLE
    linked: Linked
    groups: tuple[Entity, ...]
    leads: tuple[Lead, ...]
    estimates: tuple[Estimate, ...]


class Drawing:
    """Draws pictures of the same facts; what was found in texts is found once."""

    def __init__(
        self,
        known: Facts,
        found: Mapping[str, tuple[Found, ...]],
        progress: Progress,
        compare: Compare,
        now: str = BEGINNING,
    ) -> None:
        self._now = now
        self._known = known
        self._found = found
        self._progress = progress
        self._compare = compare
        self._regions = regions(known.records, known.agencies)

    def everything(self) -> Picture:
        """Return the picture of a store of one's own."""
        return self._draw(WHOLE, self._known.records, self._found, self._known.decisions)

    def scope(self, scope: Scope) -> Picture:
        """Return the picture of one scope, with the leads of every agency that has records in it."""
        records = cut_records(self._known.records, scope)
        ids = {one.id for one in records}
        decisions = tuple(one for one in self._known.decisions if one.left in ids and one.right in ids)
        return self._draw(scope.name, records, self._found_in(records, scope), decisions)

    def _found_in(self, records: Sequence[Record], scope: Scope) -> dict[str, tuple[Found, ...]]:
        """Return what the texts of a scope hold: read with the regions that its own reports state."""
        hidden = scope.hidden()
        here = regions(records, self._known.agencies)
        told: dict[str, tuple[Found, ...]] = {}
        for one in records:
            if here[one.id] == self._regions[one.id]:
                found = self._found.get(one.id, ())
            else:
                found = find_in_texts(one, here[one.id], self._known.key)
            gone = hidden[one.originator, digest_of(one.handling)]
            if gone:
                found = tuple(item for item in found if field_of(one.kind, item[0]) not in gone)
            if found:
                told[one.id] = found
        return told

    def _draw(
        self,
        scope: str,
        records: Sequence[Record],
        found: Mapping[str, tuple[Found, ...]],
        decisions: Sequence[Decision],
    ) -> Picture:
        tell = self._progress
        linking = {identity: some for identity, f in found.items() if (some := selectors_for_linking(f))}
        linked = link_records(
            records,
            decisions,
            found=linking,
            progress=lambda stage, share: tell(f"linking: {stage}", round(share * 100), 100),
            compare=self._compare,
        )
        tell("groups", 0, 1)
        groups = find_groups(linked, records)
        estimates = tuple(estimate(linked, records, role) for role in COUNTED)
        tell("leads", 0, 1)
        home = home_of(linked)
        made = claims_now(self._known.claims, home, linked.links)
        by_id = {one.id: one for one in records}
        leads = hold_leads(find_leads(linked.entities, linked.links, by_id, now=self._now), made)
        return Picture(scope=scope, linked=linked, groups=groups, leads=leads, estimates=estimates)


def home_of(linked: Linked) -> dict[str, str]:
    """Return the entity of every record."""
    return {member: one.id for one in linked.entities for member in one.members}


def share_leads(plan: Plan, pictures: Mapping[str, Picture]) -> dict[str, tuple[Lead, ...]]:
    """Return the leads that are kept under each scope.

    An agency's leads come from what it sees. From what it may only know of come hits: that there is something
    to ask for, without a score, a reason or a record.
    """
    homes = {name: home_of(one.linked) for name, one in pictures.items()}
    kept: dict[str, tuple[Lead, ...]] = {}
    for name, picture in pictures.items():
        ours, askers = plan.seen_by(name), plan.known_by(name)
        leads = [one for one in picture.leads if one.agency in ours]
        told = (one for one in picture.leads if one.agency in askers and one.hits and one.own)
        kept[name] = (*leads, *_hits(told, {agency: homes[seen] for agency, seen in askers.items()}))
    return kept


def _hits(leads: Iterable[Lead], homes: Mapping[str, Mapping[str, str]]) -> tuple[Lead, ...]:
    """Return hits, one for each kind of matter and own record that it is about."""
    found: dict[str, Lead] = {}
    for one in leads:
        identity = derive_id("ld", ["hit", one.kind.value, one.agency, one.own[0]])
        before = found.get(identity)
        found[identity] = Lead(
            id=identity,
            kind=one.kind,
            agency=one.agency,
            others=tuple(sorted({*one.hits, *(before.hits if before else ())})),
            entity=homes[one.agency].get(one.own[0], ""),
            own=tuple(sorted({*one.own, *(before.own if before else ())})),
            foreign=(),
            hits=tuple(sorted({*one.hits, *(before.hits if before else ())})),
        )
    return tuple(found[identity] for identity in sorted(found))

"""Scopes: whose knowledge a derivation is computed from (decision 0008).

Link scores, frequencies, entities, leads and counts depend on every record they were computed from. Whoever
may not see a record must not see its shadow in them either; therefore they are computed once for each
distinct set of records. Every agency has two: what it is told at summary or more, its own included
(``seen``: all values come from it), and with what it is told as a hit besides (``known``: only the
agencies to ask come from it). Agencies whose sets are equal share one.

A scope is named by what it holds: the terms in force and originators of its records, and which fields are
kept from them. Nothing outside of it has a part in its name.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import ClassVar, Final

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.bodies import AnyBody
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import DEFAULT_PURPOSE, Viewer
from strikeback.model.record import Agency, Record
from strikeback.model.selector import SelectorKind
from strikeback.sharing.policy import RANK, allow, touches
from strikeback.sharing.purposes import PAIRS, normal

WHOLE: Final = ""
"""The scope that holds everything: that of a store of one's own, and of alerts."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_KINDS: Final = {body.kind: body for body in AnyBody.__args__}
FIELDS: Final = (
    *(f"{kind}.{name}" for kind, body in sorted(_KINDS.items()) for name in body.__struct_fields__),
    *(f"selectors.{kind.value}" for kind in SelectorKind),
    *("report", "ties", "unmapped"),
)
"""Every field of a record that linking could look at."""

PURPOSES: Final = tuple(sorted({DEFAULT_PURPOSE, *(looked for looked, _ in PAIRS)}))
"""Purposes that every agency is answered for, whatever records state."""


class Part(Frozen, frozen=True, kw_only=True):
    """Records of one originator under the same terms, as a scope holds them."""

    shown: ClassVar = ("originator", "hidden")

    terms: str
    """Digest of the terms."""
    originator: str
    handling: Handling
    hidden: tuple[str, ...] = ()
    """Fields that are kept from the scope."""

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes it different from others."""
        return self.originator, self.terms, self.hidden


class Scope(Frozen, frozen=True, kw_only=True):
    """A set of records."""

    shown: ClassVar = ("name",)

    name: str
    parts: tuple[Part, ...]
    """Sorted by their keys."""

    def hidden(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return the fields that are kept from the scope, by originator and digest of terms."""
        return {(one.originator, one.terms): one.hidden for one in self.parts}


class Viewpoint(Frozen, frozen=True, kw_only=True):
    """The two scopes from which an agency is answered when it asks for a purpose."""

    shown: ClassVar = ("agency", "purpose", "seen", "known")

    agency: str
    purpose: str
    seen: str
    known: str


class Plan(Frozen, frozen=True, kw_only=True):
    """What is to be derived for whom."""

    scopes: dict[str, Scope]
    """By name."""
    viewpoints: tuple[Viewpoint, ...]
    as_of: str

    def seen_by(self, scope: str) -> frozenset[str]:
        """Return the agencies whose values come from a scope."""
        return frozenset(one.agency for one in self.viewpoints if one.seen == scope)

    def known_by(self, scope: str) -> dict[str, str]:
        """Return the agencies whose hits come from a scope, and the scope their values come from."""
        found = (one for one in self.viewpoints if one.known == scope and one.known != one.seen)
        return {one.agency: one.seen for one in found}


def plan(records: Iterable[Record], agencies: Mapping[str, Agency], as_of: str) -> Plan:
    """Return the scopes of all agencies.

    Args:
        records: All standing records, each with the terms in force.
        agencies: All participating agencies.
        as_of: RFC 3339 UTC: the moment at which terms that end some day are looked at.
    """
    groups = sorted({(one.originator, digest_of(one.handling)): one.handling for one in records}.items())
    held = [Part(terms=terms, originator=by, handling=handling) for (by, terms), handling in groups]
    whole = Scope(name=WHOLE, parts=tuple(held))
    scopes = {_name(whole.parts): whole}
    viewpoints = []
    for agency in sorted(agencies):
        for purpose in _purposes(agency, held, as_of):
            viewer = Viewer(agency=agency, purpose=purpose, now=as_of)
            names = []
            for least in (Level.SUMMARY, Level.HIT):
                parts = parts_for(viewer, held, least)
                name = _name(parts)
                scopes.setdefault(name, Scope(name=name, parts=parts))
                names.append(scopes[name].name)
            viewpoints.append(Viewpoint(agency=agency, purpose=purpose, seen=names[0], known=names[1]))
    return Plan(scopes={one.name: one for one in scopes.values()}, viewpoints=tuple(viewpoints), as_of=as_of)


def parts_for(viewer: Viewer, held: Iterable[Part], least: Level) -> tuple[Part, ...]:
    """Return the parts that are told to a viewer at ``least`` or more, each without what is kept from it."""
    told = (_cut(viewer, one, least) for one in held)
    return tuple(sorted((one for one in told if one is not None), key=lambda one: one.key))


def _cut(viewer: Viewer, part: Part, least: Level) -> Part | None:
    """Return a part as a viewer has it; None: not at all."""
    if RANK[allow(viewer, part.originator, part.handling)] < RANK[least]:
        return None
    hidden = hidden_fields(viewer, part.originator, part.handling, least)
    return msgspec.structs.replace(part, hidden=hidden) if hidden else part


def hidden_fields(viewer: Viewer, originator: str, handling: Handling, least: Level) -> tuple[str, ...]:
    """Return the fields of which a viewer is told less than ``least``, of records with these terms."""
    if viewer.agency == originator or not (handling.withheld or handling.grants):
        return ()
    if not handling.grants:
        return _withheld(handling.withheld)
    return tuple(field for field in FIELDS if RANK[allow(viewer, originator, handling, field)] < RANK[least])


@lru_cache(maxsize=1024)
def _withheld(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields that terms withhold from everybody else."""
    return tuple(field for field in FIELDS if touches(named, field))


def _purposes(agency: str, held: Sequence[Part], as_of: str) -> tuple[str, ...]:
    """Return the purposes an agency is answered for: those of all, and those under which it is told more.

    What others state and keep from it has no part in the answer.
    """
    own = {
        normal(one.handling.purpose)
        for one in held
        if one.originator != agency
        and RANK[
            allow(
                Viewer(agency=agency, purpose=one.handling.purpose, now=as_of), one.originator, one.handling
            )
        ]
        >= RANK[Level.SUMMARY]
    }
    return tuple(sorted(own.union(PURPOSES)))


def cut_records(records: Iterable[Record], scope: Scope) -> tuple[Record, ...]:
    """Return the records of a scope, without what is kept from it: fields, and ties to what is not in it."""
    hidden = scope.hidden()
    told = []
    for one in records:
        fields = hidden.get((one.originator, digest_of(one.handling)))
        if fields is not None:
            told.append(without(one, fields) if fields else one)
    ids = {one.id for one in told}
    return tuple(_untied(one, ids) for one in told)


def without(record: Record, hidden: Iterable[str]) -> Record:
    """Return a record without some of its fields."""
    gone = frozenset(hidden)
    kind = record.kind
    names = [name for name in record.body.__struct_fields__ if f"{kind}.{name}" in gone]
    whole = type(record.body)()
    body = msgspec.structs.replace(record.body, **{name: getattr(whole, name) for name in names})
    return msgspec.structs.replace(
        record,
        body=body,
        selectors=tuple(one for one in record.selectors if f"selectors.{one.kind.value}" not in gone),
        ties=() if "ties" in gone else record.ties,
        report=None if "report" in gone else record.report,
        unmapped=() if "unmapped" in gone else record.unmapped,
    )


def _untied(record: Record, ids: set[str]) -> Record:
    """Return a record without mention of records that are not there."""
    ties = tuple(tie for tie in record.ties if tie.to in ids)
    report = record.report if record.report in ids else None
    if len(ties) == len(record.ties) and report == record.report:
        return record
    return msgspec.structs.replace(record, ties=ties, report=report)


def field_of(kind: str, place: str) -> str:
    """Return the field that a place in a record's texts is in: ``messages/3`` of a conversation ..."""
    return f"{kind}.{place.partition('/')[0]}"


def digest_of(handling: Handling) -> str:
    """Return a digest of terms."""
    return _digest(handling)


@lru_cache(maxsize=65536)
def _digest(handling: Handling) -> str:
    return derive_id("t", [_ENCODER.encode(handling)])


def _name(parts: Sequence[Part]) -> str:
    """Return the name of a set of parts."""
    digest = sha256()
    for part in parts:
        digest.update(_ENCODER.encode(part.key))
        digest.update(b"\n")
    return f"s_{digest.hexdigest()[:24]}"

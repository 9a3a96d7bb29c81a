"""Small records for casework tests: just enough of an envelope."""

from strikeback.model.bodies import Account, AnyBody, Person, Report
from strikeback.model.handling import Handling
from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, EntityKind, Link, LinkKind, Reason
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Relation, Role, Tie


def record(
    name: str, agency: str, body: AnyBody, role: Role, handling: Handling, *, found_on: str = ""
) -> Record:
    """A record called ``name``."""
    ties = (Tie(relation=Relation.FOUND_ON, to=found_on),) if found_on else ()
    return Record(
        id=name,
        body=body,
        role=role,
        originator=agency,
        contribution=derive_id("c", [agency]),
        handling=handling,
        locator=Locator(file=f"{agency}.csv", digest="0" * 64, reader="table/1", row=1),
        ties=ties,
    )


def victim(name: str, agency: str, handling: Handling = Handling(), *, identified_by: str = "") -> Record:
    """A victim's record."""
    return record(name, agency, Person(identified_by=identified_by), Role.VICTIM, handling)


def suspect(name: str, agency: str, handling: Handling = Handling()) -> Record:
    """An offender's record."""
    return record(name, agency, Person(), Role.SUSPECT, handling)


def account(
    name: str, agency: str, role: Role, handling: Handling = Handling(), *, found_on: str = ""
) -> Record:
    """A platform account's record."""
    return record(name, agency, Account(platform="skype"), role, handling, found_on=found_on)


def report(name: str, agency: str) -> Record:
    """A report's record."""
    return record(name, agency, Report(), Role.UNKNOWN, Handling())


def entity(kind: EntityKind, *members: str, role: str = "") -> Entity:
    """An entity of these members."""
    return Entity(
        id=derive_id("e", [kind.value, min(members)]), kind=kind, role=role, members=tuple(sorted(members))
    )


def link(left: str, right: str, kind: LinkKind, field: str, bits: float = 12.0) -> Link:
    """A link with one reason."""
    reason = Reason(
        rule=f"selector.{field}", field=field, bits=bits, left="x", right="x", note="seen with 2 of 90"
    )
    first, second = sorted([left, right])
    return Link(
        id=derive_id("l", [first, second, field]),
        kind=kind,
        left=first,
        right=second,
        bits=bits,
        probability=0.99,
        reasons=(reason,),
        model="test",
    )

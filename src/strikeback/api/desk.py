"""People who ask what is kept about them: finding everything, and telling those who were given it."""

from typing import Annotated

from msgspec import Meta

from strikeback.api.later import NoticeTold, notice_told
from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.signed_in import person_of
from strikeback.api.words import AgencyId, Asked, Country, Id, Told
from strikeback.flows.remote import desk as desk_own

Given = Annotated[
    str, Meta(min_length=1, max_length=400, examples=["+852 6123 4567"], description="As they gave it.")
]


class Finding(Asked, frozen=True, kw_only=True):
    """What somebody concerned gave: identifiers in any spelling, report numbers, ids."""

    texts: Annotated[tuple[Given, ...], Meta(min_length=1, max_length=20)]
    region: Country = ""


class SeenTold(Told, frozen=True, kw_only=True):
    """Who opened, or was given, a record."""

    by: str
    at: str
    record: Id


class EverythingTold(Told, frozen=True, kw_only=True):
    """All that the own agency holds about somebody, and where it went."""

    agency: AgencyId
    records: tuple[Id, ...]
    contributions: tuple[Id, ...]
    others: tuple[AgencyId, ...]
    """Agencies that hold something too, as far as that may be told: each answers for itself."""
    entities: tuple[Id, ...]
    links: int
    alerts: tuple[Id, ...]
    decisions: tuple[Id, ...]
    words: tuple[Id, ...]
    """Reasons, conditions and notes of own people in which a text stands."""
    seen: tuple[SeenTold, ...]
    told: tuple[str, ...]
    """Recipients of notices."""
    holds: int


class Telling(Asked, frozen=True, kw_only=True):
    """Which own records are restricted."""

    objects: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]


class ToldRecipients(Told, frozen=True, kw_only=True):
    """Notices that were given."""

    notices: tuple[NoticeTold, ...]


def find(call: Call[Asked, Finding]) -> Answer:
    """Find everything about somebody."""
    asked = call.body
    found = desk_own.find_concerned(
        call.store, person_of(call), asked.texts, region=asked.region, clock=call.clock
    )
    told = EverythingTold(
        agency=found.agency,
        records=found.own,
        contributions=found.contributions,
        others=found.others,
        entities=found.entities,
        links=found.links,
        alerts=found.alerts,
        decisions=found.decisions,
        words=found.words,
        seen=tuple(SeenTold(by=by, at=at, record=record) for by, at, record in found.seen),
        told=found.told,
        holds=found.holds,
    )
    return Answer(content=told)


def tell(call: Call[Asked, Telling]) -> Answer:
    """Tell recipients of a restriction."""
    made = desk_own.tell_recipients(
        call.store, call.viewer, call.path["concern"], call.body.objects, clock=call.clock
    )
    return Answer(content=ToldRecipients(notices=tuple(notice_told(one) for one in made)), status=201)


OPERATIONS = (
    Operation("POST", "/concerns/find", "findConcerned",
              "Everything about somebody concerned; after the second factor", find, {200: EverythingTold},
              body=Finding),
    Operation("POST", "/concerns/{concern}/notify", "notifyRecipients",
              "Tell those who were given own records that they are restricted", tell, {201: ToldRecipients},
              body=Telling, creates=True),
)  # fmt: skip

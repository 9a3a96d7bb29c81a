"""What triage is told: a report with everything described in its context, or a conversation alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Final

from strikeback.casework.triage import CaseFacts, CaseText
from strikeback.flows.texts import texts_of
from strikeback.model.base import Frozen
from strikeback.model.bodies import Account, Conversation, Demand, Payment, Person, Report
from strikeback.model.record import Record, Relation, Role
from strikeback.model.time import PartialDate

_SPEAKERS: Final = {Role.VICTIM: "victim", Role.REPORTER: "victim", Role.SUSPECT: "offender"}
_OWN_CHANNELS: Final = frozenset({"victim", "parent"})
_WRITTEN: Final = (Report, Conversation)


class Case(Frozen, frozen=True, kw_only=True):
    """What is assessed as one."""

    shown: ClassVar = ("head",)

    head: Record
    """A report, or a conversation that belongs to none."""
    context: tuple[Record, ...] = ()
    """The other records of the report, sorted by id."""


def is_head(record: Record) -> bool:
    """Tell whether a record is assessed: every report, and conversations outside reports."""
    return isinstance(record.body, Report) or (isinstance(record.body, Conversation) and not record.report)


def cases(records: Iterable[Record]) -> Iterator[Case]:
    """Yield the cases among records; a report's records must all be among them."""
    heads: list[Record] = []
    inside: dict[str, list[Record]] = {}
    for record in records:
        if is_head(record):
            heads.append(record)
        elif record.report:
            inside.setdefault(record.report, []).append(record)
    for head in heads:
        yield Case(head=head, context=tuple(sorted(inside.get(head.id, ()), key=lambda record: record.id)))


def case_texts(case: Case) -> tuple[CaseText, ...]:
    """Return every text of a case with its speaker, where the source says who speaks."""
    known = {record.id: record for record in (case.head, *case.context)}
    texts: list[CaseText] = []
    for record in known.values():
        language = record.body.language if isinstance(record.body, Report) else ""
        speakers = _speakers(record, known)
        for number, (_, text) in enumerate(texts_of(record)):
            if text.strip() and isinstance(record.body, _WRITTEN):
                speaker = speakers[number]
                texts.append(CaseText(record=record.id, text=text, speaker=speaker, language=language))
        if isinstance(record.body, Demand) and record.body.deadline_text:
            texts.append(CaseText(record=record.id, text=record.body.deadline_text, speaker="offender"))
    return tuple(texts)


def case_facts(case: Case, received: datetime) -> CaseFacts:
    """Return what the records of a case state apart from texts. A missing field stays missing."""
    victims = [r.body for r in case.context if r.role is Role.VICTIM and isinstance(r.body, Person)]
    payments = _payments(case)
    return CaseFacts(
        ages=tuple(victim.age for victim in victims if victim.age is not None or victim.birth_date is None),
        born=tuple(filter(None, (_born(victim.birth_date) for victim in victims))),
        told=_told(case),
        high_priority=isinstance(case.head.body, Report) and case.head.body.high_priority,
        annotations=_annotations(case.head),
        category=case.head.body.category if isinstance(case.head.body, Report) else "",
        deadline_hours=_deadline(case, received),
        payments=len(payments),
        payments_after_demand=_after_first(case, payments),
    )


def victim_country(case: Case) -> str:
    """Return the ISO country of the victim when the report states it, else ""."""
    if isinstance(case.head.body, Report) and case.head.body.country:
        return case.head.body.country
    for record in case.context:
        if record.role is Role.VICTIM and isinstance(record.body, Person):
            for place in record.body.places:
                if place.country:
                    return place.country
    return ""


def _annotations(head: Record) -> tuple[str, ...]:
    """Return the flags a report carries: its own and its type, as the source words them."""
    if not isinstance(head.body, Report):
        return ()
    return tuple(filter(None, (*head.body.annotations, head.body.incident_type)))


def _speakers(record: Record, known: dict[str, Record]) -> list[str]:
    """Return who speaks each text of a record: victim, offender or unknown."""
    body = record.body
    if isinstance(body, Report):
        return ["victim" if body.channel in _OWN_CHANNELS else "unknown"]
    if not isinstance(body, Conversation):
        return ["unknown"]
    roles: dict[str, str] = {}
    for tie in record.ties:
        other = known.get(tie.to)
        if tie.relation is Relation.PARTICIPANT and other is not None and other.role in _SPEAKERS:
            roles.update(dict.fromkeys(_labels(other), _SPEAKERS[other.role]))
    alias = {p.label: p.identifier.casefold() for p in body.participants}
    return [
        roles.get(message.sender.casefold()) or roles.get(alias.get(message.sender, ""), "unknown")
        for message in body.messages
    ]


def _labels(record: Record) -> tuple[str, ...]:
    """Return what a conversation may call this party, case-folded."""
    body = record.body
    names: tuple[str, ...] = ()
    if isinstance(body, Account):
        names = (body.handle, body.account_id, *body.display_names)
    elif isinstance(body, Person):
        names = tuple(name.text for name in body.names)
    raws = (selector.raw for selector in record.selectors)
    return tuple(name.casefold() for name in (*names, *raws) if name)


def _born(date: PartialDate | None) -> str:
    """Return a birth date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; "" when not even the year is known."""
    if date is None or date.year is None:
        return ""
    if date.month is None or date.ambiguous:
        return f"{date.year:04d}"
    if date.day is None:
        return f"{date.year:04d}-{date.month:02d}"
    return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"


def _payments(case: Case) -> list[Record]:
    """Return the payments of a case that the victim made, or nobody else is said to have made."""
    roles = {record.id: record.role for record in case.context}
    found = []
    for record in case.context:
        if isinstance(record.body, Payment):
            payers = [roles.get(t.to) for t in record.ties if t.relation is Relation.PAYER]
            if not payers or any(role is not Role.SUSPECT for role in payers):
                found.append(record)
    return found


def _after_first(case: Case, payments: Sequence[Record]) -> int:
    """Return how many payments and demands follow the first payment."""
    paid = _times(payments)
    if not payments:
        return 0
    demands = _times(r for r in case.context if isinstance(r.body, Demand))
    later = sum(moment > min(paid) for moment in demands) if paid else 0
    return len(payments) - 1 + later


def _times(records: Iterable[Record]) -> list[datetime]:
    """Return the times of payments or demands that state one."""
    bodies = (record.body for record in records)
    moments = (body.at for body in bodies if isinstance(body, Payment | Demand))
    return [moment.utc for moment in moments if moment is not None and moment.utc is not None]


def _told(case: Case) -> datetime | None:
    """Return when the report was made, where it says so."""
    head = case.head.body
    return head.reported.utc if isinstance(head, Report) and head.reported is not None else None


def _deadline(case: Case, received: datetime) -> float | None:
    """Return the hours from the report to the earliest deadline a demand states.

    Counted from when the report was made, where it says so: nobody has answered it since.
    """
    told = _told(case)
    start = received if told is None else min(received, told)
    bodies = [record.body for record in case.context]
    moments = [body.deadline for body in bodies if isinstance(body, Demand) and body.deadline is not None]
    ends = [moment.utc for moment in moments if moment.utc is not None]
    return min(((end - start).total_seconds() / 3600 for end in ends), default=None)

"""Where an audit stands: what is resolved, what contradicts, and what came or went since the draw."""

from collections import defaultdict
from dataclasses import dataclass

from strikeback.model.errors import UsageError
from strikeback.model.record import Role
from strikeback.store import audits, records
from strikeback.store.audits import Audit
from strikeback.store.open import Connection, Store

Person = frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class AuditState:
    """One audit and its answers."""

    audit: Audit
    persons: dict[str, Person]
    """Sampled record -> all records of its person in the frame, by the first reviewer's last word."""
    open: tuple[str, ...]
    """Sampled records not resolved yet."""
    conflicts: tuple[str, ...]
    """Sampled records that another answer puts with other records than their own does."""
    twice: int
    """Records resolved by two reviewers or more."""
    differing: int
    """Of these, records resolved differently."""
    new: tuple[str, ...]
    """Records of the role that came after the draw: outside the count."""
    gone: tuple[str, ...]
    """Records of the frame withdrawn since."""

    @property
    def complete(self) -> bool:
        """Every sampled record is resolved."""
        return not self.open

    def sizes(self) -> list[int]:
        """Return the true number of the frame's records of each sampled record's person.

        Raises:
            UsageError: Answers contradict each other.
        """
        if self.conflicts:
            raise UsageError(
                f"{len(self.conflicts):,} answers contradict others",
                where=", ".join(self.conflicts[:5]),
                remedy="Look at them together and answer again: strikeback audit answer RECORD",
            )
        return [len(self.persons[one.record]) for one in self.audit.sample]

    def notes(self) -> tuple[str, ...]:
        """Return what belongs beside the figure."""
        said = []
        known = len(self.audit.members)
        if self.twice:
            said.append(
                f"{self.differing:,} of {self.twice:,} records read by two reviewers were resolved otherwise"
            )
        elif len(self.audit.sample) < known:
            said.append("no record was read by a second reviewer: mistakes pass into the count")
        if self.new:
            said.append(
                f"{len(self.new):,} records came after the draw and are not counted; draw again to count them"
            )
        if self.gone:
            said.append(
                f"{len(self.gone):,} records of the draw were withdrawn; the count is of the records then"
            )
        return tuple(said)


def audit_state(store: Store, role: Role) -> AuditState | None:
    """Return the newest audit of a role with its answers, or None."""
    with store.read() as connection:
        audit = audits.latest_audit(connection, role.value)
        return None if audit is None else state_of(connection, audit)


def state_of(connection: Connection, audit: Audit) -> AuditState:
    """Return where an audit stands."""
    given = audits.answers(connection, audit.id)
    members = frozenset(audit.members)
    by_record: dict[str, dict[str, Person]] = defaultdict(dict)
    for answer in given:
        by_record[answer.record][answer.by] = frozenset((answer.record, *answer.others)) & members
    own = {record: next(iter(by_reviewer.values())) for record, by_reviewer in by_record.items()}
    sampled = [one.record for one in audit.sample]
    persons, conflicts = _spread(own, sampled)
    doubled = [set(by_reviewer.values()) for by_reviewer in by_record.values() if len(by_reviewer) > 1]
    now = {
        one.id
        for one in records.all_records(connection)
        if one.kind == "person" and one.role.value == audit.role
    }
    return AuditState(
        audit=audit,
        persons=persons,
        open=tuple(record for record in sampled if record not in persons),
        conflicts=conflicts,
        twice=len(doubled),
        differing=sum(1 for answers in doubled if len(answers) > 1),
        new=tuple(sorted(now - members)),
        gone=tuple(sorted(members - now)),
    )


def _spread(own: dict[str, Person], sampled: list[str]) -> tuple[dict[str, Person], tuple[str, ...]]:
    """Let an answer speak for every sampled record it names; return persons and those that do not fit."""
    persons = {record: own[record] for record in sampled if record in own}
    conflicts = set()
    for record in sorted(own):
        for other in sorted(own[record]):
            if persons.get(other, own[record]) != own[record]:
                conflicts.add(other)
            elif other in sampled:
                persons[other] = own[record]
    return persons, tuple(sorted(conflicts))

"""Small hand-written worlds: records as readers would make them, with invented people."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from strikeback.linking.linked import Linked
from strikeback.model.bodies import (
    Account,
    AnyBody,
    Capture,
    Device,
    Instrument,
    MediaHash,
    Payment,
    Person,
    Place,
    Report,
)
from strikeback.model.handling import Handling
from strikeback.model.links import Decision, Verdict
from strikeback.model.locator import Locator
from strikeback.model.money import Money
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Relation, Role, Tie, record_id
from strikeback.model.selector import Selector, SelectorKind
from strikeback.model.time import Moment, PartialDate

START = datetime(2014, 1, 6, 12, tzinfo=UTC)


def moment(day: float) -> Moment:
    """A moment ``day`` days after the start of the world."""
    at = START + timedelta(days=day)
    return Moment(raw=at.isoformat(), utc=at)


def born(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """A birth date."""
    return PartialDate(raw=f"{year}-{month}-{day}", year=year, month=month, day=day)


def selector(kind: SelectorKind, value: str, **fields) -> Selector:
    """A valid selector whose raw text is its value."""
    return Selector(kind=kind, value=value, raw=value, **fields)


def phone(value: str, **fields) -> Selector:
    """A phone selector."""
    return selector(SelectorKind.PHONE, value, **fields)


def email(value: str) -> Selector:
    """An e-mail selector."""
    return selector(SelectorKind.EMAIL, value)


def handle(value: str) -> Selector:
    """A handle selector, ``platform:name``."""
    return selector(SelectorKind.HANDLE, value)


class World:
    """Collects records in the order they are described."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.found: dict[str, tuple[Selector, ...]] = {}

    def add(
        self,
        body: AnyBody,
        *,
        role: Role = Role.UNKNOWN,
        agency: str = "aa",
        report: Record | None = None,
        **fields,
    ) -> Record:
        """Add one record; its id comes from its content and running number."""
        number = len(self.records) + 1
        at = Locator(file="made-up.csv", digest="0" * 64, reader="table/1", row=number)
        identity = record_id(body, role, at, agency)
        record = Record(
            id=identity,
            body=body,
            role=role,
            originator=agency,
            contribution="c_made_up",
            handling=Handling(),
            locator=at,
            report=identity if isinstance(body, Report) else report.id if report else None,
            **fields,
        )
        self.records.append(record)
        return record

    def report(self, day: float = 0.0, *, agency: str = "aa", number: str = "", **fields) -> Record:
        """A report whose incident was on ``day`` and which was made a day later."""
        body = Report(incident=moment(day), reported=moment(day + 1), number=number, **fields)
        return self.add(body, agency=agency)

    def victim(self, name: str, *selectors: Selector, report: Record | None = None, **fields) -> Record:
        """A victim with an own name (empty: unnamed)."""
        return self._person(Role.VICTIM, name, NameKind.LEGAL, selectors, report, fields)

    def suspect(
        self,
        name: str,
        *selectors: Selector,
        report: Record | None = None,
        kind: NameKind = NameKind.PERSONA,
        **fields,
    ) -> Record:
        """An offender, by default under a persona's name."""
        return self._person(Role.SUSPECT, name, kind, selectors, report, fields)

    def somebody(self, name: str, *selectors: Selector, report: Record | None = None, **fields) -> Record:
        """A person of unknown role."""
        return self._person(Role.UNKNOWN, name, NameKind.UNKNOWN, selectors, report, fields)

    def _person(self, role, name, kind, selectors, report, fields) -> Record:
        ties = fields.pop("ties", ())
        city = fields.pop("city", "")
        places = fields.pop("places", (Place(city=city),) if city else ())
        names = (Name(text=name, kind=kind),) if name else ()
        body = Person(names=names, places=places, **fields)
        agency = report.originator if report else "aa"
        return self.add(body, role=role, agency=agency, report=report, selectors=selectors, ties=ties)

    def account(
        self,
        platform: str,
        name: str,
        *,
        identity: str = "",
        role: Role = Role.SUSPECT,
        report: Record | None = None,
    ) -> Record:
        """A platform account known by handle, by id, or both."""
        selectors = [handle(f"{platform or '?'}:{name}")] if name else []
        if identity:
            selectors.append(selector(SelectorKind.ACCOUNT, f"{platform}:{identity}"))
        body = Account(platform=platform, handle=name, account_id=identity)
        return self.add(body, role=role, report=report, selectors=tuple(selectors))

    def instrument(
        self, kind: SelectorKind, value: str, *, report: Record | None = None, role: Role = Role.SUSPECT
    ) -> Record:
        """Something money is paid into."""
        return self.add(
            Instrument(type=kind.value), role=role, report=report, selectors=(selector(kind, value),)
        )

    def device(self, *selectors: Selector) -> Record:
        """A device."""
        return self.add(Device(type="phone"), selectors=selectors)

    def payment(
        self, amount: str, currency: str, *ties: Tie, report: Record | None = None, reference: str = ""
    ) -> Record:
        """A payment."""
        money = Money(amount=Decimal(amount), currency=currency)
        return self.add(Payment(money=money, reference=reference), report=report, ties=ties)

    def capture(self, address: str, day: float, *targets: Record) -> Record:
        """An address at a time."""
        ties = tuple(Tie(relation=Relation.CAPTURE_OF, to=target.id) for target in targets)
        return self.add(Capture(at=moment(day)), selectors=(selector(SelectorKind.IP, address),), ties=ties)

    def media(self, digest: str, report: Record) -> Record:
        """A media file's hash."""
        return self.add(MediaHash(), report=report, selectors=(selector(SelectorKind.SHA256, digest),))


def has_account(account: Record) -> Tie:
    """A person's tie to an account."""
    return Tie(relation=Relation.HAS_ACCOUNT, to=account.id)


def has_instrument(instrument: Record) -> Tie:
    """A person's tie to an instrument."""
    return Tie(relation=Relation.HAS_INSTRUMENT, to=instrument.id)


def decide(
    verdict: Verdict, left: Record, right: Record, *, number: int = 1, undone_by: str = ""
) -> Decision:
    """A person's decision about two records."""
    low, high = sorted((left.id, right.id))
    return Decision(
        id=f"d_{number}",
        verdict=verdict,
        left=low,
        right=high,
        by="aa/officer",
        reason="seen both files",
        at=f"2014-03-01T00:00:{number:02d}Z",
        undone_by=undone_by,
    )


def together(linked: Linked, *records: Record) -> bool:
    """Whether all records are in one entity."""
    return len({linked.entity_of(record.id) for record in records}) == 1


def state(linked: Linked) -> Sequence[object]:
    """Everything a run says, for comparing two runs."""
    return linked.links, linked.entities, linked.doubtful, linked.ignored

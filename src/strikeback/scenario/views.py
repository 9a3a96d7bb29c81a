"""One report as one agency holds it, before it is put into a file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from strikeback.scenario.agencies import Agency
from strikeback.scenario.world import Incident, Paid

Mark = tuple[str, str]
"""An identifier in its true form: kind and value."""


@dataclass(slots=True, repr=False, eq=False)
class View:
    """One report as one agency holds it."""

    incident: Incident
    agency: Agency
    number: str
    order: int
    """0 for the first report of the incident."""
    reported: dt.datetime
    gone: frozenset[str]
    """Fields that are missing."""
    name: str
    persona: str
    by_number: bool
    language: str
    phone: str
    mail: str
    currency: str
    paid: Paid | None
    payee: str
    child: bool
    """A parent or teacher reports."""
    hour: int = 0
    """Evening hour of a deadline on the day of the report, 0 for none."""
    offender_mail: str = ""
    narrative: str = ""
    families: list[str] = field(default_factory=list)
    lookalikes: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    """Offender's fields that the narrative repeats."""

    def has(self, name: str) -> bool:
        """The report states this field."""
        return name not in self.gone

    def victim_marks(self, columns: Iterable[str]) -> set[Mark]:
        """Identifiers of the victim stated in these columns."""
        victim, found = self.incident.victim, set[Mark]()
        stated = set(columns) - self.gone
        if "phone" in stated and self.phone:
            found.add(("phone", self.phone))
        if "mail" in stated and self.mail:
            found.add(("mail", self.mail))
        if "document" in stated:
            found.add(("document", victim.document))
        if "own" in stated:
            found.add(("own", victim.handle))
        return found

    def clues(self, columns: Iterable[str]) -> set[Mark]:
        """What a careful reader can compare besides identifiers: name, birth, town, handle, payee."""
        case, stated = self.incident, (set(columns) | self.told) - self.gone
        values = {"name": case.victim.key, "birth": str(case.victim.birth), "city": case.victim.city[0]}
        shown = case.face.account.number if self.by_number else case.face.handle
        values |= {"handle": shown, "contact": case.key}
        if self.payee:
            values["payee"] = case.payout.key
        return {(name, value) for name, value in values.items() if name in stated}

    def offender_marks(self, columns: Iterable[str]) -> set[Mark]:
        """Identifiers of the offender stated in these columns or in the narrative."""
        stated = (set(columns) - self.gone) | self.told
        face, found = self.incident.face, set[Mark]()
        if "handle" in stated:
            found.add(("account", face.account.number) if self.by_number else ("handle", face.handle))
            if "number" in columns:
                found |= {("account", face.account.number), ("handle", face.handle)}
        if "second" in stated and self.incident.second and self.incident.second.value:
            service = self.incident.second.service
            found.add(("phone" if service == "whatsapp" else service, self.incident.second.value))
        if "offender_mail" in stated and self.offender_mail:
            found.add(("mail", self.offender_mail))
        return found

"""Rows of persons: arrested, suspected, registered victims, contacts."""

from collections.abc import Sequence

from msgspec import structs

from strikeback.intake.table.arrests import ArrestPart
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.flags import read_role
from strikeback.intake.table.parts import first_text, tie_to
from strikeback.intake.table.payments import InstrumentPart
from strikeback.intake.table.person import Built, PersonPart
from strikeback.intake.table.setting import Setting
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role


class PersonRows:
    """Persons: arrested, suspected, victims of a register, contacts, or with a part that each row states."""

    def __init__(self, setting: Setting, role: Role, *, stated: bool = False) -> None:
        self._setting = setting
        self._roles = setting.find(Concept.ROLE) if stated else []
        self._arrests = ArrestPart(setting, places=role is Role.SUSPECT or stated)
        record = {Concept.DOCUMENT, Concept.BIRTH, Concept.ARRESTED, Concept.ARRESTED_AT}
        police = any(column.concept in record for column in setting.columns)
        own = {Role.VICTIM: Whose.VICTIM, Role.SUSPECT: Whose.SUSPECT}
        self._parts = {
            each: PersonPart(
                setting,
                (own.get(each, Whose.NOBODY), Whose.NOBODY, Whose.HOLDER),
                each,
                _kind(each, police=police),
            )
            for each in (Role if stated else (role,))
        }
        self._role = role
        self._others = (
            PersonPart(setting, (Whose.SUSPECT,), Role.SUSPECT, NameKind.UNKNOWN)
            if role is not Role.SUSPECT
            else None,
            PersonPart(setting, (Whose.VICTIM,), Role.VICTIM, NameKind.LEGAL)
            if role is not Role.VICTIM
            else None,
        )
        self._money = InstrumentPart(setting, (Whose.SUSPECT, Whose.NOBODY, Whose.HOLDER), role)
        self._ids = setting.find(Concept.REPORT_NUMBER) or setting.find(Concept.RECORD_ID)

    def ident(self) -> str:
        """Return the source's own number of the current row."""
        return first_text(self._setting, self._ids)

    def build(self) -> Record | None:
        """Build the current row; the person is the main record."""
        setting = self._setting
        role = self._role
        for column in self._roles:
            text = setting.text(column)
            role = read_role(text)
            if role is Role.UNKNOWN and text:
                setting.keep(column, text)
        built = self._parts[role].build(report=None, arrest=self._arrests.read())
        if role in self._parts and len(self._parts) == 1:
            for part in self._others:
                if part is not None:
                    part.build(report=None)
        instruments, _ = self._money.build(report=None)
        return owning(built, instruments, setting)


def _kind(role: Role, *, police: bool) -> NameKind:
    """A victim's name is their own; an offender's only where an arrest or document stands behind it."""
    return NameKind.LEGAL if role is Role.VICTIM or (role is Role.SUSPECT and police) else NameKind.UNKNOWN


def owning(built: Built, instruments: Sequence[Record], setting: Setting) -> Record | None:
    """Tie instruments listed beside a person to that person."""
    person = built.person
    if person is None or not instruments:
        return person or (instruments[0] if instruments else None)
    tied = structs.replace(person, ties=person.ties + tie_to(Relation.HAS_INSTRUMENT, *instruments))
    out = setting.maker.out
    out[next(index for index, record in enumerate(out) if record is person)] = tied
    return tied

"""Rows of seized things."""

from strikeback.intake.table.cells import is_blank, read_phones, read_selectors
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.devices import DEVICE_CALLS, read_thing_numbers
from strikeback.intake.table.flags import read_flag
from strikeback.intake.table.parts import first_text, take_found, tie_to
from strikeback.intake.table.person import PersonPart
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Device, Exhibit
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import Selector, SelectorKind


class ExhibitRows:
    """Seized things: the exhibit, the device it is, and the person it was seized from."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        find = setting.find
        self._numbers = find(Concept.EXHIBIT_NUMBER) or find(Concept.RECORD_ID)
        self._types, self._texts = (
            find(Concept.EXHIBIT_TYPE),
            [*find(Concept.DESCRIPTION), *find(Concept.NARRATIVE), *find(Concept.NOTES)],
        )
        self._sites = [
            *find(Concept.SITE),
            *find(Concept.ADDRESS, Whose.NOBODY),
            *find(Concept.CITY, Whose.NOBODY),
        ]
        self._examined = find(Concept.EXAMINED)
        self._makes, self._models = find(Concept.MAKE), find(Concept.MODEL)
        self._device = [(column, call) for concept, call in DEVICE_CALLS.items() for column in find(concept)]
        self._mixed = find(Concept.DEVICE_NUMBER) + find(Concept.CARD)
        self._phones = find(Concept.PHONE, Whose.NOBODY)
        times = find(Concept.SEIZED_AT) or find(Concept.MOMENT)
        self._seized = setting.moments(*times)
        self._suspect = PersonPart(setting, (Whose.SUSPECT,), Role.SUSPECT, NameKind.LEGAL, numbers=False)
        self._owner = PersonPart(
            setting,
            (Whose.SEIZED_FROM, Whose.HOLDER),
            Role.UNKNOWN,
            NameKind.LEGAL,
            numbers=False,
        )

    def ident(self) -> str:
        """Return the exhibit number."""
        return first_text(self._setting, self._numbers)

    def build(self) -> Record | None:
        """Build the current row; the exhibit is the main record."""
        setting, maker = self._setting, self._setting.maker
        body = Exhibit(
            number=self.ident(),
            type=first_text(setting, self._types),
            description=" ".join(text for column in self._texts if (text := setting.text(column))),
            seized=self._seized(),
            site=", ".join(dict.fromkeys(text for column in self._sites if (text := setting.text(column)))),
            examined=any(read_flag(setting.text(column)) is True for column in self._examined),
        )
        device = self._read_device(body)
        persons = [part.build(report=None).person for part in (self._suspect, self._owner)]
        if body == Exhibit() and device is None:
            return None
        ties = tie_to(Relation.HAS_DEVICE, device) + tie_to(Relation.SEIZED_FROM, *persons)
        return maker.record(body, ties=ties, selectors=self._cards)

    def _read_device(self, exhibit: Exhibit) -> Record | None:
        setting = self._setting
        selectors: list[Selector] = []
        self._cards: tuple[Selector, ...] = ()
        for column in self._mixed:
            text = setting.text(column)
            if text and not is_blank(text):
                mixed = read_thing_numbers(text, setting.region, setting.source.key)
                if mixed.unread and not mixed.selectors:
                    setting.keep(column, mixed.unread)
                self._cards = tuple(one for one in mixed.selectors if one.kind is SelectorKind.CARD)
                selectors.extend(one for one in mixed.selectors if one.kind is not SelectorKind.CARD)
        for column, call in self._device:
            text = setting.text(column)
            if text and not is_blank(text):
                found = read_selectors(text, call)
                take_found(setting, column, text, found)
                selectors.extend(found.selectors)
        for column in self._phones:
            text = setting.text(column)
            if text and not is_blank(text):
                found = read_phones(text, setting.region)
                take_found(setting, column, text, found)
                selectors.extend(found.selectors)
        make, model = first_text(setting, self._makes), first_text(setting, self._models)
        if not (selectors or make or model):
            return None
        body = Device(type=exhibit.type, make=make, model=model, label=exhibit.number)
        return setting.maker.record(body, selectors=tuple(dict.fromkeys(selectors)))

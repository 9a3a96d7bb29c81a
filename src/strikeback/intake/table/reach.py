"""How a person is reached and proved: phones, e-mails, documents, numbers of devices."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from strikeback.intake.table.cells import Found, is_blank, read_emails, read_phones, read_selectors
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.devices import DEVICE_CALLS
from strikeback.intake.table.parts import first_text, take_found
from strikeback.intake.table.setting import Setting
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector
from strikeback.selectors.document import normalise_document
from strikeback.selectors.ip import normalise_ip

_PLAIN: Final[dict[Concept, Callable[[str], Selector]]] = {Concept.IP: normalise_ip, **DEVICE_CALLS}
_MASKED: Final = re.compile(r"[*•●#xX]{3,}|[*•●]{2}")


class ReachPart:
    """Reads the selectors of one part in the case.

    Args:
        setting: The grid.
        whose: The part; several count as one.
        numbers: True: device numbers and IP addresses of these columns are the person's.
        devices: True: device numbers are, IP addresses are not.
    """

    def __init__(
        self, setting: Setting, whose: Sequence[Whose], *, numbers: bool = True, devices: bool = False
    ) -> None:
        self._setting = setting
        self._phones = setting.find(Concept.PHONE, *whose)
        self._emails = setting.find(Concept.EMAIL, *whose)
        self._documents = setting.find(Concept.DOCUMENT, *whose)
        self._types = setting.find(Concept.DOCUMENT_TYPE, *whose)
        self._nations = setting.find(Concept.NATIONALITY, *whose)
        self._plain = [
            (column, _PLAIN[concept])
            for concept in _PLAIN
            if numbers or (devices and concept is not Concept.IP)
            for column in setting.find(concept, *whose)
        ]
        self.any = bool(self._phones or self._emails or self._documents or self._plain)
        """Tell whether the grid has such columns."""

    def read(self, first: tuple[Selector, ...]) -> tuple[Selector, ...]:
        """Return the selectors of the current row, ``first`` before them; unusable ones are counted."""
        setting = self._setting
        selectors: dict[tuple[str, str], Selector] = {(one.kind.value, one.value): one for one in first}
        for column in self._phones:
            text = setting.text(column)
            if text and not is_blank(text):
                self._take(column, text, read_phones(text, setting.region), selectors)
        for column in self._emails:
            text = setting.text(column)
            if text and not is_blank(text):
                self._take(column, text, read_emails(text), selectors)
        for column, normalise in self._plain:
            text = setting.text(column)
            if text and not is_blank(text):
                self._take(column, text, read_selectors(text, normalise), selectors)
        for column in self._documents:
            text = setting.text(column)
            if text and not is_blank(text):
                self._document(column, text, selectors)
        return tuple(selectors.values())

    def _document(self, column: Column, text: str, selectors: dict[tuple[str, str], Selector]) -> None:
        setting = self._setting
        kind = first_text(setting, self._types) or column.header
        country = country_code(first_text(setting, self._nations)) or setting.region
        try:
            selector = normalise_document(text, country, kind, key=setting.source.key)
        except UnusableSelectorError as error:
            if _MASKED.search(text):
                setting.keep(column, text)  # a masked number is no error: it was written so
                return
            try:
                # what fails the rule of its stated type may still be an identity number of another kind
                loose = normalise_document(text, country, "", key=setting.source.key)
            except UnusableSelectorError:
                self._take(column, text, Found(bad=(error.why.value,)), selectors)
            else:
                selectors[loose.kind.value, loose.value] = loose
        else:
            selectors[selector.kind.value, selector.value] = selector

    def _take(self, column: Column, text: str, found: Found, into: dict[tuple[str, str], Selector]) -> None:
        take_found(self._setting, column, text, found)
        for selector in found.selectors:
            into.setdefault((selector.kind.value, selector.value), selector)

"""How a person is reached and proved: phones, e-mails, documents, numbers of devices."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from strikeback.intake.table.cells import (
    Found,
    is_blank,
    read_emails,
    read_phones,
    read_selectors,
    unless_blank,
)
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
        region = setting.region
        readers: list[tuple[Column, Callable[[str], Found]]] = [
            (column, lambda text: read_phones(text, region)) for column in setting.find(Concept.PHONE, *whose)
        ]
        readers += [(column, read_emails) for column in setting.find(Concept.EMAIL, *whose)]
        readers += [
            (column, partial(read_selectors, normalise=_PLAIN[concept]))
            for concept in _PLAIN
            if numbers or (devices and concept is not Concept.IP)
            for column in setting.find(concept, *whose)
        ]
        self._columns = [(column, setting.work(unless_blank(read), column)) for column, read in readers]
        self._documents = setting.find(Concept.DOCUMENT, *whose)
        self._types = setting.find(Concept.DOCUMENT_TYPE, *whose)
        self._nations = setting.find(Concept.NATIONALITY, *whose)
        self.any = bool(self._columns or self._documents)
        """Tell whether the grid has such columns."""

    def read(self, first: tuple[Selector, ...]) -> tuple[Selector, ...]:
        """Return the selectors of the current row, ``first`` before them; unusable ones are counted."""
        if not self.any:
            return _unique(first) if len(first) > 1 else first
        cells, row = self._setting.cells, self._setting.row
        found: list[Selector] = []
        for column, values in self._columns:
            value = values[row]
            if value.bad:
                take_found(self._setting, column, cells[column.index], value)
            found += value.selectors
        if not (first or self._documents):
            if len(found) < 2:
                return tuple(found)
            known = {one.value for one in found}
            return tuple(found) if len(known) == len(found) else _unique((), found)
        documents = [
            selector
            for column in self._documents
            if not is_blank(text := cells[column.index])
            for selector in self._document(column, text)
        ]
        if len(first) + len(found) + len(documents) < 2:
            return first or tuple(found or documents)
        return _unique(first, found, documents)

    def _document(self, column: Column, text: str) -> tuple[Selector, ...]:
        setting = self._setting
        kind = first_text(setting, self._types) or column.header
        country = country_code(first_text(setting, self._nations)) or setting.region
        try:
            return (normalise_document(text, country, kind, key=setting.source.key),)
        except UnusableSelectorError as error:
            if _MASKED.search(text):
                setting.keep(column, text)  # a masked number is no error: it was written so
                return ()
            try:
                # what fails the rule of its stated type may still be an identity number of another kind
                return (normalise_document(text, country, "", key=setting.source.key),)
            except UnusableSelectorError:
                take_found(setting, column, text, Found(bad=(error.why.value,)))
                return ()


def _unique(
    first: Sequence[Selector], found: Sequence[Selector] = (), documents: Sequence[Selector] = ()
) -> tuple[Selector, ...]:
    """Return the selectors, each once: what is found later adds to what is known, a document replaces it."""
    if len({one.value for some in (first, found, documents) for one in some}) == sum(
        map(len, (first, found, documents))
    ):
        return (*first, *found, *documents)
    selectors = {(one.kind, one.value): one for one in first}
    for one in found:
        selectors.setdefault((one.kind, one.value), one)
    selectors.update(((one.kind, one.value), one) for one in documents)
    return tuple(selectors.values())

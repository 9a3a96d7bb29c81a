"""Columns of media hashes."""

from typing import Final

from strikeback.intake.table.cells import is_blank, read_selectors
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.parts import take_found
from strikeback.intake.table.setting import Setting
from strikeback.model.selector import Selector
from strikeback.selectors.media_hash import normalise_hash

_CALLS: Final = {
    Concept.MD5: lambda raw: normalise_hash(raw, "md5"),
    Concept.SHA1: lambda raw: normalise_hash(raw, "sha1"),
    Concept.SHA256: lambda raw: normalise_hash(raw, "sha256"),
    Concept.PDQ: lambda raw: normalise_hash(raw, "pdq"),
    Concept.PHOTODNA: lambda raw: normalise_hash(raw, "photodna"),
    Concept.HASH: normalise_hash,
}


class HashColumns:
    """Reads every hash of a row."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._columns = [
            (column, call) for concept, call in _CALLS.items() for column in setting.find(concept)
        ]

    def read(self) -> tuple[Selector, ...]:
        """Return the hashes of the current row; unusable ones are counted."""
        setting = self._setting
        selectors: list[Selector] = []
        for column, call in self._columns:
            text = setting.text(column)
            if text and not is_blank(text):
                found = read_selectors(text, call)
                take_found(setting, column, text, found)
                selectors.extend(found.selectors)
        return tuple(selectors)

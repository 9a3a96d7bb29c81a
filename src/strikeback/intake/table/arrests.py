"""What a row says of somebody's arrest."""

from typing import Final, NamedTuple

from strikeback.intake.table.cells import is_blank
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.flags import read_flag
from strikeback.intake.table.parts import first_text
from strikeback.intake.table.setting import Setting
from strikeback.model.time import Moment


class Arrest(NamedTuple):
    """An arrest as a row states it."""

    arrested: bool = False
    at: Moment | None = None
    place: str = ""


FREE: Final = Arrest()
"""Nothing is said of an arrest."""


class ArrestPart:
    """Reads whether, when and where somebody was arrested.

    Args:
        setting: The grid.
        places: True: the rows are arrests, so that a bare place is where they were made.
    """

    def __init__(self, setting: Setting, *, places: bool = False) -> None:
        self._setting = setting
        self._flags = setting.find(Concept.ARRESTED)
        self._dates = setting.find(Concept.ARRESTED_AT)
        self._at = setting.moments(*self._dates)
        self._places = setting.find(Concept.SITE) if places else []
        self._any = bool(self._flags or self._dates or self._places)

    def read(self) -> Arrest:
        """Return what the current row says."""
        if not self._any:
            return FREE
        setting = self._setting
        flags = [read_flag(setting.text(column)) for column in self._flags]
        at = self._at() if self._dates else None
        dated = any(not is_blank(setting.text(column)) for column in self._dates)
        place = first_text(setting, self._places)
        return Arrest(True in flags or dated, at, place)

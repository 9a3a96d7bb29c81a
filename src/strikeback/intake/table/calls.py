"""Rows of call detail records."""

from collections.abc import Sequence
from typing import Final

from strikeback.intake.table.cells import is_blank, read_names, read_phones, read_selectors
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.devices import DEVICE_CALLS
from strikeback.intake.table.parts import first_text, take_found, tie_to
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Conversation, Device, Participant, Person
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation

_DIRECTIONS: Final = (
    ("missed", ("miss", "未接", "부재", "perdida", "manqu", "terlewat", "tak terjawab")),
    (
        "incoming",
        (
            "incom",
            "inbound",
            "in",
            "mt",
            "received",
            "來電",
            "来电",
            "被叫",
            "수신",
            "착신",
            "masuk",
            "entrante",
            "entrant",
            "reçu",
        ),
    ),
    (
        "outgoing",
        (
            "outgo",
            "outbound",
            "out",
            "mo",
            "dial",
            "去電",
            "去电",
            "主叫",
            "撥出",
            "발신",
            "keluar",
            "saliente",
            "sortant",
            "émis",
        ),
    ),
)


class CallRows:
    """Call records: one conversation a row, and the two numbers as persons of unknown part."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        find = setting.find
        numbers = (Concept.PHONE, Concept.NAME, Concept.ACCOUNT, Concept.HANDLE, Concept.BANK_ACCOUNT)

        def side(*whose: Whose) -> list[Column]:
            return [column for concept in numbers for column in find(concept, *whose)]

        self._from, self._to = side(Whose.CALLER, Whose.SENDER), side(Whose.CALLEE, Whose.RECEIVER)
        self._other = find(Concept.PHONE, Whose.NOBODY)
        self._names = find(Concept.NAME, Whose.NOBODY)
        self._durations, self._directions = (
            find(Concept.DURATION),
            find(Concept.DIRECTION) or find(Concept.EXHIBIT_TYPE),
        )
        times = find(Concept.MOMENT) or find(Concept.INCIDENT) or find(Concept.CLOCK)
        self._at = setting.moments(*times)
        self._device = [(column, call) for concept, call in DEVICE_CALLS.items() for column in find(concept)]

    def ident(self) -> str:
        """Return "": call records carry no numbers of their own."""
        return ""

    def build(self) -> Record | None:
        """Build the current row; the conversation is the main record."""
        setting = self._setting
        kind = first_text(setting, self._directions)
        parties = [*self._read(self._from), *self._read(self._to), *self._read(self._other)]
        at = self._at()
        if not parties and at is None:
            return None
        self._read_devices()
        body = Conversation(
            medium="sms" if "sms" in kind.casefold() or "簡訊" in kind or "문자" in kind else "call",
            participants=tuple(participant for participant, _ in parties),
            at=at,
            seconds=_seconds(first_text(setting, self._durations)),
            direction=_direction(kind),
        )
        return setting.maker.record(
            body, ties=tie_to(Relation.PARTICIPANT, *(person for _, person in parties))
        )

    def _read(self, columns: Sequence[Column]) -> list[tuple[Participant, Record | None]]:
        setting = self._setting
        out: list[tuple[Participant, Record | None]] = []
        for column in columns:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            found = read_phones(text, setting.region)
            take_found(setting, column, text, found)
            person = None
            if found.selectors:
                names = (
                    read_names(first_text(setting, self._names), NameKind.UNKNOWN)
                    if columns is self._other
                    else ()
                )
                person = setting.maker.record(Person(names=names), selectors=found.selectors)
            out.append(
                (
                    Participant(label=text, identifier=found.selectors[0].value if found.selectors else ""),
                    person,
                )
            )
        return out

    def _read_devices(self) -> None:
        setting = self._setting
        selectors = [
            selector
            for column, call in self._device
            if not is_blank(text := setting.text(column))
            for selector in read_selectors(text, call).selectors
        ]
        if selectors:
            setting.maker.record(Device(), selectors=tuple(dict.fromkeys(selectors)))


def _direction(text: str) -> str:
    folded = text.casefold()
    words = folded.replace("-", " ").split()
    for direction, marks in _DIRECTIONS:
        if any(mark in words if len(mark) < 4 and mark.isascii() else mark in folded for mark in marks):
            return direction
    return ""


def _seconds(text: str) -> int | None:
    """Return a duration in seconds: ``95``, ``1:35`` or ``00:01:35``."""
    parts = text.strip().rstrip("s秒초").strip().split(":")
    if not all(part.strip().isdecimal() for part in parts) or len(parts) > 3:
        return None
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total if total < 10**7 else None

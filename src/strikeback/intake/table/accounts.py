"""Rows of accounts, log-ins, hashes, and rows of no known kind."""

from typing import Final

from strikeback.intake.gather import file_name_digest
from strikeback.intake.table.cells import is_blank, read_selectors
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.devices import DEVICE_CALLS
from strikeback.intake.table.flags import read_flag
from strikeback.intake.table.hashing import HashColumns
from strikeback.intake.table.parts import first_text, take_found, tie_to
from strikeback.intake.table.payments import InstrumentPart
from strikeback.intake.table.person import PersonPart
from strikeback.intake.table.persons import owning
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Capture, Device, MediaHash
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import Selector  # noqa: TC001 - one import form for all
from strikeback.selectors.ip import normalise_ip

_EVERYBODY: Final = tuple(Whose)


class AccountRows:
    """Accounts and what happened on them: subscriber lists and log-in lists."""

    def __init__(self, setting: Setting, *, devices: bool = True) -> None:
        self._setting = setting
        find = setting.find
        self._ips = [column for column in setting.columns if column.concept is Concept.IP]
        setting.used.update(column.index for column in self._ips)
        self._person = PersonPart(
            setting, _EVERYBODY, Role.UNKNOWN, NameKind.DISPLAY, numbers=False, devices=devices
        )
        self._suspects = any(column.whose is Whose.SUSPECT for column in setting.columns)
        times = find(Concept.MOMENT) or find(Concept.REPORTED)
        self._at = setting.moments(*times)
        self._events, self._ports = find(Concept.EVENT), find(Concept.PORT)
        self._ids = find(Concept.REPORT_NUMBER) or find(Concept.RECORD_ID)
        self._money = InstrumentPart(setting, _EVERYBODY, Role.UNKNOWN)

    def ident(self) -> str:
        """Return the source's own number of the current row."""
        return first_text(self._setting, self._ids)

    def build(self) -> Record | None:
        """Build the current row; the account is the main record, without one the capture."""
        setting = self._setting
        built = self._person.build(report=None)
        instruments, _ = self._money.build(report=None)
        owner = owning(built, instruments, setting)
        of = tie_to(Relation.CAPTURE_OF, *(built.accounts or (owner,)))
        at = self._at()
        captures = []
        for column in self._ips:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            found = read_selectors(text.rsplit(":", 1)[0] if text.count(":") == 1 else text, normalise_ip)
            take_found(setting, column, text, found)
            if found.selectors:
                body = Capture(event=first_text(setting, self._events), at=at, port=self._port(text))
                captures.append(setting.maker.record(body, selectors=found.selectors, ties=of))
        mains = (*built.accounts, *((owner,) if owner is not None else ()), *captures)
        return mains[0] if mains else None

    def _port(self, address: str) -> int | None:
        text = first_text(self._setting, self._ports) or (
            address.rsplit(":", 1)[1] if address.count(":") == 1 else ""
        )
        return int(text) if text.isdecimal() and int(text) < 65_536 else None


class HashRows:
    """Hash lists: one media record a row, never the media."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        find = setting.find
        self._hashes = HashColumns(setting)
        self._sizes, self._mimes, self._series = find(Concept.SIZE), find(Concept.MIME), find(Concept.SERIES)
        self._categories, self._identified = find(Concept.CATEGORY), find(Concept.IDENTIFIED)
        self._files = find(Concept.FILE_NAME)
        self._ids = find(Concept.RECORD_ID) or find(Concept.REPORT_NUMBER)

    def ident(self) -> str:
        """Return the source's own number of the current row."""
        return first_text(self._setting, self._ids)

    def build(self) -> Record | None:
        """Build the current row."""
        setting = self._setting
        selectors = self._hashes.read()
        if not selectors:
            return None
        size = first_text(setting, self._sizes)
        body = MediaHash(
            file_name_digest=file_name_digest(setting.source.key, first_text(setting, self._files)),
            size=int(size) if size.isdecimal() and len(size) < 16 else None,
            mime=first_text(setting, self._mimes),
            series=first_text(setting, self._series),
            category=first_text(setting, self._categories),
            victim_identified=read_flag(first_text(setting, self._identified)),
        )
        return setting.maker.record(body, selectors=selectors)


class GenericRows:
    """Whatever selectors a row holds, each thing by itself."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._device = [
            (column, call) for concept, call in DEVICE_CALLS.items() for column in setting.find(concept)
        ]
        self._makes, self._models = setting.find(Concept.MAKE), setting.find(Concept.MODEL)
        self._accounts = AccountRows(setting, devices=False)
        self._ids = setting.find(Concept.REPORT_NUMBER) or setting.find(Concept.RECORD_ID)

    def ident(self) -> str:
        """Return the source's own number of the current row."""
        return first_text(self._setting, self._ids)

    def build(self) -> Record | None:
        """Build the current row."""
        setting = self._setting
        main = self._accounts.build()
        selectors: list[Selector] = []
        for column, call in self._device:
            text = setting.text(column)
            if text and not is_blank(text):
                found = read_selectors(text, call)
                take_found(setting, column, text, found)
                selectors.extend(found.selectors)
        make, model = first_text(setting, self._makes), first_text(setting, self._models)
        if selectors or (make and model):
            device = setting.maker.record(
                Device(make=make, model=model), selectors=tuple(dict.fromkeys(selectors))
            )
            return main or device
        return main

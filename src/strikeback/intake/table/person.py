"""The person of one part in the case, from the columns that speak of them."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from strikeback.intake.table.arrests import Arrest
from strikeback.intake.table.cells import (
    Found,
    is_blank,
    read_emails,
    read_names,
    read_phones,
    read_selectors,
)
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.devices import DEVICE_CALLS
from strikeback.intake.table.flags import read_flag
from strikeback.intake.table.genders import gender_reader
from strikeback.intake.table.parts import AccountPart, PlacePart, account_body, first_text, take_found
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Person
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, RefusalReason, Relation, Role, Tie
from strikeback.model.selector import Selector
from strikeback.model.time import Moment
from strikeback.selectors.document import normalise_document
from strikeback.selectors.ip import normalise_ip

_PLAIN: Final[dict[Concept, Callable[[str], Selector]]] = {Concept.IP: normalise_ip, **DEVICE_CALLS}
_AGE: Final = re.compile(r"[^\d-]{0,12}(\d{1,3})(?:\.0)?(?:[^\d-][^\d]{0,16})?")
_MASKED: Final = re.compile(r"[*•●#xX]{3,}|[*•●]{2}")
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


_FREE: Final = Arrest()


class Built(NamedTuple):
    """What a person's columns gave in one row."""

    person: Record | None
    accounts: tuple[Record, ...] = ()


class PersonPart:
    """Reads the columns of one part in the case (victim, suspect ...).

    Args:
        setting: The grid.
        whose: The part; several count as one.
        role: Role given to the person and the accounts.
        name_kind: What a name in a plain name column is.
        numbers: True: device numbers and IP addresses of these columns are the person's.
        devices: True: device numbers are, IP addresses are not.
    """

    def __init__(
        self,
        setting: Setting,
        whose: Sequence[Whose],
        role: Role,
        name_kind: NameKind,
        *,
        numbers: bool = True,
        devices: bool = False,
    ) -> None:
        self._setting = setting
        self._role = role

        def find(concept: Concept) -> list[Column]:
            return setting.find(concept, *whose)

        persona = NameKind.PERSONA if role is not Role.VICTIM else NameKind.DISPLAY
        kinds = (
            (Concept.NAME, name_kind),
            (Concept.ALIAS, NameKind.ALIAS),
            (Concept.NICKNAME, NameKind.NICKNAME),
            (Concept.PERSONA, persona),
        )
        self._names = [(column, kind) for concept, kind in kinds for column in find(concept)]
        self._given, self._family = find(Concept.GIVEN), find(Concept.FAMILY)
        self._name_kind, self._persona = name_kind, persona
        self._births = [setting.dates(column) for column in find(Concept.BIRTH)]
        self._ages = find(Concept.AGE)
        self._genders = [
            (column, gender_reader(column.header, setting.values(column.index)))
            for column in find(Concept.GENDER)
        ]
        self._nations, self._languages = find(Concept.NATIONALITY), find(Concept.LANGUAGE)
        self._schools = find(Concept.SCHOOL)
        self._place = PlacePart(setting, whose)
        self._phones, self._emails = find(Concept.PHONE), find(Concept.EMAIL)
        self._documents, self._types = find(Concept.DOCUMENT), find(Concept.DOCUMENT_TYPE)
        self._plain = [
            (column, _PLAIN[concept])
            for concept in _PLAIN
            if numbers or (devices and concept is not Concept.IP)
            for column in find(concept)
        ]
        self._identified = find(Concept.IDENTIFIED_BY), find(Concept.IDENTIFIED), find(Concept.SAFE)
        self._agencies = setting.find(Concept.AGENCY) if self._identified[1] and role is Role.VICTIM else []
        self._accounts = AccountPart(setting, whose)
        self._simple = not (
            self._births or self._ages or self._genders or self._nations or self._languages or self._schools
            or self._place.any or any(self._identified)
        )  # fmt: skip
        self.any = (
            not self._simple
            or self._accounts.any
            or bool(
                self._names
                or self._given
                or self._family
                or self._phones
                or self._emails
                or self._documents
                or self._plain
            )
        )
        """Tell whether the grid has such columns at all."""

    @property
    def country(self) -> Callable[[], str]:
        """Read the person's country in the current row."""
        return self._place.country

    def build(self, *, report: str | None, at: Moment | None = None, arrest: Arrest = _FREE) -> Built:
        """Build the person and their accounts of the current row; the person is None when nothing is said.

        Args:
            report: Report in whose context they stand.
            at: When the stated age held.
            arrest: What the row says of their arrest.
        """
        if not self.any:
            return _NOBODY
        maker = self._setting.maker
        found, displays = self._accounts.read()
        accounts = tuple(
            maker.record(account_body(account), self._role, report=report, selectors=account.selectors)
            for account in found.accounts
        )
        selectors = self._selectors(found.selectors)
        names = self._read_names(displays)
        body = self._body(names, at, arrest)
        if not (selectors or accounts) and body == _EMPTY:
            return Built(None)
        ties = tuple(Tie(relation=Relation.HAS_ACCOUNT, to=account.id) for account in accounts)
        person = maker.record(body, self._role, report=report, selectors=selectors, ties=ties)
        return Built(person, accounts)

    def _body(self, names: tuple[Name, ...], at: Moment | None, arrest: Arrest) -> Person:
        if self._simple and arrest is _FREE:
            return Person(names=names)
        setting = self._setting
        age = self._age()
        by, identified, safe = self._identified
        agency = first_text(setting, by)
        if not agency and self._agencies and any(read_flag(setting.text(column)) for column in identified):
            agency = first_text(setting, self._agencies)
        place = self._place.read()
        return Person(
            names=names,
            birth_date=next((date for read in self._births if (date := read()) is not None), None),
            age=age,
            age_at=at if age is not None else None,
            gender=self._gender(),
            nationality=country_code(first_text(setting, self._nations)),
            language=first_text(setting, self._languages),
            places=(place,) if place is not None else (),
            school=first_text(setting, self._schools),
            identified_by=agency if agency and read_flag(agency) is not False else "",
            safe=any(read_flag(setting.text(column)) is True for column in safe),
            arrested=arrest.arrested,
            arrested_at=arrest.at,
            arrest_place=arrest.place,
        )

    def _gender(self) -> str:
        setting = self._setting
        return next(
            (read(text) for column, read in self._genders if not is_blank(text := setting.text(column))), ""
        )

    def _age(self) -> int | None:
        for column in self._ages:
            text = self._setting.text(column)
            if is_blank(text):
                continue
            match = _AGE.fullmatch(text)
            if match is not None and int(match[1]) <= 120:
                return int(match[1])
            self._setting.maker.refuse(RefusalReason.MALFORMED, f"{column.header}: no age")
            self._setting.keep(column, text)
        return None

    def _read_names(self, displays: Sequence[str]) -> tuple[Name, ...]:
        setting = self._setting
        names: list[Name] = []
        for column, kind in self._names:
            text = setting.text(column)
            if text and not is_blank(text):
                names.extend(read_names(text, kind))
        given, family = first_text(setting, self._given), first_text(setting, self._family)
        if given or family:
            whole = f"{family}{given}" if _EASTERN.search(given + family) else f"{given} {family}".strip()
            names.append(Name(text=whole, kind=self._name_kind, given=given, family=family))
        for display in displays:
            names.extend(read_names(display, self._persona))
        return tuple(dict.fromkeys(names)) if len(names) > 1 else tuple(names)

    def _selectors(self, first: tuple[Selector, ...]) -> tuple[Selector, ...]:
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


_EMPTY: Final = Person()
_NOBODY: Final = Built(None)

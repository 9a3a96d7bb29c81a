"""The person of one part in the case, from the columns that speak of them."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from msgspec import structs

from strikeback.intake.table.arrests import FREE, Arrest
from strikeback.intake.table.cells import (
    is_address,
    is_blank,
    read_names,
)
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.flags import read_flag
from strikeback.intake.table.genders import gender_reader
from strikeback.intake.table.parts import NO_ACCOUNTS, AccountPart, PlacePart, account_body, tie_to
from strikeback.intake.table.reach import ReachPart
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.values import is_name_like
from strikeback.model.bodies import Person
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, RefusalReason, Relation, Role
from strikeback.model.time import Moment, PartialDate

_AGE: Final = re.compile(r"[^\d-]{0,12}(\d{1,3})(?:\.0)?(?:[^\d-][^\d]{0,16})?")
_OLDEST: Final = 120
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


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
        self._named = [
            setting.work(self._name_reader(kind, name_kind), column) for column, kind in self._names
        ]
        given, family = find(Concept.GIVEN), find(Concept.FAMILY)
        self._parted = bool(given or family)
        self._given, self._family = setting.first(given), setting.first(family)
        self._name_kind, self._persona = name_kind, persona
        self._births = [setting.dates(column) for column in find(Concept.BIRTH)]
        self._ages = [(column, setting.work(_read_age, column)) for column in find(Concept.AGE)]
        self._genders = [
            (column, gender_reader(column.header, setting.values(column.index)))
            for column in find(Concept.GENDER)
        ]
        nations, languages, schools = find(Concept.NATIONALITY), find(Concept.LANGUAGE), find(Concept.SCHOOL)
        self._nation, self._language = setting.first(nations), setting.first(languages)
        self._school = setting.first(schools)
        self._place = PlacePart(setting, whose)
        self._reach = ReachPart(setting, whose, numbers=numbers, devices=devices)
        self._identified = find(Concept.IDENTIFIED_BY), find(Concept.IDENTIFIED), find(Concept.SAFE)
        self._agencies = setting.find(Concept.AGENCY) if self._identified[1] and role is Role.VICTIM else []
        self._by, self._agency = setting.first(self._identified[0]), setting.first(self._agencies)
        self._accounts = AccountPart(setting, whose)
        self._aged = not (
            self._births or self._genders or nations or languages or schools
            or self._place.any or any(self._identified)
        )  # fmt: skip
        """Of names and an age at most is spoken."""
        self._simple = self._aged and not self._ages
        self.any = (
            not self._simple or self._accounts.any or self._reach.any or bool(self._names) or self._parted
        )
        """Tell whether the grid has such columns at all."""

    @property
    def placed(self) -> bool:
        """Tell whether the grid says where the person lives."""
        return self._place.any

    @property
    def country(self) -> Callable[[], str]:
        """Read the person's country in the current row."""
        return self._place.country

    def build(
        self, *, report: str | None, at: Moment | None = None, arrest: Arrest = FREE, always: bool = False
    ) -> Built:
        """Build the person and their accounts of the current row; the person is None when nothing is said.

        Args:
            report: Report in whose context they stand.
            at: When the stated age held.
            arrest: What the row says of their arrest.
            always: True: there is such a person even when the row names nothing of theirs.
        """
        if not self.any:
            return _NOBODY
        maker = self._setting.maker
        role = self._role
        found, own, displays = self._accounts.read() if self._accounts.any else NO_ACCOUNTS
        accounts: tuple[Record, ...] = ()
        if found:
            accounts = tuple(
                [
                    maker.record(account_body(account), role, report=report, selectors=account.selectors)
                    for account in found
                ]
            )
        selectors = self._reach.read(own)
        names = self._read_names(displays)
        body = self._body(names, at, arrest)
        if not (names or selectors or accounts or always) and body == _EMPTY:
            return _NOBODY
        others: tuple[Name, ...] = ()
        if role is Role.SUSPECT and len(names) > 1 and self._names:
            body, others = self._apart(body)
        person = maker.record(
            body,
            role,
            report=report,
            selectors=selectors,
            ties=tie_to(Relation.HAS_ACCOUNT, *accounts) if accounts else (),
        )
        for name in others:
            maker.record(Person(names=(name,)), role, report=report)
        return Built(person, accounts)

    def _apart(self, body: Person) -> tuple[Person, tuple[Name, ...]]:
        """Take further offenders out of a cell of several; what is stated once stays with the first."""
        listed = [
            part
            for column, kind in self._names
            if kind is self._name_kind
            for part in several_persons(self._setting.text(column))[1:]
        ]
        if not listed:
            return body, ()
        others = tuple(name for name in body.names if name.text in listed and name.kind is self._name_kind)
        return structs.replace(body, names=tuple(name for name in body.names if name not in others)), others

    def _body(self, names: tuple[Name, ...], at: Moment | None, arrest: Arrest) -> Person:
        if self._simple and arrest is FREE:
            return Person(names=names)
        age = self._age() if self._ages else None
        if self._aged and arrest is FREE:
            return Person(names=names, age=age, age_at=at if age is not None else None)
        setting = self._setting
        _, identified, safe = self._identified
        agency = self._by()
        if not agency and self._agencies and any(read_flag(setting.text(column)) for column in identified):
            agency = self._agency()
        place = self._place.read()
        return Person(
            names=names,
            birth_date=self._birth() if self._births else None,
            age=age,
            age_at=at if age is not None else None,
            gender=self._gender() if self._genders else "",
            nationality=country_code(self._nation()),
            language=self._language(),
            places=(place,) if place is not None else (),
            school=self._school(),
            identified_by=agency if agency and read_flag(agency) is not False else "",
            safe=bool(safe) and any(read_flag(setting.text(column)) is True for column in safe),
            arrested=arrest.arrested,
            arrested_at=arrest.at,
            arrest_place=arrest.place,
        )

    def _birth(self) -> PartialDate | None:
        return next((date for read in self._births if (date := read()) is not None), None)

    def _gender(self) -> str:
        setting = self._setting
        return next(
            (read(text) for column, read in self._genders if not is_blank(text := setting.text(column))), ""
        )

    def _age(self) -> int | None:
        row = self._setting.row
        for column, ages in self._ages:
            age = ages[row]
            if age is None:
                continue
            if age >= 0:
                return age
            self._setting.maker.refuse(RefusalReason.MALFORMED, f"{column.header}: no age")
            self._setting.keep(column, self._setting.text(column))
        return None

    def _read_names(self, displays: Sequence[str]) -> tuple[Name, ...]:
        row = self._setting.row
        if len(self._named) == 1 and not self._parted and not displays:
            only = self._named[0][row]
            return only if len(only) < 2 else tuple(dict.fromkeys(only))
        names = [name for values in self._named for name in values[row]]
        if self._parted:
            names += self._whole_name()
        for display in displays:
            names += read_names(display, self._persona)
        return tuple(dict.fromkeys(names)) if len(names) > 1 else tuple(names)

    def _name_reader(self, kind: NameKind, own: NameKind) -> Callable[[str], tuple[Name, ...]]:
        """Return a function that reads a cell of names; an offender's plain name may list several persons."""
        several = self._role is Role.SUSPECT and kind is own

        def read(text: str) -> tuple[Name, ...]:
            if is_blank(text) or is_address(text):
                return ()
            if several and (parts := several_persons(text)):
                return tuple([Name(text=part, kind=kind) for part in parts])
            return read_names(text, kind)

        return read

    def _whole_name(self) -> tuple[Name, ...]:
        """Return the name whose parts stand in columns of their own."""
        given, family = self._given(), self._family()
        if not (given or family):
            return ()
        whole = f"{family}{given}" if _EASTERN.search(given + family) else f"{given} {family}".strip()
        return (Name(text=whole, kind=self._name_kind, given=given, family=family),)


def _read_age(text: str) -> int | None:
    """Return the years a cell states, None for a blank cell, -1 for one that states no age."""
    if is_blank(text):
        return None
    match = _AGE.fullmatch(text)
    return int(match[1]) if match is not None and int(match[1]) <= _OLDEST else -1


def several_persons(text: str) -> tuple[str, ...]:
    """Return the persons a cell lists, () when it names one or nobody.

    Only plain signs between plain names count: a semicolon, a line break, an ideographic comma, a
    slash between blanks. Words for an alias anywhere leave the cell one person with several names.
    """
    parts = tuple(_NUMBERING.sub("", part).strip() for part in BETWEEN.split(text))
    parts = tuple(part for part in parts if part)
    if len(parts) < 2 or len(parts) > _MOST_PERSONS or _ALIAS.search(text):
        return ()
    return parts if all(map(is_name_like, parts)) and len(set(parts)) == len(parts) else ()


BETWEEN: Final = re.compile(r"\s*[;；\n]+\s*|、|\s+/\s+|(?<=\S)\s+(?=\d[.)]\s)")
_NUMBERING: Final = re.compile(r"^\s*[(（]?\d{1,2}[.)）、]\s*")
_ALIAS: Final = re.compile(
    r"\b(?:a\.?\s?k\.?\s?a|alias|also known|nick(?:name)?|or|alyas|alias|dit|genannt|apodo)\b"
    r"|@|又名|化名|綽號|绰号|별명|일명|통칭|通称",
    re.IGNORECASE,
)
_MOST_PERSONS: Final = 12
_EMPTY: Final = Person()
_NOBODY: Final = Built(None)

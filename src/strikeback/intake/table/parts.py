"""What persons and money share: first cells, refused cells, accounts, places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import structs

from strikeback.intake.table.cells import (
    NOTHING,
    Account,
    Found,
    is_blank,
    read_handles,
    read_platforms,
    unless_blank,
)
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.contacts import read_contacts
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.setting import Setting
from strikeback.model.bodies import Account as AccountBody
from strikeback.model.bodies import Place
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.record import Record, RefusalReason, Relation, Tie
from strikeback.model.selector import Selector
from strikeback.selectors.account import normalise_account


def take_found(setting: Setting, column: Column, text: str, found: Found) -> None:
    """Count what was bad in a cell; keep the text when nothing of it was usable."""
    for why in found.bad:
        setting.maker.refuse(RefusalReason.BAD_SELECTOR, f"{column.header}: {why}")
    if found.bad:
        setting.keep(column, text)


class AccountPart:
    """Reads the accounts of one part in the case."""

    def __init__(self, setting: Setting, whose: Sequence[Whose]) -> None:
        self._setting = setting
        self._handles = [
            column
            for concept in (Concept.HANDLE, Concept.ACCOUNT)
            for column in setting.find(concept, *whose)
        ]
        self._ids = setting.find(Concept.ACCOUNT_ID, *whose)
        self._named = [*self._handles, *setting.find(Concept.PROFILE_URL, *whose)]
        self._contacts = setting.find(Concept.CONTACT, *whose)
        self._displays = setting.find(Concept.DISPLAY, *whose)
        self._bios = setting.find(Concept.BIO, *whose)
        own = [
            column
            for column in setting.columns
            if column.concept is Concept.PLATFORM and column.whose in whose
        ]
        bare = [column for column in setting.columns if column.concept is Concept.PLATFORM]
        self._platforms = own or bare
        self._found = [(column, self._handles_of(column)) for column in self._named]
        self.any = bool(self._named or self._ids or self._displays or self._contacts)
        if self.any:
            setting.used.update(column.index for column in self._platforms)

    def read(self) -> tuple[Sequence[Account], tuple[Selector, ...], tuple[str, ...]]:
        """Return accounts and the person's selectors of the current row, and the names that profiles show."""
        if not self.any:
            return NO_ACCOUNTS
        setting = self._setting
        accounts: list[Account] = []
        selectors: dict[str, Selector] = {}
        row = setting.row
        for column, values in self._found:
            found = values[row]
            if found.bad:
                take_found(setting, column, setting.cells[column.index], found)
            accounts += found.accounts
            for selector in found.selectors:
                selectors[selector.value] = selector
        if self._ids:
            accounts.extend(self._read_ids())
        if self._contacts:
            self._read_contacts(accounts, selectors)
        if not self._displays and len(accounts) < 2:
            only = tuple(account.display for account in accounts if account.display)
            return accounts, tuple(selectors.values()), only
        displays = tuple(text for column in self._displays if not is_blank(text := setting.text(column)))
        shown = tuple(account.display for account in accounts if account.display) + displays
        merged = _merge(accounts, displays, self._platform(None))
        return merged, tuple(selectors.values()), shown

    def _read_contacts(self, accounts: list[Account], selectors: dict[str, Selector]) -> None:
        """Read cells of contacts of any kind; those that are none are kept, without an error."""
        setting = self._setting
        for column in self._contacts:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            found = read_contacts(text, column.detail, setting.region)
            if found.bad or found == Found():
                setting.keep(column, text)
            known = {one.value for account in accounts for one in account.selectors}
            accounts.extend(
                account
                for account in found.accounts
                if account not in accounts and not known.intersection(one.value for one in account.selectors)
            )
            selectors.update((selector.value, selector) for selector in found.selectors)

    def _handles_of(self, column: Column) -> list[Found]:
        """Return the list of what a column of handles says, row by row."""
        setting = self._setting
        region = setting.region
        beside = self._platform_column(column)
        if column.detail or beside is None:
            named = column.detail or setting.titled
            return setting.work(unless_blank(lambda text: read_handles(text, named, region)), column)

        def read(cells: tuple[str, str]) -> Found:
            text, platform = cells
            return NOTHING if is_blank(text) else read_handles(text, only_platform(platform), region)

        return setting.work(read, column, beside)

    def _platform_column(self, column: Column | None) -> Column | None:
        """Return the column that names the platform of one without its own, None where there is none."""
        columns = self._platforms
        if column is not None and len(columns) > 1:
            group = column.header.rpartition(".")[0]
            same = [one for one in columns if group and one.header.rpartition(".")[0] == group]
            before = [one for one in columns if one.index < column.index]
            columns = same[:1] or before[-1:] or columns[:1]
        return columns[0] if columns else None

    def _platform(self, column: Column | None) -> str:
        """Return the platform that applies to a column without its own; "" when several are named."""
        beside = self._platform_column(column)
        return only_platform(self._setting.text(beside)) if beside else ""

    def _read_ids(self) -> list[Account]:
        setting = self._setting
        out = []
        for column in self._ids:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            platform = column.detail or self._platform(column) or setting.titled
            try:
                selector = normalise_account(platform, text)
            except UnusableSelectorError as error:
                if not platform and not self._platforms:
                    out.append(Account(account_id=text))  # whose number it is, somebody may state later
                    continue
                take_found(setting, column, text, Found(bad=(error.why.value,)))
            else:
                out.append(Account(platform=platform, account_id=text, selectors=(selector,)))
        return out


@lru_cache(maxsize=1 << 12)
def only_platform(text: str) -> str:
    """Return the one platform that a cell names, "" when it names none or several."""
    names = () if is_blank(text) else read_platforms(text)
    return names[0] if len(names) == 1 else ""


NO_ACCOUNTS: Final[tuple[tuple[Account, ...], tuple[Selector, ...], tuple[str, ...]]] = ((), (), ())


def _merge(accounts: Sequence[Account], displays: tuple[str, ...], platform: str) -> list[Account]:
    """Join what columns say of one account: at most one handle, id and address, on one platform."""
    unique = list(dict.fromkeys(accounts))
    platforms = {account.platform for account in unique if account.platform}
    single = all(
        sum(bool(getattr(one, field)) for one in unique) <= 1 for field in ("handle", "account_id", "display")
    )
    handles = {
        selector.value for one in unique for selector in one.selectors if selector.kind.value == "handle"
    }
    if len(unique) > 1 and len(platforms) <= 1 and (single or len(handles) == 1) and len(handles) <= 1:
        unique = [_join(unique)]
    if displays and len(unique) == 1 and not unique[0].display:
        unique = [structs.replace(unique[0], display=displays[0])]
    elif displays and not unique:
        unique = [Account(platform=platform, display=text) for text in displays]
    return unique


def _join(accounts: Sequence[Account]) -> Account:

    def pick(field: str) -> str:
        return next((text for one in accounts if (text := str(getattr(one, field)))), "")

    selectors = {(one.kind, one.value): one for account in accounts for one in account.selectors}
    return Account(
        platform=pick("platform"),
        handle=pick("handle"),
        account_id=pick("account_id"),
        url=pick("url"),
        display=pick("display"),
        selectors=tuple(selectors.values()),
    )


def account_body(account: Account) -> AccountBody:
    """Return the body of an account that cells named."""
    return AccountBody(
        platform=account.platform,
        handle=account.handle,
        account_id=account.account_id,
        profile_url=account.url,
        display_names=(account.display,) if account.display else (),
    )


class PlacePart:
    """Reads where somebody lives."""

    def __init__(self, setting: Setting, whose: Sequence[Whose]) -> None:
        concepts = (Concept.ADDRESS, Concept.CITY, Concept.STATE, Concept.POSTCODE, Concept.COUNTRY)
        columns = [setting.find(concept, *whose) for concept in concepts]
        self.any = any(columns)
        """Tell whether the grid has such columns."""
        self._read = [setting.first(some) for some in columns]

    def country(self) -> str:
        """Return the ISO code of the country stated in the current row, else ""."""
        return country_code(self._read[4]())

    def read(self) -> Place | None:
        """Return the place of the current row, None when nothing is said."""
        if not self.any:
            return None
        text, city, state, postcode, country = (read() for read in self._read)
        if not (text or city or state or postcode or country):
            return None
        code = country_code(country)
        return Place(
            text=text or ("" if code else country), city=city, state=state, postcode=postcode, country=code
        )


def first_text(setting: Setting, columns: Sequence[Column]) -> str:
    """Return the first of some cells that says something, "" when none does."""
    for column in columns:
        text = setting.text(column)
        if text and not is_blank(text):
            return text
    return ""


def tie_to(relation: Relation, *records: Record | None) -> tuple[Tie, ...]:
    """Return ties of one relation to the records that exist."""
    if len(records) == 1:
        one = records[0]
        return () if one is None else (Tie(relation=relation, to=one.id),)
    return tuple([Tie(relation=relation, to=record.id) for record in records if record is not None])

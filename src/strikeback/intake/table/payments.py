"""Instruments, payments and demands from the columns that speak of money."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from strikeback.intake.table.cells import CACHE, Found, is_address, is_blank, pieces, read_names
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.parts import take_found
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.vocabulary import fold, vocabulary
from strikeback.model.bodies import Demand, Instrument, Payment
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.money import Money  # noqa: TC001 - one import form for all
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Role, Tie
from strikeback.model.selector import Selector
from strikeback.model.time import Moment
from strikeback.selectors.bank_account import normalise_bank_account
from strikeback.selectors.card import normalise_card
from strikeback.selectors.ewallet import canonical_service, normalise_ewallet
from strikeback.selectors.gift_card import normalise_gift_card
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.remittance import canonical_remitter, normalise_remittance
from strikeback.selectors.wallet import normalise_wallet

_TYPES: Final = (
    (Concept.BANK_ACCOUNT, "bank_account"),
    (Concept.ACCOUNT, "bank_account"),
    (Concept.IBAN, "bank_account"),
    (Concept.WALLET, "wallet"),
    (Concept.CARD, "card"),
    (Concept.EWALLET, "ewallet"),
    (Concept.GIFT_CARD, "gift_card"),
)
_SECRET_TYPES: Final = frozenset({"card", "gift_card"})
"""Kinds whose numbers may not be kept in clear, not even among leftovers."""


class Service(NamedTuple):
    """A payment service named by a cell or header."""

    name: str = ""
    type: str = ""
    """``ewallet``, ``remittance`` or ""."""


_NO_SERVICE: Final = Service()


@lru_cache(maxsize=4096)
def read_service(text: str) -> Service:
    """Return the payment service that a text names; unknown ones by their own text."""
    folded = fold(text)
    words = vocabulary()
    for table, kind in ((words.ewallets, "ewallet"), (words.remittances, "remittance")):
        canonical = canonical_service if kind == "ewallet" else canonical_remitter
        if folded in table:
            return Service(canonical(table[folded].replace("_", " ")), kind)
        padded = f" {folded} "
        for phrase, name in table.items():
            if (f" {phrase} " in padded) if phrase.isascii() else (phrase in folded):
                return Service(canonical(name.replace("_", " ")), kind)
    return Service(text.strip())


_NO_INSTRUMENTS: Final[tuple[tuple[Record, ...], tuple[Name, ...]]] = ((), ())


class InstrumentPart:
    """Reads what money was paid into, or out of, on one side.

    Args:
        setting: The grid.
        whose: Columns of the side.
        role: Role of the instruments.
        holders: Whose name columns print the holder.
    """

    def __init__(
        self, setting: Setting, whose: Sequence[Whose], role: Role, holders: Sequence[Whose] = ()
    ) -> None:
        self._setting = setting
        self._role = role
        self._columns = [
            (column, kind) for concept, kind in _TYPES for column in setting.find(concept, *whose)
        ]
        self._bank = setting.first(setting.find(Concept.BANK, *whose))
        self._service = setting.first([one for one in setting.columns if one.concept is Concept.SERVICE])
        self._currency = setting.first([one for one in setting.columns if one.concept is Concept.CURRENCY])
        self._holders = setting.find(Concept.NAME, *holders) if holders else []
        self._payees = setting.find(Concept.NAME, Whose.RECEIVER) if Whose.RECEIVER in whose else []

    @property
    def any(self) -> bool:
        """Tell whether the grid has such columns, or payees that may be wallets."""
        return bool(self._columns or self._payees)

    def build(
        self, *, report: str | None, holder: Name | None = None
    ) -> tuple[tuple[Record, ...], tuple[Name, ...]]:
        """Build the instruments of the current row; return them and the names of the holder."""
        setting = self._setting
        if not (self._columns or self._payees):
            return _NO_INSTRUMENTS
        coded = [column for column in self._payees if is_address(setting.text(column))]
        if not (self._columns or coded):
            return _NO_INSTRUMENTS
        holders = tuple(
            name
            for column in self._holders
            if not is_blank(text := setting.text(column)) and not is_address(text)
            for name in read_names(text, NameKind.HOLDER)
        )
        built = []
        for column, kind in [*self._columns, *((column, "wallet") for column in coded)]:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            for selector, type_, institution in self._read(column, kind, text):
                body = Instrument(
                    type=type_,
                    institution=institution,
                    holder=holders[0] if holders else holder,
                    currency=_wallet_currency(selector) if type_ == "wallet" else "",
                    country=setting.region
                    if type_ == "bank_account" and selector.kind.value == "bank_account"
                    else "",
                )
                built.append(setting.maker.record(body, self._role, report=report, selectors=(selector,)))
        return tuple(built), holders

    def _read(self, column: Column, kind: str, text: str) -> list[tuple[Selector, str, str]]:
        setting = self._setting
        bank = self._bank()
        service = read_service(column.detail or self._service())
        if (
            kind == "bank_account"
            and column.concept is not Concept.IBAN
            and service.type == "ewallet"
            and not bank
        ):
            kind = "ewallet"
        currency = self._currency()
        name = service.name if kind in {"ewallet", "gift_card"} else bank
        out, bad = [], []
        for part in (pieces(text) if kind != "bank_account" else _numbers(text)) or [text]:
            found = _instrument(kind, part, name, currency, setting.region, setting.source.key)
            if isinstance(found, str):
                bad.append(found)
            else:
                out.append((found, _type(found, kind), name))
        if bad:
            kept = "" if kind in _SECRET_TYPES else text
            take_found(setting, column, kept, Found(bad=tuple(bad)))
        return out


def _numbers(text: str) -> list[str]:
    return [part.strip() for line in text.split("\n") for part in line.split(";") if part.strip()]


def _type(selector: Selector, kind: str) -> str:
    return {"iban": "bank_account", "card": "card", "wallet": "wallet"}.get(selector.kind.value, kind)


def _wallet_currency(selector: Selector) -> str:
    return selector.value.partition(":")[0].upper()


@lru_cache(maxsize=CACHE)
def _instrument(kind: str, text: str, name: str, currency: str, region: str, key: bytes) -> Selector | str:
    """Return the selector of an instrument, or the reason why there is none."""
    calls: dict[str, Callable[[], Selector]] = {
        "bank_account": lambda: normalise_bank_account(text, country=region, bank=name),
        "wallet": lambda: normalise_wallet(text, currency if currency in _COINS else None),
        "card": lambda: normalise_card(text, key),
        "ewallet": lambda: normalise_ewallet(text, name, region or None),
        "gift_card": lambda: normalise_gift_card(text, name, key),
    }
    try:
        if kind == "bank_account" and text[:2].isalpha() and len(text) > 14:
            try:
                return normalise_iban(text)
            except UnusableSelectorError:
                return calls[kind]()
        return calls[kind]()
    except UnusableSelectorError as error:
        return error.why.value


_COINS: Final = frozenset({"BTC", "ETH", "TRX", "LTC", "XMR", "USDT"})


class PaymentPart:
    """Reads payments: one for each amount column.

    Args:
        setting: The grid.
        own: True: each row is a payment, so that a bare date is its date.
    """

    def __init__(self, setting: Setting, *, own: bool = False) -> None:
        self._setting = setting
        currencies = setting.find(Concept.CURRENCY)
        self._amounts = [
            (column, setting.amounts(column, currencies)) for column in setting.find(Concept.AMOUNT)
        ]
        times = setting.find(Concept.PAID_AT) or (setting.find(Concept.MOMENT) if own else [])
        self.at = setting.moments(*times) if times else _never
        self._service = setting.first(setting.find(Concept.SERVICE))
        self._remittances = setting.find(Concept.REMITTANCE)
        self._references = setting.find(Concept.REFERENCE)
        self._reference = setting.first([*self._remittances, *self._references])
        self._headed = {
            column.index: "western_union" for column in setting.columns if "mtcn" in fold(column.header)
        }
        """Services that the names of columns imply."""
        purposes = setting.find(Concept.PURPOSE) + (setting.find(Concept.NARRATIVE) if own else [])
        self._purpose = setting.first(purposes)
        self._status = setting.first(setting.find(Concept.STATUS) if own else [])
        self._outlet = setting.first(setting.find(Concept.OUTLET))

    @property
    def amounts(self) -> list[Column]:
        """Return the amount columns."""
        return [column for column, _ in self._amounts]

    def build(
        self,
        *,
        report: str | None,
        ties: tuple[Tie, ...],
        bare: bool = False,
        sides: Mapping[int, tuple[Tie, ...]] | None = None,
    ) -> list[Record]:
        """Build the payments of the current row.

        Args:
            report: Report in whose context they stand.
            ties: Payer and payee.
            bare: True: the row is a payment even when it states no amount, time or number.
            sides: Ties that amounts of some columns have instead (debit, credit), by column index.
        """
        setting = self._setting
        monies: list[tuple[Money | None, tuple[Tie, ...]]] = [
            (money, sides.get(column.index, ties) if sides else ties)
            for column, read in self._amounts
            if (money := read()) is not None and money.amount > 0
        ]
        at = self.at()
        service = read_service(text) if (text := self._service()) else _NO_SERVICE
        selectors = self._references_of(service) if self._remittances or self._references else ()
        if not monies:
            if not (bare or at is not None or selectors):
                return []
            monies = [(None, ties)]
        reference = self._reference()
        return [
            setting.maker.record(
                Payment(
                    money=money,
                    at=at,
                    method=service.name,
                    reference=reference,
                    purpose=self._purpose(),
                    status=self._status(),
                    outlet=self._outlet(),
                ),
                report=report,
                selectors=selectors,
                ties=own,
            )
            for money, own in monies
        ]

    def _references_of(self, service: Service) -> tuple[Selector, ...]:
        """Return the row's remittance numbers; a bare reference counts where the service is a remitter."""
        setting = self._setting
        columns = list(self._remittances)
        if service.type == "remittance" and not columns:
            columns = list(self._references)
        found: list[Selector] = []
        for column in columns:
            text = setting.text(column)
            if not text or is_blank(text):
                continue
            name = column.detail or service.name or self._headed.get(column.index, "")
            for part in (text,) if text.isalnum() else pieces(text, commas=True) or (text,):
                try:
                    found.append(normalise_remittance(part, name, stated=True))
                except UnusableSelectorError as error:
                    take_found(setting, column, part, Found(bad=(error.why.value,)))
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _never() -> None:
    return None


class DemandPart:
    """Reads what was demanded, and by when."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        currencies = setting.find(Concept.CURRENCY)
        self._amounts = [setting.amounts(column, currencies) for column in setting.find(Concept.DEMAND)]
        deadlines = setting.find(Concept.DEADLINE)
        self._deadline = setting.first(deadlines)
        self.any = bool(self._amounts or deadlines)
        """Tell whether the grid has such columns."""
        self._read_deadline = [setting.moments(column) for column in deadlines]

    def build(self, *, report: str | None, ties: tuple[Tie, ...], at: Moment | None = None) -> list[Record]:
        """Build the demands of the current row."""
        setting = self._setting
        monies: list[Money | None] = [money for read in self._amounts if (money := read()) is not None]
        text = self._deadline()
        if not monies and not text:
            return []
        deadline = None
        if text and any(char.isdigit() for char in text) and len(text) > 7:
            before = len(setting.maker.out)
            deadline = next(
                (moment for read in self._read_deadline if (moment := read()) is not None and moment.utc),
                None,
            )
            del setting.maker.out[before:]
        return [
            setting.maker.record(
                Demand(money=money, at=at, deadline=deadline, deadline_text=text),
                report=report,
                ties=ties,
            )
            for money in monies or [None]
        ]

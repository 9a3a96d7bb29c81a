"""Rows of transfers of money."""

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.parts import tie_to
from strikeback.intake.table.payments import InstrumentPart, PaymentPart
from strikeback.intake.table.person import PersonPart
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.statements import CREDIT, DEBIT, words_of
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role

_ACCOUNTS = frozenset({Concept.BANK_ACCOUNT, Concept.IBAN, Concept.CARD})


class TransferRows:
    """Transfers of money: a payment, its sender and its receiver, whose parts nobody has stated.

    In an account statement (a debit and a credit column) the account itself is one side of each.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._sender = PersonPart(setting, (Whose.SENDER,), Role.UNKNOWN, NameKind.HOLDER)
        self._out_of = InstrumentPart(setting, (Whose.SENDER,), Role.UNKNOWN)
        self._into = InstrumentPart(
            setting, (Whose.RECEIVER, Whose.HOLDER, Whose.NOBODY), Role.UNKNOWN, (Whose.HOLDER,)
        )
        self._receiver = PersonPart(setting, (Whose.RECEIVER, Whose.HOLDER), Role.UNKNOWN, NameKind.HOLDER)
        self._bare = PersonPart(setting, (Whose.NOBODY,), Role.UNKNOWN, NameKind.HOLDER)
        self._payments = PaymentPart(setting, own=True)
        self._out = [column.index for column in self._payments.amounts if words_of(column) & DEBIT]
        self._in = [column.index for column in self._payments.amounts if words_of(column) & CREDIT]
        accounts = [column for column in setting.columns if column.concept in _ACCOUNTS]
        self._foreign = any(len(set(setting.values(column.index))) > 1 for column in accounts)
        """Tell whether the accounts differ from row to row: they are the other side's."""
        self._number = setting.first(setting.find(Concept.REPORT_NUMBER))

    def ident(self) -> str:
        """Return the case number of the current row, when the table has one."""
        return self._number()

    def build(self) -> Record | None:
        """Build the current row; its payment is the main record."""
        sender = self._sender.build(report=None).person
        receiver = self._receiver.build(report=None).person
        source, _ = self._out_of.build(report=None)
        target, _ = self._into.build(report=None)
        if self._bare.any:
            self._bare.build(report=None)
        if self._out and self._in and not (sender or source):
            out = tie_to(Relation.PAYER, *(target or (receiver,)))
            into = tie_to(Relation.PAYEE, *(target or (receiver,)))
            if self._foreign:
                out, into = into, out
            sides = dict.fromkeys(self._out, out) | dict.fromkeys(self._in, into)
            built = self._payments.build(report=None, ties=(), bare=True, sides=sides)
            return built[0] if built else None
        ties = tie_to(Relation.PAYER, sender, *source) + tie_to(Relation.PAYEE, receiver, *target)
        built = self._payments.build(report=None, ties=ties, bare=bool(ties))
        return built[0] if built else None

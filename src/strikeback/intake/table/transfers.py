"""Rows of transfers of money."""

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.parts import first_text
from strikeback.intake.table.payments import InstrumentPart, PaymentPart, tie_to
from strikeback.intake.table.person import PersonPart
from strikeback.intake.table.setting import Setting
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role


class TransferRows:
    """Transfers of money: a payment, its sender and its receiver, whose parts nobody has stated."""

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
        self._numbers = setting.find(Concept.REPORT_NUMBER)

    def ident(self) -> str:
        """Return the case number of the current row, when the table has one."""
        return first_text(self._setting, self._numbers)

    def build(self) -> Record | None:
        """Build the current row; its payment is the main record."""
        sender = self._sender.build(report=None).person
        receiver = self._receiver.build(report=None).person
        source, _ = self._out_of.build(report=None)
        target, _ = self._into.build(report=None)
        self._bare.build(report=None)
        ties = tie_to(Relation.PAYER, sender, *source) + tie_to(Relation.PAYEE, receiver, *target)
        built = self._payments.build(report=None, ties=ties, bare=bool(ties))
        return built[0] if built else None

"""Statements of an account: what left it stands in one column, what came in stands in another."""

from collections.abc import Sequence
from typing import Final

from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.vocabulary import fold

DEBIT: Final = frozenset(
    [
        "debit",
        "debits",
        "withdrawal",
        "withdrawals",
        "dr",
        "out",
        "debet",
        "cargo",
        "cargos",
        "soll",
        "支出",
        "支出金額",
        "提款",
        "출금액",
        "출금",
        "찾으신금액",
    ]
)
CREDIT: Final = frozenset(
    [
        "credit",
        "credits",
        "deposit",
        "deposits",
        "cr",
        "in",
        "kredit",
        "abono",
        "abonos",
        "haber",
        "存入",
        "存入金額",
        "存款",
        "收入",
        "입금액",
        "입금",
        "맡기신금액",
    ]
)
"""Columns of account statements: money that left the account, and money that came in."""


def words_of(column: Column) -> set[str]:
    """Return the words of a column's header."""
    return set(fold(column.header).split())


def is_statement(columns: Sequence[Column]) -> bool:
    """Tell whether a table has dates, a column of debits and one of credits."""
    amounts = [words_of(column) for column in columns if column.concept is Concept.AMOUNT]
    dated = any(column.concept in {Concept.MOMENT, Concept.PAID_AT, Concept.REPORTED} for column in columns)
    return dated and any(one & DEBIT for one in amounts) and any(one & CREDIT for one in amounts)

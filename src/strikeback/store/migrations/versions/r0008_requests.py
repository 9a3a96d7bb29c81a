"""Requests for what is only known to exist, their answers, rules, disclosures.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "request",
    "request_reply",
    "request_withdrawal",
    "request_end",
    "disclosure",
    "answer_rule",
    "answer_rule_end",
)


def upgrade() -> None:
    """Create the tables and forbid changes to them."""
    op.create_table(
        "request",
        _text("id", key=True),
        *(_text(name, index=True) for name in ("asker", "owner", "record")),
        _text("at"),
        _long("body"),
    )
    op.create_table(
        "request_reply", _refers("request", key=True), _text("outcome"), _text("at"), _long("body")
    )
    for table in ("request_withdrawal", "request_end"):
        op.create_table(table, _refers("request", key=True), _text("by"), _long("reason"), _text("at"))
    op.create_table(
        "disclosure",
        _text("id", key=True),
        _refers("request", index=True),
        _text("record", index=True),
        _text("receiver"),
        _text("at"),
        _long("body"),
    )
    op.create_table(
        "answer_rule", _text("id", key=True), _text("agency", index=True), _text("at"), _long("body")
    )
    rule = sa.Column("rule", sa.String, sa.ForeignKey("answer_rule.id"), primary_key=True, nullable=False)
    op.create_table("answer_rule_end", rule, _text("by"), _long("reason"), _text("at"))
    for table in TABLES:
        dialect.forbid_changes(op.get_bind(), table)


def _text(name: str, *, key: bool = False, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=key, nullable=False, index=index)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _refers(name: str, *, key: bool = False, index: bool = False) -> sa.Column[str]:
    to = sa.ForeignKey("request.id")
    return sa.Column(name, sa.String, to, primary_key=key, nullable=False, index=index)

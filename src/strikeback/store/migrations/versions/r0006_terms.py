"""Terms of records, changes of them, openings in an emergency.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect, terms

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

GUARDED = (
    "terms",
    "terms_audience",
    "terms_grant",
    "terms_change",
    "given",
    "given_end",
    "opening_ask",
    "opening",
    "opening_alarm",
    "opening_read",
)
TABLES = (*GUARDED, "holding")


def upgrade() -> None:
    """Create the tables, forbid changes to the facts among them, and note the terms of every record."""
    _create_terms()
    _create_acts()
    _create_openings()
    connection = op.get_bind()
    for table in GUARDED:
        dialect.forbid_changes(connection, table)
    terms.hold_all(connection)


def _text(name: str, *, key: bool = False, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=key, nullable=False, index=index)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _refers(name: str, to: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(to), primary_key=key, nullable=False)


def _rank() -> sa.Column[int]:
    return sa.Column("rank", sa.Integer, nullable=False)


def _create_terms() -> None:
    """Create what says which terms there are and which stand."""
    op.create_table("terms", _text("id", key=True), _text("purpose"), _text("review"), _long("body"))
    op.create_table(
        "terms_audience", _refers("terms", "terms.id", key=True), _text("agency", key=True), _rank()
    )
    op.create_table(
        "terms_grant",
        _refers("terms", "terms.id", key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        _text("agency"),
        _rank(),
        *map(_text, ("purpose", "until", "user", "opening")),
    )
    op.create_table(
        "holding",
        _text("record", key=True),
        _text("originator"),
        _text("terms"),
        sa.Column("changed", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_acts() -> None:
    """Create what says why other terms stand than those a record came with."""
    number = sa.Column("number", sa.BigInteger, nullable=False, unique=True)
    op.create_table(
        "terms_change",
        _text("id", key=True),
        number,
        _text("target", index=True),
        *map(_text, ("by", "at")),
        _long("body"),
    )
    op.create_table(
        "given",
        _text("id", key=True),
        sa.Column("number", sa.BigInteger, nullable=False, unique=True),
        _text("record", index=True),
        _text("agency", index=True),
        *map(_text, ("by", "at")),
        _long("body"),
    )
    op.create_table(
        "given_end", _refers("given", "given.id", key=True), _text("by"), _long("reason"), _text("at")
    )


def _create_openings() -> None:
    """Create what two people open in an emergency, and who is told of it."""
    op.create_table(
        "opening_ask",
        _text("id", key=True),
        _text("agency", index=True),
        *map(_text, ("user", "at")),
        _long("body"),
    )
    op.create_table(
        "opening",
        _refers("ask", "opening_ask.id", key=True),
        *map(_text, ("second", "until", "at")),
        _long("body"),
    )
    op.create_table(
        "opening_alarm",
        _text("id", key=True),
        _refers("opening", "opening.ask"),
        _text("agency", index=True),
        _text("at"),
        _long("body"),
    )
    op.create_table(
        "opening_read",
        _refers("alarm", "opening_alarm.id", key=True),
        _text("by"),
        _long("note"),
        _text("at"),
    )

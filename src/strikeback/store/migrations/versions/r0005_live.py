"""Collections whose records are matched as they arrive.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "live_collection",
    "live_record",
    "live_value",
    "live_holder",
    "live_block",
    "live_pair",
    "live_decision",
    "live_undo",
    "live_outbox",
)


def upgrade() -> None:
    """Create the tables."""
    _create_records()
    for table in ("live_value", "live_holder", "live_block"):
        value = "block" if table == "live_block" else "value"
        rest = sa.Column("count", sa.Integer, nullable=False) if table == "live_value" else _key("record")
        op.create_table(table, _key("collection", sa.Integer()), _key(value), rest, sqlite_with_rowid=False)
    bits = sa.Column("bits", sa.Integer, nullable=False)
    op.create_table("live_pair", _key("one"), _key("other"), bits, sqlite_with_rowid=False)
    _create_history()


_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _number() -> sa.Column[int]:
    return sa.Column("number", _NUMBER, primary_key=True)


def _key(name: str, kind: sa.types.TypeEngine[int] | None = None) -> sa.Column[int]:
    return sa.Column(name, kind or sa.BigInteger(), primary_key=True, autoincrement=False)


def _collection(*, index: bool = False) -> sa.Column[int]:
    return sa.Column(
        "collection", _NUMBER, sa.ForeignKey("live_collection.number"), nullable=False, index=index
    )


def _create_records() -> None:
    """Create what holds collections and their records."""
    op.create_table(
        "live_collection",
        _number(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("spec", "model")),
        sa.Column("id_column", sa.String, nullable=False),
        sa.Column("tables", sa.Text, nullable=False),
        sa.Column("made", sa.String, nullable=False),
    )
    op.create_table(
        "live_record",
        _number(),
        _collection(),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("source", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("cells", "forms")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("component", "head")),
    )
    op.create_index("uq_live_record_id", "live_record", ["collection", "id"], unique=True)
    for name in ("component", "head"):
        many = sa.text(f"{name} <> number")
        op.create_index(f"ix_live_record_{name}", "live_record", [name], sqlite_where=many)


def _create_history() -> None:
    """Create what is appended only."""
    op.create_table(
        "live_decision",
        _number(),
        _collection(),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("left", "right")),
        sa.Column("body", sa.Text, nullable=False),
    )
    for name in ("left", "right"):
        op.create_index(f"ix_live_decision_{name}", "live_decision", ["collection", name])
    op.create_table(
        "live_undo",
        sa.Column("decision", sa.String, sa.ForeignKey("live_decision.id"), primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "live_outbox",
        _number(),
        _collection(index=True),
        sa.Column("cause", sa.String, nullable=False),
        sa.Column("entity", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )

"""The first tables of facts.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "setting",
    "agency",
    "contribution",
    "withdrawal",
    "record",
    "refusal",
    "decision",
    "undo",
    "acknowledgement",
)


def upgrade() -> None:
    """Create the tables, forbid changes, mark the file."""
    _create_sources()
    _create_records()
    _create_judgements()
    connection = op.get_bind()
    for table in TABLES:
        dialect.forbid_changes(connection, table)
    dialect.mark(connection)


def _sequence() -> sa.Column[int]:
    """Return a growing integer key."""
    kind = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column("seq", kind, primary_key=True, autoincrement=True)


def _contribution_key() -> sa.Column[str]:
    """Return the key to a contribution whose row is written after its records."""
    return sa.Column(
        "contribution",
        sa.String,
        sa.ForeignKey("contribution.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    )


def _create_sources() -> None:
    """Create settings, agencies and what they hand in."""
    op.create_table(
        "setting",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "agency",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("added", sa.String, nullable=False),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("originator", sa.String, sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False, index=True),
        sa.Column("received", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "withdrawal",
        sa.Column("contribution", sa.String, sa.ForeignKey("contribution.id"), primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def _create_records() -> None:
    """Create records and refusals."""
    op.create_table(
        "record",
        _sequence(),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _contribution_key(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("report", sa.String, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "refusal",
        _sequence(),
        _contribution_key(),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
    )


def _create_judgements() -> None:
    """Create decisions, their undoing, and acknowledgements."""
    op.create_table(
        "decision",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("left", sa.String, nullable=False, index=True),
        sa.Column("right", sa.String, nullable=False, index=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "undo",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("decision", sa.String, sa.ForeignKey("decision.id"), nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.UniqueConstraint("decision"),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("alert", sa.String, nullable=False, index=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )

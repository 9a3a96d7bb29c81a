"""Audits of counts: samples drawn, and what reviewers answered.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("audit", "audit_answer")


def upgrade() -> None:
    """Create the two tables and forbid changes to them."""
    op.create_table(
        "audit",
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
        ),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("role", sa.String, nullable=False, index=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_answer",
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
        ),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("audit", sa.String, sa.ForeignKey("audit.id"), nullable=False, index=True),
        sa.Column("record", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    connection = op.get_bind()
    for table in TABLES:
        dialect.forbid_changes(connection, table)

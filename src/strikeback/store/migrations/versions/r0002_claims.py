"""Claims: who works on what a lead is about, and who no longer does.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("claim", "claim_release")


def upgrade() -> None:
    """Create the two tables and forbid changes to them."""
    op.create_table(
        "claim",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("agency", sa.String, sa.ForeignKey("agency.id"), nullable=False),
        sa.Column("lead", sa.String, nullable=False, index=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_release",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.UniqueConstraint("claim"),
    )
    connection = op.get_bind()
    for table in TABLES:
        dialect.forbid_changes(connection, table)

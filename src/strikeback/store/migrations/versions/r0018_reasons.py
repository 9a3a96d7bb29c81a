"""Reasons of erasures stand apart as well, with an entry that vouches for them.

Reasons of holds, withdrawals, corrections, reviews, changes of terms and answers to those concerned go to the
table of words from here on. What was stored with them before stays as it is: the log vouches for those rows.

Revision ID: 0018
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; nothing takes its rows."""
    op.create_table(
        "erasure_reason",
        sa.Column("id", sa.String, sa.ForeignKey("erasure.id"), primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    dialect.forbid_changes(op.get_bind(), "erasure_reason")

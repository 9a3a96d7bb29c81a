"""What this store cosigned as a witness of other logs, and what it refused to.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("witness_seen", "witness_refused")


def upgrade() -> None:
    """Create the tables; forbid changes to both."""
    op.create_table(
        "witness_seen",
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "witness_refused",
        sa.Column("origin", sa.String, primary_key=True),
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("root", sa.LargeBinary, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("request", sa.LargeBinary, nullable=False),
    )
    connection = op.get_bind()
    for table in TABLES:
        dialect.forbid_changes(connection, table)

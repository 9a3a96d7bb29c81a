"""Other hubs, what was sent to them and what came.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("peer", "foreign_agency", "package_sent", "package_item", "package_came", "package_seen")


def upgrade() -> None:
    """Create the tables; forbid changes to all."""
    op.create_table(
        "peer",
        _key("id"),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        _text("name", index=True),
        _text("at"),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table("foreign_agency", _key("agency"), _text("peer", index=True), _text("at"))
    for table in ("package_sent", "package_came"):
        op.create_table(
            table,
            _key("id"),
            _text("peer", index=True),
            sa.Column("sequence", sa.Integer, nullable=False),
            _text("digest"),
            _text("at"),
            sa.Column("body", sa.Text, nullable=False),
        )
    op.create_table("package_item", _key("peer"), _key("kind"), _key("item"), _text("package"))
    op.create_table(
        "package_seen",
        _key("peer"),
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        _text("at"),
    )
    connection = op.get_bind()
    for table in TABLES:
        dialect.forbid_changes(connection, table)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _text(name: str, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index)

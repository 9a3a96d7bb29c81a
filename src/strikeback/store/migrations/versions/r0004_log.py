"""The log of custody: entries, hashes of tiles, heads, and bodies that can be erased.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("log_entry", "log_node", "log_head", "log_body")

ERASED = (
    "EXISTS (SELECT 1 FROM log_entry AS gone JOIN log_entry AS why ON why.object = gone.object "
    "WHERE gone.number = OLD.number AND why.number > gone.number AND {says_so})"
)
"""A body goes only after the log says so."""


def upgrade() -> None:
    """Create the tables; forbid changes to all; a body may be deleted after its erasure was logged."""
    _create_tree()
    op.create_table(
        "log_body",
        _number("number"),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("ref", sa.String, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary),
    )
    connection = op.get_bind()
    for table in TABLES[:-1]:
        dialect.forbid_changes(connection, table)
    says_so = dialect.bytes_contain(connection, "why.leaf", '"kind":"erasure"')
    dialect.forbid_changes(connection, "log_body", delete_when=ERASED.format(says_so=says_so))


def _number(name: str) -> sa.Column[int]:
    """Return an integer key that is counted by the log, not by the database."""
    kind = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _create_tree() -> None:
    """Create the tables that state the tree."""
    op.create_table(
        "log_entry",
        _number("number"),
        sa.Column("object", sa.String, nullable=False, index=True),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log_node",
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        _number("place"),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log_head",
        _number("number"),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("peaks", sa.LargeBinary, nullable=False),
        sa.Column("checkpoint", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("size"),
    )

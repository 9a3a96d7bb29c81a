"""Between hubs: blind matching, copies under other ids, pinned keys, packages kept for later.

Revision ID: 0015
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0015"
down_revision = "0016"
branch_labels = None
depends_on = None

FIXED = ("peer_pinned", "peer_copy", "blind_question", "blind_answer")


def upgrade() -> None:
    """Create the tables; forbid changes to facts. What is under way goes when it is done."""
    op.create_table("peer_pinned", _key("peer"), _key("vkey"), _text("at"))
    op.create_table(
        "peer_copy",
        _key("copy"),
        _text("original", index=True),
        _text("home", index=True),
        _text("peer"),
        _text("at"),
    )
    op.create_table(
        "blind_question", _key("id"), _text("peer", index=True), _text("side"), _text("at"), _long("body")
    )
    op.create_table("blind_answer", _key("question"), _text("peer", index=True), _text("at"), _long("body"))
    op.create_table("blind_work", _key("question"), _bytes("data"))
    op.create_table(
        "peer_hit",
        _key("id"),
        _text("asker", index=True),
        _text("reference", index=True),
        _text("at"),
        _long("body"),
    )
    op.create_table(
        "package_later",
        _key("digest"),
        _text("peer"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("at"),
        _bytes("data"),
    )
    for table in FIXED:
        dialect.forbid_changes(op.get_bind(), table)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _text(name: str, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)

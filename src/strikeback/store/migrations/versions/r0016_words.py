"""Words that people add, apart from what they are about; erasures that one person asks for; column maps.

What was given of a record, and other terms for it, goes with the record: the log keeps nothing about either.

Revision ID: 0016
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0016"
down_revision = "0012"
branch_labels = None
depends_on = None

ERASABLE = {
    "wording": "OLD.id",
    "disclosure": "OLD.record",
    "given": "OLD.record",
    "given_end": "(SELECT record FROM given WHERE given.id = OLD.given)",
    "terms_change": "OLD.target",
    "terms": "OLD.id",
    "terms_audience": "OLD.terms",
    "terms_grant": "OLD.terms",
}
"""Tables whose rows go when an erasure names them, and by what: they are about what is erased."""

FIXED = ("wording_gone", "erasure_ask", "erasure_ask_end")


def upgrade() -> None:
    """Create the tables; words may go when an erasure names them, nothing else of the facts may."""
    op.create_table(
        "wording",
        _key(),
        _text("agency", index=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table("wording_gone", _key(), sa.Column("digest", sa.LargeBinary, nullable=False))
    op.create_table(
        "erasure_ask",
        _key(),
        _text("object", index=True),
        _text("agency", index=True),
        _text("at"),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "erasure_ask_end",
        sa.Column("ask", sa.String, sa.ForeignKey("erasure_ask.id"), primary_key=True),
        _text("outcome"),
        _text("by"),
        _text("at"),
    )
    op.create_table(
        "column_map",
        sa.Column("agency", sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        _text("by"),
        _text("at"),
        sa.Column("body", sa.Text, nullable=False),
    )
    connection = op.get_bind()
    for table, key in ERASABLE.items():
        if table != "wording":
            dialect.allow_changes(connection, table)
        named = f"EXISTS (SELECT 1 FROM erased WHERE erased.object = {key})"  # noqa: S608 - our own names
        dialect.forbid_changes(connection, table, delete_when=named)
    for table in FIXED:
        dialect.forbid_changes(connection, table)


def _key() -> sa.Column[str]:
    return sa.Column("id", sa.String, primary_key=True)


def _text(name: str, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index)

"""Corrections, erasures, holds, retention, certificates, requests of those concerned.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = (
    "withdrawn_record",
    "correction",
    "hold",
    "hold_release",
    "erasure",
    "erased",
    "tombstone",
    "notice",
    "certificate",
    "retention_run",
    "renewal",
    "concern",
    "concern_answer",
)

ERASABLE = {
    "record": "OLD.id",
    "refusal": "OLD.contribution",
    "contribution": "OLD.id",
    "withdrawal": "OLD.contribution",
    "withdrawn_record": "OLD.record",
    "decision": "OLD.id",
    "undo": "OLD.decision",
    "acknowledgement": "OLD.id",
    "concern": "OLD.id",
    "concern_answer": "OLD.concern",
    "correction": "OLD.id",
}
"""Tables whose rows go when an erasure names them, and by what."""


def upgrade() -> None:
    """Create the tables; let rows of facts go that an erasure names, and no others."""
    # A record that was stored before has no digest of its own; its salt is empty.
    op.add_column("record", sa.Column("salt", sa.LargeBinary, nullable=False, server_default=sa.text("''")))
    _create_withdrawals()
    _create_erasures()
    _create_duties()
    connection = op.get_bind()
    for table in TABLES:
        if table not in ERASABLE:
            dialect.forbid_changes(connection, table)
    for table, key in ERASABLE.items():
        if table not in TABLES:
            dialect.allow_changes(connection, table)
        named = f"EXISTS (SELECT 1 FROM erased WHERE erased.object = {key})"  # noqa: S608 - our own names
        dialect.forbid_changes(connection, table, delete_when=named)


def _text(name: str, *, index: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, index=index, unique=unique)


def _key(name: str = "id") -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _body(name: str = "body") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _of(table: str, *, unique: bool = True) -> sa.Column[str]:
    return sa.Column(table, sa.String, sa.ForeignKey(f"{table}.id"), nullable=False, unique=unique)


def _create_withdrawals() -> None:
    """Create what takes single records out, and what replaces what."""
    op.create_table("withdrawn_record", _key("record"), _text("by"), _body("reason"), _text("at"))
    op.create_table(
        "correction", _key(), _text("old", index=True), _text("new", index=True), _text("at"), _body()
    )


def _create_erasures() -> None:
    """Create what is erased, what is left of it, and what keeps it from being erased."""
    op.create_table("hold", _key(), _text("object", index=True), _text("at"), _body())
    op.create_table("hold_release", _key(), _of("hold"), _text("at"), _body())
    op.create_table("erasure", _key(), _text("object", index=True), _text("at"), _body())
    op.create_table("erased", _key("object"), _of("erasure", unique=False))
    op.create_table(
        "tombstone",
        _key("record"),
        _text("contribution", index=True),
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )


def _create_duties() -> None:
    """Create what others have to confirm, when keeping was looked at, and who asked about themselves."""
    op.create_table(
        "notice",
        _key(),
        _text("object", index=True),
        _text("recipient", index=True),
        _text("due"),
        _text("at"),
        _body(),
    )
    op.create_table("certificate", _key(), _of("notice"), _text("at"), _body())
    op.create_table("retention_run", _key(), _text("at", index=True), _body())
    op.create_table("renewal", _key(), _text("object", index=True), _text("until"), _text("at"), _body())
    op.create_table("concern", _key(), _text("at"), _body())
    op.create_table("concern_answer", _key(), _of("concern"), _text("at"), _body())

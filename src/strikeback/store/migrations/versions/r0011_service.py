"""What the network door keeps: answers to be given again, jobs, webhooks and their messages.

Revision ID: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("idempotency", "job", "webhook", "delivery")


def upgrade() -> None:
    """Create the tables. They are the door's own: rows change and go."""
    op.create_table(
        "idempotency",
        _key(),
        _text("body_digest"),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "job",
        _key("id"),
        sa.Column("agency", sa.String, nullable=False, index=True),
        _text("user"),
        _text("kind"),
        sa.Column("state", sa.String, nullable=False, index=True),
        *(_text(name) for name in ("spool", "made", "changed")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("ask", "result")),
    )
    op.create_table(
        "webhook",
        _key("id"),
        sa.Column("agency", sa.String, nullable=False, index=True),
        _text("made"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "delivery",
        _key("id"),
        *(_text(name) for name in ("webhook", "object", "kind", "state")),
        sa.Column("tries", sa.Integer, nullable=False),
        _text("due"),
        sa.Column("status", sa.Integer, nullable=False),
        sa.UniqueConstraint("webhook", "object"),
    )


def _key(name: str = "key") -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)

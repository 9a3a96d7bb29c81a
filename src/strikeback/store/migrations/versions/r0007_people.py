"""People, their secrets' digests, sessions, limits.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

from strikeback.store import dialect

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "user_event",
        _text("id", primary_key=True),
        sa.Column("agency", sa.String, sa.ForeignKey("agency.id"), nullable=False),
        _text("person"),
        sa.Column("nth", sa.Integer, nullable=False),
        _text("at"),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("person", "nth", name="uq_user_event_person_nth"),
    )
    op.create_index("ix_user_event_agency", "user_event", ["agency"])
    dialect.forbid_changes(op.get_bind(), "user_event")
    _create_secrets()
    _create_passing()


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=primary_key, nullable=False)


def _seconds(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]


def _create_secrets() -> None:
    """Create what people and machines prove themselves with."""
    op.create_table(
        "credential",
        _text("id", primary_key=True),
        _text("person"),
        _text("kind"),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        *_seconds("used", "made"),
    )
    op.create_index("ix_credential_person", "credential", ["person"])
    op.create_table(
        "machine_key",
        _text("id", primary_key=True),
        _text("person"),
        _text("digest"),
        sa.Column("scopes", sa.Text, nullable=False),
        *_seconds("expires"),
        _text("used_day"),
        sa.Column("ended", sa.BigInteger),
    )
    op.create_index("ix_machine_key_person", "machine_key", ["person"])


def _create_passing() -> None:
    """Create what is over after a while."""
    op.create_table(
        "sign_in",
        _text("digest", primary_key=True),
        _text("person"),
        _text("strength"),
        *_seconds("started", "seen", "stepped"),
        sa.Column("ended", sa.BigInteger),
    )
    op.create_index("ix_sign_in_person", "sign_in", ["person"])
    op.create_table(
        "awaited",
        _text("digest", primary_key=True),
        _text("kind"),
        _text("person"),
        *_seconds("expires"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_awaited_person", "awaited", ["person"])
    op.create_table(
        "tries",
        _text("key", primary_key=True),
        *_seconds("began"),
        sa.Column("count", sa.Integer, nullable=False),
    )

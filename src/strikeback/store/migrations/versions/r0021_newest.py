"""The newest entry about an object is found in one step, however many the log holds about it.

Every look of an agency at a list is an entry about the same object, and whoever logs asks for the last one
while all others who log wait.

Revision ID: 0021
"""

from alembic import op

revision = "0021"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the number beside the object."""
    op.drop_index("ix_log_entry_object", "log_entry")
    op.create_index("ix_log_entry_object", "log_entry", ["object", "number"])

"""What the network door keeps for itself: neither facts nor derivations, and nothing that the log proves.

All of it may be lost without loss of what agencies gave: jobs are asked for again, messages are found again.
"""

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

from strikeback.store.schema import NAMING

SERVICE: Final = MetaData(naming_convention=NAMING)

# The key is a digest of agency, user, operation and what the client sent as its key.
idempotency = Table(
    "idempotency",
    SERVICE,
    Column("key", String, primary_key=True),
    Column("body_digest", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", String, nullable=False, index=True),
)

job = Table(
    "job",
    SERVICE,
    Column("id", String, primary_key=True),
    Column("agency", String, nullable=False, index=True),
    Column("user", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("spool", String, nullable=False),
    Column("made", String, nullable=False),
    Column("changed", String, nullable=False),
    Column("ask", Text, nullable=False),
    Column("result", Text, nullable=False),
)

webhook = Table(
    "webhook",
    SERVICE,
    Column("id", String, primary_key=True),
    Column("agency", String, nullable=False, index=True),
    Column("made", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

delivery = Table(
    "delivery",
    SERVICE,
    Column("id", String, primary_key=True),
    Column("webhook", String, nullable=False),
    Column("object", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", String, nullable=False),
    Column("status", Integer, nullable=False),
    UniqueConstraint("webhook", "object"),
)

# What an agency's people say that the columns of its tables mean, by a name of theirs.
column_map = Table(
    "column_map",
    SERVICE,
    Column("agency", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

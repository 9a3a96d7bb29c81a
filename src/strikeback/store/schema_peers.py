"""Tables of other hubs: who they are, what was sent to them and what came."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table, Text

from strikeback.store.schema import FACTS
from strikeback.store.schema_service import SERVICE

# The newest row of a name is in force.
peer = Table(
    "peer",
    FACTS,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("name", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# An agency that came with a peer's packages; nobody else speaks for it here.
foreign_agency = Table(
    "foreign_agency",
    FACTS,
    Column("agency", String, primary_key=True),
    Column("peer", String, nullable=False, index=True),
    Column("at", String, nullable=False),
)

sent = Table(
    "package_sent",
    FACTS,
    Column("id", String, primary_key=True),
    Column("peer", String, nullable=False, index=True),
    Column("sequence", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# Which items were ever given a number, so that none is given two.
sent_item = Table(
    "package_item",
    FACTS,
    Column("peer", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("package", String, nullable=False),
)

came = Table(
    "package_came",
    FACTS,
    Column("id", String, primary_key=True),
    Column("peer", String, nullable=False, index=True),
    Column("sequence", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# How far the other side says it has got; only ever grows.
acknowledged = Table(
    "package_seen",
    FACTS,
    Column("peer", String, primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
)

# With which of this hub's keys another hub says it checks packages.
pinned = Table(
    "peer_pinned",
    FACTS,
    Column("peer", String, primary_key=True),
    Column("vkey", String, primary_key=True),
    Column("at", String, nullable=False),
)

# Records that stand here under another id, or in another contribution, than at the hub they came from.
copy = Table(
    "peer_copy",
    FACTS,
    Column("copy", String, primary_key=True),
    Column("original", String, nullable=False, index=True),
    # Its contribution there.
    Column("home", String, nullable=False, index=True),
    Column("peer", String, nullable=False),
    Column("at", String, nullable=False),
)

# Questions of blind matching, both sides': who asked whom, for whom, what for, how many; never what.
blind_question = Table(
    "blind_question",
    FACTS,
    Column("id", String, primary_key=True),
    Column("peer", String, nullable=False, index=True),
    # ``out``: asked here; ``in``: asked there.
    Column("side", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

blind_answer = Table(
    "blind_answer",
    FACTS,
    Column("question", String, primary_key=True),
    Column("peer", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# Points, secrets and entries of questions that are not finished.
blind_work = Table(
    "blind_work",
    SERVICE,
    Column("question", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# What blind matching found, for those who asked: ids and references.
peer_hit = Table(
    "peer_hit",
    SERVICE,
    Column("id", String, primary_key=True),
    Column("asker", String, nullable=False, index=True),
    Column("reference", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# Packages of a newer form, until a release is installed that reads them.
package_later = Table(
    "package_later",
    SERVICE,
    Column("digest", String, primary_key=True),
    Column("peer", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

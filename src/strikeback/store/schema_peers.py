"""Tables of other hubs: who they are, what was sent to them and what came."""

from sqlalchemy import Column, Integer, String, Table, Text

from strikeback.store.schema import FACTS

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

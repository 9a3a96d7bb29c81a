"""Tables of a witness: what it cosigned for other logs, and what it was shown that it could not cosign."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from strikeback.store.schema import FACTS

# The row with the highest number is what is known of a log. Whoever cosigns inserts the next number: of two
# at once one finds it taken.
seen = Table(
    "witness_seen",
    FACTS,
    Column("origin", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("at", String, nullable=False),
)

# Requests in which a log signed what does not follow from what it signed before, one for each such head.
refused = Table(
    "witness_refused",
    FACTS,
    Column("origin", String, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, primary_key=True),
    Column("at", String, nullable=False),
    Column("request", LargeBinary, nullable=False),
)

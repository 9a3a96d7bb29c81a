"""Tables of words that people add to what they do: apart from the facts, so that an erasure can take them."""

from sqlalchemy import Column, LargeBinary, String, Table, Text

from strikeback.store.schema import FACTS

# By the reference of the entry in the log that vouches for them, such as ``request:q_...``.
wording = Table(
    "wording",
    FACTS,
    Column("id", String, primary_key=True),
    Column("agency", String, nullable=False, index=True),
    Column("salt", LargeBinary, nullable=False),
    # Texts by the name of their field, as JSON.
    Column("body", Text, nullable=False),
)

# What is left of words that were erased: a digest that their salt took the meaning from.
wording_gone = Table(
    "wording_gone",
    FACTS,
    Column("id", String, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
)

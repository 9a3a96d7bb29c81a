"""Tables of people: what happened to users (facts), and the state of their secrets, sessions and limits.

The state is neither fact nor derivation: it is changed in place and destroyed when it is over, and only the
log remembers it. Nothing in it can be used to sign in by whoever reads it.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from strikeback.store.schema import FACTS, NAMING

user_event = Table(
    "user_event",
    FACTS,
    Column("id", String, primary_key=True),
    Column("agency", ForeignKey("agency.id"), nullable=False, index=True),
    Column("person", String, nullable=False),
    # How many events of this person came before: their order, and nobody acts on an older state.
    Column("nth", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("person", "nth"),
)

ACCESS: Final = MetaData(naming_convention=NAMING)

credential = Table(
    "credential",
    ACCESS,
    # ``kind:`` and what is unique of it: the person, a digest, or a passkey's id.
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("secret", LargeBinary, nullable=False),
    # The last step of a code that was taken, or a passkey's count of signatures.
    Column("used", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
)

sign_in = Table(
    "sign_in",
    ACCESS,
    Column("digest", String, primary_key=True),
    Column("person", String, nullable=False, index=True),
    Column("strength", String, nullable=False),
    Column("started", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
    Column("stepped", BigInteger, nullable=False),
    Column("ended", BigInteger),
)

# What is handed out once and awaited back: invitations, challenges, states of OIDC.
awaited = Table(
    "awaited",
    ACCESS,
    Column("digest", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("person", String, nullable=False, index=True),
    Column("expires", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

machine_key = Table(
    "machine_key",
    ACCESS,
    Column("id", String, primary_key=True),
    # Several keys of one machine: the next one is given before the last one is taken back.
    Column("person", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    # Scopes, in order, between spaces.
    Column("scopes", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used_day", String, nullable=False),
    Column("ended", BigInteger),
)

tries = Table(
    "tries",
    ACCESS,
    Column("key", String, primary_key=True),
    Column("began", BigInteger, nullable=False),
    Column("count", Integer, nullable=False),
)

"""Tables of terms: what they say, who they reach, which stand for which record, and why they changed."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table, Text

from strikeback.store.schema import FACTS, NAMING

IN_FORCE: Final = MetaData(naming_convention=NAMING)
"""What follows from records and facts and moves with them, in the same transaction; may be computed anew."""

# One row for each distinct handling; everything the predicate compares stands in columns of its own.
terms = Table(
    "terms",
    FACTS,
    Column("id", String, primary_key=True),
    Column("purpose", String, nullable=False),
    # The last day on which others are told anything, as text that sorts.
    Column("review", String, nullable=False),
    Column("body", Text, nullable=False),
)

# What level, audience and codes leave to an agency; ``*`` is everybody who is not named.
terms_audience = Table(
    "terms_audience",
    FACTS,
    Column("terms", ForeignKey("terms.id"), primary_key=True),
    Column("agency", String, primary_key=True),
    Column("rank", Integer, nullable=False),
)

terms_grant = Table(
    "terms_grant",
    FACTS,
    Column("terms", ForeignKey("terms.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("agency", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("purpose", String, nullable=False),
    # The first second in which it no longer holds.
    Column("until", String, nullable=False),
    # "" : for everybody of the agency.
    Column("user", String, nullable=False),
    # "" : given by the originator.
    Column("opening", String, nullable=False),
)

# The terms that stand for each record now.
holding = Table(
    "holding",
    IN_FORCE,
    Column("record", String, primary_key=True),
    Column("originator", String, nullable=False),
    Column("terms", String, nullable=False),
    # 1: not the terms the record came with.
    Column("changed", Integer, nullable=False),
    sqlite_with_rowid=False,
)

terms_change = Table(
    "terms_change",
    FACTS,
    Column("id", String, primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    # A record or a contribution.
    Column("target", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

given = Table(
    "given",
    FACTS,
    Column("id", String, primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("record", String, nullable=False, index=True),
    Column("agency", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

given_end = Table(
    "given_end",
    FACTS,
    Column("given", ForeignKey("given.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What one person asks to be opened in an emergency; a second person opens it.
opening_ask = Table(
    "opening_ask",
    FACTS,
    Column("id", String, primary_key=True),
    Column("agency", String, nullable=False, index=True),
    Column("user", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

opening = Table(
    "opening",
    FACTS,
    Column("ask", ForeignKey("opening_ask.id"), primary_key=True),
    Column("second", String, nullable=False),
    Column("until", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# The originators' alarm about an opening, one row each, until somebody of theirs has read it.
opening_alarm = Table(
    "opening_alarm",
    FACTS,
    Column("id", String, primary_key=True),
    Column("opening", ForeignKey("opening.ask"), nullable=False),
    Column("agency", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

opening_read = Table(
    "opening_read",
    FACTS,
    Column("alarm", ForeignKey("opening_alarm.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
)

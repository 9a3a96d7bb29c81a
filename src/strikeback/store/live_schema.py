"""Tables of live collections: records that are matched as they arrive.

They are a third kind beside facts and derivations: what a collection has computed is kept up to date by
every change and survives a release, as a batch run over millions of records is too much for an update.
Decisions, their undoing and the outbox are appended only.
"""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

from strikeback.store.schema import NAMING

LIVE: Final = MetaData(naming_convention=NAMING)
_ID = String().with_variant(String(collation="C"), "postgresql")
"""Compared as the code compares ids."""
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

collection = Table(
    "live_collection",
    LIVE,
    Column("number", _NUMBER, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("spec", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("id_column", String, nullable=False),
    # Names of the tables that records came from, in the order of their numbers, as JSON.
    Column("tables", Text, nullable=False),
    Column("made", String, nullable=False),
)

record = Table(
    "live_record",
    LIVE,
    Column("number", _NUMBER, primary_key=True),
    Column("collection", ForeignKey("live_collection.number"), nullable=False),
    Column("id", String, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("source", Integer, nullable=False),
    Column("cells", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("component", BigInteger, nullable=False),
    Column("head", BigInteger, nullable=False),
    # Digest of all cells, 0 where copies are never set aside.
    Column("twin", BigInteger, nullable=False, server_default=text("0")),
    Index("uq_live_record_id", "collection", "id", unique=True),
    Index("ix_live_record_twin", "collection", "twin"),
    Index("ix_live_record_component", "component", sqlite_where=text("component <> number")),
    Index("ix_live_record_head", "head", sqlite_where=text("head <> number")),
)

value = Table(
    "live_value",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

holder = Table(
    "live_holder",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("record", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

block = Table(
    "live_block",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("record", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Every kept pair twice, once from each side; ``one`` and ``other`` are numbers of records of one collection.
pair = Table(
    "live_pair",
    LIVE,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False),
    Column("bits", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# A record that another one, equal cell for cell, stands for. ``spoken``: a decision is about it.
copy = Table(
    "live_copy",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("id", _ID, primary_key=True),
    Column("source", Integer, nullable=False),
    Column("twin", BigInteger, nullable=False),
    Column("spoken", Integer, nullable=False),
    Index("ix_live_copy_twin", "collection", "twin", "spoken", "id"),
    sqlite_with_rowid=False,
)

# What the rule of copies asks (``linking/live/copies.py``), from the first time that many equal records met;
# an empty text: it is still to be counted.
spread = Table(
    "live_spread",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)

# How many distinct records hold a text in a column.
cell = Table(
    "live_cell",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("cell", BigInteger, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Records that occur often, by the columns in which they hold something.
group = Table(
    "live_group",
    LIVE,
    Column("collection", Integer, primary_key=True, autoincrement=False),
    Column("twin", BigInteger, primary_key=True, autoincrement=False),
    Column("shape", Text, nullable=False),
    sqlite_with_rowid=False,
)

decision = Table(
    "live_decision",
    LIVE,
    Column("number", _NUMBER, primary_key=True),
    Column("collection", ForeignKey("live_collection.number"), nullable=False),
    Column("id", String, nullable=False, unique=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_live_decision_left", "collection", "left"),
    Index("ix_live_decision_right", "collection", "right"),
)

undo = Table(
    "live_undo",
    LIVE,
    Column("decision", ForeignKey("live_decision.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What became of which entity, in the order in which it happened: other rooms read on from where they were.
outbox = Table(
    "live_outbox",
    LIVE,
    Column("number", _NUMBER, primary_key=True),
    Column("collection", ForeignKey("live_collection.number"), nullable=False, index=True),
    Column("cause", String, nullable=False),
    Column("entity", String, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
)

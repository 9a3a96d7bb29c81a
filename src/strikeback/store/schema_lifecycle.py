"""Tables of what happens to facts after they came: withdrawn, corrected, held, erased, certified."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from strikeback.store.schema import FACTS

withdrawn_record = Table(
    "withdrawn_record",
    FACTS,
    Column("record", String, primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

correction = Table(
    "correction",
    FACTS,
    Column("id", String, primary_key=True),
    Column("old", String, nullable=False, index=True),
    Column("new", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

hold = Table(
    "hold",
    FACTS,
    Column("id", String, primary_key=True),
    Column("object", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

hold_release = Table(
    "hold_release",
    FACTS,
    Column("id", String, primary_key=True),
    Column("hold", ForeignKey("hold.id"), nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

erasure = Table(
    "erasure",
    FACTS,
    Column("id", String, primary_key=True),
    Column("object", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# That an erasure's reason was stated: the reason itself stands apart, where an erasure can take it.
erasure_reason = Table(
    "erasure_reason",
    FACTS,
    Column("id", ForeignKey("erasure.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)

# Everything that an erasure took away, by id; rows of facts named here may be deleted, no others.
erased = Table(
    "erased",
    FACTS,
    Column("object", String, primary_key=True),
    Column("erasure", ForeignKey("erasure.id"), nullable=False),
)

# What is left of an erased record: its place in the file and a digest that its salt took the meaning from.
tombstone = Table(
    "tombstone",
    FACTS,
    Column("record", String, primary_key=True),
    Column("contribution", String, nullable=False, index=True),
    Column("place", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

notice = Table(
    "notice",
    FACTS,
    Column("id", String, primary_key=True),
    Column("object", String, nullable=False, index=True),
    Column("recipient", String, nullable=False, index=True),
    Column("due", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

certificate = Table(
    "certificate",
    FACTS,
    Column("id", String, primary_key=True),
    Column("notice", ForeignKey("notice.id"), nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

retention_run = Table(
    "retention_run",
    FACTS,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

renewal = Table(
    "renewal",
    FACTS,
    Column("id", String, primary_key=True),
    Column("object", String, nullable=False, index=True),
    Column("until", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

concern = Table(
    "concern",
    FACTS,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

concern_answer = Table(
    "concern_answer",
    FACTS,
    Column("id", String, primary_key=True),
    Column("concern", ForeignKey("concern.id"), nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# One person asks; another one of the agency agrees, or the ask is taken back.
erasure_ask = Table(
    "erasure_ask",
    FACTS,
    Column("id", String, primary_key=True),
    Column("object", String, nullable=False, index=True),
    Column("agency", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

erasure_ask_end = Table(
    "erasure_ask_end",
    FACTS,
    Column("ask", ForeignKey("erasure_ask.id"), primary_key=True),
    Column("outcome", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)

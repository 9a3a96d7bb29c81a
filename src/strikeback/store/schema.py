"""Every table, in two kinds that are never mixed.

**Facts** are appended and never edited; their layout changes by Alembic migrations only.
**Derivations** are computed from facts; they carry no migration, because they may be dropped and
built again at any time. ``LAYOUT`` names their present form: a store with another one gets them
anew, empty.

Texts that hold a whole frozen record are JSON made by msgspec (columns named ``body``).
"""

from hashlib import sha256
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import CreateIndex, CreateTable

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

FACTS: Final = MetaData(naming_convention=NAMING)
DERIVED: Final = MetaData(naming_convention=NAMING)

_SEQUENCE = BigInteger().with_variant(Integer, "sqlite")

setting = Table(
    "setting",
    FACTS,
    Column("key", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

agency = Table(
    "agency",
    FACTS,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("added", String, nullable=False),
)

contribution = Table(
    "contribution",
    FACTS,
    Column("id", String, primary_key=True),
    Column("originator", ForeignKey("agency.id"), nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("digest", String, nullable=False, index=True),
    Column("received", String, nullable=False),
    Column("body", Text, nullable=False),
)

withdrawal = Table(
    "withdrawal",
    FACTS,
    Column("contribution", ForeignKey("contribution.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# The contribution's row, which holds the counts, is written last: hence the deferred keys.
record = Table(
    "record",
    FACTS,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column(
        "contribution",
        ForeignKey("contribution.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("report", String, index=True),
    Column("body", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
)

refusal = Table(
    "refusal",
    FACTS,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column(
        "contribution",
        ForeignKey("contribution.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    Column("reason", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("locator", Text, nullable=False),
)

decision = Table(
    "decision",
    FACTS,
    Column("id", String, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

undo = Table(
    "undo",
    FACTS,
    Column("id", String, primary_key=True),
    Column("decision", ForeignKey("decision.id"), nullable=False),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    UniqueConstraint("decision"),
)

acknowledgement = Table(
    "acknowledgement",
    FACTS,
    Column("id", String, primary_key=True),
    Column("alert", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
)

claim = Table(
    "claim",
    FACTS,
    Column("id", String, primary_key=True),
    Column("agency", ForeignKey("agency.id"), nullable=False),
    Column("lead", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

claim_release = Table(
    "claim_release",
    FACTS,
    Column("id", String, primary_key=True),
    Column("claim", ForeignKey("claim.id"), nullable=False),
    Column("by", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
    UniqueConstraint("claim"),
)

# The order in which people acted decides which audit is the newest and which answer is the last.
audit = Table(
    "audit",
    FACTS,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("role", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

audit_answer = Table(
    "audit_answer",
    FACTS,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("audit", ForeignKey("audit.id"), nullable=False, index=True),
    Column("record", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# The log of custody (custody/log.py). Numbers count from 0; only bodies can ever be deleted.
log_entry = Table(
    "log_entry",
    FACTS,
    Column("number", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("object", String, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    # With the number: the newest entry about an object is found however many there are.
    Index("ix_log_entry_object", "object", "number"),
)

# The hash of every full tile, as an entry of the level above.
log_node = Table(
    "log_node",
    FACTS,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("place", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)

log_head = Table(
    "log_head",
    FACTS,
    Column("number", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False, unique=True),
    Column("root", LargeBinary, nullable=False),
    Column("peaks", LargeBinary, nullable=False),
    Column("checkpoint", LargeBinary, nullable=False),
)

# Salt and body of an entry, outside of the tree so that they can be erased.
log_body = Table(
    "log_body",
    FACTS,
    Column("number", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    # ``kind:key`` of the fact's row that is the body; "" when the body stands here.
    Column("ref", String, nullable=False, index=True),
    Column("body", LargeBinary),
)

state = Table(
    "derivation",
    DERIVED,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

# What was derived for whom: the names of an agency's two scopes, for one purpose.
# ``seen``: told at summary or more, and its own. ``known``: those told as hits besides.
viewpoint = Table(
    "viewpoint",
    DERIVED,
    Column("agency", String, primary_key=True),
    Column("purpose", String, primary_key=True),
    Column("seen", String, nullable=False),
    Column("known", String, nullable=False),
)

# Every combination of terms and originator that a scope holds records of, without some fields.
scope_part = Table(
    "scope_part",
    DERIVED,
    Column("scope", String, primary_key=True),
    Column("originator", String, primary_key=True),
    Column("terms", String, primary_key=True),
    Column("body", Text, nullable=False),
)

triaged = Table("triaged", DERIVED, Column("contribution", String, primary_key=True))

selector = Table(
    "selector",
    DERIVED,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("record", String, primary_key=True),
    # Field or message the selector was found in; "" when the source states it apart.
    Column("place", String, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("linkable", Integer, nullable=False),
    Index("ix_selector_record", "record"),
)


def _scope() -> Column[str]:
    """Whose knowledge a row was computed from; "" is everything (decision 0008)."""
    return Column("scope", String, primary_key=True)


# What a person may type to find a record: readings of names, report numbers, bare handles.
term = Table(
    "term",
    DERIVED,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("record", String, primary_key=True),
)

link = Table(
    "link",
    DERIVED,
    _scope(),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("bits", Float, nullable=False),
    # 1: the pair was scored and not joined; what a person may be asked to judge.
    Column("doubtful", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_link_scope_left", "scope", "left"),
    Index("ix_link_scope_right", "scope", "right"),
)

entity = Table(
    "entity",
    DERIVED,
    _scope(),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

member = Table(
    "member",
    DERIVED,
    _scope(),
    Column("entity", String, primary_key=True),
    Column("member", String, primary_key=True),
    Index("ix_member_scope_member", "scope", "member"),
)

redirect = Table(
    "redirect",
    DERIVED,
    _scope(),
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False),
)

assessment = Table(
    "assessment",
    DERIVED,
    Column("report", String, primary_key=True),
    Column("band", String, nullable=False),
    Column("body", Text, nullable=False),
)

# What each assessment was made on, those without a result included: unchanged, it is used again.
assessed = Table(
    "assessed",
    DERIVED,
    Column("report", String, primary_key=True),
    Column("inputs", String, nullable=False),
)

alert = Table(
    "alert",
    DERIVED,
    Column("id", String, primary_key=True),
    Column("band", String, nullable=False),
    Column("agency", String, nullable=False),
    Column("report", String, nullable=False, index=True),
    Column("due", String, nullable=False),
    Column("body", Text, nullable=False),
    # The order in which an agency reads them.
    Index("ix_alert_agency_place", "agency", "band", "due", "id"),
)

lead = Table(
    "lead",
    DERIVED,
    _scope(),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("agency", String, nullable=False, index=True),
    Column("bits", Float, nullable=False),
    Column("body", Text, nullable=False),
)

estimate = Table(
    "estimate",
    DERIVED,
    _scope(),
    Column("role", String, primary_key=True),
    Column("body", Text, nullable=False),
)

RESULTS: Final = (
    *(selector, term, link, entity, member, redirect, assessment, alert, lead, estimate),
    *(viewpoint, scope_part),
)
"""The derivations that ``rebuild`` compares; the other derived tables are book-keeping."""


def _layout() -> str:
    """Digest of the derived tables' definitions."""
    digest = sha256()
    for table in DERIVED.sorted_tables:
        digest.update(str(CreateTable(table)).encode())
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            digest.update(str(CreateIndex(index)).encode())
    return digest.hexdigest()[:16]


LAYOUT: Final = _layout()

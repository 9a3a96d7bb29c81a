"""Tables of requests between agencies: what was asked, answered, given, and by which rule. All facts."""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from strikeback.store.schema import FACTS

request = Table(
    "request",
    FACTS,
    Column("id", String, primary_key=True),
    Column("asker", String, nullable=False, index=True),
    Column("owner", String, nullable=False, index=True),
    Column("record", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

request_reply = Table(
    "request_reply",
    FACTS,
    Column("request", ForeignKey("request.id"), primary_key=True),
    Column("outcome", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

request_withdrawal = Table(
    "request_withdrawal",
    FACTS,
    Column("request", ForeignKey("request.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# The owner takes back what was granted.
request_end = Table(
    "request_end",
    FACTS,
    Column("request", ForeignKey("request.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

disclosure = Table(
    "disclosure",
    FACTS,
    Column("id", String, primary_key=True),
    Column("request", ForeignKey("request.id"), nullable=False, index=True),
    Column("record", String, nullable=False, index=True),
    Column("receiver", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

answer_rule = Table(
    "answer_rule",
    FACTS,
    Column("id", String, primary_key=True),
    Column("agency", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

answer_rule_end = Table(
    "answer_rule_end",
    FACTS,
    Column("rule", ForeignKey("answer_rule.id"), primary_key=True),
    Column("by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

"""Where the bodies of entries stand that are rows of facts themselves."""

from typing import Final

from strikeback.custody.entry import Kind
from strikeback.store import (
    live_schema,
    schema,
    schema_lifecycle,
    schema_peers,
    schema_people,
    schema_requests,
    schema_terms,
)

HOMES: Final = {
    Kind.AGENCY: schema.agency,
    Kind.CONTRIBUTION: schema.contribution,
    Kind.WITHDRAWAL: schema.withdrawal,
    Kind.DECISION: schema.decision,
    Kind.UNDO: schema.undo,
    Kind.ACKNOWLEDGEMENT: schema.acknowledgement,
    Kind.CLAIM: schema.claim,
    Kind.CLAIM_RELEASE: schema.claim_release,
    Kind.AUDIT: schema.audit,
    Kind.AUDIT_ANSWER: schema.audit_answer,
    Kind.LIVE_DECISION: live_schema.decision,
    Kind.LIVE_UNDO: live_schema.undo,
    Kind.USER: schema_people.user_event,
    Kind.TERMS_CHANGE: schema_terms.terms_change,
    Kind.GRANT: schema_terms.given,
    Kind.GRANT_END: schema_terms.given_end,
    Kind.OPENING_ASK: schema_terms.opening_ask,
    Kind.OPENING: schema_terms.opening,
    Kind.OPENING_ALARM: schema_terms.opening_alarm,
    Kind.OPENING_READ: schema_terms.opening_read,
    Kind.REQUEST: schema_requests.request,
    Kind.ANSWER: schema_requests.request_reply,
    Kind.REQUEST_WITHDRAWAL: schema_requests.request_withdrawal,
    Kind.REQUEST_END: schema_requests.request_end,
    Kind.DISCLOSURE: schema_requests.disclosure,
    Kind.ANSWER_RULE: schema_requests.answer_rule,
    Kind.ANSWER_RULE_END: schema_requests.answer_rule_end,
    Kind.RECORD_WITHDRAWAL: schema_lifecycle.withdrawn_record,
    Kind.CORRECTION: schema_lifecycle.correction,
    Kind.HOLD: schema_lifecycle.hold,
    Kind.HOLD_RELEASE: schema_lifecycle.hold_release,
    Kind.ERASURE_ASK: schema_lifecycle.erasure_ask,
    Kind.ERASURE_ASK_END: schema_lifecycle.erasure_ask_end,
    Kind.ERASURE_REASON: schema_lifecycle.erasure_reason,
    Kind.NOTICE: schema_lifecycle.notice,
    Kind.PEER: schema_peers.peer,
    Kind.PACKAGE_SENT: schema_peers.sent,
    Kind.PACKAGE_CAME: schema_peers.came,
    Kind.BLIND_QUESTION: schema_peers.blind_question,
    Kind.BLIND_ANSWER: schema_peers.blind_answer,
    Kind.CERTIFICATE: schema_lifecycle.certificate,
    Kind.RETENTION_RUN: schema_lifecycle.retention_run,
    Kind.RENEWAL: schema_lifecycle.renewal,
    Kind.CONCERN: schema_lifecycle.concern,
    Kind.CONCERN_ANSWER: schema_lifecycle.concern_answer,
}
"""The tables whose rows are the bodies of a kind of entry."""

WORDED: Final = frozenset(
    {
        Kind.REQUEST, Kind.ANSWER, Kind.REQUEST_WITHDRAWAL, Kind.REQUEST_END, Kind.GRANT_END,
        Kind.DECISION, Kind.UNDO, Kind.CLAIM, Kind.CLAIM_RELEASE,
        Kind.OPENING_ASK, Kind.OPENING_ALARM, Kind.OPENING_READ,
        Kind.WITHDRAWAL, Kind.RECORD_WITHDRAWAL, Kind.CORRECTION, Kind.HOLD, Kind.HOLD_RELEASE,
        Kind.ERASURE_REASON, Kind.ERASURE_ASK, Kind.RENEWAL, Kind.CONCERN_ANSWER,
        Kind.TERMS_CHANGE, Kind.ANSWER_RULE_END,
    }
)  # fmt: skip
"""Kinds whose words stand apart (``store/words.py``)."""

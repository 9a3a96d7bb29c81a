"""Rule ids and reasons in plain words, for people who read lists and pages."""

import re
from typing import Final

_RULES: Final = {
    "selfharm": "self-harm",
    "missing": "missing",
    "published": "publication begun",
    "threat": "threat to publish",
    "deadline.under_6h": "deadline under 6 hours",
    "deadline.short": "deadline under 6 hours",
    "deadline.today": "deadline today",
    "deadline.up": "deadline passed",
    "deadline": "deadline set",
    "age.under_13": "child under 13",
    "age.unknown": "age unknown",
    "age": "minor",
    "ongoing.meeting": "meeting arranged",
    "ongoing": "abuse going on",
    "meeting": "meeting demanded",
    "vulnerable": "vulnerable person",
    "paying": "keeps paying",
    "payment": "keeps paying",
    "repeated": "blackmailed again",
    "sadistic": "sadistic coercion",
    "reporter": "reporter escalates",
    "language": "language not covered: read it",
    "triage": "rules failed: read it",
}
"""The beginning of a rule id, and what it means; the longest beginning decides."""

_FIELDS: Final = {
    "account": "same account",
    "profile url": "same profile",
    "handle": "same handle",
    "email": "same e-mail",
    "phone": "same phone",
    "name": "names agree",
    "birth date": "birth dates agree",
    "wallet": "same wallet",
    "iban": "same bank account",
    "bank account": "same bank account",
    "ewallet": "same e-wallet",
    "ip": "same address",
    "payment": "same payment",
    "victim": "same victim",
    "offender": "same offender",
    "time": "close in time",
    "narrative": "words agree",
    "number": "same report number",
}
_NOTE: Final = re.compile(r"\((.*)\)$")
_SEEN: Final = re.compile(r"seen in (\d[\d,]*) cases")


def rule_words(rule: str) -> str:
    """Return what a triage rule found: ``selfharm.wish.zh`` is ``self-harm``."""
    parts = rule.split(".")
    starts = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_RULES[start] for start in starts if start in _RULES), parts[0].replace("_", " "))


def reason_words(reason: str) -> str:
    """Return a lead's reason line without its arithmetic.

    ``account: +30.0 bits (seen in 3 cases; 1,613 reports)`` is ``same account (seen in 3 cases)``.
    """
    field = reason.partition(":")[0]
    noted = _NOTE.search(reason)
    note = noted.group(1) if noted else ""
    seen = _SEEN.search(note)
    if field == "context" and note:
        return note
    words = _FIELDS.get(field, field)
    return f"{words} (in {seen.group(1)} cases)" if seen else words

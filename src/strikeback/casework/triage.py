"""Safeguarding triage: the most urgent thing any rule finds in a report, with the words that say so.

Maximum, never a sum; a missing field lowers nothing; an unknown age counts as a minor; nothing is closed
or accused automatically. Criteria and times: reference/domain.md section 7 and names-and-text.md section 6,
a proposal to be agreed with users, not a published standard.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from strikeback.casework.rules_fields import field_reasons, minor
from strikeback.casework.rules_input import CaseFacts, CaseText
from strikeback.casework.rules_texts import Fired, text_reasons
from strikeback.casework.rules_times import ROUTINE
from strikeback.model.casework import Assessment, Band, TriageReason

__all__ = ["RULES_VERSION", "CaseFacts", "CaseText", "assess"]

RULES_VERSION: Final = "triage/11"
"""Changes with every rule, so that an old assessment can be told from a new one."""


def assess(report_id: str, texts: Sequence[CaseText], facts: CaseFacts, *, received: datetime) -> Assessment:
    """Return the band of one report, its reasons and the minutes until somebody must acknowledge it.

    Args:
        report_id: Record id of the report or conversation.
        texts: Everything written about or in the case; all languages' rules run on each.
        facts: What its records state apart from texts; every field may be missing.
        received: Aware time at which the report was taken in. Ages are counted to it; a deadline
            that texts state is live from it on, because nobody has answered it yet.
    """
    fired = [
        Fired(rule=rule, band=band, minutes=minutes) for rule, band, minutes in field_reasons(facts, received)
    ]
    fired += text_reasons(texts, minor=minor(facts, received))
    unique = sorted(set(fired), key=_order)
    band = min((one.band for one in unique), default=Band.P3)
    return Assessment(
        report=report_id,
        band=band,
        reasons=tuple(_reason(one) for one in unique),
        minutes=min((one.minutes for one in unique), default=ROUTINE),
        review=any(one.review for one in unique),
    )


def _order(one: Fired) -> tuple[str, int, str, int, int, str, str]:
    return (one.band.value, one.minutes, one.record, one.start, one.end, one.rule, one.language)


def _reason(one: Fired) -> TriageReason:
    return TriageReason(
        rule=one.rule,
        band=one.band,
        quote=one.quote,
        record=one.record,
        start=one.start,
        end=one.end,
        language=one.language,
        review=one.review,
        version=RULES_VERSION,
    )

"""The one policy: how much of a record somebody is told.

Own agency: everything. Others: nothing, unless the terms reach them; then the stated level, and whatever
codes, purpose, review date and withheld fields leave of it. Duties without content (auditor, administrator)
see no content at all, their own agency's included. What an originator grants to one agency, or two people
open in an emergency, stands in the terms in force as a ``Grant``.

``store/terms.py:visible`` says the same as SQL.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import CONTENT_DUTIES, Viewer
from strikeback.sharing.codes import parse_code
from strikeback.sharing.purposes import ceiling, common, normal

ORDER: Final = (Level.NOTHING, Level.HIT, Level.SUMMARY, Level.FULL)
RANK: Final = {level: rank for rank, level in enumerate(ORDER)}
ANYONE: Final = "*"
BEGINNING: Final = "0001-01-01T00:00:00Z"
"""``Viewer.now`` of derivations: they do not depend on the clock; who looks at them is asked again."""

END: Final = "9999-12-31T23:59:59"
LAST_DAY: Final = END[:10]
LONG_AGO: Final = "0000-00-00"

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z")


def allow(viewer: Viewer, originator: str, handling: Handling, field: str = "") -> Level:
    """Return how much ``viewer`` is told of a record, or of one of its fields.

    Args:
        viewer: Who looks, when and what for.
        originator: The agency that gave the record.
        handling: The terms in force.
        field: ``narrative``, ``person.names``, ``selectors.phone``; empty: the record.
    """
    if not sees_content(viewer):
        return Level.NOTHING
    if viewer.agency == originator:
        return Level.FULL
    told = _by_terms(viewer, handling, field)
    for grant in handling.grants:
        if grant.agency == viewer.agency:
            told = stronger(told, _by_grant(viewer, handling, grant, field))
    return told


def sees_content(viewer: Viewer) -> bool:
    """Tell whether anything at all may be shown to this viewer."""
    return viewer.agency not in {"", ANYONE} and not CONTENT_DUTIES.isdisjoint(viewer.duties)


def weaker(left: Level, right: Level) -> Level:
    """Return the level that tells less."""
    return left if RANK[left] <= RANK[right] else right


def stronger(left: Level, right: Level) -> Level:
    """Return the level that tells more."""
    return left if RANK[left] >= RANK[right] else right


def ceilings(codes: tuple[str, ...]) -> tuple[Level, Level]:
    """Return the most these codes leave to agencies reached by ``*``, and to those named."""
    return _ceilings(codes) if codes else (Level.FULL, Level.FULL)


@lru_cache(maxsize=4096)
def _ceilings(codes: tuple[str, ...]) -> tuple[Level, Level]:
    reached = named = Level.FULL
    for code in map(parse_code, codes):
        reached, named = weaker(reached, code.reached), weaker(named, code.named)
    return reached, named


def for_agency(handling: Handling, agency: str) -> Level:
    """Return what level, audience and codes leave to an agency, ``*`` standing for those not named."""
    reached, named = ceilings(handling.codes)
    if agency in handling.audience and agency != ANYONE:
        return weaker(handling.level, named)
    return weaker(handling.level, reached) if ANYONE in handling.audience else Level.NOTHING


@lru_cache(maxsize=4096)
def last_day(review: str) -> str:
    """Return the last day on which terms are told to others: an ISO date that sorts as text.

    Without a review date: the last of all days. What is no date has passed.
    """
    if not review:
        return LAST_DAY
    try:
        valid = _DAY.fullmatch(review) and date.fromisoformat(review)
    except ValueError:
        valid = None
    return review if valid else LONG_AGO


@lru_cache(maxsize=4096)
def second_of(text: str, otherwise: str) -> str:
    """Return a moment as sortable text of 19 characters; ``otherwise`` for "" ; what is none: long ago."""
    if not text:
        return otherwise
    match = _MOMENT.fullmatch(text)
    return match[1] if match else LONG_AGO + "T00:00:00"


def now_of(viewer: Viewer) -> str:
    """Return the viewer's present as sortable text; unknown: the end of all days."""
    match = _MOMENT.fullmatch(viewer.now)
    return match[1] if match else END


def names(fields: Iterable[str], field: str) -> bool:
    """Tell whether a list of fields names ``field`` or something it is part of.

    ``narrative`` and ``report`` name ``report.narrative``; ``selectors`` names ``selectors.phone``.
    """
    asked = f".{field.strip().lower()}."
    return any(f".{one.strip().lower()}." in asked for one in fields if one.strip())


def touches(fields: Iterable[str], field: str) -> bool:
    """Tell whether a list of fields names ``field``, something it is part of, or a part of it."""
    asked = f".{field.strip().lower()}."
    paths = [f".{one.strip().lower()}." for one in fields if one.strip()]
    return any(path in asked or asked in path for path in paths)


def without_grants(handling: Handling) -> Handling:
    """Return terms as their originator states them, for files and other hubs."""
    return handling if not handling.grants else _copy(handling)


def _copy(handling: Handling) -> Handling:
    return Handling(
        level=handling.level,
        audience=handling.audience,
        codes=handling.codes,
        purpose=handling.purpose,
        review=handling.review,
        withheld=handling.withheld,
    )


def _by_terms(viewer: Viewer, handling: Handling, field: str) -> Level:
    """Return what is told without any grant."""
    if _reviewed_before(viewer, handling) or (field and touches(handling.withheld, field)):
        return Level.NOTHING
    told = for_agency(handling, viewer.agency)
    return told if told is Level.NOTHING else weaker(told, ceiling(viewer.purpose, handling.purpose))


def _by_grant(viewer: Viewer, handling: Handling, grant: Grant, field: str) -> Level:
    """Return what a grant to the viewer's agency tells."""
    if field and (not names(grant.fields, field) if grant.fields else touches(handling.withheld, field)):
        return Level.NOTHING
    if second_of(grant.until, END) <= now_of(viewer) or (grant.user and grant.user != viewer.user):
        return Level.NOTHING
    if grant.opening:
        return grant.level if grant.opening == viewer.broken else Level.NOTHING
    if _reviewed_before(viewer, handling):
        return Level.NOTHING
    return weaker(grant.level, ceiling(viewer.purpose, grant.purpose))


def _reviewed_before(viewer: Viewer, handling: Handling) -> bool:
    """Tell whether the review date has passed, or nobody knows whether it has."""
    return bool(handling.review) and last_day(handling.review) < now_of(viewer)[:10]


def strictest(handlings: Iterable[Handling]) -> Handling:
    """Return the terms a value derived from records with these terms must carry.

    Level: the lowest, after the codes of terms that name nobody. Audience: those named by all (``*`` gives
    way to names). Codes and withheld fields: all of them. Purpose: one that opens no more than each. Review:
    the earliest. Grants are for single records and do not travel. Without any terms nothing may be told.
    """
    terms = list(handlings)
    if not terms:
        return Handling(level=Level.NOTHING, audience=())
    named = [frozenset(term.audience) for term in terms if ANYONE not in term.audience]
    return Handling(
        level=min((_general_level(term) for term in terms), key=ORDER.index),
        audience=tuple(sorted(frozenset.intersection(*named))) if named else (ANYONE,),
        codes=tuple(sorted({code for term in terms for code in term.codes})),
        purpose=common(frozenset(normal(term.purpose) for term in terms)),
        review=min((term.review for term in terms if term.review), key=last_day, default=""),
        withheld=tuple(sorted({field for term in terms for field in term.withheld})),
    )


def _general_level(term: Handling) -> Level:
    return weaker(term.level, ceilings(term.codes)[0]) if ANYONE in term.audience else term.level

"""The free texts inside records, and the identifiers found in them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from strikeback.model.bodies import Account, Conversation, Exhibit, Payment, Report
from strikeback.model.record import Agency, Record
from strikeback.model.selector import Selector
from strikeback.selectors.text.extract import extract
from strikeback.selectors.text.finding import Finding

Found = tuple[str, Finding]
"""Where in the record (``narrative``, ``messages/3`` ...), and what."""

_CACHED: Final = 20_000
_LEAST: Final = 5
"""Shortest text that can hold an identifier."""


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield place and text of every free text a record holds."""
    body = record.body
    if isinstance(body, Report):
        yield "narrative", body.narrative
    elif isinstance(body, Conversation):
        for number, message in enumerate(body.messages):
            yield f"messages/{number}", message.text
    elif isinstance(body, Account):
        yield "bio", body.bio
    elif isinstance(body, Payment):
        yield "purpose", body.purpose
    elif isinstance(body, Exhibit):
        yield "description", body.description


def regions(records: Sequence[Record], agencies: Mapping[str, Agency]) -> dict[str, str]:
    """Return whose dialling habit and currency the texts of each record follow, by record id.

    The originator's country; for originators without one the country the report states.
    """
    stated = {r.id: r.body.country for r in records if isinstance(r.body, Report)}
    homes = {identity: agency.country for identity, agency in agencies.items()}
    return {r.id: homes.get(r.originator, "") or stated.get(r.report or "", "") for r in records}


def find_in_texts(record: Record, region: str, key: bytes) -> tuple[Found, ...]:
    """Return what the texts of a record hold, in the order of the record."""
    language = record.body.language if isinstance(record.body, Report) else ""
    return tuple(
        (place, finding)
        for place, text in texts_of(record)
        if len(text) >= _LEAST
        for finding in _extract(text, region, language, key)
    )


@lru_cache(maxsize=_CACHED)
def _extract(text: str, region: str, language: str, key: bytes) -> tuple[Finding, ...]:
    """Extract once per distinct text: scripts are copied between victims."""
    return extract(text, region=region, language=language, key=key)


def selectors_for_linking(found: Sequence[Found]) -> tuple[Selector, ...]:
    """Return the distinct selectors of findings that the words before do not deny."""
    distinct: dict[tuple[str, str], Selector] = {}
    for _, finding in found:
        if finding.selector is not None and not finding.negated:
            distinct.setdefault((finding.selector.kind.value, finding.selector.value), finding.selector)
    return tuple(distinct.values())

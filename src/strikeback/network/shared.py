"""What the cases of different offenders have in common: payees, instruments, identifiers, addresses.

None of it makes two offenders one person; together it says that they may work together. A thing that
very many share says little, therefore each counts 1 / (number who share it - 1), and nothing beyond a limit.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from strikeback.model.bodies import Capture, Instrument, Person
from strikeback.model.links import LinkKind
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Role
from strikeback.model.selector import SelectorKind
from strikeback.network.state import LinkedState

Key = tuple[str, str]
"""Kind of thing and its text."""

WEIGHTS: Final = {"address": 6.0, "payee": 4.0, "instrument": 4.0, "identifier": 3.0}
"""Judgement: a roof binds most, then money, then an identifier. Personas are sold and copied between
groups: measured on made-up operations they lowered precision and added nothing."""
LIMITS: Final = {"address": 60, "payee": 12, "instrument": 12, "identifier": 8}
"""Offenders beyond which the thing is a carrier's, a counter's, or a helpline's."""


def shared_between_suspects(linked: LinkedState, records: Sequence[Record]) -> dict[Key, float]:
    """Return weights between pairs of suspects' entity ids, the smaller id first.

    Args:
        linked: Result of linking.
        records: The records it was made from.
    """
    by_report = _suspects_of_reports(linked, records)
    sharers: dict[Key, set[str]] = defaultdict(set)
    innocent: set[Key] = set()
    for record in records:
        for key in _things(linked, record):
            sharers[key].update(by_report.get(record.report or "", ()))
        if isinstance(record.body, Capture):
            _note_addresses(record, by_report, sharers, innocent)
    _note_links(linked, records, by_report, sharers)
    edges: dict[Key, float] = defaultdict(float)
    for key in sorted(sharers.keys() - innocent):
        together = sharers[key]
        if 2 <= len(together) <= LIMITS[key[0]]:
            for pair in combinations(sorted(together), 2):
                edges[pair] += WEIGHTS[key[0]] / (len(together) - 1)
    return dict(edges)


def _suspects_of_reports(linked: LinkedState, records: Iterable[Record]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.role is Role.SUSPECT and record.report and isinstance(record.body, Person):
            entity = linked.entity_of(record.id)
            if entity is not None:
                found[record.report].add(entity.id)
    return found


def _things(linked: LinkedState, record: Record) -> list[Key]:
    """The payee or the instrument that a record of a report names."""
    body = record.body
    if isinstance(body, Instrument):
        entity = linked.entity_of(record.id)
        found: list[Key] = [("instrument", entity.id)] if entity is not None and record.selectors else []
        return found + ([("payee", _folded(body.holder.text))] if body.holder is not None else [])
    if isinstance(body, Person) and record.role in {Role.UNKNOWN, Role.OTHER}:
        return [("payee", _folded(name.text)) for name in body.names if name.kind is NameKind.HOLDER]
    return []


def _folded(name: str) -> str:
    """Words in alphabetical order, so that the order of names does not matter."""
    return " ".join(sorted(name.casefold().replace(",", " ").replace(".", " ").split()))


def _note_addresses(
    record: Record, by_report: dict[str, set[str]], sharers: dict[Key, set[str]], innocent: set[Key]
) -> None:
    """Note who was seen behind a public address; one that a victim uses too is nobody's roof."""
    for selector in record.selectors:
        if selector.kind is not SelectorKind.IP or not selector.linkable:
            continue
        key = ("address", selector.value)
        if record.role is Role.SUSPECT:
            sharers[key].update(by_report.get(record.report or "", ()))
        elif record.role is Role.VICTIM:
            innocent.add(key)


def _note_links(
    linked: LinkedState,
    records: Iterable[Record],
    by_report: dict[str, set[str]],
    sharers: dict[Key, set[str]],
) -> None:
    """Links that touch: one identifier in cases of different offenders."""
    report_of = {record.id: record.report or "" for record in records}
    for link in linked.links:
        if link.kind is LinkKind.SHARED_SELECTOR:
            for end in (link.left, link.right):
                sharers["identifier", link.id].update(by_report.get(report_of.get(end, ""), ()))

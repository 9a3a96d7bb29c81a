"""All records of a run, numbered by id, with who holds which selector and where it was seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from strikeback.linking.handles import is_identifier, is_word_of_an_address, platform_and_name
from strikeback.linking.priors import TEXT_KINDS
from strikeback.linking.stated_handles import stated_handle
from strikeback.model.bodies import Account, Person
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import Selector, SelectorKind

Key = tuple[SelectorKind, str]


class Source(StrEnum):
    """How a selector reached a person; a later member is weaker."""

    OWN = "own"
    ACCOUNT = "account"
    DEVICE = "device"
    MONEY = "money"
    TEXT = "text"


_STRENGTH: Final = {source: rank for rank, source in enumerate(Source)}
_OVER: Final = {
    Relation.HAS_ACCOUNT: Source.ACCOUNT,
    Relation.HAS_DEVICE: Source.DEVICE,
    Relation.HAS_INSTRUMENT: Source.MONEY,
}
OWN_NAMES: Final = frozenset(
    {NameKind.LEGAL, NameKind.ALIAS, NameKind.NICKNAME, NameKind.HOLDER, NameKind.UNKNOWN}
)

FREE_NAMES: Final = frozenset({NameKind.PERSONA, NameKind.DISPLAY, NameKind.UNKNOWN})
"""Kinds of names under which sources write user names."""


@dataclass(frozen=True, slots=True)
class Held:
    """A selector in a person's hands."""

    selector: Selector
    source: Source


@dataclass(slots=True)
class Corpus:
    """Records sorted by id, and their indexes."""

    records: list[Record]
    number: dict[str, int]
    found: Mapping[str, tuple[Selector, ...]]
    unit: list[str] = field(default_factory=list)
    """The case a record belongs to: its report, the exhibit or device it was found on, or itself."""
    held: dict[int, dict[Key, Held]] = field(default_factory=dict)
    """Person record number -> selectors it holds, its strongest source each."""
    holders: dict[Key, list[int]] = field(default_factory=dict)
    """Selector -> person record numbers, ascending."""
    units: dict[Key, set[str]] = field(default_factory=dict)
    """Selector -> case units in which it was seen, texts included."""
    by_kind: dict[str, list[int]] = field(default_factory=dict)
    by_unit: dict[str, list[int]] = field(default_factory=dict)

    def of(self, kind: str) -> list[int]:
        """Return the numbers of the records of a kind, ascending."""
        return self.by_kind.get(kind, [])


def own_names(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names that may be the bearer's own: not personas, not what a platform shows."""
    return tuple(name for name in names if name.kind in OWN_NAMES and name.text.strip())


def selectors_of(record: Record) -> tuple[Selector, ...]:
    """Return a record's stated selectors; an account without any gets them from its body.

    A handle of digits only is the platform's number of the account, written in the wrong field.
    """
    body = record.body
    stated = tuple(as_identifier(selector) for selector in record.selectors)
    if not isinstance(body, Account):
        return stated
    kinds = {selector.kind for selector in stated}
    platform = body.platform.lower() or "?"
    extra = []
    if body.account_id and SelectorKind.ACCOUNT not in kinds:
        value = f"{platform}:{body.account_id}"
        extra.append(Selector(kind=SelectorKind.ACCOUNT, value=value, raw=body.account_id))
    if body.handle and not kinds & {SelectorKind.HANDLE, SelectorKind.ACCOUNT}:
        value = f"{platform}:{body.handle.lower().lstrip('@')}"
        extra.append(as_identifier(Selector(kind=SelectorKind.HANDLE, value=value, raw=body.handle)))
    return stated + tuple(extra)


def as_identifier(selector: Selector) -> Selector:
    """Return an account selector for a handle of digits only, else the selector itself."""
    platform, name = platform_and_name(selector.value)
    if selector.kind is not SelectorKind.HANDLE or not is_identifier(name):
        return selector
    return Selector(
        kind=SelectorKind.ACCOUNT,
        value=f"{platform}:{name}",
        raw=selector.raw,
        valid=selector.valid,
        linkable=selector.linkable,
        notes=selector.notes,
    )


def texts_of(found: Iterable[Selector]) -> Iterable[Selector]:
    """Yield the selectors found in texts that may identify somebody."""
    for selector in map(as_identifier, found):
        name = platform_and_name(selector.value)[1]
        if selector.linkable and not (selector.kind is SelectorKind.HANDLE and is_word_of_an_address(name)):
            yield selector


def build_corpus(records: Sequence[Record], found: Mapping[str, tuple[Selector, ...]]) -> Corpus:
    """Number the records by id (an id given twice counts once) and index their selectors."""
    unique = {record.id: record for record in records}
    ordered = [unique[key] for key in sorted(unique)]
    corpus = Corpus(ordered, {record.id: i for i, record in enumerate(ordered)}, found)
    corpus.unit = [_unit(record, corpus.number) for record in ordered]
    for number, record in enumerate(ordered):
        corpus.by_kind.setdefault(record.kind, []).append(number)
        corpus.by_unit.setdefault(corpus.unit[number], []).append(number)
    stated = [selectors_of(record) for record in ordered]
    _hold(corpus, stated)
    _see(corpus, stated)
    _mention(corpus)
    holders: dict[Key, list[int]] = defaultdict(list)
    for person in corpus.of("person"):
        for key in corpus.held[person]:
            holders[key].append(person)
    corpus.holders = dict(holders)
    return corpus


def _unit(record: Record, number: Mapping[str, int]) -> str:
    if record.report and record.report in number:
        return record.report
    for tie in record.ties:
        if tie.relation is Relation.FOUND_ON and tie.to in number:
            return tie.to
    return record.id


def _hold(corpus: Corpus, stated: Sequence[tuple[Selector, ...]]) -> None:
    """Give every person its own selectors and those of its accounts, devices and instruments."""
    for person in corpus.of("person"):
        inside: dict[Key, Held] = {}
        _take(inside, stated[person], Source.OWN)
        _take(inside, _named_by(corpus.records[person]), Source.OWN)
        for tie in corpus.records[person].ties:
            source = _OVER.get(tie.relation)
            target = corpus.number.get(tie.to)
            if source is not None and target is not None:
                _take(inside, stated[target], source)
        corpus.held[person] = inside
    for exhibit in corpus.of("exhibit"):
        _seized(corpus, stated, exhibit)


def _named_by(record: Record) -> Iterable[Selector]:
    """Yield the user names and numbers that stand where a suspect's name belongs."""
    if record.role is Role.SUSPECT and isinstance(record.body, Person):
        found = (stated_handle(name.text) for name in record.body.names if name.kind in FREE_NAMES)
        yield from (as_identifier(selector) for selector in found if selector is not None)


def _seized(corpus: Corpus, stated: Sequence[tuple[Selector, ...]], exhibit: int) -> None:
    """Give who an exhibit was seized from its numbers and those of its devices."""
    ties = [(tie.relation, corpus.number.get(tie.to, -1)) for tie in corpus.records[exhibit].ties]
    for relation, person in ties:
        if relation is Relation.SEIZED_FROM and person in corpus.held:
            _take(corpus.held[person], stated[exhibit], Source.DEVICE)
            for other, device in ties:
                if other is Relation.HAS_DEVICE and device >= 0:
                    _take(corpus.held[person], stated[device], Source.DEVICE)


def _take(inside: dict[Key, Held], selectors: Iterable[Selector], source: Source) -> None:
    for selector in selectors:
        if not selector.linkable:
            continue
        key = (selector.kind, selector.value)
        old = inside.get(key)
        if old is None or _STRENGTH[source] < _STRENGTH[old.source]:
            inside[key] = Held(selector, source)


def _see(corpus: Corpus, stated: Sequence[tuple[Selector, ...]]) -> None:
    units: dict[Key, set[str]] = defaultdict(set)
    for number, record in enumerate(corpus.records):
        inside = (*stated[number], *_named_by(record), *texts_of(corpus.found.get(record.id, ())))
        for selector in inside:
            if selector.linkable:
                units[selector.kind, selector.value].add(corpus.unit[number])
    corpus.units = dict(units)


def _mention(corpus: Corpus) -> None:
    """Give the only suspect of a report the account, phone and e-mail selectors its texts mention.

    Only those that no victim, witness or reporter anywhere holds: a text names the victim's own too. What has
    not its kind's form only where a source states it for a suspect: user names are written as they are heard.
    """
    others: set[Key] = set()
    stated: set[Key] = set()
    suspects: dict[str, list[int]] = defaultdict(list)
    for person in corpus.of("person"):
        record = corpus.records[person]
        if record.role is Role.SUSPECT:
            suspects[corpus.unit[person]].append(person)
            stated.update(corpus.held[person])
        else:
            others.update(corpus.held[person])
    for number in corpus.of("account"):
        if corpus.records[number].role not in (Role.SUSPECT, Role.UNKNOWN):
            others.update((s.kind, s.value) for s in selectors_of(corpus.records[number]))
    for identity in sorted(corpus.found):
        number = corpus.number.get(identity, -1)
        if number < 0 or len(suspects.get(corpus.unit[number], ())) != 1:
            continue
        person = suspects[corpus.unit[number]][0]
        usable = [
            s
            for s in texts_of(corpus.found[identity])
            if s.kind in TEXT_KINDS and (s.valid or (s.kind, s.value) in stated)
        ]
        _take(corpus.held[person], (s for s in usable if (s.kind, s.value) not in others), Source.TEXT)

"""Accounts, instruments and devices: equal strong identifiers make one thing, contradicting ones never."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from strikeback.linking.cluster import Edge, Grower, star
from strikeback.linking.corpus import Corpus, Key, selectors_of
from strikeback.linking.decisions import Constraints
from strikeback.linking.entity_ids import make_entity
from strikeback.linking.handles import platform_and_name, surprisal
from strikeback.linking.linked import Part, grain, make_link
from strikeback.linking.priors import BASE
from strikeback.model.links import EntityKind, LinkKind, Reason
from strikeback.model.selector import Selector
from strikeback.model.selector import SelectorKind as K

DECIDED_BITS: Final = 40.0
"""What a person's word adds to a link: more than any evidence against it."""
CARELESS_BITS: Final = 20.0
"""Surprisal from which a handle without a platform may be matched with one that has it."""
MIN_DIGITS: Final = 7
"""A bank account number shorter than this says nothing without its bank."""


@dataclass(frozen=True, slots=True)
class ThingKind:
    """How one kind of thing is told apart."""

    entity: EntityKind
    link: LinkKind
    keys: frozenset[K]
    """Selectors that make two records one thing."""
    exclusive: frozenset[K]
    """Selectors of which one thing has one (a phone with two SIMs states both in one record)."""


ACCOUNTS: Final = ThingKind(
    EntityKind.ACCOUNT,
    LinkKind.SAME_ACCOUNT,
    frozenset({K.ACCOUNT, K.HANDLE, K.PROFILE_URL}),
    frozenset({K.ACCOUNT}),
)
INSTRUMENTS: Final = ThingKind(
    EntityKind.INSTRUMENT,
    LinkKind.SAME_INSTRUMENT,
    frozenset({K.IBAN, K.BANK_ACCOUNT, K.CARD, K.WALLET, K.EWALLET, K.REMITTANCE, K.GIFT_CARD}),
    frozenset({K.IBAN, K.CARD, K.WALLET}),
)
DEVICES: Final = ThingKind(
    EntityKind.DEVICE,
    LinkKind.SAME_DEVICE,
    frozenset({K.IMEI, K.IMSI, K.ICCID, K.MAC, K.DEVICE_ID}),
    frozenset({K.IMEI}),
)


def resolve_things(corpus: Corpus, numbers: Sequence[int], kind: ThingKind, decided: Constraints) -> Part:
    """Return the entities of ``numbers`` (records of one kind, ascending) and their links."""
    place = {corpus.records[n].id: i for i, n in enumerate(numbers)}
    usable = [
        [s for s in selectors_of(corpus.records[n]) if s.kind in kind.keys and s.linkable and s.valid]
        for n in numbers
    ]
    marks = [_marks(selectors, kind) for selectors in usable]
    edges: dict[tuple[int, int], list[Selector]] = defaultdict(list)
    for members in _groups(usable, marks):
        for pair in star(sorted(members)):
            edges[pair].append(members[pair[0]])

    def forbids(one: Sequence[int], other: Sequence[int]) -> bool:
        return _contradict(_joined(marks, one), _joined(marks, other))

    def ends(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

    grower = Grower(len(numbers), apart=ends(decided.apart), forbids=forbids)
    same = set(ends(decided.same))
    scored = {pair: _reasons(selectors) for pair, selectors in edges.items()}
    grower.grow(
        [
            Edge(-sum(r.bits for r in scored.get(pair, ())), *pair, chains=True, decided=pair in same)
            for pair in sorted({*scored, *same})
        ]
    )
    return _outcome(corpus, numbers, kind, grower, scored, same)


def _outcome(
    corpus: Corpus,
    numbers: Sequence[int],
    kind: ThingKind,
    grower: Grower,
    scored: dict[tuple[int, int], tuple[Reason, ...]],
    same: set[tuple[int, int]],
) -> Part:
    clusters = grower.result()
    home = {member: i for i, cluster in enumerate(clusters.members) for member in cluster}
    out = Part()
    ids = [corpus.records[n].id for n in numbers]
    for members, weakest in zip(clusters.members, clusters.weakest, strict=True):
        out.entities.append(make_entity(kind.entity, [ids[m] for m in members], weakest=weakest))
    for pair in sorted({*scored, *same}):
        if home[pair[0]] == home[pair[1]]:
            reasons = [*scored.get(pair, ())]
            if pair in same:
                reasons.append(Reason(rule="decision.same", field="decision", bits=DECIDED_BITS))
            out.links.append(make_link(kind.link, ids[pair[0]], ids[pair[1]], reasons))
    return out


def _reasons(selectors: Iterable[Selector]) -> tuple[Reason, ...]:
    unique = {(s.kind, s.value): s for s in selectors}
    return tuple(
        Reason(
            rule=f"selector.{s.kind.value}",
            field=s.kind.value,
            bits=grain(BASE[s.kind]),
            left=s.value,
            right=s.value,
            note="equal; identifies the thing itself",
        )
        for _, s in sorted(unique.items())
    )


def _marks(selectors: Iterable[Selector], kind: ThingKind) -> dict[str, set[str]]:
    """Values that only one thing can have, by kind and name space (platform, currency)."""
    marks: dict[str, set[str]] = {}
    for selector in selectors:
        if selector.kind in kind.exclusive and not _open(selector):
            space = selector.value.partition(":")[0] if ":" in selector.value else ""
            marks.setdefault(f"{selector.kind.value}/{space}", set()).add(selector.value)
    return marks


def _joined(marks: Sequence[dict[str, set[str]]], members: Iterable[int]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for member in members:
        for space, values in marks[member].items():
            out.setdefault(space, set()).update(values)
    return out


def _contradict(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    return any(space in other and values.isdisjoint(other[space]) for space, values in one.items())


def _groups(
    usable: Sequence[Sequence[Selector]], marks: Sequence[dict[str, set[str]]]
) -> list[dict[int, Selector]]:
    """Return groups of members that share a value, or one that leaves the platform or bank open."""
    by_key: dict[Key, dict[int, Selector]] = defaultdict(dict)
    for member, selectors in enumerate(usable):
        for selector in selectors:
            if not _open(selector):
                by_key[selector.kind, selector.value][member] = selector
    groups = []
    for key in sorted(by_key):
        groups.extend(_recycled(by_key[key], marks) if key[0] is K.HANDLE else [by_key[key]])
    return groups + _loose(usable)


def _recycled(
    members: dict[int, Selector], marks: Sequence[dict[str, set[str]]]
) -> list[dict[int, Selector]]:
    """A handle seen with two immutable ids was given out again: the id decides, who has none stays apart."""
    with_id = {m for m in members if marks[m]}
    values = {value for m in with_id for space in marks[m].values() for value in space}
    if len(values) < 2:
        return [members]
    return [{m: s for m, s in members.items() if m not in with_id}]


def _open(selector: Selector) -> bool:
    """True when the name space is missing: ``?:handle``, an account number without its bank."""
    if selector.kind in (K.HANDLE, K.ACCOUNT):
        return selector.value.startswith("?:")
    return selector.kind is K.BANK_ACCOUNT and "" in selector.value.split(":")[:2]


def _loose(usable: Sequence[Sequence[Selector]]) -> list[dict[int, Selector]]:
    """Match values with an open name space when only one closed reading exists and the value is telling."""
    spaces: dict[tuple[K, str], set[str]] = defaultdict(set)
    members: dict[tuple[K, str], dict[int, Selector]] = defaultdict(dict)
    opened: set[tuple[K, str]] = set()
    for member, selectors in enumerate(usable):
        for selector in selectors:
            if selector.kind not in (K.HANDLE, K.ACCOUNT, K.BANK_ACCOUNT):
                continue
            space, _, name = selector.value.rpartition(":")
            key = (selector.kind, name)
            members[key][member] = selector
            if _open(selector):
                opened.add(key)
            else:
                spaces[key].add(space)
    return [members[key] for key in sorted(opened) if len(spaces[key]) < 2 and _telling(key)]


def _telling(key: tuple[K, str]) -> bool:
    if key[0] is not K.BANK_ACCOUNT:
        return surprisal(platform_and_name(f"?:{key[1]}")[1]) >= CARELESS_BITS
    return sum(c.isdigit() for c in key[1]) >= MIN_DIGITS

"""Person records as a table of attributes: names in a common reading, birth dates, identifiers, places."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from strikeback.linking.corpus import Corpus, build_corpus
from strikeback.linking.counting.table import Attributes, encode_attributes
from strikeback.linking.profiles import OwnName, Profile, build_profiles
from strikeback.model.links import Entity, EntityKind
from strikeback.model.record import Record, Role
from strikeback.model.selector import Selector, SelectorKind

EXACT: Final = ("gender", "country", "resolved", "account", "money", "device")
"""Attributes in which one value is no slip of another: numbers with checks, codes, short lists."""
SHARED: Final = 0.1
"""Share of the records from which a selector is a service's, not a person's."""
LEAST_SHARED: Final = 10
_KINDS: Final = {
    "phone": (SelectorKind.PHONE,),
    "email": (SelectorKind.EMAIL,),
    "account": (SelectorKind.ACCOUNT,),
    "handle": (SelectorKind.HANDLE,),
    "device": (SelectorKind.IMEI, SelectorKind.DEVICE_ID),
    "money": (SelectorKind.WALLET, SelectorKind.IBAN, SelectorKind.BANK_ACCOUNT, SelectorKind.EWALLET),
}


def attributes_of(
    records: Sequence[Record],
    role: Role,
    *,
    found: Mapping[str, tuple[Selector, ...]] | None = None,
    entities: Iterable[Entity] = (),
) -> Attributes:
    """Return the person records of a role as a table of attributes.

    Args:
        records: All records of the store: what persons hold stands in other records.
        role: Whom to count.
        found: Selectors found inside texts, by record id.
        entities: What linking made of them; the entity is one more attribute, and may be wrong as any other.
    """
    corpus = build_corpus(records, found or {})
    profiles = build_profiles(corpus)
    chosen = [n for n in corpus.of("person") if corpus.records[n].role is role]
    people = [profiles[n] for n in chosen]
    home = {m: e.id for e in entities if e.kind is EntityKind.PERSON for m in e.members}
    columns: dict[str, list[str]] = {
        "name": _common([_name_forms(one.names) for one in people]),
        "persona": _common([_name_forms(one.personas) for one in people]),
        "birth": [_birth(one) for one in people],
        "gender": [one.gender for one in people],
        "city": _common([sorted(one.cities) for one in people]),
        "country": _common([sorted(one.countries) or [one.nationality] for one in people]),
        "resolved": [home.get(one.id, "") for one in people],
    }
    for name, kinds in _KINDS.items():
        columns[name] = _common([_held(corpus, n, kinds, len(chosen)) for n in chosen])
    return encode_attributes([one.id for one in people], columns, exact=EXACT)


def _held(corpus: Corpus, number: int, kinds: tuple[SelectorKind, ...], people: int) -> list[str]:
    """Selectors of a person, without those that too many hold."""
    most = max(LEAST_SHARED, SHARED * people)
    return sorted(
        key[1]
        for key, held in corpus.held.get(number, {}).items()
        if key[0] in kinds and held.selector.linkable and len(corpus.holders.get(key, ())) <= most
    )


def _name_forms(names: Iterable[OwnName]) -> list[str]:
    """All readings of all names, each with its words in alphabetical order."""
    return sorted({" ".join(sorted(reading)) for name in names for reading in name.form.readings})


def _birth(one: Profile) -> str:
    if one.birth is None or one.birth.year is None:
        return ""
    if one.birth.month is None or one.birth.day is None:
        return ""
    return f"{one.birth.year:04d}{one.birth.month:02d}{one.birth.day:02d}"


def _common(values: Sequence[Sequence[str]]) -> list[str]:
    """Of each record's values the one that most records have: two spellings meet in their common form."""
    seen = Counter(value for some in values for value in some if value)
    return [max((v for v in some if v), key=lambda v: (seen[v], v), default="") for some in values]

"""What two persons state alike or otherwise, field by field: the domain's specification for the engine.

A field has the engine's levels of agreement. What strangers and records of one person show of them is known
before any record is read, roughly: each level's two usual chances. How the records at hand differ from that
is learned (``field_weights``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from strikeback.linking.birth import age_level, birth_level
from strikeback.linking.corpus import Held, Key
from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    CATEGORY,
    ELSE,
    EXACT,
    EXACT_ONLY,
    FAINT,
    INITIAL,
    NAME,
    NEAR,
    PART,
    REORDERED,
    SWAPPED,
)
from strikeback.linking.profiles import Profile
from strikeback.model.selector import SelectorKind as K

Chances = tuple[float, float]
"""Of two records of one person, and of two persons."""
EQUAL: Final = 1
"""Level of values equal and rare; commoner ones have the next levels, up to ``EXACT``."""

CITY: Final = 2
"""Level of equal cities that are rare: a postcode is rarer than any."""


@dataclass(frozen=True, slots=True)
class PersonField:
    """One thing that two persons are compared by."""

    name: str
    kind: int
    """How the engine orders its levels."""
    usual: Mapping[int, Chances]
    """Level -> usual chances; the first ranked level stands for those after it. Others are not reached."""
    ranked: int = EQUAL
    """First of the levels of equality that rank values by how rare they are; 0: they are not ranked."""


BIRTH, AGE, PLACE, SCHOOL, NATIONALITY, LANGUAGE, GENDER, PHONE, EMAIL = range(9)
FIELDS: Final = (
    # A full date is one of 365 x some 30 in use, in .8 to .95 of true pairs (published tutorials of record
    # linkage); a kind of slip occurs in .01 to .05 and admits that many other dates.
    PersonField(
        "birth_date",
        NAME,
        {
            EQUAL: (0.82, 0.0002),
            NEAR: (0.03, 0.0013),
            ALIKE: (0.01, 0.00125),
            INITIAL: (0.01, 0.00125),
            FAINT: (0.02, 0.04),
            PART: (0.03, 0.0027),
            ALIAS: (0.02, 0.00002),
            SWAPPED: (0.015, 0.00003),
            REORDERED: (0.02, 0.0003),
            ELSE: (0.0037, 0.95),
        },
    ),
    # Ages reported by different people at different times are off by one in a third of cases (judgement).
    PersonField(
        "age",
        NAME,
        {EXACT: (0.66, 0.109), NEAR: (0.25, 0.125), ALIKE: (0.08, 0.226), ELSE: (0.01, 0.64)},
        ranked=0,
    ),
    # An address is moved from in a quarter of true pairs (judgement).
    PersonField(
        "place",
        NAME,
        {
            EQUAL: (0.15, 0.0003),
            CITY: (0.35, 0.022),
            REORDERED: (0.15, 0.053),
            PART: (0.25, 0.5),
            ELSE: (0.1, 0.283),
        },
        ranked=CITY,
    ),
    PersonField("school", EXACT_ONLY, {EQUAL: (0.5, 0.0078), ELSE: (0.5, 0.5)}),
    PersonField("nationality", CATEGORY, {EQUAL: (0.9, 0.225), ELSE: (0.1, 0.566)}),
    PersonField("language", CATEGORY, {EQUAL: (0.8, 0.46), ELSE: (0.2, 0.35)}),
    PersonField("gender", CATEGORY, {EQUAL: (0.986, 0.566), ELSE: (0.014, 0.448)}),
    # People have two numbers, and clerks mistype; an equal contact is weighed as an identifier.
    PersonField("phone", NAME, {EXACT: (0.8, 0.000001), NEAR: (0.05, 0.0125), ELSE: (0.15, 0.85)}, ranked=0),
    PersonField("email", NAME, {EXACT: (0.85, 0.000001), ELSE: (0.15, 0.85)}, ranked=0),
)
_BIRTH: Final = {
    "equal": EQUAL,
    "swapped": SWAPPED,
    "ambiguous": ALIAS,
    "one_digit": NEAR,
    "partial_month": REORDERED,
    "partial_year": PART,
    "year_month": ALIKE,
    "month_day": INITIAL,
    "same_year": FAINT,
    "else": ELSE,
}
_AGE: Final = {"equal": EXACT, "near": NEAR, "off": ALIKE, "far": ELSE}
_CONTACTS: Final = ((PHONE, K.PHONE), (EMAIL, K.EMAIL))
IDENTIFIER: Final = "selector.equal"
"""Rule of equal contacts, which are weighed as identifiers."""


class Agreement(NamedTuple):
    """How two persons agree in one field."""

    field: int
    level: int
    rule: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each value stands among the persons of a wall, by field and value."""

    counts: Mapping[int, Counter[str]] = field(default_factory=dict)
    postcodes: Counter[str] = field(default_factory=Counter)

    def level(self, number: int, values: Iterable[str]) -> int:
        """Return the level of equality of the rarest of some values that two persons share."""
        counts = self.counts.get(number)
        rarest = min((counts[value] for value in values), default=1) if counts else 1
        return level_of(rarest, FIELDS[number].ranked)


def level_of(count: int, first: int = EQUAL) -> int:
    """Return the engine's level of an equal value by how often it occurs: floor(log4 count), six levels.

    Args:
        count: How often it occurs.
        first: The level of the rarest.
    """
    return min(EXACT, max(first, 1 + (max(1, count).bit_length() - 1) // 2))


def count_values(profiles: Iterable[Profile]) -> Counted:
    """Count the values of every field whose equal values are ranked."""
    counts: dict[int, Counter[str]] = {number: Counter() for number, one in enumerate(FIELDS) if one.ranked}
    postcodes: Counter[str] = Counter()
    for profile in profiles:
        postcodes.update(profile.postcodes)
        for number, values in values_of(profile).items():
            counts[number].update(values)
    return Counted(counts, postcodes)


def values_of(profile: Profile) -> dict[int, tuple[str, ...]]:
    """Return what a person states in the fields whose equal values are ranked."""
    birth = profile.birth
    full = birth is not None and birth.year and birth.month and birth.day
    stated = {
        BIRTH: (f"{birth.year}-{birth.month}-{birth.day}",) if birth and full else (),
        PLACE: tuple(sorted(profile.cities)),
        SCHOOL: (profile.school,),
        NATIONALITY: (profile.nationality,),
        LANGUAGE: (profile.language,),
        GENDER: (profile.gender,),
    }
    return {number: tuple(v for v in values if v) for number, values in stated.items() if any(values)}


def compare_fields(
    a: Profile, b: Profile, one: Mapping[Key, Held], other: Mapping[Key, Held], counted: Counted
) -> Iterator[Agreement]:
    """Yield how two persons agree, for each field that both state.

    Args:
        a: One person.
        b: Another.
        one: What ``a`` holds.
        other: What ``b`` holds.
        counted: How common values are.
    """
    victims = a.wall == b.wall == "victim"
    known = victims or (a.firm and b.firm)
    birth = birth_level(a.birth, b.birth)
    years = "" if birth or not known else age_level(a.born, b.born)
    if birth:
        raw = tuple(p.birth.raw if p.birth else "" for p in (a, b))
        level = counted.level(BIRTH, values_of(a)[BIRTH]) if birth == "equal" else _BIRTH[birth]
        yield Agreement(BIRTH, level, f"birth_date.{birth}", *raw)
    elif years:
        yield Agreement(AGE, _AGE[years], f"age.{years}", "", "")
    yield from _places(a, b, counted)
    plain = [
        (SCHOOL, a.school, b.school),
        (NATIONALITY, a.nationality, b.nationality),
        (LANGUAGE, a.language, b.language),
    ]
    if known:
        plain.append((GENDER, a.gender, b.gender))
    for number, left, right in plain:
        if left and right:
            same = left == right
            level = counted.level(number, (left,)) if same else ELSE
            rule = f"{FIELDS[number].name}.{'equal' if same else 'differs'}"
            yield Agreement(number, level, rule, left, right)
    if victims:
        yield from _contacts(one, other)


def _places(a: Profile, b: Profile, counted: Counted) -> Iterator[Agreement]:
    """Postcode, else city, else country."""
    postcodes, cities = a.postcodes & b.postcodes, a.cities & b.cities
    if postcodes:
        least = min(postcodes)
        yield Agreement(PLACE, EQUAL, "place.postcode", least, least)
    elif cities:
        least = min(cities)
        yield Agreement(PLACE, counted.level(PLACE, cities), "place.city", least, least)
    elif a.cities and b.cities:
        yield Agreement(PLACE, PART, "place.moved", min(a.cities), min(b.cities))
    elif a.countries and b.countries:
        same = bool(a.countries & b.countries)
        rule = f"place.country_{'equal' if same else 'differs'}"
        yield Agreement(PLACE, REORDERED if same else ELSE, rule, min(a.countries), min(b.countries))


def _contacts(one: Mapping[Key, Held], other: Mapping[Key, Held]) -> Iterator[Agreement]:
    """Both state a phone (an e-mail): equal, a slip of one digit, or another."""
    for number, kind in _CONTACTS:
        mine = sorted(value for k, value in one if k is kind)
        theirs = sorted(value for k, value in other if k is kind)
        if not mine or not theirs:
            continue
        if not set(mine).isdisjoint(theirs):
            yield Agreement(number, EXACT, IDENTIFIER, "", "")
        elif kind is K.PHONE and any(OSA.distance(a, b) == 1 for a in mine for b in theirs):
            yield Agreement(number, NEAR, "selector.phone_slip", mine[0], theirs[0])
        else:
            yield Agreement(number, ELSE, f"selector.{kind.value}_differs", "", "")

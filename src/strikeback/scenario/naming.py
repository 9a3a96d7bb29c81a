"""Names as their bearers carry them, and as each agency's clerks write them."""
# ruff: noqa: E501 - tables of words stay in lines

import random
from typing import Final

from strikeback.model.base import Frozen
from strikeback.scenario.chance import Weighted, by_rank, chance
from strikeback.scenario.tables import east, south, west

NICKNAMES: Final = {
    "Michael": "Mike", "Daniel": "Dan", "Thomas": "Tom", "William": "Will", "Joshua": "Josh", "Matthew": "Matt",
    "Samuel": "Sam", "Benjamin": "Ben", "James": "Jamie", "Jacob": "Jake", "Nathan": "Nate", "Jessica": "Jess",
    "Rebecca": "Becky", "Katie": "Kate", "Jose": "Joey", "Christian": "Ian", "Maria": "Ma.", "Ronald": "Ron",
    "Muhammad": "Mohd", "Mohd": "Md.", "Ahmad": "Ahmed", "Rizky": "Riski", "Yoga": "Joga", "Surya": "Soerya",
    "Budi": "Boedi", "Agus": "Agoes", "Kumar": "Kumaar", "Suresh": "Suraish", "Jayson": "Jason", "Rommel": "Romel",
    "Rodel": "Rodell", "Cristina": "Kristina", "Hidayah": "Hidaya", "Syafiq": "Shafiq", "Zulkifli": "Zulkiflee",
    "Fajar": "Fadjar", "Wijaya": "Widjaja", "Santoso": "Santosa", "Hidayat": "Hidajat", "Dela Cruz": "De la Cruz",
    "Del Rosario": "delos Rosario", "Gonzales": "Gonzalez", "Macdonald": "McDonald", "Stewart": "Stuart",
    "Davies": "Davis", "Clarke": "Clark", "Olivier": "Oliver", "Philips": "Phillips",
}  # fmt: skip
"""Everyday variants: short forms and old or foreign spellings."""


class FullName(Frozen, frozen=True, kw_only=True):
    """One bearer's name: as spelt at home, in the native script, and in a second Latin spelling."""

    custom: str
    """``chinese``, ``korean``, ``malay``, ``tamil``, ``filipino``, ``western`` or ``indonesian``."""
    family: str
    given: tuple[str, ...]
    middle: str = ""
    english: str = ""
    traditional: str = ""
    simplified: str = ""
    hangul: str = ""
    second: str = ""
    """Whole name in the other romanisation (pinyin; second Korean spelling)."""
    female: bool = False


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _words(text: str) -> Weighted[str]:
    return by_rank([word.replace("~", " ") for word in text.split()])


_ZH = Weighted(_rows(east.CHINESE_SURNAMES), [float(row[5]) for row in _rows(east.CHINESE_SURNAMES)])
_ZH_GIVEN = {False: by_rank(_rows(east.CHINESE_MALE), 0.3), True: by_rank(_rows(east.CHINESE_FEMALE), 0.3)}
_KO = Weighted(_rows(east.KOREAN_SURNAMES), [float(row[3]) for row in _rows(east.KOREAN_SURNAMES)])
_KO_GIVEN = {False: by_rank(_rows(east.KOREAN_MALE), 0.3), True: by_rank(_rows(east.KOREAN_FEMALE), 0.3)}
_ENGLISH = {False: _words(east.ENGLISH_NAMES), True: _words(east.ENGLISH_NAMES_FEMALE)}
_GIVEN: Final = {
    "malay": {False: _words(south.MALAY_MALE), True: _words(south.MALAY_FEMALE)},
    "tamil": {False: _words(south.TAMIL_MALE), True: _words(south.TAMIL_FEMALE)},
    "indonesian": {False: _words(south.INDONESIAN_MALE), True: _words(south.INDONESIAN_FEMALE)},
    "filipino": {False: _words(south.FILIPINO_MALE), True: _words(south.FILIPINO_FEMALE)},
    "british": {False: _words(west.ENGLISH_MALE), True: _words(west.ENGLISH_FEMALE)},
    "american": {False: _words(west.ENGLISH_MALE), True: _words(west.ENGLISH_FEMALE)},
    "french": {False: _words(west.FRENCH_MALE), True: _words(west.FRENCH_FEMALE)},
    "african": {False: _words(south.WEST_AFRICAN_MALE), True: _words(south.WEST_AFRICAN_FEMALE)},
}
_FAMILY: Final = {
    "indonesian": _words(south.INDONESIAN_LAST),
    "filipino": _words(south.FILIPINO_LAST),
    "british": _words(west.BRITISH_LAST),
    "american": _words(west.AMERICAN_LAST),
    "french": _words(west.FRENCH_LAST),
    "african": _words(south.WEST_AFRICAN_LAST),
}
_MIXES: Final = {
    "HK": (("cantonese", 0.93), ("british", 0.04), ("filipino", 0.03)),
    "SG": (("hokkien", 0.74), ("malay", 0.14), ("tamil", 0.08), ("british", 0.04)),
    "MY": (("malay", 0.6), ("hokkien", 0.28), ("tamil", 0.12)),
    "ID": (("indonesian", 1.0),),
    "PH": (("filipino", 1.0),),
    "KR": (("korean", 1.0),),
    "GB": (("british", 0.96), ("tamil", 0.04)),
    "US": (("american", 1.0),),
    "AU": (("british", 0.9), ("cantonese", 0.1)),
    "CA": (("french", 0.75), ("american", 0.25)),
    "NG": (("african", 1.0),),
    "CI": (("african", 1.0),),
}
"""Share of naming customs by country; rounded from census figures."""


def make_name(country: str, rng: random.Random, *, female: bool = False) -> FullName:
    """A chance name of somebody living in ``country``, by the frequency of its parts."""
    mix = _MIXES[country]
    people = rng.choices([name for name, _ in mix], [share for _, share in mix])[0]
    if people in ("cantonese", "hokkien"):
        return _chinese(rng, people, female=female)
    if people == "korean":
        return _korean(rng, female=female)
    first = _GIVEN[people][female].draw(rng)
    if people in ("malay", "tamil"):
        father = _GIVEN[people][False].draw(rng)
        more = (_GIVEN[people][female].draw(rng),) if chance(rng, 0.35) else ()
        return FullName(custom=people, family=father, given=(first, *more), female=female)
    family = _FAMILY[people].draw(rng)
    if people == "indonesian":
        alone = chance(rng, 0.12)
        return FullName(custom=people, family="" if alone else family, given=(first,), female=female)
    if people == "filipino":
        more = (_GIVEN[people][female].draw(rng),) if chance(rng, 0.3) else ()
        middle = _FAMILY[people].draw(rng)
        return FullName(custom=people, family=family, given=(first, *more), middle=middle, female=female)
    more = (_GIVEN[people][female].draw(rng),) if chance(rng, 0.2) else ()
    return FullName(custom="western", family=family, given=(first, *more), female=female)


def _chinese(rng: random.Random, people: str, *, female: bool) -> FullName:
    surname = _ZH.draw(rng)
    parts = [_ZH_GIVEN[female].draw(rng) for _ in range(1 if chance(rng, 0.08) else 2)]
    column = 2 if people == "cantonese" else 3
    given = tuple(part[column] for part in parts)
    pinyin = "".join(part[4] for part in parts).capitalize()
    return FullName(
        custom="chinese",
        family=surname[column],
        given=given,
        english=_ENGLISH[female].draw(rng) if chance(rng, 0.45) else "",
        traditional=surname[0] + "".join(part[0] for part in parts),
        simplified=surname[1] + "".join(part[1] for part in parts),
        second=f"{surname[4]} {pinyin}",
        female=female,
    )


def _korean(rng: random.Random, *, female: bool) -> FullName:
    surname = _KO.draw(rng)
    parts = [_KO_GIVEN[female].draw(rng) for _ in range(2)]
    return FullName(
        custom="korean",
        family=surname[1],
        given=tuple(part[1] for part in parts),
        hangul=surname[0] + "".join(part[0] for part in parts),
        second=f"{surname[2]} {''.join(part[2] for part in parts).capitalize()}",
        female=female,
    )


def plain(name: FullName) -> str:
    """The name as its bearer would sign in Latin letters."""
    if name.custom in ("chinese", "korean"):
        return f"{name.family} {' '.join(name.given)}"
    given = " ".join(name.given)
    if name.custom == "malay":
        return f"{given} {'binti' if name.female else 'bin'} {name.family}"
    return f"{given} {name.family}".strip()


def spell(name: FullName, script: str, rng: random.Random, *, variant: bool = False) -> str:
    """Write a name in an agency's script and habit.

    Args:
        name: Whose.
        script: ``hant``, ``hans``, ``hangul`` or ``latin``; Latin where the name has no such form.
        rng: Chance.
        variant: Use another transliteration or short form than the bearer's own.
    """
    native = {"hant": name.traditional, "hans": name.simplified, "hangul": name.hangul}.get(script, "")
    if native:
        # a clerk who does not know the characters writes the Latin spelling
        return _spell_chinese(name, rng, variant=False) if script == "hant" and variant else native
    if name.custom == "chinese":
        return _spell_chinese(name, rng, variant=variant)
    if name.custom == "korean":
        return _spell_korean(name, rng, variant=variant)
    return _spell_other(name, rng, variant=variant)


def _spell_chinese(name: FullName, rng: random.Random, *, variant: bool) -> str:
    if variant:
        family, given = name.second.split(" ")
        return rng.choice((name.second, f"{family.upper()} {given}", f"{given} {family}"))
    spaced, hyphen = " ".join(name.given), "-".join(name.given).capitalize()
    forms = [
        f"{name.family} {spaced}",
        f"{name.family.upper()} {spaced}",
        f"{name.family.upper()} {hyphen}",
        f"{name.family.upper()}, {hyphen}",
        f"{name.family} {''.join(name.given).capitalize()}",
    ]
    if name.english:
        forms += [f"{name.english} {name.family}", f"{name.family} {spaced} {name.english}"]
        forms += [f"{name.english} {name.family} {spaced}"]
    return rng.choice(forms)


def _spell_korean(name: FullName, rng: random.Random, *, variant: bool) -> str:
    if variant:
        return rng.choice((name.second, " ".join(reversed(name.second.split(" ")))))
    first, last = name.given
    return rng.choice(
        (
            f"{name.family} {first}-{last.lower()}",
            f"{name.family} {first} {last}",
            f"{name.family.upper()} {first}{last.lower()}",
            f"{first}{last.lower()} {name.family}",
        )
    )


def _spell_other(name: FullName, rng: random.Random, *, variant: bool) -> str:
    given, family = list(name.given), name.family
    if variant:
        place = rng.randrange(len(given))
        given[place] = NICKNAMES.get(given[place], given[place])
        family = NICKNAMES.get(family, family)
        if len(given) > 1 and chance(rng, 0.5):
            given.pop()
    first = " ".join(given)
    if name.custom == "malay":
        tie = rng.choice(("bte", "Bt.", "binti") if name.female else ("bin", "B.", "b", "bin"))
        return rng.choice((f"{first} {tie} {family}", f"{first} {tie} {family}".upper(), f"{first} {family}"))
    if name.custom == "tamil":
        tie = rng.choice(("d/o", "a/p") if name.female else ("s/o", "a/l"))
        return rng.choice((f"{first} {tie} {family}", f"{first} {family}"))
    if name.custom == "filipino":
        forms = [
            f"{first} {family}",
            f"{first} {name.middle[:1]}. {family}",
            f"{first} {name.middle} {family}",
        ]
        return rng.choice([*forms, f"{family}, {first} {name.middle[:1]}.", f"{family.upper()}, {first}"])
    if not family:
        return first
    return rng.choice(
        (f"{first} {family}", f"{first} {family}", f"{family.upper()}, {first}", f"{first} {family}")
    )

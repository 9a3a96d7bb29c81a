"""People of the second recipe: households, and what belonged to somebody over the years."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from recipe_names import CULTURES, EAST, INITIAL_WEST, Bag, R, Token, joined

PLACES = {
    "US": ("1", "", "212555#### 305555#### 415555#### 617555#### 702555#### 808555#### 973555####"),
    "GB": (
        "44",
        "0",
        "7700900### 1134960### 1144960### 1154960### 1214960### 1314960### 2079460### 1632960###",
    ),
    "AU": ("61", "0", "25550#### 35550#### 75550#### 85550#### 27010#### 37010####"),
    "FR": ("33", "0", "19900#### 26191#### 35301#### 46571#### 53649#### 63998####"),
    "ES": ("34", "", "6######## 7########"),
    "MX": ("52", "", "55######## 33########"),
    "PH": ("63", "0", "917####### 905####### 920####### 998#######"),
    "ID": ("62", "0", "812######## 813####### 857########"),
    "HK": ("852", "", "5####### 6####### 9#######"),
    "CN": ("86", "", "138######## 139######## 186########"),
    "SG": ("65", "", "8####### 9#######"),
    "KR": ("82", "0", "10########"),
    "MY": ("60", "0", "12####### 13####### 19#######"),
    "EG": ("20", "0", "10######## 11########"),
    "AE": ("971", "0", "50####### 55#######"),
    "SA": ("966", "0", "50####### 54#######"),
}
STREETS = Bag(
    joined(
        "Alder Bay Canal Dock Elm Fern Garden Hill Iris Jubilee Kiln Lake Mill New Olive Park Quay Rizal Sun",
        "_Street _Road _Avenue _Lane _Close _Drive _Walk _View",
    ),
    0.3,
)
TOWNS = joined(
    "Ard Bel Cam Dor Er Fal Gor Hol Ist Jal Kar Lam Mon Nor Or Pal",
    "ana beck don ero gate ino lund mar polis sund",
)
WORDS = [
    "star",
    "moon",
    "river",
    "tiger",
    "lucky",
    "sunny",
    "happy",
    "blue",
    "rose",
    "king",
    "wolf",
    "pixel",
    "storm",
    "mango",
    "coffee",
    "cloud",
    "ninja",
    "rainy",
]


@dataclass(slots=True)
class Person:
    """Somebody, and what belonged to them over the years."""

    number: int
    culture: str
    male: bool
    given: list[Token]
    family: list[Token]
    born: tuple[int, int, int]
    ctry: str
    second: Token = ("",)
    """Middle name, western name or father's name, as the culture has it."""
    suffix: str = ""
    homes: list[tuple[str, str, str]] = field(default_factory=list)
    phones: list[tuple[str, str]] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    profiles: list[str] = field(default_factory=list)
    passports: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """Return Latin letters without marks."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def filled(chance: R, pattern: str) -> str:
    """Return the pattern with every # a digit."""
    return "".join(str(int(chance.random() * 10)) if sign == "#" else sign for sign in pattern)


def a_home(chance: R, ctry: str) -> tuple[str, str, str]:
    """Return street with number, postcode, town."""
    codes = list(PLACES)
    row = codes.index(ctry) * 10
    at = (row + int(chance.random() ** 1.7 * 24)) % len(TOWNS)
    town = TOWNS[at][0]
    area = f"{10 + row // 10}{at:03d}"
    pattern = {"GB": f"{town[:2].upper()}{area[-1]} #", "HK": "", "SG": area + "#"}.get(ctry, area[:3] + "##")
    code = filled(chance, pattern)
    if ctry == "GB":
        code += chance.choice("ABDEFG") + chance.choice("HJLNPQ")
    street = STREETS.draw(chance)[0].replace("_", " ")
    return f"{1 + int(chance.random() ** 2 * 220)} {street}", code, town


def a_phone(chance: R, ctry: str) -> tuple[str, str]:
    """Return country and national digits."""
    return ctry, filled(chance, chance.choice(PLACES[ctry][2].split()))


def latin(person: Person) -> tuple[str, str]:
    """Return given and family name as an address of mail would have them."""
    at = CULTURES[person.culture].latin
    given = "".join(word[min(at, len(word) - 1)] for word in person.given)
    letters = [
        "".join(c for c in plain(text).lower() if c.isalnum())
        for text in (given, person.family[0][min(at, len(person.family[0]) - 1)])
    ]
    return letters[0] or "me", letters[1] or letters[0]


def a_handle(chance: R, person: Person) -> str:
    """Return a new handle: of the name, of words, or one that many have."""
    given, family = latin(person)
    if chance.random() < 0.04:
        return chance.choice(("angel", "star", "prince", "lucky", "nobody"))
    stem = chance.choice((given + family, given + "." + family[:1], family + given[:2], given))
    if chance.random() < 0.5:
        stem = chance.choice(WORDS) + chance.choice(("", "_", ".")) + chance.choice((*WORDS, given))
    return stem + chance.choice(("", filled(chance, "##"), str(person.born[0])[2:], filled(chance, "###")))


def next_handle(chance: R, person: Person, last: str) -> str:
    """Return what a handle is changed to."""
    kind = chance.random()
    if kind < 0.4:
        return last.rstrip("0123456789") + filled(chance, chance.choice(("#", "##", "###")))
    if kind < 0.6:
        return (
            last.replace("_", ".")
            if "_" in last
            else last + "_"
            if "." in last
            else last[:3] + "_" + last[3:]
        )
    return a_handle(chance, person)


def lifetime(chance: R, person: Person, home: tuple[str, str, str], line: tuple[str, str] | None) -> None:
    """Give a person homes, phones, accounts and the rest; ``home`` and ``line`` are the household's."""
    here = person.ctry if chance.random() < 0.88 else chance.choice(list(PLACES))
    person.homes = [home] + [a_home(chance, here) for _ in range(chance.choice((0, 0, 0, 1, 1, 2)))]
    person.phones = [a_phone(chance, here) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    if line:
        person.phones.append(line)
    given, family = latin(person)
    mark = filled(chance, "##")
    forms = (
        f"{given}.{family}",
        f"{given[:1]}{family}{mark}",
        f"{given}{mark}",
        f"{family}_{given}",
        f"{given}{family}{mark}",
    )
    ends = ("mail.example", "post.example", "inbox.example.org", "web.example.com", "box.example.net")
    person.mails = [chance.choice(forms) + "@" + chance.choice(ends) for _ in range(chance.choice((1, 1, 2)))]
    person.users = [a_handle(chance, person)]
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        person.users.append(next_handle(chance, person, person.users[-1]))
    person.profiles = [filled(chance, "1000##########") for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    letter = chance.choice("ABCEGKLMPRX")
    person.passports = [letter + filled(chance, "########") for _ in range(chance.choice((1, 1, 1, 2)))]
    person.accounts = [filled(chance, "4##-######-#") for _ in range(chance.choice((1, 1, 2)))]


def a_person(chance: R, number: int, name: str, family: list[Token] | None, year: int) -> Person:
    """Return somebody of a culture; ``family`` is what the household is called."""
    group, male = CULTURES[name], chance.random() < 0.5
    bag = group.male if male else group.female
    given = [bag.draw(chance)]
    if (name in EAST and chance.random() < 0.88) or (name == "phil" and chance.random() < 0.25):
        given.append(bag.draw(chance))
    names = family or [group.family.draw(chance)]
    if name == "span" and not family:
        names = [*names, group.family.draw(chance)]
    second: Token = ("",)
    if name in {"west", "phil"} and chance.random() < 0.5:
        second = (bag if name == "west" else group.family).draw(chance)
    elif name == "hong" and chance.random() < 0.45:
        second = INITIAL_WEST[int(chance.random() * len(INITIAL_WEST))]
    elif name in {"malay", "arab"}:
        second = group.male.draw(chance)
    if name == "malay":
        names = [second]
    if name == "indo" and chance.random() < 0.5:
        names = [("",)]
    if name == "west" and not male and chance.random() < 0.15:
        names = [names[0], group.family.draw(chance)]
    suffix = "Jr." if name == "phil" and male and chance.random() < 0.06 else ""
    born = (year, 1 + int(chance.random() * 12), 1 + int(chance.random() * 28))
    return Person(number, name, male, given, names, born, chance.choice(group.homes.split()), second, suffix)


def household(
    chance: R, known: Sequence[Person], names: Sequence[str], sums: Sequence[float], crowd: float
) -> list[Person]:
    """Return one who lives alone, or several under one roof; ``known`` are those made before."""
    first = len(known)
    name = chance.choices(names, cum_weights=sums)[0]
    size = chance.choices((2, 3, 4, 5), (5, 4, 3, 1))[0] if chance.random() < crowd else 1
    head = a_person(chance, first, name, None, 1935 + int(chance.random() * 70))
    home, line = a_home(chance, head.ctry), a_phone(chance, head.ctry)
    people = [head]
    for number in range(first + 1, first + size):
        child = chance.random() < 0.7
        year = min(
            2010, head.born[0] + (18 + int(chance.random() * 22) if child else int(chance.random() * 9) - 4)
        )
        other = a_person(chance, number, name, head.family if chance.random() < 0.8 else None, year)
        other.ctry = head.ctry
        if child and len(people) > 1 and chance.random() < 0.2:
            other.born = people[-1].born
        elif child and chance.random() < 0.06 and other.male == head.male:
            other.given = head.given
        people.append(other)
    shared = line if size > 1 and chance.random() < 0.6 else None
    for person in people:
        namesake(chance, person, known)
        lifetime(chance, person, home, shared)
        if size > 1 and chance.random() < 0.05:
            person.accounts = people[0].accounts or person.accounts
            person.mails = people[0].mails or person.mails
    return people


def namesake(chance: R, person: Person, others: Sequence[Person]) -> None:
    """Now and then somebody is called like a stranger, and may be of one age with them."""
    if not others or chance.random() > 0.03:
        return
    other = others[int(chance.random() * len(others))]
    person.culture, person.given, person.family, person.second = (
        other.culture,
        other.given,
        other.family,
        other.second,
    )
    person.ctry = other.ctry
    if chance.random() < 0.15:
        person.born = (other.born[0], *person.born[1:])

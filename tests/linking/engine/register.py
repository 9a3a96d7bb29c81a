"""A made-up register for tests of the engine: up to four records a person, with slips and gaps."""

import random

ON, VOWELS = "bdfghklmnprstvz", "aeiou"


def word(chance: random.Random, syllables: int) -> str:
    """A made-up name."""
    return "".join(chance.choice(ON) + chance.choice(VOWELS) for _ in range(syllables))


def slipped(chance: random.Random, text: str) -> str:
    """The text with one character left out."""
    at = chance.randrange(1, len(text))
    return text[:at] + text[at + 1 :]


def register(people: int, seed: int = 3) -> list[dict[str, str]]:
    """Rows with ``id``, ``given``, ``family``, ``born``, ``postcode``; ids begin with the person's number."""
    chance, rows = random.Random(seed), []
    given = [word(chance, 2) for _ in range(60)]
    family = [word(chance, 3) for _ in range(150)]
    for person in range(people):
        row = {
            "given": chance.choice(given),
            "family": chance.choice(family),
            "born": f"{chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02d}-"
            f"{chance.randrange(1, 29):02d}",
            "postcode": f"{chance.randrange(10000, 10400)}",
        }
        for copy in range(chance.choice((1, 1, 2, 3, 4))):
            other = dict(row)
            if copy:
                for name in ("given", "family"):
                    if chance.random() < 0.4:
                        other[name] = slipped(chance, row[name])
                for name in ("born", "postcode"):
                    if chance.random() < 0.3:
                        other[name] = ""
            rows.append({"id": f"{person}.{copy}", **other})
    return rows


def truth(key: str) -> str:
    """The person of a record."""
    return key.split(".", maxsplit=1)[0]

"""Errors of hand and machine in written names, at the rates of the generator table."""
# ruff: noqa: E501 - tables of words stay in lines

import random
from typing import Final

from strikeback.scenario.chance import chance
from strikeback.scenario.naming import FullName, spell
from strikeback.scenario.settings import NameErrors

_SCAN: Final = (
    ("l", "1"),
    ("o", "0"),
    ("rn", "m"),
    ("m", "rn"),
    ("i", "l"),
    ("g", "q"),
    ("S", "5"),
    ("B", "8"),
)
_KEYS: Final = {
    "a": "s", "b": "v", "c": "x", "d": "s", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o", "j": "k", "k": "l",
    "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "r": "t", "s": "a", "t": "y", "u": "i", "v": "b", "w": "e",
    "x": "c", "y": "u", "z": "x",
}  # fmt: skip
_HONORIFICS: Final = {
    "hant": "先生", "hans": "先生", "hangul": " 씨", "latin": "Mr ", "id": "Sdr. ", "ms": "Encik ", "tl": "G. ",
}  # fmt: skip


def scan_error(text: str, rng: random.Random) -> str:
    """One character misread by a machine."""
    fitting = [(wrong, right) for wrong, right in _SCAN if wrong in text[1:]]
    if not fitting:
        return text
    wrong, right = rng.choice(fitting)
    return text[0] + text[1:].replace(wrong, right, 1)


def typo(text: str, rng: random.Random) -> str:
    """One slip on a keyboard: two letters swapped, one dropped, doubled or a neighbouring key hit."""
    if len(text) < 4:
        return text
    place = rng.randrange(1, len(text) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if kind == 1:
        return text[:place] + text[place + 1 :]
    if kind == 2:
        return text[:place] + text[place] + text[place:]
    return text[:place] + _KEYS.get(text[place], text[place]) + text[place + 1 :]


def mojibake(text: str) -> str:
    """UTF-8 bytes read as another encoding."""
    return text.encode("utf-8").decode("latin-1")


def swap_order(text: str) -> str:
    """The last word first: family and given name changed places."""
    words = text.replace(",", "").split(" ")
    return " ".join([words[-1], *words[:-1]])


def write_name(
    name: FullName, script: str, rng: random.Random, errors: NameErrors, *, honorific: str = "latin"
) -> str:
    """A name as an agency's file shows it: its script, and now and then an error."""
    text = spell(name, script, rng, variant=chance(rng, errors.variant))
    if chance(rng, errors.swap):
        text = swap_order(text)
    if chance(rng, errors.typo):
        text = typo(text, rng)
    if chance(rng, errors.scan):
        text = scan_error(text, rng)
    if chance(rng, errors.cut) and len(text) > 8:
        text = text[: rng.randrange(6, len(text))].rstrip()
    if chance(rng, errors.honorific) and not name.female:
        mark = _HONORIFICS[
            script if script in ("hant", "hans", "hangul") and not text.isascii() else honorific
        ]
        text = text + mark if mark in ("先生", " 씨") else mark + text
    if chance(rng, errors.mojibake) and not text.isascii():
        text = mojibake(text)
    return text

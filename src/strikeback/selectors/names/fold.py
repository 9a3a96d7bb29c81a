"""Any text to plain lower-case tokens: width forms, marks, ligatures and broken encodings undone."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from strikeback.selectors.names.script import script_of

_APOSTROPHES: Final = re.compile(r"['`´ʻʼʽʾʿ‘’′]")
_LOOKALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo"
)
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_CAMEL: Final = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2,})")


def repaired(text: str) -> str:
    """Return the text with one layer of UTF-8 read as Windows-1252 or Latin-1 undone, when it was such.

    Valid multi-byte UTF-8 hardly ever arises by chance, so that a clean round trip is proof enough.
    """
    if text.isascii() or max(text) > "\u2122":
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _unmixed(word: str) -> str:
    """A word of Latin and Cyrillic or Greek letters with the look-alikes in Latin; others as they are."""
    scripts = set(map(script_of, word))
    return word.translate(_LOOKALIKES) if "latin" in scripts and scripts & {"cyrillic", "greek"} else word


def normalised(text: str) -> str:
    """Return the text repaired, NFKC, look-alikes undone, no control signs or apostrophes, blanks single."""
    text = unicodedata.normalize("NFKC", repaired(text))
    visible = (" " if unicodedata.category(char)[0] == "C" else char for char in text)
    return _APOSTROPHES.sub("", " ".join(map(_unmixed, "".join(visible).split())))


def runs(text: str) -> list[tuple[str, str]]:
    """Return stretches of one script as (script, text); anything that is no letter, mark or digit separates.

    Latin words of one stretch stay together; the middle dot of transcribed foreign names separates.
    """
    found: list[tuple[str, str]] = []
    current, script = "", ""
    for char in text:
        here = script_of(char)
        if here == "" and unicodedata.category(char)[0] in "MN" and script not in ("han", "hangul"):
            here = script or "latin"
        if char == "ー" and script == "kana":
            here = script
        if here != script:
            found.append((script, current))
            current, script = "", here
        current += char
    found.append((script, current))
    return [(name, part) for name, part in found if name and any(map(script_of, part))]


@lru_cache(maxsize=65_536)
def latin_tokens(text: str) -> tuple[str, ...]:
    """Return the folded tokens of a text: ASCII letters and digits, lower case, apostrophes closed up."""
    spaced = _CAMEL.sub(" ", text)
    plain = _APOSTROPHES.sub("", anyascii(spaced)).casefold()
    return tuple(token for token in _NOT_WORD.split(plain) if token)

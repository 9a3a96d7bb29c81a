"""Readings: the Latin forms in which a name of any script can meet its other spellings.

Computed once per distinct text and kept by content, never by record.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.selectors.names import han, hangul
from strikeback.selectors.names.fold import latin_tokens, normalised, runs
from strikeback.selectors.names.kana import romaji
from strikeback.selectors.names.keys import blocking_keys
from strikeback.selectors.names.variants import simplified

MAX_TOKENS: Final = 12
"""Tokens of a reading; the rest of a longer text is left out, it is no name."""

_DOTS: Final = "·・‧•"
_Reader = Callable[..., str]
_SYSTEMS: Final[dict[str, tuple[str, ...]]] = {
    "han": ("pinyin", "cantonese", "wade", "transcribed"),
    "hangul": ("revised", "popular", "mccune"),
}
_HAN: Final[dict[str, _Reader]] = {
    "transcribed": han.transcribed,
    "pinyin": han.pinyin,
    "cantonese": han.cantonese,
    "wade": han.wade,
}
_HANGUL: Final[dict[str, Callable[[str], str]]] = {
    "revised": hangul.revised,
    "popular": hangul.popular,
    "mccune": hangul.mccune,
}


class Readings(Frozen, frozen=True, kw_only=True):
    """A name's comparable forms. Prints its scripts only."""

    shown: ClassVar = ("scripts",)

    native: str
    """The text normalised, case-folded, simplified, without blanks and signs: equality within a script."""
    scripts: tuple[str, ...]
    """Scripts of the letters, sorted: ``latin``, ``han``, ``hangul``, ``kana``, ``arabic`` ..."""
    readings: tuple[tuple[str, ...], ...]
    """Latin readings, each a tuple of folded tokens in written order, without duplicates."""
    systems: tuple[str, ...]
    """Parallel to ``readings``: ``latin``, ``pinyin``, ``cantonese``, ``wade``, ``revised`` ..."""
    tokens: tuple[str, ...]
    """Distinct tokens over all readings."""
    keys: tuple[str, ...]
    """Blocking keys for candidate search (``keys.blocking_keys``)."""


@lru_cache(maxsize=262_144)
def readings(text: str) -> Readings:
    """Return the readings of one name; a text without letters has none. Never raises."""
    clean = normalised(text)
    stretches = runs(clean)
    scripts = tuple(sorted({script for script, _ in stretches}))
    whole = any(dot in clean for dot in _DOTS) or _spaced_eastern(stretches)
    found: dict[tuple[str, ...], str] = {}
    for system in _systems(scripts):
        tokens = tuple(token for script, part in stretches for token in _read(script, part, system, whole))
        tokens = tokens[:MAX_TOKENS]
        if tokens:
            found.setdefault(tokens, system)
    tokens = tuple(dict.fromkeys(token for reading in found for token in reading))
    return Readings(
        native="".join(char for char in simplified(clean.casefold()) if char.isalnum()),
        scripts=scripts,
        readings=tuple(found),
        systems=tuple(found.values()),
        tokens=tokens,
        keys=blocking_keys(tuple(found)),
    )


def _spaced_eastern(stretches: list[tuple[str, str]]) -> bool:
    """Whether a name of Han or Hangul is written in parts, so that its parts need no splitting."""
    return sum(1 for script, _ in stretches if script in _SYSTEMS) > 1


def _systems(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Systems of transcription to try: those of the eastern scripts present, else the script itself."""
    eastern = [system for script in scripts for system in _SYSTEMS.get(script, ())]
    others = [script for script in scripts if script != "latin"]
    return tuple(eastern) or tuple(others[:1]) or ("latin",)


def _read(script: str, part: str, system: str, whole: bool) -> tuple[str, ...]:  # noqa: FBT001 - internal
    """Tokens of one stretch in one system; a stretch of another script keeps its first system.

    ``whole``: the text shows its parts by blanks or middle dots, so that no surname is split off.
    """
    if script == "han":
        pieces = (part,) if whole or system == "transcribed" else han.split_name(part)
        return _read_han(pieces, _HAN.get(system, han.pinyin))
    if script == "hangul":
        pieces = (part,) if whole else hangul.split_name(part)
        reader = _HANGUL.get(system, hangul.revised)
        return tuple(token for token in map(reader, pieces) if token)
    return (romaji(part),) if script == "kana" else latin_tokens(part)


def _read_han(pieces: tuple[str, ...], reader: _Reader) -> tuple[str, ...]:
    """Surname and given name, each joined; the surname by the table."""
    read = [reader(piece, surname=number == 0) for number, piece in enumerate(pieces)]
    return tuple(token for token in read if token)

"""Genders in cells: words of many languages, and letters that differ from language to language."""

from collections.abc import Callable, Sequence
from typing import Final

from strikeback.intake.table.vocabulary import fold

_MALE: Final = """
male man boy 男 男性 남 남성 남자 laki lelaki lalaki lalake hombre masculino masculin homme mannlich
mann nino varon homem uomo maschio ชาย nam"""
_FEMALE: Final = """
female woman girl 女 女性 여 여성 여자 perempuan wanita babae babaye mujer femenino feminin femme
weiblich frau nina mulher donna femmina หญิง nu"""
_WORDS: Final = (
    dict.fromkeys(_MALE.split(), "male") | dict.fromkeys(_FEMALE.split(), "female") | {"laki laki": "male"}
)
_LETTERS: Final[dict[frozenset[str], dict[str, str]]] = {
    frozenset("mf"): {"m": "male", "f": "female"},
    frozenset("mw"): {"m": "male", "w": "female"},
    frozenset("lp"): {"l": "male", "p": "female"},
    frozenset("lb"): {"l": "male", "b": "female"},
    frozenset("hm"): {"h": "male", "m": "female"},
    frozenset("hf"): {"h": "male", "f": "female"},
    frozenset("mv"): {"m": "male", "v": "female"},
}
"""Pairs of letters: English, German, Malay, Tagalog, Spanish, French, Dutch (and Spanish *varón*)."""
_BY_HEADER: Final = (
    (("sexo", "genero", "generos"), ""),
    (("kelamin", "jk", "jantina"), "lp"),
    (("kasarian",), "lb"),
    (("geschlecht",), "mw"),
    (("geslacht",), "mv"),
    (("sexe", "genre"), "hf"),
)
"""Words of headers and the letters of their language; Spanish and Portuguese write H and M, or M and F."""


def gender_reader(header: str, values: Sequence[str]) -> Callable[[str], str]:
    """Return a function that reads the cells of one column: ``male``, ``female``, as stated otherwise.

    Single letters are read by the set of letters in the column: M beside H is Spanish *mujer*, M beside F
    is male. Where that leaves it open, the language of the header decides; a letter that still means
    either stays as stated.

    Args:
        header: The column's.
        values: Cells of the column.
    """
    letters = _letters(header, values)

    def read(text: str) -> str:
        folded = fold(text)
        return letters.get(folded) or _WORDS.get(folded) or _WORDS.get(text.strip()) or text

    return read


def is_gender_column(values: Sequence[str]) -> bool:
    """Tell whether the values are words for genders, or one of the pairs of letters, and nothing else."""
    seen = frozenset(fold(value) for value in values)
    if not seen or len(values) < 2:
        return False
    return all(one in _WORDS for one in seen) or seen in _LETTERS


def _letters(header: str, values: Sequence[str]) -> dict[str, str]:
    seen = frozenset(folded for value in values if len(folded := fold(value)) == 1 and folded.isascii())
    if not seen:
        return _LETTERS[frozenset("mf")]
    words = set(fold(header).split())
    named = next(
        (frozenset(pair) for marks, pair in _BY_HEADER if words.intersection(marks)), frozenset("mf")
    )
    fits = [pair for pair in _LETTERS if seen <= pair]
    if len(fits) == 1:
        return _LETTERS[fits[0]]
    if named and named in fits:
        return _LETTERS[named]
    # a Spanish header over M and F, or no pair at all: the letters that mean the same everywhere
    common = {letter: {table[letter] for table in _LETTERS.values() if letter in table} for letter in seen}
    return {letter: meant.pop() for letter, meant in common.items() if len(meant) == 1}

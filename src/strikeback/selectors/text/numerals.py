# ruff: noqa: E501 - a pattern or table row stays on one line
"""Numbers as people type them: grouped digits, scale words, Chinese and Korean numerals."""

import re
from decimal import Decimal
from typing import Final

HAN: Final = "零〇一二两兩三四五六七八九十百千万萬亿億"
HANGUL: Final = "일이삼사오육칠팔구십백천만억"
_DIGIT: Final = {
    **dict(zip("零〇一二两兩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True)),
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_LARGE: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
_SCALES: Final = tuple(
    (re.compile(pattern), factor)
    for pattern, factor in (
        (r"k|thousand|grand|libo(?:ng)?|ka libo|mille|ribu|rebu|rb", 1000),
        (r"hundred|cents?|ratus|daan", 100),
        (r"m|mil|mn|million|millions|juta|jt|milyon", 10**6),
        (r"b|bn|billion|miliar|milyar", 10**9),
    )
)
SCALE: Final = (
    r"(?:thousand|grand|ka libo|libong|libo|mille|ribu|rebu|rb|hundred|ratus|millions?|mil|mn|juta|jt|milyon|billion|bn|miliar|milyar|k|m)"
    r"(?![A-Za-z])"
)
EAST: Final = (
    rf"(?:\d[\d,]*(?:\.\d+)?\s?)?[{HAN}{HANGUL}](?:\s?\d{{0,4}}[{HAN}{HANGUL}]){{0,12}}(?:\d{{1,4}})?"
)
"""Digits mixed with Chinese or Korean numerals: ``500만``, ``2万5千``, ``三千``, ``1억2천만``."""
_WORDS: Final = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
_VALUES: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_WORDS["en"].split(), 1)},
    **dict(zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)),
    **dict(zip(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"], range(1, 11), strict=True)),
    "lapan": 8, "seratus": 100, "seribu": 1000, "sejuta": 10**6,
    "isang": 1, "dalawang": 2, "tatlong": 3, "apat na": 4, "limang": 5, "anim na": 6, "pitong": 7, "walong": 8, "siyam na": 9, "sampung": 10,
    "usa ka": 1, "duha ka": 2, "tulo ka": 3, "upat ka": 4, "lima ka": 5, "napulo ka": 10,
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "vingt": 20, "trente": 30,
    "cinquante": 50, "cent": 100, "mille": 1000, "a": 1,
    "cien": 100, "quinientos": 500, "mil": 1000, "dos": 2, "tres": 3, "cinco": 5, "diez": 10, "veinte": 20,
}  # fmt: skip
_MULTIPLY: Final = {
    "hundred": 100, "ratus": 100, "daang": 100, "cents": 100, "cent": 100, "puluh": 10, "belas": 1, "thousand": 1000, "grand": 1000, "libong": 1000,
    "libo": 1000, "ribu": 1000, "rebu": 1000, "mille": 1000, "mil": 1000, "million": 10**6, "millions": 10**6, "juta": 10**6, "milyong": 10**6,
}  # fmt: skip
_ONE: Final = "|".join(
    sorted(
        (re.escape(word) for word in {*_VALUES, *_MULTIPLY} if word not in {"a", "mil"}),
        key=len,
        reverse=True,
    )
)
SPELLED: Final = rf"(?<![A-Za-z])(?:a\s(?=hundred|thousand|million|grand))?(?:{_ONE})(?:[\s-]+(?:and\s)?(?:{_ONE})){{0,7}}(?![A-Za-z])"


def grouped(text: str, *, decimal_only: bool = False) -> Decimal:
    """Read digits with separators.

    Two kinds of separator: the last is the decimal mark. One kind: a group of exactly three digits
    after it is thousands, unless the number starts with 0 or ``decimal_only`` (crypto amounts,
    numbers before a scale word) says otherwise.
    """
    text = re.sub(r"[\s'’]", "", text).rstrip(".,")
    commas, points = text.count(","), text.count(".")
    if commas and points:
        mark = max(",", ".", key=text.rfind)
        other = "," if mark == "." else "."
        return Decimal(text.replace(other, "").replace(mark, "."))
    if not commas and not points:
        return Decimal(text)
    mark = "," if commas else "."
    head, *groups = text.split(mark)
    thousands = all(len(group) == 3 for group in groups) and 1 <= len(head) <= 3 and head != "0"
    if len(groups) > 1 or (thousands and not decimal_only):
        return Decimal(text.replace(mark, ""))
    return Decimal(text.replace(mark, "."))


def scale_of(text: str) -> int:
    """Return the factor of a scale word; 1 for none."""
    word = text.strip().lower()
    for pattern, factor in _SCALES:
        if pattern.fullmatch(word):
            return factor
    return 1


def eastern(text: str) -> Decimal | None:
    """Read digits mixed with Chinese or Korean numerals; None when it is no number."""
    total = section = Decimal(0)
    number: Decimal | None = None
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|\S", text):
        if token[0].isdigit():
            number = Decimal(token.replace(",", ""))
        elif token in _DIGIT:
            number = (
                (number or Decimal(0)) * 10 + _DIGIT[token]
                if number and number < 10
                else Decimal(_DIGIT[token])
            )
        elif token in _SMALL:
            section += (Decimal(1) if number is None else number) * _SMALL[token]
            number = None
        elif token in _LARGE:
            section += number or Decimal(0)
            total += (section or Decimal(1)) * _LARGE[token]
            section, number = Decimal(0), None
        else:
            return None
    return total + section + (number or Decimal(0))


def spelled(text: str) -> Decimal:
    """Read a number in words (English, Malay, Indonesian, Tagalog, Cebuano, French)."""
    total = section = 0
    for word in re.findall(_ONE + r"|\ba\b", text.lower()):
        if word in _MULTIPLY and (section or word not in _VALUES):
            factor = _MULTIPLY[word]
            section = max(section, 1) * factor
            if factor >= 1000:
                total, section = total + section, 0
        else:
            section += _VALUES[word]
    return Decimal(total + section)

"""Thai names in Latin letters: by sound, after the Royal Thai General System (1999), and popular.

Thai writes some vowels before their consonant and others not at all. A syllable is read by the first pattern
that fits: a consonant, or two that begin one together, its vowel signs, and the consonant that closes it, one
that no vowel follows. Bearers write long vowels double (Boonmee) and closing letters as the older languages
have them that a name was taken from (Pol for Phon). Patterns by general knowledge.
"""

import re
from functools import lru_cache
from typing import Final

THAI: Final = re.compile(r"[\u0e01-\u0e4e]")
_FIRST: Final = {
    letter: sound
    for letters, sound in (
        ("ก", "k"), ("ขฃคฅฆ", "kh"), ("ง", "ng"), ("จฉชฌ", "ch"), ("ซศษส", "s"), ("ญย", "y"), ("ฎด", "d"),
        ("ฏต", "t"), ("ฐฑฒถทธ", "th"), ("ณน", "n"), ("บ", "b"), ("ป", "p"), ("ผพภ", "ph"), ("ฝฟ", "f"),
        ("ม", "m"), ("ร", "r"), ("ลฬ", "l"), ("ว", "w"), ("หฮ", "h"), ("อ", ""),
    )
    for letter in letters
}  # fmt: skip
_LAST: Final = {
    letter: sound
    for letters, sound in (
        ("กขคฆ", "k"), ("ง", "ng"), ("จชซฎฏฐฑฒดตถทธศษส", "t"), ("ญณนรลฬ", "n"), ("บปพภฟ", "p"), ("ม", "m"),
        ("ย", "i"), ("ว", "o"),
    )
    for letter in letters
}  # fmt: skip
_POPULAR_LAST: Final = {"ร": "r", "ล": "l", "ฬ": "l", "ศ": "s", "ษ": "s", "ส": "s", "ย": "y", "ว": "w"}
_POPULAR_FIRST: Final = {"จ": "j", "พ": "p", "ภ": "p"}
_POPULAR_VOWELS: Final = {"ี": "ee", "ู": "oo"}
_SILENT: Final = re.compile(r"(?:[ทตดจ]ร|[ก-ฮ])[ิุ]?์")
_MARKS: Final = re.compile(r"[\u0e2f\u0e3a\u0e46\u0e47-\u0e4b\u0e4d\u0e4e]")
_UNSAID: Final = re.compile(r"(?<=ีย)ร(?=[ก-ฮ])|(?<=[าุูย][ตฒ])ิ$")
"""Letters that are written for the origin of a word: Kiat, Chat, Wut."""
_TITLES: Final = re.compile(
    r"^\s*(?:นางสาว|นาง|นาย|น\s?\.\s?ส\s?\.|เด็กชาย|เด็กหญิง|ด\s?\.\s?[ชญ]\s?\."
    r"|คุณ|ดร\s?\.|ผศ\s?\.|รศ\s?\.|อาจารย์)\s*(?=[ก-ฮเแโใไ])"
)
_WHOLE: Final = {
    "เจริญ": "charoen", "รัตน": "rattana", "วัฒน": "watthana", "พัฒน": "phatthana", "จันทร": "chanthara",
    "อินทร": "inthara", "ภัทร": "phatthara", "ณรงค์": "narong", "ธน": "thana", "อมร": "amon", "สมร": "samon",
    "กมล": "kamon", "กนก": "kanok", "ศุภ": "supha", "บวร": "bowon", "ถนอม": "thanom", "ขจร": "khachon",
    "ทวี": "thawi", "สมัคร": "samak", "นคร": "nakhon", "เพชร": "phet",
}  # fmt: skip
"""Parts of names whose syllables the signs do not show."""
_PART: Final = re.compile("(" + "|".join(_WHOLE) + ")(?=[ก-ฮเแโใไ]|$)")
_CLOSED_TOO: Final = frozenset({"รัตน", "วัฒน", "พัฒน", "จันทร", "อินทร", "ภัทร", "ธน", "ศุภ"})
"""Such as read like that only where more follows."""
_TWICE: Final = re.compile(r"t(?=th|ch)|k(?=kh)|p(?=ph)")
_DOUBLE_R: Final = re.compile(r"รร(?=[ก-ฮ])")
_K: Final = "(?P<k>ห(?=[งญนมยรลว])[งญนมยรลว]|[กขคตปผพ][รลว](?=[ะาัิีึืุูำอ]|[ก-ฮ])|[ศสซ]ร(?=[ะาัิีึืุูำ])|อย(?=[าู])|[ก-ฮ])"
_F: Final = "(?P<f>[ก-ฮ](?![ะาัิีึืุูำ])(?!(?<=[กขคตปผพศส])[รลว][ะาัิีึืุูำ]))"
_PATTERNS: Final = tuple(
    (re.compile(pattern.replace("K", _K).replace("F", _F)), vowel)
    for pattern, vowel in (
        ("เKียะ?F?", "ia"), ("เKือะ?F?", "uea"), ("เKาะ", "o"), ("เKา", "ao"), ("เKอะ?F?", "oe"), ("เKิF", "oe"),
        ("เKย(?![ะาัิีึืุูำ])", "oei"), ("เKะ?F?", "e"), ("แKะ?F?", "ae"), ("โKะ?F?", "o"), ("[ใไ]Kย?", "ai"),
        ("Kัวะ?", "ua"), ("KัF", "a"), ("KาF?", "a"), ("Kะ", "a"), ("Kำ", "am"), ("KิF?", "i"), ("KีF?", "ี"),
        ("K[ึื]อ?F?", "ue"), ("KุF?", "u"), ("KูF?", "ู"), ("(?P<k>ว)ร(?=[ก-ฮ])", "ora"), ("KวF", "ua"),
        ("Kอ(?![ะาัิีึืุูำ])F?", "o"), ("Kร(?![ก-ฮะาัิีึืุูำ])", "on"),
        ("KF", "o"), ("K", "a"),
    )
)  # fmt: skip


@lru_cache(maxsize=65_536)
def thai_spellings(name: str) -> tuple[str, ...]:
    """Return a name in Latin letters by sound and, where that differs, as bearers may spell it."""
    return tuple(
        dict.fromkeys(
            " ".join(
                word for word in (_word(part, popular) for part in _TITLES.sub("", name).split()) if word
            )
            for popular in (False, True)
        )
    )


def _word(word: str, popular: bool) -> str:  # noqa: FBT001 - internal
    """Syllable by syllable; what is no Thai letter stays."""
    word = _MARKS.sub("", word)
    word = _PART.sub(lambda found: _part(found[1], last=found.end() == len(word)), word)
    word = _UNSAID.sub("", _SILENT.sub("", word))
    word = _DOUBLE_R.sub("ั", word).replace("รร", "ัน")
    out: list[str] = []
    at, closed = 0, False
    while at < len(word):
        if closed and word[at:] in {"ร", "ษ"}:
            break  # silent after a consonant that closes the last syllable: Phet, Lak
        for pattern, vowel in _PATTERNS:
            if found := pattern.match(word, at):
                last = found.groupdict().get("f") or ""
                out += [_first(found["k"], popular), _vowel(vowel, popular), _closing(last, popular)]
                at, closed = found.end(), bool(last)
                break
        else:
            out.append(word[at] if word[at].isascii() and word[at].isalnum() else "")
            at, closed = at + 1, False
    return _TWICE.sub("", "".join(out))


def _part(part: str, *, last: bool) -> str:
    """A part of a name that is known whole."""
    return part if last and part in _CLOSED_TOO else _WHOLE[part]


def _first(letters: str, popular: bool) -> str:  # noqa: FBT001 - internal
    """Sounds of the consonants that begin a syllable."""
    table = _FIRST | _POPULAR_FIRST if popular else _FIRST
    if len(letters) == 1:
        return table[letters]
    if letters[0] in "หอ":
        return table[letters[1]]
    return "s" + "r" * popular if letters[0] in "ศสซ" else table[letters[0]] + table[letters[1]]


def _vowel(vowel: str, popular: bool) -> str:  # noqa: FBT001 - internal
    """Letters of a vowel; a Thai sign stands for a long one."""
    return (_POPULAR_VOWELS if popular else {"ี": "i", "ู": "u"}).get(vowel, vowel)


def _closing(letter: str, popular: bool) -> str:  # noqa: FBT001 - internal
    """Sound of the consonant that closes a syllable."""
    return (popular and _POPULAR_LAST.get(letter)) or _LAST.get(letter, _FIRST.get(letter, ""))

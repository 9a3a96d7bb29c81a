"""Which single-byte code page a Western, Central European, Turkish, Greek, Arabic ... text is in.

Every byte means something in every one of these pages, so that no decoding fails: a page is right when
the letters that stand inside words are letters of one language. Western text read as Central European
holds letters that no one language has together, and the other way round signs (``zg³.``) inside words.
"""

import re
from collections.abc import Mapping
from typing import Final

_LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "cp1252": (
        "àâçèéêëîïôùûüœæ",  # French
        "áéíóúüñ",  # Spanish
        "àáâãçéêíóôõú",  # Portuguese
        "äöüßé",  # German
        "àèéìíîòóùú",  # Italian
        "àáçèéíïòóúü",  # Catalan
        "åäöæøéü",  # Nordic
        "áéíóúëïöüèê",  # Dutch
        "áéíóúýðþæö",  # Icelandic
    ),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţéșț",  # Romanian
        "čćđšž",  # Croatian, Slovene
    ),
    "cp1254": ("çğıiöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "cp1258": ("àáâãăđèéêìíòóôơõùúưý",),
}
"""Letters beyond ASCII of the languages that a page is for."""
_SCRIPTS: Final = {
    "cp1251": ("оеаинтсрвлкмдпуяыьгзбчйхіїє", re.compile(r"[А-яЁёІіЇїЄєҐґ]{3,}")),
    "cp1253": ("αοιετσνηυρπκμλςωδγάόίέή", re.compile(r"[Ά-ώ]{3,}")),
    "cp1256": ("اليمونرتبةعدسفهكقحجشصطخذ", re.compile(r"[\u0621-\u064a]{3,}")),
    "cp1255": ("יוהלאתרבמשנעחדקפםגטסכצןזךףץ", re.compile(r"[א-ת]{3,}")),
    "cp874": ("านรกอเงมยลวดทสตะปบคหแจพขใไีืุู่้ัิ์", re.compile(r"[ก-๛]{3,}")),
}
"""Pages of other alphabets: the letters that make up nearly all of a text, and runs of the alphabet."""
_HOMES: Final = {
    "cp1252": "US CA GB IE FR DE AT CH BE NL LU ES PT IT DK SE NO FI IS AU NZ BR MX AR CO CL PE EC"
    " ZA NG GH KE CI SN PH ID MY",
    "cp1250": "PL CZ SK HU RO HR SI BA AL ME",
    "cp1251": "RU UA BG BY RS MK KZ KG MN TJ",
    "cp1253": "GR CY",
    "cp1254": "TR AZ",
    "cp1255": "IL",
    "cp1256": "AE SA EG IQ IR JO KW LB LY MA OM PK PS QA SY TN YE BH DZ SD AF",
    "cp1257": "LT LV EE",
    "cp1258": "VN",
    "cp874": "TH",
}
HABITS: Final = {country: page for page, countries in _HOMES.items() for country in countries.split()}
"""The page that computers of a country wrote by default, besides Unicode."""
PAGES: Final = frozenset({"latin-1", *_HOMES})
"""Every page of one byte a letter that is tried."""
_HOME_BONUS: Final = 0.08
_AROUND: Final = re.compile(r"(?<=(.))([^\x00-\x7f\s])(?=(.|$))", re.DOTALL)
_SIGNS: Final = frozenset("£€§°«»“”„‘’‚–—…ªº·¿¡•™©®¢¥\u00a0")
"""Signs of printed text: they stand beside words and numbers, not inside a word."""
_HIGH: Final = re.compile(r"[^\x00-\x7f]")
_LEAST_RUNS: Final = 0.5


def rate_pages(sample: bytes, region: str) -> list[tuple[float, str]]:
    """Return code pages with how much of the text beyond ASCII they explain, 0 to about 1, best first.

    Args:
        sample: Lines of the file with bytes above 127.
        region: ISO country of the writer; its page counts a little more, so that it wins a tie.
    """
    habit = HABITS.get(region.upper(), "")
    rated = [(_rate_letters(sample, page), page) for page in _LANGUAGES]
    rated += [(_rate_script(sample, page), page) for page in _SCRIPTS]
    whole = [(rating + (_HOME_BONUS if page == habit else 0.0), page) for rating, page in rated if rating > 0]
    order = tuple(_HOMES)
    return sorted(whole, key=lambda one: (-one[0], order.index(one[1])))


def _rate_letters(sample: bytes, page: str) -> float:
    """Return the largest share of signs beyond ASCII that are letters of one language of the page."""
    counts: dict[str, int] = {}
    total = fine = 0
    for before, sign, after in _AROUND.findall(" " + sample.decode(page, "replace")):
        total += 1
        if sign in _SIGNS:
            fine += not (before.isalpha() and after.isalpha())
        elif sign.isalpha() and _in_word(before, sign, after):
            counts[sign.lower()] = counts.get(sign.lower(), 0) + 1
    if not total:
        return 0.0
    most = max(
        sum(count for sign, count in counts.items() if sign in language or sign == "i\u0307")
        for language in _LANGUAGES[page]
    )
    return (most + fine) / total


def _in_word(before: str, sign: str, after: str) -> bool:
    """Tell whether a letter stands as one: beside no digit, and alone only where it is a small one."""
    if before.isdigit() or after.isdigit():
        return False
    return sign.islower() or before.isalpha() or after.isalpha()


def _rate_script(sample: bytes, page: str) -> float:
    """Return the share of signs beyond ASCII that are common letters of an alphabet inside its words."""
    common, runs = _SCRIPTS[page]
    text = sample.decode(page, "replace")
    high = _HIGH.findall(text)
    inside = "".join(runs.findall(text)).lower()
    if not high or len(inside) < _LEAST_RUNS * len(high):
        return 0.0
    return sum(sign in common for sign in inside) / len(high)

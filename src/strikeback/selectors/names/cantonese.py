"""Cantonese as Hong Kong identity cards write it: from Jyutping syllables to forms such as Cheung and Tsui.

The government spelling has no published rule book; this table follows its common habits (general knowledge).
"""

import re
from functools import lru_cache
from typing import Final

_SYLLABLE: Final = re.compile(r"^(ng(?=[aeiou])|gw|kw|[bpmfdtnlgkhwzcsj]|)([a-z]+)\d?$")
_WHOLE: Final = {
    "m": "ng", "ng": "ng", "zi": "chi", "ci": "chi", "si": "sze", "ji": "yi", "ze": "tse", "ce": "che",
    "se": "she",
    "zang": "tsang", "cang": "tsang", "zeoi": "chui", "ceoi": "tsui", "seoi": "shui", "seon": "shun",
    "suk": "shuk",
    "sek": "shek", "soeng": "sheung", "syu": "shu", "soek": "sheuk", "seot": "shut", "jyu": "yu",
    "hyun": "huen",
    "maa": "ma", "pun": "poon", "gun": "koon", "fun": "foon", "mun": "mun", "saa": "sha", "saan": "shan",
    "sing": "shing", "sin": "sin", "sip": "ship", "saam": "sam", "gwan": "kwan", "zan": "chun", "can": "chan",
    "san": "san", "jan": "yan", "waa": "wah", "waan": "wan", "hing": "hing", "gei": "kei", "lei": "lee",
}  # fmt: skip
_INITIALS: Final = {"b": "p", "d": "t", "g": "k", "gw": "kw", "z": "ch", "c": "ch", "j": "y"}
_FINALS: Final = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at",
    "aak": "ak", "ou": "o", "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut",
    "yu": "u", "yun": "uen", "yut": "uet", "im": "im", "u": "u",
}  # fmt: skip


@lru_cache(maxsize=4_096)
def hong_kong(jyutping: str) -> str:
    """Return the Hong Kong spelling of one Jyutping syllable, tone ignored; other text stays as it is."""
    bare = jyutping.rstrip("0123456789")
    if bare in _WHOLE:
        return _WHOLE[bare]
    match = _SYLLABLE.match(bare)
    if match is None:
        return bare
    initial, final = match.groups()
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)

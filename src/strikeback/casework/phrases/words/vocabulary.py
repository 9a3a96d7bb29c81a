"""The words of all languages, in the groups in which they are looked up."""

from collections.abc import Mapping
from typing import Final

from strikeback.casework.phrases.words.ar import ARABIC
from strikeback.casework.phrases.words.ceb import CEBUANO
from strikeback.casework.phrases.words.de import GERMAN
from strikeback.casework.phrases.words.en import ENGLISH
from strikeback.casework.phrases.words.es import SPANISH
from strikeback.casework.phrases.words.fr import FRENCH
from strikeback.casework.phrases.words.hi import HINDI
from strikeback.casework.phrases.words.id import INDONESIAN
from strikeback.casework.phrases.words.it import ITALIAN
from strikeback.casework.phrases.words.ja import JAPANESE
from strikeback.casework.phrases.words.ko import KOREAN
from strikeback.casework.phrases.words.ms import MALAY as MALAYSIAN
from strikeback.casework.phrases.words.nl import DUTCH
from strikeback.casework.phrases.words.pcm import PIDGIN
from strikeback.casework.phrases.words.pl import POLISH
from strikeback.casework.phrases.words.pt import PORTUGUESE
from strikeback.casework.phrases.words.ru import RUSSIAN
from strikeback.casework.phrases.words.th import THAI
from strikeback.casework.phrases.words.tl import TAGALOG
from strikeback.casework.phrases.words.tr import TURKISH
from strikeback.casework.phrases.words.uk import UKRAINIAN
from strikeback.casework.phrases.words.vi import VIETNAMESE
from strikeback.casework.phrases.words.zh import CHINESE

MIXED: Final[Mapping[str, Mapping[str, str]]] = {
    "en": ENGLISH,
    "tl": TAGALOG,
    "ceb": CEBUANO,
    "fr": FRENCH,
    "es": SPANISH,
    "pcm": PIDGIN,
}
"""Languages that people mix in one line with English: always looked up."""
MALAY: Final[Mapping[str, Mapping[str, str]]] = {"id": INDONESIAN, "ms": MALAYSIAN}
"""Looked up together, for speakers of either write words of both."""
FURTHER: Final[Mapping[str, Mapping[str, str]]] = {
    "ar": ARABIC,
    "de": GERMAN,
    "hi": HINDI,
    "it": ITALIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "tr": TURKISH,
    "uk": UKRAINIAN,
    "vi": VIETNAMESE,
}
"""Languages looked up where a text's small words or its script say so."""
TIGHT: Final[Mapping[str, Mapping[str, str]]] = {"zh": CHINESE, "ko": KOREAN, "ja": JAPANESE, "th": THAI}
"""Languages without spaces between words: patterns."""

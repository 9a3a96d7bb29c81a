"""The words of all languages, in the groups in which they are looked up."""

from collections.abc import Mapping
from typing import Final

from strikeback.casework.phrases.words.ar import ARABIC
from strikeback.casework.phrases.words.ceb import CEBUANO
from strikeback.casework.phrases.words.composed import COMPOSED
from strikeback.casework.phrases.words.de import GERMAN
from strikeback.casework.phrases.words.disclosures import DISCLOSURES
from strikeback.casework.phrases.words.en import ENGLISH
from strikeback.casework.phrases.words.es import SPANISH
from strikeback.casework.phrases.words.fr import FRENCH
from strikeback.casework.phrases.words.frames import FRAMES
from strikeback.casework.phrases.words.hi import HINDI
from strikeback.casework.phrases.words.id import INDONESIAN
from strikeback.casework.phrases.words.it import ITALIAN
from strikeback.casework.phrases.words.ja import JAPANESE
from strikeback.casework.phrases.words.ko import KOREAN
from strikeback.casework.phrases.words.ms import MALAY as MALAYSIAN
from strikeback.casework.phrases.words.nl import DUTCH
from strikeback.casework.phrases.words.oblique import OBLIQUE
from strikeback.casework.phrases.words.pcm import PIDGIN
from strikeback.casework.phrases.words.pl import POLISH
from strikeback.casework.phrases.words.pt import PORTUGUESE
from strikeback.casework.phrases.words.records import RECORDS
from strikeback.casework.phrases.words.ru import RUSSIAN
from strikeback.casework.phrases.words.th import THAI
from strikeback.casework.phrases.words.tl import TAGALOG
from strikeback.casework.phrases.words.tr import TURKISH
from strikeback.casework.phrases.words.uk import UKRAINIAN
from strikeback.casework.phrases.words.vi import VIETNAMESE
from strikeback.casework.phrases.words.zh import CHINESE


def framed(code: str, concepts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the table of a language with its oblique wordings and the words that frame what is told."""
    further = (OBLIQUE.get(code, {}), DISCLOSURES[code], COMPOSED[code], FRAMES[code])
    tables = (RECORDS.get(code, {}), concepts, *further)
    return {
        concept: "|".join(row for table in tables if (row := table.get(concept)))
        for concept in dict.fromkeys(concept for table in tables for concept in table)
    }


MIXED: Final[Mapping[str, Mapping[str, str]]] = {
    "en": framed("en", ENGLISH),
    "tl": framed("tl", TAGALOG),
    "ceb": framed("ceb", CEBUANO),
    "fr": framed("fr", FRENCH),
    "es": framed("es", SPANISH),
    "pcm": framed("pcm", PIDGIN),
}
"""Languages that people mix in one line with English: always looked up."""
MALAY: Final[Mapping[str, Mapping[str, str]]] = {
    "id": framed("id", INDONESIAN),
    "ms": framed("ms", MALAYSIAN),
}
"""Looked up together, for speakers of either write words of both."""
FURTHER: Final[Mapping[str, Mapping[str, str]]] = {
    "ar": framed("ar", ARABIC),
    "de": framed("de", GERMAN),
    "hi": framed("hi", HINDI),
    "it": framed("it", ITALIAN),
    "nl": framed("nl", DUTCH),
    "pl": framed("pl", POLISH),
    "pt": framed("pt", PORTUGUESE),
    "ru": framed("ru", RUSSIAN),
    "tr": framed("tr", TURKISH),
    "uk": framed("uk", UKRAINIAN),
    "vi": framed("vi", VIETNAMESE),
}
"""Languages looked up where a text's small words or its script say so."""
TIGHT: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": framed("zh", CHINESE),
    "ko": framed("ko", KOREAN),
    "ja": framed("ja", JAPANESE),
    "th": framed("th", THAI),
}
"""Languages without spaces between words: patterns."""

"""The words of all languages together: people mix them in one line."""

from collections.abc import Mapping
from typing import Final

from strikeback.casework.phrases.words.ceb import CEBUANO
from strikeback.casework.phrases.words.en import ENGLISH
from strikeback.casework.phrases.words.es import SPANISH
from strikeback.casework.phrases.words.fr import FRENCH
from strikeback.casework.phrases.words.id import INDONESIAN
from strikeback.casework.phrases.words.ko import KOREAN
from strikeback.casework.phrases.words.ms import MALAY
from strikeback.casework.phrases.words.pcm import PIDGIN
from strikeback.casework.phrases.words.tl import TAGALOG
from strikeback.casework.phrases.words.zh import CHINESE

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": ENGLISH,
    "tl": TAGALOG,
    "ceb": CEBUANO,
    "id": INDONESIAN,
    "ms": MALAY,
    "ko": KOREAN,
    "zh": CHINESE,
    "fr": FRENCH,
    "es": SPANISH,
    "pcm": PIDGIN,
}
"""Words by language and concept."""

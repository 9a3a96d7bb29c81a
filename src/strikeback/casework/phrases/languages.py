"""All languages whose phrases are known. Every one is tried on every text: people mix them."""

from typing import Final

from strikeback.casework.phrases.ceb import CEBUANO
from strikeback.casework.phrases.en import ENGLISH
from strikeback.casework.phrases.es import SPANISH
from strikeback.casework.phrases.fr import FRENCH
from strikeback.casework.phrases.id import INDONESIAN
from strikeback.casework.phrases.ko import KOREAN
from strikeback.casework.phrases.language import Language
from strikeback.casework.phrases.ms import MALAY
from strikeback.casework.phrases.pcm import PIDGIN
from strikeback.casework.phrases.tl import TAGALOG
from strikeback.casework.phrases.zh import CHINESE

LANGUAGES: Final[tuple[Language, ...]] = (
    ENGLISH, TAGALOG, CEBUANO, INDONESIAN, MALAY, KOREAN, CHINESE, FRENCH, PIDGIN, SPANISH,
)  # fmt: skip

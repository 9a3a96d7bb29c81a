"""All languages whose phrases are known. Every one is tried on every text: people mix them."""

from typing import Final

from strikeback.casework.phrases.en import ENGLISH
from strikeback.casework.phrases.language import Language

LANGUAGES: Final[tuple[Language, ...]] = (ENGLISH,)

"""All languages whose phrases are known. Every one is tried on every text: people mix them."""

from typing import Final

from msgspec.structs import replace

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


def softened_by(language: Language, sister: Language) -> Language:
    """A language whose phrases are also softened by the words of a sister it shares phrases with."""
    return replace(
        language,
        negation=f"{language.negation}|{sister.negation}",
        reports=f"{language.reports}|{sister.reports}",
        others=f"{language.others}|{sister.others}",
        victims=f"{language.victims}|{sister.victims}",
        offenders=f"{language.offenders}|{sister.offenders}",
        soft=f"{language.soft}|{sister.soft}",
        manipulation=f"{language.manipulation}|{sister.manipulation}",
        condition=f"{language.condition}|{sister.condition}",
    )


LANGUAGES: Final[tuple[Language, ...]] = (
    ENGLISH,
    softened_by(TAGALOG, CEBUANO),
    softened_by(CEBUANO, TAGALOG),
    softened_by(INDONESIAN, MALAY),
    softened_by(MALAY, INDONESIAN),
    KOREAN,
    CHINESE,
    FRENCH,
    softened_by(PIDGIN, ENGLISH),
    SPANISH,
)

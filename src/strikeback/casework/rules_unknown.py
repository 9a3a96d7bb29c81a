"""Texts in a language no rule here reads: a person must."""

import re
from typing import Final

from strikeback.casework.phrases.fold import fold, fold_words
from strikeback.casework.phrases.words.common import COMMON

_SUPPORTED: Final = frozenset(
    {"", "und", "en", "tl", "fil", "ceb", "id", "ms", "ko", "zh", "yue", "fr", "pcm", "es"}
)
_FOREIGN: Final = re.compile(
    r"[\u0370-\u05ff\u0600-\u07ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff\u3041-\u30ff]"
)
_WORD: Final = re.compile(r"[a-z]+")
_COMMON: Final = frozenset(fold_words(" ".join(COMMON.values())).split())
MIN_WORDS: Final = 5
MIN_FOREIGN: Final = 4


def unreadable(text: str, language: str) -> bool:
    """Whether nobody's rules cover a text: by its stated language, its script, or its small words."""
    if not any(char.isalpha() for char in text):
        return False
    if language.lower().split("-")[0].split("_")[0] not in _SUPPORTED:
        return True
    if len(_FOREIGN.findall(text)) >= MIN_FOREIGN:
        return True
    words = _WORD.findall(fold(text).text)
    return len(words) >= MIN_WORDS and sum(word in _COMMON for word in words) * 8 < len(words)

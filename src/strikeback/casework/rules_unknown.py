"""Texts in a language no rule here reads, or few do: a person must."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from strikeback.casework.phrases.fold import fold_words
from strikeback.casework.phrases.lookup import without_article
from strikeback.casework.phrases.tongues import Tongues
from strikeback.casework.phrases.words.common import COMMON
from strikeback.casework.phrases.words.vocabulary import FURTHER, MALAY, MIXED, TIGHT

UNKNOWN: Final = "language.unknown"
"""Language not covered."""
MODEST: Final = "language.modest"
"""Language covered by the usual wordings only."""
_SUPPORTED: Final = frozenset({"", "und", "fil", "yue", *MIXED, *MALAY, *FURTHER, *TIGHT})
_MODEST: Final = frozenset({*FURTHER, "th", "ja"})
"""Languages whose tables hold the usual wordings of danger only."""
_FOREIGN: Final = re.compile(
    r"[\u0370-\u03ff\u0530-\u05ff\u0700-\u08ff\u0980-\u0dff\u0e80-\u109f\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff]"
)
MIN_WORDS: Final = 5
MIN_FOREIGN: Final = 4
LEAST_KNOWN: Final = 8
"""Of so many words one at least is a frequent small word of a language that is read here."""


@cache
def _common() -> frozenset[str]:
    return frozenset(map(without_article, fold_words(" ".join(COMMON.values())).split()))


def unreadable(text: str, words: Sequence[str]) -> bool:
    """Whether nobody's rules cover a text, by its script or its small words.

    Args:
        text: As stored.
        words: Its folded words, where they are written apart.
    """
    if not text.isascii() and len(_FOREIGN.findall(text)) >= MIN_FOREIGN:
        return True
    read = [word for word in words if not word[0].isdigit()]
    known = _common()
    return len(read) >= MIN_WORDS and sum(map(known.__contains__, read)) * LEAST_KNOWN < len(read)


def stated(language: str) -> str:
    """Return why a text of a stated language should be read by a person; "" when nothing says so."""
    code = language.lower().split("-")[0].split("_")[0]
    if code not in _SUPPORTED:
        return UNKNOWN
    return MODEST if code in _MODEST else ""


def modest(spoken: Tongues) -> bool:
    """Whether a text is in a language whose tables are modest, so that their silence says little."""
    return bool(spoken.main or spoken.native or _MODEST.intersection(spoken.tight))

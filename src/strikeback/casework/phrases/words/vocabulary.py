"""The words of all languages, in the groups in which they are looked up."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from strikeback.casework.phrases.words.reading import read_patterns, read_words

Table = Mapping[str, str]
"""By concept: words and phrases, or patterns, ``|`` between."""


def _tables(read: Callable[[str], Table], *codes: str) -> Mapping[str, Table]:
    """Return the tables of languages, each from the file of its name beside this one."""
    here = Path(__file__)
    return {code: read(here.with_name(f"{code}.words").read_text("utf-8")) for code in codes}


MIXED: Final = _tables(read_words, "en", "tl", "ceb", "fr", "es", "pcm")
"""Languages that people mix in one line with English: always looked up."""
MALAY: Final = _tables(read_words, "id", "ms")
"""Looked up together, for speakers of either write words of both."""
FURTHER: Final = _tables(read_words, "ar", "de", "hi", "it", "nl", "pl", "pt", "ru", "tr", "uk", "vi")
"""Languages looked up where a text's small words or its script say so."""
TIGHT: Final = _tables(read_patterns, "zh", "ko", "ja", "th")
"""Languages without spaces between words: patterns."""

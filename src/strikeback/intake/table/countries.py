"""Countries as tables name them, to ISO 3166-1 alpha-2."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from strikeback.intake.table.vocabulary import fold

_TEXT: Final = (files("strikeback.intake.table") / "countries.toml").read_text(encoding="utf-8")
_CODES: Final = {
    fold(name): code
    for code, names in tomllib.loads(_TEXT).items()
    for name in names.replace("\n", " ").split(",")
}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code a text names, "" when it names none we know.

    Args:
        text: Country or nationality in one of our languages, or its two- or three-letter code.
    """
    folded = fold(text)
    if len(text.strip()) == 2 and text.strip().isalpha() and text.strip().isascii():
        return {"UK": "GB"}.get(text.strip().upper(), text.strip().upper())
    return _CODES.get(folded) or _CODES.get(folded.replace(" ", "").removesuffix("籍").removesuffix("人"), "")

"""What every normaliser does first: tidy the text, and refuse what cannot be an identifier."""

import re
import unicodedata
from typing import Final, NoReturn

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import SelectorKind
from strikeback.selectors.placeholders import is_placeholder

# Soft hyphen, zero-width and bidirectional marks: address books put them around numbers.
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_FLOAT: Final = re.compile(r"(\d{5,})\.0")


def refuse(kind: SelectorKind, why: Unusable) -> NoReturn:
    """Raise the refusal; nothing of the text goes into it."""
    raise UnusableSelectorError(kind.value, why) from None


def screen(raw: str, kind: SelectorKind, limit: int) -> str:
    """Return the text in Unicode form NFKC, trimmed, without invisible characters.

    Args:
        raw: Text as reported.
        kind: Kind asked for; named in refusals.
        limit: Longest text accepted, in code points, before and after tidying.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, or WRONG_FORM for control characters
            and halves of surrogate pairs, which no identifier holds.
    """
    if len(raw) > limit:
        refuse(kind, Unusable.TOO_LONG if raw.strip() else Unusable.EMPTY)
    text = tidy(raw)
    if not text:
        refuse(kind, Unusable.EMPTY)
    if len(text) > limit:
        refuse(kind, Unusable.TOO_LONG)
    if _CONTROL.search(text) or (not text.isascii() and _SURROGATE.search(text)):
        refuse(kind, Unusable.WRONG_FORM)
    if is_placeholder(text):
        refuse(kind, Unusable.PLACEHOLDER)
    return text


def tidy(raw: str) -> str:
    """Return the text in form NFKC, trimmed, without invisible characters."""
    if raw.isascii():
        return raw.strip()
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", raw)).strip()


def ascii_digits(text: str) -> str:
    """Return the text with the decimal digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def unspreadsheet(text: str) -> str:
    """Undo what spreadsheets do to numbers: a leading apostrophe, and ``.0`` behind the digits."""
    text = text.lstrip("'")
    match = _FLOAT.fullmatch(text)
    return match[1] if match else text

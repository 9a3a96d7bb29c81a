"""Comparable forms of plain cells by the short way, for one record at a time.

Whole columns are normalised by kernels that take milliseconds to start. A cell of one of the plain shapes
here gets the same form in microseconds; any other cell, and any doubt, goes the long way. A test holds both
ways against each other.
"""

import re
from collections.abc import Callable
from typing import Final

from strikeback.linking.engine.form_names import _DRESSED
from strikeback.linking.engine.form_phones import _drop, _infixed, _second
from strikeback.linking.engine.spec import Field, FieldType
from strikeback.selectors.placeholders import PLACEHOLDERS

_WORD: Final = re.compile(r"[A-Za-z]{2,60}", re.ASCII)
_WORDS: Final = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,8}", re.ASCII)
_DATE: Final = re.compile(r"(?:1\d|2[0-3])\d\d-\d\d-\d\d", re.ASCII)
_CODE: Final = re.compile(r"[A-Za-z0-9]{2,40}", re.ASCII)
_DIGITS: Final = re.compile(r"\d{6,15}", re.ASCII)
_ZEROS: Final = re.compile(r"0\d+", re.ASCII)
_MAIL: Final = re.compile(r"[a-z0-9._%+'&~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.ASCII)
_ODD_MAIL: Final = re.compile(
    r"^(?:no.?reply|do.?not.?reply|mailer-daemon|postmaster|bounce)@|@g(?:oogle)?mail\.com$"
)
_DRESSING: Final = re.compile(_DRESSED)
_EDGE: Final = "._%+'&~-"
_RUNS: Final = "01234567890123456789", "98765432109876543210"


def plain_form(field: Field, text: str) -> tuple[str, ...] | None:
    """Return the main form and other forms of a cell, None where the long way must be gone."""
    short = _SHORT.get(field.type)
    if short is None or field.by or field.beside or field.also or not text:
        return None
    if text.lower().strip(_EDGE) in PLACEHOLDERS or len(set(text)) < 2:
        return None
    found = short(field, text)
    return None if found is None or found[0] in field.missing else found


def _name(_field: Field, text: str) -> tuple[str, ...] | None:
    return (text.lower(),) if _WORD.fullmatch(text) and not _DRESSING.search(text) else None


def _place(_field: Field, text: str) -> tuple[str, ...] | None:
    if not _WORDS.fullmatch(text) or len(set(text.lower().replace(" ", ""))) < 2:
        return None
    return (text.lower(),)


def _date(_field: Field, text: str) -> tuple[str, ...] | None:
    if not _DATE.fullmatch(text):
        return None
    digits = text.replace("-", "")
    return (digits,) if len(set(digits)) > 1 else None


def _code(_field: Field, text: str) -> tuple[str, ...] | None:
    if not _CODE.fullmatch(text) or _counted(text):
        return None
    lower = text.lower()
    if len(set(lower)) < 2:
        return None
    return (lower.lstrip("0") if _ZEROS.fullmatch(lower) else lower,)


def _mail(_field: Field, text: str) -> tuple[str, ...] | None:
    lower = text.lower()
    return (lower,) if text.isascii() and _MAIL.fullmatch(lower) and not _ODD_MAIL.search(lower) else None


def _phone(field: Field, text: str) -> tuple[str, ...] | None:
    if not _DIGITS.fullmatch(text) or _counted(text) or (field.region and _infixed(field.region)):
        return None
    head = text[:7] if text.startswith("00") else text[:4]
    rest = text[_drop(head, len(text), field.region) :].lstrip("0+")
    if not rest:
        return None
    second = _second(head, len(text), field.region)
    return (rest, text[second:]) if second > 0 else (rest,)


def _counted(text: str) -> bool:
    return text.isdigit() and any(text in run for run in _RUNS)


_SHORT: Final[dict[FieldType, Callable[[Field, str], tuple[str, ...] | None]]] = {
    FieldType.GIVEN: _name,
    FieldType.FAMILY: _name,
    FieldType.PLACE: _place,
    FieldType.DATE: _date,
    FieldType.POSTCODE: _code,
    FieldType.ID: _code,
    FieldType.EMAIL: _mail,
    FieldType.PHONE: _phone,
}

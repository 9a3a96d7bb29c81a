"""Phone numbers as selectors: reports that carry one subscriber number share one value.

Source: ITU-T E.164 for the form; number plans from ``phonenumbers``, whose release stands in the
notes of every result because a plan change can change the answer.
"""

import re
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType, shortnumberinfo

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.phone_plan import Number, parse_international, parse_national, trunk_prefix
from strikeback.selectors.placeholders import is_filler
from strikeback.selectors.screen import ascii_digits, refuse, screen, unspreadsheet

KIND: Final = SelectorKind.PHONE
PLAN: Final = f"plan:phonenumbers {phonenumbers.__version__}"
_NOTES: Final = (PLAN,)
MAX_RAW_CHARS: Final = 64  # code points; longer text is prose, not a number
CACHE_ENTRIES: Final = 1 << 16

_LABEL: Final = re.compile(r"(?:tel:|[^\W\d][^\d+()]{0,20}[:：])\s*", re.IGNORECASE)
_REMARK: Final = re.compile(r"\s*\([^\d()]*\)$")
_EXTENSION: Final = re.compile(
    r"\s*(?:;ext=|[,;]?\s*(?:ext(?:ension)?|extn|anexo|内線|分機|分机|#|x)\.?[:\s]*)\d{1,7}$", re.IGNORECASE
)
_JID: Final = re.compile(r"(\d{7,15})(?:[:.]\d+)*@(?:s\.whatsapp\.net|c\.us)", re.IGNORECASE)
_SHORT_VALUE: Final = re.compile(r"([A-Z]{2}):(\d{2,8})")
_BODY: Final = re.compile(r"[(\[\s]*\+?[\d\s()\[\].\-/‐-―−·•~]+")
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
_PLAIN: Final = re.compile(r"\+[0-9][0-9 ().\-]{2,60}[0-9]")
"""An international number in ASCII without label, remark or extension: nothing to take off."""
_LONGEST_SHORT: Final = 8
_SHORTEST_GUESS: Final = 11
"""Digits needed before a national text is tried as an international number that lost its plus sign."""

_SWITCHBOARDS: Final = {
    PhoneNumberType.TOLL_FREE: "toll_free",
    PhoneNumberType.PREMIUM_RATE: "premium_rate",
    PhoneNumberType.SHARED_COST: "shared_cost",
    PhoneNumberType.UAN: "universal_access",
    PhoneNumberType.VOICEMAIL: "voicemail",
}
_REGION_ALIASES: Final = {"UK": "GB", "EL": "GR"}


def normalise_phone(raw: str, region: str | None = None) -> Selector:
    """Return the selector of a phone number: value in E.164, ``+`` and digits.

    Short numbers (emergency, service) have no E.164 form: their value is ``CC:number`` and they
    never link. Toll-free, premium, shared-cost and universal-access numbers do not link either.
    A possible number outside the country's plan is kept with ``valid`` false.

    Args:
        raw: Text as reported, any separators and digits of any script, at most ``MAX_RAW_CHARS``
            code points. WhatsApp ids (``digits@s.whatsapp.net``) and ``tel:`` addresses are read too.
        region: ISO 3166-1 alpha-2 country whose dialling habit ``raw`` follows; needed for
            national forms, ignored for ``+`` forms. Stated by the caller, never guessed.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, NO_REGION, UNKNOWN_COUNTRY, WRONG_FORM
            (letters, no number) or WRONG_LENGTH (the country has no full number of this length).
    """
    found = _normalise(raw, region)
    if isinstance(found, Unusable):
        refuse(KIND, found)
    return found


def try_phone(raw: str, region: str | None = None) -> Selector | Unusable:
    """Return the selector or the reason why there is none; nothing is remembered, unlike ``normalise_phone``.

    Args:
        raw: As for ``normalise_phone``.
        region: As for ``normalise_phone``.
    """
    if _PLAIN.fullmatch(raw):
        plain = raw[1:]
        if not plain.isdecimal():
            plain = _NOT_DIGITS.sub("", plain)
        return Unusable.PLACEHOLDER if is_filler(plain) else _international(plain, raw, _NOTES)
    try:
        text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    except UnusableSelectorError as refusal:
        return refusal.why
    short = _SHORT_VALUE.fullmatch(text)
    if short:
        return _short(short[2], short[1], raw) or Unusable.WRONG_FORM
    body, notes = _bare(text)
    digits = _NOT_DIGITS.sub("", body)
    if not _BODY.fullmatch(body) or len(digits) < 2:
        return Unusable.WRONG_FORM
    if body.lstrip("([ ").startswith("+"):
        return _international(digits, raw, notes)
    return _national(digits, (region or "").strip().upper(), raw, notes)


_normalise = lru_cache(maxsize=CACHE_ENTRIES)(try_phone)
"""Refusals are remembered too, therefore returned."""


def _bare(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without label, remark and extension, and the notes so far."""
    jid = _JID.fullmatch(text)
    if jid:
        return f"+{jid[1]}", _NOTES
    text = _REMARK.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text)
    without = _EXTENSION.sub("", text)
    notes = (PLAN, "extension:dropped") if without != text else _NOTES
    return without.strip(), notes


def _international(digits: str, raw: str, notes: tuple[str, ...]) -> Selector | Unusable:
    """Return the selector of digits that begin with a country code."""
    number = parse_international(digits)
    if number is None:
        return Unusable.WRONG_FORM
    return _selector(number, raw, notes)


def _national(digits: str, country: str, raw: str, notes: tuple[str, ...]) -> Selector | Unusable:
    """Return the selector of digits typed in a country: dialled there first, then as international forms.

    People copy ``00`` and ``011`` from other countries, and tables lose the plus sign; such a
    reading is taken only when it lies in a number plan and the country's own does not, or when the
    country's own is a fixed line typed without its trunk prefix and the other one is a mobile.
    """
    country = _REGION_ALIASES.get(country, country)
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return Unusable.UNKNOWN_COUNTRY if country else Unusable.NO_REGION
    number = parse_national(digits, country)
    own = Unusable.WRONG_FORM if number is None else _selector(number, raw, notes)
    if isinstance(own, Selector) and (own.valid or not own.linkable):
        return _mobile_abroad(digits, country, number, raw, notes) or own
    if len(digits) <= _LONGEST_SHORT:
        short = _short(digits, country, raw)
        if short:
            return short
    for prefix, note in (("00", "prefix:00"), ("011", "prefix:011"), ("", "guess:plus")):
        rest = digits.removeprefix(prefix)
        if digits.startswith(prefix) and len(rest) >= _SHORTEST_GUESS and not rest.startswith("0"):
            guess = _international(rest, raw, (*notes, note))
            if isinstance(guess, Selector) and guess.valid:
                return guess
    return own


def _mobile_abroad(
    digits: str, country: str, own: Number | None, raw: str, notes: tuple[str, ...]
) -> Selector | None:
    """Return the mobile of another country whose plus sign was lost, where that is likelier than ``own``.

    In countries that dial a trunk prefix nobody writes a fixed line of eleven digits without it.
    """
    if own is None or len(digits) < _SHORTEST_GUESS:
        return None
    trunk = trunk_prefix(country)
    if not trunk or digits.startswith(trunk) or own.type != PhoneNumberType.FIXED_LINE:
        return None
    other = parse_international(digits)
    if other is None or other.type != PhoneNumberType.MOBILE:
        return None
    found = _selector(other, raw, (*notes, "guess:plus"))
    return found if isinstance(found, Selector) and found.linkable else None


def _selector(number: Number, raw: str, notes: tuple[str, ...]) -> Selector | Unusable:
    """Return the selector of a parsed number; local-only forms, which two towns share, are none."""
    # One look into the plan answers all: of a known type means that the range is assigned.
    kind = number.possible_type
    if kind is None:
        return Unusable.WRONG_LENGTH
    board = _SWITCHBOARDS.get(kind)
    return Selector(
        kind=KIND,
        value=f"+{number.code}{number.national}",
        raw=raw,
        valid=kind != PhoneNumberType.UNKNOWN,
        linkable=board is None,
        notes=(*notes, f"switchboard:{board}") if board else notes,
    )


def _short(digits: str, country: str, raw: str) -> Selector | None:
    """Return the selector of an emergency or service number, or None when the country has none such."""
    if country not in phonenumbers.SUPPORTED_REGIONS or digits.startswith("0"):
        return None
    code = phonenumbers.country_code_for_region(country)
    number = PhoneNumber(country_code=code, national_number=int(digits))
    if not shortnumberinfo.is_valid_short_number_for_region(number, country):
        return None
    return Selector(kind=KIND, value=f"{country}:{digits}", raw=raw, linkable=False, notes=(PLAN, "short"))

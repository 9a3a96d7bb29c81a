"""Phone numbers in text: the plan's matcher with the caller's region, and + or 00 forms without one."""

import re
from typing import Final

import phonenumbers

from strikeback.model.errors import UnusableSelectorError
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.page import Page

_RUN: Final = re.compile(r"\+?\(?\d[\d ().\-/–]{5,}\d")
_INTERNATIONAL: Final = re.compile(r"(?<![\w+])(?:\+[ ]?|00[ ]?)[1-9](?:[ ().\-]{0,2}\d){6,14}(?!\d)")
_CUE: Final = re.compile(
    r"(?:phone|mobile|cell|tel|call|text|sms|whats\s*app|viber|wa|hp|no|num(?:ber|ero)?|contact|signal|gcash|"
    r"telepon|telp|hubungi|numéro|電話|电话|手机|手機|致電|전화|연락처|번호|휴대폰)\W{0,3}(?:\w{1,8}\W{1,3})?$",
    re.IGNORECASE,
)


def find_phones(page: Page) -> None:
    """Add phone numbers. Without a region only international forms count: nothing is guessed."""
    if _RUN.search(page.masked) is None:
        return
    _find_international(page)
    if page.region in phonenumbers.SUPPORTED_REGIONS:
        _find_national(page)


def _find_international(page: Page) -> None:
    for match in _INTERNATIONAL.finditer(page.masked):
        raw = match[0]
        dialled = raw if raw.startswith("+") else "+" + raw[2:].lstrip()
        _add(page, match.start(), match.end(), dialled, "phone.international", 1.0)


def _find_national(page: Page) -> None:
    masked = page.masked
    for leniency, rule in (
        (phonenumbers.Leniency.VALID, "phone.national"),
        (phonenumbers.Leniency.POSSIBLE, "phone.national.cue"),
    ):
        for found in phonenumbers.PhoneNumberMatcher(masked, page.region, leniency=leniency):
            cued = _CUE.search(page.plain[max(0, found.start - 24) : found.start]) is not None
            if rule.endswith("cue") and not cued:
                continue
            _add(page, found.start, found.end, found.raw_string, rule, 1.0 if cued else 0.9)
        masked = page.masked


def _add(page: Page, start: int, end: int, raw: str, rule: str, confidence: float) -> None:
    try:
        selector = normalise_phone(raw, region=page.region or None)
    except UnusableSelectorError:
        return
    page.add(
        Finding(
            type="phone",
            start=start,
            end=end,
            raw=page.raw(start, end),
            selector=selector,
            rule=rule,
            confidence=confidence if selector.valid else 0.6,
            negated=page.denied(start),
        )
    )

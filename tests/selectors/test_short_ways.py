"""Plain texts are read by a short way, which must answer what the long way answers, at its borders too."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.model.errors import UnusableSelectorError
from strikeback.selectors import account, email, phone, placeholders, remittance
from strikeback.selectors.placeholders import PLACEHOLDERS, is_placeholder

NEVER = re.compile(r"(?!)")
WORDS = st.sampled_from(
    [
        *sorted(PLACEHOLDERS)[::7], "facebook", "user", "deleted_user", "deleteduser12", "telegramuser",
        "noreply", "anna.x", "ANNA", "100001234567890", "live:anna", "@anna_x", "x", "xx", "x.x", "http",
        "+447700900123",
    ]
)  # fmt: skip
SIGNS = st.text("abxAXZ0129._-+@'? :;()\u00e9", max_size=8)
PIECES = st.lists(st.one_of(WORDS, SIGNS), min_size=1, max_size=3).map("".join)
DOMAINS = st.sampled_from(
    [
        "example.org",
        "gmail.com",
        "googlemail.com",
        "x.xx",
        "xx.xxx",
        "none.com",
        "test.com",
        "-a.com",
        "EXAMPLE.ORG",
    ]
)
PLATFORMS = st.sampled_from(
    ["", "facebook", "IG", "skype", "discord", "whatsapp", "telegram", "xbox", "nonsuch"]
)


def _said(call: Callable[[], object]) -> object:
    try:
        return call()
    except UnusableSelectorError as refusal:
        return refusal.why


def _both(module: object, call: Callable[[], object], name: str = "_PLAIN") -> tuple[object, object]:
    """What the call says with its short way, and without it."""
    short = _said(call)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, NEVER)
        return short, _said(call)


@given(PLATFORMS, PIECES)
def test_handles(platform: str, text: str) -> None:
    """User names, with labels, fillers and addresses among them."""
    short, long = _both(account, lambda: account.normalise_handle(platform, text))
    assert short == long


@given(PIECES, DOMAINS, st.sampled_from(["", " ", "mailto:", "a" * 60]))
def test_emails(local: str, domain: str, before: str) -> None:
    """Addresses at providers with and without rules of their own, and nearly addresses."""
    text = f"{before}{local}@{domain}"
    short, long = _both(email, lambda: email.normalise_email(text), "_BARE")
    assert short == long


@given(st.text("0123456789 +().-x#", min_size=1, max_size=24), st.sampled_from([None, "GB", "US"]))
def test_phones(text: str, region: str | None) -> None:
    """Numbers in groups, with brackets and extensions."""
    call = phone._normalise.__wrapped__
    for raw in (text, f"+44{text}"):
        short, long = _both(phone, lambda raw=raw: call(raw, region))
        assert short == long


@given(st.text("0123456789012345678901234567890123456789 -AbX:", max_size=27), PLATFORMS, st.booleans())
def test_remittances(text: str, service: str, stated: bool) -> None:  # noqa: FBT001 - drawn
    """Transfer numbers with and without letters, separators and a service."""
    for name in (service, "Western Union"):
        short, long = _both(
            remittance, lambda name=name: remittance.normalise_remittance(text, name, stated=stated)
        )
        assert short == long


@given(PIECES)
def test_placeholders(text: str) -> None:
    """Words for nothing known, alone and beside other signs."""
    short, long = _both(placeholders, lambda: is_placeholder(text))
    assert short == long


@pytest.mark.parametrize(
    "filler", ["+1111111111", "+12345678901", "+00000000"], ids=["same", "counted", "zeros"]
)
def test_fillers_stay_refused(filler: str) -> None:
    """A number made up of nothing is none by the short way either."""
    assert _said(lambda: phone.normalise_phone(filler)) == "placeholder"

"""Codes of authenticator apps: those of the standard, each for one use."""

import base64

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.access.totp import STEP, enrolment_uri, matching_step, new_secret

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_of_the_standard_are_taken(moment: int, code: str) -> None:
    """RFC 6238, appendix B, SHA-1: the last six of the table's eight digits."""
    assert matching_step(SECRET, code, now=moment, used=0) == moment // 30


@pytest.mark.parametrize(
    ("late", "taken"),
    [(-60, False), (-30, True), (0, True), (30, True), (59, False), (60, False)],
    ids=str,
)
def test_a_clock_may_be_off_by_one_step(late: int, taken: bool) -> None:  # noqa: FBT001
    """The code of second 59 is the one of step 1; it is looked at ``late`` seconds later."""
    found = matching_step(SECRET, "287082", now=59 + late, used=0)
    assert (found == 1) is taken


@pytest.mark.parametrize(
    "typed", ["", "28708", "2870822", "٢٨٧٠٨٢", "28708a", "２８７０８２", "287082\x00", "-87082"]
)
def test_other_texts_are_no_codes(typed: str) -> None:
    """Digits of other scripts would be another way to write one code."""
    assert matching_step(SECRET, typed, now=59, used=0) is None


def test_spaces_do_not_count() -> None:
    """Apps show two groups."""
    assert matching_step(SECRET, " 287 082 ", now=59, used=0) == 1


@given(st.integers(10**6, 10**10), st.integers(-2, 2))
def test_a_step_is_taken_once_and_none_before_it(now: int, shift: int) -> None:
    """After a code is taken, nothing up to its step fits any more."""
    step = now // STEP + shift
    code = pyotp.TOTP(SECRET).generate_otp(step)
    found = matching_step(SECRET, code, now=now, used=0)
    if found is not None:
        assert abs(found - now // STEP) <= 1
        again = matching_step(SECRET, code, now=now, used=found)
        assert again is None or again > found


def test_a_secret_has_the_length_of_the_hash_and_stands_in_the_address() -> None:
    """What an app reads names issuer and user."""
    secret = new_secret(lambda length: bytes(range(length)))
    assert base64.b32decode(secret) == bytes(range(20))
    parsed = pyotp.parse_uri(enrolment_uri(secret, "hkpf/chan"))
    assert (parsed.secret, parsed.name, parsed.issuer) == (secret, "hkpf/chan", "Strikeback")

"""Identifiers are well-formed, unique and of nobody."""

import hashlib
import ipaddress
import random
import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.scenario import numbers as no

COUNTRIES = sorted(no.POOLS)


@pytest.mark.parametrize("country", COUNTRIES)
def test_phones_have_a_valid_length_and_are_given_once(country: str) -> None:
    """By the numbering plan of ``phonenumbers``; never the same twice until the pool is used up."""
    book = no.Numbers(random.Random(1))
    found = [book.phone(country) for _ in range(1500)]
    given_out = [number for number in found if number]
    assert len(set(given_out)) == len(given_out)
    for number in given_out[:200]:
        assert phonenumbers.is_possible_number(phonenumbers.parse(number))
    if country == "CA":
        assert len(given_out) == 800  # eight area codes of a hundred numbers
        assert found[-1] == ""
    else:
        assert len(given_out) == 1500


def test_a_small_pool_is_passed_over() -> None:
    """Australia's twenty mobiles are used once; the landlines go on."""
    book = no.Numbers(random.Random(2))
    found = [book.phone("AU") for _ in range(3000)]
    assert sum(number.startswith("+614") for number in found) == 20
    assert all(found)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("style", ["plus", "spaced", "zeros", "national"])
def test_every_spelling_is_the_same_number(country: str, style: str) -> None:
    """``phonenumbers`` reads each spelling, with the country as region, as the number it came from."""
    book = no.Numbers(random.Random(3))
    for _ in range(20):
        number = book.phone(country)
        shown = no.spell_phone(number, style)
        if style == "zeros":
            shown = "+" + shown[2:]  # the exit code differs by country: 001, 011, 00
        parsed = phonenumbers.parse(shown, country)
        assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number


def test_no_number_no_spelling() -> None:
    """An empty number stays empty; a mixed style is one of the four."""
    assert no.spell_phone("", "plus") == ""
    assert no.spell_phone("+447700900123", "mixed", random.Random(1))


@settings(max_examples=60)
@given(st.text("0123456789", min_size=1, max_size=20))
def test_luhn_digits_sum_to_tens(digits: str) -> None:
    """ISO/IEC 7812-1: doubling every second digit from the right, the sum is a multiple of ten."""
    values = [int(digit) for digit in reversed(no.luhn(digits))]
    total = sum(value if place % 2 == 0 else sum(divmod(2 * value, 10)) for place, value in enumerate(values))
    assert total % 10 == 0


@settings(max_examples=50)
@given(st.integers(0, 2**32))
def test_wallets_have_a_right_checksum(seed: int) -> None:
    """Base58check decodes to version, twenty bytes and the first bytes of the double SHA-256."""
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    for currency, version in (("BTC", 0x00), ("TRX", 0x41)):
        value = 0
        for sign in no.wallet(random.Random(seed), currency):
            value = value * 58 + alphabet.index(sign)
        raw = value.to_bytes(25, "big")
        assert raw[0] == version
        assert hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4] == raw[21:]
    assert re.fullmatch(r"0x[0-9a-f]{40}", no.wallet(random.Random(seed), "ETH"))


@settings(max_examples=50)
@given(st.integers(0, 2**32))
def test_addresses_count_as_public(seed: int) -> None:
    """No private, reserved or documentation address: those would never link."""
    assert ipaddress.ip_address(no.ip_address(random.Random(seed))).is_global


def test_handles_are_unique_on_a_platform() -> None:
    """The same wish twice gets digits; another platform may have the same handle."""
    book, rng = no.Numbers(random.Random(1)), random.Random(1)
    assert book.handle("facebook", "anna", rng) == "anna"
    assert re.fullmatch(r"anna\d+", book.handle("facebook", "anna", rng))
    assert book.handle("skype", "anna", rng) == "anna"

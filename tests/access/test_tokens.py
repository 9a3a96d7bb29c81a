"""Tokens, keys, recovery codes and sealed secrets."""

import os
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.access.sealing import masked_digest, seal, subkey, unseal
from strikeback.access.tokens import (
    new_key,
    new_recovery_code,
    new_session_token,
    new_token,
    parse_key,
    recovery_digest,
    token_digest,
)
from strikeback.model.errors import SignInError, StoreError

ROOT = bytes(range(32))


def test_tokens_carry_256_bits_and_only_digests_are_kept() -> None:
    """43 characters of base64url; SHA-256 as any other program computes it."""
    token = new_token(os.urandom)
    assert len(token) == 43
    assert token_digest(token) == sha256(token.encode()).hexdigest()
    assert len({new_token(os.urandom) for _ in range(100)}) == 100
    assert new_session_token(os.urandom).startswith("ss_")


def test_a_key_is_told_once_and_known_again() -> None:
    """Its text parses into the same key; its secret is in no repr."""
    key = new_key(os.urandom)
    again = parse_key(key.text)
    assert again.fits(key.digest)
    assert key.secret not in repr(key)
    assert not new_key(os.urandom).fits(key.digest)


@pytest.mark.parametrize(
    "text", ["", "sb_", "sb_abc_def", "ss_" + "a" * 43, "sb_" + "a" * 16 + "_" + "a" * 44, "\ud800"]
)
def test_other_texts_are_no_keys(text: str) -> None:
    """Refused without quoting them."""
    with pytest.raises(SignInError) as refused:
        parse_key(text)
    assert not text or text not in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_has_a_digest_and_few_are_keys(text: str) -> None:
    """No text makes another error."""
    assert len(token_digest(text)) == 64
    recovery_digest(text)
    with pytest.raises(SignInError):
        parse_key(text)


def test_a_recovery_code_may_be_typed_in_any_grouping() -> None:
    """120 bits, six groups of four."""
    code = new_recovery_code(os.urandom)
    assert [len(part) for part in code.split("-")] == [4] * 6
    assert recovery_digest(code) == recovery_digest(f" {code.upper().replace('-', ' ')} ") != ""
    assert recovery_digest(code[:-1]) == recovery_digest("123456") == ""


def test_what_is_sealed_opens_only_in_its_place_with_its_key() -> None:
    """Another row, another key, any changed byte: refused."""
    kept = seal(ROOT, "SECRET", about="totp:hkpf/chan", random=os.urandom)
    assert b"SECRET" not in kept
    assert unseal(ROOT, kept, about="totp:hkpf/chan") == "SECRET"
    wrong = [
        (bytes(32), kept, "totp:hkpf/chan"),
        (ROOT, kept, "totp:hkpf/lee"),
        (ROOT, b"", "totp:hkpf/chan"),
    ]
    wrong += [
        (ROOT, kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :], "totp:hkpf/chan")
        for at in range(len(kept))
    ]
    for key, text, about in wrong:
        with pytest.raises(StoreError):
            unseal(key, text, about=about)


def test_no_key_does_two_jobs() -> None:
    """Digests of one use tell nothing about those of another."""
    assert len({subkey(ROOT, use) for use in ("seal", "name", "address")} | {ROOT}) == 4
    assert masked_digest(ROOT, "name", "x") != masked_digest(ROOT, "address", "x")
    assert masked_digest(ROOT, "name", "x") != masked_digest(bytes(32), "name", "x")

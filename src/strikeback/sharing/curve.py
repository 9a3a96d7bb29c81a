"""Curve25519 as blind matching uses it: texts to points, points times secrets, and back again. Pure.

A point is its u-coordinate, 32 bytes (RFC 7748). Texts become points by RFC 9380, suite
``curve25519_XMD:SHA-512_ELL2_NU_``: expand, one field element, Elligator 2. The map always ends on the curve
and never on its twist, so that no point says anything about its text. Its cofactor is cleared by the first
multiplication, because every secret of X25519 is a multiple of 8.

Secrets have the form 8k with 2**251 <= k < 2**252. Up to sign, which u-coordinates do not have, each class
modulo the order has exactly one secret of this form (but for a part of about 2**-126); hence a random secret
gives a uniform point, and each secret has an inverse of the same form.
"""

from functools import lru_cache
from hashlib import sha512
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from strikeback.model.errors import RefusedInputError, UsageError

POINT: Final = 32
"""Bytes of a point and of a secret."""

PRIME: Final = 2**255 - 19
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
"""Of the large subgroup (RFC 7748, section 4.1)."""

_J: Final = 486662
_LENGTH: Final = 48
"""Bytes that are reduced to a field element: 255 bits and 128 more (RFC 9380, section 8.5)."""

_LOW, _HIGH = 2**251, 2**252


def encode(text: bytes, tag: bytes) -> bytes:
    """Return the point of a text: ``encode_to_curve`` of RFC 9380 but for the clearing of the cofactor.

    Args:
        text: What is hashed.
        tag: Domain separation tag, 1 to 255 bytes.
    """
    return _elligator(field_element(text, tag)).to_bytes(POINT, "little")


def field_element(text: bytes, tag: bytes) -> int:
    """Return ``hash_to_field`` of RFC 9380 for one element, with ``expand_message_xmd`` and SHA-512."""
    first, behind = _start(tag)
    hashed = first.copy()
    hashed.update(text + _LENGTH.to_bytes(2, "big") + b"\0" + behind)
    block = sha512(hashed.digest() + b"\1" + behind).digest()
    return int.from_bytes(block[:_LENGTH], "big") % PRIME


@lru_cache(maxsize=16)
def _start(tag: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the type of hashes has no public name
    """Return the hash of the padding, and the tag with its length."""
    if not 1 <= len(tag) <= 255:
        raise UsageError("a domain separation tag of 1 to 255 bytes")
    return sha512(bytes(128)), tag + bytes([len(tag)])


def _elligator(element: int) -> int:
    """Return the u-coordinate of a field element (RFC 9380, section 6.7.1, with Z = 2).

    1 + 2 e**2 is never 0, because -1/2 is no square in this field.
    """
    one = -_J * pow(1 + 2 * element * element, -1, PRIME) % PRIME
    return one if jacobi((one * (one + _J) + 1) * one % PRIME) >= 0 else (-one - _J) % PRIME


def jacobi(number: int) -> int:
    """Return the Legendre symbol of a number modulo the prime: 1, -1, or 0 for 0.

    By reciprocity (Cohen, A Course in Computational Algebraic Number Theory, algorithm 1.4.10); half the time
    of a power. What it takes depends on the number: nobody but the hub itself sees it.
    """
    top, below, sign = number % PRIME, PRIME, 1
    while top:
        twos = (top & -top).bit_length() - 1
        top >>= twos
        if twos & 1 and below & 7 in {3, 5}:
            sign = -sign
        if top & below & 2:
            sign = -sign
        top, below = below % top, top
    return sign if below == 1 else 0


def secret(seed: bytes) -> bytes:
    """Return 32 random bytes as a secret in its one form.

    Raises:
        UsageError: Not 32 bytes.
    """
    if len(seed) != POINT:
        raise UsageError("a secret has 32 bytes")
    return bytes([seed[0] & 248, *seed[1:31], seed[31] & 127 | 64])


def inverse(of: bytes) -> bytes:
    """Return the secret that undoes another one, up to sign.

    Raises:
        UsageError: There is none; chance of one in 2**125.
    """
    number = pow(8 * int.from_bytes(of, "little"), -1, ORDER)
    for one in (number, ORDER - number):
        if _LOW <= one < _HIGH:
            return (8 * one).to_bytes(POINT, "little")
    raise UsageError("a secret without an inverse; take another one")


class Multiplier:
    """Multiplies points with one secret.

    Args:
        by: The secret.
    """

    def __init__(self, by: bytes) -> None:
        self._exchange = X25519PrivateKey.from_private_bytes(by).exchange

    def __call__(self, point: bytes) -> bytes:
        """Return the product.

        Raises:
            RefusedInputError: No point in its one spelling, or one of small order.
        """
        if len(point) != POINT or int.from_bytes(point, "little") >= PRIME:
            raise RefusedInputError("this is no point of the curve")
        try:
            return self._exchange(X25519PublicKey.from_public_bytes(point))
        except ValueError:
            raise RefusedInputError("a point of small order") from None


def random_point(seed: bytes) -> bytes:
    """Return a point that nobody can tell from a blinded one, from 32 random bytes."""
    return X25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()

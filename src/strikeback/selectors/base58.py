"""Base58 as Bitcoin and Monero write it.

Sources: Bitcoin's Base58Check (version byte, payload, first four bytes of a double SHA-256); Monero's
block-wise base58 of the CryptoNote standard CNS007 (8 bytes to 11 signs, shorter last block).
"""

from hashlib import sha256
from typing import Final

ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)}
_BLOCK_BYTES: Final = {0: 0, 2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
"""Bytes that a Monero block of so many signs holds."""
_CHECK_BYTES: Final = 4


def _number(text: str) -> int | None:
    """Return the number written in base 58, or None for a sign outside the alphabet."""
    total = 0
    for sign in text:
        value = _VALUES.get(sign)
        if value is None:
            return None
        total = total * 58 + value
    return total


def decode(text: str) -> bytes | None:
    """Return the bytes of a base58 text, leading ones as zero bytes; None for a foreign sign."""
    number = _number(text)
    if number is None:
        return None
    body = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return bytes(len(text) - len(text.lstrip("1"))) + body


def encode(data: bytes) -> str:
    """Return the base58 text of bytes."""
    number = int.from_bytes(data, "big")
    signs = []
    while number:
        number, value = divmod(number, 58)
        signs.append(ALPHABET[value])
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + "".join(reversed(signs))


def _check(data: bytes) -> bytes:
    """Return the four check bytes of a payload."""
    return sha256(sha256(data).digest()).digest()[:_CHECK_BYTES]


def decode_check(text: str) -> bytes | None:
    """Return version and payload of a Base58Check text, or None when sign or checksum is wrong."""
    data = decode(text)
    if data is None or len(data) <= _CHECK_BYTES or _check(data[:-_CHECK_BYTES]) != data[-_CHECK_BYTES:]:
        return None
    return data[:-_CHECK_BYTES]


def encode_check(data: bytes) -> str:
    """Return the Base58Check text of version and payload."""
    return encode(data + _check(data))


def decode_blocks(text: str) -> bytes | None:
    """Return the bytes of a text in Monero's block-wise base58, or None when it is not one."""
    out = bytearray()
    for start in range(0, len(text), 11):
        block = text[start : start + 11]
        size = _BLOCK_BYTES.get(len(block))
        number = _number(block)
        if size is None or number is None or number >= 1 << 8 * size:
            return None
        out += number.to_bytes(size, "big")
    return bytes(out)

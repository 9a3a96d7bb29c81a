"""Bech32 and bech32m, and the segregated witness addresses written in them.

Sources: BIP-173 (bech32, segwit version 0), BIP-350 (bech32m, versions 1 to 16), BIP-141 (program lengths).
"""

from typing import Final

CHARSET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
MAX_CHARS: Final = 90
_VALUES: Final = {sign: value for value, sign in enumerate(CHARSET)}
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32: Final = 1
_BECH32M: Final = 0x2BC830A3
_CHECK_SIGNS: Final = 6


def _polymod(values: list[int]) -> int:
    """Return the remainder of the BCH code over five-bit values (BIP-173, section Checksum)."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            if top >> place & 1:
                check ^= generator
    return check


def decode(text: str) -> tuple[str, list[int], bool] | None:
    """Return prefix, data without checksum, and whether the checksum is bech32m's; None when it is neither.

    Args:
        text: At most 90 signs, all in lower or all in upper case.
    """
    if len(text) > MAX_CHARS or text not in {text.lower(), text.upper()}:
        return None
    prefix, _, tail = text.lower().rpartition("1")
    if not prefix or len(tail) < _CHECK_SIGNS or not all("!" <= sign <= "~" for sign in prefix):
        return None
    data = [_VALUES.get(sign, -1) for sign in tail]
    if -1 in data:
        return None
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod(expanded + data)
    if check not in {_BECH32, _BECH32M}:
        return None
    return prefix, data[:-_CHECK_SIGNS], check == _BECH32M


def decode_segwit(text: str, prefix: str) -> tuple[int, bytes] | None:
    """Return witness version and program of a segwit address, or None when it is not one.

    Args:
        text: The address.
        prefix: Human-readable part of the network: ``bc`` (Bitcoin), ``ltc`` (Litecoin).
    """
    decoded = decode(text)
    if decoded is None or decoded[0] != prefix or not decoded[1]:
        return None
    version, modern = decoded[1][0], decoded[2]
    program = _to_bytes(decoded[1][1:])
    if program is None or version > 16 or modern != (version > 0):
        return None
    if not 2 <= len(program) <= 40 or (version == 0 and len(program) not in {20, 32}):
        return None
    return version, program


def _to_bytes(values: list[int]) -> bytes | None:
    """Return five-bit values as bytes; None when more than four bits or a set bit is left over."""
    number = 0
    for value in values:
        number = number << 5 | value
    size, rest = divmod(5 * len(values), 8)
    if rest > 4 or number & ((1 << rest) - 1):
        return None
    return (number >> rest).to_bytes(size, "big")

"""Identifiers that nobody owns: phones, e-mail, addresses, device and account numbers, wallets.

Choice of phone ranges. United Kingdom: Ofcom's numbers for drama; United States and Canada: 555-0100 to
555-0199 of each area code; Australia: ACMA's numbers for creative works (mostly landlines, few mobiles).
No other country of the scenario keeps numbers for fiction, so ranges were taken that a number plan's
length rules accept and that are, to general knowledge, not given to subscribers in bulk: Philippines
0957-0959 and 0971-0974, Indonesia 0861-0872, Korea 010-0 and 010-1, Hong Kong 842-843, Singapore 801-805,
Malaysia 0149. Each holds at least 200,000 numbers.

Choice of IP addresses. Documentation ranges (RFC 5737) and benchmark ranges (RFC 2544) are marked
reserved and would rightly be ignored by any matcher; so blocks of 22/8, 26/8, 28/8 and 30/8 are used, which
count as public but belong to one defence institution and serve no subscriber.
"""
# ruff: noqa: E501 - tables of words stay in lines

import datetime as dt
import hashlib
import random
from typing import Final

from strikeback.scenario.tables.west import AREA_CODES

_DRAMA: Final = (("447700900", 3),) + tuple(  # noqa: RUF005 - one pool of two sizes
    (prefix, 4)
    for prefix in (
        "44113496", "44114496", "44115496", "44116496", "44117496", "44118496", "44121496", "44131496", "44141496",
        "44151496", "44161496", "44207946", "44191498",
    )
)  # fmt: skip
_US: Final = tuple((f"1{area}55501", 2) for area in AREA_CODES.split())
_AU_MOBILES: Final = (
    "491570006 491570156 491570157 491570158 491570159 491570110 491570313 491570737 491571266 491571491 491571804 "
    "491572549 491572665 491572983 491573770 491573087 491574118 491574632 491575254 491575789"
)
POOLS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "GB": _DRAMA,
    "US": _US,
    "CA": tuple((f"1{area}55501", 2) for area in ("613", "819", "514", "506", "416", "905", "450", "418")),
    "AU": tuple((f"61{mobile}", 0) for mobile in _AU_MOBILES.split())
    + tuple((f"61{area}{block}", 4) for area in "2378" for block in ("5550", "7010")),
    "PH": tuple((f"63{prefix}", 7) for prefix in ("957", "958", "959", "971", "972", "973", "974")),
    "ID": tuple((f"62{prefix}", 8) for prefix in ("861", "862", "871", "872")),
    "KR": (("82100", 7), ("82101", 7)),
    "HK": (("852842", 5), ("852843", 5)),
    "SG": tuple((f"65{prefix}", 5) for prefix in ("801", "802", "803", "804", "805")),
    "MY": (("60149", 6),),
}
"""Prefix (country code first) and how many digits follow."""

_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Numbers:
    """Gives out each phone number once; empty text when a country's pool is used up."""

    def __init__(self, rng: random.Random) -> None:
        self._given: dict[str, int] = {}
        self._start = {country: rng.randrange(10**8) for country in sorted(POOLS)}
        self._handles: set[tuple[str, str]] = set()

    def phone(self, country: str) -> str:
        """The next unused number of ``country`` as ``+`` and digits, or empty."""
        pool = POOLS.get(country, POOLS["US"])
        given = self._given.get(country, 0)
        self._given[country] = given + 1
        prefix, digits = pool[given % len(pool)]
        turn = given // len(pool)
        # pools mix sizes: a small one used up is passed over
        while turn >= 10**digits:
            if given >= len(pool) * 10 ** max(size for _, size in pool):
                return ""
            given = self._given[country]
            self._given[country] = given + 1
            prefix, digits = pool[given % len(pool)]
            turn = given // len(pool)
        if not digits:
            return f"+{prefix}"
        # 7 is prime to 10, so the steps visit every number of the block once
        size = 10**digits
        step = 7**9 % size or 7
        return f"+{prefix}{(self._start.get(country, 0) + turn * step) % size:0{digits}d}"

    def handle(self, platform: str, wish: str, rng: random.Random) -> str:
        """``wish``, or with digits added, so that no two accounts of a platform share it."""
        text = wish
        while (platform, text) in self._handles:
            text = f"{wish}{rng.randrange(1000)}"
        self._handles.add((platform, text))
        return text


def ip_address(rng: random.Random) -> str:
    """An address of the blocks named above."""
    return (
        f"{rng.choice((22, 26, 28, 30))}.{rng.randrange(1, 255)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"
    )


def luhn(digits: str) -> str:
    """``digits`` with their Luhn check digit (ISO/IEC 7812-1) added."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return f"{digits}{-total % 10}"


def imei(rng: random.Random) -> str:
    """An IMEI of the type allocation codes kept for tests (00...), with check digit."""
    return luhn(f"00{rng.randrange(10**12):012d}")


def iccid(rng: random.Random) -> str:
    """A SIM card number of issuer country 63, with check digit."""
    return luhn(f"896399{rng.randrange(10**12):012d}")


def mac(rng: random.Random) -> str:
    """A locally administered network address, which no maker has given out."""
    return ":".join(["02", *(f"{rng.randrange(256):02x}" for _ in range(5))])


def digits(rng: random.Random, count: int) -> str:
    """``count`` digits, the first not zero."""
    return f"{rng.randrange(10 ** (count - 1), 10**count)}"


def hexadecimal(rng: random.Random, count: int) -> str:
    """``count`` lower-case hexadecimal digits."""
    return f"{rng.getrandbits(4 * count):0{count}x}"


def _base58check(payload: bytes) -> str:
    raw = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    value, text = int.from_bytes(raw, "big"), ""
    while value:
        value, rest = divmod(value, 58)
        text = _BASE58[rest] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def wallet(rng: random.Random, currency: str) -> str:
    """A well-formed address (BTC, TRX with base58check; ETH in lower case) of random bytes: no key exists."""
    body = rng.getrandbits(160).to_bytes(20, "big")
    if currency == "ETH":
        return f"0x{body.hex()}"
    return _base58check((b"\x41" if currency == "TRX" else b"\x00") + body)


def document(country: str, birth: dt.date, rng: random.Random) -> str:
    """An identity document number in the shape of ``country`` with an impossible letter, prefix or place code."""
    shapes = {
        "HK": lambda: f"I{digits(rng, 6)}({rng.randrange(10)})",
        "SG": lambda: f"X{rng.randrange(10**7):07d}{rng.choice('ABCDEFGHIZJ')}",
        "MY": lambda: f"{birth:%y%m%d}-99-{digits(rng, 4)}",
        "ID": lambda: f"99{rng.randrange(10**14):014d}",
        "KR": lambda: f"M0{digits(rng, 7)}",
        "PH": lambda: f"P{digits(rng, 7)}X",
    }
    return shapes[country]() if country in shapes else f"{digits(rng, 9)}"


def spell_phone(number: str, style: str, rng: random.Random | None = None) -> str:
    """Write ``number`` as people of an office do.

    Args:
        number: ``+`` and digits.
        style: ``plus``, ``spaced``, ``national``, ``zeros`` or ``mixed`` (any).
        rng: Chance, needed for ``mixed``.
    """
    if not number:
        return ""
    if style == "mixed" and rng is not None:
        style = rng.choice(("plus", "spaced", "national", "zeros"))
    if style == "plus":
        return number
    code = next(
        code for code in ("852", "65", "60", "62", "63", "82", "61", "44", "1") if number[1:].startswith(code)
    )
    rest = number[1 + len(code) :]
    if style == "zeros":
        return f"00{code}{rest}"
    if style == "spaced":
        return f"+{code} {rest[:-7]} {rest[-7:-4]} {rest[-4:]}".replace("  ", " ")
    return _national(code, rest)


def _national(code: str, rest: str) -> str:
    """The number as dialled at home."""
    if code in ("852", "65"):
        return f"{rest[:4]} {rest[4:]}"
    if code == "1":
        return f"({rest[:3]}) {rest[3:6]}-{rest[6:]}"
    if code == "82":
        return f"0{rest[:2]}-{rest[2:6]}-{rest[6:]}"
    return f"0{rest[:-7]}-{rest[-7:-4]}-{rest[-4:]}" if code in ("60", "62") else f"0{rest[:-6]} {rest[-6:]}"


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits of ``text``."""
    return "".join(sign for sign in text.lower() if sign.isascii() and sign.isalnum())

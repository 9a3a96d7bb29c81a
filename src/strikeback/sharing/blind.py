"""Blind matching: one hub learns which of its selectors another hub has a hit on; that hub learns none. Pure.

An oblivious pseudo-random function (2HashDH, the construction of RFC 9497, mode 0) on Curve25519:

1. the asker sends ``a * H(y)`` for each of its selectors ``y``, under a secret ``a`` of this point alone;
2. the owner sends back ``b * a * H(y)``, under a secret ``b`` of this answer alone, and for each selector
   ``x`` that it offers an entry made from ``F(x) = Hash(x, b * H(x))``: 16 bytes to compare, and the hit's
   reference under the rest of the digest as a one-time pad;
3. the asker takes ``a`` away, has ``F(y)`` for its own selectors and for no others, and finds its entries.

Points are sent in the order of their bytes, entries too: neither says anything about the order of records.
Both are filled up to the next power of two with random ones. What each side learns: docs/threat-model.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b, sha512, shake_256
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedInputError, UsageError
from strikeback.model.selector import SelectorKind
from strikeback.sharing.curve import POINT, Multiplier, encode, inverse, random_point, secret

FORM: Final = b"strikeback-blind/v1-with-curve25519_XMD:SHA-512_ELL2_NU_"
"""Domain separation tag of points."""

LEAST: Final = 64
"""Every question and every answer holds at least so many."""

MOST: Final = 1 << 17
"""Selectors of one question, entries of one answer."""

TAG: Final = 16
"""Bytes compared: among 2**17 entries and 2**17 selectors one false hit in 2**94 answers."""

LABEL: Final = 96
"""Bytes for a reference, filled up with zeros; those of today have 54 and 55."""

ENTRY: Final = TAG + LABEL

KINDS: Final = frozenset(
    set(SelectorKind) - {SelectorKind.CARD, SelectorKind.GIFT_CARD, SelectorKind.PDQ, SelectorKind.PHOTODNA}
)
"""What is matched. Numbers of cards are digests under each store's own key, and two perceptual hashes of one
picture are rarely equal."""

Random = Callable[[int], bytes]
"""Gives that many random bytes."""


class Context(Frozen, frozen=True, kw_only=True):
    """What a question is about; it goes into every digest, so that nothing of one fits another one."""

    shown: ClassVar = ("question", "asker", "owner")

    question: str
    asker: str
    """Hub that asks."""
    owner: str
    """Hub that answers."""
    agency: str
    """On whose behalf."""
    purpose: str

    def text(self, kind: str, value: str) -> bytes:
        """Return what is hashed for a selector: each part behind its length."""
        parts = (self.question, self.asker, self.owner, self.agency, self.purpose, kind, value)
        return b"".join(len(part).to_bytes(4, "big") + part for part in map(str.encode, parts))


def padded(count: int) -> int:
    """Return to how many a number of points or entries is filled up.

    Raises:
        UsageError: More than ``MOST``.
    """
    if count > MOST:
        raise UsageError(f"more than {MOST} selectors at once", remedy="Ask about fewer records")
    return max(LEAST, 1 << (count - 1).bit_length()) if count else LEAST


def question(texts: Sequence[bytes], seed: bytes, random: Random) -> tuple[bytes, tuple[int, ...]]:
    """Return the points of a question, and where among them the point of each text is.

    Args:
        texts: ``Context.text`` of each selector, all different.
        seed: 32 random bytes of this question alone, from which the secrets of its points are made.
        random: For what fills it up.

    Raises:
        UsageError: Too many.
    """
    room = padded(len(texts))
    mine = [Multiplier(_secret(seed, text))(encode(text, FORM)) for text in texts]
    points = sorted([*mine, *(random_point(random(POINT)) for _ in range(room - len(mine)))])
    place = {point: number for number, point in enumerate(points)}
    return b"".join(points), tuple(place[point] for point in mine)


def split(data: bytes, size: int) -> list[bytes]:
    """Return the parts of a question or an answer.

    Raises:
        RefusedInputError: Not a whole number of them, or not a number that it may have.
    """
    count, rest = divmod(len(data), size)
    if rest or not LEAST <= count <= MOST or count & (count - 1):
        raise RefusedInputError("a blind question or answer of a wrong length")
    return [data[at : at + size] for at in range(0, len(data), size)]


def evaluate(points: bytes, by: bytes) -> bytes:
    """Return the points of a question under the owner's secret, in their order.

    Raises:
        RefusedInputError: They are none.
    """
    return b"".join(map(Multiplier(by), split(points, POINT)))


def stock(offered: Iterable[tuple[bytes, str, str]], by: bytes, random: Random) -> bytes:
    """Return the entries of an answer.

    Args:
        offered: ``Context.text`` of a selector, the agency that holds it, and the reference of the hit.
        by: The secret of this answer alone.
        random: For what fills it up.

    Raises:
        UsageError: Too many, or a reference that is too long.
    """
    times = Multiplier(by)
    last, digest = b"", b""
    entries = []
    for text, agency, reference in offered:
        if text != last:
            last, digest = text, _finish(text, times(encode(text, FORM)))
        label = reference.encode()
        if len(label) > LABEL:
            raise UsageError("a reference that is too long for an entry")
        tag, pad = _keys(digest, agency)
        entries.append(tag + _under(label.ljust(LABEL, b"\0"), pad))
    entries += [random(ENTRY) for _ in range(padded(len(entries)) - len(entries))]
    return b"".join(sorted(entries))


def hits(
    asked: Mapping[int, bytes], evaluated: bytes, entries: bytes, seed: bytes, agencies: Iterable[str]
) -> dict[int, list[tuple[str, str]]]:
    """Return agency and reference of each hit, by the place of the point that found it.

    Args:
        asked: ``Context.text`` by place.
        evaluated: The points that came back.
        entries: What the owner offers.
        seed: The question's.
        agencies: Those that the other hub speaks for.

    Raises:
        RefusedInputError: An answer that does not have its form.
    """
    points = split(evaluated, POINT)
    known = {one[:TAG]: one[TAG:] for one in split(entries, ENTRY)}
    names = sorted(agencies)
    found: dict[int, list[tuple[str, str]]] = {}
    for place, text in asked.items():
        if place >= len(points):
            raise RefusedInputError("an answer to another question")
        back = Multiplier(inverse(_secret(seed, text)))
        digest = _finish(text, back(points[place]))
        for agency in names:
            tag, pad = _keys(digest, agency)
            if tag in known:
                found.setdefault(place, []).append((agency, _label(_under(known[tag], pad))))
    return found


def _secret(seed: bytes, text: bytes) -> bytes:
    """Return the secret of one point: one for all would tie the points of a question to each other."""
    return secret(blake2b(text, key=seed, digest_size=POINT).digest())


def _finish(text: bytes, point: bytes) -> bytes:
    """Return the function's value: text and point behind their lengths, ``Finalize`` (RFC 9497, 3.3.1)."""
    long = len(text).to_bytes(4, "big") + text + len(point).to_bytes(4, "big") + point
    return sha512(FORM + long + b"Finalize").digest()


def _keys(digest: bytes, agency: str) -> tuple[bytes, bytes]:
    """Return what is compared, and a pad that is used for one reference only."""
    made = shake_256(digest + agency.encode()).digest(ENTRY)
    return made[:TAG], made[TAG:]


def _under(text: bytes, pad: bytes) -> bytes:
    return (int.from_bytes(text, "big") ^ int.from_bytes(pad, "big")).to_bytes(LABEL, "big")


def _label(text: bytes) -> str:
    """Return a reference.

    Raises:
        RefusedInputError: None of ours.
    """
    told = text.rstrip(b"\0")
    if not told.isascii() or not told.decode("ascii").isprintable():
        raise RefusedInputError("an answer with a reference that is none")
    return told.decode("ascii")

"""Which encoding a text file is in, decided over the whole file.

Order: byte order mark; UTF-8, strict over every byte; UTF-16 without a mark by its zero bytes; then
the East Asian and single-byte encodings that decode every byte, weighed by how much of the
decoded text consists of the commonest characters of the language. Frequency decides because
GB 18030 decodes almost any Big5 or Korean file without an error, into rare characters.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, ClassVar, Final, TextIO

from strikeback.intake.codepages import HABITS, rate_pages
from strikeback.intake.scripts import COMMON, share_of_common
from strikeback.intake.units import show_bytes
from strikeback.model.base import Frozen
from strikeback.model.errors import TooLargeError, WrongEncodingError

_CHUNK: Final = 1 << 20
_SAMPLE_BYTES: Final = 1 << 18
_EVIDENCE_BYTES: Final = 1 << 22
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_SAMPLE_EVERY: Final = 1 << 22
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HABITS: Final = {
    "CN": "gb18030", "SG": "gb18030", "HK": "big5hkscs", "TW": "cp950", "MO": "big5hkscs",
    "KR": "cp949", "JP": "cp932", "RU": "cp1251", "UA": "cp1251", "TH": "cp874",
}  # fmt: skip
_TEXT_CONTROLS: Final = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b\x1c\x1d\x1e\x1f\x85")
_LINES_JUDGED: Final = 200_000
_LETTERS_IN_UTF8: Final = 3
_LETTERS_TO_JUDGE: Final = 6
_PLAIN_EVIDENCE: Final = 0.4
_LIKELY_PAGE: Final = 0.55
_SURE_PAGE: Final = 0.85
_MARGIN: Final = 0.15
_WIDE_CODECS: Final = tuple(codec for codec in COMMON if codec not in {"cp1251", "cp874"})
_JUDGED: Final = ("gb18030", "cp950", "cp949", "cp932")
_LEAST_EVIDENCE: Final = 0.12
"""Share of common characters below which an encoding counts as unproven; running text reaches 0.4
and more, wrong readings stay below 0.1 (checked in the tests on every pair)."""


class Encoding(Frozen, frozen=True, kw_only=True):
    """The encoding of one file."""

    shown: ClassVar = ("codec", "sure")

    codec: str
    """Name for Python's codec registry; it swallows the byte order mark, if there is one."""
    sure: bool
    """False: another encoding decodes the file as well and the evidence is thin."""


def detect_encoding(path: Path, *, region: str = "") -> Encoding:
    """Return the encoding in which every byte of the file decodes.

    Args:
        path: The file; read once or, when it is not UTF-8, a few times.
        region: ISO country of the writer; breaks ties only.

    Raises:
        WrongEncodingError: Binary content, or no encoding tried decodes it; names the byte.
    """
    with path.open("rb") as file:
        head = file.read(4)
        for mark, codec in _MARKS:
            if head.startswith(mark):
                _demand(path, codec)
                return Encoding(codec=codec, sure=True)
        if wide := _wide(path):
            _demand(path, wide)
            return Encoding(codec=wide, sure=True)
    broken = _first_error(path, "utf-8")
    sample = _sample(path)
    _refuse_binary(path, sample)
    if broken is None:
        return Encoding(codec="utf-8", sure=True)
    return _weigh(path, _evidence(path), region, broken)


def open_text(path: Path, *, region: str = "") -> tuple[TextIO, Encoding]:
    """Open a text file in its detected encoding, line ends untouched; the caller closes it.

    Raises:
        WrongEncodingError: As ``detect_encoding``.
    """
    encoding = detect_encoding(path, region=region)
    return path.open("r", encoding=encoding.codec, newline=""), encoding


def read_text(path: Path, *, most: int, region: str = "") -> tuple[str, Encoding]:
    """Return the whole text and its encoding.

    Raises:
        TooLargeError: More than ``most`` bytes.
        WrongEncodingError: As ``detect_encoding``.
    """
    if path.stat().st_size > most:
        raise TooLargeError(
            f"the file has more than the {show_bytes(most)} allowed for its format",
            where=path.name,
            remedy="Split it, or export fewer records at once.",
        )
    stream, encoding = open_text(path, region=region)
    with stream:
        return stream.read(), encoding


@lru_cache(maxsize=8)
def decode_head(head: bytes) -> str:
    """Return the start of a file as text for sniffing: never fails, may hold replacement characters.

    Every reader asks for the same head, hence the memory.
    """
    if head.isascii() and b"\0" not in head:
        return head.decode("ascii")
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return head.decode(codec, "replace")
    if wide := _wide_codec(head):
        return head.decode(wide, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _best_head(head)


def _best_head(head: bytes) -> str:
    """Decode a head that is not UTF-8 with the encoding of the highest evidence, else as Latin text."""
    page = next((page for rating, page in rate_pages(head, "") if rating >= _LIKELY_PAGE), "cp1252")
    best, most = head.decode(page, "replace"), _PLAIN_EVIDENCE if page != "cp1252" else _LEAST_EVIDENCE
    for codec in _WIDE_CODECS:
        text = head.decode(codec, "replace")
        share = share_of_common(text, codec)
        if share > most and text.count("\ufffd") <= len(text) // 200:
            best, most = text, share
    return best


def _weigh(path: Path, sample: bytes, region: str, broken: int) -> Encoding:
    habit = _HABITS.get(region.upper(), "")
    scores: list[tuple[float, str]] = []
    likely, most = "", _LEAST_EVIDENCE
    pages = [one for one in rate_pages(sample, region) if one[0] >= _LIKELY_PAGE]
    for codec in _WIDE_CODECS:
        share = share_of_common(sample.decode(codec, "ignore"), codec)
        if share > most:
            likely, most = codec, share
        bonus = 0.05 if codec == habit else 0.0
        if share >= _LEAST_EVIDENCE and _first_error(path, codec) is None:
            scores.append((share + bonus, codec))
    scores.sort(reverse=True)
    if pages and pages[0][0] >= _SURE_PAGE and most < _PLAIN_EVIDENCE:
        scores = []
    if scores:
        sure = len(scores) == 1 or scores[0][0] > scores[1][0] * 1.5
        _demand_one(path, scores[0][1])
        return Encoding(codec=scores[0][1], sure=sure)
    if likely and not pages:
        _demand_one(path, likely)
    if (single := _single(path, sample, pages, region)) is not None:
        return single
    raise WrongEncodingError(
        f"byte {broken} is not UTF-8, and no other encoding tried decodes the whole file",
        where=path.name,
        remedy="Save it as UTF-8 and hand it in again.",
    )


def _single(path: Path, sample: bytes, pages: list[tuple[float, str]], region: str) -> Encoding | None:
    """Return the code page of one byte a letter that decodes all of a file, None when none does."""
    for rating, codec in pages:
        if _first_error(path, codec) is None:
            _demand_one(path, codec)
            at_home = codec == "cp1252" == HABITS.get(region.upper()) and rating >= _SURE_PAGE
            return Encoding(codec=codec, sure=at_home or _is_plain(rating, codec, pages, sample))
    for codec in filter(
        None, ("cp1252", _HABITS.get(region.upper(), ""), "latin-1" if _latin(sample) else "")
    ):
        if _first_error(path, codec) is None:
            _demand_one(path, codec)
            return Encoding(codec=codec, sure=False)
    return None


def _is_plain(rating: float, codec: str, pages: list[tuple[float, str]], sample: bytes) -> bool:
    """Tell whether Western text can hardly be read otherwise: other pages say the same, or far less."""
    text = sample.decode(codec, "replace")
    return codec == "cp1252" and all(
        rating - other >= _MARGIN or sample.decode(page, "replace") == text
        for other, page in pages
        if page != codec
    )


def _demand_one(path: Path, codec: str) -> None:
    """Refuse a file some lines of which are in another encoding than the one that decodes it all.

    East Asian encodings decode each other's bytes without an error, into rare characters; a line of
    three and more letters is valid UTF-8 by chance less than once in a million.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.isascii() or number > _LINES_JUDGED:
                continue
            other = _other_encoding(line, codec)
            if other:
                raise WrongEncodingError(
                    f"line {number} is in {other}, other lines are in {codec}: the file is glued together",
                    where=path.name,
                    remedy="Hand in its parts as separate files, or save all of it as UTF-8.",
                )


def _other_encoding(line: bytes, codec: str) -> str:
    """Return the encoding that a line is in beyond doubt instead of ``codec``, "" for none."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if sum(char > "\x7f" and char.isalpha() for char in text) >= _LETTERS_IN_UTF8:
            return "utf-8"
    own = COMMON.get(codec, frozenset())
    text = line.decode(codec, "ignore")
    if sum(char > "\x7f" and char.isalpha() for char in text) < _LETTERS_TO_JUDGE:
        return ""
    if own and share_of_common(text, codec) >= _LEAST_EVIDENCE:
        return ""
    for other in _JUDGED:
        try:
            share = share_of_common(line.decode(other), other)
        except UnicodeDecodeError:
            continue
        if share > _PLAIN_EVIDENCE and not (COMMON[other] & own):
            return other
    return ""


def _latin(sample: bytes) -> bool:
    """Tell whether no byte of the sample lies in the range that Latin-1 leaves to controls."""
    return not any(0x80 <= byte < 0xA0 for byte in set(sample))


def _first_error(path: Path, codec: str) -> int | None:
    """Return the offset of the first byte that does not decode strictly, None when all do."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    done = 0
    with path.open("rb") as file:
        for block in _blocks(file):
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return max(0, done - held + error.start)
            except UnicodeError:
                return done
            done += len(block)
        try:
            decoder.decode(b"", final=True)
        except UnicodeError:
            return max(0, done - len(decoder.getstate()[0]))
    return None


def _demand(path: Path, codec: str) -> None:
    offset = _first_error(path, codec.removesuffix("-sig"))
    if offset is not None:
        raise WrongEncodingError(
            f"byte {offset} does not fit the {codec} text the file starts as",
            where=path.name,
            remedy="It may be truncated or glued together: ask the sender for it again.",
        )


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_CHUNK):
        yield block


def _wide(path: Path) -> str:
    with path.open("rb") as file:
        return _wide_codec(file.read(_CHUNK // 16))


def _wide_codec(head: bytes) -> str:
    """Return the UTF-16 codec of a head without a mark, empty when it is none.

    ASCII punctuation and line ends put zeros on one side only; other scripts rarely do.
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = max(2, len(head) // 50)
    if odd >= least and even * 50 < odd:
        return "utf-16-le"
    return "utf-16-be" if even >= least and odd * 50 < even else ""


def _sample(path: Path) -> bytes:
    """Return pieces from all over the file, at most 16 MiB, cut at line ends where there are any."""
    pieces = []
    with path.open("rb") as file:
        size = path.stat().st_size
        step = max(_SAMPLE_EVERY, size // 60)
        for start in range(0, max(size, 1), step):
            file.seek(start)
            piece = file.read(_SAMPLE_BYTES)
            if start:
                piece = piece.partition(b"\n")[2]
            pieces.append(piece)
    return b"".join(pieces)


def _evidence(path: Path) -> bytes:
    """Return lines with bytes above 127 from all over the file, at most 4 MiB."""
    pieces: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for block in _blocks(file):
            found = _HIGH.search(block)
            if found is None:
                continue
            start = block.rfind(b"\n", 0, found.start()) + 1
            pieces.append(block[start : start + _SAMPLE_BYTES])
            size += len(pieces[-1])
            if size > _EVIDENCE_BYTES:
                break
    return b"".join(pieces)


def _refuse_binary(path: Path, sample: bytes) -> None:
    """Refuse content with many control bytes; a few stray zeros are left to the row they stand in."""
    bad = bytes(sorted(set(range(0x20)) - _TEXT_CONTROLS))
    count = len(sample) - len(sample.translate(None, bad))
    if count > max(8, len(sample) // 500) or (count and count * 4 > len(sample)):
        first = next(index for index, byte in enumerate(sample) if byte in bad)
        raise WrongEncodingError(
            f"byte {first} and {count - 1} more are control bytes: this is binary, not text",
            where=path.name,
            remedy="If it is a known format under another name, state it with --format.",
        )

"""CyberTips as the clearing house hands them to police: irregular JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.cybertip_node import json_node
from strikeback.intake.cybertip_report import read_report, reports_in
from strikeback.intake.encoding import decode_head, open_text
from strikeback.intake.limits import LIMITS
from strikeback.model.errors import BrokenFileError, TooLargeError, WrongEncodingError
from strikeback.model.record import Record, Refusal, RefusalReason

_SIGNS: Final = (
    "reportedinformation", "reportedpeople", "reportedpersons", "incidentsummary", "reportingesp",
    "intendedrecipients", "uploadedfiles", "additionalinformations", "reportid", "espuserid",
)  # fmt: skip
_CHUNK: Final = 1 << 20


class CyberTipJsonReader:
    """CyberTip reports in JSON: one, a list, or one a line."""

    name = "cybertip-json"
    version = "1"
    title = "CyberTip, NCMEC to police (JSON)"

    def sniff(self, path: Path, head: bytes) -> float:  # noqa: ARG002 - content decides
        """Return up to 0.96, the more keys of the layout occur."""
        text = decode_head(head).lstrip("\ufeff \t\r\n")
        if not text.startswith(("{", "[")) or '"@context"' in text[:4096]:
            return 0.0
        plain = text.lower().replace("_", "")
        found = sum(f'"{sign}"' in plain for sign in _SIGNS)
        return min(0.96, 0.5 + 0.2 * (found - 1)) if found else 0.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield each report with its parts, one report in memory at a time.

        Raises:
            BrokenFileError: No JSON, cut off, or no report in it.
            WrongEncodingError: No text.
            TooLargeError: One report is larger or deeper than the limits.
        """
        maker = RecordMaker(source, self)
        found = 0
        stream, _ = open_text(source.path, region=source.region)
        with stream:
            for index, value in enumerate(json_values(stream, source.name)):
                nodes = [one for node in json_node(value, "report", f"/{index}") for one in reports_in(node)]
                if not nodes:
                    at = maker.at(path=f"/{index}")
                    yield maker.refusal(RefusalReason.NO_CONTENT, at, "value without a report")
                for node in nodes:
                    found += 1
                    yield from read_report(maker, source, node, "ncmec")
        if not found:
            raise BrokenFileError(
                "the JSON holds no report",
                where=source.name,
                remedy="State another format, or ask the sender.",
            )


def json_values(stream: TextIO, name: str) -> Iterator[object]:
    """Yield the elements of a list, or values that follow one another, without loading them all.

    Numbers stay texts, so that long ids lose no digit; a repeated key gives a list.

    Raises:
        BrokenFileError: Not JSON, or cut off.
        TooLargeError: One value exceeds the limits of size or depth.
        WrongEncodingError: Bytes that do not decode.
    """
    decoder = json.JSONDecoder(
        object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=str, strict=False
    )
    feed = _Feed(stream, name)
    inside = False
    while (char := feed.next_char()) != "":
        if char == "\x1e" or (char == "," and inside):
            feed.skip()
        elif char == "[" and not inside:
            inside = True
            feed.skip()
        elif char == "]" and inside:
            inside = False
            feed.skip()
        else:
            yield feed.decode(decoder)
    if inside:
        raise _broken(name, "is cut off")


class _Feed:
    """Text read in growing pieces, so that a value is decoded at most a few times."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._text = ""
        self._at = 0
        self._ended = False

    def next_char(self) -> str:
        """Return the next character that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text):
                char = self._text[self._at]
                if not char.isspace() and char != "\ufeff":
                    return char
                self._at += 1
            if not self._more(_CHUNK):
                return ""

    def skip(self) -> None:
        """Step over one character."""
        self._at += 1

    def decode(self, decoder: json.JSONDecoder) -> object:
        """Decode the value that starts here."""
        size = _CHUNK
        while True:
            try:
                value, end = decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more(size):
                    raise _broken(self._name, "is no JSON, or cut off") from None
            except RecursionError:
                raise TooLargeError(
                    "values are nested too deep", where=self._name, remedy="Check where the file comes from."
                ) from None
            else:
                if end < len(self._text) or not self._more(size):
                    self._at = end
                    return value
            size *= 2

    def _more(self, size: int) -> bool:
        """Read on; False at the end of the file."""
        if self._ended:
            return False
        try:
            block = self._stream.read(size)
        except UnicodeError:
            raise WrongEncodingError(
                "the text does not decode", where=self._name, remedy="Save it as UTF-8."
            ) from None
        self._ended = not block
        self._text = self._text[self._at :] + block
        self._at = 0
        if len(self._text) > LIMITS.whole_bytes:
            raise TooLargeError(
                "one value exceeds the limit of its format", where=self._name, remedy="Split the file."
            )
        return not self._ended


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object; a key that occurs twice keeps both values as a list."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            earlier = found[key]
            found[key] = [*earlier, value] if isinstance(earlier, list) else [earlier, value]
        else:
            found[key] = value
    return found


def _broken(name: str, what: str) -> BrokenFileError:
    return BrokenFileError(f"the text {what}", where=name, remedy="Ask the sender for the file again.")

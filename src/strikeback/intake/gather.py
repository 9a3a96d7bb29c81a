"""What readers of nested formats share: collecting one record's selectors, leftovers and refusals.

Two kinds of content never pass: secrets (passwords, keys, tokens) and media bytes (base64 runs).
Both are left out and counted.
"""

import hmac
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from strikeback.intake.contract import RecordMaker
from strikeback.intake.times import parse_moment
from strikeback.model.bodies import AnyBody
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Refusal, RefusalReason, Role, Tie
from strikeback.model.selector import Selector
from strikeback.model.time import Moment, ZoneState

_SECRET: Final = re.compile(
    r"passw|passcode|passphrase|pwd|contrase[nñ]a|motdepasse|senha|unlockcode|secret|token|privatekey|seedphrase"
    r"|seedwords|mnemonic|recoveryphrase|recoverykey|credential|密码|密碼|口令|비밀번호|パスワード|пароль"
    r"|^pin\d?$|^pincode|^puk\d?$|^cookie$|sessionkey|encryptionkey|apikey"
)
_MEDIA_NAME: Final = re.compile(
    r"thumbnail|base64|filecontent|imagedata|binarydata|rawdata|embedding|facetemplate"
)
_BLOB: Final = re.compile(
    r"(?:data:[\w.+-]+/[\w.+-]+;base64,)?[A-Za-z0-9+/_-]{512,}={0,2}|data:[\w.+/-]+;base64,\S+"
)
_RAGGED: Final = re.compile(
    r"(?:[A-Za-z0-9+/]{60,80}\s+){5,}[A-Za-z0-9+/]{60,80}(?:\s+[A-Za-z0-9+/]{1,80}={1,2})?"
)
_RUN: Final = 60
"""Both forms hold a word at least as long; prose does not."""
NO_MEDIA: Final = 200
"""Texts of fewer code points hold no media bytes; the longest perceptual hash in base64 has 192."""
_SECONDS: Final = re.compile(r"\d[T ]\d\d:?\d\d:?\d\d")
_EARLIEST: Final = 1900
_LATEST: Final = 2100
SKIPPED: Final = "[media skipped]"
"""Stands in a text where media bytes stood."""


def plain_name(name: str) -> str:
    """Return an element or key name for comparison: lower case, letters and digits only."""
    return "".join(char for char in name.casefold() if char.isalnum())


def is_secret(name: str) -> bool:
    """Tell whether a field of this name holds a password, key, code or token."""
    plain = plain_name(name)
    return _SECRET.search(plain) is not None and not plain.endswith(("changed", "date", "time"))


def is_media(name: str, text: str) -> bool:
    """Tell whether a field holds media bytes, by its name or because it is one long base64 run."""
    if len(text) < NO_MEDIA:
        return False
    return _MEDIA_NAME.search(plain_name(name)) is not None or _BLOB.fullmatch(text.strip()) is not None


def without_media(text: str) -> tuple[str, int]:
    """Return a text with embedded runs of media bytes replaced by ``SKIPPED``, and their number."""
    if len(text) < NO_MEDIA:
        return text, 0
    if "data:" not in text and max(map(len, text.split()), default=0) < _RUN:
        return text, 0
    text, long_runs = _BLOB.subn(SKIPPED, text)
    text, ragged = _RAGGED.subn(SKIPPED, text)
    return text, long_runs + ragged


def encodable(text: str) -> str:
    """Return a text whose lone surrogates, which JSON can spell but no encoding holds, are marked."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def file_name_digest(key: bytes, name: str) -> str:
    """Return the keyed digest of a file name (HMAC-SHA-256, RFC 2104, hex); empty for an empty name.

    Equal names give equal digests within one store, and tell nothing outside of it.
    """
    return hmac.digest(key, b"file-name:" + name.encode(), "sha256").hex() if name else ""


class Gather:
    """Collects what one record needs, and counts what it must not hold.

    Args:
        maker: Builder of the source's records.
        at: Where the described thing stands.
    """

    def __init__(self, maker: RecordMaker, at: Locator) -> None:
        self._maker = maker
        self.at = at
        self.selectors: list[Selector] = []
        self.unmapped: list[tuple[str, str]] = []
        self.refusals: list[Refusal] = []

    def refuse(self, reason: RefusalReason, what: str) -> None:
        """Count something that is not taken in; ``what`` is a field name and a finer reason."""
        self.refusals.append(self._maker.refusal(reason, self.at, what))

    def select(self, field: str, raw: str, normalise: Callable[[], Selector]) -> Selector | None:
        """Add the selector that ``normalise`` makes of ``raw``, or keep the text and count a refusal.

        Args:
            field: Name of the field for the count and for ``unmapped``.
            raw: Text as the source states it; empty text is nothing at all.
            normalise: Call of the selector's module.
        """
        if not raw.strip():
            return None
        try:
            selector = normalise()
        except UnusableSelectorError as error:
            self.keep(field, raw)
            self.refuse(RefusalReason.BAD_SELECTOR, f"{field}: {error.why.value}")
            return None
        if all((one.kind, one.value) != (selector.kind, selector.value) for one in self.selectors):
            self.selectors.append(selector)
        return selector

    def keep(self, field: str, text: str) -> None:
        """Keep an element the record has no place for, unless it is a secret or media."""
        if not text.strip():
            return
        if is_secret(field.rsplit("/", 1)[-1]):
            self.refuse(RefusalReason.SECRET_SKIPPED, plain_name(field.rsplit("/", 1)[-1]))
        elif is_media(field.rsplit("/", 1)[-1], text):
            self.refuse(RefusalReason.MEDIA_SKIPPED, plain_name(field.rsplit("/", 1)[-1]))
        else:
            self.unmapped.append((field, self.text(field, text)))

    def text(self, field: str, text: str) -> str:
        """Return a free text without embedded media bytes; each one found is counted."""
        clean, found = without_media(text)
        for _ in range(found):
            self.refuse(RefusalReason.MEDIA_SKIPPED, plain_name(field.rsplit("/", 1)[-1]))
        return clean

    def record(
        self,
        body: AnyBody,
        *,
        role: Role = Role.UNKNOWN,
        report: str | None = None,
        ties: tuple[Tie, ...] = (),
        deleted: bool = False,
        confidence: str = "",
        ordinal: int = 0,
    ) -> Record:
        """Return the record with everything collected so far."""
        return self._maker.record(
            body,
            self.at,
            role=role,
            report=report,
            selectors=tuple(self.selectors),
            ties=ties,
            unmapped=tuple(self.unmapped),
            deleted=deleted,
            confidence=confidence,
            ordinal=ordinal,
        )


@lru_cache(maxsize=1 << 12)
def iso_moment(raw: str, zone: str = "") -> Moment:
    """Return the point in time of an ISO 8601 text, quickly; other forms go to the shared time reader.

    Args:
        raw: As in the source.
        zone: IANA zone or offset of the source's clock, for texts that state none.
    """
    text = raw.strip()
    try:
        stated = datetime.fromisoformat(text)
    except ValueError:
        return parse_moment(raw, zone=zone)
    offset = stated.utcoffset()
    if offset is None or not _EARLIEST < stated.year < _LATEST:
        return parse_moment(raw, zone=zone)
    return Moment(
        raw=raw,
        utc=stated.astimezone(UTC),
        zone=ZoneState.KNOWN,
        offset_minutes=int(offset.total_seconds() // 60),
        precision="second" if _SECONDS.search(text) else "minute",
    )

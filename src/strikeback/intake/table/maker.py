"""Records of a table's rows: one locator a row, encoded once, however many records the row gives."""

from hashlib import blake2b
from typing import Final

import msgspec

from strikeback.intake.contract import Reader, RecordMaker, Source
from strikeback.model.bodies import AnyBody
from strikeback.model.ids import ID_BYTES
from strikeback.model.locator import Locator  # noqa: TC001 - one import form for all
from strikeback.model.record import Record, Refusal, RefusalReason, Role, Tie
from strikeback.model.selector import Selector

_ENCODE: Final = msgspec.json.Encoder(order="deterministic").encode
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
_THREE: Final = tuple(a + b + c for a in _ALPHABET for b in _ALPHABET for c in _ALPHABET)
"""Base 32 (RFC 4648) in lower case, 15 bits at a time: five times as fast as the library's loop."""
_SHIFTS: Final = (105, 90, 75, 60, 45, 30, 15, 0)
_ROLES: Final = {role: len(role.value).to_bytes(8, "big") + role.value.encode() for role in Role}


class RowMaker:
    """Builds the records of one grid, with the ids that ``record_id`` would give.

    Args:
        source: The file being read.
        reader: Its reader.
        path: Sheet name or pointer of the grid.
    """

    def __init__(self, source: Source, reader: Reader, path: str) -> None:
        self._source = source
        self._maker = RecordMaker(source, reader)
        self._path = path
        originator = source.originator.encode()
        self._tail = len(originator).to_bytes(8, "big") + originator
        self._seen: set[str] = set()
        self.at: Locator = self._maker.at(path=path)
        self._place = b""
        self.out: list[Record | Refusal] = []
        """What the current row has given so far."""

    def start(self, row: int | None, line: int | None, ident: str = "") -> None:
        """Begin a row; what is built next stands at it."""
        self.at = self._maker.at(path=self._path, row=row, line=line, ident=ident)
        place = _ENCODE(self.at)
        self._place = len(place).to_bytes(8, "big") + place + self._tail
        self._seen.clear()
        self.out = []

    def record(
        self,
        body: AnyBody,
        role: Role = Role.UNKNOWN,
        *,
        report: str | None = None,
        selectors: tuple[Selector, ...] = (),
        ties: tuple[Tie, ...] = (),
        unmapped: tuple[tuple[str, str], ...] = (),
    ) -> Record:
        """Build a record of the current row and add it to ``out``."""
        identity = self._identity(body, role)
        source = self._source
        record = Record(
            id=identity,
            body=body,
            role=role,
            originator=source.originator,
            contribution=source.contribution,
            handling=source.handling,
            locator=self.at,
            report=identity if body.kind == "report" else report,
            selectors=selectors,
            ties=ties,
            unmapped=unmapped,
        )
        self.out.append(record)
        return record

    def refuse(self, reason: RefusalReason, what: str) -> None:
        """Count something of the current row that was not taken in."""
        self.out.append(Refusal(reason=reason, locator=self.at, what=what))

    def _identity(self, body: AnyBody, role: Role) -> str:
        """Return ``record_id`` of the body at this row; equal things of a row get rising ordinals."""
        text = _ENCODE(body)
        head = len(text).to_bytes(8, "big") + text + _ROLES[role] + self._place
        ordinal = 0
        while (identity := _digest(head, ordinal)) in self._seen:
            ordinal += 1
        self._seen.add(identity)
        return identity


def _digest(head: bytes, ordinal: int) -> str:
    number = str(ordinal).encode()
    data = head + len(number).to_bytes(8, "big") + number
    digest = blake2b(data, digest_size=ID_BYTES, person=b"r").digest()
    bits = int.from_bytes(digest, "big")
    return "r_" + "".join([_THREE[bits >> shift & 32767] for shift in _SHIFTS])

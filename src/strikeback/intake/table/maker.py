"""Records of a table's rows: one locator and one digest a row, however many records the row gives."""

from hashlib import blake2b
from typing import Final

import msgspec

from strikeback.intake.contract import Reader, Source
from strikeback.intake.table.columns import ColumnMap
from strikeback.model.bodies import AnyBody
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Refusal, RefusalReason, Role, Tie
from strikeback.model.selector import Selector

_ENCODE: Final = msgspec.json.Encoder(order="deterministic").encode


class RowMaker:
    """Builds the records of one grid.

    A record's id is a part of the digest of its row: of the file's bytes, the place of the row in it, and
    everything that decides how it is read (decision 0003). Every record of a row takes the next part.

    Args:
        source: The file being read.
        reader: Its reader.
        meaning: What the grid's columns are taken to mean; its sheet is the grid's name or pointer.
        place: Number of the grid in the file.
    """

    def __init__(self, source: Source, reader: Reader, meaning: ColumnMap, place: int = 0) -> None:
        self._file, self._digest = source.name, source.digest
        self._originator, self._contribution = source.originator, source.contribution
        self._handling = source.handling
        self._reader = f"{reader.name}/{reader.version}"
        self._path = meaning.sheet
        self._grid = blake2b(_grid_digest(source, self._reader, meaning, place), person=b"r")
        self._row = 0
        self._blocks = 0
        self._ids: list[str] = []
        self.out: list[Record | Refusal] = []
        """What the current row has given so far."""
        self.start(None, None)

    def start(self, row: int | None, line: int | None, ident: str = "") -> None:
        """Begin a row; what is built next stands at it."""
        self.at = Locator(
            file=self._file,
            digest=self._digest,
            reader=self._reader,
            path=self._path,
            row=row,
            line=line,
            ident=ident,
        )
        self._row = row or 0
        self._blocks = 0
        self._ids = []
        self.out = []

    def record(
        self,
        body: AnyBody,
        role: Role = Role.UNKNOWN,
        *,
        report: str | None = None,
        selectors: tuple[Selector, ...] = (),
        ties: tuple[Tie, ...] = (),
    ) -> Record:
        """Build a record of the current row and add it to ``out``."""
        ids = self._ids or self._more_ids()
        identity = ids.pop()
        record = Record(
            id=identity,
            body=body,
            role=role,
            originator=self._originator,
            contribution=self._contribution,
            handling=self._handling,
            locator=self.at,
            report=identity if body.kind == "report" else report,
            selectors=selectors,
            ties=ties,
        )
        self.out.append(record)
        return record

    def refuse(self, reason: RefusalReason, what: str) -> None:
        """Count something of the current row that was not taken in."""
        self.out.append(Refusal(reason=reason, locator=self.at, what=what))

    def _more_ids(self) -> list[str]:
        """Return the next ids of the current row, the first one last."""
        digest = self._grid.copy()
        digest.update(b"%d.%d" % (self._row, self._blocks))
        text = digest.hexdigest()
        self._blocks += 1
        self._ids = ids = ["r_" + text[96:], "r_" + text[64:96], "r_" + text[32:64], "r_" + text[:32]]
        return ids


def _grid_digest(source: Source, reader: str, meaning: ColumnMap, place: int) -> bytes:
    """Return the digest of all that decides what the rows of a grid give, their place in it apart."""
    columns = [(one.index, one.header, one.concept, one.whose, one.detail) for one in meaning.columns]
    stated = (source.originator, source.region, source.zone, source.date_order)
    parts = (source.digest, reader, place, meaning.sheet, meaning.kind, columns, stated)
    return blake2b(_ENCODE(parts), person=b"grid").digest()

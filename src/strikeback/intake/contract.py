"""What every reader takes and gives."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Protocol

from strikeback.model.base import Frozen
from strikeback.model.bodies import AnyBody
from strikeback.model.handling import Handling
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Role, Tie, record_id
from strikeback.model.selector import Selector


class Source(Frozen, frozen=True, kw_only=True):
    """One file handed in by one agency, and what the caller states about it."""

    shown: ClassVar = ("name", "originator", "contribution")

    path: Path
    """Where the bytes are now: the original or a scratch copy."""
    name: str
    """Base name as handed in."""
    digest: str
    """SHA-256 of the bytes."""
    size: int
    originator: str
    contribution: str
    handling: Handling
    region: str = ""
    """ISO country whose dialling habit, currency and date order the file follows; empty: unknown."""
    zone: str = ""
    """IANA zone of the file's clock, stated by the caller; empty: unknown."""
    date_order: str = ""
    """``DMY``, ``MDY``, ``YMD`` stated by the caller; empty: decided over the whole file, then by region."""
    key: bytes = b""
    """Secret for keyed digests (card numbers, file names); the same within one store."""
    column_map: str = ""
    """Path or JSON text of a saved column map (tables); empty: guessed."""


class Reader(Protocol):
    """A format: recognises its files and turns them into records.

    ``read`` is a generator: it holds one element at a time, so that memory does not grow with the file.
    It raises a ``RefusedInputError`` when the file as a whole cannot be taken; then nothing of it is stored.
    """

    name: str
    """Short stable name, such as ``table``; also the value of ``--format``."""
    version: str
    title: str
    """One line for ``strikeback formats``."""

    def sniff(self, path: Path, head: bytes) -> float:
        """Return how sure the reader is that this is its format, 0 to 1.

        Args:
            path: The file; its name is a hint only.
            head: Its first 64 KiB.
        """
        ...

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield records and counted refusals in the order of the file."""
        ...


class RecordMaker:
    """Builds the records of one source, so that no reader forgets an envelope field.

    Args:
        source: The file being read.
        reader: Its reader, whose name and version go into every locator.
    """

    def __init__(self, source: Source, reader: Reader) -> None:
        self._source = source
        self._reader = f"{reader.name}/{reader.version}"

    def at(
        self,
        *,
        path: str = "",
        row: int | None = None,
        line: int | None = None,
        start: int | None = None,
        end: int | None = None,
        ident: str = "",
    ) -> Locator:
        """Return a locator in this source."""
        return Locator(
            file=self._source.name,
            digest=self._source.digest,
            reader=self._reader,
            path=path,
            row=row,
            line=line,
            start=start,
            end=end,
            ident=ident,
        )

    def record(  # noqa: PLR0913 - an envelope has this many parts
        self,
        body: AnyBody,
        at: Locator,
        *,
        role: Role = Role.UNKNOWN,
        report: str | None = None,
        selectors: tuple[Selector, ...] = (),
        ties: tuple[Tie, ...] = (),
        unmapped: tuple[tuple[str, str], ...] = (),
        deleted: bool = False,
        confidence: str = "",
        ordinal: int = 0,
    ) -> Record:
        """Return a record of this source; a report record names itself as its report."""
        source = self._source
        identity = record_id(body, role, at, source.originator, ordinal)
        return Record(
            id=identity,
            body=body,
            role=role,
            originator=source.originator,
            contribution=source.contribution,
            handling=source.handling,
            locator=at,
            report=identity if body.kind == "report" else report,
            selectors=selectors,
            ties=ties,
            unmapped=unmapped,
            deleted=deleted,
            confidence=confidence,
        )

    def refusal(self, reason: RefusalReason, at: Locator, what: str = "") -> Refusal:
        """Return a counted refusal; ``what`` names a field and a finer reason, never a value."""
        return Refusal(reason=reason, locator=at, what=what)


def tie(relation: Relation, to: Record) -> Tie:
    """Return a stated relation to ``to``."""
    return Tie(relation=relation, to=to.id)

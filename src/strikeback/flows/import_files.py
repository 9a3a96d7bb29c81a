"""Taking files in: choose a reader, store what it yields, raise the alarm; file by file.

Every file is one contribution and one transaction. A file that is refused says why and the rest
goes on. A file that the same agency handed in before is recognised by its bytes.
"""

import traceback
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Final, Literal

import msgspec

from strikeback.flows.agencies import check_country, check_order, check_zone, find_agency
from strikeback.flows.assess import assess_new
from strikeback.flows.gather import LOGS, gather_files
from strikeback.flows.import_staged import store_file
from strikeback.flows.init import secret_key
from strikeback.flows.progress import Progress, silent, stamp
from strikeback.intake.choose import choose_reader
from strikeback.intake.contract import Reader, Source
from strikeback.intake.open import open_source
from strikeback.intake.readers import READERS
from strikeback.model.base import Frozen
from strikeback.model.errors import BrokenFileError, RefusedInputError, UsageError
from strikeback.model.handling import Handling
from strikeback.model.record import Agency, Contribution, contribution_id
from strikeback.model.time import Clock
from strikeback.store import facts, records
from strikeback.store.open import Store

READER_FAULTS: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a reader raises when a file breaks an expectation of its author. One such file must not keep
the files behind it out, some of which may be about a child in danger."""


class Terms(Frozen, frozen=True, kw_only=True):
    """What the person who hands files in states about them; empty fields fall back on the agency's."""

    shown: ClassVar = ("format",)

    format: str = ""
    handling: Handling | None = None
    region: str = ""
    zone: str = ""
    date_order: str = ""
    column_map: str = ""


class FileReport(Frozen, frozen=True, kw_only=True):
    """What became of one file."""

    shown: ClassVar = ("file", "status", "reader", "records", "refused")

    file: str
    """Base name, as locators have it."""
    path: str
    """As found on disk."""
    status: Literal["stored", "known", "refused"]
    reader: str = ""
    contribution: str = ""
    records: int = 0
    refused: int = 0
    unmapped: int = 0
    kinds: dict[str, int] = msgspec.field(default_factory=dict)
    reasons: dict[str, int] = msgspec.field(default_factory=dict)
    """Refused parts by reason."""
    alerts: int = 0
    """Alerts it raised."""
    error: dict[str, str] | None = None
    """``code``, ``what``, ``where``, ``remedy`` of a refused file."""


class ImportReport(Frozen, frozen=True, kw_only=True):
    """What became of all files of one call."""

    shown: ClassVar = ("records", "rejected", "alerts")

    files: tuple[FileReport, ...]
    alerts: int
    """Alerts raised by what came in."""

    @property
    def records(self) -> int:
        """Records stored by this call."""
        return sum(one.records for one in self.files if one.status == "stored")

    @property
    def rejected(self) -> int:
        """Parts of the stored files that were not taken in."""
        return sum(one.refused for one in self.files if one.status == "stored")

    @property
    def refused_files(self) -> int:
        """Files that were not taken in."""
        return sum(one.status == "refused" for one in self.files)


def import_files(  # noqa: PLR0913 - promised
    store: Store,
    paths: Iterable[Path],
    *,
    agency: str,
    format: str = "",  # noqa: A002 - the option's name
    handling: Handling | None = None,
    region: str = "",
    zone: str = "",
    date_order: str = "",
    column_map: str = "",
    clock: Clock,
    progress: Progress = silent,
) -> ImportReport:
    """Take in all files behind ``paths`` as contributions of ``agency``.

    Args:
        store: The store.
        paths: Files and folders.
        agency: Id of a registered agency.
        format: A reader's name; empty: by content, file by file.
        handling: Terms of these files; None: the agency's default.
        region: ISO country whose habits the files follow; empty: the agency's.
        zone: IANA zone of the files' clocks; empty: the agency's.
        date_order: ``DMY``, ``MDY``, ``YMD``; empty: the agency's, else decided over each file.
        column_map: Path or JSON text of a saved column map for tables.
        clock: Tells when the files were received.
        progress: Told the file and the records stored so far.

    Raises:
        UsageError: Unknown agency or format, malformed region, zone or order; nothing was read.
        StoreError: The store failed; the files before are stored, the file at hand is not.
    """
    who = find_agency(store, agency)
    names = {reader.name for reader in READERS}
    if format and format not in names:
        raise UsageError("no such format", where="--format", remedy=f"One of: {', '.join(sorted(names))}")
    terms = Terms(
        format=format,
        handling=handling or who.default_handling,
        region=check_country(region, "--region") or who.country,
        zone=check_zone(zone) or who.zone,
        date_order=check_order(date_order) or who.date_order,
        column_map=column_map,
    )
    key = secret_key(store)
    alerts = assess_new(store)
    done: list[FileReport] = []
    files = gather_files(paths)
    if not files:
        raise UsageError(
            "there is no file to take in", where="PATH", remedy="Name files or folders that hold some"
        )
    for path in files:
        report = _import_one(store, path, who, terms, key, clock, progress)
        alerts += report.alerts
        done.append(report)
    return ImportReport(files=tuple(done), alerts=alerts)


def _import_one(
    store: Store, path: Path, who: Agency, terms: Terms, key: bytes, clock: Clock, progress: Progress
) -> FileReport:
    """Take one file in, or say why not."""
    try:
        reader = choose_reader(path, terms.format)
        source = open_source(
            path,
            originator=who.id,
            handling=terms.handling,
            region=terms.region,
            zone=terms.zone,
            date_order=terms.date_order,
            key=key,
            column_map=terms.column_map,
        )
        source = _with_companions(source)
        return _known(store, path, source) or _store(store, path, source, reader, stamp(clock), progress)
    except RefusedInputError as error:
        refused: RefusedInputError = error
    except READER_FAULTS as fault:
        refused = BrokenFileError(
            f"the reader could not follow the file ({type(fault).__name__} in {_line(fault)})",
            where=path.name,
            remedy="Nothing of it was stored; report this line with the file's format",
        )
    return FileReport(file=path.name, path=str(path), status="refused", error=refused.diagnostics())


def _line(fault: BaseException) -> str:
    """Return module and line where a fault arose; its text may quote the file."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _with_companions(source: Source) -> Source:
    """Tell a database with another write-ahead log from the same database without it.

    The log holds content that the database file does not have yet; what both hold is recognised
    record by record.
    """
    logs = [source.path.with_name(source.path.name + end) for end in LOGS]
    digests = [sha256(log.read_bytes()).hexdigest() for log in logs if log.is_file()]
    if not digests:
        return source
    identity = contribution_id(source.originator, ":".join([source.digest, *digests]))
    return msgspec.structs.replace(source, contribution=identity)


def _known(store: Store, path: Path, source: Source) -> FileReport | None:
    """Recognise bytes that the same agency handed in before."""
    with store.read() as connection:
        before = facts.find_contribution(connection, source.contribution)
        kinds = records.count_records(connection, contribution=source.contribution)
    if before is None:
        return None
    if before.withdrawn:
        raise RefusedInputError(
            "this file was handed in before and then withdrawn",
            where=path.name,
            remedy="Ask the agency for a corrected file",
        )
    return FileReport(
        file=path.name,
        path=str(path),
        status="known",
        reader=before.reader,
        contribution=before.id,
        records=before.records,
        refused=before.refused,
        unmapped=before.unmapped,
        kinds=kinds,
    )


def _store(
    store: Store, path: Path, source: Source, reader: Reader, received: str, progress: Progress
) -> FileReport:
    """Read one file into the store and triage it, whole or not at all."""
    head = Contribution(
        id=source.contribution,
        originator=source.originator,
        file=source.name,
        digest=source.digest,
        size=source.size,
        reader=f"{reader.name}/{reader.version}",
        handling=source.handling,
        received=received,
    )
    done = store_file(store, head, lambda: reader.read(source), lambda count: progress(path.name, count, 0))
    if done is None:
        return _known(store, path, source) or _store(store, path, source, reader, received, progress)
    kept = done.contribution
    with store.read() as connection:
        reasons = facts.refusal_counts(connection, kept.id) if kept.refused else {}
    return FileReport(
        file=path.name,
        path=str(path),
        status="stored",
        reader=kept.reader,
        contribution=kept.id,
        records=kept.records,
        refused=kept.refused,
        unmapped=kept.unmapped,
        kinds=done.kinds,
        reasons=reasons,
        alerts=done.alerts,
    )

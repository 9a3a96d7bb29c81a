"""Jobs: what takes longer than a request. Their state is a row; how far they are is a file in the spool.

A job that is taking a file in holds the store's only write transaction on SQLite. Progress and the wish to
stop therefore go through files beside the upload, which works between threads and processes alike.
"""

import secrets
from collections.abc import Collection
from typing import ClassVar, Final

import msgspec

from strikeback.flows.agencies import check_country, check_order, check_zone
from strikeback.flows.handling import parse_handling
from strikeback.flows.import_files import FileReport, import_files
from strikeback.flows.progress import stamp
from strikeback.flows.remote.acts import check_works
from strikeback.flows.remote.job_progress import CancelledError, telling
from strikeback.flows.remote.keeping_jobs import KeepAsk, carry_out, retain
from strikeback.flows.remote.spool import Spool, Step, Upload, fit_name
from strikeback.intake.readers import READERS
from strikeback.intake.table.columns import load_map
from strikeback.model.base import Frozen
from strikeback.model.errors import (
    ConflictError,
    LimitError,
    NotFoundError,
    UsageError,
)
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import service
from strikeback.store.open import Store
from strikeback.store.service import JobRow

IMPORT: Final = "import"
LINK: Final = "link"
ERASE: Final = "erase"
RETAIN: Final = "retain"
KEEPING: Final = frozenset({ERASE, RETAIN})
"""What data protection asks for; nobody stops it halfway."""
OPEN: Final = ("queued", "running")
ENDED: Final = ("done", "refused", "failed", "cancelled")
MOST_OPEN: Final = 100
"""Jobs of one agency that may wait or run."""


class ImportTerms(Frozen, frozen=True, kw_only=True):
    """What is stated about a file that is handed in; empty: the agency's habits."""

    format: str = ""
    handling: str = ""
    """A level, or terms as JSON."""
    region: str = ""
    zone: str = ""
    date_order: str = ""
    columns: str = ""
    """A column map as JSON."""


class ImportAsk(Frozen, frozen=True, kw_only=True):
    """What an import was asked to do."""

    name: str
    size: int
    digest: str
    terms: ImportTerms


class Job(Frozen, frozen=True, kw_only=True):
    """A job as its agency sees it."""

    shown: ClassVar = ("id", "kind", "state")

    id: str
    kind: str
    state: str
    by: str
    made: str
    changed: str
    name: str = ""
    size: int = 0
    step: Step = Step()
    report: FileReport | None = None
    """What became of the file."""
    failure: str = ""
    """Code of what went wrong, when it failed."""


def submit_import(
    store: Store, viewer: Viewer, spool: Spool, upload: Upload, terms: ImportTerms, *, clock: Clock
) -> Job:
    """Queue the taking in of an uploaded file as a contribution of the viewer's agency.

    Raises:
        RefusedError: The viewer's duty is another one.
        UsageError: Unknown format, malformed region, zone, order or terms, an unfit name.
        LimitError: The agency has too many jobs open.
    """
    check_works(viewer)
    _check_terms(terms)
    if not fit_name(upload.name):
        raise UsageError("a file's name has 1 to 255 characters and no slash", where="--file-name")
    ask = ImportAsk(name=upload.name, size=upload.size, digest=upload.digest, terms=terms)
    identity = f"j_{secrets.token_hex(12)}"
    at = stamp(clock)
    row = JobRow(
        id=identity,
        agency=viewer.agency,
        user=viewer.name,
        kind=IMPORT,
        state="queued",
        spool=spool.id,
        made=at,
        changed=at,
        ask=msgspec.json.encode(ask).decode(),
    )
    with store.write() as connection:
        if service.count_open_jobs(connection, agency=viewer.agency) >= MOST_OPEN:
            raise LimitError("too many files wait already", seconds=60)
        upload.folder.rename(spool.place(identity))
        service.add_job(connection, row)
    return _job(row, spool)


def submit_link(store: Store, viewer: Viewer, spool: Spool, *, clock: Clock) -> Job:
    """Queue the derivation of everything from the facts, for every agency's knowledge apart.

    Raises:
        ConflictError: One waits already.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    made = queue_link(store, spool, agency=viewer.agency, by=viewer.name, clock=clock)
    if made is None:
        raise ConflictError("linking waits for its turn already")
    return _job(made, spool)


def queue_link(store: Store, spool: Spool, *, agency: str, by: str, clock: Clock) -> JobRow | None:
    """Queue a derivation unless one waits that will see the same facts; return it."""
    at = stamp(clock)
    row = JobRow(
        id=f"j_{secrets.token_hex(12)}",
        agency=agency,
        user=by,
        kind=LINK,
        state="queued",
        spool=spool.id,
        made=at,
        changed=at,
        ask="{}",
    )
    with store.write() as connection:
        waiting = service.open_jobs(connection, spool=spool.id)
        if any(one.kind == LINK and one.state == "queued" for one in waiting):
            return None
        spool.place(row.id).mkdir(mode=0o700)
        service.add_job(connection, row)
    return row


def queue_keeping(store: Store, spool: Spool, *, kind: str, about: str, viewer: Viewer, clock: Clock) -> Job:
    """Queue an erasure that two persons agreed to, or a run of retention.

    Raises:
        ConflictError: The same waits or runs already.
    """
    at = stamp(clock)
    row = JobRow(
        id=f"j_{secrets.token_hex(12)}",
        agency=viewer.agency,
        user=viewer.name,
        kind=kind,
        state="queued",
        spool=spool.id,
        made=at,
        changed=at,
        ask=msgspec.json.encode(KeepAsk(about=about)).decode(),
    )
    with store.write() as connection:
        waiting = service.open_jobs(connection, spool=spool.id)
        if any((one.kind, one.ask) == (row.kind, row.ask) for one in waiting):
            raise ConflictError("this waits for its turn already")
        spool.place(row.id).mkdir(mode=0o700)
        service.add_job(connection, row)
    return _job(row, spool)


def find_kept_job(store: Store, agency: str, kind: str, about: str) -> Job | None:
    """Return the newest job of data protection about something, or None."""
    ask = msgspec.json.encode(KeepAsk(about=about)).decode()
    with store.read() as connection:
        row = service.newest_job(connection, agency=agency, kind=kind, ask=ask)
    return None if row is None else _job(row, None)


def _check_terms(terms: ImportTerms) -> None:
    """Refuse what the import would refuse, before it is queued."""
    names = {reader.name for reader in READERS}
    if terms.format and terms.format not in names:
        raise UsageError("no such format", where="--format")
    check_country(terms.region, "--region")
    check_zone(terms.zone)
    check_order(terms.date_order)
    if terms.columns:
        load_map(terms.columns)
    parse_handling(terms.handling)


def find_job(store: Store, viewer: Viewer, spool: Spool, identity: str) -> Job:
    """Return a job of the viewer's agency.

    Raises:
        NotFoundError: No such job, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    return _job(_own(store, viewer, identity), spool)


def list_jobs(
    store: Store, viewer: Viewer, spool: Spool, *, limit: int, before: tuple[str, str] | None = None
) -> tuple[Job, ...]:
    """Return jobs of the viewer's agency, the newest first, those made before ``(time, id)``."""
    check_works(viewer)
    with store.read() as connection:
        found = service.jobs(connection, agency=viewer.agency, limit=limit, before=before)
    return tuple(_job(row, spool) for row in found)


def cancel_job(store: Store, viewer: Viewer, spool: Spool, identity: str, *, clock: Clock) -> Job:
    """Ask a job to stop; what it had not finished leaves nothing behind.

    Raises:
        NotFoundError: No such job, or another agency's.
        ConflictError: It has ended.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    row = _own(store, viewer, identity)
    if row.state in ENDED or row.kind in KEEPING:
        raise ConflictError("the job has ended, or nobody may stop it")
    # The note first: on SQLite the row waits for the very transaction that is to stop.
    spool.stop(identity)
    if row.state == "queued":
        with store.write() as connection:
            service.move_job(connection, identity, start=["queued"], end="cancelled", at=stamp(clock))
    return _job(_own(store, viewer, identity), spool)


def _own(store: Store, viewer: Viewer, identity: str) -> JobRow:
    with store.read() as connection:
        row = service.find_job(connection, identity)
    if row is None or row.agency != viewer.agency:
        raise NotFoundError("there is no such job")
    return row


def _job(row: JobRow, spool: Spool | None) -> Job:
    ask = msgspec.json.decode(row.ask, type=ImportAsk) if row.kind == IMPORT else None
    report = msgspec.json.decode(row.result, type=FileReport) if row.result.startswith("{") else None
    return Job(
        id=row.id,
        kind=row.kind,
        state=row.state,
        by=row.user,
        made=row.made,
        changed=row.changed,
        name=ask.name if ask else "",
        size=ask.size if ask else 0,
        step=spool.step(row.id) if spool and row.state in OPEN else Step(),
        report=report,
        failure="" if report else row.result,
    )


def waiting_jobs(store: Store, spool: Spool) -> tuple[str, ...]:
    """Return the ids of jobs that wait for this server, the oldest first."""
    with store.read() as connection:
        return tuple(row.id for row in service.open_jobs(connection, spool=spool.id) if row.state == "queued")


def took_in(store: Store, jobs: Collection[str]) -> bool:
    """Tell whether any of these jobs brought records in."""
    with store.read() as connection:
        rows = (service.find_job(connection, identity) for identity in jobs)
        return any(row is not None and row.kind == IMPORT and row.state == "done" for row in rows)


def requeue(store: Store, spool: Spool, *, clock: Clock) -> int:
    """Queue again what was running when the server stopped; the same file is never taken in twice.

    Uploads that no job knows are deleted: their senders were never told that they arrived.
    """
    with store.write() as connection:
        known = service.open_jobs(connection, spool=spool.id)
        again = sum(
            service.move_job(connection, row.id, start=["running"], end="queued", at=stamp(clock))
            for row in known
        )
    spool.keep_only({row.id for row in known})
    return again


def run_job(store: Store, spool: Spool, identity: str, *, clock: Clock) -> str:
    """Do a queued job; return the state in which it ended, "" when there was nothing to do.

    Raises:
        StoreError: The store failed; the job stays as it is and is queued again at the next start.
    """
    with store.write() as connection:
        row = service.find_job(connection, identity)
        started = row is not None and service.move_job(
            connection, identity, start=["queued"], end="running", at=stamp(clock)
        )
    if row is None or not started:
        return ""
    work = {LINK: _link, ERASE: carry_out, RETAIN: retain}.get(row.kind, _import)
    state, result = work(store, spool, row, clock)
    with store.write() as connection:
        service.move_job(connection, identity, start=["running"], end=state, at=stamp(clock), result=result)
    spool.drop(identity)
    return state


def fail_job(store: Store, spool: Spool, identity: str, code: str, *, clock: Clock) -> None:
    """Note that a job's worker died."""
    with store.write() as connection:
        service.move_job(connection, identity, start=OPEN, end="failed", at=stamp(clock), result=code)
    spool.drop(identity)


def _import(store: Store, spool: Spool, row: JobRow, clock: Clock) -> tuple[str, str]:
    """Take a job's file in; return the state and the result to keep."""
    ask = msgspec.json.decode(row.ask, type=ImportAsk)
    terms = ask.terms
    try:
        report = import_files(
            store,
            [spool.place(row.id) / "file" / ask.name],
            agency=row.agency,
            format=terms.format,
            handling=parse_handling(terms.handling),
            region=terms.region,
            zone=terms.zone,
            date_order=terms.date_order,
            column_map=terms.columns,
            clock=clock,
            progress=telling(spool, row.id, stage="reading"),
        )
    except CancelledError:
        return "cancelled", ""
    except (UsageError, NotFoundError) as error:
        return "failed", error.code
    (told,) = report.files
    told = msgspec.structs.replace(told, path="")
    return ("refused" if told.status == "refused" else "done"), msgspec.json.encode(told).decode()


def _link(store: Store, spool: Spool, row: JobRow, clock: Clock) -> tuple[str, str]:
    """Derive everything anew; return the state and the result to keep."""
    from strikeback.flows.derive import derive  # noqa: PLC0415 - the engine is slow to import

    try:
        derive(store, clock=clock, progress=telling(spool, row.id), scopes=True)
    except CancelledError:
        return "cancelled", ""
    return "done", ""

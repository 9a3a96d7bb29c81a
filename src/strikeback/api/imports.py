"""Handing files in, and the jobs that take them in: progress, stopping, what became of them."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio
import msgspec
from anyio import to_thread
from msgspec import Meta

from strikeback.api.operation import EVENTS, Answer, Call, Operation
from strikeback.api.paging import cursor_of, start_of
from strikeback.api.settings import PREFIX
from strikeback.api.words import Asked, Code, Country, Id, Nothing, Paged, Time, Told, encode
from strikeback.flows.import_files import FileReport
from strikeback.flows.remote import jobs
from strikeback.flows.remote.columns import own_map
from strikeback.flows.remote.jobs import ENDED, ImportTerms, Job, submit_import
from strikeback.model.errors import StrikebackError, UsageError

PAUSE = 0.25
"""Seconds between two looks at a job whose events are sent."""

RENEW = 20
"""Looks after which it is asked again whether the listener is still signed in."""

QUIET = 60
"""Looks after which a sign of life is sent when nothing happened."""


class HowToRead(Asked, frozen=True, kw_only=True):
    """What is stated about a file; empty: as the agency's files are."""

    format: Annotated[str, Meta(max_length=60, examples=[""])] = ""
    handling: Annotated[
        str, Meta(max_length=2_000, examples=["summary"], description="A level, or terms as JSON.")
    ] = ""
    region: Country = ""
    zone: Annotated[str, Meta(max_length=60, examples=["Asia/Hong_Kong"])] = ""
    date_order: Annotated[str, Meta(pattern="^(DMY|MDY|YMD)?$", examples=["DMY"])] = ""
    columns: Annotated[
        str,
        Meta(
            pattern=r"^([a-z0-9][a-z0-9._-]{0,59})?$",
            examples=[""],
            description="Name of a column map of the own agency.",
        ),
    ] = ""


class ReportTold(Told, frozen=True, kw_only=True):
    """What became of a file."""

    status: str
    reader: str
    contribution: str
    records: int
    refused: int
    unmapped: int
    kinds: dict[str, int]
    reasons: dict[str, int]
    alerts: int
    code: str = ""
    """Of a refused file."""
    what: str = ""


class JobTold(Told, frozen=True, kw_only=True):
    """A job."""

    id: Id
    kind: str
    state: Annotated[str, Meta(examples=["running"])]
    by: str
    made: Time
    changed: Time
    name: str
    size: int
    stage: str
    done: int
    total: int
    report: ReportTold | None = None
    failure: Code = ""


class Jobs(Told, frozen=True, kw_only=True):
    """A page of jobs, the newest first."""

    items: tuple[JobTold, ...]
    next: str


def _report(report: FileReport) -> ReportTold:
    error = report.error or {}
    return ReportTold(
        status=report.status,
        reader=report.reader,
        contribution=report.contribution,
        records=report.records,
        refused=report.refused,
        unmapped=report.unmapped,
        kinds=report.kinds,
        reasons=report.reasons,
        alerts=report.alerts,
        code=error.get("code", ""),
        what=error.get("what", ""),
    )


def job_told(job: Job) -> JobTold:
    """Return a job as it is told."""
    return JobTold(
        id=job.id,
        kind=job.kind,
        state=job.state,
        by=job.by,
        made=job.made,
        changed=job.changed,
        name=job.name,
        size=job.size,
        stage=job.step.stage,
        done=job.step.done,
        total=job.step.total,
        report=_report(job.report) if job.report else None,
        failure=job.failure,
    )


def hand_in(call: Call[HowToRead, Nothing]) -> Answer:
    """Queue a file."""
    if call.upload is None:
        raise UsageError("there is no file")
    asked = call.query
    terms = ImportTerms(
        format=asked.format,
        handling=asked.handling,
        region=asked.region,
        zone=asked.zone,
        date_order=asked.date_order,
        columns=own_map(call.store, call.viewer, asked.columns).body if asked.columns else "",
    )
    made = submit_import(call.store, call.viewer, call.spool, call.upload, terms, clock=call.clock)
    return Answer(content=job_told(made), status=202, headers={"location": f"{PREFIX}/jobs/{made.id}"})


def link(call: Call[Nothing, Nothing]) -> Answer:
    """Queue linking."""
    made = jobs.submit_link(call.store, call.viewer, call.spool, clock=call.clock)
    return Answer(content=job_told(made), status=202, headers={"location": f"{PREFIX}/jobs/{made.id}"})


def list_jobs(call: Call[Paged, Nothing]) -> Answer:
    """List jobs."""
    last = start_of(call, "jobs")
    before = (last[0], last[1]) if last else None
    limit = call.query.limit
    found = jobs.list_jobs(call.store, call.viewer, call.spool, limit=limit + 1, before=before)
    items = tuple(job_told(one) for one in found[:limit])
    last_key = (found[limit - 1].made, found[limit - 1].id) if len(found) > limit else None
    cursor = cursor_of(call.store, call.viewer, "jobs", last_key) if last_key else ""
    return Answer(content=Jobs(items=items, next=cursor))


def open_job(call: Call[Nothing, Nothing]) -> Answer:
    """Show a job."""
    return Answer(content=job_told(_look(call)))


def cancel(call: Call[Nothing, Nothing]) -> Answer:
    """Stop a job."""
    made = jobs.cancel_job(call.store, call.viewer, call.spool, call.path["job"], clock=call.clock)
    return Answer(content=job_told(made), status=202)


def events(call: Call[Nothing, Nothing]) -> Answer:
    """Follow a job."""
    return Answer(events=_follow(call, job_told(_look(call))), headers={"x-accel-buffering": "no"})


def _look(call: Call[Any, Any]) -> Job:
    return jobs.find_job(call.store, call.viewer, call.spool, call.path["job"])


async def _follow(call: Call[Any, Any], told: JobTold) -> AsyncIterator[bytes]:
    """Send a job's state when it has changed, until it has ended or the listener is signed out."""
    number = 0
    yield _event(number, told)
    with anyio.move_on_after(call.settings.stream_limit):
        while told.state not in ENDED:
            await anyio.sleep(PAUSE)
            number += 1
            try:
                if number % RENEW == 0 and call.renew is not None:
                    await to_thread.run_sync(call.renew)
                now = job_told(await to_thread.run_sync(_look, call))
            except StrikebackError:
                return
            if now != told:
                told = now
                yield _event(number, told)
            elif number % QUIET == 0:
                yield b": waiting\n\n"
        yield b"event: end\ndata: {}\n\n"


def _event(number: int, told: msgspec.Struct) -> bytes:
    """Return one event; JSON has no line breaks of its own."""
    return b"id: %d\nevent: job\ndata: %b\n\n" % (number, encode(told))


OPERATIONS = (
    Operation("POST", "/imports", "importFile", "Hand a file in; it is taken in by a job", hand_in,
              {202: JobTold}, query=HowToRead, upload=True, creates=True, scope="import", refusals=(404,)),
    Operation("POST", "/links", "link", "Link everything anew, by a job", link, {202: JobTold},
              refusals=(409,)),
    Operation("GET", "/jobs", "listJobs", "Jobs of the own agency, the newest first", list_jobs, {200: Jobs},
              query=Paged, scope="import"),
    Operation("GET", "/jobs/{job}", "openJob", "How far a job is, and what became of its file", open_job,
              {200: JobTold}, scope="import"),
    Operation("GET", "/jobs/{job}/events", "followJob", "A job's progress as server-sent events", events,
              {200: EVENTS}, scope="import"),
    Operation("POST", "/jobs/{job}/cancel", "cancelJob", "Stop a job", cancel, {202: JobTold},
              scope="import", refusals=(409,)),
)  # fmt: skip

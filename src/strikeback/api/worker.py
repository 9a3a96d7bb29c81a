"""What a server does between requests: jobs one after the other, messages that are due, old answers away."""

from collections.abc import Callable, Sequence
from typing import Final

import anyio
import httpx
from anyio import to_thread

from strikeback.api.guard import JOURNAL
from strikeback.api.settings import Settings
from strikeback.flows.remote.jobs import fail_job, queue_link, requeue, run_job, took_in, waiting_jobs
from strikeback.flows.remote.spool import Spool
from strikeback.flows.webhooks import Targets, find_news, send_due
from strikeback.model.errors import StrikebackError
from strikeback.model.time import Clock
from strikeback.store.open import Store

Work = Callable[[str], None]
"""Does the job with this id and returns when it has ended."""

SEND_LIMIT: Final = 5.0
"""Seconds that the other side of a webhook has."""

BY_THE_SERVER: Final = "server"
"""Who asks for linking after files came in."""

DIED: Final = "SB999"


def in_this_process(store: Store, spool: Spool, clock: Clock) -> Work:
    """Return a way to do jobs in a thread of this process; fit for small files and trials."""

    def work(job: str) -> None:
        run_job(store, spool, job, clock=clock)

    return work


class Worker:
    """Runs beside the requests of one server.

    Args:
        store: The store.
        spool: Where the files of jobs lie.
        settings: Pauses, and where messages may go.
        clock: The time.
        work: Does one job.
        transport: Sends messages; None: over the network.
    """

    def __init__(
        self,
        store: Store,
        spool: Spool,
        settings: Settings,
        *,
        clock: Clock,
        work: Work,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._store, self._spool, self._settings, self._clock = store, spool, settings, clock
        self._work = work
        self._transport = transport

    async def run(self, over: anyio.Event) -> None:
        """Work until ``over``; a failure is noted and everything goes on."""
        await self._guarded(lambda: requeue(self._store, self._spool, clock=self._clock))
        async with anyio.create_task_group() as group:
            group.start_soon(self._again, self.do_jobs, over)
            group.start_soon(self._again, self.tell, over)

    async def _again(self, step: Callable[[], object], over: anyio.Event) -> None:
        while not over.is_set():
            await self._guarded(step)
            with anyio.move_on_after(self._settings.pause):
                await over.wait()

    async def _guarded(self, step: Callable[[], object]) -> None:
        try:
            await to_thread.run_sync(step, abandon_on_cancel=True)
        except StrikebackError as error:
            JOURNAL.warning("worker: %s", error.code)
        except Exception as error:  # noqa: BLE001 - the worker must not die of one job
            JOURNAL.error("worker: %s", type(error).__name__)

    def do_jobs(self) -> int:
        """Do what waits; return how many jobs."""
        waiting = waiting_jobs(self._store, self._spool)
        for job in waiting:
            try:
                self._work(job)
            except StrikebackError:
                raise
            except Exception as error:  # noqa: BLE001 - the next job waits
                JOURNAL.error("job: %s", type(error).__name__)
                fail_job(self._store, self._spool, job, DIED, clock=self._clock)
        self._link_after(waiting)
        return len(waiting)

    def _link_after(self, jobs: Sequence[str]) -> None:
        """Queue linking when files came in and none waits."""
        if self._settings.link and took_in(self._store, jobs) and not waiting_jobs(self._store, self._spool):
            queue_link(self._store, self._spool, agency="", by=BY_THE_SERVER, clock=self._clock)

    def tell(self) -> int:
        """Find what webhooks were not told yet and send what is due; return how many messages went out."""
        targets = Targets(hosts=self._settings.webhook_hosts, loopback=self._settings.webhook_loopback)
        if not targets.hosts:
            return 0
        find_news(self._store, clock=self._clock)
        with httpx.Client(
            timeout=SEND_LIMIT, follow_redirects=False, trust_env=False, transport=self._transport
        ) as client:

            def post(url: str, content: bytes, headers: dict[str, str]) -> int:
                try:
                    # Only the status is of interest: what the other side says is never read.
                    with client.stream("POST", url, content=content, headers=headers) as answer:
                        return answer.status_code
                except httpx.HTTPError:
                    return 0

            return send_due(self._store, targets, post, clock=self._clock)

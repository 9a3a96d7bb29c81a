"""How a job tells how far it is, and hears that it should stop: notes in the spool."""

from strikeback.flows.progress import Progress
from strikeback.flows.remote.spool import Spool, Step
from strikeback.model.errors import StrikebackError


class CancelledError(StrikebackError):
    """Somebody asked the job to stop."""

    code = "SB305"


def telling(spool: Spool, identity: str, *, stage: str = "") -> Progress:
    """Return a progress that notes each step and heeds the wish to stop.

    Args:
        spool: Where it is noted.
        identity: Of the job.
        stage: What every step is called; empty: as the flow calls it.
    """
    called = stage

    def tell(stage: str, done: int, total: int) -> None:
        if spool.stopped(identity):
            raise CancelledError("the job was asked to stop")
        spool.tell(identity, Step(stage=called or stage, done=done, total=total))

    return tell

"""Compile what live linking needs once: the next process finds it on disk."""

from datetime import UTC, datetime

from strikeback.flows.live.change import add_record, decide_live, undo_live, withdraw_record
from strikeback.flows.live.create import create_from
from strikeback.flows.live.show import show_record
from strikeback.flows.live.verify import verify_collection
from strikeback.linking.engine.warm import warm
from strikeback.model.links import Verdict
from strikeback.store.open import open_store

_NAME = "warm"


class _Still:
    """Time does not matter here."""

    def now(self) -> datetime:
        """Return one moment, always."""
        return datetime(2000, 1, 1, tzinfo=UTC)


def warm_live() -> bool:
    """Run every step of live linking on made-up records in memory; tell whether the batch run agrees."""
    warm()
    rows = [
        {
            "id": f"{n}",
            "given": ("ann", "anna", "wei", "liu wei", "Лю")[n % 5],
            "family": f"{'bcdfg'[n % 5]}a{'lmnpr'[n // 5 % 5]}o",
            "alias": ("", "mia s alias mia", "wei (li)")[n % 3],
            "born": f"19{50 + n % 30}-{1 + n % 12:02d}-{1 + n % 28:02d}",
            "phone": f"+44 7700 9{n % 60:05d}",
        }
        for n in range(320)
    ]
    clock = _Still()
    with open_store("sqlite://") as store:
        create_from(store, _NAME, [rows[:280]], ["made up"], clock=clock, id_column="id")
        for row in rows[280:]:
            add_record(store, _NAME, row)
        done = decide_live(store, _NAME, Verdict.SAME, "1", "2", reason="warm", by="a/b", clock=clock)
        undo_live(store, _NAME, done.record, reason="warm", by="a/b", clock=clock)
        for n in range(0, 60, 2):
            withdraw_record(store, _NAME, str(n))
        show_record(store, _NAME, "301")
        return verify_collection(store, _NAME).identical

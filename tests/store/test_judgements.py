"""Decisions, undoing, acknowledgements."""

import pytest

from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.links import Decision, Verdict
from strikeback.store import judgements
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store


def decision(number: int, left: str = "r_1", right: str = "r_2") -> Decision:
    """A decision taken at second ``number``."""
    at = f"2014-04-30T00:00:{number:02d}Z"
    return Decision(
        id=f"d_{number}", verdict=Verdict.SAME, left=left, right=right, by="hkpf/chan", reason="seen", at=at
    )


def test_decisions_come_in_the_order_they_were_taken(store: Store) -> None:
    """Also when they were written in another order."""
    with store.write() as connection:
        for number in (3, 1, 2):
            judgements.add_decision(connection, decision(number))
        assert [one.id for one in judgements.decisions(connection)] == ["d_1", "d_2", "d_3"]


def test_an_undone_decision_is_marked_and_stands_no_more(store: Store) -> None:
    """The event's id is on the decision; only standing ones are given for linking."""
    with store.write() as connection:
        judgements.add_decision(connection, decision(1))
        judgements.add_decision(connection, decision(2, "r_3", "r_4"))
        before = judgements.fingerprint(connection)
        event = judgements.add_undo(connection, "d_1", by="a/b", reason="x", at="2014-05-01T00:00:00Z")
        assert [one.undone_by for one in judgements.decisions(connection)] == [event, ""]
        assert [one.id for one in judgements.decisions(connection, standing=True)] == ["d_2"]
        assert [one.id for one in judgements.decisions(connection, about=["r_2"])] == ["d_1"]
        assert judgements.fingerprint(connection) != before


def test_what_cannot_be_undone(store: Store) -> None:
    """Unknown decisions and those undone already."""
    with store.write() as connection:
        judgements.add_decision(connection, decision(1))
        judgements.add_undo(connection, "d_1", by="a/b", reason="x", at="2014-05-01T00:00:00Z")
        with pytest.raises(UsageError, match="already"):
            judgements.add_undo(connection, "d_1", by="a/b", reason="y", at="2014-05-02T00:00:00Z")
        with pytest.raises(NotFoundError):
            judgements.add_undo(connection, "d_9", by="a/b", reason="x", at="2014-05-01T00:00:00Z")
        with pytest.raises(UsageError, match="already"):
            judgements.add_decision(connection, decision(1))


def test_the_first_acknowledgement_counts(store: Store) -> None:
    """Later ones are kept as facts; the answer is who came first."""
    with store.write() as connection:
        for number, who in ((2, "sg/lim"), (1, "hkpf/chan")):
            judgements.add_acknowledgement(
                connection,
                Acknowledgement(id=f"ack_{number}", alert="al_1", by=who, at=f"2014-04-30T00:0{number}:00Z"),
            )
        assert judgements.acknowledgements(connection)["al_1"].by == "hkpf/chan"

"""The states of a request: every fact at every time gives one state, and time alone only closes."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.casework.requests import (
    LAPSE,
    Facts,
    Outcome,
    Reply,
    Request,
    State,
    check_answerer,
    check_asker,
    check_ender,
    check_reply,
    check_withdrawer,
    due_at,
    overdue,
    state_of,
)
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Duty, Viewer

START = datetime(2026, 11, 22, 10, tzinfo=UTC)
ASKED = Request(
    id="q_one",
    reference="h_one",
    record="r_one",
    asker="spf",
    user="spf/tan",
    owner="hkpf",
    purpose="sextortion-investigation",
    why="w",
    wanted=Level.FULL,
    at="2026-11-22T10:00:00Z",
    due="2026-11-24T10:00:00Z",
)
GIVEN = Reply(
    request="q_one",
    outcome=Outcome.GRANTED,
    level=Level.FULL,
    by="hkpf/chan",
    at="2026-11-22T11:00:00Z",
    until="2026-12-01T00:00:00Z",
)
REFUSAL = Reply(request="q_one", outcome=Outcome.REFUSED, reason="r", by="hkpf/chan", at=GIVEN.at)
CONDITIONAL = msgspec.structs.replace(GIVEN, outcome=Outcome.CONDITIONAL, conditions="c", until="")
OWNER = Viewer(agency="hkpf", user="hkpf/chan")
ASKER = Viewer(agency="spf", user="spf/tan")


@pytest.mark.parametrize(
    ("facts", "hours", "state"),
    [
        (Facts(request=ASKED), 1, State.OPEN),
        (Facts(request=ASKED), 30 * 24 - 1, State.OPEN),
        (Facts(request=ASKED), 30 * 24, State.LAPSED),
        (Facts(request=ASKED, withdrawn="2026-11-22T11:00:00Z"), 2, State.WITHDRAWN),
        (Facts(request=ASKED, reply=REFUSAL), 2, State.REFUSED),
        (Facts(request=ASKED, reply=REFUSAL), 9_999, State.REFUSED),
        (Facts(request=ASKED, reply=GIVEN), 2, State.GRANTED),
        (Facts(request=ASKED, reply=GIVEN), 9 * 24, State.LAPSED),
        (Facts(request=ASKED, reply=CONDITIONAL), 9_999, State.CONDITIONAL),
        (Facts(request=ASKED, reply=GIVEN, ended="2026-11-23T00:00:00Z"), 20, State.ENDED),
    ],
)
def test_states(facts: Facts, hours: int, state: State) -> None:
    """Each row: what happened, how many hours after asking, where the request is."""
    assert state_of(facts, START + timedelta(hours=hours)) is state


@given(
    st.sampled_from([None, REFUSAL, GIVEN, CONDITIONAL]),
    st.booleans(),
    st.integers(0, 2_000),
    st.integers(0, 2_000),
)
def test_time_alone_only_closes(reply: Reply | None, ended, first: int, more: int) -> None:
    """A state is left for lapsed, or not at all; what is not open is never overdue."""
    facts = Facts(request=ASKED, reply=reply, ended="2026-11-23T00:00:00Z" if reply and ended else "")
    before = state_of(facts, START + timedelta(hours=first))
    later = START + timedelta(hours=first + more)
    assert state_of(facts, later) in {before, State.LAPSED}
    assert not overdue(facts, later) or state_of(facts, later) is State.OPEN


def test_the_clock_of_an_answer() -> None:
    """48 hours, 8 for safeguarding; overdue from that second until it lapses."""
    assert due_at(START, "sextortion-investigation") == START + timedelta(hours=48)
    assert due_at(START, " Safeguarding") == START + timedelta(hours=8)
    facts = Facts(request=ASKED)
    times = [timedelta(hours=48, seconds=-1), timedelta(hours=48), LAPSE - timedelta(seconds=1), LAPSE]
    assert [overdue(facts, START + one) for one in times] == [False, True, True, False]


OPEN, DONE, REFUSED = (
    Facts(request=ASKED),
    Facts(request=ASKED, reply=GIVEN),
    Facts(request=ASKED, reply=REFUSAL),
)
MACHINE = Viewer(agency="hkpf", user="hkpf/job", duties=(Duty.SERVICE,))
THIRD = Viewer(agency="ncb", user="ncb/cruz")


@pytest.mark.parametrize(
    ("check", "viewer", "facts", "error"),
    [
        (check_answerer, OWNER, OPEN, None),
        (check_answerer, OWNER, DONE, ConflictError),
        (check_answerer, ASKER, OPEN, NotFoundError),
        (check_answerer, THIRD, OPEN, NotFoundError),
        (check_answerer, OWNER, None, NotFoundError),
        (check_answerer, MACHINE, OPEN, RefusedError),
        (check_withdrawer, ASKER, OPEN, None),
        (check_withdrawer, ASKER, DONE, ConflictError),
        (check_withdrawer, OWNER, OPEN, NotFoundError),
        (check_withdrawer, msgspec.structs.replace(ASKER, user=""), OPEN, RefusedError),
        (check_ender, OWNER, DONE, None),
        (check_ender, OWNER, OPEN, ConflictError),
        (check_ender, OWNER, REFUSED, ConflictError),
        (check_ender, ASKER, DONE, NotFoundError),
        (check_ender, MACHINE, DONE, RefusedError),
    ],
)
def test_who_may_do_what_when(check, viewer, facts, error) -> None:
    """Owner answers and takes back, asker withdraws, nobody else does anything."""
    if error is None:
        assert check(viewer, facts, START) is facts
    else:
        with pytest.raises(error):
            check(viewer, facts, START)


@pytest.mark.parametrize(
    "change",
    [
        {"level": Level.HIT},
        {"level": Level.NOTHING},
        {"conditions": "c"},
        {"outcome": Outcome.CONDITIONAL},
        {"outcome": Outcome.REFUSED, "reason": "r"},
        {"outcome": Outcome.REFUSED, "level": Level.NOTHING},
        {"reason": "w" * 2_001},
    ],
)
def test_answers_out_of_form(change) -> None:
    """Each row is one: nothing given, conditions unsaid, a refusal that gives or does not say why."""
    check_reply(GIVEN)
    check_reply(CONDITIONAL)
    check_reply(REFUSAL)
    with pytest.raises(UsageError):
        check_reply(msgspec.structs.replace(GIVEN, **change))


@pytest.mark.parametrize(
    ("viewer", "why", "wanted", "error"),
    [
        (Viewer(agency="spf", user="spf/a", duties=(Duty.AUDITOR,)), "w", Level.FULL, RefusedError),
        (Viewer(agency="spf"), "w", Level.FULL, UsageError),
        (ASKER, " ", Level.FULL, UsageError),
        (ASKER, "w" * 2_001, Level.FULL, UsageError),
        (ASKER, "w", Level.HIT, UsageError),
    ],
)
def test_how_not_to_ask(viewer, why, wanted, error) -> None:
    """By a duty that does not ask, by nobody, for no reason, for too little."""
    check_asker(ASKER, "w", Level.SUMMARY)
    with pytest.raises(error):
        check_asker(viewer, why, wanted)

"""Sessions: when they are over, and when the second factor is asked for again."""

from datetime import UTC, datetime

import msgspec
import pytest

from strikeback.access.sessions import (
    Live,
    Session,
    Strength,
    check_session,
    due_touch,
    require_step_up,
)
from strikeback.model.errors import RefusedError, SignInError

T = 1_800_000_000
LIVE = Live(digest="d", user="hkpf/chan", strength=Strength.PASSWORD_TOTP, started=T, seen=T, stepped=T)


def at(seconds: int) -> datetime:
    """So many seconds after the sign-in."""
    return datetime.fromtimestamp(T + seconds, UTC)


@pytest.mark.parametrize(
    ("change", "after", "holds"),
    [
        pytest.param({}, 0, True, id="fresh"),
        pytest.param({}, 899, True, id="idle-almost-15-min"),
        pytest.param({}, 900, False, id="idle-15-min"),
        pytest.param({"seen": T + 43_100}, 43_199, True, id="used-almost-12-h"),
        pytest.param({"seen": T + 43_199}, 43_200, False, id="used-12-h"),
        pytest.param({"ended": T + 1}, 2, False, id="ended"),
        pytest.param({"ended": T + 100}, 2, False, id="ended-by-a-clock-ahead"),
        pytest.param({"seen": T + 50}, 0, True, id="clock-set-back"),
    ],
)
def test_a_session_is_over_after_idling_or_for_its_age(change: dict, after: int, *, holds: bool) -> None:
    """15 minutes and 12 hours, to the second."""
    session = msgspec.structs.replace(LIVE, **change)
    if holds:
        assert check_session(session, T + after) is session
    else:
        with pytest.raises(SignInError):
            check_session(session, T + after)


def test_no_session_and_one_that_is_over_are_told_alike() -> None:
    """Nobody learns which tokens there were."""
    with pytest.raises(SignInError) as none:
        check_session(None, T)
    with pytest.raises(SignInError) as over:
        check_session(LIVE, T + 10**6)
    assert str(none.value) == str(over.value)


@pytest.mark.parametrize(
    ("stepped", "after", "passes"),
    [(T, 0, True), (T, 299, True), (T, 300, False), (0, 0, False), (T + 10, 0, False)],
    ids=["now", "almost-5-min", "5-min", "never", "in-the-future"],
)
def test_a_second_factor_is_good_for_five_minutes(stepped: int, after: int, *, passes: bool) -> None:
    """And one that was never proved is good for nothing."""
    session = msgspec.structs.replace(LIVE, stepped=stepped)
    if passes:
        require_step_up(session, at(after))
    else:
        with pytest.raises(SignInError, match="second factor"):
            require_step_up(session, at(after))


def test_a_machine_never_steps_up() -> None:
    """Whatever its row says."""
    with pytest.raises(RefusedError):
        require_step_up(msgspec.structs.replace(LIVE, strength=Strength.KEY), at(0))


def test_the_last_use_is_written_twice_a_minute_at_most() -> None:
    """So that reading does not write every time."""
    assert not due_touch(LIVE, T + 29)
    assert due_touch(LIVE, T + 30)


def test_no_token_is_ever_printed() -> None:
    """Neither plainly nor by the printers of tracebacks."""
    session = Session(token="ss_top", user="hkpf/chan", expires=T, strength=Strength.PASSKEY)
    assert "ss_top" not in repr(session) + str(session) + str(session.__rich_repr__())
    assert "digest" not in repr(LIVE)

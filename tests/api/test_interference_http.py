"""Over the network, too, what somebody may not see has no shadow: neither in bodies nor in headers."""

import json
from random import Random

import pytest

from api.over_http import by_http, by_http_parsed, request_of
from flows.interference import HIDDEN, HITS, RANDOM_ID, Worlds, calls, compare
from strikeback.api.operations import OPERATIONS
from strikeback.store.open import open_store

pytestmark = pytest.mark.no_cover
"""Hundreds of calls of the same lines."""


def _compared(tmp_path, terms, seed: int, door) -> Worlds:
    with open_store(str(tmp_path / "hub.db")) as store:
        return compare(store, Random(seed), terms, opened=1, door=door)


@pytest.fixture(autouse=True)
def _own_key(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIKEBACK_ACCESS_KEY", str(tmp_path / "access.key"))


def test_every_route_gives_the_same_bytes_whatever_is_hidden(tmp_path) -> None:
    """Status, headers and body of every call; one refusal for all that is hidden and what nobody has."""
    worlds = _compared(tmp_path, HIDDEN, 5, by_http)
    assert worlds.differences() == []
    assert worlds.mentions() == []
    told = worlds.refusals()
    assert len(told) == 1
    status, headers, _, _ = json.loads(told.pop())
    assert status == 404
    assert dict(headers)["content-type"] == "application/problem+json"
    assert any(call.of("cursor") for one in worlds.answers for call in one)
    statuses = {json.loads(answer)[0] for one in worlds.answers for answer in one.values()}
    assert 200 in statuses
    assert statuses <= {200, 400, 404}


def test_hits_change_what_is_said_about_hits_alone(tmp_path) -> None:
    """Bodies without their hits are the same, and every header but the length."""
    worlds = _compared(tmp_path, HITS, 6, by_http_parsed)
    opened = {one.id for one in worlds.hidden}
    assert [call for call in worlds.differences(hits=True) if call.of("id") not in opened] == []
    assert worlds.mentions() == []


def test_the_calls_reach_every_route_of_content_that_is_read() -> None:
    """An operation that looks and is not among the calls would go unnoticed here."""
    asked = {request_of(call)[:2] for call in calls([RANDOM_ID], ["Tan"], [(RANDOM_ID, RANDOM_ID)])}
    reached = {(method, path.partition("?")[0].split("/")[1]) for method, path in asked}
    looking = {
        (one.method, one.path.split("/")[1])
        for one in OPERATIONS
        if one.scope in {"read", "search", "leads", "alerts"} and not one.creates
    }
    assert looking - reached <= {("GET", "terms"), ("GET", "texts")}

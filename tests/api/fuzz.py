"""Calls generated from the interface's own description, signed in with every duty."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings

from api.house import DUTIES, Client, House, furnished
from api.world import populate
from strikeback.access.passkeys import Party
from strikeback.api.describe import refusals_of
from strikeback.api.operation import AnyOperation
from strikeback.api.settings import PREFIX

PARTY = Party(id="hub.example", origin="https://hub.example")

PROOFS = {"cookie", "authorization"}
"""Headers that say who calls; those of the callers stand, not generated ones."""

PLAIN = {"what": "persons", "tile": "0/000.p/1", "provider": "hkpf"}
"""What stands in paths and is no id."""

SIGNED_OUT = {"signOut", "signOutEverywhere"}
"""Operations that end the session everything else is called with."""


@dataclass
class Found:
    """What came of it."""

    calls: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def fuzz(folder: Path, calls: int, number: int, template: House | None = None, few: int = 0) -> Found:
    """Make about so many calls on a fresh, populated house.

    Args:
        folder: Where the house stands.
        calls: How many.
        number: Seed.
        template: A furnished house; None: a new one.
        few: So many callers an operation, each operation other ones; 0: all of them.
    """
    (folder / "house").mkdir()
    house = House(folder / "house", template or _template(folder), stream_limit=0.01, party=PARTY)
    things = populate(house)
    found = Found()
    callers = {duty.value: house.sign_in(f"hkpf/{duty.value}") for duty in DUTIES}
    callers |= {"service": house.machine("hkpf/robot"), "nobody": {}}
    schema = schemathesis.openapi.from_dict(house.app.openapi())
    served = {(one.method, PREFIX + one.path.replace(":path", "")): one for one in house.app.state.operations}
    todo = [one.ok() for one in schema.get_all_operations()]
    each = ceil(calls / len(todo) / (few or len(callers))) + (not few)
    with Client(house.app) as client:
        for place, generated in enumerate(todo):
            operation = served[generated.method.upper(), generated.path]
            own = _place(operation, things.own)
            for at, caller in enumerate(islice(_rotated(callers, place), few or None)):
                if operation.name in SIGNED_OUT and caller[0] != "nobody":
                    continue
                _call_often(client, operation, generated, own, caller, each, number + at, found)
    house.store.close()
    return found


def _template(folder: Path) -> House:
    (folder / "template").mkdir()
    return furnished(folder / "template")


def _place(operation: AnyOperation, ids: dict[str, str]) -> str:
    """Return the path of an operation about own things."""
    path = PREFIX + operation.path.replace(":path", "")
    for name in operation.parameters:
        path = path.replace(
            "{" + name + "}", (ids | {"what": "persons", "tile": "0/000.p/1", "provider": "hkpf"})[name]
        )
    return path


def _rotated(callers: dict[str, dict[str, str]], place: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the callers, another one first each time: the first finds things as they were."""
    names = list(callers)
    yield from ((name, callers[name]) for name in names[place % len(names) :] + names[: place % len(names)])


def _call_often(
    client: Client,
    operation: AnyOperation,
    generated: Any,
    place: str,
    caller: tuple[str, dict[str, str]],
    times: int,
    number: int,
    found: Found,
) -> None:
    """Call one operation as one caller."""
    duty, who = caller

    @seed(number)
    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=generated.as_strategy())
    def call(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url="http://testserver")
        headers = {name: value for name, value in dict(sent["headers"]).items() if name.lower() not in PROOFS}
        url = sent["url"]
        if found.calls % 2 and operation.parameters:
            # Every other call is about something that is there.
            url = place
        more = {"params": sent.get("params"), "headers": headers | who}
        if sent.get("json") is not None:
            more["json"] = sent["json"]
        elif isinstance(sent.get("data"), (bytes, str)):
            more["content"] = sent["data"]
        try:
            got = client.request(operation.method, url, **more)
        except (httpx.InvalidURL, UnicodeEncodeError):
            return
        found.calls += 1
        found.statuses[got.status_code] += 1
        if fault := _fault(operation, got):
            found.faults.append(f"{duty} {operation.name}: {fault}")

    call()


def _fault(operation: AnyOperation, got: httpx.Response) -> str:
    """Return what is wrong with an answer; "" for nothing."""
    if got.status_code >= 500:
        return f"{got.status_code} {got.text[:200]}"
    if got.status_code not in {*operation.answers, *refusals_of(operation)}:
        return f"undocumented {got.status_code}"
    media = got.headers.get("content-type", "")
    if got.status_code >= 400 and media != "application/problem+json":
        return f"a refusal as {media}"
    return ""

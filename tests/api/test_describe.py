"""The description of the interface: complete, valid, with examples that hold; and the page about it."""

import re
from pathlib import Path

import msgspec
import pytest

from api.house import House
from strikeback.api.describe import describe, refusals_of
from strikeback.api.examples import encoded_example
from strikeback.api.operation import AnyOperation
from strikeback.api.operations import OPERATIONS
from strikeback.api.problems import ABSENT, STATUSES, headers_of, problem_of, status_of
from strikeback.api.settings import PREFIX
from strikeback.model import errors
from strikeback.model.errors import StrikebackError

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, StrikebackError) and kind is not StrikebackError
]


def made(kind: type[StrikebackError]) -> StrikebackError:
    """An error of a kind, with places and remedies that are nobody's business."""
    if kind is errors.UnusableSelectorError:
        return errors.UnusableSelectorError("phone", errors.Unusable.EMPTY)
    if kind is errors.LimitError:
        return errors.LimitError("too much", seconds=7, where="search")
    return kind("it failed", where="/srv/cases.db of 陳大文", remedy="See: strikeback leads")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_status_and_tells_no_place_of_ours(kind: type[StrikebackError]) -> None:
    """The code stays; what was typed, paths and remedies of the command line do not go out."""
    told = problem_of(made(kind))
    assert 400 <= told.status <= 503
    assert told.code == kind.code
    assert "/srv" not in told.where
    assert "strikeback" not in told.remedy
    if kind is errors.NotFoundError:
        assert told is ABSENT


def test_the_table_says_what_was_agreed() -> None:
    """Written down here once more, from the decision about the interface."""
    wanted = {
        "SB301": 404, "SB302": 403, "SB303": 401, "SB304": 429, "SB305": 409, "SB300": 400, "SB400": 503,
        "SB206": 413, "SB201": 415, "SB203": 415, "SB202": 422, "SB204": 422, "SB205": 422, "SB200": 422,
    }  # fmt: skip
    found = {kind.code: status_of(made(kind)) for kind in KINDS}
    assert {code: found[code] for code in wanted} == wanted
    assert len(STATUSES) >= len(wanted)


def test_who_must_wait_is_told_how_long() -> None:
    """And who must sign in, how."""
    assert headers_of(errors.LimitError("x", seconds=7)) == {"retry-after": "7"}
    assert "Bearer" in headers_of(errors.SignInError("x"))["www-authenticate"]
    assert headers_of(errors.UsageError("x")) == {}


def test_the_description_is_whole(house: House) -> None:
    """Every operation with a summary, every status with a description, every reference with its end."""
    told = describe(OPERATIONS)
    assert told["openapi"].startswith("3.1")
    paths = told["paths"]
    assert sum(len(methods) for methods in paths.values()) == len(OPERATIONS)
    for one in OPERATIONS:
        here = paths[PREFIX + one.path.replace(":path", "")][one.method.lower()]
        statuses = {int(code) for code in here["responses"]}
        assert statuses == {*one.answers, *refusals_of(one)}
        assert here["summary"]
        assert bool(here["security"]) is not one.open
        assert {"400", "500", "503"} <= set(here["responses"])
    ends = set(re.findall(r'"#/components/schemas/([^"]+)"', msgspec.json.encode(told).decode()))
    assert ends <= set(told["components"]["schemas"])
    assert house.app.openapi() == told


def _structs() -> list[type[msgspec.Struct]]:
    found = {one.body for one in OPERATIONS}
    found |= {kind for one in OPERATIONS for kind in one.answers.values() if isinstance(kind, type)}
    return sorted(found, key=lambda kind: kind.__name__)


def test_examples_are_what_they_are_examples_of() -> None:
    """Each can be read as the record it stands for."""
    structs, wrong = _structs(), list[str]()
    assert len(structs) >= 100
    for kind in structs:
        try:
            msgspec.json.decode(encoded_example(kind), type=kind)
        except msgspec.MsgspecError as error:
            wrong.append(f"{kind.__name__}: {error}")
    assert wrong == []


def test_every_operation_stands_on_the_page() -> None:
    """With its method and path."""
    assert len(OPERATIONS) >= 100
    assert [one.name for one in OPERATIONS if _heading(one) not in PAGE] == []


def _heading(one: AnyOperation) -> str:
    """How the page names an operation."""
    return f"`{one.method} {one.path.replace(':path', '')}`"

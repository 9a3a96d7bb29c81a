"""Rules of answers: each part decides, the most that is asked is given, limiting codes wait for a person."""

from datetime import datetime

import msgspec
import pytest

from strikeback.casework.answer_rules import Rule, check_rule, fitting
from strikeback.casework.requests import Request
from strikeback.model.bodies import Person
from strikeback.model.errors import UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.locator import Locator
from strikeback.model.record import Record, Role

# A Wednesday.
NOON = datetime(2014, 4, 30, 12, 0)  # noqa: DTZ001 - a reading of the owner's clock
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
    at="2014-04-30T04:00:00Z",
    due="2014-05-02T04:00:00Z",
)
PLAIN = Rule(id="ar_one", to=("spf",), roles=("victim",), at="2014-01-01")


def record(*codes: str) -> Record:
    """A victim under some codes."""
    return Record(
        id="r_one",
        body=Person(),
        role=Role.VICTIM,
        originator="hkpf",
        contribution="c_one",
        handling=Handling(level=Level.HIT, codes=codes),
        locator=Locator(file="a.csv", digest="0" * 64, reader="table/1", row=1),
    )


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        pytest.param({}, True, id="fits"),
        pytest.param({"to": ("*",)}, True, id="to-everybody"),
        pytest.param({"to": ("ncb",)}, False, id="to-another"),
        pytest.param({"purposes": ("safeguarding",)}, False, id="another-purpose"),
        pytest.param({"purposes": ("fraud", " Sextortion-Investigation")}, True, id="one-of-several"),
        pytest.param({"roles": ("suspect",)}, False, id="another-role"),
        pytest.param({"roles": (), "kinds": ("person",)}, True, id="of-this-kind"),
        pytest.param({"kinds": ("account",)}, False, id="another-kind"),
        pytest.param({"days": ("wed",), "hours": "12:00-13:00"}, True, id="in-office-hours"),
        pytest.param({"hours": "08:00-12:00"}, False, id="the-end-is-outside"),
        pytest.param({"hours": "00:00-24:00"}, True, id="all-day"),
        pytest.param({"days": ("thu", "sun")}, False, id="another-day"),
    ],
)
def test_each_part_decides(change, fits) -> None:
    """A rule fits when all of its parts do."""
    rule = msgspec.structs.replace(PLAIN, **change)
    check_rule(rule)
    assert fitting([rule], ASKED, record(), NOON) == (rule if fits else None)


@pytest.mark.parametrize(
    ("codes", "despite", "fits"),
    [
        (("H2",), False, False),
        (("H2",), True, True),
        (("H1",), False, False),
        (("EYES-ONLY",), False, False),
        (("H0", "TLP:GREEN"), False, True),
    ],
)
def test_codes_that_limit_wait_for_a_person(codes, despite, fits) -> None:
    """Unless the rule says that it means them."""
    rule = msgspec.structs.replace(PLAIN, despite_codes=despite)
    assert bool(fitting([rule], ASKED, record(*codes), NOON)) is fits


def test_the_rule_that_gives_most_answers_and_the_oldest_of_equals() -> None:
    """More than what is asked counts for no more than that."""
    older = msgspec.structs.replace(PLAIN, id="ar_old", at="2013-01-01")
    full = msgspec.structs.replace(PLAIN, id="ar_full", level=Level.FULL, at="2014-02-01")
    rules = [PLAIN, full, older]
    assert fitting(rules, ASKED, record(), NOON) == full
    summary = msgspec.structs.replace(ASKED, wanted=Level.SUMMARY)
    assert fitting(rules, summary, record(), NOON) == older


@pytest.mark.parametrize(
    "change",
    [
        {"to": ()},
        {"purposes": (" ",)},
        {"level": Level.HIT},
        {"days": ("wednesday",)},
        {"hours": "8-18"},
        {"hours": "18:00-08:00"},
        {"hours": "25:00-26:00"},
        {"valid_days": 0},
        {"valid_days": 367},
    ],
)
def test_rules_out_of_form_are_refused(change) -> None:
    """Each row breaks one thing."""
    with pytest.raises(UsageError):
        check_rule(msgspec.structs.replace(PLAIN, **change))

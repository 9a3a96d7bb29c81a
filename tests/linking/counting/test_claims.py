"""What is said about a count: a level only after an audit, and a refusal wherever the model breaks."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from strikeback.linking.counting import claims
from strikeback.linking.counting.audit import Audited
from strikeback.linking.counting.claims import ClaimKind
from strikeback.linking.counting.sampler import Posterior

SOUND = Posterior(
    ids=tuple(f"{i:03d}" for i in range(390)), share=np.full(390, 0.5), variance=np.full(390, 0.01),
    people=200.0, deviation=2.0, chains=(199.5, 200.5), threshold=212, fields=tuple("abcdefg"),
    distorted=np.full(7, 0.12), unseen=np.full(7, 8.0), truncated=False, sizes=np.zeros(391, np.int64),
    trace=np.array([200.0]),
)  # fmt: skip
AUDIT = Audited(
    people=195.2,
    low=190,
    high=201,
    size=100,
    records=390,
    variance=6.0,
    sources=(6.0, 5.0, 1.0),
    guided=197.0,
)


def test_a_sound_model_is_told_with_its_assumption() -> None:
    """200 +- 1.645 sqrt(2^2 + 4^2 + .25) = 200 +- 7.40, outwards to whole people."""
    claim = claims.unaudited(SOUND)
    assert (claim.kind, claim.low, claim.high, claim.level) == (ClaimKind.MODEL, 192, 208, None)
    assert "assumes at most 2% model error" in claim.text
    assert claim.why == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"people": 251.0}, "over 250 people"),
        ({"fields": tuple("abcd")}, "fewer than 5 fields"),
        ({"truncated": True}, "left out"),
        ({"chains": (198.0, 201.0)}, "opposite ends"),
        ({"distorted": np.array([0.5, *[0.05] * 6])}, "more often than can be modelled"),
        ({"distorted": np.full(7, 0.25)}, "too dirty"),
        ({"people": 80.0}, "more records each"),
    ],
    ids=["many people", "few fields", "cut off", "chains", "field", "dirty", "many records"],
)
def test_where_the_model_breaks_methods_stand_side_by_side(change: dict[str, object], reason: str) -> None:
    """With the reason, no level, and every method inside the range."""
    claim = claims.unaudited(replace(SOUND, **change), [("resolved", 231.0)])
    assert claim.kind is ClaimKind.RANGE
    assert any(reason in why for why in claim.why)
    assert claim.level is None
    assert all(claim.low <= value <= claim.high for _, value in claim.figures)
    assert len(claim.figures) == 3


@pytest.mark.parametrize(
    "claim",
    [
        claims.unaudited(SOUND),
        claims.unaudited(replace(SOUND, people=900.0)),
        claims.unaudited(None, [("a", 2.0), ("b", 4.0)], records=9),
    ],
    ids=["model", "range", "linking alone"],
)
def test_no_text_without_an_audit_names_a_level(claim: claims.Claim) -> None:
    """Neither 90 nor 95 per cent, in no spelling."""
    said = " ".join((claim.text, *claim.why)).replace(" ", "")
    assert "90%" not in said
    assert "95%" not in said
    assert claim.level is None
    assert "not audited" in claim.text


def test_linking_alone_gives_a_range() -> None:
    """Where people have many records each the model is not asked, and it is said."""
    claim = claims.unaudited(None, [("a", 19.0), ("b", 21.0), ("c", 20.0)], records=99)
    assert (claim.low, claim.high, claim.people, claim.records) == (19, 21, 20.0, 99)
    assert claim.why == (claims.MANY_RECORDS,)
    assert claims.unaudited(None, [("a", 0.0)], records=0).why == ()


@pytest.mark.parametrize(("high", "told"), [(110.0, True), (123.0, False)], ids=["ten per cent", "more"])
def test_methods_far_apart_give_no_figure_inside_their_range(high: float, told: bool) -> None:  # noqa: FBT001
    """90 to 110 is 100 +- 10 %; 90 to 123 is 106.5 +- 15 %: a range, and why no more can be said."""
    claim = claims.unaudited(None, [("a", 90.0), ("b", high), ("c", 101.0)], records=500)
    assert (claim.low, claim.high) == (90, high)
    assert claim.people == (101.0 if told else None)
    assert (claims.NO_MIDDLE in claim.why) is not told


def test_an_audit_alone_carries_the_level() -> None:
    """With what it rests on; a contradiction of the model is said, a full review has no level to state."""
    claim = claims.audited(AUDIT)
    assert claim.text == (
        "between 190 and 201, at least 90 %, model-assisted audit of 100 records, fixed before looking"
    )
    assert (claim.level, claim.kind, claim.why) == (0.9, ClaimKind.AUDITED, ())
    assert claims.audited(msgspec.structs.replace(AUDIT, guided=189.0)).why
    review = claims.audited(msgspec.structs.replace(AUDIT, size=390, low=195, high=195))
    assert review.level is None
    assert review.text == "195, full review of all 390 records"


def test_a_model_that_is_no_better_than_linking_guides_no_audit() -> None:
    """The size of a case and few fields do not disqualify it as a guide."""
    assert claims.trusted(replace(SOUND, people=300.0, fields=tuple("ab")))
    assert not claims.trusted(replace(SOUND, people=80.0))
    assert not claims.trusted(replace(SOUND, truncated=True))

"""What may be said about a number of people: with an audit, by the model alone, or as a range.

Only an audit carries a level. The model's figure is given for cases of the size it was measured on, with
its assumption; where it must not be trusted, methods stand side by side and no level is named.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import ceil, floor, sqrt
from typing import ClassVar, Final

from strikeback.linking.counting.audit import Audited
from strikeback.linking.counting.prior import MOST_DISTORTED
from strikeback.linking.counting.sampler import Posterior
from strikeback.model.base import Frozen

MODEL_PEOPLE: Final = 250
"""People up to which the model's figure may stand alone: it was measured on about 200."""
MODEL_FIELDS: Final = 5
MODEL_ERROR: Final = 0.02
"""Error of the model that is assumed at most, as a share of the count."""
NORMAL: Final = 1.645
AT_BOUND: Final = 0.75 * MOST_DISTORTED
"""Mean distortion of a field from which it says nothing reliable."""
DIRTY: Final = 0.2
"""Mean distortion over fields from which the model was seen to count too many."""
MODEL_SIZE: Final = 4.0
"""Mean records a person up to which the model was measured."""
LEVEL: Final = 0.9


class ClaimKind(StrEnum):
    """What carries a figure."""

    AUDITED = "audited"
    MODEL = "model"
    RANGE = "range"


class Claim(Frozen, frozen=True, kw_only=True):
    """A number of people as it may be told."""

    shown: ClassVar = ("kind", "low", "high", "level", "records")

    kind: ClaimKind
    people: float
    low: int
    high: int
    level: float | None
    """At least this share of such intervals hold the truth; None where nothing can be claimed."""
    records: int
    text: str
    why: tuple[str, ...] = ()
    """Why no more can be said."""
    figures: tuple[tuple[str, float], ...] = ()
    """Each method's figure."""


def unaudited(posterior: Posterior, figures: Sequence[tuple[str, float]] = ()) -> Claim:
    """Return what may be said without an audit: the model's figure, or a range over methods.

    Args:
        posterior: Of the sampler.
        figures: Other methods' figures of the same count, by name.
    """
    records = len(posterior.ids)
    methods = (
        *figures,
        ("clusters at the threshold", float(posterior.threshold)),
        ("model, mean", posterior.people),
    )
    why = refusals(posterior)
    if why:
        values = [value for _, value in methods]
        low, high = floor(min(values) + 1e-9), ceil(max(values) - 1e-9)
        text = f"between {low:,} and {high:,} by {len(methods)} methods; no level can be claimed without an audit"
        kind = ClaimKind.RANGE
    else:
        margin = NORMAL * sqrt(posterior.deviation**2 + (MODEL_ERROR * posterior.people) ** 2 + 0.25)
        low = max(1, floor(posterior.people - margin))
        high = min(records, ceil(posterior.people + margin))
        text = f"between {low:,} and {high:,}, model-based, assumes at most 2% model error, not audited"
        kind = ClaimKind.MODEL
    return Claim(
        kind=kind,
        people=posterior.people,
        low=low,
        high=high,
        level=None,
        records=records,
        text=text,
        why=why,
        figures=methods,
    )


def refusals(posterior: Posterior) -> tuple[str, ...]:
    """Return why the model's figure must not stand alone; empty: it may."""
    apart = abs(posterior.chains[0] - posterior.chains[1])
    worst = max(posterior.distorted, default=0.0)
    mean = sum(posterior.distorted) / max(1, len(posterior.distorted))
    size = len(posterior.ids) / max(1.0, posterior.people)
    why = [
        (
            posterior.people > MODEL_PEOPLE,
            f"over {MODEL_PEOPLE} people the model's error outgrows its interval",
        ),
        (len(posterior.fields) < MODEL_FIELDS, f"fewer than {MODEL_FIELDS} fields tell people apart"),
        (posterior.truncated, "too many possible pairs: some were left out"),
        (apart > max(posterior.deviation, 0.5), "two runs from opposite ends do not agree"),
        (worst > AT_BOUND, "a field is distorted more often than can be modelled"),
        (mean > DIRTY, "the records are too dirty for the model alone"),
        (size > MODEL_SIZE, "people have more records each than the model was measured on"),
    ]
    return tuple(text for holds, text in why if holds)


def audited(result: Audited) -> Claim:
    """Return what may be said after an audit: the only text that names a level."""
    text = (
        f"between {result.low:,} and {result.high:,}, at least 90 %, model-assisted audit of "
        f"{result.size:,} records, fixed before looking"
    )
    why = ("the audited records contradict the model: trust the audited interval alone",)
    return Claim(
        kind=ClaimKind.AUDITED,
        people=result.people,
        low=result.low,
        high=result.high,
        level=LEVEL,
        records=result.records,
        text=text,
        why=why if result.contradicted else (),
    )

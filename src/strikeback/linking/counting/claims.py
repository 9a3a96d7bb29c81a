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
MANY_PEOPLE: Final = f"over {MODEL_PEOPLE} people the model's error outgrows its interval"
FEW_FIELDS: Final = f"fewer than {MODEL_FIELDS} fields tell people apart"
CUT_OFF: Final = "too many possible pairs: some were left out"
MANY_RECORDS: Final = "people have more records each than the model was measured on"
APART: Final = 0.1
"""Half-width of a range, as a share of its middle, from which no figure inside is told: no audit is planned
for less. Methods over scores err to one side together, as where people change their accounts, so their middle
is no estimate."""
NO_MIDDLE: Final = "the methods are too far apart for any one figure: only an audit gives it"
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
    people: float | None
    """None: no one figure can be told, only the range."""
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


def unaudited(
    posterior: Posterior | None, figures: Sequence[tuple[str, float]] = (), *, records: int = 0
) -> Claim:
    """Return what may be said without an audit: the model's figure, or a range over methods.

    Args:
        posterior: Of the sampler; None where it was not asked, because people have too many records each.
        figures: Other methods' figures of the same count, by name; at least one without a posterior.
        records: Counted over; taken from the posterior where there is one.
    """
    if posterior is None:
        return _range(figures, records, (MANY_RECORDS,) if records else ())
    methods = (
        *figures,
        ("clusters at the threshold", float(posterior.threshold)),
        ("model, mean", posterior.people),
    )
    records = len(posterior.ids)
    why = refusals(posterior)
    if why:
        return _range(methods, records, why)
    margin = NORMAL * sqrt(posterior.deviation**2 + (MODEL_ERROR * posterior.people) ** 2 + 0.25)
    low = max(1, floor(posterior.people - margin))
    high = min(records, ceil(posterior.people + margin))
    return Claim(
        kind=ClaimKind.MODEL,
        people=posterior.people,
        low=low,
        high=high,
        level=None,
        records=records,
        text=f"between {low:,} and {high:,}, model-based, assumes at most 2% model error, not audited",
        figures=methods,
    )


def _range(figures: Sequence[tuple[str, float]], records: int, why: tuple[str, ...]) -> Claim:
    values = sorted(value for _, value in figures)
    low, high = floor(values[0] + 1e-9), ceil(values[-1] - 1e-9)
    told = values[-1] - values[0] <= APART * (values[0] + values[-1])
    return Claim(
        kind=ClaimKind.RANGE,
        people=(values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2.0 if told else None,
        low=low,
        high=high,
        level=None,
        records=records,
        text=f"between {low:,} and {high:,}, range over {len(values)} methods, not audited",
        why=why if told else (*why, NO_MIDDLE),
        figures=tuple(figures),
    )


def refusals(posterior: Posterior) -> tuple[str, ...]:
    """Return why the model's figure must not stand alone; empty: it may."""
    apart = abs(posterior.chains[0] - posterior.chains[1])
    worst = max(posterior.distorted, default=0.0)
    mean = sum(posterior.distorted) / max(1, len(posterior.distorted))
    size = len(posterior.ids) / max(1.0, posterior.people)
    why = (
        (posterior.people > MODEL_PEOPLE, MANY_PEOPLE),
        (len(posterior.fields) < MODEL_FIELDS, FEW_FIELDS),
        (posterior.truncated, CUT_OFF),
        (apart > max(posterior.deviation, 0.5), "two runs from opposite ends do not agree"),
        (worst > AT_BOUND, "a field is distorted more often than can be modelled"),
        (mean > DIRTY, "the records are too dirty for the model alone"),
        (size > MODEL_SIZE, MANY_RECORDS),
    )
    return tuple(text for holds, text in why if holds)


def trusted(posterior: Posterior) -> bool:
    """Tell whether the model may guide an audit; where it is no better than linking, linking does."""
    return not {CUT_OFF, MANY_RECORDS} & set(refusals(posterior))


def audited(result: Audited) -> Claim:
    """Return what may be said after an audit: the only text that names a level."""
    text = (
        f"between {result.low:,} and {result.high:,}, at least 90 %, model-assisted audit of "
        f"{result.size:,} records, fixed before looking"
    )
    if result.size == result.records:
        text = f"{result.low:,}, full review of all {result.size:,} records"
    why = ("the audited records contradict the model: trust the audited interval alone",)
    return Claim(
        kind=ClaimKind.AUDITED,
        people=result.people,
        low=result.low,
        high=result.high,
        level=LEVEL if result.size < result.records else None,
        records=result.records,
        text=text,
        why=why if result.contradicted else (),
    )

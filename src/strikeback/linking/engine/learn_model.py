"""A model taught by decided pairs, and whether it is better on decisions it was not taught by.

Only decisions about pairs drawn as a sample teach, each weighed by the pairs it stands for (Horvitz and
Thompson 1952). What people pick, or are asked because it is doubtful, is unlike the rest: taught by it, a
model gets better on such pairs and worse on all others.

Two ways are tried. **Counts**: what EM expected of the decided pairs is replaced by what people said.
**Scales**: each field's weights times one factor, and the prior plus a shift, by logistic regression with a
Gaussian prior at "as it was".
"""

from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.levels import EXACT, LEVELS, MISSING, SHIFT
from strikeback.linking.engine.model import GRAIN, FieldWeights, Model
from strikeback.linking.engine.records import Records
from strikeback.model.base import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDS: Final = 5
SURE: Final = 2.0
"""Standard errors that the gain must pass: one model in forty that is no better would."""
CLIP: Final = 14.4
"""A held-out score counts for at most 14.4 bits either way, as in clustering: one slip is not everything."""
FACTOR_SPREAD: Final = 0.3
"""How far a field's factor is expected from 1."""
SHIFT_SPREAD: Final = 3.0
"""How far the prior is expected to be off, in bits."""
FACTORS: Final = (0.25, 2.0)
STRENGTH: Final = 30.0
"""Pairs that a field's old chances are worth beside the table's."""
ROUNDS: Final = 30
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Trial(Frozen, frozen=True, kw_only=True):
    """One way of learning, on decisions it was not taught by."""

    shown: ClassVar = ("way", "loss", "errors")

    way: str
    loss: float
    """Mean log loss in bits, of all pairs that the decisions stand for."""
    errors: float
    """Share of those pairs of which the less likely answer is the right one."""


class Taught(Frozen, frozen=True, kw_only=True):
    """What learning came to."""

    shown: ClassVar = ("decisions", "better", "old", "new")

    decisions: int
    folds: int
    before: Trial
    after: Trial
    """The best way."""
    better: bool
    """Its loss is lower by more than two standard errors, and its errors do not rise beyond one."""
    old: str
    """Release."""
    new: str
    """Release; that of the old model when it stands."""


class _Case(msgspec.Struct, frozen=True):
    """Decided pairs of one training set."""

    packed: Ints
    same: Flags
    weight: Floats


def teach(
    records: Records, model: Model, same: Ints, different: Ints, weight: Floats
) -> tuple[Model, Taught]:
    """Return the model to use from now on, and the comparison it rests on.

    Args:
        records: Records.
        model: The model in use.
        same: Rows decided to be the same, [n, 2].
        different: Rows decided to be different.
        weight: Pairs that each stands for, those decided to be the same first.
    """
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler

    both = np.vstack([same, different])
    answer = np.arange(len(both)) < len(same)
    packed = patterns_of(of_model(records, model).book, both[:, 0], both[:, 1])
    case = _Case(packed, answer, weight)
    share = weight / weight.sum()
    fold = folds_of(records, both)
    count = int(fold.max(initial=-1)) + 1
    ways: dict[str, Callable[[_Case], Model]] = {
        "counts": lambda part: by_counts(records, model, part),
        "scales": lambda part: by_scales(model, part),
    }
    bits = _bits(model, packed)
    before = _trial("as it was", bits, answer, share)
    tried = []
    for way, learn in ways.items():
        held = _held_out(case, fold, learn) if count > 1 else bits
        tried.append((_trial(way, held, answer, share), held))
    after, held = min(tried, key=lambda each: (each[0].loss, each[0].way))
    better = _gains(bits, held, answer, share) and not _errs_more(bits, held, answer, share)
    new = ways[after.way](case) if better else model
    return new, Taught(
        decisions=len(both),
        folds=count,
        before=before,
        after=after,
        better=better,
        old=model.release,
        new=new.release,
    )


def _held_out(case: _Case, fold: Ints, learn: "Callable[[_Case], Model]") -> Floats:
    """Return the score of each decision by the model that the other folds teach."""
    held = np.zeros(len(fold))
    for number in np.unique(fold):
        rest, out = fold != number, fold == number
        # What is left stands for as many pairs as all did.
        upward = case.weight.sum() / case.weight[rest].sum()
        new = learn(_Case(case.packed[rest], case.same[rest], case.weight[rest] * upward))
        held[out] = _bits(new, case.packed[out])
    return held


def _gains(old: Floats, new: Floats, same: Flags, share: Floats) -> bool:
    """Tell whether the loss falls by more than chance would have it.

    The greater of two standard errors counts: the one seen in the gains, and the one they would have were the
    old model right. A rare mistake that stands for many pairs may be in no sample; it is in the second.
    """
    gain = loss_of(old, same) - loss_of(new, same)
    mean = float((share * gain).sum())
    seen = float((share**2 * (gain - mean) ** 2).sum())
    yes, no = np.ones(len(same), bool), np.zeros(len(same), bool)
    spread = (loss_of(old, yes) - loss_of(new, yes)) - (loss_of(old, no) - loss_of(new, no))
    likely = 1 / (1 + np.exp2(-np.clip(old, -CLIP, CLIP)))
    expected = float((share**2 * likely * (1 - likely) * spread**2).sum())
    return mean > SURE * float(np.sqrt(max(seen, expected)))


def folds_of(records: Records, both: Ints) -> Ints:
    """Return each decision's fold: decisions that share a record, over any way, are held out together."""
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    if not len(both):
        return np.empty(0, np.int64)
    group = components(len(records), both[:, 0], both[:, 1])[both[:, 0]]
    _, number = np.unique(group, return_inverse=True)
    return (number % FOLDS).astype(np.int64)


def losses(model: Model, packed: Ints, same: Flags) -> Floats:
    """Return the log loss of each decision in bits."""
    return loss_of(_bits(model, packed), same)


def loss_of(bits: Floats, same: Flags) -> Floats:
    """Return the log loss of scores in bits."""
    bits = np.clip(bits, -CLIP, CLIP)
    out: Floats = np.logaddexp2(0.0, np.where(same, -bits, bits))
    return out


def _bits(model: Model, packed: Ints) -> Floats:
    from strikeback.linking.engine.kernels_scores import scores_of  # noqa: PLC0415 - loads the compiler

    out: Floats = scores_of(packed, model.scale()) / GRAIN
    return out


def _errs_more(old: Floats, new: Floats, same: Flags, share: Floats) -> bool:
    """Tell whether errors rise by more than one standard error of the rise."""
    rise = ((new >= 0) != same).astype(float) - ((old >= 0) != same)
    mean = float((share * rise).sum())
    return mean > float(np.sqrt((share**2 * (rise - mean) ** 2).sum()))


def _trial(way: str, bits: Floats, same: Flags, share: Floats) -> Trial:
    wrong = (bits >= 0) != same
    return Trial(
        way=way, loss=float((share * loss_of(bits, same)).sum()), errors=float((share * wrong).sum())
    )


def by_counts(records: Records, model: Model, case: _Case) -> Model:
    """Return the model after one more maximisation, decided pairs counted as people said."""
    expected = 1 / (1 + np.exp2(-np.clip(_bits(model, case.packed), -200, 200)))
    surplus = case.weight * (case.same - expected)
    size = len(records)
    true = np.exp2(model.prior / GRAIN) * max(size * (size - 1) / 2, 1.0)
    fields = []
    for f, field in enumerate(model.fields):
        levels = (case.packed >> (SHIFT * f)) & 15
        filled = float((records.book.codes[:, f] > 0).mean()) ** 2
        counts = (true * filled + STRENGTH) * np.array(field.m)
        extra = np.bincount(levels, weights=surplus, minlength=LEVELS)
        extra[MISSING] = 0
        m = np.maximum(counts + extra, 1e-3 * counts)
        fields.append(_reweighted(field, m / m.sum()))
    shift = np.log2(max(1 + surplus.sum() / true, 0.1))
    return _moved(model, tuple(fields), float(shift))


def _reweighted(field: FieldWeights, m: Floats) -> FieldWeights:
    """Return the field with other chances among the same; levels of equality move together."""
    old = np.array(field.m)
    equal = slice(1, EXACT + 1)
    m[equal] = old[equal] * m[equal].sum() / max(old[equal].sum(), 1e-9)
    change = np.where(old > 0, np.log2(np.maximum(m, 1e-9) / np.maximum(old, 1e-9)), 0.0)
    # Levels seen in no pair say what their neighbours of equality say.
    change[equal] = change[1:][np.argmax(old[equal])]

    def moved(weights: tuple[int, ...]) -> tuple[int, ...]:
        out = [
            weight + round(float(change[level]) * GRAIN) if weight else 0
            for level, weight in enumerate(weights)
        ]
        # Near agreement never says more than equality of rare values.
        return tuple(min(weight, out[1]) if level > EXACT else weight for level, weight in enumerate(out))

    return msgspec.structs.replace(
        field, m=tuple(float(x) for x in m), weights=moved(field.weights), given=moved(field.given)
    )


def by_scales(model: Model, case: _Case) -> Model:
    """Return the model with each field's weights scaled and the prior shifted."""
    parts, rest = _parts(model, case.packed)
    count = parts.shape[1]
    x = np.hstack([parts, np.ones((len(parts), 1))]) * np.log(2)
    centre = np.append(np.ones(count), 0.0)
    spread = np.append(np.full(count, FACTOR_SPREAD), SHIFT_SPREAD) ** -2.0
    at = centre.copy()
    # Together they are worth their number, however many pairs they stand for.
    weight = case.weight * len(case.weight) / case.weight.sum()
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ at + rest * np.log(2), -60, 60)))
        slope = x.T @ (weight * (case.same - p)) - spread * (at - centre)
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(spread)
        step = np.linalg.solve(curve, slope)
        at = at + step * min(1.0, 0.5 / max(float(np.abs(step[:-1]).max(initial=0.0)), 1e-9))
        if np.abs(step).max() < 1e-6:
            break
    factor = np.clip(at[:count], *FACTORS)

    def scaled(weights: tuple[int, ...], by: float) -> tuple[int, ...]:
        return tuple(round(weight * by) for weight in weights)

    fields = tuple(
        msgspec.structs.replace(
            field, weights=scaled(field.weights, float(by)), given=scaled(field.given, float(by))
        )
        for field, by in zip(model.fields, factor, strict=True)
    )
    return _moved(model, fields, float(at[-1]))


def _parts(model: Model, packed: Ints) -> tuple[Floats, Floats]:
    """Return each field's bits for each pair, and what else is in their scores."""
    scale = model.scale()
    parts = np.zeros((len(packed), len(model.fields)))
    for f in range(len(model.fields)):
        level = (packed >> (SHIFT * f)) & 15
        above = int(scale.given[f])
        upper = (packed >> (SHIFT * above)) & 15 if above >= 0 else np.zeros_like(packed)
        table = ((upper > MISSING) & (upper <= EXACT)).astype(np.int64)
        parts[:, f] = np.where(level > MISSING, scale.same[table, f, level], 0) / GRAIN
    return parts, _bits(model, packed) - parts.sum(axis=1)


def _moved(model: Model, fields: tuple[FieldWeights, ...], bits: float) -> Model:
    """Return the model with other fields and its prior shifted, that of pairs of clusters likewise."""
    shift = round(bits * GRAIN)
    return msgspec.structs.replace(
        model, fields=fields, prior=model.prior + shift, margin=model.margin - shift
    )

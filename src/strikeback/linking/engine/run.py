"""Train, apply, solve: the engine from records to clusters."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import aliases, calibrate, em, keys, learn_aliases, left_out, strangers
from strikeback.linking.engine.clusters import Constraints, Labels, component_of, first_pass, number_of
from strikeback.linking.engine.dependence import find_dependence
from strikeback.linking.engine.frequencies import both_filled, random_chances, spread_of
from strikeback.linking.engine.in_common import learn_in_common
from strikeback.linking.engine.keys_equal import with_equal
from strikeback.linking.engine.memory import give_back
from strikeback.linking.engine.memory import refuse_large as refuse_large  # noqa: PLC0414 - part of a run
from strikeback.linking.engine.merging import joint, learn_margin, second_pass
from strikeback.linking.engine.model import GRAIN, NO_KIN, Alias, FieldWeights, Key, Model
from strikeback.linking.engine.pairs import Pairs, apply
from strikeback.linking.engine.records import Records
from strikeback.linking.engine.twins import learn_twins
from strikeback.model.errors import UsageError

KEEP = -8
COMPONENT = -2
LEAST_RISE: Final = GRAIN // 8
"""A prior that is off by less stays."""
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained model, and what training has computed of its outcome."""

    model: Model
    pairs: Pairs
    labels: Labels


@dataclass(frozen=True, slots=True)
class Learned:
    """What training comes by before pairs are scored."""

    records: Records
    """The records, with the variants that were learned."""
    chances: em.Chances
    keys: tuple[Key, ...]
    aliases: tuple[tuple[Alias, ...], ...]
    """Values that stand for each other, by field."""


def fit(
    records: Records, *, apart: bool = False, progress: Progress | None = None, room: int | None = None
) -> Fitted:
    """Train on records; also return the pairs and clusters that training came by."""
    learned = _learn(records, apart=apart, progress=progress)
    give_back(len(records))
    records, chances, model = learned.records, learned.chances, _model(learned)
    wide = msgspec.structs.replace(model, keep=model.keep - calibrate.MOST)
    found = apply(records, wide, apart=apart, progress=progress, room=room)
    if progress:
        progress("cluster", 0.0)
    pairs = found.above(model.keep)
    model, labels = _clustered(records, pairs, model, chances, apart=apart)
    low = calibrate.too_low(pairs.bits, calibrate.consensus(pairs.bits, _together(pairs, labels)))
    if low >= LEAST_RISE:
        model = _raised(model, low)
        pairs = found.scored_by(model).above(model.keep)
        model, labels = _clustered(records, pairs, model, chances, apart=apart)
    chance = calibrate.probabilities(pairs.bits, labels, pairs.left, pairs.right)
    cut = calibrate.best_cut(pairs.bits, chance)
    give_back(len(records))
    return Fitted(msgspec.structs.replace(model, threshold=cut), pairs, labels)


def _raised(model: Model, by: int) -> Model:
    """Return the model with the prior raised, and relatives as frequent beside the same as they were."""
    near = (odds + by if odds > NO_KIN else odds for odds in model.prior_kin[: em.TOWN])
    return msgspec.structs.replace(
        model, prior=model.prior + by, prior_kin=(*near, *model.prior_kin[em.TOWN :])
    )


def _together(pairs: Pairs, labels: Labels) -> NDArray[np.bool_]:
    """Tell which pairs are in one cluster."""
    out: NDArray[np.bool_] = labels[pairs.left] == labels[pairs.right]
    return out


def _clustered(
    records: Records, pairs: Pairs, model: Model, chances: em.Chances, *, apart: bool
) -> tuple[Model, Labels]:
    """Return the model with the margin of the second pass, and the clusters of both."""
    constraints = Constraints(apart=apart)
    labels = first_pass(records, pairs, model, constraints)
    component = component_of(records, pairs, model)
    known = joint(records, pairs, model, labels, component, constraints)
    share, related = learn_margin(known.same, known.kin, number_of(labels), chances.prior, chances.prior_kin)
    margin = -round(em.log_odds(share) * GRAIN)
    model = msgspec.structs.replace(model, margin=margin, margin_kin=tuple(_odds(each) for each in related))
    return model, second_pass(records, pairs, model, labels, component, constraints, known)


def _odds(share: float) -> int:
    """Return the odds of a share in 1/1024 bit."""
    return max(round(em.log_odds(share) * GRAIN), NO_KIN) if share > 0 else NO_KIN


def resolve(
    records: Records,
    *,
    model: Model | None = None,
    constraints: Constraints | None = None,
    apart: bool = False,
    progress: Progress | None = None,
    room: int | None = None,
) -> Fitted:
    """Train (unless a model is given), apply and solve.

    Raises:
        UsageError: A model of other fields, or more than ``room`` pairs to keep.
    """
    limits = constraints or Constraints(apart=apart)
    if model is None:
        fitted = fit(records, apart=limits.apart, progress=progress, room=room)
        if not len(limits.must) and not len(limits.cannot):
            return fitted
        model, pairs = fitted.model, fitted.pairs
    else:
        _check(records, model)
        pairs = apply(records, model, apart=limits.apart, progress=progress, room=room)
    if progress:
        progress("cluster", 0.0)
    return Fitted(model, pairs, solve(records, pairs, model, limits))


def _check(records: Records, model: Model) -> None:
    if tuple((field.name, field.kind) for field in model.fields) != tuple(
        zip(records.names, records.kinds, strict=True)
    ):
        raise UsageError(
            "the model is of other fields", remedy="hand in the specification it was trained with"
        )


def empty_model() -> Model:
    """Return the model of tables in which nothing can be compared."""
    return Model(fields=(), prior=0, keys=(), keep=0, component=0, margin=0)


def train(records: Records, *, apart: bool = False, progress: Progress | None = None) -> Model:
    """Return a model of the records: a pure function of them, whatever their order."""
    return fit(records, apart=apart, progress=progress).model


def solve(
    records: Records,
    pairs: Pairs,
    model: Model,
    constraints: Constraints | None = None,
) -> Labels:
    """Return each record's cluster, named by its lowest row.

    Each component is clustered for itself: the outcome for some records depends on their component alone, so
    that handing in whole components gives what handing in everything gives. Rows are in the order of their
    digests.

    Args:
        records: Coded records.
        pairs: Scored pairs of them, as ``apply`` gives.
        model: The model they were scored with.
        constraints: What clusters must respect.
    """
    constraints = constraints or Constraints()
    records = aliases.of_model(records, model)
    labels = first_pass(records, pairs, model, constraints)
    component = component_of(records, pairs, model, constraints)
    return second_pass(records, pairs, model, labels, component, constraints)


def _learn(records: Records, *, apart: bool, progress: Progress | None) -> Learned:
    from strikeback.linking.engine.kernels_levels import patterns_of, revised  # noqa: PLC0415 - loads the compiler

    def say(what: str, share: float) -> None:
        if progress:
            progress(what, share)

    say("frequencies", 0.0)
    u, random = random_chances(records)
    say("dependence", 0.0)
    given = find_dependence(records, u)
    say("keys", 0.0)
    pool = keys.draw_pool(records, apart=apart)
    packed = patterns_of(records.book, pool.left, pool.right)
    sample = _sample(pool, packed)
    size = len(records)
    total = max(1.0, size * (size - 1) / 2)
    say("learn", 0.0)
    start = em.start(
        tuple(int(kind) for kind in records.book.kind), u, given, *spread_of(records), records.roles, size
    )
    start = replace(start, both=both_filled(records))
    chances = em.run(learn_in_common(start, *keys.counted(random)), sample.patterns, sample.weights, total)
    known = learn_aliases.learn(records, pool, chances, sample.patterns, sample.inverse)
    if any(known):
        records = aliases.taught(records, known)
        sample = _sample(pool, revised(records.book, pool.left, pool.right, packed))
        chances = learn_aliases.with_variants(records, chances, known)
        chances = em.run(chances, sample.patterns, sample.weights, total)
    chances = learn_twins(chances, sample.patterns, sample.weights, total)
    levels = np.stack([(sample.patterns >> (4 * f)) & 15 for f in range(len(records.names))], axis=1)
    chances = left_out.corrected(chances, pool, levels, sample.inverse, total)
    chances = strangers.all_teach(chances, levels, sample.weights, total)
    seen = np.bincount(sample.inverse, minlength=len(levels)).astype(np.float64)
    chances = em.of_strangers(strangers.lifted(chances, levels, sample.weights, seen, total), size)
    p = em.posterior(chances, levels)
    chosen = keys.choose(pool, np.where(p > 0.5, p, 0.0)[sample.inverse], size)
    chosen = with_equal(chosen, records)
    return Learned(records, chances, chosen, known)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Patterns of a sample of candidate pairs."""

    patterns: NDArray[np.int64]
    """Distinct ones, sorted."""
    inverse: NDArray[np.int64]
    """The pattern of each pair."""
    weights: NDArray[np.float64]
    """How many pairs each pattern stands for."""


def _sample(pool: keys.Pool, seen: NDArray[np.int64]) -> _Sample:
    patterns, inverse = keys.numbered(seen)
    weights = np.bincount(inverse, weights=pool.weight, minlength=len(patterns)).astype(np.float64)
    return _Sample(patterns, inverse, weights)


def _model(learned: Learned) -> Model:
    records, chances, chosen = learned.records, learned.chances, learned.keys
    tables = np.round(em.bits(chances) * GRAIN).astype(int)
    kin = np.round(em.kin_bits(chances) * GRAIN).astype(int)
    fields = []
    for f, name in enumerate(records.names):
        above = chances.given.get(f)
        fields.append(
            FieldWeights(
                name=name,
                kind=records.kinds[f],
                m=tuple(float(x) for x in chances.m[f]),
                u=tuple(float(x) for x in chances.u[f]),
                weights=tuple(int(x) for x in tables[0, f]),
                kin=tuple(tuple(int(x) for x in each[0, f]) for each in kin),
                kin_given=tuple(tuple(int(x) for x in each[1, f]) for each in kin) if above else (),
                follows=records.names[above[0]] if above else "",
                given=tuple(int(x) for x in tables[1, f]) if above else (),
                aliases=learned.aliases[f],
            )
        )
    prior = round(em.log_odds(chances.prior) * GRAIN)
    return Model(
        fields=tuple(fields),
        prior=prior,
        prior_kin=tuple(_odds(each) for each in chances.prior_kin),
        keys=chosen,
        keep=KEEP * GRAIN,
        component=COMPONENT * GRAIN,
        margin=-prior,
        records=len(records),
    )

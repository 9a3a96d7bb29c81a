"""The second pass: clusters that share values no single pair of records shows."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.clusters import Constraints, Labels, grouped
from strikeback.linking.engine.em import TOWN
from strikeback.linking.engine.keys import distinct
from strikeback.linking.engine.model import CLASSES, GRAIN, Model, of_all_classes
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import Records

ROUNDS: Final = 6
NEVER: Final = -(1 << 40)
LOG2S: Final = np.round(GRAIN * np.log2(np.maximum(np.arange(257), 1))).astype(np.int64)


def second_pass(
    records: Records,
    pairs: Pairs,
    model: Model,
    labels: Labels,
    component: Labels,
    constraints: Constraints,
    known: "Joint | None" = None,
) -> Labels:
    """Return clusters after joining those whose merged values agree.

    Two clusters of one component that any kept pair joins are scored by their merged values; each joins its
    best partner where both choose each other and the score passes the model's margin; so up to six rounds.

    Args:
        records: Coded records.
        pairs: Kept pairs.
        model: What they were scored with.
        labels: Outcome of the first pass.
        component: Component of each row.
        constraints: What clusters must respect.
        known: What pairs of these clusters say, where that is known.
    """
    from strikeback.linking.engine import kernels_clusters  # noqa: PLC0415 - loads the compiler
    from strikeback.linking.engine import kernels_merging as kernels  # noqa: PLC0415

    for _ in range(ROUNDS):
        known = joint(records, pairs, model, labels, component, constraints, known)
        scores = known.same + softened(known.kin, model.margin_kin)
        good = scores > model.margin
        left, right, scores = known.left[good], known.right[good], scores[good]
        if len(left) == 0:
            break
        tie = kernels_clusters.pair_digests(records.key, left, right)
        joins = kernels.mutual(len(records), left, right, scores, tie)
        named = kernels_clusters.components(len(records), left[joins], right[joins])
        labels = named[labels]
        changed = np.zeros(len(records), dtype=bool)
        changed[named[left[joins]]] = True
        known = replace(known, changed=changed)
    return labels


@dataclass(frozen=True, slots=True)
class Joint:
    """What the merged values of pairs of clusters say.

    Attributes:
        left: Lowest row of one cluster.
        right: Of the other, higher.
        same: What they say for "same".
        kin: What they say for each class of related pairs.
        changed: Clusters that have become others since, by lowest row.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    same: NDArray[np.int64]
    kin: NDArray[np.int64]
    changed: NDArray[np.bool_]


def joint(
    records: Records,
    pairs: Pairs,
    model: Model,
    labels: Labels,
    component: Labels,
    constraints: Constraints,
    before: Joint | None = None,
) -> Joint:
    """Return the pairs of clusters of one component that a kept pair joins, and what they say.

    Args:
        records: Coded records.
        pairs: Kept pairs.
        model: What they were scored with.
        labels: Cluster of each row.
        component: Component of each row.
        constraints: What clusters must respect.
        before: An earlier outcome and what has changed since: the rest is not computed again.
    """
    one, other = labels[pairs.left], labels[pairs.right]
    between = (one != other) & (component[one] == component[other])
    low, high = np.minimum(one[between], other[between]), np.maximum(one[between], other[between])
    both = distinct(low * len(records) + high)
    left, right = both // len(records), both % len(records)
    same, kin = np.empty(len(both), np.int64), np.empty((CLASSES, len(both)), np.int64)
    new = np.ones(len(both), dtype=bool)
    if before is not None:
        new = before.changed[left] | before.changed[right]
        place = np.searchsorted(before.left * len(records) + before.right, both[~new])
        same[~new], kin[:, ~new] = before.same[place], before.kin[:, place]
    if new.any():
        same[new], kin[:, new] = _compared(records, model, labels, left[new], right[new], constraints)
    return Joint(left, right, same, kin, np.zeros(len(records), dtype=bool))


def _compared(
    records: Records,
    model: Model,
    labels: Labels,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    constraints: Constraints,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Compare pairs of clusters by their merged values."""
    from strikeback.linking.engine import kernels_merging as kernels  # noqa: PLC0415 - loads the compiler

    members, starts = grouped(labels)
    heads = members[starts[:-1]]
    number = np.empty(len(records), np.int64)
    number[heads] = np.arange(len(heads))
    same, kin = kernels.joint_scores(
        records.book, model.scale(), LOG2S, starts, members, number[left], number[right],
        records.source, constraints.apart, constraints.packed(), NEVER,
    )  # fmt: skip
    return same, kin


def softened(kin: NDArray[np.int64], priors: tuple[int, ...]) -> NDArray[np.int64]:
    """Return minus log2(1 + the odds of each class of related pairs), in 1/1024 bit."""
    total = np.zeros(kin.shape[1])
    for scores, prior in zip(kin, of_all_classes(priors), strict=True):
        total = np.logaddexp2(total, (scores + prior) / GRAIN)
    return -np.round(GRAIN * total).astype(np.int64)


def learn_margin(
    same: NDArray[np.int64], kin: NDArray[np.int64], clusters: int, prior: float, prior_kin: tuple[float, ...]
) -> tuple[float, tuple[float, ...]]:
    """Return the shares of pairs of clusters that are one thing and that are related.

    By EM on their joint scores. Relatives and neighbours are at least as frequent beside the same as among
    records: pairs that are surely of them score too low to be kept, so that few are among the candidates, and
    EM would find that families are none.

    Args:
        same: Joint scores for "same" of the candidate pairs of clusters, priors left out, in 1/1024 bit.
        kin: The same for each class of related pairs, one row a class.
        clusters: Number of clusters.
        prior: Share of the same to start from.
        prior_kin: Shares of the related to start from; 0 stays 0.
    """
    from strikeback.linking.engine.kernels_merging import shares_of  # noqa: PLC0415 - loads the compiler

    total = max(clusters * (clusters - 1) / 2, 1.0)
    odds = np.exp2(np.clip(np.vstack([same[None], kin]) / GRAIN, -60, 60)).T.copy()
    shares = shares_of(odds, np.array([prior, *prior_kin]), total, TOWN)
    return float(shares[0]), tuple(float(share) for share in shares[1:])

"""The second pass over clusters: how many pairs of them are one thing, and how many related."""

import numpy as np
import pytest

from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.levels import ALIKE, ELSE, EXACT, PART
from strikeback.linking.engine.merging import joint, learn_margin
from strikeback.linking.engine.model import CLASSES, GRAIN, FieldWeights, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables


def test_families_do_not_vanish_because_their_pairs_are_not_kept() -> None:
    """Ten of the candidates are surely one thing, none is surely of one house: those score too low.

    Ten of 200 * 199 / 2 pairs are the same then. One household pair to two of the same among records leaves
    five or more among clusters. Classes that were none to start with stay none.
    """
    same = np.full(10, 30 * GRAIN)
    kin = np.zeros((CLASSES, 10), np.int64)
    share, related = learn_margin(same, kin, 200, 0.004, (0.002, 0.0, 0.0, 0.0))
    assert share == pytest.approx(10 / 19_900, rel=1e-3)
    assert related == pytest.approx((5 / 19_900, 0.0, 0.0, 0.0), rel=1e-3)


def test_families_may_be_more_frequent_beside_the_same_than_among_records() -> None:
    """Thirty candidates are surely of one house, ten the same: thirty are found, not the five from before."""
    same = np.repeat([30, -30], [10, 30]) * GRAIN
    kin = np.zeros((CLASSES, 40), np.int64)
    kin[0] = np.repeat([-30, 30], [10, 30]) * GRAIN
    _, related = learn_margin(same, kin, 200, 0.004, (0.002, 0.0, 0.0, 0.0))
    assert related[0] == pytest.approx(30 / 19_900, rel=1e-3)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param("Jonas Novak", (4 - 6) / 2, id="a word in common with one of two: the mean"),
        pytest.param("Karin Novak", 10 - 1, id="equal to one of two: the best, less a bit for the choice"),
        pytest.param("Jonas Quist", -6, id="like none"),
    ],
)
def test_two_clusters_agree_by_their_best_values_only_where_those_are_equal(
    other: str, expected: float
) -> None:
    """Names weigh 10 bits where equal, 4 where partly alike, -6 where not."""
    names = ("Karin Novak", "Karin Lund", other)
    tables = read_tables([{"id": str(n), "who": who} for n, who in enumerate(names)], "id")
    records = encode(
        prepare(tables, Spec(fields=(Field(name="who", type=FieldType.NAME),))), tables.digest, tables.source
    )
    weights = np.zeros(ELSE + 1, int)
    weights[1 : EXACT + 1], weights[ALIKE : PART + 1], weights[ELSE] = 10, 4, -6
    field = FieldWeights(
        name="who", kind="name", m=(0.0,) * 16, u=(0.0,) * 16, weights=tuple((weights * GRAIN).tolist())
    )
    model = Model(fields=(field,), prior=0, keys=(), keep=0, component=0, margin=0)
    third = tables.ids.to_pylist().index("2")
    pair = Pairs(np.zeros(1, np.int32), np.zeros(1, np.int32), np.zeros(1, np.int64), np.zeros(1, np.int32))
    labels = np.array([min(r for r in range(3) if (r == third) == (row == third)) for row in range(3)])
    low, high = sorted((third, (third + 1) % 3))
    pair.left[0], pair.right[0] = low, high
    found = joint(records, pair, model, labels, np.zeros(3, np.int64), Constraints())
    assert found.same.tolist() == [round(expected * GRAIN)]

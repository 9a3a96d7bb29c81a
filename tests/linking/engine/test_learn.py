"""Decisions: read, bound, asked for where they matter, and learned from only where that is better."""

import json

import numpy as np
import pytest
from tests.linking.engine.register import register, truth

from strikeback.linking.engine import run as engine
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.learn_decisions import Decided, Verdicts, read_verdicts, rows_of_verdicts
from strikeback.linking.engine.learn_model import _Case as Case
from strikeback.linking.engine.learn_model import by_counts, by_scales, folds_of, losses, teach
from strikeback.linking.engine.learn_review import doubts, parted
from strikeback.linking.engine.learn_sample import STRATUM, draw_pairs
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables
from strikeback.model.errors import UsageError
from strikeback.model.links import Verdict

SPEC = Spec(
    fields=(
        Field(name="given", type=FieldType.GIVEN),
        Field(name="family", type=FieldType.FAMILY),
        Field(name="born", type=FieldType.DATE),
        Field(name="postcode", type=FieldType.POSTCODE),
    )
)
ONE = '{"left": 1, "right": "2", "verdict": "same", "stands_for": "4.5"}'
OTHER = '{"left": "3", "right": "4", "verdict": "different"}'
SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.fixture(scope="module")
def world() -> tuple[Records, engine.Fitted, np.ndarray]:
    """A register of 600 people, resolved, and the person of each row."""
    tables = read_tables(register(600, 8), "id")
    records = encode(prepare(tables, SPEC), tables.digest, tables.source)
    person = np.array([int(truth(key)) for key in tables.ids.to_pylist()])
    return records, engine.resolve(records), person


# ---- files of decisions


@pytest.mark.parametrize(
    "text",
    [
        "left,right,verdict,stands_for\n1,2,same,4.5\n2,3,,\n3,4,Different,\n",
        "left;right;verdict;stands_for;note\n1;2; same ;4.5;x\n3;4;different;;\n",
        f"[{ONE}, {OTHER}]",
        f"{ONE}\n{OTHER}\n",
    ],
    ids=["csv", "semicolons", "json", "json lines"],
)
def test_decisions_are_read_from_any_of_the_forms(text: str) -> None:
    """Open questions are passed over, other columns ignored; a byte order mark is no content."""
    wanted = [
        Decided(left="1", right="2", verdict=SAME, weight=4.5),
        Decided(left="3", right="4", verdict=DIFFERENT),
    ]
    assert read_verdicts(text.encode()) == wanted
    assert read_verdicts(text.encode("utf-8-sig")) == wanted


@pytest.mark.parametrize(
    "data",
    [
        b"left,right,verdict\n1,2,perhaps\n",
        b"a,b,verdict\n1,2,same\n",
        b"[1, 2]",
        b"{nonsense",
        "left,right,verdict\n1,é,same\n".encode("latin-1"),
        b"",
    ],
    ids=["verdict", "columns", "no objects", "no json", "encoding", "empty"],
)
def test_files_that_are_no_decisions(data: bytes) -> None:
    """They are refused by name."""
    with pytest.raises(UsageError) as caught:
        read_verdicts(data, "d.csv")
    assert caught.value.where == "d.csv"


@pytest.mark.parametrize("weight", ["-3", "nan", "inf", "many", "0"])
def test_a_weight_that_is_none_is_no_sample(weight: str) -> None:
    """Such a decision binds, and teaches nothing."""
    found = read_verdicts(f"left,right,verdict,stands_for\n1,2,same,{weight}\n".encode())
    assert [each.weight for each in found] == [0.0]


def rows_of(*pairs: tuple[str, str, Verdict], copy_of: dict[str, str] | None = None) -> Verdicts:
    """Decisions about records a to f, held against them."""
    decided = [Decided(left=one, right=other, verdict=verdict) for one, other, verdict in pairs]
    kept = [key for key in "abcdef" if key not in (copy_of or {})]
    place = {key: row for row, key in enumerate(kept)}
    return rows_of_verdicts(decided, place, copy_of or {}, set("abcdef"))


def test_decisions_become_rows() -> None:
    """Lower row first, each pair once, whichever way round it was said."""
    found = rows_of(("c", "a", SAME), ("a", "c", SAME), ("d", "b", DIFFERENT), ("e", "f", UNSURE))
    assert found.same.tolist() == [[0, 2]]
    assert found.different.tolist() == [[1, 3]]
    assert (found.unsure, len(found)) == (1, 2)


def test_decisions_about_copies_are_about_what_stands_for_them() -> None:
    """A copy and its like are one; whoever is decided against a copy is against all of them."""
    found = rows_of(("a", "b", SAME), ("b", "c", DIFFERENT), copy_of={"b": "a"})
    assert (found.same.tolist(), found.different.tolist()) == ([], [[0, 1]])


@pytest.mark.parametrize(
    ("pairs", "what"),
    [
        ([("a", "z", SAME)], "none of the tables"),
        ([("a", "a", SAME)], "itself"),
        ([("a", "b", SAME), ("b", "a", DIFFERENT)], "contradicts"),
        ([("a", "b", SAME), ("b", "c", SAME), ("c", "a", DIFFERENT)], "joined by pairs"),
    ],
)
def test_decisions_that_cannot_hold_are_refused(pairs: list, what: str) -> None:
    """Unknown records, a record and itself, and contradictions, over others too."""
    with pytest.raises(UsageError, match=what):
        rows_of(*pairs)


def test_copies_cannot_be_decided_apart() -> None:
    """Nothing could tell them from each other."""
    with pytest.raises(UsageError, match="exact copy"):
        rows_of(("a", "b", DIFFERENT), copy_of={"b": "a"})


# ---- what to ask


def test_sides_are_clusters_without_their_weakest_bridge(world) -> None:
    """Of a chain a-b-c the weaker link goes; what no scored pair joins stays apart."""
    row = np.array
    pairs = Pairs(
        row([0, 1, 3], np.int32), row([1, 2, 4], np.int32), row([0, 0, 0]), row([900, 500, 700], np.int32)
    )
    labels = row([0, 0, 0, 3, 3, 5, 5])
    assert parted(pairs, labels).tolist() == [0, 0, 2, 3, 4, 5, 6]


def test_questions_are_few_fresh_and_the_gravest_first(world) -> None:
    """No cluster stands in two questions; what would change falls; what is decided is not asked again."""
    records, fitted, _ = world
    found = doubts(records, fitted.model, fitted.pairs, fitted.labels, 30)
    assert 10 < len(found) <= 30
    changes = [one.change for one in found]
    assert changes == sorted(changes, reverse=True)
    homes = [{int(fitted.labels[one.left]), int(fitted.labels[one.right])} for one in found]
    assert sum(len(home) for home in homes) == len(set().union(*homes))
    for one in found:
        wrong = 1 - one.probability if one.together else one.probability
        assert one.change == pytest.approx(wrong * one.near * one.far)
        assert one.together == (fitted.labels[one.left] == fitted.labels[one.right])
    asked = np.array([[min(one.left, one.right), max(one.left, one.right)] for one in found], np.int64)
    again = doubts(
        records, fitted.model, fitted.pairs, fitted.labels, 30, Constraints(must=asked[:5], cannot=asked[5:])
    )
    assert not {(one.left, one.right) for one in again} & {(one.left, one.right) for one in found}


def test_answers_to_the_questions_change_more_than_answers_at_random(world) -> None:
    """Wrong pairs of records before and after: forty answers to the gravest questions, or to others.

    One set of forty others may hit a large mistake by luck; what they do on average does not hang on it.
    """
    records, fitted, person = world

    def wrong(pairs: list[tuple[int, int]]) -> int:
        same = [pair for pair in pairs if person[pair[0]] == person[pair[1]]]
        other = [pair for pair in pairs if person[pair[0]] != person[pair[1]]]
        must, cannot = (np.array(part, np.int64).reshape(-1, 2) for part in (same, other))
        labels = engine.solve(records, fitted.pairs, fitted.model, Constraints(must=must, cannot=cannot))
        together, truly = labels[:, None] == labels, person[:, None] == person
        return int((together != truly).sum()) // 2

    grave = doubts(records, fitted.model, fitted.pairs, fitted.labels, 40)
    step = len(fitted.pairs) // 40
    spread = [
        [(int(fitted.pairs.left[at]), int(fitted.pairs.right[at])) for at in range(first, 40 * step, step)]
        for first in range(0, step, max(1, step // 7))
    ]
    before = wrong([])
    assert wrong([(one.left, one.right) for one in grave]) < before
    assert wrong([(one.left, one.right) for one in grave]) <= np.mean([wrong(others) for others in spread])


def test_a_sample_stands_for_all_scored_pairs(world) -> None:
    """Its weights add up to them, stratum by stratum; the same pairs in any order of the scored ones."""
    records, fitted, _ = world
    places, weight = draw_pairs(records, fitted.pairs, 80)
    assert len(set(places.tolist())) == len(places) <= 80
    assert weight.sum() == pytest.approx(len(fitted.pairs))
    middle = (fitted.pairs.bits // (STRATUM * GRAIN)) == 0
    assert weight[middle[places]].sum() == pytest.approx(middle.sum())
    turned = np.arange(len(fitted.pairs))[::-1]
    other = Pairs(*(getattr(fitted.pairs, name)[turned] for name in ("left", "right", "packed", "bits")))
    again, _ = draw_pairs(records, other, 80)
    drawn = {(int(fitted.pairs.left[at]), int(fitted.pairs.right[at])) for at in places}
    assert {(int(other.left[at]), int(other.right[at])) for at in again} == drawn


def test_nothing_to_draw_from() -> None:
    """No pair, no question."""
    none = np.empty(0, np.int32)
    places, weight = draw_pairs(None, Pairs(none, none, np.empty(0, np.int64), none), 5)
    assert (len(places), len(weight)) == (0, 0)


# ---- learning


def decided(world, number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A drawn sample, answered by the truth: same, different, weights."""
    records, fitted, person = world
    places, weight = draw_pairs(records, fitted.pairs, number)
    both = np.stack([fitted.pairs.left[places], fitted.pairs.right[places]], axis=1).astype(np.int64)
    same = person[both[:, 0]] == person[both[:, 1]]
    return both[same], both[~same], np.concatenate([weight[same], weight[~same]])


def spoiled(model: Model, bits: float) -> Model:
    """The model with its prior off by some bits."""
    return Model(
        **{name: getattr(model, name) for name in model.__struct_fields__}
        | {"prior": model.prior + round(bits * GRAIN)}
    )


@pytest.mark.parametrize("bits", [8.0, -8.0])
def test_a_model_that_is_off_is_put_right(world, bits: float) -> None:
    """A prior off by eight bits: learning is taken, and pairs that nobody decided are scored better."""
    records, fitted, person = world
    off = spoiled(fitted.model, bits)
    same, different, weight = decided(world, 150)
    new, taught = teach(records, off, same, different, weight)
    assert taught.better
    assert taught.after.loss < taught.before.loss
    assert (taught.old, taught.new) == (off.release, new.release)
    truly = person[fitted.pairs.left] == person[fitted.pairs.right]
    assert losses(new, fitted.pairs.packed, truly).mean() < losses(off, fitted.pairs.packed, truly).mean()
    assert abs(new.prior - fitted.model.prior) < abs(off.prior - fitted.model.prior)


def test_a_model_that_is_right_stands(world) -> None:
    """Answers drawn by its own probabilities: at most three of thirty draws seem a gain."""
    records, fitted, _ = world
    places, weight = draw_pairs(records, fitted.pairs, 120)
    both = np.stack([fitted.pairs.left[places], fitted.pairs.right[places]], axis=1).astype(np.int64)
    likely = 1 / (1 + np.exp2(-fitted.pairs.bits[places] / GRAIN))
    taken = 0
    for seed in range(30):
        same = np.random.default_rng(seed).random(len(both)) < likely
        weights = np.concatenate([weight[same], weight[~same]])
        new, taught = teach(records, fitted.model, both[same], both[~same], weights)
        taken += taught.better
        assert taught.better or (new is fitted.model and taught.new == taught.old == fitted.model.release)
    assert taken <= 3


def test_decisions_that_share_records_are_held_out_together(world) -> None:
    """Else a fold would be judged by what it was taught."""
    records, _, _ = world
    both = np.array([[0, 1], [1, 2], [5, 6], [6, 9], [20, 21], [30, 31]], np.int64)
    fold = folds_of(records, both)
    assert fold[0] == fold[1]
    assert fold[2] == fold[3]
    assert len(set(fold.tolist())) > 1
    assert len(folds_of(records, both[:0])) == 0


@pytest.mark.parametrize("way", ["counts", "scales"])
def test_learned_weights_keep_their_order(world, way: str) -> None:
    """However odd the answers: rarer equality never weighs less, nor a slip more than it."""
    records, fitted, _ = world
    same, different, weight = decided(world, 60)
    both = np.vstack([different, same])
    place = {
        (int(a), int(b)): at
        for at, (a, b) in enumerate(zip(fitted.pairs.left, fitted.pairs.right, strict=True))
    }
    packed = fitted.pairs.packed[[place[int(a), int(b)] for a, b in both]]
    case = Case(packed, np.arange(len(both)) < len(different), weight)
    new = by_counts(records, fitted.model, case) if way == "counts" else by_scales(fitted.model, case)
    for field in new.fields:
        for table in (field.weights, *([field.given] if field.given else [])):
            used = [weight for weight in table[1:7] if weight]
            assert used == sorted(used, reverse=True)
            assert max(table[7:]) <= table[1]
    assert new.release != fitted.model.release
    assert json.loads(json.dumps(new.prior)) == new.prior

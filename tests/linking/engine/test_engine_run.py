"""Train, apply, solve: the laws that live, distributed and explained linking rest on."""

import random
from dataclasses import replace

import numpy as np
import pytest

from strikeback.linking import resolve
from strikeback.linking.engine import em, run
from strikeback.linking.engine.clusters import Constraints, component_of
from strikeback.linking.engine.levels import ELSE, FAINT
from strikeback.linking.engine.model import dump_model, load_model
from strikeback.linking.engine.pairs import Pairs, apply
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.engine.warm import warm
from strikeback.model.errors import UsageError

ON, VOWELS = "bdfghklmnprstvz", "aeiou"


def word(rnd: random.Random, syllables: int) -> str:
    """A made-up name."""
    return "".join(rnd.choice(ON) + rnd.choice(VOWELS) for _ in range(syllables))


def slip(rnd: random.Random, text: str) -> str:
    """The text with one letter replaced."""
    at = rnd.randrange(len(text))
    return text[:at] + rnd.choice("bcdefgxyz") + text[at + 1 :]


def register(
    people: int, seed: int, copies: tuple[int, ...] = (1, 2, 3)
) -> tuple[list[dict], dict[str, int]]:
    """A register with damage, and the truth."""
    rnd = random.Random(seed)
    given, family = [word(rnd, 2) for _ in range(150)], [word(rnd, 3) for _ in range(400)]
    towns = [word(rnd, 3) for _ in range(40)]
    rows, truth = [], {}
    for person in range(people):
        town = rnd.randrange(40)
        row = {
            "given": rnd.choice(given),
            "family": rnd.choice(family),
            "born": f"{rnd.randint(1940, 2005)}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}",
            "postcode": f"{10000 + town * 50 + rnd.randrange(50)}",
            "city": towns[town],
        }
        for copy in range(rnd.choice(copies)):
            new = dict(row)
            if copy:
                column = rnd.choice(["given", "family", "postcode"])
                new[column] = slip(rnd, new[column])
                if rnd.random() < 0.3:
                    new[rnd.choice(list(new))] = ""
            key = f"r{rnd.randrange(10**12)}"
            rows.append({"id": key, **new})
            truth[key] = person
    return rows, truth


def coded(rows: list[dict]) -> tuple[Records, list[str]]:
    """Records of rows, and their ids in the engine's order."""
    tables = read_tables(rows, "id")
    return encode(prepare(tables, infer_spec(tables)), tables.digest, tables.source), tables.ids.to_pylist()


def subset(records: Records, pairs: Pairs, rows: np.ndarray) -> tuple[Records, Pairs]:
    """Some rows, with what is known of frequencies, and the pairs between them."""
    number = np.full(len(records), -1)
    number[rows] = np.arange(len(rows))
    inside = (number[pairs.left] >= 0) & (number[pairs.right] >= 0)
    part = replace(
        records,
        book=records.book._replace(codes=np.ascontiguousarray(records.book.codes[rows])),
        key=records.key[rows],
        source=records.source[rows],
    )
    left, right = number[pairs.left[inside]].astype(np.int32), number[pairs.right[inside]].astype(np.int32)
    return part, Pairs(left, right, pairs.packed[inside], pairs.bits[inside])


@pytest.fixture(scope="module")
def world() -> tuple[Records, run.Fitted]:
    """A register of 500 people, resolved."""
    records, _ = coded(register(500, 5)[0])
    return records, run.resolve(records)


def test_order_of_rows_changes_nothing() -> None:
    """Model, pairs and clusters of five shuffles are equal."""
    rows, _ = register(400, 3)
    first = resolve(rows, id_column="id")
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        other = resolve(rows, id_column="id")
        assert other.model.release == first.model.release
        assert other.pairs.equals(first.pairs)
        assert other.clusters == first.clusters


def test_a_model_survives_its_file_and_gives_the_pairs_training_saw(world) -> None:
    """JSON and back: the same release; apply: the same pairs."""
    records, fitted = world
    again = load_model(dump_model(fitted.model))
    assert again == fitted.model
    assert again.release == fitted.model.release
    pairs = apply(records, again)
    for name in ("left", "right", "packed", "bits"):
        assert np.array_equal(getattr(pairs, name), getattr(fitted.pairs, name))
    with pytest.raises(UsageError, match="no model"):
        load_model(b"{}")


def test_each_component_is_clustered_for_itself(world) -> None:
    """Solving some whole components alone gives what solving everything gives."""
    records, fitted = world
    component = component_of(records, fitted.pairs, fitted.model)
    rnd = random.Random(1)
    for _ in range(8):
        some = rnd.sample(sorted(set(component.tolist())), 15)
        rows = np.flatnonzero(np.isin(component, some))
        alone = run.solve(*subset(records, fitted.pairs, rows), fitted.model)
        assert np.array_equal(rows[alone], fitted.labels[rows])


def test_decisions_hold(world) -> None:
    """A pair that must be one is; a pair that must not is not; undoing gives the old clusters."""
    records, fitted = world
    labels = fitted.labels
    apart = np.array([[0, int(np.flatnonzero(labels != labels[0])[-1])]])
    joined = run.solve(records, fitted.pairs, fitted.model, Constraints(must=apart))
    assert joined[apart[0, 0]] == joined[apart[0, 1]]
    sizes = np.bincount(labels)
    pair = np.flatnonzero(labels == int(np.argmax(sizes)))[:2]
    split = run.solve(records, fitted.pairs, fitted.model, Constraints(cannot=pair[None, :]))
    assert split[pair[0]] != split[pair[1]]
    assert np.array_equal(run.solve(records, fitted.pairs, fitted.model), labels)


@pytest.mark.parametrize("people", [12, 40, 600])
def test_strangers_stay_strangers(people: int) -> None:
    """A table without any true pair: hardly anybody is joined."""
    rows, _ = register(people, 11, copies=(1,))
    clusters = resolve(rows, id_column="id").clusters
    assert len(set(clusters.values())) >= 0.98 * len(rows)


@pytest.mark.parametrize("people", [8, 300])
def test_everybody_twice(people: int) -> None:
    """A table of nothing but pairs is put together."""
    rows, truth = register(people, 12, copies=(2,))
    clusters = resolve(rows, id_column="id").clusters
    assert abs(len(set(clusters.values())) - people) <= max(2, 0.05 * people)
    by = {}
    for key, cluster in clusters.items():
        by.setdefault(cluster, set()).add(truth[key])
    assert sum(len(held) > 1 for held in by.values()) <= 0.02 * people


def test_households_are_not_persons() -> None:
    """Families of four share name, street, town and phone; the given name and birth date tell them apart."""
    rnd = random.Random(4)
    given = [word(rnd, 2) for _ in range(200)]
    rows, truth = [], {}
    for house in range(150):
        shared = {
            "family": word(rnd, 3),
            "street": f"{rnd.randrange(1, 99)} {word(rnd, 3)} road",
            "city": word(random.Random(house % 30), 3),
            "phone": f"+44 7700 900{rnd.randrange(1000):03d}",
        }
        for _ in range(4):
            born = f"{rnd.randint(1940, 2015)}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}"
            one = {"given": rnd.choice(given), "born": born, **shared}
            person = len(set(truth.values()))
            for copy in range(2):
                key = f"h{rnd.randrange(10**12)}"
                new = dict(one)
                if copy and rnd.random() < 0.4:
                    new[rnd.choice(["given", "family", "phone"])] = ""
                rows.append({"id": key, **new})
                truth[key] = person
    clusters = resolve(rows, id_column="id").clusters
    by = {}
    for key, cluster in clusters.items():
        by.setdefault(cluster, set()).add(truth[key])
    assert sum(len(held) > 1 for held in by.values()) <= 0.05 * len(by)
    assert len(by) <= 1.15 * 600


def test_a_run_reports_and_can_be_stopped(world) -> None:
    """An exception out of the callback ends the run."""

    class StopNowError(Exception):
        """Asked to stop."""

    stages = []

    def stop(stage: str, share: float) -> None:
        stages.append(stage)
        if stage == "compare":
            raise StopNowError

    with pytest.raises(StopNowError):
        run.resolve(world[0], progress=stop)
    assert stages[0] == "frequencies"


def test_u_is_of_strangers_alone() -> None:
    """Of 100 pairs equal at a level 60 are one thing: 40 strangers are left; never less than a quarter."""
    u = np.zeros((1, 16))
    u[0, 1:4], u[0, 15] = (1e-4, 1e-4, 1e-4), 0.9997
    m = np.zeros((1, 16))
    m[0, 1:4] = (0.6, 0.1, 0.9)
    start = em.start((0,), u, {}, np.ones((1, 7)), np.ones(1), (1,), 1_000)
    chances = replace(start, m=m, prior=1e-4)
    assert em.of_strangers(chances, 1_000).u[0, 1:4] == pytest.approx([4e-5, 9e-5, 2.5e-5])
    assert em.of_strangers(chances, 1_000).u[0, 15] == 0.9997
    assert em.of_strangers(chances, 100_000).u is chances.u


def test_levels_that_no_likely_pair_has_are_taught_by_the_unlikely_ones() -> None:
    """Names faintly alike and one birth date: no such pair is likely at first, yet 2,000 of 2,400 are true.

    Beside them 10,000 pairs agree in both, and strangers are faintly alike in one pair of fifty.
    """
    u, records = np.zeros((2, 16)), 20_000
    u[0, [1, FAINT, ELSE]] = 1e-5, 0.02, 0.98 - 1e-5
    u[1, [1, ELSE]] = 1e-4, 1 - 1e-4
    spread = np.tile(np.eye(1, 7, 1), (2, 1))
    pairs = records * (records - 1) / 2
    start = em.start((0, 2), u, {}, spread, np.full(2, 1.0 * records), (1, 1), records)
    patterns = np.array([1 | 1 << 4, FAINT | 1 << 4, ELSE | 1 << 4, FAINT | ELSE << 4])
    weights = np.array([10_000.0, 2_400.0, 19_600.0, pairs * 0.02])
    assert em.posterior(start, np.array([[FAINT, 1]]))[0] < em.CUT
    found = em.run(start, patterns, weights, pairs)
    assert found.m[0, FAINT] == pytest.approx(2_000 / 12_000, abs=0.03)


def test_warming_up_runs_what_few_tables_need() -> None:
    """Kernels of learned variants and of whole clusters that are one: the first such table waits for none."""
    from strikeback.linking.engine.kernels_levels import alias_digests, revised, value_levels  # noqa: PLC0415
    from strikeback.linking.engine.kernels_merging import joint_scores, mutual  # noqa: PLC0415

    assert warm() > 0
    assert all(kernel.signatures for kernel in (alias_digests, revised, value_levels, joint_scores, mutual))

"""The sampler draws what the model says: held against every partition of six records, written out."""

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from strikeback.linking.counting import kernels_moves, prior, sampler
from strikeback.linking.counting.candidates import MOST_RECORDS, find_candidates
from strikeback.linking.counting.claims import refusals
from strikeback.linking.counting.prior import Parameters
from strikeback.linking.counting.sampler import sample_people
from strikeback.linking.counting.table import Attributes, encode_attributes
from strikeback.linking.counting.warm import warm
from strikeback.model.errors import UsageError

SIX = {
    "name": ["anna", "anna", "annb", "bertha", "annb", "bertho"],
    "city": ["x", "y", "x", "", "x", "y"],
    "phone": ["123456", "123456", "", "123457", "999999", ""],
}
LETTERS = "bcdefghijklmnopqrstu"
MU = np.array([0.4, 0.3, 0.15, 0.1, 0.03, 0.02])
Groups = tuple[tuple[int, ...], ...]


def partitions(records: list[int]) -> Iterator[list[list[int]]]:
    """Every way to put records into groups."""
    if not records:
        yield []
        return
    first, *rest = records
    for groups in partitions(rest):
        yield [[first], *groups]
        for i in range(len(groups)):
            yield [*groups[:i], [first, *groups[i]], *groups[i + 1 :]]


def ratio(table: Attributes, now: Parameters, field: int, shown: int, true: int) -> float:
    """P(shown | true) / G(shown), by the definition of the hit-miss model."""
    b, slips = now.distorted[field], now.slips[field]
    if shown == true:
        return (1 - b) / now.share[true] + b * (1 - slips)
    places = range(table.start[true], table.start[true + 1])
    alike = {int(table.similar[i]): float(table.strength[i]) for i in places}
    room = sum(now.share[value] * strength for value, strength in alike.items())
    room += now.unseen[field] * min(now.share[table.field_of == field])
    return b * (slips * alike.get(shown, 0.0) / room + 1 - slips)


def fit(table: Attributes, now: Parameters, group: list[int]) -> float:
    """Log-likelihood of a group, with the true value of each field summed out."""
    total = 0.0
    for field in range(len(table.fields)):
        values = [int(table.codes[r, field]) for r in group if table.codes[r, field] >= 0]
        if len(values) > 1:
            terms = [
                now.share[y] * math.prod(ratio(table, now, field, x, y) for x in values) for y in set(values)
            ]
            rest = 1 - sum(now.share[y] for y in set(values))
            total += math.log(sum(terms) + max(rest, 1e-6) * now.distorted[field] ** len(values))
    return total


@pytest.fixture(scope="module")
def six() -> Attributes:
    """Six records of three fields."""
    return encode_attributes([str(i) for i in range(6)], SIX, exact=["city"])


def exact(table: Attributes, now: Parameters) -> dict[Groups, float]:
    """Posterior of every partition, by enumeration."""
    weight: dict[Groups, float] = {}
    for groups in partitions(list(range(6))):
        logs = (math.lgamma(len(g) + 1) + math.log(MU[len(g) - 1]) + fit(table, now, g) for g in groups)
        weight[tuple(sorted(map(tuple, groups)))] = math.exp(math.lgamma(len(groups) + 1) + sum(logs))
    total = sum(weight.values())
    return {groups: one / total for groups, one in weight.items()}


def test_partitions_come_up_as_often_as_their_posterior_says(six: Attributes) -> None:
    """Reseating and split-merge together leave the exact posterior as it is (203 partitions written out)."""
    now = prior.first_parameters(six)
    model = prior.likelihood(six, now)
    expected = exact(six, now)
    assert len(expected) == 203
    near = find_candidates(six, model).neighbours
    part = sampler._partition(np.arange(6, dtype=np.int32), 6)
    work = sampler._scratch(6, np.random.default_rng(5))
    kernels_moves.refit(model, part, work)
    seen: Counter[Groups] = Counter()
    turns = 15_000
    for _ in range(turns):
        kernels_moves.sweep(model, part, prior.size_prior(MU), near, work)
        groups: dict[int, list[int]] = {}
        for record, home in enumerate(part.home.tolist()):
            groups.setdefault(home, []).append(record)
        seen[tuple(sorted(map(tuple, groups.values())))] += 1
    for groups_, share in expected.items():
        assert seen[groups_] / turns == pytest.approx(share, abs=0.02)
    for cluster in np.flatnonzero(part.size):
        again = kernels_moves.cluster_fit(model, part.after, part.head[cluster], -1, work)
        assert part.fit[cluster] == pytest.approx(again, abs=1e-9)


def test_a_merge_that_only_splitting_can_undo_is_found(six: Attributes) -> None:
    """From one cluster of all, the chain ends where the one from everybody alone ends."""
    now = prior.first_parameters(six)
    model = prior.likelihood(six, now)
    near = find_candidates(six, model).neighbours
    means = []
    for start in (np.zeros(6, np.int32), np.arange(6, dtype=np.int32)):
        part = sampler._partition(start, 12)
        work = sampler._scratch(6, np.random.default_rng(6))
        kernels_moves.refit(model, part, work)
        counts = []
        for _ in range(4_000):
            kernels_moves.sweep(model, part, prior.size_prior(MU), near, work)
            counts.append(int(part.tally[0]))
        means.append(np.mean(counts))
    people = sum(len(groups) * share for groups, share in exact(six, now).items())
    assert means == pytest.approx([people, people], abs=0.08)


def planted(seed: int, people: int = 60) -> tuple[Attributes, int]:
    """Clean made-up people with one to three records each; a tenth of the values left out, few slips."""
    rng = np.random.default_rng(seed)
    rows, truth = [], []
    for number in range(people):
        name = "".join(rng.choice(list("abcdefghij"), 7))
        phone = "".join(rng.choice(list("0123456789"), 8))
        year = str(rng.integers(1960, 2005))
        for _ in range(rng.integers(1, 4)):
            shown = name[:-1] + "z" if rng.random() < 0.1 else name
            rows.append([v if rng.random() > 0.1 else "" for v in (shown, phone, year, name[:3], phone[:4])])
            truth.append(number)
    columns = dict(zip("abcde", map(list, zip(*rows, strict=True)), strict=True))
    return encode_attributes([f"{i:04d}" for i in range(len(rows))], columns), len(set(truth))


def test_planted_people_are_counted() -> None:
    """Within two of the truth on clean records, each record's share being one over its true size."""
    table, people = planted(11)
    done = sample_people(table, seed=3, sweeps=(30, 40))
    assert done.people == pytest.approx(people, abs=2)
    assert done.share.sum() == pytest.approx(done.people, abs=1e-6)
    assert done.chains[0] == pytest.approx(done.chains[1], abs=1)
    assert (done.variance >= 0).all()
    assert done.sizes.sum() == pytest.approx(done.trace.sum())


def test_the_same_seed_gives_the_same_counts() -> None:
    """And another one another chain."""
    columns = {name: [f"{name}one", f"{name}two", f"{name}owt", ""] * 10 for name in ("x", "y")}
    table = encode_attributes([f"{i:02d}" for i in range(40)], columns)
    one, again, other = (sample_people(table, seed=seed, sweeps=(5, 20)) for seed in (1, 1, 2))
    assert (one.trace == again.trace).all()
    assert (one.share == again.share).all()
    assert not (one.trace == other.trace).all()


def test_the_order_of_records_is_of_no_account() -> None:
    """Tables are sorted by id."""
    table = encode_attributes(["b", "a"], {"x": ["one", "two"], "y": ["u", "v"]})
    again = encode_attributes(["a", "b"], {"x": ["two", "one"], "y": ["v", "u"]})
    assert table.ids == again.ids == ("a", "b")
    assert (table.codes == again.codes).all()


@pytest.mark.parametrize(
    "columns",
    [{}, {"x": ["", "", ""]}, {"x": ["a", "", ""]}, {"x": ["same"] * 3}, {"x": ["a", "b", "c"]}],
    ids=["no fields", "empty", "one value", "one value in every row", "all different"],
)
def test_tables_that_say_little_are_counted_without_harm(columns: dict[str, list[str]]) -> None:
    """Between one person and as many as there are records."""
    done = sample_people(encode_attributes(["1", "2", "3"], columns), seed=1, sweeps=(3, 10))
    assert 1 <= done.people <= 3


def test_a_person_with_forty_records_is_kept_or_the_chains_disagree() -> None:
    """Begun whole it stays whole; that the other chain may not find it is what their comparison is for."""
    columns = {name: [f"{name}value"] * 40 + [name + letter * 7 for letter in LETTERS] for name in "abcde"}
    done = sample_people(encode_attributes([f"{i:02d}" for i in range(60)], columns), seed=2, sweeps=(40, 20))
    assert done.chains[1] == pytest.approx(21, abs=0.5)
    assert done.chains[0] == pytest.approx(21, abs=0.5) or any("opposite" in why for why in refusals(done))


def test_tables_too_large_are_refused() -> None:
    """With the number and what to do."""
    ids = [str(i) for i in range(MOST_RECORDS + 1)]
    with pytest.raises(UsageError, match="compares all pairs"):
        sample_people(encode_attributes(ids, {"x": ["a"] * len(ids)}, exact=["x"]), seed=1)


def test_pairs_beyond_the_limit_are_cut_off_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weakest go; the claim must know."""
    monkeypatch.setattr("strikeback.linking.counting.candidates.MOST_EACH", 1)
    columns = {"x": ["same"] * 60}
    table = encode_attributes([f"{i:02d}" for i in range(60)], columns, exact=["x"])
    assert find_candidates(table, prior.likelihood(table, prior.first_parameters(table))).truncated
    assert sample_people(table, seed=1, sweeps=(2, 2)).truncated


def test_warming_up_runs_every_kernel() -> None:
    """Afterwards nothing is compiled any more for a table of the same kind."""
    warm()
    compiled = [len(kernel.signatures) for kernel in (kernels_moves.sweep, kernels_moves.refit)]
    sample_people(planted(13, 10)[0], seed=1, sweeps=(1, 1))
    assert [len(kernel.signatures) for kernel in (kernels_moves.sweep, kernels_moves.refit)] == compiled

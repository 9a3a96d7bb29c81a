"""Values that stand for each other: learned where records show it, refused where they do not."""

import random

import numpy as np
import pytest

from linking.engine.register import register, truth
from strikeback.linking.engine import run
from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.explain_pair import explain_pair
from strikeback.linking.engine.explaining import reasons
from strikeback.linking.engine.kernels_levels import patterns_of, revised
from strikeback.linking.engine.levels import ALIAS, SHIFT
from strikeback.linking.engine.model import GRAIN, dump_model, load_model
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables

PLANTED = {f"harbour {a}": f"quay {b}" for a, b in zip("bdfghkmnpr", "tvwxyzcjql", strict=True)}
"""Ten places and what some clerks call them; no spelling leads from one to the other."""
SPEC = Spec(
    fields=(
        Field(name="given", type=FieldType.GIVEN),
        Field(name="family", type=FieldType.FAMILY),
        Field(name="born", type=FieldType.DATE),
        Field(name="postcode", type=FieldType.POSTCODE),
        Field(name="place", type=FieldType.PLACE),
    )
)


def places(people: int, seed: int, share: float, *, moved: bool = False) -> list[dict[str, str]]:
    """A register whose people have a place; in a share of the rows it has its other name.

    Moved: instead of the other name of the place any other of these names stands there.
    """
    chance = random.Random(f"places {seed}")
    rows = register(people, seed)
    home: dict[str, str] = {}
    for row in rows:
        own = home.setdefault(truth(row["id"]), chance.choice(list(PLANTED)))
        if chance.random() < share:
            own = chance.choice(list(PLANTED.values())) if moved else PLANTED[own]
        row["place"] = own
    return rows


def coded(rows: list[dict[str, str]]) -> tuple[Records, list[str]]:
    """Rows as the engine has them, and their ids in that order."""
    tables = read_tables(rows, "id")
    return encode(prepare(tables, SPEC), tables.digest, tables.source), tables.ids.to_pylist()


def learned(model: run.Model, field: str = "place") -> set[tuple[str, str]]:
    """The variants of a field."""
    (found,) = (each for each in model.fields if each.name == field)
    return {(each.left, each.right) for each in found.aliases}


@pytest.fixture(scope="module")
def world() -> tuple[Records, list[str], run.Fitted]:
    """Seven hundred people of ten places with two names each, resolved."""
    records, ids = coded(places(700, 21, 0.3))
    return records, ids, run.fit(records)


def test_planted_variants_are_learned_and_nothing_else(world) -> None:
    """All ten pairs of names, and no pair of names of two places."""
    _, _, fitted = world
    assert learned(fitted.model) == {tuple(sorted(pair)) for pair in PLANTED.items()}
    assert all(learned(fitted.model, name) == set() for name in ("given", "family", "postcode", "born"))
    assert all(each.entities >= 3 for field in fitted.model.fields for each in field.aliases)


def test_a_variant_speaks_for_two_records_instead_of_against_them(world) -> None:
    """The same people are found with fewer errors than by a model that knows no variants."""
    records, ids, fitted = world
    person = np.array([int(truth(key)) for key in ids])
    fields = tuple(run.msgspec.structs.replace(field, aliases=()) for field in fitted.model.fields)
    blind = run.msgspec.structs.replace(fitted.model, fields=fields)

    def wrong(labels: np.ndarray) -> int:
        return int(((labels[:, None] == labels) != (person[:, None] == person)).sum())

    assert wrong(fitted.labels) < wrong(run.resolve(records, model=blind).labels)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_places_people_move_between_are_no_variants(seed: int) -> None:
    """Any two names stand together in people who moved: that is chance, however often."""
    records, _ = coded(places(700, seed, 0.3, moved=True))
    assert learned(run.train(records)) == set()


def test_a_family_is_not_many_witnesses() -> None:
    """Twelve relatives who all went from one place to another show what one entity shows: too little."""
    rows = places(500, 31, 0.0)
    for n in range(12):
        for copy, place in enumerate(("harbour b", "old mill house")):
            rows.append(
                {"id": f"{9000 + n}.{copy}", "given": f"nilo{'bdfghklmnprs'[n]}a", "family": "tarsovek",
                 "born": f"19{60 + n}-03-{10 + n}", "postcode": "99999", "place": place}
            )  # fmt: skip
    alone = coded(rows)[0]
    assert ("harbour b", "old mill house") not in learned(run.train(alone))
    for n, row in enumerate(rows[-24:]):
        row["family"], row["postcode"] = f"tarsovek{'bdfghklmnprs'[n // 2]}u", f"{20000 + 37 * (n // 2)}"
    assert ("harbour b", "old mill house") in learned(run.train(coded(rows)[0]))


def test_the_model_file_holds_variants_and_gives_the_pairs_training_saw(world) -> None:
    """Pairs and clusters under the model that was read back are those of the run that learned it."""
    records, _, fitted = world
    again = load_model(dump_model(fitted.model))
    assert again.release == fitted.model.release
    other = run.resolve(records, model=again)
    assert np.array_equal(other.labels, fitted.labels)
    found = [set(zip(*(part.tolist() for part in (p.left, p.right, p.bits)), strict=True))
             for p in (other.pairs, fitted.pairs)]  # fmt: skip
    assert found[0] == found[1]


def test_order_of_rows_changes_no_variant() -> None:
    """Rows in another order teach the same."""
    rows = places(400, 5, 0.3)
    mixed = random.Random(1).sample(rows, len(rows))
    assert run.train(coded(rows)[0]).release == run.train(coded(mixed)[0]).release


def test_patterns_revised_are_patterns_compared_anew(world) -> None:
    """Levels of known pairs with variants put in are those of a comparison that knows them."""
    records, _, fitted = world
    rng = np.random.default_rng(4)
    left, right = rng.integers(0, len(records), (2, 20_000))
    taught = of_model(records, fitted.model)
    before = patterns_of(records.book, left, right)
    after = patterns_of(taught.book, left, right)
    assert (before != after).sum() > 100
    assert np.array_equal(after, revised(taught.book, left, right, before))


def test_reasons_name_what_was_learned_and_add_up(world) -> None:
    """The note says from how many entities; the parts are the score, exactly."""
    records, ids, fitted = world
    taught = of_model(records, fitted.model)
    place = records.names.index("place")
    packed = (fitted.pairs.packed >> (SHIFT * place)) & 15
    at = int(np.flatnonzero(packed == ALIAS)[0])
    one, other, bits = (int(side[at]) for side in (fitted.pairs.left, fitted.pairs.right, fitted.pairs.bits))
    found = reasons(taught, fitted.model, one, other)
    assert sum(round(reason.bits * GRAIN) for reason in found) == bits
    (said,) = (reason for reason in found if reason.field == "place")
    assert said.rule.endswith("known_variant")
    assert "learned from" in said.note
    evidence = explain_pair(records, fitted.model, one, other)
    (field,) = (each for each in evidence.fields if each.field == "place")
    assert field.learned >= 3
    assert round(evidence.bits * GRAIN) == bits
    assert len(ids) == len(records)

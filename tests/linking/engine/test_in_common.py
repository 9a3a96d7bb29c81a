"""Strangers of one people have names and a country in common: one agreement, found without labels."""

import random
from collections.abc import Mapping

import numpy as np
import pytest

from linking.engine.register import word
from strikeback.linking.engine import em, keys, run
from strikeback.linking.engine.frequencies import random_chances, spread_of
from strikeback.linking.engine.in_common import learn_in_common
from strikeback.linking.engine.levels import EXACT
from strikeback.linking.engine.model import CLASSES, NO_KIN, Model, dump_model, load_model
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables

COUNTRIES = ("NL", "KE", "PE", "JP", "FI")
FAMILIES, GIVEN, EACH = 20, 30, 800
FIELDS = {
    "given": FieldType.GIVEN,
    "family": FieldType.FAMILY,
    "country": FieldType.COUNTRY,
    "phone": FieldType.PHONE,
}


def peoples(*, mixed: bool = False, fields: Mapping[str, FieldType] = FIELDS) -> Records:
    """Strangers of five peoples of equal size with names of their own; mixed: in any of the countries."""
    chance = random.Random(11)
    pools = [[word(chance, 4) for _ in range(FAMILIES)] for _ in COUNTRIES]
    firsts = [[word(chance, 3) for _ in range(GIVEN)] for _ in COUNTRIES]
    rows = []
    for at, country in enumerate(COUNTRIES):
        for n in range(EACH):
            own = chance.randrange(len(COUNTRIES)) if mixed else at
            name = {"given": chance.choice(firsts[own]), "family": chance.choice(pools[own])}
            phone = f"+31612{chance.randrange(10**6):06d}"
            rows.append({"id": str(EACH * at + n), **name, "country": country, "phone": phone})
    return coded(rows, fields)


def coded(rows: list[dict[str, str]], fields: Mapping[str, FieldType] = FIELDS) -> Records:
    """The rows ready for comparison."""
    tables = read_tables(rows, "id")
    spec = Spec(fields=tuple(Field(name=name, type=kind) for name, kind in fields.items()))
    return encode(prepare(tables, spec), tables.digest, tables.source)


def learned(records: Records) -> em.Chances:
    """The chances before EM of the same, with the classes of strangers."""
    u, strangers = random_chances(records)
    kinds = tuple(int(kind) for kind in records.book.kind)
    start = em.start(kinds, u, {}, *spread_of(records), records.roles, len(records))
    return learn_in_common(start, *keys.counted(strangers))


def both_equal(found: em.Chances, *fields: int) -> float:
    """Chance that two strangers agree in several fields, with those of one people counted apart."""
    share = found.prior_kin[em.PEOPLE]
    classes = ((share, found.h[em.PEOPLE]), (1 - share, found.u))
    return sum(part * np.prod([table[f][1 : EXACT + 1].sum() for f in fields]) for part, table in classes)


def test_strangers_of_one_people_are_found() -> None:
    """A pair in five is of one people, and of these one in twenty has one family name: a hundredth of all.

    If names knew nothing of countries, a hundredth of a fifth would agree in both.
    """
    records = peoples()
    found = learned(records)
    family, country = records.names.index("family"), records.names.index("country")
    assert both_equal(found, family, country) == pytest.approx(1 / (5 * FAMILIES), rel=0.25)
    phone = records.names.index("phone")
    assert np.allclose(found.h[em.PEOPLE][phone][1:], found.u[phone][1:])


def test_a_country_that_names_know_nothing_of_gains_nothing() -> None:
    """Where every country has all peoples, a name and a country agree as often as chance lets them."""
    records = peoples(mixed=True)
    found = learned(records)
    family, country = records.names.index("family"), records.names.index("country")
    assert both_equal(found, family, country) == pytest.approx(1 / (25 * FAMILIES), rel=0.25)


def test_two_fields_show_no_people() -> None:
    """A family name and a country alone: what they agree in together may have any number of causes."""
    fields = {name: kind for name, kind in FIELDS.items() if name != "given"}
    assert learned(peoples(fields=fields)).prior_kin[em.PEOPLE] == 0


def test_records_of_the_same_are_no_people() -> None:
    """Sixty records a person: pairs with one name have one telephone too, and no class is made of them."""
    chance = random.Random(3)
    rows = []
    for at in range(60):
        row = {name: word(chance, 4) for name in ("given", "family")}
        row |= {"country": COUNTRIES[at % 5], "phone": f"+31612{chance.randrange(10**6):06d}"}
        rows += [{"id": f"{at}.{copy}", **row} for copy in range(60)]
    assert learned(coded(rows)).prior_kin[em.PEOPLE] == 0


def test_a_model_of_three_classes_still_serves() -> None:
    """A file of the version before: no pair is of one people, and its release is as it was."""
    model = run.train(peoples())
    old = {
        "prior_kin": model.prior_kin[:3],
        "margin_kin": model.margin_kin[:3],
        "version": 2,
        "fields": tuple(type(field)(**{**_plain(field), "kin": field.kin[:3]}) for field in model.fields),
    }
    before = Model(**{**_plain(model), **old})
    loaded = load_model(dump_model(before))
    assert loaded.release == before.release
    scale = loaded.scale()
    assert scale.kin.shape[0] == len(scale.prior_kin) == CLASSES
    assert scale.prior_kin[em.PEOPLE] == NO_KIN


def _plain(value: object) -> dict[str, object]:
    """The fields of a struct by name."""
    return {name: getattr(value, name) for name in value.__struct_fields__}  # type: ignore[attr-defined]

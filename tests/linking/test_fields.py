"""What two persons state alike, and what that is worth: as usual, and as learned from the records."""

import math
import random

import pytest
from tests.linking.worlds import World, born, email, phone

from strikeback.linking.domain import link_records
from strikeback.linking.engine.levels import ALIKE, ELSE, EXACT, NEAR, PART, REORDERED, SWAPPED
from strikeback.linking.field_weights import FEW, FieldWeights, band_of, learn_weights, usual_weights
from strikeback.linking.person_fields import (
    AGE,
    BIRTH,
    EMAIL,
    EQUAL,
    FIELDS,
    GENDER,
    PHONE,
    PLACE,
    Agreement,
    Counted,
    compare_fields,
    count_values,
    level_of,
    values_of,
)
from strikeback.linking.profiles import Profile


def person(number: int, wall: str = "victim", **fields) -> Profile:
    """A person of a report of its own."""
    return Profile(number=number, id=f"r{number}", wall=wall, unit=f"u{number}", **fields)


def found(a: Profile, b: Profile, one=None, other=None, counted=None) -> dict[int, tuple[int, str]]:
    """Field -> level and rule, the same in both directions."""
    counted = counted or Counted()
    there = {x.field: (x.level, x.rule) for x in compare_fields(a, b, one or {}, other or {}, counted)}
    back = {x.field: (x.level, x.rule) for x in compare_fields(b, a, other or {}, one or {}, counted)}
    assert there == back
    return there


@pytest.mark.parametrize(
    ("count", "first", "level"),
    [(1, 1, 1), (3, 1, 1), (4, 1, 2), (15, 1, 2), (16, 1, 3), (1023, 1, 5), (10**6, 1, 6), (1, 2, 2)],
)
def test_level_of_a_frequency(count: int, first: int, level: int) -> None:
    """Powers of four, as the engine's tables have them."""
    assert level_of(count, first) == level


@pytest.mark.parametrize(
    ("left", "right", "field", "level"),
    [
        pytest.param({"birth": born(1990, 2, 3)}, {"birth": born(1990, 2, 3)}, BIRTH, EQUAL, id="date"),
        pytest.param({"birth": born(1990, 2, 3)}, {"birth": born(1990, 3, 2)}, BIRTH, SWAPPED, id="swapped"),
        pytest.param({"birth": born(1990, 2, 3)}, {"birth": born(1990, 2, 4)}, BIRTH, NEAR, id="digit"),
        pytest.param({"birth": born(1990, 2)}, {"birth": born(1990, 2, 4)}, BIRTH, REORDERED, id="month"),
        pytest.param({"born": 1990.0}, {"born": 1990.5}, AGE, EXACT, id="age"),
        pytest.param({"born": 1990.0}, {"born": 1993.0}, AGE, ALIKE, id="age-off"),
        pytest.param({"gender": "m"}, {"gender": "f"}, GENDER, ELSE, id="gender"),
        pytest.param(
            {"postcodes": frozenset({"1"}), "cities": frozenset({"a"})},
            {"postcodes": frozenset({"1"}), "cities": frozenset({"b"})},
            PLACE, EQUAL, id="postcode-first",
        ),
        pytest.param({"cities": frozenset({"a"})}, {"cities": frozenset({"b"})}, PLACE, PART, id="moved"),
        pytest.param(
            {"countries": frozenset({"PH"})}, {"countries": frozenset({"PH"})}, PLACE, REORDERED, id="country"
        ),
    ],
)  # fmt: skip
def test_levels_of_fields(left: dict, right: dict, field: int, level: int) -> None:
    """By hand; nothing else is stated, so nothing else is compared."""
    levels = found(person(1, **left), person(2, **right))
    assert {number: one[0] for number, one in levels.items()} == {field: level}


def test_a_date_speaks_before_an_age() -> None:
    """Ages are computed from dates where those are known: one evidence, not two."""
    a, b = (person(n, birth=born(1990, 2, 3), born=1990.1) for n in (1, 2))
    assert found(a, b).keys() == {BIRTH}


def test_a_suspects_age_and_gender_need_who_they_are() -> None:
    """A persona's age says nothing about its user."""
    a, b = (person(n, "suspect", born=1990.0, gender="f") for n in (1, 2))
    assert not found(a, b)
    c, d = (person(n, "suspect", born=1990.0, gender="f", firm=True) for n in (1, 2))
    assert found(c, d).keys() == {AGE, GENDER}


def test_contacts_of_victims() -> None:
    """Equal, a slip of one digit, another."""

    def held(*selectors):
        return {(s.kind, s.value): None for s in selectors}

    a, b = person(1), person(2)
    one, slip = phone("+639170000001"), phone("+639170000002")
    assert found(a, b, held(one), held(slip)) == {PHONE: (NEAR, "selector.phone_slip")}
    assert found(a, b, held(one), held(phone("+85251234567")))[PHONE][0] == ELSE
    assert found(a, b, held(email("a@example.org")), held(email("b@example.org")))[EMAIL][0] == ELSE
    assert found(a, b, held(one), held(one))[PHONE][0] == EXACT
    assert not found(person(1, "suspect"), person(2, "suspect"), held(one), held(slip))


def test_common_values_have_later_levels() -> None:
    """Twenty of one city, two of another."""
    crowd = [person(n, cities=frozenset({"big" if n < 20 else "small"})) for n in range(22)]
    counted = count_values(crowd)
    assert found(crowd[0], crowd[1], counted=counted)[PLACE][0] == 3
    assert found(crowd[20], crowd[21], counted=counted)[PLACE][0] == 2
    assert values_of(crowd[0]) == {PLACE: ("big",)}


def test_usual_weights_are_the_chances_ratio() -> None:
    """log2(m / u), level by level; ranked equality alike on all its levels."""
    weights = usual_weights()
    for number, field in enumerate(FIELDS):
        for level, (m, u) in field.usual.items():
            bits = weights.bits(Agreement(number, level, "", "", ""))
            assert bits == pytest.approx(math.log2(m / u))
    assert len({weights.table[BIRTH][level] for level in range(EQUAL, EXACT + 1)}) == 1
    assert not weights.note(Agreement(BIRTH, EQUAL, "", "", ""))


def planted(errors: int, pairs: int = 400) -> FieldWeights:
    """Weights of people described twice, of whom one in ``errors`` is of the other gender there; 0: none."""
    people, seen = [], []
    for n in range(pairs):
        gender = "mf"[n % 2]
        other = "fm"[n % 2] if errors and n % errors == 0 else gender
        people += [person(2 * n, gender=gender), person(2 * n + 1, gender=other)]
    counted, held = count_values(people), {p.number: {} for p in people}
    for n in range(pairs):
        a, b = people[2 * n], people[2 * n + 1]
        seen.append((tuple(compare_fields(a, b, {}, {}, counted)), 25.0))
        stranger = people[(2 * n + 2) % len(people)]
        seen.append((tuple(compare_fields(a, stranger, {}, {}, counted)), -10.0))
    return learn_weights(people, held, counted, seen, 1.0)


def test_learned_weights_follow_the_records() -> None:
    """One true pair in five differs: about log2(.2 / .5), less what is usual; fewer errors, more bits."""
    often, seldom = planted(5), planted(0)
    differs = Agreement(GENDER, ELSE, "", "", "")
    assert often.bits(differs) == pytest.approx(math.log2(0.2 / 0.5), abs=0.6)
    assert seldom.bits(differs) < often.bits(differs) - 1.0
    assert often.note(differs).startswith("in ")
    assert (often.bits(differs) * 1024).is_integer()


def test_what_hardly_occurs_keeps_its_usual_weight() -> None:
    """No date is stated: nothing can be learned about dates."""
    weights, usual = planted(5), usual_weights()
    assert [weights.table[BIRTH][level] for level in (EQUAL, NEAR, ELSE)] == pytest.approx(
        [usual.table[BIRTH][level] for level in (EQUAL, NEAR, ELSE)], abs=1 / 1024
    )


def test_few_pairs_teach_nothing() -> None:
    """Then the usual chances stand alone."""
    people = [person(n, gender="m") for n in range(4)]
    held = {p.number: {} for p in people}
    learned = learn_weights(people, held, count_values(people), [((), 25.0)] * (FEW - 1), 1.0)
    assert learned.table == usual_weights().table
    assert learned.pairs == 0


@pytest.mark.parametrize(
    ("bits", "band"), [(99.0, 1), (20.0, 2), (12.5, 3), (6.0, 4), (0.0, 6), (-9.0, ELSE)]
)
def test_bands_of_other_evidence(bits: float, band: int) -> None:
    """The surest has the first level; what speaks against the last."""
    assert band_of(bits) == band


def test_links_of_a_learned_world_add_up_in_any_order() -> None:
    """Ninety victims reported twice, a third of them under the other gender."""
    w = World()
    for n in range(90):
        name = f"{'ABCDEFGHIJ'[n % 10]}ora{'bcdfghklmn'[n // 10]}el Qu{n:02d}vist"
        for agency, side in (("aa", 0), ("bb", 1)):
            report = w.report(n + side, agency=agency)
            gender = "fm"[n % 3 == 0 and side]
            w.victim(name, phone(f"+63917{n:07d}"), report=report, gender=gender)
    linked = link_records(w.records)
    differs = {r.bits for one in linked.links for r in one.reasons if r.rule == "gender.differs"}
    assert len(differs) == 1
    assert differs.pop() > usual_weights().table[GENDER][ELSE] + 1.0
    assert all(one.bits == math.fsum(r.bits for r in one.reasons) for one in linked.links)
    shuffled = random.Random(5).sample(w.records, len(w.records))
    assert link_records(shuffled).links == linked.links

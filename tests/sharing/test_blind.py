"""Blind matching finds the intersection, and what travels says nothing else."""

from collections import Counter
from hashlib import sha256
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.model.errors import RefusedInputError, UsageError
from strikeback.sharing.blind import (
    ENTRY,
    LEAST,
    MOST,
    Context,
    evaluate,
    hits,
    padded,
    question,
    split,
    stock,
)
from strikeback.sharing.curve import POINT, PRIME, secret

CONTEXT = Context(question="bq_x", asker="a.example/log", owner="b.example/log", agency="hkpf", purpose="p")
VALUES = st.lists(
    st.tuples(st.sampled_from(["phone", "email"]), st.text(max_size=12)), unique=True, max_size=12
)


class Session:
    """One question and its answer, with everything that travels."""

    def __init__(self, asked: list, held: dict, seed: int = 1, context: Context = CONTEXT) -> None:
        """Play it: ``held`` has agencies by selector."""
        random = Random(seed).randbytes
        a, b = secret(random(32)), secret(random(32))
        texts = [CONTEXT.text(*one) for one in asked]
        self.points, places = question(texts, a, random)
        self.evaluated = evaluate(self.points, b)
        offered = [
            (context.text(*one), agency, f"h_{agency}-{number}")
            for number, (one, agencies) in enumerate(held.items())
            for agency in agencies
        ]
        self.entries = stock(offered, b, random)
        by_place = dict(zip(places, texts, strict=True))
        found = hits(by_place, self.evaluated, self.entries, a, ["spf", "npa"])
        self.found = {one: found[place] for one, place in zip(asked, places, strict=True) if place in found}
        self.sent = self.points + self.evaluated + self.entries


@settings(max_examples=25)
@given(
    VALUES, VALUES, st.lists(st.sampled_from([("spf",), ("npa",), ("npa", "spf")]), min_size=24, max_size=24)
)
def test_hits_are_the_intersection(asked: list, others: list, holders: list) -> None:
    """Whatever both hold, with each agency that holds it and its reference; nothing else."""
    held = dict(zip(dict.fromkeys([*others, *asked[::2]]), holders, strict=False))
    names = {one: number for number, one in enumerate(held)}
    expected = {
        one: [(agency, f"h_{agency}-{names[one]}") for agency in held[one]] for one in asked if one in held
    }
    assert Session(asked, held).found == expected


@pytest.mark.parametrize("size", [1, 40, LEAST, LEAST + 1])
def test_stocks_of_one_size_look_the_same(size: int) -> None:
    """Other stocks of that size that meet the question as often: one shape, bytes evenly spread."""
    asked = [("phone", f"+6391700{number:05}") for number in range(size)]
    shapes = []
    for world in range(2):
        held = dict.fromkeys(asked[world : world + size // 2], ("spf",))
        held |= {("email", f"{world}-{number}@example.org"): ("spf",) for number in range(size - size // 2)}
        made = Session(asked, held, seed=world)
        assert len(made.found) == min(size // 2, size - world)
        shapes.append((len(made.points), len(made.evaluated), len(made.entries)))
        # Chi-square with 255 degrees of freedom stays below 400 in all but 1 of 10**8 cases.
        counted, whole = Counter(made.entries), len(made.entries)
        assert sum((counted[byte] - whole / 256) ** 2 / (whole / 256) for byte in range(256)) < 400
    assert shapes[0] == shapes[1]
    assert shapes[0] == (padded(size) * POINT, padded(size) * POINT, padded(size) * ENTRY)


def test_nothing_that_travels_holds_a_value() -> None:
    """Neither values, nor plain digests of them, nor references; and nothing is sent twice."""
    asked = [("phone", f"+6391700000{number:02}") for number in range(20)]
    held = {("phone", f"+6391700000{number:02}"): ("spf",) for number in range(10, 30)}
    first, second = Session(asked, held, seed=1), Session(asked, held, seed=2)
    assert len(first.found) == len(second.found) == 10
    for kind, value in [*asked, *held]:
        for text in (value.encode(), CONTEXT.text(kind, value), b"h_spf"):
            for form in (text, sha256(text).digest()[:16], text.hex().encode()):
                assert form not in first.sent
    shared = set(split(first.points, POINT)) & set(split(second.points, POINT))
    shared |= set(split(first.entries, ENTRY)) & set(split(second.entries, ENTRY))
    assert shared == set()


def test_points_of_a_question_are_on_the_curve_like_what_fills_it_up() -> None:
    """Nobody counts the selectors by telling curve from twist."""
    made = Session([("phone", "+639170000001")], {})
    for point in split(made.points, POINT):
        u = int.from_bytes(point, "little")
        assert pow((u**3 + 486662 * u * u + u) % PRIME, (PRIME - 1) // 2, PRIME) == 1


@pytest.mark.parametrize("part", ["question", "asker", "owner", "agency", "purpose"])
def test_an_answer_in_another_context_hits_nothing(part: str) -> None:
    """Kind, hubs, agency, purpose and question are in every digest."""
    one = ("phone", "+639170000001")
    other = msgspec.structs.replace(CONTEXT, **{part: "other"})
    assert Session([one], {one: ("spf",)}).found
    assert not Session([one], {one: ("spf",)}, context=other).found
    assert not Session([one], {("imsi", one[1]): ("spf",)}).found


def test_what_does_not_have_its_form_is_refused() -> None:
    """Lengths, numbers that are no power of two, answers to shorter questions, long references, too many."""
    made = Session([("phone", "+639170000001")], {})
    for points in (b"", made.points[:-1], made.points[:-POINT], made.points * 3):
        with pytest.raises(RefusedInputError):
            evaluate(points, secret(bytes(32)))
    with pytest.raises(RefusedInputError):
        evaluate(b"\1".ljust(32, b"\0") * LEAST, secret(bytes(32)))
    with pytest.raises(RefusedInputError, match="another question"):
        hits({LEAST: b"x"}, made.evaluated, made.entries, secret(bytes(32)), ["spf"])
    with pytest.raises(UsageError):
        stock([(b"x", "spf", "h" * 97)], secret(bytes(32)), Random(1).randbytes)
    with pytest.raises(UsageError):
        padded(MOST + 1)
    assert [padded(number) for number in (0, 1, 64, 65, 128, 129, MOST)] == [64, 64, 64, 128, 128, 256, MOST]


def test_a_forged_reference_is_refused() -> None:
    """An owner that puts bytes into a reference that are none is told so, not repeated."""
    one = ("phone", "+639170000001")
    random = Random(1).randbytes
    a, b = secret(random(32)), secret(random(32))
    points, (place,) = question([CONTEXT.text(*one)], a, random)
    entries = stock([(CONTEXT.text(*one), "spf", "h_\x1b[2J")], b, random)
    with pytest.raises(RefusedInputError, match="none"):
        hits({place: CONTEXT.text(*one)}, evaluate(points, b), entries, a, ["spf"])

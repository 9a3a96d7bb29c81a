"""Levels of agreement, and the compiled likeness against another library."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, JaroWinkler

from strikeback.linking.engine import kernels_text as kernels
from strikeback.linking.engine.frequencies import random_chances
from strikeback.linking.engine.kernels_levels import patterns_of, value_levels
from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    ELSE,
    FAINT,
    INITIAL,
    NEAR,
    PART,
    REORDERED,
    SWAPPED,
)
from strikeback.linking.engine.prepared import Prepared
from strikeback.linking.engine.records import bins_of, encode

WORDS = st.text(alphabet="abcdeé 李", min_size=1, max_size=12)


def flat(left: str, right: str) -> tuple[np.ndarray, int, int, int, int]:
    """Both texts in one buffer."""
    chars = np.frombuffer((left + right).encode("utf-16-le"), np.uint16)
    return chars, 0, len(left), len(left), len(right)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_likeness_is_that_of_rapidfuzz(left: str, right: str) -> None:
    """Jaro-Winkler to 1e-9, one slip to the letter."""
    assert kernels.jaro_winkler(*flat(left, right)) == pytest.approx(JaroWinkler.similarity(left, right))
    assert kernels.one_slip(*flat(left, right)) == (OSA.distance(left, right) <= 1)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(0, 11), st.sampled_from("abz李"))
def test_one_edit_is_one_slip(text: str, at: int, letter: str) -> None:
    """Whatever one edit makes of a text is found."""
    at %= len(text)
    for edited in (
        text[:at] + letter + text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + letter + text[at + 1 :],
    ):
        if edited:
            assert kernels.one_slip(*flat(text, edited))


def level(kind: str, left: str, right: str, others: dict[int, tuple[str, ...]] | None = None) -> int:
    """The level of two values."""
    field = Prepared(
        "v", kind, np.array([0, 1], np.int32), pa.array([left, right], pa.large_string()), others or {}
    )
    records = encode([field], np.array([1, 2], np.uint64), np.zeros(2, np.int32))
    one, other = records.book.codes[:, 0]
    both = [
        value_levels(records.book, 0, np.array([a]), np.array([b]))[0]
        for a, b in ((one, other), (other, one))
    ]
    assert both[0] == both[1]
    return int(both[0])


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        ("name", "olga", "olag", NEAR),
        ("name", "olga", "o", INITIAL),
        ("name", "anna maria", "maria anna", REORDERED),
        ("name", "anna maria petrenko", "petrenko anna", ALIKE),
        ("name", "anna petrenko", "anna salas", PART),
        ("name", "petrenko", "petranco", REORDERED),
        ("name", "petrenko", "petrenkova", ALIKE),
        ("name", "catherine", "katherina", REORDERED),
        ("name", "olga", "femi", ELSE),
        ("name", "sunil", "suneel", REORDERED),
        ("name", "cherif", "sharif", REORDERED),
        ("name", "nikolaj", "nikolai", NEAR),
        ("name", "hosen", "hussain", ALIAS),
        ("name", "maria", "marta", NEAR),
        ("name", "lina", "tomas", ELSE),
        ("name", "bob", "robert", ALIAS),
        ("name", "sasha", "aleksandr", ALIAS),
        ("name", "ben taylor", "benjamin taylor", ALIAS),
        ("name", "ben taylor", "benjamin baker", PART),
        ("name", "jim lefebvre", "lefebvre james", ALIAS),
        ("name", "yacine ahmad salem", "yasin ahmed salim", REORDERED),
        ("name", "leila aldossary", "laila dawsari", REORDERED),
        ("name", "r cooper", "robert cooper", INITIAL),
        ("name", "anna petrenko salas", "anna petrenko okafor", FAINT),
        ("name", "anna maria", "annamaria", NEAR),
        ("name", "omar ali salem", "omaralisalem", REORDERED),
        ("name", "nguyen", "nguyen linh", FAINT),
        ("date", "20010203", "20010204", NEAR),
        ("date", "20010203", "20010302", ALIKE),
        ("date", "20010203", "19870203", INITIAL),
        ("date", "20010203", "20010000", REORDERED),
        ("date", "20010203", "20020000", ELSE),
        ("date", "20010203", "20011127", PART),
        ("date", "20010203", "19871127", ELSE),
        ("code", "ls11aa", "ls11ab", NEAR),
        ("code", "ls11aa", "ls19zz", ALIKE),
        ("code", "447700900123", "7700900123", INITIAL),
        ("code", "12345678", "87650000", ELSE),
        ("category", "m", "n", ELSE),
        ("exact", "a1", "a2", ELSE),
    ],
)
def test_levels(kind: str, left: str, right: str, expected: int) -> None:
    """Each kind's levels, in both directions."""
    assert level(kind, left, right) == expected


SPELLINGS = ("fedorov nikolai", "fjodorow nikolaj", "kolya fedorov", "al hamid", "o", "o o", "abc abd abe")


@settings(max_examples=100, deadline=None)
@given(*[st.text(alphabet="aeioubcdfghjklmnprstvwxyz ", min_size=1, max_size=14)] * 2)
def test_names_are_as_close_either_way_round(left: str, right: str) -> None:
    """The level of two names does not depend on their order, and adding a word to neither parts them."""
    if left != right:
        level("name", left, right)
        for other in SPELLINGS:
            if other != left:
                level("name", left, other)


@pytest.mark.parametrize(
    ("one", "other", "swapped"),
    [
        (("fjodorow", "nikolaj"), ("nikolai", "fedorov"), True),
        (("james", "thornbury"), ("thornbury", "jim"), True),
        (("james", "thornbury"), ("thornbury", "anna"), False),
        (("james", "thornbury"), ("baker", "susan"), False),
    ],
    ids=["two spellings", "a short form", "one name differs", "strangers"],
)
def test_names_in_each_others_place(one: tuple[str, str], other: tuple[str, str], swapped: bool) -> None:  # noqa: FBT001
    """Given and family name are seen to be swapped though their spelling differs too."""
    fields = [
        Prepared(name, "name", np.array([0, 1], np.int32), pa.array(pair, pa.large_string()), {}, "person")
        for name, pair in zip(("given", "family"), zip(one, other, strict=True), strict=True)
    ]
    records = encode(fields, np.array([1, 2], np.uint64), np.zeros(2, np.int32))
    found = int(patterns_of(records.book, np.array([0]), np.array([1]))[0])
    assert (found == SWAPPED) is swapped


def test_another_form_counts() -> None:
    """A reading in another script equal to the other value is a known variant; a near one is one slip."""
    assert level("name", "李伟", "li wei", {0: ("li wei",)}) == ALIAS
    assert level("name", "李伟", "li weii", {0: ("li wei",)}) == NEAR


def test_bins_are_powers_of_four() -> None:
    """1-3, 4-15, 16-63, 64-255, 256-1,023, more."""
    counts = np.array([0, 1, 3, 4, 15, 16, 63, 64, 255, 256, 1023, 1024, 10**6])
    assert bins_of(counts).tolist() == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]


def test_chance_of_equality_is_that_of_all_pairs() -> None:
    """Against counting every pair by hand."""
    rnd = np.random.default_rng(1)
    codes = rnd.integers(0, 40, 2_000).astype(np.int32)
    forms = pa.array([f"value {n:05d}" for n in range(40)], pa.large_string())
    records = encode([Prepared("v", "text", codes, forms, {})], np.arange(2_000, dtype=np.uint64), codes * 0)
    u, _ = random_chances(records)
    equal = (codes[:, None] == codes[None, :]).sum() - 2_000
    assert u[0, 1:7].sum() == pytest.approx(equal / (2_000 * 1_999), rel=0.05)
    assert u[0].sum() == pytest.approx(1)

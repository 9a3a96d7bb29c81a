"""Keys of a model."""

import random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.linking import resolve
from strikeback.linking.engine.kernels_keys import ROW_BITS, by_digest, skeleton_digest
from strikeback.linking.engine.keys_equal import SMALL

FAMILY = 1_000


def register(first: int, last: int, label: str) -> pa.Table:
    """People of whom no two are one, the same for the same numbers."""
    rows = []
    for number in range(first, last):
        dice = random.Random(number)
        letters = "".join(dice.choice("bcdfglmnprst") + dice.choice("aeiou") for _ in range(8))
        rows.append(
            {
                "id": f"{label}{number}",
                "given": letters[:8].title(),
                "family": letters[8:].title(),
                "born": f"{dice.randrange(1940, 2000)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}",
            }
        )
    return pa.Table.from_pylist(rows)


def test_a_model_of_people_who_come_once_finds_those_who_come_again() -> None:
    """Nobody is there twice when the model is learned; its keys find who comes later all the same."""
    model = resolve(register(0, FAMILY, "a"), id_column="id").model
    assert len(model.keys) > 1
    both = resolve([register(0, FAMILY, "a"), register(0, 300, "b")], id_column="id", model=model).clusters
    assert all(both[f"a{n}"] == both[f"b{n}"] for n in range(300))


def test_equal_values_of_any_field_but_a_category_propose_pairs() -> None:
    """One key finds all who are there twice: gain for cost asks for no other, yet each field has its own."""
    rng = np.random.default_rng(5)
    mails = [f"service.{n * 7919 % 100_003:06}@mail.example.com" for n in range(FAMILY)]
    tables = [
        register(0, FAMILY, label)
        .append_column("email", pa.array(mails))
        .append_column("sex", pa.array(rng.choice(["f", "m"], FAMILY)))
        for label in "ab"
    ]
    model = resolve(tables, id_column="id").model
    single = {key.parts[0]: key.cap for key in model.keys if len(key.parts) == 1}
    assert {(name, "value") for name in ("given", "family", "born", "email")} <= set(single)
    assert SMALL in single.values()
    assert single.get(("sex", "value")) != SMALL


@given(st.lists(st.integers(0, 40) | st.integers(0, (1 << 40) - 1), max_size=60))
def test_entries_are_sorted_by_digest_and_row(digests: list[int]) -> None:
    """As comparing them would, blocks being runs of equal digests."""
    entries = np.array([(digest << ROW_BITS) | row for row, digest in enumerate(digests)], dtype=np.uint64)
    expected = sorted(entries.tolist())
    by_digest(entries, np.empty_like(entries))
    assert entries.tolist() == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("khalid", "khaled"),
        ("tariq", "tarek"),
        ("chaudhary", "chowdhury"),
        ("qasim", "kasem"),
        ("osman", "usman"),
        ("subramanian", "suppiramaniyan"),
        ("wassili", "vasily"),
    ],
)
def test_skeletons_of_one_sound_meet(one: str, other: str) -> None:
    """Letters of one sound count as one, a vowel as any vowel at the beginning and as none later."""
    assert _skeleton(one) == _skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("salim", "karim"), ("omar", "amal"), ("noor", "nawal")])
def test_skeletons_of_other_consonants_do_not(one: str, other: str) -> None:
    """Names of other consonants form other blocks."""
    assert _skeleton(one) != _skeleton(other)


def _skeleton(word: str) -> int:
    chars = np.frombuffer(word.encode("utf-16-le"), dtype=np.uint16)
    return int(skeleton_digest(chars, 0, len(chars)))

"""Explanations as people read them: each sentence where it belongs, and only there."""

from typing import Any

import pytest

from strikeback.cli.explained import told_entity, told_pair
from strikeback.flows.tables.explain import Explained, Held
from strikeback.linking.engine.explain_pair import Change, FieldEvidence, PairEvidence, Proposal


def evidence(**changes: Any) -> PairEvidence:
    """A pair of 6.5 bits: -9 at first, 17 for the name, -1 for the city, -0.5 for relatives."""
    name = FieldEvidence(
        field="name", level="one_slip", bits=17.0, left="ana holm", right="anna holm",
        left_count=1, right_count=1234, m=0.08, u=0.0001,
    )  # fmt: skip
    city = FieldEvidence(
        field="city", level="different", bits=-1.0, left="ems", right="ulm", left_count=30, right_count=40,
        m=0.1, u=0.2, follows="postcode",
    )  # fmt: skip
    values: dict[str, Any] = {
        "bits": 6.5, "threshold": -0.25, "same": True, "prior": -9.0, "related": -0.5, "fields": (city, name),
        "proposals": (Proposal(key="name beginning", records=12, proposed=True),),
        "changes": (Change(field="name", level="different", bits=-12.0),),
        "model": "table-0", "records": 1500,
    }  # fmt: skip
    return PairEvidence(**(values | changes))


def held(**changes: Any) -> Held:
    """A bridge between one record and two."""
    values: dict[str, Any] = {
        "left": "1", "right": "2", "bits": 1.25, "near": ("1",), "far": ("2", "3"), "pairs": 2, "mean": 0.5,
        "parts": (("1",), ("2", "3")),
    }  # fmt: skip
    return Held(**(values | changes))


def explained(**changes: Any) -> Explained:
    """Records 1 and 2, together, nothing decided."""
    values: dict[str, Any] = {
        "left": "1", "right": "2", "together": True, "decided": "", "copies": False, "probability": 0.9876,
        "pair": evidence(), "entity": ("1", "2"), "bridge": None, "model": "table-0",
    }  # fmt: skip
    return Explained(**(values | changes))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Tells an explanation and returns what was printed."""

    def tell(found: Explained) -> str:
        (told_pair if found.right else told_entity)(found)
        return capsys.readouterr().out

    return tell


def test_a_pair_in_words_and_figures(said: Any) -> None:
    """The table adds up in the reader's sight: prior, fields from strongest on, relatives, score."""
    lines = said(explained()).splitlines()
    assert lines[0] == "1 and 2 are one entity."
    bits = [line.split()[-1] for line in lines[2:7]]
    assert bits == ["-9.00", "+17.00", "-1.00", "-0.50", "+6.50"]
    text = "\n".join(lines)
    for words in (
        "one slip", "different (follows from postcode)", "1 / 1,234", "0.08 / 0.0001", "98.76%",
        "Proposed by name beginning (12 records).", "Against: city -1.00.",
        "By this pair: the same (from -0.25 bits). One change would turn it: name different (-12.00).",
        "Model table-0, trained on 1,500 records.",
    ):  # fmt: skip
        assert words in text
    assert "bridge" not in text
    assert "The pair alone" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param(
            {"pair": evidence(proposals=(), changes=(), related=0.0)},
            ("Proposed by none.", "No one change would turn it."),
            id="nothing proposed it, nothing turns it",
        ),
        pytest.param(
            {"pair": evidence(proposals=(Proposal(key="city", records=4000, proposed=False),))},
            ("Proposed by none (city: 4,000 records, too many).",),
            id="a key of too many records",
        ),
        pytest.param({"pair": evidence(fields=())}, ("Against: nothing.",), id="nothing against"),
        pytest.param(
            {"pair": evidence(same=False)},
            ("By this pair: different", "The pair alone would not join them: other records"),
            id="others join them",
        ),
        pytest.param(
            {"together": False},
            ("1 and 2 are not one entity.", "The pair alone would join them", "or a rule, keep them apart."),
            id="others keep them apart",
        ),
        pytest.param(
            {"decided": "different", "together": False},
            ("People decided: different; that binds.",),
            id="decided to be different",
        ),
        pytest.param({"decided": "same"}, ("People decided: the same; that binds.",), id="decided"),
        pytest.param(
            {"copies": True, "pair": None}, ("exact copies of each other, cell for cell",), id="copies"
        ),
        pytest.param(
            {"entity": ("1", "2", "3"), "bridge": held()},
            ("Weakest bridge of its 3 records: 1 and 2, +1.25 bits.", "on average +0.50 bits"),
            id="an entity of three",
        ),
    ],
)
def test_what_else_a_pair_says(said: Any, changes: dict[str, Any], words: tuple[str, ...]) -> None:
    """Each case has its sentence; decided and copied pairs need no other reason."""
    text = said(explained(**changes))
    for each in words:
        assert each in text
    assert ("The pair alone" in text) == any("The pair alone" in each for each in words)


def test_an_entity_is_told_by_its_weakest_bridge(said: Any) -> None:
    """Who it is of, what joins it, what would be left without; ids beyond eight are counted."""
    many = tuple(f"r{n}" for n in range(11))
    text = said(explained(right="", entity=many, bridge=held(far=many[1:])))
    assert "1 is one of 11 records of one entity: r0, r1, r2, r3, r4, r5, r6, r7 and 3 more." in text
    assert "joins 1 (1) to 10 (r1, r2, r3, r4, r5, r6, r7, r8 and 2 more)" in text
    assert "Were the two decided to be different, 2 entities would be left: 1; 2, 3." in text
    whole = said(explained(right="", bridge=held(parts=(("1", "2", "3"),)), pair=None))
    assert "the entity would still hold: a decision joins them." in whole
    assert "By this pair" not in whole


def test_a_record_alone(said: Any) -> None:
    """There is no bridge to tell of."""
    assert said(explained(right="", entity=("1",), pair=None)) == "1 is alone: no other record is the same.\n"

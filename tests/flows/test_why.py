"""The way between two records over the strongest weakest link."""

from itertools import pairwise

import pytest

from strikeback.flows.agencies import check_country
from strikeback.flows.why import widest_way
from strikeback.model.errors import UsageError
from strikeback.model.links import Link, LinkKind


def link(left: str, right: str, bits: float) -> Link:
    """A link of that score."""
    return Link(
        id=f"l_{left}{right}",
        kind=LinkKind.SAME_PERSON,
        left=left,
        right=right,
        bits=bits,
        probability=0.9,
        reasons=(),
        model="test",
    )


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param(
            [("a", "b", 3.0), ("b", "d", 9.0), ("a", "c", 5.0), ("c", "d", 5.0)],
            "acd",
            id="strongest-bottleneck",
        ),
        pytest.param(
            [("a", "b", 4.0), ("b", "d", 4.0), ("a", "c", 4.0), ("c", "d", 4.0)], "abd", id="equal-ways"
        ),
        pytest.param([("a", "b", 4.0)], "", id="no-way"),
    ],
)
def test_way(links: list[tuple[str, str, float]], expected: str) -> None:
    """The way whose weakest link is strongest; among equals the same one each time."""
    found = widest_way([link(*one) for one in links], {"a"}, {"d"})
    steps = list(pairwise(expected))
    assert [(one.left, one.right) for one in found] == steps


def test_a_country_exists_or_is_refused() -> None:
    """UK is understood; a code without a country would lose every phone of the agency."""
    assert (check_country("uk", "--country"), check_country("", "--country")) == ("GB", "")
    with pytest.raises(UsageError, match="no country ZZ"):
        check_country("ZZ", "--country")

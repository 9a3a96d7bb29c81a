"""The single pieces of evidence: dates, ages, handles, clusters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.worlds import born, moment

from strikeback.linking.birth import age_level, birth_level, birth_year
from strikeback.linking.cluster import Edge, Grower, across, agreement, star
from strikeback.linking.handles import CAP_BITS, joined, stem, surprisal
from strikeback.linking.linked import grain, make_link, probability
from strikeback.linking.person_names import compare_own_names, names_clash
from strikeback.linking.profiles import OwnName
from strikeback.model.links import LinkKind, Reason
from strikeback.model.time import Moment, PartialDate
from strikeback.selectors.names.readings import readings


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(born(1990, 2, 3), born(1990, 2, 3), "equal", id="equal"),
        pytest.param(born(1990, 2, 3), born(1990, 3, 2), "swapped", id="day-month"),
        pytest.param(born(1990, 2, 3), born(1990, 2, 13), "one_digit", id="digit"),
        pytest.param(born(1990, 2, 3), born(1978, 2, 3), "month_day", id="two-digits"),
        pytest.param(born(1990, 2, 12), born(1990, 2, 21), "one_digit", id="neighbours-exchanged"),
        pytest.param(born(1990, 2, 3), born(1990, 2, 28), "year_month", id="other-day"),
        pytest.param(born(1990, 2, 3), born(1990, 11, 28), "same_year", id="other-month"),
        pytest.param(born(1990, 2, 3), born(1985, 2, 3), "month_day", id="other-year"),
        pytest.param(born(1990, 2, 3), born(1984, 11, 28), "else", id="else"),
        pytest.param(born(1990), born(1990, 2, 3), "partial_year", id="year-only"),
        pytest.param(born(1990), born(1991, 2, 3), "else", id="other-year-only"),
        pytest.param(born(1990, 2), born(1990, 2, 3), "partial_month", id="month-only"),
        pytest.param(born(1990, 2), born(1990, 5, 3), "same_year", id="other-month-only"),
        pytest.param(born(1990, 2), born(1985, 5, 3), "else", id="neither"),
        pytest.param(None, born(1990, 2, 3), "", id="missing"),
        pytest.param(PartialDate(raw="?"), born(1990, 2, 3), "", id="unread"),
    ],
)
def test_birth_levels(left, right, level) -> None:
    """Levels by hand, in both directions."""
    assert birth_level(left, right) == level
    assert birth_level(right, left) == level


def test_ambiguous_order_is_nearly_equal() -> None:
    """Where the file cannot tell day from month, an exchange is no slip."""
    unsure = PartialDate(raw="03/02/1990", year=1990, month=2, day=3, ambiguous=True)
    assert birth_level(unsure, born(1990, 3, 2)) == "ambiguous"


def test_birth_year_from_age_and_date() -> None:
    """14 years old in January 2014 is born between January 1999 and January 2000."""
    assert birth_year(None, 14, moment(0)) == pytest.approx(1999.5, abs=0.1)
    assert birth_year(born(1999, 7, 1), None, None) == pytest.approx(1999.54, abs=0.01)
    assert birth_year(None, 14, None) is None
    assert birth_year(None, 14, Moment(raw="?")) is None


@pytest.mark.parametrize(("gap", "level"), [(0.5, "equal"), (1.2, "near"), (3, "off"), (9, "far")])
def test_age_levels(gap, level) -> None:
    """By the gap of birth years."""
    assert age_level(1990.0, 1990.0 + gap) == level
    assert age_level(None, 1990.0) == ""


def test_surprisal_orders_handles_as_people_choose_them() -> None:
    """A given name is common, with a year less so, letters at random are rare."""
    bits = [surprisal(h) for h in ("anna", "anna123", "anna1999", "annarose", "xq_vkzwpt7")]
    assert bits[0] < bits[1] < bits[2] < bits[3] < bits[4]
    assert bits[4] == CAP_BITS


def test_names_of_the_corpus_are_cheap() -> None:
    """A persona's name that is often seen surprises less."""
    assert surprisal("kalyssa", {"kalyssa": 7.0}) == 7.0 < surprisal("kalyssa")


@given(st.text(max_size=80))
def test_surprisal_is_bounded_and_stem_is_stable(text: str) -> None:
    """Any text has a price within the cap; a stem is its own stem."""
    assert 0 <= surprisal(text) <= CAP_BITS
    assert stem(stem(text)) == stem(text)


def test_stem_and_joined() -> None:
    """Rotations meet, short ones do not."""
    assert stem("anna.rose_88") == stem("annarose19") == "annarose"
    assert stem("4nn4-r0se") == "annrose" or stem("4nn4-r0se").endswith("rose")
    assert stem("amy7") == ""
    assert joined("kim.moore81") == joined("kim_moore81") != joined("kim_moore82")


@given(st.lists(st.floats(-60, 60).map(grain), max_size=30))
def test_grains_sum_exactly_in_any_order(parts) -> None:
    """Whole 1024ths of a bit add without rounding."""
    assert sum(parts) == sum(reversed(parts)) == sum(sorted(parts))


def test_probability_is_the_logistic() -> None:
    """Even odds at 0 bits, 3 : 1 at log2(3)."""
    assert probability(0) == 0.5
    assert probability(1.5849625007211562) == pytest.approx(0.75)
    assert probability(-10_000) == pytest.approx(0)


# --- clusters --------------------------------------------------------------------------------------


def grown(size, edges, **fields):
    """Members of the clusters that grow over edges."""
    grower = Grower(size, **fields)
    grower.grow(edges)
    return grower.result()


def test_chaining_edges_join_and_the_weakest_is_kept() -> None:
    """A path of strong edges is one cluster."""
    result = grown(4, [Edge(-20.0, 0, 1, chains=True), Edge(-16.0, 1, 2, chains=True)])
    assert result.members == ((0, 1, 2), (3,))
    assert result.weakest == (16.0, None)


def weak(bits: dict[tuple[int, int], float], size: int, **fields):
    """Members of the clusters that grow over weak edges of some bits; other pairs have -12."""
    edges = [Edge(-value, *pair) for pair, value in bits.items() if value > 0]
    return grown(size, edges, score=lambda a, b: bits.get((min(a, b), max(a, b)), -12.0), **fields).members


def test_weak_edges_need_agreement_of_the_whole() -> None:
    """One weak bridge between two pairs does not join them: (3 - 3 - 3 - 3) / 4 is below even odds."""
    assert weak({(0, 1): 10.0, (2, 3): 10.0, (1, 2): 3.0}, 4) == ((0, 1), (2, 3))
    assert weak({(0, 1): 10.0, (2, 3): 10.0, (1, 2): 9.5}, 4) == ((0, 1, 2, 3),)


@pytest.mark.parametrize(("bits", "joined"), [(3.5, True), (2.5, False)])
def test_what_two_records_lack_counts_for_three_bits_at_most(bits, joined) -> None:
    """A third record joins a pair over one of the two where (bits - 3) / 2 is above even odds."""
    clusters = weak({(0, 1): 10.0, (1, 2): bits}, 3)
    assert clusters == (((0, 1, 2),) if joined else ((0, 1), (2,)))


def test_the_highest_mean_joins_first() -> None:
    """A record between two others goes to the one it agrees with more, where it cannot go to both."""
    found = weak({(0, 1): 4.0, (1, 2): 8.0}, 3, apart=[(0, 2)])
    assert found == ((0,), (1, 2))


def test_clusters_of_a_piece_that_nothing_joins_stay_apart() -> None:
    """Forbidden pairs part a path, whoever stands between."""
    bits = {(0, 1): 9.0, (1, 2): 8.0, (2, 3): 7.0}
    assert weak(bits, 4, forbids=lambda a, b: {0, 2} <= {*a, *b}) == ((0, 1), (2, 3))


def test_an_inferred_chain_must_exceed_the_doubt_and_comes_after_exact_ones() -> None:
    """An inference joins small clusters; exact edges have made them large before, whatever their bits."""
    inferred = Edge(-9.0, 1, 2, chains=True, inferred=True)
    exact = [Edge(-5.0, 0, 1, chains=True), Edge(-5.0, 2, 3, chains=True)]

    def doubt(one, other):
        return 5.0 * min(len(one), len(other))

    assert grown(4, [inferred], doubt=doubt).members == ((0,), (1, 2), (3,))
    assert grown(4, [inferred, *exact], doubt=doubt).members == ((0, 1), (2, 3))


def test_constraints_win_over_edges_and_decisions_over_the_engine() -> None:
    """Apart is kept over third members; forbidden joins happen only when decided."""
    edges = [Edge(-20.0, 0, 1, chains=True), Edge(-19.0, 1, 2, chains=True)]
    assert grown(3, edges, apart=[(0, 2)]).members == ((0, 1), (2,))
    assert grown(3, edges, forbids=lambda _a, _b: True).refused == 2
    decided = [Edge(-40.0, 0, 1, decided=True)]
    assert grown(2, decided, forbids=lambda _a, _b: True).members == ((0, 1),)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(20.0, -20.0, 14.4 - 1), (5.0, 5.0, 5.0), (-20.0, -20.0, -3.0), (0.5, -20.0, 0.5 - 1)],
    ids=["best of two", "mean", "against", "best too weak"],
)
def test_agreement_of_pairs_across(first: float, second: float, expected: float) -> None:
    """By hand: the mean, or the best less one bit for two pairs; 20 counts as 14.4, -20 as -3."""
    bits = {(0, 2): first, (1, 2): second}
    assert agreement(lambda a, b: bits[a, b], (0, 1), (2,)) == pytest.approx(expected)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(4, 200))
def test_pairs_across_are_bounded_and_real(left: int, right: int, limit: int) -> None:
    """Never more than about the limit, always one of each side."""
    pairs = list(across(range(left), range(100, 100 + right), limit))
    assert 0 < len(pairs) <= max(limit * 1.5, 1)
    assert all(a < 100 <= b for a, b in pairs)


def test_star_is_a_tree() -> None:
    """One pair fewer than members."""
    assert star([5, 3, 9]) == [(3, 5), (3, 9)]
    assert star([]) == []


# --- links and names ---------------------------------------------------------------------------------


def test_a_link_keeps_its_sides_when_its_ends_swap() -> None:
    """The smaller id is left, and each side keeps its own words."""
    reason = Reason(rule="selector.phone", field="phone", bits=2.0, left="of b", right="of a")
    link = make_link(LinkKind.SAME_PERSON, "b", "a", [reason])
    assert (link.left, link.right) == ("a", "b")
    assert (link.reasons[0].left, link.reasons[0].right) == ("of a", "of b")


def own(*texts: str) -> tuple[OwnName, ...]:
    """Names of one person."""
    return tuple(OwnName(text, firm=True, form=readings(text)) for text in texts)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        pytest.param(("Mary Lim",), ("Peter Lim",), True, id="siblings"),
        pytest.param(("Mary Lim",), ("Lim",), False, id="surname-only"),
        pytest.param(("Mary Lim",), ("LIM, Mary",), False, id="reordered"),
        pytest.param(("M. Lim",), ("Mary Lim",), False, id="initial"),
        pytest.param(("Peter Lim", "Mary Lim"), ("Mary Lim",), False, id="one-of-two-names"),
    ],
)
def test_when_names_are_two_peoples(left, right, clash) -> None:
    """Both sides must keep a word the other has nothing like, in every pair of names."""
    found = compare_own_names(own(*left), own(*right), lambda _token: 9.0)
    assert found is not None
    assert found.conflict is clash


def test_a_japanese_name_in_han_and_another_spelling_are_not_held_for_two_people() -> None:
    """How the signs are read stands nowhere: they are not compared. A Chinese name is."""
    rarity = 9.0
    silent = compare_own_names(own("榎本 千尋"), own("Chihiro Enomoto"), lambda _token: rarity)
    chinese = compare_own_names(own("陳大文"), own("Chihiro Enomoto"), lambda _token: rarity)
    assert silent is None
    assert chinese is not None
    assert chinese.conflict


def test_names_without_readings_say_nothing() -> None:
    """No name, no comparison; signs without letters clash with nobody."""
    assert compare_own_names((), own("Mary Lim"), lambda _token: 9.0) is None
    assert names_clash((), (("mary",),)) is False
    assert names_clash((("mary", "lim"),), (("lim", "mary"),)) is False

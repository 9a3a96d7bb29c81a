"""Comparing two names: levels, laws and evidence. All names are invented."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.names import NameLevel, NameMatch, compare_names
from strikeback.selectors.names.readings import readings


def compare(left: str, right: str) -> NameMatch:
    """Two texts compared."""
    return compare_names(readings(left), readings(right), None)


L = NameLevel
LEVELS = [
    ("same", "Jonah Reyes", "Jonah Reyes", {L.EXACT}),
    ("case-and-signs", "JONAH  REYES", "jonah, reyes", {L.EXACT}),
    ("marks", "José Núñez", "Jose Nunez", {L.NEAR, L.EXACT}),
    ("surname-first", "Reyes, Jonah", "Jonah Reyes", {L.REORDERED}),
    ("joined-reordered", "Jiwon Kim", "Kim Ji Won", {L.REORDERED}),
    ("joined", "Maryann Cruz", "Mary Ann Cruz", {L.EXACT, L.REORDERED}),
    ("typing-error", "Jonah Reyes", "Jonha Reyes", {L.NEAR}),
    ("variant", "Mohammed Yusof", "Muhammad Yusuf", {L.NEAR}),
    ("nickname", "Bob Salas", "Robert Salas", {L.NEAR}),
    ("filipino-nickname", "Pepe Abad", "Jose Abad", {L.NEAR}),
    ("missing-middle", "Jonah Cruz Reyes", "Jonah Reyes", {L.NEAR}),
    ("middle-initial", "Jonah M. Reyes", "Jonah Reyes", {L.NEAR}),
    ("first-initial", "J. Reyes", "Jonah Reyes", {L.INITIALS}),
    ("two-initials", "J. M. Reyes", "Jonah Marco Reyes", {L.INITIALS}),
    ("one-token", "Reyes", "Jonah Reyes", {L.ONE_TOKEN}),
    ("cut-off", "Jonah Villanu", "Jonah Villanueva", {L.NEAR}),
    ("hangul", "Kim Ji Won", "김지원", {L.BRIDGE}),
    ("hangul-popular", "Park Joon Young", "박준영", {L.BRIDGE}),
    ("hangul-other-order", "Hyunwoo Lee", "이현우", {L.BRIDGE}),
    ("hong-kong", "Chan Tai Man", "陳大文", {L.BRIDGE}),
    ("hong-kong-reordered", "Tai-Man CHAN", "陳大文", {L.BRIDGE}),
    ("pinyin", "Chen Dawen", "陳大文", {L.BRIDGE}),
    ("taiwan", "Chang Chih-ming", "張志明", {L.BRIDGE}),
    ("hokkien-surname", "Tan Ah Beng", "Chen Ah Beng", {L.NEAR}),
    ("foreign-in-han", "Barros Makel", "巴罗斯·马克尔", {L.BRIDGE}),
    ("kana", "Marco Reyes", "マルコ・レイエス", {L.BRIDGE}),
    ("cyrillic", "Boris Lisin", "Борис Лисин", {L.BRIDGE}),
    ("arabic", "Karim Nasser", "كريم ناصر", {L.BRIDGE}),
    ("simplified", "陳偉強", "陈伟强", {L.EXACT}),
    ("other-given", "Jonah Reyes", "Marco Reyes", {L.DIFFERENT}),
    ("other-surname", "Jonah Reyes", "Jonah Dizon", {L.DIFFERENT}),
    ("common-name-shared", "Maria Santos", "Maria Reyes", {L.DIFFERENT}),
    ("nothing-shared", "Nilo Abad", "Rosa Dizon", {L.DIFFERENT}),
    ("other-initial", "A. Reyes", "Jonah Reyes", {L.DIFFERENT}),
    ("father-and-son", "Ahmad bin Omar", "Omar bin Ahmad", {L.DIFFERENT}),
    ("other-chinese-surname", "Chan Siu Ming", "Cheung Wai Ho", {L.DIFFERENT}),
    ("other-character", "陳大文", "陳小文", {L.DIFFERENT}),
    ("other-syllable", "김지원", "김지호", {L.DIFFERENT}),
    ("other-across-scripts", "Kim Ji Won", "박서준", {L.DIFFERENT}),
    ("empty", "", "Jonah Reyes", {L.DIFFERENT}),
    ("both-empty", "", "", {L.DIFFERENT}),
]


@pytest.mark.parametrize(("left", "right", "levels"), [pytest.param(*row[1:], id=row[0]) for row in LEVELS])
def test_levels(left, right, levels):
    """Each habit of writing falls on the level that names it."""
    assert compare(left, right).level in levels


@pytest.mark.parametrize(
    ("closer", "farther"),
    [
        (("Jonah Reyes", "Jonah Reyes"), ("Jonah Reyes", "Jonha Reyes")),
        (("Jonah Reyes", "Jonha Reyes"), ("Jonah Reyes", "Jonah Dizon")),
        (("Jonah Reyes", "Jonah Cruz Reyes"), ("Jonah Reyes", "Reyes")),
        (("Jonah Reyes", "J. Reyes"), ("Jonah Reyes", "A. Reyes")),
        (("Jonah Reyes", "Jonah Dizon"), ("Jonah Reyes", "Rosa Abad")),
        (("Chan Tai Man", "陳大文"), ("Chan Tai Man", "張大文")),
        (("Kim Ji Won", "김지원"), ("Kim Ji Won", "김지호")),
        (("Ahmad bin Omar", "Ahmad bin Omar"), ("Ahmad bin Omar", "Omar bin Ahmad")),
    ],
    ids=["error", "surname", "single", "initial", "nothing", "han-surname", "hangul-given", "father-and-son"],
)
def test_what_agrees_more_scores_more(closer, farther):
    """Bits and similarity fall as agreement is lost."""
    near, far = compare(*closer), compare(*farther)
    assert near.bits > far.bits
    assert near.similarity > far.similarity


def test_a_rare_name_says_more_than_a_common_one():
    """Equal names carry the information of their tokens, from the lists or from the corpus."""
    common, rare = compare("Maria Santos", "Maria Santos"), compare("Ulrika Zabala", "Ulrika Zabala")
    assert rare.information > common.information
    assert rare.bits > common.bits
    form = readings("Ulrika Zabala")
    assert compare_names(form, form, lambda _: 2.0).information == pytest.approx(4.0)


def test_nicknames_and_surname_spellings_are_named():
    """The alignment says how tokens stand for each other."""
    assert ("bob", "robert", "nickname") in compare("Bob Salas", "Robert Salas").aligned
    assert ("chen", "tan", "surname") in compare("Tan Ah Beng", "Chen Ah Beng").aligned


def test_equal_signs_without_letters_are_exact_without_weight():
    """Digits in a name field are equal or not; they speak for nobody."""
    match = compare("12345", "12345")
    assert (match.level, match.similarity, match.bits) == (NameLevel.EXACT, 1.0, 0.0)


def test_a_match_prints_no_name():
    """Names must not reach logs through repr."""
    assert "reyes" not in repr(compare("Jonah Reyes", "J. Reyes")).casefold()


def test_prior_bits_stay_in_their_range():
    """Common tokens carry few bits, unknown ones twelve, particles and initials next to nothing."""
    assert prior_bits("al") < prior_bits("kim") < prior_bits("reyes") < prior_bits("zabala") == 12.0
    assert prior_bits("j") < 4.0


WORDS = st.text(alphabet="abcdefghijklmnoprstuvyz", min_size=2, max_size=8)
NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text(alphabet="陳大文小明김지원민수カナコアأحمدسبДмитр abn", max_size=8),
)


@given(NAMES, NAMES)
@settings(max_examples=150, deadline=None)
def test_comparison_has_no_direction(left, right):
    """Both orders give one score and level, in range, with evidence that adds up."""
    one, other = compare(left, right), compare(right, left)
    assert (one.bits, one.similarity, one.level, one.evidence) == (
        other.bits,
        other.similarity,
        other.level,
        other.evidence,
    )
    assert 0.0 <= one.similarity <= 1.0
    assert math.isclose(one.bits, sum(bits for _, bits in one.evidence), abs_tol=1e-9)
    assert (one.similarity == 1.0) == (one.level is NameLevel.EXACT)


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_a_name_equals_itself(name):
    """Similarity 1 and the best level for whatever has a comparable form."""
    assume(readings(name).native)
    match = compare(name, name)
    assert (match.similarity, match.level) == (1.0, NameLevel.EXACT)


@given(st.lists(WORDS, min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_of_tokens_costs_at_most_one_level(words, random):
    """The same tokens in any order are at least reordered."""
    assume(not {"bin", "ibn", "ben", "bint", "binti", "binte", "bt"} & set(words))
    shuffled = list(words)
    random.shuffle(shuffled)
    assert compare(" ".join(words), " ".join(shuffled)).level in {NameLevel.EXACT, NameLevel.REORDERED}

"""Parts of the name comparison: sounds, tokens, alignment, model."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.name_align import align
from strikeback.linking.name_features import look
from strikeback.linking.name_model import KNOTS, NAME_WEIGHTS, TOKEN_WEIGHTS
from strikeback.linking.name_nicknames import nickname_families
from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.name_score import FLAT, STEPPED, evidence, steps, vector
from strikeback.linking.name_sounds import SCHEME_OF, bones, sound
from strikeback.linking.name_tokens import compare_tokens
from strikeback.selectors.names.readings import readings

SCHEMES = sorted({*SCHEME_OF.values(), "other"})
TOKENS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("left", "right", "scheme"),
    [("philip", "filip", "latin"), ("bruce", "brus", "latin"), ("kim", "gim", "hangul"), ("jung",
    "jeong", "hangul"),
     ("victor", "bikteo", "hangul"), ("lola", "rora", "kana"), ("karim", "krm", "abjad"),
     ("khalid", "halid", "other")],
)  # fmt: skip
def test_one_sound_one_skeleton(left, right, scheme):
    """Spellings that the poorer script cannot tell apart share their consonants at its beginning."""
    assert bones(left, scheme)[:2] == bones(right, scheme)[:2]


@given(TOKENS, st.sampled_from(SCHEMES))
@settings(max_examples=80, deadline=None)
def test_every_token_sounds_in_every_scheme(token, scheme):
    """Sounds are classes only, without doubles, and no longer than twice the token."""
    heard = sound(token, scheme)
    assert heard.isupper() or not heard
    assert all(one != other for one, other in pairwise(heard))
    assert len(heard) <= 2 * len(token)


@given(TOKENS, TOKENS, st.sampled_from(SCHEMES))
@settings(max_examples=150, deadline=None)
def test_token_similarity_is_bounded_and_one_for_equals_only(left, right, scheme):
    """0 to 1, and 1 only for equal tokens."""
    match = compare_tokens(left, right, scheme)
    assert 0.0 <= match.similarity <= 1.0
    assert (match.similarity == 1.0) == (left == right)


@pytest.mark.parametrize(
    ("left", "right", "what"),
    [("jonah", "jonah", "equal"), ("jonah", "j", "initial"), ("bob", "robert", "nickname"), ("chan",
    "chen", "surname"),
     ("jonah", "jona", "near")],
)  # fmt: skip
def test_tokens_say_how_they_agree(left, right, what):
    """The kind of agreement goes into the explanation."""
    assert compare_tokens(left, right, "latin").what == what


def test_two_known_surnames_that_differ_are_held_apart():
    """Chan and Chang look alike and are spellings of different surnames in most rows."""
    assert (
        compare_tokens("choi", "cho", "latin").similarity
        < compare_tokens("choix", "choi", "latin").similarity
    )


def test_nicknames_cross_languages_only_within_a_family():
    """A row joins its members, not their namesakes in other rows."""
    assert nickname_families("bob") & nickname_families("robert")
    assert not nickname_families("bob") & nickname_families("william")
    assert nickname_families("zzz") == frozenset()


def test_alignment_is_free_of_order_and_joins_neighbours():
    """Tokens find each other wherever they stand; what is left over is listed."""
    found = align(("ji", "won", "kim"), ("kim", "jiwon", "extra"), "latin")
    assert {(pair.left, pair.right) for pair in found.pairs} == {("kim", "kim"), ("jiwon", "jiwon")}
    assert found.joined
    assert (found.left_rest, found.right_rest) == ((), ("extra",))


def test_repeated_tokens_are_aligned_once_each():
    """One token cannot stand for two."""
    found = align(("al", "al", "nasser"), ("al", "nasser"), "latin")
    assert len(found.pairs) == 2
    assert found.left_rest == ("al",)


def test_steps_climb_from_knot_to_knot():
    """A value between two knots has climbed part of the way; 1 alone reaches the last step."""
    assert steps(0.5, (0.0, 0.5, 1.0)) == [1.0, 0.0, 0.0]
    assert steps(0.75, (0.0, 0.5, 1.0)) == [1.0, 0.5, 0.0]
    assert steps(1.0, (0.0, 0.5, 1.0)) == [1.0, 1.0, 1.0]


def test_the_model_is_whole_and_monotone():
    """Every feature has its weights; no similarity may count against a match, no conflict for one."""
    assert {"constant", *STEPPED, *FLAT} == set(NAME_WEIGHTS)
    for name in STEPPED:
        assert len(NAME_WEIGHTS[name]) == len(KNOTS[name])
        assert min(NAME_WEIGHTS[name]) >= 0
        assert list(KNOTS[name]) == sorted(KNOTS[name])
    assert NAME_WEIGHTS["information"][0] > 0
    assert all(
        NAME_WEIGHTS[name][0] <= 0 for name in ("conflict", "missing", "initials", "single", "reordered")
    )
    for weights in TOKEN_WEIGHTS.values():
        assert sum(weights) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jonah Reyes", "J. Cruz Reyes"),
        ("Jonah Reyes", "Reyes Jonah"),
        ("Jonha Reys", "Jonah"),
        ("김지원", "Kim Jee Won"),
        ("Nilo Abad", "Rosa Dizon"),
    ],
)
def test_evidence_is_the_product_of_features_and_weights(left, right):
    """The parts add up to the linear score computed the plain way."""
    seen = look(readings(left), readings(right), prior_bits)
    assert seen is not None
    weights = [weight for name in (*STEPPED, *FLAT) for weight in NAME_WEIGHTS[name]]
    plain = NAME_WEIGHTS["constant"][0] + sum(map(lambda x, y: x * y, vector(seen), weights))
    assert sum(bits for _, bits in evidence(seen)) == pytest.approx(plain)


def test_names_without_readings_are_not_looked_at():
    """Nothing to compare gives nothing."""
    assert look(readings(""), readings("Jonah"), prior_bits) is None

"""Patterns looked for where they can begin find what a plain search finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.selectors.text import amounts, handles, places, services
from strikeback.selectors.text.deadline_rules import RULES
from strikeback.selectors.text.low import Low, pairs_of, searchable
from strikeback.selectors.text.sought import Sought, SoughtTable, found_at
from strikeback.selectors.text.told import told

PARTS = (
    *("a", "b", "ab", "é", "k", "s", "내일", r"\.", ".", r"\d", r"\s", r"\w", r"\b", "[ab]", "[^a]", "[x-z]"),
    *("[-a]", "x?", "y*", "z+", "1{2,3}", "q{0,2}", "(?:ab|c)", "(?:a|)", "(b|cd)?", "(?:b?c)+"),
    *("(?=a)", "(?!b)", "(?<=a)"),
)  # fmt: skip
LETTERS = "abcxyz1q k.sAKSéÉıİſK내일２-\x1f"
patterns = st.lists(st.sampled_from((*PARTS, "|")), min_size=1, max_size=7).map("".join)


@given(patterns, st.text(LETTERS, max_size=24), st.sampled_from([0, re.IGNORECASE]))
@settings(max_examples=100)
def test_matches_are_those_of_a_plain_search(pattern: str, text: str, flags: int) -> None:
    """Same spans in the same order, for any pattern whose matches are not empty, any flags."""
    expected = [match.span() for match in re.compile(pattern, flags).finditer(text)]
    if all(start < end for start, end in expected):
        assert [match.span() for match in Sought(pattern, flags).finditer(text, Low(text))] == expected


RULED = [rule.pattern for rule in RULES] + [
    sought.pattern
    for sought in (
        amounts._PREFIX,
        amounts._SUFFIX,
        amounts._CUED,
        handles._PLATFORM,
        services._SERVICE,
        places._PLACE,
    )
]
TABLE = SoughtTable(RULED)


@given(st.data(), st.sampled_from(range(len(RULED))))
@settings(max_examples=50)
def test_what_a_rule_matches_is_never_ruled_out(data: st.DataObject, number: int) -> None:
    """A text made from a rule's own pattern is one in which the rule can match, wherever it stands."""
    pattern = RULED[number]
    text = f"so {data.draw(st.from_regex(pattern, fullmatch=True))}, ok"
    expected = [match.span() for match in pattern.finditer(text)]
    ways = dict(TABLE.possible(Low(text))).get(number, [])
    assert [match.span() for match in found_at(pattern, ways, text, Low(text)) if ways] == expected


def test_a_text_that_holds_nothing_asks_no_rule() -> None:
    """An ordinary line leaves no rule of deadlines over."""
    assert SoughtTable(RULED[: len(RULES)]).possible(Low("thank you, we met two kind people")) == []


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("(?:ab|cd)e", {"abe", "cde"}),
        ("x?yz", {"xyz", "yz"}),
        (r"(?<![a-z])at\s\d", {"at"}),
        (r"(?:a\s)?bc", {"a", "bc"}),
        (r"\w+at", {""}),
        ("Ab", {"ab"}),
    ],
    ids=["either", "may-be", "around", "skipped", "anything", "small"],
)
def test_what_a_match_begins_with(pattern: str, heads: set[str]) -> None:
    """Worked out by hand."""
    assert told(pattern).heads == heads


def test_what_a_match_needs() -> None:
    """Every stretch that must stand in it, also what must follow it."""
    needs = set(told(r"by\s\d+(?:am|pm)(?=!!)").needs)
    assert needs == {frozenset({"by"}), frozenset("0123456789"), frozenset({"am", "pm"}), frozenset({"!!"})}


def test_small_letters_keep_their_places() -> None:
    """Length stays; digits of all scripts are plain; so are letters that count as others in any case."""
    assert searchable("İıſK١２É") == "iisk12é"


def test_pairs() -> None:
    """Equal pairs have equal numbers, in any text."""
    assert pairs_of("abab") == pairs_of("ab") | pairs_of("ba")
    assert pairs_of("x") == set()
    assert len(pairs_of("내일\U0001f600")) == 3

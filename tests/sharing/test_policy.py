"""The policy: default deny, all but a grant only tightens, derived values carry the strictest terms."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.worlds import (
    AGENCIES,
    CODES,
    FIELDS,
    RANKS,
    WITHHELD,
    levels,
    plain_terms,
    second_opinion,
    terms,
    viewers,
)
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.bulk import allow_many, levels_of
from strikeback.sharing.policy import ORDER, RANK, allow, ceilings, strictest, weaker, without_grants
from strikeback.sharing.purposes import ceiling

NOW = "2026-11-22T10:00:00Z"
SG = Viewer(agency="sg", user="sg/one", now=NOW)


@pytest.mark.parametrize(
    ("viewer", "handling", "expected"),
    [
        pytest.param("hk", Handling(level=Level.NOTHING, audience=()), Level.FULL, id="own-record"),
        pytest.param("sg", Handling(level=Level.FULL, audience=()), Level.NOTHING, id="default-deny"),
        pytest.param("sg", Handling(level=Level.SUMMARY), Level.SUMMARY, id="everyone"),
        pytest.param("sg", Handling(level=Level.FULL, codes=("H2",)), Level.HIT, id="h2-needs-permission"),
        pytest.param("sg", Handling(level=Level.FULL, codes=("tlp:red",)), Level.HIT, id="red-is-for-named"),
        pytest.param(
            "sg", Handling(level=Level.FULL, codes=("TLP:RED",), audience=("sg",)), Level.FULL, id="named"
        ),
        pytest.param("sg", Handling(level=Level.FULL, codes=("H1",)), Level.SUMMARY, id="h1-not-in-court"),
        pytest.param(
            "sg", Handling(level=Level.NOTHING, codes=("H0",)), Level.NOTHING, id="codes-never-raise"
        ),
        pytest.param(
            "sg", Handling(level=Level.FULL, codes=("???",), audience=("sg",)), Level.HIT, id="unknown-code"
        ),
        pytest.param("sg", Handling(level=Level.FULL, purpose="fraud"), Level.NOTHING, id="another-purpose"),
        pytest.param(
            "sg", Handling(level=Level.FULL, review="2026-11-21"), Level.NOTHING, id="to-be-renewed"
        ),
        pytest.param("sg", Handling(level=Level.FULL, review="2026-11-22"), Level.FULL, id="review-today"),
        pytest.param("sg", Handling(level=Level.FULL, review="2026-13-01"), Level.NOTHING, id="no-such-day"),
        pytest.param(
            "sg", Handling(level=Level.FULL, withheld=("narrative",)), Level.FULL, id="a-field-is-withheld"
        ),
    ],
)
def test_levels(viewer: str, handling: Handling, expected: Level) -> None:
    """Each row is a rule of the policy."""
    assert allow(Viewer(agency=viewer, now=NOW), "hk", handling) is expected


@settings(max_examples=150)
@given(viewers, st.sampled_from(AGENCIES), terms, st.sampled_from(FIELDS))
def test_a_second_policy_says_the_same(
    viewer: Viewer, originator: str, handling: Handling, field: str
) -> None:
    """Another policy, written from the table of the decision, agrees everywhere."""
    assert RANK[allow(viewer, originator, handling, field)] == second_opinion(
        viewer, originator, handling, field
    )


@settings(max_examples=40)
@given(viewers, terms, st.sampled_from(sorted(CODES)))
def test_a_further_code_never_tells_more(viewer: Viewer, handling: Handling, code: str) -> None:
    """Adding a code lowers the level or leaves it."""
    tighter = msgspec.structs.replace(handling, codes=(*handling.codes, code))
    assert RANK[allow(viewer, "zz", tighter)] <= RANK[allow(viewer, "zz", handling)]


@settings(max_examples=40)
@given(viewers, terms, st.sampled_from(WITHHELD), st.sampled_from(FIELDS))
def test_withholding_a_field_never_tells_more(
    viewer: Viewer, handling: Handling, field: str, asked: str
) -> None:
    """One more withheld field lowers what is told of a field, or leaves it, and leaves the record's level."""
    tighter = msgspec.structs.replace(handling, withheld=(*handling.withheld, field))
    assert RANK[allow(viewer, "zz", tighter, asked)] <= RANK[allow(viewer, "zz", handling, asked)]
    assert allow(viewer, "zz", tighter) is allow(viewer, "zz", handling)


@settings(max_examples=40)
@given(viewers, terms, levels)
def test_a_lower_level_never_tells_more(viewer: Viewer, handling: Handling, level: Level) -> None:
    """Less stated is less told."""
    lower = msgspec.structs.replace(handling, level=weaker(handling.level, level))
    assert RANK[allow(viewer, "zz", lower)] <= RANK[allow(viewer, "zz", handling)]


@settings(max_examples=40)
@given(viewers, terms, st.sampled_from(FIELDS))
def test_a_field_is_never_told_further_than_its_record(
    viewer: Viewer, handling: Handling, field: str
) -> None:
    """No field is above the level of the record."""
    assert RANK[allow(viewer, "zz", handling, field)] <= RANK[allow(viewer, "zz", handling)]


@settings(max_examples=40)
@given(viewers, terms)
def test_a_review_date_that_passes_tells_no_more(viewer: Viewer, handling: Handling) -> None:
    """Time alone never opens anything."""
    later = msgspec.structs.replace(viewer, now="2027-01-01T00:00:00Z")
    known = msgspec.structs.replace(viewer, now=NOW)
    assert RANK[allow(later, "zz", handling)] <= RANK[allow(known, "zz", handling)]


@settings(max_examples=40)
@given(viewers, terms)
def test_a_grant_to_somebody_else_changes_nothing(viewer: Viewer, handling: Handling) -> None:
    """What one agency is given, no other one gets."""
    other = Grant(agency="elsewhere", level=Level.FULL)
    given_more = msgspec.structs.replace(handling, grants=(*handling.grants, other))
    assert allow(viewer, "zz", given_more) is allow(viewer, "zz", handling)


@settings(max_examples=40)
@given(viewers, st.lists(terms, min_size=1, max_size=4), st.sampled_from(FIELDS))
def test_a_derived_value_tells_no_more_than_its_parts(
    viewer: Viewer, parts: list[Handling], field: str
) -> None:
    """What somebody is told of the derived value, or a field of it, they would be told of each part."""
    derived = RANK[allow(viewer, "zz", strictest(parts), field)]
    assert all(derived <= RANK[allow(viewer, "zz", part, field)] for part in parts)


@given(plain_terms, viewers)
def test_one_part_alone_is_told_as_it_is(part: Handling, viewer: Viewer) -> None:
    """Deriving from one record loses nothing."""
    assert allow(viewer, "zz", strictest([part])) is allow(viewer, "zz", part)


def test_purposes_that_fit_travel_with_what_is_derived() -> None:
    """Of two purposes the narrower one stays when it opens no more than either; else none does."""
    both = strictest([Handling(purpose="victim-identification"), Handling()])
    apart = strictest([Handling(purpose="fraud"), Handling()])
    assert both.purpose == "victim-identification"
    assert apart.purpose == ""
    assert ceiling("safeguarding", apart.purpose) is Level.HIT


@given(levels, levels)
def test_weaker_is_a_minimum(left: Level, right: Level) -> None:
    """The weaker of two levels is one of them and tells no more than either."""
    assert ORDER.index(weaker(left, right)) == min(ORDER.index(left), ORDER.index(right))


def test_nothing_known_tells_nothing() -> None:
    """A value derived from no terms is told to nobody."""
    assert allow(SG, "hk", strictest([])) is Level.NOTHING


@pytest.mark.parametrize("duty", [Duty.AUDITOR, Duty.ADMINISTRATOR])
def test_duties_without_content_see_nothing_of_their_own_either(duty: Duty) -> None:
    """There is no user above the policy."""
    assert allow(Viewer(agency="hk", duties=(duty,), now=NOW), "hk", Handling()) is Level.NOTHING


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        pytest.param(Grant(agency="sg", level=Level.FULL), Level.FULL, id="given"),
        pytest.param(Grant(agency="us", level=Level.FULL), Level.HIT, id="to-another-agency"),
        pytest.param(Grant(agency="sg", level=Level.FULL, until=NOW), Level.HIT, id="over-this-second"),
        pytest.param(
            Grant(agency="sg", level=Level.FULL, until="2026-11-22T10:00:01Z"), Level.FULL, id="a-second-left"
        ),
        pytest.param(Grant(agency="sg", level=Level.FULL, purpose="fraud"), Level.HIT, id="for-another-end"),
        pytest.param(Grant(agency="sg", level=Level.FULL, user="sg/two"), Level.HIT, id="another-person"),
        pytest.param(
            Grant(agency="sg", level=Level.FULL, user="sg/one", opening="op_a"), Level.HIT, id="not-opened"
        ),
        pytest.param(Grant(agency="sg", level=Level.NOTHING), Level.HIT, id="never-lowers"),
    ],
)
def test_grants(grant: Grant, expected: Level) -> None:
    """A grant holds for its agency, person, purpose and time alone."""
    handling = Handling(level=Level.HIT, grants=(grant,))
    assert allow(SG, "hk", handling) is expected
    assert allow(SG, "hk", without_grants(handling)) is Level.HIT


def test_an_opening_covers_one_person_and_passes_with_its_minutes() -> None:
    """It also opens what waits for renewal: lives do not wait for a review."""
    grant = Grant(agency="sg", level=Level.FULL, user="sg/one", opening="op_a", until="2026-11-22T11:00:00Z")
    handling = Handling(level=Level.HIT, review="2020-01-01", purpose="fraud", grants=(grant,))
    opened = msgspec.structs.replace(SG, broken="op_a")
    assert allow(opened, "hk", handling) is Level.FULL
    assert allow(msgspec.structs.replace(opened, user="sg/two"), "hk", handling) is Level.NOTHING
    assert allow(msgspec.structs.replace(opened, broken="op_b"), "hk", handling) is Level.NOTHING
    late = msgspec.structs.replace(opened, now="2026-11-22T11:00:00Z")
    assert allow(late, "hk", handling) is Level.NOTHING


def test_a_grant_of_fields_opens_these_and_no_others() -> None:
    """Named fields are told although they are withheld; the others stay as they were."""
    grant = Grant(agency="sg", level=Level.FULL, fields=("report.narrative",))
    handling = Handling(level=Level.SUMMARY, withheld=("report.narrative",), grants=(grant,))
    assert allow(SG, "hk", handling, "report.narrative") is Level.FULL
    assert allow(SG, "hk", handling, "person.names") is Level.SUMMARY
    assert allow(SG, "hk", handling) is Level.FULL
    assert allow(SG, "hk", handling, "narrative") is Level.NOTHING


@given(st.lists(st.sampled_from(sorted(CODES)), max_size=3).map(tuple))
def test_who_is_named_is_never_told_less_than_everybody(codes: tuple[str, ...]) -> None:
    """The predicate in SQL rests on this."""
    reached, named = ceilings(codes)
    assert RANK[named] >= RANK[reached]


@settings(max_examples=40)
@given(viewers, st.lists(st.tuples(st.sampled_from(AGENCIES), terms), min_size=1, max_size=5), st.data())
def test_many_at_once_are_decided_as_one_by_one(
    viewer: Viewer, pairs: list[tuple[str, Handling]], data: st.DataObject
) -> None:
    """Bulk decisions are the policy's own."""
    which = data.draw(st.lists(st.integers(0, len(pairs) - 1), max_size=20))
    told = [RANKS[rank] for rank in allow_many(viewer, pairs, which)]
    assert told == [allow(viewer, *pairs[one]) for one in which]
    assert levels_of(viewer, [pairs[one] for one in which]) == told

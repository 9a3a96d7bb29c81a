"""Why two records are together or apart, and where old entity ids lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.worlds import World, born, email, phone

from strikeback.linking.domain import link_records
from strikeback.linking.entity_ids import entity_id, make_entity, redirects
from strikeback.linking.explain import why
from strikeback.linking.linked import Linked
from strikeback.model.errors import NotFoundError
from strikeback.model.links import EntityKind, LinkKind
from strikeback.model.selector import SelectorKind


def test_a_direct_link_explains_itself() -> None:
    """For and against, strongest first; both sides as stated."""
    w = World()
    a = w.victim("Olga Petrenko", email("olga.p@example.org"), phone("+85251230001"), report=w.report(0))
    b = w.victim("Olga Petrenko", email("olga.p@example.org"), phone("+85269876543"), report=w.report(3))
    answer = why(link_records(w.records), b.id, a.id)
    assert answer.together
    assert answer.bits == sum(r.bits for r in (*answer.for_it, *answer.against))
    assert answer.for_it[0].rule == "selector.email"
    assert {r.rule for r in answer.against} == {"prior", "selector.phone_differs"}
    assert answer.path == tuple(link for link in answer.links if link.kind is LinkKind.SAME_PERSON)
    assert answer.weakest == answer.path[0]
    assert answer.scored is None


def test_a_chain_is_shown_with_its_weakest_link() -> None:
    """A and C share nothing but B."""
    w = World()
    a = w.victim("", email("olga.p@example.org"), report=w.report(0))
    b = w.victim("", email("olga.p@example.org"), phone("+85251230001"), report=w.report(3))
    c = w.victim("", phone("+85251230001"), report=w.report(9))
    answer = why(link_records(w.records), a.id, c.id)
    assert answer.together
    assert len(answer.path) == 2
    assert {end for link in answer.path for end in (link.left, link.right)} == {a.id, b.id, c.id}
    assert answer.weakest == min(answer.path, key=lambda link: link.bits)
    assert answer.bits is not None
    assert answer.bits < 0


def test_what_speaks_against_is_scored_on_demand() -> None:
    """Two victims whose birth dates contradict."""
    w = World()
    a = w.victim("Ana Silva", email("a@example.org"), report=w.report(0), birth_date=born(1990, 1, 2))
    b = w.victim("Ana Silva", email("a@example.org"), report=w.report(1), birth_date=born(1984, 11, 23))
    answer = why(link_records(w.records), a.id, b.id)
    assert not answer.together
    assert answer.path == ()
    assert answer.against[0].rule == "contradiction.birth_date"
    assert answer.scored is not None


def test_two_kinds_cannot_be_compared_and_unknown_ids_are_refused() -> None:
    """A person and a device have no score; an id of another run is not found; without engine no score."""
    w = World()
    person = w.victim("Ana Silva", report=w.report(0))
    other = w.victim("Ana Silva", report=w.report(100))
    device = w.device()
    linked = link_records(w.records)
    assert why(linked, person.id, device.id).bits is None
    with pytest.raises(NotFoundError):
        why(linked, person.id, "r_nobody")
    stored = Linked(links=linked.links, entities=linked.entities)
    assert why(stored, person.id, other.id).bits is None


def test_a_doubtful_pair_is_explained_from_what_was_kept() -> None:
    """No second scoring is needed."""
    w = World()
    a = w.victim("Ana Silva", report=w.report(0, agency="aa"), age=15, school="Made Up Academy")
    b = w.victim("", report=w.report(1, agency="bb"), age=15, school="Made Up Academy")
    c = w.instrument(SelectorKind.WALLET, "x")
    linked = link_records(w.records)
    open_pair = why(linked, a.id, b.id)
    assert not open_pair.together
    assert open_pair.scored is not None
    assert linked.score(c.id, c.id) is None


def entity(*members: str):
    """A person entity of the given records."""
    return make_entity(EntityKind.PERSON, members)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([("a",), ("b",)], [("a", "b")], {("b",): ("a", "b")}, id="merge"),
        pytest.param([("a", "b", "c")], [("a",), ("b", "c")], {}, id="split-keeps-the-smallest"),
        pytest.param(
            [("b", "c", "d")], [("a", "b"), ("c", "d")], {("b", "c", "d"): ("c", "d")}, id="most-members"
        ),
        pytest.param([("b", "c")], [("a", "b"), ("0", "c")], {("b", "c"): ("a", "b")}, id="tie-by-smallest"),
        pytest.param([("b", "c")], [("x",)], {}, id="all-gone"),
        pytest.param([("a", "b")], [("b",)], {("a", "b"): ("b",)}, id="smallest-withdrawn"),
    ],
)
def test_old_ids_redirect(old, new, expected) -> None:
    """Each id that is gone leads to one place."""
    before, after = [entity(*m) for m in old], [entity(*m) for m in new]
    assert redirects(before, after) == {entity(*a).id: entity(*b).id for a, b in expected.items()}


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_entity_id_is_free_of_order(members) -> None:
    """Any order, one id; another kind, another id."""
    assert entity_id(EntityKind.PERSON, members) == entity_id(EntityKind.PERSON, reversed(members))
    assert entity_id(EntityKind.PERSON, members) != entity_id(EntityKind.ACCOUNT, members)

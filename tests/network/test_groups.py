"""Who works together."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.worlds import World, handle, phone

from strikeback.linking.domain import link_records
from strikeback.model.bodies import Conversation, Person
from strikeback.model.links import EntityKind
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Relation, Role, Tie
from strikeback.model.selector import SelectorKind
from strikeback.network.groups import find_groups


def office(w: World, number: int, agents: int) -> list[Record]:
    """Agents of one office: each in two reports, the office's payee in all, arrested together."""
    people = []
    raid = w.report(100 + number)
    for agent in range(agents):
        own = handle(f"skype:agent_{number}{agent}.vonder_{number * 37 + agent}")
        for day in (0, 40):
            report = w.report(number * 3 + agent * 2 + day)
            people.append(w.suspect("", own, report=report))
            w.instrument(SelectorKind.EWALLET, f"gcash:0917000000{number}", report=report)
            w.victim("Olga Petrenko", phone(f"+8525123{number}{agent}{day:02d}"), report=report)
        name = (Name(text=f"Agent {number} {agent}", kind=NameKind.LEGAL),)
        w.add(Person(names=name, arrested=True), role=Role.SUSPECT, report=raid, selectors=(own,))
    return people


def test_two_offices_are_two_groups() -> None:
    """Each office's agents and payee together; victims in none."""
    w = World()
    agents = [office(w, number, 4) for number in (1, 2)]
    linked = link_records(w.records)
    groups = find_groups(linked, w.records)
    assert len(groups) == 2
    homes = [{linked.entity_of(a.id).id for a in team} for team in agents]
    found = [set(group.members) for group in groups]
    assert all(any(home <= members for members in found) for home in homes)
    victims = {linked.entity_of(r.id).id for r in w.records if r.role is Role.VICTIM}
    assert all(victims.isdisjoint(members) for members in found)
    assert all(group.kind is EntityKind.GROUP for group in groups)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_changes_nothing(rnd: random.Random) -> None:
    """Records in any order, the same groups."""
    w = World()
    office(w, 1, 3)
    office(w, 2, 3)
    expected = find_groups(link_records(w.records), w.records)
    shuffled = list(w.records)
    rnd.shuffle(shuffled)
    assert find_groups(link_records(shuffled), shuffled) == expected


def test_talk_and_shared_address_bind_and_a_service_does_not() -> None:
    """Two suspects who talk are a group; a device of everybody's contacts is a service."""
    w = World()
    a = w.suspect("", handle("skype:zelda.morrow_73"), report=w.report(0))
    b = w.suspect("", handle("skype:quxil.vonder_77"), report=w.report(30))
    ties = tuple(Tie(relation=Relation.PARTICIPANT, to=x.id) for x in (a, b))
    w.add(Conversation(), ties=ties)
    w.capture("203.0.113.7", 2, a, b)
    device = w.device()
    contact = (Tie(relation=Relation.CONTACT_OF, to=device.id),)
    for number in range(40):
        w.suspect("", handle(f"skype:marwick_{number}.tolva"), report=w.report(number), ties=contact)
    linked = link_records(w.records)
    groups = find_groups(linked, w.records)
    assert [set(g.members) for g in groups] == [{linked.entity_of(a.id).id, linked.entity_of(b.id).id}]


def test_no_suspects_no_groups() -> None:
    """Victims and their phones are no group; an undated or proxied capture binds nobody."""
    w = World()
    w.victim("Olga Petrenko", phone("+85251230001"), report=w.report(0))
    assert find_groups(link_records(w.records), w.records) == ()
    assert find_groups(link_records([]), []) == ()

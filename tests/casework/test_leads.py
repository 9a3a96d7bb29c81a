"""Leads: who is told what about matters that cross agencies."""

import pytest

from casework.worlds import account, entity, link, report, suspect, victim
from strikeback.casework.deconfliction import Claim, first_claims, hold
from strikeback.casework.leads import find_leads
from strikeback.model.casework import Lead, LeadKind
from strikeback.model.handling import Handling, Level
from strikeback.model.links import EntityKind, LinkKind
from strikeback.model.record import Record, Role

HIT = Handling(level=Level.HIT)
NOTHING = Handling(level=Level.NOTHING)


def leads_of(records: list[Record], kind: EntityKind, role: str = "") -> tuple[Lead, ...]:
    """Leads when all these records are one entity, joined by one phone link."""
    ids = [r.id for r in records]
    joined = link(ids[0], ids[1], LinkKind.SAME_PERSON, "phone")
    return find_leads([entity(kind, *ids, role=role)], [joined], {r.id: r for r in records})


@pytest.mark.parametrize(
    ("records", "kind", "expected"),
    [
        pytest.param(
            [victim("a", "hk"), victim("b", "uk")], EntityKind.PERSON, LeadKind.SAME_VICTIM, id="victim"
        ),
        pytest.param(
            [suspect("a", "hk"), suspect("b", "uk")], EntityKind.PERSON, LeadKind.SAME_OFFENDER, id="offender"
        ),
        pytest.param(
            [report("a", "hk"), report("b", "uk")], EntityKind.INCIDENT, LeadKind.SAME_INCIDENT, id="incident"
        ),
        pytest.param(
            [account("a", "hk", Role.SUSPECT), account("b", "uk", Role.SUSPECT)],
            EntityKind.ACCOUNT,
            LeadKind.SHARED_ACCOUNT,
            id="account",
        ),
        pytest.param(
            [suspect("a", "hk"), suspect("b", "uk")], EntityKind.INSTRUMENT, LeadKind.SHARED_MONEY, id="money"
        ),
        pytest.param(
            [suspect("a", "hk"), suspect("b", "uk")], EntityKind.DEVICE, LeadKind.SHARED_DEVICE, id="device"
        ),
    ],
)
def test_both_agencies_are_told_of_a_shared_matter(
    records: list[Record], kind: EntityKind, expected: LeadKind
) -> None:
    """One lead for each side, naming the other, with its reason in words."""
    leads = leads_of(records, kind)
    assert {(lead.agency, lead.others, lead.kind) for lead in leads} == {
        ("hk", ("uk",), expected),
        ("uk", ("hk",), expected),
    }
    assert all("phone: +12.0 bits" in lead.reasons[0] for lead in leads)


def test_one_agency_alone_gets_no_lead() -> None:
    """Two records of one agency cross no border."""
    assert leads_of([victim("a", "hk"), victim("b", "hk")], EntityKind.PERSON) == ()


def test_a_hit_tells_whom_to_ask_and_nothing_else() -> None:
    """Of a hit-only record no id and no reason is told."""
    leads = leads_of([victim("a", "hk"), victim("b", "uk", HIT)], EntityKind.PERSON)
    told = {lead.agency: lead for lead in leads}
    assert (told["hk"].hits, told["hk"].foreign, told["hk"].reasons) == (("uk",), (), ())
    assert told["uk"].foreign == ("a",)


def test_what_may_not_be_known_is_not_mentioned() -> None:
    """A record at level nothing gives the other agency no lead at all."""
    leads = leads_of([victim("a", "hk"), victim("b", "uk", NOTHING)], EntityKind.PERSON)
    assert [lead.agency for lead in leads] == ["uk"]


@pytest.mark.parametrize("terms", [Handling(), HIT, NOTHING], ids=["summary", "hit", "nothing"])
def test_an_identified_victim_is_always_told_of(terms: Handling) -> None:
    """Whatever the terms, the other agency learns whom to ask; the identifying agency is not told to stop."""
    records = [victim("a", "hk"), victim("b", "uk", terms, identified_by="uk")]
    leads = [
        lead for lead in leads_of(records, EntityKind.PERSON) if lead.kind is LeadKind.ALREADY_IDENTIFIED
    ]
    assert [(lead.agency, lead.others) for lead in leads] == [("hk", ("uk",))]
    assert "uk has identified this victim" in leads[0].action


def test_a_victim_on_an_exhibit_is_a_lead_even_within_one_agency() -> None:
    """A trace found on a device and a victim's record in one entity bring examiner and officer together."""
    records = [account("a", "ph", Role.VICTIM), account("b", "ph", Role.UNKNOWN, found_on="phone")]
    leads = leads_of(records, EntityKind.ACCOUNT)
    assert [(lead.kind, lead.agency) for lead in leads] == [(LeadKind.VICTIM_ON_EXHIBIT, "ph")]


@pytest.mark.parametrize(
    ("link_kind", "field", "expected"),
    [
        (LinkKind.SHARED_SELECTOR, "ewallet", LeadKind.SHARED_MONEY),
        (LinkKind.SHARED_SELECTOR, "imei", LeadKind.SHARED_DEVICE),
        (LinkKind.SHARED_SELECTOR, "handle", LeadKind.SHARED_ACCOUNT),
        (LinkKind.SHARED_PERSONA, "persona", LeadKind.SHARED_PERSONA),
    ],
)
def test_records_that_touch_give_leads(link_kind: LinkKind, field: str, expected: LeadKind) -> None:
    """A link that is no identity still tells both sides; its strongest field says of what kind."""
    records = {r.id: r for r in (report("a", "hk"), report("b", "uk"), report("c", "hk"))}
    links = [link("a", "b", link_kind, field), link("a", "c", link_kind, field)]
    leads = find_leads([], links, records)
    assert {(lead.agency, lead.kind) for lead in leads} == {("hk", expected), ("uk", expected)}


def test_identity_links_and_groups_give_no_leads_of_their_own() -> None:
    """The entity speaks for its links; a group is not a matter between two agencies."""
    records = {r.id: r for r in (suspect("a", "hk"), suspect("b", "uk"))}
    links = [link("a", "b", LinkKind.SAME_PERSON, "phone")]
    assert find_leads([entity(EntityKind.GROUP, "a", "b")], links, records) == ()


def test_the_first_claim_holds_and_the_others_are_told_whom_to_ask() -> None:
    """Deconfliction marks leads of the other agency; the holder's own stay as they are."""
    leads = leads_of([suspect("a", "hk"), suspect("b", "uk")], EntityKind.PERSON)
    about = leads[0].entity
    claims = [
        Claim(entity=about, agency="uk", at="2014-05-02T08:00:00Z"),
        Claim(entity=about, agency="hk", at="2014-05-02T09:00:00Z"),
    ]
    held = {lead.agency: lead.hold for lead in hold(leads, claims)}
    assert held == {"hk": "uk", "uk": ""}
    assert first_claims(reversed(claims)) == {about: "uk"}
    assert hold(leads, []) == leads

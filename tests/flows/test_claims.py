"""Taking leads: who works on what, kept through growth and rebuilds, never touching an alert."""

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from strikeback.flows.claims import claims_now, release, take
from strikeback.flows.derive import derive, is_stale
from strikeback.flows.rebuild import rebuild
from strikeback.flows.views.listing import LeadEntry, list_alerts, list_leads
from strikeback.intake.contract import RecordMaker, Source
from strikeback.model.bodies import Instrument, Report
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import Link, LinkKind
from strikeback.model.record import Role, contribution_id
from strikeback.selectors.iban import normalise_iban
from strikeback.store.claims import Taken


def lead(world, agency: str, kind: str = "same_victim") -> LeadEntry:
    """The agency's one lead of a kind."""
    (found,) = [e for e in list_leads(world.store, agency=agency) if e.lead.kind.value == kind]
    return found


def test_the_others_are_told_who_works_on_it(linked) -> None:
    """The taker's own lead stays as it is; the other agency's says whom to ask; a rebuild keeps it."""
    derive(linked.store, clock=linked.clock)
    before = lead(linked, "hkpf").lead
    made = take(linked.store, before.id, by="hkpf/chan", note="on it", clock=linked.clock)
    assert (made.agency, made.pair) == ("hkpf", False)
    assert lead(linked, "spf").holder == "hkpf", "known at once"
    assert is_stale(linked.store)
    derive(linked.store, clock=linked.clock)
    ours, theirs = lead(linked, "hkpf"), lead(linked, "spf")
    assert (ours.lead, ours.holder) == (before, "hkpf")
    assert (theirs.lead.hold, theirs.holder) == ("hkpf", "hkpf")
    assert "hkpf" in theirs.lead.action
    assert rebuild(linked.store, clock=linked.clock).identical


def test_the_claim_still_fits_when_the_entity_grows(linked) -> None:
    """Reports of the same victim come in, enough that the entity is named after another record."""
    derive(linked.store, clock=linked.clock)
    old = lead(linked, "hkpf").lead
    take(linked.store, old.id, by="hkpf/chan", clock=linked.clock)
    for number in range(6):
        linked.report("ncb", f"PH-{number}", name="Chan Tai Man", phone="+65 9123 0000")
    derive(linked.store, clock=linked.clock)
    grown = lead(linked, "ncb").lead
    assert grown.entity != old.entity, "else the test shows nothing"
    assert grown.hold == "hkpf"
    assert release(linked.store, old.id, by="hkpf/chan", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert lead(linked, "ncb").lead.hold == ""


def test_the_oldest_claim_stands_and_release_hands_over(linked) -> None:
    """Both may claim; after the first lets go the second holds it."""
    derive(linked.store, clock=linked.clock)
    take(linked.store, lead(linked, "spf").lead.id, by="spf/lim", clock=linked.clock)
    take(linked.store, lead(linked, "hkpf").lead.id, by="hkpf/chan", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert (lead(linked, "hkpf").lead.hold, lead(linked, "spf").lead.hold) == ("spf", "")
    release(linked.store, lead(linked, "spf").lead.id[:12], by="spf/lim", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert (lead(linked, "hkpf").lead.hold, lead(linked, "spf").lead.hold) == ("", "hkpf")


def test_a_claim_is_not_told_to_who_must_not_know(world) -> None:
    """Where terms hide that an agency holds anything, its claim is hidden too."""
    hidden = Handling(level=Level.NOTHING)
    world.report("hkpf", "HK-1", handling=hidden)
    world.report("spf", "SG-1")
    world.report("ncb", "PH-1")
    derive(world.store, clock=world.clock)
    take(world.store, lead(world, "hkpf").lead.id, by="hkpf/chan", clock=world.clock)
    take(world.store, lead(world, "ncb").lead.id, by="ncb/reyes", clock=world.clock)
    derive(world.store, clock=world.clock)
    seen = lead(world, "spf")
    assert "hkpf" not in seen.lead.others
    assert (seen.lead.hold, seen.holder) == ("ncb", "ncb")


@pytest.mark.parametrize(
    ("by", "note", "says"),
    [
        pytest.param("", "", "nobody", id="nobody"),
        pytest.param("hkpf", "", "nobody", id="no-user"),
        pytest.param("nowhere/x", "", "no agency", id="unknown-agency"),
        pytest.param("spf/lim", "", "not spf's", id="another-agency"),
        pytest.param("hkpf/chan", "x" * 2001, "longer", id="endless-note"),
    ],
)
def test_claims_that_make_no_sense(linked, by: str, note: str, says: str) -> None:
    """Each is refused with its own reason and nothing is recorded."""
    derive(linked.store, clock=linked.clock)
    with pytest.raises(UsageError, match=says):
        take(linked.store, lead(linked, "hkpf").lead.id, by=by, note=note, clock=linked.clock)
    assert not is_stale(linked.store)


def test_taking_twice_releasing_nothing_and_what_is_no_lead(linked) -> None:
    """The second claim of one agency, a release without a claim, a record in a lead's place."""
    derive(linked.store, clock=linked.clock)
    ours = lead(linked, "hkpf")
    with pytest.raises(UsageError, match="does not hold"):
        release(linked.store, ours.lead.id, by="hkpf/chan", clock=linked.clock)
    take(linked.store, ours.lead.id, by="hkpf/chan", clock=linked.clock)
    with pytest.raises(UsageError, match="already"):
        take(linked.store, ours.lead.id, by="hkpf/lee", clock=linked.clock)
    with pytest.raises(NotFoundError, match="no lead"):
        take(linked.store, ours.lead.own[0], by="hkpf/chan", clock=linked.clock)


def hand_in_payee(world, agency: str, number: str) -> None:
    """A report with an account that money was to go to; the numbers are a published test vector."""
    digest = sha256(f"{agency}{number}".encode()).hexdigest()
    source = Source(
        path=Path("none"),
        name=f"{number}.csv",
        digest=digest,
        size=1,
        originator=agency,
        contribution=contribution_id(agency, digest),
        handling=Handling(),
    )
    maker = RecordMaker(source, msgspec.defstruct("Reader", [], namespace={"name": "test", "version": "1"}))
    at = maker.at(row=1, ident=number)
    report = maker.record(Report(number=number, channel="bank"), at)
    payee = maker.record(
        Instrument(type="bank_account"),
        at,
        role=Role.SUSPECT,
        report=report.id,
        selectors=(normalise_iban("GB82 WEST 1234 5698 7654 32"),),
    )
    world.hand_in(source, [report, payee])


def test_an_instrument_is_taken_like_a_person(world) -> None:
    """A lead about shared money is held for the other agency."""
    hand_in_payee(world, "hkpf", "HK-1")
    hand_in_payee(world, "spf", "SG-1")
    derive(world.store, clock=world.clock)
    money = [e.lead for e in list_leads(world.store) if e.lead.kind.value == "shared_money"]
    ours = [one for one in money if one.agency == "hkpf"]
    assert ours
    for one in ours:
        take(world.store, one.id, by="hkpf/chan", clock=world.clock)
    derive(world.store, clock=world.clock)
    told = {e.lead.hold for e in list_leads(world.store, agency="spf") if e.lead.kind.value == "shared_money"}
    assert told == {"hkpf"}


def touching(left: str, right: str) -> Link:
    """A link between two things that touch."""
    return Link(
        id=f"l_{left}_{right}", kind=LinkKind.SHARED_SELECTOR, left=left, right=right,
        bits=9.0, probability=0.9, reasons=(), model="m",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("home", "links", "about"),
    [
        pytest.param({"r_1": "e_1", "r_2": "e_2"}, [touching("r_1", "r_2")], ["l_r_1_r_2"], id="as-it-was"),
        pytest.param(
            {"r_1": "e_1", "r_2": "e_2", "r_3": "e_1"}, [touching("r_2", "r_3")], ["l_r_2_r_3"], id="grown"
        ),
        pytest.param({"r_1": "e_1", "r_2": "e_1"}, [], ["e_1"], id="now-one-entity"),
        pytest.param({}, [touching("r_1", "r_2")], ["l_r_1_r_2"], id="no-entity"),
        pytest.param({"r_1": "e_1"}, [touching("r_1", "r_9")], [], id="no-longer"),
    ],
)
def test_a_claim_on_a_touching_pair_follows_its_ends(home: dict, links: list, about: list) -> None:
    """The pair is found by the entities its ends belong to now."""
    one = Taken(id="cl", lead="ld", agency="hkpf", by="hkpf/c", at="t", records=("r_1", "r_2"), pair=True)
    assert [claim.entity for claim in claims_now([one], home, links)] == about


def test_alerts_are_the_same_with_and_without_claims(linked) -> None:
    """Before, with, and after a claim: the same alerts, to the letter."""
    linked.report(
        "ncb", "PH-3", narrative="I want to kill myself", phone="+65 9123 0000", name="Chan Tai Man"
    )
    derive(linked.store, clock=linked.clock)
    before = list_alerts(linked.store)
    assert before
    take(linked.store, lead(linked, "hkpf").lead.id, by="hkpf/chan", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert lead(linked, "ncb").lead.hold == "hkpf"
    assert list_alerts(linked.store) == before

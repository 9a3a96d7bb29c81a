"""Derivations: from facts alone, in any order, dropped and made again without a difference."""

import math
from itertools import permutations

import pytest

from strikeback.flows import assess as assess_module
from strikeback.flows.acknowledge import acknowledge
from strikeback.flows.assess import assess_new
from strikeback.flows.decide import decide, undo
from strikeback.flows.derive import derive, is_stale
from strikeback.flows.rebuild import rebuild
from strikeback.flows.show import show
from strikeback.flows.views.listing import list_alerts, list_leads
from strikeback.flows.why import why
from strikeback.linking.entity_ids import entity_id
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import EntityKind, Verdict
from strikeback.store import derivations, facts, lookup, schema
from strikeback.store.open import Store

IN_DANGER = "I want to kill myself"


def digests(store: Store) -> dict[str, str]:
    """Digests of all results."""
    with store.read() as connection:
        return derivations.digests(connection)


def home(store: Store, record: str) -> str:
    """The entity of a record."""
    with store.read() as connection:
        return lookup.entities_of(connection, [record])[record]


def test_two_reports_of_one_victim_become_one_person(linked) -> None:
    """Same phone, same birth date, one name in two scripts: one entity, and a lead for each agency."""
    derived = derive(linked.store, clock=linked.clock)
    leads = list_leads(linked.store)
    told = {(entry.lead.agency, entry.lead.kind.value) for entry in leads}
    assert derived.records == 8
    assert {("hkpf", "same_victim"), ("spf", "same_victim")} <= told
    ours = next(e for e in list_leads(linked.store, agency="spf") if e.lead.kind.value == "same_victim")
    assert [place["file"] for place in ours.own] == ["SG-7.csv"]
    assert [place["file"] for place in ours.foreign] == ["HK-1.csv"]


def test_the_order_of_arrival_changes_nothing(make_world) -> None:
    """Every order in which three files can arrive gives the same derivations, byte for byte."""
    files = [("hkpf", "A", "1"), ("spf", "B", "1"), ("ncb", "C", "2")]
    seen = []
    for order in permutations(files):
        world = make_world()
        for agency, number, account in order:
            world.report(agency, number, account=account, narrative=IN_DANGER)
            assess_new(world.store)
        derive(world.store, clock=world.clock)
        seen.append(digests(world.store))
    assert all(one == seen[0] for one in seen)


def test_linking_twice_or_at_the_end_is_the_same(make_world) -> None:
    """A derivation in between leaves no trace in the next one."""
    once, twice = make_world(), make_world()
    for world in (once, twice):
        world.report("hkpf", "A", account="1")
    derive(twice.store, clock=twice.clock)
    for world in (once, twice):
        world.report("spf", "B", account="1")
        derive(world.store, clock=world.clock)
    assert digests(once.store) == digests(twice.store)


def test_a_rebuild_is_identical_with_decisions_and_acknowledgements(linked) -> None:
    """Dropping everything computed and computing it again changes nothing, and facts are kept."""
    first = linked.report("ncb", "PH-3", narrative=IN_DANGER, phone="+63 917 555 0000")
    derive(linked.store, clock=linked.clock)
    alert = list_alerts(linked.store)[0].alert.id
    acknowledge(linked.store, alert, by="ncb/reyes", clock=linked.clock)
    other = linked.report("spf", "SG-9", phone="+6591239999", name="Other Person")
    decide(
        linked.store, Verdict.SAME, first[1].id, other[1].id, reason="seen", by="spf/lim", clock=linked.clock
    )
    derive(linked.store, clock=linked.clock)
    result = rebuild(linked.store, clock=linked.clock)
    assert result.identical
    assert not result.stale
    taken = {entry.alert.id: entry.acknowledged for entry in list_alerts(linked.store)}
    assert taken[alert] is not None
    assert taken[alert].by == "ncb/reyes"


def test_a_rebuild_says_what_differs(linked) -> None:
    """A derivation that somebody tampered with is named."""
    derive(linked.store, clock=linked.clock)
    with linked.store.write() as connection:
        connection.execute(schema.link.delete())
    result = rebuild(linked.store, clock=linked.clock)
    assert result.differs == ("link",)
    assert not result.stale


def test_new_facts_make_derivations_stale(linked) -> None:
    """Import, decision and withdrawal are each noticed until the next derivation."""
    derive(linked.store, clock=linked.clock)
    assert not is_stale(linked.store)
    new = linked.report("ncb", "PH-9")
    assert is_stale(linked.store)
    assert rebuild(linked.store, clock=linked.clock).stale
    with linked.store.write() as connection:
        facts.withdraw(
            connection, new[0].contribution, by="ncb/reyes", reason="mistake", at="2014-05-01T00:00:00Z"
        )
    assert is_stale(linked.store)


def test_a_withdrawn_file_leaves_no_derivation(make_world) -> None:
    """After a withdrawal everything is as if the file had never come."""
    never, gone = make_world(), make_world()
    for world in (never, gone):
        world.report("hkpf", "A", account="1", narrative=IN_DANGER)
    withdrawn = gone.report("spf", "B", account="1", narrative=IN_DANGER)
    derive(gone.store, clock=gone.clock)
    with gone.store.write() as connection:
        facts.withdraw(
            connection, withdrawn[0].contribution, by="spf/lim", reason="mistake", at="2014-05-01T00:00:00Z"
        )
    for world in (never, gone):
        derive(world.store, clock=world.clock)
    assert digests(gone.store) == digests(never.store)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_undoing_equals_never(linked, verdict: Verdict) -> None:
    """Decide, derive, undo, derive: every derived table is as before the decision."""
    one = linked.report("ncb", "PH-1", name="Namesake Person", phone="", born="1990-01-01")
    other = linked.report("spf", "SG-2", name="Somebody Else", phone="", born="1970-12-12")
    derive(linked.store, clock=linked.clock)
    before = digests(linked.store)
    decision = decide(
        linked.store, verdict, one[1].id, other[1].id, reason="seen", by="spf/lim", clock=linked.clock
    )
    derive(linked.store, clock=linked.clock)
    undo(linked.store, decision.id, reason="wrong", by="spf/lim", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert digests(linked.store) == before


def test_a_decision_wins_over_the_engine(linked) -> None:
    """What the engine joins a person can part, and what it parts a person can join."""
    derive(linked.store, clock=linked.clock)
    with linked.store.read() as connection:
        victims = [
            e for e in lookup.entities(connection, kind=EntityKind.PERSON) if "victim" in e.role.split("+")
        ]
    assert [len(e.members) for e in victims] == [2]
    left, right = victims[0].members
    decide(linked.store, Verdict.DIFFERENT, left, right, reason="twins", by="spf/lim", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert home(linked.store, left) != home(linked.store, right)
    decide(linked.store, Verdict.SAME, left, right, reason="no twins", by="spf/lim", clock=linked.clock)
    derive(linked.store, clock=linked.clock)
    assert home(linked.store, left) == home(linked.store, right)


@pytest.mark.parametrize(
    ("left", "right", "reason", "by", "says"),
    [
        pytest.param("victim", "victim", "seen", "a/b", "same record", id="one-record-twice"),
        pytest.param("victim", "report", "seen", "a/b", "cannot be the same", id="two-kinds"),
        pytest.param("victim", "offender", "", "a/b", "no reason", id="no-reason"),
        pytest.param("victim", "offender", "x" * 2001, "a/b", "longer", id="endless-reason"),
        pytest.param("victim", "offender", "seen", " ", "nobody", id="nobody"),
    ],
)
def test_decisions_that_make_no_sense(linked, left: str, right: str, reason: str, by: str, says: str) -> None:
    """Each is refused with its own reason and nothing is recorded."""
    made = dict(
        zip(("report", "victim", "offender", "account"), linked.report("ncb", "X", account="9"), strict=True)
    )
    with pytest.raises(UsageError, match=says):
        decide(
            linked.store,
            Verdict.SAME,
            made[left].id,
            made[right].id,
            reason=reason,
            by=by,
            clock=linked.clock,
        )


def test_old_entity_ids_lead_to_where_their_record_is_now(make_world) -> None:
    """An entity that merged into another is still found under the id it had before."""
    world = make_world()
    first = world.report("hkpf", "A")[1]
    derive(world.store, clock=world.clock)
    second = world.report("spf", "B")[1]
    alone = [entity_id(EntityKind.PERSON, [record.id]) for record in (first, second)]
    derive(world.store, clock=world.clock)
    now = home(world.store, first.id)
    assert home(world.store, second.id) == now
    assert {show(world.store, old)["entity"] for old in alone} == {now}
    moved = next(old for old in alone if old != now)
    assert show(world.store, moved)["redirected_from"] == moved


def test_why_names_reasons_that_add_up(linked) -> None:
    """The way between the two victim records has reasons whose bits sum to the link's."""
    derive(linked.store, clock=linked.clock)
    with linked.store.read() as connection:
        person = next(e for e in lookup.entities(connection, kind=EntityKind.PERSON) if len(e.members) == 2)
    answer = why(linked.store, *person.members)
    assert answer.together == person.id
    assert len(answer.links) == 1
    assert answer.links[0].reasons
    assert math.fsum(r.bits for r in answer.links[0].reasons) == pytest.approx(answer.links[0].bits)


def test_why_says_when_two_are_not_held_to_be_the_same(linked) -> None:
    """No way, no entity; decisions about the pair are told, also undone ones."""
    other = linked.report("ncb", "Z", name="Somebody Else", phone="", born="1950-05-05")[1]
    derive(linked.store, clock=linked.clock)
    with linked.store.read() as connection:
        mine = lookup.entities(connection, kind=EntityKind.PERSON)
    first = next(m for e in mine for m in e.members if e.role == "victim" and m != other.id)
    decision = decide(
        linked.store, Verdict.DIFFERENT, first, other.id, reason="ages", by="a/b", clock=linked.clock
    )
    undo(linked.store, decision.id, reason="typo", by="a/b", clock=linked.clock)
    answer = why(linked.store, first, other.id)
    assert answer.together == ""
    assert answer.links == ()
    assert [(one.id, bool(one.undone_by)) for one in answer.decisions] == [(decision.id, True)]
    with pytest.raises(UsageError, match="same thing"):
        why(linked.store, first, first)
    with pytest.raises(NotFoundError):
        why(linked.store, first, "r_nobodyknowsthisone")


def test_why_takes_entities(linked) -> None:
    """Two entities that only touch: the touching links are told."""
    derive(linked.store, clock=linked.clock)
    with linked.store.read() as connection:
        entities = lookup.entities(connection)
    victim = next(e for e in entities if e.role == "victim")
    account = next(e for e in entities if e.kind is EntityKind.ACCOUNT)
    assert why(linked.store, victim.id, account.id).together == ""


def test_an_alert_needs_no_linking_and_stays_the_same_after_it(linked) -> None:
    """Triage at import raises the alert; linking neither changes, delays nor lowers it."""
    linked.report("ncb", "PH-3", narrative=IN_DANGER, phone="+63 917 555 0000")
    raised = assess_new(linked.store)
    assert [e.alert.band.value for e in list_alerts(linked.store, agency="ncb")] == ["P1"]
    before = [(e.alert.id, e.alert.band, e.alert.due) for e in list_alerts(linked.store)]
    assert raised == len(before)
    derive(linked.store, clock=linked.clock)
    after = [(e.alert.id, e.alert.band, e.alert.due) for e in list_alerts(linked.store)]
    assert before == after
    assert assess_new(linked.store) == 0
    first = list_alerts(linked.store)[0]
    assert first.alert.band.value == "P1"
    assert first.report["number"] == "PH-3"
    assert first.alert.entity.startswith("e_")


def test_a_code_never_silences_an_alert(make_world) -> None:
    """Terms that tell others nothing leave the originator's alert, its band and its due time untouched."""
    found = {}
    for level in Level:
        world = make_world()
        world.report(
            "hkpf", "A", narrative=IN_DANGER, country="SG", handling=Handling(level=level, codes=("H3",))
        )
        listed = [entry.alert for entry in list_alerts(world.store)]
        found[level] = sorted((alert.agency, alert.band.value, alert.due) for alert in listed)
    assert {agency for agency, _, _ in found[Level.NOTHING]} == {"hkpf", "spf"}
    assert all(one == found[Level.NOTHING] for one in found.values())


def test_reports_that_were_not_assessed_are_caught_up(linked) -> None:
    """After a crash between storing and assessing, merely listing alerts assesses what is waiting."""
    linked.report("ncb", "PH-3", narrative=IN_DANGER)
    assert any(entry.alert.band.value == "P1" for entry in list_alerts(linked.store, agency="ncb"))


def test_acknowledged_alerts_come_last(linked) -> None:
    """The open ones stay on top."""
    linked.report("ncb", "PH-3", narrative=IN_DANGER)
    linked.report("ncb", "PH-4", narrative=IN_DANGER)
    first, second, *_ = list_alerts(linked.store, agency="ncb")
    acknowledge(linked.store, first.alert.id[:12], by="ncb/reyes", note="calling", clock=linked.clock)
    listed = list_alerts(linked.store, agency="ncb")
    assert listed[0].alert.id == second.alert.id
    assert listed[-1].acknowledged is not None
    assert listed[-1].acknowledged.note == "calling"


@pytest.mark.parametrize(("alert", "by"), [("al_nobody", "a/b"), ("al", "a/b"), ("", "a/b")])
def test_unknown_alerts_cannot_be_acknowledged(linked, alert: str, by: str) -> None:
    """No guessing which alert is meant."""
    linked.report("ncb", "PH-3", narrative=IN_DANGER)
    with pytest.raises(NotFoundError):
        acknowledge(linked.store, alert, by=by, clock=linked.clock)
    with pytest.raises(UsageError):
        acknowledge(linked.store, alert, by="", clock=linked.clock)


def test_selectors_in_texts_are_read_with_the_agencys_region(world) -> None:
    """A national number in a narrative becomes the number of the originator's country."""
    world.report("hkpf", "A", narrative="He wrote to me from 6123 4567 on WhatsApp", phone="")
    derive(world.store, clock=world.clock)
    with world.store.read() as connection:
        rows = lookup.records_with_selectors(connection, [("phone", "+85261234567")], limit=5)
    assert [(kind, place) for _, kind, _, place in rows] == [("phone", "narrative")]


def test_progress_is_told(linked) -> None:
    """The stages of a derivation are announced, each with a share that never passes its total."""
    told: list[tuple[str, int, int]] = []
    derive(linked.store, clock=linked.clock, progress=lambda *step: told.append(step))
    assert {"reading texts", "triage", "leads", "writing"} <= {stage for stage, _, _ in told}
    assert all(done <= total for _, done, total in told)


def test_a_report_the_rules_fail_on_goes_to_a_person(linked, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets an alert of its own and keeps nobody else's alert back."""
    odd = linked.report("ncb", "PH-1", narrative="odd")[0]
    linked.report("ncb", "PH-2", narrative=IN_DANGER)
    real = assess_module.assess

    def fails_on_odd(identity: str, *given: object, **named: object) -> object:
        if identity == odd.id:
            raise IndexError("Unspeakable Name")
        return real(identity, *given, **named)

    monkeypatch.setattr(assess_module, "assess", fails_on_odd)
    found = {entry.report["number"]: entry.alert for entry in list_alerts(linked.store, agency="ncb")}
    assert found["PH-2"].band.value == "P1"
    assert found["PH-1"].band.value == "P2"
    assert [(r.rule, r.review) for r in found["PH-1"].reasons] == [("triage.failed.IndexError", True)]

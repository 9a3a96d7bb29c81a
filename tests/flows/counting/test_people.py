"""Counting with and without an audit, on a small world of victims who reported to several agencies."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from strikeback.custody.entry import Kind, body_digest
from strikeback.flows.counting import audit as count_audit
from strikeback.flows.counting import people as count_people
from strikeback.flows.derive import derive
from strikeback.linking.counting.claims import ClaimKind
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.record import Role
from strikeback.store import audits, log, schema

NAMES = (
    "Tan Wei",
    "Lim Hock",
    "Goh Swee",
    "Ong Beng",
    "Teo Kim",
    "Chua Lay",
    "Koh Sim",
    "Yeo Ah",
    "Sim Boon",
    "Ang Poh",
)
BY = "hkpf/chan"
PEOPLE = 60


@pytest.fixture(scope="module")
def settled(no_reports) -> Iterator[tuple]:
    """Sixty victims; every third reported twice; the truth by record; linked, to be copied."""
    world, truth = no_reports.copy(), dict[str, int]()
    for number in range(PEOPLE):
        name = f"{NAMES[number % 10]} {'abcdefghijklmnopqrstuvwxyz'[number % 26] * 3}{number}"
        known = {
            "name": name,
            "phone": f"+659{1000000 + 13577 * number}",
            "born": f"19{60 + number % 40}-03-0{1 + number % 9}",
        }
        for agency in ("hkpf", "spf")[: 2 if number % 3 == 0 else 1]:
            _, victim = world.report(agency, f"{agency}-{number}", **known)
            truth[victim.id] = number
    derive(world.store, clock=world.clock)
    yield world, truth
    world.store.close()


@pytest.fixture
def crowd(settled) -> Iterator[tuple]:
    """A copy of those victims."""
    world, truth = settled
    copy = world.copy()
    yield copy, dict(truth)
    copy.store.close()


def same(truth: dict[str, int], record: str) -> list[str]:
    """All other records of a record's person."""
    return [one for one, number in truth.items() if number == truth[record] and one != record]


def resolve(world, truth: dict[str, int], records: Iterable[str], by: str = BY) -> None:
    """Answer as a reviewer who never errs."""
    for record in records:
        count_audit.answer(world.store, record, same(truth, record), by=by, clock=world.clock)


def test_without_an_audit_no_level_is_claimed(crowd) -> None:
    """The figure holds the truth here, says what carries it and what an audit would take."""
    world, truth = crowd
    (told,) = count_people.count_people(world.store, "victims")
    assert told.claim.level is None
    assert told.claim.kind in {ClaimKind.MODEL, ClaimKind.RANGE}
    assert told.claim.low <= PEOPLE <= told.claim.high
    assert told.claim.records == len(truth) == 80
    assert told.plans
    (planned,) = count_people.count_people(world.store, "victims", accuracy=0.5)
    assert planned.plans[0].records == 30


def test_victims_and_suspects_stand_beside_each_other(crowd) -> None:
    """No suspects are known: none are counted, nothing breaks."""
    world, _ = crowd
    victims, suspects = count_people.count_people(world.store, "persons")
    assert (victims.role, suspects.role) == ("victim", "suspect")
    assert (suspects.claim.low, suspects.claim.high, suspects.claim.why) == (0, 0, ())


def test_an_audit_from_draw_to_claim(crowd) -> None:
    """Open until every record is resolved; then it carries the level, and count tells it too."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    assert len(audit.sample) == 30
    assert set(audit.members) == set(truth)
    drawn = [one.record for one in audit.sample]
    resolve(world, truth, drawn[:10])
    with pytest.raises(UsageError, match="not resolved yet"):
        count_people.result(world.store, "victims")
    (open_,) = count_people.count_people(world.store, "victims")
    assert "open" in open_.notes[0]
    assert open_.claim.level is None
    resolve(world, truth, drawn[10:])
    (told,) = count_people.result(world.store, "persons")
    assert told.claim.kind is ClaimKind.AUDITED
    assert told.claim.level == 0.9
    assert told.claim.low <= PEOPLE <= told.claim.high
    assert "audit of 30 records" in told.claim.text
    assert "no record was read by a second reviewer" in told.notes[0]
    assert count_people.count_people(world.store, "victims") == (told,)


def test_an_answer_speaks_for_every_drawn_record_it_names(crowd) -> None:
    """In a full review the second report of a victim needs no second look."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", None, by=BY, clock=world.clock)
    assert len(audit.sample) == 80
    firsts = {number: record for record, number in truth.items()}
    resolve(world, truth, firsts.values())
    (told,) = count_people.result(world.store, "victims")
    assert (told.claim.low, told.claim.high, told.claim.level) == (PEOPLE, PEOPLE, None)
    assert told.claim.text == "60, full review of all 80 records"


def test_two_reviewers_and_contradictions_are_told(crowd) -> None:
    """The first reviewer's last word counts; who differs is told; answers that do not fit stop the count."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    drawn = [one.record for one in audit.sample]
    resolve(world, truth, drawn)
    resolve(world, truth, drawn[:1], by="spf/lee")
    other = next(r for r in truth if truth[r] != truth[drawn[1]] and r not in drawn)
    count_audit.answer(world.store, drawn[1], [other], by="spf/lee", clock=world.clock)
    (told,) = count_people.result(world.store, "victims")
    assert "1 of 2 records" in told.notes[0]
    strangers = [drawn[2], next(r for r in drawn[3:] if truth[r] != truth[drawn[2]])]
    count_audit.answer(world.store, strangers[0], strangers[1:], by=BY, clock=world.clock)
    with pytest.raises(UsageError, match="contradict"):
        count_people.result(world.store, "victims")
    resolve(world, truth, strangers[:1])
    assert count_people.result(world.store, "victims")[0].claim == told.claim


def test_records_that_come_later_are_named_and_not_counted(crowd) -> None:
    """The claim stays about the records of the draw."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    _, late = world.report("ncb", "late", name="Somebody Else", phone="+639171234567")
    resolve(world, truth, [one.record for one in audit.sample])
    (before,) = count_people.result(world.store, "victims")
    assert any("1 records came after the draw" in note for note in before.notes)
    first = audit.sample[0].record
    count_audit.answer(world.store, first, [*same(truth, first), late.id], by=BY, clock=world.clock)
    (after,) = count_people.result(world.store, "victims")
    assert after.claim == before.claim


def test_the_same_records_give_the_same_sample(crowd) -> None:
    """Nobody can draw until a sample pleases: the second draw of a size is refused."""
    world, _ = crowd
    count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    with pytest.raises(UsageError, match="drawn already"):
        count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    with world.store.read() as connection:
        assert len(audits.audits(connection)) == 1
        assert audits.fingerprint(connection) == "1-0"


def test_a_reviewer_sees_what_linking_thinks(crowd) -> None:
    """Open records first; names masked; the linked records beside them."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    first = audit.sample[0].record
    resolve(world, truth, [first])
    state, items = count_audit.sheet(world.store)
    assert state.audit == audit
    assert [item.resolved for item in items] == sorted(item.resolved for item in items)
    done = next(item for item in items if item.record == first)
    assert set(done.person) == {first, *same(truth, first)}
    assert all("Tan" not in item.label for item in items)
    assert any(item.linked for item in items)
    assert count_audit.plain(done)["record"] == first
    assert count_audit.sheet(world.store, "victims")[0].audit == audit


def test_an_entity_stands_for_its_records(crowd) -> None:
    """Linking's entity may be named instead of every record."""
    world, _ = crowd
    count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    _, items = count_audit.sheet(world.store)
    item = next(one for one in items if one.linked)
    given, _ = count_audit.answer(world.store, item.record, [item.entity], by=BY, clock=world.clock)
    assert set(given.others) == set(item.linked)


REFUSED: dict[str, tuple[Callable, str]] = {
    "persons": (lambda w: count_audit.draw(w.store, "persons", 30, by=BY, clock=w.clock), "apart"),
    "few": (lambda w: count_audit.draw(w.store, "victims", 29, by=BY, clock=w.clock), "under 30"),
    "many": (lambda w: count_audit.draw(w.store, "victims", 33, by=BY, clock=w.clock), "over 40%"),
    "nobody": (lambda w: count_audit.draw(w.store, "victims", 30, by=" ", clock=w.clock), "nobody is named"),
    "none": (lambda w: count_audit.draw(w.store, "suspects", 30, by=BY, clock=w.clock), "no records"),
    "no audit": (lambda w: count_audit.sheet(w.store), "no audit"),
    "no result": (lambda w: count_people.result(w.store, "victims"), "no audit"),
    "no such count": (lambda w: count_people.result(w.store, "ships"), "cannot be counted"),
    "no such sheet": (lambda w: count_audit.sheet(w.store, "persons"), "victims or suspects"),
    "accuracy": (lambda w: count_people.count_people(w.store, "victims", accuracy=1.5), "between 0 and 100"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_makes_no_sense_is_refused(crowd, case: str) -> None:
    """With a reason that says what to do."""
    act, reason = REFUSED[case]
    with pytest.raises(UsageError, match=reason):
        act(crowd[0])


def test_answers_about_other_records_are_refused(crowd) -> None:
    """Before any draw, for a record that was not drawn, and with something that is no victim."""
    world, truth = crowd
    record = min(truth)
    with pytest.raises(UsageError, match="no audit"):
        count_audit.answer(world.store, record, [], by=BY, clock=world.clock)
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    drawn = {one.record for one in audit.sample}
    with pytest.raises(NotFoundError, match="in no sample"):
        count_audit.answer(world.store, min(set(truth) - drawn), [], by=BY, clock=world.clock)
    report, *_ = world.report("ncb", "other", name="Somebody Else")
    with pytest.raises(UsageError, match="not a victim's"):
        count_audit.answer(world.store, min(drawn), [report.id], by=BY, clock=world.clock)


def test_people_of_many_records_are_counted_by_linking(world) -> None:
    """One offender in twelve reports: the model is not asked, and it is said."""
    for number in range(12):
        world.report("hkpf", f"HK-{number}", name=f"Victim{number} Invented", account="100000000000001")
    derive(world.store, clock=world.clock)
    told = {one.role: one for one in count_people.count_people(world.store, "persons")}
    suspects = told[Role.SUSPECT.value].claim
    assert suspects.kind is ClaimKind.RANGE
    assert any("more records each" in why for why in suspects.why)
    assert suspects.low <= 1 <= suspects.high


def test_draws_and_answers_are_in_the_log(crowd) -> None:
    """In the transaction of the row: who, about which audit; a row slipped in beside it is found."""
    world, truth = crowd
    audit = count_audit.draw(world.store, "victims", 30, by=BY, clock=world.clock)
    given, _ = count_audit.answer(
        world.store,
        audit.sample[0].record,
        same(truth, audit.sample[0].record),
        by="spf/lee",
        clock=world.clock,
    )
    with world.store.write() as connection:
        entries = [entry for _, entry in log.entries_about(connection, audit.id)]
        assert [(entry.kind, entry.actor, entry.at) for entry in entries] == [
            (Kind.AUDIT, BY, audit.at),
            (Kind.AUDIT_ANSWER, "spf/lee", given.at),
        ]
        kept = list(log.StoredLog(connection).kept())[-2:]
        for entry, (_, salt, body) in zip(entries, kept, strict=True):
            assert body is not None
            assert entry.body_digest == body_digest(salt, body)
        assert log.unlogged(connection) == {}
        row = {"id": "an_x", "audit": audit.id, "record": given.record, "at": given.at, "body": "{}"}
        connection.execute(schema.audit_answer.insert(), [row])
        assert log.unlogged(connection) == {"audit_answer": 1}

"""Guarded flows: what each level tells, what is logged before it is told, and when nothing may be told."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from flows.conftest import NamedReader, World
from strikeback.custody.entry import Kind
from strikeback.flows.acknowledge import acknowledge
from strikeback.flows.agencies import add_agency
from strikeback.flows.decide import decide
from strikeback.flows.derive import derive
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.rebuild import rebuild
from strikeback.flows.terms import change_terms
from strikeback.flows.views import reading
from strikeback.flows.views.links import open_entity, why
from strikeback.flows.views.records import contributions, list_records, open_record, search
from strikeback.flows.views.values import Only
from strikeback.flows.views.work import agencies, alerts, counts, groups, leads
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.linking.entity_ids import entity_id
from strikeback.model.bodies import Account, Person, Report
from strikeback.model.errors import NotFoundError, RefusedError, StoreError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import EntityKind, Verdict
from strikeback.model.names import Name, NameKind
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Record, Relation, Role, contribution_id
from strikeback.selectors.account import normalise_account
from strikeback.sharing.reference import record_of
from strikeback.store import derivations, log, schema
from strikeback.store import terms as stored_terms
from strikeback.store.open import open_store

SPF = Viewer(agency="spf", user="spf/lim", case="SG-7/2014")
HKPF = Viewer(agency="hkpf", user="hkpf/wong")
NCB = Viewer(agency="ncb", user="ncb/reyes")
IN_DANGER = "I want to kill myself"
NOTHING = Handling(level=Level.NOTHING)
HIT = Handling(level=Level.HIT)
FULL = Handling(level=Level.FULL)


def fill(world):
    """One victim known to three agencies: told as a summary, own, and told as a hit."""
    world.summary = world.report("hkpf", "HK-1", name="陳大文", account="100000000000001")
    world.own = world.report("spf", "SG-7", name="Chan Tai Man", account="100000000000001")
    world.hit = world.report("ncb", "PH-3", name="Chan Tai Man", account="100000000000001", handling=HIT)
    derive(world.store, clock=world.clock, scopes=True)
    return world


@pytest.fixture(scope="module")
def three():
    """The filled world, for tests that only look."""
    with open_store("sqlite://") as store:
        world = World(store)
        for identity, country in (("hkpf", "HK"), ("spf", "SG"), ("ncb", "PH")):
            add_agency(store, identity, country=country, clock=world.clock)
        yield fill(world)


@pytest.fixture
def live(world):
    """The filled world, for tests that change it."""
    return fill(world)


def reads(world) -> list[tuple[str, str, dict[str, object]]]:
    """Object, actor and body of every logged reading."""
    with world.store.read() as connection:
        stored = log.StoredLog(connection)
        kept = {number: body for number, _, body in stored.kept()}
        rows = [(number, log.Entry.parse(leaf)) for number, _, leaf, _ in stored.rows()]
    return [
        (entry.id, entry.actor, msgspec.json.decode(kept[number]))
        for number, entry in rows
        if entry.kind == Kind.READ
    ]


def entity_of(world, viewer: Viewer, record: str) -> str:
    """The entity of a record as a viewer sees it."""
    opened = open_record(world.store, viewer, record, clock=world.clock)
    assert opened.record is not None
    return opened.record.entity


def test_a_hit_is_an_agency_and_a_reference(three) -> None:
    """Nothing else of the record is in the answer; the reference opens to its owner's record alone."""
    found = open_record(three.store, SPF, three.hit[1].id, clock=three.clock)
    assert found.record is None
    assert found.hit is not None
    assert msgspec.structs.asdict(found.hit).keys() == {"agency", "reference"}
    assert found.hit.agency == "ncb"
    key = secret_key(three.store)
    assert record_of(key, "spf", found.hit.reference) == three.hit[1].id
    assert record_of(key, "hkpf", found.hit.reference) is None


def test_a_summary_is_masked_and_the_own_record_is_whole(three) -> None:
    """Names of others are masked, their files and row are not told; the viewer's own are."""
    other = open_record(three.store, SPF, three.summary[1].id, clock=three.clock).record
    mine = open_record(three.store, SPF, three.own[1].id, clock=three.clock).record
    assert other is not None
    assert mine is not None
    assert (other.level, other.name, other.body, other.place) == (Level.SUMMARY, "陳…", {}, {})
    assert list(mine.body["names"]) == [{"text": "Chan Tai Man", "kind": "legal"}]
    assert (mine.place["file"], mine.report) == ("SG-7.csv", three.own[0].id)
    assert mine.contribution
    assert not other.contribution


def test_full_tells_all_but_what_is_withheld(world) -> None:
    """A withheld field is in no answer, and finds nothing."""
    terms = Handling(level=Level.FULL, withheld=("selectors", "person.names"))
    made = world.report("hkpf", "HK-1", name="Unusual Invented", phone="+85291230000", handling=terms)
    derive(world.store, clock=world.clock, scopes=True)
    shown = open_record(world.store, SPF, made[1].id, clock=world.clock).record
    assert shown is not None
    assert shown.level is Level.FULL
    assert "names" not in shown.body
    assert shown.body["age"] == 30
    assert (shown.name, shown.selectors) == ("", ())
    for text in ("Unusual Invented", "+85291230000"):
        assert search(world.store, SPF, text, clock=world.clock).records == ()
        assert len(search(world.store, HKPF, text, clock=world.clock).records) == 1


def test_what_a_withheld_field_would_link_is_not_linked_for_others(world) -> None:
    """Two records with one phone are one person for their owner, and two for whom the phone is kept from."""
    terms = Handling(level=Level.FULL, withheld=("selectors", "person"))
    first, second = (world.report("hkpf", number, handling=terms)[1].id for number in ("HK-1", "HK-2"))
    derive(world.store, clock=world.clock, scopes=True)
    assert entity_of(world, HKPF, first) == entity_of(world, HKPF, second)
    assert entity_of(world, SPF, first) != entity_of(world, SPF, second)


def test_an_entity_shows_members_and_hits(three) -> None:
    """The same victim: two members and a hit for one agency, members alone for who is told them."""
    entity = open_entity(three.store, SPF, entity_of(three, SPF, three.own[1].id), clock=three.clock)
    assert {one.id for one in entity.members} == {three.summary[1].id, three.own[1].id}
    assert [one.agency for one in entity.hits] == ["ncb"]
    assert [one.left for one in entity.links] == [min(three.summary[1].id, three.own[1].id)]
    whole = open_entity(three.store, NCB, entity_of(three, NCB, three.hit[1].id), clock=three.clock)
    assert len(whole.members) == 3
    assert whole.hits == ()


def test_an_entity_may_be_one_member_and_hits(world) -> None:
    """All others are hits: the entity still opens, and says whom to ask."""
    world.report("hkpf", "HK-1", handling=HIT)
    world.report("ncb", "PH-1", handling=HIT)
    mine = world.report("spf", "SG-1")[1].id
    derive(world.store, clock=world.clock, scopes=True)
    entity = open_entity(world.store, SPF, entity_of(world, SPF, mine), clock=world.clock)
    assert [one.id for one in entity.members] == [mine]
    assert [one.agency for one in entity.hits] == ["hkpf", "ncb"]
    told = leads(world.store, SPF, clock=world.clock)
    assert told.leads == ()
    assert {hit.agency for one in told.hits for hit in one.hits} == {"hkpf", "ncb"}


def test_old_names_of_an_entity_lead_to_it_in_the_scope(three) -> None:
    """Whatever entity a member once named, that id opens the present one."""
    last = max(three.summary[1].id, three.own[1].id)
    old = entity_id(EntityKind.PERSON, [last])
    entity = open_entity(three.store, SPF, old, clock=three.clock)
    assert entity.redirected_from == old
    assert entity.id == entity_of(three, SPF, last)


def test_reasons_quote_in_full_only_what_is_told_in_full(three) -> None:
    """The own side of a link stands as it is, the other is masked; the parts add up to the score."""
    told = why(three.store, SPF, three.summary[1].id, three.own[1].id, clock=three.clock)
    link = told.links[0]
    name = next(one for one in link.reasons if one.field == "name")
    assert {name.left, name.right} == {"Chan Tai Man", "陳…"}
    assert sum(one.bits for one in link.reasons) == pytest.approx(link.bits)
    assert told.together == entity_of(three, SPF, three.own[1].id)


def test_why_answers_for_entities_too_and_refuses_one_thing_twice(three) -> None:
    """An entity stands for its members; an id that may not be told is refused like one that is not there."""
    entity = entity_of(three, SPF, three.own[1].id)
    with pytest.raises(UsageError):
        why(three.store, SPF, three.own[1].id, three.own[1].id, clock=three.clock)
    across = why(three.store, SPF, entity, three.own[3].id, clock=three.clock)
    assert across.together == ""
    refused = []
    for gone in (three.hit[1].id, "r_aaaabbbbccccddddeeeeffff"):
        with pytest.raises(NotFoundError) as caught:
            why(three.store, SPF, three.own[1].id, gone, clock=three.clock)
        refused.append(str(caught.value))
    assert refused[0] == refused[1]


def test_decisions_of_others_come_without_their_words(live) -> None:
    """The deciding agency reads who and why; others read which agency."""
    left, right = live.summary[1].id, live.own[1].id
    decide(live.store, Verdict.SAME, left, right, reason="same tattoo", by="hkpf/wong", clock=live.clock)
    told = why(live.store, SPF, left, right, clock=live.clock).decisions[0]
    ours = why(live.store, HKPF, left, right, clock=live.clock).decisions[0]
    assert (told.agency, told.by, told.reason) == ("hkpf", "", "")
    assert (ours.by, ours.reason) == ("hkpf/wong", "same tattoo")


def test_a_decision_about_a_hit_is_not_told(live) -> None:
    """Both records must be told at summary or more."""
    decide(
        live.store,
        Verdict.SAME,
        live.hit[1].id,
        live.own[1].id,
        reason="x",
        by="ncb/r",
        clock=live.clock,
    )
    assert open_record(live.store, SPF, live.own[1].id, clock=live.clock).decisions == ()


@pytest.mark.parametrize("duty", [Duty.AUDITOR, Duty.ADMINISTRATOR])
def test_duties_without_content_get_none(three, duty: Duty) -> None:
    """Auditors and administrators are refused by every flow, their own agency's records included."""
    viewer = Viewer(agency="spf", user="spf/ong", duties=(duty,))
    before = reads(three)
    for ask in (
        lambda: search(three.store, viewer, "+6591230000", clock=three.clock),
        lambda: open_record(three.store, viewer, three.own[1].id, clock=three.clock),
        lambda: list_records(three.store, viewer, clock=three.clock),
        lambda: contributions(three.store, viewer, clock=three.clock),
        lambda: open_entity(three.store, viewer, "e_x", clock=three.clock),
        lambda: why(three.store, viewer, "a", "b", clock=three.clock),
        lambda: alerts(three.store, viewer, clock=three.clock),
        lambda: leads(three.store, viewer, clock=three.clock),
        lambda: counts(three.store, viewer, clock=three.clock),
        lambda: groups(three.store, viewer, clock=three.clock),
    ):
        with pytest.raises(RefusedError):
            ask()
    assert [one.id for one in agencies(three.store, viewer)] == ["hkpf", "ncb", "spf"]
    assert reads(three) == before


def test_strangers_are_not_told_who_takes_part(three) -> None:
    """The list of agencies is theirs alone."""
    with pytest.raises(RefusedError):
        agencies(three.store, Viewer(agency="nobody"))


def test_readings_are_logged_before_the_answer(three, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who, what, what for and for which case; a reading that cannot be logged gives no answer."""
    open_record(three.store, SPF, three.own[1].id, clock=three.clock)
    identity, actor, body = reads(three)[-1]
    assert (identity, actor) == (three.own[1].id, "spf/lim")
    assert (body["purpose"], body["case"]) == ("sextortion-investigation", "SG-7/2014")
    assert three.summary[1].id in body["records"]

    def fails(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(reading, "log_reads", fails)
    with pytest.raises(StoreError):
        open_record(three.store, SPF, three.own[1].id, clock=three.clock)


def test_lists_are_one_entry_with_every_record(three) -> None:
    """No record that was shown is missing in the log; what was searched for does not stand in it."""
    page = list_records(three.store, SPF, clock=three.clock)
    assert reads(three)[-1][0] == "reads:spf"
    assert reads(three)[-1][2]["records"] == sorted(one.id for one in page.records)
    found = search(three.store, SPF, "+65 9123 0000", clock=three.clock)
    body = reads(three)[-1][2]
    assert body["records"] == sorted(one.id for one in found.records)
    assert body["hits"] == ["ncb"]
    assert b"9123" not in msgspec.json.encode(body)
    search(three.store, SPF, " +65 9123 0000 ", clock=three.clock)
    assert reads(three)[-1][2]["query"] == body["query"]


def test_asking_for_what_is_not_there_is_logged_without_the_id(three) -> None:
    """Somebody who tries ids stands in the log; what they tried can be checked, not read."""
    with pytest.raises(NotFoundError):
        open_record(three.store, SPF, "r_aaaabbbbccccddddeeeeffff", clock=three.clock)
    identity, actor, body = reads(three)[-1]
    assert (identity, actor, body["flow"]) == ("unknown", "spf/lim", "open_record")
    assert "aaaabbbb" not in str(body)


def test_an_opening_stands_in_the_log(three) -> None:
    """What is read under a break-glass opening names it."""
    viewer = msgspec.structs.replace(SPF, broken="o_1")
    open_record(three.store, viewer, three.own[1].id, clock=three.clock)
    assert reads(three)[-1][2]["opening"] == "o_1"


def test_pages_hold_everything_once(three) -> None:
    """Pages of every size put together give one and the same list, and end."""
    for size in (1, 2, 3, 200):
        seen, cursor = [], ""
        while True:
            page = list_records(three.store, SPF, limit=size, cursor=cursor, clock=three.clock)
            seen += [one.id for one in page.records]
            cursor = page.cursor
            if not cursor:
                break
        assert seen == sorted(one.id for one in (*three.summary, *three.own))
        found, cursor = [], ""
        while True:
            got = search(three.store, SPF, "Made Up", limit=size, cursor=cursor, clock=three.clock)
            found += [one.id for one in got.records]
            cursor = got.cursor
            if not cursor:
                break
        assert sorted(found) == sorted(one.id for made in (three.summary, three.own) for one in made[2:])


def test_lists_can_be_narrowed(three) -> None:
    """By kind, role, agency, and own file; another agency's file holds nothing."""
    ask = {
        ("report", "", "", ""): 2,
        ("", "victim", "", ""): 2,
        ("", "", "hkpf", ""): 4,
        ("", "", "ncb", ""): 0,
        ("", "", "", three.own[0].contribution): 4,
        ("", "", "", three.summary[0].contribution): 0,
    }
    for (kind, role, originator, contribution), count in ask.items():
        only = Only(kind=kind, role=role, originator=originator, contribution=contribution)
        assert len(list_records(three.store, SPF, only=only, clock=three.clock).records) == count


@pytest.mark.parametrize(("limit", "cursor"), [(0, ""), (201, ""), (5, "x9"), (5, "s"), (5, "s-1"), (5, "7")])
def test_pages_that_do_not_exist(three, limit: int, cursor: str) -> None:
    """Sizes and places out of range are refused."""
    with pytest.raises(UsageError):
        search(three.store, SPF, "Made Up", limit=limit, cursor=cursor, clock=three.clock)
    for text in ("", " ", "x" * 401):
        with pytest.raises(UsageError):
            search(three.store, SPF, text, clock=three.clock)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        pytest.param("+65 9123 0000", "selector", id="phone"),
        pytest.param("SG-7", "number", id="number"),
        pytest.param("chan tai man", "name", id="name"),
        pytest.param("tai", "name", id="part-of-a-name"),
    ],
)
def test_searches_find_by(three, text: str, by: str) -> None:
    """Identifiers, numbers and names find what may be seen; each says how it fitted."""
    found = {one.id: one.by for one in search(three.store, SPF, text, clock=three.clock).records}
    assert by in found.values()
    assert three.hit[1].id not in found


def test_parts_of_names_give_no_hits(three) -> None:
    """A whole name tells that something exists elsewhere, a single syllable does not."""
    assert [h.agency for h in search(three.store, SPF, "Chan Tai Man", clock=three.clock).hits] == ["ncb"]
    assert search(three.store, SPF, "tai", clock=three.clock).hits == ()


def test_ids_find_their_records(three) -> None:
    """Of a record, an entity of the viewer's scope; a hit by id is a hit."""
    entity = entity_of(three, SPF, three.own[1].id)
    found = search(three.store, SPF, entity, clock=three.clock)
    assert {one.id for one in found.records} == {three.summary[1].id, three.own[1].id}
    other = search(three.store, SPF, three.hit[1].id, clock=three.clock)
    assert (other.records, [one.agency for one in other.hits]) == ((), ["ncb"])


def test_alerts_reach_the_agency_whatever_the_terms(world) -> None:
    """The report is told as a hit, without a word of it; the band and the time due stand."""
    hidden = world.report("hkpf", "HK-1", narrative=IN_DANGER, country="SG", handling=NOTHING)
    derive(world.store, clock=world.clock, scopes=True)
    told = alerts(world.store, SPF, clock=world.clock).alerts
    ours = alerts(world.store, HKPF, clock=world.clock).alerts
    assert [one.band for one in told] == [one.band for one in ours] == ["P1"]
    assert told[0].due == ours[0].due
    assert (told[0].report, told[0].entity, told[0].place, told[0].number) == ("", "", {}, "")
    assert told[0].hit is not None
    assert told[0].hit.agency == "hkpf"
    assert all(not one.quote for one in told[0].reasons)
    assert hidden[0].id.encode() not in msgspec.json.encode(told)
    assert any(one.quote for one in ours[0].reasons)
    assert ours[0].entity == entity_of(world, HKPF, hidden[1].id)
    acknowledge(world.store, told[0].id, by="spf/lim", note="calling", clock=world.clock)
    again = alerts(world.store, SPF, clock=world.clock).alerts[0]
    assert (again.acknowledged_by, again.note) == ("spf/lim", "calling")


def test_leads_and_counts_come_from_the_own_scope(three) -> None:
    """Two records of the victim for one agency, three for another; nobody counts what it may not see."""
    by_viewer = {
        viewer.agency: counts(three.store, viewer, "victims", clock=three.clock)[0].records
        for viewer in (SPF, HKPF, NCB)
    }
    assert by_viewer == {"spf": 2, "hkpf": 2, "ncb": 3}
    ours = leads(three.store, SPF, clock=three.clock)
    assert all("ncb" not in one.others for one in ours.leads)
    assert all(hit.agency == "ncb" for one in ours.hits for hit in one.hits)
    assert {one.kind for one in ours.hits} <= {one.kind for one in ours.leads}
    with pytest.raises(UsageError):
        counts(three.store, SPF, "everybody", clock=three.clock)


def together(world, handling: Handling) -> list[Record]:
    """One report that names two offenders, each with an account."""
    source = Source(
        path=Path("none"),
        name="HK-9.csv",
        digest="9" * 64,
        size=1,
        originator="hkpf",
        contribution=contribution_id("hkpf", "9" * 64),
        handling=handling,
    )
    maker = RecordMaker(source, NamedReader())
    at = maker.at(row=1, ident="HK-9")
    report = maker.record(Report(number="HK-9"), at)
    made = [report]
    for number in ("100000000000007", "100000000000008"):
        used = maker.record(
            Account(platform="facebook", account_id=number),
            at,
            role=Role.SUSPECT,
            report=report.id,
            selectors=(normalise_account("facebook", number),),
        )
        made.append(used)
        name = Name(text=f"Made Up {number[-1]}", kind=NameKind.LEGAL)
        ties = (tie(Relation.HAS_ACCOUNT, used),)
        made.append(maker.record(Person(names=(name,)), at, role=Role.SUSPECT, report=report.id, ties=ties))
    world.hand_in(source, made)
    return made


def test_groups_are_those_of_the_scope(world) -> None:
    """Two offenders of one report are a group for who sees them; it opens into its entities."""
    together(world, Handling(audience=("spf",)))
    derive(world.store, clock=world.clock, scopes=True)
    (found,) = groups(world.store, SPF, clock=world.clock).groups
    assert (found.suspects, found.accounts, found.agencies) == (2, 2, ("hkpf",))
    opened = open_entity(world.store, SPF, found.id, clock=world.clock)
    assert [one.records for one in opened.parts] == [1, 1, 1, 1]
    part = open_entity(world.store, SPF, opened.parts[0].entity, clock=world.clock)
    assert part.group == found.id
    assert groups(world.store, NCB, clock=world.clock).groups == ()
    with pytest.raises(NotFoundError):
        open_entity(world.store, NCB, found.id, clock=world.clock)


def test_what_was_withdrawn_does_not_open(world) -> None:
    """Withdrawn after the derivation: its entity is gone at once."""
    made = world.report("hkpf", "HK-1")
    derive(world.store, clock=world.clock, scopes=True)
    entity = entity_of(world, SPF, made[1].id)
    withdraw(world.store, made[0].contribution, by="hkpf/wong", reason="mistake", clock=world.clock)
    for ask, identity in ((open_entity, entity), (open_record, made[1].id)):
        with pytest.raises(NotFoundError):
            ask(world.store, SPF, identity, clock=world.clock)


def test_own_files_only(three) -> None:
    """Nobody else's files are listed."""
    assert [one.file for one in contributions(three.store, SPF, clock=three.clock)] == ["SG-7.csv"]


def test_a_derived_value_carries_the_strictest_terms(world) -> None:
    """Codes add up, the narrowest audience wins, and who else is named is not told."""
    terms = Handling(level=Level.FULL, audience=("ncb", "spf"), codes=("PAP:AMBER",))
    world.report("hkpf", "HK-1", handling=terms)
    mine = world.report("spf", "SG-1", handling=Handling(codes=("H1",)))[1].id
    derive(world.store, clock=world.clock, scopes=True)
    shown = open_entity(world.store, SPF, entity_of(world, SPF, mine), clock=world.clock).handling
    assert shown.codes == ("H1", "PAP:AMBER")
    assert shown.audience == ("spf",)


def test_other_purposes_see_their_own_alone(three) -> None:
    """A purpose that nobody states gets nothing of others and nothing derived from them."""
    viewer = msgspec.structs.replace(SPF, purpose="traffic")
    assert {one.originator for one in list_records(three.store, viewer, clock=three.clock).records} == {"spf"}
    assert entity_of(three, viewer, three.own[1].id) == ""
    with pytest.raises(NotFoundError):
        open_entity(three.store, viewer, entity_of(three, SPF, three.own[1].id), clock=three.clock)
    assert counts(three.store, viewer, clock=three.clock) == ()
    assert leads(three.store, viewer, clock=three.clock).leads == ()
    assert groups(three.store, viewer, clock=three.clock).groups == ()
    assert why(three.store, viewer, three.own[1].id, three.own[3].id, clock=three.clock).links == ()


class At:
    """A clock that stands still."""

    def __init__(self, year: int) -> None:
        self.year = year

    def now(self) -> datetime:
        """Return New Year's Day."""
        return datetime(self.year, 1, 1, tzinfo=UTC)


def test_a_passed_review_date_closes_what_was_derived_from_it(world) -> None:
    """On the day after, nothing of it is told, nor what was computed with it, until it is computed anew."""
    other = world.report("hkpf", "HK-1", handling=Handling(review="2015-06-01"))[1].id
    mine = world.report("spf", "SG-1")[1].id
    derive(world.store, clock=world.clock, scopes=True)
    assert len(open_entity(world.store, SPF, entity_of(world, SPF, mine), clock=At(2015)).members) == 2
    late = At(2016)
    with pytest.raises(NotFoundError):
        open_record(world.store, SPF, other, clock=late)
    opened = open_record(world.store, SPF, mine, clock=late)
    assert (opened.record.entity, opened.links) == ("", ())
    derive(world.store, clock=late)
    opened = open_record(world.store, SPF, mine, clock=late)
    assert [one.id for one in open_entity(world.store, SPF, opened.record.entity, clock=late).members] == [
        mine
    ]


def test_terms_that_were_narrowed_close_what_was_derived_before(live) -> None:
    """From the moment an originator narrows terms, nothing computed under the wider ones is answered."""
    assert entity_of(live, SPF, live.own[1].id)
    narrowed = live.summary[1].id
    change_terms(live.store, HKPF, narrowed, NOTHING, reason="named a source", clock=live.clock)
    assert entity_of(live, SPF, live.own[1].id) == ""
    assert entity_of(live, HKPF, live.summary[1].id)
    derive(live.store, clock=live.clock)
    alone = open_entity(live.store, SPF, entity_of(live, SPF, live.own[1].id), clock=live.clock)
    assert [one.id for one in alone.members] == [live.own[1].id]


def test_a_store_remembers_that_scopes_are_derived(live) -> None:
    """Every later derivation renews them; a rebuild finds every table as it was."""
    again = derive(live.store, clock=live.clock)
    assert again.scopes > 1
    result = rebuild(live.store, clock=live.clock)
    assert result.identical
    assert not result.stale


def test_a_store_of_ones_own_has_no_scopes(linked) -> None:
    """Nothing is computed twice, and guarded flows have nothing derived to show."""
    derived = derive(linked.store, clock=linked.clock)
    assert derived.scopes == 0
    with linked.store.read() as connection:
        counted = derivations.counts(connection)
    assert (counted["viewpoint"], counted["scope_part"]) == (0, 0)
    assert counts(linked.store, SPF, clock=linked.clock) == ()


def test_equal_sets_are_computed_once(make_world) -> None:
    """Nothing withheld: one scope for all. One record withheld: one more for those it is kept from."""
    scopes = {}
    for name, terms in (("open", Handling()), ("closed", NOTHING)):
        world = make_world()
        world.report("hkpf", "HK-1", handling=terms)
        world.report("spf", "SG-1")
        scopes[name] = derive(world.store, clock=world.clock, scopes=True).scopes
        with world.store.read() as connection:
            kept = {row.scope for row in connection.execute(schema.entity.select())}
        assert len(kept) == scopes[name]
    assert scopes == {"open": 1, "closed": 2}


def test_many_terms_are_looked_up_by_each_query(three, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more terms open something than a query should list, every answer is the same."""

    def everything() -> bytes:
        entity = entity_of(three, SPF, three.own[1].id)
        told = (
            search(three.store, SPF, "+65 9123 0000", clock=three.clock),
            search(three.store, SPF, "Chan Tai Man", clock=three.clock),
            list_records(three.store, SPF, only=Only(originator="hkpf"), clock=three.clock),
            open_entity(three.store, SPF, entity, clock=three.clock),
            leads(three.store, SPF, clock=three.clock),
        )
        return msgspec.json.encode(told)

    listed = everything()
    monkeypatch.setattr(stored_terms, "MOST_LISTED", -1)
    assert everything() == listed


def test_nobody_without_content_is_asked_for(three) -> None:
    """The store's own door refuses them too."""
    auditor = Viewer(agency="spf", duties=(Duty.AUDITOR,))
    with three.store.read() as connection, pytest.raises(RefusedError):
        stored_terms.asking(connection, auditor)


def test_limits_count_only_what_may_be_seen(world) -> None:
    """Twelve hidden records with the same number fill no page: each page is full of what may be seen."""
    for number in range(12):
        world.report("hkpf", f"HK-{number}", handling=NOTHING)
    seen = {world.report("ncb", f"PH-{number}")[1].id for number in range(3)}
    derive(world.store, clock=world.clock, scopes=True)
    for text in ("+6591230000", "Tan Invented Wei"):
        first = search(world.store, SPF, text, limit=2, clock=world.clock)
        assert len(first.records) == 2
        last = search(world.store, SPF, text, limit=2, cursor=first.cursor, clock=world.clock)
        assert {one.id for one in (*first.records, *last.records)} == seen
        assert last.cursor == ""
    first = list_records(world.store, SPF, only=Only(kind="person"), limit=2, clock=world.clock)
    assert len(first.records) == 2


def test_pages_of_a_search_double_and_skip_nothing_while_records_come_in(world) -> None:
    """Between any two pages others' records that fit come in, before and behind the place: once each."""
    first = {world.report("ncb", f"PH-{number}")[1].id for number in range(6)}
    derive(world.store, clock=world.clock, scopes=True)
    given: list[str] = []
    cursor, page = "", 0
    while page == 0 or cursor:
        got = search(world.store, SPF, "+6591230000", limit=2, cursor=cursor, clock=world.clock)
        given += [one.id for one in got.records]
        cursor, page = got.cursor, page + 1
        world.report("ncb", f"between-{page}")
        derive(world.store, clock=world.clock, scopes=True)
    assert page > 2
    assert len(given) == len(set(given))
    assert first <= set(given)


def test_a_record_that_fits_in_two_ways_stands_where_it_fits_first(world) -> None:
    """Number and name name the same record: pages of one give it once, whatever page it is on."""
    world.report("ncb", "Tan", name="Tan")
    for number in range(4):
        world.report("ncb", f"PH-{number}", name="Tan")
    derive(world.store, clock=world.clock, scopes=True)
    given, cursor = [], ""
    while True:
        got = search(world.store, SPF, "Tan", limit=1, cursor=cursor, clock=world.clock)
        given += [(one.id, one.by) for one in got.records]
        cursor = got.cursor
        if not cursor:
            break
    whole = search(world.store, SPF, "Tan", clock=world.clock)
    assert given == [(one.id, one.by) for one in whole.records]
    assert len({one for one, _ in given}) == len(given)
    assert {by for _, by in given} == {"number", "name"}


def test_a_cursor_opens_its_own_search_for_its_own_viewer(world) -> None:
    """Another text, another person, a changed cursor: there is no such page."""
    for number in range(3):
        world.report("ncb", f"PH-{number}")
    derive(world.store, clock=world.clock, scopes=True)
    cursor = search(world.store, SPF, "Tan Invented Wei", limit=1, clock=world.clock).cursor
    other = msgspec.structs.replace(SPF, user="spf/another")
    for viewer, text, tried in (
        (SPF, "Tan Invented", cursor),
        (other, "Tan Invented Wei", cursor),
        (SPF, "Tan Invented Wei", cursor[:-2]),
        (SPF, "Tan Invented Wei", "A" * len(cursor)),
    ):
        with pytest.raises(UsageError):
            search(world.store, viewer, text, limit=1, cursor=tried, clock=world.clock)

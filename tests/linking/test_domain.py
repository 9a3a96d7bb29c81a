"""Records become entities: who is one, who is not, and that people's word wins."""

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.worlds import (
    World,
    born,
    decide,
    email,
    handle,
    has_account,
    has_instrument,
    moment,
    phone,
    selector,
    state,
    together,
)

from strikeback.linking.domain import link_records
from strikeback.model.bodies import Account, Person, Place
from strikeback.model.links import EntityKind, LinkKind, Verdict
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Relation, Role, Tie
from strikeback.model.selector import SelectorKind


def crowded() -> World:
    """Two duplicate reports, a sibling, a namesake, an offender over three reports, bystanders."""
    w = World()
    one = w.report(0, agency="hk", number="HK-2014-000117", platform="skype")
    two = w.report(1, agency="sg", number="SG/88/2014", platform="skype")
    three = w.report(2, agency="hk", number="HK-2014-000130", platform="skype")
    w.victim("Chan Tai Man", phone("+85251230001"), report=one, birth_date=born(1995, 3, 4), city="Kowloon")
    w.victim("CHAN, Tai-Man", phone("+85251230001"), report=two, city="Kowloon")
    w.victim(
        "Chan Siu Ling", phone("+85251230001"), report=three, birth_date=born(1998, 9, 9), city="Kowloon"
    )
    w.victim("Chan Tai Man", report=w.report(300, agency="uk"), city="Kowloon")
    for report, name in ((one, "Anna Rose"), (two, "Jenny Lee"), (three, "Anna Rose")):
        account = w.account("skype", "annarose_88x", report=report)
        w.suspect(name, report=report, ties=(has_account(account),))
        payee = w.instrument(SelectorKind.EWALLET, "gcash:09170000001", report=report)
        w.payment("500", "USD", Tie(relation=Relation.PAYEE, to=payee.id), report=report)
    w.somebody("Maria Santos", phone("+639170000002"))
    w.somebody("M. Santos", phone("+639170000002"))
    return w


# --- laws -----------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_records_and_decisions_changes_nothing(rnd: random.Random) -> None:
    """Any order of arrival gives the identical result."""
    w = crowded()
    records = [r for r in w.records if r.kind == "person"]
    decisions = [
        decide(Verdict.SAME, records[0], records[3], number=1),
        decide(Verdict.DIFFERENT, records[4], records[5], number=2),
    ]
    expected = state(link_records(w.records, decisions))
    shuffled, judged = list(w.records), list(decisions)
    rnd.shuffle(shuffled)
    rnd.shuffle(judged)
    assert state(link_records(shuffled, judged)) == expected


def test_reasons_add_up_to_every_score() -> None:
    """The bits of the reasons are the bits of the link, exactly, and the probability is their logistic."""
    w = crowded()
    linked = link_records(w.records)
    assert len(linked.links) > 5
    for link in (*linked.links, *linked.doubtful):
        assert math.fsum(reason.bits for reason in link.reasons) == link.bits
        assert sum(reason.bits for reason in reversed(link.reasons)) == link.bits
        assert link.probability == pytest.approx(1 / (1 + 2**-link.bits))
        assert link.left < link.right
        assert link.model == linked.model


def test_every_thing_is_in_exactly_one_entity_of_its_kind() -> None:
    """Persons, accounts, instruments, devices and reports are partitioned; singletons too."""
    w = crowded()
    w.device(selector(SelectorKind.IMEI, "490154203237518"))
    linked = link_records(w.records)
    members = [m for entity in linked.entities for m in entity.members]
    assert len(members) == len(set(members))
    kinds = {"person", "account", "instrument", "device", "report"}
    assert set(members) == {r.id for r in w.records if r.kind in kinds}
    for entity in linked.entities:
        found = {next(r.kind for r in w.records if r.id == m) for m in entity.members}
        assert found == {"report" if entity.kind is EntityKind.INCIDENT else entity.kind.value}


def test_same_records_twice_count_once() -> None:
    """A record handed over twice changes nothing."""
    w = crowded()
    assert state(link_records([*w.records, *w.records[:7]])) == state(link_records(w.records))


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_undone_decision_never_was(verdict: Verdict) -> None:
    """The state after undo is the state without the decision."""
    w = crowded()
    persons = [r for r in w.records if r.kind == "person"]
    plain = state(link_records(w.records))
    for left, right in itertools.combinations(persons[:5], 2):
        assert state(link_records(w.records, [decide(verdict, left, right, undone_by="d_9")])) == plain


def test_decisions_change_something() -> None:
    """The undo test above would be empty if decisions had no effect."""
    w = crowded()
    persons = [r for r in w.records if r.kind == "person"]
    split = link_records(w.records, [decide(Verdict.DIFFERENT, persons[0], persons[1])])
    assert together(link_records(w.records), persons[0], persons[1])
    assert not together(split, persons[0], persons[1])


# --- persons: what joins ----------------------------------------------------------------------------


def test_one_victim_at_two_agencies_is_one() -> None:
    """Phone and name, spelled in two ways."""
    w = crowded()
    victims = [r for r in w.records if r.role is Role.VICTIM]
    assert together(link_records(w.records), victims[0], victims[1])


def test_victim_without_any_identifier_joins_by_birth_date_and_offender() -> None:
    """No phone in common: birth date typed day-month swapped, same offender, same name."""
    w = World()
    one, two = w.report(0), w.report(2, agency="bb")
    a = w.victim("Dewi Lestari Putri", report=one, birth_date=born(1999, 4, 7))
    b = w.victim("Putri Dewi Lestari", report=two, birth_date=born(1999, 7, 4))
    for report in (one, two):
        w.suspect("Mia", handle("facebook:mia.kostova.77"), report=report)
    assert together(link_records(w.records), a, b)


def test_offender_of_three_reports_under_two_personas_is_one() -> None:
    """The account joins, whatever name is shown."""
    w = crowded()
    suspects = [r for r in w.records if r.kind == "person" and r.role is Role.SUSPECT]
    assert together(link_records(w.records), *suspects)


def test_only_offenders_of_one_incident_are_one() -> None:
    """Two reports of one incident know different handles of their only offender."""
    w = World()
    one, two = w.report(0), w.report(0, agency="bb")
    w.victim("Olga Petrenko", email("olga.p@example.org"), report=one)
    w.victim("Olga Petrenko", email("olga.p@example.org"), report=two)
    a = w.suspect("", handle("skype:quxil.vonder"), report=one)
    b = w.suspect("", handle("viber:+639170000009"), report=two)
    linked = link_records(w.records)
    assert together(linked, one, two)
    assert together(linked, a, b)


def test_a_text_that_names_the_handle_joins_the_only_offender() -> None:
    """One side states the account apart, the other only in its narrative."""
    w = World()
    one, two = w.report(0), w.report(40, agency="bb", narrative="made up")
    a = w.suspect("Anna", handle("skype:zelda.morrow_73"), report=one)
    b = w.suspect("", report=two)
    assert not together(link_records(w.records), a, b)
    assert together(link_records(w.records, found={two.id: (handle("skype:zelda.morrow_73"),)}), a, b)


def test_a_victims_own_handle_in_the_text_is_not_the_offenders() -> None:
    """What a victim holds is never given to the offender."""
    w = World()
    own = handle("skype:zelda.morrow_73")
    one, two = w.report(0), w.report(40, agency="bb")
    w.victim("Olga Petrenko", own, report=one)
    a, b = w.suspect("", report=one), w.suspect("", report=two)
    linked = link_records(w.records, found={one.id: (own,), two.id: (own,)})
    assert not together(linked, a, b)


# --- persons: what does not -------------------------------------------------------------------------


def test_namesakes_of_one_city_stay_apart() -> None:
    """Names alone never merge, whatever general attributes agree."""
    w = World()
    fields = {"city": "Manila", "nationality": "PH", "gender": "male", "language": "tl"}
    people = [
        w.victim("Xylon Quezada Ybarrola", report=w.report(day, agency=f"a{day}"), **fields)
        for day in range(3)
    ]
    linked = link_records(w.records)
    assert len({linked.entity_of(p.id) for p in people}) == 3
    scored = linked.score(people[0].id, people[1].id)
    assert scored is not None
    assert scored.bits < 0
    assert any(reason.rule == "cap.one_kind" for reason in scored.reasons)


def test_twins_stay_apart() -> None:
    """Same birth date, surname, home, phone and offender: two given names are two people."""
    w = World()
    one, two = w.report(0), w.report(0)
    common = {"birth_date": born(2001, 5, 6), "city": "Leeds", "school": "Made Up Academy"}
    a = w.victim("Peter Harrow", phone("+447700900001"), report=one, **common)
    b = w.victim("Susan Harrow", phone("+447700900001"), report=two, **common)
    for report in (one, two):
        w.suspect("Mia", handle("instagram:mia.kostova.77"), report=report)
    linked = link_records(w.records)
    assert not together(linked, a, b)
    assert not together(linked, one, two)


def test_siblings_with_a_household_phone_stay_apart_even_over_an_unnamed_report() -> None:
    """An unnamed report on the family's phone joins one of them at most, never both."""
    w = World()
    a = w.victim("Lim Wei Jie", phone("+6580000001"), report=w.report(0), birth_date=born(2000, 1, 2))
    b = w.victim("Lim Hui Min", phone("+6580000001"), report=w.report(5), birth_date=born(2003, 3, 4))
    w.victim("", phone("+6580000001"), report=w.report(9))
    assert not together(link_records(w.records), a, b)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param({"birth_date": born(1990, 1, 2)}, {"birth_date": born(1984, 11, 23)}, id="birth-date"),
        pytest.param({"age": 14, "age_at": moment(0)}, {"age": 31, "age_at": moment(0)}, id="age"),
    ],
)
def test_contradicting_birth_keeps_apart(left, right) -> None:
    """One e-mail and one name do not outweigh two birth dates that cannot be one."""
    w = World()
    a = w.victim("Ana Silva", email("ana.s@example.org"), report=w.report(0), **left)
    b = w.victim("Ana Silva", email("ana.s@example.org"), report=w.report(1), **right)
    same = w.victim("Ana Silva", email("ana.s@example.org"), report=w.report(2), **left)
    linked = link_records(w.records)
    assert not together(linked, a, b)
    assert together(linked, a, same)


def test_contradicting_documents_keep_apart() -> None:
    """Two national numbers are two people; two passports may be one renewed."""
    w = World()
    common = (phone("+85251230077"),)
    numbers = [selector(SelectorKind.DOCUMENT, f"HK:{kind}") for kind in ("id_card:A1", "id_card:B2")]
    passes = [selector(SelectorKind.DOCUMENT, f"HK:passport:{n}") for n in ("K1", "K2")]
    ids = [w.victim("Ho Ka Yan", *common, s, report=w.report(i)) for i, s in enumerate(numbers)]
    renewed = [
        w.victim("Mok Siu Fan", phone("+85251230078"), s, report=w.report(i)) for i, s in enumerate(passes)
    ]
    linked = link_records(w.records)
    assert not together(linked, *ids)
    assert together(linked, *renewed)


@pytest.mark.parametrize(
    "shared", [phone("+639170000010"), handle("skype:quxil.vonder_77")], ids=["phone", "handle"]
)
def test_victim_and_suspect_are_never_one(shared) -> None:
    """Nor bridged by somebody of unknown role who matches both."""
    w = World()
    a = w.victim("Rico Salas", shared, report=w.report(0))
    b = w.suspect("Rico Salas", shared, report=w.report(3), kind=NameKind.LEGAL)
    w.somebody("Rico Salas", shared)
    w.somebody("", shared)
    assert not together(link_records(w.records), a, b)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([Role.VICTIM, Role.SUSPECT, Role.UNKNOWN]),
            st.sampled_from(["", "Rico Salas", "Gio Salas", "Mei Lim"]),
            st.sets(st.integers(0, 4), max_size=3),
            st.integers(0, 2),
        ),
        max_size=14,
    )
)
def test_no_entity_ever_holds_victim_and_suspect(people) -> None:
    """Whatever identifiers are thrown about."""
    w = World()
    reports = [w.report(i) for i in range(3)]
    for role, name, numbers, where in people:
        selectors = tuple(phone(f"+63917000001{n}") for n in sorted(numbers))
        w.add(
            _person(name),
            role=role,
            report=reports[where],
            selectors=selectors,
        )
    roles = {r.id: r.role for r in w.records}
    for entity in link_records(w.records).entities:
        assert not {Role.VICTIM, Role.SUSPECT} <= {roles[m] for m in entity.members}


def _person(name: str):
    return Person(names=(Name(text=name, kind=NameKind.LEGAL),) if name else ())


def test_shared_payee_touches_but_never_merges_suspects() -> None:
    """Whoever collects for two offenders does not make them one."""
    w = World()
    suspects, reports = [], []
    for day, name in ((0, "quxil.vonder"), (50, "marwick_tolva")):
        report = w.report(day)
        payee = w.instrument(SelectorKind.BANK_ACCOUNT, "PH:bdo:00123456789", report=report)
        ties = (has_instrument(payee),)
        suspects.append(w.suspect("", handle(f"skype:{name}"), report=report, ties=ties))
        reports.append(report)
    linked = link_records(w.records)
    assert not together(linked, *suspects)
    shared = [link for link in linked.links if link.kind is LinkKind.SHARED_SELECTOR]
    assert {(link.left, link.right) for link in shared} == {tuple(sorted(r.id for r in reports))}


def test_public_address_never_merges() -> None:
    """Ten people on one wifi are ten people."""
    w = World()
    people = [
        w.suspect("", selector(SelectorKind.IP, "203.0.113.7"), report=w.report(day)) for day in range(10)
    ]
    linked = link_records(w.records)
    assert len({linked.entity_of(p.id) for p in people}) == 10


def test_unlinkable_selectors_never_link() -> None:
    """A private address, a placeholder or a burn address is marked by its reader and ignored."""
    w = World()
    shared = phone("+85250000000", linkable=False)
    a = w.victim("Olga Petrenko", shared, report=w.report(0))
    b = w.victim("Olga Petrenko", shared, report=w.report(1))
    assert not together(link_records(w.records), a, b)


def test_a_number_on_many_differently_named_victims_is_a_service() -> None:
    """A school's or hotline's number is demoted to nothing, and that is said."""
    w = World()
    names = [
        "Olga Petrenko",
        "Rico Salas",
        "Mei Lim",
        "John Harrow",
        "Dewi Putri",
        "Femi Adeyemi",
        "Park Jisoo",
    ]
    people = [w.victim(name, phone("+85221230000"), report=w.report(i)) for i, name in enumerate(names)]
    extra = w.victim("", phone("+85221230000"), report=w.report(20))
    linked = link_records(w.records)
    assert len({linked.entity_of(p.id) for p in (*people, extra)}) == 8
    assert linked.ignored == {"selector.phone: seen with too many different people": 1}


def test_a_common_handle_without_platform_never_merges() -> None:
    """``anna`` is a name, not an identifier; a rare one is."""
    w = World()
    pairs = [
        [w.suspect("", handle(f"?:{name}"), report=w.report(day)) for day in (0, 30)]
        for name in ("anna", "quxil.vonder_77")
    ]
    linked = link_records(w.records)
    assert not together(linked, *pairs[0])
    assert together(linked, *pairs[1])


def test_two_offenders_of_one_report_are_two() -> None:
    """What a report lists apart stays apart unless an identifier is common."""
    w = World()
    report = w.report(0)
    a = w.suspect("Dante Cruz", report=report, kind=NameKind.LEGAL)
    b = w.suspect("Dante Cruz", report=report, kind=NameKind.LEGAL)
    assert not together(link_records(w.records), a, b)


def test_persona_links_cases_never_persons() -> None:
    """One made-up identity in two reports."""
    w = World()
    one, two = w.report(0), w.report(60)
    a = w.suspect("Kalyssa Vantongeren", report=one)
    b = w.suspect("Kalyssa Vantongeren", report=two)
    linked = link_records(w.records)
    assert not together(linked, a, b)
    assert [link.kind for link in linked.links] == [LinkKind.SHARED_PERSONA]


# --- decisions ----------------------------------------------------------------------------------------


def test_decided_same_wins_over_contradiction_and_wall() -> None:
    """A person may say that a victim is the suspect of another case; the engine may not."""
    w = World()
    a = w.victim("Rico Salas", report=w.report(0), birth_date=born(1990, 1, 2))
    b = w.suspect("Gio Cruz", report=w.report(1), kind=NameKind.LEGAL, birth_date=born(1984, 11, 23))
    assert not together(link_records(w.records), a, b)
    linked = link_records(w.records, [decide(Verdict.SAME, a, b)])
    assert together(linked, a, b)
    assert linked.entity_of(a.id).role == "suspect+victim"
    assert any(r.rule == "decision.same" for link in linked.links for r in link.reasons)


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_decided_apart_holds_over_third_records(verdict: Verdict) -> None:
    """Different and unsure stop the pair, also by way of a record that matches both."""
    w = World()
    people = [w.victim("Olga Petrenko", email("olga.p@example.org"), report=w.report(i)) for i in range(4)]
    assert together(link_records(w.records), *people)
    linked = link_records(w.records, [decide(verdict, people[0], people[1])])
    assert not together(linked, people[0], people[1])


def test_later_decision_counts_and_unknown_ones_are_counted() -> None:
    """Different, then same: same. Decisions about records of two kinds or unknown ids are told."""
    w = World()
    report = w.report(0)
    a = w.victim("Olga Petrenko", report=report)
    b = w.victim("Olga P", report=w.report(5))
    verdicts = [
        decide(Verdict.SAME, a, b, number=5),
        decide(Verdict.DIFFERENT, a, b, number=3),
        decide(Verdict.SAME, a, report, number=6),
    ]
    linked = link_records(w.records, verdicts)
    assert together(linked, a, b)
    assert linked.ignored == {"decision: unknown record or two kinds": 1}


# --- things --------------------------------------------------------------------------------------------


def test_accounts_by_id_and_by_handle() -> None:
    """Id joins over a changed handle; a handle joins when no two ids stand against it."""
    w = World()
    a = w.account("facebook", "mia.k", identity="100044")
    b = w.account("facebook", "mia.kostova", identity="100044")
    c = w.account("facebook", "mia.kostova")
    d = w.account("instagram", "mia.kostova")
    linked = link_records(w.records)
    assert together(linked, a, b, c)
    assert not together(linked, a, d)


def test_recycled_handle_joins_nobody_across_ids() -> None:
    """A handle given out again: two ids stay two, and a report without id joins neither."""
    w = World()
    a = w.account("instagram", "sunny.day", identity="1")
    b = w.account("instagram", "sunny.day", identity="2")
    c = w.account("instagram", "sunny.day")
    d = w.account("instagram", "sunny.day")
    linked = link_records(w.records)
    assert len({linked.entity_of(x.id) for x in (a, b, c)}) == 3
    assert together(linked, c, d)


def test_handle_without_platform_needs_one_reading_and_surprise() -> None:
    """``?:anna`` stays alone; a rare one joins when only one platform knows it."""
    w = World()
    rare = [w.account("skype", "quxil.vonder_77"), w.account("", "quxil.vonder_77")]
    common = [w.account("skype", "anna"), w.account("", "anna")]
    two = [
        w.account("skype", "marwick_tolva9"),
        w.account("kik", "marwick_tolva9"),
        w.account("", "marwick_tolva9"),
    ]
    linked = link_records(w.records)
    assert together(linked, *rare)
    assert not together(linked, *common)
    assert len({linked.entity_of(x.id) for x in two}) == 3


def test_instruments_and_devices() -> None:
    """Equal numbers join; a bank left open joins its one closed reading; two IMEIs are two phones."""
    w = World()
    bank = [w.instrument(SelectorKind.BANK_ACCOUNT, v) for v in ("HK:024:123456789", "::123456789")]
    other = w.instrument(SelectorKind.BANK_ACCOUNT, "::9999")
    alike = w.instrument(SelectorKind.BANK_ACCOUNT, "::9999")
    imsi = selector(SelectorKind.IMSI, "454001234567890")
    phones = [
        w.device(imsi, selector(SelectorKind.IMEI, imei)) for imei in ("490154203237518", "356938035643809")
    ]
    linked = link_records(w.records)
    assert together(linked, *bank)
    assert not together(linked, other, alike)
    assert not together(linked, *phones)


def test_account_without_selectors_is_known_by_its_body() -> None:
    """A reader that filled only the body still gives comparable accounts."""
    w = World()
    a = w.add(Account(platform="Skype", handle="@Mia.K", account_id="77"))
    b = w.add(Account(platform="skype", handle="mia.k"))
    assert together(link_records(w.records), a, b)


def test_place_ties_count_as_places() -> None:
    """A place described apart and tied is where somebody lives."""
    w = World()
    home = w.add(Place(city="Leeds", postcode="LS1 1AA"))
    ties = (Tie(relation=Relation.LIVES_AT, to=home.id),)
    a = w.victim("Olga Petrenko", report=w.report(0), age=15, ties=ties)
    b = w.victim(
        "Olga Petrenko", report=w.report(9), age=15, places=(Place(postcode="ls11aa", city="Leeds"),)
    )
    assert together(link_records(w.records), a, b)


def test_progress_is_told_and_ends_at_one() -> None:
    """Shares rise to 1."""
    told: list[float] = []
    link_records(crowded().records, progress=lambda _stage, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0

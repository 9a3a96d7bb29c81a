"""Which reports are about one incident."""

import pytest
from tests.linking.worlds import World, born, decide, email, handle, has_account, phone, selector, together

from strikeback.linking.domain import link_records
from strikeback.model.links import LinkKind, Verdict
from strikeback.model.record import Record, Relation, Role, Tie
from strikeback.model.selector import SelectorKind


def reported(w: World, day: float, offender: str = "skype:zelda.morrow_73", **fields) -> Record:
    """A report by one and the same victim about an offender."""
    report = w.report(day, **fields)
    w.victim("Olga Petrenko", email("olga.p@example.org"), report=report)
    if offender:
        w.suspect("", handle(offender), report=report)
    return report


def test_two_agencies_about_one_course() -> None:
    """Same victim, offender and days."""
    w = World()
    assert together(link_records(w.records), reported(w, 0), reported(w, 2, agency="bb"))


def test_another_offender_months_later_is_another_incident() -> None:
    """Repeat victimisation is counted again; the same offender coming back within weeks is not."""
    w = World()
    first, weeks = reported(w, 0), reported(w, 25)
    months = reported(w, 150, "viber:quxil.vonder_77")
    linked = link_records(w.records)
    assert together(linked, first, weeks)
    assert not together(linked, first, months)


def test_siblings_who_report_one_offender_are_two_incidents() -> None:
    """Same day, same offender, same household."""
    w = World()
    reports = []
    for name in ("Lim Wei Jie", "Lim Hui Min"):
        report = w.report(0)
        w.victim(name, phone("+6580000001"), report=report)
        w.suspect("", handle("skype:zelda.morrow_73"), report=report)
        reports.append(report)
    assert not together(link_records(w.records), *reports)


def test_platform_report_without_a_name_belongs_to_the_victims_own() -> None:
    """The platform knows the victim's account, the police the same account of a named victim."""
    w = World()
    police, platform = w.report(0), w.report(0.5, agency="bb", channel="platform")
    account = w.account("instagram", "olga.pet_04", role=Role.VICTIM, report=police)
    w.victim("Olga Petrenko", report=police, ties=(has_account(account),))
    w.account("instagram", "olga.pet_04", role=Role.VICTIM, report=platform)
    assert together(link_records(w.records), police, platform)


def test_offender_and_minute_anchor_a_report_without_victim() -> None:
    """A platform's report of the same account within minutes; an hour later it may be another victim."""
    w = World()
    police = w.report(0.01, agency="aa")
    near, far = w.report(0.011, agency="bb"), w.report(0.2, agency="cc")
    w.victim("Olga Petrenko", report=police)
    for report in (police, near, far):
        w.suspect("", handle("skype:zelda.morrow_73"), report=report)
    linked = link_records(w.records)
    assert together(linked, police, near)
    assert not together(linked, police, far)


def test_bank_report_about_the_same_payment() -> None:
    """Payee, amount, day and the payer's name; without the name's agreement it stays apart."""
    w = World()
    police, bank, other = w.report(0), w.report(1, agency="bb", channel="bank"), w.report(1, agency="bb")
    w.victim("Olga Petrenko", report=police)
    people = {police: "Olga Petrenko", bank: "Petrenko Olga", other: "Femi Adeyemi"}
    for report, name in people.items():
        payee = w.instrument(SelectorKind.EWALLET, "gcash:09170000001", report=report)
        payer = w.somebody(name, report=report)
        ties = (Tie(relation=Relation.PAYEE, to=payee.id), Tie(relation=Relation.PAYER, to=payer.id))
        w.payment("731.50", "USD", *ties, report=report)
    linked = link_records(w.records)
    assert together(linked, police, bank)
    assert not together(linked, police, other)


def test_one_payment_reference_is_one_incident() -> None:
    """A remittance reference, as a selector or on the payment."""
    w = World()
    one, two, three = w.report(0), w.report(9, agency="bb"), w.report(11, agency="cc")
    for report in (one, two):
        w.instrument(SelectorKind.REMITTANCE, "western_union:1234567890", report=report)
    w.payment("500", "USD", report=two, reference="TX-998877")
    w.payment("500", "USD", report=three, reference="tx 998877")
    assert together(link_records(w.records), one, two, three)


def test_report_numbers() -> None:
    """One number of one agency is one report; of two agencies it is not; a cited number is."""
    w = World()
    rows = [w.report(0, number="2014/000123"), w.report(90, number="2014/000123")]
    foreign = w.report(0, number="2014/000123", agency="bb")
    cites = w.report(
        3, agency="cc", number="CC-1", narrative="refers to report 2014/000123 of the other unit"
    )
    linked = link_records([r for r in w.records if r is not cites])
    assert together(linked, *rows)
    assert not together(linked, rows[0], foreign)
    assert together(link_records([rows[0], cites]), rows[0], cites)


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT])
def test_decisions_about_reports(verdict: Verdict) -> None:
    """A person's word about two reports wins."""
    w = World()
    alike = [reported(w, 0), reported(w, 1)]
    unlike = [w.report(0), w.report(200)]
    pair = unlike if verdict is Verdict.SAME else alike
    linked = link_records(w.records, [decide(verdict, *pair)])
    assert together(linked, *pair) is (verdict is Verdict.SAME)


def test_many_reports_of_one_victim_are_compared_with_their_neighbours_in_time() -> None:
    """A block over the cap still joins what is close in time."""
    w = World()
    reports = [reported(w, day * 3) for day in range(50)]
    linked = link_records(w.records)
    assert together(linked, reports[0], reports[1])


def test_other_country_amount_and_platform_speak_against() -> None:
    """Each is a reason with negative bits."""
    w = World()
    one = reported(w, 0, platform="skype", country="HK")
    two = reported(w, 40, platform="kik", country="PH")
    for report, amount in ((one, "500"), (two, "700")):
        w.payment(amount, "USD", report=report)
    scored = link_records(w.records).score(one.id, two.id)
    against = {reason.rule for reason in scored.reasons if reason.bits < 0}
    assert {"incident.other_platform", "incident.other_country", "incident.other_amount"} <= against


def test_cases_that_touch_are_a_star() -> None:
    """Five incidents with one payee: four links, all from the case with the smallest id."""
    w = World()
    reports = []
    for day in range(5):
        report = w.report(day * 60)
        w.instrument(SelectorKind.WALLET, "BTC:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", report=report)
        reports.append(report)
    shared = [link for link in link_records(w.records).links if link.kind is LinkKind.SHARED_SELECTOR]
    ids = sorted(report.id for report in reports)
    assert sorted((link.left, link.right) for link in shared) == [(ids[0], other) for other in ids[1:]]


def test_same_media_links_cases() -> None:
    """An equal hash in two cases; once in one case it links nothing."""
    w = World()
    one, two = w.report(0), w.report(90)
    for report in (one, two, two):
        w.media("ab" * 32, report)
    w.media("cd" * 32, one)
    links = [link for link in link_records(w.records).links if link.kind is LinkKind.SAME_MEDIA]
    assert [{link.left, link.right} for link in links] == [{one.id, two.id}]


def test_reports_of_one_incident_do_not_touch_themselves() -> None:
    """What makes two reports one incident is no second link between them."""
    w = World()
    reported(w, 0)
    reported(w, 1, agency="bb")
    assert {link.kind for link in link_records(w.records).links} == {
        LinkKind.SAME_PERSON,
        LinkKind.SAME_INCIDENT,
    }


def test_found_on_a_device_is_the_devices_case() -> None:
    """What an extraction holds touches the reports that know it."""
    w = World()
    device = w.device(selector(SelectorKind.IMEI, "490154203237518"))
    report = w.report(0)
    w.instrument(SelectorKind.EWALLET, "gcash:09170000001", report=report)
    ties = (Tie(relation=Relation.FOUND_ON, to=device.id),)
    w.add(w.records[-1].body, selectors=w.records[-1].selectors, ties=ties)
    shared = [link for link in link_records(w.records).links if link.kind is LinkKind.SHARED_SELECTOR]
    assert [{link.left, link.right} for link in shared] == [{device.id, report.id}]


def test_a_report_without_victim_does_not_bridge_two_victims() -> None:
    """A platform's report fits two victims' reports; they stay two incidents."""
    w = World()
    reports = [w.report(0.011 + step / 1000, agency=agency) for step, agency in enumerate(("aa", "bb", "cc"))]
    w.victim("Olga Petrenko", email("o@example.org"), report=reports[0])
    w.victim("Femi Adeyemi", email("f@example.org"), report=reports[2])
    for report in reports:
        w.suspect("", handle("skype:zelda.morrow_73"), report=report)
    assert not together(link_records(w.records), reports[0], reports[2])


def test_rows_of_one_report_may_name_several_victims() -> None:
    """One number of one agency stays one report, whoever its rows name."""
    w = World()
    rows = [w.report(0, number="CC-2014-0007") for _ in range(2)]
    w.victim("Olga Petrenko", report=rows[0])
    w.victim("Femi Adeyemi", report=rows[1])
    assert together(link_records(w.records), *rows)


@pytest.mark.parametrize(("platform", "joined"), [("skype", True), ("kik", False)])
def test_another_offender_on_another_platform_is_another_incident(platform, joined) -> None:
    """One victim, the same days: another account on one platform may be one course, elsewhere it is not."""
    w = World()
    one = reported(w, 28, platform="skype")
    two = reported(w, 29, f"{platform}:harbour_lantern553", platform=platform)
    for number in range(400):
        w.report(number % 57)
    assert together(link_records(w.records), one, two) is joined


def test_a_caller_without_a_name_is_the_victim_they_were_resolved_to() -> None:
    """A hotline notes a birth date and the offender: the person is known elsewhere, so is the incident."""
    w = World()
    police, caller = w.report(0, agency="aa"), w.report(9, agency="bb")
    date = born(1998, 7, 24)
    one = w.victim("Olga Petrenko", email("olga.p@example.org"), report=police, birth_date=date)
    other = w.victim("", report=caller, birth_date=date)
    for report in (police, caller):
        w.suspect("", handle("skype:zelda.morrow_73"), report=report)
    linked = link_records(w.records)
    assert together(linked, one, other)
    assert together(linked, police, caller)


@pytest.mark.parametrize(
    ("agency", "birth", "joined"),
    [
        pytest.param("bb", 6, True, id="another-agency"),
        pytest.param("aa", 6, False, id="the-same-agency-knows-twins"),
        pytest.param("bb", 7, False, id="siblings"),
    ],
)
def test_one_victim_under_two_names(agency, birth, joined) -> None:
    """One phone, birth date and offender: persons stay apart as twins would, the incident is one."""
    w = World()
    one, two = w.report(0), w.report(1, agency=agency)
    a = w.victim("Chee Kiong Xuan", phone("+6580000001"), report=one, birth_date=born(2001, 5, 6))
    b = w.victim("Chee Eric", phone("+6580000001"), report=two, birth_date=born(2001, 5, birth))
    for report in (one, two):
        w.suspect("", handle("skype:zelda.morrow_73"), report=report)
    linked = link_records(w.records)
    assert not together(linked, a, b)
    assert together(linked, one, two) is joined


@pytest.mark.parametrize(("agency", "joined"), [("aa", False), ("bb", True)])
def test_an_agency_that_numbers_twice_knows_two_courses(agency, joined) -> None:
    """One victim, two offenders, three days: of two agencies one course, of one agency two."""
    w = World()
    one = reported(w, 0, number="AA-2014-0001")
    two = reported(w, 3, "viber:quxil.vonder_77", agency=agency, number="XX-2014-0417")
    linked = link_records(w.records)
    assert linked.score is not None
    link = linked.score(one.id, two.id)
    assert link is not None
    assert ("report.two_numbers" in {reason.rule for reason in link.reasons}) is not joined


def test_an_address_of_ones_own_outweighs_two_names() -> None:
    """One e-mail address and birth date join a second name to a person, other records or not."""
    w = World()
    date, mail = born(1988, 6, 13), email("xuan.m@example.org")
    one = w.victim("Ng Xuan Meng", phone("+60110000001"), mail, report=w.report(0), birth_date=date)
    two = w.victim("NG Xuan-meng", phone("+60110000001"), report=w.report(4), birth_date=date)
    other = w.victim("Oh Kelvin Dara", mail, report=w.report(1, agency="bb"), birth_date=date)
    assert together(link_records(w.records), one, two, other)

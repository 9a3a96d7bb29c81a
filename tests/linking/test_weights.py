"""What identifiers are worth, and which are worth nothing."""

import pytest
from tests.linking.worlds import World, born, email, handle, phone, selector, together

from strikeback.linking.domain import link_records
from strikeback.model.bodies import Exhibit, Place
from strikeback.model.links import Link
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role, Tie
from strikeback.model.selector import SelectorKind


def scored(w: World, left: Record, right: Record) -> Link:
    """The pair compared on demand."""
    link = link_records(w.records, found=w.found).score(left.id, right.id)
    assert link is not None
    return link


def rules(link: Link) -> dict[str, float]:
    """Bits by rule."""
    return {reason.rule: reason.bits for reason in link.reasons}


def two(first, second, *, found=()) -> tuple[World, Record, Record]:
    """Two suspects of two reports with one selector each."""
    w = World()
    one, other = w.report(0), w.report(50)
    a = w.suspect("", *([first] if first else []), report=one)
    b = w.suspect("", *([second] if second else []), report=other)
    for report in found:
        w.found[(one, other)[report].id] = (selector(SelectorKind.PHONE, "+639170000001"),)
    return w, a, b


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        pytest.param(
            "skype:quxil.vonder_77", "viber:quxil.vonder_77", "handle.other_platform", id="platform"
        ),
        pytest.param("skype:quxil.vonder77", "skype:quxil_vonder77", "handle.separators", id="separators"),
        pytest.param("skype:quxilvonder77", "skype:quxilvonder_104", "handle.stem", id="rotated"),
    ],
)
def test_unequal_handles(left: str, right: str, rule: str) -> None:
    """Less than equal ones, by how much of them agrees."""
    w, a, b = two(handle(left), handle(right))
    w2, c, d = two(handle(left), handle(left))
    assert 0 < rules(scored(w, a, b))[rule] < rules(scored(w2, c, d))["selector.handle"]


def test_a_rotated_handle_alone_never_joins() -> None:
    """A stem is shared by everybody who uses the persona."""
    w, a, b = two(handle("skype:quxilvonder77"), handle("skype:quxilvonder_104"))
    assert not together(link_records(w.records), a, b)


def test_a_number_in_the_handle_field_is_the_accounts_id() -> None:
    """One report has the id in its own field, the other where the user name belongs."""
    identity = selector(SelectorKind.ACCOUNT, "facebook:100081622158129")
    w, a, b = two(identity, handle("facebook:100081622158129"))
    assert together(link_records(w.records), a, b)


def test_pieces_of_addresses_in_texts_are_no_handles() -> None:
    """``https`` in two texts is not a user name."""
    w, a, b = two(None, None)
    for report in (w.records[0], w.records[1]):
        w.found[report.id] = (handle("?:https"),)
    assert not together(link_records(w.records, found=w.found), a, b)


def test_form_only_and_mentioned_selectors_weigh_less() -> None:
    """Plan-conform and stated is most, then mentioned, then badly formed."""
    number = "+639170000001"
    w1, a, b = two(phone(number), phone(number))
    w2, c, d = two(phone(number), None, found=(1,))
    w3, e, f = two(phone(number, valid=False), phone(number))
    bits = [rules(scored(*args))["selector.phone"] for args in ((w1, a, b), (w2, c, d), (w3, e, f))]
    assert bits[0] > bits[1] > bits[2] > 0


def test_a_badly_formed_user_name_in_a_text_counts_where_a_source_states_it() -> None:
    """Victims write user names as platforms do not allow them; a field elsewhere says that this is one."""
    odd = selector(SelectorKind.HANDLE, "facebook:quxil_vonder77", valid=False)
    for stated in (True, False):
        w, a, b = two(odd if stated else None, None)
        for report in w.records[:2]:
            w.found[report.id] = (odd,)
        assert ("selector.handle" in rules(scored(w, a, b))) is stated


def test_what_many_texts_repeat_is_a_phrase() -> None:
    """A number that ten narratives mention and nobody states is a hotline's."""
    w = World()
    people = []
    for day in range(10):
        report = w.report(day * 30)
        people.append(w.suspect("", report=report))
        w.found[report.id] = (phone("+85218222000"),)
    linked = link_records(w.records, found=w.found)
    assert len({linked.entity_of(p.id) for p in people}) == 10


def test_a_number_held_by_victims_and_offenders_alike_is_a_service() -> None:
    """Three of each."""
    w = World()
    for day in range(3):
        report = w.report(day * 30)
        w.suspect("", phone("+85218222000"), report=report)
        w.victim("", phone("+85218222000"), report=report)
    linked = link_records(w.records)
    assert linked.ignored == {"selector.phone: held by victims and offenders alike": 1}
    assert all(len(e.members) == 1 for e in linked.entities)


def test_a_value_in_too_many_cases_is_a_service() -> None:
    """Seventy reports name one wallet: an exchange's."""
    w = World()
    wallet = selector(SelectorKind.WALLET, "BTC:1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
    for day in range(70):
        w.suspect("", wallet, report=w.report(day))
    linked = link_records(w.records)
    assert linked.ignored == {"selector.wallet: seen with too many cases": 1}
    assert all(len(e.members) == 1 for e in linked.entities)


def test_an_offender_of_fifty_reports_is_one() -> None:
    """A block over the cap is joined as a star."""
    w = World()
    people = [w.suspect("", handle("skype:quxil.vonder_77"), report=w.report(day)) for day in range(50)]
    people.append(w.somebody("", handle("skype:quxil.vonder_77")))
    assert together(link_records(w.records), *people)


def test_further_identifiers_of_one_family_add_little() -> None:
    """Handle and id of one account are one piece of evidence and a bit."""
    own = (handle("skype:quxil.vonder_77"), selector(SelectorKind.ACCOUNT, "skype:77"))
    w = World()
    a, b = (w.suspect("", *own, report=w.report(day)) for day in (0, 50))
    bits = rules(scored(w, a, b))
    assert bits["selector.account"] == 30.0
    assert bits["selector.handle"] == 2.0


def test_firm_names_of_offenders_count_in_full_and_contradict() -> None:
    """Two arrested men on one phone are two men; a persona's name contradicts nobody."""
    w = World()
    shared = phone("+639170000001")
    a = w.suspect("Dante Cruz", shared, report=w.report(0), kind=NameKind.LEGAL)
    b = w.suspect("Renato Salas", shared, report=w.report(9), kind=NameKind.LEGAL)
    c = w.suspect("Anna Rose", shared, report=w.report(20), kind=NameKind.UNKNOWN)
    linked = link_records(w.records)
    assert not together(linked, a, b)
    assert together(linked, a, c) or together(linked, b, c)


def test_places_school_and_attributes_are_reasons() -> None:
    """School and age anchor; moved, country, language and gender count for and against."""
    w = World()
    common = {"school": "Made Up Academy", "age": 15, "language": "en-GB", "gender": "male"}
    a = w.victim("Olga Petrenko", report=w.report(0), city="Leeds", **common)
    b = w.victim("Olga Petrenko", report=w.report(3), city="York", **{**common, "gender": "F"})
    found = rules(scored(w, a, b))
    assert found["school.equal"] > 0
    assert found["language.equal"] > 0
    assert found["gender.differs"] < 0
    assert found["place.moved"] < 0


def test_countries_speak_where_no_city_does() -> None:
    """Equal for, different against."""
    w = World()
    people = [
        w.victim("Olga Petrenko", report=w.report(day), places=(Place(country=country),))
        for day, country in ((0, "GB"), (3, "GB"), (5, "PH"))
    ]
    assert rules(scored(w, people[0], people[1]))["place.country_equal"] > 0
    assert rules(scored(w, people[0], people[2]))["place.country_differs"] < 0


def test_same_minute_of_two_victims_reports() -> None:
    """Birth date and minute together join what no name does; a round hour says nothing."""
    w = World()
    a = w.victim("", report=w.report(0.011, agency="aa"), birth_date=born(1999, 4, 7))
    b = w.victim("", report=w.report(0.012, agency="bb"), birth_date=born(1999, 4, 7))
    assert rules(scored(w, a, b))["context.minute"] > 8
    assert together(link_records(w.records), a, b)
    v = World()
    c, d = (v.victim("", report=v.report(0, agency=x), birth_date=born(1999, 4, 7)) for x in ("aa", "bb"))
    assert "context.minute" not in rules(scored(v, c, d))
    assert not together(link_records(v.records), c, d)


def test_device_in_hand_is_evidence_through_the_tie() -> None:
    """A person holds what their device is known by."""
    w = World()
    people = []
    for day in (0, 40):
        device = w.device(selector(SelectorKind.IMEI, "490154203237518"))
        ties = (Tie(relation=Relation.HAS_DEVICE, to=device.id),)
        people.append(w.suspect("", report=w.report(day), ties=ties))
    assert together(link_records(w.records), *people)


def test_ties_to_nowhere_are_passed_over() -> None:
    """A tie whose record was erased holds nothing."""
    w = World()
    a = w.suspect("", report=w.report(0), ties=(Tie(relation=Relation.HAS_DEVICE, to="r_gone"),))
    assert link_records(w.records).entity_of(a.id).role == Role.SUSPECT.value


def test_victims_email_and_name_outweigh_a_new_phone() -> None:
    """Two phones speak against, an e-mail and a name for."""
    w = World()
    a = w.victim("Olga Petrenko", email("o@example.org"), phone("+85251230001"), report=w.report(0))
    b = w.victim("Olga Petrenko", email("o@example.org"), phone("+85269876543"), report=w.report(90))
    assert rules(scored(w, a, b))["selector.phone_differs"] < 0
    assert together(link_records(w.records), a, b)


def test_what_was_seized_identifies_whom_it_was_seized_from() -> None:
    """An exhibit's own number, and its device's."""
    w = World()
    arrested = w.suspect("Dante Cruz", report=w.report(90), kind=NameKind.LEGAL)
    device = w.device(selector(SelectorKind.IMEI, "490154203237518"))
    seized = Tie(relation=Relation.SEIZED_FROM, to=arrested.id)
    has = (Tie(relation=Relation.HAS_DEVICE, to=device.id), Tie(relation=Relation.HAS_DEVICE, to="r_gone"))
    w.add(Exhibit(number="EX-1"), ties=(seized, *has))
    w.add(
        Exhibit(number="EX-2"),
        ties=(seized,),
        selectors=(selector(SelectorKind.ICCID, "8963996644648731224"),),
    )
    by_device = w.suspect("", selector(SelectorKind.IMEI, "490154203237518"), report=w.report(0))
    by_card = w.suspect("", selector(SelectorKind.ICCID, "8963996644648731224"), report=w.report(5))
    assert together(link_records(w.records), arrested, by_device, by_card)


def test_an_offender_with_many_victims_says_less() -> None:
    """The context's bits fall with the number of the offender's reports."""
    bits = []
    for crowd in (0, 40):
        w = World()
        people = []
        for day in range(2 + crowd):
            report = w.report(day * 20)
            w.suspect("", handle("skype:quxil.vonder_77"), report=report)
            people.append(w.victim("", report=report))
        bits.append(rules(scored(w, people[0], people[1]))["context.offender"])
    assert bits[0] > bits[1] + 2


def test_somebody_unnamed_never_bridges_an_unnamed_victim_and_an_unnamed_suspect() -> None:
    """The wall holds where nothing else contradicts."""
    w = World()
    a = w.victim("", phone("+639170000001"), report=w.report(0))
    b = w.suspect("", email("x@example.org"), report=w.report(9))
    w.somebody("", phone("+639170000001"), email("x@example.org"))
    assert not together(link_records(w.records), a, b)


def test_a_family_phone_with_another_email_and_no_common_name_is_not_enough() -> None:
    """The unnamed one may be a brother; who bears the same name is no brother."""
    w = World()
    number = phone("+85251230001")
    a = w.victim("", number, email("a@example.org"), report=w.report(0), birth_date=born(2009, 5, 6))
    b = w.victim("Olga Petrenko", number, email("b@example.org"), report=w.report(60))
    assert not together(link_records(w.records), a, b)
    c = w.victim("Olga Petrenko", number, report=w.report(70))
    assert together(link_records(w.records), b, c)

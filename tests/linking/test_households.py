"""Families on one phone, twins, namesakes, and what joins descriptions without a name."""

import pytest
from tests.linking.worlds import World, born, email, has_account, phone, together

from strikeback.linking.domain import link_records
from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.person_names import compare_own_names
from strikeback.linking.profiles import OwnName
from strikeback.model.record import Record
from strikeback.selectors.names.readings import readings

HOME = phone("+85251230001")


def own(text: str) -> list[OwnName]:
    """One own name."""
    return [OwnName(text, firm=True, form=readings(text))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("김민재", "Min Jun Kim", id="korean-one-syllable-differs"),
        pytest.param("陳冠廷", "陳冠宇", id="one-sign-differs"),
        pytest.param("陳冠廷", "CHEN Kuan-yu", id="one-sign-differs-in-two-scripts"),
        pytest.param("陳冠廷", "Chen Guanyu", id="second-syllable-differs"),
        pytest.param("John Paul Reyes", "John Mark Reyes", id="second-given-name"),
    ],
)
def test_twins_on_one_phone_stay_apart(left, right) -> None:
    """Same family name, birth date and phone, another given name: two people."""
    w = World()
    a = w.victim(left, HOME, report=w.report(0), birth_date=born(2007, 9, 17))
    b = w.victim(right, HOME, report=w.report(2), birth_date=born(2007, 9, 17))
    assert not together(link_records(w.records), a, b)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("周偉文", "Raymond Chow", id="western-given-name"),
        pytest.param("吳成文", "Ng Shing Man", id="two-scripts"),
        pytest.param("何家輝", "Ho Kar Fai", id="silent-r"),
        pytest.param("王志明", "王智明", id="sign-of-the-same-sound"),
    ],
)
def test_one_person_spelled_in_two_ways_stays_one(left, right) -> None:
    """The same birth date and phone, and names that may be one: no contradiction."""
    w = World()
    a = w.victim(left, HOME, report=w.report(0), birth_date=born(2007, 9, 17))
    b = w.victim(right, HOME, report=w.report(2), birth_date=born(2007, 9, 17))
    assert together(link_records(w.records), a, b)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("盧浩", "Suresh a/l Rajan", id="letters-of-a-particle"),
        pytest.param("楊志國", "YEUNG Chi Chi", id="one-syllable-twice"),
        pytest.param("CHAN, Kin-yiu", "陳耀源", id="syllable-at-another-place"),
        pytest.param("김민재", "Min Jun Kim", id="one-syllable"),
    ],
)
def test_part_of_a_given_name_is_no_bridge(left, right) -> None:
    """A syllable or letter that fits some reading says nothing for one name."""
    agree = compare_own_names(own(left), own(right), prior_bits)
    assert agree is not None
    assert agree.match.bits < 0


def test_joined_given_name_with_a_slip_is_one_name() -> None:
    """A typing error in one syllable does not part a given name that is written apart."""
    agree = compare_own_names(own("何家輝"), own("Ho Kar Fai"), prior_bits)
    assert agree is not None
    assert agree.match.bits > 3
    assert not agree.conflict


@pytest.mark.parametrize(
    ("day", "gender", "joined"),
    [
        pytest.param(5, "male", True, id="same-weeks"),
        pytest.param(200, "male", False, id="months-later"),
        pytest.param(5, "female", False, id="other-gender"),
    ],
)
def test_unnamed_on_a_household_phone(day, gender, joined) -> None:
    """One end has no name: its phone joins within one course, where nothing speaks against it."""
    w = World()
    a = w.victim("Olga Petrenko", HOME, report=w.report(0), gender="male")
    b = w.victim("", HOME, report=w.report(day), gender=gender)
    assert together(link_records(w.records), a, b) is joined


def _offended(
    w: World, day: float, name: str, *contacts, by="facebook:velvet.marigold19", **fields
) -> Record:
    platform, _, user = by.partition(":")
    report = w.report(day, platform=platform)
    account = w.account(platform, user, report=report)
    w.suspect("", report=report, ties=(has_account(account),))
    return w.victim(name, *contacts, report=report, **fields)


def test_unnamed_on_a_household_phone_with_another_offender_stays_apart() -> None:
    """Brothers have one phone and each his own offender elsewhere; on one platform it may be one course."""
    cases = {"facebook:velvet.marigold19": True, "facebook:harbour_lantern553": True}
    for other, joined in (cases | {"kik:harbour_lantern553": False}).items():
        w = World()
        a = _offended(w, 0, "Olga Petrenko", HOME, city="Kyiv")
        b = _offended(w, 5, "", HOME, city="Kyiv", by=other)
        assert together(link_records(w.records), a, b) is joined


@pytest.mark.parametrize("days", [(0, 200), (200, 0)])
def test_a_contact_of_unknown_role_is_no_bridge_over_a_household_phone(days) -> None:
    """What two reports of a family's phone do not show, its entry in an address book does not either."""
    w = World()
    a = w.victim("Olga Petrenko", HOME, report=w.report(days[0]))
    b = w.victim("", HOME, report=w.report(days[1]))
    for _ in range(2):
        w.somebody("", HOME)
    assert not together(link_records(w.records), a, b)


def test_another_gender_elsewhere_in_the_entity_keeps_apart() -> None:
    """The daughter's report without a name joins neither her brother nor who stands beside him."""
    w = World()
    son = w.victim("Oleh Petrenko", HOME, report=w.report(0), gender="male")
    again = w.victim("Oleh Petrenko", HOME, report=w.report(4))
    daughter = w.victim("", HOME, report=w.report(6), gender="female")
    linked = link_records(w.records)
    assert together(linked, son, again)
    assert not together(linked, son, daughter)


def test_a_near_name_in_another_town_needs_more_than_an_offender() -> None:
    """John of Leeds and Jack of Hull met one offender: nothing else is known to agree."""
    for town, joined in (("Leeds", True), ("Hull", False)):
        w = World()
        a = _offended(w, 0, "John Quillfeather", city="Leeds")
        b = _offended(w, 1, "Jack Quillfeather", city=town)
        for _ in range(400):  # among which the offender is rare
            w.report(1)
        assert together(link_records(w.records), a, b) is joined


def test_birth_date_and_offender_with_another_phone_are_two() -> None:
    """Two of an offender's victims are born on one day; one phone missing leaves it open, two settle it."""
    for number, joined in (((), True), ((phone("+85269998877"),), False)):
        w = World()
        a = _offended(w, 0, "Marta Quillfeather", HOME, birth_date=born(1999, 4, 7))
        b = _offended(w, 9, "", *number, birth_date=born(1999, 4, 7))
        assert together(link_records(w.records), a, b) is joined


def test_a_near_name_and_one_birth_date_with_other_phones_are_twins() -> None:
    """Jack and John share family name and birthday, not the phone; John with another phone has two."""
    for name, joined in (("John Quillfeather", True), ("Jack Quillfeather", False)):
        w = World()
        a = w.victim("John Quillfeather", HOME, report=w.report(0), birth_date=born(1999, 4, 7))
        b = w.victim(name, phone("+85269998877"), report=w.report(9), birth_date=born(1999, 4, 7))
        assert together(link_records(w.records), a, b) is joined


def test_one_course_outweighs_a_third_spelling_beside_it() -> None:
    """Two reports of one minute are one victim, though a third spells the name in a way that clashes."""
    w = World()
    day = born(1984, 7, 22)
    a = _offended(w, 0.011, "Kwok Kin Tak", HOME, birth_date=day)
    b = w.victim("Kwok Kin Tak", HOME, report=w.report(3), birth_date=day)
    c = _offended(w, 0.011, "Guo Jiande", HOME, birth_date=day)
    assert together(link_records(w.records), a, b, c)


def test_namesakes_of_one_offender_with_other_contacts_stay_apart() -> None:
    """Name and offender agree, neither phone nor e-mail does: a namesake as likely."""
    w = World()
    a = _offended(w, 0, "Marta Quillfeather", phone("+85251230001"), email("one@example.org"))
    b = _offended(w, 0, "Marta Quillfeather", phone("+85269998877"), email("two@example.org"))
    assert not together(link_records(w.records), a, b)
    v = World()
    c = _offended(v, 0, "Marta Quillfeather", phone("+85251230001"), gender="female")
    d = _offended(v, 0, "Marta Quillfeather", gender="female")
    assert together(link_records(v.records), c, d)


def test_a_name_and_birth_date_with_another_phone_in_another_town_stay_open() -> None:
    """David Williams of Glasgow with his own phone is as likely another man born that day."""
    w = World()
    day = born(1994, 7, 13)
    a = w.victim("David Williams", HOME, report=w.report(0), birth_date=day, city="Belfast")
    b = w.victim("David Williams", phone("+85269998877"), report=w.report(90), birth_date=day, city="Glasgow")
    assert not together(link_records(w.records), a, b)
    v = World()
    c = v.victim("David Williams", HOME, report=v.report(0), birth_date=day, city="Belfast")
    d = v.victim("David Williams", report=v.report(90), birth_date=day, city="Belfast")
    assert together(link_records(v.records), c, d)


def test_offender_and_gender_never_merge() -> None:
    """Context with a gender is no personal evidence; one minute and an age is."""
    w = World()
    a = _offended(w, 0, "", gender="male")
    b = _offended(w, 0, "", gender="male")
    assert not together(link_records(w.records), a, b)
    v = World()
    c = _offended(v, 0.011, "", gender="male", age=15)
    d = _offended(v, 0.011, "", age=15)
    assert together(link_records(v.records), c, d)


def test_a_number_with_a_slip_is_not_another_number() -> None:
    """One digit differs: taken for a slip, not for another phone."""
    w = World()
    a = w.victim("Marta Quillfeather", phone("+85251230001"), report=w.report(0), birth_date=born(1999, 4, 7))
    b = w.victim("Marta Quillfeather", phone("+85251230007"), report=w.report(9), birth_date=born(1999, 4, 7))
    linked = link_records(w.records)
    assert together(linked, a, b)
    link = next(link for link in linked.links if {link.left, link.right} == {a.id, b.id})
    assert "selector.phone_slip" in {reason.rule for reason in link.reasons}


def test_the_same_minute_outweighs_another_romanisation() -> None:
    """One offender, one minute, one birth date: Kwok Kin Tak and Guo Jiande are one."""
    w = World()
    a = _offended(w, 0.011, "Kwok Kin Tak", birth_date=born(1984, 7, 22))
    b = _offended(w, 0.011, "Guo Jiande", birth_date=born(1984, 7, 22))
    assert together(link_records(w.records), a, b)


def test_one_minute_and_birth_date_outweigh_another_reading() -> None:
    """No offender in common: what happened in one minute to one born that day is one victim's."""
    w = World()
    a = w.victim("Kwok Kin Tak", HOME, report=w.report(0.011), birth_date=born(1984, 7, 22))
    b = w.victim("Guo Jiande", HOME, report=w.report(0.011), birth_date=born(1984, 7, 22))
    assert together(link_records(w.records), a, b)


def test_one_birth_date_offender_and_day_outweigh_another_reading() -> None:
    """Mandarin and Hokkien readings of one name: no phone is shared, so no twin is at hand."""
    w = World()
    a = _offended(w, 0, "陈美玲", birth_date=born(2004, 9, 19))
    b = _offended(w, 1, "Tan Bee Leng", birth_date=born(2004, 9, 19))
    assert together(link_records(w.records), a, b)


def test_tips_of_one_minute_without_a_victim_are_several() -> None:
    """Platforms report one account many times in a minute: nothing says that it is one incident."""
    w = World()
    reports = []
    for _ in range(2):
        report = w.report(0.011, platform="facebook")
        account = w.account("facebook", "velvet.marigold19", report=report)
        w.suspect("", report=report, ties=(has_account(account),))
        reports.append(report)
    linked = link_records(w.records)
    assert not together(linked, *reports)

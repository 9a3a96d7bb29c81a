"""Accounts of offenders: rotated names, user names in name fields, what texts mention."""

import math

import pytest
from tests.linking.worlds import World, handle, has_account, phone, together

from strikeback.linking.context import build_contexts
from strikeback.linking.corpus import build_corpus
from strikeback.linking.domain import link_records
from strikeback.linking.profiles import build_profiles
from strikeback.linking.stated_handles import stated_handle
from strikeback.linking.successions import find_successions
from strikeback.linking.weights import build_weights
from strikeback.model.links import Link, LinkKind
from strikeback.model.names import NameKind
from strikeback.model.record import Record, Relation, Role, Tie
from strikeback.model.selector import SelectorKind


def use(world: World, platform: str, name: str, *days: float, persona: str = "") -> list[Record]:
    """Offenders of reports on ``days``, known by one account."""
    found = []
    for day in days:
        report = world.report(day, platform=platform)
        account = world.account(platform, name, report=report)
        found.append(world.suspect(persona, report=report, ties=(has_account(account),)))
    return found


def link_of(world: World, one: Record, other: Record) -> Link:
    """The comparison of two persons, joined or not."""
    scored = link_records(world.records).score
    assert scored is not None
    link = scored(one.id, other.id)
    assert link is not None
    return link


STEMS = (
    "amber.thistle",
    "copper.lantern",
    "maple.harbour",
    "silver.juniper",
    "willow.garnet",
    "coral.meadow",
)


def rotations(world: World, *pauses: int) -> None:
    """Offenders over two thirds of a year, each with a second account some days after the first ends."""
    for number, (name, pause) in enumerate(zip(STEMS, pauses, strict=False)):
        end = 20 + 20 * number
        use(world, "facebook", f"{name}{11 + number}", end - 5, end)
        use(world, "facebook", f"{name}{611 + number}", end + pause, end + pause + 6)


def test_next_account_of_the_same_stem_is_the_same_offender() -> None:
    """Closed on day 20, opened anew on day 24 on the same platform with other digits, as six others did."""
    world = World()
    first = use(world, "facebook", "velvet.marigold19", 1, 9, 20)
    second = use(world, "facebook", "velvet_marigold877", 24)
    rotations(world, 3, 4, 5, 3, 2, 6)
    linked = link_records(world.records, found=world.found)
    assert together(linked, *first, *second)
    rules = {reason.rule for reason in link_of(world, first[-1], second[0]).reasons}
    assert {"handle.stem", "handle.succession"} <= rules


@pytest.mark.parametrize(
    "pauses",
    [
        pytest.param((), id="nothing-known-of-such-successions"),
        pytest.param((35, 60, 90, 4, 75, 50), id="accounts-of-a-stem-begin-at-any-time"),
    ],
)
def test_a_succession_without_a_witness_proves_nothing_by_itself(pauses) -> None:
    """Two users of one persona may begin so: a payment in common joins them, the handles alone do not."""
    for witness in (False, True):
        world, pair = World(), []
        rotations(world, *pauses)
        for day, name in ((20, "patricia_misty2943"), (24, "patricia.misty9340")):
            report = world.report(day, platform="facebook")
            ties = [has_account(world.account("facebook", name, report=report))]
            if witness:
                paid = world.instrument(SelectorKind.EWALLET, "gcash:09170000001", report=report)
                ties.append(Tie(relation=Relation.HAS_INSTRUMENT, to=paid.id))
            pair.append(world.suspect("", report=report, ties=tuple(ties)))
        assert together(link_records(world.records), *pair) is witness


def test_what_a_succession_is_worth_follows_from_those_seen() -> None:
    """Six seen within a week, one in ninety late days: by hand (6 - c) / (c + 2), c from the days."""
    world = World()
    first = use(world, "facebook", "velvet.marigold19", 1, 9, 20)[-1]
    second = use(world, "facebook", "velvet_marigold877", 24, 31)[0]
    rotations(world, 3, 4, 5, 3, 2, 60)
    span = 186 - 1
    chance = sum(span - abs(k) for k in range(-1, 8)) / sum(span - k for k in range(31, 121))
    bits = link_of(world, first, second).bits
    assert bits == pytest.approx(math.log2((6 - chance) / (chance + 2)), abs=0.01)


@pytest.mark.parametrize(
    ("platform", "days"),
    [
        pytest.param("facebook", (5, 15), id="used-at-the-same-time"),
        pytest.param("facebook", (90, 99), id="months-later"),
        pytest.param("telegram", (24, 31), id="other-platform"),
    ],
)
def test_the_same_stem_is_not_enough(platform, days) -> None:
    """Users of one persona choose alike: without the succession the stem alone never merges."""
    world = World()
    first = use(world, "facebook", "velvet.marigold19", 1, 9, 20)
    second = use(world, platform, "velvet_marigold877", *days)
    assert not together(link_records(world.records), first[0], second[0])


@pytest.mark.parametrize(
    ("cases", "joined"),
    [pytest.param(1, True, id="known-once"), pytest.param(12, False, id="known-from-twelve-reports")],
)
def test_two_well_known_offenders_need_more_than_an_inference(cases, joined) -> None:
    """Twelve reports know either by an account of their own and none both: they stay two."""
    world = World()
    first = use(world, "facebook", "velvet.marigold19", *range(1, 21))
    second = use(world, "facebook", "velvet_marigold877", *range(24, 24 + cases))
    rotations(world, 3, 4, 5, 3, 2, 6)
    assert together(link_records(world.records), first[0], second[0]) is joined


def test_an_exact_identifier_joins_however_well_known_both_are() -> None:
    """One telephone held with either account is more than an inference."""
    world = World()
    first = use(world, "facebook", "velvet.marigold19", *range(1, 21))
    second = use(world, "facebook", "velvet_marigold877", *range(24, 44))
    number = phone("+639175550142")
    for name, day in (("velvet.marigold19", 15), ("velvet_marigold877", 30)):
        report = world.report(day, platform="facebook")
        account = world.account("facebook", name, report=report)
        world.suspect("", number, report=report, ties=(has_account(account),))
    assert together(link_records(world.records), *first, *second)


def test_rivals_make_a_succession_doubtful() -> None:
    """Three accounts that could each be the next one: none is taken for it."""
    world = World()
    first = use(world, "facebook", "rosie.tan19", 1, 20)
    others = [use(world, "facebook", f"rosie.tan{digits}", 24, 31)[0] for digits in (877, 412, 65)]
    linked = link_records(world.records)
    assert not any(together(linked, first[0], other) for other in others)


def test_each_rival_is_as_likely_the_neighbour() -> None:
    """One further account that could as well follow takes a bit of what the time of use says."""
    bits = []
    for other in ("velvet.marigold877", "mellow.heather877"):
        world = World()
        use(world, "facebook", "velvet.marigold19", 1, 20)
        use(world, "facebook", "velvet.marigold65", 24)
        use(world, "facebook", other, 30)
        corpus = build_corpus(world.records, {})
        contexts = build_contexts(corpus, build_weights(corpus, build_profiles(corpus)), {})
        found = find_successions(corpus, contexts)
        bits.append(found.between("facebook:velvet.marigold19", "facebook:velvet.marigold65")[0])
    assert bits == [8.0, 9.0]


def test_a_persona_that_stands_in_the_user_names_says_little_more() -> None:
    """``velvet.marigold19`` and ``velvet_marigold877`` are both Velvet Marigold's: that was known."""
    said = []
    for digits in ("velvet_marigold877", "mellow_heather877"):
        world = World()
        pair = []
        for day, name in ((1, "velvet.marigold19"), (90, digits)):
            report = world.report(day, platform="facebook")
            ties = (has_account(world.account("facebook", name, report=report)),)
            pair.append(world.suspect("Velvet Marigold", report=report, kind=NameKind.ALIAS, ties=ties))
        said.append({reason.rule: reason.bits for reason in link_of(world, *pair).reasons})
    assert "handle.stem" in said[0]
    assert 0 < said[0]["name.exact"] <= 2 < said[1]["name.exact"]


def test_a_name_of_two_platforms_months_apart_says_less() -> None:
    """The same user name elsewhere: at once it is one person's, months later perhaps the persona's."""
    scores = []
    for later in (2, 200):
        world = World()
        one = use(world, "facebook", "velvet.marigold19", 1)[0]
        other = use(world, "telegram", "velvet.marigold19", later)[0]
        scores.append(link_of(world, one, other).bits)
    assert scores[0] > scores[1] + 5


def test_a_user_name_in_the_name_field_identifies() -> None:
    """A form asks for the name used and is told a user name: it is compared as one, not as a name."""
    world = World()
    one = world.suspect("skype: marigold.rivera68", report=world.report(1), kind=NameKind.UNKNOWN)
    other = world.suspect("marigold.rivera68", report=world.report(9), kind=NameKind.UNKNOWN)
    linked = link_records(world.records)
    assert together(linked, one, other)
    link = next(link for link in linked.links if link.kind is LinkKind.SAME_PERSON)
    assert not any(reason.field == "name" for reason in link.reasons)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("sofia.rivera68", SelectorKind.HANDLE, "?:sofia.rivera68", id="bare"),
        pytest.param("Skype: bella80x", SelectorKind.HANDLE, "skype:bella80x", id="service"),
        pytest.param("WhatsApp：+63 917 555 0142", SelectorKind.PHONE, "+639175550142", id="number"),
        pytest.param("viber: 0063 917 555 0142", SelectorKind.PHONE, "+639175550142", id="dialled"),
    ],
)
def test_stated_handles(text, kind, value) -> None:
    """What stands in a name field and is an identifier."""
    found = stated_handle(text)
    assert found is not None
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["Mia Rivera", "Bella", "John 3rd Cruz", "陳大文", "alias: Boy", "+63", "", "Kim (20)", "a1"]
)
def test_names_stay_names(text) -> None:
    """Names, placeholders and fragments are no identifiers."""
    assert stated_handle(text) is None


def test_a_handle_two_texts_mention_links() -> None:
    """Two narratives name one account on a stated platform, held by nobody else."""
    world = World()
    pair = []
    for day in (1, 4):
        report = world.report(day)
        world.found[report.id] = (handle("skype:velvet_marigold877"),)
        pair.append(world.suspect("", report=report))
    assert together(link_records(world.records, found=world.found), *pair)


def test_an_unknown_account_does_not_claim_what_texts_mention() -> None:
    """A contact list's entry of unknown role is no bystander's claim; a victim's account is."""
    for role, joined in ((Role.UNKNOWN, True), (Role.VICTIM, False)):
        world = World()
        pair = []
        for day in (1, 4):
            report = world.report(day)
            world.found[report.id] = (handle("skype:velvet_marigold877"),)
            pair.append(world.suspect("", report=report))
        world.account("skype", "velvet_marigold877", role=role, report=world.report(9))
        assert together(link_records(world.records, found=world.found), *pair) is joined

"""Shares and means agree with the table of parameters, within four standard deviations of chance."""

import csv
import math
from collections import Counter
from datetime import date
from statistics import mean, median

import pytest

from strikeback.scenario import settings as st
from strikeback.scenario.chance import (
    by_rank,
    geometric,
    lognormal,
    negative_binomial,
    stream,
    zipf,
)
from strikeback.scenario.gangs import Makers, build_groups
from strikeback.scenario.naming import make_name, plain
from strikeback.scenario.noise import write_name
from strikeback.scenario.numbers import Numbers
from strikeback.scenario.victims import build_victims
from strikeback.scenario.world import World


def _agrees(hits: int, trials: int, share: float) -> bool:
    """The hits lie within four binomial standard deviations of ``share``: 1 in 16,000 fails."""
    return abs(hits - trials * share) <= 4 * math.sqrt(trials * share * (1 - share)) + 1


@pytest.fixture(scope="module", params=["2014", "today"])
def world(request: pytest.FixtureRequest) -> World:
    """A world of three times the usual size, for tight tolerances."""
    makers = Makers(stream(5, "world"), Numbers(stream(5, "numbers")), st.PRESETS[request.param], "1")
    made = World()
    build_groups(makers, made, 3)
    build_victims(makers, made, 3)
    return made


def test_payments(world: World) -> None:
    """38 % pay; 27 % of payers are extorted on; instalments follow 1 + geometric(.45)."""
    payers = [case for case in world.incidents if case.payments]
    assert _agrees(len(payers), len(world.incidents), 0.38)
    again = [case for case in payers if case.again]
    assert _agrees(len(again), len(payers), 0.27)
    assert all(len(case.payments) == 1 for case in payers if not case.again)
    further = [len(case.payments) - 2 for case in again]
    # the mean of geometric(p) is (1 - p) / p, its variance (1 - p) / p^2
    deviation = math.sqrt(0.55) / 0.45 / math.sqrt(len(further))
    assert abs(mean(further) - 0.55 / 0.45) < 4 * deviation


def test_demands(world: World) -> None:
    """Within the preset's range; the median near the preset's; most are round in their currency."""
    preset = (
        st.PRESETS["2014"]
        if min(case.contact for case in world.incidents).year < 2020
        else st.PRESETS["today"]
    )
    low, high = preset.demand_range
    assert all(low - 1e-6 <= case.usd <= high + 1e-6 for case in world.incidents)
    middle = median(case.usd for case in world.incidents)
    assert preset.demand_median * 0.8 <= middle <= preset.demand_median * 1.3
    own = sum(case.currency != "USD" for case in world.incidents if case.victim.country != "US")
    assert _agrees(own, sum(case.victim.country != "US" for case in world.incidents), 0.6)


def test_time_to_threat(world: World) -> None:
    """The median from contact to threat is two hours."""
    hours = [(case.threat - case.contact).total_seconds() / 3600 for case in world.incidents]
    assert 1.8 < median(hours) < 2.2


def test_handle_lives_and_rotation(world: World) -> None:
    """Lives are exponential with mean nine days; new handles follow the three ways in their shares."""
    lives = [
        (face.end - face.start).total_seconds() / 86400 for agent in world.agents for face in agent.faces
    ]
    assert abs(mean(lives) - 9.0) < 4 * 9.0 / math.sqrt(len(lives)) + 0.2
    stems = changes = 0
    for account in world.accounts:
        for old, new in zip(account.faces, account.faces[1:], strict=False):
            changes += 1
            bare = old.handle.rstrip("0123456789")
            stems += new.handle.startswith(bare) and new.handle.rstrip("0123456789") == bare
    # an unrelated handle of the same persona may share the stem by chance
    assert stems >= changes * st.STEM_DIGITS - 4 * math.sqrt(changes * 0.25)
    assert stems <= changes * (st.STEM_DIGITS + 0.3) + 4 * math.sqrt(changes * 0.25)


def test_personas_are_shared_by_two_to_five(world: World) -> None:
    """30 to 60 personas an office; nobody without a persona; none worked by more than five and a stand-in."""
    for group in world.groups:
        for office in group.offices:
            assert 30 <= len(office.personas) <= 60
            users = Counter(id(persona) for agent in office.agents for persona in set(agent.personas))
            assert all(agent.personas for agent in office.agents)
            assert sorted(users.values())[-2] <= 5


def test_sim_cards_by_month(world: World) -> None:
    """One to three cards a month."""
    days = [(sim.end - sim.start).days for agent in world.agents for sim in agent.sims]
    assert set(days) <= {10, 15, 30}


def test_payees(world: World) -> None:
    """Shared payees are near 5 % of those in use; a payee's victims vary far more than by Poisson."""
    used = [payout for payout in world.payouts if payout.used]
    assert _agrees(sum(bool(one.shared_with) for one in used), len(used), 0.05)
    counts = [one.used for one in used]
    average = mean(counts)
    assert sum((count - average) ** 2 for count in counts) / len(counts) > 2 * average


def test_minors(made_2014, made_today) -> None:
    """2014: 10 to 15 % minors. Today: 90 % of minors are boys, nearly all of 14 to 17."""
    for made, share in ((made_2014, 0.125), (made_today, 0.55)):
        first = date.fromisoformat(min(row["contact"] for row in made.truth["incidents"])[:10])
        born = [date.fromisoformat(row["birth_date"]) for row in made.truth["victims"]]
        minors = sum((first - birth).days < 18 * 365.25 for birth in born)
        assert _agrees(minors, len(born), share)
    contact = {
        row["victim"]: date.fromisoformat(row["contact"][:10]) for row in made_today.truth["incidents"]
    }
    ages = {"M": [], "F": []}
    for row in made_today.truth["victims"]:
        days = (contact[row["id"]] - date.fromisoformat(row["birth_date"])).days
        ages[row["sex"]].append(days / 365.25)
    boys, girls = ([age for age in ages[sex] if age < 18] for sex in "MF")
    assert _agrees(len(boys), len(boys) + len(girls), 0.9)
    assert sum(age >= 13.99 for age in boys) / len(boys) > 0.95


def test_countries(made_2014) -> None:
    """Hundreds in Hong Kong and in Singapore; every country of the press release occurs."""
    found = Counter(row["country"] for row in made_2014.truth["victims"] if row["reported"] == "1")
    assert found["HK"] >= 200
    assert found["SG"] >= 200
    assert {"GB", "US", "ID", "PH", "AU", "KR", "MY"} <= set(found)


def test_agencies_told(made) -> None:
    """12 % of incidents are told to two agencies, 3 % to more."""
    told = Counter(int(row["reports"]) for row in made.truth["incidents"] if row["reports"] != "0")
    total = sum(told.values())
    assert _agrees(told[2], total, 0.12)
    assert _agrees(told[3] + told[4], total, 0.03)


def test_signs_of_danger(made) -> None:
    """Self-harm in 1 of 6 reports that describe impact; every family and every kind of look-alike occurs."""
    families = Counter(row["family"] for row in made.truth["p1_cases"])
    reports = made.manifest.counts["reports"]
    assert _agrees(families["self_harm"], reports, st.IMPACT_DESCRIBED / 6)
    assert set(families) == {"self_harm", "missing", "deadline", "disclosure", "under13", "meeting"}
    assert {row["kind"] for row in made.truth["lookalikes"]} == {"negated", "offender", "quoted", "idiom"}


def test_missing_fields(made_2014) -> None:
    """A field that shame does not touch is missing in 15 % of single reports; names by shame too."""
    with made_2014.paths["au-police", "reports.csv"].open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    empty = sum(not row["OffenderAlias"] for row in rows)
    assert _agrees(empty, len(rows), 0.15)


def test_errors_in_names() -> None:
    """At the table's rates about half of Latin names are untouched by variant, swap, typo, scan, cut."""
    rng = stream(3, "names")
    none = st.NameErrors(variant=0, scan=0, typo=0, cut=0, swap=0, honorific=0, mojibake=0)
    swapped = sum(
        write_name(make_name("US", stream(n, "x")), "latin", rng, none).split(" ")[-1]
        != write_name(make_name("US", stream(n, "x")), "latin", rng, st.NameErrors(swap=1.0)).split(" ")[-1]
        for n in range(300)
    )
    assert swapped > 200


def test_namesakes_occur_at_realistic_rates(made_2014) -> None:
    """Common names repeat: some full names are borne by several victims, most by one."""
    names = Counter(row["name"] for row in made_2014.truth["victims"])
    shared = sum(count for count in names.values() if count > 1)
    assert 0.02 < shared / sum(names.values()) < 0.3
    kinds = Counter(row["kind"] for row in made_2014.truth["decoys"])
    assert kinds["namesake"] >= 15
    assert kinds["household-phone"] >= 3
    assert {"device-handed-over", "common-handle", "honest-account-in-chain"} <= set(kinds)


def test_surnames_follow_their_frequency() -> None:
    """Kim is the commonest Korean surname, Chan the commonest in Hong Kong."""
    rng = stream(1, "surnames")
    korean = Counter(plain(make_name("KR", rng)).split(" ")[0] for _ in range(4000))
    assert korean.most_common(1)[0][0] == "Kim"
    assert _agrees(korean["Kim"], 4000, 215 / 799)
    hong_kong = Counter(plain(make_name("HK", rng)).split(" ")[0] for _ in range(4000))
    assert "Chan" in {name for name, _ in hong_kong.most_common(2)}


@pytest.mark.parametrize("shape", [0.7, 3.0])
@pytest.mark.parametrize("average", [6.0, 900.0])
def test_negative_binomial(average: float, shape: float) -> None:
    """Mean and variance are those of the law: mean, mean + mean^2 / k."""
    rng = stream(9, "nb", average, shape)
    draws = [negative_binomial(rng, average, shape) for _ in range(4000)]
    variance = average + average**2 / shape
    assert abs(mean(draws) - average) < 4 * math.sqrt(variance / 4000)


def test_other_laws() -> None:
    """Log-normal median, geometric mean, Zipf ratio of the first two ranks."""
    rng = stream(4, "laws")
    assert abs(
        math.log(median(lognormal(rng, 120, 1.0) for _ in range(4000)) / 120)
    ) < 4 * 1.2533 / math.sqrt(4000)
    assert (
        abs(mean(geometric(rng, 0.45) for _ in range(4000)) - 0.55 / 0.45) < 4 * math.sqrt(0.55) / 0.45 / 63
    )
    drawn = Counter(zipf(("a", "b")).draw(rng) for _ in range(4000))
    assert _agrees(drawn["a"], 4000, 1 / (1 + 2**-1.1))
    assert (len(by_rank("xyz")), by_rank("xyz")[2]) == (3, "z")


def test_identifiers_are_of_one_person(world: World) -> None:
    """No two victims or agents share a mail, document or phone by accident; only siblings share a phone."""
    mails = [victim.mail for victim in world.victims]
    mails += [period.value for agent in world.agents for period in agent.mails]
    assert len(set(mails)) == len(mails)
    phones = [victim.phone for victim in world.victims if victim.phone and not victim.sibling]
    phones += [victim.phone2 for victim in world.victims if victim.phone2]
    phones += [sim.value for agent in world.agents for sim in agent.sims]
    assert len(set(phones)) == len(phones)
    numbers = [account.number for account in world.accounts] + [victim.number for victim in world.victims]
    assert len(set(numbers)) == len(numbers)
    faces = [(face.account.platform, face.handle) for agent in world.agents for face in agent.faces]
    assert len(set(faces)) == len(faces)

"""A house with data of two agencies: own, shared, told as hits, withheld, withdrawn."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from api.house import House
from flows.conftest import World
from strikeback.casework.answer_rules import Rule
from strikeback.flows.agencies import add_agency
from strikeback.flows.answer_rules import add_rule
from strikeback.flows.break_glass import alarms, ask_opening, open_glass
from strikeback.flows.derive import derive
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.notices import list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.remote.acts import acknowledge_own, decide_on, take_own
from strikeback.flows.remote.acts_later import take_concern_in
from strikeback.flows.remote.columns import save_map
from strikeback.flows.remote.jobs import ImportTerms, submit_import
from strikeback.flows.remote.keeping import hold_own
from strikeback.flows.remote.spool import Upload
from strikeback.flows.requests import ask
from strikeback.flows.webhooks import Targets, add_webhook
from strikeback.intake.table.column import Column
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.kinds import Kind
from strikeback.model.errors import NotFoundError
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import ErasureAsk, Wish
from strikeback.model.links import Verdict
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Record
from strikeback.sharing.reference import hit_reference
from strikeback.store.erasure_asks import add_ask

HIDDEN = "Zyxhidden"
"""Part of every name and text that hkpf must not be told."""
DANGER = "I will kill myself tonight"


@dataclass
class Things:
    """Ids of what there is, by who may know of it."""

    own: dict[str, str] = field(default_factory=dict)
    """By what stands in a path: hkpf's."""
    hidden: dict[str, str] = field(default_factory=dict)
    """spf's, of which hkpf must not learn that they exist."""
    records: dict[str, str] = field(default_factory=dict)
    """``own``, ``shared``, ``hit``, ``restricted``, ``withdrawn``, ``deleted-own``."""
    markers: list[str] = field(default_factory=list)
    """Texts that no answer to hkpf may hold."""


def officer(agency: str, *duties: Duty) -> Viewer:
    """Return somebody of an agency."""
    return Viewer(agency=agency, user=f"{agency}/officer", duties=duties or (Duty.OFFICER,))


def victim(made: list[Record]) -> str:
    """Return the id of the victim's record."""
    return made[1].id


def populate(house: House) -> Things:
    """Put records of every kind in and link them."""
    world = World(house.store)
    world.clock = house.clock
    things = Things()
    shared = Handling(level=Level.FULL)
    withheld = Handling(level=Level.NOTHING)
    account = {"account": "100000000000001"}
    hits = Handling(level=Level.HIT)
    own = world.report("hkpf", "HK-1", name="Own Invented", narrative=DANGER, handling=shared, **account)
    other = world.report("hkpf", "HK-2", name="Own Invented", phone="+6591230000", handling=shared, **account)
    gone = world.report("hkpf", "HK-9", name="Taken Back", phone="", handling=shared)
    open_ = world.report("spf", "SG-1", name="Open Invented", phone="", handling=shared, **account)
    hit = world.report(
        "spf",
        "SG-2",
        name=f"{HIDDEN} Hit",
        phone="+6598887777",
        handling=hits,
        **account,
    )
    secret = world.report(
        "spf",
        "SG-3",
        name=f"{HIDDEN} Wei",
        phone="+6598765432",
        narrative=f"{HIDDEN}. {DANGER}",
        handling=withheld,
        **account,
    )
    twin = world.report("spf", "SG-4", name=f"{HIDDEN} Wei", phone="+6598765432", handling=withheld)
    out = world.report("spf", "SG-5", name=f"{HIDDEN} Out", phone="+6591112222", handling=shared)
    for made, agency in ((gone, "hkpf"), (out, "spf")):
        withdraw(
            house.store,
            made[0].contribution,
            reason="entered twice",
            by=f"{agency}/officer",
            clock=house.clock,
        )
    # A third agency, so that two can have something that the first one is no part of.
    add_agency(house.store, "ncb", country="PH", clock=house.clock)
    aside = Handling(level=Level.HIT, audience=("spf",))
    third = world.report("ncb", "PH-1", name=f"{HIDDEN} Third", phone="+6590001111", handling=aside)
    derive(house.store, clock=house.clock, scopes=True)
    things.records = {
        "own": victim(own),
        "shared": victim(open_),
        "hit": victim(hit),
        "restricted": victim(secret),
        "withdrawn": victim(out),
        "withdrawn-own": victim(gone),
    }
    house.enrol("hkpf/lam", Duty.SUPERVISOR)
    house.enrol("spf/zyxonly", Duty.SUPERVISOR)
    things.own = _things(house, "hkpf", [own, other])
    things.hidden = _things(house, "spf", [secret, twin])
    _open_each_others(house, things, hit[1].id, victim(own))
    _ask_each_other(house, things, hit[1].id, third[1].id)
    _tell_each_other(house, things)
    assert set(things.own) == set(things.hidden)
    foreign = [one.id for made in (hit, secret, twin, out, third) for one in made]
    contributions = [made[0].contribution for made in (hit, secret, twin, third)]
    things.markers = [HIDDEN, "98765432", "98887777", "SG-3", "SG-4.csv", "zyxonly", *foreign]
    things.markers += [
        *contributions,
        *(things.hidden[one] for one in things.hidden if one not in {"user", "opening"}),
    ]
    return things


def _things(house: House, agency: str, made: list[list[Record]]) -> dict[str, str]:
    """Make one thing of every kind for an agency; return their ids."""
    store, clock, viewer = house.store, house.clock, officer(agency)
    left, right = (victim(one) for one in made)
    why = f"same {HIDDEN}" if agency == "spf" else "same person"
    decision = decide_on(store, viewer, Verdict.SAME, left, right, reason=why, clock=clock)
    administrator = officer(agency, Duty.ADMINISTRATOR)
    targets = Targets(hosts=("case.example.org",))
    url = f"https://case.example.org/{agency}"
    hook = add_webhook(store, administrator, targets, url=url, kinds=("alert",), clock=clock).webhook
    spool = house.app.state.server.spool
    folder = spool.new()
    (folder / "file").mkdir()
    path = folder / "file" / f"{HIDDEN if agency == 'spf' else 'own'}.csv"
    path.write_text("a,b\n")
    upload = Upload(folder=folder, path=path, name=path.name, digest="0" * 64, size=4)
    job = submit_import(store, viewer, spool, upload, ImportTerms(), clock=clock)
    alert = _first(house, agency, "alert")
    acknowledge_own(store, viewer, alert, note=HIDDEN if agency == "spf" else "called", clock=clock)
    entity = _first(house, agency, "entity", left)
    lead = _first(house, agency, "lead")
    try:
        take_own(store, viewer, lead, note="", clock=clock)
    except NotFoundError:
        assert agency == "spf"
    key = house.machine(f"{agency}/machine")["authorization"].split("_")[1]
    hold, erasure = _kept(house, agency, made[1][0].contribution, right)
    stated = ColumnMap(
        kind=Kind.GENERIC, columns=(Column(index=0, header=HIDDEN if agency == "spf" else "column"),)
    )
    name = "zyx-map" if agency == "spf" else "own-map"
    save_map(store, viewer, name, stated, clock=clock)
    return {
        "hold": hold,
        "erasure": erasure,
        "columns": name,
        "record": left,
        "entity": entity,
        "contribution": made[0][0].contribution,
        "decision": decision.id,
        "alert": alert,
        "lead": lead,
        "job": job.id,
        "webhook": hook.id,
        "key": key,
        "target": left,
        "object": decision.id,
        "user": "lam" if agency == "hkpf" else "zyxonly",
    }


def _kept(house: House, agency: str, home: str, record: str) -> tuple[str, str]:
    """Let data protection hold a file, and ask for a record of another one to be erased; return the ids."""
    store, clock, why = house.store, house.clock, HIDDEN if agency == "spf" else "order"
    protection = officer(agency, Duty.DATA_PROTECTION)
    made = hold_own(store, protection, home, reason=why, authority=why, clock=clock)
    new = ErasureAsk(
        id=derive_id("ea", [agency, record]),
        object=record,
        agency=agency,
        by=f"{agency}/officer",
        reason=why,
        authority=why,
        at=clock.now().isoformat().replace("+00:00", "Z"),
    )
    with store.write() as connection:
        add_ask(connection, new)
    return made.id, new.id


def _open_each_others(house: House, things: Things, hit: str, own: str) -> None:
    """Let each agency open something of the other one; whoever asked is hidden from the other's asks."""
    key = secret_key(house.store)
    for agency, ids, what in (
        ("hkpf", things.own, hit_reference(key, "hkpf", hit)),
        ("spf", things.hidden, own),
    ):
        other = things.hidden if agency == "hkpf" else things.own
        asked = ask_opening(
            house.store,
            officer(agency),
            [what],
            level=Level.SUMMARY,
            minutes=1,
            reason="somebody is in danger",
            clock=house.clock,
        )
        second = Viewer(agency=agency, user=f"{agency}/supervisor", duties=(Duty.SUPERVISOR,))
        open_glass(house.store, second, asked.id, clock=house.clock)
        ids["opening"] = asked.id
        told = Viewer(agency="spf" if agency == "hkpf" else "hkpf")
        other["alarm"] = alarms(house.store, told)[0].id
    house.clock.moment += timedelta(minutes=2)


def _ask_each_other(house: House, things: Things, hit: str, third: str) -> None:
    """Let each agency ask for something, and give something without asking."""
    key, store, clock = secret_key(house.store), house.store, house.clock
    for agency, ids, what in (("hkpf", things.own, hit), ("spf", things.hidden, third)):
        viewer = officer(agency)
        why = HIDDEN if agency == "spf" else "the same account"
        ids["request"] = ask(store, viewer, hit_reference(key, agency, what), why, clock=clock).id
        rule = Rule(to=("ncb",), conditions=HIDDEN if agency == "spf" else "keep it")
        ids["rule"] = add_rule(store, viewer, rule, clock=clock).id


def _tell_each_other(house: House, things: Things) -> None:
    """Find what each agency was told, and let somebody ask each about themselves."""
    for agency, ids in (("hkpf", things.own), ("spf", things.hidden)):
        ids["notice"] = list_notices(house.store, clock=house.clock, recipient=agency)[0].notice.id
        protection = Viewer(agency=agency, user=f"{agency}/data_protection", duties=(Duty.DATA_PROTECTION,))
        reference = f"{HIDDEN}-1" if agency == "spf" else "DP-1"
        ids["concern"] = take_concern_in(
            house.store, protection, Wish.RESTRICTION, reference=reference, clock=house.clock
        ).id


def _first(house: House, agency: str, kind: str, member: str = "") -> str:
    """Return the id of something that was derived for an agency."""
    from strikeback.store import lookup  # noqa: PLC0415 - read past the guards, to know what they hide

    with house.store.read() as connection:
        scopes = lookup.viewpoint(connection, agency, "sextortion-investigation")
        if kind == "alert":
            return lookup.alerts(connection, agency=agency)[0].id
        if kind == "lead":
            return lookup.leads(connection, agency=agency, scope=scopes[0])[0].id
        return lookup.entities_of(connection, [member], scope=scopes[0])[member]


def built(folder: Path, template: House) -> tuple[House, Things]:
    """Return a populated house, to be copied."""
    house = House(folder, template)
    things = populate(house)
    house.store.close()
    return house, things

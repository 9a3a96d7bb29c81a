"""Small worlds that differ in what one agency may not see, and every call that agency can make.

``calls`` yields the calls; a door answers one of them with bytes. ``by_flows`` is the door into the flows;
another one over HTTP needs no more than to translate the same calls.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from strikeback.flows.agencies import add_agency
from strikeback.flows.decide import decide, undo
from strikeback.flows.derive import derive
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.views import links as view_links
from strikeback.flows.views import records as view_records
from strikeback.flows.views import work as view_work
from strikeback.flows.views.values import Only
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.linking.entity_ids import entity_id
from strikeback.model.bodies import Account, Conversation, Message, Person, Report
from strikeback.model.errors import StrikebackError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import EntityKind, Verdict
from strikeback.model.names import Name, NameKind
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record, Relation, Role, contribution_id
from strikeback.model.time import Clock, PartialDate
from strikeback.selectors.account import normalise_account
from strikeback.selectors.phone import normalise_phone
from strikeback.store import facts
from strikeback.store.open import Store

VIEWER = Viewer(agency="spf", user="spf/lim")
AGENCIES = (("hkpf", "HK"), ("spf", "SG"), ("ncb", "PH"))
OTHERS = ("hkpf", "ncb")

NAMES = ("Tan Invented Wei", "Tan Invented", "Wei Tan", "陳大文", "Chan Tai Man", "Chan Tai-man")
PHONES = ("+6591230000", "+6591230001", "")
BORN = ("1998-03-04", "1998-04-03", "2001-12-12")
ACCOUNTS = ("100000000000001", "100000000000002", "")
TEXTS = ("", "write to 9123 0000", "I want to end my life", "he is on Skype as made.up.handle")

SEEN = (
    Handling(),
    Handling(level=Level.FULL),
    Handling(level=Level.FULL, codes=("H1",)),
    Handling(level=Level.FULL, audience=("spf",)),
    Handling(level=Level.FULL, withheld=("selectors", "person.names")),
    Handling(level=Level.SUMMARY, withheld=("narrative", "messages")),
)
"""Terms under which the viewer is told at least a summary."""
HIDDEN = (
    Handling(level=Level.NOTHING),
    Handling(level=Level.FULL, audience=OTHERS),
    Handling(level=Level.FULL, purpose="fraud"),
    Handling(level=Level.FULL, review="2014-01-01"),
    Handling(level=Level.FULL, audience=()),
)
"""Terms under which the viewer is told nothing."""
HITS = (Handling(level=Level.HIT), Handling(level=Level.FULL, codes=("H2",)))
"""Terms under which the viewer is told that something exists."""

RANDOM_ID = "r_aaaabbbbccccddddeeeeffff"


class Case(NamedTuple):
    """One report as it is handed in."""

    agency: str
    number: str
    name: str
    phone: str
    born: str
    account: str
    text: str
    handling: Handling
    inside: Handling | None = None
    """Other terms, for the report and the account alone."""


class Call(NamedTuple):
    """Something that can be asked."""

    flow: str
    arguments: tuple[tuple[str, str], ...] = ()

    def of(self, name: str) -> str:
        """Return an argument; "" when there is none."""
        return dict(self.arguments).get(name, "")


Door = Callable[[Call], bytes]
"""Answers a call: the answer's bytes, or the refusal's."""


class Steady:
    """A clock that starts on the first raid day; a second at every look."""

    def __init__(self) -> None:
        self.seconds = 0

    def now(self) -> datetime:
        """Return the next second."""
        self.seconds += 1
        return datetime(2014, 4, 30, 4, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)


@dataclass
class World:
    """A store with three agencies, and what was handed in."""

    store: Store
    clock: Steady = field(default_factory=Steady)

    def __post_init__(self) -> None:
        with self.store.write() as connection:
            facts.put_setting(connection, "digest-key", b"k" * 32)
        for identity, country in AGENCIES:
            add_agency(self.store, identity, country=country, clock=self.clock)

    def hand_in(self, case: Case) -> list[Record]:
        """Store one report: victim, offender, account and conversation, all under one handling."""
        digest = sha256("|".join(map(str, case[:7])).encode()).hexdigest()
        identity = contribution_id(case.agency, digest)
        source = Source(
            path=Path("none"),
            name=f"{case.number}.csv",
            digest=digest,
            size=1,
            originator=case.agency,
            contribution=identity,
            handling=case.handling,
        )
        made = _records(RecordMaker(source, _Reader()), case)
        if case.inside is not None:
            apart = {"report", "account"}
            made = [
                msgspec.structs.replace(one, handling=case.inside) if one.kind in apart else one
                for one in made
            ]
        head = Contribution(
            id=identity,
            originator=case.agency,
            file=source.name,
            digest=digest,
            size=1,
            reader="test/1",
            handling=case.handling,
            received="2014-04-30T03:00:00Z",
        )
        with self.store.write() as connection:
            facts.add_contribution(connection, head, made)
        return made

    def say_same(self, left: Record, right: Record) -> str:
        """Let somebody of another agency join two persons; return the decision's id."""
        by = "hkpf/wong"
        made = decide(self.store, Verdict.SAME, left.id, right.id, reason="seen", by=by, clock=self.clock)
        return made.id

    def unsay(self, decision: str) -> None:
        """Let them undo it."""
        undo(self.store, decision, reason="mistaken", by="hkpf/wong", clock=self.clock)

    def take_back(self, records: Iterable[Record]) -> None:
        """Withdraw the files of some records."""
        for identity, agency in sorted({(one.contribution, one.originator) for one in records}):
            withdraw(self.store, identity, reason="mistake", by=f"{agency}/wong", clock=self.clock)

    def derive(self) -> None:
        """Compute everything, for every scope."""
        derive(self.store, clock=self.clock, scopes=True)


class _Reader:
    name = "test"
    version = "1"
    title = "made in a test"


def _records(maker: RecordMaker, case: Case) -> list[Record]:
    at = maker.at(row=1, ident=case.number)
    report = maker.record(Report(number=case.number, channel="victim", narrative=case.text), at)
    year, month, day = (int(part) for part in case.born.split("-"))
    victim = maker.record(
        Person(
            names=(Name(text=case.name, kind=NameKind.LEGAL),),
            birth_date=PartialDate(raw=case.born, year=year, month=month, day=day),
        ),
        at,
        role=Role.VICTIM,
        report=report.id,
        selectors=(normalise_phone(case.phone),) if case.phone else (),
    )
    made = [report, victim]
    if case.account:
        used = maker.record(
            Account(platform="facebook", account_id=case.account, display_names=("Made Up",)),
            at,
            role=Role.SUSPECT,
            report=report.id,
            selectors=(normalise_account("facebook", case.account),),
        )
        offender = maker.record(
            Person(names=(Name(text="Made Up", kind=NameKind.PERSONA),)),
            at,
            role=Role.SUSPECT,
            report=report.id,
            ties=(tie(Relation.HAS_ACCOUNT, used),),
        )
        talk = maker.record(
            Conversation(platform="facebook", messages=(Message(sender="Made Up", text=case.text),)),
            at,
            report=report.id,
            ties=(tie(Relation.PARTICIPANT, used), tie(Relation.PARTICIPANT, victim)),
        )
        made += [offender, used, talk]
    return made


def calls(ids: Iterable[str], texts: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Iterator[Call]:
    """Yield every call that somebody can make.

    Args:
        ids: Ids to be opened as a record and as an entity.
        texts: What is searched for.
        pairs: Ids of which is asked why they are linked.
    """
    for one in ids:
        yield Call("record", (("id", one),))
        yield Call("entity", (("id", one),))
    for text in texts:
        yield Call("search", (("text", text), ("limit", "2")))
    for left, right in pairs:
        yield Call("why", (("left", left), ("right", right)))
    yield Call("records", (("limit", "3"),))
    for kind in ("person", "report"):
        yield Call("records", (("limit", "50"), ("kind", kind)))
    for agency in ("spf", "hkpf"):
        yield Call("records", (("limit", "50"), ("originator", agency)))
    for flow in ("alerts", "leads", "counts", "groups", "agencies", "contributions"):
        yield Call(flow)


def by_flows(store: Store, viewer: Viewer, clock: Clock) -> Door:  # noqa: C901 - one line a flow
    """Return the door into the flows."""

    def read(call: Call) -> object:
        limit, cursor = int(call.of("limit") or 50), call.of("cursor")
        if call.flow == "record":
            return view_records.open_record(store, viewer, call.of("id"), clock=clock)
        if call.flow == "search":
            text = call.of("text")
            return view_records.search(store, viewer, text, limit=limit, cursor=cursor, clock=clock)
        if call.flow == "records":
            only = Only(kind=call.of("kind"), originator=call.of("originator"))
            return view_records.list_records(
                store, viewer, only=only, limit=limit, cursor=cursor, clock=clock
            )
        return view_records.contributions(store, viewer, clock=clock)

    def ask(call: Call) -> object:
        if call.flow == "entity":
            return view_links.open_entity(store, viewer, call.of("id"), clock=clock)
        if call.flow == "why":
            return view_links.why(store, viewer, call.of("left"), call.of("right"), clock=clock)
        if call.flow == "agencies":
            return view_work.agencies(store, viewer)
        if call.flow in {"alerts", "leads", "counts", "groups"}:
            return getattr(view_work, call.flow)(store, viewer, clock=clock)
        return read(call)

    def door(call: Call) -> bytes:
        try:
            return msgspec.json.encode(ask(call))
        except StrikebackError as error:
            return msgspec.json.encode({"refused": error.diagnostics()})

    return door


def answers(door: Door, asked: Iterable[Call]) -> dict[Call, bytes]:
    """Return the answers, every page of them."""
    found: dict[Call, bytes] = {}
    for call in asked:
        now: Call | None = call
        while now is not None:
            found[now] = door(now)
            cursor = re.search(rb'"cursor":"([^"]+)"', found[now])
            rest = tuple(pair for pair in call.arguments if pair[0] != "cursor")
            now = Call(call.flow, (*rest, ("cursor", cursor[1].decode()))) if cursor else None
    return found


def without_hits(answer: bytes) -> bytes:
    """Return an answer without what it says about hits."""
    return msgspec.json.encode(_without(msgspec.json.decode(answer)))


def _without(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without(inside) for key, inside in value.items() if key not in {"hits", "hit"}}
    return [_without(one) for one in value] if isinstance(value, list) else value


def _crowded(value: object) -> bool:
    if isinstance(value, dict):
        told = [one["agency"] for one in value.get("hits", ()) if "reference" in one]
        return len(set(told)) < len(told) or any(map(_crowded, value.values()))
    return isinstance(value, list) and any(map(_crowded, value))


def random_case(random: Random, number: int, *, mine: bool, terms: Sequence[Handling]) -> Case:
    """Return a report that is likely to have something in common with others."""
    agency = random.choice(("spf", *OTHERS)) if mine else random.choice(OTHERS)
    apart = mine and agency != VIEWER.agency and random.random() < 0.4
    return Case(
        agency=agency,
        number=f"N-{number}",
        name=random.choice(NAMES),
        phone=random.choice(PHONES),
        born=random.choice(BORN),
        account=random.choice(ACCOUNTS),
        text=random.choice(TEXTS),
        handling=random.choice(tuple(terms)),
        inside=random.choice(HIDDEN) if apart else None,
    )


def texts_of(random: Random, cases: Iterable[Case], count: int) -> list[str]:
    """Return some of what one would search for to find these reports."""
    found = {text for one in cases for text in (one.name, one.phone, one.account, one.number) if text}
    return random.sample(sorted(found | {"Tan", "made.up.handle"}), min(count, len(found)))


@dataclass
class Worlds:
    """One world at several times, between which things happened that the viewer may not see."""

    answers: list[dict[Call, bytes]]
    hidden: list[Record]
    """What came and went, and what is hidden all the time."""

    @property
    def pairs(self) -> int:
        """How many pairs of worlds that is."""
        return len(self.answers) * (len(self.answers) - 1) // 2

    def differences(self, *, hits: bool = False) -> list[Call]:
        """Return the calls whose answers differ; with ``hits``, in more than what they say about hits."""
        cut = without_hits if hits else bytes
        asked = {call for one in self.answers for call in one}
        nothing = b'""'
        return [call for call in asked if len({cut(one.get(call, nothing)) for one in self.answers}) > 1]

    def mentions(self) -> list[Call]:
        """Return the calls whose answers name a record that is told as a hit at most."""
        ids = [one.id.encode() for one in self.hidden]
        return [call for call, answer in self._all() if any(one in answer for one in ids)]

    def crowded(self) -> list[Call]:
        """Return the calls whose answers hold two hits of one agency side by side."""
        return [call for call, answer in self._all() if _crowded(msgspec.json.decode(answer))]

    def refusals(self) -> set[bytes]:
        """Return what was said of everything hidden, and of an id that nobody has."""
        ids = {one.id for one in self.hidden} | {RANDOM_ID}
        return {
            answer
            for call, answer in self._all()
            if call.flow in {"record", "entity"} and call.of("id") in ids
        }

    def _all(self) -> list[tuple[Call, bytes]]:
        return [item for one in self.answers for item in one.items()]


def compare(
    store: Store,
    random: Random,
    terms: Sequence[Handling],
    *,
    times: int = 2,
    opened: int = 3,
    door: Callable[[Store, Viewer, Clock], Door] = by_flows,
) -> Worlds:
    """Build a world, ask everything, let others' things come and go, ask everything again.

    Args:
        store: An empty store.
        random: Draws the world.
        terms: Terms of what comes and goes.
        times: How often everything is asked.
        opened: How many of the ids of each sort are opened.
        door: Makes the door through which is asked.
    """
    world = World(store)
    base = [random_case(random, n, mine=True, terms=SEEN) for n in range(random.randint(3, 6))]
    waves = [
        [random_case(random, 100 * t + n, mine=False, terms=terms) for n in range(random.randint(0, 4))]
        for t in range(1, times + 1)
    ]
    order = random.sample([*base, *waves[0]], len(base) + len(waves[0]))
    handed = [(world.hand_in(case), case in waves[0]) for case in order]
    known = [one for made, hidden in handed if not hidden for one in made]
    kept = [one for one in known if one.originator == VIEWER.agency or one.handling not in HIDDEN]
    never = [one for one in known if one not in kept]
    gone = [one for made, hidden in handed if hidden for one in made]
    said = _join(world, random, kept, gone)
    world.derive()
    cases = [*base, *(case for wave in waves for case in wave)]
    asked = _asked(random, kept, [*never, *gone], cases, opened)
    ask = door(store, VIEWER, world.clock)
    found = Worlds(answers=[answers(ask, asked)], hidden=[*never, *gone])
    for wave in waves[1:]:
        if said:
            world.unsay(said)
        world.take_back(gone)
        gone = [one for case in wave for one in world.hand_in(case)]
        said = _join(world, random, kept, gone)
        world.derive()
        found.hidden += gone
        found.answers.append(answers(ask, asked))
    return found


def _join(world: World, random: Random, kept: Sequence[Record], gone: Sequence[Record]) -> str:
    """Let somebody join a hidden person and one that is seen; return the decision's id, "" without any."""
    hidden, seen = ([one for one in of if one.kind == "person"] for of in (gone, kept))
    return world.say_same(random.choice(hidden), random.choice(seen)) if hidden and seen else ""


def _asked(
    random: Random, kept: Sequence[Record], gone: Sequence[Record], cases: Sequence[Case], opened: int
) -> list[Call]:
    """Return the calls to be made before and after."""
    some = [random.sample(list(of), min(opened, len(of))) for of in (kept, gone)]
    entities = {
        entity_id(kind, [one.id])
        for of in some
        for one in of
        for kind in (EntityKind.PERSON, EntityKind.ACCOUNT, EntityKind.INCIDENT)
    }
    ids = [one.id for of in some for one in of]
    persons = [one.id for one in kept if one.kind == "person"]
    pairs = [(random.choice(persons), random.choice(persons)) for _ in range(2)]
    pairs += [(random.choice(persons), one) for one in [*(one.id for one in gone), RANDOM_ID][:2]]
    return list(calls([*ids, *sorted(entities), RANDOM_ID], texts_of(random, cases, opened + 2), pairs))

"""The policy: list == {x : allow(x)} on random worlds, decisions a second, what holding terms costs.

    python benchmarks/policy.py [--worlds 10000] [--seed 1]

Seconds are of the processor. Every difference between list and policy is printed and ends in exit code 1.
"""

import argparse
import random
import sys
from collections.abc import Callable
from hashlib import sha256
from time import process_time
from unittest.mock import patch

import msgspec
import numpy as np
from sqlalchemy import select

from strikeback.model.bodies import Person
from strikeback.model.handling import Grant, Handling
from strikeback.model.locator import Locator
from strikeback.model.names import Name
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Agency, Contribution, Record, Role, contribution_id, record_id
from strikeback.sharing.bulk import allow_many, levels_of
from strikeback.sharing.policy import ORDER, RANK, allow
from strikeback.store import facts
from strikeback.store.open import Connection, open_store
from strikeback.store.schema_terms import holding
from strikeback.store.terms import Origin, hold, hold_rest, visible

AGENCIES = ("hk", "sg", "uk", "us", "ph", "au")
CODES = ("H0", "H1", "H2", "H3", "TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:CLEAR", "3x5x2:1AC", "EYES")
PURPOSES = ("sextortion-investigation", "safeguarding", "victim-identification", "fraud", "")
DAYS = ("2026-11-21", "2026-11-22", "2026-11-23", "soon")
NOW = "2026-11-22T10:00:00Z"
BLOCK = 1_000
"""Worlds that share one store."""
TERMS = 300
RECORDS = 2_000
IN_WORLD = 40


def some(chance: random.Random, values: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return up to ``most`` different values."""
    return tuple(chance.sample(values, chance.randint(0, most)))


def random_grant(chance: random.Random) -> Grant:
    """Return a grant, in time or not, for a person or an agency, given or opened."""
    return Grant(
        agency=chance.choice(AGENCIES),
        level=chance.choice(ORDER),
        purpose=chance.choice(PURPOSES),
        until=chance.choice(("", NOW, "2026-11-22T10:00:01Z", "2026-11-21T00:00:00Z", "never")),
        user=chance.choice(("", "", "sg/a", "hk/a")),
        opening=chance.choice(("", "", "op_1", "op_2")),
    )


def random_terms(chance: random.Random) -> Handling:
    """Return terms."""
    return Handling(
        level=chance.choice(ORDER),
        audience=some(chance, (*AGENCIES, "*"), 3),
        codes=some(chance, CODES, 2),
        purpose=chance.choice((PURPOSES[0], PURPOSES[0], *PURPOSES)),
        review=chance.choice(("", "", *DAYS)),
        grants=tuple(random_grant(chance) for _ in range(chance.randint(0, 2))),
    )


def random_viewer(chance: random.Random) -> Viewer:
    """Return a viewer."""
    return Viewer(
        agency=chance.choice((*AGENCIES, "")),
        user=chance.choice(("", "sg/a", "hk/a", "uk/b")),
        duties=tuple(chance.sample(list(Duty), chance.randint(0, 2))) or (Duty.OFFICER,),
        purpose=chance.choice((PURPOSES[0], *PURPOSES)),
        broken=chance.choice(("", "op_1", "op_2")),
        now=chance.choice((NOW, NOW, NOW, "", "0001-01-01T00:00:00Z")),
    )


def block(chance: random.Random, worlds: int) -> int:
    """Return how many of these worlds differ between list and policy."""
    pool = [random_terms(chance) for _ in range(TERMS)]
    kept = [
        Origin(id=f"r{n}", originator=chance.choice(AGENCIES), contribution="", handling=chance.choice(pool))
        for n in range(RECORDS)
    ]
    wrong = 0
    with open_store("sqlite://") as store, store.write() as connection:
        hold(connection, kept)
        for _ in range(worlds):
            wrong += differs(connection, random_viewer(chance), chance.sample(kept, IN_WORLD))
    return wrong


def differs(connection: Connection, viewer: Viewer, world: list[Origin]) -> bool:
    """Tell whether any level's list is not what the policy tells."""
    ids = [one.id for one in world]
    ranks = {one.id: RANK[allow(viewer, one.originator, one.handling)] for one in world}
    column = holding.c.record
    for level in ORDER[1:]:
        query = select(column).where(column.in_(ids), visible(viewer, level, column))
        listed = set(connection.execute(query).scalars())
        told = {identity for identity, rank in ranks.items() if rank >= RANK[level]}
        if listed != told:
            print("DIFFERENT", level, sorted(listed ^ told), msgspec.json.encode(viewer).decode())
            return True
    return False


def rate(work: Callable[[], int]) -> float:
    """Return how many of what ``work`` counts are done in a second of the processor."""
    began = process_time()
    done = work()
    return done / (process_time() - began)


def decisions(chance: random.Random) -> None:
    """Print how many decisions a second are made, one by one and in bulk."""
    pool = [(chance.choice(AGENCIES), random_terms(chance)) for _ in range(1_000)]
    viewer = Viewer(agency="sg", user="sg/a", now=NOW)
    which = np.random.default_rng(1).integers(0, len(pool), 5_000_000)
    pairs = [pool[one] for one in which[:1_000_000]]

    def singly() -> int:
        for pair in pairs[:200_000]:
            allow(viewer, *pair)
        return 200_000

    print(f"decisions/s one by one: {rate(singly):,.0f}")
    print(f"decisions/s levels_of, 1,000 distinct terms: {rate(lambda: len(levels_of(viewer, pairs))):,.0f}")
    print(
        f"decisions/s allow_many, 1,000 distinct: {rate(lambda: len(allow_many(viewer, pool, which))):,.0f}"
    )


def made(number: int) -> tuple[Contribution, list[Record]]:
    """Return a file of that many persons."""
    digest = sha256(str(number).encode()).hexdigest()
    handling = Handling()
    head = Contribution(
        id=contribution_id("hk", digest),
        originator="hk",
        file="a.csv",
        digest=digest,
        size=1,
        reader="table/1",
        handling=handling,
        received=NOW,
    )
    records = []
    for row in range(number):
        body = Person(names=(Name(text=f"Invented Name {row}"),))
        at = Locator(file="a.csv", digest=digest, reader="table/1", row=row)
        identity = record_id(body, Role.VICTIM, at, "hk")
        records.append(
            Record(
                id=identity,
                body=body,
                role=Role.VICTIM,
                originator="hk",
                contribution=head.id,
                handling=handling,
                locator=at,
            )
        )
    return head, records


def storing(number: int) -> tuple[float, float]:
    """Return the seconds that storing a file takes, and those of them that go into noting the terms."""
    head, records = made(number)
    spent = 0.0

    def timed(connection: Connection, head: Contribution, *, beside: bool) -> None:
        nonlocal spent
        start = process_time()
        hold_rest(connection, head, beside=beside)
        spent += process_time() - start

    with open_store("sqlite://") as store, store.write() as connection:
        facts.add_agency(connection, Agency(id="hk"), NOW)
        began = process_time()
        with patch("strikeback.store.terms.hold_rest", timed):
            facts.add_contribution(connection, head, records)
        return process_time() - began, spent


def main() -> int:
    """Run everything and print it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    chance = random.Random(asked.seed)
    began = process_time()
    wrong = sum(block(chance, min(BLOCK, asked.worlds - at)) for at in range(0, asked.worlds, BLOCK))
    seconds = process_time() - began
    print(f"worlds: {asked.worlds:,} of {IN_WORLD} records at 3 levels; different: {wrong}; {seconds:.1f} s")
    decisions(chance)
    whole, spent = min(storing(20_000) for _ in range(3))
    part = 100 * spent / whole
    print(f"20,000 records stored: {whole:.3f} s; of it noting terms {spent:.3f} s ({part:.1f} %)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

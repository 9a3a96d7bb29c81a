"""Owner and asker act in the same moment on a server: one of them comes first, the other learns it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from strikeback.casework.requests import Outcome, State
from strikeback.flows.agencies import add_agency
from strikeback.flows.answers import answer
from strikeback.flows.init import init_store, secret_key
from strikeback.flows.requests import ask, show_request, withdraw_request
from strikeback.flows.views.records import open_record
from strikeback.model.errors import ConflictError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.sharing.reference import hit_reference
from strikeback.store.open import open_store

HK = Viewer(agency="hkpf", user="hkpf/chan")
SG = Viewer(agency="spf", user="spf/tan")
ROUNDS = 4


def test_an_answer_and_a_withdrawal_never_both_count(postgres: str, world) -> None:
    """What was withdrawn is not told; what is told was not withdrawn."""
    with open_store(postgres, create=False) as store, ThreadPoolExecutor(2) as pool:
        init_store(store)
        there = type(world)(store)
        for agency in ("hkpf", "spf"):
            add_agency(store, agency, clock=there.clock)
        for number in range(ROUNDS):
            hidden = there.report("hkpf", f"HK-{number}", handling=Handling(level=Level.HIT))[1]
            reference = hit_reference(secret_key(store), "spf", hidden.id)
            asked = ask(store, SG, reference, "why", clock=there.clock)
            start = Barrier(2)

            def give(identity: str = asked.id, start: Barrier = start) -> bool:
                start.wait(100)
                try:
                    answer(store, HK, identity, Outcome.GRANTED, level=Level.FULL, clock=there.clock)
                except ConflictError:
                    return False
                return True

            def drop(identity: str = asked.id, start: Barrier = start) -> bool:
                start.wait(100)
                try:
                    withdraw_request(store, SG, identity, clock=there.clock)
                except ConflictError:
                    return False
                return True

            gave, dropped = (one.result(110) for one in (pool.submit(give), pool.submit(drop)))
            state = show_request(store, SG, asked.id, clock=there.clock).state
            level = open_record(store, SG, hidden.id, clock=there.clock).level
            assert gave != dropped
            assert (state, level) == ((State.GRANTED, Level.FULL) if gave else (State.WITHDRAWN, Level.HIT))

"""A record whose review date has passed gives other agencies no lead, with scopes and without."""

from datetime import UTC, datetime

import pytest

from flows.conftest import TickingClock, World
from strikeback.flows.derive import derive
from strikeback.flows.rebuild import rebuild
from strikeback.flows.views.listing import list_leads
from strikeback.model.handling import Handling, Level

DAY = "2014-05-31"


@pytest.mark.parametrize("scopes", [False, True], ids=["one store", "a hub"])
@pytest.mark.parametrize(("at", "told"), [("2014-05-31", True), ("2014-06-01", False)])
def test_an_overdue_record_gives_no_new_leads(world: World, at: str, *, told: bool, scopes: bool) -> None:
    """Its own agency keeps working with what others still tell; a rebuild gives the same."""
    reviewed = Handling(level=Level.FULL, review=DAY)
    world.report("hkpf", "HK-1", name="陳大文", account="100000000000001", handling=reviewed)
    full = Handling(level=Level.FULL)
    world.report(
        "spf", "SG-7", name="Chan Tai Man", phone="+65 9123 0000", account="100000000000001", handling=full
    )
    clock = TickingClock()
    clock.moment = datetime.fromisoformat(f"{at}T12:00:00").replace(tzinfo=UTC)
    derive(world.store, clock=clock, scopes=scopes)
    with_scopes = scopes or None
    if with_scopes is None:
        leads = {one.lead.agency for one in list_leads(world.store)}
        assert leads == ({"hkpf", "spf"} if told else {"hkpf"})
    else:
        from strikeback.store import lookup  # noqa: PLC0415 - read past the guards

        with world.store.read() as connection:
            found = set()
            for agency in ("hkpf", "spf"):
                seen, _ = lookup.viewpoint(connection, agency, "sextortion-investigation")
                if lookup.leads(connection, agency=agency, scope=seen):
                    found.add(agency)
        assert found == ({"hkpf", "spf"} if told else {"hkpf"})
    clock.moment = datetime(2015, 1, 1, tzinfo=UTC)
    assert rebuild(world.store, clock=clock).identical

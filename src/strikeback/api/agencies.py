"""The participating agencies: who they are is known to all of them."""

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import AgencyId, Nothing, Paged, Told
from strikeback.flows.agencies import list_agencies


class AgencyTold(Told, frozen=True, kw_only=True):
    """A participating agency."""

    id: AgencyId
    name: str
    country: str
    kind: str


class Agencies(Told, frozen=True, kw_only=True):
    """A page of agencies."""

    items: tuple[AgencyTold, ...]
    next: str


def show_all(call: Call[Paged, Nothing]) -> Answer:
    """List agencies."""
    items, cursor = page(call, "agencies", list_agencies(call.store), lambda one: (one.id,))
    told = tuple(AgencyTold(id=one.id, name=one.name, country=one.country, kind=one.kind) for one in items)
    return Answer(content=Agencies(items=told, next=cursor))


OPERATIONS = (
    Operation("GET", "/agencies", "listAgencies", "Participating agencies", show_all, {200: Agencies},
              query=Paged, scope=""),
)  # fmt: skip

"""Records: searching, listing, opening. What is shown was cut down by the flows; nothing is added here."""

from typing import Annotated

from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.words import DEFAULT_SIZE, Asked, Country, Nothing, Size
from strikeback.flows.remote.acts import search_counted
from strikeback.flows.views.records import list_records, open_record
from strikeback.flows.views.values import Only, OpenedRecord, RecordList, Search

Text = Annotated[str, Meta(min_length=1, max_length=400, examples=["+852 6123 4567"])]
Place = Annotated[
    str,
    Meta(max_length=400, examples=[""], description="``cursor`` of the page before; empty: the first page."),
]
Name = Annotated[str, Meta(max_length=60, pattern="^[a-z0-9._-]*$", examples=["person"])]


class Searching(Asked, frozen=True, kw_only=True):
    """What to look for; never part of an address."""

    text: Text
    region: Country = ""
    limit: Size = DEFAULT_SIZE
    cursor: Place = ""


class Listing(Asked, frozen=True, kw_only=True):
    """Which records; empty: all that may be told."""

    kind: Name = ""
    role: Name = ""
    originator: Name = ""
    contribution: Annotated[str, Meta(max_length=120, examples=[""])] = ""
    limit: Size = DEFAULT_SIZE
    cursor: Place = ""


def search(call: Call[Nothing, Searching]) -> Answer:
    """Search."""
    asked = call.body
    found = search_counted(
        call.store,
        call.viewer,
        asked.text,
        region=asked.region,
        limit=asked.limit,
        cursor=asked.cursor,
        clock=call.clock,
    )
    return Answer(content=found)


def show_all(call: Call[Listing, Nothing]) -> Answer:
    """List records."""
    asked = call.query
    only = Only(
        kind=asked.kind, role=asked.role, originator=asked.originator, contribution=asked.contribution
    )
    found = list_records(
        call.store, call.viewer, only=only, limit=asked.limit, cursor=asked.cursor, clock=call.clock
    )
    return Answer(content=found)


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Open a record."""
    return Answer(content=open_record(call.store, call.viewer, call.path["record"], clock=call.clock))


OPERATIONS = (
    Operation("POST", "/search", "search", "Find records by identifier, name, number or id", search,
              {200: Search}, body=Searching, scope="search"),
    Operation("GET", "/records", "listRecords", "Records that may be told", show_all, {200: RecordList},
              query=Listing, scope="read"),
    Operation("GET", "/records/{record}", "openRecord", "A record with what is around it, or whom to ask",
              show, {200: OpenedRecord}, scope="read"),
)  # fmt: skip

"""What the columns of tables mean: guessed, corrected, kept under a name, used when files are handed in."""

from typing import Annotated

import msgspec
from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import Asked, Country, Nothing, Paged, Time, Told
from strikeback.flows.remote import columns
from strikeback.intake.table.column import Column
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.kinds import Kind as TableKind
from strikeback.model.errors import UsageError
from strikeback.store.service import SavedColumns

MapName = Annotated[
    str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,59}$", examples=["cybertip-2026"], description="Of a map.")
]
MaybeName = Annotated[
    str, Meta(pattern=r"^([a-z0-9][a-z0-9._-]{0,59})?$", examples=[""], description="Of a map, or none.")
]
Header = Annotated[str, Meta(max_length=500, examples=["victim phone"])]


class StatedColumn(Asked, frozen=True, kw_only=True):
    """One column: its header, what it holds and whose."""

    header: Header
    concept: Concept = Concept.NONE
    whose: Whose = Whose.NOBODY
    detail: Annotated[str, Meta(max_length=200, examples=["whatsapp"])] = ""
    """Platform or service the header names."""


class NewColumnMap(Asked, frozen=True, kw_only=True):
    """What the columns of a kind of table mean; columns fit by their headers."""

    name: MapName
    kind: TableKind
    columns: Annotated[tuple[StatedColumn, ...], Meta(min_length=1, max_length=2_000)]


class ColumnTold(Told, frozen=True, kw_only=True):
    """A column, what it is taken for, and why."""

    header: str
    concept: Concept
    whose: Whose
    detail: str
    confidence: float
    why: str


class GuessTold(Told, frozen=True, kw_only=True):
    """What a table, or one sheet of it, is taken for."""

    sheet: str
    kind: TableKind
    columns: tuple[ColumnTold, ...]


class Guesses(Told, frozen=True, kw_only=True):
    """Every table of a file."""

    items: tuple[GuessTold, ...]


class ColumnMapTold(Told, frozen=True, kw_only=True):
    """A map that the own agency keeps."""

    name: MapName
    by: str
    at: Time
    kind: TableKind
    columns: tuple[ColumnTold, ...]


class ColumnMaps(Told, frozen=True, kw_only=True):
    """A page of maps."""

    items: tuple[ColumnMapTold, ...]
    next: str


class Guessing(Asked, frozen=True, kw_only=True):
    """How the file is read; ``columns`` names a map of the agency that is tried."""

    region: Country = ""
    columns: MaybeName = ""


def guess(call: Call[Guessing, Nothing]) -> Answer:
    """Say what an uploaded table's columns are taken for; the file is not kept."""
    if call.upload is None:
        raise UsageError("there is no file")
    found = columns.guess_own(
        call.store, call.viewer, call.upload.path, region=call.query.region, name=call.query.columns
    )
    told = tuple(GuessTold(sheet=one.sheet, kind=one.kind, columns=_columns(one)) for one in found)
    return Answer(content=Guesses(items=told))


def _columns(one: ColumnMap) -> tuple[ColumnTold, ...]:
    return tuple(
        ColumnTold(
            header=each.header,
            concept=each.concept,
            whose=each.whose,
            detail=each.detail,
            confidence=each.confidence,
            why=each.why,
        )
        for each in one.columns
    )


def _told(one: SavedColumns) -> ColumnMapTold:
    stated = msgspec.json.decode(one.body, type=ColumnMap)
    return ColumnMapTold(name=one.name, by=one.by, at=one.at, kind=stated.kind, columns=_columns(stated))


def show_all(call: Call[Paged, Nothing]) -> Answer:
    """List maps."""
    found = columns.own_maps(call.store, call.viewer)
    items, cursor = page(call, "columns", found, lambda one: (one.name,))
    return Answer(content=ColumnMaps(items=tuple(map(_told, items)), next=cursor))


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Show a map."""
    return Answer(content=_told(columns.own_map(call.store, call.viewer, call.path["columns"])))


def save(call: Call[Nothing, NewColumnMap]) -> Answer:
    """Keep a map."""
    asked = call.body
    stated = ColumnMap(
        kind=asked.kind,
        columns=tuple(
            Column(
                index=index,
                header=each.header,
                concept=each.concept,
                whose=each.whose,
                detail=each.detail,
                confidence=1.0,
                why="stated",
            )
            for index, each in enumerate(asked.columns)
        ),
    )
    made = columns.save_map(call.store, call.viewer, asked.name, stated, clock=call.clock)
    return Answer(content=_told(made), status=201)


def drop(call: Call[Nothing, Nothing]) -> Answer:
    """Delete a map."""
    columns.drop_map(call.store, call.viewer, call.path["columns"])
    return Answer(status=204)


OPERATIONS = (
    Operation("POST", "/columns/guess", "guessColumns",
              "What the columns of a table are taken for; the file is not kept", guess, {200: Guesses},
              query=Guessing, upload=True, scope="import", refusals=(404,)),
    Operation("GET", "/columns", "listColumns", "Column maps of the own agency", show_all, {200: ColumnMaps},
              query=Paged, scope="import"),
    Operation("POST", "/columns", "saveColumns", "Keep a column map under a name", save,
              {201: ColumnMapTold}, body=NewColumnMap, creates=True, scope="import"),
    Operation("GET", "/columns/{columns}", "openColumns", "A column map", show, {200: ColumnMapTold},
              scope="import"),
    Operation("DELETE", "/columns/{columns}", "dropColumns", "Delete a column map", drop, {204: None},
              scope="import"),
)  # fmt: skip

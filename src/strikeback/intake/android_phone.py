"""Messages and calls of an Android telephone's databases."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Final

from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.intake.gather import Gather
from strikeback.intake.sqlite_copy import Database
from strikeback.intake.times import guess_epoch, parse_moment
from strikeback.model.bodies import Account, Conversation, Message, Participant
from strikeback.model.record import Record, Refusal, RefusalReason, Relation, Tie
from strikeback.model.time import Moment
from strikeback.selectors.phone import normalise_phone

PART: Final = 1000  # messages a record, docs/decisions/0002 point 7
OWNER: Final = "(owner)"
"""Label of the telephone's owner, whose number these tables do not hold."""
_RECEIVED: Final = 1  # Telephony.TextBasedSmsColumns.MESSAGE_TYPE_INBOX
_CALLS: Final = {1: "incoming", 2: "outgoing", 3: "missed", 5: "missed", 6: "missed"}
# CallLog.Calls: 3 missed, 5 rejected, 6 blocked; 4 is voicemail and 7 answered on another device.
_FROM: Final = 137  # PduHeaders.FROM
_SMS: Final = (
    "_id",
    "thread_id",
    "address",
    "date",
    "date_sent",
    "type",
    "subject",
    "body",
    "person",
    "service_center",
)
_CALL: Final = (
    "_id",
    "number",
    "date",
    "duration",
    "type",
    "name",
    "countryiso",
    "normalized_number",
    "geocoded_location",
)


class Phone:
    """The telephone being read, and one account record for each number met.

    Args:
        maker: Builder of the source's records.
        source: The database file.
        device: Record of the telephone.
    """

    def __init__(self, maker: RecordMaker, source: Source, device: Record) -> None:
        self.maker = maker
        self.source = source
        self.device = device
        self._accounts: dict[str, Record] = {}

    def gather(self, table: str, row: int) -> Gather:
        """Return a collection whose locator is a row of a table."""
        return Gather(self.maker, self.maker.at(path=table, row=row))

    def found(self) -> tuple[Tie, ...]:
        """Return the tie to the telephone."""
        return (tie(Relation.FOUND_ON, self.device),)

    def account(
        self, number: str, gather: Gather, region: str = "", name: str = ""
    ) -> Iterator[Record | Refusal]:
        """Yield the account of a number the first time it is met."""
        if not number or number in self._accounts:
            return
        inner = Gather(self.maker, gather.at)
        where = self.source.region or region
        if any(char.isdigit() for char in number):
            inner.select("number", number, partial(normalise_phone, number, where or None))
        else:
            inner.keep("sender", number)
        record = inner.record(
            Account(platform="phone", display_names=(name,) if name else ()), ties=self.found()
        )
        self._accounts[number] = record
        yield record
        yield from inner.refusals

    def party(self, number: str) -> tuple[Tie, ...]:
        """Return the tie to a number's account."""
        known = self._accounts.get(number)
        return (tie(Relation.PARTICIPANT, known),) if known is not None else ()

    def time(self, gather: Gather, value: object, field: str) -> Moment | None:
        """Return the time of a number: milliseconds, or seconds where it is that short."""
        raw = text_of(value)
        if not raw or raw == "0":
            return None
        moment = parse_moment(raw, epoch=guess_epoch([raw]) or "unix_ms")
        if moment.utc is None:
            gather.refuse(RefusalReason.BAD_TIME, field)
        return moment


def text_of(value: object) -> str:
    """Return a cell as text; empty for NULL and for bytes, which are never kept."""
    return "" if value is None or isinstance(value, bytes) else str(value)


def number_of(value: object) -> int:
    """Return a cell as a whole number, 0 when it is none."""
    text = text_of(value)
    return int(text) if text.lstrip("-").isdigit() and text.isascii() and len(text) < 19 else 0


def select(table: str, wanted: tuple[str, ...], present: frozenset[str], order: str) -> str:
    """Return a query for those wanted columns that the table has, NULL for the others."""
    parts = [name if name in present else f"NULL AS {name}" for name in wanted if name != "_id"]
    return f"SELECT rowid AS _row, {', '.join(parts)} FROM {table} ORDER BY {order}"  # noqa: S608 - names are ours


def texts(database: Database, phone: Phone, present: frozenset[str]) -> Iterator[Record | Refusal]:
    """Yield text messages, one conversation a thread, in parts."""
    order = "thread_id, date, rowid" if "thread_id" in present else "address, date, rowid"
    rows = database.rows(select("sms", _SMS, present, order))
    for _, thread in groupby(
        rows, key=lambda row: row["thread_id"] if row["thread_id"] is not None else row["address"]
    ):
        part, batch = 1, []
        for row in thread:
            batch.append(row)
            if len(batch) == PART:
                yield from _thread(phone, batch, part)
                part, batch = part + 1, []
        if batch:
            yield from _thread(phone, batch, part)


def _thread(phone: Phone, rows: list[sqlite3.Row], part: int) -> Iterator[Record | Refusal]:
    """Yield one part of a thread."""
    gather = phone.gather("sms", rows[0]["_row"])
    numbers = list(dict.fromkeys(filter(None, (text_of(row["address"]).strip() for row in rows))))
    for number in numbers:
        yield from phone.account(number, gather)
    messages = tuple(_text(phone, gather, row) for row in rows)
    yield gather.record(
        Conversation(
            medium="sms",
            platform="phone",
            participants=(
                *(Participant(label=one, identifier=one) for one in numbers),
                Participant(label=OWNER, owner=True),
            ),
            messages=messages,
            part=part,
            at=messages[0].at,
        ),
        ties=(*phone.found(), *(one for number in numbers for one in phone.party(number))),
    )
    yield from gather.refusals


def _text(phone: Phone, gather: Gather, row: sqlite3.Row) -> Message:
    received = number_of(row["type"]) == _RECEIVED
    subject, body = text_of(row["subject"]).strip(), text_of(row["body"])
    place = f"row:{row['_row']}"
    for field in ("service_center",):
        gather.keep(f"{place}/{field}", text_of(row[field]))
    return Message(
        sender=text_of(row["address"]).strip() if received else OWNER,
        at=phone.time(gather, row["date"], "date"),
        text=gather.text("body", f"{subject}\n\n{body}" if subject and body else subject or body),
        place=place,
    )


def multimedia(database: Database, phone: Phone) -> Iterator[Record | Refusal]:
    """Yield multimedia messages: text parts are kept, other parts counted."""
    texts_of = database.columns("part")
    people = database.columns("addr")
    for row in database.rows("SELECT rowid AS _row, date FROM pdu ORDER BY rowid"):
        gather = phone.gather("pdu", row["_row"])
        parts = _parts(database, row["_row"]) if {"mid", "ct", "text"} <= texts_of else []
        attached = [kind for kind, _ in parts if not kind.startswith(("text/plain", "application/smil"))]
        for _ in attached:
            gather.refuse(RefusalReason.MEDIA_SKIPPED, "part")
        parties = _people(database, row["_row"]) if {"msg_id", "address", "type"} <= people else []
        numbers = list(dict.fromkeys(number for number, _ in parties))
        for number in numbers:
            yield from phone.account(number, gather)
        sender = next((number for number, kind in parties if kind == _FROM), "")
        at = phone.time(
            gather, number_of(row["date"]) * 1000 if number_of(row["date"]) < 10**11 else row["date"], "date"
        )
        text = "\n".join(body for kind, body in parts if kind.startswith("text/plain") and body)
        message = Message(
            sender=sender,
            at=at,
            text=gather.text("text", text),
            attachments=len(attached),
            place=f"row:{row['_row']}",
        )
        yield gather.record(
            Conversation(
                medium="sms",
                platform="phone",
                participants=tuple(Participant(label=one, identifier=one) for one in numbers),
                messages=(message,),
                at=at,
            ),
            ties=(*phone.found(), *(one for number in numbers for one in phone.party(number))),
        )
        yield from gather.refusals


def _parts(database: Database, message: int) -> list[tuple[str, str]]:
    rows = database.rows("SELECT ct, text FROM part WHERE mid = ? ORDER BY rowid", (message,))
    return [(text_of(row["ct"]), text_of(row["text"])) for row in rows]


def _people(database: Database, message: int) -> list[tuple[str, int]]:
    """Return the addresses of a multimedia message; the placeholder for the owner is left out."""
    rows = database.rows("SELECT address, type FROM addr WHERE msg_id = ? ORDER BY rowid", (message,))
    found = [(text_of(row["address"]).strip(), number_of(row["type"])) for row in rows]
    return [(address, kind) for address, kind in found if address and address != "insert-address-token"]


def calls(database: Database, phone: Phone, present: frozenset[str]) -> Iterator[Record | Refusal]:
    """Yield calls, oldest row first."""
    for row in database.rows(select("calls", _CALL, present, "rowid")):
        gather = phone.gather("calls", row["_row"])
        number = text_of(row["number"]).strip()
        region = text_of(row["countryiso"]).strip().upper()
        yield from phone.account(number, gather, region, text_of(row["name"]).strip())
        kind = number_of(row["type"])
        if kind not in _CALLS:
            gather.keep("type", text_of(row["type"]))
        gather.keep("geocoded_location", text_of(row["geocoded_location"]))
        other = (Participant(label=number, identifier=number),) if number else ()
        yield gather.record(
            Conversation(
                medium="call",
                platform="phone",
                participants=(*other, Participant(label=OWNER, owner=True)),
                at=phone.time(gather, row["date"], "date"),
                seconds=number_of(row["duration"]) if text_of(row["duration"]) else None,
                direction=_CALLS.get(kind, ""),
            ),
            ties=(*phone.found(), *phone.party(number)),
        )
        yield from gather.refusals

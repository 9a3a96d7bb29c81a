"""Databases of an Android telephone: text messages, contacts and calls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from strikeback.intake.android_contacts import contacts
from strikeback.intake.android_phone import Phone, calls, multimedia, texts
from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.sqlite_copy import MAGIC, Database, open_copy
from strikeback.model.bodies import Device
from strikeback.model.errors import WrongKindError
from strikeback.model.record import Record, Refusal

_NAMES: Final = ("mmssms", "contacts2", "contacts.db", "calllog", "telephony")
_SIGNS: Final = (b"canonical_addresses", b"raw_contacts", b"TABLE calls", b"TABLE sms", b"lookup_uri")


class AndroidReader:
    """``mmssms.db``, ``contacts2.db``, ``calllog.db`` and databases built like them."""

    name = "android"
    version = "1"
    title = "Android messages, contacts and calls (SQLite)"

    def sniff(self, path: Path, head: bytes) -> float:
        """Return 0.95 when the schema names tables of these databases, less when only the name fits.

        Any other SQLite file gets 0.4, so that it is refused as such and not read as text.
        """
        if not head.startswith(MAGIC):
            named = path.name.lower().startswith(_NAMES) and path.suffix.lower() == ".db"
            return 0.3 if named else 0.0
        if any(sign in head for sign in _SIGNS):
            return 0.95
        return 0.6 if path.name.lower().startswith(_NAMES) else 0.4

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield the device, then messages, contacts and calls, table by table in the order of their keys.

        Raises:
            WrongKindError: A database of another application.
            BrokenFileError: Damaged.
            EncryptedFileError: Its header is scrambled.
        """
        with open_copy(source) as database:
            tables = {
                name: database.columns(name) for name in ("sms", "pdu", "raw_contacts", "data", "calls")
            }
            known = _known(tables)
            if not known:
                raise WrongKindError(
                    "the database holds no messages, contacts or calls of an Android telephone",
                    where=source.name,
                    remedy="State another format, or hand in the tables as CSV.",
                )
            maker = RecordMaker(source, self)
            device = maker.record(Device(type="phone"), maker.at(path=source.name))
            yield device
            phone = Phone(maker, source, device)
            yield from _read(database, phone, known, tables)


def _known(tables: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the tables that have the columns without which they say nothing."""
    needed = {
        "sms": {"address", "date"},
        "pdu": {"date"},
        "raw_contacts": {"_id"},
        "data": {"raw_contact_id", "data1"},
        "calls": {"number", "date"},
    }
    return frozenset(name for name, columns in needed.items() if columns <= tables[name])


def _read(
    database: Database, phone: Phone, known: frozenset[str], tables: dict[str, frozenset[str]]
) -> Iterator[Record | Refusal]:
    if "sms" in known:
        yield from texts(database, phone, tables["sms"])
    if "pdu" in known:
        yield from multimedia(database, phone)
    if {"raw_contacts", "data"} <= known:
        yield from contacts(database, phone, tables["raw_contacts"])
    if "calls" in known:
        yield from calls(database, phone, tables["calls"])

"""The address book of an Android telephone."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Final

import msgspec

from strikeback.intake.android_phone import Phone, number_of, text_of
from strikeback.intake.contract import tie
from strikeback.intake.gather import Gather
from strikeback.intake.identify import identify, platform_of
from strikeback.intake.sqlite_copy import Database
from strikeback.intake.times import parse_date
from strikeback.intake.urls import select_url
from strikeback.model.bodies import Account, Person, Place
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Refusal, RefusalReason, Relation
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone

_ITEM: Final = "vnd.android.cursor.item/"
_BIRTHDAY: Final = 3  # ContactsContract.CommonDataKinds.Event.TYPE_BIRTHDAY
_PROTOCOLS: Final = {
    0: "aim",
    1: "msn",
    2: "yahoo",
    3: "skype",
    4: "qq",
    5: "google talk",
    6: "icq",
    7: "jabber",
}
# ContactsContract.CommonDataKinds.Im.PROTOCOL_*


def contacts(database: Database, phone: Phone, present: frozenset[str]) -> Iterator[Record | Refusal]:
    """Yield each raw contact with its numbers, addresses and accounts.

    Args:
        database: The private copy.
        phone: The telephone.
        present: Columns of ``raw_contacts``.
    """
    mimetypes: dict[object, str] = {}
    if {"_id", "mimetype"} <= database.columns("mimetypes"):
        mimetypes = {
            row["_id"]: text_of(row["mimetype"])
            for row in database.rows("SELECT _id, mimetype FROM mimetypes")
        }
    gone = "r.deleted" if "deleted" in present else "0"
    query = (
        f"SELECT r._id AS contact, {gone} AS gone, d.* "  # noqa: S608 - no value goes in
        "FROM raw_contacts r JOIN data d ON d.raw_contact_id = r._id ORDER BY r._id, d.rowid"
    )
    for contact, rows in groupby(database.rows(query), key=lambda row: row["contact"]):
        reading = _Contact(phone, number_of(contact))
        for row in rows:
            values = {key: row[key] for key in row.keys()}  # noqa: SIM118 - a row is no mapping
            reading.deleted = number_of(values.get("gone")) == 1
            kind = mimetypes.get(values.get("mimetype_id"), text_of(values.get("mimetype")))
            reading.take(kind.removeprefix(_ITEM), values)
        yield from reading.records()


class _Contact:
    """One raw contact in the making."""

    def __init__(self, phone: Phone, number: int) -> None:
        self._phone = phone
        self._gather = phone.gather("raw_contacts", number)
        self._accounts: list[Record] = []
        self._person = Person()
        self.deleted = False

    def take(self, kind: str, row: dict[str, object]) -> None:
        """Take one row of the data table."""
        value = text_of(row.get("data1")).strip()
        if any(isinstance(cell, bytes) for cell in row.values()):
            self._gather.refuse(RefusalReason.MEDIA_SKIPPED, "photo")
        if not value:
            return
        region = self._phone.source.region
        if kind == "phone_v2":
            self._gather.select(kind, value, partial(normalise_phone, value, region or None))
        elif kind == "email_v2":
            self._gather.select(kind, value, partial(normalise_email, value))
        elif kind in {"name", "nickname"}:
            self._name(kind, value, row)
        elif kind == "im":
            self._account(value, row)
        elif kind == "website":
            select_url(self._gather, kind, value)
        elif kind == "postal-address_v2":
            self._set(places=(*self._person.places, Place(text=value)))
        elif kind == "contact_event" and number_of(row.get("data2")) == _BIRTHDAY:
            self._set(birth_date=parse_date(value))
        else:
            self._gather.keep(kind or "data", value)

    def _set(self, **fields: object) -> None:
        self._person = msgspec.structs.replace(self._person, **fields)

    def _name(self, kind: str, value: str, row: dict[str, object]) -> None:
        name = Name(
            text=value,
            kind=NameKind.NICKNAME if kind == "nickname" else NameKind.UNKNOWN,
            given=text_of(row.get("data2")) if kind == "name" else "",
            family=text_of(row.get("data3")) if kind == "name" else "",
        )
        self._set(names=(*self._person.names, name))

    def _account(self, value: str, row: dict[str, object]) -> None:
        protocol = text_of(row.get("data5"))
        source = text_of(row.get("data6")) if protocol == "-1" else _PROTOCOLS.get(number_of(protocol), "")
        gather = Gather(self._phone.maker, self._gather.at)
        platform = platform_of(source) if source else ""
        found = identify(gather, platform, value, self._phone.source.region)
        body = Account(platform=platform, account_id=found.account_id, handle=found.handle)
        self._accounts.append(gather.record(body, ties=self._phone.found(), ordinal=len(self._accounts)))
        self._gather.refusals += gather.refusals

    def records(self) -> Iterator[Record | Refusal]:
        """Yield the accounts, then the contact."""
        yield from self._accounts
        yield self._gather.record(
            self._person,
            ties=(
                tie(Relation.CONTACT_OF, self._phone.device),
                *(tie(Relation.HAS_ACCOUNT, one) for one in self._accounts),
            ),
            deleted=self.deleted,
        )
        yield from self._gather.refusals

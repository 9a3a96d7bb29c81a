"""Extractions of seized phones: Cellebrite archives (.ufdr) and the databases of Android phones."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from strikeback.scenario import numbers as no
from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.raids import Exhibit
from strikeback.scenario.files.sheets import write_zip
from strikeback.scenario.files.talk import Line, conversation, daily
from strikeback.scenario.naming import make_name, plain
from strikeback.scenario.world import Incident

UFDRS: Final = 12
DATABASES: Final = 6
"""Extractions at scale 1. Proposal."""
EPOCH: Final = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - unmarked UTC
_SPACE: Final = "http://pa.cellebrite.com/report/2.0"


@dataclass(slots=True, repr=False)
class Contact:
    """An entry of a phone book, perhaps of a victim, with the lines exchanged."""

    name: str
    phone: str
    service: str
    user: str
    lines: list[Line]
    case: Incident | None


def write_phones(desk: Desk, exhibits: list[Exhibit], scale: float) -> None:
    """Extract the first phones of those who blackmailed most, some as archives, some as databases."""
    phones = [one for one in exhibits if one.kind == "cellphone"]
    phones.sort(key=lambda one: (-len(one.agent.incidents), one.number))
    ufdrs = max(1, round(UFDRS * scale))
    for exhibit in phones[:ufdrs]:
        _write_ufdr(desk, exhibit)
    for exhibit in phones[ufdrs : ufdrs + max(1, round(DATABASES * scale))]:
        _write_databases(desk, exhibit)


def _contacts(desk: Desk, exhibit: Exhibit) -> list[Contact]:
    """Victims of the phone's owner under names as offenders note them, among family and friends."""
    rng, found = desk.rng, list[Contact]()
    for case in exhibit.agent.incidents:
        victim = case.victim
        second = case.second
        by_phone = second is not None and second.service == "whatsapp"
        if victim.reported and not chance(rng, 0.6):
            continue
        name = rng.choice(
            (plain(victim.name), victim.name.given[0], f"{victim.name.given[0]} {victim.country}")
        )
        phone = victim.phone if by_phone or chance(rng, 0.5) else ""
        service = "WhatsApp" if by_phone else case.face.account.platform.capitalize()
        found.append(Contact(name, phone, service, victim.handle, conversation(case), case))
    for _ in range(rng.randint(6, 15)):
        friend = make_name(exhibit.agent.office.country, rng, female=chance(rng, 0.5))
        name = rng.choice((plain(friend), friend.given[0], "Mama", "Kuya", f"{friend.given[0]} load"))
        lines = daily(rng, exhibit.agent.start, rng.randint(1, 8))
        found.append(Contact(name, desk.makers.numbers.phone("PH"), "WhatsApp", "", lines, None))
    rng.shuffle(found)
    return found


def _field(name: str, value: str, kind: str = "String") -> str:
    if not value:
        return f'<field name="{name}" type="{kind}"><empty/></field>'
    safe = value.replace("]]>", "]] >")
    return f'<field name="{name}" type="{kind}"><value type="{kind}"><![CDATA[{safe}]]></value></field>'


def _time(name: str, when: dt.datetime) -> str:
    shown = f"{when:%Y-%m-%dT%H:%M:%S}.000+00:00"
    mark = f'format="TimeStampKnown" formattedTimestamp="{shown}"'
    return f'<field name="{name}" type="TimeStamp"><value type="TimeStamp" {mark}>{shown}</value></field>'


class _Models:
    """Hands out model ids and writes models of one extraction."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.count = 0

    def key(self) -> str:
        """The next model id, in the shape of a UUID."""
        self.count += 1
        return f"{self._prefix}-0000-4000-8000-{self.count:012x}"

    def model(self, kind: str, body: str, *, deleted: bool = False) -> tuple[str, str]:
        """A model's id and text."""
        key, state = self.key(), "Deleted" if deleted else "Intact"
        head = (
            f'type="{kind}" id="{key}" deleted_state="{state}" decoding_confidence="High" isrelated="False"'
        )
        return key, f'<model {head} source_index="{self.count}" extractionId="0">{body}</model>'


def _write_ufdr(desk: Desk, exhibit: Exhibit) -> None:
    agency = desk.raid_agency.id
    path = desk.open_path(agency, f"extractions/{exhibit.number}.ufdr")
    models = _Models(no.hexadecimal(desk.rng, 8))
    texts = list(_project(desk, exhibit, models, path.name))
    write_zip(path, [("report.xml", "".join(texts).encode("utf-8"))])
    desk.done(path, agency, "ufdr", models.count)


def _project(desk: Desk, exhibit: Exhibit, models: _Models, file: str) -> Iterator[str]:
    agent, device, agency = exhibit.agent, exhibit.device, desk.raid_agency.id
    label = quoteattr(f"Exhibit {exhibit.number}")
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<project id="{models.key()}" name={label} reportVersion="5.0.0.0" licenseID="0" '
    yield f'containsGarbage="False" extractionType="Logical" xmlns="{_SPACE}">\n'
    yield '<metadata section="Device Info">'
    if device is not None:
        yield f'<item name="IMEI">{device.imei}</item>'
        yield f'<item name="DeviceInfoDetectedPhoneModel">{device.model}</item>'
    sim = next((one for one in reversed(agent.sims) if one.value), agent.sims[-1])
    yield f'<item name="ICCID">{sim.extra}</item><item name="MSISDN">{sim.value}</item></metadata>\n'
    yield "<decodedData>\n"
    yield '<modelType type="UserAccount">\n'
    for account in agent.accounts:
        if account.device is device:
            yield _account(
                desk,
                models,
                (agency, file),
                account.key,
                account.faces[-1].display,
                account.number,
                account.faces[-1].handle,
                account.platform,
            )
    for period in agent.seconds:
        if period.service != "whatsapp":
            key = f"{agent.key}/{period.service}/{period.value}"
            yield _account(desk, models, (agency, file), key, "", "", period.value, period.service)
    yield "</modelType>\n"
    contacts = _contacts(desk, exhibit)
    yield '<modelType type="Contact">\n'
    for contact in contacts:
        key, text = models.model("Contact", _entries(models, contact))
        if contact.case is not None:
            desk.truth.mention((agency, file, "id", key), "contact", contact.case.victim.key)
        yield text + "\n"
    yield '</modelType>\n<modelType type="Chat">\n'
    for contact in contacts:
        yield _chat(models, contact, sim.value) + "\n"
    yield "</modelType>\n</decodedData>\n</project>\n"
    desk.truth.mention((agency, file, "id", exhibit.number), "exhibit-owner", agent.key)


def _account(
    desk: Desk,
    models: _Models,
    where: tuple[str, str],
    truth: str,
    name: str,
    number: str,
    handle: str,
    service: str,
) -> str:
    body = _field("Name", name) + _field("Username", handle) + _field("ServiceType", service.capitalize())
    key, text = models.model("UserAccount", body + (_field("ServiceIdentifier", number) if number else ""))
    desk.truth.mention((*where, "id", key), "account", truth)
    return text + "\n"


def _entries(models: _Models, contact: Contact) -> str:
    entries = ""
    if contact.phone:
        body = (
            _field("Category", "Mobile") + _field("Value", contact.phone) + _field("Domain", "Phone Number")
        )
        entries += models.model("PhoneNumber", body)[1]
    if contact.user:
        body = (
            _field("Category", contact.service) + _field("Value", contact.user) + _field("Domain", "User ID")
        )
        entries += models.model("UserID", body)[1]
    return (
        _field("Name", contact.name)
        + f'<multiModelField name="Entries" type="ContactEntry">{entries}</multiModelField>'
    )


def _chat(models: _Models, contact: Contact, owner: str) -> str:
    theirs = contact.phone or contact.user
    parties = "".join(
        models.model(
            "Party",
            _field("Identifier", who) + _field("Name", name) + _field("IsPhoneOwner", mine, "Boolean"),
        )[1]
        for who, name, mine in ((owner, "", "True"), (theirs, contact.name, "False"))
    )
    messages = ""
    for when, by_owner, text in contact.lines:
        sender, target = (owner, theirs) if by_owner else (theirs, owner)
        source = models.model("Party", _field("Identifier", sender))[1]
        body = f'<modelField name="From" type="Party">{source}</modelField>'
        to = models.model("Party", _field("Identifier", target))[1]
        body += f'<multiModelField name="To" type="Party">{to}</multiModelField>'
        body += _field("Body", text) + _time("TimeStamp", when)
        messages += models.model("InstantMessage", body, deleted=models.count % 17 == 0)[1]
    body = (
        _field("Source", contact.service)
        + f'<multiModelField name="Participants" type="Party">{parties}</multiModelField>'
    )
    body += f'<multiModelField name="Messages" type="InstantMessage">{messages}</multiModelField>'
    return models.model("Chat", body)[1]


def _write_databases(desk: Desk, exhibit: Exhibit) -> None:
    """The message and contact databases of an Android phone."""
    contacts = [one for one in _contacts(desk, exhibit) if one.phone]
    _write_sms(desk, exhibit, contacts)
    _write_people(desk, exhibit, contacts)


_SMS: Final = """
CREATE TABLE android_metadata (locale TEXT);
CREATE TABLE sms (_id INTEGER PRIMARY KEY,thread_id INTEGER,address TEXT,person INTEGER,date INTEGER,
 date_sent INTEGER DEFAULT 0,read INTEGER DEFAULT 0,type INTEGER,body TEXT,seen INTEGER DEFAULT 0);
CREATE TABLE threads (_id INTEGER PRIMARY KEY AUTOINCREMENT,date INTEGER DEFAULT 0,
 message_count INTEGER DEFAULT 0,recipient_ids TEXT,snippet TEXT);
CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY AUTOINCREMENT,address TEXT);
"""
_PEOPLE: Final = """
CREATE TABLE android_metadata (locale TEXT);
CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY AUTOINCREMENT,mimetype TEXT NOT NULL);
CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT,display_name TEXT,
 deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE data (_id INTEGER PRIMARY KEY AUTOINCREMENT,mimetype_id INTEGER NOT NULL,
 raw_contact_id INTEGER NOT NULL,data1 TEXT,data2 TEXT,data3 TEXT,data4 TEXT);
CREATE TABLE calls (_id INTEGER PRIMARY KEY AUTOINCREMENT,number TEXT,date INTEGER,duration INTEGER,
 type INTEGER,new INTEGER,name TEXT);
"""
"""Tables and columns that readers use, as Android's telephony and contacts providers make them."""
_MIMES: Final = (("vnd.android.cursor.item/name",), ("vnd.android.cursor.item/phone_v2",))
Statement = tuple[str, Sequence[tuple[object, ...]]]


def _milliseconds(when: dt.datetime) -> int:
    return round((when - EPOCH).total_seconds() * 1000)


def _write_sms(desk: Desk, exhibit: Exhibit, contacts: list[Contact]) -> None:
    rows = []
    for thread, contact in enumerate(contacts, 1):
        address = no.spell_phone(contact.phone, "plus" if thread % 3 else "zeros")
        for when, by_owner, text in contact.lines:
            at = _milliseconds(when)
            rows.append((thread, address, at, at, 1, 2 if by_owner else 1, text))
    name = f"extractions/{exhibit.number}-mmssms.db"
    insert = "INSERT INTO sms(thread_id,address,date,date_sent,read,type,body) VALUES (?,?,?,?,?,?,?)"
    _save(desk, exhibit, name, _SMS, [(insert, rows)])


def _write_people(desk: Desk, exhibit: Exhibit, contacts: list[Contact]) -> None:
    data: list[tuple[object, ...]] = []
    calls: list[tuple[object, ...]] = []
    for raw, contact in enumerate(contacts, 1):
        data += [(1, raw, contact.name), (2, raw, contact.phone)]
        if contact.lines and raw % 2:
            at = _milliseconds(contact.lines[0][0])
            calls.append((contact.phone, at, 30 + raw, 1 + raw % 3, 0, contact.name))
    statements: list[Statement] = [
        ("INSERT INTO mimetypes(mimetype) VALUES (?)", _MIMES),
        ("INSERT INTO raw_contacts(display_name) VALUES (?)", [(contact.name,) for contact in contacts]),
        ("INSERT INTO data(mimetype_id,raw_contact_id,data1) VALUES (?,?,?)", data),
        ("INSERT INTO calls(number,date,duration,type,new,name) VALUES (?,?,?,?,?,?)", calls),
    ]
    name = f"extractions/{exhibit.number}-contacts2.db"
    _save(desk, exhibit, name, _PEOPLE, statements)
    for raw, contact in enumerate(contacts, 1):
        if contact.case is not None:
            key = (desk.raid_agency.id, name.rsplit("/", 1)[-1], "id", f"raw_contacts/{raw}")
            desk.truth.mention(key, "contact", contact.case.victim.key)


def _save(desk: Desk, exhibit: Exhibit, name: str, schema: str, statements: Sequence[Statement]) -> None:
    """Write a database whose bytes tell neither when nor by which release of the library it was made."""
    agency, count = desk.raid_agency.id, 0
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema)
        database.execute("INSERT INTO android_metadata VALUES ('en_PH')")
        for statement, rows in statements:
            database.executemany(statement, rows)
            count += len(rows)
        database.commit()
        content = bytearray(database.serialize())
    # bytes 24-27 count changes, 92-99 name the writing release (SQLite file format, section 1.3)
    content[24:28] = content[92:96] = (1).to_bytes(4, "big")
    content[96:100] = (3_040_000).to_bytes(4, "big")
    path = desk.open_path(agency, name)
    path.write_bytes(content)
    desk.truth.mention((agency, path.name, "id", exhibit.number), "exhibit-owner", exhibit.agent.key)
    desk.done(path, agency, "android", count)

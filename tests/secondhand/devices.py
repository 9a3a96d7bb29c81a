"""What examiners hand in: two reader reports with German labels, a messages database, a TagPack, a CASE bundle."""
# ruff: noqa: E501 - data read better whole

import json
import sqlite3
import zipfile
from pathlib import Path

from secondhand.ledger import Ledger

NS = ' xmlns="http://pa.cellebrite.com/report/2.0"'


def _field(name: str, value: str, kind: str = "String") -> str:
    if not value:
        return f'<field name="{name}" type="{kind}"><empty /></field>'
    form = ' format="TimeStampKnown"' if kind == "TimeStamp" else ""
    return (
        f'<field name="{name}" type="{kind}"><value type="{kind}"{form}><![CDATA[{value}]]></value></field>'
    )


def _model(kind: str, ident: str, inner: str) -> str:
    return (
        f'<model type="{kind}" id="{ident}" deleted_state="Intact" decoding_confidence="High" isrelated="False" '
        f'source_index="0" extractionId="0">{inner}</model>'
    )


def _party(name: str, ident: str, number: str, owner: str) -> str:
    inner = _field("Identifier", number) + _field("Name", name) + _field("IsPhoneOwner", owner, "Boolean")
    return _model("Party", ident, inner)


def _contact(number: int, name: str, phone: str, mail: str) -> str:
    entries = _model(
        "PhoneNumber",
        f"pn{number}",
        _field("Category", "Mobil") + _field("Value", phone) + _field("Domain", "Telefonnummer"),
    )
    if mail:
        entries += _model(
            "EmailAddress",
            f"em{number}",
            _field("Category", "Privat") + _field("Value", mail) + _field("Domain", "E-Mail"),
        )
    inner = _field("Name", name) + _field("Source", "Telefonbuch")
    return _model(
        "Contact",
        f"c{number}",
        inner + f'<multiModelField name="Entries" type="ContactEntry">{entries}</multiModelField>',
    )


def _message(number: int, sender: str, body: str, at: str) -> str:
    return _model("InstantMessage", f"m{number}", (
        f'<modelField name="From" type="Party">{sender}</modelField>'
        + _field("Body", body) + _field("TimeStamp", at, "TimeStamp")
    ))  # fmt: skip


def _report(danger: str, space: str) -> str:
    """Return a report.xml: three contacts, one chat of three messages, the owner's account."""
    owner = _party("Besitzer", "p1", "491711234567@s.whatsapp.net", "True")
    other = _party("Amber Stone", "p2", "639280001000@s.whatsapp.net", "False")
    parties = f'<multiModelField name="Participants" type="Party">{owner}{other}</multiModelField>'
    messages = _message(1, other, "Zahl jetzt", "2025-03-01T19:00:00.000+00:00")
    messages += _message(2, owner, "Bitte nicht", "2025-03-01T19:01:00.000+00:00")
    messages += _message(3, owner, danger, "2025-03-01T19:05:00.000+00:00")
    chat = _model(
        "Chat",
        "ch1",
        _field("Source", "WhatsApp")
        + parties
        + f'<multiModelField name="Messages" type="InstantMessage">{messages}</multiModelField>',
    )
    contacts = _contact(1, "Amber Stone", "+63 928 000 1000", "") + _contact(
        2, "Oma", "0171 1234568", "oma@example.org"
    )
    contacts += _contact(3, "Pizzeria", "030 12345678", "")
    account = _model(
        "UserAccount",
        "ua1",
        _field("Username", "besitzer_77") + _field("ServiceType", "Instagram") + _field("Name", "Besitzer"),
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><project id="8c1" name="Asservat 4" reportVersion="5.0.0.0"{space}>'
        '<metadata section="Geräteinformationen"><item name="IMEI">490154203237518</item>'
        '<item name="Gerätename">Telefon</item></metadata><decodedData>'
        f'<modelType type="Contact">{contacts}</modelType><modelType type="Chat">{chat}</modelType>'
        f'<modelType type="UserAccount">{account}</modelType></decodedData></project>'
    )


def extractions(folder: Path, truth: Ledger) -> None:
    """Write one .ufdr, one bare report.xml, one messages database."""
    with zipfile.ZipFile(folder / "Asservat_4.ufdr", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("report.xml"), _report("ok, ich habe Anzeige erstattet", NS))
        packed.writestr(zipfile.ZipInfo("files/Text/notes.txt"), "nothing")
    folder_5 = folder / "asservat5"
    folder_5.mkdir()
    (folder_5 / "report.xml").write_text(
        _report("I want to die, I am on the bridge now", ""), encoding="utf-8"
    )
    for file in ("Asservat_4.ufdr", "report.xml"):
        truth.files += [("de", file, "ufdr", "conversation", "1", "1"), ("de", file, "ufdr", "device", "1", "1"),
                        ("de", file, "ufdr", "person/victim", "0", "0")]  # fmt: skip
    truth.alerts.append(("de", "report.xml", "", "", "", "P1", "en", "extraction"))
    truth.alerts.append(("de", "Asservat_4.ufdr", "", "", "", "", "de", "extraction"))
    with sqlite3.connect(folder / "mmssms.db") as base:
        base.execute(
            "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, "
            "date_sent INTEGER DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER, "
            "reply_path_present INTEGER, subject TEXT, body TEXT, service_center TEXT, locked INTEGER DEFAULT 0)"
        )
        base.execute("CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT)")
        for n, (address, way, body) in enumerate((
            ("+639280001000", 1, "send the money today"), ("+639280001000", 2, "please give me time"),
            ("Bank", 1, "Your code is 000000"), ("+447700900123", 2, "mum call me"),
        ), 1):  # fmt: skip
            row = (n, 1 if "928" in address else n, address, 1740000000000 + n * 60000, way, body)
            base.execute(
                "INSERT INTO sms (_id, thread_id, address, date, type, body) VALUES (?,?,?,?,?,?)", row
            )
    base.close()
    truth.files += [
        ("de", "mmssms.db", "android", "conversation", "3", "3"),
        ("de", "mmssms.db", "android", "person/victim", "0", "0"),
    ]


def lists(folder: Path, truth: Ledger) -> None:
    """Write a TagPack and a CASE bundle with two accounts and a message."""
    (folder / "wallets.yaml").write_text(
        "---\ntitle: Wallets named in reports\ncreator: Test desk\nlastmod: 2025-05-01\ncurrency: BTC\nabuse: sextortion\n"
        "label: named in reports\nsource: https://desk.example/25-77\ntags:\n"
        "  - address: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\n"
        "  - address: bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\n    label: second wallet\n"
        "  - {address: '0x52908400098527886E0F7030069857D2E4169EE7', currency: ETH}\n",
        encoding="utf-8",
    )
    truth.files.append(("eu", "wallets.yaml", "tagpack", "instrument", "3", "3"))
    facet = "uco-observable:"
    things = [
        _account("kb:acc-1", "+639280001000", "PhoneAccountFacet", "phoneNumber"),
        _account("kb:acc-2", "+33639980101", "PhoneAccountFacet", "phoneNumber"),
        {"@id": "kb:msg-1", "@type": f"{facet}SMSMessage", "uco-core:hasFacet": [{
            "@id": "kb:msg-1-f", "@type": f"{facet}MessageFacet", f"{facet}messageText": "payez",
            f"{facet}from": {"@id": "kb:acc-1"}, f"{facet}to": {"@id": "kb:acc-2"},
            f"{facet}sentTime": {"@type": "xsd:dateTime", "@value": "2025-03-02T10:00:00Z"}}]},
    ]  # fmt: skip
    bundle = {
        "@context": {"kb": "http://example.org/kb/", "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
            "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/", "xsd": "http://www.w3.org/2001/XMLSchema#"},
        "@id": "kb:bundle-1", "@type": "uco-core:Bundle", "uco-core:object": things,
    }  # fmt: skip
    (folder / "bundle.jsonld").write_text(json.dumps(bundle, indent=1), encoding="utf-8")
    truth.files.append(("eu", "bundle.jsonld", "case-uco", "conversation", "1", "1"))


def _account(ident: str, value: str, facet: str, key: str) -> dict:
    return {"@id": ident, "@type": "uco-observable:PhoneAccount", "uco-core:hasFacet": [
        {"@id": f"{ident}-f", "@type": f"uco-observable:{facet}", f"uco-observable:{key}": value}]}  # fmt: skip

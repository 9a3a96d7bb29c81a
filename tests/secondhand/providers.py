"""Provider reports: CyberTip JSON as irregular as parsers of it complain, CyberTipline XML with unlisted flags."""
# ruff: noqa: E501, ISC004 - data read better whole

import json
from pathlib import Path
from xml.sax.saxutils import escape

from secondhand.cases import Report
from secondhand.ledger import Ledger
from secondhand.spelling import abroad, facebook, month, telegram

WIFI = "203.0.113.7"
"""A hotspot that victims and offenders of many reports share."""


def _list(values: list, name: str, style: int) -> object:
    """Return values within their doubled wrapper, or in one of the shapes that break parsers."""
    if not values:
        return (None, {}, {name: []}, {name: None})[style % 4]
    if style % 5 == 1 and len(values) == 1:
        return {name: values[0]}
    if style % 5 == 2:
        return {name: {name: values}}
    return values if style % 5 == 3 else {name: values}


def _value(text: str, style: int) -> object:
    return text if style % 3 == 1 else {"value": text}


def _born(r: Report) -> str | None:
    if not r.birth:
        return None
    return month(r.birth) if r.precision == "month" else r.birth.isoformat()


def cybertips(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write one JSON file a report."""
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        ident = str(190000000 + r.number * 17)
        given, _, family = r.name.partition(" ")
        child = {
            "firstName": given, "lastName": family or None, "dateOfBirth": _born(r), "approximateAge": r.age,
            "phones": _list([_value(abroad(r.phone, n), n)] if r.phone else [], "phones", n),
            "emails": _list([_value(r.email, n + 1)] if r.email else [], "emails", n + 2),
        }  # fmt: skip
        if r.handle:
            child["screenName"] = _value(r.handle, n)
            child["espService"] = "Instagram"
        suspect = {
            "firstName": None, "screenName": _value(c.handle or c.telegram or c.persona, n + 2),
            "espService": "Instagram" if c.handle else "Telegram" if c.telegram else "Instagram",
            "phones": _list([_value(abroad(c.phone, n + 1), n)] if c.phone else [], "phones", n + 1),
            "emails": _list([_value(c.email, n)] if c.email else [], "emails", n),
            "sourceInformation": {"sourceCaptures": [{"captureType": "IPAddress", "value": WIFI if n % 3 == 0 else
                f"198.51.100.{n}", "dateTime": f"{r.at:%Y-%m-%dT%H:%M:%S}Z", "eventName": "Login"}]},
        }  # fmt: skip
        if c.persona and n % 2:
            suspect["preferredName"] = c.persona
        if c.facebook:
            suspect["additionalInformations"] = [{"value": f"Other profile: {facebook(c.facebook, n)}"}]
        notes = [r.text]
        if c.payee:
            notes.append(f"Payee given to the child: {c.payee}, account {c.account}")
        informed = {
            "reportingEsp": {"espName": "Fernlight Inc", "lastName": None},
            "incidentSummary": {"incidentType": "Online Enticement of Children for Sexual Acts",
                "incidentDateTime": f"{r.at:%Y-%m-%dT%H:%M:%S}Z", "incidentDateTimeDescription": None,
                "reportAnnotations": ["sextortion", "crossPlatform"] if n % 2 else {"sextortion": True}},
            "reportedPeople": _list([suspect], "reportedPersons", n),
            "intendedRecipients": _list([child], "intendedRecipients", n + 3),
            "uploadedFiles": [None, {}, {"uploadedFiles": []}, {"uploadedFiles": [{"filename": "a.jpg",
                "verificationHash": f"{n:032x}", "viewedByEsp": None}]}][n % 4],
            "additionalInformations": [{"value": t} for t in notes] if n % 3 else ({"value": notes[0]} if len(notes) == 1 else notes),
        }  # fmt: skip
        if n % 6 == 0:
            informed.pop("uploadedFiles")
        document = {"reportId": int(ident) if n % 4 == 0 else ident, "dateReceived": f"{r.filed}T14:02:11Z",
                    "reportedInformation": informed}  # fmt: skip
        name = f"tip_{ident}.json"
        (folder / name).write_text(
            json.dumps(document, ensure_ascii=False, indent=n % 3 or None),
            encoding="utf-8-sig" if n % 4 == 1 else "utf-8",
        )
        truth.report(r, name, "", ident)


def _tag(name: str, value: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(value)}</{name}>" if value else ""


def _person(r: Report, n: int) -> str:
    given, _, family = r.name.partition(" ")
    born = _born(r) or ""
    return "".join((
        _tag("firstName", given), _tag("lastName", family),
        _tag("phone", abroad(r.phone, n), ' type="Mobile" verified="true"'),
        _tag("email", r.email, ' verified="false"'), _tag("age", str(r.age) if r.age else ""),
        _tag("dateOfBirth", born if len(born) == 10 else ""),
    ))  # fmt: skip


def cybertipline(folder: Path, cases: list[Report], truth: Ledger) -> None:
    """Write one XML file a report; every fifth has a prefix; some carry flags nobody listed, some are UTF-16."""
    for n, r in enumerate(cases, 1):
        c = r.contacts[0]
        account = "".join((
            _tag("espIdentifier", c.facebook), _tag("espService", "Facebook" if c.facebook else "Instagram" if c.handle else "Telegram" if c.telegram else ""),
            _tag("screenName", c.handle or c.telegram), _tag("displayName", c.persona),
            _tag("profileUrl", facebook(c.facebook, n) or telegram(c.telegram, 1)),
            f"<ipCaptureEvent><ipAddress>{WIFI if n % 2 else f'198.51.100.{100 + n}'}</ipAddress><eventName>Login</eventName>"
            f"<dateTime>{r.at:%Y-%m-%dT%H:%M:%S}Z</dateTime></ipCaptureEvent>",
        ))  # fmt: skip
        reported = "<personOrUserReported>" + (
            _tag("phone", abroad(c.phone, n)) + _tag("email", c.email) + account + "</personOrUserReported>"
        )
        flags = "<sextortion/>" + ("<paymentRequested/><crossBorder/>" if n % 3 == 0 else "")
        victims = f"<victim>{_person(r, n)}{_tag('espService', 'Instagram' if r.handle else '')}{_tag('screenName', r.handle)}</victim>"
        payee = f" Payee {c.payee}, account {c.account}." if c.payee else ""
        body = (
            "<incidentSummary><incidentType>Online Enticement of Children for Sexual Acts</incidentType>"
            f"<platform>Fernlight</platform><reportAnnotations>{flags}</reportAnnotations>"
            f"<incidentDateTime>{r.at:%Y-%m-%dT%H:%M:%S}+00:00</incidentDateTime></incidentSummary>"
            "<internetDetails><chatImIncident><chatClient>Fernlight Chat</chatClient></chatImIncident></internetDetails>"
            "<reporter><reportingPerson><firstName>Trust</firstName><lastName>Desk</lastName>"
            "<email>desk@fernlight.example</email></reportingPerson></reporter>"
            f"{reported}{victims}"
            f"{_tag('additionalInfo', r.text + payee)}"
        )
        ident = f"F{r.number:06d}"
        root = "report"
        if n % 5 == 0:
            opening = (
                '<ct:report xmlns:ct="https://cybertip.example/ispws" xmlns="https://cybertip.example/ispws">'
            )
            document = opening + body + "</ct:report>"
        else:
            document = f"<{root}>{body}</{root}>"
        name = f"report_{ident}.xml"
        encoding = "utf-16" if n % 8 == 0 else "utf-8"
        (folder / name).write_bytes(
            f'<?xml version="1.0" encoding="{encoding}"?>\n{document}'.encode(encoding)
        )
        truth.report(r, name, "", "")


def several_victims(folder: Path, truth: Ledger) -> None:
    """Write a report of one account that contacted three children, all new."""
    children = "".join(
        f"<victim><firstName>{first}</firstName><lastName>{last}</lastName><age>{age}</age></victim>"
        for first, last, age in (
            ("Oskar", "Lindqvarn", 15),
            ("Peony", "Marwaithe", 16),
            ("Idris", "Quellam", 14),
        )
    )
    text = (
        '<?xml version="1.0"?><report><incidentSummary><incidentType>Online Enticement of Children for Sexual Acts'
        "</incidentType><incidentDateTime>2025-06-01T10:00:00Z</incidentDateTime></incidentSummary>"
        "<personOrUserReported><screenName>lonely.quarvess</screenName><espService>Instagram</espService>"
        f"</personOrUserReported>{children}<additionalInfo>Three accounts reported the same sender.</additionalInfo></report>"
    )
    (folder / "report_three.xml").write_text(text, encoding="utf-8")
    truth.files.append(("xml", "report_three.xml", "cybertip-xml", "person/victim", "3", "3"))

"""Provider reports in the CyberTipline's XML, one report a file, with flags of more than one release."""

import random
from typing import Final
from xml.etree import ElementTree as ET

from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.tips import Tip, account_tips, note_tip, view_tips
from strikeback.scenario.moments import iso_utc
from strikeback.scenario.views import View

AGENCY: Final = "platform-trust"
COLUMNS: Final = {"name", "birth", "phone", "mail", "city", "own", "handle", "second", "narrative", "contact"}


def write_reports(desk: Desk, views: list[View]) -> None:
    """Write all reports of the platform and note their truth."""
    for tip in [*view_tips(desk, views), *account_tips(desk, AGENCY)]:
        path = desk.open_path(AGENCY, f"reports/report-{tip.number}.xml")
        tree = ET.ElementTree(_report(desk.rng, tip))
        ET.indent(tree)
        tree.write(path, encoding="UTF-8", xml_declaration=True)
        note_tip(desk, tip, AGENCY, path.name, COLUMNS)
        desk.done(path, AGENCY, "cybertipline_xml", 1)


def _add(parent: ET.Element, name: str, text: object = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    if text is not None:
        child.text = str(text)
    return child


def _report(rng: random.Random, tip: Tip) -> ET.Element:
    view, account = tip.view, tip.account
    root = ET.Element("report", {"id": tip.number})
    summary = _add(root, "incidentSummary")
    _add(summary, "incidentType", "Online Enticement of Children for Sexual Acts")
    _add(summary, "platform", account.platform.capitalize())
    if view is not None and view.families and chance(rng, 0.5):
        _add(summary, "escalateToHighPriority", "Reporter asks for urgent attention.")
    flags = _add(summary, "reportAnnotations")
    _add(flags, "sextortion")
    if chance(rng, 0.15):
        _add(flags, "financialExtortionRing")
    _add(summary, "incidentDateTime", iso_utc(tip.incident_at))
    details = _add(_add(root, "internetDetails"), "chatImIncident")
    _add(details, "chatClient", account.platform.capitalize())
    reporter = _add(_add(root, "reporter"), "reportingPerson")
    _add(reporter, "firstName", "Safety")
    _add(reporter, "lastName", "Operations")
    _reported(rng, _add(root, "personOrUserReported"), tip)
    if view is not None:
        _victim(_add(root, "victim" if len(tip.number) % 2 == 0 else "intendedRecipient"), tip, view)
    texts = [tip.text] if tip.text else []
    if view is not None and view.has("second") and view.incident.second is not None:
        texts.append(f"Asked to move to {view.incident.second.service}: {view.incident.second.value}")
    if len(tip.handles) > 1:
        texts.append(f"Earlier usernames of the reported account: {'; '.join(tip.handles[:-1])}")
    if texts:
        _add(root, "additionalInfo", "\n".join(texts))
    return root


def _reported(rng: random.Random, block: ET.Element, tip: Tip) -> None:
    account = tip.account
    person = _add(block, "personOrUserReportedPerson")
    if chance(rng, 0.5):
        _add(person, "firstName", account.persona.name.split(" ")[0])
    if tip.phone:
        _add(person, "phone", tip.phone.lstrip("+"), type="Mobile", verified="true")
    if tip.mail:
        _add(person, "email", tip.mail, verified="true" if chance(rng, 0.6) else "false")
    _add(block, "espIdentifier", account.number)
    _add(block, "espService", account.platform.capitalize())
    _add(block, "screenName", tip.handles[-1])
    _add(block, "displayName", account.persona.name)
    _add(block, "profileUrl", f"https://www.{account.platform}.com/{tip.handles[-1]}")
    for address, event, when in tip.captures:
        capture = _add(block, "ipCaptureEvent")
        _add(capture, "ipAddress", address)
        _add(capture, "eventName", event)
        _add(capture, "dateTime", iso_utc(when))
        if chance(rng, 0.3):
            _add(capture, "possibleProxy", "true")
    if tip.device:
        device = _add(block, "deviceId")
        _add(device, "idType", "IMEI")
        _add(device, "idValue", tip.device)


def _victim(block: ET.Element, tip: Tip, view: View) -> None:
    victim = view.incident.victim
    person = _add(block, f"{block.tag}Person")
    if view.has("name"):
        first, _, last = view.name.partition(" ")
        _add(person, "firstName", first)
        if last:
            _add(person, "lastName", last)
    if view.has("phone") and view.phone:
        _add(person, "phone", view.phone, type="Mobile")
    if view.has("mail"):
        _add(person, "email", view.mail, verified="true")
    if view.has("city"):
        address = _add(person, "address", type="Home")
        _add(address, "city", victim.city[0])
        _add(address, "country", victim.country)
    if view.has("birth"):
        _add(person, "age", victim.age_on(view.reported.date()))
        _add(person, "dateOfBirth", victim.birth)
    if view.has("own"):
        _add(block, "espIdentifier", victim.number)
        _add(block, "espService", tip.account.platform.capitalize())
        _add(block, "screenName", victim.handle)
    capture = _add(block, "ipCaptureEvent")
    _add(capture, "ipAddress", tip.victim_ip)
    _add(capture, "eventName", "Login")
    _add(capture, "dateTime", iso_utc(tip.incident_at))

"""CyberTips as police receive them: irregular JSON, with nulls, missing keys and doubled wrappers."""

import json
import random
from typing import Final

from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.tips import Tip, account_tips, note_tip, view_tips
from strikeback.scenario.moments import iso_utc, write_date
from strikeback.scenario.views import View

AGENCY: Final = "us-hsi"
SINGLE: Final = 25
"""So many tips come one a file; the rest as lists, one file for each thousand."""
A_FILE: Final = 1000
COLUMNS: Final = {
    "name",
    "birth",
    "phone",
    "mail",
    "city",
    "own",
    "handle",
    "second",
    "amount",
    "narrative",
    "contact",
}


def write_tips(desk: Desk, views: list[View]) -> None:
    """Write all tips of the agency and note their truth."""
    tips = sorted(
        [*view_tips(desk, views), *account_tips(desk, AGENCY)], key=lambda tip: (tip.received, tip.number)
    )
    for tip in tips[:SINGLE]:
        path = desk.open_path(AGENCY, f"cybertips/{tip.number}.json")
        mark = "\ufeff" if chance(desk.rng, 0.2) else ""
        text = json.dumps(_body(desk.rng, tip), ensure_ascii=chance(desk.rng, 0.5), indent=2)
        path.write_text(mark + text, encoding="utf-8", newline="\n")
        note_tip(desk, tip, AGENCY, path.name, COLUMNS)
        desk.done(path, AGENCY, "cybertip_json", 1)
    for start in range(SINGLE, len(tips), A_FILE):
        chosen = tips[start : start + A_FILE]
        path = desk.open_path(AGENCY, f"cybertips_batch*-{start // A_FILE + 1}.json")
        bodies = [_body(desk.rng, tip) for tip in chosen]
        path.write_text(json.dumps(bodies, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")
        for tip in chosen:
            note_tip(desk, tip, AGENCY, path.name, COLUMNS)
        desk.done(path, AGENCY, "cybertip_json", len(chosen))


def _wrapped(rng: random.Random, name: str, items: list[dict[str, object]]) -> object:
    """A list of things: doubled wrapper as documented, a single object, a bare list, null."""
    if not items:
        return rng.choice((None, {name: []}, {name: None}))
    draw = rng.random()
    if draw < 0.75:
        return {name: items}
    if draw < 0.85 and len(items) == 1:
        return {name: items[0]}
    return items if draw < 0.9 else {name: {name: items}}


def _body(rng: random.Random, tip: Tip) -> dict[str, object]:
    view, account = tip.view, tip.account
    when = f"{write_date(tip.incident_at, 'mdy/')} {tip.incident_at:%H:%M:%S} UTC"
    inside: dict[str, object] = {
        "reportingEsp": {"espName": f"{account.platform.capitalize()} reports desk", "lastName": None},
        "incidentSummary": {
            "incidentType": "Online Enticement of Children for Sexual Acts" if chance(rng, 0.6) else "Other",
            "incidentDateTime": iso_utc(tip.incident_at) if chance(rng, 0.7) else when,
            "incidentDateTimeDescription": rng.choice(("Time of first contact", None, "")),
        },
        "reportedPeople": {"reportedPersons": [_reported(rng, tip)]},
        "additionalInformations": _texts(rng, tip),
    }
    if view is not None:
        inside["intendedRecipients"] = {"intendedRecipients": [_recipient(rng, tip, view)]}
    elif chance(rng, 0.5):
        inside["intendedRecipients"] = None
    if chance(rng, 0.3):
        inside["uploadedFiles"] = rng.choice((None, {"uploadedFiles": []}))
    number: object = int(tip.number) if chance(rng, 0.5) else tip.number
    return {"reportId": number, "dateReceived": iso_utc(tip.received), "reportedInformation": inside}


def _reported(rng: random.Random, tip: Tip) -> dict[str, object]:
    account = tip.account
    person: dict[str, object] = {
        "firstName": None if chance(rng, 0.5) else account.persona.name.split(" ")[0],
        "screenName": {"value": tip.handles[-1]},
        "espUserId": account.number,
        "espService": account.platform.capitalize(),
        "emails": _wrapped(
            rng, "emails", [{"value": tip.mail, "verified": chance(rng, 0.6)}] if tip.mail else []
        ),
        "phones": _wrapped(rng, "phones", [{"value": tip.phone, "verified": True}] if tip.phone else []),
        "sourceInformation": {
            "sourceCaptures": [
                {
                    "captureType": "IP Address",
                    "value": address,
                    "dateTime": iso_utc(at),
                    "eventName": event,
                    "port": None,
                }
                for address, event, at in tip.captures
            ]
        },
        "approximateAge": account.persona.age if chance(rng, 0.4) else None,
        "awareOfReport": None,
    }
    if tip.device:
        person["deviceId"] = {"idType": "IMEI", "idValue": tip.device}
    for name in ("firstName", "approximateAge", "awareOfReport"):
        if person[name] is None and chance(rng, 0.5):
            del person[name]
    return person


def _recipient(rng: random.Random, tip: Tip, view: View) -> dict[str, object]:
    victim = view.incident.victim
    first, _, last = view.name.partition(" ")
    person: dict[str, object] = {
        "firstName": first if view.has("name") else None,
        "lastName": (last or None) if view.has("name") else None,
        "dateOfBirth": f"{victim.birth}" if view.has("birth") and len(view.name) % 2 else None,
        "approximateAge": victim.age_on(view.reported.date()) if view.has("birth") else None,
        "espService": tip.account.platform.capitalize(),
        "screenName": {"value": victim.handle} if view.has("own") else None,
        "espUserId": victim.number if view.has("own") else None,
        "emails": _wrapped(
            rng, "emails", [{"value": view.mail, "verified": True}] if view.has("mail") else []
        ),
        "phones": _wrapped(
            rng, "phones", [{"value": view.phone}] if view.has("phone") and view.phone else []
        ),
        "addresses": {
            "addresses": [{"city": victim.city[0], "country": victim.country}] if view.has("city") else []
        },
        "sourceInformation": {
            "sourceCaptures": [
                {"captureType": "IP Address", "value": tip.victim_ip, "dateTime": iso_utc(tip.incident_at)}
            ]
        },
    }
    return {name: value for name, value in person.items() if value is not None or chance(rng, 0.4)}


def _texts(rng: random.Random, tip: Tip) -> object:
    """Free text in the provider's own way: former names, the victim's words, the payee."""
    texts = []
    if len(tip.handles) > 1:
        texts.append(f"Vanity name history: {', '.join(tip.handles)}")
    if tip.text:
        texts.append(tip.text)
    view = tip.view
    if view is not None and view.has("payee") and view.payee:
        texts.append(f"Payment requested to: {view.payee}")
    if view is not None and view.has("second") and view.incident.second is not None:
        texts.append(f"Other contact given: {view.incident.second.service} {view.incident.second.value}")
    if not texts:
        return rng.choice((None, []))
    return [{"value": text} for text in texts]

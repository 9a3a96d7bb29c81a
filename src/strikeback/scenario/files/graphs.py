"""A seized laptop as CASE/UCO JSON-LD, and a messenger service's account table as Parquet."""

import json
import uuid
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from strikeback.scenario import numbers as no
from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.raids import Exhibit
from strikeback.scenario.files.tips import shared_address
from strikeback.scenario.gangs import MAIL_HOSTS, at_time
from strikeback.scenario.moments import iso_utc

_CONTEXT: Final = {
    "kb": "http://example.org/kb/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SAME_HANDLE: Final = 0.03
"""Harmless accounts that bear the handle of an offender's account on another platform. Proposal."""
LAPTOPS: Final = 1
"""At scale 1."""


def write_laptops(desk: Desk, exhibits: list[Exhibit], scale: float) -> None:
    """Write the accounts and mails found on laptops."""
    laptops = [one for one in exhibits if one.kind == "laptop"]
    for exhibit in laptops[: max(1, round(LAPTOPS * scale))]:
        _write_laptop(desk, exhibit)


def _node(desk: Desk, name: str, kind: str, *facets: dict[str, object]) -> dict[str, object]:
    parts = [{"@id": _key(desk, "facet"), **facet} for facet in facets]
    return {"@id": _key(desk, name), "@type": f"uco-observable:{kind}", "uco-core:hasFacet": parts}


def _key(desk: Desk, name: str) -> str:
    return f"kb:{name}-{uuid.UUID(int=desk.rng.getrandbits(128), version=4)}"


def _write_laptop(desk: Desk, exhibit: Exhibit) -> None:
    agency, agent, device = desk.raid_agency.id, exhibit.agent, exhibit.device
    path = desk.open_path(agency, f"extractions/{exhibit.number}-laptop.jsonld")
    laptop = _node(
        desk,
        "laptop",
        "Laptop",
        {
            "@type": "uco-observable:DeviceFacet",
            "uco-observable:deviceType": "Laptop",
            "uco-observable:serialNumber": exhibit.serial,
        },
        {
            "@type": "uco-observable:MACAddressFacet",
            "uco-observable:addressValue": device.mac if device else "",
        },
    )
    graph = [laptop]
    for account in agent.accounts:
        for face in account.faces:
            node = _node(
                desk,
                "account",
                "DigitalAccount",
                {"@type": "uco-observable:AccountFacet", "uco-observable:accountIdentifier": account.number},
                {
                    "@type": "uco-observable:DigitalAccountFacet",
                    "uco-observable:displayName": face.display,
                    "uco-observable:accountLogin": face.handle,
                },
                {"@type": "uco-observable:ApplicationAccountFacet", "uco-core:name": account.platform},
            )
            desk.truth.mention(desk.key(agency, path, "id", node["@id"]), "account", account.key)
            graph.append(node)
    for mail in agent.mails:
        facet: dict[str, object] = {"@type": "uco-observable:EmailAddressFacet"}
        facet["uco-observable:addressValue"] = mail.value
        graph.append(_node(desk, "mail", "EmailAddress", facet))
    links: list[dict[str, object]] = []
    for node in graph[1:]:
        link: dict[str, object] = {
            "@id": _key(desk, "relationship"),
            "@type": "uco-core:Relationship",
            "uco-core:source": {"@id": node["@id"]},
            "uco-core:target": {"@id": laptop["@id"]},
            "uco-core:kindOfRelationship": "Contained_Within",
            "uco-core:isDirectional": True,
        }
        links.append(link)
    graph += links
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    desk.truth.mention(desk.key(agency, path, "id", exhibit.number), "exhibit-owner", agent.key)
    desk.done(path, agency, "case", len(graph))


SCHEMA: Final = pa.schema(
    [
        ("account_name", pa.string()),
        ("service", pa.string()),
        ("registered_phone", pa.string()),
        ("registered_email", pa.string()),
        ("device_id", pa.string()),
        ("last_ip", pa.string()),
        ("first_seen", pa.string()),
        ("last_seen", pa.string()),
        ("complaints", pa.int32()),
    ]
)


def write_messenger(desk: Desk) -> None:
    """The messenger's answer: second-channel accounts among three times as many harmless ones."""
    rng, rows, truths = desk.rng, list[dict[str, object]](), list[str]()
    for agent in desk.world.agents:
        for period in agent.seconds:
            if period.service == "whatsapp" or not chance(rng, 0.6):
                continue
            device = rng.choice(agent.devices)
            rows.append(
                {
                    "account_name": period.value,
                    "service": period.service,
                    "registered_phone": at_time(agent.sims, period.start).value if chance(rng, 0.5) else None,
                    "registered_email": at_time(agent.mails, period.start).value
                    if chance(rng, 0.6)
                    else None,
                    "device_id": device.imei if chance(rng, 0.5) else None,
                    "last_ip": shared_address(rng) if chance(rng, 0.35) else agent.office.ip,
                    "first_seen": iso_utc(period.start),
                    "last_seen": iso_utc(min(period.end, agent.end)),
                    "complaints": rng.randint(0, 9),
                }
            )
            truths.append(f"{agent.key}/{period.service}/{period.value}")
    for _ in range(3 * len(rows) + 10):
        rows.append(_stranger(desk))
        truths.append("")
    order = list(range(len(rows)))
    rng.shuffle(order)
    path = desk.open_path("messenger", "accounts*.parquet")
    table = pa.Table.from_pylist([rows[place] for place in order], schema=SCHEMA)
    pq.write_table(table, path, compression="NONE")
    for row, place in enumerate(order, 1):
        if truths[place]:
            desk.truth.mention(desk.key("messenger", path, "row", row), "account", truths[place])
    desk.done(path, "messenger", "parquet", len(rows))


def _stranger(desk: Desk) -> dict[str, object]:
    """A harmless account; some carry handles like those of personas."""
    rng = desk.rng
    persona = rng.choice(rng.choice(desk.world.groups).offices[0].personas)
    name = f"{persona.stem}{rng.randrange(10, 9999)}" if chance(rng, 0.15) else f"user{no.digits(rng, 6)}"
    service = rng.choice(desk.makers.preset.seconds)[0]
    if chance(rng, SAME_HANDLE):
        face = rng.choice(rng.choice(desk.world.agents).faces)
        if face.account.platform != service:
            name = face.handle
            desk.world.decoys.append(("common-handle", face.account.agent.key, f"stranger:{service}:{name}"))
    when = desk.world.agents[0].start
    return {
        "account_name": desk.makers.numbers.handle(service, name, rng),
        "service": service,
        "registered_phone": desk.makers.numbers.phone(rng.choice(("PH", "US", "ID")))
        if chance(rng, 0.4)
        else None,
        "registered_email": f"{no.hexadecimal(rng, 8)}@{rng.choice(MAIL_HOSTS)}"
        if chance(rng, 0.6)
        else None,
        "device_id": no.imei(rng) if chance(rng, 0.5) else None,
        "last_ip": shared_address(rng) if chance(rng, 0.5) else no.ip_address(rng),
        "first_seen": iso_utc(when),
        "last_seen": iso_utc(when),
        "complaints": 0,
    }

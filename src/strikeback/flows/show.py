"""One thing with everything around it: a record, an entity, an alert, a lead, a contribution."""

from typing import Any

import msgspec

from strikeback.flows.identify import full_id
from strikeback.flows.place import place
from strikeback.model.errors import NotFoundError
from strikeback.model.links import Entity, Link
from strikeback.model.record import Record
from strikeback.sharing.mask import label, mask_value
from strikeback.store import facts, judgements, lookup, records
from strikeback.store.open import Connection, Store

Shown = dict[str, Any]
"""Plain values that JSON can hold; ``is`` says what it is about."""


def show(store: Store, identity: str) -> Shown:
    """Return what is known of one thing.

    Args:
        store: The store.
        identity: Id of a record, entity (old ones too), alert, lead, decision or contribution, or the
            beginning of a record's, entity's, alert's or lead's.

    Raises:
        NotFoundError: No such thing.
        UsageError: The beginning fits several ids.
    """
    with store.read() as connection:
        if identity.startswith("c_"):
            return _contribution(connection, identity)
        if identity.startswith("d_"):
            return _decision(connection, identity)
        found = full_id(connection, identity)
        known = records.get_records(connection, [found])
        if known:
            return _record(connection, known[found])
        entity = lookup.get_entity(connection, found)
        if entity is not None:
            return _entity(connection, entity, found)
        alerts = lookup.alerts(connection, identity=found)
        if alerts:
            taken = judgements.acknowledgements(connection).get(found)
            return {"is": "alert", "alert": _plain(alerts[0]), "acknowledged": taken and _plain(taken)}
        return {"is": "lead", "lead": _plain(lookup.leads(connection, identity=found)[0])}


def _record(connection: Connection, record: Record) -> Shown:
    """Return a record with its tied records, its entity, links, decisions and triage."""
    tied = records.get_records(connection, [tie.to for tie in record.ties])
    home = lookup.entities_of(connection, [record.id]).get(record.id, "")
    band = lookup.assessments(connection, [record.id]).get(record.id)
    found = [
        {"kind": kind, "masked": mask_value(kind, value), "place": where, "start": start}
        for kind, value, where, start in lookup.selectors_of(connection, record.id)
        if where
    ]
    return {
        "is": "record",
        "record": _plain(record),
        "place": place(record),
        "contribution": _plain(facts.find_contribution(connection, record.contribution)),
        "ties": [
            {"relation": tie.relation.value, "to": tie.to, "label": label(tied[tie.to])}
            for tie in record.ties
            if tie.to in tied
        ],
        "found_in_texts": found,
        "entity": home,
        "links": [_link(link) for link in lookup.links_of(connection, [record.id])],
        "decisions": [_plain(one) for one in judgements.decisions(connection, about=[record.id])],
        "assessment": band and _plain(band),
        "alerts": [_plain(one) for one in lookup.alerts_of(connection, record.id)],
    }


def _entity(connection: Connection, entity: Entity, asked: str) -> Shown:
    """Return an entity with its members' places, or a group with its member entities."""
    shown: Shown = {
        "is": "entity",
        "entity": entity.id,
        "redirected_from": asked if asked != entity.id else "",
        "kind": entity.kind.value,
        "role": entity.role,
        "weakest": entity.weakest,
    }
    if entity.kind.value == "group":
        inside = (lookup.get_entity(connection, member) for member in entity.members)
        shown["members"] = [
            {"entity": one.id, "kind": one.kind.value, "role": one.role, "records": len(one.members)}
            for one in inside
            if one is not None
        ]
        return shown
    known = records.get_records(connection, entity.members)
    members = set(entity.members)
    links = lookup.links_of(connection, entity.members)
    shown["members"] = [place(known[m]) | {"label": label(known[m])} for m in entity.members if m in known]
    shown["links"] = [_link(link) for link in links if {link.left, link.right} <= members]
    shown["touches"] = [_link(link) for link in links if not {link.left, link.right} <= members]
    shown["decisions"] = [_plain(one) for one in judgements.decisions(connection, about=entity.members)]
    group = lookup.entities_of(connection, [entity.id]).get(entity.id, "")
    return shown | {"group": group}


def _contribution(connection: Connection, identity: str) -> Shown:
    """Return a contribution with what became of its parts."""
    found = facts.find_contribution(connection, identity)
    if found is None:
        raise NotFoundError("there is no such contribution", where=identity[:40])
    return {
        "is": "contribution",
        "contribution": _plain(found),
        "kinds": records.count_records(connection, contribution=identity),
        "refusals": facts.refusal_counts(connection, identity),
        "refused": [_plain(one) for one in facts.refusals(connection, identity)],
    }


def _decision(connection: Connection, identity: str) -> Shown:
    """Return a decision."""
    found = [one for one in judgements.decisions(connection) if one.id == identity]
    if not found:
        raise NotFoundError("there is no such decision", where=identity[:40])
    return {"is": "decision", "decision": _plain(found[0])}


def _link(link: Link) -> Shown:
    """Return a link without its reasons' values; ``why`` tells them."""
    return {
        "id": link.id,
        "kind": link.kind.value,
        "left": link.left,
        "right": link.right,
        "bits": link.bits,
        "probability": link.probability,
        "reasons": [{"field": r.field, "bits": r.bits, "note": r.note} for r in link.reasons],
    }


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return a frozen record as plain values; defaults are left out."""
    return msgspec.to_builtins(value)

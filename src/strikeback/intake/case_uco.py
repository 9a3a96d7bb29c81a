"""CASE/UCO documents (JSON-LD): extractions and case files of forensic tools."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from strikeback.intake.case_uco_graph import HAS_ROLE, RELATIONSHIPS, Thing, read_things, relationships
from strikeback.intake.case_uco_talk import Talk
from strikeback.intake.case_uco_things import Draft, Things
from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.encoding import decode_head, read_text
from strikeback.intake.limits import LIMITS
from strikeback.model.bodies import Account, Conversation, Device, Exhibit, Person
from strikeback.model.errors import BrokenFileError
from strikeback.model.record import Record, Refusal, Relation, Tie

_MOST_BYTES: Final = LIMITS.whole_bytes // 4  # a graph takes many times the size of its text
_NAMESPACES: Final = ("unifiedcyberontology.org", "caseontology.org")
_ACCOUNT: Final = frozenset({"hasaccount", "associatedaccount", "ownsaccount"})
_WITHIN: Final = frozenset(
    {"containedwithin", "extractedfrom", "foundon", "storedon", "recoveredfrom", "locatedon"}
)
_DEVICE: Final = frozenset({"hasdevice", "ownsdevice", "usesdevice"})


class CaseUcoReader:
    """CASE/UCO JSON-LD of any shape."""

    name = "case-uco"
    version = "1"
    title = "CASE/UCO forensic document (JSON-LD)"

    def sniff(self, path: Path, head: bytes) -> float:  # noqa: ARG002 - content decides
        """Return 0.97 for linked data that names the ontology."""
        text = decode_head(head)
        if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) or '"@' not in text:
            return 0.0
        return 0.97 if any(name in text for name in _NAMESPACES) else 0.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield exhibits and devices first, then everything else in the order of the ids.

        The whole graph is held in memory: references run in every direction.

        Raises:
            BrokenFileError: No JSON, nothing of the ontology, or a context on the network.
            TooLargeError: Larger or deeper than the limits.
            WrongEncodingError: No text.
        """
        text, _ = read_text(source.path, most=_MOST_BYTES)
        things = read_things(text, source.name)
        drafts = _drafts(Things(RecordMaker(source, self), source, things))
        if not drafts:
            raise BrokenFileError(
                "the document holds nothing of the ontology",
                where=source.name,
                remedy="State another format.",
            )
        ids = {draft.thing.iri: _record(draft, ()).id for draft in drafts}
        stated = _stated(things, drafts, ids)
        single = _single_device(drafts)
        for draft in sorted(drafts, key=_rank):
            ties = stated.get(draft.thing.iri, [])
            if single is not None and draft is not single and _is_found(draft, ties):
                ties = [*ties, Tie(relation=Relation.FOUND_ON, to=ids[single.thing.iri])]
            yield _record(draft, tuple(dict.fromkeys(ties)))
            yield from draft.gather.refusals


def _drafts(kinds: Things) -> list[Draft]:
    """Return the drafts of all things: parties first, since conversations name them."""
    talk = Talk(kinds)
    drafts: list[Draft] = []
    rest: list[Thing] = []
    for thing in kinds.things.values():
        if talk.is_talk(thing):
            continue
        draft = kinds.draft(thing) if not thing.is_any("EmailAddress") else None
        if draft is not None:
            drafts.append(draft)
        else:
            rest.append(thing)
    mailboxes = [thing for thing in rest if thing.is_any("EmailAddress") and not thing.used]
    drafts += [draft for thing in mailboxes if (draft := kinds.draft(thing)) is not None]
    drafts += talk.drafts({draft.thing.iri: draft.label for draft in drafts})
    for thing in rest:
        structural = thing.used or thing.is_any(
            "Hash", "Thread", "ThreadItem", *RELATIONSHIPS, "EmailAddress"
        )
        if not structural and (draft := kinds.other(thing)) is not None:
            drafts.append(draft)
    return drafts


def _stated(things: dict[str, Thing], drafts: list[Draft], ids: dict[str, str]) -> dict[str, list[Tie]]:
    """Return the ties that relationships, exhibits and conversations state, by the tied thing."""
    by_iri = {draft.thing.iri: draft for draft in drafts}
    ties: dict[str, list[Tie]] = {}
    for kind, one, other in relationships(things):
        relation = _relation(kind, by_iri.get(one), by_iri.get(other))
        if relation is not None:
            ties.setdefault(one, []).append(Tie(relation=relation, to=ids[other]))
        elif one in by_iri and kind and kind != HAS_ROLE:
            by_iri[one].gather.keep(f"relationship/{kind}", things[other].path if other in things else other)
    for draft in drafts:
        found = draft.thing.refs.get("object", []) if isinstance(draft.body, Exhibit) else []
        for iri in found:
            if iri in ids and not isinstance(by_iri[iri].body, Exhibit):
                ties.setdefault(iri, []).append(Tie(relation=Relation.FOUND_ON, to=ids[draft.thing.iri]))
        for iri in draft.thing.refs.get("_participants", []):
            if iri in ids:
                ties.setdefault(draft.thing.iri, []).append(Tie(relation=Relation.PARTICIPANT, to=ids[iri]))
    return ties


def _relation(kind: str, one: Draft | None, other: Draft | None) -> Relation | None:
    """Return the relation of a stated kind, None for a kind we have no word for."""
    if one is None or other is None:
        return None
    if kind in _ACCOUNT and isinstance(one.body, Person) and isinstance(other.body, Account):
        return Relation.HAS_ACCOUNT
    if kind in _DEVICE and isinstance(other.body, Device):
        return Relation.HAS_DEVICE
    if kind in _WITHIN and isinstance(other.body, (Device, Exhibit)):
        return Relation.FOUND_ON
    return None


def _single_device(drafts: list[Draft]) -> Draft | None:
    """Return the device of an extraction: the only one in the document, cards not counted."""
    devices = [one for one in drafts if isinstance(one.body, Device) and one.body.type != "sim"]
    return devices[0] if len(devices) == 1 else None


def _is_found(draft: Draft, ties: list[Tie]) -> bool:
    """Tell whether a record of an extraction was found on its device, unless the source says where."""
    if any(tie.relation is Relation.FOUND_ON for tie in ties):
        return False
    return isinstance(draft.body, (Account, Conversation)) or draft.thing.is_any("Contact", "ContactFacet")


def _rank(draft: Draft) -> tuple[int, str]:
    order = 0 if isinstance(draft.body, Exhibit) else 1 if isinstance(draft.body, Device) else 2
    return order, draft.thing.iri


def _record(draft: Draft, ties: tuple[Tie, ...]) -> Record:
    return draft.gather.record(draft.body, role=draft.role, ties=ties)

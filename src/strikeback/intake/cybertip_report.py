"""A CyberTipline report, from either layout, into records."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.cybertip_files import FILES, read_file
from strikeback.intake.cybertip_node import Node, is_true
from strikeback.intake.cybertip_people import Block, country_code
from strikeback.intake.gather import Gather
from strikeback.intake.urls import select_url
from strikeback.model.bodies import Conversation, Message, Report
from strikeback.model.record import Record, Refusal, Role
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform

REPORTED: Final = (
    "personoruserreported", "reportedpeople", "reportedpersons", "reportedperson", "reporteduser",
    "reportedusers", "suspect", "suspects",
)  # fmt: skip
RECIPIENTS: Final = ("intendedrecipient", "intendedrecipients", "recipient", "recipients")
VICTIMS: Final = ("victim", "victims", "childvictim", "childvictims")
_REPORTERS: Final = ("reportingperson", "contactperson")
_SIGNS: Final = frozenset(
    {"reportid", "reportedinformation", "incidentsummary", "incidentdetails", "reportingesp", "datereceived"}
    | {*REPORTED, *RECIPIENTS, "internetdetails", "reporter"}
)
_FREE: Final = frozenset(
    {
        "additionalinfo", "additionalinformation", "additionalinformations", "incidentdatetimedescription",
        "escalatetohighpriority", "description", "comments", "comment", "notes", "note", "narrative",
        "summary", "details", "content", "remarks", "statement", "contextualinformation",
    }
)  # fmt: skip
_DETAILS: Final = ("internetdetails", "incidentdetails")
_APPROACHED: Final = re.compile(r"entice|extort|blackmail", re.IGNORECASE)
_MATERIAL: Final = re.compile(r"possess|manufactur|distribut|unsolicited", re.IGNORECASE)


def reports_in(node: Node) -> list[Node]:
    """Return the nodes that are reports: the node itself or those below any wrapper, at most twelve deep."""
    if sum(child.key in _SIGNS for child in node.children) >= 1:
        return [node]
    return [found for child in node.children for found in reports_in(child)]


def read_report(maker: RecordMaker, source: Source, node: Node, channel: str) -> Iterator[Record | Refusal]:
    """Yield the report, then everything described in its context.

    Args:
        maker: Builder of the source's records.
        source: The file.
        node: A report as ``reports_in`` finds it.
        channel: Who hands it in: ``platform`` or ``ncmec``.
    """
    yield from _Report(maker, source, node, channel).records()


class _Report:
    """One report being read."""

    def __init__(self, maker: RecordMaker, source: Source, node: Node, channel: str) -> None:
        self._maker = maker
        self._source = source
        self._node = node
        self._channel = channel
        self._number = node.take(
            "reportid", "reportnumber", "cybertipid", "cybertipnumber", "tipid", "espreportid", "id", "number"
        )
        self._summary = [*node.find("incidentsummary", "incidentsummaries"), node]
        self._platform = self._platform_of()

    def records(self) -> Iterator[Record | Refusal]:
        """Yield the report and its parts."""
        chats = list(self._chats())
        places: list[str] = []
        narrative = self._narrative(places)
        path = self._node.path + ("; narrative " + ", ".join(places) if places else "")
        gather = Gather(self._maker, self._maker.at(path=path, ident=self._number))
        body = self._body(gather, narrative)
        self._details(gather)
        identity = gather.record(body).id
        block = Block(self._maker, self._source, self._number, identity, self._platform)
        parts = [*self._people(block, body), *self._files(block)]
        for text, where in chats:
            parts.append(self._conversation(text, where, identity))
        self._node.leave(gather)
        yield gather.record(body)
        yield from gather.refusals
        yield from parts

    def _look(self, *keys: str) -> str:
        """Return the first text of these names in the summary or beside it."""
        return next((text for node in self._summary if (text := node.take(*keys))), "")

    def _flags(self, *keys: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(flag for node in self._summary for flag in node.flags(*keys)))

    def _body(self, gather: Gather, narrative: str) -> Report:
        block = Block(self._maker, self._source, self._number, "", self._platform)
        urgent = [one for node in self._summary for one in node.find("escalatetohighpriority")]
        return Report(
            number=self._number,
            channel=self._channel,
            incident_type=self._look("incidenttype"),
            annotations=self._flags("reportannotations", "reportannotation", "annotations"),
            reported=block.moment(
                gather, self._look("datereceived", "receiveddate", "datesubmitted"), "dateReceived"
            ),
            incident=block.moment(gather, self._look("incidentdatetime", "incidentdate"), "incidentDateTime"),
            platform=self._platform,
            country=self._country(),
            narrative=gather.text("additionalInfo", narrative),
            high_priority=any(is_true(one.text or one.take("value") or "true") for one in urgent),
        )

    def _platform_of(self) -> str:
        """Return the platform the report names: the service, else the provider that reports."""
        service = self._look("platform")
        esp = self._node.first("reportingesp", "reportingelectronicserviceprovider", "esp")
        name = esp.value() or esp.take("espname", "name", "lastname") if esp is not None else ""
        return canonical_platform(service) or canonical_platform(name)

    def _country(self) -> str:
        """Return the victim's country where a victim's or recipient's address states one."""
        for one in (*self._node.find(*VICTIMS), *self._node.find(*RECIPIENTS)):
            for place in one.find("address", "addresses", "estimatedlocation"):
                for country in place.find("country", "countrycode"):
                    if code := country_code(country.text):
                        return code
        return ""

    def _narrative(self, places: list[str]) -> str:
        """Join the free texts of the whole report; ``places`` gets the path and span of each."""
        parts: list[str] = []
        length = 0
        for node in self._node.walk():
            if node.key not in _FREE:
                continue
            for text, path in _free_texts(node):
                places.append(f"{path} [{length}:{length + len(text)}]")
                parts.append(text)
                length += len(text) + 2
        return "\n\n".join(parts)

    def _chats(self) -> Iterator[tuple[str, Node]]:
        """Take the chat contents out before the free texts are joined."""
        for details in self._node.find(*_DETAILS):
            for chat in details.find("chatimincident", "chatimincidents", "chatincident"):
                for content in chat.find("content", "chatlog", "messages"):
                    if text := content.value():
                        yield text, chat

    def _conversation(self, text: str, chat: Node, report: str) -> Record:
        """Return the chat a provider quotes, as one text; its lines are not the reader's to attribute."""
        gather = Gather(self._maker, self._maker.at(path=chat.path, ident=self._number))
        client = chat.take("chatclient")
        chat.leave(gather)
        body = Conversation(
            platform=canonical_platform(client) or self._platform,
            messages=(Message(text=gather.text("content", text), place=chat.path),),
        )
        return gather.record(body, report=report)

    def _details(self, gather: Gather) -> None:
        """Take addresses, numbers and mailboxes that the incident's details state."""
        for details in self._node.find(*_DETAILS):
            for node in details.walk():
                if node.key in {"url", "urls"}:
                    select_url(gather, "url", node.value())
                elif node.key == "phonenumber":
                    raw = node.value()
                    gather.select(
                        "phoneNumber", raw, partial(normalise_phone, raw, self._source.region or None)
                    )
                elif node.key in {"emailaddress", "email"} and node.text:
                    gather.select("emailAddress", node.value(), partial(normalise_email, node.text.strip()))

    def _people(self, block: Block, body: Report) -> Iterator[Record | Refusal]:
        for node in self._node.find(*REPORTED):
            yield from block.read(node, Role.SUSPECT)
        victims = self._node.find(*VICTIMS)
        for node in victims:
            yield from block.read(node, Role.VICTIM)
        recipients = self._node.find(*RECIPIENTS)
        role = (
            Role.VICTIM
            if not victims and len(recipients) == 1 and _aimed_at_recipient(body)
            else Role.UNKNOWN
        )
        for node in recipients:
            yield from block.read(node, role)
        for holder in (self._node, *self._node.find("reporter")):
            for node in holder.find(*_REPORTERS):
                yield from block.read(node, Role.REPORTER)

    def _files(self, block: Block) -> Iterator[Record | Refusal]:
        for node in self._node.find(*FILES):
            yield from read_file(block, self._source, node)


def _aimed_at_recipient(body: Report) -> bool:
    """Tell whether the report is about an approach to the recipient.

    ``Online Enticement of Children``, the flag ``sextortion`` and types that say nothing (``Other``, none)
    are filed for acts against the person addressed; with one recipient and no victim stated apart, that
    person is the victim. A type about possession, distribution or unsolicited material says nothing
    of the recipient, and several recipients stay unknown: pictures are also sent to a victim's friends.
    """
    stated = " ".join((body.incident_type, *body.annotations))
    return bool(_APPROACHED.search(stated)) or not _MATERIAL.search(stated)


def _free_texts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the unused texts of a free-text node with their paths, as written."""
    if node.used:
        return
    if node.text.strip() and (node.key != "escalatetohighpriority" or len(node.text.strip()) > 5):
        node.used = True
        yield node.text, node.path
    for child in node.children:
        if child.key in {"value", "values", "text", "content", "body", "description"} and not child.used:
            yield from _free_texts(child)

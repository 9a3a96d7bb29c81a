"""Cellebrite reports: ``report.xml`` by itself, or the ``.ufdr`` archive around it.

Read as a stream: a top-level model is taken when it ends, a chat's messages as each of them ends,
and then dropped, so that memory grows neither with the file nor with the longest chat.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from lxml import etree

from strikeback.intake import ufdr_message, ufdr_things
from strikeback.intake.archive import open_archive
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.intake.encoding import decode_head
from strikeback.intake.gather import Gather
from strikeback.intake.hardware import Hardware, property_kind
from strikeback.intake.ufdr_chat import ChatPart
from strikeback.intake.ufdr_context import Context
from strikeback.intake.ufdr_model import read_model
from strikeback.intake.xml_events import forget, local_name, xml_events
from strikeback.model.bodies import Exhibit
from strikeback.model.errors import BrokenFileError, RefusedInputError, WrongKindError
from strikeback.model.record import Record, Refusal, Relation

_ZIP: Final = b"PK\x03\x04"
_TAGS: Final = ("project", "metadata", "file", "model", "decodedData")
_EXHIBIT: Final = re.compile(
    r"\b(?:exhibit|evidence|asservat|物证|物證|증거물?)\s*(?:no\.?|number|item|#|:)?\s*([\w/.-]*\d[\w/.-]*)",
    re.IGNORECASE,
)
_EXHIBIT_LABEL: Final = re.compile(
    r"\b(?:exhibit|evidence)\s*(?:no\b|number|id\b|item|#|$)|asservat|物证|物證|증거물", re.IGNORECASE
)
_REPORT: Final = "report.xml"


class UfdrReader:
    """Cellebrite UFED and Physical Analyzer reports."""

    name = "ufdr"
    version = "1"
    title = "Cellebrite report (report.xml or .ufdr)"

    def sniff(self, path: Path, head: bytes) -> float:
        """Return 0.97 for a report's root element or an archive that holds a report."""
        if head.startswith(_ZIP):
            return _sniff_zip(path)
        text = decode_head(head)
        if "pa.cellebrite.com/report" in text:
            return 0.97
        return 0.9 if "<project" in text and ("decodedData" in text or "reportVersion" in text) else 0.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield the device first, then files, then models in the order of the report.

        Raises:
            RefusedInputError: Not well-formed, no report, a bomb, or an archive with a password.
        """
        with _report(source) as stream:
            yield from _Reading(self, source).records(stream)


class _Reading:
    """One pass over a report."""

    def __init__(self, reader: UfdrReader, source: Source) -> None:
        self._source = source
        self._maker = RecordMaker(source, reader)
        self._context = Context(self._maker, source)
        self._number = ""
        self._main: Hardware | None = None
        self._more: Hardware | None = None
        self._chat: ChatPart | None = None
        self._open: list[etree._Element] = []

    def records(self, stream: IO[bytes]) -> Iterator[Record | Refusal]:
        """Yield everything the report says."""
        rooted = False
        for event, element in xml_events(stream, self._source.name, _TAGS):
            name = local_name(element)
            if not rooted:
                self._root(element, name)
                rooted = True
            elif event == "start":
                if name == "model":
                    yield from self._begin(element)
                elif name in {"file", "decodedData"}:
                    yield from self._device()
            elif name == "model":
                yield from self._end(element)
            elif name == "file" and not self._open:
                yield from ufdr_things.tagged_file(self._context, element)
                forget(element)
            elif name == "metadata" and not self._open and local_name(_parent(element)) == "project":
                self._metadata(element)
                forget(element)
        if not rooted:
            raise WrongKindError(
                "the XML holds no report", where=self._source.name, remedy="State another format."
            )
        yield from self._device()
        yield from self._rest()

    def _root(self, element: etree._Element, name: str) -> None:
        if name != "project":
            raise WrongKindError(
                "the XML is not a Cellebrite report", where=self._source.name, remedy="State another format."
            )
        gather = Gather(self._maker, self._maker.at(path="project", ident=element.get("id", "")))
        self._main = Hardware(gather, self._source.region, "phone")
        self._number = found[1] if (found := _EXHIBIT.search(element.get("name", ""))) else ""
        for key, value in element.attrib.items():
            if key in {"name", "extractionType", "reportVersion"}:
                gather.keep(f"project/{key}", str(value))

    def _metadata(self, element: etree._Element) -> None:
        """Take a section of properties: before the device was yielded into it, later into a second record."""
        section = element.get("section", "")
        target = self._main if self._context.device is None else self._further()
        for item in element:
            if local_name(item) == "item" and target is not None:
                label = item.get("name", "")
                text = "".join(str(part) for part in item.itertext())
                if _EXHIBIT_LABEL.search(label) and not self._number:
                    self._number = text.strip()
                elif property_kind(label):
                    target.add(label, text)
                else:
                    target.gather.keep(f"{section}/{label}", text)

    def _device(self) -> Iterator[Record | Refusal]:
        """Yield the device once, before anything found on it."""
        if self._context.device is not None or self._main is None:
            return
        self._context.device = self._main.gather.record(self._main.body())
        yield self._context.device
        if self._number:
            self._context.exhibit = self._maker.record(
                Exhibit(number=self._number, type="device"),
                self._maker.at(path="project", ident=self._number),
                ties=(tie(Relation.HAS_DEVICE, self._context.device),),
            )
            yield self._context.exhibit
        yield from self._main.gather.refusals

    def _further(self) -> Hardware:
        if self._more is None:
            self._more = Hardware(
                Gather(self._maker, self._maker.at(path="decodedData")), self._source.region, "phone"
            )
        return self._more

    def _begin(self, element: etree._Element) -> Iterator[Record | Refusal]:
        if not self._open:
            yield from self._device()
            if element.get("type") == "Chat":
                self._chat = ChatPart(self._context)
        self._open.append(element)

    def _end(self, element: etree._Element) -> Iterator[Record | Refusal]:
        self._open.pop()
        if not self._open:
            yield from self._top(element)
            forget(element)
        elif self._chat is not None and len(self._open) == 1 and _is_chat_message(element):
            full = self._chat.add(element)
            forget(element)
            if full:
                yield from self._chat.flush(self._open[0], last=False)

    def _top(self, element: etree._Element) -> Iterator[Record | Refusal]:
        """Yield the records of a finished top-level model."""
        if self._chat is not None:
            yield from self._chat.flush(element, last=True)
            self._chat = None
            return
        model = read_model(element, self._source.name)
        if model.type == "DeviceInfoEntry":
            self._further().add(model.take("Name") or "value", model.take("Value"))
            model.keep_rest(self._further().gather)
        elif model.type == "InstalledApplication":
            gather = self._further().gather
            ufdr_things.drop_secrets(gather, model)
            gather.keep("InstalledApplication", model.take("Name") or model.take("Identifier"))
        elif model.type == "Call":
            yield from ufdr_message.call(self._context, model)
        elif model.type in ufdr_things.THINGS:
            yield from ufdr_things.THINGS[model.type](self._context, model)
        elif ufdr_message.is_message(model):
            yield from ufdr_message.single_message(self._context, model)
        else:
            yield from ufdr_things.other(self._context, model)

    def _rest(self) -> Iterator[Record | Refusal]:
        """Yield what models said about the device after it was yielded."""
        if self._more is not None:
            gather = self._more.gather
            if not self._more.empty or gather.unmapped:
                yield gather.record(self._more.body(), ties=self._context.on_device())
            yield from gather.refusals


def _is_chat_message(element: etree._Element) -> bool:
    """Tell whether a model nested in a chat is one of its messages rather than a party or an attachment."""
    parent = _parent(element)
    return element.get("type") == "InstantMessage" or parent.get("name") == "Messages"


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _sniff_zip(path: Path) -> float:
    try:
        with open_archive(path) as archive:
            found = archive.find(_REPORT)
            if not found:
                return 0.0
            with archive.open(found[0].name) as stream:
                return 0.97 if b"<project" in stream.read(65536) else 0.0
    except RefusedInputError:
        return 0.7 if path.suffix.lower() == ".ufdr" else 0.0


@contextmanager
def _report(source: Source) -> Iterator[IO[bytes]]:
    """Open the report's bytes."""
    with source.path.open("rb") as file:
        if file.read(4) != _ZIP:
            file.seek(0)
            yield file
            return
    with open_archive(source.path, name=source.name) as archive:
        found = archive.find(_REPORT)
        if not found:
            raise BrokenFileError(
                "the archive holds no report.xml",
                where=source.name,
                remedy="Export the report again as UFDR.",
            )
        with archive.open(found[0].name) as stream:
            yield stream

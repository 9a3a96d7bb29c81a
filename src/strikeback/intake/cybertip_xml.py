"""CyberTipline reports as providers send them: XML, any namespace, one or many."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from strikeback.intake.contract import RecordMaker, Source
from strikeback.intake.cybertip_node import Node
from strikeback.intake.cybertip_report import read_report
from strikeback.intake.encoding import decode_head
from strikeback.intake.xml_events import check_depth, forget, local_name, xml_events
from strikeback.model.errors import BrokenFileError
from strikeback.model.record import Record, Refusal

_SIGNS: Final = (
    "<incidentsummary",
    "<personoruserreported",
    "<internetdetails",
    "<intendedrecipient",
    "<filedetails",
    "<reporter",
)
_PREFIX: Final = re.compile(r"<[\w.-]+:")


class CyberTipXmlReader:
    """CyberTipline reports in XML."""

    name = "cybertip-xml"
    version = "1"
    title = "CyberTipline report, provider to NCMEC (XML)"

    def sniff(self, path: Path, head: bytes) -> float:  # noqa: ARG002 - content decides
        """Return up to 0.96, the more elements of the layout occur."""
        text = decode_head(head).lower()
        if not text.lstrip("\ufeff \t\r\n").startswith("<") or "pa.cellebrite.com" in text:
            return 0.0
        plain = _PREFIX.sub("<", text)
        found = sum(sign in plain for sign in _SIGNS)
        rooted = "<report" in plain or "<filedetails" in plain
        return min(0.96, 0.5 + 0.2 * found) if found and rooted else 0.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield each report with its parts, one report in memory at a time.

        Raises:
            RefusedInputError: Not well-formed, no report in it, or hostile.
        """
        maker = RecordMaker(source, self)
        number = 0
        open_reports = 0
        with source.path.open("rb") as stream:
            for event, element in xml_events(stream, source.name, ("report", "Report", "fileDetails")):
                name = local_name(element)
                if event == "start":
                    open_reports += 1
                    continue
                open_reports -= 1
                if open_reports:
                    continue
                number += 1
                node = xml_node(element, f"(//{name})[{number}]", source.name)
                if name == "fileDetails":
                    wrapper = Node("report", node.path)
                    wrapper.children += [*node.find("reportid"), node]
                    node = wrapper
                yield from read_report(maker, source, node, "platform")
                forget(element)
        if not number:
            raise BrokenFileError(
                "the XML holds no report", where=source.name, remedy="State another format."
            )


def xml_node(element: etree._Element, path: str, name: str, depth: int = 0) -> Node:
    """Return an element as a node; attributes become children.

    Args:
        element: A finished element.
        path: Its XPath by local names.
        name: What to call the file in messages.
        depth: Elements above it.

    Raises:
        TooLargeError: Nested deeper than the limit.
    """
    check_depth(depth, name)
    node = Node(local_name(element), path, (element.text or "").strip())
    for key, value in element.attrib.items():
        label = str(key).rpartition("}")[2]
        if label not in {"nil", "schemaLocation"}:
            node.children.append(Node(label, f"{path}/@{label}", str(value)))
    counts: dict[str, int] = {}
    for child in element:
        label = local_name(child)
        counts[label] = counts.get(label, 0) + 1
        node.children.append(xml_node(child, f"{path}/{label}[{counts[label]}]", name, depth + 1))
        if child.tail and child.tail.strip():
            node.children.append(Node("text", f"{path}/text()", child.tail.strip()))
    return node

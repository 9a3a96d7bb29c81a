"""XML read piece by piece: no entities, no document type, no network, bounded depth and text.

libxml2 itself stops at 10 million bytes of one text and at 256 nested elements unless told otherwise.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Final

from lxml import etree

from strikeback.intake.limits import LIMITS
from strikeback.model.errors import BrokenFileError, RefusedInputError, TooLargeError, WrongEncodingError

_BOMB: Final = ("depth", "huge", "too big", "too long", "amplification", "entity reference loop", "limit")
_ENCODING: Final = ("not proper utf-8", "encoding", "invalid char", "invalid byte", "conversion")


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return local(str(element.tag))


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """Return a tag without its namespace; cached, since a document repeats few tags very often."""
    return tag.rpartition("}")[2]


def xml_events(stream: IO[bytes], name: str, tags: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
    """Yield ``start`` and ``end`` of the elements with these local names, in any namespace or none.

    Elements stay in memory until the caller drops them with ``forget``.

    Args:
        stream: Bytes of the document.
        name: What to call the file in messages.
        tags: Local names.

    Raises:
        BrokenFileError: Not well-formed, truncated, or with a document type definition.
        WrongEncodingError: Its bytes are not in the encoding it states.
        TooLargeError: Nested too deep, one text too long, or an entity bomb.
    """
    try:
        events = etree.iterparse(
            stream,
            events=("start", "end"),
            tag=tuple(f"{{*}}{tag}" for tag in tags),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            dtd_validation=False,
            attribute_defaults=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        checked = False
        for event, element in events:
            if not checked:
                refuse_document_type(element, name)
                checked = True
            yield event, element
    except etree.XMLSyntaxError as error:
        raise _refused(error, name) from None


def refuse_document_type(element: etree._Element, name: str) -> None:
    """Raise BrokenFileError when the element's document declares a document type."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise BrokenFileError(
            "the XML carries a document type definition, which no genuine export does",
            where=name,
            remedy="Ask the sender for a copy without it.",
        )


def forget(element: etree._Element) -> None:
    """Drop a finished element's content and everything before it below the same parent."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def check_depth(depth: int, name: str) -> None:
    """Raise TooLargeError when elements are nested deeper than the limit."""
    if depth > LIMITS.xml_depth:
        raise TooLargeError(
            f"elements are nested deeper than {LIMITS.xml_depth}",
            where=name,
            remedy="Check where the file comes from.",
        )


def _refused(error: etree.XMLSyntaxError, name: str) -> RefusedInputError:
    """Return our error for a parser's; its text is not passed on, since it may quote the file."""
    text = (error.msg or "").lower()
    where = f"{name}, line {error.lineno or 0}"
    if any(word in text for word in _BOMB):
        return TooLargeError(
            "the XML exceeds the limits of depth, text or entities",
            where=where,
            remedy="Check where it comes from.",
        )
    if any(word in text for word in _ENCODING):
        return WrongEncodingError(
            "the XML is not in the encoding it states", where=where, remedy="Export it again as UTF-8."
        )
    return BrokenFileError(
        "the XML is not well-formed", where=where, remedy="It may be truncated: ask the sender for it again."
    )

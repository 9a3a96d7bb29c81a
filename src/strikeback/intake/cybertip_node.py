"""A report as a tree that forgives its writer: XML and JSON, wrapped, doubled, single or listed.

Both CyberTipline layouts are read through this tree. A name is compared without case, underscores and
hyphens. A list is the same name repeated; an XML attribute is a child; ``{"value": x}`` is ``x``; a
wrapper that holds its own name again (``emails.emails``) is looked through. Every text that nobody
asked for is left over and ends in ``unmapped``.
"""

from collections.abc import Iterator
from typing import Final

from strikeback.intake.gather import Gather, encodable, is_secret, plain_name
from strikeback.intake.limits import LIMITS
from strikeback.model.errors import TooLargeError
from strikeback.model.record import RefusalReason

_TRANSPARENT: Final = frozenset(
    {
        "reportedinformation", "item", "items", "list", "data", "entry", "entries", "element",
        "personoruserreportedperson", "victimperson", "intendedrecipientperson", "person",
    }
)  # fmt: skip
_ADDRESS_PARTS: Final = frozenset({"city", "state", "zip", "zipcode", "postalcode", "country", "region"})
_FALSE: Final = frozenset({"false", "no", "n", "0", "none", "null", "nil"})


class Node:
    """One element or key with its text and what stands below it."""

    __slots__ = ("children", "key", "name", "path", "text", "used")

    def __init__(self, name: str, path: str, text: str = "") -> None:
        self.name = name
        self.key = plain_name(name)
        self.path = path
        self.text = text
        self.children: list[Node] = []
        self.used = False

    def find(self, *keys: str) -> list["Node"]:
        """Return the nodes of these names below this one, wrappers looked through, in order."""
        found: list[Node] = []
        for child in self.children:
            if child.key in keys:
                inner = child.find(*keys) if child.wraps(keys) else []
                found += inner or [child]
            elif child.key in _TRANSPARENT:
                found += child.find(*keys)
        return found

    def wraps(self, keys: tuple[str, ...]) -> bool:
        """Tell whether this is only a wrapper around nodes of these names.

        A plural is; anything else is when it holds nothing besides (``address`` also holds a street
        called ``address``).
        """
        if any(child.key in _ADDRESS_PARTS for child in self.children):
            return False
        if self.key.endswith("s") and self.key != "address":
            return True
        return all(child.key in keys or child.key in _TRANSPARENT for child in self.children)

    def first(self, *keys: str) -> "Node | None":
        """Return the first node of these names that holds anything."""
        return next((node for node in self.find(*keys) if node.text or node.children), None)

    def value(self) -> str:
        """Return the node's own text, or that of its ``value``, and count it as used."""
        self.used = True
        if self.text:
            return self.text.strip()
        for child in self.children:
            if child.key in {"value", "values", "text"} and (text := child.value()):
                return text
        return ""

    def take(self, *keys: str) -> str:
        """Return the first text among the nodes of these names that is not empty."""
        return next((text for node in self.find(*keys) if (text := node.value())), "")

    def take_all(self, *keys: str) -> list[str]:
        """Return every text among the nodes of these names, without repetition."""
        return list(dict.fromkeys(text for node in self.find(*keys) if (text := node.value())))

    def flags(self, *keys: str) -> list[str]:
        """Return flags however they are written: empty elements, names with true, or lists of names."""
        found: list[str] = []
        for node in self.find(*keys):
            node.used = True
            if node.text:
                found.append(node.text.strip())
            for child in node.children:
                child.used = True
                if child.key in {"value", "values", "name", "annotation", "tag"} and child.text:
                    found.append(child.text.strip())
                elif not child.children and child.text.strip().lower() not in _FALSE:
                    found.append(child.name)
                elif child.children:
                    found += child.flags(*(one.key for one in child.children))
        return list(dict.fromkeys(found))

    def walk(self) -> Iterator["Node"]:
        """Yield this node and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leave(self, gather: Gather) -> None:
        """Put every unused text below this node into a record's ``unmapped``; secrets are only counted."""
        if is_secret(self.name):
            gather.refuse(RefusalReason.SECRET_SKIPPED, self.key)
            for node in self.walk():
                node.used = True
            return
        if not self.used and self.text.strip():
            gather.keep(self.path, self.text)
        self.used = True
        for child in self.children:
            child.leave(gather)


def is_true(text: str) -> bool:
    """Tell whether a flag's text says yes; an empty text of a present flag does."""
    return text.strip().lower() not in _FALSE


def json_node(value: object, name: str, path: str, depth: int = 0) -> list[Node]:
    """Return the nodes of a decoded JSON value: none for null, several for a list.

    Raises:
        TooLargeError: Nested deeper than the limit.
    """
    if depth > LIMITS.json_depth:
        raise TooLargeError(f"values are nested deeper than {LIMITS.json_depth}", where=path[:80])
    if value is None:
        return []
    if isinstance(value, list):
        return [
            node
            for index, one in enumerate(value)
            for node in json_node(one, name, f"{path}/{index}", depth + 1)
        ]
    if isinstance(value, dict):
        node = Node(name, path)
        for key, one in value.items():
            node.children += json_node(one, encodable(key), f"{path}/{_pointer(encodable(key))}", depth + 1)
        return [node]
    return [Node(name, path, str(value).lower() if isinstance(value, bool) else encodable(str(value)))]


def _pointer(key: str) -> str:
    """Return a key as part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")

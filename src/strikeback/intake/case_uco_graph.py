"""A CASE/UCO document as things with their facets folded in.

The document is parsed as linked data, never by JSON key, so that both shapes (a ``@graph`` list, a bundle
with ``uco-core:object``) and any context give the same things. Names are compared without namespace.
"""

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from strikeback.intake.gather import encodable
from strikeback.intake.limits import LIMITS
from strikeback.model.errors import BrokenFileError, TooLargeError

if TYPE_CHECKING:
    from rdflib import Graph

BASE: Final = "urn:strikeback:document:"
RELATIONSHIPS: Final = ("Relationship", "ObservableRelationship")
HAS_ROLE: Final = "hasrole"
_FACET: Final = "hasFacet"
_KEYWORDS: Final = frozenset({"@context", "@graph", "@list", "@set", "@value", "@language"})


class Thing:
    """One object of the document with everything its facets say."""

    __slots__ = ("iri", "literals", "refs", "types", "used")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.types: set[str] = set()
        self.literals: dict[str, list[str]] = {}
        self.refs: dict[str, list[str]] = {}
        self.used = False
        """Another thing has taken what this one says."""

    def take(self, *names: str) -> str:
        """Return the first literal of the first property present, and count it as used."""
        for name in names:
            if values := self.literals.get(name):
                first = values.pop(0)
                if not values:
                    del self.literals[name]
                return first
        return ""

    def take_all(self, *names: str) -> list[str]:
        """Return all literals of several properties."""
        return [value for name in names for value in self.literals.pop(name, [])]

    def is_any(self, *types: str) -> bool:
        """Tell whether the thing or one of its facets has one of these types."""
        return not self.types.isdisjoint(types)

    @property
    def path(self) -> str:
        """Where the thing stands: its id as written, or the JSON pointer of one without an id."""
        return self.iri.removeprefix(BASE)


def read_things(text: str, name: str) -> dict[str, Thing]:
    """Return the things of a document by id, sorted.

    Args:
        text: The JSON-LD text.
        name: What to call the file in messages.

    Raises:
        BrokenFileError: No JSON, no linked data, or a context that would have to be fetched.
        TooLargeError: Nested too deep.
    """
    try:
        document = json.loads(text)
    except ValueError:
        raise BrokenFileError(
            "the text is no JSON, or cut off", where=name, remedy="Ask for the file again."
        ) from None
    except RecursionError:
        raise _too_deep(name) from None
    _prepare(document, "", name, 0)
    from rdflib import Graph  # noqa: PLC0415 - slow to import, and few files need it

    graph = Graph()
    try:
        with _quiet():
            graph.parse(data=json.dumps(document), format="json-ld", publicID=BASE)
    except RecursionError:
        raise _too_deep(name) from None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, AssertionError) as error:
        raise BrokenFileError(
            f"the JSON is no usable linked data ({type(error).__name__})",
            where=name,
            remedy="Validate the export.",
        ) from None
    return _fold(graph)


def relationships(things: dict[str, Thing]) -> Iterator[tuple[str, str, str]]:
    """Yield kind (lower-case letters only), source and target of every stated relationship."""
    for thing in things.values():
        if thing.is_any(*RELATIONSHIPS):
            stated = (thing.literals.get("kindOfRelationship") or [""])[0]
            kind = "".join(char for char in stated.lower() if char.isalpha())
            for one in thing.refs.get("source", []):
                for other in thing.refs.get("target", []):
                    yield kind, one, other


def _prepare(value: object, path: str, name: str, depth: int) -> None:
    """Refuse contexts that would be fetched, and give every thing without an id its place as one."""
    if depth > LIMITS.json_depth:
        raise _too_deep(name)
    if isinstance(value, list):
        for index, one in enumerate(value):
            _prepare(one, f"{path}/{index}", name, depth + 1)
    elif isinstance(value, dict):
        if "@context" in value:
            _check_context(value["@context"], name)
        if "@value" not in value and "@id" not in value and _KEYWORDS.isdisjoint(value):
            value["@id"] = BASE + (path or "/")
        for key, one in list(value.items()):
            if key != "@context":
                _prepare(one, f"{path}/{key}", name, depth + 1)


def _check_context(context: object, name: str) -> None:
    parts = context if isinstance(context, list) else [context]
    if any(isinstance(part, str) or (isinstance(part, dict) and "@import" in part) for part in parts):
        raise BrokenFileError(
            "the document's context would have to be fetched from the network",
            where=name,
            remedy="Export it with the context inside.",
        )


def _fold(graph: "Graph") -> dict[str, Thing]:
    """Fold facets into the things they belong to."""
    from rdflib import RDF, Literal  # noqa: PLC0415 - as above

    owner = {
        str(facet): str(thing) for thing, prop, facet in graph if _local(str(prop)) == _FACET
    }  # a facet belongs to one thing
    things: dict[str, Thing] = {}
    for subject, prop, value in sorted(graph, key=lambda triple: tuple(map(str, triple))):
        iri = owner.get(str(subject), str(subject))
        thing = things.setdefault(iri, Thing(iri))
        label = _local(str(prop))
        if prop == RDF.type:
            thing.types.add(_local(str(value)))
        elif isinstance(value, Literal):
            thing.literals.setdefault(label, []).append(encodable(str(value)))
        elif label != _FACET:
            thing.refs.setdefault(label, []).append(str(value))
    return things


def _local(iri: str) -> str:
    """Return the last part of a name."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _too_deep(name: str) -> TooLargeError:
    return TooLargeError("values are nested too deep", where=name, remedy="Check where the file comes from.")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser from logging the values it cannot convert, which are personal data.

    Its warnings about its own deprecated parts are none of the caller's business either.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logger.disabled = before

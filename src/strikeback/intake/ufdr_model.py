"""A decoded model of a Cellebrite report as plain values.

Layout: docs of public readers; ``<model type id deleted_state decoding_confidence>`` holds ``<field>``,
``<multiField>``, ``<modelField>``, ``<multiModelField>`` and ``<nodeField>``; values are in ``<value>``.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from strikeback.intake.gather import Gather
from strikeback.intake.xml_events import check_depth, local

_PLAIN: Final = frozenset({"field", "multiField"})
_NESTED: Final = frozenset({"modelField", "multiModelField"})
_DELETED: Final = frozenset({"deleted", "trash"})


class Model:
    """One model; ``take`` hands out a value once, so that what is left over can be kept."""

    __slots__ = ("confidence", "deleted_state", "fields", "ident", "models", "type")

    def __init__(self, element: etree._Element) -> None:
        self.type: str = element.get("type", "")
        self.ident: str = element.get("id", "")
        self.deleted_state: str = element.get("deleted_state", "")
        self.confidence: str = element.get("decoding_confidence", "")
        self.fields: dict[str, list[str]] = {}
        self.models: dict[str, list[Model]] = {}

    @property
    def deleted(self) -> bool:
        """The tool found it deleted."""
        return self.deleted_state.lower() in _DELETED

    def take(self, *names: str) -> str:
        """Return the first value of the first field present, and count it as used."""
        for name in names:
            values = self.fields.get(name)
            if values:
                first = values.pop(0)
                if not values:
                    del self.fields[name]
                return first
        return ""

    def take_all(self, *names: str) -> list[str]:
        """Return all values of several fields."""
        fields = self.fields
        return [value for name in names if name in fields for value in fields.pop(name)]

    def drop(self, names: frozenset[str]) -> None:
        """Count the values of these fields as used."""
        for name in [name for name in self.fields if name in names]:
            del self.fields[name]

    def take_models(self, *names: str) -> list["Model"]:
        """Return the nested models of several fields."""
        models = self.models
        return [model for name in names if name in models for model in models.pop(name)]

    def leftovers(self, prefix: str = "") -> Iterator[tuple[str, str]]:
        """Yield path and text of everything nobody took, nested models included."""
        for name, values in self.fields.items():
            for value in values:
                yield f"{prefix}{name}", value
        for name, models in self.models.items():
            for model in models:
                yield from model.leftovers(f"{prefix}{name}/")

    def keep_rest(self, gather: Gather) -> None:
        """Put the leftovers into the record's ``unmapped``."""
        for path, text in self.leftovers():
            gather.keep(path, text)
        if self.deleted_state and self.deleted_state.lower() not in {"intact", "deleted", "trash"}:
            gather.keep("deleted_state", self.deleted_state)


def read_model(element: etree._Element, name: str, depth: int = 0) -> Model:
    """Return the model of a finished element.

    Args:
        element: A ``model`` element whose children are all there.
        name: What to call the file in messages.
        depth: Nested models above it.

    Raises:
        TooLargeError: Models nested too deep.
    """
    check_depth(depth * 2, name)
    model = Model(element)
    for child in element:
        kind = local(child.tag)
        label = child.get("name", "")
        if kind in _PLAIN:
            texts = [text for value in child if (text := value.text) and not text.isspace()]
            if not texts:
                continue
            if label in model.fields:
                model.fields[label] += texts
            else:
                model.fields[label] = texts
        elif kind in _NESTED:
            nested = [read_model(one, name, depth + 1) for one in child if len(one)]
            if nested:
                model.models.setdefault(label, []).extend(nested)
        elif kind != "nodeField":
            model.fields.setdefault(kind, []).extend(
                text for part in child.itertext() if (text := str(part)).strip()
            )
    return model

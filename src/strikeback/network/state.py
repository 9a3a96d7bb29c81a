"""What this room needs to see of linking's result; any object with these attributes will do."""

from typing import Protocol

from strikeback.model.links import Entity, Link


class LinkedState(Protocol):
    """Links and entities of one run."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Links that hold."""
        ...

    @property
    def doubtful(self) -> tuple[Link, ...]:
        """Pairs that were scored and not joined."""
        ...

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every entity."""
        ...

    def entity_of(self, record: str) -> Entity | None:
        """Return the entity that holds a record."""
        ...

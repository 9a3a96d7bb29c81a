"""What never changes of a collection: specification, model, and what follows from them."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.keys import PARTS
from strikeback.linking.engine.model import Key, Model
from strikeback.linking.engine.prepared import Prepared, prepare
from strikeback.linking.engine.records import Records, bins_of, encode
from strikeback.linking.engine.spec import TABLE, Spec
from strikeback.linking.engine.tables import Coded, Tables
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from strikeback.linking.engine.kernels_levels import Scale

_TEXT: Final = pa.large_string()


class Parts(NamedTuple):
    """Parts of fields, and which of them make each key."""

    fields: NDArray[np.int64]
    hows: NDArray[np.int64]
    """Number of the part."""
    salts: NDArray[np.uint64]
    ones: NDArray[np.int64]
    """Part of each key; -1: the key of everybody."""
    others: NDArray[np.int64]
    """Second part of each key, -1 for none."""


@dataclass(frozen=True, eq=False)
class Basis:
    """Specification and model of a collection."""

    spec: Spec
    model: Model

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns that comparable forms depend on."""
        wanted = [(field.source, *field.beside, *field.also, field.by) for field in self.spec.compared]
        return tuple(dict.fromkeys(name for names in wanted for name in names if name and name != TABLE))

    @cached_property
    def empty(self) -> tuple[Prepared, ...]:
        """The fields as the engine prepares them, without records."""
        blank = {name: Coded(np.zeros(1, np.int32), pa.array([""], _TEXT)) for name in self.columns}
        row = Tables(pa.array(["-"], _TEXT), np.zeros(1, np.uint64), np.zeros(1, np.int32), blank)
        return tuple(prepare(row, self.spec))

    @cached_property
    def blank(self) -> Records:
        """No records, coded."""
        none = [
            replace(field, codes=np.empty(0, np.int32), forms=pa.array([], _TEXT)) for field in self.empty
        ]
        return of_model(encode(none, np.empty(0, np.uint64), np.empty(0, np.int32)), self.model)

    @cached_property
    def scale(self) -> "Scale":
        """The weights as the compiled parts take them."""
        return self.model.scale()

    @property
    def apart(self) -> bool:
        """No two records of one table are the same."""
        return self.spec.one_per_table

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The candidate keys, in the order of the model."""
        return self.model.keys

    @cached_property
    def kinds(self) -> tuple[int, ...]:
        """Kind of each field, as numbers of the engine."""
        return tuple(self.blank.book.kind.tolist())

    @cached_property
    def parts(self) -> "Parts":
        """The parts that the candidate keys are made of."""
        names = self.blank.names
        wanted = dict.fromkeys(part for key in self.keys for part in key.parts)
        place = {part: at for at, part in enumerate(wanted)}
        ends = [[place[part] for part in key.parts] + [-1, -1] for key in self.keys]
        return Parts(
            fields=np.array([names.index(name) for name, _ in wanted], dtype=np.int64),
            hows=np.array([PARTS.index(part) for _, part in wanted], dtype=np.int64),
            salts=np.array([_salt(self.blank, names.index(n), part) for n, part in wanted], dtype=np.uint64),
            ones=np.array([end[0] for end in ends], dtype=np.int64),
            others=np.array([end[1] for end in ends], dtype=np.int64),
        )

    @property
    def bond(self) -> int:
        """Lowest score of a pair whose records are always clustered together.

        Pairs above 0 hold pieces together, pairs from ``model.component`` components: groups joined by
        either are closed under both.
        """
        return min(self.model.component, 1)

    def reweighs(self, field: int, before: int, after: int) -> bool:
        """Tell whether records that share a value may score otherwise after a change of its count."""
        old, new = _level(before), _level(after)
        if old == new:
            return False
        tables = (self.scale.same, self.scale.kin)
        return any(bool((table[..., field, old] != table[..., field, new]).any()) for table in tables)


def _salt(records: Records, field: int, part: str) -> int:
    """Return the salt of a part, as ``keys.part_digest`` makes it; a test holds both against each other."""
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415 - loads the compiler

    swap = int(records.book.swap[field])
    owner = records.names[field] if swap < 0 else min(records.names[field], records.names[swap])
    text = f"{owner}/{part}".encode()
    return int(digests(np.frombuffer(text, np.uint8), np.array([0, len(text)]), np.uint64(1))[0])


@lru_cache(maxsize=65_536)
def _level(count: int) -> int:
    """Return the level of an exact agreement on a value that so many records have."""
    return int(bins_of(np.array([count], dtype=np.int32))[0])


def check(basis: Basis) -> None:
    """Check that specification and model fit each other.

    Raises:
        UsageError: The model is of other fields.
    """
    fields = tuple((field.name, field.kind) for field in basis.model.fields)
    if fields != tuple((field.name, field.kind) for field in basis.empty):
        raise UsageError(
            "the model is of other fields", remedy="hand in the specification it was trained with"
        )

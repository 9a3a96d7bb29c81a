"""The release: everything that train learned, as one frozen value that survives JSON."""

import hashlib
from typing import ClassVar, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

GRAIN: Final = 1024
"""Scores are whole multiples of 1/1024 bit: sums are exact in any order."""
VERSION: Final = 1


class Key(Frozen, frozen=True, kw_only=True):
    """What two records must have in common to be compared: one part of a field, or one of each of two."""

    shown: ClassVar = ("parts", "cap")

    parts: tuple[tuple[str, str], ...]
    """Field and part of it; none at all: all records are one block."""
    cap: int
    """Blocks of more records propose nothing."""


class FieldWeights(Frozen, frozen=True, kw_only=True):
    """One field: chances by level, and weights in 1/1024 bit."""

    shown: ClassVar = ("name", "kind")

    name: str
    kind: str
    m: tuple[float, ...]
    """Chance of each level among records that are the same, missing left out."""
    u: tuple[float, ...]
    """The same among records that are not."""
    weights: tuple[int, ...]
    follows: str = ""
    """The field it follows from."""
    given: tuple[int, ...] = ()
    """Weights where that field agrees."""
    aliases: tuple[tuple[str, str], ...] = ()
    """Pairs of forms seen to stand for each other."""


class Model(Frozen, frozen=True, kw_only=True):
    """A trained model. Equal models have equal releases."""

    shown: ClassVar = ("release",)

    fields: tuple[FieldWeights, ...]
    prior: int
    """Score of two records taken at random before anything is compared."""
    keys: tuple[Key, ...]
    keep: int
    """Lowest score of a pair that is kept."""
    component: int
    """Lowest score of a pair that holds a component together."""
    margin: int
    """What two clusters' joint score must pass in the second pass: minus the prior odds that two clusters join."""
    threshold: int = 0
    """Score from which a pair is reported as the same."""
    piece: int = 100
    """Most records of a component that are clustered at once."""
    records: int = 0
    """Records it was trained on."""
    version: int = VERSION

    @property
    def release(self) -> str:
        """The digest of its content."""
        return "table-" + hashlib.sha256(dump_model(self)).hexdigest()[:16]

    def tables(self) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
        """Return the weights [2, fields, 16] and the number of the field each follows from, -1 for none."""
        names = [field.name for field in self.fields]
        plain = np.array([field.weights for field in self.fields], dtype=np.int32).reshape(-1, 16)
        above = [field.given or field.weights for field in self.fields]
        given = np.array(above, dtype=np.int32).reshape(-1, 16)
        follows = [names.index(field.follows) if field.follows else -1 for field in self.fields]
        return np.stack([plain, given]), np.array(follows, dtype=np.int8)


def dump_model(model: Model) -> bytes:
    """Return the model as JSON, the same bytes for equal models."""
    return msgspec.json.encode(model)


def load_model(data: bytes) -> Model:
    """Return the model of some JSON.

    Raises:
        UsageError: No such JSON, or of a newer version.
    """
    try:
        model = msgspec.json.decode(data, type=Model)
    except msgspec.DecodeError:
        raise UsageError("this is no model", remedy="hand in a file that train wrote") from None
    if model.version > VERSION:
        raise UsageError("the model is of a newer version", remedy="update the program")
    return model

"""The release: everything that train learned, as one frozen value that survives JSON."""

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from strikeback.linking.engine.kernels_scores import Scale

GRAIN: Final = 1024
"""Scores are whole multiples of 1/1024 bit: sums are exact in any order."""
VERSION: Final = 3
CLASSES: Final = 4
"""Classes of related pairs: of one household, of one place, of one town."""
NO_KIN: Final = -100 * GRAIN
"""Odds of related things where there are none."""


class Key(Frozen, frozen=True, kw_only=True):
    """What two records must have in common to be compared: one part of a field, or one of each of two."""

    shown: ClassVar = ("parts", "cap")

    parts: tuple[tuple[str, str], ...]
    """Field and part of it; none at all: all records are one block."""
    cap: int
    """Blocks of more records propose nothing."""


class Alias(Frozen, frozen=True, kw_only=True):
    """Two values of a field that were seen to stand for each other."""

    shown: ClassVar = ("entities",)

    left: str
    """Comparable form; the lesser one."""
    right: str
    entities: int
    """Entities that held both, in the sample that was learned from."""


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
    kin: tuple[tuple[int, ...], ...] = ()
    """Weights for "of one household", "place", "town", "people" against "unrelated"."""
    follows: str = ""
    """The field it follows from."""
    given: tuple[int, ...] = ()
    """Weights where that field agrees."""
    kin_given: tuple[tuple[int, ...], ...] = ()
    """The same where that field agrees."""
    aliases: tuple[Alias, ...] = ()
    """Values known to stand for each other, sorted."""


class Model(Frozen, frozen=True, kw_only=True):
    """A trained model. Equal models have equal releases."""

    shown: ClassVar = ("release",)

    fields: tuple[FieldWeights, ...]
    prior: int
    """Score of two records taken at random before anything is compared."""
    prior_kin: tuple[int, ...] = (NO_KIN,) * CLASSES
    """Odds that two records taken at random are of each class of related pairs, in 1/1024 bit."""
    keys: tuple[Key, ...]
    keep: int
    """Lowest score of a pair that is kept."""
    component: int
    """Lowest score of a pair that holds a component together."""
    margin: int
    """What two clusters' joint score must pass in the second pass: minus the prior odds that two clusters
    join."""
    margin_kin: tuple[int, ...] = (NO_KIN,) * CLASSES
    """The same of two clusters."""
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

    def scale(self) -> "Scale":
        """Return the weights as the compiled parts take them."""
        return _scale(self)


@lru_cache(maxsize=16)
def _scale(model: Model) -> "Scale":
    """Lay the weights out, once for each model."""
    from strikeback.linking.engine import kernels_scores as kernels  # noqa: PLC0415 - loads the compiler

    fields = model.fields
    names = [field.name for field in fields]
    follows = [names.index(field.follows) if field.follows else -1 for field in fields]
    steps = np.arange(kernels.SOFT_LOW, 40 * GRAIN, kernels.SOFT_STEP)
    return kernels.Scale(
        same=_stack([(field.weights, field.given or field.weights) for field in fields]),
        kin=np.stack([_stack([_related(field, c) for field in fields]) for c in range(CLASSES)]),
        given=np.array(follows, dtype=np.int8),
        prior=model.prior,
        prior_kin=np.array(of_all_classes(model.prior_kin), dtype=np.int64),
        soften=-np.round(GRAIN * np.logaddexp2(0, steps / GRAIN)).astype(np.int32),
    )


NONE: Final = (0,) * 16


def _related(field: FieldWeights, which: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both tables of one class of related pairs."""
    plain = field.kin[which] if which < len(field.kin) else NONE
    return plain, field.kin_given[which] if which < len(field.kin_given) else plain


def of_all_classes(odds: tuple[int, ...]) -> tuple[int, ...]:
    """Return the odds of every class of related pairs; a model of version 2 has no people."""
    return odds + (NO_KIN,) * (CLASSES - len(odds))


def _stack(tables: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> NDArray[np.int32]:
    """Return [2, fields, 16]."""
    out = np.array(tables, dtype=np.int32).reshape(-1, 2, 16)
    return np.ascontiguousarray(out.transpose(1, 0, 2))


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

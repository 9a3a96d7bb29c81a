"""Decisions of people about pairs of records: read from a file, held against the records of a run."""

import csv
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, ClassVar, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.links import Verdict

VERDICTS: Final = tuple(verdict.value for verdict in Verdict)
_REMEDY: Final = "Give left, right and verdict (same, different or unsure), as CSV or JSON"


def _none() -> NDArray[np.int64]:
    return np.empty((0, 2), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Decided pairs as rows of records, each pair once."""

    same: NDArray[np.int64] = field(default_factory=_none)
    different: NDArray[np.int64] = field(default_factory=_none)
    same_weight: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """How many pairs each stands for, where it was drawn as a sample; 0: somebody picked it."""
    different_weight: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    unsure: int = 0
    """Pairs somebody looked at and could not decide; they bind nothing."""

    def __len__(self) -> int:
        """Number of pairs decided either way."""
        return len(self.same) + len(self.different)


class _Row(msgspec.Struct):
    left: str | int
    right: str | int
    verdict: str = ""
    stands_for: str | float | None = None

    @property
    def weight(self) -> float:
        """Pairs it stands for; 0 where that is not said or is no number."""
        try:
            weight = float(self.stands_for or 0)
        except ValueError:
            return 0.0
        return weight if 0 < weight < float("inf") else 0.0


class Decided(Frozen, frozen=True, kw_only=True):
    """One decision of a file."""

    shown: ClassVar = ("verdict", "weight")

    left: str
    right: str
    verdict: Verdict
    weight: float = 0.0


def read_verdicts(data: bytes, where: str = "") -> list[Decided]:
    """Return the decisions of a file; rows whose verdict is still empty are passed over.

    Args:
        data: CSV with columns ``left``, ``right``, ``verdict`` and, for pairs drawn as a sample,
            ``stands_for`` (others are ignored), or JSON: a list of such objects, or one object a line.
        where: Name of the file, for the error.

    Raises:
        UsageError: No such file, or an unknown verdict.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("the decisions are not UTF-8", where=where, remedy="Save them as UTF-8") from None
    rows = _json(text, where) if text.lstrip()[:1] in {"[", "{"} else _csv(text, where)
    out = []
    for number, row in enumerate(rows, 1):
        verdict = row.verdict.strip().casefold()
        if not verdict:
            continue
        if verdict not in VERDICTS:
            raise UsageError(f"decision {number:,} has an unknown verdict", where=where, remedy=_REMEDY)
        out.append(
            Decided(left=str(row.left), right=str(row.right), verdict=Verdict(verdict), weight=row.weight)
        )
    return out


def _json(text: str, where: str) -> list[_Row]:
    try:
        if text.lstrip().startswith("["):
            return msgspec.json.decode(text, type=list[_Row])
        return [msgspec.json.decode(line, type=_Row) for line in text.splitlines() if line.strip()]
    except msgspec.DecodeError:
        raise UsageError("these are no decisions", where=where, remedy=_REMEDY) from None


def _csv(text: str, where: str) -> list[_Row]:
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    try:
        if not {"left", "right", "verdict"} <= set(reader.fieldnames or ()):
            raise UsageError("these are no decisions", where=where, remedy=_REMEDY)
        return [
            _Row(row["left"] or "", row["right"] or "", row["verdict"] or "", row.get("stands_for"))
            for row in reader
        ]
    except csv.Error:
        raise UsageError("these are no decisions", where=where, remedy=_REMEDY) from None


def rows_of_verdicts(
    decided: Sequence[Decided],
    place: Mapping[str, int],
    copy_of: Mapping[str, str],
    known: AbstractSet[str],
    where: str = "",
) -> Verdicts:
    """Return the decisions as rows.

    Args:
        decided: What ``read_verdicts`` gave.
        place: Record id -> row.
        copy_of: Records that another one stands for.
        known: All record ids.
        where: Name of the file, for the error.

    Raises:
        UsageError: A record that is in no table, a pair of a record with itself, or decisions against each
            other: about one pair, or a pair that others' "same" have made one.
    """
    found: dict[tuple[int, int], Verdict] = {}
    weights: dict[tuple[int, int], float] = {}
    for number, each in enumerate(decided, 1):
        left, right, verdict = each.left, each.right, each.verdict
        if left not in known or right not in known:
            raise UsageError(
                f"decision {number:,} is about a record that is in none of the tables",
                where=where,
                remedy="Write ids as the results do, with the table's number where tables share ids (1:17)",
            )
        one, other = (place[copy_of.get(key, key)] for key in (left, right))
        if one == other:
            if verdict is Verdict.DIFFERENT or left == right:
                raise UsageError(
                    f"decision {number:,} is about a record and itself or an exact copy of it",
                    where=where,
                    remedy="Take it out",
                )
            continue
        pair = (min(one, other), max(one, other))
        weights[pair] = max(weights.get(pair, 0.0), each.weight)
        if found.setdefault(pair, verdict) is not verdict:
            raise UsageError(
                f"decision {number:,} contradicts an earlier one about the same pair",
                where=where,
                remedy="Keep one of them",
            )
    return _sorted(found, weights, where)


def _sorted(
    found: Mapping[tuple[int, int], Verdict], weights: Mapping[tuple[int, int], float], where: str
) -> Verdicts:
    groups: dict[Verdict, Any] = {
        verdict: np.array(sorted(pair for pair, each in found.items() if each is verdict), np.int64).reshape(
            -1, 2
        )
        for verdict in Verdict
    }
    same, different = groups[Verdict.SAME], groups[Verdict.DIFFERENT]
    root: dict[int, int] = {}

    def top(row: int) -> int:
        while root.get(row, row) != row:
            row = root[row]
        return row

    for one, other in same.tolist():
        root[top(one)] = top(other)
    against = sum(top(one) == top(other) for one, other in different.tolist())
    if against:
        raise UsageError(
            f"{against:,} pairs are decided to be different and joined by pairs decided to be the same",
            where=where,
            remedy="Correct one of the decisions on the way between them",
        )
    by_pair = [np.array([weights[one, other] for one, other in each.tolist()]) for each in (same, different)]
    return Verdicts(same, different, by_pair[0], by_pair[1], len(groups[Verdict.UNSURE]))

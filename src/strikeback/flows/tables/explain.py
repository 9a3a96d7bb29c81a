"""Why two records of any tables are one or are not, and what holds an entity together."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pyarrow.compute as pc

from strikeback.flows.tables.files import refuse_places, write_whole
from strikeback.flows.tables.resolve_run import Run, Settings, run_tables
from strikeback.linking.engine.explain_bridge import weakest_bridge
from strikeback.linking.engine.explain_pair import PairEvidence, explain_pair
from strikeback.linking.linked import probability
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.publishing.waterfall import Step, waterfall


class Held(Frozen, frozen=True, kw_only=True):
    """The weakest bridge of an entity."""

    shown: ClassVar = ("bits", "pairs", "mean")

    left: str
    right: str
    bits: float
    near: tuple[str, ...]
    """Records on the left's side."""
    far: tuple[str, ...]
    pairs: int
    """Pairs between the sides that speak for "same"."""
    mean: float
    """Mean score of the pairs between the sides."""
    parts: tuple[tuple[str, ...], ...]
    """What would be left if the two were held apart, computed."""


class Explained(Frozen, frozen=True, kw_only=True):
    """The answer about two records, or about one and its entity."""

    shown: ClassVar = ("together", "decided", "probability", "model")

    left: str
    right: str
    """Empty: the question was about an entity."""
    together: bool
    decided: str
    """What people decided about the pair: ``same``, ``different`` or nothing."""
    copies: bool
    """The two are exact copies of each other, cell for cell."""
    probability: float
    pair: PairEvidence | None
    entity: tuple[str, ...]
    """Records of the left record's entity, without exact copies."""
    followers: tuple[str, ...] = ()
    """Exact copies of records of the entity."""
    bridge: Held | None
    """None: the entity is one record, or the two are in different ones."""
    model: str


def explain_tables(
    tables: Sequence[Path], left: str, right: str = "", *, settings: Settings, svg: Path | None = None
) -> Explained:
    """Resolve tables and explain.

    Args:
        tables: As for ``resolve_tables``.
        left: Record id, with its table's number where tables share ids (``1:17``).
        right: The other; empty: explain the entity of ``left`` by its weakest bridge.
        settings: As for ``resolve_tables``; the same model and specification give the same answer.
        svg: Also draw the pair here; of an entity its weakest bridge.

    Raises:
        NotFoundError: An id is in none of the tables.
        UsageError: Both ids are one, or as ``resolve_tables``.
        RefusedInputError: A table cannot be read.
    """
    if left == right:
        raise UsageError("both ids name the same record", remedy="Name two different ones")
    inputs = [*tables, *(path for path in (settings.spec, settings.model, settings.decisions) if path)]
    refuse_places({"--svg": svg}, inputs)
    run = run_tables(tables, settings)
    found = _explained(run, left, right)
    if svg is not None:
        write_whole({svg: _drawn(found).encode()})
    return found


def _explained(run: Run, left: str, right: str) -> Explained:
    resolution = run.resolution
    ids = run.ids
    one = run.row_of(left)
    other = run.row_of(right) if right else None
    together = other is not None and bool(resolution.labels[one] == resolution.labels[other])
    pair = (
        explain_pair(resolution.records, resolution.model, one, other) if other not in {None, one} else None
    )
    bridge = None
    if other is None or together:
        bridge = _held(run, ids, one)
    if pair is None and bridge is not None and not right:
        pair = explain_pair(
            resolution.records, resolution.model, run.row_of(bridge.left), run.row_of(bridge.right)
        )
    shown = (left, right) if right or bridge is None else (bridge.left, bridge.right)
    home = resolution.labels == resolution.labels[one]
    entity = tuple(sorted(ids[row] for row in home.nonzero()[0]))
    inside = set(entity)
    return Explained(
        left=left,
        right=right,
        together=together or not right,
        decided=_decided(run, one, other),
        copies=other == one,
        probability=_probability(run, shown, pair.bits) if pair else 1.0,
        pair=pair,
        entity=entity,
        followers=tuple(sorted(copy for copy, stands in run.copy_of.items() if stands in inside)),
        bridge=bridge,
        model=resolution.model.release,
    )


def _probability(run: Run, pair: tuple[str, str], bits: float) -> float:
    """Return the probability that the run gave a pair; that of its score alone where it was not scored."""
    low, high = sorted(run.copy_of.get(key, key) for key in pair)
    scored = run.resolution.pairs
    found = scored.filter(pc.and_(pc.equal(scored["left"], low), pc.equal(scored["right"], high)))
    return float(found["probability"][0].as_py()) if len(found) else probability(bits)


def _held(run: Run, ids: Sequence[str], row: int) -> Held | None:
    resolution = run.resolution
    found = weakest_bridge(
        resolution.records, resolution.model, resolution.scored, resolution.labels, row, run.constraints
    )
    if found is None:
        return None
    return Held(
        left=ids[found.left],
        right=ids[found.right],
        bits=found.bits,
        near=tuple(sorted(ids[each] for each in found.near)),
        far=tuple(sorted(ids[each] for each in found.far)),
        pairs=found.pairs,
        mean=found.mean,
        parts=tuple(sorted(tuple(sorted(ids[each] for each in part)) for part in found.parts)),
    )


def _decided(run: Run, one: int, other: int | None) -> str:
    if other is None:
        return ""
    pair = [min(one, other), max(one, other)]
    if pair in run.verdicts.same.tolist():
        return "same"
    return "different" if pair in run.verdicts.different.tolist() else ""


def steps_of(pair: PairEvidence) -> list[Step]:
    """Return the parts of a pair's score as a waterfall takes them."""
    out = [
        Step(name="Any two records", bits=pair.prior, note=f"model {pair.model}, {pair.records:,} records")
    ]
    for field in sorted(pair.fields, key=lambda f: -f.bits):
        seen = f"seen {field.left_count:,} and {field.right_count:,} times"
        if field.left == field.right:
            seen = f"{field.left}, seen {field.left_count:,} times"
        else:
            seen = f"{field.left} | {field.right}, {seen}"
        follows = f"; follows from {field.follows}" if field.follows else ""
        learned = f"; learned from {field.learned:,} entities" if field.learned else ""
        name = f"{field.field}: {field.level.replace('_', ' ')}"
        out.append(Step(name=name, bits=field.bits, note=seen + learned + follows))
    if pair.related:
        out.append(
            Step(
                name="Relatives, neighbours",
                bits=pair.related,
                note="those of one household, place or people agree like this too",
            )
        )
    return out


def _drawn(found: Explained) -> str:
    if found.pair is None:
        raise UsageError(
            "there is nothing to draw", remedy="Name two records that are no copies of each other"
        )
    shown = found if found.right or found.bridge is None else found.bridge
    verdict = (
        f"{'one entity' if found.together else 'two entities'}, {found.probability:.1%} by this pair alone"
    )
    return waterfall(
        steps_of(found.pair),
        title=f"{shown.left} and {shown.right}",
        verdict=verdict,
        threshold=found.pair.threshold,
    )

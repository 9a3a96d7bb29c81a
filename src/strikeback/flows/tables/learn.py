"""People and the engine for tables: what to ask them, and what their answers teach."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pyarrow as pa

from strikeback.flows.tables.resolve_run import Run
from strikeback.linking.engine import run as engine
from strikeback.linking.engine.learn_model import Taught, teach
from strikeback.linking.engine.learn_review import doubts
from strikeback.linking.engine.learn_sample import draw_pairs
from strikeback.linking.resolution import Resolution
from strikeback.model.errors import UsageError

FEWEST: Final = 10
"""Decisions, below which nothing is learned: five folds of two."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


def learn(run: Run) -> tuple[Run, Taught]:
    """Return the run by the model that decisions teach, or the run itself where that is not better.

    Raises:
        UsageError: Fewer than ten decisions, or all of one kind.
    """
    verdicts, old = run.verdicts, run.resolution
    drawn = [weight > 0 for weight in (verdicts.same_weight, verdicts.different_weight)]
    same, different = verdicts.same[drawn[0]], verdicts.different[drawn[1]]
    if len(same) + len(different) < FEWEST or not len(same) or not len(different):
        raise UsageError(
            f"of pairs drawn as a sample, {len(same):,} decided to be the same and {len(different):,} to be "
            "different teach nothing",
            remedy=f"Decide at least {FEWEST} pairs, some either way, of those that --sample writes",
        )
    weight = np.concatenate([verdicts.same_weight[drawn[0]], verdicts.different_weight[drawn[1]]])
    model, taught = teach(old.records, old.model, same, different, weight)
    if not taught.better:
        return run, taught
    fitted = engine.resolve(old.records, model=model, constraints=run.constraints)
    return replace(run, resolution=Resolution(run.tables, old.spec, old.records, fitted)), taught


def review(run: Run, most: int) -> pa.Table:
    """Return the pairs worth asking about, to be filled in and handed back as decisions.

    Columns: ``left``, ``right``, ``verdict`` (empty), ``now`` (together or apart), ``probability``,
    ``change`` (pairs of records expected to change), ``left_records``, ``right_records``, and each compared
    field as ``one | other``.

    Args:
        run: A run.
        most: At most so many pairs.
    """
    resolution = run.resolution
    found = doubts(
        resolution.records, resolution.model, resolution.scored, resolution.labels, most, run.constraints
    )
    columns: dict[str, list[Any]] = {
        "left": [run.ids[one.left] for one in found],
        "right": [run.ids[one.right] for one in found],
        "verdict": [""] * len(found),
        "now": ["together" if one.together else "apart" for one in found],
        "probability": [round(one.probability, 4) for one in found],
        "change": [round(one.change, 3) for one in found],
        "left_records": [one.near for one in found],
        "right_records": [one.far for one in found],
    }
    return pa.table(_with_fields(run, columns, [(one.left, one.right) for one in found]))


def sample(run: Run, most: int) -> pa.Table:
    """Return pairs drawn to stand for all scored pairs: what ``learn`` takes once they are decided.

    Columns: ``left``, ``right``, ``verdict`` (empty), ``stands_for`` and each compared field as
    ``one | other``.
    The answers of the engine are left out, lest they sway people's.

    Args:
        run: A run.
        most: At most so many pairs.
    """
    scored = run.resolution.scored
    places, weight = draw_pairs(run.resolution.records, scored, most)
    found = [(int(scored.left[place]), int(scored.right[place])) for place in places]
    columns: dict[str, list[Any]] = {
        "left": [run.ids[one] for one, _ in found],
        "right": [run.ids[other] for _, other in found],
        "verdict": [""] * len(found),
        "stands_for": [round(float(each), 3) for each in weight],
    }
    return pa.table(_with_fields(run, columns, found))


def _with_fields(
    run: Run, columns: dict[str, list[Any]], found: Sequence[tuple[int, int]]
) -> dict[str, list[Any]]:
    """Add what the records say."""
    for f, name in enumerate(run.resolution.records.names):
        columns[name if name not in columns else f"{name} (field)"] = _shown(run, f, found)
    return columns


def _shown(run: Run, field: int, found: Sequence[tuple[int, int]]) -> list[str]:
    """Return one field of both records of each pair, harmless to spreadsheets."""
    records = run.resolution.records
    out = []
    for pair in found:
        sides = [records.text(field, int(records.book.codes[row, field])) for row in pair]
        text = " | ".join(sides) if any(sides) else ""
        out.append("'" + text if text.startswith(_FORMULA) else text)
    return out

"""What is odd about the columns a run used: said aloud, because nothing else in the result shows it."""

from typing import Final

import pyarrow.compute as pc

from strikeback.flows.tables.ids import is_usual_id
from strikeback.flows.tables.resolve_run import Run
from strikeback.linking.engine.infer_titles import about_answer, about_person
from strikeback.linking.engine.spec import FieldType

REPEATED: Final = 0.98
"""Share of distinct among filled cells of a column of numbers, above which the repeats may be slips."""
LEAST_PAIRS: Final = 50
"""Likely pairs from which tables are said to hold everybody once."""
WITHIN: Final = 0.02
"""Share of likely pairs within a table up to which they may be mistakes."""


def warnings_of(run: Run, *, named: bool) -> tuple[str, ...]:
    """Return what somebody should know of the columns: an id that was guessed, earlier answers.

    Args:
        run: The run.
        named: The id column was named by the caller.
    """
    out = []
    if run.numbered:
        out.append(
            f"no column identifies records: rows are numbered from 1 on, as {run.id_column!r}. "
            "Name a column of unique values with --id-column"
        )
    elif not named and not is_usual_id(run.id_column):
        out.append(
            f"no column is named as an id: {run.id_column!r} is taken for one because its values all differ, "
            "and is not compared. Name another with --id-column"
        )
    if not run.resolution.spec.compared:
        out.append("no column tells one record from another: nothing was compared")
    for field in run.resolution.spec.fields:
        name = field.name
        if field.type is FieldType.IGNORE and about_answer(name):
            out.append(
                f"column {name!r} seems to say already who is the same and is not compared. "
                "Where it is evidence, give it a type with --show-spec and --spec"
            )
        elif field.type is not FieldType.IGNORE and _numbers_people(run, field.source):
            out.append(
                f"column {name!r} repeats values and is compared as evidence ({field.type.value}). "
                "Where it says already who is the same, leave it out with --show-spec and --spec"
            )
    if len(run.frames) > 1 and not run.constraints.apart and _never_within(run):
        out.append(
            "hardly any likely pair lies within one table. Where no table holds anybody twice, say so by "
            "`one_per_table` with --show-spec and --spec"
        )
    return tuple(out)


def _never_within(run: Run) -> bool:
    """Tell whether likely pairs lie between tables, and hardly any within one."""
    pairs = run.resolution.pairs
    likely = pairs.filter(pc.greater_equal(pairs["bits"], run.resolution.threshold))
    table = {key: number for number, keys in enumerate(run.keys) for key in keys}
    sides = zip(likely["left"].to_pylist(), likely["right"].to_pylist(), strict=True)
    within = sum(table[left] == table[right] for left, right in sides)
    return len(likely) >= LEAST_PAIRS and within <= WITHIN * len(likely)


def _numbers_people(run: Run, column: str) -> bool:
    """Tell whether a column is headed as a number of people or records, and its values repeat."""
    if not is_usual_id(column) and not about_person(column):
        return False
    for frame in run.frames:
        if column in frame.column_names:
            cells = frame[column].drop_null()
            if len(cells.unique()) < REPEATED * len(cells):
                return True
    return False

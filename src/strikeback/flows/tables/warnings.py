"""What is odd about the columns a run used: said aloud, because nothing else in the result shows it."""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from strikeback.flows.tables.ids import is_usual_id
from strikeback.flows.tables.resolve_run import Run
from strikeback.linking.engine.infer_titles import about_answer, about_person, titled
from strikeback.linking.engine.spec import FieldType

REPEATED: Final = 0.98
"""Share of distinct among filled cells of a column of numbers, above which the repeats may be slips."""
LEAST_PAIRS: Final = 50
"""Likely pairs from which tables are said to hold everybody once."""
WITHIN: Final = 0.02
"""Share of likely pairs within a table up to which they may be mistakes."""
HALF: Final = 0.5
"""Share of distinct among filled cells from which a column may have been meant to number records."""
LONG_CELL: Final = 1_000
"""Characters of a cell that is no name, number or address."""
SHORT_CELL: Final = 60
"""Characters that the cells of a column of names, numbers or addresses seldom have more of."""
RARE: Final = 0.05
"""Share of filled cells up to which long ones are strays among short ones."""


def warnings_of(run: Run, *, named: bool) -> tuple[str, ...]:
    """Return what somebody should know of the columns: an id that was guessed, earlier answers.

    Args:
        run: The run.
        named: The id column was named by the caller.
    """
    out = []
    if run.numbered:
        out.append(
            f"no column identifies records{_nearly(run)}: rows are numbered from 1 on, as {run.id_column!r}. "
            "Name a column of unique values with --id-column"
        )
    elif not named and not any(is_usual_id(name) for name in run.headings or [run.id_column]):
        taken = ", ".join(map(repr, run.headings or [run.id_column]))
        out.append(
            f"no column is named as an id: {taken} is taken for one because its values all differ, "
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
    out += _strays(run)
    if len(run.frames) > 1 and not run.constraints.apart and _never_within(run):
        out.append(
            "hardly any likely pair lies within one table. Where no table holds anybody twice, say so by "
            "`one_per_table` with --show-spec and --spec"
        )
    return tuple(out)


def _nearly(run: Run) -> str:
    """Return which column is headed as a number of records and repeats values, in words; "" for none."""
    for label, frame in zip(run.labels, run.frames, strict=True):
        for name in frame.column_names:
            if name != run.id_column and titled(name) is FieldType.ID:
                cells = frame[name].drop_null()
                some = len(cells.unique())
                if HALF * len(cells) <= some < len(cells):
                    return f" ({name!r} of {label} has {some:,} different values in {len(cells):,} rows)"
    return ""


def _strays(run: Run) -> list[str]:
    """Return of which columns that are left out a few long cells decide what they are taken for."""
    out = []
    for field in run.resolution.spec.fields:
        if field.type is not FieldType.IGNORE:
            continue
        for label, frame in zip(run.labels, run.frames, strict=True):
            if field.source in frame.column_names and (row := _stray(frame[field.source])):
                out.append(
                    f"column {field.name!r} is left out as long text, though nearly all its cells are short: "
                    f"row {row} of {label} has more than {LONG_CELL:,} characters. Shorten it, or give the "
                    "column a type with --show-spec and --spec"
                )
                break
    return out


def _stray(column: pa.ChunkedArray) -> int:
    """Return the row of the first of a few long cells among short ones, the header being row 1; 0: none."""
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        return 0
    sizes = pc.fill_null(pc.utf8_length(column), 0)
    filled = pc.sum(pc.greater(sizes, 0)).as_py() or 0
    long = pc.sum(pc.greater(sizes, LONG_CELL)).as_py() or 0
    short = pc.sum(pc.and_(pc.greater(sizes, 0), pc.less_equal(sizes, SHORT_CELL))).as_py() or 0
    if not long or long > max(1, RARE * filled) or 2 * short <= filled:
        return 0
    return int(pc.index(pc.greater(sizes, LONG_CELL), value=True).as_py()) + 2


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

"""One run of the engine on files: read, refuse what must be refused, resolve, and keep what explains it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa
import pyarrow.parquet

from strikeback.flows.progress import Progress, silent
from strikeback.flows.tables.across import across, filled
from strikeback.flows.tables.files import labels_of, read_table
from strikeback.flows.tables.ids import IdColumn, Identified, refuse_ids, with_named_ids
from strikeback.flows.tables.kinds import WORKBOOKS, refuse_empty, refuse_kinds
from strikeback.linking.engine import run as engine
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.coded import make_ready
from strikeback.linking.engine.form_bytes import cells
from strikeback.linking.engine.infer_types import ABOUT_RECORD
from strikeback.linking.engine.learn_decisions import Verdicts, read_verdicts, rows_of_verdicts
from strikeback.linking.engine.memory import BASE, MEGABYTE, allowed, needed, pairs_room, refuse
from strikeback.linking.engine.model import Model, load_model
from strikeback.linking.engine.prepared import MAX_FIELDS
from strikeback.linking.engine.spec import FieldType, Spec, load_spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.resolution import Resolution
from strikeback.model.errors import UsageError

PROGRAM: Final = 560 * MEGABYTE
"""What the program, its compiled parts and the sample of keys take (measured: 417 MB for 200 records,
569 MB for 20,000, names in many scripts)."""
READ_TIMES: Final = 2
"""Bytes that reading takes for each byte of CSV, or of unpacked Parquet."""
UNPACKED: Final = 20
"""Bytes that reading takes for each byte of a workbook (measured: 18 for 100,000 rows of four texts)."""
_SHARES: Final = 100


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How tables are resolved; empty and None mean: told from the tables, or not wanted."""

    id_column: IdColumn = ""
    spec: Path | None = None
    model: Path | None = None
    decisions: Path | None = None
    memory: int | None = None
    """Most megabytes (10^6 bytes) the run may need; None: 60 % of what the machine has left."""
    encoding: str = ""
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Run:
    """Tables, resolved."""

    labels: list[str]
    """Names of the tables, told apart."""
    frames: list[pa.Table]
    keys: list[list[str]]
    """Id of each record as the engine names it, table by table."""
    id_column: str
    resolution: Resolution
    constraints: Constraints
    verdicts: Verdicts
    tables: Tables
    ids: list[str]
    """Id of each row of the resolution, copies left out."""
    copy_of: dict[str, str]
    """Exact copies set aside -> the record that stands for them."""
    paired: tuple[str, ...] = ()
    """Columns of different headings that are compared with each other."""
    alone: tuple[str, ...] = ()
    """Compared columns that stand in one of several tables."""
    numbered: bool = False
    """No table identified its records: the ids are numbers of rows."""
    headings: tuple[str, ...] = ()
    """What each table calls its column of ids; empty: all as ``id_column``."""

    def clusters(self) -> dict[str, str]:
        """Return record id -> cluster id of all records, copies too."""
        found = dict(self.resolution.clusters)
        found.update({copy: found[kept] for copy, kept in self.copy_of.items()})
        return found

    def row_of(self, key: str) -> int:
        """Return the row of a record, or of the one that stands for it.

        Raises:
            NotFoundError: It is in no table.
        """
        return self.resolution.row_of(self.copy_of.get(key, key))


def run_tables(paths: Sequence[Path], settings: Settings) -> Run:
    """Read and resolve tables.

    Raises:
        UsageError: Ids missing or twice, a specification, model or decisions that do not fit,
            more memory needed than allowed.
        RefusedInputError: A table cannot be read.
    """
    labels, (frames, column, numbered, headings) = open_tables(paths, settings)
    stated = stated_spec(settings.spec) if settings.spec is not None else None
    model = stated_model(settings.model) if settings.model is not None else None
    keys = _keys(frames, column)
    case = make_ready(_tables(frames, keys, column), stated)
    tables, spec, copy_of = case.tables, case.spec, dict(case.copy_of)
    paired, alone = across(spec, {name: filled(frame) for name, frame in zip(labels, frames, strict=True)})
    ids: list[str] = tables.ids.to_pylist()
    verdicts = Verdicts()
    if settings.decisions is not None:
        pairs = read_verdicts(_bytes(settings.decisions, "decisions"), settings.decisions.name)
        place = {key: row for row, key in enumerate(ids)}
        known = {key for frame in keys for key in frame}
        verdicts = rows_of_verdicts(pairs, place, copy_of, known, settings.decisions.name)
    constraints = Constraints(must=verdicts.same, cannot=verdicts.different, apart=spec.one_per_table)
    fitted = None
    if len(tables) > 1 and case.fields:
        fitted = engine.resolve(
            case.records,
            model=model,
            constraints=constraints,
            progress=_told(settings.progress),
            room=pairs_room(len(tables), case.fields, _left_for_pairs(paths, settings)),
        )
    return Run(
        labels=labels,
        frames=frames,
        keys=keys,
        id_column=column,
        resolution=Resolution(tables, spec, case.records, fitted, copy_of),
        constraints=constraints,
        verdicts=verdicts,
        tables=tables,
        ids=ids,
        copy_of=copy_of,
        paired=paired,
        alone=alone,
        numbered=numbered,
        headings=headings,
    )


def open_tables(paths: Sequence[Path], settings: Settings) -> tuple[list[str], Identified]:
    """Return names and contents of tables, after all that can be refused without work.

    Raises:
        UsageError: As ``run_tables``.
        RefusedInputError: A table cannot be read.
    """
    refuse_kinds(paths)
    most = allowed(_bytes_allowed(settings))
    reading = _reading(paths)
    refuse(PROGRAM + reading, most, "reading the tables needs")
    frames = []
    for number, path in enumerate(paths):
        settings.progress("read", number, len(paths))
        frames.append(read_table(path, settings.encoding))
        refuse_empty(path, frames[-1])
    count = sum(len(frame) for frame in frames)
    wide = min(len({name for frame in frames for name in frame.column_names}), MAX_FIELDS)
    refuse(PROGRAM - BASE + reading + needed(count, wide), most, f"{count:,} records need")
    found = with_named_ids(frames, settings.id_column)
    refuse_ids(paths, found.frames, found.column, found.headings)
    return labels_of(paths), found


def _bytes_allowed(settings: Settings) -> int | None:
    """Return the most bytes a run may take, where that is stated."""
    return settings.memory * MEGABYTE if settings.memory is not None else None


def _left_for_pairs(paths: Sequence[Path], settings: Settings) -> int | None:
    """Return what is stated, less what the tables and the program take already; None: what is left now."""
    stated = _bytes_allowed(settings)
    return stated - _reading(paths) - (PROGRAM - BASE) if stated is not None else None


def _reading(paths: Sequence[Path]) -> int:
    """Return the bytes that the contents of files take in memory."""
    need = 0
    for path in paths:
        try:
            if path.suffix.lower() == ".parquet":
                meta = pa.parquet.read_metadata(path)
                need += READ_TIMES * sum(
                    meta.row_group(i).total_byte_size for i in range(meta.num_row_groups)
                )
            else:
                times = UNPACKED if path.suffix.lower() in WORKBOOKS else READ_TIMES
                need += times * path.stat().st_size
        except (OSError, pa.ArrowException):  # told by what reads it
            continue
    return need


def _keys(frames: Sequence[pa.Table], column: str) -> list[list[str]]:
    """Return ids, prefixed with the table's number where tables repeat each other's."""
    keys = [cells(frame[column])[0].to_pylist() for frame in frames]
    if len({key for one in keys for key in one}) == sum(len(one) for one in keys):
        return keys
    return [[f"{number}:{key}" for key in one] for number, one in enumerate(keys, 1)]


def _tables(frames: Sequence[pa.Table], keys: Sequence[list[str]], column: str) -> Tables:
    """Return the records under their keys."""
    return read_tables(
        [
            frame.set_column(frame.column_names.index(column), column, pa.array(key, pa.large_string()))
            for frame, key in zip(frames, keys, strict=True)
        ],
        column,
    )


def _told(progress: Progress) -> Callable[[str, float], None]:
    """Return what the engine tells how far it is."""

    def say(stage: str, share: float) -> None:
        progress(stage, round(share * _SHARES), _SHARES)

    return say


def stated_spec(path: Path) -> Spec:
    """Read a specification.

    Raises:
        UsageError: It cannot be read, or is none.
    """
    return load_spec(_bytes(path, "specification"), path.name)


def stated_model(path: Path) -> Model:
    """Read a model.

    Raises:
        UsageError: It cannot be read, or is none.
    """
    try:
        return load_model(_bytes(path, "model"))
    except UsageError as error:
        raise UsageError(error.what, where=path.name, remedy=error.remedy) from None


def _bytes(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the {what} cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read",
        ) from None


def left_out(spec: Spec) -> tuple[str, ...]:
    """Return the columns that were left out because they tell less than others, or nothing."""
    return tuple(
        field.name
        for field in spec.fields
        if field.type is FieldType.IGNORE and field.why.startswith(("tells", ABOUT_RECORD))
    )

"""The files Spark writes are the files one machine writes."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from linking.spark.people import table
from strikeback.flows.tables.files import read_table
from strikeback.flows.tables.ids import find_ids
from strikeback.flows.tables.resolve import resolve_tables
from strikeback.flows.tables.resolve_run import Settings
from strikeback.flows.tables.resolve_spark import _id_column, _staged, resolve_spark
from strikeback.model.errors import UsageError


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.usefixtures("spark")
def test_the_same_files(tmp_path: Path) -> None:
    """A CSV and a Parquet table with the same ids: clusters, pairs, model, what is told: byte for byte."""
    one, two = tmp_path / "one.csv", tmp_path / "two.parquet"
    pyarrow.csv.write_csv(table(300, 11), one)
    more = table(350, 12).append_column("visits", pa.array(range(350)))
    more = more.append_column("cluster", pa.array([f"c{n // 2}" for n in range(350)]))
    pq.write_table(more.append_column("Customer number", pa.array([f"k{n // 3}" for n in range(350)])), two)
    done = []
    for name, flow in (("here", resolve_tables), ("spark", resolve_spark)):
        out, pairs, model = (tmp_path / f"{name}-{what}" for what in ("out.csv", "pairs.csv", "model.json"))
        told = flow([one, two], out, pairs=pairs, save_model=model)
        done.append(
            (out.read_text(), pairs.read_text(), model.read_bytes(), msgspec.structs.replace(told, out=""))
        )
    assert done[0] == done[1]
    assert len(done[0][3].warnings) == 1
    assert "Customer number" in done[0][3].left_out


@pytest.mark.parametrize(
    "columns",
    [
        {"name": ["x", "y"], "Case No": ["1", "2"], "other": ["3", "4"]},
        {"name": ["x", "y"], "id": ["7", "7"]},
        {"name": ["x", "y"], "key": ["7", "7"], "UID": ["1", "2"]},
        {"name": ["x", "x"], "town": ["a", ""]},
    ],
    ids=["a number", "a usual name that repeats", "the usual name that does not", "none"],
)
def test_the_id_column_is_the_one_that_one_machine_takes(
    tmp_path: Path, columns: dict[str, list[str]]
) -> None:
    """Found on staged files column by column, or refused in the same words."""
    csv = tmp_path / "a.csv"
    pyarrow.csv.write_csv(pa.table(columns), csv)

    def said(found: Callable[[], str]) -> str:
        try:
            return found()
        except UsageError as error:
            return str(error)

    here = said(lambda: find_ids([read_table(csv, "")]))
    assert said(lambda: _id_column([_staged(csv, tmp_path / "a.parquet", "")])) == here


def test_staged_cells_are_missing_where_they_were(tmp_path: Path) -> None:
    """What a person is warned of counts what is there."""
    stored = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [1.0, 2.0], "town": ["", None]}), stored)
    staged = pq.read_table(_staged(stored, tmp_path / "b.parquet", ""))
    assert staged["town"].to_pylist() == ["", None]


def test_decisions_are_refused(tmp_path: Path) -> None:
    """They bind rows of one machine; the message says what to use."""
    pytest.importorskip("pyspark")
    csv = tmp_path / "a.csv"
    csv.write_text("id,name\n1,x\n")
    with pytest.raises(UsageError, match=r"not taken under Spark.*--engine local"):
        resolve_spark([csv], tmp_path / "o.csv", settings=Settings(decisions=csv))

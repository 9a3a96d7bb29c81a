"""The files Spark writes are the files one machine writes."""

from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from linking.spark.people import table
from strikeback.flows.resolve_run import Settings
from strikeback.flows.resolve_spark import resolve_spark
from strikeback.flows.resolve_tables import resolve_tables
from strikeback.model.errors import UsageError


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.usefixtures("spark")
def test_the_same_files(tmp_path: Path) -> None:
    """A CSV and a Parquet table with the same ids: clusters, pairs, model, what is told: byte for byte."""
    one, two = tmp_path / "one.csv", tmp_path / "two.parquet"
    pyarrow.csv.write_csv(table(300, 11), one)
    pq.write_table(table(350, 12).append_column("visits", pa.array(range(350))), two)
    done = []
    for name, flow in (("here", resolve_tables), ("spark", resolve_spark)):
        out, pairs, model = (tmp_path / f"{name}-{what}" for what in ("out.csv", "pairs.csv", "model.json"))
        told = flow([one, two], out, pairs=pairs, save_model=model)
        done.append(
            (out.read_text(), pairs.read_text(), model.read_bytes(), msgspec.structs.replace(told, out=""))
        )
    assert done[0] == done[1]


def test_decisions_are_refused(tmp_path: Path) -> None:
    """They bind rows of one machine; the message says what to use."""
    pytest.importorskip("pyspark")
    csv = tmp_path / "a.csv"
    csv.write_text("id,name\n1,x\n")
    with pytest.raises(UsageError, match=r"not taken under Spark.*--engine local"):
        resolve_spark([csv], tmp_path / "o.csv", settings=Settings(decisions=csv))

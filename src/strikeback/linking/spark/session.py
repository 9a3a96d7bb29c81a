"""A Spark session of this machine, and clear words where there can be none."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE: Final = "127.0.0.1"
BATCH_ROWS: Final = 30_000
"""Rows of an Arrow batch between Spark and Python: some megabytes."""
JAVA: Final = 17
"""Oldest Java that Spark 4 runs on (its documentation, "Downloading")."""
GET_JAVA: Final = (
    f"Install Java {JAVA} or newer (Debian and Ubuntu: apt install openjdk-{JAVA}-jre-headless; "
    f"macOS: brew install openjdk@{JAVA}) and set JAVA_HOME, or use --engine local"
)
QUICK: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Compile each method once and collect garbage in one thread: of 79 CPU seconds for a table of 100,000
records 27 are saved; from a million on it costs a few in a hundred (docs/scale.md)."""


def refuse_absent() -> None:
    """Refuse where Spark cannot start.

    Raises:
        UsageError: The extra or Java is missing.
    """
    try:
        import pyspark  # noqa: F401, PLC0415 - heavy, and optional
    except ImportError:
        raise UsageError(
            "PySpark is not installed",
            remedy="Install the extra: pip install 'strikeback[spark]', or use --engine local",
        ) from None
    home = os.environ.get("JAVA_HOME")
    if not (home and (Path(home) / "bin" / "java").exists()) and shutil.which("java") is None:
        raise UsageError("Spark needs Java, and there is none", remedy=GET_JAVA)


@contextmanager
def local_session(
    folder: Path,
    *,
    cores: int = 2,
    memory: str = "4g",
    quick: bool = False,
    more: Mapping[str, str] | None = None,
) -> Iterator["SparkSession"]:
    """Open a session on this machine alone: nothing listens on another address, no pages are served.

    A session that is open already is used as it is, and stays open.

    Args:
        folder: Place of its temporary files.
        cores: Tasks at once.
        memory: Memory of the Java side.
        quick: The run is short: the Java side compiles less.
        more: Further settings of Spark.

    Raises:
        UsageError: The extra or Java is missing, or Spark does not start.
    """
    refuse_absent()
    from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    settings = {
        "spark.driver.host": HERE,
        "spark.driver.bindAddress": HERE,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": memory,
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(4 * cores),
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH_ROWS),
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder} {QUICK if quick else ''}".rstrip(),
        **(more or {}),
    }
    builder = SparkSession.builder.master(f"local[{cores}]").appName("strikeback")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise UsageError("Spark did not start: Java ended at once", remedy=GET_JAVA) from error
    session.sparkContext.setLogLevel("ERROR")
    # Workers are this very Python, whatever the path holds.
    session.sparkContext.pythonExec = sys.executable
    try:
        yield session
    finally:
        session.stop()

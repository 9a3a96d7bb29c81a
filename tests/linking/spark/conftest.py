"""One session of Spark for all tests of this folder; it takes half a minute to start, so it is shared."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from strikeback.linking.spark.session import local_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator["SparkSession"]:
    """A session of two cores on this machine alone; skipped where PySpark or Java is not installed."""
    pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    few = {
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        # Compiling costs more than it saves on hundreds of rows.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    with local_session(tmp_path_factory.mktemp("spark"), cores=2, memory="1g", more=few) as session:
        yield session

"""What is said where Spark cannot start."""

import sys
from pathlib import Path

import pytest

from strikeback.linking.spark.session import local_session, refuse_absent
from strikeback.model.errors import UsageError


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with (
        pytest.raises(UsageError, match=r"PySpark is not installed.*strikeback\[spark\]"),
        local_session(tmp_path),
    ):
        pass


def test_without_java_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The message says which Java; a JAVA_HOME without one does not count."""
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=r"needs Java.*Install Java 17"):
        refuse_absent()


def test_java_home_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Java that is not on the path but stated is found."""
    pytest.importorskip("pyspark")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    refuse_absent()


def test_a_java_that_ends_at_once_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that is too old, or broken: what to install, not where Spark failed."""
    sql = pytest.importorskip("pyspark.sql")
    errors = pytest.importorskip("pyspark.errors")

    def ended(_builder: object) -> None:
        raise errors.PySparkRuntimeError(errorClass="JAVA_GATEWAY_EXITED", messageParameters={})

    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setattr(sql.SparkSession, "getActiveSession", lambda: None)
    monkeypatch.setattr(sql.SparkSession.Builder, "getOrCreate", ended)
    with (
        pytest.raises(UsageError, match=r"did not start.*Install Java 17.*--engine local"),
        local_session(tmp_path, quick=True),
    ):
        pass

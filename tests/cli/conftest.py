"""Running the command line inside the test's process, in a folder of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from strikeback.cli.main import main

REPORTS = """\
report no,victim name,victim date of birth,victim phone,suspect facebook id,amount demanded,narrative
HK-1,Chan Invented Man,1990-05-06,+852 6123 4567,100000000000001,HKD 5000,They asked for money
HK-2,Ho Invented Yan,2001-02-03,+852 6123 4999,100000000000002,HKD 800,I want to kill myself
"""
OTHERS = """\
report no,victim name,victim date of birth,victim phone,suspect facebook id,amount demanded,narrative
SG-7,Chan Invented Man,1990-05-06,+85261234567,100000000000001,SGD 900,They asked for money again
"""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Runs ``strikeback`` with the given arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STRIKEBACK_USER", raising=False)

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return command


@pytest.fixture
def ready(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """The same, with two agencies registered and a table of each on disk."""
    (tmp_path / "hk.csv").write_text(REPORTS, encoding="utf-8")
    (tmp_path / "sg.csv").write_text(OTHERS, encoding="utf-8")
    assert run("agency", "add", "hkpf", "--country", "HK").code == 0
    assert run("agency", "add", "spf", "--country", "SG").code == 0
    return run


@pytest.fixture
def linked(ready: Callable[..., Ran]) -> Callable[..., Ran]:
    """The same, imported and linked."""
    assert ready("import", "hk.csv", "--agency", "hkpf").code == 0
    assert ready("import", "sg.csv", "--agency", "spf").code == 0
    assert ready("link").code == 0
    return ready

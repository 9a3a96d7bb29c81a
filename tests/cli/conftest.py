"""Running the command line inside the test's process, in a folder of its own."""

import json
import shutil
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


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders to be copied: with two agencies and a table of each on disk; the same, imported and linked."""
    ready, linked = tmp_path_factory.mktemp("ready"), tmp_path_factory.mktemp("linked")
    (ready / "hk.csv").write_text(REPORTS, encoding="utf-8")
    (ready / "sg.csv").write_text(OTHERS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("STRIKEBACK_USER", raising=False)
        patch.chdir(ready)
        for agency, country in (("hkpf", "HK"), ("spf", "SG")):
            assert main(["agency", "add", agency, "--country", country]) == 0
        shutil.copytree(ready, linked, dirs_exist_ok=True)
        patch.chdir(linked)
        for table, agency in (("hk.csv", "hkpf"), ("sg.csv", "spf")):
            assert main(["import", table, "--agency", agency]) == 0
        assert main(["link"]) == 0
    return ready, linked


@pytest.fixture
def ready(run: Callable[..., Ran], tmp_path: Path, prepared: tuple[Path, Path]) -> Callable[..., Ran]:
    """The same, with two agencies registered and a table of each on disk."""
    shutil.copytree(prepared[0], tmp_path, dirs_exist_ok=True)
    return run


@pytest.fixture
def linked(run: Callable[..., Ran], tmp_path: Path, prepared: tuple[Path, Path]) -> Callable[..., Ran]:
    """The same, imported and linked."""
    shutil.copytree(prepared[1], tmp_path, dirs_exist_ok=True)
    return run

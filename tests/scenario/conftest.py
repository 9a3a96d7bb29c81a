"""Scenarios generated once for all tests of the room."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from strikeback.scenario.generate import generate
from strikeback.scenario.manifest import Manifest

Row = dict[str, str]


class Made:
    """A generated scenario: where it lies, its manifest, its truth tables as read by the csv module."""

    def __init__(self, root: Path, manifest: Manifest) -> None:
        self.root = root
        self.manifest = manifest
        self.paths = {(one.agency, Path(one.path).name): root / one.path for one in manifest.files}
        self.truth: dict[str, list[Row]] = {}
        for path in sorted((root / "truth").glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as stream:
                self.truth[path.stem] = list(csv.DictReader(stream))
        self.by_file: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.truth["mentions"]:
            self.by_file[row["agency"], row["file"]].append(row)

    def files(self, kind: str) -> list[tuple[str, Path]]:
        """Agency and path of every file of a kind."""
        return [(one.agency, self.root / one.path) for one in self.manifest.files if one.kind == kind]


@pytest.fixture(scope="session")
def made_2014(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Preset 2014 at scale 1."""
    root = tmp_path_factory.mktemp("scenario-2014")
    return Made(root, generate(root, seed=1))


@pytest.fixture(scope="session")
def made_today(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Preset today at scale 1."""
    root = tmp_path_factory.mktemp("scenario-today")
    return Made(root, generate(root, seed=2, preset="today"))


@pytest.fixture(params=["2014", "today"])
def made(request: pytest.FixtureRequest) -> Made:
    """Each preset in turn."""
    return request.getfixturevalue(f"made_{request.param}")

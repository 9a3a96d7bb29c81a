"""ARCHITECTURE.md tells how things are: every file and function it names exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
FILES = sorted(set(re.findall(r"`((?:src|tests|docs|tools|benchmarks)/[\w./-]+)`", PAGE)))
CALLS = sorted(set(re.findall(r"`(\w+(?:/\w+)*\.py):(\w+)`", PAGE)))


def test_the_page_names_files_and_calls() -> None:
    """The two checks below have something to check, and the page stays short."""
    assert len(FILES) >= 10
    assert len(CALLS) >= 6
    assert PAGE.count("\n") <= 160


@pytest.mark.parametrize("name", FILES)
def test_named_file_exists(name: str) -> None:
    """A path in the page is a path in the checkout."""
    assert (ROOT / name).exists()


@pytest.mark.parametrize(("file", "function"), CALLS)
def test_named_call_exists(file: str, function: str) -> None:
    """A ``file.py:function`` of the page is defined at that file's top level."""
    tree = ast.parse((ROOT / "src/strikeback" / file).read_text("utf-8"))
    names = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    assert function in names


def test_every_room_is_on_the_page() -> None:
    """No room of the package is missing from the table of rooms."""
    rooms = [
        p.name for p in (ROOT / "src/strikeback").iterdir() if p.is_dir() and not p.name.startswith("__")
    ]
    assert [room for room in rooms if f"`{room}/`" not in PAGE] == []

"""Limits that keep the code readable: modules, functions, and what must never be committed."""

import ast
import subprocess
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
ROOMS = {
    room: list(paths)
    for room, paths in groupby(SOURCES, lambda path: path.relative_to(ROOT / "src/strikeback").parts[0])
}
MAX_MODULE_LINES = 400
MAX_WORD_LIST_LINES = 1000
MAX_VERIFIER_LINES = 480
MAX_FUNCTION_LINES = 60


def most_lines(path: Path) -> int:
    """How long a module may be.

    A language's word list may be long, it is one table. The verifier for courts is one file on
    purpose: it is copied out and read alone.
    """
    if path.name == "verify_standalone.py":
        return MAX_VERIFIER_LINES
    return MAX_WORD_LIST_LINES if path.parent.name == "words" else MAX_MODULE_LINES


@cache
def faults(room: str) -> dict[str, list[str]]:
    """What the modules of a room do that they should not, by kind; every module is read once."""
    found: dict[str, list[str]] = {"long module": [], "long function": [], "broad except": []}
    for path in ROOMS[room]:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > most_lines(path):
            found["long module"].append(str(path))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                if (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES:
                    found["long function"].append(f"{path}:{node.name}")
            elif isinstance(node, ast.ExceptHandler) and is_broad(node):
                found["broad except"].append(f"{path}:{node.lineno}")
    return found


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether it catches every exception."""
    return handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}


def test_every_source_is_in_a_room() -> None:
    """What the checks below go through is all there is."""
    assert sorted(path for paths in ROOMS.values() for path in paths) == SOURCES
    assert len(SOURCES) >= 700


@pytest.mark.parametrize("room", ROOMS)
def test_modules_and_functions_stay_small(room: str) -> None:
    """No module over 400 lines, no function over 60."""
    assert faults(room)["long module"] == []
    assert faults(room)["long function"] == []


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in {"cli", "api", "web"}])
def test_broad_excepts_live_in_doors_only(room: str) -> None:
    """Only a door (cli, api, web) may catch every exception."""
    assert faults(room)["broad except"] == []


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_locks_pin_hashes_and_name_no_host(name: str) -> None:
    """Every requirement is pinned with a hash; no address of any index."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert "://" not in text
    assert "index-url" not in text
    assert all("==" in pin for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)


def test_no_media_is_committed() -> None:
    """The project holds no images, audio or video, apart from vector drawings."""
    # Whoever runs the tests need not be the checkout's owner.
    command = ["git", "-c", "safe.directory=*", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    media = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp4", ".mov", ".avi", ".mp3", ".wav", ".heic"}
    assert [name for name in listed.splitlines() if Path(name).suffix.lower() in media] == []

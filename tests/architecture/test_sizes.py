"""Limits that keep the code readable: modules, functions, and what must never be committed."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MAX_MODULE_LINES = 400
MAX_WORD_LIST_LINES = 1000
MAX_VERIFIER_LINES = 480
MAX_FUNCTION_LINES = 60


def relative(path: Path) -> str:
    """Path below the checkout, for test ids."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_module_and_functions_stay_small(path: Path) -> None:
    """No module over 400 lines, no function over 60; a language's word list may be long, it is one table.

    The verifier for courts is one file on purpose: it is copied out and read alone.
    """
    most = MAX_WORD_LIST_LINES if path.parent.name == "words" else MAX_MODULE_LINES
    if path.name == "verify_standalone.py":
        most = MAX_VERIFIER_LINES
    text = path.read_text(encoding="utf-8")
    long_functions = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert text.count("\n") <= most
    assert long_functions == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_broad_excepts_live_in_doors_only(path: Path) -> None:
    """Only a door (cli, api, web) may catch every exception."""
    if any(path.is_relative_to(ROOT / "src/strikeback" / door) for door in ("cli", "api", "web")):
        return
    handlers = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)
    ]
    broad = [
        h.lineno for h in handlers if h.type is None or ast.unparse(h.type) in {"Exception", "BaseException"}
    ]
    assert broad == []


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
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    media = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp4", ".mov", ".avi", ".mp3", ".wav", ".heic"}
    assert [name for name in listed.splitlines() if Path(name).suffix.lower() in media] == []

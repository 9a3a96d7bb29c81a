"""The demo's two faces: what a coordinator reads, and the promised JSON."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from strikeback.cli import coordinator
from strikeback.cli.coordinator import page
from strikeback.flows.demos.demo import Demo
from strikeback.flows.demos.demo import demo as run_demo

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


class StoppedClock:
    """A clock that stands on the first raid day."""

    def now(self) -> datetime:
        """Always the same moment."""
        return datetime(2014, 4, 30, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One small demo, really run."""
    return run_demo(tmp_path_factory.mktemp("demo"), seed=2, scale=0.1, clock=StoppedClock())


@pytest.fixture
def asked(result: Demo, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, dict[str, object]]]:
    """What the command asks the flow for; the flow answers with the demo already run."""
    calls: list[tuple[Path, dict[str, object]]] = []

    def answer(directory: Path, **given: object) -> Demo:
        calls.append((directory, given))
        return result

    monkeypatch.setattr("strikeback.flows.demos.demo.demo", answer)
    return calls


def test_for_people_alerts_come_first(run, result: Demo, asked: list[tuple[Path, dict[str, object]]]) -> None:
    """Alerts, then who is linked across borders and why, then counts with the truth, then the brief."""
    ran = run("demo", "--dir", "here", "--seed", "2", "--scale", "0.1", "--preset", "today")
    assert ran.code == 0
    heads = [
        ran.out.index(head)
        for head in ("ALERTS", "ACROSS BORDERS", "HOW MANY", "QUALITY", "THE OPERATION", "Brief:")
    ]
    assert heads == sorted(heads)
    assert result.brief in ran.out
    assert str(result.scores.victims) in ran.out
    directory, given = asked[0]
    assert directory == Path("here")
    assert (given["seed"], given["scale"], given["preset"]) == (2, 0.1, "today")


def test_for_machines_the_promised_keys(run, result: Demo, asked: object) -> None:
    """DESIGN section 7 names them; the figures are those of the run."""
    found = run("demo", "--json").json
    promised = {
        "records", "rejected", "agencies", "victims", "suspects", "by_country", "alerts", "leads", "links",
        "exhibits", "arrests", "sites", "quality", "seconds", "peak_mb", "brief",
    }  # fmt: skip
    assert promised <= set(found)
    assert set(found) <= set(re.findall(r"`([a-zA-Z_0-9]+)`", PAGE.read_text("utf-8")))
    assert {"estimate", "low", "high", "level", "truth"} <= set(found["victims"])
    assert set(found["quality"]) == {"victims", "suspects", "incidents"}
    assert found["records"] == result.derived.records > 0
    assert found["victims"]["truth"] == result.scores.victims > 0


def test_a_directory_with_other_things_is_left_alone(run, tmp_path: Path) -> None:
    """The demo never clears what it did not make."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    assert run("demo", "--dir", "mine").code == 2
    assert (tmp_path / "mine" / "thesis.txt").exists()


@pytest.mark.parametrize("width", [80, 96, 100])
def test_no_line_is_wider_than_the_screen(result: Demo, width: int) -> None:
    """Also where file names and numbers are in wide characters."""
    lines = list(page(result, width))
    assert max(map(cell_len, lines)) <= max(width, cell_len(f"Brief: {result.brief}"))
    assert all(line == line.rstrip() for line in lines)


def test_alerts_are_told_in_words(result: Demo) -> None:
    """An agency's most urgent alert, when it is due, where its report stands; no rule id."""
    lines = list(page(result, 100))
    start = next(number for number, line in enumerate(lines) if line.startswith("ALERTS"))
    first, place = lines[start + 1 : start + 3]
    entry = result.summary.alerts[0]
    assert first.split()[:2] == [entry.alert.band.value, entry.alert.agency]
    assert f"by {entry.alert.due[11:16]} UTC" in first
    assert str(entry.report["file"])[:20] in place
    assert not any(reason.rule in first for reason in entry.alert.reasons)


def test_a_quiet_world(result: Demo) -> None:
    """Without alerts, groups or sites the page still says so."""
    summary = msgspec.structs.replace(result.summary, alerts=(), leads=(), groups=(), sites=(), places={})
    lines = list(page(msgspec.structs.replace(result, summary=summary), 80))
    assert any(line.startswith("ALERTS") and line.endswith("none") for line in lines)
    assert any("0 matters" in line for line in lines)


@pytest.mark.parametrize(("columns", "width"), [(40, 80), (90, 90), (300, 100)])
def test_a_terminal_decides_the_width(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    """Between 80 and 100 columns."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    assert coordinator._columns() == width

"""The commands for anybody's tables: what is printed of a run, and what is refused before it."""

from pathlib import Path
from typing import Any

import pytest

from strikeback.flows.tables import resolve as resolve_tables
from strikeback.flows.tables import resolve_spark
from strikeback.flows.tables.resolve import Resolved
from strikeback.linking.engine.learn_model import Taught, Trial
from strikeback.linking.resolution import CountRange


def done(**changes: Any) -> Resolved:
    """A run on twelve records."""
    values: dict[str, Any] = {
        "records": 1200, "pairs": 5, "clusters": 900, "largest": 3, "threshold": 0.0, "id_column": "id",
        "fields": ("name (name)", "born (date)"), "count": CountRange(low=890, high=905), "out": "o.csv",
        "model": "table-0",
    }  # fmt: skip
    return Resolved(**(values | changes))


def taught(*, better: bool) -> Taught:
    """What learning from forty decisions came to."""
    before, after = (Trial(way=way, loss=loss, errors=errors) for way, loss, errors in TRIALS)
    return Taught(
        decisions=40, folds=5, before=before, after=after, better=better, old="table-0", new="table-1"
    )


TRIALS = (("as it is", 0.5, 0.125), ("its scale", 0.25, 0.0625))


@pytest.fixture
def resolved(run: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs ``resolve`` with a made-up outcome; the options that arrive are kept."""
    heard: dict[str, Any] = {}

    def of(outcome: Resolved, *options: str) -> Any:
        def local(_tables: Any, _out: Any, **settings: Any) -> Resolved:
            heard.update(settings)
            return outcome

        monkeypatch.setattr(resolve_tables, "resolve_tables", local)
        monkeypatch.setattr(resolve_spark, "resolve_spark", local)
        return run("resolve", "a.csv", "--out", "o.csv", *options)

    of.heard = heard  # type: ignore[attr-defined]
    return of


def test_what_a_run_gave_in_words(resolved: Any) -> None:
    """Fields, ids, clusters, count and model; nothing of what did not occur."""
    ran = resolved(done())
    assert ran.out.splitlines() == [
        "Compared by name (name), born (date); ids from id.",
        (
            "1,200 records in 900 clusters (largest 3), 5 likely pairs; between 890 and 905 distinct "
            "(range over methods, not audited)."
        ),
        "Model table-0. Written: o.csv",
    ]
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"left_out": ("flag",)}, "Left out, they tell less or nothing: flag.", id="left out"),
        pytest.param({"fields": ()}, "Nothing was compared: no column has values that tell", id="no field"),
        pytest.param({"copies": 1500}, "1,500 exact copies of other rows were set aside", id="copies"),
        pytest.param({"decided": 3}, "3 pairs are as people decided.", id="decided"),
        pytest.param(
            {"paired": ("DOB = birth_date",)},
            "under different headings: DOB = birth_date.",
            id="paired columns",
        ),
        pytest.param({"alone": ("Employer (a.csv)",)}, "In one table alone: Employer (a.csv).", id="alone"),
        pytest.param(
            {"count": CountRange(low=7, high=7, why=())}, "by every method 7 distinct", id="no range"
        ),
        pytest.param({"fields": ()}, "how many are distinct cannot be told", id="nothing compared"),
        pytest.param(
            {"taught": taught(better=True)},
            "Learned from decisions by its scale; on decisions held out (40 in 5 folds): "
            "log loss 0.500 -> 0.250 bits, errors 12.50% -> 6.25% of pairs.",
            id="learned",
        ),
        pytest.param(
            {"taught": taught(better=True)}, "To go back, use the old one with --model.", id="the way back"
        ),
        pytest.param(
            {"taught": taught(better=False)}, "model table-0 stands, none was written.", id="not better"
        ),
        pytest.param(
            {"count": CountRange(low=1, high=2, why=("few fields", "dirty records"))},
            "No more can be said of the number: few fields; dirty records.",
            id="why no better count",
        ),
    ],
)
def test_what_else_is_said(resolved: Any, changes: dict[str, Any], words: str) -> None:
    """A line where there is something to tell."""
    assert words in resolved(done(**changes)).out


def test_warnings_go_to_standard_error_and_into_json(resolved: Any) -> None:
    """Standard output stays the one document."""
    outcome = done(warnings=("column 'uid' repeats values",), count=CountRange(low=1, high=2, why=("x",)))
    assert resolved(outcome).err == "Warning: column 'uid' repeats values.\n"
    ran = resolved(outcome, "--json")
    assert ran.json["warnings"] == ["column 'uid' repeats values"]
    assert ran.json["count"] == {
        "low": 1, "high": 2, "method": "range over methods, not audited", "why": ["x"],
    }  # fmt: skip
    assert "Warning" in ran.err


def test_questions_are_pointed_to(resolved: Any) -> None:
    """Both files that wait for an officer are named."""
    out = resolved(done(), "--review", "r.csv", "--sample", "s.csv", "--count").out
    assert "Written: r.csv. Fill in `verdict`" in out
    assert "Written: s.csv." in out
    assert resolved.heard["counting"] is True


def test_spark_gets_the_settings_and_refuses_what_one_machine_does(resolved: Any) -> None:
    """Learning, questions and counting are for the local engine."""
    assert resolved(done(), "--engine", "spark", "--pairs", "p.csv", "--memory", "900").code == 0
    assert resolved.heard["pairs"] == Path("p.csv")
    assert resolved.heard["settings"].memory == 900
    for option in (["--count"], ["--review", "r.csv"], ["--sample", "s.csv"], ["--learn"]):
        refused = resolved(done(), "--engine", "spark", *option)
        assert refused.code == 2
        assert "--engine local" in refused.err


def test_a_specification_is_shown_and_nothing_is_written_unasked(run: Any) -> None:
    """``--show-spec`` prints a file; without ``--out`` the summary alone says what was found."""
    rows = "\n".join(f"{n},Person{n:02d} Holm" for n in range(30))
    Path("a.csv").write_text(f"id,name\n{rows}\n", "utf-8")
    assert [f["name"] for f in run("resolve", "a.csv", "--show-spec").json["fields"]] == ["name"]
    said = run("resolve", "a.csv").out
    assert "30 records" in said
    assert "name a file with --out" in said
    assert [path.name for path in Path().iterdir()] == ["a.csv"]


def test_an_explanation_as_json(run: Any) -> None:
    """The same answer as in words, as one document."""
    rows = "\n".join(f"{n},Person{n // 2:02d} Holm,190{n // 2:03d}" for n in range(60))
    Path("a.csv").write_text(f"id,name,code\n{rows}\n", "utf-8")
    found = run("explain", "a.csv", "--pair", "2", "3", "--json").json
    assert (found["left"], found["right"], found["together"]) == ("2", "3", True)
    assert run("explain", "a.csv", "--entity", "2", "--json").json["entity"] == ["2", "3"]


def test_id_columns_are_named_once_or_for_each_table(resolved: Any) -> None:
    """The option may be repeated; its values arrive in their order."""
    for names in ((), ("id",), ("N° dossier", "Номер")):
        options = [part for name in names for part in ("--id-column", name)]
        assert resolved(done(), *options).code == 0
        assert resolved.heard["settings"].id_column == names

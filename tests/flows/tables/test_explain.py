"""Explaining and teaching on files, as the commands do it."""

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.linking.engine.register import register, truth

from strikeback.flows.tables.explain import explain_tables, steps_of
from strikeback.flows.tables.resolve import resolve_tables
from strikeback.flows.tables.resolve_run import Settings, run_tables
from strikeback.model.errors import NotFoundError, UsageError


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A register of 200 people as a file."""
    rows = register(200, 5)
    with (tmp_path / "r.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return tmp_path / "r.csv"


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hash_of(key: str) -> int:
    """A number a person, the same for all its records."""
    return int(truth(key)) * 7919 % 100_000


def answered(path: Path) -> Path:
    """The file with every question answered by the truth."""
    rows = read(path)
    for row in rows:
        row["verdict"] = "same" if truth(row["left"]) == truth(row["right"]) else "different"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_run_is_explained_by_its_model(table: Path, tmp_path: Path) -> None:
    """Bits are those of the pairs written, clusters those of the run; the picture shows all parts."""
    out, pairs, model = tmp_path / "o.csv", tmp_path / "p.csv", tmp_path / "m.json"
    done = resolve_tables([table], out, pairs=pairs, save_model=model)
    cluster = {row["id"]: row["cluster"] for row in read(out)}
    for row in read(pairs)[::60]:
        found = explain_tables(
            [table], row["left"], row["right"], settings=Settings(model=model), svg=tmp_path / "w.svg"
        )
        assert found.pair is not None
        assert found.pair.bits == float(row["bits"])
        assert found.probability == pytest.approx(float(row["probability"]))
        assert found.together == (cluster[row["left"]] == cluster[row["right"]])
        assert found.model == done.model
        assert sum(step.bits for step in steps_of(found.pair)) == pytest.approx(found.pair.bits)
        drawn = "".join(ET.parse(tmp_path / "w.svg").getroot().itertext())
        assert all(f"{step.bits:+.2f}" in drawn for step in steps_of(found.pair))


def test_an_entity_is_explained_by_its_bridge(table: Path, tmp_path: Path) -> None:
    """Its records, and what would be left: the records again, in parts."""
    key = next(row["id"] for row in read(table) if row["id"].endswith(".3"))
    found = explain_tables([table], key, settings=Settings(), svg=tmp_path / "b.svg")
    assert found.bridge is not None
    assert key in found.entity
    assert sorted(key for part in found.bridge.parts for key in part) == list(found.entity)
    assert sorted((*found.bridge.near, *found.bridge.far)) == list(found.entity)
    assert found.bridge.left in (tmp_path / "b.svg").read_text("utf-8")


def test_what_cannot_be_explained(table: Path, tmp_path: Path) -> None:
    """A record and itself, one that is not there, a record alone that is to be drawn."""
    with pytest.raises(UsageError, match="same record"):
        explain_tables([table], "0.0", "0.0", settings=Settings())
    with pytest.raises(NotFoundError) as told:
        explain_tables([table], "0.0", "nobody", settings=Settings())
    assert told.value.where == "nobody"
    alone = next(
        row for row in read(table) if not any(o["id"] == truth(row["id"]) + ".1" for o in read(table))
    )
    with pytest.raises(UsageError, match="nothing to draw"):
        explain_tables([table], alone["id"], settings=Settings(), svg=tmp_path / "w.svg")
    assert not (tmp_path / "w.svg").exists()


def test_exact_copies_follow_the_record_that_stands_for_them(tmp_path: Path) -> None:
    """Eighty copies of one row: one entity, told to be copies; nobody else in it."""
    rows = [{**row, "phone": f"+4477009{hash_of(row['id']):05d}"} for row in register(150, 6)]
    copies = [{**rows[0], "id": f"copy {n:02d}"} for n in range(80)]
    path = tmp_path / "c.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows + copies)
    run = run_tables([path], Settings(id_column="id"))
    found = run.clusters()
    assert len(run.copy_of) == 80
    group = {key for key, cluster in found.items() if cluster == found["copy 07"]}
    assert {row["id"] for row in copies} <= group
    assert {truth(key) for key in group - {row["id"] for row in copies}} <= {truth(rows[0]["id"])}
    told = explain_tables([path], "copy 07", "copy 08", settings=Settings(id_column="id"))
    assert told.copies
    assert told.together
    whole = explain_tables([path], rows[0]["id"], settings=Settings(id_column="id"))
    assert set(whole.followers) == {row["id"] for row in copies}


def test_thin_rows_are_no_copies_of_one_thing(tmp_path: Path) -> None:
    """Eighty rows of a common name and a sex are eighty people for all anybody can tell."""
    lines = [f"{n},Anna,female" for n in range(80)] + [f"{n + 80},Name{n % 40},male" for n in range(120)]
    path = tmp_path / "thin.csv"
    path.write_text("id,given name,sex\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert run_tables([path], Settings(id_column="id")).copy_of == {}


def test_decisions_bind(table: Path, tmp_path: Path) -> None:
    """What people say wins over the score, and is told by an explanation."""
    ask = tmp_path / "ask.csv"
    resolve_tables([table], tmp_path / "o.csv", review=ask, questions=6)
    rows = read(ask)
    assert 0 < len(rows) <= 6
    contrary = tmp_path / "d.csv"
    verdicts = {True: "different", False: "same"}
    contrary.write_text(
        "left,right,verdict\n"
        + "".join(f"{row['left']},{row['right']},{verdicts[row['now'] == 'together']}\n" for row in rows),
        encoding="utf-8",
    )
    done = resolve_tables([table], tmp_path / "o.csv", settings=Settings(decisions=contrary))
    assert done.decided == len(rows)
    cluster = {row["id"]: row["cluster"] for row in read(tmp_path / "o.csv")}
    for row in rows:
        assert (cluster[row["left"]] == cluster[row["right"]]) == (row["now"] == "apart")
    told = explain_tables([table], rows[0]["left"], rows[0]["right"], settings=Settings(decisions=contrary))
    assert told.decided == verdicts[rows[0]["now"] == "together"]


def test_learning_writes_a_model_only_where_it_is_better(table: Path, tmp_path: Path) -> None:
    """The outcome says so; a model spoiled on purpose is put right, the old file stays as it was."""
    good, bad, new = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "new.json"
    drawn = tmp_path / "draw.csv"
    resolve_tables([table], tmp_path / "o.csv", save_model=good)
    text = good.read_text("utf-8")
    prior = int(text.split('"prior":')[1].split(",")[0])
    bad.write_text(text.replace(f'"prior":{prior}', f'"prior":{prior + 9000}'), encoding="utf-8")
    before = bad.read_bytes()
    settings = Settings(model=bad)
    resolve_tables([table], tmp_path / "o.csv", sample=drawn, questions=120, settings=settings)
    assert {"left", "right", "verdict", "stands_for"} <= set(read(drawn)[0])
    settings = Settings(model=bad, decisions=answered(drawn))
    done = resolve_tables([table], tmp_path / "o.csv", save_model=new, learning=True, settings=settings)
    assert done.taught is not None
    assert done.taught.better
    assert new.exists()
    assert bad.read_bytes() == before
    settings = Settings(model=new, decisions=drawn)
    again = resolve_tables(
        [table], tmp_path / "o.csv", save_model=tmp_path / "x.json", learning=True, settings=settings
    )
    assert again.taught is not None
    assert (tmp_path / "x.json").exists() == again.taught.better
    assert done.taught.new == done.model


def test_learning_needs_a_sample(table: Path, tmp_path: Path) -> None:
    """Decisions people picked bind and teach nothing; so do too few."""
    ask = tmp_path / "ask.csv"
    resolve_tables([table], tmp_path / "o.csv", review=ask, questions=30)
    settings = Settings(decisions=answered(ask))
    with pytest.raises(UsageError, match="teach nothing"):
        resolve_tables([table], tmp_path / "o.csv", learning=True, settings=settings)
    with pytest.raises(UsageError, match="nothing to learn from"):
        resolve_tables([table], tmp_path / "o.csv", learning=True)


def test_cells_of_questions_are_no_formulas(tmp_path: Path) -> None:
    """What a spreadsheet would run is shown behind a mark of text."""
    lines = [f'{n},"=HYPERLINK(""x{n % 30}"")",+1{n % 30:03d}5550{n % 30:03d}' for n in range(90)]
    path, ask = tmp_path / "f.csv", tmp_path / "ask.csv"
    path.write_text("id,title,remark\n" + "\n".join(lines) + "\n", encoding="utf-8")
    resolve_tables([path], tmp_path / "o.csv", id_column="id", sample=ask)
    for row in read(ask):
        shown = [text for name, text in row.items() if name not in {"left", "right", "verdict", "stands_for"}]
        assert not any(text.startswith(("=", "+", "-", "@")) for text in shown)


@pytest.mark.parametrize("stage", ["read", "compare", "cluster"])
def test_stopping_leaves_nothing_behind(table: Path, tmp_path: Path, stage: str) -> None:
    """Ctrl-C at any stage: no file, whole or in part."""

    def stop(at: str, _done: int, _total: int) -> None:
        if at == stage:
            raise KeyboardInterrupt

    before = set(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        resolve_tables(
            [table], tmp_path / "o.csv", pairs=tmp_path / "p.csv", settings=Settings(progress=stop)
        )
    assert set(tmp_path.iterdir()) == before

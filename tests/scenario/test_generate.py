"""A scenario hangs on its seed alone, and its truth points at what is really in the files."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from strikeback.model.errors import UsageError
from strikeback.scenario import generate as module
from strikeback.scenario.generate import generate

PROGRAM = """
import sys
from pathlib import Path
from strikeback.scenario.generate import generate
generate(Path(sys.argv[1]), seed=int(sys.argv[2]), scale=0.2, preset=sys.argv[3])
"""


def _digest(root: Path) -> str:
    """One digest over names and bytes of all files below ``root``."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _in_process(root: Path, seed: int, preset: str, hash_seed: str) -> str:
    """Generate in a process of its own, with its own hash seed and time zone."""
    zone = "Asia/Manila" if hash_seed == "1" else "America/Lima"
    surroundings = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
    command = [sys.executable, "-c", PROGRAM, str(root), str(seed), preset]
    subprocess.run(command, check=True, env=surroundings)
    return _digest(root)


@pytest.mark.parametrize("preset", ["2014", "today"])
def test_same_seed_same_bytes_in_every_process(tmp_path: Path, preset: str) -> None:
    """Two processes with other hash seeds and time zones write identical files."""
    first = _in_process(tmp_path / "a", 7, preset, "1")
    assert _in_process(tmp_path / "b", 7, preset, "4242") == first


def test_another_seed_gives_another_world(tmp_path: Path) -> None:
    """The seed decides."""
    digests = set()
    for seed in (1, 2):
        generate(tmp_path / str(seed), seed=seed, scale=0.1)
        digests.add(_digest(tmp_path / str(seed)))
    assert len(digests) == 2


def test_numbers_of_the_press_release(made_2014, made_today) -> None:
    """190 to 195 suspects in 8 to 12 groups, 58 arrested, 250 exhibits, 1,000 to 1,500 victims."""
    for made in (made_2014, made_today):
        counts = made.manifest.counts
        assert 190 <= counts["suspects"] <= 195
        assert 8 <= counts["groups"] <= 12
        assert (counts["arrested"], counts["exhibits"]) == (58, 250)
        assert 1000 <= counts["victims"] + counts["unreported"] <= 1500


def test_sites_and_days_of_the_raids(made_2014) -> None:
    """Four places, and offices stand nowhere else."""
    sites = {site for row in made_2014.truth["groups"] for site in row["sites"].split(";")}
    assert sites == {"Bicol", "Bulacan", "Laguna", "Taguig"}
    assert {row["site"] for row in made_2014.truth["suspects"]} <= sites


def test_counts_agree_with_the_truth_tables(made) -> None:
    """The manifest counts what the tables hold."""
    counts, truth = made.manifest.counts, made.truth
    assert counts["suspects"] == len(truth["suspects"])
    assert counts["victims"] == sum(row["reported"] == "1" for row in truth["victims"])
    assert counts["incidents"] == len(truth["incidents"])
    assert counts["reports"] == sum(int(row["reports"]) for row in truth["incidents"])
    for name in ("p1_cases", "lookalikes", "decoys", "mentions"):
        assert counts[name] == len(truth[name])


def test_truth_names_only_known_things(made) -> None:
    """Every truth id of a mention stands in the table of its kind."""
    truth = made.truth
    known = {
        "victim": {row["id"] for row in truth["victims"]},
        "contact": {row["id"] for row in truth["victims"]},
        "payer": {row["id"] for row in truth["victims"]},
        "offender": {row["id"] for row in truth["suspects"]},
        "exhibit-owner": {row["id"] for row in truth["suspects"]},
        "payee": {row["id"] for row in truth["accounts"]},
    }
    incidents = {row["id"] for row in truth["incidents"]}
    suspects, accounts = known["offender"], known["payee"]
    for row in truth["mentions"]:
        what, found = row["what"], row["truth"]
        if what == "report":
            assert found in incidents or found == f"T{row['id']}"
        elif what == "account":
            assert found in accounts or found.split("/")[0] in suspects
        else:
            assert found in known[what]


def test_victims_of_a_report_are_victims_of_its_incident(made) -> None:
    """Report, victim and offender of one place belong to one incident."""
    incidents = {row["id"]: row for row in made.truth["incidents"]}
    places: dict[tuple[str, ...], dict[str, str]] = {}
    for row in made.truth["mentions"]:
        key = tuple(row[name] for name in ("agency", "file", "row", "line", "id"))
        places.setdefault(key, {})[row["what"]] = row["truth"]
    seen = 0
    for place in places.values():
        incident = incidents.get(place.get("report", ""))
        if incident is None:
            continue
        seen += 1
        assert place.get("victim", incident["victim"]) == incident["victim"]
        assert place.get("offender", incident["suspect"]) == incident["suspect"]
    assert seen == made.manifest.counts["reports"]


def test_difficulty_is_in_the_promised_range(made) -> None:
    """20 to 30 % of pairs share no exact identifier; all of the victims' are decidable otherwise."""
    difficulty = json.loads((made.root / "truth" / "difficulty.json").read_text("utf-8"))
    assert difficulty == made.manifest.difficulty
    for what in ("victim", "offender"):
        assert 0.19 <= difficulty[f"{what}_no_shared_identifier"] <= 0.31
    assert difficulty["victim_decidable_by_clues"] >= 0.98
    assert difficulty["offender_joined_by_chain"] >= 0.9


def test_agencies_are_described_for_registration(made) -> None:
    """Each agency with files is listed with what a store needs to know of it."""
    listed = {one["id"]: one for one in json.loads((made.root / "agencies.json").read_text("utf-8"))}
    assert {one.agency for one in made.manifest.files} <= set(listed)
    for one in listed.values():
        assert one["date_order"] in {"dmy", "mdy", "ymd"}
        assert "/" in one["zone"]
        assert len(one["country"]) == 2


def test_large_scales_come_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts have files and people of their own; progress tells them; phones stay unique."""
    monkeypatch.setattr(module, "PART_SCALE", 0.1)
    told: list[tuple[int, int]] = []
    manifest = generate(tmp_path, scale=0.2, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    paths = [one.path for one in manifest.files]
    assert len(paths) == len(set(paths))
    assert any("-p002" in path for path in paths)
    names = [(one.agency, Path(one.path).name) for one in manifest.files]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param({"preset": "1999"}, "2014", id="preset"),
        pytest.param({"scale": 0.01}, "0.1", id="too-small"),
        pytest.param({"scale": 5000}, "1000", id="too-large"),
    ],
)
def test_wrong_wishes_are_refused(tmp_path: Path, wrong: dict[str, object], told: str) -> None:
    """A wrong option is refused before anything is written, with what would be right."""
    with pytest.raises(UsageError, match=told):
        generate(tmp_path / "out", **wrong)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()

"""Judge the product from outside: its command line on the second set, held against the truth beside it.

``python judge.py FOLDER [WORK]`` builds the set in FOLDER when it is absent, and prints a table and, last, JSON.
"""
# ruff: noqa: E402, E501 - the folder is put on the path first

import contextlib
import csv
import io
import json
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

TESTS = str(Path(__file__).resolve().parents[1])
if TESTS not in sys.path:
    sys.path.insert(0, TESTS)

from secondhand import build, later
from strikeback.cli.main import main as strikeback

KINDS = {"victim": ("person", "victim"), "offender": ("person", "suspect"), "report": ("incident", "")}


def run(*arguments: str) -> tuple[int, str]:
    """Run one command; return its exit code and standard output."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = strikeback(list(arguments))
    return code, out.getvalue()


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a truth table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def work_through(folder: Path, work: Path) -> dict:
    """Import, link and export everything; return what the product said."""
    store = str(work / "judge.db")
    said: dict = {"files": {}, "seconds": {}, "codes": {}}
    begun = time.monotonic()
    said["codes"]["init"] = run("init", "--store", store)[0]
    for agency, (country, zone, kind) in build.AGENCIES.items():
        run("agency", "add", agency, "--country", country, "--zone", zone, "--kind", kind, "--store", store)
        code, out = run("import", str(folder / agency), "--agency", agency, "--store", store, "--json")
        said["codes"][f"import {agency}"] = code
        for one in json.loads(out)["files"]:
            said["files"][agency, one["file"].rsplit("/", 1)[-1]] = one
    said["seconds"]["import"] = round(time.monotonic() - begun, 1)
    begun = time.monotonic()
    said["codes"]["link"] = run("link", "--store", store)[0]
    said["seconds"]["link"] = round(time.monotonic() - begun, 1)
    said["codes"]["export"] = run(
        "export", "--format", "entities", "--out", str(work / "e.jsonl"), "--store", store
    )[0]
    lines = (work / "e.jsonl").read_text(encoding="utf-8").splitlines()
    said["entities"] = [json.loads(line) for line in lines]
    code, out = run("alerts", "--json", "--store", store)
    said["alerts"] = json.loads(out)
    return said


def keys(place: dict) -> list[tuple[str, ...]]:
    """Return the keys under which a place of the product can be looked up, the most exact first."""
    base = (place["originator"], place["file"].rsplit("/", 1)[-1])
    found = [base]
    if place.get("id"):
        found.append((*base, "id", str(place["id"])))
    if place.get("row"):
        found.append((*base, "row", str(place["row"])))
    return found


def key(truth: dict) -> tuple[str, ...]:
    """Return the key of a place of the truth."""
    base = (truth["agency"], truth["file"])
    if truth["row"]:
        return (*base, "row", truth["row"])
    return (*base, "id", truth["id"]) if truth["id"] else base


def resolve(said: dict, mentions: list[dict], what: str) -> dict:
    """Return pairwise precision, recall and F1 of one kind, with the pairs that are wrong."""
    kind, role = KINDS[what]
    at: dict[tuple, list[str]] = defaultdict(list)
    for entity in said["entities"]:
        if entity["kind"] == kind and entity["role"] == role:
            for place in entity["records"]:
                for one in keys(place):
                    at[one].append(entity["entity"])
    wanted = [m for m in mentions if m["what"] == what]
    popular: dict[str, Counter] = defaultdict(Counter)
    for m in wanted:
        popular[m["truth"]].update(set(at.get(key(m), ())))
    chosen = [max(at.get(key(m), [""]), key=lambda e, m=m: popular[m["truth"]][e]) for m in wanted]
    same = found = right = 0
    wrong, missed = [], []
    for i, j in combinations(range(len(wanted)), 2):
        true = wanted[i]["truth"] == wanted[j]["truth"]
        said_so = bool(chosen[i]) and chosen[i] == chosen[j]
        same, found, right = same + true, found + said_so, right + (true and said_so)
        if true != said_so:
            pair = [":".join(key(wanted[n])) + "=" + wanted[n]["truth"] for n in (i, j)]
            (missed if true else wrong).append(pair)
    precision, recall = right / found if found else 1.0, right / same if same else 1.0
    return {
        "mentions": len(wanted), "without": [":".join(key(m)) for m, c in zip(wanted, chosen, strict=True) if not c],
        "extra": sum(max(0, len(set(at.get(k, ()))) - n) for k, n in Counter(map(key, wanted)).items()),
        "precision": round(precision, 4), "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "wrong": wrong, "missed": missed,
    }  # fmt: skip


def triage(said: dict, truth: list[dict]) -> dict:
    """Return missed and false P1 alerts, each with place, language and reasons."""
    urgent: dict[tuple, list[str]] = defaultdict(list)
    for alert in said["alerts"]:
        if alert["band"] == "P1" and alert["report"]:
            why = [f"{r['rule']}[{r['quote']}]" for r in alert["reasons"] if r["band"] == "P1"]
            for one in keys(alert["report"]):
                urgent[one] += why
    missed, false = [], []
    for one in truth:
        fired = urgent.get(key(one))
        label = f"{one['language']}/{one['family'] or 'plain'} {':'.join(key(one))}"
        if one["band"] and fired is None:
            missed.append(label)
        if not one["band"] and fired is not None:
            false.append(f"{label}: {', '.join(fired)}")
    waves = {"first": [], "later": []}
    for label in missed:
        waves["later" if label.split(" ", 1)[1].split(":")[0] in later.DESKS else "first"].append(label)
    return {
        "urgent": sum(bool(t["band"]) for t in truth),
        "calm": sum(not t["band"] for t in truth),
        "missed": missed,
        "missed by wave": {wave: len(labels) for wave, labels in waves.items()},
        "false": false,
    }


def intake(said: dict, folder: Path, mentions: list[dict]) -> dict:
    """Return files wrongly refused or read by another reader, rows missing, roles guessed."""
    reports, roles = Counter(), Counter()
    for entity in said["entities"]:
        for place in entity["records"]:
            spot = (place["originator"], place["file"].rsplit("/", 1)[-1])
            if entity["kind"] == "incident":
                reports[spot] += 1
            if entity["kind"] == "person":
                roles[(*spot, f"person/{entity['role']}")] += 1
    expected = Counter((m["agency"], m["file"]) for m in mentions if m["what"] == "report")
    refused = [f"{a}/{f}: {one['error']['code']} {one['error']['what']}" for (a, f), one in said["files"].items()
               if one["status"] == "refused" and a != "broken"]  # fmt: skip
    rows = [f"{a}/{f}: {reports[a, f]} of {n}" for (a, f), n in expected.items() if reports[a, f] != n]
    counts = []
    for one in table(folder / "truth" / "files.csv"):
        spot = (one["agency"], one["file"])
        got = said["files"].get(spot, {})
        seen = roles[(*spot, one["kind"])] if "/" in one["kind"] else got.get("kinds", {}).get(one["kind"], 0)
        reader = (got.get("reader") or "none").split("/")[0]
        if reader != one["reader"]:
            counts.append(f"{'/'.join(spot)}: read as {reader}, is {one['reader']}")
        elif not int(one["least"]) <= seen <= int(one["most"] or 10**9):
            counts.append(f"{'/'.join(spot)}: {seen} {one['kind']}, expected {one['least']}..{one['most']}")
    parts = [f"{a}/{f}: {count} x {why}" for (a, f), one in said["files"].items() if a != "broken"
             for why, count in one.get("reasons", {}).items()]  # fmt: skip
    return {"files": len(said["files"]), "refused": refused, "rows": rows, "counts": counts, "parts": parts}


def errors(said: dict, folder: Path) -> dict:
    """Return broken files that were taken, and errors without file, cause or remedy."""
    taken, unclear = [], []
    for one in table(folder / "truth" / "broken.csv"):
        got = said["files"].get(("broken", one["file"]))
        if got is None:
            unclear.append(f"{one['file']}: not spoken of at all")
        elif got["status"] != "refused":
            if one["fate"] == "refuse":
                taken.append(f"{one['file']}: {got['reader']}, {got['kinds']}, {got['reasons']}")
        else:
            error = got["error"]
            words = " ".join(str(v) for v in error.values()).lower()
            if (
                not re.search(one["words"].lower(), words)
                or not error.get("remedy")
                or error["code"] == "SB999"
            ):
                unclear.append(f"{one['file']}: {error}")
    return {"files": len(table(folder / "truth" / "broken.csv")), "taken": taken, "unclear": unclear}


def judge(folder: Path, work: Path) -> dict:
    """Return everything measured."""
    said = work_through(folder, work)
    mentions = table(folder / "truth" / "mentions.csv")
    verdict = {"seconds": said["seconds"], "codes": {k: v for k, v in said["codes"].items() if v}}
    verdict["intake"] = intake(said, folder, mentions)
    verdict["errors"] = errors(said, folder)
    for what in KINDS:
        verdict[what] = resolve(said, mentions, what)
    wrong = {tuple(sorted(p.rsplit("=", 1)[1] for p in pair)) for pair in verdict["victim"]["wrong"]}
    verdict["victims merged"] = sorted(wrong)
    verdict["triage"] = triage(said, table(folder / "truth" / "alerts.csv"))
    return verdict


def show(verdict: dict) -> None:
    """Print the verdict as a table with its findings below."""
    write = sys.stdout.write
    for what in KINDS:
        v = verdict[what]
        write(f"{what:9} mentions {v['mentions']:4}  without record {len(v['without']):3}  extra {v['extra']:3}  "
              f"P {v['precision']:.4f}  R {v['recall']:.4f}  F1 {v['f1']:.4f}\n")  # fmt: skip
    t = verdict["triage"]
    missed, false = (Counter(x.split("/")[0] for x in t[k]) for k in ("missed", "false"))
    write(
        f"P1 missed {len(t['missed'])} of {t['urgent']} {dict(missed)}; false {len(t['false'])} of {t['calm']} {dict(false)}\n"
    )
    write(f"P1 missed by wave {t['missed by wave']}\n")
    write(f"persons merged who are several: {verdict['victims merged']}\n")
    write(f"seconds {verdict['seconds']}, exit codes other than 0: {verdict['codes']}\n")
    _list("good files refused", verdict["intake"]["refused"])
    _list("rows", verdict["intake"]["rows"])
    _list("counts and roles", verdict["intake"]["counts"])
    _list("parts not taken of good files", verdict["intake"]["parts"])
    _list("broken files taken", verdict["errors"]["taken"])
    _list("errors unclear", verdict["errors"]["unclear"])
    _list("P1 missed", t["missed"])
    _list("P1 false", t["false"])
    for what in KINDS:
        _list(f"{what} without record", verdict[what]["without"])
        _list(f"{what} wrongly one", [" ~ ".join(p) for p in verdict[what]["wrong"]])
        _list(f"{what} not joined", [" ~ ".join(p) for p in verdict[what]["missed"]])


def _list(title: str, items: Iterable[str]) -> None:
    items = list(items)
    sys.stdout.write(f"\n{title}: {len(items)}\n" + "".join(f"  {item}\n" for item in items))


if __name__ == "__main__":
    place = Path(sys.argv[1])
    if not place.exists():
        build.build(place)
    with tempfile.TemporaryDirectory() as room:
        result = judge(place, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(room))
    show(result)
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")

"""How often the audited interval holds the true number of people, on tables nobody tuned on.

Usage: python benchmarks/counting.py [--kinds mid,twins] [--seeds 9001-9100] [--out FILE]
       python benchmarks/counting.py --febrl dataset3.csv --seeds 9001-9030
       python benchmarks/counting.py --parquet historical.parquet --seeds 9001-9030
       python benchmarks/counting.py --worlds DIR [DIR ...]      (written by strikeback demo)
       python benchmarks/counting.py --summary FILE [FILE ...]

Reviewers never err. Each table is audited ``--draws`` times at each size; coverage is averaged over tables,
its standard error taken between tables.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from counting_worlds import KINDS, Case, cut, febrl_rows, made_up, parquet_rows, persons_of
from quality import seeds_of

from strikeback.flows.counting.count import count
from strikeback.flows.counting.people import measure
from strikeback.linking.counting import plan
from strikeback.linking.counting.audit import audited_count
from strikeback.linking.counting.claims import unaudited
from strikeback.linking.counting.guide import Guide, draw_audit
from strikeback.linking.counting.sampler import sample_people
from strikeback.linking.counting.table import encode_attributes
from strikeback.model.record import Role
from strikeback.store import records
from strikeback.store.open import open_store

SIZES = (60, 100, 150, 300)
FEBRL_FIELDS = {
    "febrl4": ("given_name", "surname", "date_of_birth", "suburb"),
    "febrl8": (
        "given_name", "surname", "street_number", "address_1", "suburb", "postcode", "date_of_birth",
        "soc_sec_id",
    ),
}  # fmt: skip
HISTORICAL_FIELDS = (
    "first_name", "surname", "dob", "birth_place", "postcode_fake", "gender", "occupation",
)  # fmt: skip


def audits(
    guide: Guide, sizes: np.ndarray, size: int, draws: int, seed: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield low, high and alarm of audits with reviewers who never err."""
    place = {one: i for i, one in enumerate(guide.ids)}
    for turn in range(draws):
        frame, sample = draw_audit(guide, size, 1_000 * seed + turn)
        done = audited_count(frame, sample, [int(sizes[place[one.record]]) for one in sample])
        yield done.low, done.high, done.contradicted


def audited(guide: Guide, sizes: np.ndarray, true: int, draws: int, seed: int) -> dict[str, dict[str, float]]:
    """Return coverage, share of intervals below the truth, width and alarms, by size of the audit."""
    found = {}
    for size in SIZES:
        if size <= plan.most_records(len(guide.ids)):
            done = list(audits(guide, sizes, size, draws, seed))
            found[str(size)] = {
                "cover": float(np.mean([low <= true <= high for low, high, _ in done])),
                "below": float(np.mean([high < true for _, high, _ in done])),
                "width": float(np.mean([high - low for low, high, _ in done])) / true,
                "alarm": float(np.mean([alarm for *_, alarm in done])),
            }
    return found


def judge(name: str, seed: int, case: Case, draws: int) -> dict[str, Any]:
    """Count one table and audit it; return one line of results."""
    before = time.process_time()
    table = encode_attributes(case.ids, case.columns, exact=case.exact)
    posterior = sample_people(table, seed=seed)
    cpu = time.process_time() - before
    true = case.people
    sizes = np.bincount(case.truth)[case.truth]
    claim = unaudited(posterior)
    guide = Guide(posterior.ids, posterior.share, posterior.variance)
    return {
        "kind": name, "seed": seed, "records": len(table.ids), "people": true, "model": posterior.people,
        "deviation": posterior.deviation, "chains": posterior.chains, "threshold": posterior.threshold,
        "claim": claim.kind.value, "low": claim.low, "high": claim.high, "cpu": cpu,
        "audits": audited(guide, sizes, true, draws, seed),
    }  # fmt: skip


def judge_world(directory: Path, draws: int) -> Iterator[dict[str, Any]]:
    """Count victims and offenders of a made-up world that was imported and linked, and audit them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "world.db"
        shutil.copy(directory / "strikeback.db", copy)
        with open_store(str(copy), create=False) as store, store.read() as connection:
            known = list(records.all_records(connection))
            for estimate in count(store, "persons"):
                before = time.process_time()
                measured = measure(store, Role(estimate.role), known, estimate)
                claim = unaudited(measured.posterior, estimate.figures, records=estimate.records)
                cpu = time.process_time() - before
                people = persons_of(directory, known, Role(estimate.role))
                truth = [people.get(one, one) for one in measured.guide.ids]
                sizes = Counter(truth)
                yield {
                    "kind": f"world {estimate.role}", "seed": directory.name, "records": len(truth),
                    "people": len(sizes), "model": measured.people, "claim": claim.kind.value,
                    "low": claim.low, "high": claim.high, "cpu": cpu,
                    "audits": audited(
                        measured.guide, np.array([sizes[one] for one in truth]), len(sizes), draws, 1
                    ),
                }  # fmt: skip


def cases(chosen: argparse.Namespace) -> Iterator[tuple[str, int, Case]]:
    """Yield the tables asked for."""
    seeds = seeds_of(chosen.seeds)
    if chosen.febrl:
        rows, people = febrl_rows(chosen.febrl)
        for seed in seeds:
            for name, fields in FEBRL_FIELDS.items():
                if name in chosen.kinds or chosen.kinds == ",".join(KINDS):
                    yield name, seed, cut(rows, people, fields, chosen.people, seed)
    elif chosen.parquet:
        rows, people = parquet_rows(chosen.parquet)
        for seed in seeds:
            yield "historical", seed, cut(rows, people, HISTORICAL_FIELDS, chosen.people, seed)
    else:
        yield from made_up(chosen.kinds.split(","), seeds)


def lines_of(chosen: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Yield results of everything asked for."""
    for directory in chosen.worlds or ():
        yield from judge_world(directory, chosen.draws)
    if not chosen.worlds:
        for name, seed, case in cases(chosen):
            yield judge(name, seed, case, chosen.draws)


def summary(lines: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield a table: by kind and size of audit, coverage with its standard error, and width."""
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        by_kind[line["kind"]].append(line)
    for kind, some in by_kind.items():
        ratio = np.array([line["model"] / line["people"] for line in some])
        stated = [line for line in some if line["claim"] == "model"]
        held = sum(line["low"] <= line["people"] <= line["high"] for line in stated)
        yield (
            f"{kind}: {len(some)} tables, {np.mean([line['records'] for line in some]):.0f} records, "
            f"model/true {np.median(ratio):.3f} (sd {ratio.std():.3f}), "
            f"model claim {held}/{len(stated)} hold, CPU {np.mean([line['cpu'] for line in some]):.1f} s"
        )
        for size in map(str, SIZES):
            done = [line["audits"][size] for line in some if size in line["audits"]]
            if done:
                cover = np.array([one["cover"] for one in done])
                error = cover.std(ddof=1) / np.sqrt(len(done)) if len(done) > 1 else float("nan")
                yield (
                    f"  audit {size:>3}: coverage {cover.mean():.3f} (se {error:.3f}, {len(done)} tables), "
                    f"width {np.mean([one['width'] for one in done]):.3f}, "
                    f"alarm {np.mean([one['alarm'] for one in done]):.2f}"
                )


def main() -> None:
    """Parse the options, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seeds", default="9001-9003")
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--febrl", type=Path)
    parser.add_argument("--parquet", type=Path)
    parser.add_argument("--worlds", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--summary", type=Path, nargs="+")
    chosen = parser.parse_args()
    lines: list[dict[str, Any]] = []
    if chosen.summary:
        lines = [json.loads(line) for path in chosen.summary for line in path.read_text("utf-8").splitlines()]
    else:
        for line in lines_of(chosen):
            lines.append(line)
            if chosen.out:
                with chosen.out.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(line) + "\n")
            print(f"{line['kind']} {line['seed']}: {line['cpu']:.1f} s", file=sys.stderr, flush=True)
    print("\n".join(summary(lines)))


if __name__ == "__main__":
    main()

"""How often the audited interval holds the true number of people, on tables nobody tuned on.

Usage: python benchmarks/counting.py [--kinds mid,twins] [--seeds 9001-9100] [--out FILE]
       python benchmarks/counting.py --febrl dataset3.csv --seeds 9001-9030
       python benchmarks/counting.py --parquet historical.parquet --seeds 9001-9030
       python benchmarks/counting.py --summary FILE [FILE ...]

Reviewers never err. Each table is audited ``--draws`` times at each size; coverage is averaged over tables,
its standard error taken between tables.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from counting_worlds import KINDS, Case, cut, febrl_rows, made_up, parquet_rows
from quality import seeds_of

from strikeback.linking.counting import plan
from strikeback.linking.counting.audit import Frame, SampledRecord, audited_count
from strikeback.linking.counting.claims import unaudited
from strikeback.linking.counting.sampler import Posterior, sample_people
from strikeback.linking.counting.table import encode_attributes

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
    posterior: Posterior, sizes: np.ndarray, size: int, draws: int, seed: int
) -> Iterator[tuple[int, int, float]]:
    """Yield low, high and z of audits with reviewers who never err."""
    chance = plan.inclusion(posterior.variance, size)
    frame = Frame(
        records=len(posterior.ids),
        people=float(posterior.share.sum()),
        expected=plan.expected_variance(posterior.variance, chance),
        floor=plan.floor_variance(chance),
    )
    generator = np.random.default_rng(seed)
    for _ in range(draws):
        places = plan.draw_sample(chance, generator)
        sample = [
            SampledRecord(
                record=posterior.ids[i],
                chance=float(chance[i]),
                share=float(posterior.share[i]),
                variance=float(posterior.variance[i]),
            )
            for i in places
        ]
        done = audited_count(frame, sample, [int(sizes[i]) for i in places])
        yield done.low, done.high, done.z


def judge(name: str, seed: int, case: Case, draws: int) -> dict[str, Any]:
    """Count one table and audit it; return one line of results."""
    before = time.process_time()
    table = encode_attributes(case.ids, case.columns, exact=case.exact)
    posterior = sample_people(table, seed=seed)
    cpu = time.process_time() - before
    true = case.people
    sizes = np.bincount(case.truth)[case.truth]
    claim = unaudited(posterior)
    line: dict[str, Any] = {
        "kind": name, "seed": seed, "records": len(table.ids), "people": true, "model": posterior.people,
        "deviation": posterior.deviation, "chains": posterior.chains, "threshold": posterior.threshold,
        "claim": claim.kind.value, "low": claim.low, "high": claim.high, "cpu": cpu, "audits": {},
    }  # fmt: skip
    for size in SIZES:
        if size > plan.most_records(len(table.ids)):
            continue
        done = list(audits(posterior, sizes, size, draws, seed))
        line["audits"][str(size)] = {
            "cover": float(np.mean([low <= true <= high for low, high, _ in done])),
            "below": float(np.mean([high < true for _, high, _ in done])),
            "width": float(np.mean([high - low for low, high, _ in done])) / true,
            "alarm": float(np.mean([abs(z) > 1.64 for *_, z in done])),
        }
    return line


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
            f"model/true {np.median(ratio):.3f} (sd {ratio.std():.3f}), model claim {held}/{len(stated)} hold, "
            f"CPU {np.mean([line['cpu'] for line in some]):.1f} s"
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
    parser.add_argument("--out", type=Path)
    parser.add_argument("--summary", type=Path, nargs="+")
    chosen = parser.parse_args()
    lines: list[dict[str, Any]] = []
    if chosen.summary:
        lines = [json.loads(line) for path in chosen.summary for line in path.read_text("utf-8").splitlines()]
    else:
        for name, seed, case in cases(chosen):
            lines.append(judge(name, seed, case, chosen.draws))
            if chosen.out:
                with chosen.out.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(lines[-1]) + "\n")
            print(f"{name} {seed}: {lines[-1]['cpu']:.1f} s", file=sys.stderr, flush=True)
    print("\n".join(summary(lines)))


if __name__ == "__main__":
    main()

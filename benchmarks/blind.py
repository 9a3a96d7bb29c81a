"""Blind matching between hubs: what selectors cost on each side, and what travels.

    python benchmarks/blind.py [--asked 1000] [--offered 100000]

One hub asks, the other one answers; a tenth of the question is on offer. Seconds are of one processor,
without stores and network. A result that is not the intersection ends in exit code 1.
"""

import argparse
import random
import sys
from collections.abc import Callable
from time import process_time
from typing import TypeVar

from strikeback.sharing.blind import FORM, Context, evaluate, hits, question, stock
from strikeback.sharing.curve import POINT, Multiplier, encode, secret
from strikeback.sharing.reference import hit_reference

T = TypeVar("T")
CONTEXT = Context(
    question="bq_bench", asker="a.example/log", owner="b.example/log", agency="hkpf", purpose="benchmark"
)
SAMPLE = 5_000


def timed(name: str, count: int, call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call gives and its seconds; print both as a rate."""
    start = process_time()
    made = call()
    took = process_time() - start
    print(f"{name:58} {took:8.2f} s {count / max(took, 1e-9):10,.0f}/s")
    return made, took


def main() -> int:
    """Measure and compare with the intersection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--asked", type=int, default=1_000)
    parser.add_argument("--offered", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    asked = [CONTEXT.text("phone", f"+6391{number:08}") for number in range(given.asked)]
    common = asked[: given.asked // 10]
    others = given.offered - len(common)
    held = common + [CONTEXT.text("email", f"{number}@example.org") for number in range(others)]
    key = rng.randbytes(32)
    offered = [(text, "spf", hit_reference(key, "hkpf", f"r_{n:032x}")) for n, text in enumerate(held)]
    a, b = secret(rng.randbytes(POINT)), secret(rng.randbytes(POINT))
    points = [encode(text, FORM) for text in held[:SAMPLE]]
    timed("points of texts", len(points), lambda: [encode(text, FORM) for text in held[:SAMPLE]])
    timed("points times a secret", len(points), lambda: list(map(Multiplier(b), points)))
    (sent, places), ask = timed("asker: question", given.asked, lambda: question(asked, a, rng.randbytes))
    back, first = timed("owner: points of the question", given.asked, lambda: evaluate(sent, b))
    entries, second = timed("owner: entries on offer", len(offered), lambda: stock(offered, b, rng.randbytes))
    by_place = dict(zip(places, asked, strict=True))
    found, end = timed("asker: hits", given.asked, lambda: hits(by_place, back, entries, a, ["spf"]))
    print(f"asker {ask + end:.2f} s, owner {first + second:.2f} s")
    print(f"bytes: question {len(sent):,}, answer {len(back) + len(entries):,}")
    right = {by_place[place] for place in found} == set(common)
    print(f"{len(found):,} hits, {'the intersection' if right else 'NOT THE INTERSECTION'}")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())

"""Fit the name model on labelled pairs and print how it does on pairs it was not fitted on.

Usage: ``python tools/fit_names.py PAIRS.tsv [--write]``. The table has the columns id, source, lang,
category, name_a, name_b, label. Every group (source by language) weighs the same. ``--write`` replaces
``src/strikeback/linking/name_model.py``; token weights and knots in it are kept, they are chosen by hand.
"""

import argparse
import csv
import gc
import hashlib
import pprint
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata

from strikeback.linking import name_model
from strikeback.linking.name_features import look
from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.name_score import FLAT, STEPPED, vector
from strikeback.linking.names import compare_names
from strikeback.selectors.names.readings import Readings, readings

Array = np.ndarray[Any, np.dtype[Any]]
RIDGE = 2.0
FREE = {"both_single", "bridge"}
"""Features about the kind of pair, which may weigh either way."""
AGAINST = {"conflict", "missing", "initials", "single", "reordered"}
CEILING = {"single": -1.5 * np.log(2)}
FLOOR = {"information": 1.5 * np.log(2)}
"""Held from general knowledge, in nats, as the pairs cannot teach it: their negatives are chosen by likeness,
while in a corpus a lone given name is shared by many and a rare token by few."""
PRECISION = 0.95
FOLDS = 5
TARGET = Path(__file__).resolve().parents[1] / "src" / "strikeback" / "linking" / "name_model.py"


def group_of(row: dict[str, str]) -> str:
    """Return the group of a pair: source, and language or category where the reference separates them."""
    if row["source"] == "wd-token":
        return f"token-{row['lang']}"
    if row["source"] == "wd-full":
        return "ko-native" if "native" in row["category"] else "ko-foreign"
    if row["source"] == "popnames":
        return "pop-script" if "script" in row["category"] else "pop-roman"
    return row["source"]


def load(path: Path) -> list[dict[str, str]]:
    """Return the rows of the table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def design(pairs: list[tuple[Readings, Readings]]) -> Array:
    """Return the feature matrix, the constant last; a pair without readings is all zeros."""
    width = sum(len(name_model.KNOTS[name]) for name in STEPPED) + len(FLAT)
    rows = []
    for left, right in pairs:
        seen = look(left, right, prior_bits)
        rows.append([*(vector(seen) if seen else [0.0] * width), 1.0])
    return np.array(rows)


def bounds() -> list[tuple[float | None, float | None]]:
    """Return the bounds that keep the model monotone."""
    stepped = [(0.0, None)] * sum(len(name_model.KNOTS[name]) for name in STEPPED)
    flat = [_bound(name) for name in FLAT]
    return [*stepped, *flat, (None, None)]


def _bound(name: str) -> tuple[float | None, float | None]:
    """Return the bounds of one linear feature, in nats."""
    if name in FREE:
        return (None, None)
    if name in AGAINST:
        return (None, CEILING.get(name, 0.0))
    return (FLOOR.get(name, 0.0), None)


def fit(matrix: Array, labels: Array, weights: Array) -> Array:
    """Return the ridge logistic weights in bits under the bounds."""
    signs = 2.0 * labels - 1.0

    def loss(vector_: Array) -> tuple[float, Array]:
        margin = signs * (matrix @ vector_)
        gradient = -(matrix.T @ (weights * signs / (1.0 + np.exp(np.clip(margin, -50, 50)))))
        ridge = RIDGE * np.append(vector_[:-1], 0.0)
        return float((weights * np.logaddexp(0, -margin)).sum() + 0.5 * vector_ @ ridge), gradient + ridge

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, bounds=bounds(), method="L-BFGS-B", options={"maxiter": 2000})
    return np.asarray(found.x) / np.log(2)


def recall_at(scores: Array, labels: Array) -> float:
    """Return the largest recall of a cut whose precision is at least ``PRECISION``; ties fall on one side."""
    order = np.argsort(-scores, kind="mergesort")
    ranked, truth = scores[order], labels[order]
    precision = np.cumsum(truth) / np.arange(1, len(truth) + 1)
    fits = (precision >= PRECISION) & np.append(ranked[1:] != ranked[:-1], True)
    return float(np.cumsum(truth)[fits].max() / truth.sum()) if fits.any() else 0.0


def area(scores: Array, labels: Array) -> float:
    """Return the area under the ROC curve by ranks, ties halved."""
    ranks = rankdata(scores)
    positive = int(labels.sum())
    return float(
        (ranks[labels == 1].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))
    )


def best_f1(scores: Array, labels: Array) -> float:
    """Return the F1 at the best cut."""
    order = np.argsort(-scores, kind="mergesort")
    ranked, truth = scores[order], labels[order]
    f1 = 2 * np.cumsum(truth) / (np.arange(1, len(truth) + 1) + truth.sum())
    return float(f1[np.append(ranked[1:] != ranked[:-1], True)].max())


def calibration_error(bits: Array, labels: Array) -> float:
    """Return the expected calibration error over ten equal bins of probability."""
    probability = 1.0 / (1.0 + np.exp2(-bits))
    bins = np.minimum((probability * 10).astype(int), 9)
    parts = [
        (np.mean(bins == one), abs(np.mean((probability - labels)[bins == one]))) for one in np.unique(bins)
    ]
    return float(sum(share * gap for share, gap in parts))


def report(title: str, scores: Array, labels: Array, groups: Array) -> None:
    """Print one line a group, the macro average and the pooled figures."""
    print(f"{title}\n  {'group':12} {'R@P95':>6} {'AUC':>6} {'F1':>6} {'ECE':>6}")
    table = []
    for group in np.unique(groups):
        here = groups == group
        figures = [measure(scores[here], labels[here]) for measure in MEASURES]
        table.append(figures)
        print(f"  {group:12} " + " ".join(f"{figure:6.3f}" for figure in figures))
    print("  macro        " + " ".join(f"{figure:6.3f}" for figure in np.mean(table, axis=0)))
    print("  pooled       " + " ".join(f"{measure(scores, labels):6.3f}" for measure in MEASURES))


MEASURES: tuple[Callable[[Array, Array], float], ...] = (recall_at, area, best_f1, calibration_error)


def held_out(matrix: Array, labels: Array, weights: Array, folds: Array) -> Array:
    """Return scores of every pair from a model that has not seen its fold."""
    scores = np.zeros(len(labels))
    for fold in np.unique(folds):
        inside = folds == fold
        scores[inside] = matrix[inside] @ fit(matrix[~inside], labels[~inside], weights[~inside])
    return scores


def write(weights: Array) -> None:
    """Replace the data module by the fitted weights, rounded to three decimals."""
    values = [round(float(value), 3) + 0.0 for value in weights]
    named = {"constant": (values[-1],)}
    at = 0
    for name in (*STEPPED, *FLAT):
        width = len(name_model.KNOTS[name]) if name in STEPPED else 1
        named[name] = tuple(values[at : at + width])
        at += width
    token_note = "Weights of ``name_tokens.features``, summing to 1, by kind of scheme."
    parts = (
        ("TOKEN_WEIGHTS", name_model.TOKEN_WEIGHTS, token_note),
        ("KNOTS", name_model.KNOTS, "Knots of the stepped similarities."),
        ("NAME_WEIGHTS", named, "Bits of each feature."),
    )
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:8]
    text = '"""Coefficients of the name model, written by ``tools/fit_names.py``. Data only."""\n\n'
    text += f'from typing import Final\n\nRELEASE: Final = "names-{digest}"\n'
    for name, value, note in parts:
        literal = pprint.pformat(value, sort_dicts=False, width=100).replace("'", '"')
        text += f'{name}: Final[dict[str, tuple[float, ...]]] = {literal}\n"""{note}"""\n'
    TARGET.write_text(text, encoding="utf-8")


def speed(pairs: list[tuple[Readings, Readings]]) -> None:
    """Print scored pairs per second of processor time, first with cold token caches, then again."""
    gc.freeze()
    for title in ("cold", "warm"):
        start = time.process_time()
        for left, right in pairs:
            compare_names(left, right)
        print(f"compare_names, {title} caches: {len(pairs) / (time.process_time() - start):,.0f} pairs/s")


def main() -> None:
    """Fit, report, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = load(options.pairs)
    pairs = [(readings(row["name_a"]), readings(row["name_b"])) for row in rows]
    speed(pairs)
    groups = np.array([group_of(row) for row in rows])
    labels = np.array([int(row["label"]) for row in rows])
    sizes = dict(zip(*np.unique(groups, return_counts=True), strict=True))
    weights = np.array([len(rows) / len(sizes) / sizes[group] for group in groups])
    matrix = design(pairs)
    by_name = [hashlib.sha256(row["name_a"].casefold().encode()).digest()[0] % FOLDS for row in rows]
    sources = np.array([row["source"] for row in rows])
    report("left out: one source at a time", held_out(matrix, labels, weights, sources), labels, groups)
    report(
        "left out: one fifth of the names",
        held_out(matrix, labels, weights, np.array(by_name)),
        labels,
        groups,
    )
    if options.write:
        write(fit(matrix, labels, weights))


if __name__ == "__main__":
    main()

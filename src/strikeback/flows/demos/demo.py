"""The main job from end to end on a made-up world: generate, import, link, hold against the truth, brief."""

import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final

from strikeback.flows.agencies import add_agency
from strikeback.flows.demos.truth import Scores, score
from strikeback.flows.derive import Derived, derive, read_facts
from strikeback.flows.import_files import ImportReport, import_files
from strikeback.flows.init import init_store
from strikeback.flows.progress import Progress, silent
from strikeback.flows.summary import Summary, brief_of, cross_border, summarise
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.time import Clock
from strikeback.network.counts import Estimate
from strikeback.publishing.brief import Brief, CrossBorder, QualityLine, render_brief
from strikeback.scenario.generate import generate
from strikeback.store.open import Store, open_store

PRESETS: Final = ("2014", "today")
STORE_NAME: Final = "strikeback.db"
BRIEF_NAME: Final = "brief.html"
_OWN_NAMES: Final = ("files", "truth", "agencies.json", "manifest.json", STORE_NAME, BRIEF_NAME)
"""What a demo leaves in its directory; nothing else is ever removed from it."""


class Demo(Frozen, frozen=True, kw_only=True):
    """What a demo did and found."""

    shown: ClassVar = ("seed", "scale", "preset", "seconds", "peak_mb")

    seed: int
    scale: float
    preset: str
    imported: tuple[ImportReport, ...]
    derived: Derived
    summary: Summary
    scores: Scores
    seconds: dict[str, float]
    """Wall seconds by stage."""
    peak_mb: float
    """Peak resident memory of this process in MiB."""
    brief: str
    """Path of the brief."""

    @property
    def strongest(self) -> list[CrossBorder]:
        """Matters that cross borders, the widest and weightiest first."""
        return cross_border(self.summary.leads)


def demo(
    directory: Path,
    *,
    seed: int = 1,
    scale: float = 1.0,
    preset: str = "2014",
    clock: Clock,
    progress: Progress = silent,
) -> Demo:
    """Run the whole line on a generated scenario and write store and brief into ``directory``.

    Args:
        directory: Made when absent; what an earlier demo left there is replaced.
        seed: Decides the world.
        scale: 1 is the size of the press reports of 2014.
        preset: One of ``PRESETS``.
        clock: The present, for times of receipt.
        progress: Told the stages.

    Raises:
        UsageError: Unknown preset, a scale out of range, or a directory that holds other things.
    """
    if preset not in PRESETS:
        raise UsageError("no such preset", where="--preset", remedy=f"One of: {', '.join(PRESETS)}")
    _clear(directory)
    seconds: dict[str, float] = {}
    with _timed(seconds, "scenario"):
        generate(directory, seed=seed, scale=scale, preset=preset)
    with open_store(str(directory / STORE_NAME)) as store:
        init_store(store)
        with _timed(seconds, "import"):
            imported = _import_all(store, directory, clock, progress)
        with _timed(seconds, "link"):
            known = read_facts(store)
            derived = derive(store, clock=clock, progress=progress, known=known)
        with _timed(seconds, "summary"):
            summary = summarise(store, known.records)
            scores = score(store, directory, known.records)
    with _timed(seconds, "brief"):
        page = directory / BRIEF_NAME
        page.write_text(render_brief(_brief(summary, scores, seed, scale, preset)), encoding="utf-8")
    return Demo(
        seed=seed,
        scale=scale,
        preset=preset,
        imported=imported,
        derived=derived,
        summary=summary,
        scores=scores,
        seconds=seconds,
        peak_mb=peak_mb(),
        brief=str(page),
    )


def machine(result: Demo) -> dict[str, Any]:
    """Return the promised JSON form of a demo."""
    summary, scores = result.summary, result.scores
    return {
        "seed": result.seed,
        "scale": result.scale,
        "preset": result.preset,
        "records": summary.records,
        "rejected": summary.rejected,
        "files": {
            status: sum(f.status == status for report in result.imported for f in report.files)
            for status in ("stored", "known", "refused")
        },
        "agencies": summary.agencies,
        "victims": _counted(summary.estimates["victim"], scores.victims),
        "suspects": _counted(summary.estimates["suspect"], scores.suspects),
        "by_country": summary.by_country,
        "alerts": {
            "total": len(summary.alerts),
            "P1": sum(entry.alert.band.value == "P1" for entry in summary.alerts),
            "P2": sum(entry.alert.band.value == "P2" for entry in summary.alerts),
            "marked": scores.p1,
            "lookalikes": scores.lookalikes,
        },
        "leads": len(summary.leads),
        "links": summary.links,
        "groups": len(summary.groups),
        "exhibits": summary.exhibits,
        "arrests": summary.arrests,
        "sites": list(summary.sites),
        "quality": {
            name: {
                "precision": one.precision,
                "recall": one.recall,
                "f1": one.f1,
                "unread": scores.unread[name],
            }
            for name, one in scores.quality.items()
        },
        "decoys": scores.decoys,
        "seconds": {stage: round(spent, 3) for stage, spent in result.seconds.items()},
        "peak_mb": round(result.peak_mb, 1),
        "brief": result.brief,
    }


def peak_mb() -> float:
    """Return this process's peak resident memory in MiB (``ru_maxrss``: KiB on Linux, bytes on macOS)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _counted(estimate: Estimate, truth: int) -> dict[str, Any]:
    return {
        "estimate": estimate.estimate,
        "low": estimate.low,
        "high": estimate.high,
        "level": estimate.level,
        "method": estimate.method,
        "truth": truth,
    }


def _clear(directory: Path) -> None:
    """Remove what an earlier demo left, and nothing else."""
    if directory.exists() and not directory.is_dir():
        raise UsageError("the demo needs a directory", where=str(directory), remedy="Name another with --dir")
    foreign = (
        [p.name for p in directory.glob("*") if not p.name.startswith(_OWN_NAMES)]
        if directory.exists()
        else []
    )
    if foreign:
        raise UsageError(
            "the directory holds other things than a demo",
            where=str(directory),
            remedy="Name an empty or new directory with --dir",
        )
    if directory.exists():
        shutil.rmtree(directory)
    directory.mkdir(parents=True)


def _import_all(store: Store, directory: Path, clock: Clock, progress: Progress) -> tuple[ImportReport, ...]:
    """Register the scenario's agencies and hand in their files, agency by agency."""
    reports = []
    for one in json.loads((directory / "agencies.json").read_text("utf-8")):
        add_agency(
            store,
            one["id"],
            name=one["name"],
            country=one["country"],
            kind=one["kind"],
            zone=one["zone"],
            date_order=one["date_order"],
            clock=clock,
        )
        folder = directory / "files" / one["id"]
        if folder.is_dir():
            reports.append(import_files(store, [folder], agency=one["id"], clock=clock, progress=progress))
    return tuple(reports)


def _brief(summary: Summary, scores: Scores, seed: int, scale: float, preset: str) -> Brief:
    """The brief with what only a scenario knows: the truth."""
    brief = brief_of(
        summary,
        title="Strikeback: coordinator's brief",
        subtitle=f"Made-up scenario {preset}, seed {seed}, scale {scale:g}. No real person is described.",
    )
    truths = {"victims": scores.victims, "offenders": scores.suspects}
    return replace(
        brief,
        counts=[replace(line, truth=truths.get(line.what)) for line in brief.counts],
        quality=[
            QualityLine(name, one.precision, one.recall, one.f1) for name, one in scores.quality.items()
        ],
    )


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start

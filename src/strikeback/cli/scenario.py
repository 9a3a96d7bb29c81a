"""scenario and demo: a made-up world, and the whole line run on it."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from strikeback.cli.options import JsonOption

if TYPE_CHECKING:
    from strikeback.flows.demo import Demo

ALERTS_SHOWN: Final = 8
MATTERS_SHOWN: Final = 8


class Preset(StrEnum):
    """Which world a scenario describes."""

    Y2014 = "2014"
    TODAY = "today"


SeedOption = Annotated[int, typer.Option(help="Decides the world: the same seed gives the same bytes.")]
ScaleOption = Annotated[float, typer.Option(help="1 is the size the press reported in 2014; 0.1 to 1000.")]
PresetOption = Annotated[Preset, typer.Option(help="2014: the press release. today: the later era.")]


def scenario(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where files and truth tables go.")],
    seed: SeedOption = 1,
    scale: ScaleOption = 1.0,
    preset: PresetOption = Preset.Y2014,
    *,
    json: JsonOption = False,
) -> None:
    """Write a made-up world as files of many agencies, with the truth apart. No real person is in it.

    Example: `strikeback scenario world --seed 7 --preset today`
    """
    from strikeback.cli.output import print_json, say
    from strikeback.scenario.generate import generate

    manifest = generate(directory, seed=seed, scale=scale, preset=preset.value)
    if json:
        print_json(manifest)
        return
    for kind, count in sorted(Counter(file.kind for file in manifest.files).items()):
        say(f"{count:6,} x {kind}")
    say(f"{len(manifest.files):,} files in {directory}; the truth is in {directory / 'truth'}.")


def demo(
    directory: Annotated[
        Path, typer.Option("--dir", metavar="DIR", help="Where scenario, store and brief go; made anew.")
    ] = Path("demo"),
    seed: SeedOption = 1,
    scale: ScaleOption = 1.0,
    preset: PresetOption = Preset.Y2014,
    *,
    json: JsonOption = False,
) -> None:
    """Run the whole line on a made-up world: files in, alerts, leads, counts and a brief out.

    Example: `strikeback demo --dir demo --seed 1`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, progress_on_stderr
    from strikeback.flows.demo import demo as run
    from strikeback.flows.demo import machine

    with progress_on_stderr(quiet=json) as progress:
        result = run(
            directory, seed=seed, scale=scale, preset=preset.value, clock=SystemClock(), progress=progress
        )
    if json:
        print_json(machine(result))
    else:
        _human(result)


def _human(result: "Demo") -> None:
    """Print what a coordinator wants to see, alerts first."""
    from strikeback.cli.output import say

    summary = result.summary
    files = [file for report in result.imported for file in report.files]
    stored = sum(file.status == "stored" for file in files)
    say(
        f"{stored:,} of {len(files):,} files of {len(summary.agencies)} agencies: "
        f"{summary.records:,} records, {summary.rejected:,} parts not taken in."
    )
    _alerts(result)
    _matters(result)
    _counts(result)
    say("")
    say(
        f"{summary.links:,} links, {len(summary.leads):,} leads, {len(summary.groups)} groups; "
        f"{summary.exhibits} exhibits, {summary.arrests} persons arrested, {len(summary.sites)} sites."
    )
    spent = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in result.seconds.items())
    say(f"Time: {spent}; peak memory {result.peak_mb:.0f} MB.")
    say(f"Brief: {result.brief}")


def _alerts(result: "Demo") -> None:
    """Print how many alerts there are and the most urgent ones."""
    from strikeback.cli.output import print_table, say

    alerts = result.summary.alerts
    bands = Counter(entry.alert.band.value for entry in alerts)
    say("")
    say("ALERTS  " + ", ".join(f"{band}: {bands[band]:,}" for band in sorted(bands)))
    rows = [
        (
            entry.alert.band.value,
            entry.alert.agency,
            f"{entry.minutes} min",
            entry.report.get("number") or entry.report["file"],
            ", ".join(dict.fromkeys(r.rule for r in entry.alert.reasons if r.band is entry.alert.band)),
        )
        for entry in alerts[:ALERTS_SHOWN]
    ]
    print_table(("band", "for", "within", "report", "why"), rows, right=[2])


def _matters(result: "Demo") -> None:
    """Print what joins agencies across borders, and why."""
    from strikeback.cli.output import say

    say("")
    say("ACROSS BORDERS")
    for line in result.strongest[:MATTERS_SHOWN]:
        say(f"{line.what}: {', '.join(line.agencies)} ({line.records} records, {line.entity})")
        for reason in line.reasons:
            say(f"    {reason}")


def _counts(result: "Demo") -> None:
    """Print estimates and quality with the truth beside them."""
    from strikeback.cli.output import print_table, say

    say("")
    say("HOW MANY")
    truths = {"victim": result.scores.victims, "suspect": result.scores.suspects}
    rows = [
        (f"{role}s", one.estimate, f"{one.low} to {one.high}", truths.get(role, ""))
        for role, one in result.summary.estimates.items()
    ]
    print_table(("", "estimate", "range", "truth"), rows, right=[1, 3])
    say("")
    quality = [
        (name, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}")
        for name, one in result.scores.quality.items()
    ]
    print_table(("resolved", "precision", "recall", "F1"), quality, right=[1, 2, 3])

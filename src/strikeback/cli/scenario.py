"""scenario and demo: a made-up world, and the whole line run on it."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from strikeback.cli.options import JsonOption


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
    from strikeback.cli.coordinator import page
    from strikeback.cli.output import print_json, progress_on_stderr, say
    from strikeback.flows.demos.demo import demo as run
    from strikeback.flows.demos.demo import machine

    with progress_on_stderr(quiet=json) as progress:
        result = run(
            directory, seed=seed, scale=scale, preset=preset.value, clock=SystemClock(), progress=progress
        )
    if json:
        print_json(machine(result))
    else:
        for line in page(result):
            say(line)

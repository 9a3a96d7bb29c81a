"""hub-demo: several agencies on one PostgreSQL, played from end to end."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from typing import TYPE_CHECKING, Annotated

import typer

from strikeback.cli.options import JsonOption

if TYPE_CHECKING:
    from strikeback.flows.demos.hub_demo import Step


def hub_demo(
    seed: Annotated[int, typer.Option(help="Decides the made-up world.")] = 1,
    scale: Annotated[float, typer.Option(help="Size of the world, from 0.1.")] = 0.1,
    *,
    json: JsonOption = False,
) -> None:
    """Start a PostgreSQL, let three agencies share through it, stop it again. Made-up data only.

    Shows a hit, a request, its answer, what is visible afterwards, a recall with its certificate, and the
    log verified by a program of one file. Exit code 1 when anything went otherwise than promised.

    Example: `strikeback hub-demo --json`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json
    from strikeback.flows.demos.hub_demo import hub_demo as play

    result = play(seed=seed, scale=scale, clock=SystemClock(), tell=None if json else _show)
    if json:
        steps = [{"step": one.name, "title": one.title} | one.found for one in result.steps]
        print_json({"postgresql": result.server, "steps": steps, "sound": result.sound})
    if not result.sound:
        raise typer.Exit(1)


def _show(step: "Step") -> None:
    """Print one step."""
    from strikeback.cli.output import say

    say(f"\n{step.title}.")
    for line in step.lines:
        say(f"  {line}")

"""Write a made-up operation: the files many agencies would hand in, and the truth apart.

Everything hangs on the seed alone: the same seed, scale and preset give the same bytes in every process
and on every machine (given the same releases of openpyxl and pyarrow, which the locked requirements fix).
Large scales come in parts of at most ``PART_SCALE``, so that memory does not grow with the scale.
"""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from strikeback.model.errors import UsageError
from strikeback.scenario.agencies import Agency, agencies
from strikeback.scenario.chance import stream
from strikeback.scenario.files.cases import write_cases
from strikeback.scenario.files.chats import write_chats
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.graphs import write_laptops, write_messenger
from strikeback.scenario.files.money import write_remittances, write_statement, write_tagpack
from strikeback.scenario.files.phones import write_phones
from strikeback.scenario.files.raids import make_exhibits, write_arrests, write_exhibits, write_register
from strikeback.scenario.files.tips_json import write_tips
from strikeback.scenario.files.tips_xml import write_reports
from strikeback.scenario.gangs import Makers, build_groups
from strikeback.scenario.manifest import Manifest, WrittenFile
from strikeback.scenario.numbers import Numbers
from strikeback.scenario.reports import build_reports
from strikeback.scenario.settings import PRESETS
from strikeback.scenario.truth import Truth
from strikeback.scenario.victims import build_victims
from strikeback.scenario.world import World

PART_SCALE: Final = 10.0
"""About 1,900 suspects and 12,000 reporting victims a part."""
SCALES: Final = (0.1, 1000.0)
Progress = Callable[[int, int], None]
"""Parts done, parts in all."""


def generate(
    directory: Path,
    *,
    seed: int = 1,
    scale: float = 1.0,
    preset: str = "2014",
    progress: Progress | None = None,
) -> Manifest:
    """Write the files of a scenario and its truth tables.

    Args:
        directory: Where ``files/<agency>/...``, ``truth/*.csv`` and ``agencies.json`` go; made when missing.
        seed: Any integer; decides everything.
        scale: 0.1 to 1000; multiplies groups, suspects, victims, arrests and exhibits.
        preset: ``2014`` (the press release) or ``today``.
        progress: Called after each part with parts done and parts in all.

    Raises:
        UsageError: Unknown preset, or a scale out of range.
    """
    if preset not in PRESETS:
        raise UsageError(f"no preset {preset!r}", remedy=f"Use one of: {', '.join(PRESETS)}.")
    if not SCALES[0] <= scale <= SCALES[1]:
        raise UsageError(f"scale {scale:g} is out of range", remedy="Use a scale from 0.1 to 1000.")
    parts = math.ceil(scale / PART_SCALE)
    numbers = Numbers(stream(seed, preset, "numbers"))
    bodies = agencies(preset)
    written: list[WrittenFile] = []
    counts: dict[str, int] = {}
    with Truth(directory / "truth") as truth:
        for part in range(1, parts + 1):
            makers = Makers(stream(seed, preset, "world", part), numbers, PRESETS[preset], str(part))
            suffix = f"-p{part:03d}" if parts > 1 else ""
            desk = Desk(directory, suffix, World(), makers, bodies, truth)
            _add_counts(counts, _write_part(desk, seed, scale / parts))
            written += desk.written
            if progress is not None:
                progress(part, parts)
        difficulty = truth.difficulty()
        counts |= {name: truth.rows[name] for name in ("p1_cases", "lookalikes", "decoys", "mentions")}
    _write_json(directory / "truth" / "difficulty.json", difficulty)
    _write_json(directory / "agencies.json", [_described(body) for body in bodies.values()])
    return Manifest(
        preset=preset, seed=seed, scale=scale, files=tuple(written), counts=counts, difficulty=difficulty
    )


def _write_part(desk: Desk, seed: int, scale: float) -> dict[str, int]:
    """One part: its world, its files, its truth."""
    world, makers = desk.world, desk.makers
    build_groups(makers, world, scale)
    build_victims(makers, world, scale)
    views = build_reports(makers, world, desk.agencies)
    # the files have chance of their own, so that a new kind of file changes no world
    makers.rng = stream(seed, makers.preset.name, "files", makers.prefix)
    write_cases(desk, views)
    write_tips(desk, views["us-hsi"])
    write_reports(desk, views["platform-trust"])
    write_remittances(desk)
    write_statement(desk)
    write_tagpack(desk)
    exhibits = make_exhibits(desk, scale)
    write_arrests(desk)
    write_exhibits(desk, exhibits)
    write_phones(desk, exhibits, scale)
    write_laptops(desk, exhibits, scale)
    write_messenger(desk)
    write_chats(desk, views, scale)
    write_register(desk)
    desk.truth.close_part(world)
    reporting = sum(victim.reported for victim in world.victims)
    return {
        "groups": len(world.groups),
        "suspects": len(world.agents),
        "arrested": sum(agent.arrested for agent in world.agents),
        "exhibits": len(exhibits),
        "victims": reporting,
        "unreported": len(world.victims) - reporting,
        "incidents": len(world.incidents),
        "reports": sum(len(found) for found in views.values()),
        "accounts": len(world.accounts),
        "payouts": len(world.payouts),
    }


def _add_counts(total: dict[str, int], more: dict[str, int]) -> None:
    for name, count in more.items():
        total[name] = total.get(name, 0) + count


def _described(body: Agency) -> dict[str, str]:
    return {
        "id": body.id, "name": body.name, "country": body.country, "kind": body.kind, "zone": body.zone,
        "date_order": body.date_order,
    }  # fmt: skip


def _write_json(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=isinstance(value, dict))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")

"""Where all writers put their files: paths, the list of what was written, the truth beside."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from strikeback.scenario.agencies import Agency
from strikeback.scenario.gangs import Makers
from strikeback.scenario.manifest import WrittenFile
from strikeback.scenario.truth import Key, Truth
from strikeback.scenario.views import View
from strikeback.scenario.world import World


@dataclass(slots=True)
class Desk:
    """One part of the scenario being written."""

    root: Path
    suffix: str
    """Added to file names when the scenario comes in several parts."""
    world: World
    makers: Makers
    agencies: dict[str, Agency]
    truth: Truth
    written: list[WrittenFile] = field(default_factory=list)

    @property
    def rng(self) -> random.Random:
        """Chance of this part."""
        return self.makers.rng

    @property
    def raid_agency(self) -> Agency:
        """The body that raids and seizes."""
        return self.agencies[self.makers.preset.raid_agency]

    def open_path(self, agency: str, name: str) -> Path:
        """The path of a file of ``agency``; ``name`` may hold folders. ``*`` stands for the part's suffix."""
        path = self.root / "files" / agency / name.replace("*", self.suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def done(self, path: Path, agency: str, kind: str, records: int) -> None:
        """Note a file as written."""
        inside = path.relative_to(self.root).as_posix()
        self.written.append(WrittenFile(path=inside, agency=agency, kind=kind, records=records))

    def key(self, agency: str, path: Path, kind: str, value: object) -> Key:
        """The key of a described thing; files are named by their base name, unique within an agency."""
        return (agency, path.name, kind, str(value))

    def note_report(self, view: View, key: Key, columns: set[str], *, offender: bool = True) -> None:
        """Write down who a report's victim and offender are, and its signs of danger."""
        case, truth = view.incident, self.truth
        truth.mention(key, "report", case.key)
        victim = view.victim_marks(columns)
        if victim or columns & ({"name", "birth", "city", "age"} - view.gone):
            truth.mention(key, "victim", case.victim.key, victim, view.clues(columns))
        marks = view.offender_marks(columns)
        if offender and (marks or (columns | view.told) & ({"persona"} - view.gone)):
            truth.mention(key, "offender", case.agent.key, marks)
        if "narrative" in columns:
            for family in view.families:
                truth.sign("p1_cases", key, family, case.key)
            if not view.families:
                for kind in view.lookalikes:
                    truth.sign("lookalikes", key, kind, case.key)

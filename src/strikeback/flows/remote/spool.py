"""The folder in which uploaded files wait for their jobs, and notes between worker and onlookers."""

import secrets
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from strikeback.model.base import Frozen

MOST_NAME: Final = 255
"""Bytes of a file's name."""

_STEP: Final = "progress"
_STOP: Final = "stop"
_FOLDER_ID: Final = "server"


class Upload(Frozen, frozen=True, kw_only=True):
    """A file that arrived whole; its folder holds nothing else."""

    shown: ClassVar = ("size",)

    folder: Path
    path: Path
    name: str
    """Base name as its owner calls it."""
    digest: str
    """Hex of SHA-256."""
    size: int


class Step(Frozen, frozen=True, kw_only=True):
    """How far a job is."""

    shown: ClassVar = ("stage", "done", "total")

    stage: str = ""
    done: int = 0
    total: int = 0
    """0: nobody knows."""


class Spool:
    """The folder in which uploads wait. One server process uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark = folder / _FOLDER_ID
        if not mark.exists():
            mark.write_text(secrets.token_hex(8), encoding="ascii")
        self.id = mark.read_text(encoding="ascii")
        """Who works on the jobs whose files lie here."""
        self._found = frozenset(one.name for one in folder.iterdir() if one.is_dir())

    def new(self) -> Path:
        """Return a fresh folder for one upload."""
        made = self.folder / secrets.token_hex(12)
        made.mkdir(mode=0o700)
        return made

    def place(self, job: str) -> Path:
        """Return the folder of a job."""
        return self.folder / job

    def tell(self, job: str, step: Step) -> None:
        """Note how far a job is; readers see the old note or the new one, never half of one."""
        place = self.place(job)
        part = place / f"{_STEP}.part"
        part.write_bytes(msgspec.json.encode(step))
        part.replace(place / _STEP)

    def step(self, job: str) -> Step:
        """Return how far a job is."""
        try:
            return msgspec.json.decode((self.place(job) / _STEP).read_bytes(), type=Step)
        except (OSError, msgspec.DecodeError):
            return Step()

    def stop(self, job: str) -> None:
        """Ask a job to stop."""
        if self.place(job).is_dir():
            (self.place(job) / _STOP).touch()

    def stopped(self, job: str) -> bool:
        """Tell whether a job was asked to stop."""
        return (self.place(job) / _STOP).exists()

    def keep_only(self, jobs: Collection[str]) -> None:
        """Delete what lay here at the start and belongs to none of these jobs.

        What came since may be an upload on its way that has no job yet.
        """
        for name in self._found.difference(jobs):
            self.drop(name)

    def drop(self, job: str) -> None:
        """Delete what a job left behind."""
        shutil.rmtree(self.place(job), ignore_errors=True)


def fit_name(name: str) -> bool:
    """Tell whether a text is the base name of a file, fit for any system."""
    bad = "/" in name or "\\" in name or name in {"", ".", ".."} or not name.isprintable()
    return not bad and len(name.encode("utf-8", "replace")) <= MOST_NAME

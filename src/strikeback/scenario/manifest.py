"""What a generated scenario holds."""

from typing import ClassVar

from strikeback.model.base import Frozen


class WrittenFile(Frozen, frozen=True, kw_only=True):
    """One file handed in by one agency."""

    shown: ClassVar = ("path", "agency", "kind", "records")

    path: str
    """Below the scenario's directory, with forward slashes."""
    agency: str
    kind: str
    """``csv``, ``xlsx``, ``parquet``, ``jsonl``, ``cybertip_json``, ``cybertipline_xml``, ``ufdr``,
    ``android``, ``whatsapp``, ``case``, ``tagpack``."""
    records: int
    """Data rows, reports, messages or models, by kind."""


class Manifest(Frozen, frozen=True, kw_only=True):
    """Everything ``generate`` wrote, and the sizes of the world behind it."""

    shown: ClassVar = ("preset", "seed", "scale", "counts")

    preset: str
    seed: int
    scale: float
    files: tuple[WrittenFile, ...]
    counts: dict[str, int]
    """suspects, groups, victims (reporting), unreported, incidents, reports, accounts, payouts, arrested,
    exhibits, p1_cases, lookalikes, decoys, mentions."""
    difficulty: dict[str, float]
    """Pairs and shares of pairs without a shared exact identifier, as in ``truth/difficulty.json``."""

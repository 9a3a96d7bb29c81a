"""Build the second set of case files, written without knowledge of the readers: ``python build.py FOLDER``.

One folder an agency, and ``truth`` beside them. The same bytes each time, except what containers date themselves.
"""
# ruff: noqa: E402, E501 - the folder is put on the path first

import sys
from pathlib import Path

TESTS = str(Path(__file__).resolve().parents[1])
if TESTS not in sys.path:
    sys.path.insert(0, TESTS)

from secondhand import (
    broken,
    cases,
    chats,
    devices,
    later,
    ledger,
    money,
    providers,
    tables,
)

AGENCIES = {
    "mo": ("MO", "Asia/Macau", "police"), "tw": ("TW", "Asia/Taipei", "police"), "kr": ("KR", "Asia/Seoul", "police"),
    "fr": ("FR", "Europe/Paris", "police"), "id": ("ID", "Asia/Jakarta", "police"), "ph": ("PH", "Asia/Manila", "police"),
    "my": ("MY", "Asia/Kuala_Lumpur", "police"), "nz": ("NZ", "Pacific/Auckland", "hotline"),
    "au": ("AU", "Australia/Melbourne", "hotline"), "us": ("US", "America/Chicago", "police"),
    "xml": ("US", "UTC", "platform"), "sg": ("SG", "Asia/Singapore", "police"),
    "sg-bank": ("SG", "Asia/Singapore", "payment"), "wire": ("US", "America/Denver", "payment"),
    "de": ("DE", "Europe/Berlin", "police"), "eu": ("FR", "Europe/Paris", "coordinator"),
    "uk": ("GB", "Europe/London", "police"), "mx": ("MX", "America/Mexico_City", "prosecutor"),
    "jp": ("JP", "Asia/Tokyo", "police"), "bonn": ("DE", "Europe/Berlin", "prosecutor"),
    "broken": ("GB", "Europe/London", "police"),
}  # fmt: skip
"""Agency: country, zone, kind. The last hands in nothing that can be read."""

WRITERS = {
    "mo": tables.macau, "tw": tables.taiwan, "kr": tables.korea, "fr": tables.brittany, "id": tables.semarang,
    "ph": tables.cebu, "my": tables.johor, "nz": tables.auckland, "au": tables.victoria, "us": providers.cybertips,
    "xml": providers.cybertipline,
}  # fmt: skip


def build(folder: Path) -> Path:
    """Write everything below ``folder`` and return it."""
    truth = ledger.Ledger()
    for agency in AGENCIES:
        (folder / agency).mkdir(parents=True)
    made = cases.reports()
    for agency, write in WRITERS.items():
        write(folder / agency, [one for one in made if one.agency == agency], truth)
    added = later.more(made)
    for agency, write in later.WRITERS.items():
        write(folder / agency, [one for one in added if one.agency == agency], truth)
    providers.several_victims(folder / "xml", truth)
    chats.chats(folder / "sg", truth)
    money.remittances(folder / "sg-bank", truth)
    money.transfers(folder / "wire", truth)
    devices.extractions(folder / "de", truth)
    devices.lists(folder / "eu", truth)
    broken.broken(folder / "broken", truth)
    truth.write(folder / "truth")
    return folder


if __name__ == "__main__":
    build(Path(sys.argv[1]))

"""The formats that can be read. A new reader is added to this tuple and nowhere else."""

from typing import Final

from strikeback.intake.contract import Reader
from strikeback.intake.ufdr import UfdrReader
from strikeback.intake.whatsapp import WhatsAppReader

READERS: Final[tuple[Reader, ...]] = (
    UfdrReader(),
    WhatsAppReader(),
)
"""Every reader; order does not matter, the surest sniff wins."""

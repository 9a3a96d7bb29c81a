"""The formats that can be read. A new reader is added to this tuple and nowhere else."""

from typing import Final

from strikeback.intake.android import AndroidReader
from strikeback.intake.case_uco import CaseUcoReader
from strikeback.intake.contract import Reader
from strikeback.intake.cybertip_json import CyberTipJsonReader
from strikeback.intake.cybertip_xml import CyberTipXmlReader
from strikeback.intake.table.reader import TableReader
from strikeback.intake.tagpack import TagPackReader
from strikeback.intake.ufdr import UfdrReader
from strikeback.intake.whatsapp import WhatsAppReader

READERS: Final[tuple[Reader, ...]] = (
    TableReader(),
    AndroidReader(),
    CaseUcoReader(),
    CyberTipJsonReader(),
    CyberTipXmlReader(),
    TagPackReader(),
    UfdrReader(),
    WhatsAppReader(),
)
"""Every reader; order does not matter, the surest sniff wins."""

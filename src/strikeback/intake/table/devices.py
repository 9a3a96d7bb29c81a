"""Numbers of devices and SIM cards, by the concept of their column."""

from collections.abc import Callable
from typing import Final

from strikeback.intake.table.concepts import Concept
from strikeback.model.selector import Selector
from strikeback.selectors.device import (
    normalise_device_id,
    normalise_iccid,
    normalise_imei,
    normalise_imsi,
    normalise_mac,
)


def _serial(raw: str) -> Selector:
    return normalise_device_id(raw, "serial")


DEVICE_CALLS: Final[dict[Concept, Callable[[str], Selector]]] = {
    Concept.IMEI: normalise_imei,
    Concept.IMSI: normalise_imsi,
    Concept.ICCID: normalise_iccid,
    Concept.MAC: normalise_mac,
    Concept.SERIAL: _serial,
}
"""The normalising call of each number."""

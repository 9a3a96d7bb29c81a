"""Where a record stands, in words and for machines."""

from strikeback.model.record import Record
from strikeback.publishing.entities import place_of


def place(record: Record) -> dict[str, str | int]:
    """Return file, the places its format has, originator, record id, kind and role."""
    where = place_of(record.id, record.originator, record.locator)
    return where | {"kind": record.kind, "role": record.role.value}


def place_text(record: Record) -> str:
    """Return ``file, row 7`` or the like."""
    at = record.locator
    parts = [at.file]
    if at.row is not None:
        parts.append(f"row {at.row}")
    elif at.line is not None:
        parts.append(f"line {at.line}")
    if at.path:
        parts.append(at.path)
    if at.ident:
        parts.append(f"no. {at.ident}")
    return ", ".join(parts)

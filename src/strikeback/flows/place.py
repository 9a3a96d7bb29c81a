"""Where a record stands, in words and for machines."""

from strikeback.model.record import Record


def place(record: Record) -> dict[str, str | int]:
    """Return record id, kind, role, originator, file and the places its format has."""
    at = record.locator
    found: dict[str, str | int] = {
        "record": record.id,
        "kind": record.kind,
        "role": record.role.value,
        "originator": record.originator,
        "file": at.file,
    }
    for name, value in (("path", at.path), ("row", at.row), ("line", at.line), ("id", at.ident)):
        if value not in {None, ""}:
            found[name] = value or 0
    return found


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

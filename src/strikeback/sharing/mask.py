"""What lists show of names and identifiers: enough to recognise, not enough to copy."""

from strikeback.model.bodies import Account, Exhibit, Person, Report
from strikeback.model.record import Record


def mask_text(text: str) -> str:
    """Return the first character of every word and ``…``; one-letter words stay."""
    return " ".join(word if len(word) == 1 else f"{word[0]}…" for word in text.split())


def mask_value(kind: str, value: str) -> str:
    """Return kind and at most the last two characters of a selector."""
    return f"{kind}:…{value[-2:]}" if len(value) > 6 else f"{kind}:…"


def label(record: Record) -> str:
    """Return a masked line that tells one record from another in a list."""
    body = record.body
    if isinstance(body, Person) and body.names:
        return mask_text(body.names[0].text)
    if isinstance(body, Account):
        shown = body.handle or body.account_id or next(iter(body.display_names), "")
        return f"{body.platform or '?'} {mask_text(shown)}".strip()
    if isinstance(body, Report | Exhibit) and body.number:
        return body.number
    return record.selectors[0].masked if record.selectors else ""

"""Cells that name a way to reach somebody, of any kind: each piece decides by its form and its words."""

import re
from functools import lru_cache
from typing import Final

from strikeback.intake.table.cells import (
    CACHE,
    Account,
    Found,
    is_blank,
    own_platform,
    pieces,
    read_emails,
    read_handles,
    read_phones,
)
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.vocabulary import fold, vocabulary
from strikeback.model.selector import Selector  # noqa: TC001 - one import form for all

_LABEL: Final = re.compile(r"^([^\W\d][\w .&/'()-]{0,28}?)\s*(?:[:：=#]|\s[-–]\s)\s*(\S.*)$", re.DOTALL)
_NUMBER: Final = re.compile(r"^[+(（]?[\d\s().\-+（）]{6,28}$")
_MAIL: Final = re.compile(r"^[^\s@/]{1,64}@[\w-]+(?:\.[\w-]+)+$")
_FIRST_WORD: Final = re.compile(r"^([^\W\d]+)\.?\s+([+\d(].*)$", re.DOTALL)


@lru_cache(maxsize=CACHE)
def read_contacts(text: str, platform: str, region: str) -> Found:
    """Return what a cell of contacts holds: selectors of the person, accounts, and what said nothing.

    Args:
        text: The cell.
        platform: What the header says; "" for none.
        region: ISO country of the writer.
    """
    selectors: dict[str, Selector] = {}
    accounts: list[Account] = []
    bad: list[str] = []
    for part in _parts(text):
        found = _contact(part, platform, region)
        selectors.update((selector.value, selector) for selector in found.selectors)
        accounts.extend(account for account in found.accounts if account not in accounts)
        bad.extend(found.bad)
    return Found(tuple(selectors.values()), tuple(accounts), tuple(bad))


def _parts(text: str) -> list[str]:
    """Return the pieces of a cell; a stroke divides where a number or an address stands on either side."""
    parts = []
    for part in pieces(text) or [text]:
        halves = [half.strip() for half in part.split("/")]
        if 1 < len(halves) < 4 and all(_NUMBER.match(half) or _MAIL.match(half) for half in halves):
            parts += halves
        else:
            parts.append(part)
    return parts


def _contact(part: str, platform: str, region: str) -> Found:
    kind, rest = _kind(part)
    if is_blank(rest):
        return Found()
    if kind is Concept.PHONE or (not own_platform(part)[0] and not platform and _NUMBER.match(rest)):
        found = read_phones(rest, region)
        if found.selectors or kind is Concept.PHONE:
            return found
    if kind is Concept.EMAIL:
        return read_emails(rest)
    found = read_handles(rest if kind is not None else part, platform, region)
    named = any(one.platform or one.handle or one.account_id or one.url for one in found.accounts)
    if found.accounts and not named:
        return Found(bad=("wrong_form",))  # words about a contact, not an account
    return found


def _kind(part: str) -> tuple[Concept | None, str]:
    """Return what a label before the value says (``tel``, ``e-mail``), and the value."""
    for form in (_LABEL, _FIRST_WORD):
        label = form.match(part)
        if label is not None and "//" not in part[: label.start(2)]:
            words = vocabulary()
            folded = fold(label[1])
            meant = words.concepts_spaced.get(folded) or words.concepts_joined.get(folded.replace(" ", ""))
            if meant in {Concept.PHONE, Concept.EMAIL}:
                return meant, label[2]
    return None, part

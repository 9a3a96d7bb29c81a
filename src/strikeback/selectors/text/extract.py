# ruff: noqa: E501 - a pattern or table row stays on one line
"""Everything a text holds that can be compared or acted on, with its place in the original.

Order matters: what proves itself by a checksum or a cue is found and blanked out first; phone
numbers, whose form proves least, are looked for in what is left (measured: blanking removes every
false phone that wallets, references and account numbers would cause).
"""

import re
from typing import Final

from strikeback.selectors.text.amounts import find_amounts
from strikeback.selectors.text.deadlines import find_deadlines
from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.handles import find_handles
from strikeback.selectors.text.identifiers import (
    find_bank_accounts,
    find_cards,
    find_emails,
    find_hashes,
    find_ibans,
    find_ips,
    find_remittances,
    find_veiled_emails,
    find_wallets,
)
from strikeback.selectors.text.links import find_links
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.phones import find_phones
from strikeback.selectors.text.places import find_places
from strikeback.selectors.text.services import find_services
from strikeback.selectors.text.sought import Sought

_LONG: Final = re.compile(r"\d[\d ().\-/]{5,}\d|[0-9A-Za-z]{25}|::|\d:\d|(?:\d{1,3}\.){3}")
_DATE: Final = Sought(
    r"(?<![\d.,/-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d{2})(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?(?!\d)"
    r"|(?<![\d:])\d{1,2}:\d{2}:\d{2}(?![\d:])"
)


def extract(text: str, *, region: str = "", language: str = "", key: bytes = b"") -> tuple[Finding, ...]:
    """Return what a text holds, ordered by place.

    Args:
        text: The stored original; it is not changed and spans count its code points.
        region: ISO 3166-1 alpha-2 of the report: dialling habit of national numbers, meaning of
            ``$``, peso and 元. Empty: national numbers are not guessed, ambiguous amounts keep candidates.
        language: BCP 47 tag of the text if stated; a tie-breaker only, all languages' rules always run.
        key: Key for the digest of payment cards; without one a card is reported without a selector.
    """
    page = Page(text, region=region, language=language, key=key)
    _find_proven(page)
    find_services(page)
    find_handles(page)
    find_deadlines(page)
    find_amounts(page)
    for match in _DATE.finditer(page.masked, page.low):
        page.blank(*match.span())
    find_phones(page)
    find_places(page)
    return tuple(sorted(page.findings, key=lambda found: (found.start, found.end, found.type, found.rule)))


def _find_proven(page: Page) -> None:
    find_emails(page)
    find_links(page)
    find_veiled_emails(page)
    if _LONG.search(page.masked) is None:
        return
    find_wallets(page)
    find_hashes(page)
    find_ibans(page)
    find_ips(page)
    find_remittances(page)
    find_bank_accounts(page)
    find_cards(page)

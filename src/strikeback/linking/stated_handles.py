"""A user name or number that a source writes where a suspect's name belongs.

Forms ask for the "name used" and are told ``sofia.rivera68`` or ``skype: bella80``. Such a word is no name of
anybody: it identifies an account as far as it is surprising, and says nothing as a name.
"""

import re
from functools import lru_cache
from typing import Final

from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector
from strikeback.selectors.account import normalise_handle
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform

_PREFIXED: Final = re.compile(r"(?P<platform>[^\W\d_][^:：@/]{1,20}?)\s*[:：]\s*(?P<rest>\S.*)")
_NUMBER: Final = re.compile(r"(?:\+|00)[\d\s().-]{7,20}")
_USER_NAME: Final = re.compile(
    r"@?(?=[\w.-]*[a-z])(?=[\w.-]*\d)[a-z0-9][a-z0-9._-]{4,39}", re.IGNORECASE | re.ASCII
)
"""One ASCII word with a digit: no name of a person has that form."""


@lru_cache(maxsize=65_536)
def stated_handle(text: str) -> Selector | None:
    """Return the handle or phone that stands in a field for names, or None for a name.

    Args:
        text: The field as reported; a service in front (``skype: bella80``) makes a word without digits one.
    """
    prefixed = _PREFIXED.fullmatch(text.strip())
    platform = canonical_platform(prefixed["platform"]) if prefixed else ""
    rest = prefixed["rest"].strip() if prefixed else text.strip()
    try:
        if _NUMBER.fullmatch(rest):
            return normalise_phone("+" + rest[2:] if rest.startswith("00") else rest)
        if _USER_NAME.fullmatch(rest):
            return normalise_handle(platform, rest)
    except UnusableSelectorError:
        return None
    return None

"""Web addresses as selectors: the page itself, and the account a profile page shows."""

from functools import partial
from typing import Final

from strikeback.intake.gather import Gather
from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.record import RefusalReason
from strikeback.model.selector import Selector
from strikeback.selectors.profile_url import normalise_profile_url

_NO_PROFILE: Final = frozenset({Unusable.UNKNOWN_PLATFORM, Unusable.WRONG_FORM})


def select_url(gather: Gather, field: str, url: str) -> None:
    """Add every selector an address gives; the address is kept where it gives none.

    A page that shows no account is no refused identifier; anything else that goes wrong is counted.

    Args:
        gather: The record in the making.
        field: Name of the address's field.
        url: The address as stated.
    """
    if not url.strip():
        return
    try:
        found = normalise_profile_url(url)
    except UnusableSelectorError as error:
        gather.keep(field, url)
        if error.why not in _NO_PROFILE:
            gather.refuse(RefusalReason.BAD_SELECTOR, f"{field}: {error.why.value}")
        return
    for selector in found:
        gather.select(field, url, partial(_same, selector))


def _same(selector: Selector) -> Selector:
    return selector

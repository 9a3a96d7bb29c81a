"""Every identifier a typed text may be, in comparable form."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.bank_account import normalise_bank_account
from strikeback.selectors.card import normalise_card
from strikeback.selectors.device import normalise_iccid, normalise_imei, normalise_imsi, normalise_mac
from strikeback.selectors.email import normalise_email
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.ip import normalise_ip
from strikeback.selectors.media_hash import normalise_hash
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.profile_url import normalise_profile_url
from strikeback.selectors.text.extract import extract
from strikeback.selectors.wallet import normalise_wallet

_SINGLE: Sequence[Callable[[str], Selector]] = (
    normalise_phone,
    normalise_email,
    normalise_ip,
    normalise_iban,
    normalise_bank_account,
    normalise_wallet,
    normalise_imei,
    normalise_imsi,
    normalise_iccid,
    normalise_mac,
    normalise_hash,
)


def selector_keys(text: str, regions: Iterable[str], key: bytes) -> set[tuple[str, str]]:
    """Return ``(kind, value)`` of every selector that ``text`` may stand for.

    Args:
        text: As typed. ``platform:name`` and ``platform name`` are read as accounts and handles.
        regions: ISO countries under which a national number is tried.
        key: The store's key for keyed digests.
    """
    countries = [one for one in regions if one]
    found = {(one.kind.value, one.value) for one in _read(text, countries, key)}
    for country in countries or [""]:
        for finding in extract(text, region=country, key=key):
            if finding.selector is not None:
                found.add((finding.selector.kind.value, finding.selector.value))
    return found


def _read(text: str, countries: Sequence[str], key: bytes) -> Iterator[Selector]:
    """Yield what each normaliser accepts."""
    for single in _SINGLE:
        yield from _attempt(single, text)
    for country in countries:
        yield from _attempt(normalise_phone, text, country)
        yield from _attempt(normalise_bank_account, text, country)
    yield from _attempt(normalise_card, text, key)
    with suppress(UnusableSelectorError):
        yield from normalise_profile_url(text)
    platform, _, name = text.replace(":", " ", 1).partition(" ")
    if platform and name.strip():
        yield from _attempt(normalise_account, platform, name.strip())
        yield from _attempt(normalise_handle, platform, name.strip())


def _attempt(read: Callable[..., Selector], *arguments: str | bytes) -> list[Selector]:
    """Return what ``read`` gives, or nothing when it refuses."""
    try:
        return [read(*arguments)]
    except UnusableSelectorError:
        return []

"""What an application's own identifier of a party is: a phone number, an address, an id or a user name."""

import re
from functools import lru_cache, partial
from typing import Final, NamedTuple

from strikeback.intake.gather import Gather
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform

_JID: Final = re.compile(r"(\d{6,15})(?:[:.]\d+)*@(?:s\.whatsapp\.net|c\.us)", re.IGNORECASE)
_GROUP: Final = re.compile(r"[\d-]+@(?:g\.us|broadcast)", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?[\d\s().\u2010-\u2015-]{5,24}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGEST_BARE: Final = 13  # digits; a longer run without a plus sign is some platform's id
_BY_PHONE: Final = frozenset({"", "?", "phone", "sms", "whatsapp", "viber", "signal", "imessage", "facetime"})
_TELEPHONY: Final = ("native", "phone", "call", "cellular", "sim ", "contacts", "recents")


class Identified(NamedTuple):
    """An identifier sorted into the fields of an account."""

    account_id: str = ""
    handle: str = ""


@lru_cache(maxsize=1 << 10)
def platform_of(source: str) -> str:
    """Return the platform an application name means; ``phone`` for the telephone's own services.

    Args:
        source: Name as the extraction prints it; empty means the telephone itself.
    """
    plain = source.strip().casefold()
    if not plain or plain.startswith(_TELEPHONY):
        return "phone"
    name = canonical_platform(source)
    return "phone" if name == "sms" else name


def identify(gather: Gather, platform: str, raw: str, region: str) -> Identified:
    """Add the selector of a party's identifier to a record and say which account field it fills.

    Args:
        gather: The record in the making.
        platform: Result of ``platform_of``; empty when the source does not say.
        raw: The identifier as the source states it.
        region: ISO country for national phone forms; empty: unknown.
    """
    text = raw.strip()
    if not text or _is_address(gather, platform, text, region):
        return Identified()
    if _JID.fullmatch(text) or _GROUP.fullmatch(text):
        return Identified(account_id=text)
    if platform == "phone":
        gather.keep("identifier", text)
        return Identified()
    if text.isdigit():
        gather.select("identifier", text, partial(normalise_account, platform, text))
        return Identified(account_id=text)
    gather.select("identifier", text, partial(normalise_handle, platform, text))
    return Identified(handle=text)


def _is_address(gather: Gather, platform: str, text: str, region: str) -> bool:
    """Add the selector of a phone number or mailbox; True when the text is nothing but that."""
    if jid := _JID.fullmatch(text):
        gather.select("identifier", text, partial(normalise_phone, f"+{jid[1]}"))
        return False
    if _is_phone(platform, text):
        gather.select("identifier", text, partial(normalise_phone, text, region or None))
        return True
    if _EMAIL.fullmatch(text) and not _GROUP.fullmatch(text):
        gather.select("identifier", text, partial(normalise_email, text))
        return True
    return False


def _is_phone(platform: str, text: str) -> bool:
    if not _PHONE.fullmatch(text):
        return False
    if not platform and text.isdigit() and len(text) > _LONGEST_BARE:
        return False
    return text.startswith(("+", "00")) or platform in _BY_PHONE

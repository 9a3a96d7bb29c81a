"""E-mail addresses as selectors.

Sources: RFC 5321 and 5322 for the form, RFC 5891 for other scripts in domains (``email-validator``),
the provider's own help pages for dots and tags in Gmail addresses.
"""

import re
from typing import Final

from email_validator import EmailNotValidError, validate_email

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import refuse, screen

KIND: Final = SelectorKind.EMAIL
MAX_RAW_CHARS: Final = 320  # RFC 3696 erratum 1690: 64 + "@" + 255

_ANGLE: Final = re.compile(r"[^<>]*<([^<>]+)>")
_SCHEME: Final = re.compile(r"(?:mailto|smtp|e-?mail)\s*:\s*", re.IGNORECASE)
_PLAIN: Final = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})"
)
_BARE: Final = re.compile(
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!x+$)[a-z]{2,63}"
)
"""An address that is plain and has nothing around it; no filler either, since its end is not ``x`` alone."""
_GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})
_MACHINES: Final = frozenset(
    {"noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "bounce"}
)
_FILLER_DOMAINS: Final = frozenset(
    {"none.com", "noemail.com", "nomail.com", "email.com", "test.com", "na.com", "unknown.com", "no.com"}
)
_LOCAL_MAX: Final = 64  # octets, RFC 5321 section 4.5.3.1.1
_SURELY_FITS: Final = 16  # code points; none has more than four octets in UTF-8


def normalise_email(raw: str) -> Selector:
    """Return the selector of an e-mail address: lower case, domain in its ASCII form.

    The local part is compared without case, as practically every provider does. At Gmail dots and
    ``+tags`` do not count and ``googlemail.com`` is the same mailbox, so they are dropped there, and only
    there. Senders that are machines (``noreply``) never link.

    Args:
        raw: Text as reported; ``mailto:`` and ``Name <address>`` are read too.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER or WRONG_FORM.
    """
    lower = raw.lower()
    if len(raw) <= MAX_RAW_CHARS and _BARE.fullmatch(lower):
        return _selector(lower, raw)
    text = screen(raw, KIND, MAX_RAW_CHARS)
    angle = _ANGLE.fullmatch(text)
    text = _SCHEME.sub("", (angle[1] if angle else text).strip(), count=1).split("?")[0]
    address = text.strip(" \t\r\n.,;:\"'").lower()
    if not _PLAIN.fullmatch(address):
        address = _other_script(address)
    return _selector(address, raw)


def _selector(address: str, raw: str) -> Selector:
    """Return the selector of a tidy address, or refuse it."""
    local, _, domain = address.rpartition("@")
    if len(local) > _SURELY_FITS and len(local.encode()) > _LOCAL_MAX:
        refuse(KIND, Unusable.WRONG_FORM)
    if domain in _FILLER_DOMAINS and is_placeholder(local):
        refuse(KIND, Unusable.PLACEHOLDER)
    notes: tuple[str, ...] = ()
    if domain in _GMAIL:
        bare = local.partition("+")[0].replace(".", "") or local
        notes = ("gmail:dots_and_tags",) if (bare, "gmail.com") != (local, domain) else ()
        local, domain = bare, "gmail.com"
    machine = local in _MACHINES
    return Selector(
        kind=KIND,
        value=f"{local}@{domain}",
        raw=raw,
        linkable=not machine,
        notes=(*notes, "machine") if machine else notes,
    )


def _other_script(address: str) -> str:
    """Return an address in another script with its domain in ASCII form, or refuse it."""
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        refuse(KIND, Unusable.WRONG_FORM)
    return f"{checked.local_part.lower()}@{checked.ascii_domain}".lower()

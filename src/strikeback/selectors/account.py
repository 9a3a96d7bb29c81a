"""Platform accounts: immutable ids and changeable user names, compared as each platform compares them.

Sources: the platforms' own help pages on user names and their public API documents on ids.
"""

import re
from functools import lru_cache
from typing import Final

from strikeback.model.base import Frozen
from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.placeholders import PLACEHOLDERS, is_placeholder
from strikeback.selectors.platform import canonical_platform
from strikeback.selectors.screen import ascii_digits, refuse, screen, unspreadsheet

MAX_RAW_CHARS: Final = 200
UNSTATED: Final = "?"
"""Platform of a handle whose source names none."""


class _Rule(Frozen, frozen=True, kw_only=True):
    """How one platform writes user names and ids."""

    form: re.Pattern[str] | None = None
    """Handles, after case folding; None: no form known."""
    cased: bool = False
    """True: handles that differ in case only belong to different accounts."""
    dots: bool = True
    """False: dots in handles do not count."""
    ident: re.Pattern[str] | None = None
    """Ids; None: any."""


def _rule(form: str = "", ident: str = r"[0-9]{1,20}", *, cased: bool = False, dots: bool = True) -> _Rule:
    """Return a rule of two patterns; an empty pattern stands for "no form known"."""
    return _Rule(
        form=re.compile(form) if form else None,
        ident=re.compile(ident) if ident else None,
        cased=cased,
        dots=dots,
    )


_RULES: Final = {
    "facebook": _rule(r"[a-z0-9]{3,60}", r"[0-9]{1,17}", dots=False),
    "instagram": _rule(r"[a-z0-9._]{1,30}"),
    "tiktok": _rule(r"[a-z0-9._]{2,24}"),
    "x": _rule(r"[a-z0-9_]{1,15}"),
    "telegram": _rule(r"[a-z][a-z0-9_]{2,31}", r"-?[0-9]{1,16}"),
    "snapchat": _rule(r"[a-z][a-z0-9._-]{1,30}", r"[0-9a-f-]{32,36}"),
    "skype": _rule(r"[a-z0-9.,_:\-@+]{1,80}", ""),
    "kik": _rule(r"[a-z0-9._]{2,30}", ""),
    "wechat": _rule(r"[a-z][a-z0-9_-]{5,29}", r"(?:wxid|gh)_[a-z0-9]{6,30}"),
    "qq": _rule(r"[1-9][0-9]{4,11}", r"[1-9][0-9]{4,11}"),
    "line": _rule(r"[a-z0-9._-]{1,30}", r"u[0-9a-f]{32}"),
    "kakaotalk": _rule(r"[a-z0-9._-]{3,30}"),
    "discord": _rule(r"[a-z0-9._]{2,32}|.{2,32}#[0-9]{4}", r"[0-9]{16,20}"),
    "signal": _rule(r"[a-z_][a-z0-9_]{2,31}\.[0-9]{2,9}", r"[0-9a-f-]{36}"),
    "reddit": _rule(r"[a-z0-9_-]{3,20}", r"(?:t2_)?[a-z0-9]{1,13}"),
    "youtube": _rule("", r"UC[A-Za-z0-9_-]{22}"),
    "linkedin": _rule(r"[^\s/]{3,100}", ""),
    "vk": _rule(r"[a-z0-9_.]{2,32}", r"[0-9]{1,12}"),
    "twitch": _rule(r"[a-z0-9_]{3,25}"),
    "steam": _rule(r"[a-z0-9_-]{2,64}", r"7656[0-9]{13}"),
    "roblox": _rule(r"[a-z0-9_]{3,20}"),
    "github": _rule(r"[a-z0-9-]{1,39}"),
    "pinterest": _rule(r"[a-z0-9_]{3,30}"),
    "tumblr": _rule(r"[a-z0-9-]{1,32}"),
    "onlyfans": _rule(r"[a-z0-9._-]{3,40}"),
    "weibo": _rule("", r"[0-9]{5,12}"),
    "google": _rule("", r"[0-9]{15,22}"),
    "minecraft": _rule(r"[a-z0-9_]{3,16}", r"[0-9a-f-]{32,36}"),
    "bluesky": _rule(r"[a-z0-9.-]{3,253}", r"did:[a-z]+:[A-Za-z0-9.:_-]+"),
    "zalo": _rule("", r"[0-9]{6,20}"),
    "viber": _rule("", ""),
    "imessage": _rule("", ""),
    "whatsapp": _rule("", ""),
    "imo": _rule("", ""),
    "ok": _rule(r"[a-z0-9._-]{3,60}", r"[0-9]{5,15}"),
    "psn": _rule(r"[a-z][a-z0-9_-]{2,15}", ""),
    "xbox": _rule("", r"[0-9]{16}"),
}
_UNKNOWN: Final = _Rule(cased=True)
_SAME_NAMES: Final = {
    "messenger": "facebook",
    "threads": "instagram",
    "hangouts": "google",
    "playstation": "psn",
}
"""Services whose accounts and names are another platform's."""
_BY_PHONE: Final = frozenset({"whatsapp", "viber", "imessage", "zalo", "signal", "imo", "botim", "telegram"})
"""Services that name accounts by phone number."""
_LABEL: Final = re.compile(
    r"(?:(?:user\s?(?:name|id)|uid|fbid|handle|account|acct|screen name|id|账号|帳號|아이디)\s*[:：=]\s*)+",
    re.IGNORECASE,
)
_JID: Final = re.compile(r"([^@\s]+)@(?:s\.whatsapp\.net|c\.us|talk\.kik\.com)", re.IGNORECASE)
_SKYPE: Final = re.compile(r"(?:skype:|8:|sip:)+", re.IGNORECASE)
_DISCORD_TAG: Final = re.compile(r".+#[0-9]{4}")
_GONE: Final = re.compile(
    r"(?:deleted|removed|suspended|unknown|facebook|telegram|instagram)[_\s-]?(?:user|account)[_\s-]?\d*",
    re.IGNORECASE,
)
_GONE_WORDS: Final = re.compile("user|account")
_PLAIN: Final = re.compile(r"(?=[._A-Za-z0-9]*[A-WYZa-wyz])[A-Za-z][A-Za-z0-9._]*[A-Za-z0-9]", re.ASCII)
"""A user name without anything to take off, and no filler: some letter other than x speaks."""
_INTERNATIONAL: Final = re.compile(r"\+?[1-9]\d{9,14}")


@lru_cache(maxsize=1024)
def _space(platform: str) -> tuple[str, tuple[str, ...]]:
    """Return the platform whose names ``platform`` uses, and a note when that is another one."""
    name = canonical_platform(platform)
    shared = _SAME_NAMES.get(name)
    return (shared, (f"via:{name}",)) if shared else (name or UNSTATED, ())


def normalise_account(platform: str, raw: str) -> Selector:
    """Return the selector of a platform's immutable account id: value is ``platform:id``.

    Messenger ids are Facebook ids, Threads ids Instagram ids. Phone-numbered services give
    ``platform:+E.164`` where the number is international. An id that does not have the platform's form is
    kept with ``valid`` false.

    Args:
        platform: As the source names it; see ``canonical_platform``.
        raw: The id as reported; labels (``id:``) and chat-server suffixes are dropped.

    Raises:
        UnusableSelectorError: UNKNOWN_PLATFORM when no platform is stated, EMPTY, TOO_LONG,
            PLACEHOLDER, or WRONG_FORM (white space, an address, a number ruined by a spreadsheet).
    """
    kind = SelectorKind.ACCOUNT
    space, notes = _space(platform)
    text = _bare(raw, kind)
    if space == UNSTATED:
        refuse(kind, Unusable.UNKNOWN_PLATFORM)
    if re.search(r"[\s/]|[0-9]e\+[0-9]", text, re.IGNORECASE):
        text = _phone_or_none(space, text) or refuse(kind, Unusable.WRONG_FORM)
    rule = _RULES.get(space, _UNKNOWN)
    value = _phone_or_none(space, text) or _id_case(text, rule)
    valid = value.startswith("+") or rule.ident is None or bool(rule.ident.fullmatch(value))
    return Selector(
        kind=kind, value=f"{space}:{value}", raw=raw, valid=valid, notes=notes if valid else (*notes, "form")
    )


def _id_case(text: str, rule: _Rule) -> str:
    """Return an id in lower case where only lower case fits the platform's form (UUIDs, hex)."""
    lower = text.lower()
    if rule.ident is not None and not rule.ident.fullmatch(text) and rule.ident.fullmatch(lower):
        return lower
    return text


def _bare(raw: str, kind: SelectorKind) -> str:
    """Return the text without labels, server suffixes and spreadsheet damage."""
    text = unspreadsheet(screen(raw, kind, MAX_RAW_CHARS))
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    jid = _JID.fullmatch(text)
    text = ascii_digits((jid[1] if jid else text).strip())
    if is_placeholder(text) or _GONE.fullmatch(text):
        refuse(kind, Unusable.PLACEHOLDER)
    return text


def _phone_or_none(space: str, text: str) -> str | None:
    """Return the E.164 form of an international number where the service names accounts by phone."""
    if space not in _BY_PHONE or not (text.startswith("+") or _INTERNATIONAL.fullmatch(text)):
        return None
    if space == "telegram" and not text.startswith("+"):
        return None  # Telegram's own ids are bare digits of the same length
    try:
        phone = normalise_phone(text if text.startswith("+") else f"+{text}")
    except UnusableSelectorError:
        return None
    return phone.value if phone.valid or text.startswith("+") else None


def normalise_handle(platform: str, raw: str) -> Selector:
    """Return the selector of a user name: value is ``platform:handle``, platform ``?`` when unstated.

    A leading ``@`` is dropped, digits never are. Case is folded only where the platform ignores it,
    dots are dropped only where it ignores them (Facebook). A name that the platform could not have given is
    kept with ``valid`` false.

    Args:
        platform: As the source names it; see ``canonical_platform``.
        raw: The name as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, or WRONG_FORM (white space: a display
            name; a slash: an address, see ``normalise_profile_url``).
    """
    kind = SelectorKind.HANDLE
    space, notes = _space(platform)
    if len(raw) <= MAX_RAW_CHARS and _PLAIN.fullmatch(raw):
        lower = raw.lower()
        if lower not in PLACEHOLDERS and not (_GONE_WORDS.search(lower) and _GONE.fullmatch(raw)):
            return _clean_handle(space, raw, lower, notes)
    text = _bare(raw, kind)
    if space == "skype":
        text = _SKYPE.sub("", text, count=1).split("?")[0]
    text = text.lstrip("@").strip()
    if not text or is_placeholder(text):
        refuse(kind, Unusable.PLACEHOLDER)
    mailbox = _mailbox(text)
    if mailbox is not None:
        return Selector(kind=kind, value=f"{space}:{mailbox}", raw=raw, notes=notes)
    phone = _phone_or_none(space, text)
    if phone is not None:
        return Selector(kind=kind, value=f"{space}:{phone}", raw=raw, notes=notes)
    if "/" in text or "\\" in text or (any(map(str.isspace, text)) and space != "xbox"):
        refuse(kind, Unusable.WRONG_FORM)
    return _plain_handle(space, text, raw, notes)


def _clean_handle(space: str, raw: str, lower: str, notes: tuple[str, ...]) -> Selector:
    """Return the selector of letters, digits, dots and underscores that are no placeholder as they stand."""
    rule = _RULES.get(space, _UNKNOWN)
    value = raw if rule.cased else lower
    if not rule.dots and "." in value:
        value = value.replace(".", "")
        if is_placeholder(value):
            refuse(SelectorKind.HANDLE, Unusable.PLACEHOLDER)
    valid = rule.form is None or rule.form.fullmatch(value) is not None
    return Selector(
        kind=SelectorKind.HANDLE,
        value=f"{space}:{value}",
        raw=raw,
        valid=valid,
        notes=notes if valid else (*notes, "form"),
    )


def _plain_handle(space: str, text: str, raw: str, notes: tuple[str, ...]) -> Selector:
    """Return the selector of a handle that is neither mailbox nor phone."""
    rule = _RULES.get(space, _UNKNOWN)
    cased = rule.cased or (space == "discord" and bool(_DISCORD_TAG.fullmatch(text)))
    value = " ".join((text if cased else text.lower()).split())
    if not rule.dots:
        value = value.replace(".", "").lstrip("@")
    if not value or is_placeholder(value):
        refuse(SelectorKind.HANDLE, Unusable.PLACEHOLDER)
    valid = rule.form is None or bool(rule.form.fullmatch(value))
    return Selector(
        kind=SelectorKind.HANDLE,
        value=f"{space}:{value}",
        raw=raw,
        valid=valid,
        notes=notes if valid else (*notes, "form"),
    )


def _mailbox(text: str) -> str | None:
    """Return an e-mail address that serves as a user name, or None."""
    if "@" not in text:
        return None
    try:
        return normalise_email(text).value
    except UnusableSelectorError:
        return None

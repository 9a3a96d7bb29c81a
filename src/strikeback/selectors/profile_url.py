"""Addresses of profile pages: the page itself, and the handle, account or phone number it stands for."""

import re
from typing import Final
from urllib.parse import unquote

from msgspec import structs

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.ewallet import normalise_ewallet
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.profile_patterns import BY_HOST, Site
from strikeback.selectors.screen import refuse, screen

KIND: Final = SelectorKind.PROFILE_URL
MAX_RAW_CHARS: Final = 2048

_SCHEME: Final = re.compile(r"(?:https?|hxxps?):/*", re.IGNORECASE)
_DEFANGED: Final = re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.IGNORECASE)
_WRAPPED: Final = "<>()[]\"'`“”‘’ \t\r\n"
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?(?::[0-9]{1,5})?")
_ADDRESS: Final = re.compile(r"([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_NO_HANDLE: Final = re.compile(r"[%/?#&=]|\.(?:php|html?|aspx?)$", re.IGNORECASE)
_APP_LINKS: Final = (
    (re.compile(r"tg://resolve/?\?(?:.*&)?domain=([^&]+).*", re.IGNORECASE), "https://t.me/{}"),
    (re.compile(r"tg://resolve/?\?(?:.*&)?phone=\+?([0-9]+).*", re.IGNORECASE), "https://t.me/+{}"),
    (
        re.compile(r"whatsapp://send/?\?(?:.*&)?phone=(?:\+|%2B)?([0-9]+).*", re.IGNORECASE),
        "https://wa.me/{}",
    ),
    (
        re.compile(r"viber://(?:chat|add)/?\?(?:.*&)?number=(?:\+|%2B)?([0-9]+).*", re.IGNORECASE),
        "https://viber.click/{}",
    ),
    (re.compile(r"fb://profile/([0-9]+).*", re.IGNORECASE), "https://facebook.com/profile.php?id={}"),
    (
        re.compile(r"instagram://user/?\?(?:.*&)?username=([^&]+).*", re.IGNORECASE),
        "https://instagram.com/{}",
    ),
    (re.compile(r"snapchat://add/([^?]+).*", re.IGNORECASE), "https://snapchat.com/add/{}"),
)
_SUBDOMAINS: Final = frozenset(
    [
        "www",
        "m",
        "mobile",
        "web",
        "touch",
        "mbasic",
        "free",
        "upload",
        "old",
        "new",
        "np",
        "l",
        "lm",
        "d",
        "basic",
        "iphone",
        "ssl",
        "wap",
        "amp",
        "vt",
        "en",
        "mx",
    ]
)
_LOCALE: Final = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
_CANONICAL: Final = {
    ("facebook", "account"): "https://facebook.com/profile.php?id={}",
    ("messenger", "account"): "https://facebook.com/profile.php?id={}",
    ("messenger", "handle"): "https://facebook.com/{}",
    ("threads", "handle"): "https://threads.net/@{}",
    ("tiktok", "handle"): "https://tiktok.com/@{}",
    ("snapchat", "handle"): "https://snapchat.com/add/{}",
    ("x", "account"): "https://x.com/i/user/{}",
    ("vk", "account"): "https://vk.com/id{}",
    ("ok", "account"): "https://ok.ru/profile/{}",
    ("linkedin", "handle"): "https://linkedin.com/in/{}",
    ("youtube", "handle"): "https://youtube.com/@{}",
    ("youtube", "account"): "https://youtube.com/channel/{}",
    ("discord", "account"): "https://discord.com/users/{}",
    ("reddit", "handle"): "https://reddit.com/user/{}",
    ("line", "handle"): "https://line.me/ti/p/~{}",
    ("signal", "phone"): "https://signal.me/#p/+{}",
    ("telegram", "phone"): "https://t.me/+{}",
    ("weibo", "account"): "https://weibo.com/u/{}",
    ("weibo", "handle"): "https://weibo.com/n/{}",
    ("steam", "account"): "https://steamcommunity.com/profiles/{}",
    ("steam", "handle"): "https://steamcommunity.com/id/{}",
    ("roblox", "account"): "https://roblox.com/users/{}",
    ("bluesky", "handle"): "https://bsky.app/profile/{}",
    ("douyin", "account"): "https://douyin.com/user/{}",
    ("kuaishou", "account"): "https://kuaishou.com/profile/{}",
    ("xiaohongshu", "account"): "https://xiaohongshu.com/user/profile/{}",
    ("cashapp", "handle"): "https://cash.app/${}",
    ("paypal", "handle"): "https://paypal.me/{}",
}
"""Address of a profile by platform and what names it; others are the first host and the name."""
_WALLETS: Final = frozenset({"paypal", "cashapp", "venmo"})
_VK_PAGES: Final = re.compile(
    r"(?:wall|photo|video|topic|album|club|public|event|audio|doc|app|clip|story)-?[0-9].*", re.IGNORECASE
)


def normalise_profile_url(raw: str) -> tuple[Selector, ...]:
    """Return the selectors of a profile page: its canonical address, and what it names.

    That is a handle, an account, a phone number or an e-wallet.

    ``m.facebook.com``, ``mbasic``, language hosts, tracking parameters and missing schemes make no
    difference. Links of applications (``tg://``, ``whatsapp://``) are read too. Pages that belong to no one
    account are refused: log-in, share, search, groups, single posts, pictures and videos, invitations,
    short links.

    Args:
        raw: Address as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, UNKNOWN_PLATFORM (a host not known), WRONG_FORM
            (no address, or a page without an account), and what the handle's, account's or number's own
            call raises.
    """
    host, path = _split(screen(raw, KIND, MAX_RAW_CHARS))
    site = _site(host)
    if site is None:
        refuse(KIND, Unusable.UNKNOWN_PLATFORM)
    for pattern in site.patterns:
        match = pattern.fullmatch(path)
        if match:
            what, name = next(iter(match.groupdict().items()))
            return _selectors(site, what, unquote(name), raw)
    return refuse(KIND, Unusable.WRONG_FORM)


def _split(text: str) -> tuple[str, str]:
    """Return host in lower case, and path with query, without the slashes at both ends."""
    address = _DEFANGED.sub(".", text.strip(_WRAPPED))
    for pattern, form in _APP_LINKS:
        link = pattern.fullmatch(address)
        if link:
            address = form.format(link[1])
    host, path, query, fragment = _ADDRESS.fullmatch(_SCHEME.sub("", address, count=1)).groups("")  # type: ignore[union-attr]
    if not _HOST.fullmatch(host.lower()):
        refuse(KIND, Unusable.WRONG_FORM)
    if fragment.startswith("!/"):  # pages of the years around 2012: facebook.com/#!/profile.php?id=
        path, _, query = fragment[2:].partition("?")
    elif not path.strip("/") and fragment:
        path = f"#{fragment}"
    path = path.strip("/")
    return host.lower().partition(":")[0].rstrip("."), f"{path}?{query}" if query else path


def _site(host: str) -> Site | None:
    """Return the site of a host, with or without labels such as ``www`` or a language before it."""
    while host:
        if host in BY_HOST:
            return BY_HOST[host]
        first, _, rest = host.partition(".")
        if first not in _SUBDOMAINS and not _LOCALE.fullmatch(first):
            return None
        host = rest
    return None


def _selectors(site: Site, what: str, name: str, raw: str) -> tuple[Selector, ...]:
    """Return the page's selector and that of what it names."""
    if what == "handle" and (
        name.lower() in site.reserved or _NO_HANDLE.search(name) or _is_page(site, name)
    ):
        refuse(KIND, Unusable.WRONG_FORM)
    named = _named(site.platform, what, name, raw)
    key = named.value.removeprefix("+") if what == "phone" else named.value.partition(":")[2]
    form = _CANONICAL.get((site.platform, what), f"https://{site.hosts[0]}/{{}}")
    page = Selector(
        kind=KIND,
        value=form.format(key),
        raw=raw,
        valid=named.valid,
        linkable=named.linkable,
        notes=named.notes,
    )
    return page, named


def _is_page(site: Site, name: str) -> bool:
    """Tell whether a name is one of VK's posts, groups and pictures, which share the place of handles."""
    return site.platform == "vk" and bool(_VK_PAGES.fullmatch(name))


def _named(platform: str, what: str, name: str, raw: str) -> Selector:
    """Return the selector of the handle, account, phone or e-wallet that a page names."""
    if what == "account":
        return _with_raw(normalise_account(platform, name), raw)
    if what == "phone":
        national = name.startswith("0")
        return _with_raw(normalise_phone(name if national else f"+{name}", "VN" if national else None), raw)
    if platform in _WALLETS:
        return _with_raw(normalise_ewallet(name, platform), raw)
    return _with_raw(normalise_handle(platform, name), raw)


def _with_raw(selector: Selector, raw: str) -> Selector:
    """Return the selector with the whole address as its raw text."""
    return structs.replace(selector, raw=raw)

"""One cell into comparable values, remembered by its text: equal cells are worked on once."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from strikeback.intake.table.grid import MEDIA_CELL
from strikeback.intake.table.vocabulary import fold, vocabulary
from strikeback.model.base import Frozen
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.names import Name, NameKind
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.email import normalise_email
from strikeback.selectors.names import words
from strikeback.selectors.names.parse import parse_names
from strikeback.selectors.phone import normalise_phone, try_phone
from strikeback.selectors.platform import canonical_platform, platform_words
from strikeback.selectors.profile_url import normalise_profile_url

CACHE: Final = 1 << 13
_PIECES: Final = re.compile(r"[;；\n\r|]+|、|，|(?<=\S),\s+|\s+(?:/|and|or|及|和|및)\s+")
_COMMA_PIECES: Final = re.compile(r"[;；\n\r|,，、/]+")
_BETWEEN: Final = re.compile(r"[;；,，、/&+|\n]|->|→|\s+(?:then|to|and)\s+")
_LABEL: Final = re.compile(r"^([^\W\d][\w .&()'-]{0,28}?)\s*(?:[:：=]|\s[-–]\s)\s*(\S.*)$", re.DOTALL)
_TRAILING: Final = re.compile(r"^(\S+)\s*[(（\[]\s*([^()（）\[\]]{2,25})\s*[)）\]]$")
_URL: Final = re.compile(
    r"^(?:https?://|www\.|(?:[\w-]+\.)+(?:com|net|org|me|us|gg|ly|tv|co|kr|cn|id|app)/)", re.IGNORECASE
)
_EMAIL: Final = re.compile(r"^[^\s@、；，;,]{1,64}@[\w-]+(?:\.[\w-]+)+$")
_PHONE: Final = re.compile(r"^\+?[\d\s().\-]{7,24}$")
_BY_PHONE: Final = frozenset(
    [
        "whatsapp",
        "viber",
        "imessage",
        "sms",
        "signal",
        "zalo",
        "botim",
        "imo",
        "telegram",
        "line",
        "wechat",
        "kakaotalk",
    ]
)
_ANY_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHORTEST_ADDRESS: Final = 26
_ADDRESS: Final = re.compile(r"(?=\S*\d)[A-Za-z0-9]{26,110}")
_SCHEMES: Final = frozenset({"http", "https", "www"})
_ERROR: Final = re.compile(
    r"#(?:REF|N/A|NA|VALUE|NAME\?|DIV/0|NULL|NUM|SPILL|CALC|GETTING_DATA)!?\??", re.IGNORECASE
)
_UNKNOWN_WORDS: Final = """
- | -- | --- | . | n/a | na | n.a. | nil | none | null | unknown | unk | undefined | ? | ?? | ??? | x
| nan | none. | unspecified | anonymous | tba | tbc | not known | not stated | not provided
| not available | no data
| to be confirmed
| 無 | 无 | 不詳 | 不详 | 未知 | 未提供 | 沒有 | 没有
| なし | 不明 | 없음 | 미상 | 불상 | 모름
| 해당없음 | 미확인
| tiada | tidak ada | tidak diketahui | wala | hindi alam | walay nahibaloan | ninguno
| desconocido | no consta | inconnu | inconnue | sans objet | keine | keine angabe | unbekannt
"""
_EMPTY: Final = frozenset(re.split(r"\s*\|\s*", _UNKNOWN_WORDS.strip()))
_LONGEST_EMPTY: Final = max(map(len, _EMPTY))


class Account(Frozen, frozen=True):
    """An account as one cell names it."""

    platform: str = ""
    handle: str = ""
    account_id: str = ""
    url: str = ""
    display: str = ""
    selectors: tuple[Selector, ...] = ()


class Found(Frozen, frozen=True):
    """What a cell held."""

    selectors: tuple[Selector, ...] = ()
    """Of the person or thing itself."""
    accounts: tuple[Account, ...] = ()
    bad: tuple[str, ...] = ()
    """Reasons of what could not be used."""


NOTHING: Final = Found()


def is_blank(text: str) -> bool:
    """Tell whether a stripped cell says nothing: empty, or a word for "unknown"."""
    return not text or (len(text) <= _LONGEST_EMPTY and text.casefold() in _EMPTY)


def unless_blank(read: Callable[[str], Found]) -> Callable[[str], Found]:
    """Return a reader of cells that finds nothing in a blank one."""
    return lambda text: NOTHING if is_blank(text) else read(text)


def is_address(text: str) -> bool:
    """Tell whether a cell has the form of a wallet's address, which a column of payees may hold too."""
    return len(text) >= _SHORTEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def is_error(text: str) -> bool:
    """Tell whether a cell is a spreadsheet's error or a mark that nothing could be computed."""
    return (text[:1] == "#" and _ERROR.fullmatch(text) is not None) or text in {
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
    }


def is_media_cell(text: str) -> bool:
    """Tell whether a cell holds media: a data address, or the base64 of an image."""
    return text.startswith((MEDIA_CELL, "data:video/", "data:audio/", "/9j/", "iVBORw0KGgo"))


def pieces(text: str, *, commas: bool = False) -> list[str]:
    """Return the values of a cell that may hold several, each stripped, empty ones left out."""
    parts = (_COMMA_PIECES if commas else _PIECES).split(text)
    return [part.strip() for part in parts if part.strip() and not is_blank(part.strip())]


def _each(text: str, normalise: Callable[[str], Selector], *, commas: bool = True) -> Found:
    """Normalise a cell whole, else piece by piece."""
    try:
        return Found((normalise(text),))
    except UnusableSelectorError as error:
        parts = pieces(text, commas=commas)
        if len(parts) < 2:
            return Found(bad=(error.why.value,))
    good: dict[str, Selector] = {}
    bad = []
    for part in parts:
        try:
            selector = normalise(part)
        except UnusableSelectorError as error:
            bad.append(error.why.value)
        else:
            good.setdefault(selector.value, selector)
    return Found(tuple(good.values()), bad=tuple(bad))


def read_phones(text: str, region: str) -> Found:
    """Return the phone numbers of a cell; labels before them (``HP: ...``) are passed over."""
    if text[:1] == "+":
        phone = try_phone(text)
        if isinstance(phone, Selector):
            return Found((phone,))
    found = _each(text, lambda part: _phone(part, region))
    if found.selectors or not _EMAIL.match(text):
        return found
    return read_emails(text)


def _phone(part: str, region: str) -> Selector:
    label = _LABEL.match(part)
    return normalise_phone(label[2] if label and not label[1][:1].isdigit() else part, region or None)


def read_emails(text: str) -> Found:
    """Return the e-mail addresses of a cell."""
    return _each(text, normalise_email)


def read_selectors(text: str, normalise: Callable[[str], Selector]) -> Found:
    """Return the selectors of a cell by one of the plain ``normalise_*`` calls."""
    return _each(text, normalise)


@lru_cache(maxsize=1)
def _name_words() -> frozenset[str]:
    """Return every Latin word that means something to the parser of names: titles, marks, placeholders."""
    found: set[str] = set()
    waiting: list[object] = [value for name, value in vars(words).items() if name.isupper()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.update(_LETTERS.findall(value.casefold()))
        elif isinstance(value, Mapping):
            waiting.extend((*value.keys(), *value.values()))
        elif isinstance(value, Iterable):
            waiting.extend(value)
    return frozenset(found)


_PLAIN_NAME: Final = re.compile(
    r"[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){1,3}|[A-Z]{3,15}(?: [A-Z]{3,15}){1,3}"
)
"""Two to four plain words: nothing of these can come off, unless a word is known to the parser."""
_LETTERS: Final = re.compile(r"[a-z]+")


def read_names(text: str, kind: NameKind) -> tuple[Name, ...]:
    """Return the names of a cell, alias forms taken apart."""
    if _PLAIN_NAME.fullmatch(text) and _name_words().isdisjoint(text.casefold().split()):
        return (Name(text=text, kind=kind),)
    return parse_names(text[:2_000], kind)


def read_handles(text: str, platform: str, region: str) -> Found:
    """Return the accounts of a cell, in any of the ways people write them.

    ``FB: anna.x``, ``ig @x``, ``facebook.com/x``, ``Skype live:x``, ``anna.x (IG)``, phone numbers of
    messengers; a platform in the cell beats the column's.
    """
    if platform != "email" and _PLAIN_HANDLE.fullmatch(text):
        lower = text.lower()
        if "www." not in lower and lower not in _SCHEMES:
            return _plain(text, platform)
    selectors: dict[str, Selector] = {}
    accounts: list[Account] = []
    bad: list[str] = []
    for part in pieces(text) or [text]:
        found = _handle(part, platform, region)
        selectors.update((selector.value, selector) for selector in found.selectors)
        accounts.extend(account for account in found.accounts if account not in accounts)
        bad.extend(found.bad)
    return Found(tuple(selectors.values()), tuple(accounts), tuple(bad))


_PLAIN_HANDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9._]{2,40}")
"""A user name and nothing beside it: no label, address, blank, number, or further value."""


def _plain(text: str, platform: str) -> Found:
    """Return the account of a bare user name."""
    try:
        selector = normalise_handle(platform, text)
    except UnusableSelectorError as error:
        return Found(bad=(error.why.value,))
    return Found(accounts=(Account(platform=platform, handle=text, selectors=(selector,)),))


def _handle(part: str, platform: str, region: str) -> Found:  # noqa: PLR0911 - one line a rule
    if _URL.match(part):
        return _link(part, platform)
    if (inside := _ANY_URL.search(part)) is not None:
        return _link(inside[0].rstrip(").,>]"), platform)
    own, rest = own_platform(part)
    platform = own or platform
    if _URL.match(rest):
        return _link(rest, platform)
    if platform == "email" or (_EMAIL.match(rest) and platform in {"", "gmail"}):
        return read_emails(rest)
    if _PHONE.match(rest) and (platform in _BY_PHONE or (not platform and rest.startswith("+"))):
        return _numbered(rest, platform, region)
    if " " in rest.strip() and "@" not in rest and not platform.startswith("discord"):
        return Found(accounts=(Account(platform=platform, display=rest),))
    return _named(rest, platform)


def _named(text: str, platform: str) -> Found:
    """Return the account of a bare user name or of a long number, which is an id."""
    if text.casefold() in _SCHEMES:
        return Found(bad=("wrong_form",))
    try:
        if (
            text.isdecimal()
            and len(text) >= 9
            and platform in {"facebook", "messenger", "vk", "telegram", "discord", "x"}
        ):
            selector = normalise_account(platform, text)
            return Found(accounts=(Account(platform=platform, account_id=text, selectors=(selector,)),))
    except UnusableSelectorError as error:
        return Found(bad=(error.why.value,))
    return _plain(text, platform)


def _numbered(text: str, platform: str, region: str) -> Found:
    """Return the account of a messenger that goes by phone numbers; the number is the person's too."""
    found = read_phones(text, region)
    if not found.selectors:
        return found if platform in {"whatsapp", "viber", "imessage", "sms"} else _named(text, platform)
    if platform in {"", "sms"}:
        return found
    try:
        handle: tuple[Selector, ...] = (normalise_handle(platform, found.selectors[0].value),)
    except UnusableSelectorError:
        handle = ()
    return Found(found.selectors, (Account(platform=platform, handle=text, selectors=handle),), found.bad)


def _link(text: str, platform: str) -> Found:
    try:
        selectors = normalise_profile_url(text)
    except UnusableSelectorError as error:
        return Found(bad=(error.why.value,))
    phones = tuple(selector for selector in selectors if selector.kind is SelectorKind.PHONE)
    rest = tuple(selector for selector in selectors if selector.kind is not SelectorKind.PHONE)
    named = next((one for one in rest if one.kind in {SelectorKind.HANDLE, SelectorKind.ACCOUNT}), None)
    site, _, name = named.value.partition(":") if named else (platform, "", "")
    account = Account(
        platform=site or platform,
        handle=name if named and named.kind is SelectorKind.HANDLE else "",
        account_id=name if named and named.kind is SelectorKind.ACCOUNT else "",
        url=text,
        selectors=rest,
    )
    return Found(phones, (account,) if rest else ())


def own_platform(part: str) -> tuple[str, str]:
    """Return the platform and the rest of a handle's text: before a colon or blank, or in brackets."""
    label = _LABEL.match(part)
    if label:
        name = known_platform(label[1])
        if name:
            return name, label[2].strip()
    trailing = _TRAILING.match(part)
    if trailing:
        name = known_platform(trailing[2])
        if name:
            return name, trailing[1]
    head, _, rest = part.partition(" ")
    name = known_platform(head) if rest else ""
    if name:
        rest = rest.strip()
        for word in ("id", "account", "username", "user", "handle", "acct", "帳號", "账号", "아이디"):
            if rest.casefold().startswith((f"{word} ", f"{word}:")):
                rest = rest[len(word) :].lstrip(" :")
        return name, rest
    return "", part


def named_platform(text: str) -> str:
    """Return the platform that a cell names beside an account (``fb: anna.x``), "" when it names none."""
    part = (pieces(text) or [text])[0]
    return "" if _URL.match(part) else own_platform(part)[0]


@lru_cache(maxsize=4096)
def known_platform(text: str) -> str:
    """Return the canonical platform of a word, "" when it is not one we know the name of."""
    name = canonical_platform(text)
    if fold(text) in vocabulary().platforms:
        return name
    return name if name in _platform_names() else ""


@lru_cache(maxsize=1)
def _platform_names() -> frozenset[str]:
    return frozenset(platform_words().values()) | frozenset(vocabulary().platforms.values())


@lru_cache(maxsize=4096)
def read_platforms(text: str) -> tuple[str, ...]:
    """Return the platforms of a cell, in canonical spelling, in order."""
    whole = canonical_platform(text)
    parts = [canonical_platform(part) for part in _BETWEEN.split(text) if part.strip()]
    known = [part for part in dict.fromkeys(parts) if known_platform(part)]
    if len(known) > 1 or not whole:
        return tuple(known)
    return (known[0],) if known and not known_platform(text) else (whole,)

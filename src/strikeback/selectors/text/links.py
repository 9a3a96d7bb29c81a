"""Web addresses and profile links in text, with or without a scheme."""

import re
from typing import Final

from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.profile_url import normalise_profile_url
from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.page import Page

_SCHEME: Final = r"h(?:tt|xx)ps?://"
_PROFILE_HOST: Final = (
    r"(?:(?:www|m|web|mobile|zh-cn|id-id|ko-kr)\.)?(?:facebook\.com|fb\.com|fb\.me|m\.me|instagram\.com|instagr\.am|t\.me|telegram\.me|"
    r"twitter\.com|x\.com|tiktok\.com|snapchat\.com|wa\.me|line\.me|kik\.me|vk\.com|discord\.gg|discord\.com|"
    r"linkedin\.com|youtube\.com|youtu\.be|threads\.net|weibo\.com|open\.kakao\.com|paypal\.me|cash\.app|onlyfans\.com|reddit\.com|zalo\.me)"
)
_URL: Final = re.compile(
    rf"(?<![\w@.])(?:{_SCHEME}[^\s{chr(31)}<>\"'，。、；：！？（）「」『』【】]+|www\.[a-z0-9-]+\.[^\s{chr(31)}<>\"'，。、；！？）」』】]+"
    rf"|{_PROFILE_HOST}/[^\s{chr(31)}<>\"'，。、；：！？（）「」『』【】]+)",
    re.IGNORECASE | re.ASCII,
)
_TAIL: Final = ".,;:!?'\"*_~)]}>"


def find_links(page: Page) -> None:
    """Add web addresses, and the handle, account or phone a profile link names."""
    lowered = page.masked
    if "/" not in lowered and "www." not in lowered.lower():
        return
    for match in _URL.finditer(page.masked):
        start = match.start()
        text = _trimmed(match[0])
        for selector in _selectors(re.sub(r"^hxxp", "http", text, flags=re.IGNORECASE)):
            page.add(_finding(page, start, start + len(text), selector), hide=False)
        page.blank(start, start + len(text))


def _selectors(address: str) -> tuple[Selector, ...]:
    """What a profile link names; any other address is kept as it is and links nothing."""
    try:
        return normalise_profile_url(address)
    except UnusableSelectorError:
        host, slash, path = re.sub(r"^\w+://", "", address).partition("/")
        return (
            Selector(kind=SelectorKind.URL, value=host.lower() + slash + path, raw=address, linkable=False),
        )


def _trimmed(text: str) -> str:
    """Cut punctuation of the sentence off the end; keep a bracket that the address opened."""
    while text and text[-1] in _TAIL:
        if text[-1] == ")" and text.count("(") >= text.count(")"):
            break
        if text[-1] == "_":
            break
        text = text[:-1]
    return text


def _finding(page: Page, start: int, end: int, selector: Selector) -> Finding:
    named = selector.kind not in {SelectorKind.URL, SelectorKind.PROFILE_URL}
    return Finding(
        type=selector.kind.value,
        start=start,
        end=end,
        raw=page.raw(start, end),
        selector=selector,
        rule="link.profile" if named else "link.url",
        negated=page.denied(start),
    )

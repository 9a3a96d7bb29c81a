# ruff: noqa: E501 - a pattern or table row stays on one line
"""Handles in text: only with a cue, which is a platform's name beside an id word, a mark or a telling shape."""

import re
from typing import Final

from strikeback.model.errors import UnusableSelectorError
from strikeback.selectors.account import normalise_handle
from strikeback.selectors.text.finding import PLATFORM, Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought

NAMES: Final = {
    "facebook": r"facebook|face\s?book|fb|페이스북|페북|臉書|脸书|面書|messenger",
    "instagram": r"instagram|insta|ig|인스타그램|인스타",
    "telegram": r"telegram|telegrm|tele|tg|텔레그램|텔레|電報|电报|紙飛機|纸飞机",
    "skype": r"skype|스카이프",
    "line": r"line|라인|賴",
    "kakaotalk": r"kakao\s?talk|kakao|katalk|카카오톡|카카오|카톡",
    "wechat": r"wechat|we\s?chat|weixin|wx|vx|微信|위챗",
    "qq": r"qq",
    "snapchat": r"snapchat|snap|sc|스냅챗",
    "kik": r"kik",
    "tiktok": r"tik\s?tok|抖音|틱톡",
    "twitter": r"twitter|트위터|推特|x",
    "discord": r"discord|디스코드",
    "signal": r"signal",
    "viber": r"viber",
    "wickr": r"wickr",
    "zalo": r"zalo",
    "threads": r"threads",
    "tinder": r"tinder",
    "omegle": r"omegle",
    "hangouts": r"(?:google\s)?hangouts?",
}
_AMBIGUOUS: Final = frozenset({"line", "signal", "twitter", "threads"})
"""Names that are words or letters of their own: a handle needs an id word or @ as well."""
_ALL: Final = "|".join(f"(?P<{name}>{words})" for name, words in NAMES.items())
_PLATFORM: Final = Sought(rf"(?<![A-Za-z0-9_@./])(?:{_ALL})(?![A-Za-z0-9_/])", re.IGNORECASE)
_IDWORD: Final = (
    r"(?:user\s?names?|user\s?ids?|user|handles?|accounts?|acct|acc|ids?|names?|nicks?|nicknames?|contact|profile|pseudos?|compte|identifiant|"
    r"akun(?:nya)?|nya|akaun|pangalan|ngalan|아이디|계정|닉네임|號碼|号码|帳號|账号|帐号|帳戶|账户|賬號|用户名|用戶名|昵称|暱稱|名字|號|号|id)"
)
_GLUE: Final = r"(?:is|was|are|called|as|at|ko|ay|ko ay|nako|ni|niya|kay|saya|gue|gua|aku|dia|adalah|est|c'est|de|on|my|her|his|은|는|이|가|:|=|是|为|為|係|叫|->|-|—|–|@|\(|\"|'|“|「|,)"
_AFTER: Final = re.compile(
    rf"\s*(?:{_IDWORD}(?![A-Za-z0-9_])\s*|(?:님\s*)?)(?:{_IDWORD}(?![A-Za-z0-9_]))?\s*(?:{_GLUE}\s*){{0,4}}"
    rf"(?P<handle>(?:live:)?\.?[A-Za-z0-9][A-Za-z0-9._\-]{{1,39}})",
    re.IGNORECASE | re.ASCII,
)
_BEFORE: Final = re.compile(
    r"@(?P<handle>[A-Za-z0-9_][A-Za-z0-9._]{1,39})\W{0,3}\s(?:on|in|sa|di|at|via|sur|from|my)\s(?:my\s)?$",
    re.IGNORECASE | re.ASCII,
)
_SKYPE_LIVE: Final = Sought(r"(?<![\w.])live:\.?[A-Za-z0-9][\w.,\-]{2,50}", re.IGNORECASE | re.ASCII)
_MARK: Final = re.compile(r"[:=@：]|->")
_HAS_IDWORD: Final = re.compile(rf"(?:^|[^A-Za-z]){_IDWORD}(?![A-Za-z0-9_])", re.IGNORECASE)
_STRONG: Final = re.compile(r"(?=.*[A-Za-z])(?:.*[0-9_].*|[A-Za-z0-9]+\.[A-Za-z0-9.]+)$")
_COMMON: Final = frozenset(
    [
        "the",
        "and",
        "account",
        "accounts",
        "name",
        "username",
        "user",
        "video",
        "call",
        "chat",
        "message",
        "messages",
        "is",
        "was",
        "are",
        "my",
        "your",
        "his",
        "her",
        "me",
        "you",
        "he",
        "she",
        "it",
        "they",
        "we",
        "not",
        "no",
        "yes",
        "on",
        "in",
        "at",
        "to",
        "from",
        "for",
        "with",
        "app",
        "id",
        "now",
        "then",
        "please",
        "pls",
        "add",
        "number",
        "profile",
        "contact",
        "group",
        "link",
        "or",
        "if",
        "so",
        "but",
        "who",
        "which",
        "that",
        "this",
        "has",
        "have",
        "had",
        "where",
        "when",
        "what",
        "why",
        "how",
        "sent",
        "send",
        "said",
        "says",
        "will",
        "would",
        "can",
        "could",
        "told",
        "asked",
        "page",
        "post",
        "posts",
        "story",
        "followers",
        "friend",
        "friends",
        "list",
        "nya",
        "yang",
        "dan",
        "ko",
        "ay",
        "ng",
        "sa",
        "na",
        "ako",
        "niya",
        "mo",
        "po",
        "lang",
        "akun",
        "saya",
        "dia",
        "aku",
        "gue",
        "di",
        "ke",
        "dari",
        "untuk",
        "est",
        "et",
        "le",
        "la",
        "les",
        "un",
        "une",
        "mon",
        "son",
        "sur",
        "avec",
        "pour",
        "because",
        "after",
        "before",
        "called",
        "there",
        "here",
        "too",
        "also",
        "only",
        "just",
        "first",
        "second",
        "use",
        "used",
        "using",
        "wey",
        "dey",
        "una",
        "am",
        "wetin",
        "mobile",
        "web",
        "com",
        "video",
        "videocall",
    ]
)


def find_handles(page: Page) -> None:
    """Add handles that stand beside their platform's name, and the platforms named."""
    for match in _SKYPE_LIVE.finditer(page.masked, page.low):
        text = match[0].rstrip(".,-")
        _add(page, match.start(), match.start() + len(text), "skype", "handle.skype_live", 1.0)
    for match in _PLATFORM.finditer(page.masked, page.low):
        platform = match.lastgroup or ""
        _find_before(page, match, platform)
        found = _find_after(page, match, platform)
        if found or platform not in _AMBIGUOUS:
            _add_platform(page, match, platform)


def _find_after(page: Page, match: re.Match[str], platform: str) -> bool:
    end = match.end()
    after = _AFTER.match(page.masked, end, end + 90)
    if after is None:
        return False
    handle = after["handle"].rstrip(".-")
    between = page.masked[end : after.start("handle")]
    idword = _HAS_IDWORD.search(between) or re.search(
        r"\bid\s*$", page.masked[max(0, match.start() - 4) : match.start()], re.IGNORECASE
    )
    marked = _MARK.search(between) is not None
    shaped = _STRONG.match(handle) is not None
    wordlike = handle.lower() in _COMMON or not any(char.isalpha() for char in handle)
    if wordlike or not (shaped or marked or idword):
        return False
    if platform in _AMBIGUOUS and not (idword or "@" in between):
        return False
    start = after.start("handle")
    confidence = 0.95 if (idword or marked) and shaped else 0.8
    return _add(page, start, start + len(handle), platform, "handle.after_platform", confidence)


def _find_before(page: Page, match: re.Match[str], platform: str) -> None:
    window = max(0, match.start() - 60)
    before = _BEFORE.search(page.masked[window : match.start()])
    if before is not None:
        start, end = before.span("handle")
        _add(page, window + start, window + end, platform, "handle.before_platform", 0.95)


def _add(page: Page, start: int, end: int, platform: str, rule: str, confidence: float) -> bool:
    try:
        selector = normalise_handle(platform, page.masked[start:end])
    except UnusableSelectorError:
        return False
    page.add(
        Finding(
            type="handle",
            start=start,
            end=end,
            raw=page.raw(start, end),
            selector=selector,
            rule=rule,
            confidence=confidence,
            negated=page.denied(start),
        )
    )
    return True


def _add_platform(page: Page, match: re.Match[str], platform: str) -> None:
    raw = page.raw(match.start(), match.end())
    page.add(
        Finding(
            type=PLATFORM,
            start=match.start(),
            end=match.end(),
            raw=raw,
            text=platform,
            rule="platform.name",
            confidence=0.9 if len(raw) > 2 else 0.6,
        )
    )

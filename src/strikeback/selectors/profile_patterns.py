"""Where platforms keep the account in the addresses of their profile pages.

Source: the platforms' own help pages and public address forms. Each pattern is matched against path and query
without the slashes at both ends; its one group is named for what it holds: ``handle``, ``account``,
``phone``.
"""

import re
from typing import Final

from strikeback.model.base import Frozen


class Site(Frozen, frozen=True, kw_only=True):
    """A platform's addresses."""

    platform: str
    hosts: tuple[str, ...]
    """Hosts without ``www.``, ``m.`` and the like; the first stands in canonical addresses."""
    patterns: tuple[re.Pattern[str], ...]
    """Tried in order; none fits: the page belongs to no account."""
    reserved: frozenset[str] = frozenset()
    """What stands where handles do and is a page of the platform."""


_RESERVED_TEXT: Final = """
about account accounts ads api app apps business careers checkpoint contact dialog discover download
downloads developers explore favicon.ico feed hashtag hashtags help home index intent jobs legal
login logout me messages messenger mobile notifications null oauth plugins policies policy press
privacy profile recover recovery register robots.txt safety search security settings share sharer
signin signup static support tag tags terms trending undefined user users web
"""
_RESERVED: Final = frozenset(_RESERVED_TEXT.split())
_NAME: Final = r"(?P<handle>[^/?#&=]+)"


def _site(platform: str, hosts: str, *patterns: str, reserved: str = "") -> Site:
    """Return a site; ``NAME`` in a pattern stands for a handle."""
    return Site(
        platform=platform,
        hosts=tuple(hosts.split()),
        patterns=tuple(re.compile(pattern.replace("NAME", _NAME), re.IGNORECASE) for pattern in patterns),
        reserved=_RESERVED | frozenset(reserved.split()),
    )


SITES: Final = (
    _site(
        "facebook",
        "facebook.com fb.com",
        r"profile\.php\?(?:.*&)?id=(?P<account>[0-9]{4,20})(?:&.*)?",
        r"people/[^/]+/(?P<account>[0-9]{4,20})(?:[/?].*)?",
        r"pages/[^/]+/(?P<account>[0-9]{4,20})(?:[/?].*)?",
        r"(?:p|pg)/(?:[^/?]+-)?(?P<account>[0-9]{10,20})(?:[/?].*)?",
        r"messages/t/(?P<account>[0-9]{4,20})(?:[/?].*)?",
        r"(?P<account>[0-9]{8,20})(?:/?\?.*)?",
        r"pg/NAME(?:[/?].*)?",
        r"NAME(?:/[a-z_]*)?(?:\?.*)?",
        reserved="groups events watch marketplace gaming photo photos video videos reel reels stories posts "
        "notes hashtag people p pg ajax dialog sharer memories saved bookmarks friends requests fundraisers "
        "media places public campaign composer pages",
    ),
    _site(
        "messenger",
        "m.me messenger.com",
        r"t/(?P<account>[0-9]{4,20})(?:[/?].*)?",
        r"(?:t/)?NAME(?:\?.*)?",
        reserved="t rooms j e2ee_chat",
    ),
    _site(
        "instagram",
        "instagram.com instagr.am ig.me",
        r"m/NAME(?:[/?].*)?",
        r"NAME(?:/(?:tagged|reels|guides|followers|following|channel)?)?(?:\?.*)?",
        reserved="p reel reels tv stories direct s ar challenge emails nametag a",
    ),
    _site("threads", "threads.net threads.com", r"@NAME(?:/(?:replies|reposts)?)?(?:\?.*)?"),
    _site(
        "telegram",
        "t.me telegram.me telegram.dog",
        r"\+(?P<phone>[0-9]{7,15})(?:\?.*)?",
        r"s/NAME(?:[?].*)?",
        r"@?(?!\+)NAME(?:\?.*)?",
        reserved="joinchat addstickers addemoji addtheme addlist setlanguage proxy socks bg c s iv invoice "
        "boost contact confirmphone",
    ),
    _site(
        "x",
        "x.com twitter.com",
        r"i/user/(?P<account>[0-9]{1,20})(?:[/?].*)?",
        r"intent/(?:user|follow)\?(?:.*&)?user_id=(?P<account>[0-9]{1,20})(?:&.*)?",
        r"intent/(?:user|follow)\?(?:.*&)?screen_name=NAME(?:&.*)?",
        r"@?NAME"
        r"(?:/(?:with_replies|media|likes|followers|following|highlights|photo|header_photo)?)?(?:\?.*)?",
        reserved="i compose tos jobs who_to_follow lists bookmarks communities",
    ),
    _site("tiktok", "tiktok.com", r"@NAME(?:/live)?(?:\?.*)?"),
    _site("snapchat", "snapchat.com", r"(?:add|u)/NAME(?:\?.*)?", r"@NAME(?:\?.*)?"),
    _site(
        "whatsapp",
        "wa.me api.whatsapp.com whatsapp.com",
        r"(?:qr/|c/)?\+?(?P<phone>[0-9]{7,15})(?:[/?].*)?",
        r"(?:send|catalog)/?\?(?:.*&)?phone=(?:\+|%2B)?(?P<phone>[0-9]{7,15})(?:&.*)?",
    ),
    _site(
        "vk",
        "vk.com vk.ru vkontakte.ru",
        r"id(?P<account>[0-9]{1,12})(?:\?.*)?",
        r"NAME(?:\?.*)?",
        reserved="feed im mail friends groups albums audio audios video videos docs market wall photos write "
        "al_feed.php"
        "share.php",
    ),
    _site(
        "ok",
        "ok.ru odnoklassniki.ru",
        r"profile/(?P<account>[0-9]{5,15})(?:[/?].*)?",
        r"NAME(?:\?.*)?",
        reserved="group video music games dk",
    ),
    _site("linkedin", "linkedin.com", r"(?:in|pub)/NAME(?:[/?].*)?"),
    _site(
        "youtube",
        "youtube.com",
        r"channel/(?P<account>UC[\w-]{22})(?:[/?].*)?",
        r"@NAME(?:/(?:videos|shorts|streams|about|featured|playlists|community)?)?(?:\?.*)?",
        r"(?:user|c)/NAME(?:[/?].*)?",
    ),
    _site("discord", "discord.com discordapp.com", r"users/(?P<account>[0-9]{16,20})(?:[/?].*)?"),
    _site("reddit", "reddit.com", r"(?:u|user)/NAME(?:/(?:submitted|comments|about)?)?(?:\?.*)?"),
    _site("line", "line.me", r"(?:R/)?ti/p/(?:~|%7E|@|%40)NAME(?:\?.*)?"),
    _site("kik", "kik.me", r"NAME(?:\?.*)?"),
    _site("signal", "signal.me", r"#p/\+(?P<phone>[0-9]{7,15})"),
    _site("viber", "viber.click chats.viber.com", r"\+?(?P<phone>[0-9]{7,15})(?:\?.*)?"),
    _site("zalo", "zalo.me", r"(?P<phone>(?:0|84)[0-9]{9})(?:\?.*)?"),
    _site(
        "weibo",
        "weibo.com weibo.cn",
        r"(?:u|profile)/(?P<account>[0-9]{5,12})(?:[/?].*)?",
        r"(?P<account>[0-9]{10})(?:\?.*)?",
        r"n/NAME(?:\?.*)?",
    ),
    _site("qq", "user.qzone.qq.com", r"(?P<account>[1-9][0-9]{4,11})(?:[/?].*)?"),
    _site(
        "steam",
        "steamcommunity.com",
        r"profiles/(?P<account>7656[0-9]{13})(?:[/?].*)?",
        r"id/NAME(?:[/?].*)?",
    ),
    _site("roblox", "roblox.com", r"(?:[a-z]{2}(?:-[a-z]{2})?/)?users/(?P<account>[0-9]{1,12})(?:[/?].*)?"),
    _site(
        "twitch",
        "twitch.tv",
        r"NAME(?:/(?:about|videos|schedule)?)?(?:\?.*)?",
        reserved="directory videos p downloads subscriptions wallet turbo",
    ),
    _site("github", "github.com", r"NAME(?:\?.*)?", reserved="features pricing marketplace topics orgs"),
    _site(
        "pinterest",
        "pinterest.com",
        r"NAME(?:/(?:_saved|_created|pins|boards)?)?(?:\?.*)?",
        reserved="pin ideas today",
    ),
    _site("onlyfans", "onlyfans.com", r"@?NAME(?:/(?:media|photos|videos)?)?(?:\?.*)?", reserved="my posts"),
    _site("bluesky", "bsky.app", r"profile/NAME(?:\?.*)?"),
    _site("douyin", "douyin.com", r"user/(?P<account>[\w-]{20,100})(?:[/?].*)?"),
    _site("kuaishou", "kuaishou.com", r"profile/(?P<account>[\w-]{5,40})(?:[/?].*)?"),
    _site("xiaohongshu", "xiaohongshu.com", r"user/profile/(?P<account>[0-9a-f]{24})(?:[/?].*)?"),
    _site("bilibili", "space.bilibili.com", r"(?P<account>[0-9]{1,20})(?:[/?].*)?"),
    _site("paypal", "paypal.me", r"@?NAME(?:[/?].*)?"),
    _site("paypal", "paypal.com", r"paypalme/@?NAME(?:[/?].*)?"),
    _site("cashapp", "cash.app", r"(?:\$|%24)NAME(?:[/?].*)?"),
    _site("venmo", "venmo.com account.venmo.com", r"(?:u/)?@?NAME(?:\?.*)?", reserved="u code"),
)
"""Every platform whose profile pages are known."""

BY_HOST: Final = {host: site for site in SITES for host in site.hosts}
"""The site of a host name."""

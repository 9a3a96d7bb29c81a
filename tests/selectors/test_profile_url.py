"""Addresses of profile pages give the page and what it names; other pages give nothing."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import SelectorKind
from strikeback.selectors.profile_patterns import BY_HOST, SITES
from strikeback.selectors.profile_url import normalise_profile_url

FB_ID = "https://facebook.com/profile.php?id=100012345678901"


@pytest.mark.parametrize(
    ("raw", "page", "named"),
    [
        (
            "https://www.facebook.com/profile.php?id=100012345678901&sk=about",
            FB_ID,
            "facebook:100012345678901",
        ),
        ("https://www.facebook.com/#!/profile.php?id=100012345678901", FB_ID, "facebook:100012345678901"),
        ("https://facebook.com/people/Jane-Doe/100012345678901/", FB_ID, "facebook:100012345678901"),
        ("https://www.facebook.com/messages/t/100012345678901", FB_ID, "facebook:100012345678901"),
        ("https://messenger.com/t/100012345678901", FB_ID, "facebook:100012345678901"),
        ("fb://profile/100012345678901", FB_ID, "facebook:100012345678901"),
        ("facebook.com/100012345678901", FB_ID, "facebook:100012345678901"),
        ("m.facebook.com/jane.doe.99?fref=nf", "https://facebook.com/janedoe99", "facebook:janedoe99"),
        (
            "<https://zh-hk.facebook.com/Jane.Doe99/about>",
            "https://facebook.com/janedoe99",
            "facebook:janedoe99",
        ),
        ("https://m.me/jane.doe99", "https://facebook.com/janedoe99", "facebook:janedoe99"),
        (
            "https://instagram.com/Jane_Doe.1/?hl=en",
            "https://instagram.com/jane_doe.1",
            "instagram:jane_doe.1",
        ),
        ("hxxps://instagram[.]com/janedoe", "https://instagram.com/janedoe", "instagram:janedoe"),
        ("instagram://user?username=janedoe", "https://instagram.com/janedoe", "instagram:janedoe"),
        ("https://www.threads.net/@janedoe", "https://threads.net/@janedoe", "instagram:janedoe"),
        ("https://t.me/s/JaneDoe", "https://t.me/janedoe", "telegram:janedoe"),
        ("tg://resolve?domain=janedoe", "https://t.me/janedoe", "telegram:janedoe"),
        ("https://t.me/+442079460000", "https://t.me/+442079460000", "+442079460000"),
        ("twitter.com/JaneDoe?s=20", "https://x.com/janedoe", "x:janedoe"),
        ("https://x.com/intent/user?user_id=12", "https://x.com/i/user/12", "x:12"),
        ("https://www.tiktok.com/@jane.doe?lang=en", "https://tiktok.com/@jane.doe", "tiktok:jane.doe"),
        ("https://vk.com/id12345", "https://vk.com/id12345", "vk:12345"),
        ("https://vk.com/jane_doe", "https://vk.com/jane_doe", "vk:jane_doe"),
        (
            "https://uk.linkedin.com/in/jane-doe-1a2b/en",
            "https://linkedin.com/in/jane-doe-1a2b",
            "linkedin:jane-doe-1a2b",
        ),
        ("https://linkedin.com/in/%E9%99%B3%E6%9F%90", "https://linkedin.com/in/陳某", "linkedin:陳某"),
        ("https://www.snapchat.com/add/janedoe", "https://snapchat.com/add/janedoe", "snapchat:janedoe"),
        ("https://wa.me/442079460000?text=hi", "https://wa.me/442079460000", "+442079460000"),
        (
            "https://api.whatsapp.com/send/?phone=%2B442079460000&text",
            "https://wa.me/442079460000",
            "+442079460000",
        ),
        ("whatsapp://send?phone=442079460000", "https://wa.me/442079460000", "+442079460000"),
        ("viber://chat?number=%2B442079460000", "https://viber.click/442079460000", "+442079460000"),
        ("https://signal.me/#p/+442079460000", "https://signal.me/#p/+442079460000", "+442079460000"),
        ("https://zalo.me/0901234565", "https://zalo.me/84901234565", "+84901234565"),
        ("https://youtube.com/@jane/videos", "https://youtube.com/@jane", "youtube:jane"),
        (
            "https://discord.com/users/175928847299117063",
            "https://discord.com/users/175928847299117063",
            "discord:175928847299117063",
        ),
        ("https://line.me/ti/p/~janedoe", "https://line.me/ti/p/~janedoe", "line:janedoe"),
        ("https://old.reddit.com/u/JaneDoe", "https://reddit.com/user/janedoe", "reddit:janedoe"),
        (
            "https://steamcommunity.com/profiles/76561197960287930",
            "https://steamcommunity.com/profiles/76561197960287930",
            "steam:76561197960287930",
        ),
        ("https://weibo.com/u/1234567809", "https://weibo.com/u/1234567809", "weibo:1234567809"),
        ("https://user.qzone.qq.com/23456879", "https://user.qzone.qq.com/23456879", "qq:23456879"),
        ("https://cash.app/$JaneDoe", "https://cash.app/$janedoe", "cashapp:janedoe"),
        ("https://www.paypal.com/paypalme/JaneDoe/20", "https://paypal.me/janedoe", "paypal:janedoe"),
        ("https://venmo.com/u/Jane-Doe", "https://venmo.com/jane-doe", "venmo:jane-doe"),
        ("https://instagram.com:443/janedoe", "https://instagram.com/janedoe", "instagram:janedoe"),
    ],
)
def test_profiles(raw: str, page: str, named: str) -> None:
    """Hosts, languages, parameters, applications and missing schemes make no difference."""
    first, second = normalise_profile_url(raw)
    assert (first.kind, first.value, first.raw) == (SelectorKind.PROFILE_URL, page, raw)
    assert (second.value, second.raw) == (named, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "facebook.com",
        "https://www.facebook.com/share/1AbCdE/",
        "https://www.facebook.com/sharer.php?u=https://example.org",
        "https://www.facebook.com/login.php?next=x",
        "https://www.facebook.com/login/?next=x",
        "https://www.facebook.com/jane/posts/pfbid02",
        "https://www.facebook.com/groups/12345",
        "https://www.facebook.com/watch?v=1",
        "https://www.facebook.com/story.php?story_fbid=1&id=2",
        "https://www.facebook.com/photo/?fbid=1",
        "https://www.facebook.com/profile.php",
        "https://www.instagram.com/p/Cabc/",
        "https://www.instagram.com/reel/Cabc/",
        "https://www.instagram.com/accounts/login/",
        "https://www.instagram.com/stories/jane/1/",
        "https://t.me/+AbCdEfGhIjK",
        "https://t.me/joinchat/AAAA",
        "https://t.me/c/1/2",
        "https://t.me/jane/55",
        "https://twitter.com/janedoe/status/123",
        "https://twitter.com/intent/tweet?text=x",
        "https://x.com/search?q=jane",
        "https://www.tiktok.com/@jane/video/7",
        "https://vm.tiktok.com/ZS123/",
        "https://vk.com/wall-1_2",
        "https://vk.com/club123",
        "https://www.linkedin.com/company/x",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://wa.me/message/ABCDEF",
        "https://discord.com/invite/abc",
        "https://instagram.com/a%2Fb",
        "https://jane@instagram.com/jane",
        "https://insta gram.com/jane",
        "just words",
    ],
)
def test_pages_of_nobody(raw: str) -> None:
    """Log-in, share, search, posts, groups, invitations and short links belong to no one account."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_profile_url(raw)
    assert refusal.value.why == Unusable.WRONG_FORM


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("https://example.org/jane", Unusable.UNKNOWN_PLATFORM),
        ("https://facebook.com.example.org/jane", Unusable.UNKNOWN_PLATFORM),
        ("https://notfacebook.com/jane", Unusable.UNKNOWN_PLATFORM),
        ("https://chat.whatsapp.com/AbCdEf", Unusable.UNKNOWN_PLATFORM),
        ("https://com/jane", Unusable.WRONG_FORM),
        ("https://de.fr/jane", Unusable.UNKNOWN_PLATFORM),
        ("https://instagram.com/unknown", Unusable.PLACEHOLDER),
        ("", Unusable.EMPTY),
        ("n/a", Unusable.PLACEHOLDER),
        ("https://t.me/" + "j" * 3000, Unusable.TOO_LONG),
    ],
)
def test_refused(raw: str, why: Unusable) -> None:
    """Hosts that only look alike are not the platform."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_profile_url(raw)
    assert refusal.value.why == why


def test_every_pattern_names_one_thing() -> None:
    """Each pattern has exactly one group, a kind of name; no host stands twice."""
    for site in SITES:
        for pattern in site.patterns:
            assert len(pattern.groupindex) == 1
            assert set(pattern.groupindex) <= {"handle", "account", "phone"}
    assert len(BY_HOST) == sum(len(site.hosts) for site in SITES)

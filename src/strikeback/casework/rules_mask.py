# ruff: noqa: E501 - patterns are read whole
"""Blanking what is no statement before danger is looked for: names of services, identifiers, set phrases.

A user name may hold any word, ``Tagged`` is a network and "friend list" is nobody who has seen anything.
What is blanked keeps its length, so that spans still index the original.
"""

import re
from functools import lru_cache
from typing import Final

from strikeback.selectors.text.low import Low
from strikeback.selectors.text.sought import Sought

_SERVICES: Final = (
    "facebook|instagram|messenger|skype|whatsapp|telegram|viber|wechat|kakao ?talk|snap ?chat|tik ?tok|twitter|"
    "kik|discord|signal|tagged|badoo|tinder|bumble|hinge|omegle|azar|zalo|line app|yahoo|hangouts|threads|grindr|"
    "臉書|脸书|面書|微信|페이스북|인스타그램?|텔레그램|카카오톡|카톡|라인|フェイスブック|インスタグラム"
)
_IDENTIFIERS: Final = (
    r"https?://[!-~]+|www\.[!-~]+|[a-z0-9_.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|"
    r"(?<![a-z0-9_@])@[a-z0-9_.]+|live:[A-Za-z0-9_.:-]+|[a-z]+\.(?:com|net|org|me|gg)/[!-~]+|"
    r"(?<![a-z0-9])(?!(?:rm|rp|php|usd|us|hkd|sgd|myr|idr|gbp|eur|krw|[ps])\d+(?![a-z0-9_]))[a-z]+(?:[._][a-z0-9]+)*(?:_[a-z0-9]+|[a-z]\d{2,})(?![a-z0-9])"
)
"""Plain ASCII only: Chinese text follows an address without a space."""
_PICTURED: Final = (
    r"(?:(?:screen ?(?:shots?|grabs?|caps?)|captures?|photos?|pictures?|images?|copies|copy|prints?) of |"
    r"captures? de |capturas? d[ea] |fotos? d[ea] |tangkapan layar |tangkap layar |bildschirmfotos? der |screenshots? (?:ng|ni|sa|der|van|de|di|da) )"
    r"(?:the |a |my |his |her |their |your |sa |ses |su |sus |la |minha |sua )?(?:victim's |complainant's )?"
)
"""A picture of a list of friends shows whom somebody knows, and nothing else."""
_LISTS: Final = (
    rf"(?:{_PICTURED})?"
    r"(?:(?:friends?|contacts?|followers?|following)[ -]list|list of (?:my |his |her |their |the victim'?s )?"
    r"(?:facebook |instagram )?(?:friends|contacts|followers)|friend request|"
    r"(?:好友|朋友|聯絡人|联系人|粉絲|粉丝)(?:名單|名单|列表)|加(?:我|佢|了|咗)?(?:做|為|为|成)?(?:好友|朋友)|"
    r"交友(?:邀請|邀请)|(?:친구|연락처|팔로워) ?(?:목록|리스트|신청|요청)|daftar (?:teman|kontak|pengikut)|"
    r"senarai (?:rakan|kenalan|kawan)|permintaan pertemanan|listahan ng (?:mga )?(?:kaibigan|contacts?)|"
    r"liste d(?:e |')(?:mes |ses )?(?:amis|contacts|abonnés)|demande d'ami|"
    r"lista de (?:mis |sus )?(?:amigos|contactos|seguidores)|solicitud de amistad|"
    r"(?:友人|友達|フレンド|連絡先|フォロワー)(?:一覧|リスト))"
    r"(?:の?(?:画像|写真|スクショ|スクリーンショット)|的?(?:截圖|截图|照片|擷圖)|(?:의 ?)?(?:캡처|캡쳐|사진|화면))?"
)
_SHOWN: Final = (
    r"shown as|(?:was|were) shown to (?:me|him|her|us|the (?:victim|boy|girl|caller|complainant))|"
    r"to be (?:sent|paid|transferred|remitted)"
)
_PACE: Final = r"(?:threats?|demands?|blackmail|messages?)(?: \w+){0,2} within (?:a few |some )?(?:seconds|minutes|hours)"
_SET: Final = rf"(?:{_LISTS})|(?:{_SHOWN})|(?:{_PACE})"
_NAMES: Final = rf"(?<![a-z])(?:{_SERVICES})(?![a-z])"
_BLANKED: Final = re.compile(rf"{_SET}|(?:{_IDENTIFIERS})|{_NAMES}")
"""For text in small letters: a pattern that heeds case is searched several times as fast."""

_UNIDENTIFIED: Final = Sought(f"{_SET}|{_NAMES}")
"""For texts that can hold no identifier."""
_MARKS: Final = ("@", "_", "/", "www.", "live:")
"""What identifiers hold, if not letters that two digits follow."""
_NUMBERED: Final = re.compile(r"[a-z]\d\d")

_PARK: Final = re.compile(
    r"(?<!\bat )(?<!\bin )(?<!\bto )(?<!\bsa )(?<!\bdi )(?<!\bke )(?<!near )(?<!outside )\b[A-Z][a-z]+ Park\b"
)
"""A person of this surname, one of Korea's commonest, unless somebody is at, in or near it."""


_SURNAME: Final = " Park"
_APP: Final = "LINE"
_LINE_APP: Final = re.compile(
    r"(?<![^\W_])(?:(?<!the )(?<!The )LINE(?![^\W_])|LINE(?= (?:account|user|profile|id|ID|app|chat|contact|friend|group|handle|name|number|call)\b))"
)
"""The messenger writes itself in capitals; in a text without small letters it may be any line."""


@lru_cache(maxsize=1_000)
def blanked(text: str) -> str:
    """Return ``text`` with names, identifiers and set phrases turned into blanks of the same length."""
    small = lowered(text)
    if any(mark in small for mark in _MARKS) or _NUMBERED.search(small) is not None:
        found = _BLANKED.finditer(small)
    else:
        found = _UNIDENTIFIED.finditer(small, low(text))
    spans = [match.span() for match in found]
    if _SURNAME in text:
        spans += [match.span() for match in _PARK.finditer(text)]
    if _APP in text and not text.isupper():
        spans += [match.span() for match in _LINE_APP.finditer(text)]
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


@lru_cache(maxsize=64)
def low(text: str) -> Low:
    """Return a text as patterns are looked for in it; each is asked several times in a row."""
    return Low(text)


_WIDE: Final = re.compile("[\uff01-\uff5e\u3000]")
_NARROW: Final = {0x3000: " ", **{place: chr(place - 0xFEE0) for place in range(0xFF01, 0xFF5F)}}


def narrow(text: str) -> str:
    """Return a text with full-width forms of ASCII made narrow, of the same length."""
    return text if text.isascii() or _WIDE.search(text) is None else text.translate(_NARROW)


_SINGLE: Final = re.compile(r"(?<!\w)['‘](?=\S)([^\n‹›]{4,200}?)(?<=\S)['’](?!\w)")


def singly_quoted(text: str) -> str:
    """Return a text with what stands in single quotation marks between ‹ and ›, of the same length."""
    if "'" not in text and "‘" not in text:
        return text
    return _SINGLE.sub(lambda match: f"‹{match[1]}›", text)


def lowered(text: str) -> str:
    """Return a text in small letters, of the same length."""
    return text.replace("İ", "I").lower()

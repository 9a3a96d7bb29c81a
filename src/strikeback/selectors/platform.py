"""Names of platforms: what people, forms and tools write, to one canonical name."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import tidy

MAX_RAW_CHARS: Final = 128  # code points; the rest of a longer text is not looked at

_ALIASES: Final = """
facebook|fb|face book|facebook com|fb com|fbook|facebook lite|meta facebook|脸书|臉書|面书|面書|
フェイスブック|페이스북|페북|фейсбук|เฟซบุ๊ก|เฟสบุ๊ค|فيسبوك
instagram|ig|insta|instagr am|instagram com|instgram|照片墙|インスタグラム|インスタ|인스타그램|인스타|
инстаграм|ไอจี|อินสตาแกรม|انستقرام|إنستغرام
messenger|facebook messenger|fb messenger|fb msgr|fb msg|msgr|fbm|m me|messenger com|메신저|
페이스북 메신저|페메|messenger lite
threads|threads net|threads com
whatsapp|whats app|wa|whatsap|watsapp|whatapp|wsp|whatsapp business|wa me|whatsapp com|와츠앱|왓츠앱|
ワッツアップ|вотсап|ватсап|واتساب
skype|skype com|skype for business|스카이프|スカイプ|скайп|สไกป์
telegram|tg|telegram messenger|t me|telegram me|telegram org|tele|电报|電報|飞机|텔레그램|텔레|テレグラム|
телеграм|телеграмм|เทเลแกรม|تيليجرام
viber|rakuten viber|viber com|바이버|вайбер|ไวเบอร์
line|line app|line messenger|line me|naver line|라인|ライン|ไลน์
wechat|weixin|we chat|wx|wechat com|weixin qq com|微信|위챗|ウィーチャット|วีแชท
qq|tencent qq|qq com|腾讯qq|騰訊qq|qq号|企鹅
kakaotalk|kakao|kakao talk|katalk|katok|kakaotalk com|카카오톡|카톡|카카오|カカオトーク
snapchat|snap|sc|snapchat com|snap chat|스냅챗|스냅|スナップチャット|снапчат
tiktok|tik tok|tt|tiktok com|tiktok lite|틱톡|ティックトック|тикток|ติ๊กต็อก
douyin|douyin com|抖音|더우인
x|twitter|x com|twitter com|x twitter|twitter x|x formerly twitter|tweet|推特|트위터|엑스|ツイッター|
твиттер|ทวิตเตอร์|تويتر
kik|kik messenger|kik com|kik me|킥
discord|discord com|discordapp com|discord gg|디스코드|디코|ディスコード|дискорд
signal|signal org|signal messenger|signal private messenger|시그널|シグナル
zalo|zalo me|zalo app|잘로
tinder|tinder com|틴더|ティンダー|тиндер|探探国际
tantan|tantan app|探探
omegle|omegle com|오메글
ometv|ome tv
azar|azar app|azarlive com|아자르
monkey|monkey app|monkey cool
hangouts|google hangouts|hangouts google com|행아웃|gchat|google chat|chat google com|googletalk|
google talk|gtalk
imessage|i message|apple messages|apple imessage|messages apple|아이메시지|facetime|face time
sms|text message|text|text messages|mms|문자|簡訊|短信|短訊|sms mms
email|e mail|mail|电邮|電郵|이메일|correo
gmail|gmail com|google mail
google|google com|google account|google drive|google photos|구글|谷歌
yahoo|yahoo com|yahoo messenger|ymsg|yahoo mail|야후
microsoft|microsoft account|live com|outlook|outlook com|hotmail|hotmail com|msn|windows live|msn messenger
apple|icloud|icloud com|apple id|apple com|애플
youtube|yt|youtube com|you tube|youtu be|유튜브|ユーチューブ|ютуб
reddit|reddit com|레딧
linkedin|linked in|linkedin com|领英|링크드인
vk|vkontakte|vk com|вк|вконтакте
ok|odnoklassniki|ok ru|одноклассники
weibo|sina weibo|weibo com|微博|웨이보
xiaohongshu|rednote|red note|xiaohongshu com|小红书|小紅書|샤오홍슈
momo|momo immomo|陌陌
soul|soul app|灵魂
bigo|bigo live|bigo tv
badoo|badoo com
bumble|bumble com|범블
hinge|hinge co
grindr|grindr com|그라인더
okcupid|okcupid com|ok cupid
pof|plenty of fish|plentyoffish|pof com
match|match com
tagged|tagged com
hello talk|hellotalk
litmatch|litmatch app
wink|wink app
yubo|yubo live|yubo live com
hoop|hoop app
meetme|meet me|meetme com
skout|skout com
chatroulette|chat roulette|chatroulette com
chatrandom|chat random
camfrog|camfrog com
paltalk|paltalk com
icq|icq com
wire|wire com
threema|threema ch
session|session messenger|getsession org
wickr|wickr me
element|matrix|matrix org|element io
textnow|text now|textnow com
textplus|text plus
textfree|text free|pinger
google voice|googlevoice|voice google com
imo|imo im|imo messenger
bbm|blackberry messenger|bb messenger
botim|botim me
likee|likee video
kuaishou|kwai|快手
bilibili|bilibili com|哔哩哔哩|嗶哩嗶哩|b站
naver|naver com|네이버
band|naver band|band us|네이버 밴드|밴드
daum|daum net|다음
mixi|ミクシィ
roblox|roblox com|로블록스|ロブロックス
minecraft|minecraft net|마인크래프트|マインクラフト
fortnite|epic games|epicgames|epicgames com|포트나이트
steam|steamcommunity com|steampowered com|스팀
xbox|xbox live|xbox com
playstation|psn|playstation network|ps4|ps5|playstation com|플레이스테이션
twitch|twitch tv|트위치
mobile legends|mlbb|mobile legends bang bang
pubg|pubg mobile|배그|배틀그라운드
free fire|garena free fire|garena
clash of clans|supercell
wizz|wizz app
onlyfans|only fans|onlyfans com
pinterest|pinterest com|핀터레스트
tumblr|tumblr com
github|github com
dropbox|dropbox com
mega|mega nz|mega io
zoom|zoom us|줌
microsoft teams|teams|ms teams|teams microsoft com
slack|slack com
askfm|ask fm
lovoo|lovoo com
mewe|mewe com
gab|gab com
mastodon|mastodon social
bluesky|bsky|bsky app|bluesky social
"""


def _key(text: str) -> str:
    """Return letters and digits only, without case: the form aliases are looked up by."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or _is_mark(sign))


def _is_mark(sign: str) -> bool:
    """Tell whether a sign is a combining mark of Thai, Arabic or Indic letters, which ``isalnum`` denies."""
    return not sign.isascii() and not sign.isspace() and sign.isprintable() and ord(sign) < 0x1000


def _names() -> dict[str, str]:
    """Return every alias key with its canonical name."""
    found: dict[str, str] = {}
    for line in _ALIASES.strip().replace("|\n", "|").split("\n"):
        aliases = line.split("|")
        name = aliases[0].replace(" ", "_")
        for alias in aliases:
            found[_key(alias)] = name
    return found


_BY_KEY: Final = _names()
_WORDS: Final = (
    "account|accounts|acct|acc|profile|app|application|user|username|user name|userid|id|handle|page|chat|"
    "dm|dms|direct|message|messages|messaging|msg|number|inc|llc|ltd|platform|platforms|"
    "social media|plus|web|mobile|android|ios|video call|video|call|inbox|url|link|name|screen name|"
    "帳號|账号|帳戶|账户|號碼|号码|用戶|用户|號|号|계정|아이디|메시지|akun|аккаунт"
)
_TAIL: Final = re.compile(rf"[\s\-_:,/]*(?:{_WORDS})\.?$")
_HEAD: Final = re.compile(r"^(?:on|via|through|thru|sa|di|en|the|my|his|her)\s+")
_HOST: Final = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,10})(?:[:/?#].*)?")
_REST: Final = re.compile(r"\s*[(,].*$")
_EITHER: Final = re.compile(r"\s*[/|&]\s*|\s+-\s+")


@lru_cache(maxsize=4096)
def platform_words() -> Mapping[str, str]:
    """Return every known spelling (lower-case letters and digits) and the canonical name it stands for."""
    return _BY_KEY


def canonical_platform(raw: str) -> str:
    """Return the canonical lower-case name of a platform.

    Names, abbreviations, domains, addresses and native spellings of about a hundred platforms are
    known (``FB Messenger`` -> ``messenger``, ``微信`` -> ``wechat``, ``www.instagram.com`` ->
    ``instagram``). An unknown name is kept, trimmed and in lower case. Empty texts and placeholders give "".

    Args:
        raw: What a source writes in its platform field; at most 128 code points are looked at.
    """
    text = " ".join(tidy(raw[:MAX_RAW_CHARS]).casefold().split())
    if name := _BY_KEY.get(_key(text)):
        return name
    if not text or is_placeholder(text):
        return ""
    return _by_address(text) or _by_words(text) or _by_parts(text) or text


def _by_address(text: str) -> str:
    """Return the platform of a web address or domain, or ""."""
    match = _HOST.fullmatch(text)
    labels = match[1].split(".") if match else []
    for first in range(len(labels) - 1):
        if name := _BY_KEY.get(_key("".join(labels[first:]))):
            return name
    return ""


def _by_words(text: str) -> str:
    """Return the platform of a name with words around it that say nothing, or ""."""
    shorter = _HEAD.sub("", _REST.sub("", text))
    while shorter:
        if name := _BY_KEY.get(_key(shorter)):
            return name
        cut = _TAIL.sub("", shorter)
        if cut == shorter:
            return ""
        shorter = cut
    return ""


def _by_parts(text: str) -> str:
    """Return the one platform that all known parts of ``A / B`` or ``A - B`` name, or ""."""
    parts = _EITHER.split(text)
    names = {name for part in parts if (name := _BY_KEY.get(_key(part)) or _by_words(part))}
    return names.pop() if len(names) == 1 and len(parts) > 1 else ""

# ruff: noqa: E501 - a pattern or table row stays on one line
"""The deadline grammar of each language, as data."""

import re
from typing import Final

from strikeback.model.base import Frozen

_FLAGS: Final = re.IGNORECASE
NUMBERS: Final[dict[str, tuple[float, float]]] = {
    word: (float(value), float(value))
    for words, value in (
        ("a an one isang isa usa se sebuah satu une un una uno 一 한 하나 일", 1),
        ("two dalawang dalawa duha dua deux dos 二 两 兩 두 이", 2),
        ("three tatlong tatlo tulo tiga trois tres 三 세 삼", 3),
        ("four apat upat empat quatre cuatro 四 네 사", 4),
        ("five limang lima cinq cinco 五 다섯 오", 5),
        ("six anim unom enam six seis 六 여섯 육", 6),
        ("seven pitong pito tujuh sept siete 七 일곱 칠", 7),
        ("eight walong walo delapan lapan huit ocho 八 여덟 팔", 8),
        ("nine siyam sembilan neuf nueve 九 아홉 구", 9),
        ("ten sampung sampu napulo sepuluh dix diez 十 열 십", 10),
        ("eleven onze once 十一 열한", 11),
        ("twelve labindalawang dua belas douze doce 十二 열두 십이", 12),
        ("twenty dalawampung vingt veinte 二十 이십", 20),
        ("thirty tatlumpung trente treinta 三十 삼십", 30),
        ("twenty-four vingt-quatre veinticuatro 二十四 廿四 스물네 이십사", 24),
        ("forty-eight quarante-huit 四十八 마흔여덟 사십팔", 48),
    )
    for word in words.split()
} | {
    "dua belas": (12.0, 12.0),
    "dua puluh empat": (24.0, 24.0),
    "tiga puluh": (30.0, 30.0),
    "twenty four": (24.0, 24.0),
    "forty eight": (48.0, 48.0),
    "half an": (0.5, 0.5),
    "half": (0.5, 0.5),
    "setengah": (0.5, 0.5),
    "a couple of": (2.0, 2.0),
    "couple": (2.0, 2.0),
    "couple of": (2.0, 2.0),
    "a few": (2.0, 6.0),
    "few": (2.0, 6.0),
    "beberapa": (2.0, 6.0),
    "ilang": (2.0, 6.0),
    "半": (0.5, 0.5),
    "几": (2.0, 6.0),
    "幾": (2.0, 6.0),
    "몇": (2.0, 6.0),
    "quelques": (2.0, 6.0),
    "une demi": (0.5, 0.5),
    "media": (0.5, 0.5),
}
UNITS: Final = tuple(
    (re.compile(pattern, _FLAGS), hours)
    for pattern, hours in (
        (r"hours?|hrs?|h|oras|ka oras|jam|heures?|horas?|시간|(?:个|個)?(?:小时|小時|钟头|鐘頭|鐘)", 1.0),
        (r"minutes?|mins?|minuto(?:s|ng)?|ka minuto|menit|minit|mnt|분|分(?:钟|鐘)?", 1 / 60),
        (r"days?|araw|adlaw|ka adlaw|hari|jours?|d[ií]as?|일|天|日", 24.0),
        (r"weeks?|linggo|semana(?:s)?|minggu|semaines?|주|(?:个|個)?(?:星期|禮拜|礼拜)|周|週", 168.0),
    )
)
_N: Final = (
    r"(?:\d{1,3}(?:[.,]\d)?|(?:"
    + "|".join(sorted((re.escape(word) for word in NUMBERS if word.isascii()), key=len, reverse=True))
    + r")(?![A-Za-z])|["
    + "".join(word for word in NUMBERS if len(word) == 1 and not word.isascii())
    + r"]|十[一二]|二十四|廿四|四十八|스물네|이십사)"
)
_RANGE: Final = rf"(?P<n>{_N})[ ]?(?:(?:-|–|to|or|or maybe|o|at|atau|ou|至|到|~)[ ]?(?P<m>{_N})[ ]?)?"
_UNIT_EN: Final = r"(?P<unit>hours?|hrs?|h|minutes?|mins?|days?|weeks?)(?![A-Za-z])"
_CLOCK: Final = r"(?P<hour>\d{1,2})(?:[:.hH](?P<minute>\d{2}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?)?"
_TAIL_CLOCK: Final = r"(?:[ ](?:at|by|@)[ ]?)"
_MONTH: Final = (
    r"(?:jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|et)?|mac|apr(?:il)?|may|mei|june?|juni?|july?|juli?|julai|aug(?:ust)?|agustus|ogos|sept?(?:ember)?|"
    r"oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|des(?:ember)?|dis(?:ember)?|enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|"
    r"nobyembre|disyembre|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre)"
)
_DATE: Final = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]of)?[ ]{_MONTH}(?:[ ,]+\d{{4}})?"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:[ ,]+\d{{4}})?)(?![\w/])"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"


class DeadlineRule(Frozen, frozen=True, kw_only=True):
    """One form of a deadline."""

    shown = ("language", "form")

    language: str
    form: str
    """``span`` (n units), ``clock`` (an hour of ``day``), ``date`` (kept as text), ``part`` (fixed ``hours``)."""
    pattern: re.Pattern[str]
    day: int | None = None
    hours: tuple[float, float] | None = None
    confidence: float = 0.9


def _rule(
    language: str,
    form: str,
    pattern: str,
    *,
    day: int | None = None,
    hours: tuple[float, float] | None = None,
    confidence: float = 0.9,
) -> DeadlineRule:
    return DeadlineRule(
        language=language,
        form=form,
        pattern=re.compile(pattern, _FLAGS),
        day=day,
        hours=hours,
        confidence=confidence,
    )


_B: Final = r"(?<![A-Za-z])"
_E: Final = r"(?![A-Za-z])"
_TODAY: Final = (0.0, 24.0)
_TOMORROW: Final = (24.0, 48.0)
_TOMORROW_NOON: Final = (12.0, 36.0)

_EN_BY: Final = r"(?:by|before|b4|until|till|til|no later than|not later than|latest(?:[ ]by)?|deadline(?:[ ]is)?:?|at|due|expires?(?:[ ]at)?)"
_EN_TMR: Final = r"(?:tomorrow|tmrw?|tomoro|2moro|2mrw|tommorow|tommorrow|tomorow)"
_ENGLISH: Final = (
    _rule("en", "span", rf"{_B}(?:within|in(?:[ ](?:the[ ])?next)?|you(?:[ ]only)?(?:[ ]still)?[ ](?:have|got|get)(?:[ ](?:only|just|exactly|another))?|u[ ](?:have|got)|have|gave me|give(?:n)?[ ](?:me|you|u|him|her|us|them)|giving[ ](?:me|you|him|her)|the next|for the next|deadline(?:[ ](?:is|of|in))?|countdown(?:[ ](?:is|of))?:?|only|just|another|or else in|inside)[ ](?:the next[ ]|just[ ]|only[ ]|about[ ]|exactly[ ]|another[ ]|less than[ ]|up to[ ])?{_RANGE}(?:more[ ])?{_UNIT_EN}(?:[ ](?:left|remaining|to pay|or))?"),
    _rule("en", "span", rf"{_B}{_RANGE}(?:more[ ])?{_UNIT_EN}[ ](?:left|remain(?:s|ing)?|deadline|countdown|ultimatum|to (?:pay|send|comply|decide|transfer|respond|answer|reply)|or (?:i|we|else|everyone|your|it))"),
    _rule("en", "clock", rf"{_B}(?:{_EN_BY}[ ])?{_CLOCK}[ ]?,?[ ]?(?:on[ ])?{_EN_TMR}{_E}", day=1),
    _rule("en", "clock", rf"{_B}(?:{_EN_BY}[ ])?{_EN_TMR}(?:,?[ ](?:at|by|before|@|not later than))?[ ](?:around[ ])?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?)?{_E}", day=1),
    _rule("en", "clock", rf"{_B}(?:{_EN_BY}[ ])?{_CLOCK}(?:[ ]o.?clock)?,?[ ](?P<part2>tonight|this evening|this afternoon){_E}", day=0),
    _rule("en", "clock", rf"{_B}(?:{_EN_BY}[ ])?{_CLOCK}(?:[ ]o.?clock)?,?[ ](?:today|later today){_E}", day=0),
    _rule("en", "clock", rf"{_B}(?:{_EN_BY}[ ])?(?P<part2>tonight|this evening|this afternoon|today)[ ]?(?:at|by|before|@)[ ]{_CLOCK}{_E}", day=0),
    _rule("en", "part", rf"{_B}(?:{_EN_BY}[ ])?(?:the[ ]day[ ]after[ ]{_EN_TMR}){_E}", hours=(48.0, 72.0)),
    _rule("en", "part", rf"{_B}{_EN_BY}[ ]{_EN_TMR}[ ]night{_E}|{_B}{_EN_TMR}[ ](?:night|evening)[ ](?:or|latest|deadline)", hours=(18.0, 48.0)),
    _rule("en", "part", rf"{_B}{_EN_BY}[ ]{_EN_TMR}[ ](?:morning|noon|midday|lunch(?:time)?){_E}|{_B}{_EN_TMR}[ ](?:morning|noon)[ ](?:or|latest|deadline)", hours=_TOMORROW_NOON),
    _rule("en", "part", rf"{_B}{_EN_BY}[ ]{_EN_TMR}(?:[ ](?:afternoon|evening))?{_E}|{_B}{_EN_TMR}[ ](?:or|latest|is the deadline|deadline){_E}", hours=_TOMORROW),
    _rule("en", "part", rf"{_B}(?:{_EN_BY}[ ])?(?:tonight|2nite|tonite|this evening|this afternoon|midnight(?:[ ]tonight)?|(?:the[ ])?end of (?:the[ ])?(?:day|today)|eod|close of (?:day|business)){_E}", hours=_TODAY, confidence=0.7),
    _rule("en", "part", rf"{_B}(?:{_EN_BY}|within)[ ](?:today|the day|noon|lunch(?:time)?|sunset|bedtime){_E}|{_B}today[ ](?:only|or else|or i|is the last day|latest){_E}", hours=_TODAY),
    _rule("en", "part", rf"{_B}(?:within|in|next)[ ](?:the[ ](?:next[ ])?)?hour{_E}", hours=(1.0, 1.0)),
    _rule("en", "date", rf"{_B}{_EN_BY}[ ](?:the[ ])?(?:{_WEEKDAY}[ ,]+)?{_DATE}"),
    _rule("en", "part", rf"{_B}{_EN_BY}[ ](?:this[ ]|next[ ]|coming[ ])?{_WEEKDAY}{_E}", hours=(0.0, 168.0)),
    _rule("en", "clock", rf"{_B}(?:by|before|b4|until|till|no later than|deadline(?:[ ]is)?:?|latest)[ ](?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?|o.?clock){_E}"),
    _rule("en", "clock", rf"{_B}(?:by|before|until|till|no later than)[ ](?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?![\w:])"),
)  # fmt: skip

_TL_BY: Final = r"(?:bago(?:[ ]mag)?(?:[ -](?:ng|ang|sumapit ang))?|hanggang(?:[ ]sa)?|pagsapit ng|pag[ ]dating ng|until|by|deadline)"
_TAGALOG: Final = (
    _rule("tl", "span", rf"{_B}(?:sa loob ng|loob ng|may|meron(?:[ ]ka(?:[ ]lang)?)?(?:[ ]na lang)?|bibigyan (?:kita|ka)(?:[ ]lang)? ng|binigyan (?:niya )?ako ng|sa susunod na|hanggang|within|in)[ ](?:(?:ka|kang|mo|na|lang|lamang|ako|akong|tayong|na lang|ka na lang|ka lang)[ ]){{0,3}}{_RANGE}(?:na[ ])?(?P<unit>oras|minutong|minuto|araw|linggo){_E}"),
    _rule("tl", "clock", rf"{_B}(?:{_TL_BY}[ ])?bukas[ ](?:(?:ng|nang|sa|before|by|at|bago|bago mag)[ ])?(?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>(?:a\.?m|p\.?m)\b\.?|ng (?:umaga|hapon|gabi|tanghali))?", day=1),
    _rule("tl", "clock", rf"{_B}(?:{_TL_BY}[ ])?(?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?|ng (?:umaga|hapon|gabi|tanghali))?[ ]bukas{_E}", day=1),
    _rule("tl", "clock", rf"{_B}(?:{_TL_BY}[ ])?(?P<part2>mamayang (?:gabi|hapon)|ngayong (?:gabi|hapon))[ ](?:(?:ng|bago|bago mag|by)[ ])?(?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?:[ ]?pm)?", day=0),
    _rule("tl", "part", rf"{_B}(?:{_TL_BY}[ ])?bukas[ ](?:ng[ ])?gabi{_E}", hours=(18.0, 48.0)),
    _rule("tl", "part", rf"{_B}(?:{_TL_BY}[ ])?bukas[ ](?:ng[ ])?(?:umaga|tanghali){_E}", hours=_TOMORROW_NOON),
    _rule("tl", "part", rf"{_B}(?:{_TL_BY})[ ]bukas(?:[ ]ng hapon)?{_E}|{_B}bukas[ ]ng[ ]hapon{_E}|{_B}bukas na ang (?:deadline|huli)", hours=_TOMORROW),
    _rule("tl", "part", rf"{_B}(?:{_TL_BY}[ ])?(?:mamayang|ngayong)[ ](?:gabi|hapon|hatinggabi){_E}|{_B}{_TL_BY}[ ](?:mamaya|ngayong araw|matapos ang araw|hatinggabi){_E}|{_B}(?:ngayong araw(?:[ ]lang|[ ]din|[ ]na ito))", hours=_TODAY),
    _rule("tl", "clock", rf"{_B}(?:bago(?:[ ]mag)?|hanggang|pagsapit ng)[ -](?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?|ng (?:umaga|hapon|gabi|tanghali)){_E}"),
    _rule("tl", "date", rf"{_B}{_TL_BY}[ ](?:ika-?)?{_DATE}"),
)  # fmt: skip
_CEB_BY: Final = r"(?:sa dili pa|before|antes(?:[ ](?:sa|mag))?|hangtod(?:[ ]sa)?|kutob(?:[ ]sa)?|taman(?:[ ]sa)?|hantod(?:[ ]sa)?)"
_CEBUANO: Final = (
    _rule("ceb", "span", rf"{_B}(?:sulod sa|sa sulod sa|naa(?:[ ]ra)?(?:[ ]na lang)?|hatagan (?:tika|ka)(?:[ ]lang)?(?:[ ]og|[ ]ug)?|within|taman)[ ](?:(?:ra|ka|kay|kang|lang|na|na lang|og|ug)[ ]){{0,3}}{_RANGE}(?:ka[ ])?(?P<unit>oras|takna|minuto|adlaw|semana){_E}"),
    _rule("ceb", "clock", rf"{_B}(?:{_CEB_BY}[ ])?(?:ugma|ogma)[ ](?:(?:sa|og|ug|before|mga)[ ])?(?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>(?:a\.?m|p\.?m)\b\.?|sa (?:buntag|hapon|gabii|udto))?", day=1),
    _rule("ceb", "part", rf"{_B}(?:{_CEB_BY}[ ])?(?:ugma|ogma)[ ](?:sa[ ])?gabii?{_E}", hours=(18.0, 48.0)),
    _rule("ceb", "part", rf"{_B}(?:{_CEB_BY}[ ])?(?:ugma|ogma)[ ](?:sa[ ])?(?:buntag|udto){_E}", hours=_TOMORROW_NOON),
    _rule("ceb", "part", rf"{_B}{_CEB_BY}[ ](?:ugma|ogma)(?:[ ]sa hapon)?{_E}", hours=_TOMORROW),
    _rule("ceb", "part", rf"{_B}(?:{_CEB_BY}[ ])?(?:karong|karon nga|unyang|unya sa|karon sa)[ ]?(?:gabii|gabi|hapon|adlawa|adlaw){_E}", hours=_TODAY),
    _rule("ceb", "clock", rf"{_B}{_CEB_BY}[ ](?:alas[ -]?)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[ ]?(?P<part>a\.?m\.?|p\.?m\.?|sa (?:buntag|hapon|gabii|udto)){_E}"),
)  # fmt: skip
_ID_BY: Final = r"(?:sebelum|sblm|sampai|sampe|hingga|sehingga|paling (?:lambat|lewat)|selewat-lewatnya|batas(?:nya| waktunya| waktu)?|deadline(?:nya)?|maksimal|tenggat(?:nya)?)"
_ID_PART: Final = r"(?:[ ]?(?P<part>pagi|siang|sore|malam|petang|tengah ?hari|a\.?m\.?|p\.?m\.?|wib))?"
_INDONESIAN: Final = (
    _rule("id", "span", rf"{_B}(?:dalam(?:[ ](?:masa|tempo|waktu))?|waktu(?:mu|nya)?|punya waktu|kamu(?:[ ]cuma)?(?:[ ]punya)?|cuma(?:[ ]ada)?|hanya(?:[ ]ada)?|kasih(?:[ ]kamu)?|diberi(?:[ ]waktu)?|bagi(?:[ ](?:kau|awak|masa))?|beri(?:[ ]kamu)?(?:[ ]waktu)?|tinggal|tempoh|masa|sisa|ada(?:[ ]masa)?|1x|selama)[ ](?:(?:cuma|hanya|tinggal|waktu|masa|kau|awak|lo|lu|kamu)[ ]){{0,3}}{_RANGE}(?P<unit>jam|menit|minit|mnt|hari|minggu){_E}(?:[ ]lagi)?"),
    _rule("id", "span", rf"{_B}{_RANGE}(?P<unit>jam|menit|minit|mnt|hari)[ ](?:lagi|dari sekarang|untuk (?:bayar|transfer|kirim)|atau)"),
    _rule("id", "clock", rf"{_B}(?:{_ID_BY}[ ])?(?:besok|bsk|esok)(?:[ ](?:pagi|siang|sore|malam|petang))?,?[ ](?:(?:jam|pukul|pkl|sebelum|sebelum jam|sebelum pukul)[ ])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{_ID_PART}{_E}", day=1),
    _rule("id", "clock", rf"{_B}(?:{_ID_BY}[ ])?(?:jam|pukul|pkl)[ ](?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{_ID_PART}[ ](?:besok|bsk|esok){_E}", day=1),
    _rule("id", "clock", rf"{_B}(?:{_ID_BY}[ ])?(?:jam|pukul|pkl)[ ](?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?:[ ]?(?P<part>pagi|siang|sore|malam|petang|p\.?m\.?|a\.?m\.?))?[ ](?:ini|hari ini|nanti|malam ini){_E}", day=0),
    _rule("id", "clock", rf"{_B}(?:{_ID_BY}[ ])?(?P<part2>malam|sore|petang|nanti malam|hari) ini[ ](?:sebelum[ ])?(?:jam|pukul|pkl)[ ](?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?", day=0),
    _rule("id", "part", rf"{_B}{_ID_BY}[ ](?:besok|bsk|esok)[ ](?:malam){_E}|{_B}(?:besok|esok)[ ]malam[ ](?:atau|terakhir)", hours=(18.0, 48.0)),
    _rule("id", "part", rf"{_B}{_ID_BY}[ ](?:besok|bsk|esok)[ ](?:pagi|siang|tengah ?hari){_E}", hours=_TOMORROW_NOON),
    _rule("id", "part", rf"{_B}{_ID_BY}[ ](?:besok|bsk|esok)(?:[ ](?:sore|petang))?{_E}|{_B}lusa{_E}", hours=_TOMORROW),
    _rule("id", "part", rf"{_B}(?:{_ID_BY}[ ])?(?:malam|mlm|petang|sore)[ ]ini(?:[ ]juga)?{_E}|{_B}(?:{_ID_BY}[ ])?nanti malam{_E}|{_B}(?:{_ID_BY}[ ])(?:hari ini|tengah malam){_E}|{_B}hari ini (?:juga|terakhir|saja)", hours=_TODAY, confidence=0.8),
    _rule("id", "clock", rf"{_B}{_ID_BY}[ ](?:jam|pukul|pkl)[ ](?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{_ID_PART}{_E}"),
    _rule("id", "date", rf"{_B}{_ID_BY}[ ](?:tanggal|tgl|tarikh)?[ ]?{_DATE}"),
)  # fmt: skip
_KO_PART: Final = r"(?P<part>오전|오후|밤|저녁|새벽|아침|낮)?"
_KO_HOUR: Final = r"(?P<hour>\d{1,2}|열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?시(?:\s?(?P<minute>\d{1,2}(?=\s?분)|반))?(?:\s?분)?"
_KOREAN: Final = (
    _rule("ko", "span", r"(?P<n>\d{1,3}(?:\.\d)?|[한두세네]|다섯|여섯|일곱|여덟|아홉|열|열두|스물네|이십사|몇|하루)\s?(?P<unit>시간|분|일|주)\s?(?:이내|안에|내에|내로|남았|준다|줄게|줄테니|드릴|드린|뒤에|후에|만 기다|만 준|밖에 (?:없|안 남))"),
    _rule("ko", "part", r"하루\s?(?:안에|이내|내로|줄게|준다)|24시간\s?(?:안|내)", hours=(24.0, 24.0)),
    _rule("ko", "part", r"이틀\s?(?:안에|이내|내로|줄게|준다)", hours=(48.0, 48.0)),
    _rule("ko", "clock", rf"내일\s?{_KO_PART}\s?{_KO_HOUR}\s?(?:까지|전에|전까지|이전|안에)?", day=1),
    _rule("ko", "clock", rf"(?:오늘)\s?{_KO_PART}\s?{_KO_HOUR}\s?(?:까지|전에|전까지|이전|안에)?", day=0),
    _rule("ko", "part", r"내일\s?(?:밤|저녁|자정)\s?(?:까지|전에|전까지|안에)", hours=(18.0, 48.0)),
    _rule("ko", "part", r"내일\s?(?:아침|오전|낮|점심|정오)\s?(?:까지|전에|전까지|안에)", hours=_TOMORROW_NOON),
    _rule("ko", "part", r"내일\s?(?:까지|안에|중으로|안으로|중에)|내일\s?오후\s?까지", hours=_TOMORROW),
    _rule("ko", "part", r"모레\s?까지", hours=(48.0, 72.0)),
    _rule("ko", "part", r"(?:오늘\s?)?(?:밤|저녁|자정|오후)\s?(?:까지|안에|전에|전까지|안으로)|오늘\s?(?:밤|저녁)?\s?(?:까지|안에|안으로|중으로|중에|내로)|오늘\s?밤", hours=_TODAY, confidence=0.8),
    _rule("ko", "clock", rf"{_KO_PART}\s?{_KO_HOUR}\s?(?:까지|전에|전까지|이전까지)"),
    _rule("ko", "date", r"(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일\s?(?:까지|전에|전까지|이전)"),
)  # fmt: skip
_ZH_PART: Final = r"(?P<part>上午|早上|朝早|凌晨|中午|下午|晚上|傍晚|夜晚|夜|晚)?"
_ZH_HOUR: Final = r"(?P<hour>\d{1,2}|十[一二]|[一二两兩三四五六七八九十])\s?(?:点|點|時|时|:)(?:钟|鐘|正)?(?P<minute>半|\d{2})?(?:分)?"
_ZH_BY: Final = r"(?:之前|以前|前|为止|為止|止|截止)"
_ZH_TMR: Final = r"(?:明天|明日|聽日|听日|聽朝|明早)"
_CHINESE: Final = (
    _rule("zh", "span", r"(?:在|给你|給你|畀你|俾你|限你|只有|只剩|还有|還有|仲有|剩|得返|最后|最後|倒数|倒數)?\s?(?P<n>\d{1,3}(?:\.\d)?|十[一二]|二十四|廿四|四十八|[一二两兩三四五六七八九十半几幾])\s?(?P<unit>(?:个|個)?(?:小时|小時|钟头|鐘頭|鐘)|分(?:钟|鐘)|天|日|(?:个|個)?(?:星期|禮拜|礼拜)|周|週)\s?(?:之内|之內|以内|以內|内|內|里面|裡面|時間|时间|后|後|限期|期限|倒数|倒數)"),
    _rule("zh", "span", r"(?:给你|給你|畀你|俾你|限你|只有|只剩|还有|還有|仲有|剩|得返|最后|最後|倒数|倒數)(?:最后|最後|多)?\s?(?P<n>\d{1,3}|十[一二]|二十四|[一二两兩三四五六七八九十半几幾])\s?(?P<unit>(?:个|個)?(?:小时|小時|钟头|鐘頭|鐘)|分(?:钟|鐘)|天|日)"),
    _rule("zh", "clock", rf"{_ZH_TMR}\s?{_ZH_PART}\s?{_ZH_HOUR}\s?{_ZH_BY}?", day=1),
    _rule("zh", "clock", rf"(?:今天|今日|今)\s?{_ZH_PART}\s?{_ZH_HOUR}\s?{_ZH_BY}?", day=0),
    _rule("zh", "part", rf"(?:明晚|聽晚|听晚|{_ZH_TMR}(?:晚上|夜晚|晚|夜|午夜|半夜))\s?{_ZH_BY}?", hours=(18.0, 48.0)),
    _rule("zh", "part", rf"{_ZH_TMR}\s?(?:早上|上午|中午|朝早)\s?{_ZH_BY}|(?:明早|聽朝)\s?{_ZH_BY}", hours=_TOMORROW_NOON),
    _rule("zh", "part", rf"{_ZH_TMR}\s?(?:下午|内|內)?\s?{_ZH_BY}|{_ZH_TMR}(?:內|内)", hours=_TOMORROW),
    _rule("zh", "part", rf"(?:后天|後天|後日|后日)\s?{_ZH_BY}", hours=(48.0, 72.0)),
    _rule("zh", "part", rf"(?:今晚|今夜|今天晚上|今日夜晚|午夜|半夜|凌晨|下午|天黑)\s?{_ZH_BY}|今晚|今天晚上|(?:今天|今日)\s?(?:之?内|之?內|{_ZH_BY})", hours=_TODAY, confidence=0.8),
    _rule("zh", "clock", rf"{_ZH_PART}\s?{_ZH_HOUR}\s?{_ZH_BY}"),
    _rule("zh", "date", rf"(?:\d{{4}}年\s?)?\d{{1,2}}月\s?\d{{1,2}}[日号號]\s?{_ZH_BY}"),
)  # fmt: skip
_FR_BY: Final = r"(?:avant|d'ici|d’ici|jusqu'[àa]|jusqu’[àa]|pour|au plus tard|délai:?|dernier délai)"
_FR_CLOCK: Final = r"(?P<hour>\d{1,2})[ ]?(?:h(?:eures?)?(?:[ ]?(?P<minute>\d{2}))?|:(?P<minute2>\d{2}))(?:[ ]?(?P<part>du matin|du soir|de l'après-midi))?"
_FRENCH: Final = (
    _rule("fr", "span", rf"{_B}(?:dans(?:[ ]les)?(?:[ ]prochaines)?|d'ici|d’ici|sous|en|tu as|vous avez|t'as|il te reste|il vous reste|plus que|encore|délai de|pendant|j'ai|il m'a donné|m'a laissé|te donne|vous donne)[ ](?:(?:plus que|encore|seulement|juste|exactement|les)[ ])?{_RANGE}(?:-|[ ])?(?P<unit>heures?|h|minutes?|min|jours?|semaines?){_E}"),
    _rule("fr", "clock", rf"{_B}(?:{_FR_BY}[ ])?demain(?:[ ](?:soir|matin|après-midi))?,?[ ](?:(?:à|a|avant)[ ])?{_FR_CLOCK}{_E}", day=1),
    _rule("fr", "clock", rf"{_B}(?:{_FR_BY}[ ])?{_FR_CLOCK}[ ]demain{_E}", day=1),
    _rule("fr", "clock", rf"{_B}(?:{_FR_BY}[ ])?(?:ce soir|aujourd.hui|cet après-midi),?[ ](?:(?:à|a|avant)[ ])?{_FR_CLOCK}{_E}", day=0),
    _rule("fr", "part", rf"{_B}{_FR_BY}[ ]demain[ ]soir{_E}|{_B}demain soir{_E}", hours=(18.0, 48.0)),
    _rule("fr", "part", rf"{_B}{_FR_BY}[ ]demain[ ](?:matin|midi){_E}|{_B}demain matin{_E}", hours=_TOMORROW_NOON),
    _rule("fr", "part", rf"{_B}{_FR_BY}[ ]demain{_E}", hours=_TOMORROW),
    _rule("fr", "part", rf"{_B}(?:{_FR_BY}[ ])?(?:ce soir|cette nuit|minuit|la fin de la journée|cet après-midi){_E}|{_B}{_FR_BY}[ ](?:aujourd.hui|midi){_E}|{_B}aujourd.hui (?:même|dernier délai)", hours=_TODAY, confidence=0.8),
    _rule("fr", "clock", rf"{_B}(?:avant|d'ici|d’ici|jusqu'[àa]|au plus tard [àa])[ ]{_FR_CLOCK}{_E}"),
    _rule("fr", "date", rf"{_B}{_FR_BY}[ ](?:le[ ])?{_DATE}"),
)  # fmt: skip
_SPANISH: Final = (
    _rule("es", "span", rf"{_B}(?:en(?:[ ]las)?(?:[ ]próximas)?|dentro de|tienes?(?:[ ]solo)?|te doy|me dio|te quedan?|plazo de|antes de)[ ]{_RANGE}(?P<unit>horas?|minutos?|d[ií]as?){_E}"),
    _rule("es", "clock", rf"{_B}(?:antes de[ ])?mañana[ ](?:a[ ])?(?:antes de[ ])?las[ ](?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}}))?(?:[ ]?(?P<part>de la (?:tarde|noche|mañana)|p\.?m\.?|a\.?m\.?))?", day=1),
    _rule("es", "part", rf"{_B}(?:antes de|hasta)[ ]mañana[ ](?:por la|en la)[ ]noche{_E}", hours=(18.0, 48.0)),
    _rule("es", "part", rf"{_B}(?:antes de|hasta|para)[ ]mañana{_E}", hours=_TOMORROW),
    _rule("es", "part", rf"{_B}(?:(?:antes de|hasta)[ ])?(?:esta noche|esta tarde|medianoche){_E}|{_B}(?:antes de|hasta)[ ]hoy{_E}", hours=_TODAY, confidence=0.8),
    _rule("es", "clock", rf"{_B}antes de las[ ](?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}}))?(?:[ ]?(?P<part>de la (?:tarde|noche|mañana)|p\.?m\.?|a\.?m\.?))?"),
)  # fmt: skip
_PIDGIN: Final = (
    _rule("pcm", "span", rf"{_B}(?:i (?:go )?(?:dey )?give you|e give me|na only|na just|you get(?:[ ]only)?|you (?:don )?(?:just )?get|inside|before)[ ](?:only[ ]|just[ ])?{_RANGE}{_UNIT_EN}"),
    _rule("pcm", "part", rf"{_B}(?:make you )?(?:pay|send)(?:[ ]\w+){{0,3}}[ ](?:this night|dis night){_E}|{_B}before (?:this|dis) night{_E}|{_B}before day break{_E}|{_B}before night (?:reach|fall){_E}", hours=_TODAY),
    _rule("pcm", "part", rf"{_B}before (?:tomorrow|tumoro|2moro) (?:reach|come){_E}", hours=_TODAY),
)  # fmt: skip
RULES: Final[tuple[DeadlineRule, ...]] = (
    *_PIDGIN, *_TAGALOG, *_CEBUANO, *_INDONESIAN, *_KOREAN, *_CHINESE, *_FRENCH, *_SPANISH, *_ENGLISH,
)  # fmt: skip
"""Tried in this order; a span once found is not found again. English last: its words stand inside other languages' phrases."""

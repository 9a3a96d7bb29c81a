# ruff: noqa: E501 - a pattern or table row stays on one line
"""Ages that texts state ("I am 12", 12岁, 12살, "ten years old"). Only low ages matter: an age read here never lowers a band."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_WORDS: Final = {
    3: "three trois tres tatlong tatlo tulo tiga 三 세", 4: "four quatre cuatro apat upat empat 四 네", 5: "five cinq cinco limang lima singko 五 다섯", 6: "six seis anim unom enam 六 여섯",
    7: "seven sept siete pitong pito tujuh syete 七 일곱", 8: "eight huit ocho walong walo delapan lapan otso 八 여덟", 9: "nine neuf nueve siyam sembilan nuebe nuybe 九 아홉",
    10: "ten dix diez sampung sampu napulo sepuluh dyes 十 열", 11: "eleven onze once labing-isang labing-isa sebelas onse 十一 열한", 12: "twelve douze doce labindalawang labindalawa dose dua-belas 十二 열두",
}  # fmt: skip
_NUMBER: Final = {word.replace("-", " "): value for value, words in _WORDS.items() for word in words.split()}
_SPELLED: Final = "|".join(
    re.escape(word).replace(r"\ ", r"[\s-]?") for word in sorted(_NUMBER, key=len, reverse=True)
)
_UNIT: Final = (
    r"(?:y[/.]?o\b|yrs?\b\.?(?:[\s-]?old)?|years?[\s-]?old|year[\s-]?old|years? of age|(?:na )?taong gulang|taon\b(?!g)|taong\b|anyos|tuig(?:on)?\b|ka tuig|"
    r"tahun\b|thn\b|th\b|ans\b|años|anos\b|岁|歲|歳|才(?=[のでが、。]|$)|살|세(?![가-힣])|세(?=의|아|남|여|로|인|이)|周岁|週歲|周歲|years (?:she|he|e) be|years? (?:one|i)\b|in age)"
)
_NOT_AGE: Final = r"(?!\s*(?:ago|later|back|in prison|na (?:ang|iyon|yun|yon)|ang nakal|ang nilabay|pa lang kami|lalu|前|전|sebelum|lepas|apart|together|younger|older|of (?:experience|marriage)|de (?:prison|mariage|relation|casad)))"
_LABEL: Final = (
    r"(?:\bi'?\s?a?m(?: only| just| still)?|\bi be|\b(?:she|he|e)(?: is|'s|s)(?: only| just)?|\b(?:boy|girl|child|kid|son|daughter|victim|pupil|student|niece|nephew)(?: is|'s| was)(?: only| just| still| barely)?|\baged?(?: of)?(?: [^\W\d]+){0,2}:?|\bturn(?:ed|ing)|\bcumpli\w+|\bumur(?:ku|nya)?(?: saya| aku| sy| korban| mangsa| anak| dia)?(?: baru)?|"
    r"\busia(?:ku|nya)?(?: korban| anak| mangsa)?|\bedad(?: ko| niya| ng \w+| sa \w+| nako| de(?: la| el|l)? \w+)?(?: ay)?|\b[âa]ge(?: de l[ae']\s?\w+)?|年龄|年齡|岁数|歲數|나이는?|연령|age of (?:\w+ ){0,3}\w+|makes? (?:her|him|them))"
)
_AFTER: Final = r"(?!\d|[.,]\d|\s?(?:%|k\b|h\b|hours?|hrs?|min|days?|weeks?|months?|km|kg|cm|am\b|pm\b|th\b|시간|분|원|만|개|日|天|个|oras|jam|hari|bulan|minut|minit|heures?|jours?|of the|of \d|people|friends|dollars?|pesos?|ringgit|times|photos?|videos?|grade))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Ages with a unit or after a label, in figures and in words; compiled when a text may hold one."""
    between = r"[\s-]{0,2}(?:pa (?:lang )?(?:ka )?|ka )?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<![\d.,/])(\d{{1,2}})(?:st|nd|rd)?{between}{_UNIT}{_NOT_AGE}",
            rf"(?<![A-Za-z가-힣一二三四五六七八九十])({_SPELLED}){between}{_UNIT}{_NOT_AGE}",
            rf"{_LABEL}\s*[:=]?\s*(\d{{1,2}}){_AFTER}",
            rf"{_LABEL}\s*[:=]?\s*({_SPELLED})(?![A-Za-z]){_AFTER}",
        )
    )


_SIBLING: Final = re.compile(
    r"(?:brother|sister|sis|bro|broda|sista|sibling|cousin|kapatid|bunso|manghod|igsoon|adik|adek|kakak|frère|frere|s(?:œ|oe)ur|hermanit[oa]|hermano|hermana|弟弟?|妹妹?|细妹|細妹|细佬|細佬|동생|언니|형|누나)[^.!?\d]{0,14}$",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"(?:\bhace|\bil y a|\bdepuis|\bpendant|\bdurante|\bfor|\bselama|\bsince|\bin|\bwithin|\blast|\bm[áa]s de|\bplus de|\bmore than|\blebih dari|\bpass)\s$",
    re.IGNORECASE,
)
_HINT: Final = re.compile(
    r"\d|\b(?:age|edad|usia|umur|an[sy]|años|anos|year|taong?|anyos|tuig|tahun|cumpl\w+|tuig|i be|makes)|[岁歲살세]",
    re.IGNORECASE,
)
MAX_MINOR: Final = 17
MIN_AGE: Final = 1
OLD_ENOUGH: Final = 13


def minor_ages(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield age (1 to 17), start and end of every minor's age a text states.

    A brother's or sister's age is left out when the same text states another age of 13 or more: then
    that is the victim's. Alone it is kept, for the sibling may be the victim.
    """
    if _HINT.search(text) is None:
        return
    found: dict[int, tuple[int, int, int]] = {}
    for pattern in _patterns():
        for match in pattern.finditer(text):
            age = 0 if _SPAN.search(text[max(0, match.start() - 12) : match.start(1)]) else _age(match[1])
            found.setdefault(match.start(1), (age, match.start(), match.end()))
    others = any(age >= OLD_ENOUGH for age, _, _ in found.values()) or _OWN.search(text) is not None
    for place, (age, start, end) in sorted(found.items()):
        sibling = (
            others and age < OLD_ENOUGH and _SIBLING.search(text[max(0, place - 30) : place]) is not None
        )
        claimed = (others or _ADULT.search(text)) and age < OLD_ENOUGH and _claimed(text, place, end)
        if MIN_AGE <= age <= MAX_MINOR and not sibling and not claimed:
            yield age, start, end


def outgrown(text: str) -> bool:
    """Whether a text states the speaker's own age of 13 or more and that what it tells is settled or long past."""
    grown = _OWN.search(text) is not None or _NOWADAYS.search(text) is not None
    return grown and _SETTLED.search(text) is not None


def bystanders(text: str) -> bool:
    """Whether a text says that the children it names have no part in the matter."""
    return _APART.search(text) is not None


_APART: Final = re.compile(
    r"not involved|uninvolved|unrelated|no part in|nothing to do with (?:it|this|the)|not affected|sin relaci[oó]n|no (?:est[áa]n|tienen) (?:implicad|nada que ver)|ajenos? a|hors de cause|pas concern[ée]|aucun (?:lien|rapport)"
    r"|tidak (?:ada hubungan|terlibat)|tak (?:terlibat|ada kaitan)|tiada kaitan|walang kinalaman|hindi (?:sangkot|kasali)|walay labot|no concern (?:am|dem)"
    r"|관계\s?없|무관|연루되지|상관\s?없|[无無][关關]|未[牵牽]涉|[没沒]有?[关關][系係]|唔關事|與本案無",
    re.IGNORECASE,
)


def _claimed(text: str, place: int, end: int) -> bool:
    """Whether an age is what the offender says of himself ("claims to be 12")."""
    before, after = text[max(0, place - 30) : place], text[end : end + 8]
    return _CLAIM.search(before) is not None or _CLAIM_AFTER.match(after) is not None


_CLAIM: Final = re.compile(
    r"(?:claim\w*|pretend\w*|dec[ií]a|dice|pr[ée]tend\w*|ngaku|mengaku|nagpapanggap|自[称稱]|[话話]自己)[^.,;\d]{0,14}$",
    re.IGNORECASE,
)
_ADULT: Final = re.compile(r"\badult|dewasa|matanda na|어른|성인|大人|成年|grown (?:man|up)", re.IGNORECASE)
_CLAIM_AFTER: Final = re.compile(r"이?라는데|이?라고 ?(?:하|했|속)")
_SETTLED: Final = re.compile(
    r"sorted|don settle|dah settle|resolved|se arregl|resuelto|r[ée]gl[ée]e?\b|r[ée]solu|naayos|nahusay|selesai|해결|解[决決]|走散|走失|送回|平安|인계|미아|무관|[无無][关關]|時曾|时曾",
    re.IGNORECASE,
)
_NOWADAYS: Final = re.compile(
    r"(?:现年|現年|如今|今年|现在|現在)\s?(?:1[3-9]|[2-9]\d)|현재\s?(?:고|중)\s?[123]|현재\s?(?:1[3-9]|[2-9]\d)|(?:now|maintenant|ahora|sekarang|ngayon)\D{0,6}(?:1[3-9]|[2-9]\d)|ya tiene (?:1[3-9]|[2-9]\d)",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"(?:\bi'?\s?a?m|\bi be|\bj['’]?\s?ai|\bsaya|\bsy|\baku|\btengo|\bako|\bko)\s(?:1[3-9]|[2-9]\d)\b|\b(?:1[3-9]|[2-9]\d) (?:po |na )?(?:ako|ko)\b|지금\s?1[3-9]살|我[^.!?。]{0,4}1[3-9][岁歲]",
    re.IGNORECASE,
)


def _age(number: str) -> int:
    if number.isascii() and number.isdigit():
        return int(number)
    word = " ".join(re.split(r"[\s-]+", number.lower()))
    return _NUMBER.get(word, _NUMBER.get(word.replace(" ", ""), 0))

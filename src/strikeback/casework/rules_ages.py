# ruff: noqa: E501 - a pattern or table row stays on one line
"""Ages that texts state ("I am 12", 12岁, 12살, "ten years old"). Only low ages matter: an age read here never lowers a band."""

import re
from functools import cache, lru_cache
from typing import Final

from strikeback.casework.rules_mask import low, lowered
from strikeback.selectors.text.low import Low
from strikeback.selectors.text.sought import Sought, SoughtTable, found_at

_WORDS: Final = {
    3: "three trois tres tatlong tatlo tulo tiga três drei tre drie три 三 세", 4: "four quatre cuatro apat upat empat vier quattro четыре 四 네", 5: "five cinq cinco limang lima singko fünf cinque vijf пять 五 다섯", 6: "six seis anim unom enam sechs sei zes шесть 六 여섯",
    7: "seven sept siete pitong pito tujuh syete sete sieben sette zeven семь 七 일곱", 8: "eight huit ocho walong walo delapan lapan otso oito acht otto восемь 八 여덟", 9: "nine neuf nueve siyam sembilan nuebe nuybe nove neun negen девять 九 아홉",
    10: "ten dix diez sampung sampu napulo sepuluh dyes dez zehn dieci tien десять 十 열", 11: "eleven onze once labing-isang labing-isa sebelas onse elf undici одиннадцать 十一 열한", 12: "twelve douze doce labindalawang labindalawa dose dua-belas doze zwölf dodici twaalf двенадцать 十二 열두",
}  # fmt: skip
_NUMBER: Final = {word.replace("-", " "): value for value, words in _WORDS.items() for word in words.split()}
_SPELLED: Final = "|".join(
    re.escape(word).replace(r"\ ", r"[\s-]?") for word in sorted(_NUMBER, key=len, reverse=True)
)
_UNIT: Final = (
    r"(?:y[/.]?o\b|yrs?\b\.?(?:[\s-]?old)?|years?[\s-]?old|year[\s-]?old|years? of age|(?:na )?taong gulang|taon\b(?!g)|taong\b|anyos|tuig(?:on)?\b|ka tuig|"
    r"tahun\b|thn\b|th\b|ans\b|años|anos\b|岁|歲|歳|才(?=[のでが、。]|$)|살|세(?![가-힣])|세(?=의|아|남|여|로|인|이)|周岁|週歲|周歲|years (?:she|he|e) be|years? (?:one|i)\b|in age|"
    r"jahre? alt|j[äa]e?hrige?[rsn]?\b|aninhos\b|anni\b|anos de idade|jaar oud|jaar\b|jarige?\b|lat(?:ek|ka)?\b|letni[aąe]?(?:go|j)?\b|лет(?:ний|няя|ней|него)?\b|год(?:а|иков|ика)\b|р[оі]к(?:ів|и)\b|р[іi]чн(?:ий|а|ого|у)\b|"
    r"سن(?:ة|ه|وات|ين)|عام(?:ا|ًا)?(?=\s|$|[.،])|أعوام|साल|वर्ष|saal\b|baras\b|tu[ổo]i\b|ขวบ|ปี|さい|yaş[ıi]nda\w*|yasinda\w*)"
)
_NOT_AGE: Final = r"(?!\s*(?:ago|later|back|in prison|na (?:ang|iyon|yun|yon)|ang nakal|ang nilabay|pa lang kami|lalu|前|전|sebelum|lepas|apart|together|younger|older|of (?:experience|marriage)|de (?:prison|mariage|relation|casad|pris[ãa]o)|atr[áa]s|fa\b|di (?:carcere|reclusione|matrimonio)|geleden|temu|wi[ęe]zienia|назад|тому|тюрьмы|قبل|पहले|pehle|năm trước|ก่อน|önce))"
_LABEL: Final = (
    r"(?:\bi'?\s?a?m(?: only| just| still)?|\bi be|\b(?:she|he|e)(?: is|'s|s)(?: only| just)?|\b(?:boy|girl|child|kid|son|daughter|victim|pupil|student|niece|nephew)(?: is|'s| was)(?: only| just| still| barely)?|\baged?(?: of)?(?: [^\W\d]+){0,2}:?|\bturn(?:ed|ing)|\bcumpli\w+|\bumur(?:ku|nya)?(?: saya| aku| sy| korban| mangsa| anak| dia)?(?: baru)?|"
    r"\busia(?:ku|nya)?(?: korban| anak| mangsa)?|\bedad(?: ko| niya| ng \w+| sa \w+| nako| de(?: la| el|l)? \w+)?(?: ay)?|\b[âa]ge(?: de l[ae']\s?\w+)?|年龄|年齡|岁数|歲數|나이는?|연령|age of (?:\w+ ){0,3}\w+|makes? (?:her|him|them)|"
    r"\b(?:ich bin|(?:er|sie|tochter|sohn|junge|m[äa]dchen|kind) ist|ik ben|(?:hij|ze|dochter|zoon) is)(?: erst| gerade| nur| pas| maar)?|عمر(?:ه|ها|ي|ى)?|आयु|उम्र|umar|อายุ|年齢)"
)
_AFTER: Final = r"(?!\d|[.,]\d|\s?(?:%|k\b|h\b|hours?|hrs?|min|days?|weeks?|months?|km|kg|cm|am\b|pm\b|th\b|시간|분|원|만|개|日|天|个|oras|jam|hari|bulan|minut|minit|heures?|jours?|of the|of \d|people|friends|dollars?|pesos?|ringgit|times|photos?|videos?|grade))"


_OF_WORDS: Final = frozenset({1, 3})
"""Numbers of the patterns of ages in words."""


@cache
def _table() -> tuple[SoughtTable, tuple[re.Pattern[str], ...]]:
    """Ages with a unit or after a label, in figures and in words; laid out when the first text comes."""
    between = r"[\s-]{0,2}(?:pa (?:lang )?(?:ka )?|ka )?"
    patterns = tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<![\d.,/])(\d{{1,2}})(?:st|nd|rd)?{between}{_UNIT}{_NOT_AGE}",
            rf"(?<![a-z가-힣一二三四五六七八九十])({_SPELLED}){between}{_UNIT}{_NOT_AGE}",
            rf"{_LABEL}\s*[:=]?\s*(\d{{1,2}}){_AFTER}",
            rf"{_LABEL}\s*[:=]?\s*({_SPELLED})(?![a-z]){_AFTER}",
        )
    )
    return SoughtTable(patterns), patterns


_SIBLING: Final = re.compile(
    r"(?:brother|sister|sis|bro|broda|sista|sibling|cousin|kapatid|bunso|manghod|igsoon|adik|adek|kakak|frère|frere|s(?:œ|oe)ur|hermanit[oa]|hermano|hermana|弟弟?|妹妹?|细妹|細妹|细佬|細佬|동생|언니|형|누나)[^.!?\d]{0,14}$",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"(?:\bhace|\bil y a|\bh[áa]|\bfaz|\bvor|\bseit|\bsinds|\bdurante|\bper|\bda|\bprzez|\bod|через|уже|منذ|قبل|\bdepuis|\bpendant|\bdurante|\bfor|\bselama|\bsince|\bin|\bwithin|\blast|\bm[áa]s de|\bplus de|\bmore than|\blebih dari|\bpass)\s$",
    re.IGNORECASE,
)
_WORD_OF_NUMBER: Final = re.compile(rf"(?<![a-z])(?:{_SPELLED})")
_DIGITS: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_REMEMBERED: Final = 20_000
"""Texts remembered, by content."""
MAX_MINOR: Final = 17
MIN_AGE: Final = 1
OLD_ENOUGH: Final = 13


@lru_cache(maxsize=_REMEMBERED)
def minor_ages(text: str) -> tuple[tuple[int, int, int], ...]:
    """Return age (1 to 17), start and end of every minor's age a text states.

    A brother's or sister's age is left out when the same text states another age of 13 or more: then
    that is the victim's. Alone it is kept, for the sibling may be the victim.
    """
    found = _stated(lowered(text), low(text))
    if not found:
        return ()
    others = (
        any(age >= OLD_ENOUGH for age, _, _ in found.values()) or _OWN.search(text, low(text)) is not None
    )
    return tuple(
        (age, start, end)
        for place, (age, start, end) in sorted(found.items())
        if MIN_AGE <= age <= MAX_MINOR
        and not (age < OLD_ENOUGH and _of_somebody_else(text, place, end, others=others))
    )


def _stated(text: str, held: Low) -> dict[int, tuple[int, int, int]]:
    """Return the ages a text in small letters states, by the place of the number."""
    table, patterns = _table()
    possible = table.possible(held)
    if not possible:
        return {}
    found: dict[int, tuple[int, int, int]] = {}
    figures = _DIGITS.search(text) is not None
    words = any(number in _OF_WORDS for number, _ in possible) and _WORD_OF_NUMBER.search(text) is not None
    for number, ways in possible:
        if not (words if number in _OF_WORDS else figures):
            continue
        for match in found_at(patterns[number], ways, text, held):
            age = 0 if _SPAN.search(text[max(0, match.start() - 12) : match.start(1)]) else _age(match[1])
            found.setdefault(match.start(1), (age, match.start(), match.end()))
    return found


def _of_somebody_else(text: str, place: int, end: int, *, others: bool) -> bool:
    """Whether a low age is a brother's or sister's beside the victim's, or one the offender claims."""
    if others and _SIBLING.search(text[max(0, place - 30) : place]) is not None:
        return True
    return (others or _ADULT.search(text) is not None) and _claimed(text, place, end)


def long_past(text: str, start: int) -> bool:
    """Whether the age that stands at a place was somebody's at another time ("when she was 9")."""
    before = lowered(text[max(0, start - _BEFORE) : start])
    return _WHEN.search(before) is not None


_BEFORE: Final = 34
_WHEN: Final = re.compile(
    r"(?:\bwhen|\bsince|\bback when|\bat the time|\bcuando|\bdesde que|\bten[ií]a|\bquand|\blorsqu|\bà l'époque|\bj'avais|\bavait|\bquando|\bals|\bdamals"
    r"|\bkiedy|\bgdy|\bmia[łl]a?|когда|коли|было|було|\bnoong|\bnung|\bpanahon|\bwaktu|\bketika|\bsemasa|\bmasa|\bsaat|\bsejak|\bdulu|\bhồi|\blúc|\bkhi|เมื่อ|ตอน|当时|當時|那时|那時|小时候|细个|당시|어릴|عندما|كان|जब|jab)[^.!?。！？\d]{0,22}$"
)


def outgrown(text: str) -> bool:
    """Whether a text states the speaker's own age of 13 or more and that what it tells is settled or long past."""
    grown = _OWN.search(text, low(text)) is not None or _NOWADAYS.search(text, low(text)) is not None
    return grown and _SETTLED.search(text, low(text)) is not None


def bystanders(text: str) -> bool:
    """Whether a text says that the children it names have no part in the matter."""
    return _APART.search(text, low(text)) is not None


def in_task(text: str, start: int) -> bool:
    """Whether what stands at a place is told of somebody invented, in a task of a school book or form."""
    task = _TASK.search(text, low(text))
    if task is None:
        return False
    quoted = any(match.start() <= start < match.end() for match in _QUOTATION.finditer(text))
    return quoted or (task.end() <= start and _COLON.search(text[task.end() : start]) is not None)


_TASK: Final = Sought(
    r"homework|worksheet|exercise|example text|gives the example|textbook|exam question|tarea de|ejercicio|deberes|caso pr[áa]ctico|exercice|devoirs? de|cas pratique|manuel|hausaufgabe|arbeitsblatt|schulbuch"
    r"|compito|libro di testo|huiswerk|li[çc][ãa]o de casa|zadanie domowe|домашн\w+ задан|учебник|ödev|bài tập|tugas (?:sekolah|pkn)|soal (?:ujian|latihan)|contoh (?:soal|kalimat|ayat)|kerja (?:rumah|sekolah)|soalan|takdang|assignment|module sa"
    r"|作[业業]|功[课課]|[习習][题題]|[课課]本|教科[书書]|例句|范例|範例|숙제|교과서|예시문|예문|宿題|การบ้าน|واجب مدرسي|homework",
    re.IGNORECASE,
)
_QUOTATION: Final = re.compile('["“„«「『\'‘][^"“”„«»「」『』]{4,200}["”“»」』\'’]')
_COLON: Final = re.compile(r"^[^.!?。！？]{0,12}[:：]")
_APART: Final = Sought(
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
_SETTLED: Final = Sought(
    r"sorted|don settle|dah settle|resolved|se arregl|resuelto|r[ée]gl[ée]e?\b|r[ée]solu|naayos|nahusay|selesai|해결|解[决決]|走散|走失|送回|平安|인계|미아|무관|[无無][关關]|時曾|时曾"
    r"|served (?:his|her) (?:time|sentence)|in prison|convicted|sentenced|a purg[ée] sa peine|condamn[ée]|cumple condena|fue condenad|verurteilt|осуж|divonis|dipenjara|ditutup polisi|dihukum|nahatulan|nakakulong na"
    r"|服刑|坐完[监監]|判刑|距今|복역|형기|만기|(?:\b\d{1,2}|\bten|\btwenty) (?:years ago|ans plus tard|jahre her)|il y a \d\d? ans|hace \d\d? años|\d\d? ?(?:tahun|thn) (?:yang )?(?:lalu|lepas)|\d\d? taon na ang",
    re.IGNORECASE,
)
_NOWADAYS: Final = Sought(
    r"(?:现年|現年|如今|今年|现在|現在)\s?(?:1[3-9]|[2-9]\d)|현재\s?(?:고|중)\s?[123]|현재\s?(?:1[3-9]|[2-9]\d)|(?:now|maintenant|ahora|sekarang|ngayon)\D{0,6}(?:1[3-9]|[2-9]\d)|ya tiene (?:1[3-9]|[2-9]\d)",
    re.IGNORECASE,
)
_OWN: Final = Sought(
    r"저는 ?올해|저는 ?현재|본인 ?[2-9]\d|本人(?:今年|已|現年|现年)?[2-9]\d|[我本]人?(?:而家|現在|现在|今年|已)(?:1[3-9]|[2-9]\d)|(?:skrg|sekarang|skg|now|today|aujourd['’]hui|hoy|ahora|ngayon|karon) ?(?:i['’]?m|i am|aku|saya|j['’]ai|tengo|ako|ko)? ?(?:1[3-9]|[2-9]\d)\b|(?:\bi'?\s?a?m|\bi be|\bj['’]?\s?ai|\bsaya|\bsy|\baku|\btengo|\bako|\bko)\s(?:1[3-9]|[2-9]\d)\b|\b(?:1[3-9]|[2-9]\d) (?:po |na )?(?:ako|ko)\b|지금\s?1[3-9]살|我[^.!?。]{0,4}1[3-9][岁歲]",
    re.IGNORECASE,
)


def _age(number: str) -> int:
    if number.isascii() and number.isdigit():
        return int(number)
    word = " ".join(re.split(r"[\s-]+", number.lower()))
    return _NUMBER.get(word, _NUMBER.get(word.replace(" ", ""), 0))

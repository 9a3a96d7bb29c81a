# ruff: noqa: E501 - patterns are read whole
"""Deadlines that texts state beside a demand, as hours that are left."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, Final

from strikeback.casework.rules_mask import blanked, low, lowered, narrow
from strikeback.model.base import Frozen
from strikeback.selectors.text.deadlines import find_deadlines
from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought

_DEMAND: Final = Sought(
    r"pay|send|post|transfer|money|expose|share|leak|bayar|kirim|sebar|bayad|padala|ikalat|hulog|ipadala|돈|입금|송금|보내|퍼뜨|유포|뿌리|钱|錢|付|汇|匯|转|轉|发|發|send|传|傳|"
    r"paye|envoie|diffus|publi|argent|pagar|paga|enviar|dinero|threat|blackmail|deadline|scam|victim|ultimatum|countdown|"
    r"\bg[ai]ve|giving|\bonly got|\bhave (?:until|till)|binigyan|bigay|gihatag|\bkasih|\bbagi\b|\bbg\b|\bdiberi|laissé?|\bdonn[eé]|\bdio\b|\bdieron|\bda\b|[給给畀俾]|주[고면는었]|줬|준",
    re.IGNORECASE,
)
_TIME: Final = Sought(
    r"hour|hrs?\b|\d ?h\b|min(?:ute|s|uto|it|ut)|\d ?[ap]\.?m|noon|midnight|tonight|2nite|to(?:day|m+or+ow)|tmr|o.?clock|\d ?days?|deadline"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|oras|bukas|ngayo|mamaya|araw|gabi|tanghali|adlaw|ugma|karon|takna|udto|alas"
    r"|jam\b|besok|malam|hari|menit|esok|lusa|tarikh|tanggal|pukul|petang|senin|selasa|isnin|rabu|khamis|kamis|jum.?at|sabtu"
    r"|heure|demain|soir|midi|minuit|\d ?jours?|(?:lun|mar|mercre|jeu|vendre|same)di|hora|ma[ñn]ana|noche|hoy|mediod|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|\d ?d[ií]as"
    r"|시간|내일|오늘|까지|이내|[분밤시]|小[时時]|[钟鐘点點]|分[钟鐘]|明[天早晚]|今[晚日天]|[听聽]日|\d ?[天日]|[周週]|星期|限"
)
"""A word of time: deadlines are looked for around these only."""
AROUND: Final = 60
"""Characters before and after a word of time within which a deadline stands."""
LIVE_AT_MOST: Final = 48.0
"""Hours; "by Friday" may mean today or in six days and is judged as a day."""
_REMEMBERED: Final = 20_000
"""Texts remembered, by content."""


class Deadline(Frozen, frozen=True):
    """One deadline of a text."""

    shown: ClassVar = ("hours", "start", "end", "language")

    hours: float
    """Hours left by the earliest reading; a day when it may lie days away."""
    start: int
    end: int
    language: str


@lru_cache(maxsize=_REMEMBERED)
def deadlines(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines of a text that demands something; denied ones are left out."""
    text = narrow(text)
    if _DEMAND.search(lowered(text), low(text)) is None:
        return ()
    masked = blanked(text)
    return tuple(
        Deadline(_hours_left(one), begin + one.start, begin + one.end, one.language)
        for begin, end in _windows(masked)
        for one in _found(masked[begin:end])
        if not one.negated
    )


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text around its words of time."""
    begin = end = 0
    for match in _TIME.finditer(lowered(text), low(text)):
        if match.start() - AROUND > end:
            if end:
                yield begin, end
            begin = max(0, match.start() - AROUND)
        end = match.end() + AROUND
    if end:
        yield begin, end


def _found(text: str) -> list[Finding]:
    page = Page(text)
    find_deadlines(page)
    return page.findings


def _hours_left(finding: Finding) -> float:
    """Hours until the earliest reading of a deadline; one that may lie days away is not live."""
    if finding.hours is None or finding.hours[1] > LIVE_AT_MOST:
        return 24.0
    return finding.hours[0]

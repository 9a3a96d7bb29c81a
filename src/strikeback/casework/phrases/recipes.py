# ruff: noqa: E501 - a table row stays on one line
"""Which concepts, how close together, tell which danger. One table for all languages.

A recipe has a key concept and neighbours: ``<4 A B`` one of A and B at most four words before the key,
``>`` after it, ``~`` either side. Subjects are optional: people leave them out. Two rows of neighbours
must both be met. Words are counted with punctuation left out; a character of Chinese is half a word.
"""

import re
from typing import ClassVar, Final

from strikeback.casework.phrases.hit import (
    CHILD,
    DEADLINE,
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    REPEATED,
    SADISTIC,
    SELFHARM,
    VULNERABLE,
    WATCH,
)
from strikeback.model.base import Frozen

NEGATIVE: Final = frozenset({"NEG", "CANT", "TIRED", "NOBODY"})
"""Neighbours that make the danger: with one of them a recipe is not denied by it."""


class Near(Frozen, frozen=True, kw_only=True):
    """One neighbour of a key concept."""

    shown: ClassVar = ("side", "words", "concepts")

    side: str
    words: float
    concepts: tuple[str, ...]


class Recipe(Frozen, frozen=True, kw_only=True):
    """A key concept, its neighbours, and what must not stand near."""

    shown: ClassVar = ("rule", "key")

    rule: str
    key: str
    near: tuple[Near, ...] = ()
    veto: tuple[Near, ...] = ()

    @property
    def kind(self) -> str:
        """Kind of danger."""
        return self.rule.partition(".")[0]


_NEAR: Final = re.compile(r"([<>~])(\d+) ([A-Z0-9 ]+)")


def _recipe(rule: str, key: str, near: str = "", veto: str = "") -> Recipe:
    return Recipe(rule=rule, key=key, near=_nears(near), veto=_nears(veto))


def _nears(text: str) -> tuple[Near, ...]:
    return tuple(
        Near(side=side, words=float(words), concepts=tuple(concepts.split()))
        for side, words, concepts in _NEAR.findall(text)
    )


_S, _M, _P, _O, _D, _C = SELFHARM, MISSING, PUBLISHED, ONGOING, SADISTIC, CHILD
RECIPES: Final = (
    _recipe(f"{_S}.suicide", "SUICIDE"),
    _recipe(f"{_S}.wishdie", "WISHDIE"),
    _recipe(f"{_S}.nolife", "NOLIVE", "", "<1 YOURS"),
    _recipe(f"{_S}.goodbye", "FAREWELL", "", ">3 DEADLINE"),
    _recipe(f"{_S}.despair", "DESPAIR"),
    _recipe(f"{_S}.wish", "DIE", "<4 WANT BETTER THINK"),
    _recipe(f"{_S}.wish", "DIE", ">2 BETTER"),
    _recipe(f"{_S}.nolife", "LIVE", "<5 WANT THINK <7 NEG CANT TIRED", "~2 END KILL"),
    _recipe(f"{_S}.nolife", "LIVE", "<3 CANT TIRED"),
    _recipe(f"{_S}.nolife", "LIVEON", "<4 NEG CANT TIRED"),
    _recipe(f"{_S}.noreason", "HOPE", "<3 NEG", "~4 MONEY"),
    _recipe(f"{_S}.noreason", "REASON", "<4 NEG ~4 LIFE LIVE LIVEON"),
    _recipe(f"{_S}.end", "END", "~3 LIFE", "<3 OFFENDER"),
    _recipe(f"{_S}.self", "HURT", "~3 SELF"),
    _recipe(f"{_S}.self", "KILL", "~3 SELF"),
    _recipe(f"{_S}.cut", "CUT", "~3 WRIST SELF"),
    _recipe(f"{_S}.means", "MEANS", "~5 HAVE TAKE THINK WANT"),
    _recipe(f"{_S}.means", "JUMP", "~4 PLACE"),
    _recipe(f"{_S}.place", "PLACE", "<4 BE GO WANT THINK"),
    _recipe(f"{_S}.place", "PLACESURE"),
    _recipe(f"{_S}.means", "LOCKED", "~8 MEANS"),
    _recipe(f"{_S}.sign", "GIVEAWAY", "~14 NONEED"),
    _recipe(f"{_O}.sign", "NIGHTROOM", "~12 HOUSEMAN OFFENDER"),
    _recipe(f"{_P}.sign", "COMMENTS", "<12 PUTUP"),
    _recipe(f"{_P}.sign", "GOTALL", "<9 AUDIENCE RELATIVE", "<3 IF"),
    _recipe(f"{_D}.sign", "RANK", "~9 BLADE CUT"),
    _recipe(f"{_S}.sign", "DONATES", "~6 OWNTHINGS ~10 AUDIENCE KIN RELATIVE", "~9 CHARITY MONEY MEDIA"),
    _recipe(f"{_S}.sign", "DONATES", "~6 OWNTHINGS ~14 SORRY", "~9 CHARITY MONEY MEDIA"),
    _recipe(f"{_S}.sign", "NOWORRY", "~7 DAYAHEAD WEEKDAY"),
    _recipe(f"{_S}.nolife", "CONFRONT", "<4 CANT NEG TIRED ~3 DAYAHEAD", "~4 MONEY PAY"),
    _recipe(f"{_S}.sign", "NOFOOD", "~12 SHUTIN LOCKED"),
    _recipe(f"{_S}.cut", "SCARS", "~5 WRIST", "~6 PET"),
    _recipe(f"{_S}.place", "STAYSUP", "~9 PLACE PLACESURE"),
    _recipe(f"{_O}.sign", "ONWAY", "~16 WAITSME"),
    _recipe(f"{_O}.sign", "PHONESET", "~12 LOCKED REPEAT AGAINNOW"),
    _recipe(f"{_P}.sign", "COMMENTS", "~14 UP INGROUP"),
    _recipe(f"{_S}.ligature", "CORD", "~5 TIE ~6 FIXTURE"),
    _recipe(f"{_S}.vanish", "DISAPPEAR", "<4 WANT BETTER"),
    _recipe(f"{_S}.betterdead", "WITHOUTME", "~8 BETTER"),
    _recipe(f"{_D}.incited", "KILL", "~2 YOURSELF"),
    _recipe(f"{_D}.incited", "HURT", "~2 YOURSELF"),
    _recipe(f"{_D}.incited", "CUT", "~2 YOURSELF"),
    _recipe(f"{_M}.gone", "GONE", "~7 KIN PRON3 SINCE SEARCH", "~3 OBJECT MONEY YOU"),
    _recipe(f"{_M}.gone", "GONESURE", "", "<0 OBJECT THING <4 HELPDESK"),
    _recipe(f"{_M}.unreturned", "HOME", "<6 NEG", "~3 MONEY OBJECT WANT"),
    _recipe(f"{_M}.unreturned", "BACK", "<5 NEG ~8 KIN PRON3 SINCE", "~4 MONEY OBJECT ACCOUNT"),
    _recipe(f"{_M}.silent", "CONTACT", "<5 NEG CANT ~9 KIN", "~3 ACCOUNT <4 HELPDESK"),
    _recipe(f"{_M}.silent", "CONTACT", "<5 NEG CANT ~5 PRON3 ~7 SINCE", "~3 ACCOUNT <4 HELPDESK"),
    _recipe(f"{_M}.silent", "CONTACT", "<4 NOBODY ~8 SINCE DAYS", "~3 ACCOUNT <4 HELPDESK"),
    _recipe(f"{_M}.silent", "SILENT", "~9 KIN", "<4 HELPDESK"),
    _recipe(f"{_M}.silent", "OFF", "~4 PHONE ~9 KIN PRON3 GONE LEAVEHOME SINCE", "<6 MYPHONE"),
    _recipe(f"{_M}.left", "LEAVEHOME", "~8 KIN PRON3 SINCE NEG"),
    _recipe(f"{_M}.lastseen", "LASTSEEN"),
    _recipe(f"{_M}.nonews", "NONEWS", "~9 KIN SINCE"),
    _recipe(f"{_M}.where", "WHERE", "<4 NEG NOBODY ~5 KIN PRON3", ">4 LIVE"),
    _recipe(f"{_M}.search", "SEARCH", ">5 KIN PRON3", "~5 JOB"),
    _recipe(f"{_P}.sent", "SENT", "~7 AUDIENCE ONLINE", "~3 MONEY ~1 SUM"),
    _recipe(f"{_P}.sent", "SENT", "<3 ALREADY ~5 MEDIA AUDIENCE ONLINE", "~3 MONEY ~1 SUM"),
    _recipe(f"{_P}.sent", "SENDING", "~6 AUDIENCE ONLINE >5 DONEWITH", "~3 MONEY ~1 SUM"),
    _recipe(f"{_P}.sent", "SENDING", "<3 START ~6 MEDIA AUDIENCE ONLINE", "~3 MONEY"),
    _recipe(f"{_P}.begun", "SENDING", "~6 BEGUN ~7 MEDIA AUDIENCE ONLINE", "~3 MONEY"),
    _recipe(f"{_P}.begun", "TOSEND", "~6 BEGUN ~7 MEDIA AUDIENCE ONLINE", "~3 MONEY"),
    _recipe(f"{_P}.sent", "SHOWN", "~6 AUDIENCE ~8 MEDIA"),
    _recipe(f"{_P}.seen", "SEE", "<5 AUDIENCE >6 MEDIA"),
    _recipe(f"{_P}.seen", "SEE", ">5 AUDIENCE ~10 MEDIA"),
    _recipe(f"{_P}.seen", "SEE", "<5 MEDIA <9 AUDIENCE"),
    _recipe(f"{_P}.asked", "ASK", "~7 AUDIENCE ~9 MEDIA"),
    _recipe(f"{_P}.spread", "SPREAD", "~7 MEDIA AUDIENCE ONLINE"),
    _recipe(f"{_P}.online", "UP", "<5 MEDIA", "~1 SUM"),
    _recipe(f"{_P}.online", "INGROUP", "~6 MEDIA", "~6 MONEY PAPER"),
    _recipe(f"{_P}.done", "DONE"),
    _recipe(f"{DEADLINE}.short", "SHORT", "~4 REMAIN PAY", ">2 AGO"),
    _recipe(f"{DEADLINE}.up", "TIMEUP"),
    _recipe(f"{DEADLINE}.today", "PAY", "~7 TODAY CLOCK ~9 ORELSE"),
    _recipe(f"{DEADLINE}.today", "PAY", "~5 ATONCE ~7 ORELSE"),
    _recipe(f"{DEADLINE}.today", "UNTILHOUR", "~9 PAY MONEY"),
    _recipe(f"{DEADLINE}.today", "TODAY", "~5 DEADLINE"),
    _recipe(f"{DEADLINE}.today", "CLOCK", "~5 DEADLINE"),
    _recipe(f"{_O}.meeting", "MEETSURE"),
    _recipe(f"{_O}.meeting", "MEET", "~7 HIM PRON3 OFFENDER ~8 WHEN VENUE AGREE GO TRAVEL"),
    _recipe(f"{_O}.meeting", "MEET", "~6 WHEN ~7 AGREE"),
    _recipe(f"{_O}.meeting", "TRAVEL", "~7 MEET HIM OFFENDER"),
    _recipe(f"{_O}.meeting", "VENUE", "~6 WHEN GO WAIT MEET"),
    _recipe(f"{_O}.meeting", "SLEEP", "~5 VENUE ~9 HIM OFFENDER WHEN"),
    _recipe(f"{_O}.meeting", "PICKUP", "~6 PRON3 HIM OFFENDER WHEN FIRST", "<1 AUDIENCE RELATIVE"),
    _recipe(f"{_O}.present", "WAIT", "~5 OUTSIDE VENUE"),
    _recipe(f"{_O}.present", "OUTSIDE", "~6 HIM PRON3 OFFENDER", ""),
    _recipe(f"{_O}.present", "OUTSIDE", "~5 NOW"),
    _recipe(f"{_O}.present", "HELD"),
    _recipe(f"{_O}.present", "PRESENT"),
    _recipe(f"{_O}.forced", "FORCED"),
    _recipe(f"{_D}.ordered", "MARKED"),
    _recipe(f"{_M}.silent", "OFF", "~9 SINCE ~12 KIN PRON3", "<6 MYPHONE"),
    _recipe(f"{_O}.forced", "FORCE", "~4 STILL ~6 AGAINNOW", "~7 MONEY PAY"),
    _recipe(f"{_O}.forced", "CAMERA", "~7 COERCE ~8 NOW REPEAT BUYERS CHILD KIN"),
    _recipe(f"{_O}.forced", "CAMERA", "~9 CHILD KIN ~16 REPEAT BUYERS"),
    _recipe(f"{_O}.forced", "CAMERA", "~8 REPEAT ~9 STILL COERCE"),
    _recipe(f"{_O}.together", "KIN", "~5 NOW STILL ~8 OFFENDER ~10 VENUE OUTSIDE HELD"),
    _recipe(f"{_O}.together", "HISPLACE", "~6 NOW ~8 KIN CHILD"),
    _recipe(f"{_O}.abuse", "ABUSE", "~6 NOW REPEAT STILL CAMERA BUYERS AGAINNOW"),
    _recipe(f"{_D}.ordered", "CUT", "<7 FORCE ~5 SKIN SELF WRIST PET KIN MEANS"),
    _recipe(f"{_D}.camera", "HURT", "~3 SELF ~7 CAMERA"),
    _recipe(f"{_D}.camera", "CUT", "~3 SELF WRIST ~7 CAMERA"),
    _recipe(f"{_D}.camera", "SUICIDE", "~7 CAMERA"),
    _recipe(f"{_D}.ordered", "HURT", "<6 FORCE ~4 SKIN SELF WRIST PET KIN CHILD"),
    _recipe(f"{_D}.ordered", "KILL", "<6 FORCE ~4 PET SELF"),
    _recipe(f"{_D}.ordered", "INJURY", "<5 FORCE"),
    _recipe(f"{_D}.marked", "WRITE", "~7 SKIN ~7 MEANS NAME FORCE BLOOD"),
    _recipe(f"{_D}.gang", "GANG"),
    _recipe(f"{_S}.sign", "NOTE", "~16 SORRY ~16 HEIR", "~3 PAPER"),
    _recipe(f"{_S}.sign", "HOWDIE"),
    _recipe(f"{_S}.sign", "ACCIDENT", "~12 DOIT WANT THINK"),
    _recipe(f"{_S}.sign", "WONTWAKE"),
    _recipe(f"{_S}.sign", "WEEKDAY", "~7 NOTTHERE <18 DOIT"),
    _recipe(f"{_S}.sign", "NOTTHERE", "~7 WEEKDAY <14 DOIT"),
    _recipe(f"{_S}.sign", "BYE", "~14 THENOFF OFF"),
    _recipe(f"{_S}.sign", "LEDGE", "~6 BE ~16 NOWAY"),
    _recipe(f"{_O}.sign", "OBEY", "~12 AGAINNOW"),
    _recipe(f"{_O}.sign", "HEARS", "~8 LITTLE ~18 FILMS"),
    _recipe(f"{_O}.sign", "KEPT"),
    _recipe(f"{_O}.sign", "SHOWNON", "~8 EVENINGS"),
    _recipe(f"{_O}.sign", "SKIPS", "~12 HISPLACE"),
    _recipe(f"{_O}.sign", "WONTGO", "~14 ARRIVED"),
    _recipe(f"{_O}.sign", "ATSTATION"),
    _recipe(f"{_O}.sign", "FETCH", "~10 AFTERCLASS", "<3 AUDIENCE"),
    _recipe(f"{_O}.sign", "BOOKEDROOM", "~10 TONIGHT"),
    _recipe(f"{_P}.sign", "SEEN", "~4 AUDIENCE ~9 AUDIENCE", "~6 WHEN IF PAPER MONEY"),
    _recipe(f"{_P}.sign", "SEEN", "~4 RELATIVE", "~8 WHEN IF PAPER MONEY KIN CIRCULAR <0 NEG"),
    _recipe(f"{_S}.sign", "ENDLIFE"),
    _recipe(f"{_D}.sign", "SHARP", "~10 ONSKIN"),
    _recipe(f"{_P}.sign", "SENTON", "~9 AUDIENCE ~9 MEDIA AUDIENCE", "~6 PAPER MONEY"),
    _recipe(f"{_P}.sign", "ROUNDS", "~8 YEARGROUP ~10 MEDIA SINCE"),
    _recipe(f"{_P}.sign", "APOST", "~14 FACE ~20 STILLUP"),
    _recipe(f"{_M}.sign", "NOSIGN", "~9 DAYS"),
    _recipe(f"{_M}.sign", "NOTBACK", "", "~3 OBJECT THING ~0 MONEY"),
    _recipe(f"{DEADLINE}.press", "PRESSSEND"),
    _recipe(f"{DEADLINE}.parent", "PARENTBACK", "~8 UNTIL"),
    _recipe(f"{DEADLINE}.short", "HOURLEFT"),
    _recipe(f"{_C}.grade", "GRADE", "", ">1 TEACHER"),
    _recipe(f"{VULNERABLE}.stated", "VULNERABLE"),
    _recipe(f"{REPEATED}.again", "TWICE"),
    _recipe(f"{PAYING}.more", "MORE", "~6 PAY MONEY"),
)  # fmt: skip
"""Every recipe is tried; the most urgent finding of a text counts."""

WATCHED: Final = (
    *(_recipe(f"{WATCH}.{key.lower()}", key) for key in (
        "SUICIDE", "WISHDIE", "NOLIVE", "DESPAIR", "FAREWELL", "DIE", "GONE", "GONESURE", "MEET", "MEETSURE", "PICKUP", "FORCED", "MARKED", "ABUSE",
        "HELD", "PRESENT", "SPREAD", "DISAPPEAR", "BLACKMAIL", "DEATH",
    )),
    _recipe(f"{WATCH}.kill", "KILL", "~4 SELF KIN PRON3 FIRST YOU LIFE"),
    _recipe(f"{WATCH}.hurt", "HURT", "~4 SELF KIN PRON3 FIRST YOU"),
    _recipe(f"{WATCH}.sent", "SENT", "~7 AUDIENCE ONLINE MEDIA NEG IRR"),
    _recipe(f"{WATCH}.sent", "SENDING", "~7 AUDIENCE ONLINE MEDIA NEG IRR"),
    _recipe(f"{WATCH}.seen", "SEE", "~5 NEG NOBODY"),
    *(_recipe(f"{WATCH}.sign", key) for key in ("MEANS", "PLACE", "PLACESURE", "WRIST", "CORD", "NOTE", "JUMP", "LEAVEHOME", "OUTSIDE", "FORCE", "ABUSE", "SHORT", "TIMEUP", "WITHOUTME", "TIRED")),
    _recipe(f"{WATCH}.child", "CHILD", "~9 CAMERA VENUE MEDIA HIM"),
    _recipe(f"{WATCH}.kin", "KIN", "~9 NEG VENUE HIM NOBODY"),
)  # fmt: skip
"""Tried when no recipe finds anything: words of danger are never dropped, a person reads them the same day."""

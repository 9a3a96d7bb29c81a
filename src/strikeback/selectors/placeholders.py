"""Words that stand for "nothing known": they must never become a selector that links people.

Collected from forms, exports and application screens in the languages of the agencies served.
"""

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = """
n/a|na|none|null|nil|nan|nah|no|undefined|unknown|unk|unkn|unspecified|unstated|not known|not available
not provided|not applicable|not stated|not disclosed|not given|not sure|no data|no information|no info
no number|no phone|no email|no account|no handle|no name|do not know|dont know|don't know|tbd|tbc|to follow
pending|missing|blank|empty|anonymous|anon|private|private number|withheld|blocked|restricted|redacted
hidden
unavailable|unknown number|unknown user|unknown caller|deleted|deleted user|deleted_user|deleted account
deleteduser|facebook user|instagram user|instagrammer|whatsapp user|telegram user|snapchat user
user not found|account deleted|removed|suspended|test|(null)|#n/a|#ref!|#value!|x|xx|xxx|xxxx|xxxxx
不詳|不详|不明|未知|未詳|未详|無|无|沒有|没有|暫無|暂无|未提供|不適用|不适用|不知道|不知|已刪除|已删除
匿名|空|未填|無資料|无资料
唔知|冇|冇有|已注销|已註銷|用戶已註銷|隱藏|隐藏
없음|없슴|미상|불상|불명|알수없음|알 수 없음|모름|해당없음|해당 없음|무|미기재|탈퇴|탈퇴한 사용자
삭제된 사용자|익명|미확인
なし|無し|不明者|該当なし|未記入|わからない|削除済み
wala|wla|walang|wala po|hindi alam|di alam|di ko alam|hindi ko alam|ambot|walay|wala akong alam|d alam
tidak ada|tidak diketahui|tdk ada|tidak tahu|tiada|tak ada|tak tahu|tidak diisi|kosong|belum diketahui
anonim
không|không có|không rõ|khong co|khong ro|không biết|chưa rõ
ไม่มี|ไม่ทราบ|ไม่ระบุ|ไม่รู้
inconnu|inconnue|néant|neant|aucun|aucune|non renseigné|non renseigne|sans objet|non communiqué|ignoré
desconocido|desconocida|ninguno|ninguna|no aplica|sin datos|no consta|no sabe|se desconoce
desconhecido|desconhecida|nenhum|nenhuma|não|não informado|nao informado|sem informação|não sabe
unbekannt|keine|keiner|keine angabe|nicht bekannt|entfällt|onbekend|geen|niet bekend|sconosciuto|nessuno
неизвестно|неизвестен|неизвестный|нет|нет данных|не указано|невідомо|немає|удалён|удален
غير معروف|لا يوجد|غير متوفر|مجهول|bilinmiyor|yok|अज्ञात|नहीं|पता नहीं|অজানা|নেই
"""
_UP: Final = "0123456789" * 2 + "0"
_DOWN: Final = "9876543210" * 2
_SHORTEST_RUN: Final = 4  # digits; "111" may be a real short number, "1111" hardly is


def _key(text: str) -> str:
    """Return the text without case and without punctuation at its ends."""
    folded = " ".join(text.casefold().split())
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]


PLACEHOLDERS: Final = frozenset(_key(word) for line in _WORDS.split("\n") for word in line.split("|"))


_PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[!-~]*[A-Za-z0-9])?")
"""One word in ASCII without punctuation at its ends: its key is itself in lower case."""
_SPEAKS: Final = re.compile(r"[^\W\dx_]")
"""A letter other than x: then only the list can make the text a placeholder."""


def is_placeholder(text: str) -> bool:
    """Tell whether a text stands for nothing known.

    True for the listed words in any case and between any punctuation, for texts without a letter or
    digit, for zeros only, for one digit or ``x`` repeated, and for digits counted up or down.

    Args:
        text: A whole field, any length.
    """
    if _PLAIN.fullmatch(text):
        key = text.lower()
        if key in PLACEHOLDERS:
            return True
        if _SPEAKS.search(key):
            return False
    return _is_placeholder(text)


@lru_cache(maxsize=1 << 13)
def _is_placeholder(text: str) -> bool:
    key = _key(text)
    if key in PLACEHOLDERS:
        return True
    if _SPEAKS.search(key):
        return False
    compact = "".join(letter for letter in key if letter.isalnum())
    if compact.isdecimal():
        return is_filler(compact)
    return set(compact) == {"x"}


def is_filler(digits: str) -> bool:
    """Tell whether digits carry no information: zeros only, one digit repeated, or counted up or down."""
    first = digits[0]
    if digits.count(first) == len(digits):
        return first == "0" or len(digits) >= _SHORTEST_RUN
    return len(digits) >= 6 and (digits in _UP or digits in _DOWN)

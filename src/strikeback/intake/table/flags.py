"""Cells that state a part in the case, or yes or no."""

from functools import lru_cache
from typing import Final

from strikeback.intake.table.concepts import Whose
from strikeback.intake.table.headers import read_header
from strikeback.model.record import Role


@lru_cache(maxsize=4096)
def read_role(text: str) -> Role:
    """Return the role a cell of a role column states; UNKNOWN for words that are none."""
    return _PARTS.get(read_header(text[:60]).whose, Role.UNKNOWN)


@lru_cache(maxsize=4096)
def read_flag(text: str) -> bool | None:
    """Return what a yes/no cell says, None when it says neither."""
    folded = text.strip().casefold()
    if folded in _YES:
        return True
    return False if folded in _NO else None


_PARTS: Final = {
    Whose.VICTIM: Role.VICTIM,
    Whose.SUSPECT: Role.SUSPECT,
    Whose.REPORTER: Role.REPORTER,
    Whose.COMPLAINANT: Role.REPORTER,
    Whose.WITNESS: Role.WITNESS,
}
_YES: Final = frozenset(
    [
        "y",
        "yes",
        "true",
        "1",
        "t",
        "oui",
        "si",
        "sí",
        "ja",
        "ya",
        "ye",
        "oo",
        "opo",
        "是",
        "有",
        "已",
        "예",
        "네",
        "はい",
        "o",
        "x✓",
        "✓",
        "✔",
        "여",
        "arrested",
        "detained",
        "identified",
        "safe",
        "safeguarded",
        "ditangkap",
        "ditahan",
        "aman",
        "已識別",
        "已识别",
        "확인",
        "완료",
    ]
)
_NO: Final = frozenset(
    [
        "n",
        "no",
        "false",
        "0",
        "f",
        "non",
        "nein",
        "tidak",
        "tdk",
        "belum",
        "hindi",
        "否",
        "無",
        "无",
        "未",
        "未有",
        "아니오",
        "아니요",
        "いいえ",
        "부",
        "미확인",
        "none",
    ]
)

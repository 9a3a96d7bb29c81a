"""Lines of a WhatsApp chat export: where a message starts, who is named, what the application wrote.

The app writes the phone's own date format, so nearly every layout of the world occurs: day, month or year
first, dots, slashes, dashes, 년/月 words, brackets or a dash after the clock, 12 and 24 hours, AM/PM in the
phone's language, narrow spaces and direction marks anywhere.
"""

import re
from typing import Final, NamedTuple

_MARKS: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_AFTERNOON: Final = (
    "pm", "p", "μμ", "م", "مساء", "ch", "ptg", "mlm", "오후", "下午", "中午", "晚上", "傍晚", "午後",
    "nm", "em", "ip", "du", "odp", "dop",
)  # fmt: skip
_MORNING: Final = (
    "am", "a", "πμ", "ص", "صباحا", "sa", "pg", "오전", "새벽", "上午", "早上", "凌晨", "清晨", "午前",
    "vm", "fm", "ap", "de", "öö",
)  # fmt: skip
# Plain enough for the shared time reader; 晚上 and its like turn with the hour and are left to it.
_EAST_HALF: Final = frozenset(
    {"오후", "下午", "中午", "晚上", "傍晚", "午後", "오전", "새벽", "上午", "早上", "凌晨", "午前"}
)
_NO_HALF: Final = frozenset({"", "uhr", "h", "hr", "hrs", "wib", "wita", "wit"})
_LETTERS: Final = r"[^\W\d_]"
_HALF: Final = rf"{_LETTERS}\.?\s?{_LETTERS}\.?|{_LETTERS}{{1,6}}\.?|下午|上午"
_HEADER: Final = re.compile(
    r"(?P<open>\[)?\s*(?P<date>"
    r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\.?"
    r"|\d{2,4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r")(?:\s?\(?(?:[一二三四五六日月火水木金土화수목금토일])\)?|\s?(?:星期|週|周)[一二三四五六日天])?"
    rf"(?:\s?[,،、]\s?|\s(?:à|at|om|um|kl\.?|a las|alle|às|klo|pukul)\s|\s)\s*"
    rf"(?:(?P<before>{_HALF})\s?)?(?P<clock>\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?)"
    rf"(?:\s?(?P<after>{_HALF})(?=\s?\]|\s[-–—]|:\s|,\s))?(?:\s(?:Uhr|hrs?))?"
    r"\s?(?P<close>\]\s?|\s?[-–—]\s|:\s|,\s(?=[^:]{1,60}:\s))"
)
_EAST_SIGN: Final = re.compile("[년年]|오[전후]|[上下]午")  # only these layouts end the clock with a comma
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９：", "0123456789" * 3 + ":")
_LOOK: Final = 80  # a message head never reaches further
_PHONE: Final = re.compile(r"[+(]?\d[\d\s().\u2011-]{5,}\d")

_OMITTED: Final = re.compile(
    r"omit|omess|omis\b|omis>|ausge|weggel|absent|ocult|略去|省略|忽略|생략|含まれ|除外|dahil edilme"
    r"|dihilangkan|tidak disertakan|hindi kasama|disingkirkan|без медиа|pomini|utelat"
    r"|tidak termasuk|مستبعد|استبعاد|छोड़|đã bị ẩn|bỏ qua|media tak disertakan|odstran",
    re.IGNORECASE,
)
_BRACKETED_FILE: Final = re.compile(r"<[^<>:]{3,40}:\s*[^<>]{3,160}>")
_NAMED_FILE: Final = re.compile(
    r"(?P<name>\S(?:.{0,120})\.[A-Za-z0-9]{2,5})\s*(?:\((?P<note>[^()]{3,60})\)|（(?P<wide>[^（）]{2,40})）)"
)
_ATTACHED: Final = re.compile(
    r"attach|adjunt|angeh|joint|anexad|allegat|bijgevoegd|lampir|nakalakip|附件|附加|첨부|添付|прикреп|eklen",
    re.IGNORECASE,
)
_DELETED: Final = re.compile(
    "^(?:"
    r"(?:this message was|you) deleted(?: this message| by admin\b.{0,60})?"
    r"|se eliminó este mensaje|eliminaste este mensaje"
    r"|(?:diese nachricht wurde|du hast diese nachricht) gelöscht"
    r"|ce message a été supprimé|vous avez supprimé ce message"
    r"|(?:esta )?mensagem (?:foi )?apagada|apagou esta mensagem"
    r"|questo messaggio è stato eliminato|bu mesaj silindi"
    r"|pesan ini (?:telah )?dihapus|anda menghapus pesan ini|mesej ini telah dipadam(?:kan)?"
    r"|(?:tinanggal|binura) ang mensaheng ito"
    r"|(?:此|這則|這個)?訊息已(?:被)?刪除|(?:此|这条|該)?消息已(?:被)?(?:撤回|删除)"
    r"|삭제된 메시지입니다|메시지가 삭제되었습니다|このメッセージは削除されました"
    ")[.。]?$",
    re.IGNORECASE,
)
_APPLICATION: Final = re.compile(
    r"end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|端到端|端對端|종단간"
    r"|エンドツーエンド|uçtan uca|security code|created (?:this )?group|joined using"
    r"|changed (?:the|this|their)|was added$|^you were added",
    re.IGNORECASE,
)
_QUOTE_MARKS: Final = frozenset('"“”„«»')


class Head(NamedTuple):
    """The start of a message."""

    date: str
    """Date as written, marks and odd blanks removed."""
    clock: str
    """Time of day with ``am``/``pm`` in a form the shared time reader knows."""
    raw: str
    """Date and clock as they stand in the file, without marks."""
    rest: str
    """What follows: ``sender: text`` or a line of the application."""


class Note(NamedTuple):
    """What a message's text says about itself."""

    text: str
    attachments: int
    deleted: bool


def read_head(line: str) -> Head | None:
    """Return the message head a line starts with, or None for a line that continues a message."""
    if not any(char.isdigit() for char in line[:12]):
        return None
    start = _MARKS.sub("", _SPACES.sub(" ", line[:_LOOK])).lstrip().translate(_DIGITS)
    found = _HEADER.match(start)
    if found is None or (found["open"] is not None) != found["close"].lstrip().startswith("]"):
        return None
    if found["close"].startswith(",") and not _EAST_SIGN.search(found[0]):
        return None
    half = found["before"] or found["after"] or ""
    known = _half(half)
    if known is None:
        return None
    clock = f"{known} {found['clock']}" if known in _EAST_HALF else f"{found['clock']} {known}".strip()
    raw = f"{found['date']} {found['before'] or ''} {found['clock']} {found['after'] or ''}"
    return Head(found["date"], clock, " ".join(raw.split()), _after(line, found.end()))


def _half(text: str) -> str | None:
    """Return the half of the day as the time reader writes it; None for a word that is none."""
    plain = "".join(char for char in text.lower() if char.isalpha())
    if plain in _NO_HALF:
        return ""
    if plain in _EAST_HALF:
        return plain
    if plain == "清晨":
        return "凌晨"
    if plain in _AFTERNOON:
        return "pm"
    return "am" if plain in _MORNING else None


def _after(line: str, end: int) -> str:
    """Return the line behind its head, where ``end`` counts characters without marks and leading blanks."""
    position = 0
    leading = True
    for index, char in enumerate(line):
        if position == end:
            return line[index:]
        if _MARKS.match(char) or (leading and (char.isspace() or _SPACES.match(char))):
            continue
        leading = False
        position += 1
    return ""


def date_parts(date: str) -> tuple[int, int, int] | None:
    """Return the three numbers of a date in the order written."""
    numbers = re.findall(r"\d+", date)
    return (int(numbers[0]), int(numbers[1]), int(numbers[2])) if len(numbers) == 3 else None


def clean(text: str) -> str:
    """Return a label without direction marks, odd blanks and the tilde put before unsaved contacts."""
    return " ".join(_MARKS.sub("", _SPACES.sub(" ", text)).split()).removeprefix("~").strip()


def colon_cuts(rest: str) -> list[tuple[str, str]]:
    """Return the ways a line may be cut into sender and text, shortest sender first, at most three.

    The app writes a colon and a blank; a cut without the blank is offered last.
    """
    cuts: list[tuple[str, str]] = []
    at = -1
    while len(cuts) < 3 and (at := rest.find(":", at + 1)) > 0:
        if rest[at + 1 : at + 2] in {" ", "\u00a0", "\u202f", ""} or _MARKS.match(rest, at + 1):
            cuts.append((clean(rest[:at]), rest[at + 1 :].removeprefix(" ")))
    first = rest.find(":")
    if not cuts and first > 0:
        cuts.append((clean(rest[:first]), rest[first + 1 :]))
    return [cut for cut in cuts if cut[0]]


def has_blank_cut(rest: str) -> bool:
    """Tell whether the line holds a colon followed by a blank or its end, as the app writes it."""
    return re.search(r":(?:[\s\u200e\u200f\u202f]|$)", rest) is not None


def looks_like_application(sender: str, text: str) -> bool:
    """Tell whether a cut fell inside a line of the application, such as a changed group subject."""
    return (
        bool(_QUOTE_MARKS & set(sender))
        or (len(sender) > 25 and _APPLICATION.search(sender) is not None)
        or (text.startswith(("\u200e", "\u200f")) and _APPLICATION.search(text) is not None)
    )


def is_application(text: str) -> bool:
    """Tell whether a message's text was written by the application for its group or chat."""
    return _APPLICATION.search(text) is not None


def is_phone(label: str) -> bool:
    """Tell whether a sender's label is a phone number rather than a saved name."""
    return _PHONE.fullmatch(label.replace("\u2011", "-")) is not None


def _is_file(line: str, *, marked: bool) -> bool:
    """Tell whether a line only names an attached file, such as ``IMG-1.jpg (file attached)``."""
    if _BRACKETED_FILE.fullmatch(line):
        return True
    found = _NAMED_FILE.fullmatch(line)
    if found is None:
        return False
    return marked or " " not in found["name"] or _ATTACHED.search(found["note"] or found["wide"]) is not None


def read_note(text: str) -> Note:
    """Return a message's text without file names, the number of attachments, and whether it was deleted.

    Args:
        text: The whole body, lines joined by line feeds.
    """
    first, _, caption = text.partition("\n")
    plain = _MARKS.sub("", first).strip()
    marked = first[:1] in {"\u200e", "\u200f"}
    if _DELETED.match(plain):
        return Note(plain, 0, deleted=True)
    wrapped = plain.startswith("<") and plain.endswith(">") and len(plain) > 2 and "<" not in plain[1:]
    if _is_file(plain, marked=marked):
        return Note(caption, 1, deleted=False)
    if len(plain) <= 60 and (
        (wrapped and not plain[1:-1].isascii()) or (_OMITTED.search(plain) and (wrapped or marked))
    ):
        return Note(caption or plain, 1, deleted=False)
    return Note(_MARKS.sub("", text).strip("\n"), 0, deleted=False)

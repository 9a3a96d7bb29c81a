"""What stands in a name field, taken apart: one name each, in its own script, alias forms included.

Rules come from the habits listed in ``words``; a name is never invented: every letter of a result stands
in the input. Given and family names are left empty, because position does not tell them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from strikeback.model.names import Name, NameKind
from strikeback.selectors.names import words
from strikeback.selectors.names.script import is_eastern, letters, scripts_of
from strikeback.selectors.names.titles import strip_titles

MAX_FIELD_CHARS: Final = 2_000
"""Code points of a field; longer text is prose and holds no list of names."""
MAX_NAME_CHARS: Final = 120
"""Code points of one name; longer text is prose."""

_LATIN_MARK: Final = "|".join(sorted(words.ALIAS_MARKS, key=len, reverse=True))
_NICK_MARK: Final = "|".join(words.NICKNAME_MARKS)
_EAST_MARK: Final = "|".join(words.EASTERN_ALIAS + words.EASTERN_NICKNAME)
_STANDING_MARK: Final = "|".join(words.STANDING_ALIAS + words.STANDING_NICKNAME)
_EAST_NICK: Final = re.compile("|".join(words.EASTERN_NICKNAME + words.STANDING_NICKNAME))
_MARK: Final = re.compile(
    rf"""[\s,，、:]* (?:
        (?<![^\W_]) (?P<alias>{_LATIN_MARK}) (?![^\W_]) \.? |
        (?<![^\W_]) (?P<nick>{_NICK_MARK}|nick(?=\s*[:：])) (?![^\W_]) |
        (?P<east>{_EAST_MARK}) [為为是叫]? |
        (?<![^\W_]) (?P<standing>{_STANDING_MARK}) (?:[為为是叫은는]|으로)? (?![^\W_]) |
        (?<=\s) (?P<at>[@＠]) (?=\s) |
        (?<=[^\W\d_]) (?P<tight>[@＠]) (?=[^\W\d_]+(?:\s|$))
    ) [\s:：,，]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "【": "】", "{": "}", "〔": "〕", "〈": "〉", "<": ">"}
_QUOTES: Final = {
    "「": "」",
    "『": "』",
    "“": "”",
    "„": "“",
    "«": "»",
    "《": "》",
    '"': '"',
    "＂": "＂",
    "‘": "’",
    "‹": "›",
}
_ASCII_QUOTED: Final = re.compile(
    r"(?<!\S)'([^']{1,40})'(?!\S)|(?<!\S)`([^'`]{1,40})['`](?!\S)|(?<!\S)''([^']{1,40})''(?!\S)"
)
_SEPARATOR: Final = re.compile(r"[;；|\n\r\t]+|\s*/\s*|\s*／\s*|、")
_LIST: Final = re.compile(
    r"\s*[,，、;；|]\s*|\s+/\s+|\s+(?:and|at|dan|et|y|및|and/or|or|&)\s+|\s*[@＠](?=\s)\s*", re.IGNORECASE
)
_IN_BRACKETS: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SHIELD: Final = {ord(char): chr(0xE000 + place) for place, char in enumerate(";；|\n\r\t/／、")}
_UNSHIELD: Final = {ord(hidden): chr(shown) for shown, hidden in _SHIELD.items()}
_PICTURE_STYLE: Final = "\ufe0f"
_LABEL: Final = re.compile(
    r"^\s*(?:name|full name|nama|pangalan|nom|suspect|victim|offender|subject|姓名|名字|이름|성명)"
    r"\s*\d{0,2}\s*[:：]\s*",
    re.IGNORECASE,
)
_PATRONYM: Final = re.compile(words.PATRONYM_SLASHES, re.IGNORECASE)
_HANDLE: Final = re.compile(r"\S*[@＠]\S*")
_EDGE: Final = (
    " \t\n\r,，.。:：;；-–—_*#~=+|/\\'\"`´“”‘’„«»‹›()（）[]【】{}<>〈〉「」『』《》〔〕!?！？&@＠·•、"
)
_MAX_ROUNDS: Final = 40
_NUMBERING: Final = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|#\d{1,3}\b|[-*•])\s*")
_TRAILING_AGE: Final = re.compile(
    r"\s*[,，]\s*\d{1,3}(?:\s*(?:yo|y/o|yrs?|years?(?:\s+old)?|歲|岁|세))?\s*$", re.IGNORECASE
)


class _Piece(NamedTuple):
    """A part of a field: text, how it is set off, and what mark stood before it."""

    text: str
    kind: NameKind | None
    """None: the kind of the field."""


class _Inset(NamedTuple):
    """Bracketed or quoted text inside a name, with what stands on either side."""

    before: str
    inside: str
    after: str
    quoted: bool


def parse_names(text: str, kind: NameKind = NameKind.UNKNOWN) -> tuple[Name, ...]:
    """Return the names that stand in one field, the main name first.

    Args:
        text: The field as reported. Placeholders ("unknown", 不詳), titles, role words, handles and e-mail
            addresses are left out; fields over ``MAX_FIELD_CHARS`` give nothing.
        kind: What the source says the field holds. Names behind an alias mark become ``ALIAS``, quoted and
            bracketed short forms ``NICKNAME``; the same name in another script keeps ``kind``.

    Returns:
        Distinct names in order of appearance; empty when there is none. Never raises.
    """
    if len(text) > MAX_FIELD_CHARS:
        return ()
    found: dict[str, Name] = {}
    for name, its_kind in _settle(_visible(text), kind, _MAX_ROUNDS):
        found.setdefault(name, Name(text=name, kind=its_kind))
    return tuple(found.values())


def _settle(text: str, kind: NameKind, rounds: int) -> Iterator[tuple[str, NameKind]]:
    """Names of a text, each taken apart again until nothing more comes off."""
    for part in _split(text):
        for piece in _take_apart(part, depth=0):
            clean = _clean(piece.text)
            if not clean or _is_placeholder(clean):
                continue
            if clean == text or rounds == 0:
                yield clean, piece.kind or kind
            else:
                yield from _settle(clean, piece.kind or kind, rounds - 1)


def _visible(text: str) -> str:
    """Without control characters and pictographs; line breaks and tabs stay as separators."""
    return "".join(map(_visible_char, text))


def _visible_char(char: str) -> str:
    """The character, a blank for a pictograph, nothing for a control or format character."""
    category = unicodedata.category(char)
    if category == "So":
        return " "
    hidden = (category[0] == "C" and char not in "\n\r\t") or char == _PICTURE_STYLE
    return "" if hidden else char


def _split(text: str) -> list[str]:
    """The field at ``;``, ``/`` and line breaks; those in brackets or patronymic marks do not count."""
    if _is_placeholder(text.strip(_EDGE).casefold()) or _is_placeholder(text.strip()):
        return []
    shielded = _PATRONYM.sub(_shield, _IN_BRACKETS.sub(_shield, text))
    return [part.translate(_UNSHIELD) for part in _SEPARATOR.split(shielded) if part.strip()]


def _shield(match: re.Match[str]) -> str:
    """The matched text with private-use characters, all removed before, in place of its separators."""
    return match.group().translate(_SHIELD)


def _take_apart(text: str, depth: int) -> list[_Piece]:
    """Pieces of one part: insets first, then marks; nesting deeper than four is read as plain text."""
    inset = _first_inset(text) if depth < 4 else None
    if inset is not None:
        return _from_inset(inset, depth)
    return _from_marks(text)


def _first_inset(text: str) -> _Inset | None:
    """The first bracketed or quoted stretch; None when there is none or it never closes."""
    for start, char in enumerate(text):
        closing = _BRACKETS.get(char) or _QUOTES.get(char)
        if closing is None:
            continue
        end = text.find(closing, start + 1)
        if end > start + 1:
            return _Inset(text[:start], text[start + 1 : end], text[end + 1 :], char in _QUOTES)
    match = _ASCII_QUOTED.search(text)
    if match is None:
        return None
    inside = next(group for group in match.groups() if group is not None)
    return _Inset(text[: match.start()], inside, text[match.end() :], quoted=True)


def _from_inset(inset: _Inset, depth: int) -> list[_Piece]:
    """Pieces of a name that holds an inset: ``A (alias B) C``, ``A "B" C``, ``A (native)``."""
    before, after = inset.before.strip(), inset.after.strip()
    marked_before = _MARK.search(before + " ") if before else None
    if marked_before is not None and not before[marked_before.end() :].strip():
        # alias "B": the mark outside speaks for the quoted text
        main = f"{before[: marked_before.start()]} {after}"
        return [*_take_apart(main, depth + 1), *_aliases(inset.inside, _kind_of(marked_before))]
    if _MARK.match(inset.inside):
        outer = _take_apart(f"{before} {after}", depth + 1)
        inner = [piece for piece in _from_marks(inset.inside) if piece.text]
        return [*outer, *(_expand(piece, before, after) for piece in inner)]
    outer = _take_apart(f"{before} {after}", depth + 1)
    return [*outer, *_plain_inset(inset, depth)]


def _plain_inset(inset: _Inset, depth: int) -> list[_Piece]:
    """An inset without a mark: another script, a nickname, another name, or a remark."""
    outside = f"{inset.before} {inset.after}"
    inside = inset.inside.strip(_EDGE)
    if not letters(outside):
        return _take_apart(inset.inside, depth + 1)
    if _is_remark(inside):
        return []
    if not inset.quoted and scripts_of(inside).isdisjoint(scripts_of(outside)):
        return _take_apart(inset.inside, depth + 1)
    several = len(inside.split()) > 1 and not inset.quoted
    return [_Piece(inside, NameKind.ALIAS if several else NameKind.NICKNAME)]


def _is_remark(inside: str) -> bool:
    """Whether bracketed text describes instead of naming: digits, role words, no letters."""
    tokens = [token.strip(_EDGE).casefold() for token in inside.split()]
    return (
        not letters(inside)
        or any(char.isdigit() for char in inside)
        or all(token in words.ROLE_WORDS for token in tokens)
        or _is_placeholder(inside)
    )


def _expand(piece: _Piece, before: str, after: str) -> _Piece:
    """``Rico (alias Gio) Salas``: a one-word alias before a surname stands for the given name."""
    one_word = len(piece.text.split()) == 1 and piece.kind == NameKind.ALIAS
    if one_word and letters(before) and letters(after) and not is_eastern(piece.text):
        return _Piece(f"{piece.text} {after}", NameKind.ALIAS)
    return piece


def _from_marks(text: str) -> list[_Piece]:
    """Pieces of a text without insets: what stands before the first mark, then the marked names."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return [_Piece(main, None) for main in _by_script(text)]
    pieces = [_Piece(main, None) for main in _by_script(text[: marks[0].start()]) if main.strip()]
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        pieces += _aliases(text[mark.end() : end], _kind_of(mark))
    return pieces


def _kind_of(mark: re.Match[str]) -> NameKind:
    """Nickname marks give nicknames, all others aliases."""
    east = mark.group("east") or mark.group("standing")
    nick = mark.group("nick") or (east and _EAST_NICK.fullmatch(east))
    return NameKind.NICKNAME if nick else NameKind.ALIAS


def _aliases(text: str, kind: NameKind) -> list[_Piece]:
    """Names behind a mark; several stand apart by commas or "and"."""
    return [_Piece(part, kind) for part in _LIST.split(text) if part.strip()]


def _by_script(text: str) -> list[str]:
    """``陳大文 Chan Tai Man``: one name written twice; an eastern name with one Latin word stays whole."""
    tokens = text.split()
    eastern = [token for token in tokens if is_eastern(token)]
    other = [token for token in tokens if not is_eastern(token)]
    glued = text.replace(" ", "")
    in_order = glued in ("".join(eastern + other), "".join(other + eastern))
    if in_order and len(letters("".join(eastern))) >= 2 and sum(1 for token in other if letters(token)) >= 2:
        first, second = (eastern, other) if is_eastern(tokens[0]) else (other, eastern)
        return [" ".join(first), " ".join(second)]
    return [text]


def _clean(text: str) -> str:
    """One name without handles, numbering, age, titles and stray signs; cleaning twice changes nothing."""
    previous = None
    while text != previous:
        previous = text
        text = _LABEL.sub("", _NUMBERING.sub("", text))
        text = _TRAILING_AGE.sub("", text)
        text = _without_handle(text)
        text = strip_titles(_trim(" ".join(text.split())))
    return text if letters(text) and len(text) <= MAX_NAME_CHARS else ""


def _without_handle(text: str) -> str:
    """The stretch before a handle or e-mail address, or the one behind it when nothing stands before."""
    match = _HANDLE.search(text)
    if match is None:
        return text
    before = text[: match.start()]
    return before if letters(before) else text[match.end() :]


def _trim(text: str) -> str:
    """Without signs at the edges; a dot after a single letter or a known short form stays."""
    trimmed = text.strip(_EDGE)
    last = trimmed.rsplit(" ", 1)[-1].casefold()
    dotted = text.rstrip().startswith(trimmed + ".") or f"{trimmed}." in text
    return (
        f"{trimmed}." if dotted and (len(last) == 1 or last in {"jr", "sr"}) and last.isascii() else trimmed
    )


def _is_placeholder(text: str) -> bool:
    """Whether the whole text says that there is no name."""
    folded = " ".join(text.casefold().split())
    return folded in words.PLACEHOLDERS or folded.replace(".", "") in words.PLACEHOLDERS

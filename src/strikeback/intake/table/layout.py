"""Where a table begins: titles and comments above it, group headings, the header itself."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.headers import read_header
from strikeback.intake.table.values import describe_values, is_date
from strikeback.intake.table.vocabulary import fold

LOOK_ROWS: Final = 60
_LABEL_CHARS: Final = 60
_SURE: Final = 0.7
_STOPS: Final = frozenset(".!。।")
_SENTENCE_WORDS: Final = 6
"""A label of a form may ask a question; one that ends with a full stop after so many words is a text."""
_TOTAL: Final = re.compile(
    r"^\W*(?:grand\s+|sub\s?-?)?total[s]?\b|^(?:合計|总计|總計|小計|小计|合计|共計|共计|총계|합계|소계|jumlah(?:\s+(?:besar|keseluruhan))?|total\s+keseluruhan"
    r"|kabuuan|suma|somme|gesamt|summe|계|총\s*계|tổng(?:\s+cộng|\s+số)?|razem|łącznie|ogółem|toplam|genel\s+toplam"
    r"|المجموع|الإجمالي|الاجمالي|مجموع|итого|всего|разом|усього|общо|celkem|spolu|összesen|ukupno|σύνολο|कुल(?:\s+योग)?|योग"
    r"|মোট|รวม(?:ทั้งสิ้น|ทั้งหมด)?|totaal|totalt|summa|yhteensä|totale|i\s+alt|סך\s+הכל|סה\"כ)\W*(?:$|[:：\d|])",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"^\W*(?:end|fin|ende|fim|fine|koniec|konec|son|slut|einde|끝|以上|以下余白|以下空白|نهاية|конец|кінець|τέλος|จบ|hết)"
    r"(?:\s+(?:of|del?|der|des|du|da|do)?\s*(?:the\s+)?(?:report|file|list|data|statement|table|extract|export|reporte|informe|"
    r"lista|archivo|berichts?|datei|liste|rapport|fichier|relatorio|relatório|arquivo|raportu))?\W*$",
    re.IGNORECASE,
)


class Layout(NamedTuple):
    """How a grid is laid out."""

    header: tuple[str, ...]
    first: int
    """Index of the first data row among the rows looked at."""
    title: str
    """Text above the table."""


def find_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Return the header and the first data row of a grid.

    The row in which most cells are known headers wins; without any, the first full row of labels;
    when even that looks like data, the table has no header.

    Args:
        rows: The first rows, ``LOOK_ROWS`` at most.
    """
    width = _usual_width(rows)
    best, most = None, 0.0
    for index, row in enumerate(rows[:40]):
        rating = _rating(row, width, most)
        if rating > most:
            best, most = index, rating
    if best is None:
        best = _first_labels(rows, width)
    if best is None:
        first = next((index for index, row in enumerate(rows) if _filled(row) >= max(1, width // 2)), 0)
        return Layout(tuple("" for _ in range(width)), first, "")
    header = _grouped(rows, best)
    title = " ".join(cell.strip() for row in rows[: max(0, best)] for cell in row[:3] if cell.strip())
    return Layout(tuple(cell.strip() for cell in header), best + 1, title[:200])


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row sums up others: it starts with such a word and says little else."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled or len(filled) > max(3, len(cells) // 2):
        return False
    return _TOTAL.match(filled[0].strip()) is not None


def is_end(text: str) -> bool:
    """Tell whether the only cell of a row says that the table ends here."""
    return len(text) <= _LABEL_CHARS and _END.match(text) is not None


def _rating(row: Sequence[str], width: int, beaten: float) -> float:
    """Rate a row as header: known labels count for it, values against it; 0 for one below ``beaten``."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled or len(filled) < min(2, width):
        return 0.0
    labels = [cell for cell in filled if len(cell) <= _LABEL_CHARS and not is_value(cell)]
    different = set(labels)
    if 2 * (len(different) + len(labels) - len(filled)) <= beaten:
        return 0.0
    known = sum(_is_header(cell) for cell in different)
    if known < 2 and not (known == 1 and len(filled) <= 2):
        return 0.0
    if known * 5 < len(filled):
        return 0.0
    return known * 2 - 2 * (len(filled) - len(labels))


def _is_header(cell: str) -> bool:
    return read_header(cell).confidence >= _SURE


def is_value(cell: str) -> bool:
    """Tell whether a cell holds a value and no label: a number, a date, an address, a sentence."""
    digits = sum(char.isdigit() for char in cell)
    if cell[-1:] in _STOPS and len(cell.split()) >= _SENTENCE_WORDS:
        return True
    return digits * 2 > len(cell) or "@" in cell[1:] or "://" in cell or is_date(cell)


def _first_labels(rows: Sequence[Sequence[str]], width: int) -> int | None:
    for index, row in enumerate(rows[:10]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) < max(1, (width + 1) // 2):
            continue
        if any(is_value(cell) or len(cell) > _LABEL_CHARS for cell in filled) or len(set(filled)) < len(
            filled
        ):
            return None
        shapes = describe_values(filled)[1]
        return index if shapes < 0.3 and len(rows) > index + 1 else None
    return None


def _grouped(rows: Sequence[Sequence[str]], best: int) -> list[str]:
    """Return the header with group headings from the row above set before each label."""
    header = [cell.strip() for cell in rows[best]]
    if best == 0:
        return header
    above = [cell.strip() for cell in rows[best - 1]]
    named = {cell for cell in above if cell}
    if len(named) < 2 or not any(
        read_header(cell).whose is not Whose.NOBODY for cell in named if len(cell) < 60
    ):
        return header
    group = ""
    out = []
    for index, label in enumerate(header):
        group = above[index] if index < len(above) and above[index] else group
        own = read_header(label)
        takes = own.whose is Whose.NOBODY and own.concept not in {Concept.REPORT_NUMBER, Concept.NARRATIVE}
        out.append(
            f"{group} {label}" if label and group and takes and fold(group) != fold(label) else label or group
        )
    return out


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows if _filled(row) > 1) or Counter(len(row) for row in rows)
    return max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))[0]


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())

# ruff: noqa: E501 - a list of words stays on one line
"""Columns in the notations of many countries, made from short patterns; equal patterns give equal columns.

In a pattern ``#`` is a digit, ``%`` one that is not 0, ``@`` a capital, ``^`` a small letter, ``~`` the sign of
addresses; ``{a|b}`` one of several, ``{1..9}`` a number between; ``{dd}``, ``{yyyy}``, ``{b:fr}`` parts of one
random day, ``{be}``, ``{roc}``, ``{jy}``, ``{hy}`` its year in other calendars. ``!AR`` writes Arabic digits.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

CELLS = 30
TABLE = Path(__file__).with_name("notations.txt")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "en3": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "he": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "sw": "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
    "roman": "I II III IV V VI VII VIII IX X XI XII",
}
DIGITS = {"AR": "٠١٢٣٤٥٦٧٨٩", "FA": "۰۱۲۳۴۵۶۷۸۹", "HI": "०१२३४५६७८९"}
SIGNS = {"#": "0123456789", "%": "123456789", "@": "ABCDEFGHJKLMNPRSTUVWXYZ", "^": "abcdefghijklmnoprstuvwyz"}


@dataclass(frozen=True)
class Notation:
    """A column with what it holds."""

    heading: str
    kinds: tuple[str, ...]
    values: list[str]


def notations() -> Iterator[Notation]:
    """Return the columns of the table beside this file."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            heading, kinds, body = line.split(" | ", 2)
            yield Notation(heading, tuple(kinds.split("/")), _cells(heading, body))


def _cells(heading: str, body: str) -> list[str]:
    if body.startswith("= "):
        return body[2:].split(" ; ")
    r = random.Random(crc32((heading + body).encode()))
    patterns = body.split(" ;; ")
    values = [_expanded(patterns[n % len(patterns)], r) for n in range(CELLS)]
    r.shuffle(values)
    return values


def _expanded(pattern: str, r: random.Random) -> str:
    digits, pattern = (pattern[1:3], pattern[3:]) if pattern.startswith("!") else ("", pattern)
    parts = _day(date(1938, 1, 1) + timedelta(days=r.randrange(27_000)))

    def part(found: re.Match[str]) -> str:
        name = found[1]
        if "|" in name:
            return r.choice(name.split("|"))
        if ".." in name:
            return str(r.randint(*map(int, name.split(".."))))
        if name[:2].lower() == "b:":
            month = MONTHS[name[2:]].split()[int(parts["m"]) - 1]
            return month if name[0] == "b" else month.upper()
        return parts[name]

    text = re.sub(r"\{([^}]*)\}", part, pattern)
    text = re.sub(r"[#%@^]", lambda found: r.choice(SIGNS[found[0]]), text).replace("~", "@")
    return text.translate(str.maketrans(SIGNS["#"], DIGITS[digits])) if digits else text


def _day(day: date) -> dict[str, str]:
    """The parts of a day; those of other calendars are rough, as only their look is asked."""
    since = (day - date(day.year, 3, 21)).days
    solar, since = (day.year - 621, since) if since >= 0 else (day.year - 622, since + 365)
    month, number = (
        (since // 31 + 1, since % 31 + 1)
        if since < 186
        else (min(12, (since - 186) // 30 + 7), (since - 186) % 29 + 1)
    )
    showa = day.year < 1989
    return {
        "dd": f"{day.day:02}",
        "d": str(day.day),
        "mm": f"{day.month:02}",
        "m": str(day.month),
        "yyyy": str(day.year),
        "yy": f"{day.year % 100:02}",
        "be": str(day.year + 543),
        "roc": str(day.year - 1911),
        "roc3": f"{day.year - 1911:03}",
        "jy": str(solar),
        "jm": f"{month:02}",
        "jd": f"{number:02}",
        "jb": MONTHS["fa"].split()[month - 1],
        "hy": str(int((day.year - 622) * 1.0307)),
        "hd": f"{min(29, day.day):02}",
        "era": f"昭和{day.year - 1925}" if showa else f"平成{day.year - 1988}",
        "eraS": f"S{day.year - 1925}" if showa else f"H{day.year - 1988}",
    }

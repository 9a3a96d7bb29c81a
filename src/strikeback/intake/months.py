"""Names of months and their short forms in many languages."""

import re
import unicodedata
from typing import Final

_MONTHS: Final[tuple[str, ...]] = (
    "january jan januari januar janvier janv enero ene jänner gennaio janeiro",
    "february feb februari februar février fevrier févr fevr fév febrero peb pebrero fevereiro",
    "march mar maret mac mars marzo märz maerz marso mrz março",
    "april apr avril avr abril abr",
    "may mei mai mayo mayıs maio",
    "june jun juni juin junio hunyo hun junho",
    "july jul julai juli juillet juil julio hulyo hul julho",
    "august aug agustus agu ags agt ogos ogo août aout agosto ago",
    "september sep sept septembre septiembre setyembre set setiembre setembro",
    "october oct oktober okt octobre octubre oktubre outubro",
    "november nov novembre noviembre nobyembre nob nop novembro",
    "december dec desember des disember dis décembre decembre déc diciembre dic disyembre dezember dez",
)
"""English, Indonesian, Malay, Tagalog, French, Spanish, German, Portuguese."""
_FURTHER: Final[tuple[str, ...]] = (
    (
        "stycznia styczeń sty ocak oca ledna leden gen ianuarie ian januára siječnja января"
        " янв січня січ януари ιανουαρίου ιαν يناير جانفي januári"
    ),
    (
        "lutego luty lut şubat şub února únor febbraio februarie február veljače февраля фев"
        " лютого лют февруари φεβρουαρίου φεβ فبراير فيفري februára"
    ),
    "marca marzec mart března březen martie maart március ožujka марта мар березня бер март μαρτίου μαρ مارس",
    (
        "kwietnia kwiecień kwi nisan nis dubna duben aprile aprilie április travnja апреля"
        " апр квітня кві април απριλίου απρ أبريل ابريل أفريل"
    ),
    "maja maj května květen maggio mag május svibnja мая май травня тра μαΐου μαϊ مايو ماي",
    (
        "czerwca czerwiec cze haziran haz června červen giugno giu iunie június lipnja июня"
        " июн червня чер юни ιουνίου ιουν يونيو جوان"
    ),
    (
        "lipca lipiec lip temmuz tem července červenec luglio lug iulie július srpnja июля"
        " июл липня лип юли ιουλίου ιουλ يوليو جويلية"
    ),
    (
        "sierpnia sierpień sie ağustos ağu srpna srpen augustus augusti augusztus kolovoza"
        " августа авг серпня сер август αυγούστου αυγ أغسطس اغسطس أوت"
    ),
    (
        "września wrzesień wrz eylül eyl září settembre septembrie szeptember rujna сентября"
        " сен сент вересня вер септември σεπτεμβρίου σεπτ سبتمبر"
    ),
    (
        "października październik paź ekim eki října říjen ottobre ott octombrie október"
        " октября окт жовтня жов октомври οκτωβρίου οκτ أكتوبر اكتوبر"
    ),
    (
        "listopad lis kasım kas listopadu noiembrie novembra studenoga ноября ноя листопада"
        " лис ноември νοεμβρίου νοε نوفمبر listopada"
    ),
    (
        "grudnia grudzień gru aralık ara prosince prosinec dicembre decembrie decembra"
        " prosinca декабря дек грудня гру декември δεκεμβρίου δεκ ديسمبر"
    ),
)
"""Polish, Turkish, Czech, Slovak, Hungarian, Romanian, Croatian, Italian, Dutch, Swedish, Russian, Ukrainian,
Bulgarian, Greek, Arabic."""
_MARKED: Final[tuple[str, ...]] = (
    "มกราคม ม.ค. ม.ค जनवरी जन. জানুয়ারি জানুয়ারী جنوری",
    "กุมภาพันธ์ ก.พ. ก.พ फरवरी फर. ফেব্রুয়ারি فروری",
    "มีนาคม มี.ค. มี.ค मार्च মার্চ",
    "เมษายน เม.ย. เม.ย अप्रैल এপ্রিল اپریل",
    "พฤษภาคม พ.ค. พ.ค मई মে مئی",
    "มิถุนายน มิ.ย. มิ.ย जून জুন جون",
    "กรกฎาคม ก.ค. ก.ค जुलाई জুলাই جولائی",
    "สิงหาคม ส.ค. ส.ค अगस्त আগস্ট اگست",
    "กันยายน ก.ย. ก.ย सितंबर सितम्बर সেপ্টেম্বর ستمبر",
    "ตุลาคม ต.ค. ต.ค अक्टूबर अक्तूबर অক্টোবর اکتوبر",
    "พฤศจิกายน พ.ย. พ.ย नवंबर नवम्बर নভেম্বর نومبر",
    "ธันวาคม ธ.ค. ธ.ค दिसंबर दिसम्बर ডিসেম্বর دسمبر",
)
"""Thai, Hindi, Bengali, Urdu: letters that carry marks, or dots inside."""
MONTH_NAMES: Final = {
    word: number
    for names in (_FURTHER, _MONTHS)
    for number, words in enumerate(names, 1)
    for word in words.split()
}
"""Month names and short forms; where languages disagree, those of the first list win."""
_SPELT: Final = {
    unicodedata.normalize("NFKC", word): f" {_MONTHS[number].split()[0]} "
    for number, words in enumerate(_MARKED)
    for word in words.split()
}
_MARKED_WORD: Final = re.compile("|".join(sorted(map(re.escape, _SPELT), key=len, reverse=True)))
_ROMANS: Final = {
    word: f" {_MONTHS[number].split()[0]} "
    for number, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
}
_ROMAN: Final = re.compile(
    r"(?<=\d)(?:(?:\s?[./-]\s?)([ivx]{1,4})(?:\s?[./-]\s?)(?=\d{2}(?:\d\d)?(?!\d))|\s([ivx]{2,4})\s(?=\d{4}(?!\d)))"
)
"""A month in Roman figures between day and year; between blanks one letter alone may be anything."""


def roman_months(text: str) -> str:
    """Return a text in small letters with months in Roman figures (12.vii.1993) in English."""
    return _ROMAN.sub(lambda found: _ROMANS.get(found[1] or found[2], found[0]), text)


def spell_out(text: str) -> str:
    """Return a text with the months of marked letters in English, so that one pattern reads them all."""
    return text if text.isascii() else _MARKED_WORD.sub(lambda found: _SPELT[found[0]], text)

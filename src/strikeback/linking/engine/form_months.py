# ruff: noqa: E501 - a list of words stays on one line, in the letters of its language
"""Months by their names in the languages tables are written in, and the calendar that a name belongs to."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, normalize

from anyascii import anyascii

_LATIN: Final = """
jan january januar janvier enero janeiro gennaio januari stycznia ocak janv sty styczen leden ledna sijecanj sijecnja januarie ianuarie jaanuar janvaris janvara sausis sausio tammikuu tammikuuta tammi janar yanvar gener janairu janaayo ene genn gen oca led ianv yan january janwari
feb february februar fevrier febrero fevereiro febbraio februari pebrero lutego luty subat fevr peb fev febr unor unora veljaca veljace februarie veebruar februaris februara vasaris vasario helmikuu helmikuuta shkurt fevral febrer faburairu febraayo fevrier sub lut febuary febbr
mar march marz mars marzo marco maart maret marca mart mrz maerz mrt marzec brezen brezna ozujak ozujka martie marts marta kovas kovo maaliskuu maaliskuuta marcius marec marc mac machi maris maarso mawrth mrc
apr april avril abril aprile kwietnia nisan avr abr kwiecien duben dubna travanj travnja aprilie aprill aprilis balandis balandzio huhtikuu huhtikuuta prill aprel aprili afirilu abriil nis kwi
may mai mayo maio maggio mei maja mayis mag maj kveten kvetna svibanj svibnja maijs gegužė geguze geguzes toukokuu toukokuuta majus maig mayu maajo meja mayi
jun june juni juin junio junho giugno hunyo czerwca haziran giu czerwiec cerven cervna lipanj lipnja iunie juuni junijs junij birzelis birzelio kesakuu kesakuuta junius qershor iyun juny yuni juun haz cze junie iun hun
jul july juli juillet julio julho luglio hulyo lipca temmuz juil lug lipiec cervenec cervence srpanj srpnja iulie juuli julijs julij liepa liepos heinakuu heinakuuta julius korrik iyul juliol julai yuli luulyo tem lip julie iul hul
aug august aout agosto augustus agustus sierpnia agustos ago agu ags sierpien srpen srpna kolovoz kolovoza avgust augusts rugpjutis rugpjucio elokuu elokuuta augusztus gusht avqust agost ogos agosti agusta ogosto sie avg og augusti
sep september septembre septiembre setembro settembre setyembre wrzesnia eylul sept set wrzesien zari rujan rujna septembrie septembris septembar rugsejis rugsejo syyskuu syyskuuta szeptember shtator sentyabr sentabr setembre septemba satumba sebteembar eyl sett wrz szept sptember septemper
oct october oktober octobre octubre outubro ottobre oktubre pazdziernika ekim okt out ott pazdziernik rijen rijna octombrie oktoober oktobris oktobar spalis spalio lokakuu lokakuuta tetor oktyabr oktabr oktoba oktoobar eki paz oktobr
nov november novembre noviembre novembro nopember nobyembre listopada kasim nop listopad listopadu studeni studenog studenoga noiembrie novembris novembar lapkritis lapkricio marraskuu marraskuuta nentor noyabr novemba nuwamba nofeembar kas lis nob noyember
dec december dezember decembre diciembre dezembro dicembre desember disyembre grudnia aralik dez dic des dis grudzien prosinec prosince prosinac prosinca decembrie detsember decembris decembar gruodis gruodzio joulukuu joulukuuta dhjetor dekabr desembre disember desemba disamba diseembar ara gru dek
"""
_OTHER: Final = """
январь января янв січень січня януари јануар январи қаңтар ιανουαριος ιανουαριου ιαν γεναρη ינואר يناير جانفي جنوری ژانویه जनवरी जानेवारी জানুয়ারি জানুয়ারী ஜனவரி జనవరి જાન્યુઆરી ม.ค มค มกราคม มกรา ມັງກອນ មករា იანვარი იანვარს հունվար հունվարի
февраль февраля фев февр лютий лютого февруари фебруар ақпан φεβρουαριος φεβρουαριου φεβ φλεβαρη פברואר فبراير فيفري فروری فوریه फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி ఫిబ్రవరి ફેબ્રુઆરી ก.พ กพ กุมภาพันธ์ กุมภา ກຸມພາ កុម្ភៈ თებერვალი თებერვალს փետրվար փետրվարի
март марта мар березень березня наурыз μαρτιος μαρτιου μαρ μαρτη מרץ מרס مارس مارچ मार्च মার্চ மார்ச் మార్చి માર્ચ มี.ค มีค มีนาคม มีนา ມີນາ មីនា მარტი მარტს մարտ մարտի
апрель апреля апр квітень квітня април сәуір απριλιος απριλιου απρ απριλη אפריל ابريل افريل اپریل آوریل अप्रैल एप्रिल এপ্রিল ஏப்ரல் ఏప్రిల్ એપ્રિલ เม.ย เมย เมษายน เมษา ເມສາ មេសា აპრილი აპრილს ապրիլ ապրիլի
май мая травень травня мај мамыр μαιος μαιου μαι μαη מאי مايو ماي مئی مه मई मे মে மே మే મે พ.ค พค พฤษภาคม พฤษภา ພຶດສະພາ ឧសភា მაისი მაისს մայիս մայիսի
июнь июня июн червень червня юни јун маусым ιουνιος ιουνιου ιουν ιουνη יוני يونيو جوان جون ژوئن जून জুন ஜூன் జూన్ જૂન มิ.ย มิย มิถุนายน มิถุนา ມິຖຸນາ មិថុនា ივნისი ივნისს հունիս հունիսի
июль июля июл липень липня юли јул шілде ιουλιος ιουλιου ιουλ ιουλη יולי يوليو جويليه جولائی ژوئیه जुलाई जुलै জুলাই ஜூலை జూలై જુલાઈ ก.ค กค กรกฎาคม กรกฎา ກໍລະກົດ កក្កដា ივლისი ივლისს հուլիս հուլիսի
август августа авг серпень серпня тамыз αυγουστος αυγουστου αυγ αυγουστη אוגוסט اغسطس اوت اگست अगस्त ऑगस्ट আগস্ট আগষ্ট ஆகஸ்ட் ఆగస్టు ઑગસ્ટ ส.ค สค สิงหาคม สิงหา ສິງຫາ សីហា აგვისტო აგვისტოს օգոստոս օգոստոսի
сентябрь сентября сен сент вересень вересня септември септембар қыркүйек σεπτεμβριος σεπτεμβριου σεπ σεπτ σεπτεμβρη ספטמבר سبتمبر ستمبر سپتامبر सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ સપ્ટેમ્બર ก.ย กย กันยายน กันยา ກັນຍາ កញ្ញា სექტემბერი სექტემბერს սեպտեմբեր սեպտեմբերի
октябрь октября окт жовтень жовтня октомври октобар қазан οκτωβριος οκτωβριου οκτ οκτωβρη אוקטובר اكتوبر اکتوبر اکتبر अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর அக்டோபர் అక్టోబర్ ઑક્ટોબર ต.ค ตค ตุลาคม ตุลา ຕຸລາ តុលា ოქტომბერი ოქტომბერს հոկտեմբեր հոկտեմբերի
ноябрь ноября ноя нояб листопад листопада ноември новембар қараша νοεμβριος νοεμβριου νοε νοεμβρη נובמבר نوفمبر نومبر نوامبر नवंबर नवम्बर नोव्हेंबर নভেম্বর நவம்பர் నవంబర్ નવેમ્બર พ.ย พย พฤศจิกายน พฤศจิกา ພະຈິກ វិច្ឆិកា ნოემბერი ნოემბერს նոյեմբեր նոյեմբերի
декабрь декабря дек грудень грудня декември децембар желтоқсан δεκεμβριος δεκεμβριου δεκ δεκεμβρη דצמבר ديسمبر دسمبر دسامبر दिसंबर दिसम्बर डिसेंबर ডিসেম্বর டிசம்பர் డిసెంబర్ ડિસેમ્બર ธ.ค ธค ธันวาคม ธันวา ທັນວາ ធ្នូ დეკემბერი დეკემბერს դեկտեմբեր դեկտեմբերի
"""
_LEVANT: Final = "كانون الثاني,شباط,اذار,نيسان,ايار,حزيران,تموز,اب,ايلول,تشرين الاول,تشرين الثاني,كانون الاول"
_PERSIAN: Final = (
    "فروردين حمل farvardin,ارديبهشت ثور ordibehesht,خرداد جوزا khordad,تير سرطان tir,مرداد امرداد اسد mordad,شهريور سنبله shahrivar,"
    "مهر ميزان mehr,ابان عقرب aban,اذر قوس azar,دي جدي dey,بهمن دلو bahman,اسفند حوت esfand"
)
_HIJRI: Final = (
    "محرم muharram,صفر safar,ربيع الاول|rabi al awwal|rabi i,ربيع الثاني|ربيع الاخر|rabi al thani|rabi ii,"
    "جمادى الاولى|جمادي الاولي|جمادى الاول|jumada al awwal|jumada i,جمادى الثانيه|جمادي الثانيه|جمادى الاخره|jumada al thani|jumada ii,"
    "رجب rajab,شعبان shaban,رمضان ramadan ramazan,شوال shawwal,ذو القعده|ذي القعده|dhu al qadah,ذو الحجه|ذي الحجه|dhu al hijjah"
)
_ARABIC: Final = str.maketrans("آأإٱیىکة\u200c", "ااااييكه ")
_SHORTEST: Final = 4
"""Letters from which the beginning of a name is enough, where it begins names of one month only."""


class Month(NamedTuple):
    """A month and the calendar that its name tells, "" for the Gregorian one or an unknown."""

    number: int
    calendar: str = ""


def month_in(text: str) -> Month | None:
    """Return the first month that a text names in any language, None where it names none."""
    words = words_of(text)
    whole = " ".join(words)
    for phrase, month in _phrases().items() if len(words) > 1 else ():
        if phrase in whole:
            return month
    found = {word: named for word in words if (named := month_of(word))}
    # Days of the week are written before: mar. 4 août.
    return found[max(found, key=len)] if found else None


def words_of(text: str) -> list[str]:
    """Return the words of a text folded: lower case, without marks of Latin, Greek and Cyrillic letters.

    Vowels that are marks belong to their word; points within Thai abbreviations fall away.
    """
    if text.isascii():
        return re.findall(r"[a-z]+", text.lower())
    kept = [
        char if char.isalpha() or category(char).startswith("M") else "" if _thai(text, at) else " "
        for at, char in enumerate(text)
    ]
    return [_folded(word) for word in "".join(kept).split()]


def _thai(text: str, at: int) -> bool:
    return text[at] == "." and at > 0 and "\u0e00" < text[at - 1] < "\u0e80"


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    word = word.lower()
    if word.isascii():
        return word
    first = min(word)
    if first < "\u0250" and max(word) < "\u0370":
        return anyascii(word).lower()
    if max(word) < "\u0530":
        return "".join(char for char in normalize("NFKD", word) if not category(char).startswith("M"))
    if "\u0600" <= first < "\u0700":
        bare = "".join(char for char in normalize("NFC", word) if not category(char).startswith("M"))
        return bare.translate(_ARABIC)
    return normalize("NFC", word)


@lru_cache(maxsize=16_384)
def month_of(word: str) -> Month | None:
    """Return the month of one folded word, or of the beginning of one."""
    table = _table()
    found = table.get(word) or table.get(word.removeprefix("ב"))
    if found or len(word) < _SHORTEST or not word.isascii():
        return found
    begun = {month for name, month in table.items() if name.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


@lru_cache(maxsize=1)
def _table() -> dict[str, Month]:
    found: dict[str, Month] = {}
    for n, row in enumerate(_HIJRI.split(","), 1):
        found |= {_folded(word): Month(n, "hijri") for word in row.split() if "|" not in row}
    for n, row in enumerate(_PERSIAN.split(","), 1):
        found |= {_folded(word): Month(n, "persian") for word in row.split()}
    for n, row in enumerate(_LEVANT.split(","), 1):
        if " " not in row:
            found[_folded(row)] = Month(n)
    for table in (_OTHER, _LATIN):
        for n, row in enumerate(table.strip().split("\n"), 1):
            found |= {_folded(word): Month(n) for word in row.split()}
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Month]:
    """Names of two words, folded."""
    found = {row: Month(n) for n, row in enumerate(_LEVANT.split(","), 1) if " " in row}
    for n, row in enumerate(_HIJRI.split(","), 1):
        if "|" in row:
            found |= {" ".join(map(_folded, phrase.split())): Month(n, "hijri") for phrase in row.split("|")}
    return found

# ruff: noqa: E501 - a list of words stays on one line
"""Names in Arabic letters in the Latin spellings their bearers use, from general knowledge.

The writing leaves short vowels out, so that no rule gives them back: common names are looked up, others get
an ``a`` between consonants, which brings them near enough for likeness to work. Waw and yeh are vowels, but
consonants before a vowel: Navid, Pouya. Persian and Urdu letters and names are read too.
"""

import re
from functools import lru_cache
from typing import Final

_ROWS: Final = """
محمد muhammad mohammed;احمد ahmad ahmed;محمود mahmoud mahmud;علي ali;حسن hassan hasan;حسين hussein husain;حسيني husseini husaini;ابراهيم ibrahim;يوسف yusuf youssef;عمر umar omar
عثمان uthman osman;خالد khalid khaled;سعيد said saeed;سعد saad;مصطفى mustafa;عبد abd;الله allah;عبدالله abdullah;عبدالرحمن abdulrahman;عبدالعزيز abdulaziz
كريم karim kareem;رحيم rahim;رحمن rahman;فاطمة fatima fatimah;عائشة aisha ayesha;مريم maryam mariam;زينب zainab zaynab;خديجة khadija khadijah;نور nur noor;نورة noura
سارة sara sarah;ليلى layla laila;سلمى salma;هدى huda;امينة amina;سعاد suad;رانيا rania;دينا dina;منى mona muna;هند hind
طارق tariq tarek;زياد ziad;سامي sami;سمير samir;ماجد majid;ناصر nasser nasir;فيصل faisal;فهد fahd fahad;سلطان sultan;سلمان salman
سليمان sulaiman suleiman;داود dawud daoud;موسى musa mousa;عيسى isa issa;هارون harun;اسماعيل ismail;اسحاق ishaq;يعقوب yaqub;ايوب ayyub;يحيى yahya
زكريا zakaria;بلال bilal;حمزة hamza;جعفر jafar;صادق sadiq;كاظم kazim;رضا rida reza;مهدي mahdi;هادي hadi;جمال jamal gamal
كمال kamal;جلال jalal;صلاح salah;نجار najjar;حداد haddad;خطيب khatib;شريف sharif;مصري masri;سوري souri;شامي shami
بغدادي baghdadi;تونسي tunisi;غامدي ghamdi;قحطاني qahtani;زهراني zahrani;عتيبي otaibi;دوسري dosari;حربي harbi;شمري shammari;مطيري mutairi
هاشمي hashemi hashimi;رشيد rashid rasheed;راشد rashed;منصور mansour mansoor;صالح saleh salih;عباس abbas;قاسم qasim kassem;حميد hamid;مجيد majeed;وليد walid waleed
زيد zayd zaid;انس anas;اسامة osama usama;ايمان iman;امل amal;امير amir ameer;اميرة amira;بدر badr;بسام bassam;باسم basem
شاهين shaheen;درويش darwish;عواد awad;عوض awad;قاضي qadi;جابر jaber;حكيم hakim hakeem;سالم salem salim;سليم salim saleem;عادل adel adil
غسان ghassan;فارس faris fares;فواز fawaz;كنعان kanaan;لطفي lutfi;مراد murad;نبيل nabil;نادر nader;هاني hani;هيثم haitham
ياسر yasser;ياسين yassin yasin;جاسم jassim;عمار ammar;رامي rami;رائد raed;زهير zuhair;شادي shadi;ضياء diaa;عماد imad emad
دعاء duaa;علاء alaa;هناء hana hanaa;وفاء wafa wafaa;صفاء safa safaa;بهاء bahaa;رجاء raja rajaa;اسماء asma asmaa;شيماء shaimaa;نجلاء najlaa;سناء sana sanaa;ثناء thanaa
عبير abeer;علياء alia alyaa;عفاف afaf;عايدة aida;عاصم asim assem;عامر amer;عارف arif aref;عزت izzat ezzat;عصام issam esam;عدنان adnan;عز izz;عزيز aziz;عزيزة aziza
عاطف atef;عبيد ubaid obeid;عطية attia;عيد eid;عليرضا alireza;غلامرضا gholamreza;محمدرضا mohammadreza;حميدرضا hamidreza;امیر amir;بهروز behrouz behrooz;بهرام bahram
فرهاد farhad;فریده farideh farida;مهران mehran;مهناز mahnaz;مینا mina;مينا mina;شیرین shirin;شيرين shirin;پرویز parviz;پریسا parisa;کوروش kourosh;سیاوش siavash;سهراب sohrab
رستم rostam;جمشید jamshid;خسرو khosrow;داریوش dariush;نرگس narges;زهرا zahra;زهراء zahra;سمیرا samira;لیلا leila layla;شهرام shahram;شهناز shahnaz;قاسمی ghasemi qasemi
رضایی rezaei rezaie;رضائی rezaei;حسینی hosseini;محمدی mohammadi;احمدی ahmadi;کریمی karimi;مرادی moradi;جعفری jafari;نوری nouri;صادقی sadeghi;موسوی mousavi;عباسی abbasi
خان khan;بیگم begum;بی bibi;اختر akhtar;چودھری chaudhry;شیخ sheikh;شيخ sheikh;قریشی qureshi;بٹ butt;ملک malik;اقبال iqbal;پرویز parvez;شہزاد shahzad;نواز nawaz;جاوید javed
بکر bakr;ابوبکر abubakr;سيد sayed sayyid;سید sayed syed;رفاعي rifai refai;زعبي zoubi zoabi;خليل khalil;خلیل khalil;جبار jabbar;ستار sattar;غفار ghaffar;قادر qadir;نعيم naim;نعیم naeem
مجدي magdy majdi;حنان hanan;سحر sahar;سمر samar;ريم reem rim;رنا rana;لينا lina;لبنى lubna;نادية nadia;نجوى najwa;وسيم wasim;وائل wael;هشام hisham;ياسمين yasmin yasmine
"""
_MARKS: Final = re.compile(r"[\u064b-\u065f\u0670\u0640\u0610-\u061a\u200b-\u200f]")
_ALEFS: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ک": "ك",
        "ی": "ي",
        "ى": "ي",
        "ے": "ي",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
    }
)
"""Letters that differ by the keyboard they were typed on, or are left bare as often as not."""
_TABLE: Final = {
    row.split()[0].translate(_ALEFS): tuple(row.split()[1:])
    for line in reversed(_ROWS.split("\n"))
    for row in line.split(";")
    if row
}
"""Of a name in several rows the first one counts."""
_LETTERS: Final = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ء": "", "ؤ": "u", "ئ": "i",
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ټ": "t", "ډ": "d", "ړ": "r",
    "ښ": "sh", "ۆ": "o", "ێ": "e", "ە": "a", "ڤ": "v",
}  # fmt: skip
_GLIDES: Final = {"و": ("u", "w"), "ي": ("i", "y")}
"""As a vowel and as a consonant."""
_VOWELS: Final = frozenset("aiueo")
ARABIC: Final = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")


@lru_cache(maxsize=65_536)
def arabic_spellings(name: str) -> tuple[str, ...]:
    """Return a name in Latin letters: every word in its usual spelling, and all in their second ones."""
    words = [_word(word) for word in name.split()]
    first = " ".join(spellings[0] for spellings in words if spellings[0])
    second = " ".join(spellings[-1] for spellings in words if spellings[-1])
    return tuple(form for form in dict.fromkeys((first, second)) if form)


def _word(word: str) -> tuple[str, ...]:
    plain = _MARKS.sub("", word).translate(_ALEFS)
    if found := _TABLE.get(plain):
        return found
    bare = plain.removeprefix("ال")
    if bare != plain and len(bare) > 2:
        return tuple(f"al {spelling}" for spelling in _TABLE.get(bare) or (_sounded(bare),))
    return (_sounded(plain),)


def _sounded(word: str) -> str:
    """Letter by letter, an ``a`` between consonants; read from the end, as vowels follow consonants."""
    sounds: list[str] = []
    vowel = False
    for place, char in reversed(list(enumerate(word))):
        if char in _GLIDES:
            sound = _GLIDES[char][vowel or place == 0]
        elif char == "ه" and place == len(word) - 1 and place > 1:
            sound = "h" if vowel else "ah"
        else:
            sound = _LETTERS.get(char, char if char.isascii() and char.isalnum() else "")
        if sound:
            sounds.append(sound)
            vowel = sound[0] in _VOWELS
    out = ""
    for sound in reversed(sounds):
        if out and out[-1] not in _VOWELS and sound[0] not in _VOWELS:
            out += "a"
        out += sound if not (out.endswith("a") and sound == "a") else ""
    return out

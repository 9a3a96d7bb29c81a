"""Words around names that are not names: alias marks, titles, placeholders, role words.

Collected from general knowledge of how police forms in the languages concerned are filled in.
All entries are compared case-folded and without dots.
"""

from typing import Final

ALIAS_MARKS: Final = (
    r"also\s+(?:known|called)\s+as",
    r"otherwise\s+known\s+as",
    r"better\s+known\s+as",
    r"(?:formerly|previously|now)\s+known\s+as",
    r"known\s+as",
    r"going\s+by(?:\s+the\s+name(?:\s+of)?)?",
    r"goes\s+by",
    r"a\.?\s?k\.?\s?a\.?",
    r"f\.?\s?k\.?\s?a\.?",
    r"n\.?\s?k\.?\s?a\.?",
    r"t\.?n\.?\s(?=@)",
    r"alias(?:es)?",
    r"alyas",
    r"dikenal\s+(?:sebagai|dengan\s+nama)",
    r"dikenali\s+sebagai",
    r"juga\s+dikenali\s+sebagai",
    r"kilala\s+(?:bilang|sa\s+tawag\s+na)",
    r"als\.?",
    r"née?",
    r"dite?",
    r"dits?\s+aussi",
    r"(?:connue?|dite?)\s+sous\s+le\s+nom\s+de",
    r"connue?\s+comme",
    r"conocid[oa]\s+como",
)
"""Latin marks before another name of the same person, as regular expressions between word bounds."""

NICKNAME_MARKS: Final = (
    r"nick\s?names?d?",
    r"palayaw",
    r"panggilan",
    r"dipanggil",
    r"surnommée?",
    r"surnom",
    r"apodo",
    r"screen\s?name",
)
"""Latin marks before a nickname."""

EASTERN_ALIAS: Final = (
    "又名", "又称", "又稱", "别名", "別名", "化名", "假名", "亦名", "亦稱", "曾用名", "英文名", "中文名",
)  # fmt: skip
"""Han marks before another name, which no name contains."""

EASTERN_NICKNAME: Final = ("綽號", "绰号", "外號", "外号", "人稱", "人称", "暱稱", "昵称", "닉네임")
"""Han and Hangul marks before a nickname, which no name contains."""

STANDING_ALIAS: Final = (
    "自称", "自稱", "原名", "真名", "本名", "일명", "가명", "예명", "본명", "이명", "통명",
)  # fmt: skip
"""Marks before another name that occur in names too (이명수, 真名): they count where they stand apart."""

STANDING_NICKNAME: Final = ("花名", "별명", "별칭")
"""The same before a nickname."""

TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mister",
        "madam",
        "madame",
        "mdm",
        "mme",
        "mlle",
        "monsieur",
        "mademoiselle",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "atty",
        "attorney",
        "engr",
        "rev",
        "fr",
        "hon",
        "judge",
        "insp",
        "sgt",
        "cpl",
        "pte",
        "capt",
        "col",
        "gen",
        "maj",
        "lt",
        "cpt",
        "supt",
        "dsp",
        "asp",
        "encik",
        "en",
        "tuan",
        "puan",
        "pn",
        "cik",
        "tn",
        "bapak",
        "bpk",
        "ibu",
        "sdr",
        "sdri",
        "saudara",
        "saudari",
        "nona",
        "nn",
        "ny",
        "nyonya",
        "ginoo",
        "ginang",
        "gng",
        "bb",
        "binibini",
        "mang",
        "aling",
        "dato",
        "datuk",
        "datin",
        "señor",
        "señora",
        "señorita",
        "senor",
        "senora",
        "senorita",
        "sr.",
        "sra",
        "srta",
        "herr",
        "frau",
        "shri",
        "smt",
        "kuya",
        "ate",
        "don",
        "dona",
        "doña",
    ]
) - {"sr.", "en", "nn", "fr", "don", "col", "gen", "ate", "pte", "hon", "pn", "tn", "sir", "mang", "maj"}
"""Titles before a name, without dots, that are no names themselves."""

DOTTED_TITLES: Final = frozenset({"en", "nn", "fr", "sr", "pn", "tn", "hon", "col", "gen", "pte", "maj"})
"""Titles before a name only when a dot follows: without it they may be names."""

INITIAL_TITLES: Final = frozenset({"g", "m"})
"""``G.`` (Ginoo) and ``M.`` (Monsieur): titles only when two more words follow; else an initial."""

HAN_TITLES: Final = (
    "先生",
    "女士",
    "小姐",
    "太太",
    "夫人",
    "同學",
    "同学",
    "老師",
    "老师",
    "師傅",
    "师傅",
    "さん",
    "様",
    "さま",
    "くん",
    "ちゃん",
)
"""Titles behind a name of Han or kana."""

HANGUL_TITLES: Final = ("씨", "님", "선생님", "선생")
"""Titles behind a Hangul name; glued ones only where at least two syllables remain."""

SPACED_HANGUL_TITLES: Final = ("군", "양", "귀하")
"""Titles behind a Hangul name only after a space: glued they are syllables of names."""

PLACEHOLDERS: Final = frozenset(
    """unknown|unk|unknwn|not known|name unknown|unknown name|unknown male|unknown female|unknown person
    unidentified|n/a|na|none|nil|null|nan|not provided|not given|not stated|not available|not applicable
    not disclosed|undisclosed|withheld|name withheld|redacted|anonymous|anon|no name|noname|tbc|tba|tbd|nn
    victim|suspect|complainant|offender|subject|caller|sender|receiver|recipient|witness|test|xxx|xx|x
    tidak diketahui|tidak ada|tiada|tdk diketahui|belum diketahui|tanpa nama|hindi alam|di alam|hindi kilala
    wala|walang pangalan|inconnu|inconnue|non communiqué|anonyme|desconocido|desconocida|unbekannt
    不詳|不详|不明|未知|未詳|未详|無|无|沒有|没有|匿名|未提供|不知道|不知|不知名|姓名不詳|姓名不详|無名|无名|待查|佚名|某某
    미상|불상|모름|없음|무명|익명|성명불상|성명미상|이름미상|불명|알수없음|알 수 없음|성명
    불상|不明者|名前不明""".replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""Whole texts that say there is no name."""

ROLE_WORDS: Final = frozenset(
    [
        "victim",
        "suspect",
        "offender",
        "complainant",
        "witness",
        "reporter",
        "male",
        "female",
        "man",
        "woman",
        "boy",
        "girl",
        "m",
        "f",
        "minor",
        "adult",
        "juvenile",
        "deceased",
        "mother",
        "father",
        "parent",
        "guardian",
        "sister",
        "brother",
        "wife",
        "husband",
        "son",
        "daughter",
        "friend",
        "owner",
        "holder",
        "sender",
        "receiver",
        "payee",
        "payer",
        "account",
        "profile",
        "real",
        "fake",
        "true",
        "name",
        "nickname",
        "age",
        "aged",
        "years",
        "old",
        "yo",
        "unknown",
        "unverified",
        "confirmed",
        "filipino",
        "filipina",
        "chinese",
        "korean",
        "indonesian",
        "american",
        "british",
        "受害人",
        "被害人",
        "嫌疑人",
        "疑犯",
        "男",
        "女",
        "母親",
        "母亲",
        "父親",
        "父亲",
        "피해자",
        "피의자",
        "용의자",
        "남",
        "여",
        "남성",
        "여성",
    ]
) - {"boy", "girl", "son", "man"}
"""Words in brackets behind a name that describe the person and do not name it."""

PATRONYM_SLASHES: Final = r"(?<![^\W_])(?:[asdwc]/[olp]|n/a|b/o)(?![^\W_])"
"""``a/l``, ``a/p``, ``s/o``, ``d/o``: patronymic marks whose slash separates nothing."""

"""Foreign names written in Han characters: the sounds that the characters stand for in transcription.

Chinese transcription spells a consonant without a vowel by a whole syllable (斯 for s, 特 for t) and
some sounds
by older readings (基 for ki, 吉 for gi). General knowledge of the common transcription characters.
"""

from typing import Final

_BARE: Final = {
    "斯": "s", "丝": "s", "絲": "s", "思": "s", "司": "s", "兹": "z", "茲": "z", "慈": "z", "茨": "ts",
    "次": "ts", "特": "t",
    "忒": "t", "德": "d", "得": "d", "克": "k", "科": "ko", "可": "ko", "格": "g", "哥": "go",
    "尔": "l", "爾": "l", "耳": "l",
    "夫": "f", "弗": "f", "布": "b", "普": "p", "姆": "m", "赫": "h", "勒": "le", "什": "sh",
    "施": "sh", "奇": "ch", "日": "j",
    "恩": "n", "英": "ing", "因": "in", "伊": "i", "依": "i", "亚": "a", "亞": "a", "雅": "ya",
    "娅": "ya", "婭": "ya",
    "基": "ki", "吉": "gi", "金": "kin", "加": "ga", "嘉": "ga", "佳": "ga", "贾": "ja", "賈": "ja",
    "杰": "je", "傑": "je",
    "捷": "je", "詹": "jan", "简": "jan", "簡": "jan", "珍": "jen", "朱": "ju", "乔": "jo", "喬": "jo",
    "约": "yo", "約": "yo",
    "希": "hi", "西": "si", "辛": "sin", "欣": "hin", "休": "hyu", "许": "hu", "許": "hu", "谢": "she",
    "謝": "she", "夏": "sha",
    "香": "shan", "肖": "sho", "歇": "she", "雪": "she", "舍": "she", "查": "cha", "恰": "cha",
    "车": "che", "車": "che",
    "丘": "chu", "契": "che", "齐": "chi", "齊": "chi", "切": "che", "琴": "chin", "沃": "vo",
    "瓦": "va", "维": "vi", "維": "vi",
    "韦": "ve", "韋": "we", "威": "wi", "温": "win", "溫": "win", "文": "ven", "万": "van", "萬": "van",
    "旺": "van", "伍": "wu",
    "华": "wa", "華": "wa", "怀": "wai", "懷": "wai", "惠": "whi", "霍": "ho", "胡": "hu", "豪": "how",
    "侯": "ho", "赖": "lai",
    "賴": "lai", "奥": "o", "奧": "o", "欧": "o", "歐": "o", "艾": "ai", "埃": "e", "爱": "e",
    "愛": "e", "厄": "er", "俄": "o",
    "鲁": "ru", "魯": "ru", "卢": "lu", "盧": "lu", "罗": "ro", "羅": "ro", "洛": "lo", "路": "lu",
    "雷": "re", "莱": "le", "萊": "le",
    "里": "ri", "瑞": "re", "赛": "se", "塞": "se", "桑": "san", "森": "sen", "松": "son", "索": "so",
    "苏": "su", "蘇": "su", "泽": "ze",
    "澤": "ze", "扎": "za", "札": "za", "佐": "zo", "祖": "zu", "齐奥": "zo", "策": "tse", "采": "tse",
    "鲍": "bo", "鮑": "bo",
    "保": "po", "陶": "to", "考": "co", "劳": "lo", "勞": "lo", "毛": "mau", "道": "do", "高": "go",
    "绍": "sho", "紹": "sho",
    "贝": "be", "貝": "be", "内": "ne", "梅": "me", "费": "fe", "費": "fe", "佩": "pe", "黑": "he",
    "盖": "ge", "蓋": "ge", "凯": "kai",
    "凱": "kai", "泰": "tai", "代": "dai", "戴": "dai", "海": "hai", "怡": "yi", "尤": "yu", "于": "yu",
    "茹": "zhu", "让": "jean",
    "讓": "jean", "若": "jo", "汝": "jo", "蒂": "ti", "季": "ti", "迪": "di", "帝": "di", "提": "ti",
    "缇": "ti",
}  # fmt: skip


def sound_of(char: str, pinyin: str) -> str:
    """Return what a character stands for in a transcribed name: by table, else pinyin as heard abroad.

    Args:
        char: One Han character.
        pinyin: Its toneless pinyin.
    """
    known = _BARE.get(char)
    if known is not None:
        return known
    for written, heard in (
        ("iao", "io"),
        ("ao", "o"),
        ("ei", "e"),
        ("uo", "o"),
        ("ou", "o"),
        ("ui", "ui"),
        ("ng", "n"),
    ):
        pinyin = pinyin.replace(written, heard)
    return (
        "sh" + pinyin[1:]
        if pinyin.startswith("x")
        else "ch" + pinyin[1:]
        if pinyin.startswith("q")
        else pinyin
    )

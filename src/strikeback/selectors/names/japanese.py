"""Names of Japan in Han characters: which look so. How their signs are read stands nowhere."""

from typing import Final

from strikeback.selectors.names.script import script_of
from strikeback.selectors.names.surnames import is_surname

_TABLE: Final = """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田 佐々木
山口 松本 井上 木村 斎藤 齋藤 斉藤 齊藤 清水 山崎 阿部 安部 池田 橋本 山下 石川 中島
前田 藤田 後藤 小川 岡田 長谷川 村上 近藤 石井 遠藤 青木 坂本 藤井 西村 福田 太田
三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田
酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野
杉山 増田 平野 大塚 千葉 久保 松井 岩崎 木下 松尾 野口 野村 菊地 菊池 佐野 大西 杉本
新井 浜田 濱田 市川 古川 水野 小松 島田 小島 山内 吉川 桜井 櫻井 西田 大久保 小山
川崎 菅原 飯田 五十嵐 本田 本間 川口 久保田 服部 吉村 岩田 中田 関口 松岡 平田 土屋
秋山 永井 田口 松下 矢野 川上 広瀬 熊谷 小田 荒木 大島 石原 樋口 山中 松浦 片山 馬場
早川 福島 西川 田辺 黒田 浅野 内藤 高野 荒井 吉岡 飯塚 松村 星野 川村 須藤 大石 福井
岡崎 奥村 富田 望月 黒木 北村 成田 小池 渋谷 西山 足立 吉野 奥田 牧野 大谷 三宅 小西
白石 河野 中西
"""
_FAMILIES: Final = frozenset(_TABLE.split())
"""Common family names of two signs and more, from general knowledge."""
_LONGEST: Final = max(map(len, _FAMILIES))
_ONLY_THERE: Final = frozenset("々辻畑榊峠込凪栃枠匂畠笹麿杢")
"""Signs that hardly any name outside of Japan has: the mark of repetition, and signs made there."""
_WHOLE: Final = range(3, 7)
"""Signs of a name written without a blank."""
_CHINESE: Final = 3
"""Signs of nearly every Chinese name."""


def looks_japanese(text: str) -> bool:
    """Return whether a name in Han alone is likelier one of Japan than a Chinese, Korean or Vietnamese one.

    Its Chinese readings then tell nothing against a spelling in Latin letters. Signs of it are: a sign used
    only there; a family name apart that the table has, or that is neither a Chinese one nor two of them, as
    married women join them; one of the table at the start, unless it may be a Chinese surname with a given
    name of two; four signs or more without a Chinese surname (a foreign name so written tells as little).
    """
    parts = _parts(text)
    if not parts:
        return False
    if not _ONLY_THERE.isdisjoint("".join(parts)):
        return True
    family = parts[0]
    if len(parts) == 1:
        return len(family) in _WHOLE and _japanese_start(family)
    if is_surname(family) or max(map(len, parts)) > _LONGEST or len(parts) > 2:
        return False
    return family in _FAMILIES or not all(map(is_surname, family))


def _japanese_start(name: str) -> bool:
    chinese = is_surname(name[0]) or is_surname(name[:2])
    known = name[:2] in _FAMILIES or name[:3] in _FAMILIES
    if len(name) <= _CHINESE:
        return known and not chinese
    return known or not chinese


def _parts(text: str) -> tuple[str, ...]:
    """The parts of a name written in Han alone; () where another script stands in it."""
    parts = tuple(text.split())
    han = all(script_of(char) == "han" for part in parts for char in part)
    return parts if han else ()

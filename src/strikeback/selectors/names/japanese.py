"""Names of Japan in Han characters: which look so, and how their family names are read.

Given names have no reading that their signs show; family names mostly have one. The table holds
family names known to be common, from general knowledge; a name that stands in it under two readings
has both.
"""

from typing import Final

from strikeback.selectors.names.script import script_of
from strikeback.selectors.names.surnames import is_surname

_FAMILIES: Final = """
佐藤 sato|鈴木 suzuki|高橋 takahashi|田中 tanaka|伊藤 ito|渡辺 watanabe|渡邊 watanabe|渡邉 watanabe
渡部 watanabe watabe|山本 yamamoto|中村 nakamura|小林 kobayashi|加藤 kato|吉田 yoshida|山田 yamada
佐々木 sasaki|山口 yamaguchi|松本 matsumoto|井上 inoue|木村 kimura|斎藤 saito|齋藤 saito|斉藤 saito
齊藤 saito|清水 shimizu|山崎 yamazaki yamasaki|阿部 abe|安部 abe|池田 ikeda|橋本 hashimoto
山下 yamashita|石川 ishikawa|中島 nakajima nakashima|前田 maeda|藤田 fujita|後藤 goto|小川 ogawa
岡田 okada|長谷川 hasegawa|村上 murakami|近藤 kondo|石井 ishii|遠藤 endo|青木 aoki|坂本 sakamoto
藤井 fujii|西村 nishimura|福田 fukuda|太田 ota|三浦 miura|藤原 fujiwara|岡本 okamoto|松田 matsuda
中川 nakagawa|中野 nakano|原田 harada|小野 ono|田村 tamura|竹内 takeuchi|金子 kaneko|和田 wada
中山 nakayama|石田 ishida|上田 ueda|森田 morita|柴田 shibata|酒井 sakai|工藤 kudo|横山 yokoyama
宮崎 miyazaki|宮本 miyamoto|内田 uchida|高木 takagi|安藤 ando|谷口 taniguchi|大野 ono|丸山 maruyama
今井 imai|高田 takada takata|藤本 fujimoto|武田 takeda|村田 murata|上野 ueno|杉山 sugiyama
増田 masuda|平野 hirano|大塚 otsuka|千葉 chiba|久保 kubo|松井 matsui|岩崎 iwasaki|木下 kinoshita
松尾 matsuo|野口 noguchi|野村 nomura|菊地 kikuchi|菊池 kikuchi|佐野 sano|大西 onishi|杉本 sugimoto
新井 arai|浜田 hamada|濱田 hamada|市川 ichikawa|古川 furukawa|水野 mizuno|小松 komatsu|島田 shimada
小島 kojima|山内 yamauchi|吉川 yoshikawa kikkawa|桜井 sakurai|櫻井 sakurai|西田 nishida|大久保 okubo
小山 koyama oyama|川崎 kawasaki|菅原 sugawara|飯田 iida|五十嵐 igarashi|本田 honda|本間 honma homma
川口 kawaguchi|東 higashi azuma|久保田 kubota|服部 hattori|吉村 yoshimura|岩田 iwata
中田 nakata nakada|関口 sekiguchi|松岡 matsuoka|平田 hirata|土屋 tsuchiya|秋山 akiyama|永井 nagai
田口 taguchi|松下 matsushita|矢野 yano|川上 kawakami|広瀬 hirose|熊谷 kumagai|小田 oda|荒木 araki
大島 oshima|石原 ishihara|樋口 higuchi|山中 yamanaka|松浦 matsuura|片山 katayama|馬場 baba
早川 hayakawa|福島 fukushima|西川 nishikawa|田辺 tanabe|黒田 kuroda|浅野 asano|内藤 naito
高野 takano|荒井 arai|吉岡 yoshioka|飯塚 iizuka|松村 matsumura|星野 hoshino|川村 kawamura
須藤 sudo suto|大石 oishi|福井 fukui|岡崎 okazaki|奥村 okumura|富田 tomita|堀 hori|望月 mochizuki
黒木 kuroki|北村 kitamura|成田 narita|小池 koike|渋谷 shibuya|西山 nishiyama|足立 adachi
吉野 yoshino|奥田 okuda|牧野 makino|大谷 otani oya|三宅 miyake|小西 konishi|白石 shiraishi
河野 kono kawano|中西 nakanishi|森 mori|原 hara|林 hayashi|辻 tsuji|岸 kishi|堤 tsutsumi
"""
_READ: Final[dict[str, tuple[str, ...]]] = {
    row.split()[0]: tuple(row.split()[1:]) for line in _FAMILIES.split("\n") for row in line.split("|") if row
}
_LONGEST: Final = max(map(len, _READ))
_ONLY_THERE: Final = frozenset("々辻畑榊峠込凪栃枠匂畠笹麿杢")
"""Signs that hardly any name outside of Japan has: the mark of repetition, and signs made there."""
_WHOLE: Final = range(3, 7)
"""Signs of a name written without a blank in which a family name of two or three signs is looked for."""

_CHINESE: Final = 3
"""Signs of nearly every Chinese name."""


def family_readings(text: str) -> tuple[str, ...]:
    """Return how the family name at the start of a name in Han is read in Japan; () where unknown.

    A blank shows where it ends. Without one only names of three to six signs whose first two or three
    are in the table count: ``林美咲`` may be anybody's.
    """
    parts = _parts(text)
    if len(parts) == 2:
        return _READ.get(parts[0], ())
    if len(parts) == 1 and len(parts[0]) in _WHOLE:
        name = parts[0]
        return next((_READ[name[:n]] for n in range(_LONGEST, 1, -1) if name[:n] in _READ), ())
    return ()


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
    if len(parts) == 1:
        surname = is_surname(parts[0][0]) or is_surname(parts[0][:2])
        if len(parts[0]) <= _CHINESE:
            return bool(family_readings(text)) and not surname
        return bool(family_readings(text)) or (len(parts[0]) in _WHOLE and not surname)
    family = parts[0]
    if is_surname(family) or max(map(len, parts)) > _LONGEST or len(parts) > 2:
        return False
    return family in _READ or not all(map(is_surname, family))


def _parts(text: str) -> tuple[str, ...]:
    """The parts of a name written in Han alone; () where another script stands in it."""
    parts = tuple(text.split())
    han = all(script_of(char) == "han" for part in parts for char in part)
    return parts if han else ()

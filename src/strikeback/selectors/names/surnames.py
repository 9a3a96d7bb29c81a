"""East Asian surnames and the Latin spellings their bearers use.

One row a surname: its characters, then spellings: Mandarin first, then Hong Kong, Hokkien, Teochew, Hakka
and Toisan as used in Singapore, Malaysia, the Philippines and Taiwan, then Vietnamese and Korean.
Written from general knowledge of the romanisations; a spelling may stand in several rows.
"""

from functools import lru_cache
from typing import Final

_HAN: Final = """
王 wang wong ong heng vong vang vuong bong|李 li lee ly lei yi rhee ri
張张 zhang chang cheung cheong chong teo teoh tiu tiong truong jang zoeng
劉刘 liu lau low lew lao luu yu yoo ryu yau|陳陈 chen chan tan ting chin tran jin chun can tjan
楊杨 yang yeung yeo yeoh iu young duong
黃黄 huang wong ng ooi oei uy ung eng bong hwang hoang huynh vong wee vang
趙赵 zhao chao chiu teo trieu jo cho chew|吳吴 wu ng goh go eng oh ngo o gouw woo
周 zhou chow chau chew chiu jew chu joo ju chou|徐 xu hsu tsui chui chee cher seo su tu suh
孫孙 sun suen soon sng son ton swen|馬马 ma beh mah be mar|朱 zhu chu choo gee ju joo tjoe
胡 hu wu woo foo oh ow ho oo|郭 guo kuo kwok kwek quek kuok kok quach gwak kwak koay
何 he ho hor hoo ha hoe|高 gao kao ko kou go cao koh|林 lin lam lim lum liem ling im rim lym
羅罗 luo lo law loh la na ra|鄭郑 zheng cheng cheang tay tee teh chang trinh jeong jung chung tye
梁 liang leung leong neo niu luong yang ryang leang|謝谢 xie hsieh tse cheah chia ta jia dear
宋 song sung soong tong|唐 tang tong tng duong dang|許许 xu hsu hui khoo koh hua heo hur hsu co
韓韩 han hon hang|馮冯 feng fung foong phung pang fong|鄧邓 deng teng tang dang then
曹 cao tsao tso chow cho jo chao|彭 peng pang phe banh phang
曾 zeng tseng tsang chan chang tang jeng chin|蕭萧肖 xiao hsiao siu seow siew sio tieu so siauw
田 tian tien tin dien jeon|董 dong tung tang dang|袁 yuan yuen wan vien won yuan
潘 pan poon pun phua phan ban pua|于 yu yue|蔣蒋 jiang chiang cheung chio tuong jang chang
蔡 cai tsai choi choy tsoi chua chai thai chae tsay toy coi choa chuah tjoa cua sai
余 yu yee eu du yeo ee|杜 du tu to toh do dou|葉叶 ye yeh yip yap ip diep yeop yapp
程 cheng ching thia trinh jeong chen|蘇苏 su so soh to soo|魏 wei ngai gooi ngui nguy wi goei
呂吕 lu lui loo lyu la yeo ryeo lv loi|丁 ding ting teng dinh jeong chung
任 ren jen yam yum nham im lim jin|沈 shen sum sim tham shim shum|姚 yao yiu yeo dieu yow
盧卢 lu lo loo lou ro no noh lou|姜 jiang chiang keung kiang khuong kang gang
崔 cui tsui chui chwee thoi choi choe|鍾钟鐘 zhong chung cheng tjong chong jong choong
譚谭 tan tam tham dam hom|陸陆 lu luk loke luc yuk ryuk look|汪 wang wong ong uong
范 fan huan pham beom van|金 jin chin kam kim gim king|石 shi shih shek sek thach seok suk chioh
廖 liao liu liew leow lieu ryo lio leaw|賈贾 jia chia ka gia ga kar|夏 xia hsia ha har
韋韦 wei wai wui vi wi|方 fang fong hong png phuong bang pung|白 bai pai pak pek bach baek paik peh
鄒邹 zou tsou chow chau tsau trau chu|孟 meng mang manh maeng|熊 xiong hung hiong ung
秦 qin chin chun tan jin|邱丘 qiu chiu yau khoo hew khu khau gu koo chew kho
江 jiang chiang kong kang giang gang|尹 yin wan doan yun yoon youn|薛 xue hsueh sit siet tiet seol see
閻阎閆闫 yan yen yim diem|段 duan tuan doan dan|雷 lei lui looi loi louie noe|侯 hou how hau hau
龍龙 long lung leong liong|史 shi shih sze su sa sy|陶 tao to tow dao do|黎 li lai loy le ryeo
賀贺 he ho ha|顧顾 gu ku koo co go|毛 mao mo moh mow|郝 hao hok|龔龚 gong kung cung keong
邵 shao shiu siu sieu so seow|萬万 wan man ban van|錢钱 qian chien chin tsin tien jeon tsien
嚴严 yan yen yim giam nghiem eom um|歐欧區区 ou au ow|孔 kong kung hung khong gong
溫温 wen wan woon boon on|莊庄 zhuang chuang chong chng trang jang ching|柯 ke ko kwa quah o ga kua
康 kang hong khang|關关 guan kuan kwan quan gwan|洪 hong hung ang hoong|安 an on ahn
權权 quan kwon gwon kuen kwun|柳 liu lau ryu yoo yu ryoo|申 shen san shin sin
全 quan chuan jeon chun jun|裴 pei bae bui pui|朴 piao park pak bak|成 cheng sung seong shing thanh
禹 yu woo u|南 nan nam nahm|文 wen man boon moon mun van|武 wu mo bu vu vo|辛 xin san shin sin sun
車车 che cha|單单 shan sin|歐陽欧阳 ouyang auyeung auyong owyang|司徒 situ szeto seeto
諸葛诸葛 zhuge chukot jegal|司馬司马 sima szema|上官 shangguan sheungkoon|皇甫 huangfu hwangbo
甘 gan kam|古 gu ku koo|麥麦 mai mak|翁 weng yung ang yong|倪 ni ngai geh nghe|凌 ling|連连 lian lin
符 fu foo hu|卓 zhuo toh cheuk cho tok|阮 ruan yuen nguyen wan|詹 zhan chan chim jim|游 you yau yu
章 zhang cheung chang jang|施 shi sze si sy see|傅 fu foo pho poh|戴 dai tai tay te|伍 wu ng goh
岑 cen shum sham|霍 huo fok|莫 mo mok|冼 xian sin|紀纪 ji kei kee|簡简 jian kan|賴赖 lai lua|尤 you yau
向 xiang heung|湯汤 tang tong thong|孫 sun|查 zha cha|仇 qiu sau|解 xie hsieh|翟 zhai chak|覃 qin tam
葛 ge kot|盛 sheng shing|池 chi chih|卞 bian pien byun|元 yuan won|河 he ha|房 fang fong bang
表 biao pyo|宣 xuan sun seon|玄 xuan hyun hyeon|鮑鲍 bao pau|牛 niu ngau|韶 shao|梅 mei mui
喬乔 qiao kiu|樊 fan|殷 yin yan|祝 zhu chuk|齊齐 qi tsai|尚 shang|邢 xing ying|褚 chu|童 tong tung
滕 teng tang|涂 tu to|巫 wu mo moo
"""

_HANGUL: Final = """
김 kim gim ghim keem|이 lee yi i rhee ri li lie|리 ri rhee lee li yi|박 park pak bak bhak phak paik
최 choi choe choy che|정 jung jeong chung cheong joung chong jeung young|강 kang gang ghang
조 cho jo joe jou|윤 yoon yun youn|장 jang chang zhang|임 lim im rim yim leem rhim|림 rim lim im
한 han hahn|오 oh o|서 seo suh so seoh sur|신 shin sin|권 kwon gwon kuen kweon|황 hwang whang|안 ahn an
송 song|류 ryu yoo yu ryoo ryou lyu|유 yoo yu you ryu yoo|전 jeon chun jun chon jeun cheon|홍 hong
고 ko go koh goh|문 moon mun mon munn|양 yang|손 son sohn sonn|배 bae pae bai
백 baek paik back paek baik|허 heo hur huh her hui ho|남 nam nahm nham|심 shim sim|노 noh roh no ro
하 ha hah|곽 kwak gwak kwag|성 sung seong shung shong|차 cha|주 joo ju chu|우 woo u wu|구 koo gu ku goo
민 min|나 na ra la rha|라 ra na la|진 jin chin|지 ji jee chi|엄 eom um uhm ohm|채 chae chai|원 won
천 cheon chun chon|방 bang pang|공 kong gong|현 hyun hyeon hyon|함 ham hahm|변 byun byeon pyon
염 yeom yum youm|여 yeo yuh yo|추 choo chu|도 do doh to|석 seok suk sok|선 sun seon son|설 seol sul sol
마 ma|길 gil kil|연 yeon yun youn|위 wi wee|표 pyo|명 myung myeong myong|기 ki gi kee|반 ban pan|왕 wang
금 keum geum kum|옥 ok|육 yook yuk|인 in|맹 maeng|제 je jae|모 mo|탁 tak|국 kook guk kuk|어 eo uh|은 eun
용 yong|남궁 namgung namkung namgoong|황보 hwangbo|제갈 jegal chegal|선우 seonwoo sunwoo seonu
독고 dokgo dokko|사공 sagong|서문 seomun suhmoon
"""

_SINO_KOREAN: Final = [
    "金김",
    "李이",
    "朴박",
    "崔최",
    "鄭정",
    "姜강",
    "趙조",
    "尹윤",
    "張장",
    "林임",
    "韓한",
    "吳오",
    "徐서",
    "申신",
    "權권",
    "黃황",
    "安안",
    "宋송",
    "柳류",
    "劉유",
    "全전",
    "洪홍",
    "高고",
    "文문",
    "梁양",
    "孫손",
    "裴배",
    "白백",
    "許허",
    "南남",
    "沈심",
    "盧노",
    "郭곽",
    "成성",
    "車차",
    "朱주",
    "禹우",
    "羅나",
    "陳진",
    "池지",
    "嚴엄",
    "蔡채",
    "元원",
    "方방",
    "孔공",
    "玄현",
    "卞변",
    "呂여",
    "石석",
    "宣선",
    "薛설",
    "馬마",
    "魏위",
    "表표",
    "潘반",
    "王왕",
    "陸육",
    "孟맹",
    "卓탁",
    "殷은",
    "龍용",
    "河하",
    "房방",
    "曹조",
    "丁정",
    "田전",
    "任임",
    "辛신",
    "周주",
    "江강",
    "杜두",
    "邊변",
    "俞유",
    "兪유",
    "具구",
    "閔민",
    "千천",
    "咸함",
    "廉염",
    "秋추",
    "都도",
    "吉길",
    "明명",
    "奇기",
    "琴금",
    "玉옥",
    "諸제",
    "鞠국",
    "魚어",
    "延연",
]
"""Surnames in Han characters and how Korean reads them."""
_COMPOUND: Final = frozenset(
    [
        "歐陽欧阳",
        "司徒",
        "諸葛诸葛",
        "司馬司马",
        "上官",
        "皇甫",
        "남궁",
        "황보",
        "제갈",
        "선우",
        "독고",
        "사공",
        "서문",
    ]
)
_ROWS: Final = tuple(
    tuple(row.split()) for row in (_HAN + _HANGUL).replace("\n", "|").split("|") if row.strip()
)


def _by_character() -> dict[str, tuple[str, ...]]:
    """Spellings under each written form; two-character surnames are given in pairs."""
    found: dict[str, tuple[str, ...]] = {}
    for forms, *spellings in _ROWS:
        width = 2 if forms in _COMPOUND else 1
        for start in range(0, len(forms), width):
            found.setdefault(forms[start : start + width], tuple(spellings))
    return found


def _by_spelling() -> dict[str, frozenset[int]]:
    """Rows in which a spelling stands."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_ROWS):
        for spelling in row[1:]:
            found.setdefault(spelling, set()).add(number)
    return {spelling: frozenset(rows) for spelling, rows in found.items()}


_SPELLINGS: Final = _by_character()
_FAMILIES: Final = _by_spelling()
_NONE: Final[frozenset[int]] = frozenset()


def spellings_of(surname: str) -> tuple[str, ...]:
    """Return the Latin spellings of a surname in Han or Hangul, the Mandarin or Korean one first."""
    return _SPELLINGS.get(surname, ())


def is_surname(text: str) -> bool:
    """Whether the characters are a surname of the table."""
    return text in _SPELLINGS


@lru_cache(maxsize=65_536)
def families_of(spelling: str) -> frozenset[int]:
    """Return the rows in which a folded Latin spelling stands: two of one row may be one surname."""
    return _FAMILIES.get(spelling, _NONE)

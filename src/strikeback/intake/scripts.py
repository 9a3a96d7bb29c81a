"""The commonest characters of languages whose texts come in several encodings.

The lists are the top of general frequency counts plus the words of case tables (name, date,
telephone, amount, victim ...), since a table's header is often its only long stretch of text.
"""

import re
from collections import Counter
from typing import Final

_HANT: Final = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作裡"
    "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
    "日月號電話姓名地址金額帳戶受害被嫌疑犯報案編匯款收銀付網臺台灣香港備註性別齡身份證案件情要求平暱稱"
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周葉蘇莊呂江何羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴"
    "男女市區路街元萬威脅朋友聯絡資料轉帳戶口影片傳送未成男子聲稱使用通訊軟體訊息分局刑警偵查隊"
)
_HANS: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日月号电话姓名地址金额账户帐受害被嫌疑犯报案编汇款收银付网上海北京备注性别龄身份证案件情要求平台昵称"
    "陈林黄张李王吴刘蔡杨许郑谢郭洪曾邱廖赖周叶苏庄吕江何罗高潘简朱钟彭游詹胡施沈余卢梁赵颜柯翁魏孙戴"
    "男女市区路街元万威胁朋友联系资料转账户口视频传送未成男子声称使用通讯软件消息分局刑警侦查队"
)
_HANGUL: Final = frozenset(
    "이다는에의가을로하고지은사한를도기자어아나서리그있게시대들인해라스정수만부일보여과전원제장으"
    "상주구조공동면아무성유경문신관세적와었것안비내요우국실후년월김박최강윤임오송홍황민준영현진"
    "피자고번호명이름금액날짜전화계좌용의혐접송금수취은행연락처주소카페북인스타그램"
)
_KANA: Final = frozenset(
    "のにはをたがでてとしれさいるなもからりこあくきまスンルトイリラクアドレタシテコロメカ"
    "ーすっそうだけよせえ日月年人名電話番号金額被害者容疑氏住所件受付口座銀行"
)
_CYRILLIC: Final = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжОЕАИНТСРВЛКМДПУ")
_THAI: Final = frozenset("านรกอเงมยลวดทสตะปบคหแจพชขใไีืุู่้็์ัิำ")

COMMON: Final[dict[str, frozenset[str]]] = {
    "gb18030": _HANS | _HANT,
    "cp950": _HANT,
    "big5hkscs": _HANT,
    "cp949": _HANGUL,
    "cp932": _KANA,
    "euc_jp": _KANA,
    "cp1251": _CYRILLIC,
    "cp874": _THAI,
}
"""Encodings weighed, each with the characters that prove it."""

_SINGLE_BYTE: Final = frozenset({"cp1251", "cp874"})
_LONG_RUN: Final = 3
_RUNS: Final = {
    codec: re.compile(f"[{''.join(sorted(COMMON[codec]))}]{{{_LONG_RUN},}}") for codec in _SINGLE_BYTE
}


def share_of_common(text: str, codec: str) -> float:
    """Return the part of the text's non-ASCII letters that are among the commonest, 0 to 1.

    In single-byte encodings only letters in runs of three or more count, because lone letters
    between Latin ones are accents of a Western text, not words.
    """
    counts = {char: count for char, count in Counter(text).items() if char > "\x7f" and char.isalpha()}
    total = sum(counts.values())
    if not total:
        return 0.0
    if codec in _SINGLE_BYTE:
        return sum(map(len, _RUNS[codec].findall(text))) / total
    common = COMMON[codec]
    return sum(count for char, count in counts.items() if char in common) / total

# ruff: noqa: E501 - a line of a report stays on one line
"""What speakers of Chinese, Mandarin and Cantonese type of each danger, and what only sounds like it; the lines were written with the words."""

from datetime import UTC, datetime
from string import ascii_lowercase

import pytest

from strikeback.casework.phrases.tight import Tight
from strikeback.casework.phrases.words.vocabulary import TIGHT
from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINOR, ADULT = 16, 20


def band(text: str, age: int) -> Band:
    """Assess one text of a report."""
    return assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(age,)), received=RECEIVED).band


DANGER = [
    "报案人称其女儿近日多次表示不想活了",
    "事主表示有輕生念頭",
    "我好想一了百了",
    "我真係頂唔順，想走咗去算",
    "佢話唔想再見到聽日",
    "死了是不是就不用还钱了，我想死了算",
    "我已经买好了安眠药",
    "阿仔攞住把𠝹刀喺房唔出嚟",
    "他站在楼顶边缘不肯下来",
    "弟弟坐在天橋欄杆上",
    "妈，对不起，我撑不下去了",
    "如果我不在了，请帮我照顾好猫和妹妹",
    "多谢你哋一直以嚟照顾我，再见喇",
    "孩子写了一封信说要离开我们",
    "她把自己的手腕划伤了",
    "女儿吞了一大把药",
    "我怕她会做出什么傻事",
    "活着真的没意思，累了",
    "人生完了，没脸见人了",
    "冇面見人，唯有死路一條",
    "怎样才能没有痛苦地离开",
    "个仔成晚冇返屋企，电话又唔通",
    "孩子从昨天下午放学后就联系不上了",
    "我妹妹不见了，手机关机",
    "學生今天沒有到校，家長也聯絡不到他",
    "阿女留低張紙條就走咗",
    "我们到处找不到儿子，已经报警",
    "佢尋日出咗門之後就冇人見過",
    "室友三天没回宿舍了，微信也不回",
    "骗子已经把视频群发给我的通讯录了",
    "佢將我啲相post咗上IG",
    "我同学说收到了我的视频",
    "我的照片在班级群里传开了",
    "条片而家喺成間學校度流傳",
    "我老闆收到我嘅影片喇",
    "家族群組裡有人貼了我的照片",
    "嫌疑人已将截图发送至被害人母亲",
    "網上面已經見到我啲相",
    "表哥问我视频里的人是不是我",
    "女儿约了网上认识的男人明天见面",
    "我今晚去酒店搵佢",
    "他给我买了高铁票让我过去",
    "個女上咗一個陌生人架車",
    "他说放学来学校接我走",
    "妹妹答应周末去那个网友家",
    "那个男人现在就在我家楼下",
    "佢喺門口唔肯走，不停撳鐘",
    "他把我锁在房间里不让我出去",
    "繼父晚晚入我房",
    "叔叔一直在摸我",
    "他每天晚上逼我开视频给他们看",
    "有人叫細路喺鏡頭前表演",
    "他命令我用刀在手臂上刻他的名字",
    "对方要我开着镜头伤害自己",
    "佢叫我用煙頭烙自己隻手",
    "群主要我虐待小貓證明忠心",
    "他叫我去死，还要直播",
    "我读小学四年级",
    "个女先小三",
    "幼稚園K3的孩子",
]
WITHIN_HOURS = [
    "他要我两小时内转账，不然就群发",
    "今晚九點前唔過數就send俾我屋企人",
    "限我半个钟内俾钱",
    "还剩四十分钟，不给钱就发给同学",
    "阿妈返嚟之前要过数，唔系就放上网",
    "說今天放學前要匯款否則公開",
    "天亮之前不打钱就发到班群",
]
LOOK_ALIKE = [
    "他没有自杀的念头",
    "事主否認有自殘行為",
    "我不是想死，只是觉得丢脸",
    "笑死我了",
    "热死了今天",
    "肚餓到死",
    "我在看一部关于失踪女孩的电影",
    "学校发了预防自杀的单张",
    "十年前我曾经想过自杀，现在很好",
    "佢以前離家出走過，已經係中學時嘅事",
    "孩子已经平安回家了",
    "我的快递不见了",
    "手機唔見咗，搵緊",
    "他威胁说如果不给钱就发给我朋友",
    "目前尚未发现视频外传",
    "他说下周五之前要付款",
    "新闻说有个学生跳楼",
    "他說如果我離開他就去死",
    "约了明天见律师",
    "明日同社工見面",
    "他约我见面，我拒绝了",
    "已把对账单发给银行",
    "我家的狗走失了",
    "骗子说他女儿失踪了要借钱",
    "骗子收钱后就失联了",
    "这首歌的歌词写着我不想活了",
    "小说里的主角留下遗书离家出走",
    "我妈知道了会打死我",
    "我在小学当老师",
    "追剧追到想死哈哈",
    "演習中有學童失蹤",
    "已拉黑，之后他再没联系我",
    "那个作文题目是给未来的告别信",
    "考试考砸了，死定了",
    "我老公已经知道了，没事",
    "男朋友說分手他就死給我看",
]


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_immediate(text: str) -> None:
    """Every way of saying it is P1, for an adult too."""
    assert band(text, ADULT) == Band.P1


@pytest.mark.parametrize("text", WITHIN_HOURS)
def test_a_minors_deadline_within_hours_is_immediate(text: str) -> None:
    """Clock times and daily events are deadlines; an adult's is for the same day."""
    assert band(text, MINOR) == Band.P1


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_a_look_alike_is_not_raised(text: str) -> None:
    """Denials, jokes, fiction, what is past or over, threats, things and helpers are not P1."""
    assert band(text, ADULT) != Band.P1


def test_no_single_latin_letter_means_anything() -> None:
    """Laughter ("hhh") and QQ fold to one letter; the letter inside a name must not soften a text."""
    patterns = Tight("zh", TIGHT["zh"])
    assert not [letter for letter in ascii_lowercase if patterns.search(f"xx{letter}yy")]


def test_a_name_softens_nothing() -> None:
    """What the victim says of themselves stands, whatever the persona is called."""
    assert band("事主結識網友Trisha Rossi,其用戶名稱:tr.rossi。如果公開咗我就去死。", ADULT) is Band.P1

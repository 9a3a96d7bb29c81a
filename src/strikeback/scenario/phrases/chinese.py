"""Chinese: traditional characters with Hong Kong turns of phrase, and simplified characters."""
# ruff: noqa: E501 - sentences stay on one line

from typing import Final

from strikeback.scenario.phrases.book import Phrases

TRADITIONAL: Final = Phrases(
    meet=(
        "報案人於{date}在{platform}認識一名自稱{persona}的女子(帳號{handle})。",
        "我喺{platform}收到{handle}加我做朋友。",
        "對方{platform}帳戶為{handle},顯示名稱{persona}。",
        "事主經{platform}結識網友{persona},其用戶名稱:{handle}",
        "{date}有個叫{persona}嘅人喺{platform}搵我,個account係{handle}。",
    ),
    move=("其後轉用{second}聯絡,帳號{contact}。", "之後佢叫我去{second}傾,{contact}。", "雙方再以{second}({contact})視像通話。"),
    threat=(
        "對方聲稱已錄影,威脅將片段發給事主親友及公司同事。",
        "佢話錄咗影,唔俾錢就send俾我所有朋友。",
        "對方展示事主的朋友名單,要求付款,否則公開片段。",
    ),
    demand=(
        "對方要求{amount},{deadline}。",
        "對方勒索{amount},收款人{payee}。",
        "佢要{amount},{deadline}過數俾{payee}。",
        "開價{amount}。",
    ),
    paid=(
        "事主已匯款{amount}予{payee},編號{ref}。",
        "我經匯款公司寄咗{amount}俾{payee},MTCN {ref}。",
        "已付{amount},收款人:{payee},參考編號{ref}。",
    ),
    again=("其後對方再次要求付款。", "第二日佢又要多筆。", "付款後對方繼續勒索。"),
    unpaid=("事主沒有付款。", "冇俾錢,已經封鎖對方。", "暫無金錢損失。"),
    distress=("事主感到十分困擾。", "我好驚,瞓唔著。", "事主情緒緊張,有家人陪伴。", "覺得好羞恥,唔敢返工。"),
    helpline=("朋友叫我打{helpline},之後先嚟報案。", "事主曾致電{helpline}查詢。"),
    deadlines=("限兩日內付款", "星期五前要俾", "48小時內繳付", "下星期一前過數"),
    child_meet=("本人兒子於{platform}被{handle}接觸。", "學校老師代學生報案,對方{platform}帳號{handle}。"),
    risks={
        "self_harm": (
            "我唔想做人喇。",
            "事主表示有輕生念頭。",
            "如果公開咗我就去死。",
            "我想過自殺,覺得冇路可行。",
            "事主稱不想再活下去。",
        ),
        "deadline": ("佢話今晚{hour}前唔俾錢就發出去。", "對方限事主今日{hour}前付款。", "得返幾個鐘,今晚{hour}就夠鐘。"),
        "disclosure": ("片段已經發咗俾我兩個同事。", "事主的姊姊今早收到該片段。", "而家班群組入面已經有人傳緊。"),
        "meeting": ("對方約事主星期六當面交錢。", "佢叫我聽日去車站見面交收。"),
    },
    child_risks={
        "self_harm": ("兒子話唔想生存落去。", "學生留下遺書,被同學發現。"),
        "missing": ("兒子昨晚離家後失去聯絡。", "個女今朝離家出走,電話打唔通。"),
        "deadline": ("對方限佢今晚{hour}前付款。",),
        "disclosure": ("班上同學已經收到片段。",),
        "under13": ("受害人只有{age}歲。", "個仔今年{age}歲,讀小學。"),
        "meeting": ("對方約咗佢星期六喺商場見面。",),
    },
    lookalikes=(
        ("negated", "事主表示沒有輕生念頭。"),
        ("negated", "暫時未有親友收到片段。"),
        ("offender", "對方曾稱如果我唔覆佢就自殺,我覺得係做戲。"),
        ("idiom", "當時尷尬到想死。"),
        ("idiom", "部手機死咗機,冇晒紀錄。"),
        ("quoted", "見到新聞話有人因此自殺,所以先決定報案。"),
        ("negated", "對方從無要求見面。"),
    ),
)  # fmt: skip

SIMPLIFIED: Final = Phrases(
    meet=(
        "我在{platform}上认识了{persona},账号是{handle}。",
        "{date},{platform}用户{handle}加我为好友。",
        "对方在{platform}的账号:{handle},昵称{persona}。",
    ),
    move=("后来改用{second}聊天,账号{contact}。", "她让我加{second}:{contact}。"),
    threat=("对方说视频聊天已被录下,要发给我的家人和公司。", "对方截了我的好友列表,说不付钱就公开。"),
    demand=(
        "对方要求{amount},{deadline}。",
        "索要{amount},收款人{payee}。",
        "要我转{amount}给{payee},{deadline}。",
    ),
    paid=("我已汇款{amount}给{payee},汇款号{ref}。", "付了{amount},收款人{payee},编号{ref}。"),
    again=("之后对方又要更多钱。", "付款后第二天继续勒索。"),
    unpaid=("没有付款。", "我没给钱,已拉黑。"),
    distress=("我很害怕,晚上睡不着。", "心里非常难受,不敢告诉家人。", "精神压力很大。"),
    helpline=("朋友让我先打{helpline}。",),
    deadlines=("两天之内", "周五之前", "48小时之内", "下周一之前"),
    child_meet=("我儿子在{platform}上被{handle}联系。",),
    risks={
        "self_harm": ("我不想活了。", "我有过自杀的念头。", "如果发出去我就去死。"),
        "deadline": ("今晚{hour}之前必须付款,否则就发。", "对方只给我到今天{hour}。"),
        "disclosure": ("视频已经发给我的同事了。", "我姐姐今天早上收到了视频。"),
        "meeting": ("对方约我明天当面交钱。",),
    },
    child_risks={
        "self_harm": ("孩子说不想活了。",),
        "missing": ("孩子昨晚离家,至今联系不上。",),
        "deadline": ("对方限他今晚{hour}前付款。",),
        "disclosure": ("同学们已经收到视频。",),
        "under13": ("孩子今年{age}岁。",),
        "meeting": ("对方约孩子周六见面。",),
    },
    lookalikes=(
        ("negated", "我没有自杀的想法,只想尽快解决。"),
        ("negated", "目前没有人收到视频。"),
        ("idiom", "当时真是尴尬死了。"),
        ("offender", "对方说我不回复她就自杀,应该是骗人的。"),
    ),
)

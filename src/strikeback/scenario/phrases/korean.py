"""Korean."""
# ruff: noqa: E501 - sentences stay on one line

from typing import Final

from strikeback.scenario.phrases.book import Phrases

KOREAN: Final = Phrases(
    meet=(
        "{date} {platform}에서 {persona}(아이디 {handle})라는 사람이 친구 신청을 했습니다.",
        "{platform} 계정 {handle}에게서 먼저 연락이 왔습니다.",
        "피해자는 {platform}에서 {persona}라는 가명을 쓰는 {handle}을 알게 됨.",
    ),
    move=("이후 {second}({contact})으로 옮겨 대화했습니다.", "{second} 아이디 {contact}로 연락하자고 했음."),
    threat=(
        "영상통화를 녹화했다며 지인들에게 유포하겠다고 협박했습니다.",
        "친구 목록을 보여주며 돈을 보내지 않으면 공개하겠다고 함.",
        "가족과 회사에 보내겠다고 합니다.",
    ),
    demand=("{deadline} {amount}을 요구했습니다.", "{amount}을 {payee} 앞으로 보내라고 함.", "요구 금액은 {amount}입니다."),
    paid=("{amount}을 {payee}에게 송금했습니다. 번호 {ref}.", "송금액 {amount}, 받는 사람 {payee}, 송금번호 {ref}."),
    again=("송금 후에도 계속 돈을 요구합니다.", "다음날 다시 같은 금액을 요구함."),
    unpaid=("돈은 보내지 않았습니다.", "송금하지 않고 차단했음."),
    distress=("불안해서 잠을 못 잡니다.", "너무 창피하고 무섭습니다.", "일상생활이 힘듭니다."),
    helpline=("먼저 {helpline}로 상담했습니다.",),
    deadlines=("이틀 안에", "금요일까지", "48시간 안에", "다음 주 월요일까지"),
    child_meet=("제 아들이 {platform}에서 {handle} 계정의 연락을 받았습니다.", "학생이 {platform}에서 {handle}에게 피해를 입음."),
    risks={
        "self_harm": ("죽고 싶다는 생각이 듭니다.", "더 이상 살고 싶지 않아요.", "유포되면 자살할 것 같습니다.", "극단적인 선택을 생각했습니다."),
        "deadline": ("오늘 밤 {hour}까지 보내지 않으면 유포한다고 합니다.", "오늘 {hour}까지 시간을 준다고 했습니다."),
        "disclosure": ("이미 친구 두 명에게 영상이 전송됐습니다.", "오늘 아침 누나가 영상을 받았습니다."),
        "meeting": ("내일 역에서 직접 만나 돈을 달라고 합니다.", "토요일에 만나기로 했습니다."),
    },
    child_risks={
        "self_harm": ("아이가 죽고 싶다고 말합니다.",),
        "missing": ("아들이 어제 집을 나가 연락이 되지 않습니다.",),
        "deadline": ("오늘 밤 {hour}까지 돈을 보내라고 했답니다.",),
        "disclosure": ("반 친구들이 이미 영상을 받았습니다.",),
        "under13": ("아이는 만 {age}세입니다.", "피해자는 {age}살 초등학생입니다."),
        "meeting": ("토요일에 만나자고 했답니다.",),
    },
    lookalikes=(
        ("negated", "자살 생각은 없습니다. 빨리 해결되기만 바랍니다."),
        ("negated", "아직 아무에게도 유포되지 않았습니다."),
        ("idiom", "창피해 죽는 줄 알았습니다."),
        ("offender", "상대방이 답장하지 않으면 자기가 죽겠다고 했는데 연기 같았습니다."),
        ("quoted", "피해자가 자살했다는 뉴스를 보고 신고합니다."),
    ),
)  # fmt: skip

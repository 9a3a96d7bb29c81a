# ruff: noqa: E501 - a line of a report stays on one line
"""What speakers of Korean type of each danger, and what only sounds like it; the lines were written with the words."""

from datetime import UTC, datetime

import pytest

from strikeback.casework.triage import CaseFacts, CaseText, assess
from strikeback.model.casework import Band

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINOR, ADULT = 16, 20


def band(text: str, age: int) -> Band:
    """Assess one text of a report."""
    return assess("r", [CaseText(record="t", text=text)], CaseFacts(ages=(age,)), received=RECEIVED).band


DANGER = [
    "신고자는 최근 잠을 못 자고 죽고 싶은 마음뿐이라고 진술함",
    "다 끝내버리고 싶다",
    "딸이 방에서 커터칼로 팔을 그었습니다",
    "그냥 사라지고 싶대요 우리 아이가",
    "눈 뜨기 싫어요 그냥 자다가 죽었으면",
    "타이레놀을 한꺼번에 삼켰대요",
    "아이가 책상 서랍에 수면제를 모아 두고 있었어요",
    "옥상 난간에 걸터앉아 있다는 연락을 받았습니다",
    "동생이 다리 위에 서 있다고 전화했어요",
    "피해자는 살아갈 이유가 없다며 울고 있음",
    "애가 무슨 짓을 할지 몰라서 무서워요",
    "엄마 아빠 미안해 나 먼저 갈게 동생 잘 챙겨줘",
    "그동안 고마웠어 다들 잘 지내",
    "잘못된 선택을 할까 봐 걱정됩니다",
    "인생이 끝났어요 더는 못 버티겠어요",
    "아들이 극단적 선택을 암시하는 글을 올렸어요",
    "학생이 자살을 생각하고 있다고 담임에게 말했다고 합니다",
    "이 메시지를 볼 때쯤이면 나는 없을 거야",
    "편하게 죽는 법을 검색한 기록이 있어요",
    "저 그냥 콱 죽어버릴래요",
    "죽는 게 나을 것 같다고 하네요",
    "내일이 안 왔으면 좋겠어요",
    "아들이 어제 저녁 나간 뒤로 연락이 닿지 않습니다",
    "딸이 학교에 간다고 나갔는데 학교에는 안 왔대요",
    "아이 핸드폰이 꺼져 있고 집에도 없어요",
    "여동생이 밤새 안 들어왔어요",
    "실종 신고합니다 조카가 사라졌어요",
    "우리 애 좀 찾아주세요 제발",
    "친구가 이틀째 카톡도 안 읽고 전화도 안 받아요",
    "쪽지만 남기고 나갔습니다 우리 아들이",
    "아무도 그 애가 어디로 갔는지 모른대요",
    "손녀의 행방을 알 수 없습니다",
    "그놈이 벌써 제 영상을 단톡방에 뿌렸어요",
    "친구들한테 제 사진이 다 퍼졌대요",
    "엄마가 그 영상을 받았다고 전화 왔어요",
    "회사 사람들이 제 영상을 봤대요",
    "인스타에 제 사진이 올라왔어요",
    "영상이 학교 애들 사이에 돌고 있어요",
    "가해자가 피해자의 부모에게 사진을 전송함",
    "방금 같은 반 친구가 제 사진 받았다고 캡처를 보내줬어요",
    "협박한 대로 진짜로 올렸어요",
    "담임 선생님한테도 영상이 갔대요 다 봤대요",
    "딸이 채팅으로 알게 된 아저씨를 보러 지금 버스를 타고 갔어요",
    "내일 그 오빠랑 모텔에 가기로 했어요",
    "게임에서 만난 사람이 기차표를 보내줬어요 만나러 오라고",
    "그 남자가 차에 태워서 데려갔어요",
    "그 사람이 집 앞에서 기다리고 있어요",
    "그놈이 지금 현관문을 두드려요",
    "저를 방에 가두고 안 보내줘요",
    "밤마다 새아빠가 제 방에 들어와요",
    "지금도 매일 때려요",
    "아이를 카메라 앞에 세우고 방송을 시켜요",
    "삼촌이 계속 만져요",
    "팔에 자기 이름을 칼로 새기라고 했어요",
    "벌로 스스로 뺨을 때리래요",
    "자해하는 사진을 보내라고 요구했습니다",
    "강아지를 괴롭히라고 시켜요",
    "그 사람이 저한테 죽으래요 방송 켜고",
    "초등학교 사학년 딸이 당했어요",
    "초5 아이입니다",
    "우리 애는 유치원생이에요",
]
WITHIN_HOURS = [
    "오늘 밤 열 시까지 돈을 안 보내면 뿌린대요",
    "두 시간 안에 입금하라고 합니다",
    "삼십 분 남았대요 제발 도와주세요",
    "엄마 퇴근하기 전까지 돈 보내래요",
    "학교 끝나기 전에 송금하지 않으면 친구들에게 보낸대요",
    "자정까지 코인 안 보내면 유포한다고 합니다",
]
LOOK_ALIKE = [
    "자살 생각은 전혀 없습니다",
    "신고자는 자해 의사 없음",
    "죽고 싶은 건 아니고 그냥 창피해요",
    "자해 흔적은 확인되지 않음",
    "웃겨 죽겠다 진짜",
    "배고파서 죽을 것 같아",
    "학교에서 자살 예방 교육 영상을 봤어요",
    "드라마에서 주인공이 유서를 남기고 사라졌다",
    "십 년 전에 자살 시도를 한 적이 있지만 지금은 괜찮습니다",
    "고등학생 때 가출한 적이 있어요",
    "실종된 줄 알았던 아들은 무사히 돌아왔습니다",
    "택배가 사라졌어요",
    "휴대폰을 잃어버려서 찾고 있어요",
    "돈을 안 보내면 가족에게 영상을 보내겠다고 협박합니다",
    "사진을 뿌린다고 했지만 아직 유포되지 않았습니다",
    "다음 주까지 돈을 보내라고 해요",
    "헤어지면 죽어버리겠다고 그 사람이 협박해요",
    "뉴스에서 실종된 학생 기사를 봤어요",
    "포스터에 자살 예방 상담 전화가 적혀 있다",
    "온라인에서 만난 사람이 오늘 협박을 시작했어요",
    "내일 상담 선생님을 만나기로 했어요",
    "형사님을 만나러 경찰서에 가기로 했습니다",
    "은행에 명세서를 보냈습니다",
    "엄마한테 혼나서 죽었다 나는",
    "우리 강아지가 사라졌어요",
    "쪽팔려 죽을 뻔했어요",
    "만나자고 했지만 거절했어요",
    "훈련용 문자에 아이가 실종되었습니다",
    "사기꾼이 자기 딸이 죽었다며 돈을 요구했어요",
    "사기꾼이 돈을 받고 잠적했어요",
    "돈을 이미 보냈어요",
    "약을 먹고 감기가 나았어요",
    "죽어라 공부했는데 시험 망했어",
    "남편은 이미 알고 있어서 괜찮아요",
    "초등학교 선생님입니다 저는 스물아홉 살이에요",
    "차단한 뒤로 그 사람은 연락이 없어요",
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

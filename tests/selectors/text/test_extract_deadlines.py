"""Deadlines as hours after writing; expected intervals by arithmetic on the clock."""

import pytest

from strikeback.selectors.text.extract import extract


def deadlines(text: str):
    """Intervals of the deadlines found."""
    return [f.hours for f in extract(text) if f.type == "deadline"]


TODAY, TOMORROW, NIGHT = (0.0, 24.0), (24.0, 48.0), (18.0, 48.0)
FIVE_PM_TOMORROW = (17.0, 41.0)
"""17 hours when written just before midnight, 41 when written just after."""


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("you have 24 hours", (24.0, 24.0)),
        ("within 24 hours", (24.0, 24.0)),
        ("you have only two hours to pay", (2.0, 2.0)),
        ("in the next 30 minutes", (0.5, 0.5)),
        ("3 hours left", (3.0, 3.0)),
        ("within 2-3 hours", (2.0, 3.0)),
        ("within a few hours", (2.0, 6.0)),
        ("within the hour", (1.0, 1.0)),
        ("in half an hour", (0.5, 0.5)),
        ("within 3 days", (72.0, 72.0)),
        ("by 5pm tomorrow", FIVE_PM_TOMORROW),
        ("tomorrow at 5 pm", FIVE_PM_TOMORROW),
        ("before 17:00 tomorrow", FIVE_PM_TOMORROW),
        ("by 9pm tonight", (0.0, 21.0)),
        ("pay tonight or else", TODAY),
        ("before midnight", TODAY),
        ("by tomorrow", TOMORROW),
        ("before tomorrow night", NIGHT),
        ("by tomorrow morning", (12.0, 36.0)),
        ("by 6pm", TODAY),
        ("until friday", (0.0, 168.0)),
        ("sa loob ng 24 oras", (24.0, 24.0)),
        ("bibigyan kita ng dalawang oras", (2.0, 2.0)),
        ("bukas ng gabi", NIGHT),
        ("bago mag alas 5 ng hapon bukas", FIVE_PM_TOMORROW),
        ("hanggang mamayang gabi", TODAY),
        ("sulod sa 24 oras", (24.0, 24.0)),
        ("ugma sa gabii", NIGHT),
        ("karong gabii", TODAY),
        ("dalam 24 jam", (24.0, 24.0)),
        ("waktumu 2 jam lagi", (2.0, 2.0)),
        ("besok jam 5 sore", FIVE_PM_TOMORROW),
        ("sebelum jam 9 malam", TODAY),
        ("malam ini juga", TODAY),
        ("dalam masa 3 jam", (3.0, 3.0)),
        ("esok pukul 5 petang", FIVE_PM_TOMORROW),
        ("24시간 안에", (24.0, 24.0)),
        ("두 시간 내로", (2.0, 2.0)),
        ("내일 오후 5시까지", FIVE_PM_TOMORROW),
        ("오늘 밤까지", TODAY),
        ("내일까지 입금해", TOMORROW),
        ("24 小时内", (24.0, 24.0)),
        ("24小時之內", (24.0, 24.0)),
        ("给你两个小时", (2.0, 2.0)),
        ("畀你3個鐘", (3.0, 3.0)),
        ("明天下午5点之前付款", FIVE_PM_TOMORROW),
        ("聽日下晝五點前".replace("下晝", "下午"), FIVE_PM_TOMORROW),
        ("今晚之前", TODAY),
        ("明天之前", TOMORROW),
        ("dans les 24 heures", (24.0, 24.0)),
        ("tu as 2h", (2.0, 2.0)),
        ("avant demain 17h", FIVE_PM_TOMORROW),
        ("avant demain soir", NIGHT),
        ("avant ce soir", TODAY),
        ("I give you 24 hours", (24.0, 24.0)),
        ("before day break", TODAY),
        ("tienes 24 horas", (24.0, 24.0)),
        ("antes de mañana", TOMORROW),
        ("tomorrow at 12 am", (0.0, 24.0)),
        ("tomorrow at 12 pm", (12.0, 36.0)),
        ("내일 오후 5시 반까지", (17.5, 41.5)),
        ("明天下午5点半之前", (17.5, 41.5)),
        ("avant demain 17:30", (17.5, 41.5)),
        ("within 1.5 hours", (1.5, 1.5)),
    ],
)
def test_relative(text: str, hours: tuple[float, float]) -> None:
    """One deadline with its interval, alone and amid words."""
    assert deadlines(text) == [hours]
    assert deadlines(f"ok. {text}. ok") == [hours]


@pytest.mark.parametrize(
    "text",
    [
        "by 5 March 2024",
        "before 2024-03-05",
        "3月5日之前",
        "3월 5일까지",
        "sebelum tanggal 5 Maret",
        "avant le 5 mars",
        "by 03/04/2014",
    ],
)
def test_absolute_dates_stay_text(text: str) -> None:
    """A date is kept as written: day and month are not guessed."""
    found = [f for f in extract(text) if f.type == "deadline"]
    assert [(f.hours, f.text) for f in found] == [(None, text)]


@pytest.mark.parametrize(
    "text",
    [
        "I worked 24 hours",
        "it happened two hours ago",
        "since yesterday",
        "at school",
        "明白",
        "내일 봐요",
        "by the way",
    ],
)
def test_times_that_are_no_deadlines(text: str) -> None:
    """A duration or a moment without a limit word is none."""
    assert deadlines(text) == []

"""Dates as people write them: partial, near, in other calendars, months by their names in many languages."""

import pytest

from strikeback.linking.engine.form_calendars import gregorian
from strikeback.linking.engine.form_dates import read_date
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.infer_dates import writing
from strikeback.linking.engine.spec import Field, FieldType

TABLE = """
ca. 1922 | - | 19220000
c.1890 | - | 18900000
circa 1871 | - | 18710000
um 1905 | - | 19050000
vers 1912 | - | 19120000
approx 1991 | - | 19910000
~1958 | - | 19580000
1958? | - | 19580000
[1887] | - | 18870000
abt. 12 Mar 1876 | - | 18760312
1979년 8월 | - | 19790800
1979. 8. 4. | - | 19790804
790804-1****** | - | 19790804
昭和54年8月4日 | - | 19790804
S54.8.4 | - | 19790804
H2/1/15 | - | 19900115
令和3年12月 | - | 20211200
民國68年8月4日 | - | 19790804
68/8/4 | ymd minguo | 19790804
0680804 | ymd minguo | 19790804
068.08.04 | ymd minguo | 19790804
1357/11/22 | ymd persian | 19790211
۱۳۵۷/۱۱/۲۲ | ymd persian | 19790211
22 بهمن 1357 | dmy persian | 19790211
۲۲ بهمن ۱۳۵۷ | - | 19790211
1320/06/31 | ymd persian | 19410922
1403/01/01 | ymd persian | 20240320
58/05/13 | ymd persian 1405 | 19790804
1400/01/01 | ymd hijri | 19791121
1446/01/01 | ymd hijri | 20240708
1 محرم 1446 | - | 20240708
1/1/1446 هـ | dmy | 20240708
4 ส.ค. 2522 | - | 19790804
4 สิงหาคม 2522 | - | 19790804
04/08/2522 | - | 19790804
4 August 2522 | - | 19790804
4 août 1979 | - | 19790804
4 de agosto de 1979 | - | 19790804
1er janvier 1980 | - | 19800101
4. elokuuta 1979 | - | 19790804
4. srpna 1979 | - | 19790804
1979. augusztus 4. | - | 19790804
4 Αυγούστου 1979 | - | 19790804
4 серпня 1979 | - | 19790804
4 sierpnia 1979 r. | - | 19790804
4 Ağustos 1979 | - | 19790804
4 באוגוסט 1979 | - | 19790804
४ अगस्त १९७९ | - | 19790804
৪ আগস্ট ১৯৭৯ | - | 19790804
4 أغسطس 1979 | - | 19790804
4 آب 1979 | - | 19790804
4 Agosti 1979 | - | 19790804
ngày 4 tháng 8 năm 1979 | - | 19790804
4 Ogos 1979 | - | 19790804
4 Agustus 1979 | - | 19790804
4 Kolovoz 1979 | - | 19790804
4 avgust 1979 | - | 19790804
4 rugpjūčio 1979 | - | 19790804
4. augusts 1979 | - | 19790804
4. august 1979 | - | 19790804
4/VIII/1979 | - | 19790804
4 VIII 1979 | - | 19790804
4.viii.79 | - | 19790804
Aug '79 | - | 19790800
Aug. 4th, 1979 | - | 19790804
4th of August 1979 | - | 19790804
Saturday, 4 August 1979 | - | 19790804
Sábado 4 de agosto de 1979 | - | 19790804
August 1979 | - | 19790800
08/1979 | - | 19790800
1979-08 | - | 19790800
00/08/1979 | - | 19790800
00.00.1979 | - | 19790000
--/08/1979 | - | 19790800
XX/08/1979 | - | 19790800
??/??/1979 | - | 19790000
1979-00-00 | - | 19790000
1979-XX-XX | - | 19790000
03.07.22 | dmy 1938 | 19220703
03.07.99 | dmy 1938 | 18990703
03.07.22 | dmy | 20220703
04/08 | dmy | 00000804
4 Aug | - | 00000804
8/4 | mdy | 00000804
1979-08-04T00:00:00Z | - | 19790804
1979-08-04 00:00:00.000 | - | 19790804
19790804 | - | 19790804
04081979 | - | 19790804
1979年8月4日 | - | 19790804
1979年08月 | - | 19790800
一九七九年八月四日 | - | 19790804
4-Aug-79 | - | 19790804
AUG-04-1979 | - | 19790804
Sat Aug  4 1979 | - | 19790804
1979/8/4 (Sat) | - | 19790804
b. 1979 | - | 19790000
born 4.8.1979 | - | 19790804
*04.08.1979 | - | 19790804
geb. 04.08.1979 | - | 19790804
г.р. 1979 | - | 19790000
1979 г.р. | - | 19790000
1979-80 | - | -
between 1978 and 1980 | - | -
hello | - | -
12345 | - | -
l979-O8-O4 | - | 19790804
0l.1O.1984 | - | 19841001
O4/08/1979 | dmy | 19790804
mar. 4 août 1979 | - | 19790804
J4T 9M6 | - | -
6月24日 | - | 00000624
8월 4일 | - | 00000804
1960s | - | 19600000
4Aug1979 | - | 19790804
1979-08-04Z | - | 19790804
"""
ROWS = [
    tuple("" if cell == "-" else cell for cell in line.split(" | ")) for line in TABLE.strip().split("\n")
]


@pytest.mark.parametrize(
    ("text", "order", "expected"), ROWS, ids=[f"{text} {order}" for text, order, _ in ROWS]
)
def test_dates_in_words_calendars_and_parts(text: str, order: str, expected: str) -> None:
    """Every spelling gives the date it means, zeros for what it leaves out, nothing where it means none."""
    assert read_date(text, order) == expected


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        ("persian", (1399, 12, 30), (2021, 3, 20)),
        ("persian", (1400, 1, 1), (2021, 3, 21)),
        ("persian", (1357, 11, 22), (1979, 2, 11)),
        ("hijri", (1442, 1, 1), (2020, 8, 20)),
        ("hijri", (1445, 1, 1), (2023, 7, 19)),
        ("hijri", (1400, 0, 0), (1980, 0, 0)),
        ("minguo", (68, 8, 4), (1979, 8, 4)),
        ("", (2522, 8, 0), (1979, 8, 0)),
    ],
    ids=str,
)
def test_days_of_other_calendars(
    calendar: str, day: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    """Published days of the other calendars: leap day, new years, a day of history; parts stay unknown."""
    assert gregorian(calendar, *day) == expected


@pytest.mark.parametrize(
    ("values", "title", "expected"),
    [
        ([f"{d:02}.03.19{d + 10}" for d in range(1, 28)] + ["03.07.22", "11.04.99"], "geb", "dmy 1939"),
        ([f"{1340 + d}/0{1 + d % 9}/{1 + d % 31:02}" for d in range(40)], "dob", "dmy persian"),
        ([f"{1380 + d}/0{1 + d % 9}/{1 + d % 29:02}" for d in range(60)], "dob", "dmy hijri"),
        ([f"{1350 + d}/0{1 + d % 9}/{1 + d % 29:02}" for d in range(9)], "هجري", "dmy hijri"),
        ([f"0{50 + d}/{1 + d % 12}/{1 + d % 28}" for d in range(30)], "birth", "dmy minguo"),
        ([f"{1 + d:02}/03/{1950 + d}" for d in range(28)], "dob", "dmy"),
    ],
    ids=["century", "persian", "hijri", "by its heading", "minguo", "usual"],
)
def test_calendar_and_century_are_told_by_the_column(values: list[str], title: str, expected: str) -> None:
    """Years of four digits say the century of shorter ones; years of other calendars say the calendar."""
    assert writing(values, title)[0] == expected


def test_a_decade_has_its_years() -> None:
    """A decade is known by each of its years, a year by itself, near or not."""
    found = prepare(Field(name="born", type=FieldType.DATE), ["ca. 1922", "1922", "1960s"])
    assert found.codes.tolist() == [0, 0, 1]
    assert found.forms == [("19220000",), tuple(f"196{n}0000" for n in range(10))]

"""Written and numeric times: form by form, with zone state and precision."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake import times
from strikeback.intake.times import (
    decide_order,
    find_zone,
    guess_epoch,
    parse_date,
    parse_moment,
    region_order,
)
from strikeback.model.errors import UsageError
from strikeback.model.time import ZoneState

HK_15_20 = datetime(2014, 3, 5, 7, 20, tzinfo=UTC)
"""5 March 2014, 15:20 in Hong Kong (UTC+8)."""


@pytest.mark.parametrize(
    "raw",
    [
        "2014-03-05 15:20",
        "2014-03-05T15:20",
        "2014/3/5 15:20",
        "2014.03.05 15.20",
        "5/3/2014 15:20",
        "05.03.2014 15.20",
        "05-03-14 15:20",
        "5/3/2014 3:20 PM",
        "5/3/2014 3:20 p.m.",
        "5 Mar 2014 15:20",
        "5.III.2014 15:20",
        "05/III/2014 15:20",
        "5 III 2014 15.20",
        "5-iii-14 15:20",
        "5. III. 2014 15:20",
        "5-Mar-2014 15:20",
        "March 5, 2014 3:20pm",
        "5th of March 2014 at 15:20 hrs",
        "Wed, 5 March 2014, 15:20",
        "5 Maret 2014 pukul 15.20",
        "5 mars 2014 à 15h20",
        "5 de marzo de 2014 15:20",
        "ika-5 ng Marso 2014 15:20",
        "2014年3月5日 下午3時20分",
        "2014年3月5日 15:20",
        "民國103年3月5日 下午3時20分",
        "103/03/05 15:20",
        "2014년 3월 5일 오후 3시 20분",
        "2014년 3월 5일 (수) 15:20",
        "5/3/2557 15:20",
        "15:20 05/03/2014",
        "2014. 3. 5. 15:20",
        "20140305 1520",
        "[2014-03-05 15:20]",
        "２０１４／３／５　１５：２０",
    ],
)
def test_one_minute_in_thirty_spellings(raw: str) -> None:
    """All spell 15:20 on 5 March 2014; the stated zone is assumed, the raw text kept."""
    moment = parse_moment(raw, zone="Asia/Hong_Kong", order="DMY")
    assert (moment.utc, moment.zone, moment.precision) == (HK_15_20, ZoneState.ASSUMED, "minute")
    assert (moment.raw, moment.offset_minutes) == (raw, 480)


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        ("2014-03-05T15:20:00+08:00", 480),
        ("2014-03-05 15:20:00 +0800", 480),
        ("2014-03-05 07:20:00Z", 0),
        ("2014-03-05 07:20 UTC", 0),
        ("5 Mar 2014 15:20 HKT", 480),
        ("2014-03-05 15:20 UTC+8", 480),
        ("20140305T072000Z", 0),
        ("2014-03-05 02:20 -05:00", -300),
    ],
)
def test_a_stated_zone_is_known_and_beats_the_callers(raw: str, offset: int) -> None:
    """An offset in the text decides."""
    moment = parse_moment(raw, zone="Asia/Tokyo")
    assert (moment.utc, moment.zone, moment.offset_minutes) == (HK_15_20, ZoneState.KNOWN, offset)


def test_without_any_zone_the_clock_reading_is_kept() -> None:
    """Nobody said: UTC stands for the clock, and the state says unknown."""
    moment = parse_moment("2014-03-05 15:20:30")
    assert (moment.utc, moment.zone) == (datetime(2014, 3, 5, 15, 20, 30, tzinfo=UTC), ZoneState.UNKNOWN)
    assert parse_moment("2014-03-05 15:20 CST", zone="Asia/Taipei").zone is ZoneState.ASSUMED


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "hello",
        "31/02/2014",
        "99/99/9999",
        "2014-03",
        "15:20",
        "2014-13-01",
        "2014-03-05 25:00",
        "2014-03-05 15:61",
        "2014-03-05 10:20 nonsense",
        "1402-01-01",
        "٢",
        "5 Foo 2014",
        "2014-03-05 24:00",
        "2014-03-05 10:00 +99:00",
    ],
)
def test_what_is_no_time_stays_raw(raw: str) -> None:
    """Nothing is made up."""
    moment = parse_moment(raw)
    assert moment.utc is None
    assert moment.raw == raw


@pytest.mark.parametrize(
    ("epoch", "raw", "utc"),
    [
        ("unix_s", "1394010000", datetime(2014, 3, 5, 9, tzinfo=UTC)),
        ("unix_ms", "1394010000123", datetime(2014, 3, 5, 9, 0, 0, 123_000, tzinfo=UTC)),
        ("unix_us", "1394010000000005", datetime(2014, 3, 5, 9, 0, 0, 5, tzinfo=UTC)),
        ("chrome_us", "13038483600000000", datetime(2014, 3, 5, 9, tzinfo=UTC)),
        ("cocoa_s", "415702800.5", datetime(2014, 3, 5, 9, 0, 0, 500_000, tzinfo=UTC)),
        ("filetime", "130384836000000000", datetime(2014, 3, 5, 9, tzinfo=UTC)),
        ("excel_day", "41703.375", datetime(2014, 3, 5, 9, tzinfo=UTC)),
        ("unix_s", "13727168620", None),
        ("unix_s", "0", None),
        ("unix_s", "-5", None),
        ("unix_s", "9" * 40, None),
        ("unix_us", "9" * 19, None),
        ("excel_day", "999999", None),
        ("unix_s", "soon", None),
    ],
)
def test_numeric_clocks(epoch: str, raw: str, utc: datetime | None) -> None:
    """Each clock by its own start and unit (values from GNU date); corrupt numbers keep their text."""
    moment = parse_moment(raw, epoch=epoch)
    assert (moment.utc, moment.epoch, moment.raw) == (utc, epoch, raw)


def test_spreadsheet_days_are_local() -> None:
    """A serial has no zone of its own."""
    moment = parse_moment("41703", epoch="excel_day", zone="+08:00")
    assert (moment.utc, moment.zone, moment.precision) == (
        datetime(2014, 3, 4, 16, tzinfo=UTC),
        ZoneState.ASSUMED,
        "day",
    )


@pytest.mark.parametrize(
    ("raw", "order", "parts", "ambiguous"),
    [
        ("03/04/1998", "", (1998, 4, 3), True),
        ("03/04/1998", "MDY", (1998, 3, 4), False),
        ("13/04/1998", "MDY", (1998, 4, 13), False),
        ("04/04/1998", "", (1998, 4, 4), False),
        ("98-04-03", "YMD", (1998, 4, 3), False),
        ("民國87年4月3日", "", (1998, 4, 3), False),
        ("103年3月", "", (2014, 3, None), False),
        ("1998", "", (1998, None, None), False),
        ("April 1998", "", (1998, 4, None), False),
        ("1998-04", "", (1998, 4, None), False),
        ("04/1998", "", (1998, 4, None), False),
        ("1998-04-03 00:00:00", "", (1998, 4, 3), False),
        ("1998-04-03T00:00:00Z", "", (1998, 4, 3), False),
        ("3rd of unknown", "", (None, None, None), False),
        ("1998-04-03 and more", "", (None, None, None), False),
    ],
)
def test_dates(raw: str, order: str, parts: tuple[int | None, ...], ambiguous: bool) -> None:  # noqa: FBT001
    """Partial dates keep what is said; an open order is marked."""
    date = parse_date(raw, order=order)
    assert ((date.year, date.month, date.day), date.ambiguous) == (parts, ambiguous)


@pytest.mark.parametrize(
    ("values", "stated", "region", "order", "by", "ambiguous"),
    [
        (["03/04/2014", "13/04/2014"], "MDY", "US", "DMY", "values", False),
        (["04/13/2014"], "", "GB", "MDY", "values", False),
        (["03/04/2014"], "MDY", "GB", "MDY", "caller", False),
        (["03/04/2014"], "", "PH", "MDY", "region", True),
        (["03/04/2014"], "", "", "DMY", "default", True),
        (["13/04/2014", "04/13/2014"], "", "HK", "DMY", "region", False),
        (["98-04-30"], "", "US", "YMD", "values", False),
        (["2014-03-04"], "", "", "DMY", "default", False),
        ([], "", "KR", "YMD", "region", False),
    ],
)
def test_order_is_decided_by_values_then_caller_then_region(
    values: list[str],
    stated: str,
    region: str,
    order: str,
    by: str,
    ambiguous: bool,  # noqa: FBT001
) -> None:
    """The column's own values win; contradictions fall to what is stated or usual."""
    decided = decide_order(values, stated=stated, region=region)
    assert (decided.order, decided.decided_by, decided.ambiguous) == (order, by, ambiguous)


def test_epochs_by_size_and_zones_by_name() -> None:
    """The number of digits tells the clock; unknown zones and clocks are usage errors."""
    assert guess_epoch(["1394010000"]) == "unix_s"
    assert guess_epoch(["1394010000000"]) == "unix_ms"
    assert guess_epoch(["1394010000", "13940100"]) == ""
    assert region_order("") == ""
    with pytest.raises(UsageError):
        find_zone("Mars/Olympus")
    with pytest.raises(UsageError):
        parse_moment("1", epoch="stardate")


@settings(max_examples=100)
@given(st.datetimes(datetime(1971, 1, 1), datetime(2069, 12, 31)))  # noqa: DTZ001
def test_iso_texts_come_back(when: datetime) -> None:
    """An ISO text with an offset is read as Python reads it."""
    text = when.replace(tzinfo=UTC).isoformat()
    assert parse_moment(text).utc == when.replace(tzinfo=UTC)


@settings(max_examples=100)
@given(st.text(max_size=40), st.sampled_from(["DMY", "MDY", "YMD", ""]))
def test_any_text_is_read_or_kept(raw: str, order: str) -> None:
    """No text raises; the raw text always stays."""
    assert parse_moment(raw, order=order).raw == raw
    assert parse_date(raw, order=order).raw == raw
    decide_order([raw])


@st.composite
def _plain_times(draw: st.DrawFn) -> str:
    """Numeric dates, possible and not, with a time of day or without."""
    day, month = draw(st.integers(0, 33)), draw(st.integers(0, 14))
    year = draw(st.sampled_from([1899, 1900, 1999, 2014, 2026, 2099, 2100, 2568]))
    mark = draw(st.sampled_from("-/."))
    wide = draw(st.sampled_from(["", "02"]))
    parts = [f"{day:{wide}}", f"{month:{wide}}", str(year)]
    date = mark.join(parts if draw(st.booleans()) else reversed(parts))
    clock = draw(
        st.sampled_from(["", " 09:30", "T23:59:59", " 24:00", " 7:05", " 10:61", " 09:30Z", " 1:00 pm"])
    )
    return date + clock


@given(
    _plain_times(),
    st.sampled_from(["DMY", "MDY", "YMD", "YDM"]),
    st.sampled_from(["", "Europe/London", "+05:45"]),
)
def test_plain_times_are_read_as_by_the_long_way(raw: str, order: str, zone: str) -> None:
    """The short way for the commonest forms answers what the general one answers."""
    read = times._written.__wrapped__
    short = read(raw, zone, order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(times, "_PLAIN", re.compile(r"(?!)"))
        assert short == read(raw, zone, order)


@pytest.mark.parametrize(
    ("raw", "month"),
    [
        ("27.I.1993", 1), ("27.II.1993", 2), ("27.III.1993", 3), ("27.IV.1993", 4), ("27.V.1993", 5),
        ("27.VI.1993", 6), ("27.VII.1993", 7), ("27.VIII.1993", 8), ("27.IX.1993", 9), ("27.X.1993", 10),
        ("27.XI.1993", 11), ("27.XII.1993", 12),
    ],
)  # fmt: skip
def test_months_in_roman_figures_leave_no_order_open(raw: str, month: int) -> None:
    """Twelve months; whatever the order of the column, the figures in letters are the month."""
    for day, order in ((27, "MDY"), (5, "MDY"), (5, "")):
        date = parse_date(raw.replace("27", str(day), 1), order=order)
        assert (date.year, date.month, date.day, date.ambiguous) == (1993, month, day, False)


@pytest.mark.parametrize("raw", ["12.IIX.1993", "10 x 2014", "3.v", "12.XIII.1993", "32.VII.1993"])
def test_what_only_looks_like_a_roman_month_is_no_date(raw: str) -> None:
    """Figures that no month has, a size, a chapter, a day that does not exist."""
    assert parse_date(raw).month is None
    assert parse_moment(raw).utc is None

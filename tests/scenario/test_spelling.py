"""Names, dates and amounts are written as offices and people write them."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from strikeback.scenario.amounts import in_currency, print_amount, say_amount
from strikeback.scenario.chance import stream
from strikeback.scenario.moments import iso_utc, local, write_date, write_hour, write_moment
from strikeback.scenario.naming import FullName, make_name, plain, spell
from strikeback.scenario.noise import mojibake, scan_error, swap_order, typo, write_name
from strikeback.scenario.settings import NameErrors

CHAN = FullName(
    custom="chinese",
    family="Chan",
    given=("Chi", "Ming"),
    english="Eric",
    traditional="陳志明",
    simplified="陈志明",
    second="Chen Zhiming",
)
KIM = FullName(custom="korean", family="Kim", given=("Min", "Joon"), hangul="김민준", second="Gim Minjun")
AHMAD = FullName(custom="malay", family="Ismail", given=("Ahmad",))
PRIYA = FullName(custom="tamil", family="Rajan", given=("Priya",), female=True)
REYES = FullName(custom="filipino", family="Reyes", given=("Jose", "Mark"), middle="Cruz")
BUDI = FullName(custom="indonesian", family="", given=("Budi",))
SMITH = FullName(custom="western", family="Davies", given=("Michael",))


def _forms(name: FullName, script: str, *, variant: bool = False) -> set[str]:
    return {spell(name, script, stream(n, "form"), variant=variant) for n in range(80)}


@pytest.mark.parametrize(
    ("name", "script", "variant", "wanted"),
    [
        pytest.param(CHAN, "hant", False, {"陳志明"}, id="traditional"),
        pytest.param(CHAN, "hans", False, {"陈志明"}, id="simplified"),
        pytest.param(CHAN, "latin", False, {"CHAN Chi-ming", "Eric Chan", "Chan Chi Ming"}, id="hong-kong"),
        pytest.param(CHAN, "latin", True, {"Chen Zhiming", "Zhiming Chen"}, id="pinyin"),
        pytest.param(KIM, "hangul", False, {"김민준"}, id="hangul"),
        pytest.param(KIM, "latin", False, {"Kim Min-joon", "Minjoon Kim"}, id="korean-popular"),
        pytest.param(KIM, "latin", True, {"Gim Minjun", "Minjun Gim"}, id="korean-other"),
        pytest.param(AHMAD, "latin", False, {"Ahmad bin Ismail", "Ahmad Ismail"}, id="malay"),
        pytest.param(AHMAD, "latin", True, {"Ahmed Ismail"}, id="malay-variant"),
        pytest.param(PRIYA, "latin", False, {"Priya d/o Rajan", "Priya Rajan"}, id="tamil"),
        pytest.param(REYES, "latin", False, {"Reyes, Jose Mark C.", "Jose Mark Cruz Reyes"}, id="filipino"),
        pytest.param(BUDI, "latin", False, {"Budi"}, id="one-name"),
        pytest.param(BUDI, "latin", True, {"Boedi"}, id="old-spelling"),
        pytest.param(SMITH, "hant", True, {"Mike Davis", "DAVIS, Mike"}, id="short-form"),
    ],
)
def test_names(name: FullName, script: str, variant: bool, wanted: set[str]) -> None:  # noqa: FBT001
    """Each custom and script gives its known forms."""
    assert wanted <= _forms(name, script, variant=variant)


def test_own_spelling() -> None:
    """How bearers sign."""
    signed = [plain(name) for name in (CHAN, KIM, AHMAD, PRIYA, REYES, BUDI)]
    assert signed == [
        "Chan Chi Ming",
        "Kim Min Joon",
        "Ahmad bin Ismail",
        "Priya Rajan",
        "Jose Mark Reyes",
        "Budi",
    ]


@pytest.mark.parametrize("country", ["HK", "SG", "MY", "ID", "PH", "KR", "GB", "US", "AU", "CA", "NG", "CI"])
def test_every_country_has_names(country: str) -> None:
    """Women and men; at least two letters; a given name."""
    rng = stream(1, country)
    for female in (False, True):
        names = [make_name(country, rng, female=female) for _ in range(50)]
        assert all(name.given and len(plain(name)) >= 3 and name.female == female for name in names)


def test_slips() -> None:
    """Each error changes one thing."""
    rng = stream(1, "slips")
    assert swap_order("Chan Chi Ming") == "Ming Chan Chi"
    assert mojibake("é").encode("latin-1").decode() == "é"
    assert scan_error("Tom", rng) in {"T0m", "Torn"}
    assert scan_error("Wtd", rng) == "Wtd"
    assert typo("Abc", rng) == "Abc"
    changed = {typo("Michael", stream(n, "t")) for n in range(60)}
    assert {len(text) for text in changed} == {6, 7, 8}


def test_all_errors_at_once() -> None:
    """With every rate at one, honorific, cut and mojibake show in their scripts."""
    always = NameErrors(variant=0, scan=0, typo=0, cut=0, swap=0, honorific=1, mojibake=0)
    assert write_name(CHAN, "hant", stream(1, "h"), always) == "陳志明先生"
    assert write_name(KIM, "hangul", stream(1, "h"), always) == "김민준 씨"
    assert write_name(SMITH, "latin", stream(1, "h"), always).startswith("Mr ")
    assert not write_name(PRIYA, "latin", stream(1, "h"), always).startswith("Mr ")
    broken = NameErrors(variant=0, scan=0, typo=0, cut=1, swap=0, honorific=0, mojibake=1)
    assert write_name(CHAN, "hant", stream(1, "m"), broken).encode("latin-1").decode() == "陳志明"
    assert len(write_name(REYES, "latin", stream(1, "m"), broken)) < len("Jose Mark Cruz Reyes")


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("GB", "Europe/London"),
        ("US", "America/New_York"),
        ("CA", "America/Toronto"),
        ("AU", "Australia/Sydney"),
        ("HK", "Asia/Hong_Kong"),
        ("KR", "Asia/Seoul"),
        ("PH", "Asia/Manila"),
        ("ID", "Asia/Jakarta"),
    ],
)
def test_clocks_agree_with_the_zone_database(country: str, zone: str) -> None:
    """Noon of each day of two years, summer time included."""
    try:
        base = ZoneInfo(zone)
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no zone database")
    for offset in range(730):
        when = dt.datetime(2013, 7, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=offset)
        known = when.astimezone(base).replace(tzinfo=None)
        assert local(when.replace(tzinfo=None), country) == known, when


def test_dates() -> None:
    """The forms of one day."""
    day = dt.datetime(2014, 3, 5, 21, 7, tzinfo=dt.UTC)
    wanted = {
        "dmy/": "05/03/2014",
        "dmy.": "05.03.2014",
        "dmy-": "05-03-2014",
        "mdy/": "03/05/2014",
        "ymd/": "2014/03/05",
        "iso": "2014-03-05",
        "dmon": "05-Mar-2014",
        "long": "March 5, 2014",
        "han": "2014年3月5日",
        "ko": "2014. 3. 5.",
    }
    assert {style: write_date(day, style) for style in wanted} == wanted
    assert write_moment(day, "iso") == "2014-03-05 21:07"
    assert iso_utc(day) == "2014-03-05T21:07:00Z"
    hours = [
        write_hour(21, language) for language in ("en", "zh-Hant", "zh-Hans", "ko", "fr", "id", "ms", "tl")
    ]
    assert hours == ["9pm", "9點", "9点", "9시", "21 h", "21.00", "9", "9pm"]


def test_amounts() -> None:
    """Columns and speech."""
    assert in_currency(100, "HKD") == 776
    assert print_amount(5000000, "IDR", "dots") == "Rp 5.000.000"
    assert print_amount(1500, "HKD", "signed") == "HK$1,500"
    assert print_amount(1500, "MYR", "cents") == "1,500.00"
    assert print_amount(500000, "KRW", "won") == "500,000원"
    said = {
        ("KRW", "ko", 500000): "50만원",
        ("USD", "ko", 500): "500달러",
        ("HKD", "zh-Hant", 4700): "4700蚊",
        ("IDR", "id", 2500000): "2,5 juta",
        ("IDR", "id", 2512345): "Rp 2,512,345,-",
        ("PHP", "tl", 15000): "15,000 pesos",
        ("GBP", "en", 350): "350 pounds",
        ("CAD", "fr", 300): "300 dollars",
        ("MYR", "ms", 1500): "1500 ringgit",
    }
    for (currency, language, amount), wanted in said.items():
        assert wanted in {say_amount(amount, currency, language, stream(n, "say")) for n in range(60)}

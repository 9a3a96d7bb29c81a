"""Single cells: accounts, amounts, flags, ages, platforms, countries."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.intake.table import cells
from strikeback.intake.table.amounts import decides_comma, read_amount, read_currency
from strikeback.intake.table.cells import is_blank, is_error, read_handles, read_phones, read_platforms
from strikeback.intake.table.countries import country_code
from strikeback.intake.table.flags import read_flag, read_role
from strikeback.intake.table.payments import read_service
from strikeback.intake.table.values import describe_values, is_date, is_prose


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        ("FB: anna.x", "", [("facebook", "anna.x", "")]),
        ("ig @anna_y", "facebook", [("instagram", "@anna_y", "")]),
        ("anna_y (IG)", "", [("instagram", "anna_y", "")]),
        ("Skype live:anna.z", "", [("skype", "live:anna.z", "")]),
        ("微信：wxid9anna", "", [("wechat", "wxid9anna", "")]),
        ("100004567890123", "facebook", [("facebook", "", "100004567890123")]),
        ("Facebook ID: 100004567890123", "", [("facebook", "", "100004567890123")]),
        ("anna.x", "", [("", "anna.x", "")]),
        ("https://instagram.com/anna_y", "facebook", [("instagram", "anna_y", "")]),
        (
            "FB https://www.facebook.com/profile.php?id=100004567890123",
            "",
            [("facebook", "", "100004567890123")],
        ),
    ],
)
def test_accounts_as_people_write_them(
    text: str, platform: str, expected: list[tuple[str, str, str]]
) -> None:
    """Platform, handle and id come apart; a platform in the cell wins."""
    found = read_handles(text, platform, "")
    assert [(one.platform, one.handle, one.account_id) for one in found.accounts] == expected
    assert all(one.selectors for one in found.accounts)


def test_numbers_mails_and_shown_names_in_an_account_cell() -> None:
    """A messenger's number is a phone too, an e-mail stays one, a name with a blank is a display name."""
    number = read_handles("WhatsApp +63 917 555 0123", "", "SG")
    assert [one.value for one in number.selectors] == ["+639175550123"]
    assert number.accounts[0].platform == "whatsapp"
    assert [one.value for one in read_handles("+63 917 555 0123", "", "").selectors] == ["+639175550123"]
    assert read_handles("a@example.org", "", "").selectors[0].kind.value == "email"
    shown = read_handles("Anna Cruz", "facebook", "").accounts[0]
    assert (shown.display, shown.selectors) == ("Anna Cruz", ())
    assert read_handles("https://", "", "").bad
    assert read_handles("12", "whatsapp", "").bad or read_handles("12", "whatsapp", "").accounts
    assert read_phones("HP: 0812-0000-1234", "ID").selectors[0].value == "+6281200001234"
    assert read_phones("a@example.org", "ID").selectors[0].kind.value == "email"


@pytest.mark.parametrize(
    ("raw", "header", "region", "comma", "amount", "currency"),
    [
        ("1,234.50", "HKD", "", False, "1234.50", "HKD"),
        ("1.234,50", "", "DE", True, "1234.50", None),
        ("1.500.000", "Jumlah (Rp)", "ID", True, "1500000", "IDR"),
        ("1.500", "", "ID", True, "1500", None),
        ("1,500", "", "", False, "1500", None),
        ("12,5", "", "", True, "12.5", None),
        ("0.125", "BTC", "", False, "0.125", "BTC"),
        ("1 234,56 €", "", "FR", True, "1234.56", "EUR"),
        ("1'234.50", "CHF", "", False, "1234.50", "CHF"),
        ("1,00,000", "INR", "IN", False, "100000", "INR"),
        ("500만원", "", "KR", False, "5000000", "KRW"),
        ("3萬元", "", "TW", False, "30000", "TWD"),
        ("US$500", "Amount (PHP)", "PH", False, "500", "USD"),
        ("HK$ 3,000", "", "", False, "3000", "HKD"),
        ("Rp 2,5 juta", "", "ID", True, "2500000", "IDR"),
        ("15k", "PHP", "", False, "15000", "PHP"),
        ("2000 USDT", "", "", False, "2000", "USDT"),
        ("1234", "", "", False, "1234", None),
    ],
)
def test_amounts(raw: str, header: str, region: str, comma: bool, amount: str, currency: str | None) -> None:  # noqa: FBT001
    """Separators of several countries, signs, codes, scale words; the cell's own currency wins."""
    money = read_amount(raw, currency=header, region=region, comma=comma)
    assert money is not None
    assert (money.amount, money.currency, money.raw) == (Decimal(amount), currency, raw)


def test_amounts_that_are_none() -> None:
    """No number, several numbers or a negative one is no amount; a bare sign keeps its candidates."""
    for raw in ("", "none", "500 and 700", "-5", "(5)", "9" * 20):
        assert read_amount(raw) is None
    money = read_amount("$500")
    assert money is not None
    assert money.currency is None
    assert "USD" in money.candidates
    bare = read_amount("500", region="SG")
    assert bare is not None
    assert bare.candidates == ("SGD",)
    assert read_currency("nothing here") == (None, ())


def test_the_column_decides_the_decimal_mark() -> None:
    """Values first, the region's habit after."""
    assert decides_comma(["1.234,50", "100"])
    assert not decides_comma(["1,234.50"], "DE")
    assert decides_comma(["1.500"], "ID")
    assert not decides_comma(["1,500"], "HK")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Philippines", "PH"),
        ("菲律賓", "PH"),
        ("한국", "KR"),
        ("uk", "GB"),
        ("SGP", "SG"),
        ("Filipino", "PH"),
        ("Côte d'Ivoire", "CI"),
        ("中國籍", "CN"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_countries(text: str, code: str) -> None:
    """Names in several languages, nationalities and codes."""
    assert country_code(text) == code


def test_flags_roles_platforms_services_blanks() -> None:
    """Small vocabularies of cells."""
    assert (read_flag("Y"), read_flag("否"), read_flag("perhaps")) == (True, False, None)
    assert (read_role("被害人").value, read_role("Accused").value, read_role("??").value) == (
        "victim",
        "suspect",
        "unknown",
    )
    assert read_platforms("Facebook, Skype") == ("facebook", "skype")
    assert read_platforms("FB -> WhatsApp") == ("facebook", "whatsapp")
    assert read_service("sent by GCash wallet").type == "ewallet"
    assert read_service("bank transfer").type == ""
    assert is_blank("N/A")
    assert is_blank("不詳")
    assert not is_blank("Ana")
    assert is_error("#DIV/0!")
    assert is_error("NaN")
    assert not is_error("#1")


@pytest.mark.parametrize(
    ("value", "concept"),
    [
        ("a@example.org", "email"),
        ("https://example.org/x", "profile_url"),
        ("198.51.100.7", "ip"),
        ("2001:db8::1", "ip"),
        ("00:1b:44:11:3a:b7", "mac"),
        ("2014-03-05 10:20", "moment"),
        ("10:20:00", "clock"),
        ("GB82WEST12345698765432", "iban"),
        ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "wallet"),
        ("490154203237518", "imei"),
        ("89014103211118510720", "iccid"),
        ("+63 917 555 0123", "phone"),
        ("d41d8cd98f00b204e9800998ecf8427e", "md5"),
        ("@anna_y", "handle"),
        ("data:image/png;base64,AA", "media"),
    ],
)
def test_values_tell_their_form(value: str, concept: str) -> None:
    """Each form by a published example."""
    assert describe_values([value] * 3)[0].value == concept


def test_sentences_and_dates() -> None:
    """Prose is long and varied; an ISO time is a date."""
    assert is_prose(
        [
            "He was contacted on the platform and asked to pay.",
            "She reported that somebody demanded money from her.",
        ]
    )
    assert not is_prose(["short", "texts"])
    assert not is_prose([])
    assert is_date("2014-03-05T10:20:00Z")
    assert describe_values([])[1] == 0


@settings(max_examples=100)
@given(st.text(max_size=50), st.sampled_from(["", "facebook", "whatsapp"]), st.sampled_from(["", "PH"]))
def test_any_cell(text: str, platform: str, region: str) -> None:
    """No cell raises, in any kind of column."""
    read_handles(text, platform, region)
    read_phones(text, region)
    read_amount(text, region=region)
    read_flag(text)
    read_platforms(text)
    read_service(text)
    country_code(text)
    describe_values([text])


@given(
    st.lists(
        st.one_of(
            st.text("abXZ019._-+@'? :/;,", max_size=8),
            st.sampled_from(
                ["www.", "anna.x", "FB: ", "http", "n/a", " (IG)", "facebook.com/", "+447700900123"]
            ),
        ),
        min_size=1,
        max_size=3,
    ).map("".join),
    st.sampled_from(["", "facebook", "email", "gmail", "whatsapp", "instagram"]),
)
def test_plain_user_names_are_read_as_by_the_long_way(cell: str, platform: str) -> None:
    """The short way for one user name answers what the general one answers."""
    text = cell.strip() or "x"
    read = cells.read_handles
    short = read(text, platform, "GB")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_PLAIN_HANDLE", re.compile(r"(?!)"))
        assert short == read(text, platform, "GB")

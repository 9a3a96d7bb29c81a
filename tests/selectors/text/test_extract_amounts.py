"""Amounts as people write them; expected values by reading, currency by ISO 4217."""

from decimal import Decimal

import pytest

from strikeback.selectors.text.extract import extract


def amounts(text: str, region: str = "", language: str = ""):
    """Amount and currency of every amount found."""
    found = extract(text, region=region, language=language)
    return [(f.money.amount, f.money.currency) for f in found if f.money is not None]


TABLE = [
    ("500만원", "", "5000000", "KRW"),
    ("500만 원", "", "5000000", "KRW"),
    ("50만원 보내", "", "500000", "KRW"),
    ("1억2천만원", "", "120000000", "KRW"),
    ("오백만원", "", "5000000", "KRW"),
    ("3백만원", "", "3000000", "KRW"),
    ("300,000원", "", "300000", "KRW"),
    ("₩500,000", "", "500000", "KRW"),
    ("1000달러", "", "1000", None),
    ("S$1.5k", "", "1500", "SGD"),
    ("HK$3,000", "", "3000", "HKD"),
    ("HKD 12000", "", "12000", "HKD"),
    ("港幣5000元", "", "5000", "HKD"),
    ("三千蚊", "", "3000", "HKD"),
    ("RM 2,500", "", "2500", "MYR"),
    ("rm500", "", "500", "MYR"),
    ("500 ringgit", "", "500", "MYR"),
    ("Rp 2.5 juta", "", "2500000", "IDR"),
    ("Rp2.500.000", "", "2500000", "IDR"),
    ("2,5 juta rupiah", "", "2500000", "IDR"),
    ("300 ribu rupiah", "", "300000", "IDR"),
    ("Rp 500rb", "", "500000", "IDR"),
    ("lima ratus ribu rupiah", "", "500000", "IDR"),
    ("₱15,000", "", "15000", "PHP"),
    ("P5,000", "PH", "5000", "PHP"),
    ("Php 3500", "", "3500", "PHP"),
    ("5 libong piso", "", "5000", "PHP"),
    ("15,000 pesos", "PH", "15000", "PHP"),
    ("15,000 pesos", "MX", "15000", "MXN"),
    ("15,000 pesos", "", "15000", None),
    ("₦50,000", "", "50000", "NGN"),
    ("50k naira", "", "50000", "NGN"),
    ("200 000 FCFA", "", "200000", "XOF"),
    ("50.000 francs CFA", "", "50000", "XOF"),
    ("500 dollars", "", "500", None),
    ("500 dollars", "US", "500", "USD"),
    ("500 dollars", "HK", "500", "HKD"),
    ("five hundred dollars", "SG", "500", "SGD"),
    ("$1,000", "AU", "1000", "AUD"),
    ("$1,000", "PH", "1000", "USD"),
    ("US$ 700", "HK", "700", "USD"),
    ("700 USD", "", "700", "USD"),
    ("£300", "", "300", "GBP"),
    ("1.500,50 €", "", "1500.50", "EUR"),
    ("5000元", "CN", "5000", "CNY"),
    ("5000元", "TW", "5000", "TWD"),
    ("5000元", "", "5000", None),
    ("三千块", "CN", "3000", "CNY"),
    ("2万5千元", "CN", "25000", "CNY"),
    ("3万人民币", "", "30000", "CNY"),
    ("1.5萬元", "HK", "15000", "HKD"),
    ("0.05 BTC", "", "0.05", "BTC"),
    ("0.050 btc", "", "0.050", "BTC"),
    ("500 USDT", "", "500", "USDT"),
    ("２００ＵＳＤ", "", "200", "USD"),
    ("٥٠٠ USD", "", "500", "USD"),
    ("pay 5k", "", "5000", None),
]


@pytest.mark.parametrize(
    ("text", "region", "amount", "currency"), TABLE, ids=[f"{t[0]}|{t[1]}" for t in TABLE]
)
def test_one_amount(text: str, region: str, amount: str, currency: str | None) -> None:
    """Number, scale and currency; an ambiguous sign stays undecided without a region."""
    assert amounts(text, region) == [(Decimal(amount), currency)]


@pytest.mark.parametrize(
    ("text", "region", "amount", "currency"), TABLE[:-1], ids=[f"{t[0]}|{t[1]}" for t in TABLE[:-1]]
)
def test_amount_inside_a_sentence(text: str, region: str, amount: str, currency: str | None) -> None:
    """The same amid words, with its exact span."""
    line = f"he said: {text}, or else"
    found = [f for f in extract(line, region=region) if f.money is not None]
    assert [(f.money.amount, f.money.currency) for f in found] == [(Decimal(amount), currency)]
    assert all(line[f.start : f.end] == f.raw for f in found)


def test_several_amounts_a_line() -> None:
    """Every amount counts, each with its own currency."""
    line = "first ₱5,000 then 200 USD and 300만원, later HK$1,000"
    assert amounts(line) == [(5000, "PHP"), (200, "USD"), (3000000, "KRW"), (1000, "HKD")]


@pytest.mark.parametrize(("region", "first"), [("", "USD"), ("SG", "SGD"), ("HK", "HKD")])
def test_an_ambiguous_sign_keeps_its_candidates(region: str, first: str) -> None:
    """The likeliest stands first; only a region decides."""
    money = next(f.money for f in extract("$500", region=region) if f.money)
    assert money.candidates[0] == first
    assert {"USD", "HKD", "SGD"} <= set(money.candidates)
    assert (money.currency is None) == (region == "")


def test_a_philippine_language_decides_peso() -> None:
    """A text stated to be Tagalog means its own peso."""
    assert amounts("5000 pesos", language="tl") == [(5000, "PHP")]


@pytest.mark.parametrize(
    "text",
    [
        "I am 15 years old",
        "call me at 5pm",
        "room 500",
        "2 of my friends",
        "5 members",
        "won the match 3-0",
        "send 3 photos",
        "$",
        "RM",
        "mp3 file",
        "原来3个人",
    ],
)
def test_numbers_that_are_no_money(text: str) -> None:
    """A number without currency or paying word is no amount."""
    assert amounts(text, "PH") == []

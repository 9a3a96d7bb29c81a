# ruff: noqa: E501 - a pattern or table row stays on one line
"""Selectors inside texts: found with exact spans, by cue or checksum, and nothing else found."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.selectors.text.extract import extract

BITCOIN = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
SEGWIT = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
ETHER = "0x52908400098527886E0F7030069857D2E4169EE7"
HARD = {"phone", "email", "wallet", "iban", "ip", "card", "bank_account", "remittance", "handle", "account"}


def found(text: str, region: str = "", key: bytes = b""):
    """Kind and value of every selector found."""
    return [
        (f.type, f.selector.value if f.selector else "")
        for f in extract(text, region=region, key=key)
        if f.type in HARD
    ]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("write maria.santos@example.org today", "", [("email", "maria.santos@example.org")]),
        ("write maria (at) example dot org", "", [("email", "maria@example.org")]),
        ("maria [at] example [dot] com", "", [("email", "maria@example.com")]),
        ("maria at example dot com", "", [("email", "maria@example.com")]),
        ("let us meet at example street", "", []),
        ("look at example.org", "", []),
        ("call +63 917 123 4567 now", "", [("phone", "+639171234567")]),
        ("call 0063 917 123 4567 now", "", [("phone", "+639171234567")]),
        ("call 0917 123 4567 now", "PH", [("phone", "+639171234567")]),
        ("call 0917 123 4567 now", "", []),
        ("٠٩١٧١٢٣٤٥٦٧", "PH", [("phone", "+639171234567")]),
        ("０９１７１２３４５６７", "PH", [("phone", "+639171234567")]),
        ("電話 9123 4567", "HK", [("phone", "+85291234567")]),
        ("wa.me/6591234567", "", [("phone", "+6591234567")]),
        (f"send to {BITCOIN}", "PH", [("wallet", f"btc:{BITCOIN}")]),
        (f"send to {SEGWIT}", "", [("wallet", f"btc:{SEGWIT}")]),
        (f"send to {BITCOIN[:-1]}3", "PH", []),
        ("IBAN GB82 WEST 1234 5698 7654 32 please", "GB", [("iban", "GB82WEST12345698765432")]),
        ("GB83WEST12345698765432", "", []),
        ("login from 203.0.113.7 today", "PH", [("ip", "203.0.113.7")]),
        ("2001:db8::1 seen", "", [("ip", "2001:db8::1")]),
        ("version 1.2.3", "", []),
        ("telegram @sweet_anna", "", [("handle", "telegram:sweet_anna")]),
        ("tg: sweet_anna99", "", [("handle", "telegram:sweet_anna99")]),
        ("her IG is anna.rose88", "", [("handle", "instagram:anna.rose88")]),
        ("IG: annarose", "", [("handle", "instagram:annarose")]),
        ("@anna_rose on telegram", "", [("handle", "telegram:anna_rose")]),
        ("add me on skype live:anna.rose", "", [("handle", "skype:live:anna.rose")]),
        ("live:.cid.abc123def", "", [("handle", "skype:live:.cid.abc123def")]),
        ("line id jenny88", "", [("handle", "line:jenny88")]),
        ("카톡 아이디 minji88", "", [("handle", "kakaotalk:minji88")]),
        ("카톡아이디는 minji88 입니다", "", [("handle", "kakaotalk:minji88")]),
        ("微信号：wx_abc123", "", [("handle", "wechat:wx_abc123")]),
        ("加我微信 wxabc_123", "", [("handle", "wechat:wxabc_123")]),
        ("snapchat username is anna_r", "", [("handle", "snapchat:anna_r")]),
        ("akun ig nya sweet_anna", "", [("handle", "instagram:sweet_anna")]),
        ("he wrote me on facebook and then on telegram", "", []),
        ("line up here please", "", []),
        ("the line is busy", "", []),
        ("send me a snap", "", []),
        ("email me @ noon", "", []),
        ("thanks @everyone", "", []),
        ("MTCN: 482-913-7756", "PH", [("remittance", "westernunion:4829137756")]),
        ("western union number 4829137756", "PH", [("remittance", "westernunion:4829137756")]),
        ("BDO account 0061 8349 2715", "PH", [("bank_account", "PH::006183492715")]),
        ("帳號id 100072903674345", "HK", []),
        ("account ID: 100072903674345", "GB", []),
        ("acc id 100072903674345", "MY", []),
        ("bank account ID 006183492715", "PH", [("bank_account", "PH::006183492715")]),
        ("帳號 100729036743", "HK", [("bank_account", "HK::100729036743")]),
        ("no. rek 7318264590 BCA", "ID", [("bank_account", "ID::7318264590")]),
        ("국민은행 계좌 302-71-8264590", "KR", [("bank_account", "KR::302718264590")]),
    ],
)
def test_selectors(text: str, region: str, expected: list[tuple[str, str]]) -> None:
    """What the text holds, and nothing more."""
    assert found(text, region) == expected


def test_a_card_keeps_no_digits() -> None:
    """A card is reported by span only; its selector needs a key, and no digits leave either way."""
    line = "card 4539 1488 0343 6467 exp soon"
    (bare,) = [f for f in extract(line) if f.type == "card"]
    assert (bare.raw, bare.selector, line[bare.start : bare.end]) == ("", None, "4539 1488 0343 6467")
    (keyed,) = [f for f in extract(line, key=b"k" * 32) if f.type == "card"]
    assert keyed.selector is not None
    assert "14880343" not in re.sub(r"\D", "", keyed.selector.value + keyed.selector.raw)
    assert found("card 4539 1488 0343 6468") == []


def test_other_kinds_are_blanked_before_phones() -> None:
    """Wallets, references, account numbers and dates never turn into phones."""
    line = f"MTCN 0912345678 and a/c 09171234567 and {ETHER} on 2024-03-05 10:20:30"
    assert [kind for kind, _ in found(line, "PH") if kind == "phone"] == []


def test_denied_selectors_say_so() -> None:
    """A number that the words before it deny is found and marked."""
    (phone,) = [f for f in extract("this is not +63 917 123 4567") if f.type == "phone"]
    assert phone.negated


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I live in Manila", "PH"),
        ("taga Cebu ako", "PH"),
        ("我住在香港", "HK"),
        ("서울에서 왔어요", "KR"),
        ("je suis à Abidjan", "CI"),
        ("from Lagos", "NG"),
        ("tinggal di Jakarta", "ID"),
    ],
)
def test_places(text: str, code: str) -> None:
    """Cities in their scripts give their country."""
    assert [f.text for f in extract(text) if f.type == "place"] == [code]


def test_platforms_and_services_are_named() -> None:
    """Canonical names of platforms and payment services."""
    kinds = [
        (f.type, f.text)
        for f in extract("on Instagram, pay by G-Cash or 支付宝")
        if f.type in {"platform", "service"}
    ]
    assert kinds == [("platform", "instagram"), ("service", "gcash"), ("service", "alipay")]


@given(st.text(max_size=200))
def test_any_text_is_searched_and_spans_fit(text: str) -> None:
    """No text breaks the search; spans do not overlap except for one link's several readings."""
    results = extract(text, region="HK")
    for one in results:
        assert 0 <= one.start < one.end <= len(text)
        assert one.raw in ("", text[one.start : one.end])
    spans = sorted({(one.start, one.end) for one in results})
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(alphabet="abc .,", max_size=20), st.text(alphabet="abc .,", max_size=20))
def test_surroundings_do_not_change_a_wallet(before: str, after: str) -> None:
    """A wallet between spaces is found whatever stands around it."""
    assert ("wallet", f"btc:{BITCOIN}") in found(f"{before} {BITCOIN} {after}")


def sentences(path: Path) -> list[str]:
    """Sentences of a token-per-line file."""
    column = 1 if path.suffix == ".iob2" else 0
    joint = " " if path.name.startswith(("wnut", "indonlu", "uner_ceb")) else ""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    return [
        joint.join(
            re.split(r"[\t ]", line)[column]
            for line in block.splitlines()
            if line and not line.startswith("#")
        )
        for block in blocks
    ]


def test_prose_of_strangers_holds_no_false_selector(shared: Path) -> None:
    """News, encyclopedia and tweets in five languages: no wallet, IBAN, e-mail or card; phones at most 1 in 500."""
    texts = [text for path in sorted((shared / "names" / "ner").iterdir()) for text in sentences(path)]
    kinds = [kind for text in texts for kind, _ in found(text, "PH")]
    assert {"wallet", "iban", "email", "card", "remittance"}.isdisjoint(kinds)
    assert kinds.count("phone") * 500 <= len(texts)


def test_bank_statements_hold_ibans_and_no_wallets(shared: Path) -> None:
    """MT940 files: every IBAN is one by mod-97 (computed here), and there is no wallet or e-mail."""
    for path in (shared / "samples" / "mt940").rglob("*"):
        if not path.is_file():
            continue
        for kind, value in found(path.read_text(encoding="latin-1"), "NL"):
            assert kind not in {"wallet", "email"}
            if kind == "iban":
                assert int("".join(str(int(char, 36)) for char in value[4:] + value[:4])) % 97 == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("see https://www.facebook.com/anna.rose.12.", {"handle", "profile_url"}),
        ("hxxps://t.me/sweet_anna)", {"handle", "profile_url"}),
        ("(www.example.org/a_(b))", {"url"}),
        ("https://example.org/09171234567", {"url"}),
        ("ends https://example.org/x_", {"url"}),
    ],
)
def test_links(text: str, kinds: set[str]) -> None:
    """A profile link names its account; another address stays an address, and its digits are no phone."""
    results = extract(text, region="PH")
    assert {f.type for f in results} == kinds
    assert all(f.selector is not None and f.selector.linkable == (f.type != "url") for f in results)
    assert not text[results[0].start : results[0].end].endswith((".", "))"))

"""What readers of nested formats share: secrets and media never pass, nothing else is lost."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.intake.contract import RecordMaker
from strikeback.intake.gather import (
    SKIPPED,
    Gather,
    encodable,
    file_name_digest,
    is_media,
    is_secret,
    iso_moment,
    without_media,
)
from strikeback.intake.hardware import Hardware, property_kind
from strikeback.intake.identify import Identified, identify, platform_of
from strikeback.intake.money_text import read_money
from strikeback.intake.open import open_source
from strikeback.intake.ufdr import UfdrReader
from strikeback.intake.urls import select_url
from strikeback.model.record import RefusalReason
from strikeback.model.time import ZoneState


@pytest.fixture
def gather(tmp_path: Path) -> Gather:
    """A collection of some file."""
    path = tmp_path / "any"
    path.write_text("x")
    maker = RecordMaker(open_source(path, originator="a"), UfdrReader())
    return Gather(maker, maker.at(line=1))


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "PassWord",
        "user_password",
        "Lock screen passcode",
        "keypadUnlockCode",
        "accessToken",
        "private-key",
        "seed phrase",
        "PIN",
        "PUK1",
        "pin code",
        "密码",
        "비밀번호",
        "contraseña",
        "client secret",
        "recovery phrase",
    ],
)
def test_secret_names(name) -> None:
    """Names of fields that hold a secret, in several languages and spellings."""
    assert is_secret(name)


@pytest.mark.parametrize(
    "name", ["shipping", "spin", "passport", "passenger", "opinion", "passwordLastChanged", "author", "key"]
)
def test_harmless_names(name) -> None:
    """Names that only resemble one."""
    assert not is_secret(name)


def test_media_is_told_from_text() -> None:
    """Long base64 runs and fields named for media; prose and perceptual hashes are neither."""
    assert is_media("blob", "A1b2" * 200)
    assert is_media("thumbnail", "x y " * 60)
    assert not is_media("thumbnail", "a.jpg")
    assert not is_media("photoDNA", "QUJD" * 48)  # 144 bytes in base64 are 192 characters
    assert not is_media("note", "many words in a row " * 60)


@given(st.text(max_size=400))
def test_texts_without_media_stay_as_they_are(text) -> None:
    """Short texts are never touched."""
    assert without_media(text) == (text, 0)


def test_embedded_media_is_cut_out() -> None:
    """A data address or an attachment's lines vanish; the words around them stay."""
    lines = "\n".join(["QUJD" * 19] * 9)
    assert without_media(f"before data:image/png;base64,{'QUJD' * 99} after") == (
        f"before {SKIPPED} after",
        1,
    )
    text, count = without_media(f"before\n{lines}\nafter")
    assert (count, "QUJD" in text, text.startswith("before"), text.endswith("after")) == (
        1,
        False,
        True,
        True,
    )


@given(st.text(st.characters(codec=None, categories=("L", "Cs", "N")), max_size=30))
def test_every_text_becomes_encodable(text) -> None:
    """Lone surrogates are marked, everything else stays."""
    clean = encodable(text)
    clean.encode()
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert clean == text


def test_file_names_become_keyed_digests() -> None:
    """The same name and key give the same digest, another key another; nothing for no name."""
    assert (
        file_name_digest(b"k", "a.jpg") == file_name_digest(b"k", "a.jpg") != file_name_digest(b"l", "a.jpg")
    )
    assert file_name_digest(b"k", "") == ""


@pytest.mark.parametrize(
    ("raw", "zone", "utc", "state", "precision"),
    [
        ("2014-03-05T10:00:00.250+08:00", "", "2014-03-05T02:00:00.250000+00:00", ZoneState.KNOWN, "second"),
        ("2014-03-05T10:00Z", "Asia/Manila", "2014-03-05T10:00:00+00:00", ZoneState.KNOWN, "minute"),
        ("2014-03-05T10:00:00", "Asia/Manila", "2014-03-05T02:00:00+00:00", ZoneState.ASSUMED, "second"),
        ("2014-03-05", "", "2014-03-05T00:00:00+00:00", ZoneState.UNKNOWN, "day"),
        ("0001-01-01T00:00:00+14:00", "", None, ZoneState.UNKNOWN, "second"),
        ("soon", "", None, ZoneState.UNKNOWN, "second"),
    ],
)
def test_iso_times(raw, zone, utc, state, precision) -> None:
    """Offsets are known, clock readings take the stated zone, nonsense has no time."""
    moment = iso_moment(raw, zone)
    assert (moment.utc.isoformat() if moment.utc else None, moment.zone, moment.precision) == (
        utc,
        state,
        precision,
    )
    assert moment.raw == raw


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("1,250.50", "PHP", (Decimal("1250.50"), "PHP")),
        ("£ 20", "", (Decimal(20), "GBP")),
        ("300 usd", "", (Decimal(300), "USD")),
        ("-5", "₩", (Decimal(-5), "KRW")),
        ("7", "", (Decimal(7), None)),
    ],
)
def test_amounts(gather, amount, currency, expected) -> None:
    """Codes and signs give the currency, none is guessed."""
    money = read_money(gather, "Amount", amount, currency)
    assert (money.amount, money.currency) == expected
    assert money.raw == amount


@pytest.mark.parametrize("amount", ["many", "1.2.3", "9" * 40])
def test_unreadable_amounts_are_kept_and_counted(gather, amount) -> None:
    """The text stays, the refusal says so."""
    assert read_money(gather, "Amount", amount, "EUR") is None
    assert gather.unmapped == [("Amount", amount)]
    assert [one.reason for one in gather.refusals] == [RefusalReason.BAD_AMOUNT]
    assert read_money(gather, "Amount", "  ", "EUR") is None


@pytest.mark.parametrize(
    ("platform", "raw", "region", "values", "fields"),
    [
        (
            "whatsapp",
            "447700900123@s.whatsapp.net",
            "",
            ["+447700900123"],
            Identified("447700900123@s.whatsapp.net"),
        ),
        ("whatsapp", "447700900123-1394@g.us", "", [], Identified("447700900123-1394@g.us")),
        ("phone", "07700 900123", "GB", ["+447700900123"], Identified()),
        ("phone", "BANK", "GB", [], Identified()),
        ("facebook", "100005551234567", "GB", ["facebook:100005551234567"], Identified("100005551234567")),
        ("instagram", "syn.persona", "", ["instagram:syn.persona"], Identified("", "syn.persona")),
        ("instagram", "mira@example.org", "", ["mira@example.org"], Identified()),
        ("telegram", "+447700900123", "", ["+447700900123"], Identified()),
        ("facebook", "  ", "", [], Identified()),
    ],
)
def test_identifiers_are_sorted(gather, platform, raw, region, values, fields) -> None:
    """Numbers, mailboxes, chat-server names, ids and user names each get their own kind of selector."""
    assert identify(gather, platform, raw, region) == fields
    assert [one.value for one in gather.selectors] == values


@pytest.mark.parametrize(
    ("source", "platform"),
    [
        ("", "phone"),
        ("Native Messages", "phone"),
        ("Phone", "phone"),
        ("WhatsApp", "whatsapp"),
        ("Facebook Messenger", "messenger"),
        ("SMS", "phone"),
        ("Odd App", "odd app"),
    ],
)
def test_platforms_of_sources(source, platform) -> None:
    """The telephone's own services are one platform."""
    assert platform_of(source) == platform


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("IMEI 2", "imei"),
        ("ICCID", "iccid"),
        ("MSISDN", "phone"),
        ("Bluetooth MAC Address", "mac"),
        ("serialNumber", "serial"),
        ("Android ID", "android_id"),
        ("Unique Device ID", "udid"),
        ("Detected Phone Model", "model"),
        ("Modem Version", ""),
        ("Model version", ""),
        ("Machine name", ""),
        ("电话号码", "phone"),
    ],
)
def test_properties_by_name(name, kind) -> None:
    """What a property holds is told by its name."""
    assert property_kind(name) == kind


def test_second_value_of_a_field_is_kept(gather) -> None:
    """A device has one model; a second one stays in the leftovers."""
    device = Hardware(gather, "")
    device.add("Model", "SYN-1")
    device.add("Device model", "SYN-2")
    device.add("Serial number", "A1B2C3D4")
    assert device.body().model == "SYN-1"
    assert gather.unmapped == [("Device model", "SYN-2")]
    assert gather.selectors[0].value == "serial:A1B2C3D4".lower() or gather.selectors[0].value.startswith(
        "serial:"
    )
    assert not device.empty


def test_addresses_of_pages(gather) -> None:
    """A profile page gives its account; any other page is kept without being counted as refused."""
    select_url(gather, "url", "https://www.instagram.com/syn.persona/")
    select_url(gather, "url", "https://news.example.org/today")
    select_url(gather, "url", " ")
    assert "instagram:syn.persona" in {one.value for one in gather.selectors}
    assert gather.unmapped == [("url", "https://news.example.org/today")]
    assert gather.refusals == []
    select_url(gather, "url", "https://www.instagram.com/" + "x." * 2500)
    assert [one.reason for one in gather.refusals] == [RefusalReason.BAD_SELECTOR]

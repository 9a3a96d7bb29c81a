"""Laws that every normaliser keeps: one form, or a refusal that tells nothing."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.account import normalise_account, normalise_handle
from strikeback.selectors.bank_account import bank_key, normalise_bank_account
from strikeback.selectors.card import normalise_card
from strikeback.selectors.device import (
    normalise_device_id,
    normalise_iccid,
    normalise_imei,
    normalise_imsi,
    normalise_mac,
)
from strikeback.selectors.document import normalise_document
from strikeback.selectors.email import normalise_email
from strikeback.selectors.ewallet import canonical_service, normalise_ewallet
from strikeback.selectors.gift_card import normalise_gift_card
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.ip import normalise_ip
from strikeback.selectors.media_hash import normalise_hash
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.platform import canonical_platform
from strikeback.selectors.profile_url import normalise_profile_url
from strikeback.selectors.remittance import normalise_remittance
from strikeback.selectors.wallet import normalise_wallet

KEY = b"k" * 32
DIGITS = st.text("0123456789", min_size=1, max_size=22)
BASE58 = st.text("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", min_size=20, max_size=40)
SPACED = st.text("0123456789 -+().٣३０", min_size=1, max_size=24)
HEXES = st.text("0123456789abcdefABCDEF:-", min_size=8, max_size=64)
NAMES = st.text("abcXYZ019._-@$#+ %/:İß", min_size=1, max_size=24)
ADDRESSES = st.from_regex(
    r"(https?://)?(www\.|m\.)?[a-z]{1,9}\.(com|me|ru)/[@$A-Za-z0-9._%?=/&-]{0,30}", fullmatch=True
)
KNOWN = st.builds(
    "{}/{}".format,
    st.sampled_from(
        ["facebook.com", "t.me", "x.com", "instagram.com", "tiktok.com", "wa.me", "vk.com", "cash.app"]
    ),
    st.text("abcXY019._-@$+?=&%/#", max_size=24),
)
MAILS = st.from_regex(r"[A-Za-z.+_'-]{1,12}@[a-zA-Zß.-]{1,12}\.(com|org|例え)", fullmatch=True)
PLATFORMS = st.sampled_from(
    [
        "facebook",
        "FB Messenger",
        "instagram",
        "skype",
        "whatsapp",
        "telegram",
        "discord",
        "xbox",
        "",
        "nowhere",
        "kik",
    ]
)
COUNTRIES = st.sampled_from(["", "HK", "SG", "KR", "ID", "MY", "CN", "US", "PH", "GBR"])
TYPES = st.sampled_from(["", "id", "HKID", "nric", "RRN", "nik", "mykad", "ssn", "passport", "身份证"])
SERVICES = st.sampled_from(["GCash", "PayPal", "cashapp", "FPS", "M-Pesa", "wave", "somepay", "toss"])
RAW = st.one_of(st.text(max_size=80), SPACED, DIGITS, BASE58, HEXES, NAMES, MAILS, ADDRESSES, KNOWN)
RAW_WITH_HALVES = st.text(st.characters(exclude_categories=()), max_size=40)

Call = Callable[[str], Selector]
T = TypeVar("T")
# Kinds whose value can be read again; a card's and a gift card's cannot, on purpose.
CALLS: dict[SelectorKind, list[Call]] = {
    SelectorKind.PHONE: [
        lambda raw: normalise_phone(raw, "PH"),
        lambda raw: normalise_phone(raw, "US"),
        normalise_phone,
    ],
    SelectorKind.EMAIL: [normalise_email],
    SelectorKind.IP: [normalise_ip],
    SelectorKind.IBAN: [normalise_iban],
    SelectorKind.WALLET: [
        normalise_wallet,
        lambda raw: normalise_wallet(raw, "LTC"),
        lambda raw: normalise_wallet(raw, "ETH"),
    ],
    SelectorKind.IMEI: [normalise_imei],
    SelectorKind.IMSI: [normalise_imsi],
    SelectorKind.ICCID: [normalise_iccid],
    SelectorKind.MAC: [normalise_mac],
    SelectorKind.BANK_ACCOUNT: [lambda raw: normalise_bank_account(raw, "PH", "Bank of Somewhere")],
    SelectorKind.MD5: [lambda raw: normalise_hash(raw, "md5")],
    SelectorKind.SHA1: [lambda raw: normalise_hash(raw, "sha1")],
    SelectorKind.SHA256: [normalise_hash],
    SelectorKind.PHOTODNA: [lambda raw: normalise_hash(raw, "photodna")],
}
ALL = [(kind, call) for kind, calls in CALLS.items() for call in calls]


def tried(call: Callable[[], T]) -> T | None:
    """Return what the call gives, or None for a refusal whose text tells nothing of what was refused."""
    try:
        return call()
    except UnusableSelectorError as error:
        silent(error)
        return None


def silent(refusal: UnusableSelectorError) -> None:
    """Check that a refusal names the kind and the reason, and carries nothing else."""
    assert str(refusal) == f"SB100: not a usable {refusal.kind}: {refusal.why.value}."
    assert refusal.__cause__ is None
    assert refusal.__suppress_context__


@pytest.mark.no_cover  # as every property: the one inside is not seen from outside
@pytest.mark.parametrize(("kind", "call"), ALL, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(ALL)])
def test_any_text_gives_one_form_or_a_refusal(kind: SelectorKind, call: Call) -> None:
    """Normalising twice changes nothing; nothing but a refusal is raised; the raw text is kept."""

    @settings(max_examples=100)
    @given(RAW | RAW_WITH_HALVES)
    def check(raw: str) -> None:
        once = tried(lambda: call(raw))
        if once is not None:
            assert once.raw == raw
            assert call(once.value).value == once.value

    check()


@settings(max_examples=150)
@given(PLATFORMS, RAW)
def test_accounts_and_handles_have_one_form(platform: str, raw: str) -> None:
    """The part behind the platform gives the same selector again."""
    for call in (normalise_account, normalise_handle):
        once = tried(lambda call=call: call(platform, raw))
        if once is not None:
            space, _, name = once.value.partition(":")
            assert call(space.replace("?", ""), name).value == once.value


@settings(max_examples=150)
@given(
    COUNTRIES,
    TYPES,
    st.one_of(
        RAW, st.from_regex(r"[A-Z]{1,2}[0-9]{6}\([0-9A]\)|[STFGM][0-9]{7}[A-Z]|[0-9]{12,16}", fullmatch=True)
    ),
)
def test_documents_have_one_form(country: str, type_: str, raw: str) -> None:
    """The whole value gives the same selector again, whatever country and type stood beside it first."""
    once = tried(lambda: normalise_document(raw, country, type_))
    if once is not None:
        assert normalise_document(once.value, country, type_).value == once.value


@settings(max_examples=150)
@given(SERVICES, RAW)
def test_services_have_one_form(service: str, raw: str) -> None:
    """E-wallets and remittances: the whole value gives the same selector again."""
    wallet = tried(lambda: normalise_ewallet(raw, service, "PH"))
    if wallet is not None:
        assert normalise_ewallet(wallet.value, service, "PH").value == wallet.value
    transfer = tried(lambda: normalise_remittance(raw, "Cebuana Lhuillier"))
    if transfer is not None:
        assert normalise_remittance(transfer.value, "cebuana").value == transfer.value
    device = tried(lambda: normalise_device_id(raw, "IDFA"))
    if device is not None:
        assert normalise_device_id(device.value, "IDFA").value == device.value


@settings(max_examples=150)
@given(st.one_of(KNOWN, ADDRESSES, st.text(max_size=40)))
def test_profile_addresses_have_one_form(raw: str) -> None:
    """The canonical address gives itself, and names the same thing."""
    found = tried(lambda: normalise_profile_url(raw))
    if found is not None:
        page, named = found
        assert [selector.value for selector in normalise_profile_url(page.value)] == [page.value, named.value]


@settings(max_examples=100)
@given(RAW, st.sampled_from([b"", KEY, b"x" * 99]))
def test_card_numbers_and_codes_appear_nowhere(raw: str, key: bytes) -> None:
    """Whatever is accepted as a card or a gift card stands neither in value nor in raw text."""
    for call in (lambda: normalise_card(raw, key), lambda: normalise_gift_card(raw, "Steam", key)):
        selector = tried(call)
        if selector is not None:
            digits = "".join(sign for sign in raw if sign.isalnum())
            assert digits.upper() not in (selector.value + selector.raw).upper()
            assert selector.linkable == (key != b"") or "masked" in selector.notes


@settings(max_examples=100)
@given(st.text(max_size=140) | NAMES)
def test_names_of_platforms_banks_and_services_are_stable(raw: str) -> None:
    """A canonical name is its own canonical name; any text is taken."""
    for call in (canonical_platform, canonical_service, bank_key):
        assert call(call(raw)) == call(raw)


@given(RAW.filter(bool))
@settings(max_examples=30)
def test_long_texts_are_refused(raw: str) -> None:
    """Prose is not an identifier: beyond 4,096 characters every kind refuses, whatever it begins with."""
    for _, call in ALL:
        for long in (raw * 4097, raw + " " * 4097):
            assert tried(lambda call=call, long=long: call(long)) is None

"""IBAN, national account numbers, cards and gift cards."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import SelectorKind
from strikeback.selectors.bank_account import normalise_bank_account
from strikeback.selectors.card import normalise_card
from strikeback.selectors.gift_card import normalise_gift_card
from strikeback.selectors.iban import LENGTHS, normalise_iban
from strikeback.selectors.luhn import luhn_digit, luhn_valid

KEY = b"a secret of the store"
# Examples of the IBAN registry.
REGISTRY = """
AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201
AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034 BG80BNBG96611020345678
BH67BMAG00001299123456 BI4210000100010000332045181 BR1800360305000010009795493C1
BY13NBRB3600900000002Z00AB00 CH9300762011623852957 CR05015202001026284066
CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000 DK5000400440116243
DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002
ES9121000418450200051332 FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606
GB29NWBK60161331926819 GE29NB0000000101904917 GI75NWBK000000007099453 GL8964710001000206
GR1601101250000000012300695 GT82TRAJ01020000001210029690 HR1210010051863000160
HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999 IQ98NBIQ850123456789012
IS140159260076545510730339 IT60X0542811101000000123456 JO94CBJO0010000000000131000302
KW81CBKU0000000000001234560101 KZ86125KZT5004100100 LB62099900000001001901229114
LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000 LU280019400644750000
LV80BANK0000435195001 MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951
MK07250120000058984 MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S
MU17BOMM0101101030300200000MUR NL91ABNA0417164300 NO9386011117947 PK36SCBL0000001123456702
PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154
QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379
SA0380000000608010167519 SC18SSCB11010000000000001497USD SE4550000000058398257466
SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100 ST23000100010051845310146
SV62CENR00000000000000700025 TL380080012345678910157 TN5910006035183598478831
TR330006100519786457841326 UA213223130000026007233566001 VA59001123000012345678
VG96VPVG0000012345678901 XK051212012345678906
"""
IBANS = REGISTRY.split()


def test_registry_examples() -> None:
    """Every example of the registry passes, printed in groups of four, in lower case, with its label."""
    printed = [" ".join(iban[place : place + 4] for place in range(0, len(iban), 4)) for iban in IBANS]
    assert [normalise_iban(one).value for one in printed] == IBANS
    assert [normalise_iban(f"IBAN: {one.lower()}").value for one in printed] == IBANS
    assert [iban for iban in IBANS if len(iban) != LENGTHS[iban[:2]]] == []


def test_one_wrong_digit_is_found() -> None:
    """MOD 97 finds every single wrong digit; here all wrong digits in the last digit's place."""
    found: dict[str, Unusable | None] = {}
    for iban in IBANS:
        place = max(place for place, sign in enumerate(iban) if sign.isdigit())
        for step in range(1, 10):
            wrong = f"{iban[:place]}{(int(iban[place]) + step) % 10}{iban[place + 1 :]}"
            found[wrong] = None
            try:
                normalise_iban(wrong)
            except UnusableSelectorError as refusal:
                found[wrong] = refusal.why
    assert len(found) == 9 * len(IBANS)
    assert [wrong for wrong, why in found.items() if why != Unusable.WRONG_CHECKSUM] == []


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", Unusable.EMPTY),
        ("GB29 NWBK", Unusable.WRONG_LENGTH),
        ("US12 3456 7890 1234", Unusable.UNKNOWN_COUNTRY),
        ("1034 5678 9012", Unusable.WRONG_FORM),
        ("GB29NWBK60161331926819GB29NWBK60161331926819", Unusable.WRONG_FORM),
        ("GB00NWBK60161331926819", Unusable.WRONG_CHECKSUM),
        ("x" * 80, Unusable.TOO_LONG),
    ],
)
def test_refused_ibans(raw: str, why: Unusable) -> None:
    """What is no IBAN says why."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_iban(raw)
    assert refusal.value.why == why


def test_countries_outside_the_registry_are_said() -> None:
    """Cote d'Ivoire uses the form without being registered; the example is its central bank's."""
    assert normalise_iban("CI93CI0080111301134291200589").notes == ("registry:no",)


@pytest.mark.parametrize(
    ("raw", "country", "bank", "value"),
    [
        ("1034-5678-90123", "ph", "BDO Unibank, Inc.", "PH:bdounibank:1034567890123"),
        ("012-345678-001", "HK", "Bank of Somewhere Ltd", "HK:somewhere:012345678001"),
        ("A/C No. 0012 3456 78", "", "", "::0012345678"),
        ("1002003004.0", "ID", "unknown", "ID::1002003004"),
        ("GB29 NWBK 6016 1331 9268 19", "PH", "x", "GB29NWBK60161331926819"),
        ("PH:bdo:1002003004", "", "", "PH:bdo:1002003004"),
        ("110-123-456789", "KR", "The Bank", "KR:thebank:110123456789"),
    ],
)
def test_bank_accounts(raw: str, country: str, bank: str, value: str) -> None:
    """Separators and legal forms do not count, leading zeros do; an IBAN is recognised as one."""
    account = normalise_bank_account(raw, country, bank)
    assert account.value == value
    assert account.kind == (SelectorKind.BANK_ACCOUNT if ":" in value else SelectorKind.IBAN)


@pytest.mark.parametrize(
    ("raw", "country", "why"),
    [
        ("", "PH", Unusable.EMPTY),
        ("0000000000", "PH", Unusable.PLACEHOLDER),
        ("Account no: n/a", "PH", Unusable.PLACEHOLDER),
        ("****1234", "PH", Unusable.WRONG_FORM),
        ("by transfer", "PH", Unusable.WRONG_FORM),
        ("123", "PH", Unusable.WRONG_LENGTH),
        ("1" + "02" * 20, "PH", Unusable.WRONG_LENGTH),
        ("1002003004", "Philippines", Unusable.UNKNOWN_COUNTRY),
    ],
)
def test_refused_bank_accounts(raw: str, country: str, why: Unusable) -> None:
    """Masked numbers and words are no accounts."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_bank_account(raw, country)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "5555 5555 5555 4444",
        "378282246310005",
        "6011-1111-1111-1117",
        "3530111333300000",
        "4222222222222",
    ],
)
def test_cards_are_masked(number: str) -> None:
    """Test numbers of the card schemes: issuer, last four and a digest are all that is left."""
    card = normalise_card(number, KEY)
    digits = "".join(sign for sign in number if sign.isdigit())
    assert card.value.startswith(f"{digits[:6]}:{digits[-4:]}:")
    assert card.raw == f"{digits[:6]}…{digits[-4:]}"
    assert card.linkable
    assert digits not in repr(card) + card.value + card.raw
    assert normalise_card(digits, KEY).value == card.value
    assert normalise_card(digits, b"another").value != card.value
    assert normalise_card(digits, b"k" * 65).value != normalise_card(digits, b"k" * 66).value


def test_cards_without_a_digest_never_link() -> None:
    """Without a key, or masked already, first six and last four are not enough."""
    assert normalise_card("4111111111111111", b"").notes == ("no_key",)
    masked = normalise_card("411111******1111", KEY)
    assert (masked.value, masked.linkable, masked.valid) == ("411111:1111:", False, False)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", Unusable.EMPTY),
        ("4111111111111112", Unusable.WRONG_CHECKSUM),
        ("411111", Unusable.WRONG_FORM),
        ("0111111111111111", Unusable.WRONG_FORM),
        ("4444444444444444", Unusable.PLACEHOLDER),
        ("card", Unusable.WRONG_FORM),
    ],
)
def test_refused_cards(raw: str, why: Unusable) -> None:
    """What is no card number says why, and quotes nothing."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_card(raw, KEY)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    ("digits", "check"), [("7992739871", "3"), ("49015420323751", "8"), ("411111111111111", "1")]
)
def test_luhn(digits: str, check: str) -> None:
    """Published numbers: the textbook example, an IMEI, a test card."""
    assert luhn_digit(digits) == check
    assert luhn_valid(digits + check)
    assert not luhn_valid(digits + str((int(check) + 1) % 10))


def test_gift_cards() -> None:
    """Brand and digest; case and separators of the code do not count."""
    card = normalise_gift_card("abcd-efgh-1j2k", "Steam Gift Card", KEY)
    assert card.value.startswith("steam:")
    assert card.raw == "…2K"
    assert normalise_gift_card("ABCDEFGH1J2K", "STEAM", KEY).value == card.value
    assert normalise_gift_card("ABCDEFGH1J2K", "iTunes", KEY).value.startswith("apple:")
    assert normalise_gift_card("ABCDEFGH1J2K", "Corner Shop Voucher", KEY).value.startswith("cornershop:")
    assert normalise_gift_card("ABCDEFGH1J2K", "steam", b"").notes == ("no_key",)


@pytest.mark.parametrize(
    ("raw", "brand", "why"),
    [
        ("ABCDEFGH1J2K", "", Unusable.NO_CUE),
        ("ABCDEFGH1J2K", "unknown", Unusable.NO_CUE),
        ("ABCDEFGH1J2K", "gift card", Unusable.NO_CUE),
        ("", "steam", Unusable.EMPTY),
        ("ABC", "steam", Unusable.WRONG_FORM),
        ("XXXX-XXXX-XXXX", "steam", Unusable.PLACEHOLDER),
        ("0.0.0.0.0", "steam", Unusable.PLACEHOLDER),
    ],
)
def test_refused_gift_cards(raw: str, brand: str, why: Unusable) -> None:
    """A code without its brand means nothing."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_gift_card(raw, brand, KEY)
    assert refusal.value.why == why

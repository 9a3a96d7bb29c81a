"""Phone numbers: every way of typing one number gives one value, and nothing else passes for it."""

import sqlite3
from pathlib import Path

import phonenumbers
import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.phone import PLAN, normalise_phone


@pytest.mark.parametrize(
    ("raw", "region", "value"),
    [
        # Ofcom's numbers for drama, the US 555-01xx range, and ITU-style examples of other plans.
        pytest.param("+44 7700 900123", "PH", "+447700900123", id="plus-beats-region"),
        pytest.param("+44 (0)20 7946 0000", None, "+442079460000", id="zero-in-brackets"),
        pytest.param("(+44) 20-7946-0000", "PH", "+442079460000", id="country-code-in-brackets"),
        pytest.param("[+63] 917 123 4567", None, "+639171234567", id="square-brackets"),
        pytest.param("(020) 7946 0000", "GB", "+442079460000", id="area-code-in-brackets"),
        pytest.param("020 7946 0000", "GB", "+442079460000", id="national"),
        pytest.param("020 7946 0000", "uk", "+442079460000", id="region-as-people-write-it"),
        pytest.param("00 44 20 7946 0000", "PH", "+442079460000", id="dialled-from-manila"),
        pytest.param("011 44 20 7946 0000", "US", "+442079460000", id="dialled-from-america"),
        pytest.param("0044 20 7946 0000", "US", "+442079460000", id="europeans-zeros-in-america"),
        pytest.param("011 63 917 123 4567", "HK", "+639171234567", id="american-prefix-in-hong-kong"),
        pytest.param("639171234567", "HK", "+639171234567", id="plus-lost-in-a-table"),
        pytest.param(
            "6281300001583", "DE", "+6281300001583", id="mobile-abroad-beats-fixed-line-without-trunk"
        ),
        pytest.param("08536 6200603", "DE", "+4985366200603", id="fixed-line-with-trunk"),
        pytest.param("8536620060", "DE", "+498536620060", id="trunk-lost-by-a-table"),
        pytest.param("15123456789", "DE", "+4915123456789", id="own-mobile-without-trunk"),
        pytest.param("639171234567.0", "PH", "+639171234567", id="spreadsheet-float"),
        pytest.param("'09171234567", "PH", "+639171234567", id="spreadsheet-apostrophe"),
        pytest.param("＋６３　９１７　１２３　４５６７", None, "+639171234567", id="full-width"),
        pytest.param("٠٩١٧١٢٣٤٥٦٧", "PH", "+639171234567", id="arabic-indic-digits"),
        pytest.param("\u202a+63 917 123 4567\u202c", None, "+639171234567", id="bidi-marks-of-address-books"),
        pytest.param("0917‑123‑4567", "PH", "+639171234567", id="typographic-hyphens"),
        pytest.param("tel:+639171234567", None, "+639171234567", id="tel-address"),
        pytest.param("Mobile: 0917 123 4567", "PH", "+639171234567", id="label"),
        pytest.param("0917 123 4567 (Globe)", "PH", "+639171234567", id="remark"),
        pytest.param("639171234567@s.whatsapp.net", None, "+639171234567", id="whatsapp-id"),
        pytest.param("639171234567:12@s.whatsapp.net", None, "+639171234567", id="whatsapp-device-id"),
        pytest.param("010-1234-5678", "KR", "+821012345678", id="korea"),
        pytest.param("9123 4567", "HK", "+85291234567", id="hong-kong"),
        pytest.param("+39 06 698 12345", None, "+390669812345", id="italy-keeps-its-zero"),
    ],
)
def test_one_number_one_value(raw: str, region: str | None, value: str) -> None:
    """Separators, prefixes, scripts and damage of tables make no difference."""
    phone = normalise_phone(raw, region)
    assert (phone.value, phone.raw, phone.linkable) == (value, raw, True)
    assert phone.notes[0] == PLAN


@pytest.mark.parametrize(
    ("raw", "region", "why"),
    [
        ("", "PH", Unusable.EMPTY),
        ("  \u200b ", "PH", Unusable.EMPTY),
        ("0917 123 4567 " * 5, "PH", Unusable.TOO_LONG),
        ("ﷺ" * 30, "PH", Unusable.TOO_LONG),
        ("不明", "PH", Unusable.PLACEHOLDER),
        ("0000000000", "PH", Unusable.PLACEHOLDER),
        ("1234567890", "US", Unusable.PLACEHOLDER),
        ("0917 123 4567", None, Unusable.NO_REGION),
        ("0917 123 4567", " ", Unusable.NO_REGION),
        ("0917 123 4567", "XX", Unusable.UNKNOWN_COUNTRY),
        ("0917 1", "PH", Unusable.WRONG_LENGTH),
        ("+63 917 123 45678901", None, Unusable.WRONG_LENGTH),
        ("+1 253 0000", None, Unusable.WRONG_LENGTH),
        ("call me 0917 123 4567 now", "PH", Unusable.WRONG_FORM),
        ("1-800-FLOWERS", "US", Unusable.WRONG_FORM),
        ("6.39171E+11", "PH", Unusable.WRONG_FORM),
        ("0917 123 4567 / 0918 123 4567", "PH", Unusable.WRONG_FORM),
        ("+999 123 4567", None, Unusable.WRONG_FORM),
        ("+7", None, Unusable.WRONG_FORM),
        ("7", "PH", Unusable.WRONG_FORM),
        ("\x00917 123 4567", "PH", Unusable.WRONG_FORM),
        ("QZ:911", None, Unusable.WRONG_FORM),
        ("US:0912", None, Unusable.WRONG_FORM),
        ("12345678901234567891", "PH", Unusable.WRONG_FORM),
    ],
)
def test_refusals_say_why(raw: str, region: str | None, why: Unusable) -> None:
    """Each thing that is not a number is refused with its own reason."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_phone(raw, region)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    ("raw", "region", "value", "note"),
    [
        ("911", "US", "US:911", "short"),
        ("117", "PH", "PH:117", "short"),
        ("999", "HK", "HK:999", "short"),
        ("112", "SE", "SE:112", "short"),
        ("US:911", None, "US:911", "short"),
        ("1-800-555-0199", "US", "+18005550199", "switchboard:toll_free"),
        ("+800 1234 5678", None, "+80012345678", "switchboard:toll_free"),
        ("0909 879 0123", "GB", "+449098790123", "switchboard:premium_rate"),
        ("1800 555 001", "AU", "+611800555001", "switchboard:toll_free"),
    ],
)
def test_shared_numbers_never_link(raw: str, region: str | None, value: str, note: str) -> None:
    """Emergency and service numbers and switchboards are kept, and never join two people."""
    phone = normalise_phone(raw, region)
    assert (phone.value, phone.linkable, phone.notes[-1]) == (value, False, note)


def test_a_number_outside_the_plan_is_kept_and_weighs_less() -> None:
    """+44 7700 900123 is possible and assigned to nobody: ``valid`` is false."""
    assert not normalise_phone("+447700900123").valid
    assert normalise_phone("+639171234567").valid


def test_an_extension_is_dropped_and_said() -> None:
    """The extension of a switchboard is no part of the number."""
    phone = normalise_phone("(02) 8123 4567 ext. 12", "PH")
    assert phone.value == "+63281234567"
    assert "extension:dropped" in phone.notes


def test_guesses_are_said() -> None:
    """Where a prefix or a lost plus sign was assumed, the notes name it."""
    assert "prefix:00" in normalise_phone("0044 20 7946 0000", "US").notes
    assert "prefix:011" in normalise_phone("011 44 20 7946 0000", "PH").notes
    assert "guess:plus" in normalise_phone("442079460000", "PH").notes


@pytest.mark.parametrize("region", ["PH", "HK", "SG", "GB", "US", "ID", "AU", "KR", "NG", "MA", "TH"])
def test_example_numbers_of_the_plan(region: str) -> None:
    """The plan's own mobile example of a country: national and international form are one."""
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    form = phonenumbers.PhoneNumberFormat
    national = normalise_phone(phonenumbers.format_number(example, form.NATIONAL), region)
    international = normalise_phone(phonenumbers.format_number(example, form.INTERNATIONAL))
    assert national.value == international.value == phonenumbers.format_number(example, form.E164)
    assert national.valid


def test_three_spellings_in_real_phones_are_one(shared: Path) -> None:
    """One number stands in three spellings in two extractions; with region US they are one selector."""
    spellings = set()
    for name, queries in {
        "android/viber_data": (
            "select canonized_number from calls",
            "select data1 from phonebookdata",
            "select data2 from phonebookdata",
            "select data3 from phonebookdata",
        ),
        "ios/IMODb2.sqlite": ("select * from ZIMOCONTACT",),
    }.items():
        path = shared / "samples/plaso" / name
        with sqlite3.connect(f"file:{path}?immutable=1", uri=True) as database:
            for query in queries:
                spellings |= {cell for row in database.execute(query) for cell in row if _same_digits(cell)}
        database.close()
    assert spellings == {"+19198887386", "9198887386", "(919) 888-7386"}
    assert {normalise_phone(text, "US").value for text in spellings} == {"+19198887386"}


def _same_digits(cell: object) -> bool:
    """Tell whether a cell is the number looked for, by its last ten digits."""
    digits = "".join(sign for sign in str(cell) if sign.isdigit())
    return isinstance(cell, str) and digits.endswith("9198887386") and len(cell) < 20

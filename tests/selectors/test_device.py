"""Numbers of handsets, SIM cards and network cards."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import SelectorKind
from strikeback.selectors.device import (
    normalise_device_id,
    normalise_iccid,
    normalise_imei,
    normalise_imsi,
    normalise_mac,
)


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("490154203237518", None),
        ("49-015420-323751-8", None),
        ("IMEI 1: 490154203237518", None),
        ("49015420323751", "form:14"),
        ("4901542032375101", "form:imeisv"),
        ("490154203237510", "form:spare_digit"),
        ("490154203237518.0", None),
    ],
)
def test_one_handset_one_imei(raw: str, note: str | None) -> None:
    """The example IMEI of 3GPP, printed, signalled, with software version: one value."""
    imei = normalise_imei(raw)
    assert imei.value == "490154203237518"
    assert imei.notes == ((note,) if note else ())
    assert imei.linkable


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", Unusable.EMPTY),
        ("000000000000000", Unusable.PLACEHOLDER),
        ("111111111111119", Unusable.PLACEHOLDER),
        ("000000000000018", Unusable.PLACEHOLDER),
        ("IMEI: 00-000000-000000-0", Unusable.PLACEHOLDER),
        ("IMEI: n/a", Unusable.PLACEHOLDER),
        ("490154203237519", Unusable.WRONG_CHECKSUM),
        ("4901542032375", Unusable.WRONG_LENGTH),
        ("49015420323751801", Unusable.WRONG_LENGTH),
        ("A100004ABCDEF01", Unusable.WRONG_FORM),
    ],
)
def test_refused_imeis(raw: str, why: Unusable) -> None:
    """Zeros, repeated digits and wrong check digits are no handset."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_imei(raw)
    assert refusal.value.why == why


def test_numbers_of_test_handsets_and_networks_never_link() -> None:
    """Cloned handsets carry well-known numbers; test networks use 001."""
    assert not normalise_imei("00499901064000").linkable
    assert not normalise_imsi("001010123456780").linkable


def test_imsi() -> None:
    """Country codes of ITU-T E.212 only, 14 or 15 digits."""
    assert normalise_imsi("IMSI: 515 02 1023456789").value == "515021023456789"
    assert normalise_imsi("90170000012045").linkable
    for raw, why in (
        ("51502102345678901", Unusable.WRONG_LENGTH),
        ("815021023456789", Unusable.WRONG_FORM),
        ("51502102345678x", Unusable.WRONG_FORM),
        ("515020000000000", Unusable.WRONG_FORM),
        ("999999999999999", Unusable.PLACEHOLDER),
    ):
        with pytest.raises(UnusableSelectorError) as refusal:
            normalise_imsi(raw)
        assert refusal.value.why == why


@pytest.mark.parametrize(
    ("raw", "value", "valid", "notes"),
    [
        ("8914800000157910579F", "8914800000157910579", False, ("luhn:mismatch",)),
        ("8991101200003204510", "8991101200003204510", False, ("luhn:mismatch",)),
        ("8991 1012 0000 3204 514", "8991101200003204514", True, ()),
        ("981901210000234015f4", "8991101200003204514", True, ("form:swapped",)),
        ("98191021000023405401", "89910112000032044510", False, ("form:swapped", "luhn:mismatch")),
    ],
)
def test_iccid(raw: str, value: str, valid: bool, notes: tuple[str, ...]) -> None:  # noqa: FBT001
    """The Luhn sum of 899110120000320451 needs the digit 4; fillers and swapped pairs are put right."""
    card = normalise_iccid(raw)
    assert (card.kind, card.value, card.valid, card.notes) == (SelectorKind.ICCID, value, valid, notes)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", Unusable.EMPTY),
        ("8991101200", Unusable.WRONG_LENGTH),
        ("7991101200003204510", Unusable.WRONG_FORM),
        ("8900000000000000000", Unusable.WRONG_FORM),
        ("sim card", Unusable.WRONG_FORM),
    ],
)
def test_refused_iccids(raw: str, why: Unusable) -> None:
    """18 to 20 digits beginning with 89, nothing else."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_iccid(raw)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    "raw",
    [
        "3C:5A:B4:01:02:0F",
        "3c-5a-b4-01-02-0f",
        "3c5a.b401.020f",
        "3C5AB401020F",
        "MAC address: 3c:5a:b4:1:2:f",
    ],
)
def test_one_card_one_mac(raw: str) -> None:
    """Four spellings, and the one that drops leading zeros."""
    assert normalise_mac(raw).value == "3c:5a:b4:01:02:0f"


def test_macs_made_up_by_devices_never_link() -> None:
    """Random addresses per network and group addresses join strangers."""
    assert normalise_mac("da:a1:19:01:02:03").notes == ("locally_administered",)
    assert normalise_mac("01:00:5e:00:00:fb").notes == ("multicast",)
    assert not normalise_mac("da:a1:19:01:02:03").linkable
    for raw, why in (
        ("02:00:00:00:00:00", Unusable.PLACEHOLDER),
        ("ff:ff:ff:ff:ff:ff", Unusable.PLACEHOLDER),
        ("00:00:00:00:00:00", Unusable.PLACEHOLDER),
        ("3c:5a:b4:01:02", Unusable.WRONG_LENGTH),
        ("3c:5a:b4:01:02:zz", Unusable.WRONG_FORM),
    ):
        with pytest.raises(UnusableSelectorError) as refusal:
            normalise_mac(raw)
        assert refusal.value.why == why


@pytest.mark.parametrize(
    ("raw", "id_type", "value"),
    [
        ("490154203237518", "IMEI", "490154203237518"),
        ("515021023456789", "imsi number", "515021023456789"),
        ("8991101200003204510", "ICCID", "8991101200003204510"),
        ("3C5AB401020F", "Wi-Fi MAC", "3c:5a:b4:01:02:0f"),
        ("3C5AB401020F", "MAC Address", "3c:5a:b4:01:02:0f"),
        ("EA7583CD-A667-48BC-B806-42ECB2B48606", "IDFA", "idfa:ea7583cd-a667-48bc-b806-42ecb2b48606"),
        ("F00DFACE12345679", "Android ID", "androidid:f00dface12345679"),
        ("R58M12ABCDE", "serial", "serial:R58M12ABCDE"),
        ("aB9_x", "", ":aB9_x"),
    ],
)
def test_device_ids(raw: str, id_type: str, value: str) -> None:
    """A type that says IMEI gives an IMEI; UUIDs lose their case, serial numbers keep it."""
    assert normalise_device_id(raw, id_type).value == value


def test_device_ids_that_many_phones_share() -> None:
    """Zero ids and the Android fault's id join nobody."""
    assert not normalise_device_id("9774d56d682e549c", "android id").linkable
    for raw, id_type, why in (
        ("00000000-0000-0000-0000-000000000000", "IDFA", Unusable.PLACEHOLDER),
        ("idfa:", "IDFA", Unusable.PLACEHOLDER),
        ("a b c d", "x", Unusable.WRONG_FORM),
        ("ab1", "x", Unusable.WRONG_FORM),
    ):
        with pytest.raises(UnusableSelectorError) as refusal:
            normalise_device_id(raw, id_type)
        assert refusal.value.why == why

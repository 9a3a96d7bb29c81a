"""IP addresses: one form, and the ranges that many share never link."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.ip import normalise_ip


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("8.8.4.4", "8.8.4.4"),
        ("IP: 8.8.4.4:443", "8.8.4.4"),
        ("::ffff:8.8.4.4", "8.8.4.4"),
        ("2606:4700:0:0::1111", "2606:4700::1111"),
        ("[2606:4700::1111]:443", "2606:4700::1111"),
        ("2606:4700::1111%eth0", "2606:4700::1111"),
        ("８.８.４.４", "8.8.4.4"),
        ("2606:4700::ABCD", "2606:4700::abcd"),
    ],
)
def test_public_addresses_link(raw: str, value: str) -> None:
    """Ports, brackets, zones and mapped forms make no difference."""
    address = normalise_ip(raw)
    assert (address.value, address.linkable, address.notes) == (value, True, ())


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("fd00::1", "private"),
        ("127.0.0.1", "loopback"),
        ("::1", "loopback"),
        ("169.254.1.1", "link_local"),
        ("fe80::1", "link_local"),
        ("100.64.0.1", "carrier_nat"),
        ("100.127.255.255", "carrier_nat"),
        ("192.0.2.7", "documentation"),
        ("2001:db8::1", "documentation"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("0.0.0.1", "unspecified"),
        ("255.255.255.255", "broadcast"),
        ("241.0.0.1", "reserved"),
        ("198.19.0.1", "benchmark"),
        ("::ffff:10.0.0.1", "private"),
    ],
)
def test_shared_ranges_never_link(raw: str, note: str) -> None:
    """The registries' special ranges carry their name."""
    address = normalise_ip(raw)
    assert (address.linkable, address.notes) == (False, (note,))


@pytest.mark.parametrize(
    "raw", ["100.63.255.255", "100.128.0.0", "172.32.0.1", "172.15.0.1", "192.169.0.1", "223.255.255.1"]
)
def test_neighbours_of_shared_ranges_link(raw: str) -> None:
    """Addresses just outside a range are public."""
    assert normalise_ip(raw).linkable


@pytest.mark.parametrize(
    "raw", ["256.1.1.1", "1.2.3", "192.168.001.001", "10.0.0.0/8", "fe80", "[::1", "1.2.3.4.5"]
)
def test_refused(raw: str) -> None:
    """What is no address, or could be read in two ways, is refused."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_ip(raw)
    assert refusal.value.why == Unusable.WRONG_FORM

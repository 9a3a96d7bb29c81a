"""IP addresses as selectors; ranges that many people share are marked and never link.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), RFC 6598 (carrier-grade NAT),
RFC 4291 section 2.5.5 (mapped addresses), RFC 6052 (NAT64), RFC 5771 and 4291 (multicast).
"""

import ipaddress
import re
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.screen import ascii_digits, refuse, screen

KIND: Final = SelectorKind.IP
MAX_RAW_CHARS: Final = 64

_RANGES: Final = tuple(
    (ipaddress.ip_network(network), note)
    for note, networks in (
        ("unspecified", "0.0.0.0/8 ::/128"),
        ("loopback", "127.0.0.0/8 ::1/128"),
        ("private", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7"),
        ("carrier_nat", "100.64.0.0/10"),
        ("link_local", "169.254.0.0/16 fe80::/10"),
        ("documentation", "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"),
        ("benchmark", "198.18.0.0/15 2001:2::/48"),
        ("protocol", "192.0.0.0/24 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2002::/16 192.88.99.0/24"),
        ("site_local", "fec0::/10"),
        ("broadcast", "255.255.255.255/32"),
        ("multicast", "224.0.0.0/4 ff00::/8"),
        ("reserved", "240.0.0.0/4"),
    )
    for network in networks.split()
)
_WITH_PORT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}|\[([^\[\]]+)\](?::\d{1,5})?")
_LABEL: Final = re.compile(r"ip(?:v[46])?(?: address)?\s*[:=]\s*(?=\S)", re.IGNORECASE)


def normalise_ip(raw: str) -> Selector:
    """Return the selector of an IPv4 or IPv6 address in its shortest lower-case form.

    IPv4 addresses mapped into IPv6 become IPv4; ports, brackets and interface names are dropped.
    Private, shared, reserved, documentation and multicast ranges have ``linkable`` false and the range in
    ``notes``.

    Args:
        raw: Text as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER or WRONG_FORM (also for octets with leading zeros,
            which programs read in two ways).
    """
    text = _LABEL.sub("", ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)), count=1)
    port = _WITH_PORT.fullmatch(text)
    if port:
        text = port[1] or port[2]
    try:
        address = ipaddress.ip_address(text.partition("%")[0].strip())
    except ValueError:
        refuse(KIND, Unusable.WRONG_FORM)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    note = next((note for network, note in _RANGES if address in network), "")
    return Selector(kind=KIND, value=str(address), raw=raw, linkable=not note, notes=(note,) if note else ())

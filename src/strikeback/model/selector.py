"""Selectors: identifiers in their comparable form."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen


class SelectorKind(StrEnum):
    """What a selector identifies. Values are stored: never rename."""

    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    """Immutable platform id: value is ``platform:id``."""
    HANDLE = "handle"
    """Changeable user name: value is ``platform:handle``; platform ``?`` when unstated."""
    PROFILE_URL = "profile_url"
    IP = "ip"
    IBAN = "iban"
    BANK_ACCOUNT = "bank_account"
    """``country:bank:number``; parts that are unknown stay empty."""
    CARD = "card"
    """``bin:last4:keyed digest``; the number itself is never kept."""
    WALLET = "wallet"
    """``currency:address``."""
    EWALLET = "ewallet"
    """``service:number or handle`` (gcash, paypal, cashapp, dana ...)."""
    REMITTANCE = "remittance"
    """``service:reference`` (MTCN and the like)."""
    GIFT_CARD = "gift_card"
    """``brand:keyed digest``."""
    IMEI = "imei"
    IMSI = "imsi"
    ICCID = "iccid"
    MAC = "mac"
    DEVICE_ID = "device_id"
    """``type:value`` as a provider gives it."""
    DOCUMENT = "document"
    """``country:type:number``."""
    MD5 = "md5"
    SHA1 = "sha1"
    SHA256 = "sha256"
    PDQ = "pdq"
    PHOTODNA = "photodna"
    URL = "url"


class Selector(Frozen, frozen=True, kw_only=True):
    """An identifier in comparable form, with the text it came from."""

    shown: ClassVar = ("kind", "valid", "linkable")

    kind: SelectorKind
    value: str
    """The comparison key: two selectors of one kind are equal when their values are."""
    raw: str
    """The text as reported."""
    valid: bool = True
    """Checksum or number plan agrees; False: only the form fits, weigh it less."""
    linkable: bool = True
    """False: must never link records (private IP, burn address, switchboard, placeholder)."""
    notes: tuple[str, ...] = ()
    """Flags such as ``eip55:mismatch``, ``plan:phonenumbers 9.0.43``, ``reserved``, ``guess:region``."""

    @property
    def masked(self) -> str:
        """Form for logs and messages: the kind and at most the last two characters."""
        return f"{self.kind.value}:…{self.value[-2:]}" if len(self.value) > 6 else f"{self.kind.value}:…"

"""Constants of the domain model, in bits (log2 of m/u), each with where it comes from.

Where no published figure exists the value is a judgement, said as such. m is the chance that two
records of one person agree, u the chance that two records of different persons do.
"""

from typing import Final

from strikeback.model.selector import SelectorKind as K

DUPLICATES: Final = 0.3
"""Expected true pairs per record, which sets the prior 0.3 / N. 12 % of reports at two agencies and
3 % at three or more (project's own reference on duplicate reports) give .2; witnesses and phone
books add to it."""
MIN_POPULATION: Final = 1000
"""N is never taken below this: a small case file is still drawn from a large world."""

BASE: Final[dict[K, float]] = {
    K.ACCOUNT: 30.0,
    K.DOCUMENT: 28.0,
    K.IMEI: 24.0,
    K.IMSI: 24.0,
    K.ICCID: 24.0,
    K.EMAIL: 24.0,
    K.HANDLE: 25.0,
    K.PROFILE_URL: 24.0,
    K.DEVICE_ID: 22.0,
    K.PHONE: 22.0,
    K.MAC: 16.0,
    K.IBAN: 20.0,
    K.CARD: 20.0,
    K.BANK_ACCOUNT: 18.0,
    K.WALLET: 20.0,
    K.EWALLET: 20.0,
    K.REMITTANCE: 16.0,
    K.GIFT_CARD: 12.0,
    K.IP: 1.0,
}
"""What one shared value says before fan-out and surprisal: log2 of the size of the space in use, less
reassignment and typing errors (judgement). Kinds that are absent say nothing about persons."""

FORM_ONLY: Final = 0.55
"""Factor for a selector whose checksum or number plan disagrees."""

MONEY: Final = frozenset({K.IBAN, K.CARD, K.BANK_ACCOUNT, K.WALLET, K.EWALLET, K.REMITTANCE, K.GIFT_CARD})
"""Whoever collects money is not thereby the offender: between suspects these say ``SUSPECT_MONEY``."""
SUSPECT_MONEY: Final = 3.0
FAMILY: Final[dict[K, str]] = {
    K.ACCOUNT: "account",
    K.HANDLE: "account",
    K.PROFILE_URL: "account",
    K.IMEI: "device",
    K.IMSI: "device",
    K.ICCID: "device",
    K.MAC: "device",
    K.DEVICE_ID: "device",
    **dict.fromkeys(MONEY, "money"),
}
"""Kinds that repeat each other: after the strongest of a family each further one adds ``FURTHER``."""
FURTHER: Final = 2.0
MAX_FURTHER: Final = 3
MAX_SELECTORS: Final = 44.0
STRONG: Final = 12.0
"""Bits from which an exact identifier may chain records without asking for a mean."""

MENTION: Final = 0.8
"""Factor when one side carries the identifier only in its text."""
TEXT_KINDS: Final = frozenset({K.PHONE, K.EMAIL, K.ACCOUNT, K.HANDLE, K.PROFILE_URL})

MAX_TEXT_UNITS: Final = 6
"""Cases beyond which an identifier that two sides know from texts only is a phrase, not a person's."""

MAX_NAMES_VICTIM: Final = 5
"""Differently named victims on one selector from which it is a shared service (a school, a hotline)."""
MAX_NAMES_SUSPECT: Final = 3
"""The same for legally named suspects; personas do not count, offenders change them."""
MAX_UNITS: Final = 60
MAX_UNITS_SHARE: Final = 0.02
"""A selector seen in more case units than both (number, share of all) is a shared service."""
MIXED_USE: Final = 3
"""Held by this many victims and this many suspects: a service line, not somebody's own."""

NAME_CAP: Final = 18.0
NAME_CAPS: Final = {"bridge": 12.0, "near": 14.0, "initials": 10.0, "one_token": 6.0, "different": 1.0}
"""Most that a name says by how it agrees: a sign has many readings, a spelling stands for many names."""
BOTH_DIFFER: Final = -2.0
"""Beyond each alone, where phones and e-mails are all different (judgement)."""

CONTEXT_CAP: Final = 9.0
"""Two victims' reports share an offender: log2(.6 N / victims of that offender), at most this."""
SAME_MINUTES: Final = 5
MINUTE_BITS: Final = 10.0
"""Incidents stated to the minute within ``SAME_MINUTES`` of each other: u is 1 in 30,000 over a season; m is
low (.04), because only platforms and careful officers note the minute."""
CONTEXT_M: Final = 0.6
DAYS_M: Final = 0.7
AMOUNT_CAP: Final = 4.0

BLOCK: Final = 40
"""A block larger than this is split by a second key, or joined as a star when its key is strong."""

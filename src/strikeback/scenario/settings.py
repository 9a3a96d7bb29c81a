"""What the two presets assume. Each figure's source stands beside it; "proposal" marks our own.

Sources: the INTERPOL news texts on Operation Strikeback of 2014 (sizes, sites, countries, demands);
Thorn and NCMEC, Trends in Financial Sextortion, 2024 (paid, extorted on, impact, boys of 14 to 17);
Meta 2024 (accounts run by few people); press (remittance, gift cards). The generator table of the
project's reference gives the distributions; ``docs/scenario.md`` lists them all.
"""

import datetime as dt
from typing import Final

from strikeback.model.base import Frozen

PAID_SHARE: Final = 0.38
"""Thorn/NCMEC 2024: of reports with impact information, 38 % say a payment was made."""
EXTORTED_ON_SHARE: Final = 0.27
"""Thorn/NCMEC 2024: of those payers."""
INSTALMENT_STOP: Final = 0.45
"""Instalments after the first: 1 + geometric(.45). Proposal."""
TWO_AGENCIES: Final = 0.12
THREE_AGENCIES: Final = 0.03
"""Duplicate reports. Proposal; that they exist: NCMEC bundles duplicates."""
SOFT_DUPLICATES: Final = 0.27
"""Share of duplicated incidents whose reports share no identifier of the victim. Aim 20-30 % of pairs."""
SELF_HARM_OF_IMPACT: Final = 1 / 6
"""Thorn/NCMEC 2024: more than 1 in 6 reports that describe impact."""
IMPACT_DESCRIBED: Final = 0.45
"""Share of narratives that describe impact. Proposal."""
IDENTIFIED: Final = 0.06
"""Victims whom the register lists as identified. Proposal."""
MISSING_AT_RANDOM: Final = 0.15
ASHAMED: Final = 0.30
"""Missing fields: completely at random, and by ashamed victims (name, age or amount). Proposal."""
HANDLE_LIFE_DAYS: Final = 9.0
"""Exponential mean. Proposal."""
STEM_DIGITS: Final = 0.45
SEPARATOR_CHANGE: Final = 0.25
"""How a new handle follows from the old; the remaining 30 % are unrelated. Proposal."""
PAYEE_MEAN: Final = 6.0
PAYEE_SHAPE: Final = 0.7
PAYEE_SHARED: Final = 0.05
"""Victims a payout account (negative binomial); share used by two groups. Proposal."""
HAND_OVER: Final = 0.10
"""Devices passed on to a colleague. Proposal."""
VPN: Final = 0.35
"""Captures behind an address shared with strangers. Proposal."""
LATE_REPORT: Final = 0.10
"""Reports more than 60 days after the threat; median otherwise one day. Proposal."""
PERSONAS: Final = (30, 60)
PERSONA_AGENTS: Final = (2, 5)
"""Personas an office; agents a persona. Proposal after script sale and Meta 2024."""


class NameErrors(Frozen, frozen=True, kw_only=True):
    """Errors in one written name (generator table; proposal)."""

    variant: float = 0.25
    scan: float = 0.03
    typo: float = 0.08
    cut: float = 0.03
    swap: float = 0.10
    honorific: float = 0.05
    mojibake: float = 0.01


class Preset(Frozen, frozen=True, kw_only=True):
    """The world of one period."""

    name: str
    sites: tuple[tuple[str, str], ...]
    """Place of an office and its country."""
    start: dt.date
    end: dt.date
    """Contacts with victims fall between."""
    raids: tuple[dt.date, dt.date]
    countries: tuple[tuple[str, float], ...]
    """Victims' countries and weights."""
    minors: float
    boys_of_minors: float
    boys_14_17: bool
    male_adults: float
    demand_median: float
    """US dollars, log-normal; clipped to ``demand_range``."""
    demand_range: tuple[int, int]
    platforms: tuple[tuple[str, float], ...]
    seconds: tuple[tuple[str, float], ...]
    """Services a victim is moved to."""
    rails: tuple[tuple[str, float], ...]
    """``remittance``, ``bank``, ``ewallet``, ``gift_card``, ``wallet`` with weights."""
    tips: float
    """Share of duplicated or single reports that come as a provider's tip."""
    account_tips: float
    """Share of offender accounts about which a provider files a tip without a victim."""
    spell_median: float
    """Median days of an agent's working spell seen by victims: staff turns over fast. Proposal, set so
    that 20 to 30 % of same-offender pairs share no identifier."""
    raid_agency: str
    hk_encoding: str


SUSPECTS: Final = (190, 195)
GROUPS: Final = (8, 12)
ARRESTS: Final = 58
EXHIBITS: Final = 250
"""INTERPOL text: 190 to 195 identified, 58 arrested, 250 items seized."""
VICTIMS: Final = 1180
"""Victims who report, at scale 1: hundreds in Hong Kong and in Singapore, fewer elsewhere."""
UNREPORTED: Final = 0.15
"""Further victims seen only on exhibits, as a share of those who report. Proposal."""

PRESETS: Final = {
    "2014": Preset(
        name="2014",
        sites=(("Bicol", "PH"), ("Bulacan", "PH"), ("Laguna", "PH"), ("Taguig", "PH")),
        start=dt.date(2013, 8, 1),
        end=dt.date(2014, 4, 20),
        raids=(dt.date(2014, 4, 30), dt.date(2014, 5, 1)),
        countries=(
            ("HK", 0.32), ("SG", 0.27), ("GB", 0.09), ("US", 0.09), ("ID", 0.06), ("PH", 0.05), ("AU", 0.035),
            ("KR", 0.035), ("MY", 0.03), ("CA", 0.02),
        ),
        minors=0.125,
        boys_of_minors=0.75,
        boys_14_17=False,
        male_adults=0.92,
        demand_median=600.0,
        demand_range=(500, 15000),
        platforms=(("facebook", 0.7), ("tagged", 0.15), ("badoo", 0.15)),
        seconds=(("skype", 0.62), ("yahoo", 0.18), ("whatsapp", 0.2)),
        rails=(("remittance", 0.86), ("bank", 0.14)),
        tips=0.16,
        account_tips=0.22,
        spell_median=20.0,
        raid_agency="ph-acg",
        hk_encoding="big5hkscs",
    ),
    "today": Preset(
        name="today",
        sites=(("Santa Lumina", "PH"), ("Kota Meranti", "ID"), ("Oke-Isan", "NG"), ("Baie-Verte", "CI")),
        start=dt.date(2025, 8, 1),
        end=dt.date(2026, 4, 20),
        raids=(dt.date(2026, 4, 29), dt.date(2026, 4, 30)),
        countries=(
            ("US", 0.26), ("GB", 0.15), ("CA", 0.06), ("AU", 0.08), ("HK", 0.16), ("SG", 0.13), ("KR", 0.04),
            ("MY", 0.04), ("ID", 0.04), ("PH", 0.04),
        ),
        minors=0.55,
        boys_of_minors=0.9,
        boys_14_17=True,
        male_adults=0.88,
        demand_median=500.0,
        demand_range=(50, 15000),
        platforms=(("instagram", 0.5), ("snapchat", 0.22), ("facebook", 0.13), ("wizz", 0.15)),
        seconds=(("snapchat", 0.4), ("whatsapp", 0.3), ("telegram", 0.3)),
        rails=(("gift_card", 0.3), ("ewallet", 0.36), ("bank", 0.16), ("wallet", 0.12), ("remittance", 0.06)),
        tips=0.45,
        account_tips=0.5,
        spell_median=17.5,
        raid_agency="joint-raid-team",
        hk_encoding="utf-8-sig",
    ),
}  # fmt: skip

USD_RATES: Final = {
    "USD": 1.0, "HKD": 7.76, "SGD": 1.26, "GBP": 0.6, "IDR": 11500.0, "PHP": 44.5, "AUD": 1.08, "KRW": 1040.0,
    "MYR": 3.25, "CAD": 1.1, "EUR": 0.73, "NGN": 162.0, "XOF": 478.0,
}  # fmt: skip
"""Units of a currency for one US dollar, mid-2014, rounded; only the size of written amounts hangs on it."""

CURRENCIES: Final = {
    "HK": "HKD", "SG": "SGD", "GB": "GBP", "US": "USD", "ID": "IDR", "PH": "PHP", "AU": "AUD", "KR": "KRW",
    "MY": "MYR", "CA": "CAD", "NG": "NGN", "CI": "XOF",
}  # fmt: skip

ZONES: Final = {
    "HK": 8.0, "SG": 8.0, "GB": 0.0, "US": -5.0, "ID": 7.0, "PH": 8.0, "AU": 10.0, "KR": 9.0, "MY": 8.0,
    "CA": -5.0, "NG": 1.0, "CI": 0.0,
}  # fmt: skip
"""Hours east of Greenwich, summer time left out."""

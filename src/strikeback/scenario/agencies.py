"""The bodies that hand in files. Names are invented or generic; nobody real speaks here."""

from typing import Final

from strikeback.model.base import Frozen


class Agency(Frozen, frozen=True, kw_only=True):
    """A body and its habits of writing."""

    id: str
    name: str
    country: str
    kind: str
    """``police``, ``hotline``, ``platform``, ``payment``."""
    zone: str
    """IANA time zone of its clock."""
    date_order: str
    """``dmy``, ``mdy``, ``ymd``."""
    currency: str
    script: str = "latin"
    honorific: str = "latin"
    languages: tuple[tuple[str, float], ...] = (("en", 1.0),)
    phones: str = "mixed"
    """Spelling of phone numbers: ``plus``, ``spaced``, ``national``, ``zeros``, ``mixed``."""
    prefix: str = ""
    """Report numbers look like ``<prefix><year>-<number>`` or as the agency's layout says."""


_ALL: Final = (
    Agency(
        id="hk-police",
        name="Hong Kong police, cyber crime desk",
        country="HK",
        kind="police",
        zone="Asia/Hong_Kong",
        date_order="ymd",
        currency="HKD",
        script="hant",
        honorific="hant",
        languages=(("zh-Hant", 0.86), ("zh-Hans", 0.06), ("en", 0.08)),
        phones="national",
        prefix="CSTCB",
    ),
    Agency(
        id="sg-police",
        name="Singapore police, technology crime",
        country="SG",
        kind="police",
        zone="Asia/Singapore",
        date_order="dmy",
        currency="SGD",
        languages=(("en-SG", 0.82), ("en", 0.1), ("zh-Hans", 0.08)),
        phones="national",
        prefix="E",
    ),
    Agency(
        id="uk-ceop",
        name="United Kingdom child protection command",
        country="GB",
        kind="police",
        zone="Europe/London",
        date_order="dmy",
        currency="GBP",
        phones="mixed",
        prefix="CE",
    ),
    Agency(
        id="us-hsi",
        name="United States homeland investigations",
        country="US",
        kind="police",
        zone="America/New_York",
        date_order="mdy",
        currency="USD",
        phones="national",
        prefix="",
    ),
    Agency(
        id="id-police",
        name="Indonesian police, cyber directorate",
        country="ID",
        kind="police",
        zone="Asia/Jakarta",
        date_order="dmy",
        currency="IDR",
        honorific="id",
        languages=(("id", 0.94), ("en", 0.06)),
        phones="national",
        prefix="LP/B/",
    ),
    Agency(
        id="au-police",
        name="Australian federal police, assessment centre",
        country="AU",
        kind="police",
        zone="Australia/Sydney",
        date_order="dmy",
        currency="AUD",
        phones="mixed",
        prefix="ACCCE-",
    ),
    Agency(
        id="kr-police",
        name="Korean police, cyber bureau",
        country="KR",
        kind="police",
        zone="Asia/Seoul",
        date_order="ymd",
        currency="KRW",
        script="hangul",
        honorific="hangul",
        languages=(("ko", 1.0),),
        phones="national",
        prefix="제",
    ),
    Agency(
        id="my-police",
        name="Malaysian police, commercial crime",
        country="MY",
        kind="police",
        zone="Asia/Kuala_Lumpur",
        date_order="dmy",
        currency="MYR",
        honorific="ms",
        languages=(("ms", 0.85), ("en", 0.15)),
        phones="national",
        prefix="TRX/",
    ),
    Agency(
        id="hotline",
        name="International victims' hotline",
        country="CA",
        kind="hotline",
        zone="America/Toronto",
        date_order="ymd",
        currency="USD",
        languages=(("en", 0.7), ("fr", 0.3)),
        phones="mixed",
        prefix="HL-",
    ),
    Agency(
        id="platform-trust",
        name="Social platform, trust and safety",
        country="US",
        kind="platform",
        zone="America/Los_Angeles",
        date_order="mdy",
        currency="USD",
        phones="plus",
        prefix="",
    ),
    Agency(
        id="messenger",
        name="Messenger service, safety team",
        country="US",
        kind="platform",
        zone="Etc/UTC",
        date_order="ymd",
        currency="USD",
        phones="plus",
    ),
    Agency(
        id="remit-world",
        name="Remittance company, intelligence unit",
        country="US",
        kind="payment",
        zone="America/Denver",
        date_order="mdy",
        currency="USD",
        phones="national",
    ),
    Agency(
        id="bank-isla",
        name="Bank, fraud analysis",
        country="PH",
        kind="payment",
        zone="Asia/Manila",
        date_order="dmy",
        currency="PHP",
        phones="national",
    ),
)
_PH: Final = Agency(
    id="ph-acg",
    name="Philippine police, anti-cybercrime group",
    country="PH",
    kind="police",
    zone="Asia/Manila",
    date_order="mdy",
    currency="PHP",
    honorific="tl",
    languages=(("tl", 0.55), ("en", 0.45)),
    phones="mixed",
    prefix="ACG-",
)
_JOINT: Final = Agency(
    id="joint-raid-team",
    name="Joint investigation team of the raids",
    country="PH",
    kind="police",
    zone="Asia/Manila",
    date_order="mdy",
    currency="PHP",
    honorific="tl",
    languages=(("tl", 0.4), ("en", 0.6)),
    phones="mixed",
    prefix="JIT-",
)
_TAGS: Final = Agency(
    id="wallet-desk",
    name="Wallet attribution desk",
    country="GB",
    kind="police",
    zone="Etc/UTC",
    date_order="ymd",
    currency="USD",
)


def agencies(preset: str) -> dict[str, Agency]:
    """The bodies of a preset by id."""
    more = (_PH,) if preset == "2014" else (_JOINT, _TAGS)
    return {agency.id: agency for agency in (*_ALL, *more)}


def home_agency(country: str, preset: str) -> str:
    """Where somebody living in ``country`` reports first."""
    raid = "ph-acg" if preset == "2014" else "joint-raid-team"
    homes = {
        "HK": "hk-police",
        "SG": "sg-police",
        "GB": "uk-ceop",
        "US": "us-hsi",
        "ID": "id-police",
        "PH": raid,
        "AU": "au-police",
        "KR": "kr-police",
        "MY": "my-police",
        "CA": "hotline",
    }
    return homes[country]

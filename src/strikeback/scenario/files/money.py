"""Tables of payment services: remittances full of bystanders, a bank's statement lines, wallet lists."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from strikeback.scenario import numbers as no
from strikeback.scenario.amounts import in_currency
from strikeback.scenario.chance import chance, lognormal
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.sheets import write_csv
from strikeback.scenario.moments import local, write_date
from strikeback.scenario.naming import make_name, plain
from strikeback.scenario.noise import typo, write_name
from strikeback.scenario.settings import CURRENCIES, NameErrors
from strikeback.scenario.world import Incident, Paid

COVERED: Final = 0.75
"""Share of payments that the service finds. Proposal."""
BYSTANDERS: Final = 3.0
"""Innocent transfers for each found one. Proposal."""
COUNTER: Final = "+1 303-555-0142"
"""One counter's phone, printed for many unrelated senders."""
CLEAN: Final = NameErrors(variant=0.1, scan=0.0, typo=0.03, cut=0.03, swap=0.02, honorific=0.0, mojibake=0.0)
"""Clerks copy names from documents."""
HEADER: Final = (
    "MTCN",
    "SEND DATE",
    "SENDER NAME",
    "SENDER PHONE",
    "SENDER CITY",
    "SEND COUNTRY",
    "PRINCIPAL USD",
    "RECEIVER NAME",
    "PAY COUNTRY",
    "PAY AGENT",
    "PAY DATE",
    "STATUS",
)
_LINE = tuple[dt.datetime, list[object], tuple[Incident, Paid] | None]


def write_remittances(desk: Desk) -> None:
    """The remittance company's answer: true payments among three times as many of strangers."""
    rng, lines = desk.rng, list[_LINE]()
    for case, paid in _payments(desk, "remittance"):
        lines.append((paid.at, _sent(rng, case, paid), (case, paid)))
    found = len(lines)
    for _ in range(round(found * BYSTANDERS) + 20):
        when = _any_time(desk)
        lines.append((when, _stranger(rng, desk, when), None))
    lines.sort(key=lambda line: (line[0], str(line[1][0])))
    path = desk.open_path("remit-world", "transfers*.csv")
    write_csv(path, HEADER, (line[1] for line in lines))
    _note(desk, "remit-world", path, lines)


def _note(desk: Desk, agency: str, path: Path, lines: list[_LINE]) -> None:
    """Who paid whom in each true line."""
    for row, (_, _, parties) in enumerate(lines, 1):
        if parties is not None:
            case, paid = parties
            key = desk.key(agency, path, "row", row)
            desk.truth.mention(key, "payer", case.victim.key)
            desk.truth.mention(key, "payee", paid.payout.key)
    desk.done(path, agency, "csv", len(lines))


def _payments(desk: Desk, kind: str) -> Iterator[tuple[Incident, Paid]]:
    for case in desk.world.incidents:
        if case.payout.kind == kind:
            for paid in case.payments:
                if chance(desk.rng, COVERED):
                    yield case, paid


def _any_time(desk: Desk) -> dt.datetime:
    preset = desk.makers.preset
    days = (preset.end - preset.start).days
    start = dt.datetime(preset.start.year, preset.start.month, preset.start.day, 1)  # noqa: DTZ001 - unmarked UTC
    return start + dt.timedelta(minutes=desk.rng.randrange(days * 24 * 60))


def _sent(rng: random.Random, case: Incident, paid: Paid) -> list[object]:
    victim = case.victim
    sender = write_name(victim.name, "latin", rng, CLEAN).upper()
    receiver = write_name(paid.payout.holder, "latin", rng, CLEAN).upper()
    phone = victim.phone.lstrip("+") if chance(rng, 0.7) else COUNTER
    day = write_date(local(paid.at, victim.country), "mdy/")
    out = write_date(paid.at + dt.timedelta(hours=rng.uniform(1, 40)), "mdy/")
    return [
        paid.reference,
        day,
        sender,
        phone,
        victim.city[0].upper(),
        victim.country,
        f"{paid.usd:.2f}",
        receiver,
        paid.payout.country,
        _agent(rng),
        out,
        "PAID",
    ]


def _agent(rng: random.Random) -> str:
    return f"PAY POINT {rng.randrange(1, 40):03d}"


def _stranger(rng: random.Random, desk: Desk, when: dt.datetime) -> list[object]:
    """A worker sending money home, or a family helping another; some share names with victims and payees."""
    country = rng.choice(("HK", "SG", "US", "GB", "AU", "KR"))
    sender = make_name("PH" if chance(rng, 0.6) else country, rng, female=chance(rng, 0.6))
    target = rng.choice(("PH", "ID", "PH", "NG", "CI", "MY"))
    receiver = make_name(target, rng, female=chance(rng, 0.5))
    phone = desk.makers.numbers.phone(country).lstrip("+") if chance(rng, 0.6) else COUNTER
    paid = chance(rng, 0.97)
    return [
        no.digits(rng, 10),
        write_date(when, "mdy/"),
        plain(sender).upper(),
        phone,
        "",
        country,
        f"{max(10.0, lognormal(rng, 180, 0.7)):.2f}",
        plain(receiver).upper(),
        target,
        _agent(rng),
        write_date(when + dt.timedelta(days=1), "mdy/") if paid else "",
        "PAID" if paid else "REFUNDED",
    ]


BANK_HEADER: Final = (
    "Txn Date",
    "Value Date",
    "Account No",
    "Account Name",
    "Description",
    "Reference",
    "Debit",
    "Credit",
    "Running Balance",
)


def write_statement(desk: Desk) -> None:
    """Statement lines of mule accounts: credits of victims, daily life, rent to an honest account."""
    rng, lines = desk.rng, list[_LINE]()
    landlord = no.digits(rng, 12)
    for case, paid in _payments(desk, "bank"):
        lines.append((paid.at, _credit(rng, case, paid), (case, paid)))
    accounts = {parties[1].payout.number: parties[1].payout for _, _, parties in lines if parties}
    for payout in accounts.values():
        for text, median in (
            ("ATM WITHDRAWAL", 8000),
            (f"TRF TO {landlord} RENT", 6500),
            ("POS GROCERY", 900),
        ):
            when = _any_time(desk)
            debit = round(lognormal(rng, median, 0.3), 2)
            row = _line(when, payout.number, plain(payout.holder).upper(), text, no.digits(rng, 9), debit, "")
            lines.append((when, row, None))
        desk.world.decoys.append(("honest-account-in-chain", payout.key, f"bank:{landlord}"))
    lines.sort(key=lambda line: (line[0], str(line[1][5])))
    path = desk.open_path("bank-isla", "statement*.csv")
    write_csv(path, BANK_HEADER, (line[1] for line in lines), delimiter=";")
    _note(desk, "bank-isla", path, lines)


def _line(when: dt.datetime, account: str, holder: str, *rest: object) -> list[object]:
    day = write_date(local(when, "PH"), "dmy/")
    text, reference, debit, credit = rest
    return [day, day, account, holder, text, reference, debit, credit, ""]


def _credit(rng: random.Random, case: Incident, paid: Paid) -> list[object]:
    name = write_name(case.victim.name, "latin", rng, CLEAN)
    text = f"INWARD REMITTANCE {(typo(name, rng) if chance(rng, 0.05) else name).upper()}"
    currency = CURRENCIES["PH"]
    holder = write_name(paid.payout.holder, "latin", rng, CLEAN).upper()
    return _line(
        paid.at, paid.payout.number, holder, text, paid.reference, "", f"{in_currency(paid.usd, currency)}.00"
    )


def write_tagpack(desk: Desk) -> None:
    """A list of wallets in GraphSense's TagPack form, the heading holding what is common."""
    wallets = [payout for payout in desk.world.payouts if payout.kind == "wallet"]
    if "wallet-desk" not in desk.agencies or not wallets:
        return
    tags = [
        {
            "address": payout.number,
            "currency": payout.institution,
            **(
                {"label": f"payee named in report, group {payout.group[-2:]}"}
                if chance(desk.rng, 0.3)
                else {}
            ),
        }
        for payout in wallets
        if chance(desk.rng, 0.8)
    ]
    strangers = [
        {"address": no.wallet(desk.rng, "BTC"), "currency": "BTC", "abuse": "", "category": "exchange"}
        for _ in range(5)
    ]
    pack = {
        "title": "Wallets named in extortion reports",
        "creator": "Wallet attribution desk",
        "description": "Addresses that victims were told to pay to",
        "lastmod": str(desk.makers.preset.end),
        "label": "extortion of victims, reported",
        "source": "https://reports.example.org/wallets",
        "abuse": "sextortion",
        "category": "perpetrator",
        "tags": tags + strangers,
    }
    path = desk.open_path("wallet-desk", "wallets*.yaml")
    with path.open("w", encoding="utf-8", newline="") as stream:
        yaml.safe_dump(pack, stream, sort_keys=False, allow_unicode=True)
    by_number = {payout.number: payout for payout in wallets}
    for tag in tags:
        desk.truth.mention(
            desk.key("wallet-desk", path, "id", tag["address"]), "account", by_number[tag["address"]].key
        )
    desk.done(path, "wallet-desk", "tagpack", len(tags) + len(strangers))

"""Two tables of payments, full of people who have nothing to do with anything."""
# ruff: noqa: E501, SIM905 - data read better whole

import csv
import io
from pathlib import Path

import openpyxl

from secondhand.ledger import Ledger
from secondhand.people import offenders

GIVEN = "Aaron Beatrix Cedric Dorothea Emeric Fiona Gustav Hettie Ivor Jemima Kester Lorna Magnus Nerys Orson".split()
FAMILY = "Ashgrove Birkfell Colmere Dunsworth Eastlow Farnhill Greywater Holmcroft Inglemoor".split()


def remittances(folder: Path, truth: Ledger) -> None:
    """Write a bank's counter list: senders and receivers, of whom a few are known payees."""
    gang = offenders()
    rows = [["Txn Ref", "Value Date", "Remitter", "Remitter Mobile", "Beneficiary", "Beneficiary Bank", "Beneficiary A/C",
             "Ccy", "Amount", "Purpose", "Counter"]]  # fmt: skip
    for n in range(1, 61):
        payee = gang[n % 60] if n % 6 == 0 else None
        name = payee.payee if payee else f"{GIVEN[n % 15]} {FAMILY[(n * 5) % 9]}"
        rows.append([
            f"SGR{n:08d}", f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/2025", f"{GIVEN[(n * 7) % 15]} {FAMILY[n % 9]}",
            "+65 6222 0000" if n % 4 == 0 else f"+65 9{n * 131 % 1000000 + 1000000:07d}"[:13], name, "Meridian Rural Bank",
            payee.account if payee else f"{n * 15485863 % 10**12:012d}", "PHP", f"{n * 1250:,}.00", "family support", "Orchard 3",
        ])  # fmt: skip
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    (folder / "outward_remittance.csv").write_text(stream.getvalue(), encoding="utf-8")
    truth.files += [
        ("sg-bank", "outward_remittance.csv", "table", "payment", "60", "60"),
        ("sg-bank", "outward_remittance.csv", "table", "person/victim", "0", "0"),
        ("sg-bank", "outward_remittance.csv", "table", "person/suspect", "0", "0"),
    ]


def transfers(folder: Path, truth: Ledger) -> None:
    """Write a transfer company's answer: a title, control numbers, both ends of every payment."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["CONFIDENTIAL - Response to request 25-118"])
    sheet.append([])
    sheet.append(["MTCN", "Send Date/Time", "Sender First Name", "Sender Last Name", "Sender Country", "Sender Phone", "Payee First Name",
                  "Payee Last Name", "Payee ID No.", "Pay Country", "Pay Agent", "Principal", "Send Currency", "Status"])  # fmt: skip
    for n in range(1, 41):
        sheet.append([
            f"{1000000000 + n * 7654321:010d}", f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d} 1{n % 9}:05", GIVEN[n % 15], FAMILY[n % 9], "US",
            "800-555-0144" if n % 3 == 0 else f"415-555-01{n % 100:02d}", GIVEN[(n * 4) % 15], FAMILY[(n * 2) % 9], f"P{n:07d}", "PH",
            "Counter 12 Mandaue", 120.5 + n, "USD", "PAID",
        ])  # fmt: skip
    sheet.append(
        [
            "Total",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            sum(120.5 + n for n in range(1, 41)),
        ]
    )
    book.save(folder / "response_25-118.xlsx")
    truth.files += [
        ("wire", "response_25-118.xlsx", "table", "payment", "40", "40"),
        ("wire", "response_25-118.xlsx", "table", "person/victim", "0", "0"),
        ("wire", "response_25-118.xlsx", "table", "person/suspect", "0", "0"),
    ]

"""How fast and how small the table reader is: rows per CPU second and peak memory.

``python benchmarks/intake_tables.py [--rows N] [--form F] [--mb M] [--profile NAME] [--plain-gc]``. Five
tables are generated from a fixed seed: case reports whose values are all different, case reports with the
repetition of real files (offenders, payees, cities), transfers of six columns, case reports of sixty
columns, and such with narratives of two thousand characters. ``--form parquet`` or ``xlsx`` writes them so.
``--mb 1000`` instead writes one CSV file of that size into a temporary folder, reads it whole, prints how
memory stood at each tenth, and deletes it. The garbage collector is set as the command line sets it, unless
``--plain-gc`` is given.
"""

import argparse
import cProfile
import csv
import gc
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from strikeback.intake.contract import Source
from strikeback.intake.table.reader import TableReader
from strikeback.model.handling import Handling
from strikeback.model.record import Record

CASE = [
    "Report No", "Date Reported", "Victim Name", "Victim Age", "Victim Phone", "Victim Email", "Platform",
    "Suspect Username", "Name Used", "Amount Demanded", "Amount Paid", "Details",
]  # fmt: skip
WIRE = ["MTCN", "Send Date", "Sender Name", "Receiver Name", "Amount USD", "Status"]
PARTS = (
    "ari",
    "belo",
    "cato",
    "dinu",
    "elar",
    "fosi",
    "gimo",
    "halu",
    "iven",
    "jora",
    "kelu",
    "lomi",
    "mave",
    "noru",
)


def word(random_: random.Random, parts: int = 3) -> str:
    """Return an invented name."""
    return "".join(random_.choice(PARTS) for _ in range(parts)).capitalize()


def case(number: int, random_: random.Random, pool: int) -> list[str]:
    """Return a case report; ``pool`` is how many different offenders and platforms there are."""
    who = random.Random(random_.randrange(pool))
    handle = f"{word(who)}.{word(who)}{who.randrange(999)}".lower()
    name = f"{word(random_)} {word(random_)}"
    clock = f"{random_.randrange(24):02}:{random_.randrange(60):02}"
    day = f"{random_.randrange(1, 29):02}/{random_.randrange(1, 13):02}/2025 {clock}"
    phone = f"+4477009{random_.randrange(100_000):05}"
    money = f"GBP {random_.randrange(1, 90) * 50}"
    paid = money if number % 3 == 0 else ""
    text = f"Contact began on a social app; {word(random_, 5)} asked for money after a call, file {number}."
    mail = f"{name.replace(' ', '.').lower()}{number}@example.org"
    app = who.choice(("Facebook", "Instagram", "Telegram"))
    persona = f"{word(who)} {word(who)}"
    return [
        f"R-{number:07}",
        day,
        name,
        str(random_.randrange(12, 60)),
        phone,
        mail,
        app,
        handle,
        persona,
        money,
        paid,
        text,
    ]


def wire(number: int, random_: random.Random, pool: int) -> list[str]:
    """Return a transfer."""
    who = random.Random(random_.randrange(pool))
    day = f"2025-{random_.randrange(1, 13):02}-{random_.randrange(1, 29):02}"
    sender = f"{word(random_)} {word(random_)}"
    receiver = f"{word(who)} {word(who)}"
    return [str(2_000_000_000 + number), day, sender, receiver, str(random_.randrange(20, 900)), "PAID"]


def wide(number: int, random_: random.Random, pool: int) -> list[str]:
    """Return a case report among columns nobody knows, two in three of them filled."""
    return case(number, random_, pool) + [
        word(random_, 2) if place % 3 else "" for place in range(len(WIDE) - len(CASE))
    ]


def told(number: int, random_: random.Random, pool: int) -> list[str]:
    """Return a case report with a long narrative that holds line breaks and quotes."""
    *cells, text = case(number, random_, pool)
    said = f'{text} "{word(random_, 4)}", was said.\n'
    return [*cells, said * (2_000 // len(said))]


WIDE = [*CASE, *(f"Remark {place}" for place in range(48))]
TABLES: dict[str, tuple[list[str], Callable[[int, random.Random, int], list[str]], int]] = {
    "cases, all different": (CASE, case, 1 << 60),
    "cases, as in files": (CASE, case, 400),
    "transfers": (WIRE, wire, 400),
    "cases, 60 columns": (WIDE, wide, 400),
    "cases, long narratives": (CASE, told, 400),
}


def write(path: Path, name: str, rows: int, *, bytes_: int = 0) -> int:
    """Write a table of so many rows, or of at least so many bytes; return the number of rows."""
    header, make, pool = TABLES[name]
    random_ = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(header)
        number = 0
        while number < rows or (bytes_ and stream.tell() < bytes_):
            for _ in range(1_000):
                number += 1
                out.writerow(make(number, random_, pool))
                if not bytes_ and number >= rows:
                    break
    return number


def reform(path: Path, form: str) -> Path:
    """Write a CSV table in another form; return the new file."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    out = path.with_suffix(f".{form}")
    if form == "parquet":
        pq.write_table(pa.table(dict(zip(header, map(list, zip(*rows, strict=True)), strict=True))), out)
    else:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in (header, *rows):
            sheet.append(row)
        book.save(out)
    return out


def source(path: Path) -> Source:
    """Return the file as handed in by a British force."""
    return Source(
        path=path, name=path.name, digest="0" * 64, size=path.stat().st_size, originator="gb-force",
        contribution="c_1", handling=Handling(), region="GB", zone="Europe/London", key=b"k" * 32,
    )  # fmt: skip


def read(path: Path) -> Iterator[object]:
    """Read a table."""
    return TableReader().read(source(path))


def peak_mb() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path, rows: int, profile: str, form: str) -> None:
    """Print rows per CPU second and records a row of the tables."""
    for name in TABLES:
        if profile and profile != name:
            continue
        path = folder / "table.csv"
        count = write(path, name, rows)
        if form != "csv":
            path = reform(path, form)
        profiler = cProfile.Profile()
        if profile:
            profiler.enable()
        begun = time.process_time()
        records = sum(isinstance(one, Record) for one in read(path))
        spent = time.process_time() - begun
        if profile:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
        sys.stdout.write(
            f"{name:22} {count / spent:9,.0f} rows a CPU second, {records / count:.1f} records a row, "
            f"peak {peak_mb():,.0f} MB\n"
        )


def whole(folder: Path, megabytes: int) -> None:
    """Read one large file and print how memory stood at each tenth of it."""
    path = folder / "large.csv"
    count = write(path, "cases, as in files", 0, bytes_=megabytes * 1_000_000)
    begun = time.process_time()
    step = max(1, count // 10)
    seen = row = 0
    for one in read(path):
        if isinstance(one, Record):
            seen += 1
            if one.locator.row != row:
                row = one.locator.row or 0
                if row % step == 0:
                    sys.stdout.write(f"row {row:12,}: peak {peak_mb():,.0f} MB\n")
    spent = time.process_time() - begun
    sys.stdout.write(
        f"{path.stat().st_size / 1e6:,.0f} MB, {count:,} rows, {seen:,} records: "
        f"{count / spent:,.0f} rows a CPU second\n"
    )


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--form", default="csv", choices=["csv", "parquet", "xlsx"])
    parser.add_argument("--mb", type=int, default=0)
    parser.add_argument("--profile", default="", choices=["", *TABLES])
    parser.add_argument("--plain-gc", action="store_true", help="the interpreter's own thresholds")
    wanted = parser.parse_args()
    if not wanted.plain_gc:
        gc.set_threshold(100_000, 20, 100)  # as strikeback.cli.main does
    with tempfile.TemporaryDirectory() as folder:
        if wanted.mb:
            whole(Path(folder), wanted.mb)
        else:
            measure(Path(folder), wanted.rows, wanted.profile, wanted.form)


if __name__ == "__main__":
    main()

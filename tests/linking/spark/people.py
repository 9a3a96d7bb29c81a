"""Made-up people written several times, badly, with other spellings; and what one machine makes of them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from strikeback.linking.engine import run as engine
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.copies import set_aside
from strikeback.linking.engine.model import Model
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.resolution import Resolution

GIVEN = (
    "Anna",
    "Bela",
    "Wei",
    "Mei Ling",
    "José",
    "Øyvind",
    "Omar",
    "Ирина",
    "王芳",
    "Rosa Maria",
    "Li",
    "Jo",
)
FAMILY = ("Tan", "Okoro", "De la Cruz", "Šimić", "Lindqvist", "Haddad", "Nguyen", "Петрова", "O'Hara", "Ruiz")
CITIES = ("Eastport", "Norwick", "Port Lumen", "Valdora", "Sundby", "Karsholm")


def rows(size: int, seed: int) -> list[dict[str, str | None]]:
    """Return records of half as many people: slips, missing cells, swapped names, spellings of phones."""
    rng = np.random.default_rng(seed)
    out = []
    for n in range(size):
        person = np.random.default_rng(1_000 + int(rng.integers(size // 2 + 1)))
        given, family = (
            str(person.choice(GIVEN)),
            str(person.choice(FAMILY)) + str(person.choice(["", "", " Bay", "son"])),
        )
        day, month, year = (
            int(person.integers(1, 29)),
            int(person.integers(1, 13)),
            int(person.integers(1950, 2005)),
        )
        city, line = str(person.choice(CITIES)), int(person.integers(100_000))
        if rng.random() < 0.15 and len(family) > 3:
            at = int(rng.integers(1, len(family)))
            family = family[:at] + family[at + 1 :]
        if rng.random() < 0.05:
            given, family = family, given
        born = f"{year}-{month:02d}-{day:02d}"
        phone = f"+44 7700 9{line % 100_000:05d}" if rng.random() < 0.5 else f"07700 9{line % 100_000:05d}"
        row = {
            "given": given,
            "family": family,
            "born": born,
            "city": city,
            "phone": phone,
            "sex": "fm"[n % 2],
        }
        out.append(
            {"id": f"r{n}"} | {name: None if rng.random() < 0.15 else value for name, value in row.items()}
        )
    return out


def table(size: int, seed: int) -> pa.Table:
    """Return them as a table."""
    return pa.Table.from_pylist(rows(size, seed))


@dataclass(frozen=True)
class Here:
    """What one machine finds: pairs by digests of ids, and the cluster of each id."""

    spec: Spec
    model: Model
    tables: Tables
    pairs: set[tuple[int, int, int, int]]
    clusters: dict[str, str]


def resolved_here(tables: list[pa.Table], spec: Spec | None = None, model: Model | None = None) -> Here:
    """Resolve on this machine, as the command does."""
    read = read_tables(tables, "id")
    copies = None if spec is not None and spec.one_per_table else set_aside(read)
    read = copies.tables if copies else read
    wanted = (
        spec
        if spec is not None and spec.fields
        else infer_spec(read, one_per_table=bool(spec and spec.one_per_table))
    )
    records = encode(prepare(read, wanted), read.digest, read.source)
    fitted = engine.resolve(records, model=model, constraints=Constraints(apart=wanted.one_per_table))
    found = fitted.pairs
    ends = (records.key[found.left].tolist(), records.key[found.right].tolist())
    clusters = dict(Resolution(read, wanted, records, fitted).clusters)
    clusters.update({copy: clusters[kept] for copy, kept in (copies.copy_of if copies else {}).items()})
    pairs = set(zip(*ends, found.packed.tolist(), found.bits.tolist(), strict=True))
    return Here(wanted, fitted.model, read, pairs, clusters)

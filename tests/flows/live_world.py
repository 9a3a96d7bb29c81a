"""Small messy tables, and a collection whose model reacts to every record: blocks close at three."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from random import Random

import msgspec

from strikeback.flows.live.create import create_from
from strikeback.linking.engine.model import Alias, Model
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.run import train
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables
from strikeback.store.open import Store

GIVEN = ("Maria", "Mariah", "María", "Мария", "Tai Man", "Taiman", "John", "Jon", "J", "Wei", "Smith", "")
FAMILY = ("Smith", "Smyth", "Chan", "陳", "Chen", "O'Neil", "Oneil", "Wei", "")
ALIAS = ("Maria Smith alias Mia S", "Mia S", "Chan Tai Man (Wei)", "陳大文", "", "", "")
BORN = ("1990-05-06", "06/05/1990", "05/06/1990", "1990", "1990-05", "1991-05-06", "1962-01-12", "")
PHONE = ("+852 6123 4567", "6123 4567", "61234567", "+44 7700 900123", "07700 900123", "07700 900124", "")
MAIL = ("a.b@example.org", "ab@example.org", "A.B@EXAMPLE.ORG", "mia@example.org", "x@example.org", "")
CITY = ("North Town", "Town North", "northtown", "South Bay", "")
COLUMNS = {
    "given": GIVEN,
    "family": FAMILY,
    "known_as": ALIAS,
    "born": BORN,
    "phone": PHONE,
    "mail": MAIL,
    "city": CITY,
}
VARIANTS = {
    "given": (Alias(left="john", right="maria", entities=9), Alias(left="jon", right="wei", entities=3)),
    "family": (Alias(left="chan", right="smith", entities=4),),
    "city": (Alias(left="north town", right="south bay", entities=5),),
}
"""Forms that the model takes for variants of each other."""
Row = dict[str, object]
_NAMES = count()


class Clock:
    """Every moment is another one."""

    def __init__(self) -> None:
        self._ticks = count()

    def now(self) -> datetime:
        """The next microsecond."""
        return datetime(2020, 1, 1, microsecond=next(self._ticks), tzinfo=UTC)


def spec(*, apart: bool) -> Spec:
    """What is compared: seven fields, some with several readings of a cell."""
    kinds = (
        FieldType.GIVEN,
        FieldType.FAMILY,
        FieldType.NAME,
        FieldType.DATE,
        FieldType.PHONE,
        FieldType.EMAIL,
        FieldType.PLACE,
    )
    fields = [Field(name=name, type=kind) for name, kind in zip(COLUMNS, kinds, strict=True)]
    fields[3] = msgspec.structs.replace(fields[3], order="dmy/mdy")
    fields[4] = msgspec.structs.replace(fields[4], region="HK")
    return Spec(fields=tuple(fields), one_per_table=apart)


def rows(seed: int, size: int) -> list[Row]:
    """Records of a third as many people; a cell in four is another person's or empty."""
    rng = Random(seed)
    people = [{name: rng.choice(values) for name, values in COLUMNS.items()} for _ in range(1 + size // 3)]
    out: list[Row] = []
    for n in range(size):
        person = rng.choice(people)
        cells = {name: rng.choice(COLUMNS[name]) if rng.random() < 0.25 else person[name] for name in COLUMNS}
        out.append({"id": f"r{rng.randrange(10_000)}.{n}", **cells})
    return out


@lru_cache
def model(*, apart: bool) -> Model:
    """A model learned from other records, with small blocks only; the block of everybody holds twelve."""
    read = read_tables([rows(99, 120), rows(98, 120)], "id")
    learned = train(encode(prepare(read, spec(apart=apart)), read.digest, read.source), apart=apart)
    keys = tuple(msgspec.structs.replace(key, cap=3 if key.parts else 12) for key in learned.keys)
    fields = tuple(
        msgspec.structs.replace(field, aliases=VARIANTS.get(field.name, ())) for field in learned.fields
    )
    # Weaker evidence than learned keeps some pairs doubtful, so that chains form and break.
    return msgspec.structs.replace(learned, fields=fields, keys=keys, prior=learned.prior - 1024)


def collection(store: Store, *, apart: bool = False, first: Sequence[Row] = ()) -> str:
    """Make a collection of some records; return its name."""
    name = f"c{next(_NAMES)}"
    create_from(
        store,
        name,
        [list(first)],
        ["a"],
        clock=Clock(),
        id_column="id",
        spec=spec(apart=apart),
        model=model(apart=apart),
    )
    return name


def shuffled(items: Sequence[Row], seed: int) -> Iterator[Row]:
    """The same records in another order."""
    return iter(Random(seed).sample(list(items), len(items)))

"""Live collections: exact copies follow the record that stands for them.

Records get a digest of their cells. A collection with records that occur often is marked: its copies are set
aside when it is opened.

Revision ID: 0017
"""

from typing import Any, Final

import msgspec
import sqlalchemy as sa
from alembic import op

from strikeback.linking.engine.spec import load_spec
from strikeback.linking.live.copies import occur_often, twin_of

revision = "0017"
down_revision = "0018"
branch_labels = None
depends_on = None

TABLES = ("live_copy", "live_spread", "live_cell", "live_group")
_AT_ONCE: Final = 10_000


def upgrade() -> None:
    """Create the tables, and give the records there are their digests."""
    ids = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    whole = sa.BigInteger()
    twin = sa.Column("twin", whole, nullable=False, server_default=sa.text("0"))
    op.add_column("live_record", twin)
    op.create_table(
        "live_copy",
        _key("collection", sa.Integer()),
        sa.Column("id", ids, primary_key=True),
        *(_filled(name, kind) for name, kind in (("source", sa.Integer()), ("twin", whole))),
        _filled("spoken", sa.Integer()),
        sqlite_with_rowid=False,
    )
    op.create_table("live_spread", _key("collection", sa.Integer()), _filled("body", sa.Text()))
    for name, key, rest in (
        ("live_cell", "cell", _filled("count", sa.Integer())),
        ("live_group", "twin", _filled("shape", sa.Text())),
    ):
        op.create_table(
            name, _key("collection", sa.Integer()), _key(key, whole), rest, sqlite_with_rowid=False
        )
    connection = op.get_bind()
    specs = connection.execute(sa.text("SELECT number, spec FROM live_collection")).all()
    for number, spec in specs:
        if not load_spec(spec.encode()).one_per_table:
            _digest(connection, number)
    op.create_index("ix_live_record_twin", "live_record", ["collection", "twin"])
    op.create_index("ix_live_copy_twin", "live_copy", ["collection", "twin", "spoken", "id"])


def _digest(connection: sa.Connection, collection: int) -> None:
    """Write the digest of every record; mark the collection where over 50 of them are equal."""
    decode = msgspec.json.Decoder(dict[str, str]).decode
    take = sa.text(
        "SELECT number, cells FROM live_record WHERE collection = :c AND number > :n ORDER BY number LIMIT :m"
    )
    put = sa.text("UPDATE live_record SET twin = :twin WHERE number = :number")
    last, twins = -1, []
    while rows := connection.execute(take, {"c": collection, "n": last, "m": _AT_ONCE}).all():
        some = [{"number": number, "twin": twin_of(decode(cells))} for number, cells in rows]
        connection.execute(put, some)
        twins += [row["twin"] for row in some]
        last = rows[-1].number
    if occur_often(twins):
        mark = sa.text("INSERT INTO live_spread (collection, body) VALUES (:c, '')")
        connection.execute(mark, {"c": collection})


def _key(name: str, kind: sa.types.TypeEngine[int]) -> sa.Column[int]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _filled(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)

"""Helpers: a table as text or bytes, read into records and refusals."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from strikeback.intake.limits import Limits
from strikeback.intake.open import open_source
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.reader import TableReader
from strikeback.model.record import Record, Refusal


class Table(NamedTuple):
    """What a table gave."""

    maps: tuple[ColumnMap, ...]
    records: list[Record]
    refusals: list[Refusal]

    def kind(self, kind: str, role: str = "") -> list[Record]:
        """Records of a kind, of a role when one is given."""
        return [one for one in self.records if one.kind == kind and role in {"", one.role.value}]

    def refused(self) -> list[tuple[int | None, str, str]]:
        """Row, reason and what of each refusal."""
        return [(one.locator.row, one.reason.value, one.what) for one in self.refusals]

    @staticmethod
    def values(record: Record) -> list[tuple[str, str]]:
        """Kind and value of a record's selectors."""
        return [(one.kind.value, one.value) for one in record.selectors]

    @staticmethod
    def texts(record: Record) -> list[tuple[str, str]]:
        """Text and kind of a person's names."""
        return [(name.text, name.kind.value) for name in record.body.names]


Read = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a table: ``read(text, name=..., codec=..., region=...)``."""

    def call(content: str | bytes, name: str = "x.csv", codec: str = "utf-8", **stated: Any) -> Table:
        limits = stated.pop("limits", Limits())
        path = tmp_path / name
        path.write_bytes(content.encode(codec) if isinstance(content, str) else content)
        source = open_source(path, originator="hkpf", **stated)
        reader = TableReader(limits)
        items = list(reader.read(source))
        return Table(
            reader.explain(source),
            [item for item in items if isinstance(item, Record)],
            [item for item in items if isinstance(item, Refusal)],
        )

    return call

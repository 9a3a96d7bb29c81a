"""export, resolve, brief: what writes documents for others."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from enum import StrEnum
from typing import Annotated

import typer

from strikeback.cli.options import STORE, OutOption, StoreOption


class ExportFormat(StrEnum):
    """What can be exported."""

    ENTITIES = "entities"


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="entities: one JSON object a line.")],
    out: OutOption = None,
    store: StoreOption = STORE,
) -> None:
    """Write which rows of which files are one person, account, incident or group.

    Example: `strikeback export --format entities --out entities.jsonl`
    """
    from strikeback.cli.output import write_lines
    from strikeback.flows.export import export as lines
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        write_lines(lines(opened, form.value), out)

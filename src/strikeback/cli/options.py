"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store: a file path, sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
        show_default=True,
        envvar="STRIKEBACK_STORE",
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON document on standard output and nothing else."),
]
AgencyFilter = Annotated[
    str,
    typer.Option("--agency", metavar="ID", help="Only what this agency must act on."),
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", metavar="AGENCY/USER", help="Who does it; kept with the fact.", envvar="STRIKEBACK_USER"
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write here instead of standard output."),
]

STORE = "./strikeback.db"

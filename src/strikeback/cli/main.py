"""The command line's door: every command by name, and what each kind of failure exits with."""

import gc
import os
import sys
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import typer
from typer.main import get_command

from strikeback.cli import (
    count,
    documents,
    glass,
    hub,
    intake,
    keeping,
    lifecycle,
    live,
    log,
    look,
    peers,
    requests,
    scenario,
    serve,
    setup,
    tables,
    terms,
    user_keys,
    users,
    witness,
    work,
)
from strikeback.cli.operator import guard
from strikeback.cli.writing import writing
from strikeback.model.errors import RefusedInputError, StrikebackError, UsageError

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
CANCELLED: Final = 130
"""128 + SIGINT, as shells count it."""

app = typer.Typer(
    name="strikeback",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Links reports of organised online sextortion across agencies, says why, and raises the alarm
when somebody is in danger.

A first session: `strikeback init`, `strikeback agency add hkpf --country HK`,
`strikeback import reports.xlsx --agency hkpf`, `strikeback alerts`, `strikeback link`, `strikeback leads`.

Exit codes: 0 done, 1 failed, 2 usage, 3 input refused, 130 cancelled.""",
)

agency_app = typer.Typer(
    no_args_is_help=True, help="Participating agencies: police units, hotlines, platforms."
)
agency_app.command("add")(setup.add)
agency_app.command("list")(setup.show)

log_app = typer.Typer(
    no_args_is_help=True, help="The log of custody: what was done, provable to people who do not trust us."
)
log_app.command("verify")(log.verify)
log_app.command("proof")(log.proof)
log_app.command("checkpoint")(log.checkpoint)
log_app.command("export")(log.export)
log_app.command("rotate")(log.rotate)
log_app.command("stamp")(log.stamp)
log_app.add_typer(witness.witness_app, name="witness")

app.command("init")(setup.init)
app.add_typer(agency_app, name="agency")
app.add_typer(log_app, name="log")
users.user_app.command("key")(user_keys.key)
users.user_app.command("keys")(user_keys.keys)
users.user_app.command("agree-key")(user_keys.agree_key)
users.user_app.command("unkey")(user_keys.unkey)
app.add_typer(users.user_app, name="user")
app.command("formats")(setup.formats)
app.command("import")(intake.import_)
app.command("alerts")(look.alerts)
app.command("ack")(work.ack)
app.command("link")(work.link)
app.command("leads")(look.leads)
app.command("take")(work.take)
app.command("search")(look.search)
app.command("show")(look.show)
app.command("why")(look.why)
app.command("decide")(work.decide)
app.command("undo")(work.undo)
app.command("withdraw")(work.withdraw)
app.command("correct")(lifecycle.correct)
app.command("erase")(lifecycle.erase)
app.add_typer(terms.terms_app, name="terms")
app.add_typer(requests.requests_app, name="requests")
app.add_typer(glass.glass_app, name="glass")
app.add_typer(lifecycle.hold_app, name="hold")
app.add_typer(lifecycle.notices_app, name="notices")
app.add_typer(keeping.retention_app, name="retention")
app.add_typer(keeping.desk_app, name="desk")
app.command("trace")(lifecycle.trace)
app.add_typer(peers.peer_app, name="peer")
app.command("count")(count.count)
app.add_typer(count.audit_app, name="audit")
app.command("rebuild")(work.rebuild)
app.command("export")(documents.export)
app.command("resolve")(tables.resolve)
app.command("explain")(tables.explain)
app.add_typer(live.live_app, name="live")
app.command("brief")(documents.brief)
app.command("serve", help=serve.HELP)(serve.serve)
app.command("scenario")(scenario.scenario)
app.command("demo")(scenario.demo)
app.command("hub-demo")(hub.hub_demo)


def run() -> None:
    """Run the command line and exit."""
    # Millions of records that live to the end are not worth looking through for cycles so often:
    # a sixth of the demo's processor time.
    gc.set_threshold(100_000, 20, 100)
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; failures become one line on standard error."""
    try:
        code = _run(arguments)
        # Here and not when the process ends, where nobody could say what is wrong.
        with writing(None):
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read, such as head, has enough.
        _drop_output()
        return DONE
    except StrikebackError as error:
        _complain(str(error))
        _drop_what_is_stuck()
        return _code_of(error)
    except Exception as error:  # noqa: BLE001 - the last door
        _complain(f"SB999: an unexpected {type(error).__name__} at {_place(error)}. Please report this line")
        return FAILED
    return code


def _run(arguments: list[str]) -> int:
    """Run one command and return the code it ended with."""
    try:
        _commands()(args=arguments, prog_name="strikeback")
    except SystemExit as end:  # how Typer ends, also after help and usage errors
        return _ended(end)
    return DONE


@cache
def _commands() -> Any:  # noqa: ANN401 - the library's own copy of click
    """Build all commands: once a process, whoever calls ``main`` how often."""
    return guard(get_command(app))


def _drop_what_is_stuck() -> None:
    """Let nothing wait for an output that refuses it."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """Let what is still to be printed go nowhere, so that the process ends in peace."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ended(end: SystemExit) -> int:
    """Return the code a command ended with."""
    if end.code == CANCELLED:
        _complain("Cancelled; nothing half written was kept")
    return end.code if isinstance(end.code, int) else DONE


def _code_of(error: StrikebackError) -> int:
    """Return the exit code of one of our own errors."""
    if isinstance(error, RefusedInputError):
        return REFUSED
    return USAGE if isinstance(error, UsageError) else FAILED


def _place(error: Exception) -> str:
    """Return where in our code an error arose: file and line only, its text may hold personal data."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "strikeback" in Path(f.filename).parts]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours[-3:]]
    return " > ".join(places) or "an unknown place"


def _complain(line: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(line.replace("\n", " ") + "\n")

"""log witness: who cosigns this log's heads, and cosigning those of others."""
# ruff: noqa: PLC0415 - flows are imported when a command runs, so that help is instant

from pathlib import Path
from typing import Annotated, Any

import typer

from strikeback.cli.options import STORE, ByOption, JsonOption, StoreOption

FAILED = 1

witness_app = typer.Typer(
    no_args_is_help=True,
    help="Witnesses (C2SP tlog-witness): without one, whoever has store and key can write another history.",
)


@witness_app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called here.")] = "",
    vkey: Annotated[str, typer.Argument(metavar="VKEY", help="Its key, compared by phone.")] = "",
    url: Annotated[str, typer.Argument(metavar="URL", help="Its https address.")] = "",
    quorum: Annotated[int, typer.Option("--quorum", min=1, help="How many of all have to cosign.")] = 1,
    policy: Annotated[
        Path | None,
        typer.Option("--policy", metavar="FILE", help="In place of one witness: the whole, as tlog-policy."),
    ] = None,
    by: ByOption = "",
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Name a witness of this log, or name it anew.

    Example: `strikeback log witness add npa "npa.example/w+1a2b3c4d+BX..." https://npa.example --quorum 1`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import print_json, say
    from strikeback.flows.log.witness import add_witness, name_witnesses
    from strikeback.model.errors import UsageError
    from strikeback.store.open import open_store

    if (policy is None) != bool(name and vkey and url):
        raise UsageError("name a witness, its key and its address", remedy="Or give all with --policy FILE")
    who = by or "operator"
    with open_store(store, create=False) as opened:
        if policy is None:
            made = add_witness(opened, name, vkey, url, quorum=quorum, by=who, clock=SystemClock())
        else:
            made = name_witnesses(opened, _read(policy), by=who, clock=SystemClock())
    if json:
        print_json({"witnesses": dict(made.urls), "quorum": made.quorum})
    else:
        say(f"Witnesses: {', '.join(made.witnesses)}. Show them the log: strikeback log witness sync")


@witness_app.command("sync")
def sync(
    trusted: Annotated[
        Path | None, typer.Option("--trusted", metavar="FILE", help="Certificates of witnesses, PEM.")
    ] = None,
    store: StoreOption = STORE,
    *,
    json: JsonOption = False,
) -> None:
    """Show the newest head to all witnesses and keep what they cosign; exit with 1 when too few do.

    A witness that has seen a longer log, or another one, says so: then find out why before anything else.

    Example: `strikeback log witness sync`
    """
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note, print_json, print_table, say
    from strikeback.flows.log.witness import synchronise
    from strikeback.flows.log.witness_http import asker
    from strikeback.store.open import open_store

    with open_store(store, create=False) as opened:
        done = synchronise(opened, asker(trusted), clock=SystemClock())
    if json:
        print_json(done)
    else:
        print_table(
            ("witness", "answer", "says"), [(o.name, o.outcome.value, o.says) for o in done.witnesses]
        )
        say(f"{done.size} entries: {'cosigned' if done.quorum else 'TOO FEW WITNESSES'}.")
    for one in done.alarms:
        note(f"ALARM: this log was ROLLED BACK OR REWRITTEN, says witness {one.name}: {one.says}")
    if done.alarms or not done.quorum:
        raise typer.Exit(FAILED)


@witness_app.command("serve")
def serve(
    name: Annotated[str, typer.Option("--name", help="The witness's name, such as npa.example/witness.")],
    policy: Annotated[
        Path,
        typer.Option("--policy", metavar="FILE", help="A tlog-policy whose log lines say what is witnessed."),
    ],
    keys: Annotated[
        Path, typer.Option("--keys", metavar="FILE", help="The witness's private keys; made when missing.")
    ],
    cert: Annotated[Path | None, typer.Option("--cert", metavar="FILE", help="TLS certificate, PEM.")] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key, PEM.")] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65_535)] = 8444,
    store: StoreOption = STORE,
) -> None:
    """Cosign heads of other logs at /add-checkpoint, as long as each grows out of the one before.

    Example: `strikeback log witness serve --name npa.example/witness --policy watched --keys witness.key`
    """
    import uvicorn

    from strikeback.api.witness import create_witness_app
    from strikeback.cli.clock import SystemClock
    from strikeback.cli.output import note
    from strikeback.cli.serve import check_listens
    from strikeback.flows.log.witness import logs_of
    from strikeback.store.log_keys import KeyFile
    from strikeback.store.open import open_store

    check_listens(host, safe=cert is not None)
    logs = logs_of(_read(policy))
    file = KeyFile(keys, witness=True)
    file.create(name)
    for one in file.public:
        note(f"key: {one.vkey}")
    options: dict[str, Any] = {"ssl_certfile": str(cert), "ssl_keyfile": str(key)} if cert and key else {}
    with open_store(store) as opened:
        uvicorn.run(
            create_witness_app(opened, logs, file.signers, SystemClock()),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            **options,
        )


def _read(path: Path) -> bytes:
    """Read a policy."""
    from strikeback.model.errors import UsageError

    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"the policy cannot be read ({error.strerror})", where=str(path)) from None

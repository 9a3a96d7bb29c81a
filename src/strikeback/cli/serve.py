"""serve: the network door."""
# ruff: noqa: PLC0415 - the web server is imported when it runs, so that help is instant

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strikeback.cli.options import STORE, StoreOption
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from strikeback.access.passkeys import Party
    from strikeback.api.settings import Settings
    from strikeback.api.worker import Work

SPOOL = ".spool"
"""Behind the store's name, where no folder is named."""

HELP = """Serve the interface under /api/v1: one agency on SQLite, several on PostgreSQL.

Refuses to listen anywhere but on this machine without --cert and --key, or --behind-proxy.

Example: `strikeback serve --store ./strikeback.db`

A session:

    API=http://127.0.0.1:8000/api/v1; JSON='Content-Type: application/json'
    curl -s $API/session -H "$JSON" \\
      -d '{"user":"hkpf/chan","password":"...","code":"123456"}'
    AUTH="Authorization: Bearer TOKEN"    # the token that was answered
    curl -s $API/search -H "$AUTH" -H 'X-Case: 2026-114' -H "$JSON" \\
      -d '{"text":"+852 6123 4567"}'
    curl -s $API/records/RECORD -H "$AUTH"
    curl -s "$API/imports?region=HK" -H "$AUTH" \\
      -H 'Content-Type: application/octet-stream' \\
      -H 'X-File-Name: reports.xlsx' --data-binary @reports.xlsx
    curl -sN $API/jobs/JOB/events -H "$AUTH"    # until the file is in
"""


HostOption = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")]
CertOption = Annotated[
    Path | None, typer.Option("--cert", metavar="FILE", help="TLS certificate chain, PEM.")
]
KeyOption = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key, PEM.")]
ClientsOption = Annotated[
    Path | None,
    typer.Option(
        "--client-ca", metavar="FILE", help="Only programs with a certificate of this authority get in, PEM."
    ),
]
ProvidersOption = Annotated[
    Path | None,
    typer.Option("--oidc", metavar="FILE", help="Agencies' providers at which people may sign in, JSON."),
]
AllowedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allowed-host",
        metavar="NAME",
        help="Host name that requests may be addressed to; may be repeated. This machine's own always.",
    ),
]
SpoolOption = Annotated[
    Path | None, typer.Option("--spool", metavar="DIR", help="Where uploads wait; else beside the store.")
]
WebhookOption = Annotated[
    list[str] | None,
    typer.Option("--webhook-host", metavar="HOST[:PORT]", help="Where messages may go; may be repeated."),
]
ReaderOption = Annotated[
    list[str] | None,
    typer.Option("--log-reader", metavar="AGENCY", help="Its auditors may read everybody's log entries."),
]
OriginOption = Annotated[
    str,
    typer.Option(
        "--origin", metavar="URL", help="As browsers name this hub, for passkeys: https://hub.example."
    ),
]
LinkOption = Annotated[
    bool, typer.Option("--link/--no-link", help="Link everything anew after files came in.")
]
ProxyOption = Annotated[
    bool,
    typer.Option("--behind-proxy", help="A proxy in front ends TLS and says from where a request came."),
]


def serve(  # noqa: PLR0913, PLR0917 - options
    store: StoreOption = STORE,
    host: HostOption = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65_535)] = 8000,
    cert: CertOption = None,
    key: KeyOption = None,
    client_ca: ClientsOption = None,
    allowed: AllowedOption = None,
    spool: SpoolOption = None,
    webhook_hosts: WebhookOption = None,
    log_readers: ReaderOption = None,
    origin: OriginOption = "",
    oidc: ProvidersOption = None,
    threads: Annotated[int, typer.Option("--threads", min=1, max=200, help="Requests at once.")] = 32,
    *,
    link: LinkOption = True,
    behind_proxy: ProxyOption = False,
) -> None:
    """Serve the interface."""
    from strikeback.api.settings import Settings
    from strikeback.flows.people.oidc_exchange import read_providers

    options: dict[str, Any] = {"host": host, "port": port} | tls_options(cert, key, client_ca)
    check_listens(host, safe=cert is not None or behind_proxy)
    settings = Settings(
        spool=spool or _beside(store),
        hosts=(*Settings(spool=Path()).hosts, *(name.lower() for name in allowed or ())),
        behind_proxy=behind_proxy,
        threads=threads,
        link=link,
        party=party_of(origin),
        providers=read_providers(oidc) if oidc else (),
        webhook_hosts=tuple(webhook_hosts or ()),
        log_readers=tuple(log_readers or ()),
    )
    _run(store, settings, options)


def tls_options(cert: Path | None, key: Path | None, client_ca: Path | None) -> dict[str, Any]:
    """Return what the web server is told about encryption.

    Raises:
        UsageError: A certificate without key, clients' certificates without encryption, an unreadable file.
    """
    import ssl

    if (cert is None) != (key is None):
        raise UsageError("--cert and --key belong together", where="--cert")
    if cert is None or key is None:
        if client_ca is not None:
            raise UsageError("clients show certificates over TLS only", where="--client-ca")
        return {}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(str(cert), str(key))
        if client_ca is not None:
            context.load_verify_locations(str(client_ca))
    except (OSError, ssl.SSLError) as error:
        raise UsageError(
            f"certificate or key cannot be used ({type(error).__name__})", where="--cert, --key, --client-ca"
        ) from None
    told: dict[str, Any] = {"ssl_certfile": str(cert), "ssl_keyfile": str(key)}
    if client_ca is not None:
        told |= {"ssl_ca_certs": str(client_ca), "ssl_cert_reqs": ssl.CERT_REQUIRED}
    return told


def party_of(origin: str) -> "Party | None":
    """Return as whom passkeys are asked for.

    Raises:
        UsageError: The origin is not one of a browser's.
    """
    if not origin:
        return None
    from urllib.parse import urlsplit

    from strikeback.access.passkeys import Party

    parts = urlsplit(origin)
    if parts.scheme != "https" or not parts.hostname or origin != f"https://{parts.netloc}":
        raise UsageError("an origin is https:// and a host", where="--origin")
    return Party(id=parts.hostname, origin=origin)


def check_listens(host: str, *, safe: bool) -> None:
    """Refuse to listen to other machines without encryption.

    Raises:
        UsageError: The address is not this machine's own, and nothing encrypts.
    """
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local and not safe:
        raise UsageError(
            "other machines are not served without encryption",
            where="--host",
            remedy="Give --cert and --key, or --behind-proxy where a proxy ends TLS",
        )


def _beside(store: str) -> Path:
    """Return the folder of uploads beside a store's file.

    Raises:
        UsageError: The store is no file.
    """
    if "://" in store and not store.startswith("sqlite:///"):
        raise UsageError(
            "say where uploads wait", where="--spool", remedy="For example: --spool /var/lib/strikeback"
        )
    return Path(store.removeprefix("sqlite:///") + SPOOL)


def _run(store: str, settings: "Settings", options: dict[str, Any]) -> None:
    """Open the store and serve until somebody stops it."""
    import logging

    import uvicorn

    from strikeback.api.app import create_app
    from strikeback.cli.clock import SystemClock
    from strikeback.store.open import open_store

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    for loud in ("httpx", "httpcore", "alembic"):
        logging.getLogger(loud).setLevel(logging.WARNING)
    with open_store(store) as opened:
        app = create_app(opened, settings, clock=SystemClock(), work=in_own_process(store, settings))
        uvicorn.run(
            app,
            **options,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=10,
            # Longer than people think between two requests, or these would meet a connection that closes.
            timeout_keep_alive=75,
            log_config=None,
            h11_max_incomplete_event_size=64 * 1024,
        )


def in_own_process(store: str, settings: "Settings") -> "Work":
    """Return a way to do jobs in a process of their own, so that a large file slows no request down."""
    from multiprocessing import get_context

    context = get_context("spawn")

    def work(job: str) -> None:
        process = context.Process(target=work_alone, args=(store, str(settings.spool), job), daemon=True)
        process.start()
        process.join()
        if process.exitcode:
            raise RuntimeError("the worker died")

    return work


def work_alone(store: str, spool: str, job: str) -> None:
    """Do one job in this process, behind everything else that the machine does."""
    import os

    from strikeback.cli.clock import SystemClock
    from strikeback.flows.remote.jobs import run_job
    from strikeback.flows.remote.spool import Spool
    from strikeback.store.open import open_store

    os.nice(10)
    with open_store(store, create=False) as opened:
        run_job(opened, Spool(Path(spool)), job, clock=SystemClock())
